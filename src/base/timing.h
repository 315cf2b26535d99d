// Where the time goes: phases that all threads add to, for `--timings`.
//
// Whoever does the work has a watch and tells at the end of each stretch which phase it belonged
// to. Where nobody asked, there is no struct timing, and a watch costs a comparison.
#ifndef REGIMEN_BASE_TIMING_H
#define REGIMEN_BASE_TIMING_H

#include <stdatomic.h>
#include <stddef.h>

enum timing_phase {
    TIMING_SCAN,   // what files there are, guide.yaml, the schema, brands
    TIMING_PARSE,  // reading files, front matter and bodies
    TIMING_CHECK,  // each page by itself
    TIMING_LINK,   // what needs the whole guide: names, links, the model
    TIMING_PLAN,   // the website's pages, lists and addresses
    TIMING_RENDER, // the website's templates, and figures that they ask for
    TIMING_INDEX,  // the search index
    TIMING_WRITE,  // the website's files: compared, staged
    TIMING_PRINT,
    TIMING_EPUB,
    TIMING_PUBLISH,
    TIMING_PHASES
};
extern const char *const timing_names[TIMING_PHASES];

// In nanoseconds. Zeroed is empty.
struct timing {
    struct {
        atomic_llong wall, processor;
    } phases[TIMING_PHASES];
};

// One thread's.
struct timing_watch {
    struct timing *timing; // NULL: nobody asks
    size_t sharers;        // threads that work beside each other; 0: the whole process is watched
    long long wall, processor;
};

// Starts a watch for one thread that waits for all that it starts: what other threads do meanwhile
// counts as its own. `timing` may be NULL.
void timing_begin(struct timing_watch *watch, struct timing *timing);

// The same for one of `workers` threads, at least 1, that work beside each other. Its wall time is
// divided by their number, so that the phases' add up to what somebody waits for.
void timing_begin_worker(struct timing_watch *watch, struct timing *timing, size_t workers);

// What passed since the watch was started, or since its last lap, belongs to that phase.
void timing_lap(struct timing_watch *watch, enum timing_phase phase);

#endif
