// Printed documents; see print.h.
#include "print/print.h"

#include "print/print_card.h"
#include "print/print_figure.h"
#include "print/print_fonts.h"

#include "base/pool.h"
#include "svg/svg.h"
#include "template/template.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct item {
    const struct routine *routine;
    enum paper paper;
};

struct run {
    const struct print_job *job;
    struct {
        VEC_OF(struct item)
    } items;
    pthread_mutex_t lock; // held while `diags` is added to
    struct diag_list *diags;
    atomic_size_t done;
    atomic_bool failed;
};

struct worker {
    struct arena arena;   // for as long as the worker
    struct arena scratch; // for one card
    struct diag_list diags;
    struct print_style style;
    struct print_figures figures;
    struct print_press press;
    struct pdf_cache *cache;
};

static bool same_diag(const struct diag *a, const struct diag *b) {
    return !strcmp(a->id, b->id) && a->span.line == b->span.line &&
           a->span.column == b->span.column && !strcmp(a->message, b->message);
}

static bool is_known(const struct diag_list *list, const struct diag *diag) {
    for (size_t i = 0; i < list->n; i++)
        if (same_diag(&list->at[i], diag)) return true;
    return false;
}

// Hands what a worker noted to the job before the worker's memory goes. What several workers noted
// alike (a fault in the style) is told once.
static void hand_over(struct run *run, const struct worker *worker) {
    pthread_mutex_lock(&run->lock);
    for (size_t i = 0; i < worker->diags.n; i++) {
        struct diag diag = worker->diags.at[i];
        if (is_known(run->diags, &diag)) continue;
        struct diag_list one = {.at = &diag, .n = 1};
        diag_append(run->diags, &one);
    }
    pthread_mutex_unlock(&run->lock);
}

static void finish(void *context, void *state) {
    struct worker *worker = state;
    hand_over(context, worker);
    if (worker->cache) pdf_cache_close(worker->cache);
    if (worker->press.engine) template_close(worker->press.engine);
    print_fonts_close(worker->press.fonts);
    arena_release(&worker->scratch);
    arena_release(&worker->arena);
    free(worker);
}

static bool prepare(struct worker *worker, const struct print_job *job) {
    struct print_press *press = &worker->press;
    worker->figures = (struct print_figures){.arena = &worker->arena,
                                             .guide = job->guide,
                                             .root = job->resources->root,
                                             .shown_root = job->resources->shown_root,
                                             .diags = &worker->diags};
    *press = (struct print_press){.guide = job->guide,
                                  .template_name = "print/card.xml",
                                  .style = &worker->style,
                                  .figures = &worker->figures,
                                  .diags = &worker->diags,
                                  .modified = job->modified};
    press->engine = template_open(job->resources, job->guide, NULL, &worker->diags);
    print_card_functions(press->engine, press->figures);
    press->fonts = print_fonts_open(&worker->diags);
    worker->cache = pdf_cache_open();
    return press->fonts && print_style_read(&worker->style, &worker->arena, press->engine,
                                            "print/style.lua", &worker->diags);
}

static void *start(void *context, size_t number) {
    (void)number;
    struct run *run = context;
    struct worker *worker = base_alloc(sizeof *worker);
    *worker = (struct worker){0};
    arena_init(&worker->arena);
    arena_init(&worker->scratch);
    diag_init(&worker->diags, &worker->arena);
    if (prepare(worker, run->job)) return worker;
    finish(run, worker);
    return NULL;
}

static bool put_card(const struct print_job *job, const struct item *item, const struct buf *pdf) {
    struct buf path;
    buf_init(&path);
    buf_printf(&path, "print/cards/%s-%s.pdf", item->routine->entry.id,
               print_papers[item->paper].name);
    bool put = publish_put(job->publish, path.at, pdf->at, pdf->len);
    buf_release(&path);
    return put;
}

// A card that cannot be made does not stop the others, so that one run tells all mistakes.
static bool make_card(void *context, void *state, size_t i) {
    struct run *run = context;
    struct worker *worker = state;
    const struct item *item = &run->items.at[i];
    struct buf pdf;
    buf_init(&pdf);
    arena_reset(&worker->scratch);
    struct pdf_document *document =
        print_card(&worker->press, item->routine, item->paper, &worker->scratch, NULL);
    bool written = document && pdf_write(document, worker->cache, &pdf, &worker->diags);
    bool put = !written || put_card(run->job, item, &pdf);
    if (!written) atomic_store(&run->failed, true);
    buf_release(&pdf);
    size_t done = atomic_fetch_add(&run->done, 1) + 1;
    if (run->job->progress) run->job->progress(run->job->progress_context, done, run->items.n);
    return put;
}

static void list_items(struct run *run, struct arena *arena) {
    const struct guide *guide = run->job->guide;
    for (size_t i = 0; i < guide->routines.n; i++)
        for (int paper = 0; paper < PAPERS; paper++)
            if (guide->papers[paper])
                vec_push(arena, &run->items,
                         (struct item){guide->routines.at[i], (enum paper)paper});
}

bool print_write_cards(const struct print_job *job, struct diag_list *diags) {
    struct arena arena;
    arena_init(&arena);
    struct run run = {.job = job, .diags = diags};
    pthread_mutex_init(&run.lock, NULL);
    print_tree_prepare();
    svg_prepare();
    print_fonts_prepare();
    list_items(&run, &arena);
    struct pool_work work = {&run, start, make_card, finish};
    bool done = pool_run(job->jobs, run.items.n, &work);
    pthread_mutex_destroy(&run.lock);
    arena_release(&arena);
    return done && !atomic_load(&run.failed);
}
