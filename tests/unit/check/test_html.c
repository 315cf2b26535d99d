// HTML where none is passed on: what is told, and what only looks like HTML.
#include "fixture.h"

static void html_that_is_shown_is_told(void **state) {
    static const struct {
        const char *body, *told; // of content/pages/why.md, whose body begins in line 6
    } rows[] = {
        {"Up<br>and down.\n", "6:3 html-as-text"},
        {"This is <b>bold</b> and <I>that</I>.\n", "6:9 html-as-text; 6:25 html-as-text"},
        {"<!-- TODO: ask Anna -->\n", "6:1 html-as-text"},
        {"Up <!-- or\ndown --> again.\n", "6:4 html-as-text"},
        {"<div>\n\n- x<br/>\n\n</div>\n", "6:1 html-as-text; 8:4 html-as-text"},
        {"<img src=\"x.png\">\n", "6:1 html-as-text"},
        {"| a |\n|---|\n| b <sup>2</sup> |\n", "8:5 html-as-text"},
        {"Write `<b>`, \\<b> or &lt;b>, for 1 < b and c > 2.\n", ""},
        {"Write <your name> here, <https://a.example> or <x@a.example> there.\n", ""},
        {"    <b>code</b>\n\n```\n<!-- code -->\n```\n", ""},
    };
    struct fixture *f = *state;
    fixture_small(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_page(f, "why", "order: 1", rows[i].body);
        fixture_check(f);
        const char *told = fixture_places(f);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s", rows[i].told, told, rows[i].body);
    }
}

static void html_that_is_passed_on_is_fine(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nraw_html: true\n");
    fixture_page(f, "why", "order: 1", "Up<br>and down. <!-- later -->\n");
    fixture_good(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    static const struct CMUnitTest tests[] = {
        TEST(html_that_is_shown_is_told),
        TEST(html_that_is_passed_on_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
