// Documents from right to left: each page is the mirror of the same from left to right, over all
// pages, and both are read in the same order.
#include "testing.h"

#include "press.h"

#include "dose/load_words.h"

#include <math.h>

enum { ROWS = 70 };

// From where to where something reaches on its page.
struct extent {
    float left, right;
};

struct both {
    struct press press[2];
    const struct pdf_document *document[2]; // from left to right, from right to left
};

static void both_print(struct both *both, const char *body) {
    for (int i = 0; i < 2; i++) {
        press_open(&both->press[i]);
        struct sample *sample = &both->press[i].sample;
        struct words *words = load_words(&sample->arena, "en", "en");
        words->right_to_left = i == 1;
        sample->guide.words = words;
        both->document[i] = print_body(&both->press[i], PAPER_A4, body);
        assert_non_null(both->document[i]);
    }
    assert_false(both->document[0]->right_to_left);
    assert_true(both->document[1]->right_to_left);
    assert_int_equal(both->document[0]->pages.n, both->document[1]->pages.n);
}

static void both_close(struct both *both) {
    for (int i = 0; i < 2; i++) press_close(&both->press[i]);
}

static struct extent extent_of(const struct pdf_item *item) {
    struct extent extent = {INFINITY, -INFINITY};
    if (item->kind == PDF_RUN) return (struct extent){item->run.x, fixture_run_end(&item->run)};
    static const size_t numbers[] = {2, 2, 6, 0};
    size_t count = 0;
    for (size_t i = 0; i < item->path.verb_count; i++) count += numbers[item->path.verbs[i]];
    for (size_t i = 0; i < count; i += 2) {
        extent.left = fminf(extent.left, item->path.points[i]);
        extent.right = fmaxf(extent.right, item->path.points[i]);
    }
    return extent;
}

static void assert_mirrored(struct extent one, struct extent other, float width) {
    assert_near(one.left, width - other.right);
    assert_near(one.right, width - other.left);
}

// All that is painted is, one by one, as far from the left as it was from the right. Words are
// Latin, so that each stays one run.
static void assert_mirror(const struct both *both) {
    size_t compared = 0;
    for (size_t p = 0; p < both->document[0]->pages.n; p++) {
        const struct pdf_page *one = &both->document[0]->pages.at[p];
        const struct pdf_page *other = &both->document[1]->pages.at[p];
        assert_int_equal(one->n, other->n);
        for (size_t i = 0; i < one->n; i++) {
            assert_int_equal(one->at[i].kind, other->at[i].kind);
            struct extent extent = extent_of(&one->at[i]);
            if (extent.left == extent.right) continue; // a blank at a line's end
            assert_mirrored(extent, extent_of(&other->at[i]), one->width);
            compared++;
            if (one->at[i].kind == PDF_RUN) assert_near(one->at[i].run.y, other->at[i].run.y);
        }
        assert_int_equal(one->links.n, other->links.n);
        for (size_t i = 0; i < one->links.n; i++) {
            struct pdf_rect a = one->links.at[i].box, b = other->links.at[i].box;
            assert_mirrored((struct extent){a.x, a.x + a.width},
                            (struct extent){b.x, b.x + b.width}, one->width);
            assert_near(a.y, b.y);
        }
    }
    assert_true(compared > 0);
}

static void assert_read_alike(const struct both *both) {
    struct buf aloud[2];
    for (int i = 0; i < 2; i++) {
        buf_init(&aloud[i]);
        fixture_read_aloud(both->document[i], both->document[i]->root, &aloud[i]);
    }
    assert_string_equal(aloud[0].at, aloud[1].at);
    for (int i = 0; i < 2; i++) buf_release(&aloud[i]);
}

static void assert_both(const char *body, size_t pages) {
    struct both both;
    both_print(&both, body);
    assert_int_equal(both.document[0]->pages.n, pages);
    assert_mirror(&both);
    assert_read_alike(&both);
    both_close(&both);
}

#define BREAK "<page-break/>"

static void heads_and_feet(void **state) {
    (void)state;
    assert_both("<header skip=\"1\"><p><chapter/></p></header><footer><row><column share=\"3\">"
                "<p>Guide</p></column><column><p><page/></p></column></row></footer>"
                "<h1>Alpha</h1>" BREAK "<h1>Beta</h1><p>word</p>" BREAK "<p>more</p>",
                3);
}

static void boxes_columns_and_markers(void **state) {
    (void)state;
    assert_both("<box class=\"safety\"><p>word</p></box><h3 marker=\"A\">Head</h3>"
                "<ul><li><p>one</p><ul><li>inner</li></ul></li></ul>"
                "<row><column width=\"80\"><p>left</p></column><column><p>right</p></column></row>"
                "<columns count=\"2\"><section><p>first</p></section><section><p>second</p>"
                "</section></columns><hr/><line>Name</line>",
                1);
}

static void links_over_pages(void **state) {
    (void)state;
    assert_both("<p><a to=\"there\">there</a></p>" BREAK
                "<p id=\"there\"><a href=\"https://a.example/\">away</a></p>",
                2);
}

// The head of a table stands again on each page, with its first column on the right.
static void a_table_over_pages(void **state) {
    (void)state;
    struct both both;
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<table><tr><th>Day</th><th>Pain</th></tr>");
    for (int i = 0; i < ROWS; i++) buf_printf(&body, "<tr><td>%d</td><td>none</td></tr>", i);
    buf_puts(&body, "</table>");
    both_print(&both, body.at);
    assert_true(both.document[1]->pages.n >= 2);
    assert_mirror(&both);
    assert_read_alike(&both);
    for (size_t p = 0; p < both.document[1]->pages.n; p++) {
        const struct pdf_page *page = &both.document[1]->pages.at[p];
        const struct pdf_run *day = fixture_run_on(page, "Day");
        const struct pdf_run *pain = fixture_run_on(page, "Pain");
        assert_true(day && pain && day->x > fixture_run_end(pain));
    }
    buf_release(&body);
    both_close(&both);
}

// A footnote stands at the foot of its page, at the right, and its rule with it.
static void footnotes_over_pages(void **state) {
    (void)state;
    struct both both;
    both_print(&both, "<p>word<footnote>note</footnote></p>" BREAK
                      "<p>other<footnote>second</footnote></p>");
    assert_int_equal(both.document[1]->pages.n, 2);
    for (size_t p = 0; p < 2; p++) {
        const struct pdf_page *one = &both.document[0]->pages.at[p];
        const struct pdf_page *other = &both.document[1]->pages.at[p];
        const char *text = p ? "second" : "note";
        struct extent lines[2] = {{INFINITY, -INFINITY}, {INFINITY, -INFINITY}};
        const struct pdf_page *pages[2] = {one, other};
        size_t runs[2] = {0};
        for (int i = 0; i < 2; i++)
            for (size_t k = 0; k < pages[i]->n; k++) {
                const struct pdf_item *item = &pages[i]->at[k];
                if (item->kind != PDF_RUN || item->run.y < pages[i]->height / 2) continue;
                struct extent extent = extent_of(item);
                lines[i].left = fminf(lines[i].left, extent.left);
                lines[i].right = fmaxf(lines[i].right, extent.right);
                runs[i]++;
            }
        assert_true(runs[0] > 0 && runs[1] > 0);
        assert_mirrored(lines[0], lines[1], one->width);
        assert_true(lines[1].left > other->width / 2);
        assert_true(has(&both.press[1], both.document[1], p, text));
    }
    both_close(&both);
}

// What is read, from left to right and from right to left.
static void assert_read(const char *body, const char *expected) {
    struct both both;
    both_print(&both, body);
    assert_read_alike(&both);
    struct buf aloud;
    buf_init(&aloud);
    fixture_read_aloud(both.document[0], both.document[0]->root, &aloud);
    assert_string_equal(aloud.at, expected);
    buf_release(&aloud);
    both_close(&both);
}

static void a_nested_list_is_read_after_its_items_text(void **state) {
    (void)state;
    assert_read("<ul><li><p>outer</p><ul><li>inner</li></ul><p>after</p></li><li>next</li></ul>",
                "Document(L(LI(Lbl(• )LBody(P(outer)L(LI(Lbl(• )LBody(inner)))P(after)))"
                "LI(Lbl(• )LBody(next))))");
}

static void a_footnote_is_read_after_its_paragraph(void **state) {
    (void)state;
    assert_read("<p>word<footnote>note</footnote> goes on</p><p>next</p>",
                "Document(P(word¹ goes onNote(¹\u00A0note))P(next))");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_and_feet),
        cmocka_unit_test(boxes_columns_and_markers),
        cmocka_unit_test(links_over_pages),
        cmocka_unit_test(a_table_over_pages),
        cmocka_unit_test(footnotes_over_pages),
        cmocka_unit_test(a_nested_list_is_read_after_its_items_text),
        cmocka_unit_test(a_footnote_is_read_after_its_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
