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
#include "site/site_output.h"
#include "site/site_path.h"
#include "site/site_plan.h"
#include "site/site_search.h"

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

struct shared {
    const struct site_job *job;
    const struct site_plan *plan;
    const struct map *assets, *sizes;
    struct site_output *output;
    struct site_figures *figures;
    struct site_shares *shares;
    struct site_faces *faces;    // NULL where there are none
    struct outcome *outcomes;    // one for each worker
    struct site_search **search; // the same
    size_t workers;
    atomic_size_t done;
};

struct worker {
    struct shared *shared;
    struct outcome *outcome;
    struct site_search *search;
    struct template_engine *engine;
    struct site_view view;
    struct buf out, text;
    struct timing_watch watch;
};

// ---- pages ----------------------------------------------------------------------------------

static struct template_value boolean_value(bool value) {
    return (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = value};
}

static void *start_worker(void *context, size_t number) {
    struct shared *shared = context;
    struct worker *worker = base_alloc(sizeof *worker);
    *worker = (struct worker){
        .shared = shared, .outcome = &shared->outcomes[number], .search = shared->search[number]};
    timing_begin_worker(&worker->watch, shared->job->timing, shared->workers);
    worker->view = (struct site_view){.plan = shared->plan,
                                      .assets = shared->assets,
                                      .sizes = shared->sizes,
                                      .figures = shared->figures,
                                      .shares = shared->shares,
                                      .faces = shared->faces};
    buf_init(&worker->view.text);
    buf_init(&worker->out);
    buf_init(&worker->text);
    worker->engine =
        template_open(shared->job->resources, shared->job->guide, NULL, &worker->outcome->diags);
    site_functions_add(worker->engine, &worker->view);
    template_set(worker->engine, "with_epub", boolean_value(shared->job->with_epub));
    template_set(worker->engine, "with_print", boolean_value(shared->job->with_print));
    timing_lap(&worker->watch, TIMING_RENDER);
    return worker;
}

static void finish_worker(void *context, void *state) {
    (void)context;
    struct worker *worker = state;
    template_close(worker->engine);
    buf_release(&worker->text);
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
    buf_clear(&worker->text);
    site_path_canonical(worker->shared->job->guide->base_url, page->path, &worker->text);
    template_set_text(worker->engine, "canonical", worker->text.at);
    template_set_text(worker->engine, "path", page->path);
    set_entry(worker, "entry", page->entry);
    set_entry(worker, "previous", page->previous);
    set_entry(worker, "following", page->next);
    set_list(worker, "used_in", page->used_in);
    set_list(worker, "related", page->related);
    set_list(worker, "listed", list ? &list->exercises : NULL);
    template_set_text(worker->engine, "list_facet", list ? site_facet_names[list->facet] : "");
    template_set_text(worker->engine, "list_name", list ? list->name : "");
}

// The red flags stand on the home page and on that about getting help.
static bool has_flags(const struct worker *worker, const struct site_page *page) {
    const struct page *help = worker->shared->job->guide->help_page;
    bool wanted =
        strcmp(page->template, "site/home.html") == 0 ||
        (help && page->entry == &help->entry && strcmp(page->template, "site/page.html") == 0);
    return !wanted ||
           template_guard_flags(worker->engine, page->template, page->about, &worker->out);
}

// A brand's layout may not leave out the way there.
static bool leads_to_help(struct worker *worker, const struct site_page *page) {
    const struct guide *guide = worker->shared->job->guide;
    if (!guide->brand || !guide->help_page || page->unlisted || page->rooted) return true;
    struct buf path, address;
    buf_init(&path);
    buf_init(&address);
    site_path_entry(&guide->help_page->entry, &path);
    buf_puts(&address, "href=\"");
    site_path_relative(page->path, path.at, NULL, &address);
    bool found = strcmp(page->path, path.at) == 0 || strstr(worker->out.at, address.at);
    buf_release(&address);
    buf_release(&path);
    if (found) return true;
    diag_add_path(&worker->outcome->diags, DIAG_ERROR, "lost-red-flag",
                  template_shown(worker->engine, &worker->outcome->arena, page->template),
                  "put the way to guide.help_page back into the brand's templates",
                  "no link leads to the page about getting help, while filling %s", page->about);
    return false;
}

static bool render_page(void *context, void *state, size_t i) {
    struct shared *shared = context;
    struct worker *worker = state;
    const struct site_page *page = &shared->plan->at[i];
    buf_clear(&worker->out);
    set_page(worker, page);
    bool fine = template_render(worker->engine, page->template, page->about, &worker->out) &&
                has_flags(worker, page) && leads_to_help(worker, page);
    timing_lap(&worker->watch, TIMING_RENDER);
    fine = fine && site_output_put(shared->output, page->path, worker->out.at, worker->out.len);
    timing_lap(&worker->watch, TIMING_WRITE);
    if (!fine) {
        worker->outcome->failed = true;
        worker->outcome->page = i;
        return false;
    }
    site_search_add(worker->search, i);
    timing_lap(&worker->watch, TIMING_INDEX);
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

static bool put_search(const struct shared *shared, size_t count) {
    const struct brand *brand = shared->job->guide->brand;
    if (brand && brand->without[BRAND_FEATURE_SEARCH]) return true;
    struct buf text;
    buf_init(&text);
    site_search_write(shared->search, count, &text);
    bool fine = site_output_put(shared->output, "search.json", text.at, text.len);
    buf_release(&text);
    return fine;
}

static bool render_pages(const struct site_job *job, struct shared *shared,
                         struct diag_list *diags) {
    size_t count = job->jobs ? job->jobs : 1;
    struct outcome *outcomes = base_alloc(count * sizeof *outcomes);
    struct site_search **search = base_alloc(count * sizeof(struct site_search *));
    for (size_t i = 0; i < count; i++) {
        outcomes[i] = (struct outcome){0};
        arena_init(&outcomes[i].arena);
        diag_init(&outcomes[i].diags, &outcomes[i].arena);
        search[i] = site_search_open(shared->plan);
    }
    shared->outcomes = outcomes;
    shared->search = search;
    shared->workers = pool_workers(count, shared->plan->n);
    struct pool_work work = {shared, start_worker, render_page, finish_worker};
    bool fine = pool_run(count, shared->plan->n, &work);
    struct timing_watch watch;
    timing_begin(&watch, job->timing);
    fine = fine && put_search(shared, count);
    timing_lap(&watch, TIMING_INDEX);
    tell_first_failure(outcomes, count, diags);
    for (size_t i = 0; i < count; i++) {
        site_search_close(search[i]);
        arena_release(&outcomes[i].arena);
    }
    free(search);
    free(outcomes);
    return fine;
}

// ---- files ----------------------------------------------------------------------------------

// Copies assets, and notes their names below assets/ for templates.
static bool copy_assets(const struct shared *shared, struct arena *arena, struct map *names,
                        struct diag_list *diags) {
    const struct resources *resources = shared->job->resources;
    struct strings paths = {0};
    bool fine = resource_list(resources, arena, "assets", &paths, diags);
    for (size_t i = 0; i < paths.n && fine; i++) {
        const char *name = paths.at[i] + strlen("assets/");
        const struct source *file = resource_read(resources, arena, paths.at[i], diags);
        fine = file && site_output_put(shared->output, paths.at[i], file->text, file->length);
        map_add(arena, names, name, name);
    }
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
static bool copy_files(const struct shared *shared, struct arena *kept, struct map *sizes,
                       struct diag_list *diags) {
    const struct site_job *job = shared->job;
    const struct strings *files = &job->guide->files;
    struct arena arena;
    arena_init(&arena);
    bool fine = true;
    for (size_t i = 0; i < files->n && fine; i++) {
        const struct source *file =
            file_read(&arena, job->root, file_join(&arena, "content", files->at[i]),
                      job->resources->shown_root, diags);
        fine = file && site_output_put(shared->output, file_join(&arena, "files", files->at[i]),
                                       file->text, file->length);
        if (file) note_size(file, files->at[i], kept, sizes);
        arena_reset(&arena);
    }
    arena_release(&arena);
    return fine;
}

static bool put_map(const struct shared *shared) {
    struct buf text;
    buf_init(&text);
    site_map_write(shared->plan, &text);
    bool fine = site_output_put(shared->output, "sitemap.xml", text.at, text.len);
    buf_release(&text);
    return fine;
}

// The service worker knows all files and their hashes, so it is written when all others are.
static bool put_service_worker(const struct shared *shared, struct diag_list *diags) {
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

// A brand's faces hold the characters of the pages, and those of Western languages, since readers
// type as well.
static bool put_faces(const struct shared *shared, const struct letters *letters) {
    return !shared->faces || site_faces_put(shared->faces, letters, shared->output);
}

static struct letters *begin_faces(struct shared *shared, struct arena *arena,
                                   struct diag_list *diags) {
    shared->faces = site_faces_open(shared->job, arena, diags);
    if (!shared->faces) return NULL;
    struct letters *letters = arena_alloc(arena, sizeof *letters);
    memset(letters, 0, sizeof *letters);
    letters_add_range(letters, 0x20, 0x7E);
    letters_add_range(letters, 0xA0, 0xFF);
    site_output_note(shared->output, letters);
    return letters;
}

bool site_write(const struct site_job *job, struct diag_list *diags) {
    struct arena arena;
    struct site_plan plan;
    struct map assets = {0}, sizes = {0};
    struct shared shared = {.job = job, .plan = &plan, .assets = &assets, .sizes = &sizes};
    struct timing_watch watch;
    timing_begin(&watch, job->timing);
    arena_init(&arena);
    bool fine = site_plan_make(&plan, job->guide, &arena, diags);
    timing_lap(&watch, TIMING_PLAN);
    if (fine) {
        shared.output = site_output_open(job->publish, &plan, &arena);
        const struct figure_palette *palette = figure_palette_or_plain(job->palette);
        shared.figures = site_figures_open(job, shared.output, palette, &sizes, &arena);
        shared.shares = site_shares_open(job, shared.output, palette, &arena);
        const struct letters *letters = begin_faces(&shared, &arena, diags);
        fine = copy_assets(&shared, &arena, &assets, diags) &&
               copy_files(&shared, &arena, &sizes, diags) && put_map(&shared);
        timing_lap(&watch, TIMING_WRITE);
        fine = fine && render_pages(job, &shared, diags);
        timing_begin(&watch, job->timing);
        fine = site_figures_close(shared.figures) && fine;
        fine = site_shares_close(shared.shares) && fine;
        fine = fine && put_faces(&shared, letters) && put_service_worker(&shared, diags);
        site_output_close(shared.output);
        timing_lap(&watch, TIMING_WRITE);
    }
    arena_release(&arena);
    return fine;
}
