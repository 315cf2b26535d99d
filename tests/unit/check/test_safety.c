// Reviews against the day, and exercises against those for whom a routine is; what a guide's own
// rules make of warnings. The day is 28 May 2026.
#include "fixture.h"

static void wants(struct fixture *f, const char *text, const char *wanted) {
    fixture_check(f);
    if (strcmp(fixture_places(f), wanted) != 0)
        fail_msg("wanted '%s', told of '%s':\n%s", wanted, text, fixture_told(f));
}

static void reviews_have_happened_and_are_not_overdue(void **state) {
    struct fixture *f = *state;
    static const char *const rows[][2] = {
        {"{by: A, on: 2026-05-28}", ""}, // today
        {"{by: A, on: 2026-05-01, due: 2026-05-28}", ""},
        {"{by: A, on: 2026-05-01, due: 2026-05-27}", "6:40 review-due"},
        {"{by: A, on: 2026-05-29}", "6:23 review-dates"},
        {"{by: A, on: 2026-05-29, due: 2027-01-01}", "6:23 review-dates"},
        {"{by: A, on: 2026-05-01, due: 2026-04-30}", "6:40 review-dates"},
        {"{by: A, on: 2026-05-01, due: 2026-05-01}", "6:40 review-due"},
    };
    fixture_small(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_write(f, "content/exercises/squat.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: Squat\nkind: strength\nposition: standing\n"
                                   "summary: S.\nreviewed: %s\ndosage: {reps: 1}\n---\n## Steps\n\n"
                                   "1. Go down.\n",
                                   rows[i][0]));
        wants(f, rows[i][0], rows[i][1]);
    }
}

// An exercise with a precaution, and a routine whose rows begin in line 6.
static void check_audience(struct fixture *f, const char *precaution, const char *routine,
                           const char *wanted) {
    fixture_guide(f, "language: en\nconditions:\n  tracking: [tracking trouble, sore cap]\n"
                     "  loose: [joint is unstable]\n");
    fixture_write(f, "content/exercises/squat.md",
                  arena_printf(&f->arena,
                               "---\ntitle: Squat\nkind: strength\nposition: standing\n"
                               "summary: S.\nprecautions: [%s]\ndosage: {reps: 1}\n---\n"
                               "## Steps\n\n1. Go down.\n",
                               precaution));
    fixture_write(f, "content/routines/start.md",
                  arena_printf(&f->arena,
                               "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\n%s---\n",
                               routine));
    wants(f, routine, wanted);
}

static void precautions_are_held_against_the_audience(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *precaution, *routine, *told;
    } rows[] = {
        {"With tracking trouble do not go deep.",
         "for_whom: You have tracking trouble.\nitems: [{exercise: squat}]\n",
         "7:20 audience-conflict"},
        // Any of a condition's names, in any letter case.
        {"With a sore cap do not go deep.",
         "for_whom: Tracking Trouble is yours.\nitems: [{exercise: squat}]\n",
         "7:20 audience-conflict"},
        {"With tracking trouble do not go deep.",
         "audience: [tracking]\nitems: [{exercise: squat}]\n", "7:20 audience-conflict"},
        {"With tracking trouble do not go deep.",
         "audience: [tracking]\nphases: [{weeks: 1, items: [{exercise: squat}]}]\n",
         "7:40 audience-conflict"},
        // A note tells these readers what to do.
        {"With tracking trouble do not go deep.",
         "audience: [tracking]\nitems: [{exercise: squat, note: Not deep.}]\n", ""},
        // Another condition, none, part of a word, or readers who are said not to have it.
        {"With tracking trouble do not go deep.", "audience: [loose]\nitems: [{exercise: squat}]\n",
         ""},
        {"Go slowly.", "audience: [tracking]\nitems: [{exercise: squat}]\n", ""},
        {"With tracking troubles do not go deep.",
         "audience: [tracking]\nitems: [{exercise: squat}]\n", ""},
        {"With tracking trouble do not go deep.",
         "audience: []\nfor_whom: You have no tracking trouble.\nitems: [{exercise: squat}]\n", ""},
        {"Go slowly.", "audience: [trackin]\nitems: [{exercise: squat}]\n",
         "6:12 unknown-condition"},
    };
    fixture_small(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_audience(f, rows[i].precaution, rows[i].routine, rows[i].told);
}

// ---- rules and allowances ---------------------------------------------------------------------

// An exercise with one warning, "count-unclear" in line 6, and what it allows in line 7.
static void write_warned(struct fixture *f, const char *allow) {
    fixture_write(f, "content/exercises/squat.md",
                  arena_printf(&f->arena,
                               "---\ntitle: Squat\nkind: strength\nposition: standing\n"
                               "summary: S.\ndosage: {reps: 1, side: alternating}\n%s---\n"
                               "## Steps\n\n1. Go down.\n",
                               allow));
}

static void severity_is(struct fixture *f, enum diag_severity severity) {
    wants(f, "a severity", "6:25 count-unclear");
    assert_int_equal(f->diags.at[0].severity, severity);
}

static void a_guide_sets_the_level_of_a_kind(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_warned(f, "");
    severity_is(f, DIAG_WARNING);
    assert_non_null(check_guide(f->checked));
    fixture_guide(f, "language: en\nrules: {count-unclear: {level: off, because: We say it.}}\n");
    wants(f, "off", "");
    fixture_guide(f, "language: en\nrules: {count-unclear: {level: note, because: We say it.}}\n");
    severity_is(f, DIAG_NOTE);
    fixture_guide(f, "language: en\nrules: {count-unclear: {level: error, because: We care.}}\n");
    severity_is(f, DIAG_ERROR);
    assert_null(check_guide(f->checked));
}

static void strict_takes_warnings_for_errors(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_warned(f, "");
    f->options.strict = true;
    severity_is(f, DIAG_ERROR);
    assert_null(check_guide(f->checked));
    fixture_guide(f, "language: en\nrules: {count-unclear: {level: note, because: We say it.}}\n");
    severity_is(f, DIAG_NOTE); // notes stay notes
    assert_non_null(check_guide(f->checked));
}

static void a_page_allows_itself_a_warning(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_warned(f, "allow: {count-unclear: Both are meant.}\n");
    wants(f, "allowed", "");
    write_warned(f, "allow: {count-unclear: ''}\n"); // without a reason
    wants(f, "no reason", "7:9 missing-value");
    write_warned(f, "allow: {review-due: Later.}\n"); // another kind
    wants(f, "another", "6:25 count-unclear; 7:9 unused-allowance");
    fixture_guide(f, "language: en\nrules: {count-unclear: {level: error, because: We care.}}\n");
    write_warned(f, "allow: {count-unclear: Both are meant.}\n"); // the guide's word goes first
    wants(f, "an error by rule", "6:25 count-unclear; 7:9 unused-allowance");
    fixture_guide(f, "language: en\n");
    write_warned(f, "allow: {bad-dosage: Later.}\n");
    wants(f, "an error", "6:25 count-unclear; 7:9 fixed-rule");
    write_warned(f, "allow: {count-uncle: Later.}\n");
    wants(f, "no kind", "6:25 count-unclear; 7:9 unknown-rule");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reviews_have_happened_and_are_not_overdue, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(precautions_are_held_against_the_audience, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_guide_sets_the_level_of_a_kind, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(strict_takes_warnings_for_errors, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_page_allows_itself_a_warning, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
