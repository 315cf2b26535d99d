// The structure tree, links and the outline, read back by other programs.
#include "sample.h"

static const char *read_back(struct sample *sample) {
    assert_true(sample_write(sample));
    sample_run(sample, "qpdf --check", "");
    return sample_run(sample, "qpdf --qdf --object-streams=disable", "-");
}

// Asserts that each of the texts stands in `text` behind the one before it.
#define assert_in_order(text, ...)                                                                 \
    do {                                                                                           \
        const char *const parts[] = {__VA_ARGS__};                                                 \
        const char *at = (text);                                                                   \
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {                                \
            const char *found = strstr(at, parts[k]);                                              \
            if (!found) fail_msg("'%s' is not where it should be in:\n%s", parts[k], (text));      \
            at = found + strlen(parts[k]);                                                         \
        }                                                                                          \
    } while (0)

static void test_catalogue(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample.document->author = "A <B> & C";
    sample.document->right_to_left = true;
    sample_add(&sample, sample.document->root, PDF_P, LATIN, 12, "Text");
    const char *got = read_back(&sample);
    static const char *const wanted[] = {
        "/Marked true",
        "/DisplayDocTitle true",
        "/Direction /R2L",
        "/Lang (en)",
        "/Tabs /S",
        "<pdfuaid:part>1</pdfuaid:part>",
        "A &lt;B&gt; &amp; C",
        "<rdf:li xml:lang=\"x-default\">Runner’s knee</rdf:li>",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(got, wanted[i])) fail_msg("there is no '%s'", wanted[i]);
    sample_release(&sample);
}

// The tree's order counts, not the order of painting; and a slot may be painted in pieces.
static void test_reading_order(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_document *document = sample.document;
    struct pdf_element *first = pdf_element_add(document, document->root, PDF_P);
    struct pdf_element *slot = pdf_element_add(document, first, PDF_CONTENT);
    sample_add(&sample, document->root, PDF_P, LATIN, 12, "painted first");
    struct pdf_item item = sample_shape(&sample, LATIN, 12, "read first, ");
    item.slot = slot;
    pdf_item_add(document, 0, item);
    item = sample_shape(&sample, LATIN, 12, "an artifact");
    pdf_item_add(document, 0, item);
    pdf_page_add(document, 300, 400);
    item = sample_shape(&sample, LATIN, 12, "over the page");
    item.slot = slot;
    pdf_item_add(document, 1, item);
    read_back(&sample);
    const char *tree = sample_run(&sample, "pdfinfo -struct-text", "");
    assert_in_order(tree, "\"read first, \"", "\"over the page\"", "\"painted first\"");
    assert_null(strstr(tree, "artifact"));
    sample_release(&sample);
}

static struct pdf_element *add_list(struct sample *sample, struct pdf_element *parent,
                                    const char *text) {
    struct pdf_element *list = pdf_element_add(sample->document, parent, PDF_L);
    struct pdf_element *item = pdf_element_add(sample->document, list, PDF_LI);
    sample_add(sample, item, PDF_LBL, LATIN, 12, "1.");
    return sample_add(sample, item, PDF_LBODY, LATIN, 12, text);
}

static void test_nested_list(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_element *outer = add_list(&sample, sample.document->root, "outer");
    outer->parent->parent->numbered = true;
    add_list(&sample, outer, "inner");
    read_back(&sample);
    assert_in_order(sample_run(&sample, "pdfinfo -struct-text", ""), "L (block)",
                    "/ListNumbering /Decimal", "LI", "Lbl", "\"1.\"", "LBody", "\"outer\"",
                    "L (block)", "/ListNumbering /Disc", "LI", "LBody", "\"inner\"");
    sample_release(&sample);
}

static void test_table(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_document *document = sample.document;
    struct pdf_element *table = pdf_element_add(document, document->root, PDF_TABLE);
    struct pdf_element *row = pdf_element_add(document, table, PDF_TR);
    struct pdf_element *head = sample_add(&sample, row, PDF_TH, BOLD, 12, "Day");
    head->scope = PDF_SCOPE_COLUMN;
    head->columns = 2;
    row = pdf_element_add(document, table, PDF_TR);
    head = sample_add(&sample, row, PDF_TH, BOLD, 12, "Mon");
    head->scope = PDF_SCOPE_ROW;
    struct pdf_element *cell = pdf_element_add(document, row, PDF_TD); // empty, and it stays
    cell->rows = 3;
    read_back(&sample);
    assert_in_order(sample_run(&sample, "pdfinfo -struct-text", ""), "Table", "TR", "TH",
                    "/Scope /Column", "/ColSpan 2", "\"Day\"", "TR", "TH", "/Scope /Row", "\"Mon\"",
                    "TD", "/RowSpan 3");
    sample_release(&sample);
}

static struct pdf_item square(struct sample *sample, const struct pdf_element *slot) {
    static const uint8_t verbs[] = {PDF_MOVE, PDF_LINE, PDF_CURVE, PDF_CLOSE};
    static const float points[] = {300, 600, 400, 600, 420, 620, 420, 680, 300, 700};
    (void)sample;
    return (struct pdf_item){.kind = PDF_PATH,
                             .slot = slot,
                             .path = {.verbs = verbs,
                                      .verb_count = 4,
                                      .points = points,
                                      .fill = true,
                                      .stroke = true,
                                      .stroke_width = 3,
                                      .round = true,
                                      .dash_on = 6}};
}

static void test_figure(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_document *document = sample.document;
    struct pdf_element *figure = pdf_element_add(document, document->root, PDF_FIGURE);
    figure->alternative = "A person on one side";
    figure->box = (struct pdf_rect){300, 600, 120, 100};
    pdf_item_add(document, 0, square(&sample, pdf_element_add(document, figure, PDF_CONTENT)));
    const char *got = read_back(&sample);
    assert_in_order(got, "300 242 m", "400 242 l", "420 222 420 162 300 142 c", "b");
    assert_non_null(strstr(got, "/Alt (A person on one side)"));
    assert_in_order(sample_run(&sample, "pdfinfo -struct", ""), "Figure",
                    "/BBox [300 142 420 242]");
    sample_release(&sample);
}

// What was not painted is not in the tree: here a list whose item is empty, and a paragraph.
static void test_empty_elements(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_document *document = sample.document;
    struct pdf_element *list = pdf_element_add(document, document->root, PDF_L);
    struct pdf_element *item = pdf_element_add(document, list, PDF_LI);
    pdf_element_add(document, item, PDF_LBODY);
    struct pdf_element *p = pdf_element_add(document, document->root, PDF_P);
    pdf_element_add(document, p, PDF_CONTENT);
    sample_text(&sample, p, LATIN, 12, "");
    read_back(&sample);
    const char *tree = sample_run(&sample, "pdfinfo -struct", "");
    assert_string_equal(tree, "Document\n");
    sample_release(&sample);
}

static void test_language(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_element *p =
        sample_add(&sample, sample.document->root, PDF_P, DEVANAGARI, 12, "नमस्ते");
    p->language = "hi";
    p->bookmark = "नमस्ते";
    const char *got = read_back(&sample);
    assert_non_null(strstr(got, "/Lang (hi)"));
    // The outline's title begins with its language between escapes.
    assert_non_null(strstr(got, "/Title <feff001b00680069001b0928"));
    sample_release(&sample);
}

static struct pdf_link add_link(struct sample *sample, const char *address,
                                const struct pdf_element *target) {
    struct pdf_document *document = sample->document;
    struct pdf_element *p = pdf_element_add(document, document->root, PDF_P);
    struct pdf_element *element = sample_add(sample, p, PDF_LINK, LATIN, 12, "a link");
    struct pdf_link link = {.element = element,
                            .box = {60, 100, 80, 15},
                            .address = address,
                            .target = target,
                            .description = "Where it leads"};
    pdf_link_add(document, 0, link);
    return link;
}

static void test_links(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    struct pdf_document *document = sample.document;
    struct pdf_element *sect = pdf_element_add(document, document->root, PDF_SECT);
    sample_add(&sample, sect, PDF_H1, BOLD, 24, "Stairs");
    struct pdf_link link = add_link(&sample, "https://example.org/knee?a=(1)&é \n", NULL);
    link.box.y += 15; // its second line
    pdf_link_add(document, 0, link);
    add_link(&sample, NULL, sect);
    const char *got = read_back(&sample);
    assert_non_null(strstr(got, "/URI (https://example.org/knee?a=\\(1\\)&%C3%A9%20%0A)"));
    assert_non_null(strstr(got, "/Contents (Where it leads)"));
    assert_non_null(strstr(got, "/StructParent 3"));
    // The section has its place from its heading: 60 across, 60 - 24 down.
    assert_in_order(got, "/Dest [", "/XYZ", "60", "806", "null");
    const char *tree = sample_run(&sample, "pdfinfo -struct-text", "");
    assert_in_order(tree, "Link", "\"a link\"", "Object", "Object", "Link", "Object");
    sample_release(&sample);
}

static void test_link_to_nothing(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    add_link(&sample, NULL, pdf_element_add(sample.document, sample.document->root, PDF_P));
    assert_false(sample_write(&sample));
    assert_int_equal(sample.diags.n, 1);
    assert_string_equal(sample.diags.at[0].id, "pdf-link");
    assert_int_equal(sample.out.len, 0);
    sample_release(&sample);
}

static void test_outline(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    static const struct {
        enum pdf_role role;
        const char *title;
    } headings[] = {{PDF_H1, "One"}, {PDF_H2, "Two"}, {PDF_H3, "Three"}, {PDF_H2, "Four"}};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        sample_add(&sample, sample.document->root, headings[i].role, BOLD, 14, headings[i].title)
            ->bookmark = headings[i].title;
    const char *got = read_back(&sample);
    // The outline counts four, "One" three below it, "Two" one; the others have no entries below.
    assert_in_order(got, "/Count 4", "/Type /Outlines");
    assert_in_order(got, "/Count 3", "/First", "/Parent", "/Title (One)");
    assert_in_order(got, "/Count 1", "/First", "/Next", "/Title (Two)");
    assert_in_order(got, "/Prev", "/Title (Four)");
    assert_non_null(strstr(got, "/Title (Three)"));
    sample_release(&sample);
}

static void test_notes(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample);
    for (int i = 0; i < 12; i++)
        sample_add(&sample, sample.document->root, PDF_NOTE, LATIN, 10, "A note");
    const char *got = read_back(&sample);
    assert_in_order(got, "/IDTree", "(note1)", "(note11)", "(note3)");
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue),       cmocka_unit_test(test_reading_order),
        cmocka_unit_test(test_nested_list),     cmocka_unit_test(test_table),
        cmocka_unit_test(test_figure),          cmocka_unit_test(test_empty_elements),
        cmocka_unit_test(test_language),        cmocka_unit_test(test_links),
        cmocka_unit_test(test_link_to_nothing), cmocka_unit_test(test_outline),
        cmocka_unit_test(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
