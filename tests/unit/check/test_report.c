// The report on completeness: which fields fill which item, wholly or in part.
#include "fixture.h"

#include "check/check_report.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

// Writes the exercise "squat" with more fields than it must have.
static void write_exercise(struct fixture *f, const char *fields, const char *dosage,
                           const char *body) {
    fixture_write(
        f, "content/exercises/squat.md",
        arena_printf(&f->arena,
                     "---\ntitle: Squat\nkind: strength\nposition: standing\nsummary: S.\n"
                     "dosage: {%s}\n%s\n---\n## Steps\n\n1. Go down.\n%s",
                     dosage, fields, body));
}

// A routine that uses the squat, or another exercise.
static void write_routine(struct fixture *f, const char *id, const char *fields) {
    fixture_write(
        f, arena_printf(&f->arena, "content/routines/%s.md", id),
        arena_printf(&f->arena,
                     "---\ntitle: R %s\nsummary: S.\naim: A.\nstop_if: [it hurts]\n%s\n---\n", id,
                     fields));
}

static const struct check_report_row *find_row(struct fixture *f, const char *exercise,
                                               const char *number) {
    struct check_report report;
    check_report(fixture_good(f), &f->arena, &report);
    for (size_t i = 0; i < report.n; i++) {
        const struct check_report_row *row = &report.at[i];
        if (strcmp(row->exercise->entry.id, exercise) == 0 &&
            strcmp(check_report_item(row->item)->number, number) == 0)
            return row;
    }
    fail_msg("no item %s of %s", number, exercise);
    return NULL;
}

// All of `from`, with ", " between.
static const char *from_of(struct fixture *f, const struct check_report_row *row) {
    const char *text = "";
    for (size_t i = 0; i < row->from.n; i++)
        text = arena_printf(&f->arena, "%s%s%s", text, i ? ", " : "", row->from.at[i]);
    return text;
}

static void wants(struct fixture *f, const char *number, enum check_report_state state,
                  const char *from, const char *add) {
    const struct check_report_row *row = find_row(f, "squat", number);
    const char *told = from_of(f, row);
    bool right = add ? row->add && strstr(row->add, add) : !row->add;
    if (row->state != state || strcmp(told, from) != 0 || !right)
        fail_msg("item %s: state %d from '%s', add '%s'; wanted %d from '%s', add '%s'", number,
                 row->state, told, row->add ? row->add : "", state, from, add ? add : "");
}

// ---- what there is
// --------------------------------------------------------------------------------

static void there_are_nineteen_items_of_each_exercise(void **state) {
    struct fixture *f = *state;
    static const char *const numbers[CHECK_REPORT_ITEMS] = {
        "1",  "2",  "3",  "4",  "5",   "6",   "7a", "7b",  "8",  "9",
        "10", "11", "12", "13", "14a", "14b", "15", "16a", "16b"};
    fixture_small(f);
    fixture_exercise(f, "bend", "Bend", "## Steps\n\n1. Bend.\n");
    struct check_report report;
    check_report(fixture_good(f), &f->arena, &report);
    assert_int_equal(report.n, 2 * CHECK_REPORT_ITEMS);
    for (size_t i = 0; i < report.n; i++) {
        const struct check_report_row *row = &report.at[i];
        assert_int_equal(row->item, i % CHECK_REPORT_ITEMS);
        assert_string_equal(check_report_item(row->item)->number, numbers[row->item]);
        assert_string_equal(row->exercise->entry.id, i < CHECK_REPORT_ITEMS ? "bend" : "squat");
        assert_int_equal(row->state == REPORT_FILLED, row->add == NULL);
        assert_int_equal(row->state == REPORT_MISSING, row->from.n == 0);
    }
}

// ---- from guide.yaml
// ------------------------------------------------------------------------------

static void each_field_of_delivery_fills_its_item(void **state) {
    struct fixture *f = *state;
    static const char *const rows[][2] = {{"who", "2"},         {"alone_or_group", "3"},
                                          {"supervision", "4"}, {"motivation", "6"},
                                          {"other_care", "10"}, {"setting", "12"},
                                          {"tailoring", "14a"}, {"starting_level", "15"},
                                          {"fidelity", "16a"},  {"delivered", "16b"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture_small(f);
        const char *field = rows[i][0];
        wants(f, rows[i][1], REPORT_MISSING, "",
              arena_printf(&f->arena, "write '%s' under 'delivery'", field));
        assert_true(find_row(f, "squat", rows[i][1])->in_guide);
        fixture_guide(f, arena_printf(&f->arena, "language: en\ndelivery: {%s: A.}\n", field));
        wants(f, rows[i][1], REPORT_FILLED, arena_printf(&f->arena, "guide: delivery.%s", field),
              NULL);
        for (size_t j = 0; j < COUNT(rows); j++) // and no other
            if (j != i) wants(f, rows[j][1], REPORT_MISSING, "", rows[j][0]);
    }
}

// ---- from the exercise
// ----------------------------------------------------------------------------

static void an_exercise_fills_its_items(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *fields, *number;
        enum check_report_state state;
        const char *from, *add;
    } rows[] = {
        {"", "1", REPORT_MISSING, "", "'equipment: []'"},
        {"equipment: []", "1", REPORT_FILLED, "equipment", NULL},
        {"equipment: [chair]", "1", REPORT_FILLED, "equipment", NULL},
        {"", "7b", REPORT_MISSING, "", "'progressions'"},
        {"progressions: []", "7b", REPORT_MISSING, "", "'progressions'"},
        {"progressions: [Faster.]", "7b", REPORT_FILLED, "progressions", NULL},
        {"", "14b", REPORT_MISSING, "", "'regressions'"},
        {"regressions: [Slower.]", "14b", REPORT_FILLED, "regressions", NULL},
        {"precautions: [Care.]", "11", REPORT_FILLED,
         "guide: red_flags, routine start: stop_if, precautions", NULL},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_exercise(f, rows[i].fields, "sets: 2, reps: 10", "");
        wants(f, rows[i].number, rows[i].state, rows[i].from, rows[i].add);
    }
}

static void a_description_wants_a_picture(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    wants(f, "8", REPORT_PARTLY, "steps", "write 'figure'");
    write_exercise(f, "figure: {alt: A person stands., end: {stance: standing}}\n", "reps: 10", "");
    wants(f, "8", REPORT_FILLED, "steps, picture", NULL);
    fixture_write(f, "content/exercises/low.png", "\x89PNG\r\n\x1A\n");
    write_exercise(f, "", "reps: 10", "\n![At the bottom.](low.png)\n");
    wants(f, "8", REPORT_FILLED, "steps, picture", NULL);
}

static void a_dosage_is_told_by_what_it_lacks(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *kind, *dosage, *add; // `add` is NULL where nothing is lacking
    } rows[] = {
        {"strength", "reps: 10", "write in 'dosage': sets, load or effort, rest, frequency"},
        {"strength", "reps: 10, sets: 2, rest: 60 s, frequency: daily", "'dosage': load or effort"},
        {"strength", "reps: 10, sets: 2, rest: 60 s, frequency: daily, load: 5 kg", NULL},
        {"strength", "reps: 10, sets: 2, rest: 60 s, frequency: daily, effort: RPE 6", NULL},
        {"stretch", "hold: 30 s", "'dosage': sets, frequency"},
        {"stretch", "hold: 30 s, sets: 3, frequency: daily", NULL},
        {"balance", "hold: 30 s, sets: up to 3", "'dosage': frequency"},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture_write(f, "content/exercises/squat.md",
                      arena_printf(&f->arena,
                                   "---\ntitle: Squat\nkind: %s\nposition: standing\nsummary: S.\n"
                                   "dosage: {%s}\n---\n## Steps\n\n1. x\n",
                                   rows[i].kind, rows[i].dosage));
        wants(f, "13", rows[i].add ? REPORT_PARTLY : REPORT_FILLED, "dosage", rows[i].add);
    }
    // A routine may say what the exercise leaves open.
    write_exercise(f, "", "reps: 10, rest: 60 s", "");
    write_routine(f, "start", "frequency: daily\nitems: [{exercise: squat, sets: 2, load: 5 kg}]");
    wants(f, "13", REPORT_FILLED, "dosage", NULL);
}

// ---- from routines
// --------------------------------------------------------------------------------

static void routines_fill_what_they_say(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    wants(f, "5", REPORT_FILLED, "routine start: log", NULL);
    wants(f, "7a", REPORT_MISSING, "", "'progress_when' in content/routines/start.md");
    wants(f, "9", REPORT_MISSING, "", "'frequency' in content/routines/start.md");
    wants(f, "11", REPORT_FILLED, "guide: red_flags, routine start: stop_if", NULL);
    write_routine(f, "start",
                  "items: [{exercise: squat}]\nprogress_when: [Easy.]\nfor_whom: You.\n"
                  "frequency: daily");
    wants(f, "7a", REPORT_FILLED, "routine start: progress_when", NULL);
    wants(f, "9", REPORT_FILLED, "routine start: frequency", NULL);
    wants(f, "14b", REPORT_PARTLY, "routine start: for_whom", "'regressions'");
    wants(f, "15", REPORT_PARTLY, "routine start: for_whom", "'starting_level'");
    write_routine(f, "two", "items: [{exercise: squat, frequency: daily}]");
    wants(f, "7a", REPORT_PARTLY, "routine start: progress_when", "in content/routines/two.md");
    assert_string_equal(from_of(f, find_row(f, "squat", "9")),
                        "routine start: frequency, routine two: frequency");
}

static void an_exercise_in_no_routine_lacks_what_they_say(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "bend", "Bend", "## Steps\n\n1. Bend.\n");
    write_routine(f, "start", "items: [{exercise: bend}]\nfrequency: daily");
    wants(f, "5", REPORT_MISSING, "", "name this exercise in a routine");
    wants(f, "7a", REPORT_MISSING, "", "name this exercise in a routine");
    wants(f, "9", REPORT_MISSING, "", "name this exercise in a routine");
    wants(f, "11", REPORT_PARTLY, "guide: red_flags", "which has 'stop_if'");
}

// A routine that uses an exercise in several phases is named once.
static void a_routine_is_named_once(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_routine(f, "start",
                  "phases:\n  - {weeks: 1, items: [{exercise: squat}]}\n"
                  "  - {weeks: 2, items: [{exercise: squat}]}");
    wants(f, "5", REPORT_FILLED, "routine start: log", NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(there_are_nineteen_items_of_each_exercise),
        TEST(each_field_of_delivery_fills_its_item),
        TEST(an_exercise_fills_its_items),
        TEST(a_description_wants_a_picture),
        TEST(a_dosage_is_told_by_what_it_lacks),
        TEST(routines_fill_what_they_say),
        TEST(an_exercise_in_no_routine_lacks_what_they_say),
        TEST(a_routine_is_named_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
