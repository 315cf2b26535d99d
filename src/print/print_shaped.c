// Shaping by Pango; see print_shaped.h.
#include "print/print_shaped.h"

#include "print/print_text.h"
#include "print/print_words.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- shaping ----------------------------------------------------------------------------------

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t start,
                          size_t end) {
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

static void add_font(const struct print_shapes *shapes, const struct print_look *look,
                     PangoAttrList *list, size_t start, size_t end) {
    PangoFontDescription *description = print_fonts_description(
        shapes->fonts, look->at[PROP_SIZE], look->at[PROP_WEIGHT], look->at[PROP_ITALIC] != 0);
    add_attribute(list, pango_attr_font_desc_new(description), start, end);
    pango_font_description_free(description);
}

// What shaping looks at. Pango does not end a run where only a span ends; list_runs does.
static PangoAttrList *attributes_of(const struct print_shapes *shapes,
                                    const struct print_text *text, const struct print_look *look) {
    PangoAttrList *list = pango_attr_list_new();
    add_font(shapes, look, list, 0, text->length);
    for (size_t i = 0; i < text->n; i++) {
        const struct print_span *span = &text->at[i];
        add_font(shapes, span->look, list, span->start, span->end);
        if (span->language)
            add_attribute(list, pango_attr_language_new(pango_language_from_string(span->language)),
                          span->start, span->end);
    }
    return list;
}

PangoLayout *print_shapes_layout(struct print_shapes *shapes, const struct print_text *text,
                                 const struct print_look *look) {
    PangoLayout *layout = pango_layout_new(shapes->context);
    PangoAttrList *attributes = attributes_of(shapes, text, look);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, text->text, (int)text->length);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

// How much more room than the print face a run's font needs. Fonts of scripts with marks above and
// below have room for the tallest pile of them; a quarter of that is enough between lines.
static float tallness(const struct print_shapes *shapes, const PangoGlyphItem *run, float size) {
    PangoFontMetrics *metrics = pango_font_get_metrics(run->item->analysis.font, NULL);
    float height =
        (float)(pango_font_metrics_get_ascent(metrics) + pango_font_metrics_get_descent(metrics)) /
        (float)PANGO_SCALE;
    pango_font_metrics_unref(metrics);
    float ratio = height / (size * (shapes->ascent + shapes->descent));
    return ratio > 1.001F ? (3 + ratio) / 4 : 1;
}

static float run_height(const struct print_shapes *shapes, const struct print_text *text,
                        const PangoGlyphItem *run) {
    const float *look = print_text_span(text, (size_t)run->item->offset)->look->at;
    return look[PROP_SIZE] * look[PROP_LEADING] * tallness(shapes, run, look[PROP_SIZE]);
}

uint32_t print_shaped_letter(const struct print_shaped *shaped, size_t byte) {
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

static struct print_letter *list_letters(struct arena *arena, struct print_shaped *shaped,
                                         const struct print_text *text) {
    struct print_letter *letters = arena_alloc(arena, (shaped->count + 1) * sizeof *letters);
    const char *at = text->text;
    for (uint32_t i = 0; i <= shaped->count; i++) {
        letters[i] = (struct print_letter){.byte = (uint32_t)(at - text->text)};
        if (i < shaped->count) utf8_next(&at);
    }
    shaped->letters = letters;
    return letters;
}

static void measure_letters(struct arena *arena, const struct print_shaped *shaped,
                            struct print_letter *letters, const struct print_text *text,
                            const PangoGlyphItem *run) {
    uint32_t first = print_shaped_letter(shaped, (size_t)run->item->offset);
    size_t count = (size_t)run->item->num_chars;
    int *widths = arena_alloc(arena, (count + 1) * sizeof *widths);
    pango_glyph_item_get_logical_widths((PangoGlyphItem *)run, text->text, widths);
    for (size_t i = 0; i < count; i++) letters[first + i].advance = widths[i];
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        size_t byte = (size_t)run->item->offset + (size_t)run->glyphs->log_clusters[i];
        letters[print_shaped_letter(shaped, byte)].parts = true;
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

// Whether a line that ends before a character shows a hyphen. Pango wants one within any word that
// is broken; joined scripts have none.
static bool wants_hyphen(const struct print_shaped *shaped, uint32_t at) {
    if (at >= shaped->count || !shaped->attributes[at].break_inserts_hyphen) return false;
    const char *before = shaped->text + shaped->letters[at - 1].byte;
    return utf8_next(&before) < 0x250; // soft hyphen, Latin
}

size_t print_shaped_run(const struct print_shaped *shaped, size_t byte) {
    size_t least = 0, most = shaped->run_count;
    while (least < most) {
        size_t middle = (least + most) / 2;
        const PangoItem *item = shaped->runs[middle]->item;
        if ((size_t)item->offset + (size_t)item->length <= byte)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

struct run_list {
    VEC_OF(PangoGlyphItem *)
};

static int by_offset(const void *a, const void *b) {
    const PangoGlyphItem *const *one = a, *const *two = b;
    return ((*one)->item->offset > (*two)->item->offset) -
           ((*one)->item->offset < (*two)->item->offset);
}

// Adds a run in parts, each of which lies in one span, which is found by the part's offset. (An
// attribute of each span's own would make Pango do so, in quadratic time.)
static void add_run(struct arena *arena, struct print_shaped *shaped, const struct print_text *text,
                    PangoGlyphItem *run, struct run_list *all) {
    for (;;) {
        size_t start = (size_t)run->item->offset, end = start + (size_t)run->item->length;
        size_t span_end = print_text_span(text, start)->end;
        PangoGlyphItem *first =
            span_end > start && span_end < end
                ? pango_glyph_item_split(run, text->text, (int)(span_end - start))
                : NULL;
        if (!first) break;
        vec_push(arena, &shaped->own, first);
        vec_push(arena, all, first);
    }
    vec_push(arena, all, run);
}

// Takes the runs that words made: all of them are ours.
static void take_runs(struct arena *arena, struct print_shaped *shaped,
                      const struct print_text *text, GList *runs, struct run_list *all) {
    for (GList *at = runs; at; at = at->next) {
        add_run(arena, shaped, text, at->data, all);
        vec_push(arena, &shaped->own, at->data);
    }
    g_list_free(runs);
}

static void list_runs(struct arena *arena, struct print_shaped *shaped,
                      const struct print_text *text, GList *runs) {
    struct run_list all = {0};
    take_runs(arena, shaped, text, runs, &all);
    const GSList *line = shaped->layout ? pango_layout_get_lines_readonly(shaped->layout) : NULL;
    for (; line; line = line->next)
        for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run; run = run->next)
            add_run(arena, shaped, text, run->data, &all);
    if (shaped->layout && all.n) qsort(all.at, all.n, sizeof *all.at, by_offset);
    shaped->runs = all.at;
    shaped->run_count = all.n;
}

int print_shaped_hyphen(const struct print_shaped *shaped, uint32_t at) {
    int width = 0;
    if (!at || !wants_hyphen(shaped, at)) return 0;
    size_t run = print_shaped_run(shaped, shaped->letters[at - 1].byte);
    if (run < shaped->run_count) print_hyphen(shaped->runs[run]->item->analysis.font, &width);
    return width;
}

// ---- pieces -----------------------------------------------------------------------------------

static void add_piece(struct arena *arena, struct print_shaped *shaped, uint32_t first,
                      uint32_t end, bool forced) {
    struct print_piece piece = {.first = first, .text_end = end, .end = end, .forced = forced};
    piece.height = shaped->look_height;
    while (piece.text_end > first && shaped->attributes[piece.text_end - 1].is_white)
        piece.text_end--;
    for (uint32_t i = first; i < end; i++)
        *(i < piece.text_end ? &piece.width : &piece.white) += shaped->letters[i].advance;
    if (!forced) piece.hyphen = print_shaped_hyphen(shaped, end);
    vec_push(arena, &shaped->pieces, piece);
}

// Pieces of one forced line, from its first character up to `end`.
static void part(struct arena *arena, struct print_shaped *shaped, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i < end; i++) {
        if (!shaped->attributes[i].is_line_break) continue;
        add_piece(arena, shaped, first, i, false);
        first = i;
    }
    add_piece(arena, shaped, first, end, true);
}

// The first piece that ends behind a letter.
static size_t piece_at(const struct print_shaped *shaped, uint32_t letter) {
    size_t least = 0, most = shaped->pieces.n;
    while (least < most) {
        size_t middle = (least + most) / 2;
        if (shaped->pieces.at[middle].end <= letter)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

// A line is as high as the highest run in it.
static void raise_pieces(struct print_shaped *shaped, const struct print_shapes *shapes,
                         const struct print_text *text, const PangoGlyphItem *run) {
    float height = run_height(shapes, text, run);
    if (height <= shaped->look_height) return;
    uint32_t first = print_shaped_letter(shaped, (size_t)run->item->offset),
             end = first + (uint32_t)run->item->num_chars;
    for (size_t i = piece_at(shaped, first); i < shaped->pieces.n; i++) {
        struct print_piece *piece = &shaped->pieces.at[i];
        if (piece->first >= end) break;
        piece->height = fmaxf(piece->height, height);
    }
}

// Pieces of all lines.
static void part_lines(struct arena *arena, struct print_shaped *shaped) {
    if (!shaped->layout) {
        part(arena, shaped, 0, shaped->count);
        return;
    }
    for (const GSList *at = pango_layout_get_lines_readonly(shaped->layout); at; at = at->next) {
        const PangoLayoutLine *line = at->data;
        part(arena, shaped, print_shaped_letter(shaped, (size_t)line->start_index),
             print_shaped_letter(shaped, (size_t)line->start_index + (size_t)line->length));
    }
}

// Shapes the text, and notes where it can be broken: by words, or by a layout. Returns the runs
// that words made.
static GList *shape_text(struct print_shapes *shapes, const struct print_text *text,
                         const struct print_look *look, struct print_shaped *shaped) {
    print_fonts_want(shapes->fonts, text->text, text->length);
    PangoAttrList *attributes = attributes_of(shapes, text, look);
    shaped->count = (uint32_t)utf8_count(text->text, text->length);
    PangoLogAttr *breaks =
        arena_alloc(&shapes->arena, ((size_t)shaped->count + 1) * sizeof *breaks);
    shaped->attributes = breaks;
    GList *runs = print_words_shape(shapes->words, shapes->context, text->text, text->length,
                                    attributes, breaks, shaped->count);
    pango_attr_list_unref(attributes);
    if (!runs) {
        int count;
        shaped->layout = print_shapes_layout(shapes, text, look);
        shaped->attributes = pango_layout_get_log_attrs_readonly(shaped->layout, &count);
        shaped->count = (uint32_t)count - 1; // the last is the paragraph's end
    }
    return runs;
}

static const struct print_shaped *shape(struct print_shapes *shapes, const struct print_text *text,
                                        const struct print_look *look) {
    struct arena *arena = &shapes->arena;
    struct print_shaped *shaped = arena_alloc(arena, sizeof *shaped);
    *shaped = (struct print_shaped){.text = arena_strndup(arena, text->text, text->length),
                                    .look_height = look->at[PROP_SIZE] * look->at[PROP_LEADING]};
    GList *runs = shape_text(shapes, text, look, shaped);
    struct print_letter *letters = list_letters(arena, shaped, text);
    list_runs(arena, shaped, text, runs);
    for (size_t i = 0; i < shaped->run_count; i++)
        measure_letters(arena, shaped, letters, text, shaped->runs[i]);
    part_lines(arena, shaped);
    for (size_t i = 0; i < shaped->run_count; i++)
        raise_pieces(shaped, shapes, text, shaped->runs[i]);
    vec_push(arena, &shapes->all, shaped);
    shapes->letters += shaped->count;
    return shaped;
}

// ---- what is kept -----------------------------------------------------------------------------

static void put_number(struct buf *key, float number) {
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    for (int shift = 0; shift < 32; shift += 4) buf_putc(key, (char)('A' + (bits >> shift & 15)));
}

static void put_look(struct buf *key, const struct print_look *look) {
    static const enum print_prop telling[] = {PROP_SIZE, PROP_LEADING, PROP_WEIGHT, PROP_ITALIC};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        put_number(key, look->at[telling[i]]);
}

// All that shaping looks at. A text has no control character but a forced break, so none can be
// taken for what stands behind it.
static void put_key(struct buf *key, const struct print_text *text, const struct print_look *look) {
    buf_add(key, text->text, text->length);
    buf_putc(key, '\1');
    put_look(key, look);
    for (size_t i = 0; i < text->n; i++) {
        put_number(key, (float)text->at[i].end);
        put_look(key, text->at[i].look);
        if (text->at[i].language) buf_puts(key, text->at[i].language);
        buf_putc(key, '\1');
    }
}

const struct print_shaped *print_shapes_find(struct print_shapes *shapes,
                                             const struct print_text *text,
                                             const struct print_look *look) {
    struct buf key;
    buf_init(&key);
    put_key(&key, text, look);
    buf_putc(&key, '\0');
    const struct print_shaped *shaped = map_find(&shapes->kept, key.at);
    if (!shaped) {
        shaped = shape(shapes, text, look);
        map_add(&shapes->arena, &shapes->kept, arena_strdup(&shapes->arena, key.at), shaped);
    }
    buf_release(&key);
    return shaped;
}

// The print face's own measures, taken at a large size so that no rounding shows.
static void measure_face(struct print_shapes *shapes) {
    const float size = 1000;
    PangoFontDescription *description = print_fonts_description(shapes->fonts, size, 400, false);
    PangoFontMetrics *metrics = pango_context_get_metrics(shapes->context, description, NULL);
    float units = size * (float)PANGO_SCALE;
    shapes->ascent = (float)pango_font_metrics_get_ascent(metrics) / units;
    shapes->descent = (float)pango_font_metrics_get_descent(metrics) / units;
    pango_font_metrics_unref(metrics);
    pango_font_description_free(description);
}

struct print_shapes *print_shapes_open(struct print_fonts *fonts, const char *language,
                                       bool right_to_left) {
    struct print_shapes *shapes = base_alloc(sizeof *shapes);
    *shapes = (struct print_shapes){.fonts = fonts, .most = PRINT_LETTERS_KEPT};
    arena_init(&shapes->arena);
    shapes->context = print_fonts_context(fonts, language, right_to_left);
    shapes->words = print_words_open();
    measure_face(shapes);
    return shapes;
}

static void forget(struct print_shapes *shapes) {
    for (size_t i = 0; i < shapes->all.n; i++) {
        const struct print_shaped *shaped = shapes->all.at[i];
        for (size_t j = 0; j < shaped->own.n; j++) pango_glyph_item_free(shaped->own.at[j]);
        if (shaped->layout) g_object_unref(shaped->layout);
    }
    print_words_forget(shapes->words);
    arena_reset(&shapes->arena);
    memset(&shapes->kept, 0, sizeof shapes->kept);
    memset(&shapes->all, 0, sizeof shapes->all);
    shapes->letters = 0;
}

void print_shapes_trim(struct print_shapes *shapes) {
    if (shapes->letters > shapes->most) forget(shapes);
}

void print_shapes_close(struct print_shapes *shapes) {
    if (!shapes) return;
    forget(shapes);
    print_words_close(shapes->words);
    arena_release(&shapes->arena);
    g_object_unref(shapes->context);
    free(shapes);
}
