// The arithmetic of dosages: the worked examples of docs/dosage.md and the edges.
#include "dose/dose_total.h"
#include "testing.h"

#include <limits.h>

#define OPEN RANGE_OPEN

static struct dosage sets_of(int set_min, int set_max, int rep_min, int rep_max,
                             enum dosage_side side) {
    struct dosage d = dosage_none();
    d.sets = (struct range){set_min, set_max};
    d.reps = (struct range){rep_min, rep_max};
    d.side = side;
    return d;
}

static struct dosage holds_of(int set_min, int set_max, int min, int max, enum dosage_side side) {
    struct dosage d = dosage_none();
    d.sets = (struct range){set_min, set_max};
    d.hold_seconds = (struct range){min, max};
    d.side = side;
    return d;
}

static void is(struct range range, int min, int max) {
    assert_int_equal(range.min, min);
    assert_int_equal(range.max, max);
}

static void test_repetitions(void **state) {
    (void)state;
    struct dosage d = sets_of(2, 3, 10, 15, SIDE_TOGETHER);
    struct dose_total t = dose_total(&d);
    assert_false(t.holds);
    assert_int_equal(t.sides, 1);
    is(t.sets, 2, 3);
    is(t.work, 20, 45);
    is(t.seconds, 40, 180);
    assert_true(t.estimated);
    assert_false(t.rest_counted);
    is(dose_minutes(t.seconds), 1, 3);
}

static void test_each_side(void **state) {
    (void)state;
    struct dosage d = sets_of(2, 3, 10, 15, SIDE_EACH);
    struct dose_total t = dose_total(&d);
    assert_int_equal(t.sides, 2);
    is(t.sets, 4, 6);
    is(t.work, 40, 90);
    d.count = COUNT_TOTAL; // the numbers hold both sides already
    t = dose_total(&d);
    is(t.sets, 2, 3);
    is(t.work, 20, 45);
}

static void test_alternating(void **state) {
    (void)state;
    struct dosage d = sets_of(2, 3, 10, 15, SIDE_ALTERNATING);
    struct dose_total t = dose_total(&d);
    is(t.sets, 2, 3); // a set holds both sides
    is(t.work, 40, 90);
    d.rest_seconds = (struct range){60, 60};
    is(dose_total(&d).seconds, 40 * 2 + 60, 90 * 4 + 120);
}

static void test_one_side(void **state) {
    (void)state;
    struct dosage d = sets_of(3, 3, 8, 8, SIDE_LEFT);
    struct dose_total t = dose_total(&d);
    assert_int_equal(t.sides, 1);
    is(t.work, 24, 24);
}

static void test_holds(void **state) {
    (void)state;
    struct dosage d = holds_of(OPEN, 3, 30, 60, SIDE_EACH);
    struct dose_total t = dose_total(&d);
    assert_true(t.holds);
    assert_false(t.estimated);
    is(t.work, OPEN, 6); // "up to 3" stays open
    is(t.sets, OPEN, 6);
    is(t.seconds, OPEN, 360);
    is(dose_minutes(t.seconds), OPEN, 6);
    d = holds_of(OPEN, OPEN, 30, 30, SIDE_TOGETHER); // no sets: one hold
    is(dose_total(&d).work, 1, 1);
    is(dose_total(&d).seconds, 30, 30);
}

static void test_alternating_holds(void **state) {
    (void)state;
    struct dosage d = holds_of(2, 3, 20, 20, SIDE_ALTERNATING);
    d.rest_seconds = (struct range){10, 10};
    struct dose_total t = dose_total(&d);
    is(t.sets, 4, 6);
    is(t.seconds, 4 * 20 + 3 * 10, 6 * 20 + 5 * 10);
    d.sets = (struct range){4, 6}; // the same, counted in total
    d.count = COUNT_TOTAL;
    is(dose_total(&d).seconds, t.seconds.min, t.seconds.max);
}

static void test_rest_pause_tempo(void **state) {
    (void)state;
    struct dosage d = sets_of(3, 3, 10, 10, SIDE_TOGETHER);
    d.tempo.given = true;
    d.tempo.lower = 3, d.tempo.bottom = 1, d.tempo.raise = 2;
    struct dose_total t = dose_total(&d);
    assert_false(t.estimated);
    is(t.seconds, 180, 180);
    d.pause_seconds = (struct range){1, 2};
    is(dose_total(&d).seconds, 210, 240);
    d.rest_seconds = (struct range){60, 90};
    t = dose_total(&d);
    assert_true(t.rest_counted);
    is(t.seconds, 210 + 120, 240 + 180); // two rests between three sets
    d.rest_seconds = (struct range){OPEN, 90};
    is(dose_total(&d).seconds, OPEN, 420);
    d.sets = (struct range){1, 1}; // one set has no rest, however long one is
    is(dose_total(&d).seconds, 70, 80);
}

static void test_open(void **state) {
    (void)state;
    struct dosage d = sets_of(2, OPEN, OPEN, 12, SIDE_EACH);
    struct dose_total t = dose_total(&d);
    is(t.sets, 4, OPEN);
    is(t.work, OPEN, OPEN);
    is(t.seconds, OPEN, OPEN);
    is(dose_minutes(t.seconds), OPEN, OPEN);
    d = dosage_none();
    d.until_tired = true;
    d.sets = (struct range){2, 2};
    d.side = SIDE_EACH;
    d.rest_seconds = (struct range){60, 60};
    t = dose_total(&d);
    is(t.sets, 4, 4);
    is(t.work, OPEN, OPEN);
    is(t.seconds, OPEN, OPEN);
    assert_false(t.estimated);
}

static void test_frequency(void **state) {
    (void)state;
    struct dosage d = holds_of(3, 3, 30, 30, SIDE_EACH);
    struct dose_total t = dose_total(&d);
    is(t.work_a_day, OPEN, OPEN);
    is(t.work_a_week, OPEN, OPEN);
    d.frequency = (struct frequency){FREQUENCY_PER_DAY, {1, 2}, 0};
    t = dose_total(&d);
    is(t.work_a_day, 6, 12);
    is(t.work_a_week, 42, 84);
    d.frequency = (struct frequency){FREQUENCY_PER_WEEK, {2, OPEN}, 0};
    t = dose_total(&d);
    is(t.work_a_day, OPEN, OPEN);
    is(t.work_a_week, 12, OPEN);
    d.frequency = (struct frequency){FREQUENCY_WEEKDAYS, RANGE_NONE, 0x15};
    t = dose_total(&d);
    is(t.work_a_day, 6, 6);
    is(t.work_a_week, 18, 18);
}

static void test_minutes(void **state) {
    (void)state;
    is(dose_minutes((struct range){0, 0}), 1, 1);
    is(dose_minutes((struct range){59, 60}), 1, 1);
    is(dose_minutes((struct range){61, 61}), 1, 2);
    is(dose_minutes((struct range){119, 121}), 1, 3);
    is(dose_minutes((struct range){120, OPEN}), 2, OPEN);
    is(dose_minutes(RANGE_NONE), OPEN, OPEN);
}

static void test_sums(void **state) {
    (void)state;
    is(dose_add((struct range){1, 2}, (struct range){3, 4}), 4, 6);
    is(dose_add((struct range){OPEN, 2}, (struct range){3, 4}), OPEN, 6);
    is(dose_add((struct range){1, OPEN}, (struct range){3, 4}), 4, OPEN);
    struct range sum = {0, 0}; // a very long routine does not overflow
    for (int i = 0; i < 1000; i++) sum = dose_add(sum, (struct range){20000000, 20000000});
    assert_true(sum.max > 0 && sum.max < INT_MAX);
}

static void test_largest(void **state) {
    (void)state;
    struct dosage d = sets_of(50, 50, 500, 500, SIDE_EACH);
    d.tempo.given = true;
    d.tempo.lower = d.tempo.bottom = d.tempo.raise = d.tempo.top = 60;
    d.pause_seconds = (struct range){60, 60};
    d.rest_seconds = (struct range){3600, 3600};
    d.frequency = (struct frequency){FREQUENCY_PER_DAY, {24, 24}, 0};
    struct dose_total t = dose_total(&d);
    is(t.work, 50000, 50000);
    is(t.seconds, 50000 * 300 + 99 * 3600, 50000 * 300 + 99 * 3600);
    is(t.work_a_week, 50000 * 24 * 7, 50000 * 24 * 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repetitions),
        cmocka_unit_test(test_each_side),
        cmocka_unit_test(test_alternating),
        cmocka_unit_test(test_one_side),
        cmocka_unit_test(test_holds),
        cmocka_unit_test(test_alternating_holds),
        cmocka_unit_test(test_rest_pause_tempo),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_frequency),
        cmocka_unit_test(test_minutes),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_largest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
