// A pool of workers that take items from a common count.
#ifndef REGIMEN_BASE_POOL_H
#define REGIMEN_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

// What a kind of work needs. Each worker has a state of its own, so that nothing is locked.
struct pool_work {
    void *context;                                      // handed to each call; shared, so const
    void *(*start)(void *context, size_t worker);       // makes a worker's state; NULL on failure
    bool (*item)(void *context, void *state, size_t i); // does one item; false stops the whole pool
    void (*finish)(void *context, void *state);         // ends a worker's state; may be NULL
};

// Does items 0..count-1 with `jobs` workers (1: in the calling thread). Which worker does which
// item is not fixed, so results must be kept per item. Returns false where a start or an item
// failed or pool_stop was called; every started state was finished. Where fewer threads can be had,
// fewer work.
bool pool_run(size_t jobs, size_t count, const struct pool_work *work);

// How many workers pool_run wants for that many items.
size_t pool_workers(size_t jobs, size_t count);

// Makes running pools stop after their current items. May be called from a signal handler.
void pool_stop(void);

// Whether pool_stop was called.
bool pool_stopped(void);

// How many processors this process may use.
size_t pool_processors(void);

#endif
