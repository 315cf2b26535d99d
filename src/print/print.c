// Printed documents; see print.h.
#include "print/print.h"

#include "print/print_book.h"
#include "print/print_card.h"
#include "print/print_cover.h"
#include "print/print_hyphen.h"
#include "print/print_hyphen_file.h"
#include "print/print_made.h"
#include "print/print_sums.h"
#include "print/print_worker.h"

#include "base/pool.h"
#include "raster/raster_page.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct run {
    const struct print_job *job;
    struct {
        VEC_OF(struct print_item)
    } items;
    struct print_made made;
    pthread_mutex_t lock; // held while `diags` is added to
    struct diag_list *diags;
    struct print_hyphens *hyphens;
    struct diag_list hyphen_diags; // under the hyphens' own lock
    atomic_size_t done;
    atomic_bool failed;
};

// ---- the shop ---------------------------------------------------------------------------------

struct print_shop {
    size_t jobs;
    struct print_sums *sums;
    struct print_kit kits[]; // of the workers, by number
};

struct print_shop *print_shop_open(size_t jobs) {
    struct print_shop *shop = base_alloc(sizeof *shop + jobs * sizeof *shop->kits);
    shop->jobs = jobs;
    shop->sums = print_sums_open();
    for (size_t i = 0; i < jobs; i++) print_kit_init(&shop->kits[i]);
    return shop;
}

void print_shop_close(struct print_shop *shop) {
    if (!shop) return;
    for (size_t i = 0; i < shop->jobs; i++) print_kit_release(&shop->kits[i]);
    print_sums_close(shop->sums);
    free(shop);
}

static struct print_kit *kit_of(struct print_shop *shop, size_t worker) {
    return shop && worker < shop->jobs ? &shop->kits[worker] : NULL;
}

// ---- workers ----------------------------------------------------------------------------------

// Hands what a worker noted to the job before the worker's memory goes. What several workers noted
// alike (a fault in the style) is told once.
static void hand_over(struct run *run, const struct print_worker *worker) {
    if (diag_failed(&worker->diags)) atomic_store(&run->failed, true);
    pthread_mutex_lock(&run->lock);
    diag_append_new(run->diags, &worker->diags);
    pthread_mutex_unlock(&run->lock);
}

static void finish(void *context, void *state) {
    struct print_worker *worker = state;
    hand_over(context, worker);
    print_worker_close(worker);
}

static void *start(void *context, size_t number) {
    struct run *run = context;
    struct print_worker *worker =
        print_worker_open(run->job, run->job->guide, run->job->resources, run->job->palette,
                          run->hyphens, kit_of(run->job->shop, number));
    if (worker->is_ready) return worker;
    finish(run, worker);
    return NULL;
}

// A worker that is to make something at once.
static struct print_worker *start_with_fonts(struct run *run) {
    struct print_worker *worker = start(run, 0);
    if (!worker || print_worker_open_fonts(worker)) return worker;
    finish(run, worker);
    return NULL;
}

// ---- what is printed --------------------------------------------------------------------------

static void note(const struct run *run, const char *path, const struct buf *bytes,
                 const struct print_outcome *outcome) {
    if (outcome->taken)
        made_note_again(run->job->made, path);
    else if (outcome->has_key)
        made_note(run->job->made, path, &outcome->key, outcome->told.at, bytes->at, bytes->len);
}

static bool put(const struct run *run, const struct print_item *item, const char *ending,
                const struct buf *bytes, const struct print_outcome *outcome) {
    struct buf path;
    if (!bytes->len) return true;
    buf_init(&path);
    print_item_path(run->job->guide, item, ending, &path);
    bool put = publish_put(run->job->publish, path.at, bytes->at, bytes->len);
    if (put) note(run, path.at, bytes, outcome);
    buf_release(&path);
    return put;
}

static bool take_or_make(const struct run *run, struct print_worker *worker,
                         const struct print_item *item, struct print_outcome *outcome) {
    return print_made_take(&run->made, worker, item, outcome) ||
           print_made_make(&run->made, worker, item, outcome);
}

// What cannot be made does not stop the rest, so that one run tells all mistakes.
static bool make_item(void *context, void *state, size_t i) {
    struct run *run = context;
    const struct print_item *item = &run->items.at[i];
    struct print_outcome outcome;
    print_outcome_init(&outcome);
    bool made = take_or_make(run, state, item, &outcome);
    bool stored = !made || (put(run, item, "pdf", &outcome.pdf, &outcome) &&
                            put(run, item, "png", &outcome.preview, &outcome));
    if (!made) atomic_store(&run->failed, true);
    print_outcome_release(&outcome);
    size_t done = atomic_fetch_add(&run->done, 1) + 1;
    if (run->job->progress) run->job->progress(run->job->progress_context, done, run->items.n);
    return stored && ((struct print_worker *)state)->is_ready;
}

static void add_item(struct run *run, struct arena *arena, enum print_item_kind kind,
                     const struct entry *entry) {
    for (enum paper paper = 0; paper < PAPERS; paper++)
        if (run->job->guide->papers[paper])
            vec_push(arena, &run->items, (struct print_item){kind, entry, paper});
}

static void add_cards(struct run *run, struct arena *arena, const struct routine *routine) {
    for (enum paper paper = 0; paper < PAPERS; paper++) {
        size_t count = routine->papers[paper] ? routine_cards(routine, paper) : 0;
        for (size_t i = 0; i < count; i++) {
            struct routine *part = arena_alloc(arena, sizeof *part);
            *part = count > 1 ? routine_part(routine, (int)i + 1) : *routine;
            vec_push(arena, &run->items, (struct print_item){PRINT_CARD, &part->entry, paper});
        }
    }
}

// The book first, since it takes longest.
static void list_items(struct run *run, struct arena *arena) {
    const struct guide *guide = run->job->guide;
    add_item(run, arena, PRINT_BOOK, NULL);
    for (size_t i = 0; i < guide->routines.n; i++) add_cards(run, arena, guide->routines.at[i]);
    for (size_t i = 0; i < guide->exercises.n; i++)
        add_item(run, arena, PRINT_HANDOUT, &guide->exercises.at[i]->entry);
}

static void begin_run(struct run *run, struct arena *arena) {
    arena_init(arena);
    pthread_mutex_init(&run->lock, NULL);
    diag_init(&run->hyphen_diags, arena);
    run->hyphens = print_hyphens_open(run->job->resources, &run->hyphen_diags);
    print_worker_prepare();
    print_made_open(&run->made, run->job, run->job->shop ? run->job->shop->sums : NULL);
}

// Returns whether nothing failed.
static bool end_run(struct run *run, struct arena *arena) {
    print_hyphens_close(run->hyphens);
    diag_append(run->diags, &run->hyphen_diags);
    if (diag_failed(&run->hyphen_diags)) atomic_store(&run->failed, true);
    pthread_mutex_destroy(&run->lock);
    arena_release(arena);
    return !atomic_load(&run->failed);
}

bool print_write(const struct print_job *job, struct diag_list *diags) {
    struct arena arena;
    struct run run = {.job = job, .diags = diags};
    begin_run(&run, &arena);
    list_items(&run, &arena);
    struct pool_work work = {&run, start, make_item, finish};
    bool done = pool_run(job->jobs, run.items.n, &work);
    return end_run(&run, &arena) && done;
}

// The item whose document, or (ending "png") preview, stands at a path below "print/"; NULL where
// there is none.
static const struct print_item *find_item(const struct run *run, const char *path,
                                          const char *ending) {
    const struct print_item *found = NULL;
    struct buf place;
    buf_init(&place);
    for (size_t i = 0; i < run->items.n && !found; i++) {
        buf_clear(&place);
        print_item_path(run->job->guide, &run->items.at[i], ending, &place);
        if (strcmp(path, place.at + strlen("print/")) == 0) found = &run->items.at[i];
    }
    buf_release(&place);
    return found;
}

static bool make_one(struct run *run, const struct print_item *item, struct buf *out) {
    struct print_outcome outcome;
    struct print_worker *worker = start(run, 0);
    if (!worker) return false;
    print_outcome_init(&outcome);
    bool made = print_made_make(&run->made, worker, item, &outcome);
    const struct buf *bytes = run->job->previews ? &outcome.preview : &outcome.pdf;
    if (made) buf_add(out, bytes->at, bytes->len);
    print_outcome_release(&outcome);
    finish(run, worker);
    return made;
}

bool print_make_one(const struct print_job *job, const char *path, bool *found, struct buf *out,
                    struct diag_list *diags) {
    struct arena arena;
    struct print_job one = *job;
    struct run run = {.job = &one, .diags = diags};
    size_t length = strlen(path), before = out->len;
    one.previews = length > 4 && strcmp(path + length - 4, ".png") == 0;
    begin_run(&run, &arena);
    list_items(&run, &arena);
    const struct print_item *item = find_item(&run, path, one.previews ? "png" : "pdf");
    *found = item && (!one.previews || print_item_has_preview(&one, item));
    bool made = !*found || make_one(&run, item, out);
    made = end_run(&run, &arena) && made;
    *found = *found && (!made || out->len > before); // a guide may have no book
    if (!made) buf_cut(out, before);
    return made;
}

void print_find_pages(const struct print_job *job) {
    struct arena arena;
    struct diag_list unheard;
    struct run run = {.job = job, .diags = &unheard};
    const struct print_item book = {PRINT_BOOK, NULL, print_book_paper(job->guide)};
    begin_run(&run, &arena);
    diag_init(&unheard, &arena);
    struct print_worker *worker = start(&run, 0);
    bool laid_out =
        worker && print_book_fits(&worker->press) &&
        (print_made_take_pages(&run.made, worker, &book) ||
         (print_worker_open_fonts(worker) &&
          print_book(&worker->press, book.paper, &worker->scratch, job->pages, job->pages_arena)));
    if (!laid_out) job->pages->n = 0;
    if (worker) finish(&run, worker);
    end_run(&run, &arena);
}

static void note_front(const struct run *run, const struct print_outcome *outcome) {
    const struct print_item front = {PRINT_FRONT, NULL, 0};
    struct buf path;
    buf_init(&path);
    print_item_path(run->job->guide, &front, "png", &path);
    note(run, path.at, &outcome->preview, outcome);
    buf_release(&path);
}

bool print_make_cover(const struct print_job *job, struct buf *png, struct buf *alt,
                      struct diag_list *diags) {
    struct arena arena;
    struct run run = {.job = job, .diags = diags};
    struct print_outcome outcome;
    const struct print_item front = {PRINT_FRONT, NULL, 0};
    begin_run(&run, &arena);
    print_outcome_init(&outcome);
    struct print_worker *worker = start(&run, 0);
    if (worker) worker->kit->figures.drawn_only = job->drawn_only;
    bool made = worker && take_or_make(&run, worker, &front, &outcome);
    if (worker) finish(&run, worker);
    made = end_run(&run, &arena) && made;
    if (made) {
        note_front(&run, &outcome);
        buf_add(png, outcome.preview.at, outcome.preview.len);
        buf_puts(alt, outcome.alt.at);
    }
    print_outcome_release(&outcome);
    return made;
}

bool print_make_handout(const struct print_job *job, const struct entry *const *entries,
                        size_t count, enum paper paper, struct buf *pdf, struct diag_list *diags) {
    struct arena arena;
    struct run run = {.job = job, .diags = diags};
    const struct print_matter matter = {entries, count};
    begin_run(&run, &arena);
    struct print_worker *worker = start_with_fonts(&run);
    bool made = false;
    if (worker) {
        struct pdf_document *document =
            print_handout(&worker->press, &matter, paper, &worker->scratch);
        made = document && pdf_write(document, worker->kit->cache, pdf, &worker->diags);
        finish(&run, worker);
    }
    return end_run(&run, &arena) && made;
}

void print_add_system(struct digest_sum *sum) {
    print_fonts_add_folders(sum);
    print_hyphen_file_add_folders(sum);
    print_made_add_environment(sum);
}
