// A website that is set up: planned, its assets and files put, its pictures ready to be drawn. Only
// for site/.
#ifndef REGIMEN_SITE_SET_H
#define REGIMEN_SITE_SET_H

#include "site/site_worker.h"

struct site_set {
    struct arena arena;
    struct site_plan plan;
    struct map assets, sizes;
    struct letters *letters; // of the pages put so far, for a brand's faces; NULL: it has none
    struct site_shared shared;
};

// Sets up the website of a job, which must outlive the set; the set must not be moved. False with
// diagnostics; it is to be closed all the same.
bool site_set_open(struct site_set *set, const struct site_job *job, struct diag_list *diags);

// Ends drawing. False where a picture could not be made or put.
bool site_set_close_pictures(struct site_set *set);

// Forgets the letters of pages.
void site_set_clear_letters(struct site_set *set);

void site_set_close(struct site_set *set);

#endif
