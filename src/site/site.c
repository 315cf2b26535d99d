// The website; see site.h.
//
// The plan is made first; then workers render pages, each with a template engine and a buffer of
// its own, and hand them to the publisher.
#include "site/site.h"

#include "base/file.h"
#include "base/picture.h"
#include "base/pool.h"
#include "site/site_figures.h"
#include "site/site_functions.h"
#include "site/site_map.h"
#include "site/site_path.h"
#include "site/site_plan.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define SITE "site/"

// What a worker leaves behind: the first page that failed and why.
struct outcome {
    bool failed;
    size_t page;
    struct arena arena;
    struct diag_list diags;
};

struct shared {
    const struct site_job *job;
    const struct site_plan *plan;
    const struct map *assets;
    struct site_figures *figures;
    struct outcome *outcomes; // one for each worker
    atomic_size_t done;
};

struct worker {
    struct shared *shared;
    struct outcome *outcome;
    struct template_engine *engine;
    struct site_view view;
    struct buf out, path;
};

static bool put(const struct site_job *job, struct buf *path, const char *name, const void *bytes,
                size_t length) {
    buf_clear(path);
    buf_puts(path, SITE);
    buf_puts(path, name);
    return publish_put(job->publish, path->at, bytes, length);
}

// ---- pages ----------------------------------------------------------------------------------

static struct template_value boolean_value(bool value) {
    return (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = value};
}

static void *start_worker(void *context, size_t number) {
    struct shared *shared = context;
    struct worker *worker = base_alloc(sizeof *worker);
    *worker = (struct worker){.shared = shared, .outcome = &shared->outcomes[number]};
    worker->view = (struct site_view){
        .plan = shared->plan, .assets = shared->assets, .figures = shared->figures};
    buf_init(&worker->view.text);
    buf_init(&worker->out);
    buf_init(&worker->path);
    worker->engine =
        template_open(shared->job->resources, shared->job->guide, NULL, &worker->outcome->diags);
    site_functions_add(worker->engine, &worker->view);
    template_set(worker->engine, "with_epub", boolean_value(shared->job->with_epub));
    template_set(worker->engine, "with_print", boolean_value(shared->job->with_print));
    return worker;
}

static void finish_worker(void *context, void *state) {
    (void)context;
    struct worker *worker = state;
    template_close(worker->engine);
    buf_release(&worker->path);
    buf_release(&worker->out);
    buf_release(&worker->view.text);
    free(worker);
}

static void set_entry(struct worker *worker, const char *name, const struct entry *entry) {
    struct template_value value = {.kind = entry ? TEMPLATE_ENTRY : TEMPLATE_NIL, .entry = entry};
    template_set(worker->engine, name, value);
}

static void set_list(struct worker *worker, const char *name, const struct site_entries *entries) {
    struct template_value value = {.kind = TEMPLATE_LIST};
    if (entries) value.entries = entries->at, value.length = entries->n;
    template_set(worker->engine, name, value);
}

// What a template knows about the page that it fills.
static void set_page(struct worker *worker, const struct site_page *page) {
    const struct site_list *list = page->list;
    worker->view.page = page;
    buf_clear(&worker->path);
    site_path_canonical(worker->shared->job->guide->base_url, page->path, &worker->path);
    template_set_text(worker->engine, "canonical", worker->path.at);
    template_set_text(worker->engine, "path", page->path);
    set_entry(worker, "entry", page->entry);
    set_entry(worker, "previous", page->previous);
    set_entry(worker, "following", page->next);
    set_list(worker, "used_in", page->used_in);
    set_list(worker, "listed", list ? &list->exercises : NULL);
    template_set_text(worker->engine, "list_facet", list ? site_facet_names[list->facet] : "");
    template_set_text(worker->engine, "list_name", list ? list->name : "");
}

static bool render_page(void *context, void *state, size_t i) {
    struct shared *shared = context;
    struct worker *worker = state;
    const struct site_page *page = &shared->plan->at[i];
    buf_clear(&worker->out);
    set_page(worker, page);
    bool fine = template_render(worker->engine, page->template, page->about, &worker->out) &&
                put(shared->job, &worker->path, page->path, worker->out.at, worker->out.len);
    if (!fine) {
        worker->outcome->failed = true;
        worker->outcome->page = i;
        return false;
    }
    size_t done = atomic_fetch_add(&shared->done, 1) + 1;
    if (shared->job->progress)
        shared->job->progress(shared->job->progress_context, done, shared->plan->n);
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

static bool render_pages(const struct site_job *job, const struct site_plan *plan,
                         const struct map *assets, struct site_figures *figures,
                         struct diag_list *diags) {
    size_t count = job->jobs ? job->jobs : 1;
    struct outcome *outcomes = base_alloc(count * sizeof *outcomes);
    for (size_t i = 0; i < count; i++) {
        outcomes[i] = (struct outcome){0};
        arena_init(&outcomes[i].arena);
        diag_init(&outcomes[i].diags, &outcomes[i].arena);
    }
    struct shared shared = {
        .job = job, .plan = plan, .assets = assets, .figures = figures, .outcomes = outcomes};
    struct pool_work work = {&shared, start_worker, render_page, finish_worker};
    bool fine = pool_run(count, plan->n, &work);
    tell_first_failure(outcomes, count, diags);
    for (size_t i = 0; i < count; i++) arena_release(&outcomes[i].arena);
    free(outcomes);
    return fine;
}

// ---- files ----------------------------------------------------------------------------------

// Copies assets, and notes their names below assets/ for templates.
static bool copy_assets(const struct site_job *job, struct arena *arena, struct map *names,
                        struct diag_list *diags) {
    struct strings paths = {0};
    if (!resource_list(job->resources, arena, "assets", &paths, diags)) return false;
    struct buf path;
    buf_init(&path);
    bool fine = true;
    for (size_t i = 0; i < paths.n && fine; i++) {
        const char *name = paths.at[i] + strlen("assets/");
        const struct source *file = resource_read(job->resources, arena, paths.at[i], diags);
        fine = file && put(job, &path, paths.at[i], file->text, file->length);
        map_add(arena, names, name, name);
    }
    buf_release(&path);
    return fine;
}

static void note_size(const struct source *file, const char *name, struct arena *arena,
                      struct map *sizes) {
    struct picture_size size, *kept;
    if (!picture_size(file->text, file->length, &size)) return;
    kept = arena_alloc(arena, sizeof *kept);
    *kept = size;
    map_add(arena, sizes, name, kept);
}

// Copies the pictures and other files that bodies refer to, and notes the pictures' sizes in
// `sizes`, which lies in `kept`; one file is held at a time.
static bool copy_files(const struct site_job *job, struct arena *kept, struct map *sizes,
                       struct diag_list *diags) {
    const struct strings *files = &job->guide->files;
    struct arena arena;
    struct buf path;
    arena_init(&arena);
    buf_init(&path);
    bool fine = true;
    for (size_t i = 0; i < files->n && fine; i++) {
        const struct source *file =
            file_read(&arena, job->root, file_join(&arena, "content", files->at[i]),
                      job->resources->shown_root, diags);
        fine = file &&
               put(job, &path, file_join(&arena, "files", files->at[i]), file->text, file->length);
        if (file) note_size(file, files->at[i], kept, sizes);
        arena_reset(&arena);
    }
    buf_release(&path);
    arena_release(&arena);
    return fine;
}

static bool put_map(const struct site_job *job, const struct site_plan *plan) {
    struct buf text, path;
    buf_init(&text);
    buf_init(&path);
    site_map_write(plan, &text);
    bool fine = put(job, &path, "sitemap.xml", text.at, text.len);
    buf_release(&path);
    buf_release(&text);
    return fine;
}

bool site_write(const struct site_job *job, struct diag_list *diags) {
    struct arena arena;
    struct site_plan plan;
    struct map assets = {0}, sizes = {0};
    arena_init(&arena);
    struct site_figures *figures = site_figures_open(
        job->guide, job->publish, figure_palette_or_plain(job->palette), &sizes, &arena);
    bool fine = site_plan_make(&plan, job->guide, &arena, diags) &&
                copy_assets(job, &arena, &assets, diags) &&
                copy_files(job, &arena, &sizes, diags) && put_map(job, &plan) &&
                render_pages(job, &plan, &assets, figures, diags);
    fine = site_figures_close(figures) && fine;
    arena_release(&arena);
    return fine;
}
