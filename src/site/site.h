// The website.
#ifndef REGIMEN_SITE_H
#define REGIMEN_SITE_H

#include "base/diag.h"
#include "base/made.h"
#include "base/publish.h"
#include "base/resource.h"
#include "base/timing.h"
#include "figure/figure_store.h"
#include "model/guide.h"
#include "site/site_store.h"

#include <stdbool.h>

struct site_job {
    const struct guide *guide;
    const struct resources *resources;
    const char *root;        // the project's folder, for files that bodies refer to
    struct publish *publish; // outputs go below "site/"
    struct made *made; // by which pictures are taken that would come out the same; may be NULL
    const struct figure_palette *palette; // colours of figures; NULL: figure_palette
    struct site_store *store; // what other websites of the guide share (site_store.h); may be NULL
    struct figure_store *drawn; // figures that were drawn; may be NULL
    size_t jobs;
    bool on_demand; // pictures to share are drawn when they are asked for, not with their pages
    bool with_epub, with_print;                              // whether links to them lead somewhere
    void (*progress)(void *context, size_t done, size_t of); // may be NULL; called by any worker
    void *progress_context;
    struct timing *timing; // NULL: nobody asks where the time goes
};

// Writes all pages, assets, sitemap.xml and robots.txt. False where a template or the machine
// failed, with diagnostics.
bool site_write(const struct site_job *job, struct diag_list *diags);

#endif
