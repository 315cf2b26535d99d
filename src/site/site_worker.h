// Rendering one page: what all workers share, and what each has for itself. Only for site/.
#ifndef REGIMEN_SITE_WORKER_H
#define REGIMEN_SITE_WORKER_H

#include "site/site.h"
#include "site/site_functions.h"
#include "site/site_output.h"

// What all workers of a website share; the members must outlive them.
struct site_shared {
    const struct site_job *job;
    const struct site_plan *plan;
    const struct map *assets, *sizes; // see struct site_view
    struct site_output *output;
    struct site_figures *figures;
    struct site_shares *shares;
    struct site_faces *faces; // NULL where there are none
};

// A template engine with what a page's functions need. It belongs to one thread at a time.
struct site_worker {
    const struct site_shared *shared;
    struct diag_list *diags;
    struct template_engine *engine;
    struct site_view view;
    struct buf out, text; // `out`: the page rendered last
};

// Opens a worker that tells to `diags`, which must outlive it.
struct site_worker *site_worker_open(const struct site_shared *shared, struct diag_list *diags);
void site_worker_close(struct site_worker *worker);

// Renders a page into worker->out. False with diagnostics.
bool site_worker_render(struct site_worker *worker, const struct site_page *page);

#endif
