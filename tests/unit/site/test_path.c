// Addresses within the site.
#include "site/site_path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_relative(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *anchor, *expected;
    } cases[] = {
        {"index.html", "exercises/squat/index.html", NULL, "exercises/squat/index.html"},
        {"help/index.html", "index.html", NULL, "../index.html"},
        {"exercises/squat/index.html", "routines/start/index.html", NULL,
         "../../routines/start/index.html"},
        {"exercises/muscle/calf/index.html", "exercises/index.html", NULL,
         "../../../exercises/index.html"},
        {"exercises/squat/index.html", "exercises/lunge/index.html", "steps",
         "../../exercises/lunge/index.html#steps"},
        {"exercises/squat/index.html", "exercises/squat/index.html", "steps", "#steps"},
        {"exercises/squat/index.html", "exercises/squat/index.html", NULL,
         "../../exercises/squat/index.html"},
        {"routines/start/index.html", "../print/cards/start-a4.pdf", NULL,
         "../../../print/cards/start-a4.pdf"},
        {"index.html", "files/pages/the knee?.png", NULL, "files/pages/the%20knee%3F.png"},
        {"index.html", "help/index.html", "größe#\"'<&>",
         "help/index.html#gr%C3%B6%C3%9Fe%23%22"
         "%27%3C%26%3E"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        site_path_relative(cases[i].from, cases[i].to, cases[i].anchor, &out);
        assert_string_equal(out.at, cases[i].expected);
        buf_release(&out);
    }
}

static void test_entries(void **state) {
    (void)state;
    static const struct {
        enum entry_kind kind;
        const char *expected;
    } cases[] = {{ENTRY_EXERCISE, "exercises/a/index.html"},
                 {ENTRY_ROUTINE, "routines/a/index.html"},
                 {ENTRY_PAGE, "a/index.html"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct entry entry = {.kind = cases[i].kind, .id = "a"};
        struct buf out;
        buf_init(&out);
        site_path_entry(&entry, &out);
        assert_string_equal(out.at, cases[i].expected);
        buf_release(&out);
    }
}

static void test_canonical(void **state) {
    (void)state;
    static const struct {
        const char *path, *expected;
    } cases[] = {{"index.html", "https://example.org/knee/"},
                 {"exercises/squat/index.html", "https://example.org/knee/exercises/squat/"},
                 {"404.html", "https://example.org/knee/404.html"},
                 {"re-index.html", "https://example.org/knee/re-index.html"},
                 {"exercises/muscle/wade (außen)/index.html",
                  "https://example.org/knee/exercises/muscle/wade%20%28au%C3%9Fen%29/"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        site_path_canonical("https://example.org/knee/", cases[i].path, &out);
        assert_string_equal(out.at, cases[i].expected);
        buf_release(&out);
    }
}

static void test_base(void **state) {
    (void)state;
    static const char *const cases[][2] = {{"https://example.org/", "/"},
                                           {"https://example.org/a/b/", "/a/b/"},
                                           {"https://example.org", "/"},
                                           {"", "/"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        site_path_of_base(cases[i][0], &out);
        assert_string_equal(out.at, cases[i][1]);
        buf_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relative),
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_base),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
