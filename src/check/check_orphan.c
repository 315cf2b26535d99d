// What nobody uses; see check_orphan.h.
#include "check/check_orphan.h"

#include "base/file.h"
#include "check/check_cross.h"
#include "check/check_suggest.h"

#include <string.h>
#include <strings.h>

// What may be unused, as bits.
enum orphan { ORPHAN_EXERCISE = 1, ORPHAN_FILE = 2, ORPHAN_REFERENCE = 4, ORPHAN_ANY = 7 };

// What may only seem unused because of another mistake.
static const struct {
    const char *id;
    unsigned hides;
} reasons[] = {
    {"broken-link", ORPHAN_EXERCISE | ORPHAN_FILE},
    {"duplicate-id", ORPHAN_EXERCISE},
    {"missing-field", ORPHAN_EXERCISE},
    {"no-guide", ORPHAN_FILE},
    {"outside-folder", ORPHAN_ANY},
    {"too-deep", ORPHAN_ANY},
    {"too-dense", ORPHAN_EXERCISE | ORPHAN_FILE},
    {"unknown-exercise", ORPHAN_EXERCISE},
    {"unknown-field", ORPHAN_EXERCISE | ORPHAN_REFERENCE},
    {"unknown-reference", ORPHAN_REFERENCE},
    {"wrong-shape", ORPHAN_EXERCISE | ORPHAN_REFERENCE},
    {"yaml-alias", ORPHAN_EXERCISE | ORPHAN_REFERENCE},
};

static unsigned hidden_by(const char *id) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i].id, id) == 0) return reasons[i].hides;
    return 0;
}

// The kinds of orphans that can be told for certain.
static unsigned find_certain(const struct check_orphans *orphans) {
    unsigned hidden = 0;
    for (size_t i = 0; i < orphans->diags->n; i++) hidden |= hidden_by(orphans->diags->at[i].id);
    for (size_t i = 0; i < orphans->file_count; i++) {
        if (!orphans->files[i].source) hidden |= ORPHAN_ANY;
        if (!orphans->files[i].page.front) hidden |= ORPHAN_EXERCISE | ORPHAN_REFERENCE;
    }
    return ORPHAN_ANY & ~hidden;
}

static void keep(const struct check_orphans *orphans, struct map *map,
                 const struct yaml_node *node) {
    if (!yaml_is_text(node)) return;
    const char *meant = check_suggest_id(orphans->arena, node->text); // what is no id was told
    map_add(orphans->arena, map, meant ? meant : node->text, node);
}

// ---- exercises --------------------------------------------------------------------------------

static void keep_items(const struct check_orphans *orphans, struct map *map,
                       const struct yaml_node *parent) {
    for (const struct yaml_node *item = yaml_items(parent, "items"); item; item = item->next)
        keep(orphans, map, yaml_find(item, "exercise"));
}

static void find_exercises(const struct check_orphans *orphans) {
    struct map in_routines = {0};
    for (size_t i = 0; i < orphans->file_count; i++) {
        const struct check_file *file = &orphans->files[i];
        if (file->kind != ENTRY_ROUTINE) continue;
        keep_items(orphans, &in_routines, file->page.front);
        const struct yaml_node *phase = yaml_items(file->page.front, "phases");
        for (; phase; phase = phase->next) keep_items(orphans, &in_routines, phase);
    }
    for (size_t i = 0; i < orphans->file_count; i++) {
        const struct check_file *file = &orphans->files[i];
        if (file->kind != ENTRY_EXERCISE || map_find(&in_routines, file->id) ||
            map_find(orphans->linked, file->path))
            continue;
        const struct yaml_node *title = yaml_find(file->page.front, "title");
        diag_add(orphans->diags, DIAG_NOTE, "unused-exercise", file->source,
                 title ? title->span : file->page.front->span,
                 arena_printf(orphans->arena, "put '- exercise: %s' into a routine", file->id),
                 "no routine has this exercise, and no page leads to it");
    }
}

// ---- sources ----------------------------------------------------------------------------------

static void find_references(const struct check_orphans *orphans) {
    const struct yaml_node *references = yaml_find(orphans->guide, "references");
    if (!references || references->kind != YAML_MAPPING) return;
    struct map cited = {0};
    for (size_t i = 0; i < orphans->file_count; i++) {
        const struct yaml_node *front = orphans->files[i].page.front;
        const struct yaml_node *item = yaml_items(front, "references");
        for (; item; item = item->next) keep(orphans, &cited, item);
    }
    for (const struct yaml_node *entry = references->first; entry; entry = entry->next) {
        if (!check_id_is_good(entry->key) || map_find(&cited, entry->key)) continue;
        diag_add(orphans->diags, DIAG_WARNING, "unused-reference", orphans->guide_source,
                 entry->key_span,
                 arena_printf(orphans->arena,
                              "write 'references: [%s]' in the page that relies on it, or take it "
                              "out",
                              entry->key),
                 "no page cites '%s'", entry->key);
    }
}

// ---- files ------------------------------------------------------------------------------------

// Whether a page may have been meant, with a suffix that is not read.
static bool is_page_meant(const char *path) {
    static const char *const suffixes[] = {".md", ".markdown", ".mdown", ".mkd", ".md.txt", ".txt"};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i]);
        if (length > n && strcasecmp(path + length - n, suffixes[i]) == 0) return true;
    }
    return false;
}

// A page that was meant explains what else went wrong, so that is told in any case.
static void find_files(const struct check_orphans *orphans, bool certain) {
    for (size_t i = 0; i < orphans->other_paths->n; i++) {
        const char *path = orphans->other_paths->at[i];
        if (strncmp(path, "brands/", strlen("brands/")) == 0 || map_find(orphans->used, path))
            continue;
        const char *shown = file_join(orphans->arena, orphans->shown_root,
                                      file_join(orphans->arena, "content", path));
        if (is_page_meant(path)) {
            diag_add_path(orphans->diags, DIAG_WARNING, "stray-page", shown, "pages end with .md",
                          "this file is not read as a page");
        } else if (certain) {
            diag_add_path(orphans->diags, DIAG_WARNING, "unused-file", shown,
                          "show it or link to it in a page, or take it out of content/",
                          "no page refers to this file, so it is left out");
        }
    }
}

void check_orphans(const struct check_orphans *orphans) {
    unsigned certain = find_certain(orphans);
    if (certain & ORPHAN_EXERCISE) find_exercises(orphans);
    if (certain & ORPHAN_REFERENCE) find_references(orphans);
    find_files(orphans, certain & ORPHAN_FILE && !orphans->own_templates);
}
