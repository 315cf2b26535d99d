// Dosage fields: what is read, what is refused and with which words.
#include "dose/dose_parse.h"
#include "testing.h"

#include <string.h>

struct parsed {
    enum dosage_field field;
    const char *text;
    int min, max;
};

static struct range range_of(const struct dosage *d, enum dosage_field field) {
    switch (field) {
    case DOSAGE_SETS:
        return d->sets;
    case DOSAGE_REPS:
        return d->reps;
    case DOSAGE_HOLD:
        return d->hold_seconds;
    case DOSAGE_PAUSE:
        return d->pause_seconds;
    case DOSAGE_REST:
        return d->rest_seconds;
    case DOSAGE_FREQUENCY:
        return d->frequency.times;
    case DOSAGE_LOAD:
        return d->load.tenths;
    default:
        return d->effort.value;
    }
}

static void test_ranges(void **state) {
    (void)state;
    static const struct parsed cases[] = {
        {DOSAGE_SETS, "3", 3, 3},
        {DOSAGE_SETS, "2-3", 2, 3},
        {DOSAGE_SETS, " 2 – 3 ", 2, 3},
        {DOSAGE_SETS, "2 to 3", 2, 3},
        {DOSAGE_SETS, "2\xC2\xA0\xE2\x80\x93\xC2\xA0\x33", 2, 3},
        {DOSAGE_SETS, "up to 3", RANGE_OPEN, 3},
        {DOSAGE_SETS, "Up  To 3", RANGE_OPEN, 3},
        {DOSAGE_SETS, "at least 2", 2, RANGE_OPEN},
        {DOSAGE_SETS, "3-3", 3, 3},
        {DOSAGE_SETS, "50", 50, 50},
        {DOSAGE_REPS, "10-15", 10, 15},
        {DOSAGE_REPS, "500", 500, 500},
        {DOSAGE_HOLD, "30 s", 30, 30},
        {DOSAGE_HOLD, "30s", 30, 30},
        {DOSAGE_HOLD, "30-60 seconds", 30, 60},
        {DOSAGE_HOLD, "30 s - 1 min", 30, 60},
        {DOSAGE_HOLD, "1-2 min", 60, 120},
        {DOSAGE_HOLD, "1.5 min", 90, 90},
        {DOSAGE_HOLD, "up to 45 sec", RANGE_OPEN, 45},
        {DOSAGE_HOLD, "60 min", 3600, 3600},
        {DOSAGE_PAUSE, "0 s", 0, 0},
        {DOSAGE_PAUSE, "1 min", 60, 60},
        {DOSAGE_REST, "1-2 min", 60, 120},
        {DOSAGE_FREQUENCY, "daily", 1, 1},
        {DOSAGE_FREQUENCY, "2 per day", 2, 2},
        {DOSAGE_FREQUENCY, "2-3 per week", 2, 3},
        {DOSAGE_FREQUENCY, "at least 2 per week", 2, RANGE_OPEN},
        {DOSAGE_LOAD, "5 kg", 50, 50},
        {DOSAGE_LOAD, "2.5-5kg", 25, 50},
        {DOSAGE_LOAD, "up to 10 lb", RANGE_OPEN, 100},
        {DOSAGE_EFFORT, "RPE 6-7", 6, 7},
        {DOSAGE_EFFORT, "rpe 10", 10, 10},
        {DOSAGE_EFFORT, "3 RIR", 3, 3},
        {DOSAGE_EFFORT, "RIR 0", 0, 0},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dosage d = dosage_none();
        const char *problem, *hint;
        bool done = dose_parse(&d, cases[i].field, cases[i].text, &arena, &problem, &hint);
        struct range range = range_of(&d, cases[i].field);
        if (!done || range.min != cases[i].min || range.max != cases[i].max)
            fail_msg("'%s': %d..%d, %s", cases[i].text, range.min, range.max,
                     problem ? problem : "");
        assert_null(problem);
        assert_null(hint);
    }
    arena_release(&arena);
}

static void test_other_fields(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const char *p, *h;
    struct dosage d = dosage_none();
    d.reps = (struct range){8, 8};
    assert_true(dose_parse(&d, DOSAGE_REPS, "Until tired", &arena, &p, &h));
    assert_true(d.until_tired && !range_is_set(d.reps));
    assert_true(dose_parse(&d, DOSAGE_REPS, "8", &arena, &p, &h));
    assert_true(!d.until_tired && d.reps.min == 8);
    assert_true(dose_parse(&d, DOSAGE_TEMPO, "3-1-2-0", &arena, &p, &h));
    assert_true(d.tempo.given && d.tempo.lower == 3 && d.tempo.bottom == 1 && d.tempo.raise == 2 &&
                d.tempo.top == 0);
    assert_true(dose_parse(&d, DOSAGE_SIDE, "alternating", &arena, &p, &h));
    assert_int_equal(d.side, SIDE_ALTERNATING);
    assert_true(dose_parse(&d, DOSAGE_COUNT, "total", &arena, &p, &h));
    assert_int_equal(d.count, COUNT_TOTAL);
    assert_true(dose_parse(&d, DOSAGE_COUNT, "per side", &arena, &p, &h));
    assert_int_equal(d.count, COUNT_PER_SIDE);
    assert_true(dose_parse(&d, DOSAGE_LOAD, "strong band", &arena, &p, &h));
    assert_true(d.load.kind == LOAD_BAND && d.load.band == BAND_STRONG);
    assert_true(dose_parse(&d, DOSAGE_LOAD, "body weight", &arena, &p, &h));
    assert_int_equal(d.load.kind, LOAD_BODY_WEIGHT);
    assert_true(dose_parse(&d, DOSAGE_PAIN, "none", &arena, &p, &h));
    assert_int_equal(d.pain, 0);
    assert_true(dose_parse(&d, DOSAGE_PAIN, "up to 3 / 10", &arena, &p, &h));
    assert_int_equal(d.pain, 3);
    assert_true(dose_parse(&d, DOSAGE_HOLD, "1-2 min", &arena, &p, &h) && d.hold_in_minutes);
    assert_true(dose_parse(&d, DOSAGE_HOLD, "30 s - 1 min", &arena, &p, &h) && !d.hold_in_minutes);
    assert_true(dose_parse(&d, DOSAGE_FREQUENCY, "Mon, wed  and friday", &arena, &p, &h));
    assert_true(d.frequency.kind == FREQUENCY_WEEKDAYS && d.frequency.weekdays == 0x15);
    arena_release(&arena);
}

struct refused {
    enum dosage_field field;
    const char *text, *problem, *hint; // parts that the messages must hold; NULL: no hint
};

static const struct refused refused[] = {
    {DOSAGE_SETS, "", "empty", "2-3"},
    {DOSAGE_SETS, "   ", "empty", "2-3"},
    {DOSAGE_SETS, "lots", "'lots' is not a number", "2-3"},
    {DOSAGE_SETS, "three", "'three' is not a number", "in figures: 3"},
    {DOSAGE_SETS, "5-3", "the minimum 5 is larger than the maximum 3", "'3-5'"},
    {DOSAGE_SETS, "3 sets", "'sets' does not belong here", "'3'"},
    {DOSAGE_SETS, "2-3x", "'x' does not belong here", "'2-3'"},
    {DOSAGE_SETS, "2-", "a number is missing after '2-'", "2-3"},
    {DOSAGE_SETS, "-2", "below zero", "2-3"},
    {DOSAGE_SETS, "2.5", "must be whole", "2-3"},
    {DOSAGE_SETS, "2,5", "'2,5'", "2-3"},
    {DOSAGE_SETS, "0", "from 1 to 50, not", NULL},
    {DOSAGE_SETS, "51", "from 1 to 50, not", NULL},
    {DOSAGE_SETS, "3-99999999999999999999", "from 1 to 50, not", NULL},
    {DOSAGE_SETS, "3 min", "has no unit", "'3'"},
    {DOSAGE_SETS, "3+", "'+' does not belong", "'at least 3'"},
    {DOSAGE_SETS, "2 or 3", "'or 3' does not belong", "'2-3'"},
    {DOSAGE_SETS, "2 or so", "does not belong", "such as '3'"},
    {DOSAGE_SETS, "at most 3", "is not a number", "'up to 3'"},
    {DOSAGE_SETS, "two to three", "is not a number", "such as '3'"},
    {DOSAGE_REPS, "10 each side", "does not belong", "'10' with 'side: each'"},
    {DOSAGE_REPS, "501", "from 1 to 500, not", NULL},
    {DOSAGE_REPS, "to failure", "is not a number", "'until tired'"},
    {DOSAGE_REPS, "until tired 3", "is not a number", NULL},
    {DOSAGE_HOLD, "30", "no unit", "'30 s'"},
    {DOSAGE_HOLD, "30-60", "no unit", "'30-60 s'"},
    {DOSAGE_HOLD, "up to 30", "no unit", "'up to 30 s'"},
    {DOSAGE_HOLD, "30 hours", "'hours' is not a unit known here: seconds (s) or minutes", "30 s"},
    {DOSAGE_HOLD, "30 seonds", "is not a unit", "'30 seconds'"},
    {DOSAGE_HOLD, "30 m", "is not a unit", "'30 min'"},
    {DOSAGE_HOLD, "30\"", "is not a unit", "'30 s'"},
    {DOSAGE_HOLD, "1:30", "is not a unit", "'90 s'"},
    {DOSAGE_HOLD, "1 min 30 s", "does not belong here", "'90 s'"},
    {DOSAGE_HOLD, "5 kg", "is not a unit", "30 s"},
    {DOSAGE_HOLD, "2 min - 90 s", "the minimum 2 min is larger", "'90 s - 2 min'"},
    {DOSAGE_HOLD, "90-30 s", "the minimum 90 s is larger than the maximum 30 s", "'30-90 s'"},
    {DOSAGE_REST, "2 min - 1 min", "larger than the maximum", "'1-2 min'"},
    {DOSAGE_FREQUENCY, "3-2 per week", "larger than the maximum", "'2-3 per week'"},
    {DOSAGE_FREQUENCY, "dayly", "does not say how often", "'daily'"},
    {DOSAGE_FREQUENCY, "3 per weak", "does not say how often", "'3 per week'"},
    {DOSAGE_FREQUENCY, "3 per month", "does not say how often", "such as"},
    {DOSAGE_FREQUENCY, "mon wed fry", "is not a day", "'mon wed fri'"},
    {DOSAGE_REPS, "until tire", "is not a number", "'until tired'"},
    {DOSAGE_LOAD, "5 kgs", "'kgs' is not a unit", "'5 kg'"},
    {DOSAGE_LOAD, "body-weight", "is not a load", "'body weight'"},
    {DOSAGE_LOAD, "20-10 kg", "larger than the maximum", "'10-20 kg'"},
    {DOSAGE_EFFORT, "RPE 8-6", "larger than the maximum", "'RPE 6-8'"},
    {DOSAGE_HOLD, "0 s", "1 second to 60 minutes, not", NULL},
    {DOSAGE_HOLD, "61 min", "1 second to 60 minutes, not", NULL},
    {DOSAGE_HOLD, "1.5 s", "whole seconds", NULL},
    {DOSAGE_PAUSE, "61 s", "0 to 60 seconds, not", NULL},
    {DOSAGE_TEMPO, "3-1-2", "four numbers, and here are 3", "3-1-2-0"},
    {DOSAGE_TEMPO, "3", "and here is 1", "3-1-2-0"},
    {DOSAGE_TEMPO, "3-1-2-0-1", "here are 5", NULL},
    {DOSAGE_TEMPO, "3-1-x-0", "'x-0' does not belong", NULL},
    {DOSAGE_TEMPO, "0-1-0-1", "no time to lower or to raise", NULL},
    {DOSAGE_TEMPO, "61-0-1-0", "0 to 60 seconds, not", NULL},
    {DOSAGE_REST, "60", "no unit", "'60 s'"},
    {DOSAGE_REST, "none", "is not a time", "'0 s'"},
    {DOSAGE_SIDE, "", "empty", "alternating"},
    {DOSAGE_SIDE, "eech", "is not a side", "'each'"},
    {DOSAGE_SIDE, "both", "is not a side", "'together'"},
    {DOSAGE_SIDE, "left leg", "is not a side", "'left'"},
    {DOSAGE_SIDE, "sideways", "is not a side", "alternating"},
    {DOSAGE_COUNT, "in total", "is not a way to count", "'total'"},
    {DOSAGE_FREQUENCY, "twice a day", "does not say how often", "'2 per day'"},
    {DOSAGE_FREQUENCY, "twice daily", "does not say how often", "'2 per day'"},
    {DOSAGE_FREQUENCY, "2 times a day", "does not say how often", "'2 per day'"},
    {DOSAGE_FREQUENCY, "3x/week", "does not say how often", "'3 per week'"},
    {DOSAGE_FREQUENCY, "2-3 days a week", "does not say how often", "'2-3 per week'"},
    {DOSAGE_FREQUENCY, "2 per month", "does not say how often", "such as 'daily'"},
    {DOSAGE_FREQUENCY, "2", "does not say how often", "'2 per day' or '2 per week'"},
    {DOSAGE_FREQUENCY, "every day", "not a frequency", "'daily'"},
    {DOSAGE_FREQUENCY, "every other day", "not a frequency", "mon wed fri"},
    {DOSAGE_FREQUENCY, "often", "does not say how often", "2-3 per week"},
    {DOSAGE_FREQUENCY, "25 per day", "from 1 to 24, not", NULL},
    {DOSAGE_FREQUENCY, "51 per week", "from 1 to 50, not", NULL},
    {DOSAGE_FREQUENCY, "mon-fri", "is not a day", "'mon tue wed thu fri'"},
    {DOSAGE_FREQUENCY, "fri to mon", "is not a day", "'mon fri sat sun'"},
    {DOSAGE_FREQUENCY, "mon wed mon", "monday stands here twice", NULL},
    {DOSAGE_FREQUENCY, "mon wad", "'wad' is not a day", NULL},
    {DOSAGE_LOAD, "5", "no unit", "'5 kg'"},
    {DOSAGE_LOAD, "2,5 kg", "is not a load", "'2.5 kg'"},
    {DOSAGE_LOAD, "0 kg", "above 0", NULL},
    {DOSAGE_LOAD, "501 lb", "at most 500 lb", NULL},
    {DOSAGE_LOAD, "red band", "is not a load", "'light band', 'medium band' or"},
    {DOSAGE_LOAD, "bodyweight", "is not a load", "'body weight'"},
    {DOSAGE_LOAD, "dumbbell", "is not a load", "5 kg"},
    {DOSAGE_LOAD, "heavy band", "is not a load", "'strong band'"},
    {DOSAGE_LOAD, "5 s", "is not a load", "5 kg"},
    {DOSAGE_EFFORT, "7", "is not an effort", "RPE 6-7"},
    {DOSAGE_EFFORT, "RPE 11", "from 1 to 10, not", NULL},
    {DOSAGE_EFFORT, "11 RIR", "from 0 to 10, not", NULL},
    {DOSAGE_PAIN, "3/10", "most that is allowed", "'up to 3/10'"},
    {DOSAGE_PAIN, "up to 3", "'/10' is missing", "'up to 3/10'"},
    {DOSAGE_PAIN, "", "empty", "up to 3/10"},
    {DOSAGE_PAIN, "0", "most that is allowed", "'none'"},
    {DOSAGE_PAIN, "no", "is not a pain rule", "'none'"},
    {DOSAGE_PAIN, "up to 11/10", "0 to 10, not 11", NULL},
    {DOSAGE_PAIN, "up to 3/5", "is not a pain rule", "up to 3/10"},
};

static void test_refused(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const struct refused *c = &refused[i];
        struct dosage d = dosage_none(), before = d;
        const char *problem = NULL, *hint = NULL;
        if (dose_parse(&d, c->field, c->text, &arena, &problem, &hint) || !problem)
            fail_msg("%s '%s' was taken", dosage_field_name(c->field), c->text);
        if (!strstr(problem, c->problem) || (c->hint && (!hint || !strstr(hint, c->hint))))
            fail_msg("'%s': %s (%s)", c->text, problem, hint ? hint : "no hint");
        assert_memory_equal(&d, &before, sizeof d);
        bool bounds = strstr(c->problem, ", not") || strstr(c->problem, "above 0") ||
                      strstr(c->problem, "at most 500");
        if (dose_is_out_of_bounds(c->field, c->text, &arena) != bounds)
            fail_msg("'%s': %s the bounds", c->text, bounds ? "within" : "out of");
    }
    assert_false(dose_is_out_of_bounds(DOSAGE_SETS, "50", &arena));
    arena_release(&arena);
}

static void test_long_text_is_cut(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char text[4000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (int field = 0; field < DOSAGE_FIELDS; field++) {
        struct dosage d = dosage_none();
        const char *problem, *hint;
        assert_false(dose_parse(&d, (enum dosage_field)field, text, &arena, &problem, &hint));
        assert_true(strlen(problem) < 200);
    }
    arena_release(&arena);
}

// What is wrong with a whole dosage, as field and text pairs.
static void check_whole(const char *const pairs[][2], size_t count, enum dosage_field want,
                        const char *part) {
    struct arena arena;
    arena_init(&arena);
    struct dosage d = dosage_none();
    const char *problem, *hint;
    for (size_t i = 0; i < count; i++) {
        int field = 0;
        while (strcmp(dosage_field_name((enum dosage_field)field), pairs[i][0]) != 0) field++;
        assert_true(dose_parse(&d, (enum dosage_field)field, pairs[i][1], &arena, &problem, &hint));
    }
    enum dosage_field field = DOSAGE_FIELDS;
    bool fine = dose_check(&d, &field, &problem, &hint);
    if (!part) {
        assert_true(fine);
    } else {
        assert_false(fine);
        assert_int_equal(field, want);
        assert_non_null(strstr(problem, part));
    }
    arena_release(&arena);
}
#define WHOLE(want, part, ...)                                                                     \
    do {                                                                                           \
        static const char *const pairs[][2] = {__VA_ARGS__};                                       \
        check_whole(pairs, sizeof pairs / sizeof *pairs, want, part);                              \
    } while (0)

static void test_whole(void **state) {
    (void)state;
    WHOLE(DOSAGE_FIELDS, NULL, {"sets", "2-3"}, {"reps", "10-15"}, {"side", "each"});
    WHOLE(DOSAGE_FIELDS, NULL, {"hold", "30 s"}, {"sets", "6"}, {"side", "each"},
          {"count", "total"});
    WHOLE(DOSAGE_HOLD, "has both", {"reps", "10"}, {"hold", "30 s"});
    WHOLE(DOSAGE_HOLD, "has both", {"reps", "until tired"}, {"hold", "30 s"});
    WHOLE(DOSAGE_REPS, "neither", {"sets", "3"});
    WHOLE(DOSAGE_PAUSE, "belongs to repetitions", {"hold", "30 s"}, {"pause", "2 s"});
    WHOLE(DOSAGE_TEMPO, "belongs to repetitions", {"hold", "30 s"}, {"tempo", "3-1-2-0"});
    WHOLE(DOSAGE_PAUSE, "in the tempo already", {"reps", "8"}, {"pause", "2 s"},
          {"tempo", "3-1-2-1"});
    WHOLE(DOSAGE_EFFORT, "RIR counts repetitions", {"hold", "30 s"}, {"effort", "2 RIR"});
    WHOLE(DOSAGE_COUNT, "two sides", {"reps", "8"}, {"count", "total"});
    WHOLE(DOSAGE_COUNT, "no number", {"hold", "30 s"}, {"side", "each"}, {"count", "total"});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),  cmocka_unit_test(test_other_fields),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_long_text_is_cut),
        cmocka_unit_test(test_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
