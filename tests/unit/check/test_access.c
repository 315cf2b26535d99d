// Accessibility: what is told of links, pictures, tables and headings, and what is nearly wrong and
// right.
#include "fixture.h"

struct row {
    const char *body, *told; // of content/pages/why.md, whose body begins in line 6
};

// Every row's page stands in a guide that is right otherwise.
static void want_rows(struct fixture *f, const struct row *rows, size_t count) {
    fixture_small(f);
    fixture_guide(f, "language: en\nraw_html: true\n" UNUSED_IS_FINE);
    fixture_write(f, "content/pages/x.png", "\x89PNG\r\n\x1a\n");
    fixture_write(f, "content/pages/IMG_0012.png", "\x89PNG\r\n\x1a\n");
    fixture_write(f, "content/pages/plan.pdf", "%PDF-1.7\n");
    for (size_t i = 0; i < count; i++) {
        fixture_page(f, "why", "order: 1", rows[i].body);
        fixture_check(f);
        const char *told = fixture_places(f);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s\n%s", rows[i].told, told, rows[i].body,
                     fixture_told(f));
    }
}

#define WANT_ROWS(state, rows) want_rows(*(state), rows, sizeof(rows) / sizeof *(rows))

// ---- links ------------------------------------------------------------------------------------

static void links_say_where_they_lead(void **state) {
    static const struct row rows[] = {
        {"For help [click here](help.md).\n", "6:10 link-text"},
        {"For help [Click  Here!](help.md).\n", ""}, // two spaces make other words
        {"For help [Click\nhere!](help.md).\n", "6:10 link-text"},
        {"[**More** …](help.md)\n", "6:1 link-text"},
        {"» [»read more«](help.md)\n", "6:4 link-text"},
        {"- an item with [*this* link](help.md) in it\n", "6:16 link-text"},
        {"| a |\n|---|\n| [here](help.md) |\n", "8:3 link-text"},
        {"[here][help]\n\n[help]: help.md\n", "6:1 link-text"},
        {"[help.md](help.md)\n", "6:1 link-text"},
        {"[`help.md`](help.md)\n", "6:1 link-text"},
        {"[plan.PDF](plan.pdf)\n", "6:1 link-text"},
        {"[leaflet.pdf](https://a.example/leaflet.pdf)\n", "6:1 link-text"},
        // What says something, and addresses as they are.
        {"[More about knees](help.md)\n", ""},
        {"[Here is help](help.md), [where to click](help.md#x)\n", "6:26 broken-link"},
        {"[The plan (plan.pdf)](plan.pdf)\n", ""},
        {"[Version 1.md5](help.md)\n", ""},
        {"<https://a.example/leaflet.pdf> https://b.example/x.html www.c.example/y.md\n", ""},
        {"<mail@small.example> a.pdf@small.example\n", ""},
        {"[regimen.md](https://regimen.md/) and [regimen.md/docs](https://regimen.md/docs)\n", ""},
        {"[https://a.example/a.png](https://a.example/a.png)\n", ""},
        {"[3.5](help.md) [.md](help.md) [e.g.](help.md)\n", ""},
        {"`[here](help.md)` and \\[here](help.md)\n", ""},
    };
    WANT_ROWS(state, rows);
}

static void links_have_a_text(void **state) {
    static const struct row rows[] = {
        {"See [](help.md).\n", "6:5 empty-link"},
        {"[ ](help.md) [&nbsp;](help.md) [\u200B](help.md)\n",
         "6:1 empty-link; 6:14 empty-link; 6:32 empty-link"},
        {"[![](x.png)](help.md)\n", "6:1 empty-link"}, // told once, not as missing-alt too
        {"[*![](x.png)*](help.md)\n", "6:1 empty-link"},
        {"[![A dot](x.png)](help.md)\n", ""},
        {"[![](x.png) Help](help.md)\n", "6:2 missing-alt"},
        {"[→](help.md) [1](help.md) [<b></b>](help.md)\n", ""},
        {"[![x.png](x.png)](help.md)\n", "6:2 poor-alt"},
    };
    WANT_ROWS(state, rows);
}

static void links_with_one_text_lead_to_one_place(void **state) {
    static const struct row rows[] = {
        {"[A plan](help.md) and [a plan](../routines/start.md)\n", "6:23 same-link-text"},
        {"[A plan](help.md)\n\n- [*a* plan!](../routines/start.md)\n", "8:3 same-link-text"},
        {"[film](https://a.example/1) [film](https://a.example/2)\n", "6:29 same-link-text"},
        // One place, written in several ways; parts of one page; words beside it.
        {"[A plan](help.md) [a plan](./help.md) [a plan](../pages/help.md#)\n", ""},
        {"## Here\n\n[go on](#here) [go on](why.md#here) [go on](why.md)\n", ""},
        {"[film](https://a.example/1#t=1) [film](https://a.example/1#t=2)\n", ""},
        {"- Squat: [film](https://a.example/1)\n- Lunge: [film](https://a.example/2)\n", ""},
        {"| a | b |\n|---|---|\n| Squat, [film](https://a.example/1) | [x](help.md), y |\n"
         "| Lunge, [film](https://a.example/2) | [x](why.md), y |\n",
         ""},
        {"[here](help.md) and [here](../routines/start.md)\n", "6:1 link-text; 6:21 link-text"},
        {"[膝](help.md) [肘](../routines/start.md)\n", ""},
    };
    WANT_ROWS(state, rows);
}

// ---- pictures ---------------------------------------------------------------------------------

static void pictures_say_what_they_show(void **state) {
    static const struct row rows[] = {
        {"![](x.png)\n", "6:1 missing-alt"},
        {"- ![ ](x.png)\n", "6:3 missing-alt"},
        {"![&nbsp;](x.png)\n", "6:1 missing-alt"},
        {"![x.png](x.png)\n", "6:1 poor-alt"},
        {"![knee.JPEG](x.png)\n", "6:1 poor-alt"},
        {"![Image](x.png) ![photo 2](x.png) ![Picture-3.](x.png)\n",
         "6:1 poor-alt; 6:17 poor-alt; 6:35 poor-alt"},
        {"![IMG_0012](IMG_0012.png)\n", "6:1 poor-alt"},
        {"![x](x.png) ![A dot.](x.png \"A dot.\")\n", ""}, // short, but perhaps all there is
        {"![An image of a knee](x.png) ![Figure of eight](x.png)\n", ""},
        {"![Image and drawing](x.png) ![2](x.png) ![Photos](x.png)\n", ""},
        {"![Step 2 of 3: how to save x.png](x.png)\n", ""},
    };
    WANT_ROWS(state, rows);
}

// ---- tables -----------------------------------------------------------------------------------

static void columns_have_names(void **state) {
    static const struct row rows[] = {
        {"| a |   |\n|---|---|\n| 1 | 2 |\n", "6:6 table-header"},
        {"| a | | c | |\n|---|---|---|---|\n", "6:6 table-header; 6:12 table-header"},
        {"|   |   |\n|---|---|\n| 1 | 2 |\n", "6:1 table-header"}, // told once
        {"| |\n|---|\n| 1 |\n", "6:1 table-header"},
        {"Text:\n\n> | a |   |\n> |---|---|\n", "8:8 table-header"},
        {"|   | a |\n|---|---|\n| 1 | 2 |\n", ""}, // the corner
        {"| a | b |\n|---|---|\n|   |   |\n", ""}, // other rows may have empty cells
        {"| a | ![A dot](x.png) | `c` | <b>d</b> |\n|---|---|---|---|\n", ""},
        {"| a | ![](x.png) |\n|---|---|\n", "6:7 missing-alt"},
        {"```\n| a |   |\n|---|---|\n```\n", ""},
    };
    WANT_ROWS(state, rows);
}

// ---- headings ---------------------------------------------------------------------------------

static void headings_say_something_of_their_own(void **state) {
    static const struct row rows[] = {
        {"##\n", "6:1 empty-heading"},
        {"## A\n\n###   ###\n", "8:1 empty-heading"},
        {"## &nbsp;\n", "6:1 empty-heading"},
        {"##\n\n##\n", "6:1 empty-heading; 8:1 empty-heading"}, // not for their anchors as well
        {"## ![A dot](x.png)\n\n## `b`\n\n## <b></b>\n\n#no heading\n", ""},
        {"## Tips\n\n## Tips\n", "8:1 duplicate-anchor"},
        {"## Tips\n\n### *tips*!\n\n## Tips\n", "8:1 duplicate-anchor; 10:1 duplicate-anchor"},
        {"> ## Tips\n\nTips\n----\n", "8:1 duplicate-anchor"},
        {"## Tips\n\n## Tips 2\n\n## Tip\n", ""},
        {"## Steps\n\n1. x\n\n## Steps\n\n1. x\n", "10:1 duplicate-anchor"},
        {"## 膝\n\n## 肘\n\n## ?\n", ""},
    };
    WANT_ROWS(state, rows);
}

static void a_section_that_stands_twice_is_one_mistake(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "squat", "Squat", "## Steps\n\n1. x\n\n## Steps\n\n1. x\n");
    fixture_bad(f, "duplicate-section", "12:1");
    // Below another heading it is no section, and only its anchor is the matter.
    fixture_exercise(f, "squat", "Squat", "## Steps\n\n1. x\n\n## More\n\n### Steps\n\ny\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "14:1 duplicate-anchor");
    assert_non_null(strstr(fixture_told(f), "the heading in line 8 has the anchor '#steps'"));
    assert_non_null(strstr(fixture_told(f), "'#steps-2'"));
}

// ---- words ------------------------------------------------------------------------------------

static void the_words_are_those_of_the_language(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "squat", "Squat", "## Schritte\n\n1. x\n");
    fixture_guide(f, "language: de\n");
    fixture_write(f, "content/pages/x.png", "\x89PNG\r\n\x1a\n");
    fixture_page(f, "why", "order: 1", "[Hier](help.md), [here](help.md), ![Bild 1](x.png)\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "6:1 link-text; 6:35 poor-alt");
}

// A language need not have the block: only what needs its words is not told.
static void a_language_may_have_no_such_words(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct source *english =
        resource_read(&f->resources, &f->arena, "templates/words/en.yaml", &f->diags);
    const char *block = strstr(english->text, "\ncheck:\n");
    assert_non_null(block);
    fixture_write(f, "templates/words/en.yaml",
                  arena_strndup(&f->arena, english->text, (size_t)(block - english->text) + 1));
    fixture_page(f, "why", "order: 1", "[here](help.md) [help.md](help.md)\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "6:17 link-text");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(links_say_where_they_lead),
        TEST(links_have_a_text),
        TEST(links_with_one_text_lead_to_one_place),
        TEST(pictures_say_what_they_show),
        TEST(columns_have_names),
        TEST(headings_say_something_of_their_own),
        TEST(a_section_that_stands_twice_is_one_mistake),
        TEST(the_words_are_those_of_the_language),
        TEST(a_language_may_have_no_such_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
