#include "base/pool.h"
#include "testing.h"

#include <stdatomic.h>

enum { ITEMS = 1000, NONE = -1 };

struct count {
    atomic_int done[ITEMS], started, finished;
    int bad_item, bad_worker;
};

static void *begin(void *context, size_t worker) {
    struct count *count = context;
    if ((int)worker == count->bad_worker) return NULL;
    atomic_fetch_add(&count->started, 1);
    return context;
}

static bool do_item(void *context, void *state, size_t i) {
    struct count *count = context;
    (void)state;
    atomic_fetch_add(&count->done[i], 1);
    return (int)i != count->bad_item;
}

static void finish(void *context, void *state) {
    (void)state;
    atomic_fetch_add(&((struct count *)context)->finished, 1);
}

static bool run(struct count *count, size_t jobs, size_t items) {
    struct pool_work work = {count, begin, do_item, finish};
    bool done = pool_run(jobs, items, &work);
    assert_int_equal(count->started, count->finished);
    return done;
}

static void does_each_item_once(void **state) {
    (void)state;
    static const size_t jobs[] = {0, 1, 4, ITEMS + 50};
    for (size_t j = 0; j < 4; j++) {
        struct count count = {.bad_item = NONE, .bad_worker = NONE};
        size_t items = j == 3 ? 20 : ITEMS; // more jobs than items
        assert_true(run(&count, jobs[j], items));
        for (size_t i = 0; i < ITEMS; i++) assert_int_equal(count.done[i], i < items);
        assert_true(count.started <= 20);
    }
}

static void no_items_need_no_worker(void **state) {
    (void)state;
    struct count count = {.bad_item = NONE, .bad_worker = 0};
    assert_true(run(&count, 4, 0));
    assert_int_equal(count.started, 0);
}

static void stops_at_a_failed_item(void **state) {
    (void)state;
    struct count count = {.bad_item = 3, .bad_worker = NONE};
    assert_false(run(&count, 1, ITEMS));
    for (size_t i = 0; i < ITEMS; i++) assert_int_equal(count.done[i], i <= 3);
    struct count many = {.bad_item = 3, .bad_worker = NONE};
    assert_false(run(&many, 4, ITEMS));
}

static void fails_where_a_worker_cannot_start(void **state) {
    (void)state;
    for (int worker = 0; worker < 4; worker++) {
        struct count count = {.bad_item = NONE, .bad_worker = worker};
        assert_false(run(&count, 4, ITEMS));
    }
}

// The last test: nothing takes the stop back.
static void stops_when_told(void **state) {
    (void)state;
    assert_true(pool_processors() >= 1);
    assert_false(pool_stopped());
    pool_stop();
    assert_true(pool_stopped());
    struct count count = {.bad_item = NONE, .bad_worker = NONE};
    assert_false(run(&count, 4, ITEMS));
    for (size_t i = 0; i < ITEMS; i++) assert_int_equal(count.done[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(does_each_item_once),
        cmocka_unit_test(no_items_need_no_worker),
        cmocka_unit_test(stops_at_a_failed_item),
        cmocka_unit_test(fails_where_a_worker_cannot_start),
        cmocka_unit_test(stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
