// The printed book's pages in the chapters where they begin.
#include "epub/epub_pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena arena;
    struct epub_book book;
    struct book_pages pages;
};

static int set_up(void **state) {
    static const char *const places[] = {"title", "exercise.a", "exercise.b", "index"};
    struct fixture *fixture = calloc(1, sizeof *fixture);
    arena_init(&fixture->arena);
    fixture->book.arena = &fixture->arena;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct epub_chapter chapter = {.name = arena_printf(&fixture->arena, "%zu.xhtml", i),
                                       .place = places[i]};
        buf_init(&chapter.text);
        buf_init(&chapter.drawn);
        vec_push(&fixture->arena, &fixture->book.chapters, chapter);
    }
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    epub_book_release(&fixture->book);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static void plan(struct fixture *fixture, const char *const *places, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct book_page page = {arena_printf(&fixture->arena, "%zu", i + 1), places[i]};
        vec_push(&fixture->arena, &fixture->pages, page);
    }
    epub_pages_plan(&fixture->book, &fixture->pages);
}

// The pages of each chapter, "1 2|3||4".
static void expect_plan(const struct fixture *fixture, const char *wanted) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < fixture->book.chapters.n; i++) {
        const struct epub_chapter *chapter = &fixture->book.chapters.at[i];
        if (i) buf_putc(&text, '|');
        for (size_t j = 0; j < chapter->pages.n; j++)
            buf_printf(&text, "%s%s", j ? " " : "", chapter->pages.at[j].label);
    }
    assert_string_equal(text.at, wanted);
    assert_int_equal(fixture->book.page_count, fixture->pages.n);
    buf_release(&text);
}

static void pages_go_to_their_chapters(void **state) {
    static const char *const places[] = {"title", "exercise.a", "exercise.a:dosage", "index:x"};
    plan(*state, places, 4);
    expect_plan(*state, "1|2 3||4");
}

static void no_page_stands_before_an_earlier_one(void **state) {
    static const char *const places[] = {"", "exercise.b", "exercise.a", "strange", "index"};
    plan(*state, places, 5);
    expect_plan(*state, "1||2 3 4|5");
}

static const char *mark(struct fixture *fixture, const char *label) {
    return arena_printf(&fixture->arena,
                        "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page.%s\" "
                        "aria-label=\"%s\"></span>",
                        label, label);
}

static void marks_stand_where_their_pages_begin(void **state) {
    struct fixture *fixture = *state;
    static const char *const places[] = {"exercise.a", "exercise.a:dosage", "exercise.a:dosage"};
    plan(fixture, places, 3);
    struct epub_chapter *chapter = &fixture->book.chapters.at[1];
    buf_puts(&chapter->text, "<html><body class=\"x\"><p>");
    epub_pages_mark(chapter, "dosag", 5, &chapter->text);
    epub_pages_mark(chapter, "", 0, &chapter->text);
    epub_pages_mark(chapter, "dosage", 6, &chapter->text);
    epub_pages_mark(chapter, "dosage", 6, &chapter->text); // only once
    buf_puts(&chapter->text, "</p></body></html>");
    assert_true(epub_pages_settle(chapter));
    assert_string_equal(chapter->text.at,
                        arena_printf(&fixture->arena,
                                     "<html><body class=\"x\">%s<p>%s%s</p></body></html>",
                                     mark(fixture, "1"), mark(fixture, "2"), mark(fixture, "3")));
}

// A template that does not know a place, or shows places in another order.
static void marks_without_a_place_stand_together(void **state) {
    struct fixture *fixture = *state;
    static const char *const places[] = {"exercise.a:one", "exercise.a:two"};
    plan(fixture, places, 2);
    struct epub_chapter *chapter = &fixture->book.chapters.at[1];
    buf_puts(&chapter->text, "<body>");
    epub_pages_mark(chapter, "two", 3, &chapter->text);
    epub_pages_mark(chapter, "one", 3, &chapter->text);
    buf_puts(&chapter->text, "</body>");
    assert_false(epub_pages_settle(chapter));
    buf_clear(&chapter->text);
    buf_puts(&chapter->text, "<body>");
    epub_pages_mark(chapter, "two", 3, &chapter->text);
    buf_puts(&chapter->text, "</body>");
    assert_true(epub_pages_settle(chapter));
    assert_string_equal(chapter->text.at, arena_printf(&fixture->arena, "<body>%s%s</body>",
                                                       mark(fixture, "1"), mark(fixture, "2")));
}

static void a_missing_place_is_seen(void **state) {
    struct fixture *fixture = *state;
    static const char *const places[] = {"exercise.a:one", "exercise.a:gone"};
    plan(fixture, places, 2);
    struct epub_chapter *chapter = &fixture->book.chapters.at[1];
    buf_puts(&chapter->text, "<body>");
    epub_pages_mark(chapter, "one", 3, &chapter->text);
    buf_puts(&chapter->text, "</body>");
    assert_false(epub_pages_settle(chapter));
}

static void the_lists_hold_every_page_in_order(void **state) {
    struct fixture *fixture = *state;
    static const char *const places[] = {"title", "exercise.b:x", "index"};
    plan(fixture, places, 3);
    struct buf list, targets;
    buf_init(&list);
    buf_init(&targets);
    epub_pages_list(&fixture->book, &list);
    epub_pages_targets(&fixture->book, 7, &targets);
    assert_string_equal(list.at, "<li><a href=\"0.xhtml#page.1\">1</a></li>\n"
                                 "<li><a href=\"2.xhtml#page.2\">2</a></li>\n"
                                 "<li><a href=\"3.xhtml#page.3\">3</a></li>\n");
    const char *first = strstr(targets.at, "value=\"1\" playOrder=\"8\">");
    const char *last = strstr(targets.at, "value=\"3\" playOrder=\"10\">");
    assert_non_null(first);
    assert_non_null(last);
    assert_true(first < last);
    buf_release(&list);
    buf_release(&targets);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(pages_go_to_their_chapters),
        TEST(no_page_stands_before_an_earlier_one),
        TEST(marks_stand_where_their_pages_begin),
        TEST(marks_without_a_place_stand_together),
        TEST(a_missing_place_is_seen),
        TEST(the_lists_hold_every_page_in_order),
    };
    return cmocka_run_group_tests_name("epub_pages", tests, NULL, NULL);
}
