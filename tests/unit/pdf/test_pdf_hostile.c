// What cannot be written: each is a diagnostic and leaves the output as it was.
#include "sample.h"

#include <math.h>

#define TINY "tests/unit/pdf/fonts/"

static struct sample *start(struct sample *sample) {
    sample_init(sample);
    buf_puts(&sample->out, "before");
    return sample;
}

// Writes, expecting failure with `id` and a message that holds `message`; and releases.
static void assert_refused(struct sample *sample, const char *id, const char *message) {
    assert_false(pdf_write(sample->document, sample->cache, &sample->out, &sample->diags));
    assert_string_equal(sample->out.at, "before");
    assert_true(sample->diags.n > 0);
    const struct diag *diag = &sample->diags.at[0];
    assert_int_equal(diag->severity, DIAG_FAILURE);
    assert_string_equal(diag->id, id);
    if (!strstr(diag->message, message)) fail_msg("it says: %s", diag->message);
    sample_release(sample);
}

static void test_no_page(void **state) {
    (void)state;
    struct sample sample;
    start(&sample)->document->pages.n = 0;
    assert_refused(&sample, "pdf-document", "no page");
}

static void test_no_title(void **state) {
    (void)state;
    struct sample sample;
    start(&sample)->document->title = "";
    assert_refused(&sample, "pdf-document", "no title");
    start(&sample)->document->language = NULL;
    assert_refused(&sample, "pdf-document", "no language");
    start(&sample)->document->author = "\xFF";
    assert_refused(&sample, "pdf-document", "not UTF-8");
}

static void test_page_sizes(void **state) {
    (void)state;
    const float sizes[] = {0, -1, NAN, INFINITY, 1e9f};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct sample sample;
        start(&sample)->document->pages.at[0].width = sizes[i];
        assert_refused(&sample, "pdf-page", "an impossible size");
    }
}

static void test_bad_numbers(void **state) {
    (void)state;
    const float numbers[] = {NAN, INFINITY, -INFINITY, 1e30f};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sample sample;
        start(&sample);
        struct pdf_item item = sample_shape(&sample, LATIN, 12, "Text");
        item.run.x = numbers[i];
        pdf_item_add(sample.document, 0, item);
        assert_refused(&sample, "pdf-page", "text at no place");
        start(&sample);
        item = sample_shape(&sample, LATIN, 12, "Text");
        ((struct pdf_glyph *)item.run.glyphs)[2].advance = numbers[i];
        pdf_item_add(sample.document, 0, item);
        assert_refused(&sample, "pdf-page", "a glyph at no place");
    }
}

static void test_bad_paths(void **state) {
    (void)state;
    static const uint8_t line_only[] = {PDF_LINE}, unknown[] = {PDF_MOVE, 9}, fine[] = {PDF_MOVE};
    static const float nowhere[] = {NAN, 0}, somewhere[] = {1, 1}, none[] = {0, 0}, less[] = {-1};
    static const struct pdf_pen no_limit = {.mitre_limit = 0};
    static const struct pdf_pen no_dash = {.mitre_limit = 1, .dashes = none, .dash_count = 2};
    static const struct pdf_pen back = {.mitre_limit = 1, .dashes = less, .dash_count = 1};
    const struct {
        struct pdf_path path;
        const char *message;
    } cases[] = {
        {{.verbs = line_only, .verb_count = 1, .points = somewhere}, "without a beginning"},
        {{.verbs = unknown, .verb_count = 2, .points = somewhere}, "unknown parts"},
        {{.verbs = fine, .verb_count = 1, .points = nowhere}, "a path at no place"},
        {{.verbs = fine, .verb_count = 1, .points = somewhere, .stroke_width = -1}, "at no place"},
        {{.verbs = fine, .verb_count = 1, .points = somewhere, .fill_transparency = NAN},
         "no transparency"},
        {{.verbs = fine, .verb_count = 1, .points = somewhere, .stroke = true, .pen = &no_limit},
         "draws nothing"},
        {{.verbs = fine, .verb_count = 1, .points = somewhere, .stroke = true, .pen = &no_dash},
         "draws nothing"},
        {{.verbs = fine, .verb_count = 1, .points = somewhere, .stroke = true, .pen = &back},
         "no length"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        start(&sample);
        pdf_item_add(sample.document, 0,
                     (struct pdf_item){.kind = PDF_PATH, .path = cases[i].path});
        assert_refused(&sample, "pdf-page", cases[i].message);
    }
}

static void test_bad_groups(void **state) {
    (void)state;
    static const uint8_t verbs[] = {PDF_MOVE, PDF_LINE};
    static const float points[] = {0, 0, 5, NAN};
    const struct pdf_path path = {
        .verbs = verbs, .verb_count = 2, .points = points, .stroke = true};
    const struct pdf_group groups[] = {
        {.paths = &path, .count = 1, .scale = 1}, // its path
        {.scale = 0},
        {.scale = -1},
        {.scale = NAN},
        {.x = INFINITY, .scale = 1},
        {.width = NAN, .height = 1, .scale = 1},
    };
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        struct sample sample;
        start(&sample);
        pdf_item_add(sample.document, 0, (struct pdf_item){.kind = PDF_GROUP, .group = groups[i]});
        assert_refused(&sample, "pdf-page", "at no place");
    }
}

// A layer is painted within the edges of its group, and its paths are looked at too.
static void test_bad_layers(void **state) {
    (void)state;
    static const uint8_t verbs[] = {PDF_LINE};
    static const float points[] = {0, 0};
    const struct pdf_path bad = {.verbs = verbs, .verb_count = 1, .points = points, .fill = true};
    const struct pdf_path none = {0};
    const struct pdf_path layer_of_none = {.layer = &none, .layer_count = 1};
    const struct pdf_path layer_of_bad = {.layer = &bad, .layer_count = 1};
    const struct {
        struct pdf_item item;
        const char *message;
    } cases[] = {
        {{.kind = PDF_PATH, .path = layer_of_none}, "a layer outside a group"},
        {{.kind = PDF_GROUP, .group = {&layer_of_none, 1, 0, 0, 1, 0, 0}},
         "a layer without an edge"},
        {{.kind = PDF_GROUP, .group = {&layer_of_bad, 1, 0, 0, 1, 9, 9}}, "without a beginning"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        start(&sample);
        pdf_item_add(sample.document, 0, cases[i].item);
        assert_refused(&sample, "pdf-page", cases[i].message);
    }
}

static void test_bad_pictures(void **state) {
    (void)state;
    struct sample sample;
    start(&sample);
    pdf_item_add(sample.document, 0,
                 (struct pdf_item){.kind = PDF_PICTURE, .picture = {NULL, {0, 0, 1, 1}}});
    assert_refused(&sample, "pdf-page", "a picture at no place");
}

static void test_bad_text(void **state) {
    (void)state;
    struct sample sample;
    start(&sample);
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "Text");
    item.run.text = "T\xC3xt";
    pdf_item_add(sample.document, 0, item);
    assert_refused(&sample, "pdf-page", "not UTF-8");
    start(&sample);
    item = sample_shape(&sample, LATIN, 12, "Text");
    item.run.font = 7;
    pdf_item_add(sample.document, 0, item);
    assert_refused(&sample, "pdf-page", "no font");
}

static void test_figure_without_alternative(void **state) {
    (void)state;
    struct sample sample;
    start(&sample);
    pdf_element_add(sample.document, sample.document->root, PDF_FIGURE);
    assert_refused(&sample, "pdf-document", "without a text alternative");
}

static void test_missing_glyph(void **state) {
    (void)state;
    struct sample sample;
    start(&sample);
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "knee 膝 pain");
    assert_refused(&sample, "pdf-glyph", "U+819D in “knee 膝 pain”");
    start(&sample); // a glyph beyond the font's, as Pango numbers one that it has not
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "Text");
    ((struct pdf_glyph *)item.run.glyphs)[0].id = 0x10000054;
    pdf_item_add(sample.document, 0, item);
    assert_refused(&sample, "pdf-glyph", "U+0054");
}

// Makes a document in a font file and expects that file to be refused.
static void assert_font_refused(const char *path, const char *message) {
    struct sample sample;
    start(&sample);
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "Text");
    item.run.font = pdf_font_add(sample.document, path, 0);
    pdf_item_add(sample.document, 0, item);
    assert_refused(&sample, "pdf-font", message);
}

static void test_font_files(void **state) {
    (void)state;
    assert_font_refused("/nowhere/font.ttf", "cannot be read");
    assert_font_refused("/dev/zero", "cannot be read");
    assert_font_refused("tests/unit/pdf", "cannot be read");
    assert_font_refused("tests/unit/pdf/test_pdf_hostile.c", "not a font");
    assert_font_refused(TINY "tiny-forbidden.otf", "its licence forbids embedding");
}

static void test_face_that_is_not_there(void **state) {
    (void)state;
    struct sample sample;
    start(&sample);
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "Text");
    item.run.font = pdf_font_add(sample.document, LATIN, 3);
    pdf_item_add(sample.document, 0, item);
    assert_refused(&sample, "pdf-font", "not a font");
}

// Fonts that end too soon, at many places, and fonts with bytes that are wrong.
static void with_font_bytes(const char *bytes, size_t length, bool must_fail) {
    char path[] = "/tmp/regimen-font-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), (ssize_t)length);
    close(file);
    struct sample sample;
    sample_init(&sample);
    struct pdf_item item = sample_shape(&sample, TINY "tiny-cid.otf", 12, "ABC");
    item.run.font = pdf_font_add(sample.document, path, 0);
    pdf_item_add(sample.document, 0, item);
    bool ok = sample_write(&sample);
    assert_true(ok || sample.diags.n > 0);
    if (must_fail) assert_false(ok);
    sample_release(&sample);
    unlink(path);
}

static void test_damaged_fonts(void **state) {
    (void)state;
    char font[2048];
    FILE *file = fopen(TINY "tiny-cid.otf", "rb");
    assert_non_null(file);
    size_t length = fread(font, 1, sizeof font, file);
    fclose(file);
    assert_in_range(length, 100, sizeof font - 1);
    for (size_t cut = 0; cut < length - 4; cut += 37) with_font_bytes(font, cut, true);
    for (size_t at = 0; at < length; at += 3) {
        char old = font[at];
        font[at] = (char)~old;
        with_font_bytes(font, length, false);
        font[at] = old;
    }
}

static void test_truncated_noto(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    FILE *file = fopen(LATIN, "rb");
    assert_non_null(file);
    char *font = arena_alloc(&sample.arena, 200000);
    assert_int_equal(fread(font, 1, 200000, file), 200000);
    fclose(file);
    with_font_bytes(font, 200000, true);
    sample_release(&sample);
}

static void test_much(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "Ten thousand of these");
    for (int i = 0; i < 10000; i++) {
        struct pdf_element *p =
            pdf_element_add(sample.document, sample.document->root, i % 2 ? PDF_P : PDF_H1);
        item.slot = pdf_element_add(sample.document, p, PDF_CONTENT);
        item.run.y = (float)(i % 800);
        if (i % 2 == 0) p->bookmark = "A heading";
        pdf_item_add(sample.document, 0, item);
    }
    assert_true(sample_write(&sample));
    sample_run(&sample, "qpdf --check", "");
    sample_release(&sample);
}

// A tree that is very deep must not exhaust the stack.
static void test_deep(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_element *element = sample.document->root;
    for (int i = 0; i < 50000; i++) element = pdf_element_add(sample.document, element, PDF_DIV);
    sample_text(&sample, element, LATIN, 12, "Deep");
    assert_true(sample_write(&sample));
    sample_release(&sample);
}

static void test_nothing_to_see(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "");
    pdf_font_add(sample.document, "/nowhere/unused.ttf", 0); // listed and not needed
    assert_true(sample_write(&sample));
    sample_run(&sample, "qpdf --check", "");
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_page),
        cmocka_unit_test(test_no_title),
        cmocka_unit_test(test_page_sizes),
        cmocka_unit_test(test_bad_numbers),
        cmocka_unit_test(test_bad_paths),
        cmocka_unit_test(test_bad_groups),
        cmocka_unit_test(test_bad_layers),
        cmocka_unit_test(test_bad_pictures),
        cmocka_unit_test(test_bad_text),
        cmocka_unit_test(test_figure_without_alternative),
        cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_font_files),
        cmocka_unit_test(test_face_that_is_not_there),
        cmocka_unit_test(test_damaged_fonts),
        cmocka_unit_test(test_truncated_noto),
        cmocka_unit_test(test_much),
        cmocka_unit_test(test_deep),
        cmocka_unit_test(test_nothing_to_see),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
