// Worker pool; see pool.h.
#include "base/pool.h"

#include "base/arena.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

// The one thing that a signal handler must reach.
static atomic_bool stopped;

struct run {
    const struct pool_work *work;
    size_t count;
    atomic_size_t next;
    atomic_bool failed;
};

struct worker {
    struct run *run;
    size_t number;
    pthread_t thread;
};

static void *work_on(void *argument) {
    struct worker *worker = argument;
    struct run *run = worker->run;
    const struct pool_work *work = run->work;
    void *state = work->start(work->context, worker->number);
    if (!state) {
        atomic_store(&run->failed, true);
        return NULL;
    }
    while (!atomic_load(&run->failed) && !pool_stopped()) {
        size_t i = atomic_fetch_add(&run->next, 1);
        if (i >= run->count) break;
        if (!work->item(work->context, state, i)) atomic_store(&run->failed, true);
    }
    if (work->finish) work->finish(work->context, state);
    return NULL;
}

size_t pool_workers(size_t jobs, size_t count) {
    size_t workers = jobs < count ? jobs : count;
    return workers ? workers : 1;
}

bool pool_run(size_t jobs, size_t count, const struct pool_work *work) {
    if (!count) return !pool_stopped();
    jobs = pool_workers(jobs, count);
    struct run run = {.work = work, .count = count};
    struct worker *workers = base_alloc(jobs * sizeof *workers);
    size_t started = 1;
    for (; started < jobs; started++) {
        workers[started] = (struct worker){.run = &run, .number = started};
        if (pthread_create(&workers[started].thread, NULL, work_on, &workers[started])) break;
    }
    // The calling thread is the first worker, so that work goes on where no thread can be had.
    workers[0] = (struct worker){.run = &run};
    work_on(&workers[0]);
    for (size_t i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
    free(workers);
    return !atomic_load(&run.failed) && !pool_stopped();
}

void pool_stop(void) {
    atomic_store(&stopped, true);
}

bool pool_stopped(void) {
    return atomic_load(&stopped);
}

size_t pool_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (size_t)count : 1;
}
