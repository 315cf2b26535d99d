// Paragraphs by Pango; see print_text.h.
#include "print/print_text.h"

#include "print/print_inline.h"
#include "print/print_lines.h"
#include "print/print_shaped.h"

#include "base/utf8.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

static float points(int units) {
    return (float)units / (float)PANGO_SCALE;
}

void print_shaper_init(struct print_shaper *shaper, struct print_shapes *shapes,
                       struct arena *arena) {
    print_shapes_trim(shapes);
    *shaper = (struct print_shaper){.shapes = shapes,
                                    .arena = arena,
                                    .ascent = shapes->ascent,
                                    .descent = shapes->descent,
                                    .leading = 1};
}

const struct print_span *print_text_span(const struct print_text *text, size_t byte) {
    size_t least = 0, most = text->n;
    while (least < most) { // spans stand one behind the other
        size_t middle = (least + most) / 2;
        if (text->at[middle].end <= byte)
            least = middle + 1;
        else
            most = middle;
    }
    return text->n ? &text->at[least < text->n ? least : text->n - 1] : NULL;
}

float print_text_height(struct print_shaper *shaper, struct print_text *text,
                        const struct print_look *look, float width) {
    print_lines_shape(shaper, text, look);
    int units = (int)fmaxf(1, floorf(width * PANGO_SCALE));
    return print_lines_break(shaper, text, units).height * shaper->leading;
}

// A frame of this width holds the text, rounded or not.
static float frame_width(int units) {
    return points(units) + 0.01F;
}

float print_text_width(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look) {
    print_lines_shape(shaper, text, look);
    return frame_width(print_lines_natural(text));
}

float print_text_word(struct print_shaper *shaper, struct print_text *text,
                      const struct print_look *look) {
    print_lines_shape(shaper, text, look);
    return frame_width(print_lines_word(text));
}

const char *print_text_widest_word(struct print_shaper *shaper, const struct print_text *text) {
    size_t start, stop;
    print_lines_widest(text, &start, &stop);
    return print_inline_plain(shaper->arena, text->text + start, stop - start);
}

size_t print_text_lines(const struct print_text *text) {
    return print_lines_of(text).n;
}

size_t print_text_line_of(const struct print_text *text, size_t byte) {
    struct print_lines lines = print_lines_of(text);
    size_t line = 0;
    while (line + 1 < lines.n && lines.at[line + 1].start <= byte) line++;
    return line;
}

void print_text_line_heights(const struct print_shaper *shaper, const struct print_text *text,
                             float *heights) {
    struct print_lines lines = print_lines_of(text);
    for (size_t i = 0; i < lines.n; i++) heights[i] = lines.at[i].height * shaper->leading;
}

// From the top of a line to its baseline: the print face stands in the middle of the line.
static float drop(const struct print_shaper *shaper, const struct print_look *look, float height) {
    float size = look->at[PROP_SIZE];
    return (height - size * (shaper->ascent + shaper->descent)) / 2 + size * shaper->ascent;
}

float print_text_baseline(const struct print_shaper *shaper, const struct print_text *text,
                          const struct print_look *look) {
    return drop(shaper, look, print_lines_of(text).at[0].height * shaper->leading);
}

// ---- painting ---------------------------------------------------------------------------------

const struct print_brush *print_brush_at(const struct print_brush *brush, float y) {
    while (brush->next && y >= brush->next->start - 0.01F) brush = brush->next;
    return brush;
}

struct painting {
    struct print_shaper *shaper;
    const struct print_brush *brush;
    const struct print_text *text;
    struct pdf_element **slots; // one a span; NULL: an artifact
};

// A run and where it begins on its line.
struct placed {
    const PangoGlyphItem *run;
    float x, width;
};

static struct pdf_element *slot_for(const struct print_brush *brush, const struct print_span *span,
                                    struct pdf_element *element) {
    struct pdf_document *document = brush->document;
    if (span->link) element = pdf_element_add(document, element, PDF_LINK);
    if (span->language) {
        element = pdf_element_add(document, element, PDF_SPAN);
        element->language = span->language;
    }
    return pdf_element_add(document, element, PDF_CONTENT);
}

// One slot for each stretch of spans that structure does not tell apart.
static struct pdf_element **make_slots(const struct print_brush *brush,
                                       const struct print_text *text, struct pdf_element *element) {
    struct pdf_element **slots = arena_alloc(brush->document->arena, (text->n + 1) * sizeof *slots);
    for (size_t i = 0; element && i < text->n; i++) {
        const struct print_span *span = &text->at[i], *before = i ? span - 1 : NULL;
        bool same = before && before->link == span->link && before->language == span->language;
        slots[i] = same ? slots[i - 1] : slot_for(brush, span, element);
    }
    return slots;
}

static uint32_t space_glyph(PangoFont *font) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ' ', &glyph) ? glyph : 0;
}

static bool is_white(const char *at) {
    return *at == ' ' || *at == '\t' || !strncmp(at, "\u2003", 3) || !strncmp(at, "\u2002", 3);
}

// Pango paints nothing for a space at the end of a line; without a glyph it would be lost when the
// text is copied. What is invisible by nature has no glyph.
static size_t copy_glyphs(const struct painting *painting, const PangoGlyphItem *run,
                          struct pdf_glyph *to) {
    const PangoGlyphString *glyphs = run->glyphs;
    const char *text = painting->text->text + run->item->offset;
    float scale = painting->brush->scale;
    size_t n = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        uint32_t id = info->glyph;
        if (id == PANGO_GLYPH_EMPTY)
            id = is_white(text + glyphs->log_clusters[i]) ? space_glyph(run->item->analysis.font)
                                                          : 0;
        float advance = points(info->geometry.width) * scale;
        if (!id || id & PANGO_GLYPH_UNKNOWN_FLAG) {
            if (n) to[n - 1].advance += advance;
            continue;
        }
        to[n++] = (struct pdf_glyph){.id = id,
                                     .advance = advance,
                                     .x_offset = points(info->geometry.x_offset) * scale,
                                     .y_offset = points(info->geometry.y_offset) * scale,
                                     .cluster = (uint32_t)glyphs->log_clusters[i]};
    }
    return n;
}

static int font_of(struct pdf_document *document, PangoFont *font) {
    unsigned index;
    const char *path = print_fonts_file(font, &index);
    return pdf_font_add(document, arena_strdup(document->arena, path), index);
}

// Word joiners and soft hyphens are layout's own: they are taken out of what the run says. But a
// soft hyphen that is painted, at the end of a line, says that it is one (ISO 32000-1, 14.8.2.2.3).
static void take_out_marks(struct arena *arena, struct pdf_run *run, struct pdf_glyph *glyphs) {
    static const char hyphen[] = "\u00AD";
    size_t length = run->text_length, end = length - (sizeof hyphen - 1);
    bool painted = length >= sizeof hyphen - 1 && !strncmp(run->text + end, hyphen, 2) &&
                   (glyphs[0].cluster == end || glyphs[run->glyph_count - 1].cluster == end);
    if (print_inline_plain_length(run->text, length) == length) return;
    const char *plain = print_inline_plain(arena, run->text, length);
    for (size_t i = 0; i < run->glyph_count; i++)
        glyphs[i].cluster = (uint32_t)print_inline_plain_length(run->text, glyphs[i].cluster);
    run->text = painted ? arena_printf(arena, "%s%s", plain, hyphen) : plain;
    run->text_length = strlen(run->text);
}

// (x, y) is the pen on paper.
static void paint_run(const struct painting *painting, const PangoGlyphItem *run, float x,
                      float y) {
    struct pdf_document *document = painting->brush->document;
    const struct print_text *text = painting->text;
    const struct print_span *span = print_text_span(text, (size_t)run->item->offset);
    struct pdf_glyph *glyphs =
        arena_alloc(document->arena, ((size_t)run->glyphs->num_glyphs + 1) * sizeof *glyphs);
    size_t count = copy_glyphs(painting, run, glyphs);
    if (!count) return;
    struct pdf_run painted = {
        .font = font_of(document, run->item->analysis.font),
        .size = span->look->at[PROP_SIZE] * painting->brush->scale,
        .x = x,
        .y = y,
        .colour = print_colour(span->look->at[PROP_COLOUR]),
        .text = text->text + run->item->offset,
        .text_length = (size_t)run->item->length,
        .glyphs = glyphs,
        .glyph_count = count,
    };
    take_out_marks(document->arena, &painted, glyphs);
    pdf_item_add(document, painting->brush->page,
                 (struct pdf_item){
                     .kind = PDF_RUN, .slot = painting->slots[span - text->at], .run = painted});
}

// After a forced break the words of two lines would run together when they are read or copied.
static void paint_break(const struct painting *painting, const struct print_line *line,
                        const PangoGlyphItem *run, float x, float y) {
    const struct print_text *text = painting->text;
    if (line->stop >= text->length || text->text[line->stop] != '\n') return;
    struct pdf_document *document = painting->brush->document;
    struct pdf_glyph *glyph = arena_alloc(document->arena, sizeof *glyph);
    glyph->id = space_glyph(run->item->analysis.font);
    const struct print_span *span = print_text_span(text, (size_t)run->item->offset);
    struct pdf_run space = {.font = font_of(document, run->item->analysis.font),
                            .size = span->look->at[PROP_SIZE] * painting->brush->scale,
                            .x = x,
                            .y = y,
                            .colour = print_colour(span->look->at[PROP_COLOUR]),
                            .text = " ",
                            .text_length = 1,
                            .glyphs = glyph,
                            .glyph_count = 1};
    pdf_item_add(
        document, painting->brush->page,
        (struct pdf_item){.kind = PDF_RUN, .slot = painting->slots[span - text->at], .run = space});
}

static void add_link(const struct painting *painting, const struct placed *placed, float x,
                     float top, float height) {
    const struct print_text *text = painting->text;
    const struct print_span *span = print_text_span(text, (size_t)placed->run->item->offset);
    const struct pdf_element *slot = painting->slots[span - text->at];
    if (!span->link || !slot) return;
    const struct pdf_element *element = slot->parent;
    while (element->role != PDF_LINK) element = element->parent;
    struct pdf_document *document = painting->brush->document;
    struct pdf_page *page = &document->pages.at[painting->brush->page];
    struct pdf_rect box = {x, top, placed->width * painting->brush->scale, height};
    struct pdf_link *last = page->links.n ? &page->links.at[page->links.n - 1] : NULL;
    if (last && last->element == element && fabsf(last->box.y - top) < 0.01F) {
        float right = fmaxf(last->box.x + last->box.width, box.x + box.width);
        last->box.x = fminf(last->box.x, box.x);
        last->box.width = right - last->box.x;
        return;
    }
    const char *address = span->link->text[ATTR_HREF];
    if (!address && !painting->brush->links) return;
    if (!address)
        vec_push(painting->brush->links->arena, &painting->brush->links->due,
                 (struct print_link_due){painting->brush->page, page->links.n,
                                         span->link->text[ATTR_TO]});
    const char *shown =
        print_inline_plain(document->arena, text->text + span->start, span->end - span->start);
    pdf_link_add(document, painting->brush->page,
                 (struct pdf_link){.element = element,
                                   .box = box,
                                   .address = address,
                                   .target = address ? NULL : element, // until all is painted
                                   .description = shown});
}

static float run_width(const PangoGlyphItem *run) {
    return points(pango_glyph_string_get_width(run->glyphs));
}

// Runs from left to right, put into the order in which they are read, with their places.
static void place_runs(const struct print_runs *runs, struct placed *placed, float *width) {
    *width = 0;
    for (size_t i = 0; i < runs->n; i++) {
        struct placed here = {runs->at[i], *width, run_width(runs->at[i])};
        *width += here.width;
        size_t to = i;
        while (to && placed[to - 1].run->item->offset > here.run->item->offset) to--;
        memmove(placed + to + 1, placed + to, (i - to) * sizeof here);
        placed[to] = here;
    }
}

// How far from a frame's left edge a line begins, in layout's points.
static float line_offset(const struct print_brush *brush, const struct print_look *look,
                         float frame, float line) {
    float slack = frame - line;
    int align = (int)look->at[PROP_ALIGN];
    if (align == PRINT_CENTRE) return slack / 2;
    return (align == PRINT_END) != brush->right_to_left ? slack : 0;
}

static void paint_line(const struct painting *painting, const struct print_look *look,
                       const struct print_line *line, float left, float top, float frame) {
    const struct print_brush *brush = painting->brush;
    const struct print_shaper *shaper = painting->shaper;
    struct arena *arena = brush->document->arena;
    struct print_runs runs = print_lines_runs(arena, painting->text, line);
    struct placed *placed = arena_alloc(arena, (runs.n + 1) * sizeof *placed);
    float width, size = look->at[PROP_SIZE], height = line->height * shaper->leading;
    place_runs(&runs, placed, &width);
    left += line_offset(brush, look, frame, width);
    float face = size * (shaper->ascent + shaper->descent);
    float baseline = top + drop(shaper, look, height);
    float y = brush->top + baseline * brush->scale;
    for (size_t i = 0; i < runs.n; i++) {
        float x = brush->left + (left + placed[i].x) * brush->scale;
        paint_run(painting, placed[i].run, x, y);
        add_link(painting, &placed[i], x, y - size * shaper->ascent * brush->scale,
                 face * brush->scale);
    }
    if (runs.n)
        paint_break(painting, line, placed[runs.n - 1].run,
                    brush->left + (left + width) * brush->scale, y);
    print_runs_release(&runs);
}

// Notes the first character that no font has.
static void find_missing(struct print_shaper *shaper, const struct print_text *text) {
    size_t byte;
    if (shaper->missing || !print_lines_missing(text, &byte)) return;
    const char *at = text->text + byte;
    shaper->missing = utf8_next(&at);
    shaper->missing_in = text->text;
}

static void note(struct print_shaper *shaper, const char *word, bool table) {
    size_t n = table ? shaper->squeezed.n : shaper->broken.n;
    const char *const *known = table ? shaper->squeezed.at : shaper->broken.at;
    for (size_t i = 0; i < n; i++)
        if (!strcmp(known[i], word)) return;
    if (table)
        vec_push(shaper->arena, &shaper->squeezed, word);
    else
        vec_push(shaper->arena, &shaper->broken, word);
}

void print_text_note_squeezed(struct print_shaper *shaper, const char *word) {
    note(shaper, word, true);
}

static void note_broken(struct print_shaper *shaper, const struct print_text *text) {
    struct print_lines lines = print_lines_of(text);
    for (size_t i = 0; i < lines.n; i++) {
        const struct print_line *line = &lines.at[i];
        if (line->word_stop <= line->word) continue;
        note(shaper,
             print_inline_plain(shaper->arena, text->text + line->word,
                                line->word_stop - line->word),
             false);
    }
}

void print_text_paint(struct print_shaper *shaper, const struct print_brush *brush,
                      const struct print_text *text, const struct print_look *look, float x,
                      float y, float width, struct pdf_element *element) {
    struct painting painting = {shaper, brush, text, make_slots(brush, text, element)};
    float left = brush->right_to_left ? brush->width - x - width : x;
    find_missing(shaper, text);
    if (!shaper->in_squeezed) note_broken(shaper, text);
    struct print_lines lines = print_lines_of(text);
    for (size_t i = 0; i < lines.n; i++) {
        painting.brush = print_brush_at(painting.brush, y);
        paint_line(&painting, look, &lines.at[i], left, y, width);
        y += lines.at[i].height * shaper->leading;
    }
}
