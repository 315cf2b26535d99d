// Plain language in a whole guide: which fields are looked at, in which language, by which
// glossary.
#include "fixture.h"

#define PASSIVE "It can be lifted."

// "line:column id" of what was told of plain language, and not of links, routines and the like.
static const char *plain_places(struct fixture *f) {
    static const char *const ids[] = {"reading-grade", "long-step", "two-actions", "passive"};
    const char *text = "";
    for (size_t i = 0; i < f->diags.n; i++) {
        const struct diag *diag = &f->diags.at[i];
        for (size_t k = 0; k < sizeof ids / sizeof *ids; k++)
            if (strcmp(diag->id, ids[k]) == 0)
                text = arena_printf(&f->arena, "%s%s%u:%u %s", text, *text ? "; " : "",
                                    diag->span.line, diag->span.column, diag->id);
    }
    return text;
}

// What is told of a page that has the passive sentence in one field of its front matter.
static const char *told_of(struct fixture *f, const char *folder, const char *front,
                           const char *field) {
    fixture_small(f);
    fixture_write(f, arena_printf(&f->arena, "content/%s/one.md", folder),
                  arena_printf(&f->arena, "---\ntitle: One\n%s%s\n---\n## Steps\n\n1. Go down.\n",
                               front, field));
    fixture_check(f);
    return plain_places(f);
}

#define EXERCISE "kind: strength\nposition: standing\ndosage: {sets: 2, reps: 10}\n"
#define ROUTINE "summary: S.\n"
#define ITEMS "items: [{exercise: squat}]\n"

static void test_fields(void **state) {
    static const struct {
        const char *folder, *front, *field, *told;
    } fields[] = {
        {"exercises", EXERCISE, "summary: " PASSIVE, "6:13 passive"},
        {"exercises", EXERCISE "summary: S.\n", "progressions: [" PASSIVE "]", "7:19 passive"},
        {"exercises", EXERCISE "summary: S.\n", "regressions:\n  - " PASSIVE, "8:8 passive"},
        {"exercises", EXERCISE "summary: S.\n", "precautions:\n  - >-\n    Go on.\n    " PASSIVE,
         "10:8 passive"},
        {"exercises", EXERCISE "summary: S.\n", "works: [" PASSIVE "]", ""},
        {"pages", "order: 7\n", "summary: " PASSIVE, "4:13 passive"},
        {"routines", ROUTINE ITEMS "stop_if: [a]\n", "aim: " PASSIVE, "6:9 passive"},
        {"routines", ROUTINE ITEMS "stop_if: [a]\naim: A.\n", "for_whom: " PASSIVE, "7:14 passive"},
        {"routines", ROUTINE ITEMS "aim: A.\n", "stop_if: [it can be lifted]", "6:14 passive"},
        {"routines", ROUTINE ITEMS "aim: A.\nstop_if: [a]\n", "progress_when: [" PASSIVE "]",
         "7:20 passive"},
        {"routines", ROUTINE "aim: A.\nstop_if: [a]\n",
         "items:\n  - exercise: squat\n    note: " PASSIVE, "8:14 passive"},
        {"routines", ROUTINE "aim: A.\nstop_if: [a]\n",
         "phases: [{weeks: 1, items: [{exercise: squat, note: " PASSIVE "}]}]", "6:56 passive"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *told = told_of(f, fields[i].folder, fields[i].front, fields[i].field);
        assert_string_equal(told, fields[i].told);
        file_remove_tree(file_join(&f->arena, f->root, "content"));
    }
}

static void test_guide_fields(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nglossary:\n  patella: " PASSIVE "\n");
    assert_non_null(fixture_check(f));
    assert_string_equal(fixture_places(f), "13:15 passive");
}

// The same text is left alone where its language has no lists, or where the language's words are
// missing and English ones stand in.
static void test_languages(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "one", "order: 2", PASSIVE "\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "6:4 passive");
    fixture_guide(f, "language: en-GB\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "6:4 passive");
    fixture_guide(f, "language: cy\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "11:11 no-words");
    fixture_guide(f, "");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "1:1 missing-field");
}

static void test_steps_of_exercises(void **state) {
    struct fixture *f = *state;
    static const char body[] = "## Steps\n\n1. Bend your knee. Then lift it.\n\n"
                               "Bend your hip. Then lift it.\n\n## Tips\n\n1. Bend it. Lift it.\n";
    fixture_small(f);
    fixture_exercise(f, "one", "One", body);
    fixture_page(f, "two", "order: 2", body);
    assert_non_null(fixture_check(f));
    assert_string_equal(plain_places(f), "10:25 two-actions");
}

static void test_glossary(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nglossary:\n  zygoma: A bone.\n  IT band: A strip.\n"
                     "  Gluteus medius: A muscle.\n");
    const struct guide *guide = fixture_good(f);
    assert_int_equal(guide->glossary.n, 3);
    assert_string_equal(guide->glossary.at[0].term, "Gluteus medius");
    assert_string_equal(guide->glossary.at[1].term, "IT band");
    assert_string_equal(guide->glossary.at[2].explanation, "A bone.");
    fixture_guide(f, "language: en\nglossary: [zygoma]\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "12:11 wrong-shape");
    fixture_guide(f, "language: en\nglossary:\n  zygoma:\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "13:3 missing-value");
    fixture_guide(f, "language: en\nglossary:\n  a term that has more than forty characters: A.\n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "13:3 too-long");
}

// Terms of the glossary make a page easier.
static void test_glossary_and_grade(void **state) {
    struct fixture *f = *state;
    const char *body = "";
    for (int i = 0; i < 14; i++)
        body = arena_printf(&f->arena, "%sYour Patellofemoral Joints hurt.\n\n", body);
    fixture_small(f);
    fixture_page(f, "one", "order: 2", body);
    fixture_check(f);
    assert_string_equal(fixture_places(f), "6:1 reading-grade");
    fixture_guide(f, "language: en\nglossary:\n  patellofemoral joint: Where two bones meet.\n");
    fixture_good(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fields, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_guide_fields, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_languages, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_steps_of_exercises, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_glossary, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_glossary_and_grade, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
