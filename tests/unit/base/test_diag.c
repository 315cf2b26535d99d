#include "base/diag.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diag_list list;
    struct buf out;
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    arena_init(&fixture->arena);
    diag_init(&fixture->list, &fixture->arena);
    buf_init(&fixture->out);
    *state = fixture;
    return 0;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    buf_release(&fixture->out);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static const char *shown(struct fixture *fixture, const char *text, struct span span,
                         const char *hint) {
    struct source *source = arena_alloc(&fixture->arena, sizeof *source);
    *source = (struct source){"content/exercises/squat.md", text, strlen(text)};
    fixture->list.n = 0;
    diag_add(&fixture->list, DIAG_ERROR, "unknown-field", source, span, hint,
             "dosage has no field '%s'", "set");
    buf_clear(&fixture->out);
    diag_write(&fixture->list.at[0], false, 0, &fixture->out);
    return fixture->out.at;
}

static void shows_line_caret_and_hint(void **state) {
    assert_string_equal(
        shown(*state, "---\ndosage:\n  set: 2-3\n", (struct span){3, 3, 3}, "did you mean 'sets'?"),
        "content/exercises/squat.md:3:3: error: dosage has no field 'set' [unknown-field]\n"
        "    3 |   set: 2-3\n"
        "      |   ^^^ did you mean 'sets'?\n");
}

static void caret_stands_right_after_tabs_wide_and_combining_characters(void **state) {
    assert_string_equal(
        shown(*state, "\tset", (struct span){1, 2, 3}, NULL),
        "content/exercises/squat.md:1:2: error: dosage has no field 'set' [unknown-field]\n"
        "    1 |     set\n"
        "      |     ^^^\n");
    // Two Han characters are two columns each on the terminal but one character each.
    assert_string_equal(
        shown(*state, "\xE8\x86\x9D\xE8\x86\x9D set", (struct span){1, 8, 3}, NULL),
        "content/exercises/squat.md:1:4: error: dosage has no field 'set' [unknown-field]\n"
        "    1 | \xE8\x86\x9D\xE8\x86\x9D set\n"
        "      |      ^^^\n");
    assert_string_equal(
        shown(*state, "e\xCC\x81 set", (struct span){1, 5, 3}, NULL),
        "content/exercises/squat.md:1:4: error: dosage has no field 'set' [unknown-field]\n"
        "    1 | e\xCC\x81 set\n"
        "      |   ^^^\n");
}

static void copes_with_places_that_are_not_there(void **state) {
    assert_non_null(strstr(shown(*state, "one", (struct span){9, 9, 9}, NULL), ":9:1: error"));
    assert_non_null(strstr(shown(*state, "one", (struct span){1, 99, 99}, NULL), ":1:4: error"));
    assert_non_null(strstr(shown(*state, "", (struct span){1, 1, 1}, "add it"), "= add it"));
    assert_non_null(strstr(shown(*state, "one", (struct span){0}, "add it"),
                           "squat.md: error: dosage has no field 'set' [unknown-field]\n"
                           "      = add it\n"));
    assert_non_null(strstr(shown(*state, "set: 1\r\n", (struct span){1, 1, 3}, NULL),
                           "| set: 1\n      | ^^^\n"));
}

static void shows_long_lines_near_the_fault(void **state) {
    char line[4001];
    memset(line, 'x', 4000);
    line[4000] = '\0';
    memcpy(line + 3000, "HERE", 4);
    const char *text = shown(*state, line, (struct span){1, 3001, 4}, NULL);
    assert_non_null(strstr(text, "HERE"));
    assert_non_null(strstr(text, "^^^^\n"));
    assert_true(strlen(text) < 500);
}

// The line of source and what is below it, at a terminal's width.
static const char *shown_at(struct fixture *fixture, size_t width, const char *text,
                            struct span span, const char *hint) {
    shown(fixture, text, span, hint);
    buf_clear(&fixture->out);
    diag_write(&fixture->list.at[0], false, width, &fixture->out);
    return strchr(fixture->out.at, '\n') + 1;
}

static void fits_into_the_terminal(void **state) {
    static const char line[] = "one two three four five six seven eight nine ten";
    static const struct {
        size_t width;
        const char *text;
        struct span span;
        const char *hint, *shown;
    } rows[] = {
        {40, line, {1, 1, 3}, NULL, "    1 | one two three four five six sev…\n      | ^^^\n"},
        {40,
         line,
         {1, 46, 3},
         NULL,
         "    1 | …r five six seven eight nine ten\n"
         "      |                              ^^^\n"},
        {40,
         line,
         {1, 20, 4},
         "x",
         "    1 | …two three four five six seven …\n"
         "      |                 ^^^^ x\n"},
        {40,
         line,
         {1, 46, 3},
         "write 10",
         "    1 | …r five six seven eight nine ten\n"
         "      |                              ^^^\n"
         "      = write 10\n"},
        {56,
         line,
         {1, 1, 3},
         "write 1",
         "    1 | one two three four five six seven eight nine ten\n      | ^^^ write 1\n"},
        {55,
         line,
         {1, 1, 48},
         NULL,
         "    1 | one two three four five six seven eight nine t…\n"
         "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"},
        {34,
         "膝膝膝膝膝膝膝膝膝膝膝膝膝膝膝膝 set",
         {1, 50, 3},
         NULL,
         "    1 | …膝膝膝膝膝膝膝膝膝膝 set\n"
         "      |                       ^^^\n"},
        {1,
         line,
         {1, 20, 4},
         NULL,
         "    1 | …three four five six se…\n"
         "      |             ^^^^\n"},
        {40, "", {1, 1, 1}, "add it", "      = add it\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            shown_at(*state, rows[i].width, rows[i].text, rows[i].span, rows[i].hint),
            rows[i].shown);
}

static void lets_no_control_character_out(void **state) {
    const char *text = shown(*state, "a\033[31mset", (struct span){1, 7, 3}, "x\033[0m");
    assert_null(strchr(text, '\033'));
    // What is told of a file's name: C1 controls and bytes that are no text.
    struct fixture *fixture = *state;
    fixture->list.n = 0;
    diag_add_path(&fixture->list, DIAG_ERROR, "bad-file-name", "a\xC2\x9B\xFF\n\u00e4.md", "b\x7F",
                  "c\rd");
    buf_clear(&fixture->out);
    diag_write(&fixture->list.at[0], false, 0, &fixture->out);
    assert_string_equal(
        fixture->out.at,
        "a\\x9B\\xFF\\x0A\u00e4.md: error: c\\x0Dd [bad-file-name]\n      = b\\x7F\n");
}

static void finds_the_place_in_characters(void **state) {
    struct fixture *fixture = *state;
    static const char text[] = "---\n\ttitle: \u819d e\u0301 knee\n";
    struct source source = {"a.md", text, sizeof text - 1};
    static const struct {
        struct span span;
        struct diag_place place;
    } cases[] = {
        {{0, 0, 0}, {0, 0, 0}},    // the whole file
        {{2, 0, 0}, {2, 0, 0}},    // a whole line
        {{2, 1, 0}, {2, 1, 1}},    // no length
        {{2, 2, 5}, {2, 2, 7}},    // a tab is one character
        {{2, 9, 3}, {2, 9, 10}},   // so is a Han character of three bytes
        {{2, 13, 3}, {2, 11, 13}}, // and a combining accent by itself
        {{2, 17, 4}, {2, 14, 18}}, {{2, 17, 99}, {2, 14, 18}}, // no further than the line
        {{2, 99, 1}, {2, 18, 18}}, {{9, 1, 1}, {9, 1, 1}},     // no such line
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture->list.n = 0;
        diag_add(&fixture->list, DIAG_ERROR, "bad-yaml", &source, cases[i].span, NULL, "x");
        struct diag_place place = diag_find_place(&fixture->list.at[0]);
        assert_int_equal(place.line, cases[i].place.line);
        assert_int_equal(place.column, cases[i].place.column);
        assert_int_equal(place.end_column, cases[i].place.end_column);
    }
    // Nothing is known of a path alone, nor where the lines are those of what a template made.
    fixture->list.n = 0;
    diag_add_path(&fixture->list, DIAG_ERROR, "no-guide", "a.md", NULL, "x");
    assert_int_equal(diag_find_place(&fixture->list.at[0]).line, 0);
    diag_add(&fixture->list, DIAG_ERROR, "bad-markup", &source, (struct span){2, 2, 5}, NULL, "x");
    fixture->list.at[1].made = true;
    assert_int_equal(diag_find_place(&fixture->list.at[1]).line, 0);
    buf_clear(&fixture->out);
    diag_write(&fixture->list.at[1], false, 0, &fixture->out);
    assert_non_null(strstr(fixture->out.at, "a.md: error: x [bad-markup]\n    2 | "));
}

static void sorts_by_place_and_id(void **state) {
    struct fixture *fixture = *state;
    struct source a = {"a.md", "", 0}, b = {"b.md", "", 0};
    struct diag_list *list = &fixture->list;
    diag_add(list, DIAG_ERROR, "bad-dosage", &b, (struct span){1, 1, 0}, NULL, "x");
    diag_add(list, DIAG_ERROR, "bad-yaml", &a, (struct span){9, 1, 0}, NULL, "x");
    diag_add(list, DIAG_ERROR, "busy", &a, (struct span){2, 5, 0}, NULL, "y");
    diag_add(list, DIAG_ERROR, "broken-link", &a, (struct span){2, 5, 0}, NULL, "x");
    diag_add(list, DIAG_ERROR, "bad-words", &a, (struct span){2, 5, 0}, NULL, "x");
    diag_add(list, DIAG_ERROR, "no-guide", &a, (struct span){2, 1, 0}, NULL, "x");
    diag_add_path(list, DIAG_ERROR, "too-deep", NULL, NULL, "x");
    diag_sort(list);
    static const char *const order[] = {"too-deep", "no-guide", "bad-words", "broken-link",
                                        "busy",     "bad-yaml", "bad-dosage"};
    for (size_t i = 0; i < 7; i++) assert_string_equal(list->at[i].id, order[i]);
}

static void counts_and_appends(void **state) {
    struct fixture *fixture = *state;
    struct arena other;
    struct diag_list from;
    arena_init(&other);
    diag_init(&from, &other);
    diag_add_path(&from, DIAG_WARNING, "stray-page", "a.md", "move it", "it is %s", "stray");
    assert_false(diag_failed(&from));
    diag_add_path(&from, DIAG_FAILURE, "cannot-read", "b.md", NULL, "no");
    diag_append(&fixture->list, &from);
    arena_release(&other);
    assert_int_equal(fixture->list.n, 2);
    assert_string_equal(fixture->list.at[0].message, "it is stray");
    assert_string_equal(fixture->list.at[0].hint, "move it");
    assert_int_equal(diag_count(&fixture->list, DIAG_WARNING), 1);
    assert_true(diag_failed(&fixture->list));
}

// Places that are found in one pass are those that are found one by one.
static void a_sorted_list_knows_its_places(void **state) {
    struct fixture *fixture = *state;
    struct diag_list *list = &fixture->list;
    static const char text[] =
        "\xC3\xA4\xC3\xB6 b c\r\n\n\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC x\nlast";
    static const struct source one = {.path = "a", .text = text, .length = sizeof text - 1};
    static const struct source two = {.path = "a", .text = "x\ny\n", .length = 4};
    static const struct span spans[] = {{3, 4, 3}, {1, 3, 90}, {1, 6, 1}, {3, 4, 6}, {4, 3, 0},
                                        {1, 3, 2}, {9, 9, 9},  {0, 0, 0}, {2, 1, 1}, {3, 0, 0}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        diag_add(list, DIAG_ERROR, "broken-link", &one, spans[i], NULL, "m");
        diag_add(list, DIAG_ERROR, "broken-link", i % 2 ? &two : &one, spans[i], NULL, "n");
    }
    diag_sort(list);
    for (size_t i = 0; i < list->n; i++) {
        struct diag alone = list->at[i];
        assert_true(alone.placed);
        alone.placed = false;
        struct diag_place place = diag_find_place(&alone);
        assert_memory_equal(&place, &list->at[i].place, sizeof place);
        struct buf placed, found;
        buf_init(&placed);
        buf_init(&found);
        diag_write(&list->at[i], false, 0, &placed);
        diag_write(&alone, false, 0, &found);
        assert_string_equal(placed.at, found.at);
        buf_release(&placed);
        buf_release(&found);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(shows_line_caret_and_hint, start, end),
        cmocka_unit_test_setup_teardown(caret_stands_right_after_tabs_wide_and_combining_characters,
                                        start, end),
        cmocka_unit_test_setup_teardown(copes_with_places_that_are_not_there, start, end),
        cmocka_unit_test_setup_teardown(shows_long_lines_near_the_fault, start, end),
        cmocka_unit_test_setup_teardown(fits_into_the_terminal, start, end),
        cmocka_unit_test_setup_teardown(lets_no_control_character_out, start, end),
        cmocka_unit_test_setup_teardown(sorts_by_place_and_id, start, end),
        cmocka_unit_test_setup_teardown(finds_the_place_in_characters, start, end),
        cmocka_unit_test_setup_teardown(a_sorted_list_knows_its_places, start, end),
        cmocka_unit_test_setup_teardown(counts_and_appends, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
