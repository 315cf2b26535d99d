// Cutting a flow into pages: what is torn, what is not, and what no page can hold.
#include "testing.h"

#include "fixture.h"
#include "print/print_pages.h"

// Type of 10 points on lines of 15; a page's height is given in lines.
#define LINE 15.0F

struct cut {
    struct fixture fixture;
    struct print_slices slices;
    const struct print_node *too_tall;
};

static void cut_open(struct cut *cut, const char *style, const char *body, float lines) {
    struct fixture *fixture = &cut->fixture;
    fixture_open(fixture, style, false);
    fixture->tree = fixture_body(fixture, body);
    assert_non_null(fixture->tree);
    print_measure(&fixture->layout, fixture->tree, 300);
    cut->too_tall =
        print_pages_cut(&fixture->layout, fixture->tree, lines * LINE + 0.1F, &cut->slices);
}

static void cut_close(struct cut *cut) {
    fixture_close(&cut->fixture);
}

// Where pages begin, in lines, with blanks between.
static const char *starts(struct cut *cut) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < cut->slices.n; i++)
        buf_printf(&text, i ? " %.0f" : "%.0f", (double)(cut->slices.at[i].start / LINE));
    const char *kept = arena_strdup(&cut->fixture.arena, text.at);
    buf_release(&text);
    return kept;
}

// A paragraph of `n` lines.
#define L1 "one"
#define L2 L1 "<br/>two"
#define L3 L2 "<br/>three"
#define L4 L3 "<br/>four"
#define L5 L4 "<br/>five"
#define L6 L5 "<br/>six"
#define P(lines) "<p>" lines "</p>"

static void where_pages_begin(void **state) {
    (void)state;
    static const struct {
        const char *what, *style, *body;
        float lines;
        const char *starts;
    } rows[] = {
        {"all on one page", "", P(L4), 4, "0"},
        {"between paragraphs", "", P(L2) P(L2) P(L2), 4, "0 4"},
        {"within a paragraph", "", P(L6), 4, "0 4"},
        {"no last line alone", "", P(L5), 4, "0 3"},
        {"no first line alone", "", P(L3) P(L4), 4, "0 3"},
        {"three lines are not torn", "", P(L2) P(L3), 4, "0 2"},
        {"a heading goes with what follows", "h2.keep_next=1", P(L2) "<h2>H</h2>" P(L4), 4,
         "0 2 5"},
        {"a heading without that stays", "", P(L3) "<h2>H</h2>" P(L4), 4, "0 4"},
        {"what is kept together moves", "section.keep_together=1",
         P(L2) "<section>" P(L1) P(L1) P(L1) "</section>", 4, "0 2"},
        {"what no page can hold is torn", "section.keep_together=1",
         P(L2) "<section>" P(L4) P(L4) "</section>", 4, "0 4 8"},
        {"a row is not torn", "", P(L2) "<row><column>" P(L3) "</column></row>", 4, "0 2"},
        {"a row that is too high is", "",
         "<row><column>" P(L6) "</column><column>" P(L6) "</column></row>", 4, "0 4"},
        {"a page break", "", P(L1) "<page-break/>" P(L1) P(L1), 4, "0 1"},
        {"two are as one", "", P(L1) "<page-break/><page-break/>" P(L1), 4, "0 1"},
        {"what begins a page", "h1.new_page=1", P(L1) "<h1>A</h1>" P(L1) "<h1>B</h1>", 4, "0 1 3"},
        {"the first one begins no second", "h1.new_page=1", "<h1>A</h1>" P(L1), 4, "0"},
        {"items that hold nothing", "", "<ul><li/><li/><li/><li/><li/><li/></ul>", 4, "0 4"},
        {"a list's item", "", "<ul><li>" L2 "</li><li>" L3 "</li></ul>", 4, "0 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cut cut;
        cut_open(&cut, rows[i].style, rows[i].body, rows[i].lines);
        if (strcmp(starts(&cut), rows[i].starts) != 0)
            fail_msg("%s: pages begin at %s, not %s", rows[i].what, starts(&cut), rows[i].starts);
        assert_null(cut.too_tall);
        cut_close(&cut);
    }
}

static void white_at_a_cut_is_dropped(void **state) {
    (void)state;
    struct cut cut;
    cut_open(&cut, "p.before=45 p.after=45", P(L3) P(L3), 5);
    assert_string_equal(starts(&cut), "0 6"); // a page begins with its first line
    cut_close(&cut);
}

static void a_tables_head_takes_its_room(void **state) {
    (void)state;
    struct cut cut;
    cut_open(&cut, "",
             "<table><tr><th>Day</th></tr><tr><td>" L2 "</td></tr><tr><td>" L2
             "</td></tr><tr><td>" L2 "</td></tr></table>",
             5);
    assert_string_equal(starts(&cut), "0 5");
    assert_near(cut.slices.at[0].above, 0);
    assert_near(cut.slices.at[1].above, LINE);
    cut_close(&cut);
    cut_open(&cut, "", "<table><tr><td>" L4 "</td></tr><tr><td>" L2 "</td></tr></table>", 5);
    assert_near(cut.slices.at[1].above, 0); // it has no head
    cut_close(&cut);
}

static void a_row_higher_than_a_page_is_torn(void **state) {
    (void)state;
    struct cut cut;
    cut_open(&cut, "", "<table><tr><td>" L6 "</td><td>" L6 "</td></tr></table>", 4);
    assert_string_equal(starts(&cut), "0 4");
    assert_null(cut.too_tall);
    cut_close(&cut);
}

static void what_no_page_can_hold_is_told(void **state) {
    (void)state;
    struct cut cut;
    cut_open(&cut, "", P(L1) "<qr address=\"https://a.example/\" alt=\"A\" width=\"100\"/>" P(L1),
             4);
    assert_non_null(cut.too_tall);
    assert_int_equal(cut.too_tall->kind, PRINT_QR);
    assert_true(cut.slices.n >= 2); // and what stands behind it has its place
    cut_close(&cut);
}

static void pages_are_found_by_height(void **state) {
    (void)state;
    struct cut cut;
    cut_open(&cut, "", P(L2) P(L2) P(L2) P(L2) P(L2), 4);
    static const size_t pages[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_int_equal(print_pages_find(&cut.slices, (float)i * LINE), pages[i]);
    cut_close(&cut);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_pages_begin),
        cmocka_unit_test(white_at_a_cut_is_dropped),
        cmocka_unit_test(a_tables_head_takes_its_room),
        cmocka_unit_test(a_row_higher_than_a_page_is_torn),
        cmocka_unit_test(what_no_page_can_hold_is_told),
        cmocka_unit_test(pages_are_found_by_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
