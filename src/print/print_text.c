// Paragraphs by Pango; see print_text.h.
#include "print/print_text.h"

#include "print/print_inline.h"

#include "base/utf8.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

static float points(int units) {
    return (float)units / (float)PANGO_SCALE;
}

// The print face's own measures, taken at a large size so that no rounding shows.
static void measure_face(struct print_shaper *shaper) {
    const float size = 1000;
    PangoFontDescription *description = print_fonts_description(size, 400, false);
    PangoFontMetrics *metrics = pango_context_get_metrics(shaper->context, description, NULL);
    shaper->ascent = points(pango_font_metrics_get_ascent(metrics)) / size;
    shaper->descent = points(pango_font_metrics_get_descent(metrics)) / size;
    pango_font_metrics_unref(metrics);
    pango_font_description_free(description);
}

void print_shaper_init(struct print_shaper *shaper, struct print_fonts *fonts, struct arena *arena,
                       const char *language, bool right_to_left) {
    *shaper = (struct print_shaper){.fonts = fonts, .arena = arena, .leading = 1};
    shaper->context = print_fonts_context(fonts, language, right_to_left);
    measure_face(shaper);
}

void print_shaper_release(struct print_shaper *shaper) {
    for (size_t i = 0; i < shaper->layouts.n; i++) g_object_unref(shaper->layouts.at[i]);
    g_object_unref(shaper->context);
}

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

static void find_missing_in(struct print_shaper *shaper, const struct print_text *text,
                            const PangoGlyphItem *run) {
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
        if (glyph == PANGO_GLYPH_EMPTY || !(glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
        const char *at = text->text + run->item->offset + run->glyphs->log_clusters[i];
        shaper->missing = utf8_next(&at);
        shaper->missing_in = text->text;
        return;
    }
}

static void find_missing(struct print_shaper *shaper, const struct print_text *text,
                         PangoLayout *layout) {
    for (const GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
        for (const GSList *run = ((PangoLayoutLine *)line->data)->runs; run; run = run->next)
            if (!shaper->missing) find_missing_in(shaper, text, run->data);
}

static PangoLayout *shaped(struct print_shaper *shaper, struct print_text *text,
                           const struct print_look *look) {
    if (text->shaped) return text->shaped;
    print_fonts_want(shaper->fonts, text->text, text->length);
    PangoLayout *layout = pango_layout_new(shaper->context);
    vec_push(shaper->arena, &shaper->layouts, layout);
    PangoFontDescription *description = print_fonts_description(
        look->at[PROP_SIZE], look->at[PROP_WEIGHT], look->at[PROP_ITALIC] != 0);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, text->text, (int)text->length);
    PangoAttrList *attributes = attributes_of(text);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    text->shaped = layout;
    return layout;
}

static const struct print_span *span_at(const struct print_text *text, size_t offset) {
    for (size_t i = 0; i < text->n; i++)
        if (offset < text->at[i].end) return &text->at[i];
    return text->n ? &text->at[text->n - 1] : NULL;
}

// How much more room than the print face a run's font needs. Fonts of scripts with marks above and
// below have room for the tallest pile of them; half of that is enough between lines.
static float tallness(const struct print_shaper *shaper, const PangoGlyphItem *run, float size) {
    PangoFontMetrics *metrics = pango_font_get_metrics(run->item->analysis.font, NULL);
    float height =
        points(pango_font_metrics_get_ascent(metrics) + pango_font_metrics_get_descent(metrics));
    pango_font_metrics_unref(metrics);
    float ratio = height / (size * (shaper->ascent + shaper->descent));
    return ratio > 1.001F ? (1 + ratio) / 2 : 1;
}

static float line_height(const struct print_shaper *shaper, const struct print_text *text,
                         const struct print_look *look, const PangoLayoutLine *line) {
    float height = look->at[PROP_SIZE] * look->at[PROP_LEADING];
    for (const GSList *at = line->runs; at; at = at->next) {
        const PangoGlyphItem *run = at->data;
        const struct print_span *span = span_at(text, (size_t)run->item->offset);
        float size = span->look->at[PROP_SIZE];
        height = fmaxf(height, size * span->look->at[PROP_LEADING] * tallness(shaper, run, size));
    }
    return height * shaper->leading;
}

float print_text_height(struct print_shaper *shaper, struct print_text *text,
                        const struct print_look *look, float width) {
    PangoLayout *layout = shaped(shaper, text, look);
    int units = (int)fmaxf(1, floorf(width * PANGO_SCALE));
    if (text->measured != units || pango_layout_get_width(layout) != units) {
        pango_layout_set_width(layout, units);
        text->measured = units;
        text->height = 0;
        for (const GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
            text->height += line_height(shaper, text, look, line->data) / shaper->leading;
    }
    return text->height * shaper->leading;
}

float print_text_width(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look) {
    PangoLayout *layout = shaped(shaper, text, look);
    pango_layout_set_width(layout, -1);
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return points(width) + 0.01F; // so that a frame of this width holds it, rounded or not
}

float print_text_word(struct print_shaper *shaper, struct print_text *text,
                      const struct print_look *look) {
    PangoLayout *layout = shaped(shaper, text, look);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, 0);
    int width;
    pango_layout_get_size(layout, &width, NULL);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return points(width) + 0.01F;
}

size_t print_text_lines(const struct print_text *text) {
    return (size_t)pango_layout_get_line_count(text->shaped);
}

size_t print_text_line_of(const struct print_text *text, size_t byte) {
    int line = 0;
    pango_layout_index_to_line_x(text->shaped, (int)byte, 0, &line, NULL);
    return (size_t)line;
}

void print_text_line_heights(const struct print_shaper *shaper, const struct print_text *text,
                             const struct print_look *look, float *heights) {
    for (const GSList *at = pango_layout_get_lines_readonly(text->shaped); at; at = at->next)
        *heights++ = line_height(shaper, text, look, at->data);
}

// From the top of a line to its baseline: the print face stands in the middle of the line.
static float drop(const struct print_shaper *shaper, const struct print_look *look, float height) {
    float size = look->at[PROP_SIZE];
    return (height - size * (shaper->ascent + shaper->descent)) / 2 + size * shaper->ascent;
}

float print_text_baseline(const struct print_shaper *shaper, const struct print_text *text,
                          const struct print_look *look) {
    const GSList *lines = pango_layout_get_lines_readonly(text->shaped);
    return drop(shaper, look, line_height(shaper, text, look, lines->data));
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
    const struct print_span *span = span_at(text, (size_t)run->item->offset);
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
static void paint_break(const struct painting *painting, const PangoLayoutLine *line, float x,
                        float y) {
    const struct print_text *text = painting->text;
    size_t end = (size_t)line->start_index + (size_t)line->length;
    if (end >= text->length || text->text[end] != '\n' || !line->runs) return;
    const PangoGlyphItem *run = g_slist_last(line->runs)->data;
    struct pdf_document *document = painting->brush->document;
    struct pdf_glyph *glyph = arena_alloc(document->arena, sizeof *glyph);
    glyph->id = space_glyph(run->item->analysis.font);
    const struct print_span *span = span_at(text, (size_t)run->item->offset);
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
    const struct print_span *span = span_at(text, (size_t)placed->run->item->offset);
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

// The runs of a line in the order in which they are read, with their places.
static size_t place_runs(struct arena *arena, const PangoLayoutLine *line, struct placed **placed,
                         float *width) {
    size_t n = g_slist_length(line->runs), i = 0;
    *placed = arena_alloc(arena, (n + 1) * sizeof **placed);
    *width = 0;
    for (const GSList *at = line->runs; at; at = at->next, i++) {
        struct placed here = {at->data, *width, run_width(at->data)};
        *width += here.width;
        size_t to = i;
        while (to && (*placed)[to - 1].run->item->offset > here.run->item->offset) to--;
        memmove(*placed + to + 1, *placed + to, (i - to) * sizeof here);
        (*placed)[to] = here;
    }
    return n;
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
                       const PangoLayoutLine *line, float left, float top, float frame,
                       float height) {
    const struct print_brush *brush = painting->brush;
    const struct print_shaper *shaper = painting->shaper;
    struct placed *placed;
    float width, size = look->at[PROP_SIZE];
    size_t n = place_runs(brush->document->arena, line, &placed, &width);
    left += line_offset(brush, look, frame, width);
    float face = size * (shaper->ascent + shaper->descent);
    float baseline = top + drop(shaper, look, height);
    float y = brush->top + baseline * brush->scale;
    for (size_t i = 0; i < n; i++) {
        float x = brush->left + (left + placed[i].x) * brush->scale;
        paint_run(painting, placed[i].run, x, y);
        add_link(painting, &placed[i], x, y - size * shaper->ascent * brush->scale,
                 face * brush->scale);
    }
    paint_break(painting, line, brush->left + (left + width) * brush->scale, y);
}

void print_text_paint(struct print_shaper *shaper, const struct print_brush *brush,
                      const struct print_text *text, const struct print_look *look, float x,
                      float y, float width, struct pdf_element *element) {
    struct painting painting = {shaper, brush, text, make_slots(brush, text, element)};
    float left = brush->right_to_left ? brush->width - x - width : x;
    PangoLayout *layout = text->shaped;
    find_missing(shaper, text, layout);
    for (const GSList *at = pango_layout_get_lines_readonly(layout); at; at = at->next) {
        float height = line_height(shaper, text, look, at->data);
        painting.brush = print_brush_at(painting.brush, y);
        paint_line(&painting, look, at->data, left, y, width, height);
        y += height;
    }
}
