// What nobody uses, and names that readers cannot tell apart.
#include "fixture.h"

static void want_places(struct fixture *f, const char *wanted) {
    fixture_check(f);
    const char *told = fixture_places(f);
    if (strcmp(told, wanted) != 0)
        fail_msg("wanted '%s', told '%s':\n%s", wanted, told, fixture_told(f));
}

#define STEPS "## Steps\n\n1. x\n"

// ---- exercises --------------------------------------------------------------------------------

static void an_exercise_is_in_a_routine_or_linked(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "lunge", "Lunge", STEPS "\nGo on with [this exercise](#steps).\n");
    want_places(f, "2:8 unused-exercise"); // a link to itself does not count
    assert_non_null(strstr(fixture_told(f), "put '- exercise: lunge' into a routine"));
    fixture_page(f, "why", "order: 1", "See the [lunge](../exercises/lunge.md#steps).\n");
    want_places(f, "");
    fixture_page(f, "why", "order: 1", "");
    fixture_exercise(f, "squat", "Squat", STEPS "\nThen the [lunge](lunge.md).\n");
    want_places(f, ""); // from an exercise, too
    fixture_exercise(f, "squat", "Squat", STEPS);
    fixture_write(f, "content/routines/more.md",
                  "---\ntitle: More\nsummary: S.\naim: A.\nstop_if: [x]\n"
                  "phases: [{weeks: 1, items: [{exercise: lunge}]}]\n---\n");
    want_places(f, "");
}

// ---- sources ----------------------------------------------------------------------------------

static void a_source_is_cited(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nreferences:\n  a: {citation: A}\n  b: {citation: B}\n");
    want_places(f, "13:3 unused-reference; 14:3 unused-reference");
    fixture_page(f, "why", "order: 1\nreferences: [b]", "");
    want_places(f, "13:3 unused-reference");
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\nitems: [{exercise: squat}]\n"
                  "references: [a]\n---\n");
    want_places(f, "");
}

// ---- files ------------------------------------------------------------------------------------

static void a_file_is_shown_or_linked(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "content/pages/x.png", "\x89PNG\r\n\x1a\n");
    fixture_write(f, "content/brands/clinic/brand.yaml", "name: Clinic\n");
    fixture_write(f, "content/brands/clinic/logo.png", "not looked at");
    fixture_write(f, "content/pages/.hidden.png", "not listed");
    want_places(f, "0:0 unused-file");
    assert_non_null(strstr(fixture_told(f), "content/pages/x.png: warning: no page refers to"));
    fixture_page(f, "why", "order: 1", "[A dot](x.png)\n");
    want_places(f, "");
    fixture_page(f, "why", "order: 1", "![A dot](x.png)\n");
    want_places(f, "");
}

static void a_text_may_be_a_file(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "content/pages/notes.txt", "Notes.\n");
    want_places(f, "0:0 stray-page"); // probably a page
    fixture_page(f, "why", "order: 1", "[My notes](notes.txt)\n");
    want_places(f, "");
}

// ---- reasons ----------------------------------------------------------------------------------

// What only seems unused because of another mistake is not told: mending that mends both.
static void follow_ups_are_not_told(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *body, *front, *told;
    } rows[] = {
        {"![A dot](x.png) [lunge](../exercises/lunge.md)\n", "references: [a]", ""},
        {"![A dot](y.png) [lunge](../exercises/lunge.md)\n", "references: [a]", "7:1 broken-link"},
        {"![A dot](x.png) [lunge](../exercises/lung.md)\n", "references: [a]", "7:17 broken-link"},
        {"![A dot](x.png) [lunge](../exercises/lunge.md)\n", "references: [b]",
         "5:14 unknown-reference"},
        {"![A dot](x.png) [lunge](../exercises/lunge.md)\n", "refrences: [a]", "5:1 unknown-field"},
        {"![A dot](x.png) [lunge](../exercises/lunge.md)\n", "references: a", "5:13 wrong-shape"},
        {"![A dot](x.png) [lunge](../exercises/lunge.md)\n", "references: [", "5:13 bad-yaml"},
        {"\xff\n", "references: [a]", "7:1 not-utf8"},
    };
    fixture_small(f);
    fixture_guide(f, "language: en\nreferences: {a: {citation: A}}\n");
    fixture_write(f, "content/pages/x.png", "\x89PNG\r\n\x1a\n");
    fixture_exercise(f, "lunge", "Lunge", STEPS);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_page(f, "why", arena_printf(&f->arena, "order: 1\n%s", rows[i].front),
                     rows[i].body);
        want_places(f, rows[i].told);
    }
}

static void a_mistyped_exercise_is_one_mistake(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\nitems: [{exercise: sqaut}]\n"
                  "---\n");
    want_places(f, "6:20 unknown-exercise");
}

// ---- names ------------------------------------------------------------------------------------

static void titles_differ_within_their_kind(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: 1", "");
    fixture_routine(f, "squat", "Squat"); // as the exercise
    fixture_routine(f, "one", "Part 1/2");
    fixture_routine(f, "two", "Part 12");
    want_places(f, "");
    fixture_routine(f, "two", "part 1/2");
    want_places(f, "2:8 duplicate-title");
    assert_non_null(strstr(fixture_told(f), "content/routines/one.md has the title 'Part 1/2'"));
}

static void exercise_with(struct fixture *f, const char *id, const char *front) {
    fixture_write(f, arena_printf(&f->arena, "content/exercises/%s.md", id),
                  arena_printf(&f->arena,
                               "---\ntitle: %s\nkind: strength\nposition: standing\nsummary: S.\n"
                               "%s\ndosage: {sets: 2, reps: 10}\n---\n" STEPS,
                               id, front));
}

static void things_are_written_the_same_way(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: 1", "[a](../exercises/a.md) [b](../exercises/b.md)\n");
    exercise_with(f, "a", "works: [IT band, Calf]");
    exercise_with(f, "b", "works: [it  band, Calf]\nequipment: [calf]");
    want_places(f, ""); // two spaces make another list; equipment is no muscle
    exercise_with(f, "b", "works: [x, it band!]");
    exercise_with(f, "c", "works: [it band!]");
    fixture_page(f, "more", "order: 2", "[c](../exercises/c.md)\n");
    want_places(f, "6:12 same-list"); // each spelling once
    assert_non_null(strstr(fixture_told(f), "'it band!' and 'IT band', in content/exercises/a.md"));
    exercise_with(f, "c", "works: [x]");
    exercise_with(f, "b", "works: [calf, CALF]\nequipment: [Mat, mat]");
    want_places(f, "6:9 same-list; 6:15 same-list; 7:18 same-list");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(an_exercise_is_in_a_routine_or_linked),
        TEST(a_source_is_cited),
        TEST(a_file_is_shown_or_linked),
        TEST(a_text_may_be_a_file),
        TEST(follow_ups_are_not_told),
        TEST(a_mistyped_exercise_is_one_mistake),
        TEST(titles_differ_within_their_kind),
        TEST(things_are_written_the_same_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
