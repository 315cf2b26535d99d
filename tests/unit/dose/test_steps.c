// The timer's steps: what they are, and that they add up to what the page says.
#include "dose/dose_steps.h"
#include "dose/dose_total.h"
#include "testing.h"

#define OPEN RANGE_OPEN

static struct dosage holds_of(int sets, int seconds, enum dosage_side side) {
    struct dosage d = dosage_none();
    d.sets = (struct range){sets, sets};
    d.hold_seconds = (struct range){seconds, 2 * seconds};
    d.side = side;
    return d;
}

static struct dosage reps_of(int sets, int reps, enum dosage_side side) {
    struct dosage d = dosage_none();
    d.sets = (struct range){sets, sets + 1};
    d.reps = (struct range){reps, reps + 5};
    d.side = side;
    return d;
}

static void is_step(struct dose_step step, enum dose_step_kind kind, int seconds) {
    assert_int_equal(step.kind, kind);
    if (kind != DOSE_STEP_NONE) assert_int_equal(step.seconds, seconds);
}

static void test_holds(void **state) {
    (void)state;
    struct dosage d = holds_of(3, 30, SIDE_EACH);
    struct dose_steps s = dose_steps(&d);
    assert_int_equal(s.n, 2); // all of the left side, then all of the right one
    is_step(s.rounds[0].before, DOSE_STEP_READY, DOSE_READY_SECONDS);
    is_step(s.rounds[0].steps[0], DOSE_STEP_HOLD, 30);
    assert_int_equal(s.rounds[0].steps[0].side, SIDE_LEFT);
    assert_int_equal(s.rounds[0].n, 1);
    assert_int_equal(s.rounds[0].times, 3);
    assert_int_equal(s.rounds[0].of, 3);
    is_step(s.rounds[0].between, DOSE_STEP_REST, DOSE_BREATH_SECONDS);
    is_step(s.rounds[1].before, DOSE_STEP_SWITCH, DOSE_SWITCH_SECONDS);
    assert_int_equal(s.rounds[1].steps[0].side, SIDE_RIGHT);
    assert_int_equal(s.rounds[1].times, 3);
    assert_int_equal(s.rep_seconds, 0);
    assert_int_equal(s.seconds, 180);
    assert_int_equal(s.extra_seconds, 15 + 10 + 4 * 5);
}

static void test_up_to(void **state) {
    (void)state;
    struct dosage d = holds_of(3, 30, SIDE_TOGETHER);
    d.sets = (struct range){OPEN, 3};
    assert_int_equal(dose_steps(&d).rounds[0].times, 3);
    d.sets = (struct range){2, OPEN};
    assert_int_equal(dose_steps(&d).rounds[0].times, 2);
    d.sets = RANGE_NONE;
    assert_int_equal(dose_steps(&d).rounds[0].times, 1);
}

static void test_rest(void **state) {
    (void)state;
    struct dosage d = holds_of(2, 30, SIDE_EACH);
    d.rest_seconds = (struct range){45, 60}; // sides are changed within it
    struct dose_steps s = dose_steps(&d);
    is_step(s.rounds[0].between, DOSE_STEP_REST, 45);
    is_step(s.rounds[1].before, DOSE_STEP_SWITCH, 45);
    assert_int_equal(s.seconds, 4 * 30 + 3 * 45);
    assert_int_equal(s.extra_seconds, 15);
    d.rest_seconds = (struct range){0, 0}; // no rest; turning over takes its time all the same
    s = dose_steps(&d);
    is_step(s.rounds[0].between, DOSE_STEP_NONE, 0);
    is_step(s.rounds[1].before, DOSE_STEP_SWITCH, DOSE_SWITCH_SECONDS);
}

static void test_repetitions(void **state) {
    (void)state;
    struct dosage d = reps_of(2, 10, SIDE_TOGETHER);
    struct dose_steps s = dose_steps(&d);
    assert_int_equal(s.n, 1);
    is_step(s.rounds[0].steps[0], DOSE_STEP_WORK, 30);
    assert_int_equal(s.rounds[0].steps[0].reps, 10);
    assert_int_equal(s.rounds[0].times, 2);
    is_step(s.rounds[0].between, DOSE_STEP_REST, DOSE_UNSAID_REST_SECONDS);
    assert_int_equal(s.rep_seconds, 3);
    d.pause_seconds = (struct range){1, 2};
    s = dose_steps(&d);
    assert_int_equal(s.rep_seconds, 4);
    assert_int_equal(s.pause_seconds, 1);
    d.tempo.given = true;
    d.tempo.lower = 3, d.tempo.bottom = 1, d.tempo.raise = 2;
    assert_int_equal(dose_steps(&d).rep_seconds, 7);
}

static void test_alternating(void **state) {
    (void)state;
    struct dosage d = reps_of(2, 10, SIDE_ALTERNATING);
    assert_int_equal(dose_steps(&d).rounds[0].steps[0].reps, 20);
    assert_int_equal(dose_steps(&d).rounds[0].steps[0].side, SIDE_ALTERNATING);
    d.count = COUNT_TOTAL;
    assert_int_equal(dose_steps(&d).rounds[0].steps[0].reps, 10);
}

static void test_reps_in_total(void **state) {
    (void)state;
    struct dosage d = reps_of(2, 11, SIDE_EACH);
    d.count = COUNT_TOTAL; // each set has both sides
    struct dose_steps s = dose_steps(&d);
    assert_int_equal(s.n, 1);
    assert_int_equal(s.rounds[0].n, 3);
    assert_int_equal(s.rounds[0].steps[0].reps, 6);
    is_step(s.rounds[0].steps[1], DOSE_STEP_SWITCH, DOSE_SWITCH_SECONDS);
    assert_int_equal(s.rounds[0].steps[2].reps, 5);
    assert_int_equal(s.rounds[0].times, 2);
    d.reps = (struct range){1, 1};
    assert_int_equal(dose_steps(&d).rounds[0].n, 1);
}

static void test_holds_in_turn(void **state) {
    (void)state;
    struct dosage d = holds_of(3, 20, SIDE_ALTERNATING);
    struct dose_steps s = dose_steps(&d);
    assert_int_equal(s.n, 1);
    assert_int_equal(s.rounds[0].n, 3);
    assert_int_equal(s.rounds[0].times, 3);
    is_step(s.rounds[0].between, DOSE_STEP_SWITCH, DOSE_SWITCH_SECONDS);
    d.count = COUNT_TOTAL; // left, right, left
    s = dose_steps(&d);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.rounds[0].times, 1);
    assert_int_equal(s.rounds[0].of, 2);
    assert_int_equal(s.rounds[1].n, 1);
    assert_int_equal(s.rounds[1].first, 2);
    is_step(s.rounds[1].before, DOSE_STEP_SWITCH, DOSE_SWITCH_SECONDS);
    assert_int_equal(s.seconds, 60);
    d.sets = (struct range){1, 1};
    s = dose_steps(&d);
    assert_int_equal(s.n, 1);
    is_step(s.rounds[0].before, DOSE_STEP_READY, DOSE_READY_SECONDS);
    d.side = SIDE_EACH; // all holds of one side first
    d.sets = (struct range){3, 3};
    s = dose_steps(&d);
    assert_int_equal(s.rounds[0].times, 2);
    assert_int_equal(s.rounds[1].times, 1);
}

static void test_until_tired(void **state) {
    (void)state;
    struct dosage d = dosage_none();
    d.until_tired = true;
    d.sets = (struct range){2, 2};
    d.side = SIDE_EACH;
    struct dose_steps s = dose_steps(&d);
    assert_int_equal(s.n, 2);
    is_step(s.rounds[0].steps[0], DOSE_STEP_WORK, OPEN);
    assert_int_equal(s.rounds[0].steps[0].reps, 0);
    assert_int_equal(s.seconds, OPEN);
    assert_int_equal(s.extra_seconds, 15 + 10 + 2 * 30);
    d.count = COUNT_TOTAL;
    assert_int_equal(dose_steps(&d).rounds[0].times, 1);
}

// ---- the timer and the page agree ---------------------------------------------------------------

// Seconds of holds and work, and how many holds or repetitions there are, step by step.
static void walk(const struct dose_steps *s, int *seconds, int *work) {
    *seconds = *work = 0;
    for (int r = 0; r < s->n; r++)
        for (int time = 0; time < s->rounds[r].times; time++)
            for (int i = 0; i < s->rounds[r].n; i++) {
                const struct dose_step *step = &s->rounds[r].steps[i];
                if (step->kind != DOSE_STEP_HOLD && step->kind != DOSE_STEP_WORK) continue;
                *seconds += step->seconds;
                *work += step->kind == DOSE_STEP_HOLD ? 1 : step->reps;
            }
}

static void agree(const struct dosage *d) {
    struct dose_total total = dose_total(d);
    struct dose_steps s = dose_steps(d);
    int seconds, work, rests = 0;
    walk(&s, &seconds, &work);
    assert_int_equal(work, total.work.min);
    if (total.rest_counted) rests = d->rest_seconds.min * (total.sets.min - 1);
    assert_int_equal(s.seconds, seconds + rests);
    assert_true(s.seconds >= total.seconds.min && s.seconds <= total.seconds.max);
    if (!total.estimated) assert_int_equal(s.seconds, total.seconds.min);
    assert_true(s.extra_seconds >= DOSE_READY_SECONDS);
}

static void agree_with_sides(struct dosage d) {
    static const struct range rests[] = {{OPEN, OPEN}, {0, 0}, {5, 5}, {60, 90}};
    for (enum dosage_side side = SIDE_TOGETHER; side <= SIDE_RIGHT; side++)
        for (int total = 0; total < 2; total++)
            for (int r = 0; r < 4; r++) {
                d.side = side;
                d.count = total && (side == SIDE_EACH || side == SIDE_ALTERNATING) ? COUNT_TOTAL
                                                                                   : COUNT_PER_SIDE;
                d.rest_seconds = rests[r];
                agree(&d);
            }
}

static void test_agreement(void **state) {
    (void)state;
    for (int sets = 1; sets <= 7; sets++) {
        agree_with_sides(holds_of(sets, 30, SIDE_TOGETHER));
        for (int reps = 1; reps <= 12; reps++) {
            struct dosage d = reps_of(sets, reps, SIDE_TOGETHER);
            agree_with_sides(d);
            d.pause_seconds = (struct range){1, 2};
            agree_with_sides(d);
            d.tempo.given = true;
            d.tempo.lower = 3, d.tempo.raise = 2;
            agree_with_sides(d);
        }
    }
    agree_with_sides(reps_of(49, 495, SIDE_TOGETHER)); // the largest takes no more room
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_holds),         cmocka_unit_test(test_up_to),
        cmocka_unit_test(test_rest),          cmocka_unit_test(test_repetitions),
        cmocka_unit_test(test_alternating),   cmocka_unit_test(test_reps_in_total),
        cmocka_unit_test(test_holds_in_turn), cmocka_unit_test(test_until_tired),
        cmocka_unit_test(test_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
