// What is taken from where it stands; see print_made.h.
#include "print/print_made.h"

#include "print/print_book.h"
#include "print/print_hyphen.h"

#include <stdlib.h>
#include <string.h>

// ---- what all documents are made from -----------------------------------------------------------

static bool add_files(struct print_sums *sums, const struct strings *paths, struct digest_sum *to) {
    bool added = true;
    for (size_t i = 0; i < paths->n; i++) added = added && print_sums_add(sums, paths->at[i], to);
    return added;
}

// Noto Sans, and a brand's own faces. Those of other scripts are a document's (print_trace.h).
static bool add_fonts(const struct print_job *job, struct print_sums *sums, struct digest_sum *to) {
    const struct brand *brand = job->guide->brand;
    struct strings paths = {0};
    struct arena arena;
    arena_init(&arena);
    bool added = print_fonts_list(&arena, &paths);
    for (enum brand_font font = 0; font < BRAND_FONTS; font++) {
        const char *face = brand ? brand->fonts[font] : NULL;
        digest_text(to, face);
        if (face)
            vec_push(&arena, &paths,
                     arena_printf(&arena, "%s/content/%s", job->resources->root, face));
    }
    added = added && add_files(sums, &paths, to);
    arena_release(&arena);
    return added;
}

static void add_guide(const struct guide *guide, struct digest_sum *to) {
    bool flags[] = {guide->brand != NULL, guide->words && guide->words->right_to_left};
    digest_text(to, guide->language);
    digest_text(to, guide->authors.n ? guide->authors.at[0] : NULL);
    digest_text(to, guide->publisher);
    digest_add(to, flags, sizeof flags);
}

void print_made_add_environment(struct digest_sum *to) {
    static const char *const names[] = {"HB_OPTIONS", "HB_SHAPER_LIST", "FREETYPE_PROPERTIES"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) digest_text(to, getenv(names[i]));
}

static bool find_origin(const struct print_job *job, struct print_sums *sums,
                        struct digest *origin) {
    struct digest_sum *sum = made_sum(job->made, "print");
    const struct figure_palette *palette = figure_palette_or_plain(job->palette);
    digest_add(sum, palette->colours, sizeof palette->colours);
    digest_add(sum, &job->modified, sizeof job->modified);
    digest_add(sum, &job->archive, sizeof job->archive);
    add_guide(job->guide, sum);
    print_made_add_environment(sum);
    bool found = add_fonts(job, sums, sum);
    *origin = digest_close(sum);
    return found;
}

void print_made_open(struct print_made *made, const struct print_job *job,
                     struct print_sums *sums) {
    *made = (struct print_made){.job = job, .sums = sums};
    made->keeps = job->made && sums && find_origin(job, sums, &made->origin);
}

// ---- one document -------------------------------------------------------------------------------

static void open_trace(const struct print_made *made, struct print_worker *worker,
                       const struct print_item *item, struct print_trace *trace) {
    static const char *const kinds[] = {[PRINT_BOOK] = "book",
                                        [PRINT_CARD] = "card",
                                        [PRINT_HANDOUT] = "handout",
                                        [PRINT_FRONT] = "front"};
    struct digest_sum *sum = digest_open();
    digest_text(sum, kinds[item->kind]);
    digest_add(sum, made->origin.at, sizeof made->origin.at);
    digest_add(sum, worker->style_digest.at, sizeof worker->style_digest.at);
    print_item_digest(made->job, item, sum);
    print_trace_open(trace, sum, made->sums);
    arena_reset(&worker->scratch);
    worker->press.trace = trace;
}

static void close_trace(struct print_worker *worker) {
    print_trace_close(worker->press.trace);
    worker->press.trace = NULL;
}

static bool note_figure(struct print_trace *trace, const struct print_figures *figures,
                        const char *id) {
    const struct exercise *exercise = print_figures_exercise(figures, id);
    if (exercise) print_trace_figure(trace, figures, exercise);
    return exercise != NULL;
}

// Notes what was needed the last time as it is now. False where that is no longer there.
static bool note_again(struct print_worker *worker, const struct print_item *item,
                       const struct print_trace_name *name) {
    struct print_press *press = &worker->press;
    const char *text = arena_strndup(&worker->scratch, name->text, name->length);
    switch (name->kind) {
    case 't':
        return print_item_again(worker, item, atoi(text));
    case 'f':
        return note_figure(press->trace, press->figures, text);
    case 'p':
        print_trace_picture(press->trace, press->figures, text);
        return true;
    case 'l':
        print_trace_logo(press->trace, press->figures);
        return true;
    case 'h':
    case 'm':
        print_trace_hyphens(press->trace, press->hyphens, text, name->kind == 'm');
        return true;
    case 'a':
    case 'b':
        return true;
    default:
        return false;
    }
}

// The key that the item has now if it needs what it needed the last time.
static bool find_key(const struct print_made *made, struct print_worker *worker,
                     const struct print_item *item, const char *told, struct digest *key) {
    struct print_trace trace;
    struct print_trace_name name;
    open_trace(made, worker, item, &trace);
    bool found = *told;
    while (found && print_trace_next(&told, &name)) found = note_again(worker, item, &name);
    found = found && print_trace_key(&trace, key);
    close_trace(worker);
    return found;
}

// What was told with an item's record, and its key now; NULL where there is none.
static const char *find_record(const struct print_made *made, struct print_worker *worker,
                               const struct print_item *item, const char *path,
                               struct digest *key) {
    const char *told = made->keeps ? made_told(made->job->made, path) : NULL;
    return told && find_key(made, worker, item, told, key) ? told : NULL;
}

// The front stands in the EPUB.
static bool take_front(const struct print_made *made, const char *path,
                       struct print_outcome *outcome) {
    const struct print_job *job = made->job;
    struct digest noted, found;
    size_t length;
    if (!made_is(job->made, path, &outcome->key, &noted, &length) || !job->find_cover ||
        !job->find_cover(job->find_context, length, &outcome->preview))
        return false;
    found = digest_sha256(outcome->preview.at, outcome->preview.len);
    if (digest_same(&noted, &found)) return true;
    buf_clear(&outcome->preview);
    return false;
}

static bool take_files(const struct print_made *made, const struct print_item *item,
                       const char *path, struct print_outcome *outcome) {
    struct buf preview;
    if (item->kind == PRINT_FRONT) return take_front(made, path, outcome);
    if (!made_take(made->job->made, path, &outcome->key, &outcome->pdf)) return false;
    if (!print_item_has_preview(made->job, item)) return true;
    buf_init(&preview);
    print_item_path(made->job->guide, item, "png", &preview);
    bool taken = made_take(made->job->made, preview.at, &outcome->key, &outcome->preview);
    buf_release(&preview);
    if (!taken) buf_clear(&outcome->pdf);
    return taken;
}

static void take_page(const struct print_job *job, const struct print_trace_name *name) {
    const char *text = arena_strndup(job->pages_arena, name->text, name->length);
    size_t label = strcspn(text, " ");
    const struct book_page page = {arena_strndup(job->pages_arena, text, label),
                                   text + label + (text[label] == ' ')};
    vec_push(job->pages_arena, job->pages, page);
}

// Gives the job what an item tells besides: the pages of the book, and dictionaries that it missed;
// and the outcome its alternative text.
static void tell_again(const struct print_made *made, struct print_worker *worker,
                       const struct print_item *item, const char *told,
                       struct print_outcome *outcome) {
    struct print_trace_name name;
    bool has_pages = print_item_has_pages(made->job, item);
    if (has_pages) print_book_name(made->job->guide, made->job->pages, made->job->pages_arena);
    while (print_trace_next(&told, &name)) {
        if (name.kind == 'b' && has_pages) take_page(made->job, &name);
        if (name.kind == 'a' && outcome) buf_add(&outcome->alt, name.text, name.length);
        if (name.kind == 'm')
            print_hyphens_miss(worker->press.hyphens,
                               arena_strndup(&worker->scratch, name.text, name.length));
    }
}

bool print_made_take(const struct print_made *made, struct print_worker *worker,
                     const struct print_item *item, struct print_outcome *outcome) {
    struct buf path;
    if (!made->keeps || !print_item_fits(worker, item)) return false;
    buf_init(&path);
    print_item_path(made->job->guide, item, "pdf", &path);
    const char *told = find_record(made, worker, item, path.at, &outcome->key);
    bool taken = told && take_files(made, item, path.at, outcome);
    buf_release(&path);
    if (!taken) return false;
    tell_again(made, worker, item, told, outcome);
    outcome->taken = true;
    return true;
}

bool print_made_take_pages(const struct print_made *made, struct print_worker *worker,
                           const struct print_item *book) {
    struct buf path;
    struct digest key, bytes;
    size_t length;
    buf_init(&path);
    print_item_path(made->job->guide, book, "pdf", &path);
    const char *told = find_record(made, worker, book, path.at, &key);
    bool taken = told && made_is(made->job->made, path.at, &key, &bytes, &length);
    buf_release(&path);
    if (taken) tell_again(made, worker, book, told, NULL);
    return taken;
}

// ---- making -------------------------------------------------------------------------------------

static void note_pages(const struct print_job *job, struct print_trace *trace) {
    for (size_t i = 0; i < job->pages->n; i++)
        print_trace_page(trace, job->pages->at[i].label, job->pages->at[i].place);
}

static bool make_traced(const struct print_made *made, struct print_worker *worker,
                        const struct print_item *item, struct print_outcome *outcome) {
    struct print_trace trace;
    size_t told = worker->diags.n;
    open_trace(made, worker, item, &trace);
    bool done = print_item_make(worker, item, made->job, outcome);
    bool quiet = worker->diags.n - told == trace.by_templates;
    if (print_item_has_pages(made->job, item)) note_pages(made->job, &trace);
    if (item->kind == PRINT_FRONT) print_trace_alt(&trace, outcome->alt.at);
    outcome->has_key = print_trace_key(&trace, &outcome->key) && done && quiet;
    buf_puts(&outcome->told, trace.names.at);
    close_trace(worker);
    return done;
}

bool print_made_make(const struct print_made *made, struct print_worker *worker,
                     const struct print_item *item, struct print_outcome *outcome) {
    worker->is_ready = print_worker_open_fonts(worker);
    if (!worker->is_ready) return false;
    if (!print_item_fits(worker, item)) return true;
    if (made->keeps) return make_traced(made, worker, item, outcome);
    arena_reset(&worker->scratch);
    return print_item_make(worker, item, made->job, outcome);
}
