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

// Whether the brand or the project has the file, and at which path from the root.
static bool find_own(const struct resources *resources, struct arena *arena, const char *path,
                     const char **own) {
    *own = path;
    if (!resources->root) return false;
    const char *branded = resources->brand ? file_join(arena, resources->brand, path) : NULL;
    if (branded && file_exists(file_join(arena, resources->root, branded))) {
        *own = branded;
        return true;
    }
    return file_exists(file_join(arena, resources->root, path));
}

const char *resource_shown(const struct resources *resources, struct arena *arena,
                           const char *path) {
    const char *own;
    return resources->brand && find_own(resources, arena, path, &own)
               ? file_join(arena, resources->shown_root, own)
               : path;
}

const struct source *resource_read(const struct resources *resources, struct arena *arena,
                                   const char *path, struct diag_list *diags) {
    const char *own;
    if (find_own(resources, arena, path, &own))
        return file_read(arena, resources->root, own, resources->shown_root, diags);
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

// The brand's files, by the paths of those that they override.
static bool list_branded(const struct resources *resources, struct arena *arena, const char *folder,
                         struct strings *paths, struct diag_list *diags) {
    struct strings found = {0};
    const char *branded = file_join(arena, resources->brand, folder);
    if (!file_is_folder(file_join(arena, resources->root, branded))) return true;
    if (!file_list(arena, resources->root, branded, &found, diags)) return false;
    for (size_t i = 0; i < found.n; i++)
        vec_push(arena, paths, found.at[i] + strlen(resources->brand) + 1);
    return true;
}

bool resource_list(const struct resources *resources, struct arena *arena, const char *folder,
                   struct strings *paths, struct diag_list *diags) {
    if (resources->root && !file_list(arena, resources->root, folder, paths, diags)) return false;
    if (resources->root && resources->brand &&
        !list_branded(resources, arena, folder, paths, diags))
        return false;
    size_t length = strlen(folder);
    for (size_t i = 0; i < resources->embedded_count; i++) {
        const char *path = resources->embedded[i].path;
        if (strncmp(path, folder, length) == 0 && path[length] == '/') vec_push(arena, paths, path);
    }
    if (paths->n) qsort(paths->at, paths->n, sizeof *paths->at, compare_paths);
    drop_repeats(paths);
    return true;
}
