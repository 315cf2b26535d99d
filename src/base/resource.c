// Resources; see resource.h.
#include "base/resource.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

static int compare_embedded(const void *key, const void *file) {
    return strcmp(key, ((const struct embedded_file *)file)->path);
}

static const struct embedded_file *find_embedded(const struct resources *resources,
                                                 const char *path) {
    if (!resources->embedded_count) return NULL;
    return bsearch(path, resources->embedded, resources->embedded_count,
                   sizeof *resources->embedded, compare_embedded);
}

const struct source *resource_read(const struct resources *resources, struct arena *arena,
                                   const char *path, struct diag_list *diags) {
    if (resources->root && file_exists(file_join(arena, resources->root, path)))
        return file_read(arena, resources->root, path, resources->shown_root, diags);
    const struct embedded_file *file = find_embedded(resources, path);
    if (!file) return NULL;
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = arena_printf(arena, "(built in)/%s", path);
    source->text = (const char *)file->bytes;
    source->length = file->length;
    return source;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void drop_repeats(struct strings *paths) {
    size_t kept = 0;
    for (size_t i = 0; i < paths->n; i++)
        if (!kept || strcmp(paths->at[kept - 1], paths->at[i]) != 0)
            paths->at[kept++] = paths->at[i];
    paths->n = kept;
}

bool resource_list(const struct resources *resources, struct arena *arena, const char *folder,
                   struct strings *paths, struct diag_list *diags) {
    if (resources->root && !file_list(arena, resources->root, folder, paths, diags)) return false;
    size_t length = strlen(folder);
    for (size_t i = 0; i < resources->embedded_count; i++) {
        const char *path = resources->embedded[i].path;
        if (strncmp(path, folder, length) == 0 && path[length] == '/') vec_push(arena, paths, path);
    }
    if (paths->n) qsort(paths->at, paths->n, sizeof *paths->at, compare_paths);
    drop_repeats(paths);
    return true;
}
