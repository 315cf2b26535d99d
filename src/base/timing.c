// Where the time goes; see timing.h.
#include "base/timing.h"

#include <time.h>

const char *const timing_names[TIMING_PHASES] = {
    [TIMING_SCAN] = "scan",   [TIMING_PARSE] = "parse",     [TIMING_CHECK] = "check",
    [TIMING_LINK] = "link",   [TIMING_PLAN] = "plan",       [TIMING_RENDER] = "render",
    [TIMING_INDEX] = "index", [TIMING_WRITE] = "write",     [TIMING_PRINT] = "print",
    [TIMING_EPUB] = "epub",   [TIMING_PUBLISH] = "publish",
};

static long long now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (long long)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void read_clocks(const struct timing_watch *watch, long long *wall, long long *processor) {
    *wall = now(CLOCK_MONOTONIC);
    *processor = now(watch->sharers ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID);
}

void timing_begin(struct timing_watch *watch, struct timing *timing) {
    timing_begin_worker(watch, timing, 0);
}

void timing_begin_worker(struct timing_watch *watch, struct timing *timing, size_t workers) {
    *watch = (struct timing_watch){.timing = timing, .sharers = workers};
    if (timing) read_clocks(watch, &watch->wall, &watch->processor);
}

void timing_lap(struct timing_watch *watch, enum timing_phase phase) {
    struct timing *timing = watch->timing;
    if (!timing) return;
    long long wall, processor;
    read_clocks(watch, &wall, &processor);
    long long waited = (wall - watch->wall) / (long long)(watch->sharers ? watch->sharers : 1);
    atomic_fetch_add_explicit(&timing->phases[phase].wall, waited, memory_order_relaxed);
    atomic_fetch_add_explicit(&timing->phases[phase].processor, processor - watch->processor,
                              memory_order_relaxed);
    watch->wall = wall;
    watch->processor = processor;
}
