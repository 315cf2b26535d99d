// The website; see site.h.
//
// The plan is made first; then workers render pages, each with a template engine and a buffer of
// its own, and hand them to the publisher.
#include "site/site.h"

#include "base/pool.h"
#include "site/site_map.h"
#include "site/site_search.h"
#include "site/site_set.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What a worker leaves behind: the first page that failed and why.
struct outcome {
    bool failed;
    size_t page;
    struct arena arena;
    struct diag_list diags;
};

struct run {
    struct site_shared shared;
    struct outcome *outcomes;    // one for each worker
    struct site_search **search; // the same
    size_t workers;
    atomic_size_t done;
};

struct worker {
    struct outcome *outcome;
    struct site_search *search;
    struct site_worker *pages;
    struct timing_watch watch;
};

// ---- pages ----------------------------------------------------------------------------------

static void *start_worker(void *context, size_t number) {
    struct run *run = context;
    struct worker *worker = base_alloc(sizeof *worker);
    *worker = (struct worker){.outcome = &run->outcomes[number], .search = run->search[number]};
    timing_begin_worker(&worker->watch, run->shared.job->timing, run->workers);
    worker->pages = site_worker_open(&run->shared, &worker->outcome->diags);
    timing_lap(&worker->watch, TIMING_RENDER);
    return worker;
}

static void finish_worker(void *context, void *state) {
    (void)context;
    struct worker *worker = state;
    site_worker_close(worker->pages);
    free(worker);
}

static bool render_page(void *context, void *state, size_t i) {
    struct run *run = context;
    struct worker *worker = state;
    const struct site_job *job = run->shared.job;
    const struct site_page *page = &run->shared.plan->at[i];
    const struct buf *out = &worker->pages->out;
    bool fine = site_worker_render(worker->pages, page);
    timing_lap(&worker->watch, TIMING_RENDER);
    fine = fine && site_output_put(run->shared.output, page->path, out->at, out->len);
    timing_lap(&worker->watch, TIMING_WRITE);
    if (!fine) {
        worker->outcome->failed = true;
        worker->outcome->page = i;
        return false;
    }
    site_search_add(worker->search, i);
    timing_lap(&worker->watch, TIMING_INDEX);
    size_t done = atomic_fetch_add(&run->done, 1) + 1;
    if (job->progress) job->progress(job->progress_context, done, run->shared.plan->n);
    return true;
}

// Pages are taken in order and a page that was taken is finished, so the first page that fails is
// always among those that failed, whatever the workers' number; only its diagnostics are told.
static void tell_first_failure(struct outcome *outcomes, size_t count, struct diag_list *diags) {
    struct outcome *first = NULL;
    for (size_t i = 0; i < count; i++)
        if (outcomes[i].failed && (!first || outcomes[i].page < first->page)) first = &outcomes[i];
    if (first) diag_append(diags, &first->diags);
}

static bool put_search(const struct run *run, size_t count) {
    const struct brand *brand = run->shared.job->guide->brand;
    if (brand && brand->without[BRAND_FEATURE_SEARCH]) return true;
    struct buf text;
    buf_init(&text);
    site_search_write(run->search, count, &text);
    bool fine = site_output_put(run->shared.output, "search.json", text.at, text.len);
    buf_release(&text);
    return fine;
}

static bool render_pages(struct run *run, struct diag_list *diags) {
    size_t count = run->shared.job->jobs ? run->shared.job->jobs : 1;
    run->outcomes = base_alloc(count * sizeof *run->outcomes);
    run->search = base_alloc(count * sizeof(struct site_search *));
    for (size_t i = 0; i < count; i++) {
        struct outcome *outcome = &run->outcomes[i];
        *outcome = (struct outcome){0};
        arena_init(&outcome->arena);
        diag_init(&outcome->diags, &outcome->arena);
        run->search[i] = site_search_open(run->shared.plan);
    }
    run->workers = pool_workers(count, run->shared.plan->n);
    struct pool_work work = {run, start_worker, render_page, finish_worker};
    bool fine = pool_run(count, run->shared.plan->n, &work);
    struct timing_watch watch;
    timing_begin(&watch, run->shared.job->timing);
    fine = fine && put_search(run, count);
    timing_lap(&watch, TIMING_INDEX);
    tell_first_failure(run->outcomes, count, diags);
    for (size_t i = 0; i < count; i++) {
        site_search_close(run->search[i]);
        arena_release(&run->outcomes[i].arena);
    }
    free(run->search);
    free(run->outcomes);
    return fine;
}

// ---- what follows from all pages ------------------------------------------------------------

static bool put_map(const struct site_shared *shared) {
    struct buf text;
    buf_init(&text);
    site_map_write(shared->plan, &text);
    bool fine = site_output_put(shared->output, "sitemap.xml", text.at, text.len);
    buf_release(&text);
    return fine;
}

// The service worker knows all files and their hashes, so it is written when all others are.
static bool put_service_worker(const struct site_shared *shared, struct diag_list *diags) {
    struct buf list, out;
    buf_init(&list);
    buf_init(&out);
    char version[17];
    snprintf(version, sizeof version, "%016llx",
             (unsigned long long)site_output_offline(shared->output, &list));
    struct template_engine *engine =
        template_open(shared->job->resources, shared->job->guide, NULL, diags);
    template_set_text(engine, "offline", list.at);
    template_set_text(engine, "version", version);
    bool fine = template_render(engine, "site/sw.js", "the service worker", &out) &&
                site_output_put(shared->output, "sw.js", out.at, out.len);
    template_close(engine);
    buf_release(&out);
    buf_release(&list);
    return fine;
}

static bool put_faces(const struct site_set *set) {
    return !set->letters || site_faces_put(set->shared.faces, set->letters, set->shared.output);
}

bool site_write(const struct site_job *job, struct diag_list *diags) {
    struct site_set set;
    struct run run = {0};
    struct timing_watch watch;
    bool fine = site_set_open(&set, job, diags); // which takes its own time
    timing_begin(&watch, job->timing);
    if (fine) {
        run.shared = set.shared;
        fine = put_map(&set.shared);
        timing_lap(&watch, TIMING_WRITE);
        fine = fine && render_pages(&run, diags);
        timing_begin(&watch, job->timing);
        fine = site_set_close_pictures(&set) && fine;
        fine = fine && put_faces(&set) && put_service_worker(&set.shared, diags);
        timing_lap(&watch, TIMING_WRITE);
    }
    site_set_close(&set);
    return fine;
}
