// Breaking paragraphs; see print_lines.h.
#include "print/print_lines.h"

#include "print/print_shaped.h"

#include <limits.h>
#include <math.h>
#include <string.h>

// A paragraph of a document: how it was last broken.
struct paragraph {
    const struct print_shaped *shaped;
    int width;
    float height;
    struct {
        VEC_OF(struct print_line)
    } lines;
};

static const struct print_shaped *shaped_of(const struct print_text *text) {
    return ((const struct paragraph *)text->shaped)->shaped;
}

void print_lines_shape(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look) {
    if (text->shaped) return;
    struct paragraph *paragraph = arena_alloc(shaper->arena, sizeof *paragraph);
    paragraph->shaped = print_shapes_find(shaper->shapes, text, look);
    text->shaped = paragraph;
    print_lines_break(shaper, text, INT_MAX);
}

int print_lines_natural(const struct print_text *text) {
    const struct print_shaped *shaped = shaped_of(text);
    int widest = 0, width = 0;
    for (size_t i = 0; i < shaped->pieces.n; i++) {
        const struct print_piece *piece = &shaped->pieces.at[i];
        width += piece->width;
        if (width > widest) widest = width;
        width = piece->forced ? 0 : width + piece->white;
    }
    return widest;
}

static const struct print_piece *find_widest(const struct print_shaped *shaped) {
    const struct print_piece *widest = shaped->pieces.at; // there is one at least
    for (size_t i = 1; i < shaped->pieces.n; i++) {
        const struct print_piece *piece = &shaped->pieces.at[i];
        if (piece->width + piece->hyphen > widest->width + widest->hyphen) widest = piece;
    }
    return widest;
}

int print_lines_word(const struct print_text *text) {
    const struct print_piece *widest = find_widest(shaped_of(text));
    return widest->width + widest->hyphen;
}

void print_lines_widest(const struct print_text *text, size_t *start, size_t *stop) {
    const struct print_shaped *shaped = shaped_of(text);
    const struct print_piece *widest = find_widest(shaped);
    *start = shaped->letters[widest->first].byte;
    *stop = shaped->letters[widest->text_end].byte;
}

bool print_lines_missing(const struct print_text *text, size_t *byte) {
    const struct print_shaped *shaped = shaped_of(text);
    for (size_t k = 0; k < shaped->run_count; k++) {
        const PangoGlyphItem *run = shaped->runs[k];
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if (glyph == PANGO_GLYPH_EMPTY || !(glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
            *byte = (size_t)run->item->offset + (size_t)run->glyphs->log_clusters[i];
            return true;
        }
    }
    return false;
}

// ---- breaking ---------------------------------------------------------------------------------

// Lines being filled.
struct filling {
    struct arena *arena;
    struct paragraph *paragraph;
    const struct print_shaped *shaped;
    struct print_line line;
    int most;
    int x; // with the white space behind the last piece
};

static void end_line(struct filling *filling, uint32_t end, bool forced) {
    const struct print_shaped *shaped = filling->shaped;
    struct print_line line = filling->line;
    line.end = end;
    line.start = shaped->letters[line.first].byte;
    line.stop = shaped->letters[end].byte;
    int hyphen = forced ? 0 : print_shaped_hyphen(shaped, end);
    line.hyphen = hyphen > 0;
    line.width += hyphen;
    vec_push(filling->arena, &filling->paragraph->lines, line);
    filling->paragraph->height += line.height;
    uint32_t next = forced && end < shaped->count ? end + 1 : end; // past the forced break
    filling->line = (struct print_line){.first = next, .height = shaped->look_height};
    filling->x = 0;
}

// Puts a word that is wider than a line onto lines, broken between any two letters that part.
// Returns what of it stands on the last of them.
static int break_word(struct filling *filling, const struct print_piece *piece) {
    const struct print_shaped *shaped = filling->shaped;
    uint32_t from = piece->first, fits = from;
    int width = 0, fitting = 0;
    for (uint32_t i = from; i < piece->text_end; i++) {
        if (i > from && shaped->attributes[i].is_char_break && shaped->letters[i].parts &&
            (width + print_shaped_hyphen(shaped, i) <= filling->most || fits == from)) {
            fits = i;
            fitting = width;
        }
        width += shaped->letters[i].advance;
        int hyphen = i + 1 == piece->text_end ? piece->hyphen : 0;
        if (width + hyphen <= filling->most || fits == from) continue;
        filling->line.width = fitting;
        filling->line.word = shaped->letters[piece->first].byte;
        filling->line.word_stop = shaped->letters[piece->text_end].byte;
        end_line(filling, fits, false);
        filling->line.height = fmaxf(filling->line.height, piece->height);
        width -= fitting;
        from = fits;
    }
    return width;
}

static void add_to_line(struct filling *filling, const struct print_piece *piece) {
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
    const struct paragraph *paragraph = text->shaped;
    return (struct print_lines){paragraph->lines.n, paragraph->lines.at, paragraph->height};
}

struct print_lines print_lines_break(struct print_shaper *shaper, const struct print_text *text,
                                     int width) {
    struct paragraph *paragraph = text->shaped;
    const struct print_shaped *shaped = paragraph->shaped;
    if (paragraph->width != width) {
        paragraph->width = width;
        paragraph->lines.n = 0;
        paragraph->height = 0;
        struct filling filling = {
            .arena = shaper->arena, .paragraph = paragraph, .shaped = shaped, .most = width};
        filling.line.height = shaped->look_height;
        for (size_t i = 0; i < shaped->pieces.n; i++) add_to_line(&filling, &shaped->pieces.at[i]);
    }
    return print_lines_of(text);
}

// ---- runs -------------------------------------------------------------------------------------

// What of a run stands on a line that it reaches into, as a run of its own.
static PangoGlyphItem *cut_run(PangoGlyphItem *whole, const char *text,
                               const struct print_line *line) {
    int start = whole->item->offset, stop = start + whole->item->length;
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
static void narrow_white(const struct print_shaped *shaped, const struct print_line *line,
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
    const struct print_shaped *shaped = shaped_of(text);
    size_t first = print_shaped_run(shaped, line->start), end = first;
    while (end < shaped->run_count && shaped->runs[end]->item->offset < (int)line->stop) end++;
    struct print_runs runs = {0};
    if (end == first) return runs;
    runs.at = arena_alloc(arena, (end - first) * sizeof *runs.at);
    while (first < end) runs.at[runs.n++] = cut_run(shaped->runs[first++], text->text, line);
    for (size_t i = 0; i < runs.n; i++) narrow_white(shaped, line, runs.at[i]);
    if (line->hyphen) add_hyphen(runs.at[runs.n - 1]);
    put_in_visual_order(&runs);
    return runs;
}

void print_runs_release(struct print_runs *runs) {
    for (size_t i = 0; i < runs->n; i++) pango_glyph_item_free(runs->at[i]);
    runs->n = 0;
}
