// Columns over pages: filled ones before, balanced ones on the last page.
#include "testing.h"

#include "press.h"

#include <math.h>

// What stands in one column of a page.
struct stack {
    int items;
    float end; // of the last one, from the page's top
};

enum { PAGES = 8 };

struct spread {
    struct stack columns[PAGES][2];
    size_t pages;
    bool in_order; // read down the columns, page by page
};

// Items are the runs that begin with '#'.
static void note_item(struct spread *spread, size_t page, const struct pdf_run *run, float middle) {
    struct stack *stack = &spread->columns[page][run->x > middle];
    int number = atoi(run->text + 1), before = 0;
    for (size_t i = 0; i < PAGES * 2; i++) before += spread->columns[i / 2][i % 2].items;
    if (number != before + 1) spread->in_order = false;
    stack->items++;
    stack->end = fmaxf(stack->end, run->y);
}

static struct spread spread_out(int above, int items, const char *then) {
    struct press press;
    struct buf body;
    press_open(&press);
    buf_init(&body);
    for (int i = 0; i < above; i++) buf_puts(&body, "<p>Above.</p>");
    buf_puts(&body, "<columns>");
    for (int i = 1; i <= items; i++) buf_printf(&body, "<p>#%d</p>", i);
    buf_printf(&body, "</columns>%s", then);
    const struct pdf_document *document = print_body(&press, PAPER_A5, body.at);
    assert_non_null(document);
    struct spread spread = {.pages = document->pages.n, .in_order = true};
    assert_true(spread.pages <= PAGES);
    for (size_t i = 0; i < document->pages.n; i++) {
        const struct pdf_page *page = &document->pages.at[i];
        for (size_t j = 0; j < page->n; j++)
            if (page->at[j].kind == PDF_RUN && page->at[j].run.text[0] == '#')
                note_item(&spread, i, &page->at[j].run, page->width / 2);
    }
    buf_release(&body);
    press_close(&press);
    return spread;
}

static void check(const struct spread *spread, size_t page, int left, int right) {
    const struct stack *at = spread->columns[page];
    if (at[0].items != left || at[1].items != right)
        fail_msg("page %zu has %d and %d", page + 1, at[0].items, at[1].items);
    assert_true(at[0].end < paper_sizes[PAPER_A5].height - 50);
    assert_true(at[1].end < paper_sizes[PAPER_A5].height - 50);
}

// A page of the style's own book in A5 has room for 24 lines.
static void pages_are_filled_and_the_last_is_balanced(void **state) {
    (void)state;
    struct spread spread = spread_out(10, 60, "<p>Below.</p>");
    assert_true(spread.in_order);
    assert_int_equal(spread.pages, 2);
    check(&spread, 0, 14, 14);
    check(&spread, 1, 16, 16);
    spread = spread_out(0, 107, "");
    assert_true(spread.in_order);
    assert_int_equal(spread.pages, 3);
    check(&spread, 0, 24, 24);
    check(&spread, 1, 24, 24);
    check(&spread, 2, 6, 5);
}

// What one page can hold is not divided.
static void a_page_is_enough(void **state) {
    (void)state;
    struct spread spread = spread_out(10, 21, "");
    assert_true(spread.in_order);
    assert_int_equal(spread.pages, 1);
    check(&spread, 0, 11, 10);
    spread = spread_out(10, 40, "");
    assert_int_equal(spread.pages, 2);
    check(&spread, 1, 20, 20);
}

// Where the first page has no room at all they begin on the next.
static void no_room_on_the_first_page(void **state) {
    (void)state;
    struct spread spread = spread_out(24, 60, "");
    assert_true(spread.in_order);
    assert_int_equal(spread.pages, 3);
    check(&spread, 0, 0, 0);
    check(&spread, 1, 24, 24);
    check(&spread, 2, 6, 6);
}

// The second are divided where the first leave them.
static void two_after_each_other(void **state) {
    (void)state;
    struct buf more;
    buf_init(&more);
    buf_puts(&more, "<columns>");
    for (int i = 61; i <= 120; i++) buf_printf(&more, "<p>#%d</p>", i);
    buf_puts(&more, "</columns>");
    struct spread spread = spread_out(10, 60, more.at);
    assert_int_equal(spread.pages, 3);
    check(&spread, 0, 14, 14);
    check(&spread, 1, 16 + 8, 16 + 8);
    check(&spread, 2, 22, 22);
    buf_release(&more);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_filled_and_the_last_is_balanced),
        cmocka_unit_test(a_page_is_enough),
        cmocka_unit_test(no_room_on_the_first_page),
        cmocka_unit_test(two_after_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
