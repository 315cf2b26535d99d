// Handouts of prescriptions; see print.h.
#include "print/print.h"

#include "model/guide_brand.h"
#include "print/print_book.h"
#include "print/print_hyphen.h"
#include "print/print_shaped.h"
#include "print/print_worker.h"

#include <stdlib.h>

struct print_handouts {
    const struct print_job *job;
    struct arena arena;
    struct diag_list diags; // the hyphens', under their own lock
    struct print_hyphens *hyphens;
};

// What a brand is printed with.
struct branded {
    const struct brand *brand; // NULL: the guide without one
    struct arena arena;        // its guide
    struct resources resources;
    struct print_worker *worker; // NULL: the place is free
    size_t used;                 // when it was last
};

enum { BRANDS_KEPT = 6 };

struct print_handout_worker {
    struct print_handouts *handouts;
    struct branded kept[BRANDS_KEPT];
    size_t now;
};

struct print_handouts *print_handouts_open(const struct print_job *job) {
    struct print_handouts *handouts = base_alloc(sizeof *handouts);
    *handouts = (struct print_handouts){.job = job};
    arena_init(&handouts->arena);
    diag_init(&handouts->diags, &handouts->arena);
    handouts->hyphens = print_hyphens_open(job->resources, &handouts->diags);
    print_worker_prepare();
    return handouts;
}

void print_handouts_close(struct print_handouts *handouts, struct diag_list *diags) {
    if (!handouts) return;
    print_hyphens_close(handouts->hyphens);
    diag_append(diags, &handouts->diags);
    arena_release(&handouts->arena);
    free(handouts);
}

struct print_handout_worker *print_handout_worker_open(struct print_handouts *handouts) {
    struct print_handout_worker *worker = base_alloc(sizeof *worker);
    *worker = (struct print_handout_worker){.handouts = handouts};
    return worker;
}

static void let_go(struct branded *branded) {
    if (!branded->worker) return;
    print_worker_close(branded->worker);
    arena_release(&branded->arena);
    branded->worker = NULL;
}

void print_handout_worker_close(struct print_handout_worker *worker) {
    if (!worker) return;
    for (size_t i = 0; i < BRANDS_KEPT; i++) let_go(&worker->kept[i]);
    free(worker);
}

static void open_brand(struct branded *branded, const struct print_handouts *handouts,
                       const struct brand *brand) {
    const struct print_job *job = handouts->job;
    const struct guide *guide = job->guide;
    *branded = (struct branded){.brand = brand, .resources = *job->resources};
    arena_init(&branded->arena);
    if (brand) {
        guide = guide_for_brand(guide, brand, &branded->arena);
        branded->resources.brand = arena_printf(&branded->arena, "content/brands/%s", brand->id);
    }
    branded->worker =
        print_worker_open(job, guide, &branded->resources, brand ? &brand->figure : job->palette,
                          handouts->hyphens, NULL);
    struct print_worker *worker = branded->worker;
    worker->is_ready = worker->is_ready && print_worker_open_fonts(worker);
    if (worker->is_ready) worker->press.shapes->most = PRINT_LETTERS_KEPT_OF_PATIENTS;
}

// The worker of a brand; where all places are taken, the one that waited longest goes.
static struct print_worker *worker_of(struct print_handout_worker *worker,
                                      const struct brand *brand) {
    struct branded *oldest = &worker->kept[0];
    for (size_t i = 0; i < BRANDS_KEPT; i++) {
        struct branded *branded = &worker->kept[i];
        if (branded->worker && branded->brand == brand) {
            branded->used = ++worker->now;
            return branded->worker;
        }
        if (!branded->worker || (oldest->worker && branded->used < oldest->used)) oldest = branded;
    }
    let_go(oldest);
    open_brand(oldest, worker->handouts, brand);
    oldest->used = ++worker->now;
    return oldest->worker;
}

static void hand_over(struct print_worker *worker, struct diag_list *diags) {
    diag_append_new(diags, &worker->diags);
    worker->diags.n = 0;
}

bool print_handout_prescribed(struct print_handout_worker *worker,
                              const struct prescription *prescription,
                              struct print_handout *handout, struct buf *pdf,
                              struct diag_list *diags) {
    struct print_worker *with = worker_of(worker, prescription->brand);
    struct pdf_document *document = NULL;
    arena_reset(&with->scratch);
    if (with->is_ready)
        document =
            print_prescribed(&with->press, prescription, handout->for_clinician, &with->scratch);
    bool made = document && pdf_write(document, with->kit->cache, pdf, &with->diags);
    handout->pages = made ? document->pages.n : 0;
    if (!with->is_ready) { // its fault is told again for the next
        hand_over(with, diags);
        for (size_t i = 0; i < BRANDS_KEPT; i++)
            if (worker->kept[i].worker == with) let_go(&worker->kept[i]);
        return false;
    }
    hand_over(with, diags);
    return made;
}
