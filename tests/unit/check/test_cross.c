// What the schema cannot say of front matter: names that must be there, dosages that hold together,
// weeks in order, one page about help.
#include "fixture.h"

struct row {
    const char *text;
    const char *told; // see fixture_places
};
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void wants(struct fixture *f, const char *text, const char *wanted) {
    const struct guide *guide = fixture_check(f);
    const char *told = fixture_places(f);
    if (strcmp(told, wanted) != 0)
        fail_msg("wanted '%s', told '%s' of:\n%s\n%s", wanted, told, text, fixture_told(f));
    assert_int_equal(guide == NULL, *told != '\0');
}

// The rows' texts begin in line 6 of a routine, behind title, summary, aim and stop_if.
static void check_routines(struct fixture *f, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fixture_write(f, "content/routines/start.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n%s---\n",
                                   rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

// The rows' texts are the dosage in line 6 of an exercise.
static void check_dosages(struct fixture *f, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fixture_write(f, "content/exercises/squat.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: Squat\nkind: strength\nposition: standing\n"
                                   "summary: S.\ndosage: {%s}\n---\n## Steps\n\n1. x\n",
                                   rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

// ---- names ------------------------------------------------------------------------------------

static void references_are_known(void **state) {
    struct fixture *f = *state;
    static const char *const fronts[] = {"exercises/squat", "routines/start", "pages/why"};
    static const char *const heads[] = {
        "title: Squat\nkind: strength\nposition: standing\nsummary: S.\ndosage: {reps: 1}\n",
        "title: S\nsummary: S.\naim: A.\nitems: [{exercise: squat}]\nstop_if: [x]\n",
        "title: W\nsummary: S.\norder: 1\n",
    };
    for (size_t i = 0; i < COUNT(fronts); i++) {
        fixture_small(f);
        fixture_guide(f, "language: en\nreferences:\n  first-2020: {citation: C}\n");
        const char *path = arena_printf(&f->arena, "content/%s.md", fronts[i]);
        const char *text = "---\nreferences: [first-2020%s]\n%s---\n## Steps\n\n1. x\n";
        fixture_write(f, path, arena_printf(&f->arena, text, "", heads[i]));
        wants(f, fronts[i], "");
        fixture_write(f, path, arena_printf(&f->arena, text, ", first-202, other-1", heads[i]));
        wants(f, fronts[i], "2:26 unknown-reference; 2:37 unknown-reference");
        assert_non_null(strstr(fixture_told(f), "'first-2020'")); // the one that was meant
    }
}

// Who has no list of references is told of each that is used.
static void a_guide_without_references_has_none(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: 1\nreferences: [a-1]", "");
    wants(f, "no references", "5:14 unknown-reference");
    fixture_page(f, "why", "order: 1\nreferences: []", "");
    wants(f, "an empty list", "");
}

// Where guide.yaml cannot be read nobody knows what it names, so nothing more is told of that.
static void a_broken_guide_file_is_told_once(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: 1\nreferences: [a-1]", "");
    fixture_write(f, "content/guide.yaml", "id: small\ntitle: [\n");
    assert_null(fixture_check(f));
    assert_int_equal(f->diags.n, 1);
    assert_string_equal(f->diags.at[0].id, "bad-yaml");
}

static void exercises_of_a_routine_are_known(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"items: [{exercise: squat}, {exercise: squat}]\n", ""},
        {"items: [{exercise: squad}]\n", "6:20 unknown-exercise"},
        {"items: [{exercise: squat.md}]\n", NULL},                 // wrong in itself, below
        {"items: [{exercise: start}]\n", "6:20 unknown-exercise"}, // that is a routine
        {"items:\n  - exercise: a\n  - exercise: squat\n  - exercise: b\n",
         "7:15 unknown-exercise; 9:15 unknown-exercise"},
        {"phases:\n  - weeks: 1\n    items: [{exercise: a}]\n  - weeks: 2\n"
         "    items: [{exercise: squat}, {exercise: b}]\n",
         "8:24 unknown-exercise; 10:43 unknown-exercise"},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (rows[i].told) check_routines(f, &rows[i], 1);
    check_routines(f, &rows[1], 1);
    assert_non_null(strstr(fixture_told(f), "did you mean 'squat'?"));
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n"
                  "items: [{exercise: squat.md}]\n---\n");
    assert_null(fixture_check(f));
    assert_int_equal(f->diags.at[0].span.column, 20);
}

static void the_default_routine_is_known(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    file_remove_tree(file_join(&f->arena, f->root, "content/routines/start.md"));
    fixture_routine(f, "stark", "Stark");
    fixture_bad(f, "unknown-routine", "did you mean 'stark'?");
    fixture_exercise(f, "start", "Start", "## Steps\n\n1. x\n"); // is no routine
    fixture_bad(f, "unknown-routine", "'start'");
    file_remove_tree(file_join(&f->arena, f->root, "content/routines"));
    fixture_bad(f, "unknown-routine", "content/guide.yaml:8:18");
}

// ---- dosages ----------------------------------------------------------------------------------

static void dosages_hold_together(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"reps: 10", ""},
        {"hold: 30 s", ""},
        {"sets: 2", "6:1 bad-dosage"},
        {"reps: 10, hold: 30 s", "6:26 bad-dosage"},
        {"reps: until tired, hold: 30 s", "6:35 bad-dosage"},
        {"hold: 30 s, pause: 2 s", "6:29 bad-dosage"},
        {"hold: 30 s, tempo: 3-1-2-0", "6:29 bad-dosage"},
        {"reps: 10, pause: 2 s, tempo: 3-1-2-1", "6:27 bad-dosage"},
        {"reps: 10, pause: 2 s, tempo: 3-1-2-0", ""},
        {"hold: 30 s, effort: 3 RIR", "6:30 bad-dosage"},
        {"hold: 30 s, effort: RPE 6", ""},
        {"reps: 10, count: total", "6:27 bad-dosage"},
        {"reps: 10, count: total, side: left", "6:27 bad-dosage"},
        {"reps: 10, count: total, side: each", ""},
        {"reps: until tired, count: total, side: each", "6:36 bad-dosage"},
        {"reps: 15-10", "6:16 bad-dosage"},
        {"sets: 0, reps: 10", "6:16 out-of-range"},
    };
    fixture_small(f);
    check_dosages(f, rows, COUNT(rows));
}

// One wrong dosage is told where it stands, and not again in each routine that changes it.
static void a_wrong_dosage_is_told_once(void **state) {
    struct fixture *f = *state;
    static const struct row dosage = {"reps: 10, hold: 30 s", "6:26 bad-dosage"};
    fixture_small(f);
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n"
                  "items: [{exercise: squat, sets: 3}, {exercise: squat, pause: 2 s}]\n---\n");
    check_dosages(f, &dosage, 1);
}

static void what_a_routine_changes_holds_together(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"items: [{exercise: squat, hold: 30 s}]\n", ""}, // instead of repetitions
        {"items: [{exercise: squat, reps: 12}]\n", ""},
        {"items: [{exercise: squat, reps: 12, hold: 30 s}]\n", "6:43 bad-dosage"},
        {"items: [{exercise: squat, count: total}]\n", "6:34 bad-dosage"},
        {"items: [{exercise: squat, count: total, side: each}]\n", ""},
        {"items: [{exercise: squat, hold: 30 s, tempo: 3-1-2-0}]\n", "6:46 bad-dosage"},
        {"items:\n  - exercise: squat\n    reps: 9-3\n", "8:11 bad-dosage"},
        {"phases:\n  - weeks: 1\n    items: [{exercise: squat, hold: 1 s, pause: 1 s}]\n",
         "8:49 bad-dosage"},
    };
    fixture_lead_may_change(f);
    check_routines(f, rows, COUNT(rows));
}

// What one item changes does not reach the next one.
static void changes_stay_in_their_item(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"items: [{exercise: squat, hold: 30 s}, {exercise: squat, tempo: 3-1-2-0}]\n", ""},
        {"items: [{exercise: squat, side: each}, {exercise: squat, count: total}]\n",
         "6:65 bad-dosage"},
    };
    fixture_lead_may_change(f);
    check_routines(f, rows, COUNT(rows));
}

// ---- routines ---------------------------------------------------------------------------------

#define ITEMS "items: [{exercise: squat}]"
#define PHASE(weeks) "  - {weeks: " weeks ", " ITEMS "}\n"

static void a_routine_has_items_or_phases(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {ITEMS "\n", ""},
        {"phases:\n" PHASE("1"), ""},
        {"", "2:1 missing-field"},
        {ITEMS "\nphases:\n" PHASE("1"), "7:1 items-and-phases"},
        {"phases:\n" PHASE("1") ITEMS "\n", "6:1 items-and-phases"},
    };
    fixture_small(f);
    check_routines(f, rows, COUNT(rows));
}

static void weeks_go_on(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"phases:\n" PHASE("1-2") PHASE("3-4"), ""},
        {"phases:\n" PHASE("1") PHASE("2"), ""},
        {"phases:\n" PHASE("1 - 2") PHASE("3 – 4"), ""},
        {"phases:\n" PHASE("1") PHASE("5-99"), ""}, // a pause between them is the author's
        {"phases:\n" PHASE("3-3"), ""},
        {"phases:\n" PHASE("2-1"), "7:13 weeks-order"},
        {"phases:\n" PHASE("1-2") PHASE("2-3"), "8:13 weeks-order"},
        {"phases:\n" PHASE("3-4") PHASE("1-2"), "8:13 weeks-order"},
        {"phases:\n" PHASE("1") PHASE("1"), "8:13 weeks-order"},
        {"phases:\n" PHASE("1-6") PHASE("3") PHASE("5") PHASE("7"),
         "8:13 weeks-order; 9:13 weeks-order"},
    };
    fixture_small(f);
    check_routines(f, rows, COUNT(rows));
}

static void weeks_are_weeks(void **state) {
    struct fixture *f = *state;
    static const char *const wrong[] = {"100", "1-",  "-1", "one", "1-2-3",
                                        "1,2", "1 2", "0",  "0-1"};
    fixture_small(f);
    for (size_t i = 0; i < COUNT(wrong); i++) {
        const struct row row = {
            arena_printf(&f->arena, "phases:\n  - {weeks: '%s', " ITEMS "}\n", wrong[i]),
            "7:14 wrong-value"};
        check_routines(f, &row, 1);
    }
}

// ---- the page about help ----------------------------------------------------------------------

static void one_page_is_about_help(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "other", "order: 2\nhelp: false", "");
    assert_string_equal(fixture_good(f)->help_page->entry.id, "help");
    fixture_page(f, "other", "order: 2\nhelp: true", "");
    fixture_bad(f, "two-help-pages", "content/pages/other.md:5:7");
    fixture_page(f, "third", "order: 2\nhelp: true", "");
    wants(f, "three pages", "5:7 two-help-pages; 5:7 two-help-pages");
    file_remove_tree(file_join(&f->arena, f->root, "content/pages"));
    fixture_page(f, "other", "order: 2\nhelp: false", "");
    fixture_bad(f, "no-help-page", "content/guide.yaml");
    fixture_page(f, "other", "order: 2\nhelp: yes", ""); // told as what it is, and so not at all
    assert_null(fixture_check(f));
    assert_non_null(strstr(fixture_places(f), "5:7 wrong-value"));
}

// What follows from one slip is not told as well.
static void a_slip_has_no_followers(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *path, *text, *told;
    } rows[] = {
        {"exercises/squat", "kind: strength\nposition: prone\ndosage: {sets: 2, rep: 10}\n",
         "6:19 unknown-field"},
        {"exercises/squat", "kind: strength\nposition: prone\ndosage: {sets: 2}\nreps: 10\n",
         "7:1 misplaced-field"},
        {"exercises/squat", "kind: strength\nposition: prone\ndosage: {reps: *b}\n",
         "6:16 yaml-alias"},
        {"exercises/squat", "kind: strength\nposition: prone\ndosage: {sets: 2, note: x}\n",
         "6:19 unknown-field"},
        {"routines/start", "aim: A.\nstop_if: [x]\nitem: [{exercise: squat}]\n",
         "6:1 unknown-field"},
        {"routines/start", "aim: A.\nstop_if: [x]\nitems: [{exercise: Squat.md}]\n",
         "6:20 wrong-value"},
        {"pages/help", "order: 1\nhelp: True\n", "5:7 wrong-value"},
        {"pages/help", "order: 1\nhelp:true\n", "5:5 bad-yaml"},
        {"pages/help", "order: 1\nhepl: true\n", "5:1 unknown-field"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture_small(f);
        fixture_write(f, arena_printf(&f->arena, "content/%s.md", rows[i].path),
                      arena_printf(&f->arena, "---\ntitle: T\nsummary: S.\n%s---\n%s", rows[i].text,
                                   i < 4 ? "## Steps\n\n1. x\n" : "x\n"));
        wants(f, rows[i].text, rows[i].told);
    }
}

// A fault of YAML hides what is wrong with fields, but nothing of the body.
static void a_body_is_checked_behind_bad_yaml(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "content/exercises/squat.md",
                  "---\ntitle: Squat\nkind strength\n---\n## Step\n\n1. x\n");
    wants(f, "a heading", "3:1 bad-yaml; 5:1 section-name");
    fixture_write(f, "content/exercises/squat.md",
                  "---\ntitle: Squat\nkind strength\n---\n## Steps\n\n1. x\n");
    wants(f, "a good body", "3:1 bad-yaml");
}

static void names_that_there_are_are_listed(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "plank", "Plank", "## Steps\n\n1. x\n");
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n"
                  "items: [{exercise: neck-turn}]\n---\n");
    fixture_bad(f, "unknown-exercise", "one of: plank, squat\n");
    for (int i = 0; i < 10; i++)
        fixture_exercise(f, arena_printf(&f->arena, "more-%d", i),
                         arena_printf(&f->arena, "More %d", i), "## Steps\n\n1. x\n");
    fixture_bad(f, "unknown-exercise", "its folder and .md"); // too many to list
}

static void terms_are_told_apart(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nglossary: {Core: The middle., Core muscle: A muscle.}\n");
    fixture_good(f);
    fixture_guide(f, "language: en\nglossary: {Core: The middle., core: The centre.}\n");
    fixture_bad(f, "duplicate-key", "'core' stands twice (first in line 12, as 'Core')");
}

static void ids_that_are_none_are_told_once(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nreferences: {NHS 2020: {citation: C}}\n");
    fixture_bad(f, "wrong-value", "did you mean 'nhs-2020'?");
    fixture_small(f);
    fixture_write(f, "content/exercises/more/squat.md",
                  "---\ntitle: Squat\nkind: strength\nposition: standing\nsummary: S.\n"
                  "dosage: {reps: 10}\n---\n## Steps\n\n1. x\n");
    fixture_bad(f, "duplicate-id", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    static const struct CMUnitTest tests[] = {
        TEST(references_are_known),
        TEST(a_guide_without_references_has_none),
        TEST(a_broken_guide_file_is_told_once),
        TEST(exercises_of_a_routine_are_known),
        TEST(the_default_routine_is_known),
        TEST(dosages_hold_together),
        TEST(a_wrong_dosage_is_told_once),
        TEST(what_a_routine_changes_holds_together),
        TEST(changes_stay_in_their_item),
        TEST(a_routine_has_items_or_phases),
        TEST(weeks_go_on),
        TEST(weeks_are_weeks),
        TEST(one_page_is_about_help),
        TEST(a_slip_has_no_followers),
        TEST(a_body_is_checked_behind_bad_yaml),
        TEST(names_that_there_are_are_listed),
        TEST(terms_are_told_apart),
        TEST(ids_that_are_none_are_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
