// Rendering one page; see site_worker.h.
#include "site/site_worker.h"

#include "site/site_path.h"

#include <stdlib.h>
#include <string.h>

static struct template_value boolean_value(bool value) {
    return (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = value};
}

struct site_worker *site_worker_open(const struct site_shared *shared, struct diag_list *diags) {
    struct site_worker *worker = base_alloc(sizeof *worker);
    *worker = (struct site_worker){.shared = shared, .diags = diags};
    worker->view = (struct site_view){.plan = shared->plan,
                                      .assets = shared->assets,
                                      .sizes = shared->sizes,
                                      .figures = shared->figures,
                                      .shares = shared->shares,
                                      .faces = shared->faces};
    buf_init(&worker->view.text);
    buf_init(&worker->out);
    buf_init(&worker->text);
    worker->engine = template_open(shared->job->resources, shared->job->guide, NULL, diags);
    site_functions_add(worker->engine, &worker->view);
    template_set(worker->engine, "with_epub", boolean_value(shared->job->with_epub));
    template_set(worker->engine, "with_print", boolean_value(shared->job->with_print));
    return worker;
}

void site_worker_close(struct site_worker *worker) {
    template_close(worker->engine);
    buf_release(&worker->text);
    buf_release(&worker->out);
    buf_release(&worker->view.text);
    free(worker);
}

static void set_entry(struct site_worker *worker, const char *name, const struct entry *entry) {
    struct template_value value = {.kind = entry ? TEMPLATE_ENTRY : TEMPLATE_NIL, .entry = entry};
    template_set(worker->engine, name, value);
}

static void set_list(struct site_worker *worker, const char *name,
                     const struct site_entries *entries) {
    struct template_value value = {.kind = TEMPLATE_LIST};
    if (entries) value.entries = entries->at, value.length = entries->n;
    template_set(worker->engine, name, value);
}

// What a template knows about the page that it fills.
static void set_page(struct site_worker *worker, const struct site_page *page) {
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
static bool has_flags(const struct site_worker *worker, const struct site_page *page) {
    const struct page *help = worker->shared->job->guide->help_page;
    bool wanted =
        strcmp(page->template, "site/home.html") == 0 ||
        (help && page->entry == &help->entry && strcmp(page->template, "site/page.html") == 0);
    return !wanted ||
           template_guard_flags(worker->engine, page->template, page->about, &worker->out);
}

// A brand's layout may not leave out the way there.
static bool leads_to_help(struct site_worker *worker, const struct site_page *page) {
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
    diag_add_path(worker->diags, DIAG_ERROR, "lost-red-flag",
                  template_shown(worker->engine, worker->diags->arena, page->template),
                  "put the way to guide.help_page back into the brand's templates",
                  "no link leads to the page about getting help, while filling %s", page->about);
    return false;
}

bool site_worker_render(struct site_worker *worker, const struct site_page *page) {
    buf_clear(&worker->out);
    set_page(worker, page);
    return template_render(worker->engine, page->template, page->about, &worker->out) &&
           has_flags(worker, page) && leads_to_help(worker, page);
}
