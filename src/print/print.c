// Printed documents; see print.h.
#include "print/print.h"

#include "print/print_book.h"
#include "print/print_card.h"
#include "print/print_cover.h"
#include "print/print_hyphen.h"
#include "print/print_worker.h"

#include "base/pool.h"
#include "raster/raster_page.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// What is printed: `entry` is a routine or an exercise, or NULL for the book.
enum kind { BOOK, CARD, HANDOUT };

struct item {
    enum kind kind;
    const struct entry *entry;
    enum paper paper;
};

struct run {
    const struct print_job *job;
    struct {
        VEC_OF(struct item)
    } items;
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
    struct print_kit kits[]; // of the workers, by number
};

struct print_shop *print_shop_open(size_t jobs) {
    struct print_shop *shop = base_alloc(sizeof *shop + jobs * sizeof *shop->kits);
    shop->jobs = jobs;
    for (size_t i = 0; i < jobs; i++) print_kit_init(&shop->kits[i]);
    return shop;
}

void print_shop_close(struct print_shop *shop) {
    if (!shop) return;
    for (size_t i = 0; i < shop->jobs; i++) print_kit_release(&shop->kits[i]);
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

// ---- what is printed --------------------------------------------------------------------------

static struct pdf_document *make_card(struct print_worker *worker, const struct item *item,
                                      const struct print_job *job) {
    (void)job;
    return print_card(&worker->press, entry_routine(item->entry), item->paper, &worker->scratch,
                      NULL);
}

static struct pdf_document *make_handout(struct print_worker *worker, const struct item *item,
                                         const struct print_job *job) {
    (void)job;
    const struct print_matter matter = {&item->entry, 1};
    return print_handout(&worker->press, &matter, item->paper, &worker->scratch);
}

// The pages are asked of one of the books only, so that no two workers note them.
static struct pdf_document *make_book(struct print_worker *worker, const struct item *item,
                                      const struct print_job *job) {
    bool asked = item->paper == print_book_paper(job->guide);
    return print_book(&worker->press, item->paper, &worker->scratch, asked ? job->pages : NULL,
                      job->pages_arena);
}

static const struct {
    struct pdf_document *(*make)(struct print_worker *worker, const struct item *item,
                                 const struct print_job *job);
    const char *folder;
} kinds[] = {
    [BOOK] = {make_book, "print/"},
    [CARD] = {make_card, "print/cards/"},
    [HANDOUT] = {make_handout, "print/handouts/"},
};

// What is made of an item.
struct outcome {
    struct buf pdf, preview; // empty: there is none
};

// Appends where an item's document stands, without its ending.
static void put_path(const struct print_job *job, const struct item *item, struct buf *path) {
    buf_puts(path, kinds[item->kind].folder);
    if (item->kind == CARD)
        routine_card_name(entry_routine(item->entry), entry_routine(item->entry)->part, item->paper,
                          path);
    else
        buf_printf(path, "%s-%s", item->entry ? item->entry->id : job->guide->id,
                   paper_names[item->paper]);
}

static bool put(const struct print_job *job, const struct item *item, const struct buf *bytes,
                const char *ending) {
    struct buf path;
    if (!bytes->len) return true;
    buf_init(&path);
    put_path(job, item, &path);
    buf_printf(&path, ".%s", ending);
    bool put = publish_put(job->publish, path.at, bytes->at, bytes->len);
    buf_release(&path);
    return put;
}

// A card is shown on the website as it is on the first of its papers.
static bool has_preview(const struct item *item) {
    return item->kind == CARD && entry_routine(item->entry)->part <= 1 &&
           routine_preview_paper(entry_routine(item->entry)) == item->paper;
}

static bool make_outcome(struct print_worker *worker, const struct item *item,
                         const struct print_job *job, struct outcome *outcome) {
    if (item->kind == BOOK && !print_book_fits(&worker->press)) return true;
    arena_reset(&worker->scratch);
    struct pdf_document *document = kinds[item->kind].make(worker, item, job);
    if (!document || !pdf_write(document, worker->kit->cache, &outcome->pdf, &worker->diags))
        return false;
    return !job->previews || !has_preview(item) ||
           raster_page(worker->kit->previews, document, 0, PAPER_PREVIEW_WIDTH,
                       paper_preview_height(item->paper), &outcome->preview, &worker->diags);
}

// What cannot be made does not stop the rest, so that one run tells all mistakes.
static bool make_item(void *context, void *state, size_t i) {
    struct run *run = context;
    const struct item *item = &run->items.at[i];
    struct outcome outcome;
    buf_init(&outcome.pdf);
    buf_init(&outcome.preview);
    bool made = make_outcome(state, item, run->job, &outcome);
    bool stored = !made || (put(run->job, item, &outcome.pdf, "pdf") &&
                            put(run->job, item, &outcome.preview, "png"));
    if (!made) atomic_store(&run->failed, true);
    buf_release(&outcome.pdf);
    buf_release(&outcome.preview);
    size_t done = atomic_fetch_add(&run->done, 1) + 1;
    if (run->job->progress) run->job->progress(run->job->progress_context, done, run->items.n);
    return stored;
}

static void add_item(struct run *run, struct arena *arena, enum kind kind,
                     const struct entry *entry) {
    for (enum paper paper = 0; paper < PAPERS; paper++)
        if (run->job->guide->papers[paper])
            vec_push(arena, &run->items, (struct item){kind, entry, paper});
}

static void add_cards(struct run *run, struct arena *arena, const struct routine *routine) {
    for (enum paper paper = 0; paper < PAPERS; paper++) {
        size_t count = routine->papers[paper] ? routine_cards(routine, paper) : 0;
        for (size_t i = 0; i < count; i++) {
            struct routine *part = arena_alloc(arena, sizeof *part);
            *part = count > 1 ? routine_part(routine, (int)i + 1) : *routine;
            vec_push(arena, &run->items, (struct item){CARD, &part->entry, paper});
        }
    }
}

// The book first, since it takes longest.
static void list_items(struct run *run, struct arena *arena) {
    const struct guide *guide = run->job->guide;
    add_item(run, arena, BOOK, NULL);
    for (size_t i = 0; i < guide->routines.n; i++) add_cards(run, arena, guide->routines.at[i]);
    for (size_t i = 0; i < guide->exercises.n; i++)
        add_item(run, arena, HANDOUT, &guide->exercises.at[i]->entry);
}

static void begin_run(struct run *run, struct arena *arena) {
    arena_init(arena);
    pthread_mutex_init(&run->lock, NULL);
    diag_init(&run->hyphen_diags, arena);
    run->hyphens = print_hyphens_open(run->job->resources, &run->hyphen_diags);
    print_worker_prepare();
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

// The item whose document stands at a path, of which *ending is set; NULL where there is none.
static const struct item *find_item(const struct run *run, const char *path, const char **ending) {
    const struct item *found = NULL;
    struct buf place;
    buf_init(&place);
    for (size_t i = 0; i < run->items.n && !found; i++) {
        buf_clear(&place);
        put_path(run->job, &run->items.at[i], &place);
        const char *name = place.at + strlen("print/");
        if (strncmp(path, name, strlen(name)) != 0 || path[strlen(name)] != '.') continue;
        found = &run->items.at[i];
        *ending = path + strlen(name) + 1;
    }
    buf_release(&place);
    return found;
}

static bool make_one(struct run *run, const struct item *item, bool preview, struct buf *out) {
    struct outcome outcome;
    struct print_worker *worker = start(run, 0);
    if (!worker) return false;
    buf_init(&outcome.pdf);
    buf_init(&outcome.preview);
    bool made = make_outcome(worker, item, run->job, &outcome);
    const struct buf *bytes = preview ? &outcome.preview : &outcome.pdf;
    if (made) buf_add(out, bytes->at, bytes->len);
    buf_release(&outcome.preview);
    buf_release(&outcome.pdf);
    finish(run, worker);
    return made;
}

bool print_make_one(const struct print_job *job, const char *path, bool *found, struct buf *out,
                    struct diag_list *diags) {
    struct arena arena;
    struct print_job one = *job;
    struct run run = {.job = &one, .diags = diags};
    const char *ending = "";
    size_t before = out->len;
    begin_run(&run, &arena);
    list_items(&run, &arena);
    const struct item *item = find_item(&run, path, &ending);
    one.previews = item && has_preview(item) && strcmp(ending, "png") == 0;
    *found = item && (one.previews || strcmp(ending, "pdf") == 0);
    bool made = !*found || make_one(&run, item, one.previews, out);
    made = end_run(&run, &arena) && made;
    *found = *found && (!made || out->len > before); // a guide may have no book
    if (!made) buf_cut(out, before);
    return made;
}

void print_find_pages(const struct print_job *job) {
    struct arena arena;
    struct diag_list unheard;
    struct run run = {.job = job, .diags = &unheard};
    begin_run(&run, &arena);
    diag_init(&unheard, &arena);
    struct print_worker *worker = start(&run, 0);
    bool laid_out = worker && print_book_fits(&worker->press) &&
                    print_book(&worker->press, print_book_paper(job->guide), &worker->scratch,
                               job->pages, job->pages_arena);
    if (!laid_out) job->pages->n = 0;
    if (worker) finish(&run, worker);
    end_run(&run, &arena);
}

bool print_make_cover(const struct print_job *job, struct buf *png, struct buf *alt,
                      struct diag_list *diags) {
    struct arena arena;
    struct run run = {.job = job, .diags = diags};
    size_t before = png->len, before_alt = alt->len;
    begin_run(&run, &arena);
    struct print_worker *worker = start(&run, 0);
    if (worker) worker->kit->figures.drawn_only = job->drawn_only;
    struct pdf_document *document = worker ? print_cover(&worker->press, &worker->scratch) : NULL;
    bool made = document && raster_page(worker->kit->previews, document, 0, PRINT_COVER_PIXELS_WIDE,
                                        PRINT_COVER_PIXELS_HIGH, png, &worker->diags);
    if (made) buf_puts(alt, document->title);
    if (worker) finish(&run, worker);
    if (end_run(&run, &arena) && made) return true;
    buf_cut(png, before);
    buf_cut(alt, before_alt);
    return false;
}

bool print_make_handout(const struct print_job *job, const struct entry *const *entries,
                        size_t count, enum paper paper, struct buf *pdf, struct diag_list *diags) {
    struct arena arena;
    struct run run = {.job = job, .diags = diags};
    const struct print_matter matter = {entries, count};
    begin_run(&run, &arena);
    struct print_worker *worker = start(&run, 0);
    bool made = false;
    if (worker) {
        struct pdf_document *document =
            print_handout(&worker->press, &matter, paper, &worker->scratch);
        made = document && pdf_write(document, worker->kit->cache, pdf, &worker->diags);
        finish(&run, worker);
    }
    return end_run(&run, &arena) && made;
}
