// Dosages against what the cited sources advise, and against habits of counting.
#include "fixture.h"

struct row {
    const char *text;
    const char *told; // see fixture_places
};
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void wants(struct fixture *f, const char *text, const char *wanted) {
    fixture_check(f);
    if (strcmp(fixture_places(f), wanted) != 0)
        fail_msg("wanted '%s', told of '%s':\n%s", wanted, text, fixture_told(f));
}

static void set_sources(struct fixture *f) {
    fixture_small(f);
    fixture_guide(f, "language: en\n"
                     "rules: {unused-reference: {level: off, because: A test.}, "
                     "unused-exercise: {level: off, because: A test.}}\n"
                     "references:\n"
                     "  strong-1: {citation: A book., advises: [{kind: strength, reps: 8-12, "
                     "rest: 1-2 min, frequency: 2-3 per week}]}\n"
                     "  held-1: {citation: B., advises: [{kind: stretch, hold: 10-60 s}, "
                     "{hold: up to 2 min}]}\n"
                     "  plain-1: {citation: C.}\n");
}

// The rows' texts are the references and the dosage, in lines 6 and 7 of a strength exercise.
static void check_exercises(struct fixture *f, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fixture_write(f, "content/exercises/squat.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: Squat\nkind: strength\nposition: standing\n"
                                   "summary: S.\n%s\n---\n## Steps\n\n1. Go down.\n",
                                   rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

static void a_dosage_stays_within_what_its_sources_advise(void **state) {
    static const struct row rows[] = {
        {"references: [strong-1]\ndosage: {reps: 8-12}", ""},
        {"references: [strong-1]\ndosage: {reps: 10, rest: 60-90 s}", ""},
        {"references: [strong-1]\ndosage: {reps: 10-15}", "7:16 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: 6-8}", "7:16 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: 20, rest: 10 s}",
         "7:16 outside-guideline; 7:26 outside-guideline"},
        // Only an upper bound: it may be within, unless it is below the least.
        {"references: [strong-1]\ndosage: {reps: up to 10}", ""},
        {"references: [strong-1]\ndosage: {reps: up to 5}", "7:16 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: at least 9}", ""},
        {"references: [strong-1]\ndosage: {reps: at least 15}", "7:16 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: until tired}", ""},
        // Nothing is said of what the source does not advise, or of who does not cite it.
        {"references: [strong-1]\ndosage: {sets: 9, reps: 10}", ""},
        {"references: [plain-1]\ndosage: {reps: 50}", ""},
        {"references: []\ndosage: {reps: 50}", ""},
        // Advice for stretches is not for strength, and advice without a kind is for all.
        {"references: [held-1]\ndosage: {hold: 90 s}", ""},
        {"references: [held-1]\ndosage: {hold: 150 s}", "7:16 outside-guideline"},
        // Every way to write how often comes to times a week.
        {"references: [strong-1]\ndosage: {reps: 10, frequency: mon wed fri}", ""},
        {"references: [strong-1]\ndosage: {reps: 10, frequency: daily}", "7:31 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: 10, frequency: mon}", "7:31 outside-guideline"},
        {"references: [strong-1]\ndosage: {reps: 10, frequency: 2 per week}", ""},
    };
    set_sources(*state);
    check_exercises(*state, rows, COUNT(rows));
}

// The rows' texts begin in line 6 of a routine.
static void check_routines(struct fixture *f, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fixture_write(f, "content/routines/start.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n%s---\n",
                                   rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

static void a_routine_answers_for_what_it_changes(void **state) {
    static const struct row rows[] = {
        // The exercise's own ten repetitions are the exercise's matter.
        {"references: [strong-1]\nitems: [{exercise: squat}]\n", ""},
        {"references: [strong-1]\nitems: [{exercise: squat, reps: 20}]\n",
         "7:33 outside-guideline"},
        {"references: [strong-1]\nphases: [{weeks: 1, items: [{exercise: squat, reps: 20}]}]\n",
         "7:53 outside-guideline"},
        {"references: [strong-1]\nfrequency: 2 per week\nitems: [{exercise: squat}]\n", ""},
        {"references: [strong-1]\nfrequency: daily\nitems: [{exercise: squat}]\n",
         "7:12 outside-guideline"},
        {"frequency: daily\nitems: [{exercise: squat}]\n", ""},
    };
    set_sources(*state);
    check_routines(*state, rows, COUNT(rows));
}

static void numbers_say_what_they_count(void **state) {
    static const struct row rows[] = {
        {"references: []\ndosage: {reps: 10, side: alternating}", "7:26 count-unclear"},
        {"references: []\ndosage: {reps: 10, side: alternating, count: total}", ""},
        {"references: []\ndosage: {reps: 10, side: alternating, count: per side}", ""},
        {"references: []\ndosage: {reps: 10, side: each}", ""},
        {"references: []\ndosage: {reps: 10, side: together}", ""},
        {"references: []\ndosage: {reps: 10, count: per side}", "7:27 bad-dosage"},
        {"references: []\ndosage: {reps: 10, side: left, count: per side}", "7:39 bad-dosage"},
    };
    set_sources(*state);
    check_exercises(*state, rows, COUNT(rows));
}

static void a_side_wants_an_exercise_with_sides(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"items: [{exercise: squat, side: left}]\n", ""}, // it does not say that it has none
        {"items: [{exercise: bridge, side: left}]\n", "6:34 no-sides"},
        {"items: [{exercise: bridge, side: each}]\n", "6:34 no-sides"},
        {"items: [{exercise: bridge, side: together}]\n", ""},
        {"items: [{exercise: lunge, side: left}]\n", ""},
        {"items: [{exercise: lunge, side: alternating}]\n", "6:33 count-unclear"},
        {"items: [{exercise: lunge, side: alternating, count: total}]\n", ""},
    };
    static const char *const exercises[][2] = {{"lunge", "each"}, {"bridge", "together"}};
    set_sources(f);
    for (size_t i = 0; i < COUNT(exercises); i++)
        fixture_write(f, arena_printf(&f->arena, "content/exercises/%s.md", exercises[i][0]),
                      arena_printf(&f->arena,
                                   "---\ntitle: T%zu\nkind: strength\nposition: standing\n"
                                   "summary: S.\ndosage: {reps: 10, side: %s}\n---\n"
                                   "## Steps\n\n1. Step out.\n",
                                   i, exercises[i][1]));
    check_routines(f, rows, COUNT(rows));
}

static void a_routine_keeps_what_leads(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"items: [{exercise: squat, hold: 10 s}]\n", "6:27 lead-changed"},
        {"items: [{exercise: squat, reps: 5}]\n", ""},
        {"items: [{exercise: plank, reps: 5}]\n", "6:27 lead-changed"},
        {"items: [{exercise: plank, hold: 5 s}]\n", ""},
        {"items: [{exercise: plank, sets: 2}]\n", ""},
    };
    set_sources(f);
    fixture_write(f, "content/exercises/plank.md",
                  "---\ntitle: Plank\nkind: strength\nposition: prone\nsummary: S.\n"
                  "dosage: {hold: 20 s}\n---\n## Steps\n\n1. Lift your hips.\n");
    check_routines(f, rows, COUNT(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_dosage_stays_within_what_its_sources_advise,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_routine_answers_for_what_it_changes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(numbers_say_what_they_count, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_routine_keeps_what_leads, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_side_wants_an_exercise_with_sides, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
