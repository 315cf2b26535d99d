// The file's own structure, and the fonts in it.
#include "sample.h"

#define TINY "tests/unit/pdf/fonts/"

static void test_same_bytes(void **state) {
    (void)state;
    struct sample one, two;
    sample_init(&one);
    sample_init(&two);
    sample_add(&one, one.document->root, PDF_P, LATIN, 12, "The same");
    sample_add(&two, two.document->root, PDF_P, LATIN, 12, "The same");
    assert_true(sample_write(&one) && sample_write(&two));
    assert_int_equal(one.out.len, two.out.len);
    assert_memory_equal(one.out.at, two.out.at, one.out.len);
    // Again with a cache that is warm.
    assert_true(sample_write(&one));
    assert_memory_equal(one.out.at, two.out.at, two.out.len);
    sample_release(&one);
    sample_release(&two);
}

// Offsets count from the document's own beginning, not from that of the string.
static void test_written_behind_something(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "Text");
    assert_true(sample_write(&sample));
    size_t length = sample.out.len;
    assert_true(pdf_write(sample.document, sample.cache, &sample.out, &sample.diags));
    assert_int_equal(sample.out.len, 2 * length);
    assert_memory_equal(sample.out.at, sample.out.at + length, length);
    sample_release(&sample);
}

static void test_beginning_and_end(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "Text");
    assert_true(sample_write(&sample));
    const char *out = sample.out.at;
    assert_memory_equal(out, "%PDF-1.7\n", 9);
    const char *end = out + sample.out.len - 40, *mark = NULL;
    for (const char *at = end; at < out + sample.out.len - 9; at++)
        if (!memcmp(at, "startxref", 9)) mark = at;
    assert_non_null(mark);
    size_t reference = strtoul(mark + 9, NULL, 10);
    assert_true(reference < sample.out.len);
    char *type;
    strtoul(out + reference, &type, 10); // "N 0 obj\n<</Type/XRef"
    assert_memory_equal(type, " 0 obj\n<</Type/XRef", 19);
    sample_release(&sample);
}

// Each document's font says in its name which glyphs it holds.
static void test_subset_names(void **state) {
    (void)state;
    const char *names[2];
    for (int i = 0; i < 2; i++) {
        struct sample sample;
        sample_init(&sample);
        sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, i ? "abc" : "xyz");
        assert_true(sample_write(&sample));
        const char *fonts = sample_run(&sample, "pdffonts", "");
        const char *name = strstr(fonts, "+NotoSans-Regular");
        assert_non_null(name);
        assert_non_null(strstr(fonts, "CID TrueType"));
        assert_non_null(strstr(fonts, "yes yes yes")); // embedded, a subset, with ToUnicode
        names[i] = strndup(name - 6, 6);
        assert_int_equal(strspn(names[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
        sample_release(&sample);
    }
    assert_string_not_equal(names[0], names[1]);
    free((char *)names[0]);
    free((char *)names[1]);
}

// Reads a picture of the page and returns how many of its pixels are dark.
static size_t count_dark(struct sample *sample) {
    const char *got = sample_run(sample, "pdftoppm -gray -r 72 -singlefile", "");
    const char *at = strstr(got, "255\n");
    assert_non_null(at);
    size_t dark = 0;
    for (at += 4; *at; at++)
        if ((unsigned char)*at < 128) dark++;
    return dark;
}

static void assert_cff(const char *path, const char *code) {
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, path, 100, "CB A");
    assert_true(sample_write(&sample));
    assert_non_null(strstr(sample_run(&sample, "pdffonts", ""), "CID Type 0C"));
    assert_non_null(strstr(sample_run(&sample, "pdftotext", "-"), "CB A"));
    const char *got = sample_run(&sample, "qpdf --qdf --object-streams=disable", "-");
    if (!strstr(got, code)) fail_msg("the text is not shown as %s", code);
    // Three glyphs of about a third of 60 by 70 points each: not blank, not boxes.
    assert_in_range(count_dark(&sample), 4000, 12000);
    sample_release(&sample);
}

// Glyphs by their place in the subset: space 1, A 2, B 3, C 4.
static void test_cff(void **state) {
    (void)state;
    assert_cff(TINY "tiny-cff.otf", "[<0004000300010002>]TJ");
}

// Glyphs by the font's own numbers: space 110, A 130, B 140, C 150.
static void test_cff_keyed(void **state) {
    (void)state;
    assert_cff(TINY "tiny-cid.otf", "[<0096008c006e0082>]TJ");
}

static void test_widths(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample_add(&sample, sample.document->root, PDF_P, TINY "tiny-cid.otf", 12, "CB A");
    assert_true(sample_write(&sample));
    char wanted[] = "/W [ 110 [ 250 ] 130 [ 600 ] 140 [ 580 ] 150 [ 620 ] ]";
    const char *got = sample_run(&sample, "qpdf --qdf --object-streams=disable", "-");
    const char *at = strstr(got, "/W [\n");
    assert_non_null(at);
    for (char *part = strtok(wanted, " "); part; part = strtok(NULL, " ")) {
        at += strspn(at, " \n");
        assert_memory_equal(at, part, strlen(part));
        at += strlen(part);
    }
    sample_release(&sample);
}

// Kerning, and more: the pen must come to where layout put it, to a hundredth of a point.
static void test_positions(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "AVAVAVAVAV");
    float end = item.run.x;
    for (size_t i = 0; i + 1 < item.run.glyph_count; i++) end += item.run.glyphs[i].advance;
    pdf_item_add(sample.document, 0, item);
    assert_true(sample_write(&sample));
    // The last letter's left edge, from pdftotext's boxes of one letter words at its own size.
    const char *got = sample_run(&sample, "pdftotext -bbox", "-");
    const char *at = strstr(got, "xMax=\"");
    assert_non_null(at);
    float last = item.run.glyphs[item.run.glyph_count - 1].advance;
    float error = strtof(at + 6, NULL) - (end + last);
    assert_true(error > -0.02f && error < 0.02f);
    sample_release(&sample);
}

// Paths in units of their own: a square of 10 units, of which every second point is off the whole
// numbers, is 20 points wide where the scale is 2, wherever it is placed. Its colour and line end
// with it.
static void test_groups(void **state) {
    (void)state;
    static const uint8_t verbs[] = {PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE};
    static const float points[] = {0, 0.4F, 10, 0, 10.4F, 10, 0, 10};
    static const float bar[] = {300, 700, 340, 700, 340, 710, 300, 710};
    struct sample sample;
    sample_init(&sample);
    struct pdf_path square = {.verbs = verbs, .verb_count = 5, .points = points, .fill = true};
    struct pdf_path unseen = {.verbs = verbs, .verb_count = 5, .points = bar};
    const struct pdf_path paths[] = {square, unseen};
    struct pdf_path pale = square;
    pale.fill_colour = (struct pdf_colour){1, 1, 1};
    pdf_item_add(sample.document, 0,
                 (struct pdf_item){.kind = PDF_GROUP, .group = {paths, 2, 100, 100, 2}});
    pdf_item_add(sample.document, 0,
                 (struct pdf_item){.kind = PDF_GROUP, .group = {paths, 1, 200, 300, 3}});
    pdf_item_add(sample.document, 0,
                 (struct pdf_item){.kind = PDF_GROUP, .group = {&pale, 1, 200, 300, 1}});
    struct pdf_path after = square;
    after.points = bar;
    pdf_item_add(sample.document, 0, (struct pdf_item){.kind = PDF_PATH, .path = after});
    assert_true(sample_write(&sample));
    assert_int_equal(count_dark(&sample), 20 * 20 + 30 * 30 - 10 * 10 + 40 * 10);
    const char *written = sample_run(&sample, "qpdf --qdf", "-");
    assert_non_null(strstr(written, "q\n2 0 0 -2 100 742 cm\n"));
    assert_non_null(strstr(written, "10 10 l\n"));
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_written_behind_something),
        cmocka_unit_test(test_beginning_and_end),
        cmocka_unit_test(test_subset_names),
        cmocka_unit_test(test_cff),
        cmocka_unit_test(test_cff_keyed),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
