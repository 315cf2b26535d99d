#include "base/timing.h"
#include "testing.h"

static void work(void) {
    for (volatile int i = 0; i < 200000; i++) {
    }
}

static long long wall_of(struct timing *timing, enum timing_phase phase) {
    return atomic_load(&timing->phases[phase].wall);
}

static long long processor_of(struct timing *timing, enum timing_phase phase) {
    return atomic_load(&timing->phases[phase].processor);
}

static void laps_go_to_their_phases(void **state) {
    (void)state;
    struct timing timing = {0};
    struct timing_watch watch;
    timing_begin(&watch, &timing);
    work();
    timing_lap(&watch, TIMING_SCAN);
    work();
    timing_lap(&watch, TIMING_LINK);
    assert_true(wall_of(&timing, TIMING_SCAN) > 0 && processor_of(&timing, TIMING_SCAN) > 0);
    assert_true(wall_of(&timing, TIMING_LINK) > 0 && processor_of(&timing, TIMING_LINK) > 0);
    assert_int_equal(wall_of(&timing, TIMING_PARSE), 0);
}

static void laps_of_a_phase_add_up(void **state) {
    (void)state;
    struct timing timing = {0};
    struct timing_watch watch;
    timing_begin_worker(&watch, &timing, 1);
    work();
    timing_lap(&watch, TIMING_PARSE);
    long long once = processor_of(&timing, TIMING_PARSE);
    work();
    timing_lap(&watch, TIMING_PARSE);
    assert_true(processor_of(&timing, TIMING_PARSE) > once);
}

// What one of many threads waits for is a share of what somebody waits for; work is work.
static void workers_share_the_wall(void **state) {
    (void)state;
    struct timing timing = {0};
    struct timing_watch watch;
    timing_begin_worker(&watch, &timing, 1000);
    work();
    timing_lap(&watch, TIMING_RENDER);
    assert_true(wall_of(&timing, TIMING_RENDER) < processor_of(&timing, TIMING_RENDER));
}

static void nobody_asks(void **state) {
    (void)state;
    struct timing_watch watch;
    timing_begin(&watch, NULL);
    timing_lap(&watch, TIMING_SCAN);
    timing_begin_worker(&watch, NULL, 2);
    timing_lap(&watch, TIMING_SCAN);
    assert_int_equal(watch.wall, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(laps_go_to_their_phases),
        cmocka_unit_test(laps_of_a_phase_add_up),
        cmocka_unit_test(workers_share_the_wall),
        cmocka_unit_test(nobody_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
