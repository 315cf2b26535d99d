// Pages on demand; see site_live.h.
#include "site/site_live.h"

#include "base/file.h"
#include "base/pool.h"
#include "site/site_map.h"
#include "site/site_path.h"
#include "site/site_search.h"
#include "site/site_set.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// A worker that waits to be used again, with what it told.
struct idle {
    struct site_worker *worker;
    struct arena arena;
    struct diag_list diags;
    struct idle *next;
};

struct site_live {
    struct site_job job;
    struct publish *publish;
    struct site_set set;
    struct map pages, exercises, routines; // path -> struct site_page; id -> entry

    pthread_mutex_t lock; // guards all below
    struct idle *idle;
    struct arena arena; // of `drawn`, but for the buffers' bytes
    struct map drawn;   // path -> struct buf: pictures of exercises
    struct buf search;  // search.json; empty: not made yet
    bool faces_made;    // whether all pages were made, so that their letters are known
};

// ---- what workers put -------------------------------------------------------------------------

static bool begins_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

// Pictures are kept; files are read again when they are asked for.
static bool take(void *context, const char *path, const void *bytes, size_t length) {
    struct site_live *live = context;
    path += strlen("site/");
    if (begins_with(path, "assets/") || begins_with(path, "files/")) return true;
    pthread_mutex_lock(&live->lock);
    struct buf *kept = (struct buf *)map_find(&live->drawn, path);
    if (!kept) {
        kept = arena_alloc(&live->arena, sizeof *kept);
        buf_init(kept);
        map_add(&live->arena, &live->drawn, arena_strdup(&live->arena, path), kept);
    }
    buf_clear(kept);
    buf_add(kept, bytes, length);
    pthread_mutex_unlock(&live->lock);
    return true;
}

// ---- workers ----------------------------------------------------------------------------------

static struct idle *borrow(struct site_live *live) {
    pthread_mutex_lock(&live->lock);
    struct idle *idle = live->idle;
    if (idle) live->idle = idle->next;
    pthread_mutex_unlock(&live->lock);
    if (idle) return idle;
    idle = base_alloc(sizeof *idle);
    *idle = (struct idle){0};
    arena_init(&idle->arena);
    diag_init(&idle->diags, &idle->arena);
    idle->worker = site_worker_open(&live->set.shared, &idle->diags);
    return idle;
}

static void close_idle(struct idle *idle) {
    site_worker_close(idle->worker);
    arena_release(&idle->arena);
    free(idle);
}

// One that failed is not used again: it may have noted what it will not tell twice.
static void give_back(struct site_live *live, struct idle *idle) {
    if (idle->diags.n) {
        close_idle(idle);
        return;
    }
    pthread_mutex_lock(&live->lock);
    idle->next = live->idle;
    live->idle = idle;
    pthread_mutex_unlock(&live->lock);
}

static void close_workers(struct site_live *live) {
    while (live->idle) {
        struct idle *next = live->idle->next;
        close_idle(live->idle);
        live->idle = next;
    }
}

// ---- what is made -----------------------------------------------------------------------------

static enum site_live_answer make_page(struct site_live *live, const struct site_page *page,
                                       struct buf *out, struct diag_list *diags) {
    struct idle *idle = borrow(live);
    bool made = site_worker_render(idle->worker, page);
    if (made && out) buf_add(out, idle->worker->out.at, idle->worker->out.len);
    if (made && live->set.letters)
        site_output_note_letters(live->set.shared.output, page->path, idle->worker->out.at,
                                 idle->worker->out.len);
    diag_append(diags, &idle->diags);
    give_back(live, idle);
    return made ? SITE_MADE : SITE_FAILED;
}

static enum site_live_answer make_search(struct site_live *live, struct buf *out) {
    const struct brand *brand = live->job.guide->brand;
    if (brand && brand->without[BRAND_FEATURE_SEARCH]) return SITE_ABSENT;
    pthread_mutex_lock(&live->lock);
    if (!live->search.len) {
        struct site_search *part = site_search_open(&live->set.plan);
        for (size_t i = 0; i < live->set.plan.n; i++) site_search_add(part, i);
        site_search_write(&part, 1, &live->search);
        site_search_close(part);
    }
    buf_add(out, live->search.at, live->search.len);
    pthread_mutex_unlock(&live->lock);
    return SITE_MADE;
}

static bool find_drawn(struct site_live *live, const char *path, struct buf *out) {
    pthread_mutex_lock(&live->lock);
    const struct buf *drawn = map_find(&live->drawn, path);
    if (drawn) buf_add(out, drawn->at, drawn->len);
    pthread_mutex_unlock(&live->lock);
    return drawn != NULL;
}

// The entry that a path such as "exercises/squat/still.svg" names; *rest is what stands behind its
// id.
static const struct entry *entry_at(const struct map *entries, const char *path, const char *folder,
                                    const char **rest) {
    char id[256];
    if (!begins_with(path, folder)) return NULL;
    const char *name = path + strlen(folder);
    size_t length = strcspn(name, "/.");
    if (length >= sizeof id) return NULL;
    memcpy(id, name, length);
    id[length] = '\0';
    *rest = name + length;
    return map_find(entries, id);
}

// A picture of an exercise, which some page of the site may show. It is drawn into `drawn`.
static enum site_live_answer make_figure(struct site_live *live, const char *path,
                                         struct buf *out) {
    const char *name;
    const struct entry *entry = entry_at(&live->exercises, path, "exercises/", &name);
    for (int view = 0; entry && view < SITE_FIGURE_VIEWS; view++) {
        struct picture_size size;
        struct buf place;
        buf_init(&place);
        buf_printf(&place, "/%s.svg", site_figure_names[view]);
        bool found = strcmp(name, place.at) == 0;
        buf_clear(&place);
        found = found && site_figures_find(live->set.shared.figures, entry_exercise(entry),
                                           (enum site_figure_view)view, &place, &size);
        found = found && find_drawn(live, path, out);
        buf_release(&place);
        if (found) return SITE_MADE;
    }
    return SITE_ABSENT;
}

static enum site_live_answer make_share(struct site_live *live, const char *path, struct buf *out) {
    const char *rest = "";
    const struct entry *entry = entry_at(&live->exercises, path, "share/exercises/", &rest);
    if (!entry) entry = entry_at(&live->routines, path, "share/routines/", &rest);
    if (!entry || strcmp(rest, ".png") != 0) return SITE_ABSENT;
    return site_shares_draw(live->set.shared.shares, entry, out) ? SITE_MADE : SITE_ABSENT;
}

// ---- files ------------------------------------------------------------------------------------

// A brand's faces have the letters of all pages, so these are made first.
static enum site_live_answer make_face(struct site_live *live, const char *path, struct buf *out,
                                       struct diag_list *diags) {
    if (!site_faces_has(live->set.shared.faces, path)) return SITE_ABSENT;
    for (size_t i = 0; i < live->set.plan.n && !live->faces_made; i++) {
        if (pool_stopped()) return SITE_ABSENT;
        if (make_page(live, &live->set.plan.at[i], NULL, diags) == SITE_FAILED) return SITE_FAILED;
    }
    pthread_mutex_lock(&live->lock);
    live->faces_made = true;
    site_faces_make(live->set.shared.faces, path, live->set.letters, out);
    pthread_mutex_unlock(&live->lock);
    return SITE_MADE;
}

static enum site_live_answer make_file(struct site_live *live, const char *path, struct buf *out,
                                       struct diag_list *diags) {
    const struct strings *files = &live->job.guide->files;
    struct arena arena;
    const struct source *file = NULL;
    bool known = false;
    arena_init(&arena);
    for (size_t i = 0; i < files->n && !known; i++)
        known = strcmp(files->at[i], path + strlen("files/")) == 0;
    if (known)
        file =
            file_read(&arena, live->job.root, file_join(&arena, "content", path + strlen("files/")),
                      live->job.resources->shown_root, diags);
    if (file) buf_add(out, file->text, file->length);
    arena_release(&arena);
    return file ? SITE_MADE : known ? SITE_FAILED : SITE_ABSENT;
}

static enum site_live_answer make_asset(struct site_live *live, const char *path, struct buf *out,
                                        struct diag_list *diags) {
    struct arena arena;
    arena_init(&arena);
    const struct source *file = NULL;
    if (map_find(&live->set.assets, path + strlen("assets/")))
        file = resource_read(live->job.resources, &arena, path, diags);
    if (file) buf_add(out, file->text, file->length);
    arena_release(&arena);
    return file ? SITE_MADE : SITE_ABSENT;
}

enum site_live_answer site_live_make(struct site_live *live, const char *path, struct buf *out,
                                     struct diag_list *diags) {
    const struct site_page *page = map_find(&live->pages, path);
    if (page) return make_page(live, page, out, diags);
    if (begins_with(path, "assets/")) return make_asset(live, path, out, diags);
    if (begins_with(path, "files/")) {
        enum site_live_answer face = make_face(live, path, out, diags);
        return face == SITE_ABSENT ? make_file(live, path, out, diags) : face;
    }
    if (begins_with(path, "share/")) return make_share(live, path, out);
    if (begins_with(path, "exercises/")) return make_figure(live, path, out);
    if (strcmp(path, "search.json") == 0) return make_search(live, out);
    if (strcmp(path, "sitemap.xml") != 0) return SITE_ABSENT;
    site_map_write(&live->set.plan, out);
    return SITE_MADE;
}

bool site_live_has(const struct site_live *live, const char *path) {
    return map_find(&live->pages, path) != NULL;
}

// ---- opening ----------------------------------------------------------------------------------

static void index_site(struct site_live *live) {
    struct arena *arena = &live->set.arena;
    const struct guide *guide = live->job.guide;
    for (size_t i = 0; i < live->set.plan.n; i++)
        map_add(arena, &live->pages, live->set.plan.at[i].path, &live->set.plan.at[i]);
    for (size_t i = 0; i < guide->exercises.n; i++)
        map_add(arena, &live->exercises, guide->exercises.at[i]->entry.id,
                &guide->exercises.at[i]->entry);
    for (size_t i = 0; i < guide->routines.n; i++)
        map_add(arena, &live->routines, guide->routines.at[i]->entry.id,
                &guide->routines.at[i]->entry);
}

struct site_live *site_live_open(const struct site_job *job, struct diag_list *diags) {
    struct site_live *live = base_alloc(sizeof *live);
    *live = (struct site_live){.job = *job};
    arena_init(&live->arena);
    buf_init(&live->search);
    pthread_mutex_init(&live->lock, NULL);
    live->publish = publish_open_to(take, live);
    live->job.publish = live->publish;
    live->job.on_demand = true;
    if (site_set_open(&live->set, &live->job, diags)) {
        index_site(live);
        return live;
    }
    site_live_close(live);
    return NULL;
}

static void release_drawn(struct site_live *live) {
    for (size_t i = 0; i < live->drawn.cap; i++)
        if (live->drawn.slots[i].key) buf_release((struct buf *)live->drawn.slots[i].value);
}

void site_live_close(struct site_live *live) {
    if (!live) return;
    close_workers(live);
    release_drawn(live);
    site_set_close(&live->set);
    publish_abandon(live->publish, NULL);
    pthread_mutex_destroy(&live->lock);
    buf_release(&live->search);
    arena_release(&live->arena);
    free(live);
}

void site_live_renew(struct site_live *live, const struct entry *const *changed, size_t count) {
    close_workers(live);
    buf_clear(&live->search);
    live->faces_made = false;
    if (live->set.letters) site_set_clear_letters(&live->set);
    for (size_t i = 0; i < count; i++)
        if (changed[i]->kind == ENTRY_EXERCISE)
            site_figures_forget(live->set.shared.figures, entry_exercise(changed[i]));
}
