// A few files' texts have changed; see check_live.h.
//
// Entries stay where they are: links, routines, lists and plans point at them. So the only files
// that are looked at again are those that changed, routines that have such an exercise, and pages
// that link to a heading of such a page. What tells of the whole guide at once is told anew.
#include "check/check_live_state.h"

#include "base/file.h"
#include "check/check_palette.h"

#include <stdlib.h>
#include <string.h>

// ---- files ------------------------------------------------------------------------------------

void live_file_init(struct live_file *file, struct arena *arena) {
    *file = (struct live_file){0};
    arena_init(&file->cross_arena);
    arena_init(&file->links_arena);
    arena_init(&file->built);
    diag_init(&file->cross, arena);
    diag_init(&file->links, arena);
    file->targets.arena = arena;
}

void live_file_release(struct live_file *file) {
    arena_release(&file->cross_arena);
    arena_release(&file->links_arena);
    arena_release(&file->built);
}

void live_release_retired(struct live_state *state) {
    for (size_t i = 0; i < state->retired.n; i++) arena_release(&state->retired.at[i]);
    state->retired.n = 0;
}

void live_keep_shared(struct live_state *state, const struct live_state *other) {
    for (size_t i = 0; other && i < state->checked->file_count; i++) {
        struct check_file *file = &state->checked->files[i];
        const struct check_file *same =
            map_find(&other->checked->by_path, file->path + strlen("content/"));
        if (same && same->arena.head == file->arena.head) file->arena.head = NULL;
    }
}

void live_set_targets(struct live_state *state) {
    for (size_t i = 0; i < state->checked->file_count; i++) {
        struct live_file *file = &state->files[i];
        if (file->relinked) check_link_set(&file->targets);
        file->relinked = false;
    }
}

// ---- what is other ----------------------------------------------------------------------------

static const char *text_of(const struct check_file *file, const char *key) {
    const char *text = yaml_text(file->page.front, key);
    return text ? text : "";
}

static bool same_text(const struct check_file *a, const struct check_file *b, const char *key) {
    return strcmp(text_of(a, key), text_of(b, key)) == 0;
}

static bool same_list(const struct check_file *a, const struct check_file *b, const char *key) {
    const struct yaml_node *x = yaml_find(a->page.front, key), *y = yaml_find(b->page.front, key);
    if (!x || !y) return x == y;
    if (x->kind != y->kind) return false;
    x = x->first, y = y->first;
    for (; x && y; x = x->next, y = y->next)
        if (x->kind != y->kind || (x->text && y->text && strcmp(x->text, y->text) != 0))
            return false;
    return x == y;
}

// Whether the names by which pages are told apart and listed are the same.
static bool same_names(const struct check_file *a, const struct check_file *b) {
    return same_text(a, b, "title") && same_list(a, b, "works") && same_list(a, b, "equipment");
}

static bool same_items(const struct yaml_node *x, const struct yaml_node *y) {
    x = yaml_items(x, "items"), y = yaml_items(y, "items");
    for (; x && y; x = x->next, y = y->next) {
        const char *one = yaml_text(x, "exercise"), *two = yaml_text(y, "exercise");
        if (!one || !two || strcmp(one, two) != 0) return false;
    }
    return x == y;
}

// Whether a routine has the same exercises.
static bool same_exercises(const struct check_file *a, const struct check_file *b) {
    const struct yaml_node *x = yaml_items(a->page.front, "phases");
    const struct yaml_node *y = yaml_items(b->page.front, "phases");
    bool same = same_items(a->page.front, b->page.front);
    for (; x && y && same; x = x->next, y = y->next) same = same_items(x, y);
    return same && x == y;
}

// Whether the plan of what is written is the same, as long as the order of entries is.
static bool same_place(const struct check_file *a, const struct check_file *b) {
    return same_list(a, b, "works") && same_list(a, b, "equipment") && same_exercises(a, b) &&
           same_text(a, b, "kind") && same_text(a, b, "position") && same_text(a, b, "order") &&
           same_text(a, b, "brand") && !a->figure == !b->figure;
}

static bool shows_files(const struct check_file *file) {
    if (file->picture) return true;
    const struct doc_node *body = file->page.body;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body))
        if (node->kind == DOC_IMAGE) return true;
    return false;
}

static bool leads_to_files(const struct live_file *file) {
    for (size_t i = 0; i < file->targets.n; i++)
        if (file->targets.at[i].target.kind == DOC_TARGET_FILE) return true;
    return false;
}

static bool tells_of(const struct diag_list *list, const struct source *source) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].source == source) return true;
    return false;
}

// ---- reading ----------------------------------------------------------------------------------

// The trees that the guide shows are kept until it is taken again.
static void retire(struct live_state *state, struct live_file *live, struct arena arena) {
    if (live->dirty)
        arena_release(&arena);
    else
        vec_push(&state->checked->arena, &state->retired, arena);
    live->dirty = true;
}

static void begin_file(struct check_file *file, const struct check_file *old) {
    *file = (struct check_file){.kind = old->kind,
                                .path = old->path,
                                .id = old->id,
                                .brand = old->brand,
                                .entry = old->entry};
    arena_init(&file->arena);
    diag_init(&file->diags, &file->arena);
}

// Whether another text is all that is other about a file. Pictures are looked at once for the whole
// guide, at the first page that shows them.
static bool is_simple(const struct live_file *live, const struct check_file *old,
                      const struct check_file *file) {
    return file->source && old->source && !shows_files(old) && !shows_files(file) &&
           !leads_to_files(live) && same_list(old, file, "aliases") && same_text(old, file, "help");
}

static bool same_source(const struct check_file *a, const struct check_file *b) {
    return a->source && b->source && a->source->length == b->source->length &&
           memcmp(a->source->text, b->source->text, a->source->length) == 0;
}

static bool read_again(struct live_state *state, size_t i, size_t *count) {
    struct checked *checked = state->checked;
    struct check_file *file = &checked->files[i], old = *file;
    struct live_file *live = &state->files[i];
    if (!state->worker) state->worker = check_worker_open(checked);
    begin_file(file, &old);
    check_file_alone(checked, state->worker, file);
    if (same_source(&old, file)) {
        arena_release(&file->arena);
        *file = old;
        return true;
    }
    bool simple = is_simple(live, &old, file);
    if (simple && (!same_names(&old, file) || tells_of(&state->names, old.source)))
        state->names_changed = true;
    if (simple && !same_text(&old, file, "title")) state->renamed = true;
    if (simple && !same_place(&old, file)) state->reordered = true;
    retire(state, live, old.arena);
    ++*count;
    return simple;
}

// Whether there is no such file and was none, as of what an editor puts beside a page.
static bool is_nothing(const struct live_state *state, const char *path) {
    const struct checked *checked = state->checked;
    const char *below = path + strlen("content/");
    struct arena arena;
    arena_init(&arena);
    bool exists = file_exists(file_join(&arena, checked->options->root, path));
    arena_release(&arena);
    return !exists && !map_find(&checked->by_path, below) && !map_find(&checked->others, below);
}

bool live_read_again(struct live_state *state, const struct strings *paths, size_t *count) {
    enum { MOST = 64 }; // more are read faster by several workers
    const struct checked *checked = state->checked;
    bool simple = paths->n <= MOST;
    for (size_t i = 0; i < paths->n && simple; i++) {
        const char *path = paths->at[i];
        if (strncmp(path, "content/", strlen("content/")) != 0 ||
            strncmp(path, CHECK_BRANDS, strlen(CHECK_BRANDS)) == 0)
            return false;
        if (is_nothing(state, path)) continue;
        const struct check_file *file = map_find(&checked->by_path, path + strlen("content/"));
        simple = file && read_again(state, (size_t)(file - checked->files), count);
    }
    return simple;
}

// ---- looking ----------------------------------------------------------------------------------

static void cross_again(struct live_state *state, struct check_cross *cross, size_t i) {
    struct check_file *file = &state->checked->files[i];
    struct live_file *live = &state->files[i];
    arena_reset(&live->cross_arena);
    diag_init(&live->cross, &live->cross_arena);
    // What is read of a dosage lasts as long as the tree.
    cross->arena = live->dirty ? &file->arena : &live->cross_arena;
    cross->diags = &live->cross;
    check_cross_file(cross, file);
}

static bool has_item(const struct live_state *state, const struct yaml_node *parent) {
    const struct check_index *index = &state->checked->index;
    for (const struct yaml_node *item = yaml_items(parent, "items"); item; item = item->next) {
        const char *id = yaml_text(item, "exercise");
        const struct check_file *file = id ? map_find(&index->by_id[ENTRY_EXERCISE], id) : NULL;
        if (file && state->files[file - state->checked->files].dirty) return true;
    }
    return false;
}

// Whether a routine has an exercise that was read again.
static bool depends(const struct live_state *state, const struct check_file *routine) {
    const struct yaml_node *front = routine->page.front, *phase = yaml_items(front, "phases");
    if (has_item(state, front)) return true;
    for (; phase; phase = phase->next)
        if (has_item(state, phase)) return true;
    return false;
}

// Exercises first: routines look at their dosages.
static void cross_all_again(struct live_state *state) {
    struct checked *checked = state->checked;
    struct check_index index;
    struct diag_list unheard;
    arena_reset(&state->look_arena);
    struct check_cross cross = check_cross_for(checked, &index, &state->look_arena, &unheard);
    bool any = false;
    for (size_t i = 0; i < checked->file_count; i++) {
        if (!state->files[i].dirty || checked->files[i].kind == ENTRY_ROUTINE) continue;
        cross_again(state, &cross, i);
        any = any || checked->files[i].kind == ENTRY_EXERCISE;
    }
    for (size_t i = 0; i < checked->file_count; i++) {
        struct live_file *live = &state->files[i];
        if (checked->files[i].kind != ENTRY_ROUTINE) continue;
        if (any && depends(state, &checked->files[i])) live->stale = true;
        if (live->dirty || live->stale) cross_again(state, &cross, i);
    }
}

// Whether a file has a link to a heading of a page that was read again.
static bool leads_to_heading(const struct live_state *state, const struct live_file *live) {
    for (size_t i = 0; i < live->targets.n; i++) {
        const struct check_target *target = &live->targets.at[i];
        if (target->target.anchor && target->page &&
            state->files[target->page - state->checked->files].dirty)
            return true;
    }
    return false;
}

static void link_again(struct live_state *state, size_t i) {
    struct checked *checked = state->checked;
    struct live_file *live = &state->files[i];
    struct check_pictures pictures;
    struct check_links links = check_links_for(checked, &pictures, &live->links);
    struct map used = {0}, linked = {0};
    // The guide that is shown may have anchors in it.
    vec_push(&checked->arena, &state->retired, live->links_arena);
    arena_init(&live->links_arena);
    diag_init(&live->links, &live->links_arena);
    live->targets = (struct check_targets){.arena = &live->links_arena};
    links.arena = &live->links_arena;
    links.used = &used;
    links.linked = &linked;
    links.later = &live->targets;
    check_link_file(&links, &checked->files[i]);
    live->relinked = true;
}

// Which pages others lead to, from all targets.
static void collect_linked(struct live_state *state) {
    struct checked *checked = state->checked;
    struct map *linked = &checked->linked;
    for (size_t i = 0; i < linked->cap; i++) linked->slots[i] = (struct map_slot){0};
    linked->n = 0;
    for (size_t i = 0; i < checked->file_count; i++)
        for (size_t t = 0; t < state->files[i].targets.n; t++) {
            const struct check_file *page = state->files[i].targets.at[t].page;
            if (page && page != &checked->files[i])
                map_add(&checked->arena, linked, page->path, page->path);
        }
}

static bool same_pages(const struct check_target *a, size_t n, const struct check_targets *b) {
    if (n != b->n) return false;
    for (size_t i = 0; i < n; i++)
        if (a[i].page != b->at[i].page) return false;
    return true;
}

static bool link_all_again(struct live_state *state) {
    bool files = false, moved = false;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < state->checked->file_count; i++) {
        struct live_file *live = &state->files[i];
        if (!live->dirty && !leads_to_heading(state, live)) continue;
        size_t n = live->targets.n;
        struct check_target *before = arena_alloc(&arena, (n + 1) * sizeof *before);
        if (n) memcpy(before, live->targets.at, n * sizeof *before);
        link_again(state, i);
        moved = moved || !same_pages(before, n, &live->targets);
        files = files || leads_to_files(live);
    }
    if (moved) collect_linked(state);
    arena_release(&arena);
    return !files;
}

bool live_look_again(struct live_state *state, struct diag_list *diags) {
    cross_all_again(state);
    link_all_again(state);
    if (state->names_changed) live_check_names(state);
    state->names_changed = false;
    live_tell(state, diags);
    return !diag_failed(diags);
}

// ---- taking -----------------------------------------------------------------------------------

void live_take_again(struct live_state *state, struct arena *arena,
                     struct check_live_change *change) {
    struct checked *checked = state->checked;
    for (enum entry_kind kind = ENTRY_EXERCISE; kind <= ENTRY_PAGE; kind++)
        for (size_t i = 0; i < checked->file_count; i++) {
            struct live_file *live = &state->files[i];
            const struct check_file *file = &checked->files[i];
            if (file->kind != kind || !(live->dirty || live->stale)) continue;
            arena_reset(&live->built);
            check_build_again(&checked->guide, file, &checked->index, &live->built);
            vec_push(arena, change, file->entry);
            live->dirty = live->stale = false;
        }
    live_set_targets(state);
    bool in_order = !state->renamed || check_is_sorted(checked);
    change->reordered = state->reordered || !in_order;
    if (change->reordered) check_sort_entries(checked);
    state->reordered = state->renamed = false;
    live_release_retired(state);
}
