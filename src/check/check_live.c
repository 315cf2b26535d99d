// Checking again; see check_live.h.
//
// There are at most two states: the one whose guide is shown, and one that was looked at and not
// taken, since it has errors or nobody has taken it yet. A new state takes over the trees of all
// files that have not changed, so trees may be in both. A change of a few files' texts needs no new
// state: only what may depend on them is looked at again (check_live_again.c).
#include "check/check_live.h"

#include "base/pool.h"
#include "check/check_live_state.h"
#include "check/check_name.h"
#include "check/check_orphan.h"

#include <stdlib.h>
#include <string.h>

struct check_live {
    struct check_options options;
    struct check_basis *basis;
    struct live_state *shown;  // has the guide that is shown; or NULL
    struct live_state *latest; // what was looked at last; may be the same
};

// ---- states -----------------------------------------------------------------------------------

static struct live_state *open_state(const struct check_options *options) {
    struct live_state *state = base_alloc(sizeof *state);
    *state = (struct live_state){.checked = check_begin(options)};
    arena_init(&state->names_arena);
    arena_init(&state->look_arena);
    diag_init(&state->base, &state->checked->arena);
    return state;
}

// What another state has of the same file is not this one's to release.
static void close_state(struct live_state *state, const struct live_state *other) {
    struct checked *checked = state->checked;
    for (size_t i = 0; i < checked->file_count; i++) {
        const struct check_file *same =
            other ? map_find(&other->checked->by_path, checked->files[i].path + strlen("content/"))
                  : NULL;
        if (same && same->arena.head == checked->files[i].arena.head)
            checked->files[i].arena.head = NULL;
        if (state->files) live_file_release(&state->files[i]);
    }
    live_release_retired(state);
    if (state->worker) check_worker_close(state->worker);
    free(state->files);
    arena_release(&state->names_arena);
    arena_release(&state->look_arena);
    check_close(checked);
    free(state);
}

// ---- all of it --------------------------------------------------------------------------------

static bool is_below(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (!path[length] || path[length] == '/');
}

// Whether trees depend on more than their own file's text: guide.yaml and words are looked at while
// files are read. Of a folder nobody knows what is in it.
static bool is_far_reaching(const char *path) {
    return !is_below(path, "content") || is_below(path, "content/brands") ||
           strcmp(path, "content/guide.yaml") == 0;
}

static bool can_take_over(const struct strings *paths) {
    for (size_t i = 0; i < paths->n; i++)
        if (is_far_reaching(paths->at[i])) return false;
    return true;
}

// The file's names are its own; its entry is yet to be made.
static void take_over(struct check_file *file, const struct check_file *old) {
    const struct check_file named = *file;
    *file = *old;
    file->path = named.path;
    file->id = named.id;
    file->brand = named.brand;
    file->entry = NULL;
    file->diags.arena = &file->arena;
}

// Whether a path, or a folder that it lies in, is among those that changed.
static bool is_changed(const struct map *changed, const char *path, struct buf *text) {
    buf_clear(text);
    buf_puts(text, path);
    while (!map_find(changed, text->at)) {
        const char *slash = strrchr(text->at, '/');
        if (!slash) return false;
        buf_cut(text, (size_t)(slash - text->at));
    }
    return true;
}

// Takes over the trees of all files but those that have changed, or that could not be read.
static void take_over_files(struct live_state *state, const struct live_state *old,
                            const struct strings *paths) {
    struct checked *checked = state->checked;
    struct map changed = {0};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < paths->n; i++)
        map_add(&state->look_arena, &changed, paths->at[i], paths->at[i]);
    for (size_t i = 0; i < checked->file_count; i++) {
        struct check_file *file = &checked->files[i];
        const struct check_file *same =
            map_find(&old->checked->by_path, file->path + strlen("content/"));
        bool alike =
            same && same->source && same->kind == file->kind && !same->brand == !file->brand;
        if (alike && !is_changed(&changed, file->path, &text)) take_over(file, same);
    }
    buf_release(&text);
}

static void cross_all(struct live_state *state) {
    struct checked *checked = state->checked;
    struct check_index index;
    struct diag_list unheard;
    struct check_cross cross = check_cross_for(checked, &index, &checked->arena, &unheard);
    for (enum entry_kind kind = ENTRY_EXERCISE; kind <= ENTRY_PAGE; kind++)
        for (size_t i = 0; i < checked->file_count; i++) {
            if (checked->files[i].kind != kind) continue;
            cross.diags = &state->files[i].cross;
            check_cross_file(&cross, &checked->files[i]);
        }
}

static void link_all(struct live_state *state) {
    struct checked *checked = state->checked;
    struct check_pictures pictures;
    struct check_links links = check_links_for(checked, &pictures, NULL);
    for (size_t i = 0; i < checked->file_count; i++) {
        struct live_file *file = &state->files[i];
        if (!checked->files[i].source) continue;
        links.later = &file->targets;
        links.diags = pictures.diags = &file->links;
        check_link_file(&links, &checked->files[i]);
        file->relinked = true;
    }
    check_list_files(checked);
}

static void open_files(struct live_state *state) {
    struct checked *checked = state->checked;
    state->files = base_alloc((checked->file_count + 1) * sizeof *state->files);
    for (size_t i = 0; i < checked->file_count; i++)
        live_file_init(&state->files[i], &checked->arena);
}

static void gather(const struct diag_list *from, struct diag_list *to) {
    for (size_t i = 0; i < from->n; i++) vec_push(to->arena, to, from->at[i]);
}

void live_tell(struct live_state *state, struct diag_list *diags) {
    struct checked *checked = state->checked;
    struct check_index index;
    arena_reset(&state->look_arena);
    struct check_cross cross = check_cross_for(checked, &index, &state->look_arena, diags);
    gather(&state->base, diags);
    for (size_t i = 0; i < checked->file_count; i++) {
        gather(&checked->files[i].diags, diags);
        gather(&state->files[i].cross, diags);
        gather(&state->files[i].links, diags);
    }
    gather(&state->names, diags);
    check_cross_guide(&cross, checked->files, checked->file_count);
    check_unused(checked, &state->look_arena, diags);
    check_apply_rules(checked, &state->look_arena, diags);
    diag_sort(diags);
}

void live_check_names(struct live_state *state) {
    struct checked *checked = state->checked;
    arena_reset(&state->names_arena);
    diag_init(&state->names, &state->names_arena);
    check_names(checked->files, checked->file_count, &state->names_arena, &state->names);
    check_terms(checked->guide_source, checked->guide_tree, &state->names_arena, &state->names);
}

static bool look_at_all(struct live_state *state, const struct live_state *old,
                        const struct strings *paths, struct diag_list *diags) {
    struct checked *checked = state->checked;
    bool prepared = check_prepare(checked, &state->base) && checked->words;
    if (prepared && old && paths && can_take_over(paths)) take_over_files(state, old, paths);
    if (!prepared || !check_files(checked)) {
        gather(&state->base, diags);
        diag_sort(diags);
        return false;
    }
    open_files(state);
    cross_all(state);
    live_check_names(state);
    link_all(state);
    live_tell(state, diags);
    if (diag_failed(diags)) return false;
    check_build(&checked->guide, checked->guide_tree, checked->files, checked->file_count,
                &checked->index, &checked->arena);
    checked->guide.words = checked->words;
    checked->whole = true;
    check_sort_entries(checked);
    return true;
}

// ---- the guide that is shown --------------------------------------------------------------------

struct check_live *check_live_open(const struct check_options *options) {
    struct check_live *live = base_alloc(sizeof *live);
    *live = (struct check_live){.options = *options};
    live->basis = check_basis_open(options->resources);
    live->options.basis = live->basis;
    live->options.keep = true;
    return live;
}

void check_live_close(struct check_live *live) {
    if (live->latest && live->latest != live->shown) close_state(live->latest, live->shown);
    if (live->shown) close_state(live->shown, NULL);
    check_basis_close(live->basis);
    free(live);
}

enum check_live_found check_live_look(struct check_live *live, const struct strings *paths,
                                      struct diag_list *diags) {
    bool simple = paths && live->shown && live->latest == live->shown;
    size_t count = 0;
    if (simple && live_read_again(live->shown, paths, &count)) {
        if (!count) return CHECK_SAME;
        return live_look_again(live->shown, diags) ? CHECK_TOUCHED : CHECK_WRONG;
    }
    struct live_state *state = open_state(&live->options), *old = live->latest;
    bool whole = look_at_all(state, old, paths, diags);
    if (old && old != live->shown) {
        // What it shares with the new state stays there, and what it shares with the shown one,
        // too.
        live_keep_shared(old, live->shown);
        close_state(old, state);
    }
    live->latest = state;
    return whole ? CHECK_MADE : CHECK_WRONG;
}

const struct guide *check_live_next(const struct check_live *live) {
    return check_guide(live->latest->checked);
}

void check_live_take(struct check_live *live, struct arena *arena,
                     struct check_live_change *change) {
    *change = (struct check_live_change){0};
    if (live->latest == live->shown) {
        live_take_again(live->shown, arena, change);
        return;
    }
    live_set_targets(live->latest);
    if (live->shown) close_state(live->shown, live->latest);
    live->shown = live->latest;
    change->reordered = true;
}

const struct guide *check_live_guide(const struct check_live *live) {
    return live->shown ? check_guide(live->shown->checked) : NULL;
}
