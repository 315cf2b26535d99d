// Shaping and breaking paragraphs; see print_lines.h.
#include "print/print_lines.h"

#include "base/utf8.h"

#include <hb.h>
#include <limits.h>
#include <math.h>
#include <string.h>

// A character of the paragraph.
struct letter {
    uint32_t byte;
    int advance;
    bool parts; // whether glyphs can be parted before it
};

// What stands together between two places where a line may break.
struct piece {
    uint32_t first, text_end, end; // characters; white space stands behind text_end
    int width, white, hyphen;      // hyphen: what one adds where a line ends behind this
    float height;
    bool forced; // a line ends behind it
};

struct shaped {
    PangoLayout *layout;
    const PangoLogAttr *attributes;
    struct letter *letters; // with one behind the last
    uint32_t count;
    float look_height;
    struct {
        VEC_OF(struct piece)
    } pieces;
    int broken; // the width of the lines
    float height;
    struct {
        VEC_OF(struct print_line)
    } lines;
};

static const struct shaped *shaped_of(const struct print_text *text) {
    return text->shaped;
}

// ---- shaping ----------------------------------------------------------------------------------

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t start,
                          size_t end) {
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

// The colour attribute holds the span's number: it makes Pango end a run where a span ends, and the
// span is found again by the run's offset.
static PangoAttrList *attributes_of(const struct print_text *text) {
    PangoAttrList *list = pango_attr_list_new();
    for (size_t i = 0; i < text->n; i++) {
        const struct print_span *span = &text->at[i];
        const float *look = span->look->at;
        PangoFontDescription *description =
            print_fonts_description(look[PROP_SIZE], look[PROP_WEIGHT], look[PROP_ITALIC] != 0);
        add_attribute(list, pango_attr_font_desc_new(description), span->start, span->end);
        pango_font_description_free(description);
        add_attribute(list, pango_attr_foreground_new((guint16)(i >> 16), (guint16)i, 0),
                      span->start, span->end);
        if (span->language)
            add_attribute(list, pango_attr_language_new(pango_language_from_string(span->language)),
                          span->start, span->end);
    }
    return list;
}

static PangoLayout *new_layout(struct print_shaper *shaper, const struct print_text *text,
                               const struct print_look *look) {
    print_fonts_want(shaper->fonts, text->text, text->length);
    PangoLayout *layout = pango_layout_new(shaper->context);
    vec_push(shaper->arena, &shaper->layouts, layout);
    PangoFontDescription *description = print_fonts_description(
        look->at[PROP_SIZE], look->at[PROP_WEIGHT], look->at[PROP_ITALIC] != 0);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, text->text, (int)text->length);
    PangoAttrList *attributes = attributes_of(text);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

// How much more room than the print face a run's font needs. Fonts of scripts with marks above and
// below have room for the tallest pile of them; half of that is enough between lines.
static float tallness(const struct print_shaper *shaper, const PangoGlyphItem *run, float size) {
    PangoFontMetrics *metrics = pango_font_get_metrics(run->item->analysis.font, NULL);
    float height =
        (float)(pango_font_metrics_get_ascent(metrics) + pango_font_metrics_get_descent(metrics)) /
        (float)PANGO_SCALE;
    pango_font_metrics_unref(metrics);
    float ratio = height / (size * (shaper->ascent + shaper->descent));
    return ratio > 1.001F ? (1 + ratio) / 2 : 1;
}

static float run_height(const struct print_shaper *shaper, const struct print_text *text,
                        const PangoGlyphItem *run) {
    const float *look = print_text_span(text, (size_t)run->item->offset)->look->at;
    return look[PROP_SIZE] * look[PROP_LEADING] * tallness(shaper, run, look[PROP_SIZE]);
}

static uint32_t letter_at(const struct shaped *shaped, size_t byte) {
    uint32_t least = 0, most = shaped->count;
    while (least < most) {
        uint32_t middle = (least + most) / 2;
        if (shaped->letters[middle].byte < byte)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

static void list_letters(struct arena *arena, struct shaped *shaped,
                         const struct print_text *text) {
    int count;
    shaped->attributes = pango_layout_get_log_attrs_readonly(shaped->layout, &count);
    shaped->count = (uint32_t)count - 1; // the last is the paragraph's end
    shaped->letters = arena_alloc(arena, (size_t)count * sizeof *shaped->letters);
    const char *at = text->text;
    for (uint32_t i = 0; i <= shaped->count; i++) {
        shaped->letters[i] = (struct letter){.byte = (uint32_t)(at - text->text)};
        if (i < shaped->count) utf8_next(&at);
    }
}

static void measure_letters(struct arena *arena, struct shaped *shaped,
                            const struct print_text *text, const PangoGlyphItem *run) {
    uint32_t first = letter_at(shaped, (size_t)run->item->offset);
    size_t count = (size_t)run->item->num_chars;
    int *widths = arena_alloc(arena, (count + 1) * sizeof *widths);
    pango_glyph_item_get_logical_widths((PangoGlyphItem *)run, text->text, widths);
    for (size_t i = 0; i < count; i++) shaped->letters[first + i].advance = widths[i];
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        size_t byte = (size_t)(run->item->offset + run->glyphs->log_clusters[i]);
        shaped->letters[letter_at(shaped, byte)].parts = true;
    }
}

PangoGlyph print_hyphen(PangoFont *font, int *width) {
    hb_font_t *face = pango_font_get_hb_font(font);
    hb_codepoint_t glyph = 0;
    *width = 0;
    if (!hb_font_get_nominal_glyph(face, 0x2010, &glyph) &&
        !hb_font_get_nominal_glyph(face, '-', &glyph))
        return 0;
    PangoRectangle logical;
    pango_font_get_glyph_extents(font, glyph, NULL, &logical);
    *width = logical.width;
    return glyph;
}

// Whether a line that ends before a character shows a hyphen.
static bool wants_hyphen(const struct shaped *shaped, uint32_t at) {
    return at < shaped->count && shaped->attributes[at].break_inserts_hyphen;
}

// The run that a character is in; NULL for a forced break.
static PangoGlyphItem *run_of(const struct shaped *shaped, uint32_t letter) {
    int byte = (int)shaped->letters[letter].byte;
    for (const GSList *line = pango_layout_get_lines_readonly(shaped->layout); line;
         line = line->next)
        for (const GSList *at = ((PangoLayoutLine *)line->data)->runs; at; at = at->next) {
            PangoGlyphItem *run = at->data;
            if (byte >= run->item->offset && byte < run->item->offset + run->item->length)
                return run;
        }
    return NULL;
}

static int hyphen_width(const struct shaped *shaped, uint32_t at) {
    PangoGlyphItem *run = at && wants_hyphen(shaped, at) ? run_of(shaped, at - 1) : NULL;
    int width = 0;
    if (run) print_hyphen(run->item->analysis.font, &width);
    return width;
}

// ---- pieces -----------------------------------------------------------------------------------

static void add_piece(struct arena *arena, struct shaped *shaped, uint32_t first, uint32_t end,
                      bool forced) {
    struct piece piece = {.first = first, .text_end = end, .end = end, .forced = forced};
    piece.height = shaped->look_height;
    while (piece.text_end > first && shaped->attributes[piece.text_end - 1].is_white)
        piece.text_end--;
    for (uint32_t i = first; i < end; i++)
        *(i < piece.text_end ? &piece.width : &piece.white) += shaped->letters[i].advance;
    if (!forced) piece.hyphen = hyphen_width(shaped, end);
    vec_push(arena, &shaped->pieces, piece);
}

// Pieces of one forced line, from its first character up to `end`.
static void part(struct arena *arena, struct shaped *shaped, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i < end; i++) {
        if (!shaped->attributes[i].is_line_break) continue;
        add_piece(arena, shaped, first, i, false);
        first = i;
    }
    add_piece(arena, shaped, first, end, true);
}

// A line is as high as the highest run in it.
static void raise_pieces(struct shaped *shaped, const struct print_shaper *shaper,
                         const struct print_text *text, const PangoGlyphItem *run) {
    float height = run_height(shaper, text, run);
    if (height <= shaped->look_height) return;
    uint32_t first = letter_at(shaped, (size_t)run->item->offset),
             end = first + (uint32_t)run->item->num_chars;
    for (size_t i = 0; i < shaped->pieces.n; i++) {
        struct piece *piece = &shaped->pieces.at[i];
        if (piece->first < end && piece->end > first) piece->height = fmaxf(piece->height, height);
    }
}

void print_lines_shape(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look) {
    if (text->shaped) return;
    struct arena *arena = shaper->arena;
    struct shaped *shaped = arena_alloc(arena, sizeof *shaped);
    *shaped = (struct shaped){.layout = new_layout(shaper, text, look),
                              .look_height = look->at[PROP_SIZE] * look->at[PROP_LEADING]};
    list_letters(arena, shaped, text);
    const GSList *lines = pango_layout_get_lines_readonly(shaped->layout), *at, *run;
    for (at = lines; at; at = at->next) {
        const PangoLayoutLine *line = at->data;
        for (run = line->runs; run; run = run->next)
            measure_letters(arena, shaped, text, run->data);
        part(arena, shaped, letter_at(shaped, (size_t)line->start_index),
             letter_at(shaped, (size_t)(line->start_index + line->length)));
    }
    for (at = lines; at; at = at->next)
        for (run = ((PangoLayoutLine *)at->data)->runs; run; run = run->next)
            raise_pieces(shaped, shaper, text, run->data);
    text->shaped = shaped;
    print_lines_break(shaper, text, INT_MAX);
}

int print_lines_natural(const struct print_text *text) {
    const struct shaped *shaped = shaped_of(text);
    int widest = 0, width = 0;
    for (size_t i = 0; i < shaped->pieces.n; i++) {
        const struct piece *piece = &shaped->pieces.at[i];
        width += piece->width;
        if (width > widest) widest = width;
        width = piece->forced ? 0 : width + piece->white;
    }
    return widest;
}

int print_lines_word(const struct print_text *text) {
    const struct shaped *shaped = shaped_of(text);
    int widest = 0;
    for (size_t i = 0; i < shaped->pieces.n; i++) {
        const struct piece *piece = &shaped->pieces.at[i];
        if (piece->width + piece->hyphen > widest) widest = piece->width + piece->hyphen;
    }
    return widest;
}

bool print_lines_missing(const struct print_text *text, size_t *byte) {
    for (const GSList *line = pango_layout_get_lines_readonly(shaped_of(text)->layout); line;
         line = line->next)
        for (const GSList *at = ((PangoLayoutLine *)line->data)->runs; at; at = at->next) {
            const PangoGlyphItem *run = at->data;
            for (int i = 0; i < run->glyphs->num_glyphs; i++) {
                PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
                if (glyph == PANGO_GLYPH_EMPTY || !(glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
                *byte = (size_t)(run->item->offset + run->glyphs->log_clusters[i]);
                return true;
            }
        }
    return false;
}

// ---- breaking ---------------------------------------------------------------------------------

// Lines being filled.
struct filling {
    struct arena *arena;
    struct shaped *shaped;
    struct print_line line;
    int most;
    int x; // with the white space behind the last piece
};

static void end_line(struct filling *filling, uint32_t end, bool forced) {
    struct shaped *shaped = filling->shaped;
    struct print_line line = filling->line;
    line.end = end;
    line.start = shaped->letters[line.first].byte;
    line.stop = shaped->letters[end].byte;
    line.hyphen = !forced && wants_hyphen(shaped, end);
    if (line.hyphen) line.width += hyphen_width(shaped, end);
    vec_push(filling->arena, &shaped->lines, line);
    shaped->height += line.height;
    uint32_t next = forced && end < shaped->count ? end + 1 : end; // past the forced break
    filling->line = (struct print_line){
        .first = next, .height = shaped->look_height, .forced = line.forced + forced};
    filling->x = 0;
}

// Puts a word that is wider than a line onto lines, broken between any two letters that part.
// Returns what of it stands on the last of them.
static int break_word(struct filling *filling, const struct piece *piece) {
    const struct shaped *shaped = filling->shaped;
    uint32_t from = piece->first, fits = from;
    int width = 0, fitting = 0;
    for (uint32_t i = from; i < piece->text_end; i++) {
        if (i > from && shaped->attributes[i].is_char_break && shaped->letters[i].parts &&
            (width + hyphen_width(shaped, i) <= filling->most || fits == from)) {
            fits = i;
            fitting = width;
        }
        width += shaped->letters[i].advance;
        if (width <= filling->most || fits == from) continue;
        filling->line.width = fitting;
        end_line(filling, fits, false);
        filling->line.height = fmaxf(filling->line.height, piece->height);
        width -= fitting;
        from = fits;
    }
    return width;
}

static void add_to_line(struct filling *filling, const struct piece *piece) {
    bool empty = filling->line.first == piece->first;
    if (!empty && filling->x + piece->width + piece->hyphen > filling->most) {
        end_line(filling, piece->first, false);
        empty = true;
    }
    filling->line.height = fmaxf(filling->line.height, piece->height);
    int width = piece->width;
    if (empty && width + piece->hyphen > filling->most) width = break_word(filling, piece);
    filling->line.width = filling->x + width;
    filling->x += width + piece->white;
    if (piece->forced) end_line(filling, piece->end, true);
}

struct print_lines print_lines_of(const struct print_text *text) {
    const struct shaped *shaped = shaped_of(text);
    return (struct print_lines){shaped->lines.n, shaped->lines.at, shaped->height};
}

struct print_lines print_lines_break(struct print_shaper *shaper, const struct print_text *text,
                                     int width) {
    struct shaped *shaped = text->shaped;
    if (shaped->broken != width) {
        shaped->broken = width;
        shaped->lines.n = 0;
        shaped->height = 0;
        struct filling filling = {.arena = shaper->arena, .shaped = shaped, .most = width};
        filling.line.height = shaped->look_height;
        for (size_t i = 0; i < shaped->pieces.n; i++) add_to_line(&filling, &shaped->pieces.at[i]);
    }
    return print_lines_of(text);
}

// ---- runs -------------------------------------------------------------------------------------

// What of a run stands on a line, as a run of its own; NULL where nothing does.
static PangoGlyphItem *cut_run(PangoGlyphItem *whole, const char *text,
                               const struct print_line *line) {
    int start = whole->item->offset, stop = start + whole->item->length;
    if (stop <= (int)line->start || start >= (int)line->stop) return NULL;
    PangoGlyphItem *run = pango_glyph_item_copy(whole);
    if (start < (int)line->start) {
        PangoGlyphItem *before = pango_glyph_item_split(run, text, (int)line->start - start);
        pango_glyph_item_free(before);
    }
    if (stop <= (int)line->stop) return run;
    PangoGlyphItem *front = pango_glyph_item_split(run, text, (int)line->stop - run->item->offset);
    pango_glyph_item_free(run);
    return front;
}

// White space at the end of a line has no width, so that it stands in no one's way.
static void narrow_white(const struct shaped *shaped, const struct print_line *line,
                         PangoGlyphItem *run) {
    uint32_t white = line->end;
    while (white > line->first && shaped->attributes[white - 1].is_white) white--;
    int from = (int)shaped->letters[white].byte - run->item->offset;
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->log_clusters[i] >= from) run->glyphs->glyphs[i].geometry.width = 0;
}

static void add_hyphen(PangoGlyphItem *run) {
    int width, n = run->glyphs->num_glyphs;
    bool backwards = run->item->analysis.level & 1;
    PangoGlyph glyph = print_hyphen(run->item->analysis.font, &width);
    if (!glyph || !n) return;
    pango_glyph_string_set_size(run->glyphs, n + 1);
    PangoGlyphInfo *glyphs = run->glyphs->glyphs;
    int *clusters = run->glyphs->log_clusters, last = clusters[backwards ? 0 : n - 1];
    if (backwards) {
        memmove(glyphs + 1, glyphs, (size_t)n * sizeof *glyphs);
        memmove(clusters + 1, clusters, (size_t)n * sizeof *clusters);
    }
    glyphs[backwards ? 0 : n] = (PangoGlyphInfo){.glyph = glyph, .geometry.width = width};
    clusters[backwards ? 0 : n] = last;
}

static int by_offset(const void *a, const void *b) {
    const PangoGlyphItem *const *one = a, *const *two = b;
    return ((*one)->item->offset > (*two)->item->offset) -
           ((*one)->item->offset < (*two)->item->offset);
}

// From the order of reading to that of the eye: from the highest level down to the lowest odd one,
// each stretch of runs at that level or above is turned round (Unicode Standard Annex 9, rule L2).
static void put_in_visual_order(struct print_runs *runs) {
    int highest = 0;
    for (size_t i = 0; i < runs->n; i++)
        if (runs->at[i]->item->analysis.level > highest)
            highest = runs->at[i]->item->analysis.level;
    for (int level = highest; level > 0; level--)
        for (size_t i = 0; i < runs->n; i++) {
            size_t end = i;
            while (end < runs->n && runs->at[end]->item->analysis.level >= level) end++;
            for (size_t a = i, b = end; a + 1 < b; a++) {
                PangoGlyphItem *held = runs->at[a];
                runs->at[a] = runs->at[--b];
                runs->at[b] = held;
            }
            if (end > i) i = end;
        }
}

struct print_runs print_lines_runs(struct arena *arena, const struct print_text *text,
                                   const struct print_line *line) {
    const struct shaped *shaped = shaped_of(text);
    PangoLayoutLine *whole = pango_layout_get_line_readonly(shaped->layout, (int)line->forced);
    struct print_runs runs = {0};
    runs.at = arena_alloc(arena, (g_slist_length(whole->runs) + 1) * sizeof *runs.at);
    for (const GSList *at = whole->runs; at; at = at->next) {
        PangoGlyphItem *run = cut_run(at->data, text->text, line);
        if (run) runs.at[runs.n++] = run;
    }
    if (!runs.n) return runs;
    qsort(runs.at, runs.n, sizeof *runs.at, by_offset);
    for (size_t i = 0; i < runs.n; i++) narrow_white(shaped, line, runs.at[i]);
    if (line->hyphen) add_hyphen(runs.at[runs.n - 1]);
    put_in_visual_order(&runs);
    return runs;
}

void print_runs_release(struct print_runs *runs) {
    for (size_t i = 0; i < runs->n; i++) pango_glyph_item_free(runs->at[i]);
    runs->n = 0;
}
