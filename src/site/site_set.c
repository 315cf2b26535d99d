// A website that is set up; see site_set.h.
#include "site/site_set.h"

#include "base/file.h"
#include "base/picture.h"

#include <string.h>

// Copies assets, and notes their names below assets/ for templates.
static bool copy_assets(const struct site_shared *shared, struct arena *arena, struct map *names,
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
static bool copy_files(const struct site_shared *shared, struct arena *kept, struct map *sizes,
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

// A brand's faces hold the characters of the pages, and those of Western languages, since readers
// type as well.
void site_set_clear_letters(struct site_set *set) {
    memset(set->letters, 0, sizeof *set->letters);
    letters_add_range(set->letters, 0x20, 0x7E);
    letters_add_range(set->letters, 0xA0, 0xFF);
}

static void open_faces(struct site_set *set, struct diag_list *diags) {
    set->shared.faces = site_faces_open(set->shared.job, &set->arena, diags);
    if (!set->shared.faces) return;
    set->letters = arena_alloc(&set->arena, sizeof *set->letters);
    site_set_clear_letters(set);
    site_output_note(set->shared.output, set->letters);
}

bool site_set_open(struct site_set *set, const struct site_job *job, struct diag_list *diags) {
    *set = (struct site_set){0};
    struct site_shared *shared = &set->shared;
    arena_init(&set->arena);
    *shared = (struct site_shared){
        .job = job, .plan = &set->plan, .assets = &set->assets, .sizes = &set->sizes};
    struct timing_watch watch;
    timing_begin(&watch, job->timing);
    bool fine = site_plan_make(&set->plan, job->guide, &set->arena, diags);
    timing_lap(&watch, TIMING_PLAN);
    if (!fine) return false;
    const struct figure_palette *palette = figure_palette_or_plain(job->palette);
    shared->output = site_output_open(job->publish, &set->plan, &set->arena);
    shared->figures = site_figures_open(job, shared->output, palette, &set->sizes, &set->arena);
    shared->shares = site_shares_open(job, shared->output, palette, &set->arena);
    open_faces(set, diags);
    fine = copy_assets(shared, &set->arena, &set->assets, diags) &&
           copy_files(shared, &set->arena, &set->sizes, diags);
    timing_lap(&watch, TIMING_WRITE);
    return fine;
}

bool site_set_close_pictures(struct site_set *set) {
    struct site_shared *shared = &set->shared;
    bool fine = !shared->figures || site_figures_close(shared->figures);
    fine = (!shared->shares || site_shares_close(shared->shares)) && fine;
    shared->figures = NULL;
    shared->shares = NULL;
    return fine;
}

void site_set_close(struct site_set *set) {
    site_set_close_pictures(set);
    if (set->shared.output) site_output_close(set->shared.output);
    arena_release(&set->arena);
}
