// The text of a PDF: what is copied out of it, and how numbers and strings are spelt.
#include "sample.h"

#include "pdf/pdf_cluster.h"
#include "pdf/pdf_text.h"

static void assert_extracts(const char *font, const char *text, const char *expected) {
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, font, 12, text);
    assert_true(sample_write(&sample));
    const char *got = sample_run(&sample, "pdftotext", "-");
    if (!strstr(got, expected)) fail_msg("'%s' came out as '%s'", text, got);
    sample_release(&sample);
}

static void test_latin(void **state) {
    (void)state;
    assert_extracts(LATIN, "AVATAR To 2–3 × 10, 30°.", "AVATAR To 2–3 × 10, 30°.");
}

static void test_ligature(void **state) {
    (void)state;
    assert_extracts(LATIN, "office waffle: efficient", "office waffle: efficient");
}

static void test_combining_accents(void **state) {
    (void)state;
    // HarfBuzz composes the first; the second has no composed glyph.
    assert_extracts(LATIN, "re\xCC\x81sume\xCC\x81", "sum");
    assert_extracts(LATIN, "x\xCC\xA3\xCC\x81 y", "x\xCC\xA3\xCC\x81 y");
}

static void test_devanagari(void **state) {
    (void)state;
    assert_extracts(DEVANAGARI, "नमस्ते हिन्दी क्षत्रिय किताब", "नमस्ते हिन्दी क्षत्रिय किताब");
}

static void test_arabic(void **state) {
    (void)state;
    assert_extracts(ARABIC, "ورحمة تمرين الركبة", "ورحمة تمرين الركبة");
}

// The order of the content itself, which a screen reader takes, ligature and marks included.
static void test_arabic_reading_order(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, ARABIC, 12, "السلام مُحَمَّد لا");
    assert_true(sample_write(&sample));
    const char *got = sample_run(&sample, "pdfinfo -struct-text", "");
    assert_non_null(strstr(got, "\"السلام مُحَمَّد لا\""));
    sample_release(&sample);
}

// A letter with its accent apart has the glyph of the two together: each must come out as it was.
static void test_one_glyph_two_texts(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "é e\xCC\x81");
    assert_true(sample_write(&sample));
    const char *got = sample_run(&sample, "qpdf --qdf --object-streams=disable", "-");
    assert_non_null(strstr(got, "/ActualText<feff00650301>"));
    assert_null(strstr(got, "/ActualText<feff00e9>"));
    assert_non_null(strstr(sample_run(&sample, "pdftotext", "-"), "é e\xCC\x81"));
    sample_release(&sample);
}

// Adds "ab" with a glyph between the letters that stands for `text` and is not drawn.
static const char *extract_blank(struct sample *sample, const char *text) {
    sample_init(sample);
    struct pdf_element *p = pdf_element_add(sample->document, sample->document->root, PDF_P);
    struct pdf_item item = sample_shape(sample, LATIN, 12, "a b");
    struct pdf_glyph *glyphs = arena_alloc(&sample->arena, 3 * sizeof *glyphs);
    memcpy(glyphs, item.run.glyphs, 3 * sizeof *glyphs);
    glyphs[1].id = PDF_GLYPH_BLANK;
    glyphs[1].advance = 0;
    item.run.text = arena_printf(&sample->arena, "a%sb", text);
    item.run.text_length = strlen(item.run.text);
    glyphs[2].cluster = (uint32_t)item.run.text_length - 1;
    item.run.glyphs = glyphs;
    item.slot = pdf_element_add(sample->document, p, PDF_CONTENT);
    pdf_item_add(sample->document, 0, item);
    assert_true(sample_write(sample));
    return sample_run(sample, "pdfinfo -struct-text", "");
}

static void test_blanks(void **state) {
    (void)state;
    struct sample sample;
    assert_non_null(strstr(extract_blank(&sample, " "), "\"a b\""));
    sample_release(&sample);
    assert_non_null(strstr(extract_blank(&sample, "\xE2\x80\xA8"), "\"a b\"")); // line separator
    sample_release(&sample);
    assert_non_null(strstr(extract_blank(&sample, "\xC2\xAD"), "\"ab\"")); // a soft hyphen not used
    sample_release(&sample);
}

static void test_numbers(void **state) {
    (void)state;
    static const struct {
        double number;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 2, "0"},           {-0.001, 2, "0"},          {5, 3, "5"},       {10, 0, "10"},
        {0.5, 3, ".5"},        {-0.05, 2, "-.05"},        {1.25, 3, "1.25"}, {1.005, 1, "1"},
        {595.28, 2, "595.28"}, {-1000000, 2, "-1000000"}, {0.999, 2, "1"},   {100.1, 4, "100.1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        pdf_put_number(&out, cases[i].number, cases[i].decimals);
        assert_string_equal(out.at, cases[i].text);
        buf_release(&out);
    }
}

static void assert_spelt(const char *text, const char *expected) {
    struct buf out;
    buf_init(&out);
    pdf_put_text(&out, text, strlen(text));
    assert_string_equal(out.at, expected);
    buf_release(&out);
}

static void test_strings(void **state) {
    (void)state;
    assert_spelt("", "()");
    assert_spelt("a (b) \\c", "(a \\(b\\) \\\\c)");
    assert_spelt("Wochen 1–3 · Knöchel", "(Wochen 1\x85"
                                         "3 \xB7 Kn\xF6"
                                         "chel)");
    assert_spelt("•€ž’ÿ¡", "(\x80\xA0\x9E\x90\xFF\xA1)");
    assert_spelt("é\xC2\xAD", "<FEFF00E900AD>"); // a soft hyphen has no byte
    assert_spelt("Ω", "<FEFF03A9>");
    assert_spelt("a\nb", "<FEFF0061000A0062>");
    assert_spelt("\xC2\x85", "<FEFF0085>");
    assert_spelt("þÿ", "<FEFF00FE00FF>"); // would begin as UTF-16 does
    assert_spelt("ÿþa", "<FEFF00FF00FE0061>");
    assert_spelt("ï»¿", "<FEFF00EF00BB00BF>");
    assert_spelt("þ", "(\xFE)");
    assert_spelt("\xF0\x9F\x99\x82", "<FEFFD83DDE42>"); // a pair of surrogates
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        long long seconds;
        const char *date, *xmp;
    } cases[] = {
        {0, "(D:19700101000000Z)", "1970-01-01T00:00:00Z"},
        {1700000000, "(D:20231114221320Z)", "2023-11-14T22:13:20Z"},
        {-5, "(D:19700101000000Z)", "1970-01-01T00:00:00Z"},
        {INT64_MAX, "(D:99991231235959Z)", "9999-12-31T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        pdf_put_date(&out, cases[i].seconds);
        assert_string_equal(out.at, cases[i].date);
        buf_clear(&out);
        pdf_put_xmp_date(&out, cases[i].seconds);
        assert_string_equal(out.at, cases[i].xmp);
        buf_release(&out);
    }
}

static void test_clusters(void **state) {
    (void)state;
    // Painted from the left: a mark, its letter, a letter; read from the right.
    static const struct pdf_glyph falling[] = {{.cluster = 2}, {.cluster = 2}, {.cluster = 0}};
    struct pdf_run run = {.text = "abcde", .text_length = 5, .glyphs = falling, .glyph_count = 3};
    struct pdf_cluster_walk walk = pdf_cluster_begin(&run);
    struct pdf_cluster cluster;
    assert_true(pdf_cluster_check(&run));
    assert_true(pdf_cluster_next(&walk, &cluster));
    assert_int_equal(cluster.first, 2);
    assert_int_equal(cluster.length, 2);
    assert_true(pdf_cluster_next(&walk, &cluster));
    assert_int_equal(cluster.first, 0);
    assert_int_equal(cluster.count, 2);
    assert_memory_equal(cluster.text, "cde", cluster.length);
    assert_int_equal(pdf_cluster_glyph(&walk, &cluster, 0), 1);
    assert_false(pdf_cluster_next(&walk, &cluster));
}

static void test_bad_clusters(void **state) {
    (void)state;
    static const struct pdf_glyph zigzag[] = {{.cluster = 0}, {.cluster = 2}, {.cluster = 1}};
    static const struct pdf_glyph beyond[] = {{.cluster = 0}, {.cluster = 9}};
    static const struct pdf_glyph within[] = {{.cluster = 0}, {.cluster = 1}};
    struct pdf_run run = {.text = "é!", .text_length = 3, .glyphs = zigzag, .glyph_count = 3};
    assert_false(pdf_cluster_check(&run));
    run.glyphs = beyond;
    run.glyph_count = 2;
    assert_false(pdf_cluster_check(&run));
    run.glyphs = within; // within the bytes of one character
    assert_false(pdf_cluster_check(&run));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_latin),
        cmocka_unit_test(test_ligature),
        cmocka_unit_test(test_combining_accents),
        cmocka_unit_test(test_devanagari),
        cmocka_unit_test(test_arabic),
        cmocka_unit_test(test_arabic_reading_order),
        cmocka_unit_test(test_one_glyph_two_texts),
        cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_bad_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
