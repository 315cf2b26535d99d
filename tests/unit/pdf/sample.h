// What the tests of pdf/ share: a document under construction, text shaped by HarfBuzz, and the
// outside programs that read what was written.
#ifndef REGIMEN_TEST_PDF_SAMPLE_H
#define REGIMEN_TEST_PDF_SAMPLE_H

#include "testing.h"

#include "base/buf.h"
#include "pdf/pdf.h"

#include <harfbuzz/hb.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FONTS "/usr/share/fonts/truetype/noto/"
#define LATIN FONTS "NotoSans-Regular.ttf"
#define BOLD FONTS "NotoSans-Bold.ttf"
#define ARABIC FONTS "NotoSansArabic-Regular.ttf"
#define DEVANAGARI FONTS "NotoSansDevanagari-Regular.ttf"

struct sample {
    struct arena arena;
    struct diag_list diags;
    struct pdf_cache *cache;
    struct pdf_document *document;
    struct buf out;
    float y; // of the next line
};

static inline void sample_init(struct sample *sample) {
    *sample = (struct sample){.y = 60};
    arena_init(&sample->arena);
    diag_init(&sample->diags, &sample->arena);
    buf_init(&sample->out);
    sample->cache = pdf_cache_open();
    sample->document = pdf_document_new(&sample->arena, "Runner’s knee", "en");
    pdf_page_add(sample->document, 595, 842);
}

static inline void sample_release(struct sample *sample) {
    pdf_cache_close(sample->cache);
    buf_release(&sample->out);
    arena_release(&sample->arena);
}

// Shapes a text and returns it as an item at the next line's beginning.
static inline struct pdf_item sample_shape(struct sample *sample, const char *path, float size,
                                           const char *text) {
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    float scale = size / (float)hb_face_get_upem(face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    struct pdf_glyph *glyphs = arena_alloc(&sample->arena, count * sizeof *glyphs);
    for (unsigned i = 0; i < count; i++)
        glyphs[i] = (struct pdf_glyph){.id = infos[i].codepoint,
                                       .advance = (float)places[i].x_advance * scale,
                                       .x_offset = (float)places[i].x_offset * scale,
                                       .y_offset = -(float)places[i].y_offset * scale,
                                       .cluster = infos[i].cluster};
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    struct pdf_run run = {.font = pdf_font_add(sample->document, path, 0),
                          .size = size,
                          .x = 60,
                          .y = sample->y,
                          .text = arena_strdup(&sample->arena, text),
                          .text_length = strlen(text),
                          .glyphs = glyphs,
                          .glyph_count = count};
    return (struct pdf_item){.kind = PDF_RUN, .run = run};
}

// Adds a text in a font under `element`, and moves down a line. Returns its slot.
static inline struct pdf_element *sample_text(struct sample *sample, struct pdf_element *element,
                                              const char *font, float size, const char *text) {
    struct pdf_item item = sample_shape(sample, font, size, text);
    struct pdf_element *slot = pdf_element_add(sample->document, element, PDF_CONTENT);
    item.slot = slot;
    pdf_item_add(sample->document, (int)sample->document->pages.n - 1, item);
    sample->y += size * 1.5f;
    return slot;
}

// The same for an element that is made for it.
static inline struct pdf_element *sample_add(struct sample *sample, struct pdf_element *parent,
                                             enum pdf_role role, const char *font, float size,
                                             const char *text) {
    struct pdf_element *element = pdf_element_add(sample->document, parent, role);
    sample_text(sample, element, font, size, text);
    return element;
}

static inline bool sample_write(struct sample *sample) {
    buf_clear(&sample->out);
    return pdf_write(sample->document, sample->cache, &sample->out, &sample->diags);
}

// Runs `before FILE after` on the written document and returns what it prints; fails the test where
// the program is missing or finds a fault.
static inline const char *sample_run(struct sample *sample, const char *before, const char *after) {
    char path[] = "/tmp/regimen-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, sample->out.at, sample->out.len), (ssize_t)sample->out.len);
    close(file);
    FILE *pipe = popen(arena_printf(&sample->arena, "%s %s %s 2>&1", before, path, after), "r");
    assert_non_null(pipe);
    struct buf text;
    char piece[4096];
    buf_init(&text);
    for (size_t n; (n = fread(piece, 1, sizeof piece, pipe)) > 0;) buf_add(&text, piece, n);
    for (size_t i = 0; i < text.len; i++)
        if (!text.at[i]) text.at[i] = '.'; // a font's bytes are not the end
    int status = pclose(pipe);
    unlink(path);
    const char *copy = arena_strdup(&sample->arena, text.at);
    buf_release(&text);
    if (status) fail_msg("%s: status %d: %s", before, status, copy);
    return copy;
}

#endif
