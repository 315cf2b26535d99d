// Brands; see check_brand.h.
#include "check/check_brand.h"

#include "base/file.h"
#include "base/near.h"
#include "base/picture.h"
#include "check/check_brand_build.h"
#include "check/check_contrast.h"
#include "check/check_cross.h"
#include "check/check_font.h"
#include "check/check_picture.h"
#include "check/check_tree.h"
#include "svg/svg.h"

#include <stdlib.h>
#include <string.h>

// A brand's folder.
struct folder {
    const struct check_brands *check;
    struct schema_validator *validator;
    const char *id;       // its name
    struct strings files; // what lies in it, by paths from it
    const struct source *source;
    size_t told; // diagnostics before the first of its brand.yaml
};

// ---- files --------------------------------------------------------------------------------------

static bool has_file(const struct folder *folder, const char *name) {
    for (size_t i = 0; i < folder->files.n; i++)
        if (strcmp(folder->files.at[i], name) == 0) return true;
    return false;
}

// Whether the schema found fault with a value.
static bool is_told(const struct folder *folder, const struct yaml_node *node) {
    const struct diag_list *diags = folder->check->diags;
    for (size_t i = folder->told; i < diags->n; i++)
        if (memcmp(&diags->at[i].span, &node->span, sizeof node->span) == 0) return true;
    return false;
}

// Whether a value names a file that is there; tells where it does not.
static bool check_file(const struct folder *folder, const struct yaml_node *node) {
    if (!node || node->kind != YAML_SCALAR || !*node->text || is_told(folder, node)) return false;
    if (has_file(folder, node->text)) return true;
    const struct check_brands *check = folder->check;
    const char *hint = near_hint(check->arena, node->text, &folder->files);
    diag_add(check->diags, DIAG_ERROR, "missing-file", folder->source, node->span,
             hint ? hint : "put it into the brand's folder, beside brand.yaml",
             "there is no file " CHECK_BRANDS "%s/%s", folder->id, node->text);
    return false;
}

// Screens show what paper may not, so this is no error before anything is printed.
static void check_drawing(const struct folder *folder, const struct yaml_node *node,
                          const char *path) {
    const struct check_brands *check = folder->check;
    struct svg_fault fault;
    struct arena scratch;
    arena_init(&scratch);
    const struct source *source =
        file_read(&scratch, check->root, path, check->shown_root, check->diags);
    bool drawing = source && picture_sniff(source->text, source->length) == PICTURE_SVG;
    if (drawing && !svg_read(&scratch, source->text, source->length, &fault))
        diag_add(check->diags, DIAG_WARNING, "print-drawing", folder->source, node->span,
                 "turn words into outlines, and export it with plain shapes alone",
                 "paper cannot have the logo '%s': in its line %u, %s", node->text, fault.line,
                 fault.what);
    arena_release(&scratch);
}

static void check_logo(const struct folder *folder, const struct yaml_node *node) {
    const struct check_brands *check = folder->check;
    if (!check_file(folder, node)) return;
    struct check_pictures pictures = {
        .arena = check->arena, .diags = check->diags, .root = check->root};
    check_picture_field(&pictures, folder->source, node,
                        arena_printf(check->arena, "%s%s/%s", &CHECK_BRANDS[strlen("content/")],
                                     folder->id, node->text));
    if (!is_told(folder, node))
        check_drawing(folder, node,
                      arena_printf(check->arena, CHECK_BRANDS "%s/%s", folder->id, node->text));
}

static void check_font(const struct folder *folder, const struct yaml_node *node) {
    const struct check_brands *check = folder->check;
    if (!check_file(folder, node)) return;
    struct check_fonts fonts = {.arena = check->arena,
                                .diags = check->diags,
                                .root = check->root,
                                .shown_root = check->shown_root,
                                .source = folder->source};
    check_font_field(&fonts, node,
                     arena_printf(check->arena, CHECK_BRANDS "%s/%s", folder->id, node->text));
}

static void check_files(const struct folder *folder, const struct yaml_node *front) {
    check_logo(folder, yaml_find(yaml_find(front, "logo"), "file"));
    const struct yaml_node *fonts = yaml_find(front, "fonts");
    if (!fonts || fonts->kind != YAML_MAPPING) return;
    for (const struct yaml_node *font = fonts->first; font; font = font->next)
        check_font(folder, font);
}

// ---- parts of cards -----------------------------------------------------------------------------

static bool is_part(const char *name) {
    for (enum brand_part part = 0; part < BRAND_PARTS; part++)
        if (strcmp(name, brand_part_names[part]) == 0) return true;
    return false;
}

// What is to stand on cards is a field of the same name.
static void check_parts(const struct folder *folder, const struct yaml_node *front) {
    const struct yaml_node *cards = yaml_find(front, "cards");
    if (!cards || cards->kind != YAML_SEQUENCE) return;
    for (const struct yaml_node *item = cards->first; item; item = item->next) {
        if (item->kind != YAML_SCALAR || !is_part(item->text)) continue;
        if (yaml_find(front, item->text)) continue; // where it is empty, the schema tells
        diag_add(folder->check->diags, DIAG_ERROR, "missing-part", folder->source, item->span,
                 arena_printf(folder->check->arena, "add the field '%s', or take it out of 'cards'",
                              item->text),
                 "cards are to show '%s', and the brand has none", item->text);
    }
}

// ---- what is shown ------------------------------------------------------------------------------

static void check_ids(const struct folder *folder, const struct yaml_node *front, const char *field,
                      enum entry_kind kind) {
    static const char
        *const names[] = {[ENTRY_EXERCISE] = "exercise", [ENTRY_ROUTINE] = "routine"},
               *const kinds[] = {
                   [ENTRY_EXERCISE] = "unknown-exercise", [ENTRY_ROUTINE] = "unknown-routine"};
    const struct check_brands *check = folder->check;
    for (const struct yaml_node *item = yaml_items(front, field); item; item = item->next) {
        if (item->kind != YAML_SCALAR || is_told(folder, item) ||
            map_find(&check->index->by_id[kind], item->text))
            continue;
        const char *near = near_seek(&check->index->near[kind], item->text);
        diag_add(check->diags, DIAG_ERROR, kinds[kind], folder->source, item->span,
                 near ? arena_printf(check->arena, "did you mean '%s'?", near)
                      : "write its file's name, without its folder and .md",
                 "there is no %s '%s'", names[kind], item->text);
    }
}

// ---- colours ------------------------------------------------------------------------------------

static void read_colours(struct check_colours *colours, const struct yaml_node *front) {
    const struct yaml_node *record = yaml_find(front, "colours");
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++) {
        const struct yaml_node *node = yaml_find(record, brand_colour_names[i]);
        colours->nodes[i] = node;
        colours->colours[i] = brand_theme_colours[i];
        if (node)
            colours->wrong[i] =
                node->kind != YAML_SCALAR || !colour_parse(node->text, &colours->colours[i]);
    }
}

// The theme's pale areas are of its own accent, so a brand's accent or ground brings others. They
// come after the check, which held the accent against the theme's, so that they are not too pale.
static void tint_surface(struct check_colours *colours) {
    bool other = colours->nodes[BRAND_ACCENT] || colours->nodes[BRAND_BACKGROUND];
    if (colours->nodes[BRAND_SURFACE] || !other || colours->wrong[BRAND_ACCENT] ||
        colours->wrong[BRAND_BACKGROUND])
        return;
    colours->colours[BRAND_SURFACE] = brand_tint(
        colours->colours, colours->colours[BRAND_BACKGROUND], colours->colours[BRAND_ACCENT]);
}

// ---- a brand ------------------------------------------------------------------------------------

// brand.yaml's tree; NULL where it cannot be read.
static const struct yaml_node *read_brand(struct folder *folder) {
    const struct check_brands *check = folder->check;
    const char *path = arena_printf(check->arena, CHECK_BRANDS "%s/brand.yaml", folder->id);
    folder->source = file_read(check->arena, check->root, path, check->shown_root, check->diags);
    if (!folder->source || !file_check_text((struct source *)folder->source, check->diags))
        return NULL;
    return read_yaml(check->arena, folder->source, folder->source->text, folder->source->length, 1,
                     check->diags);
}

static void check_brand(struct folder *folder, struct brands *found) {
    const struct check_brands *check = folder->check;
    const struct yaml_node *front = read_brand(folder);
    if (!front) return;
    struct check_tree tree = {check->arena, check->schema, folder->validator, folder->source, NULL,
                              check->diags, NULL};
    folder->told = check->diags->n;
    check_tree(&tree, "brand", front, NULL);
    if (front->kind != YAML_MAPPING) return;
    check_files(folder, front);
    check_parts(folder, front);
    check_ids(folder, front, "routines", ENTRY_ROUTINE);
    check_ids(folder, front, "exercises", ENTRY_EXERCISE);
    struct check_colours colours = {.arena = check->arena,
                                    .diags = check->diags,
                                    .source = folder->source,
                                    .fix = check->fix_contrast};
    read_colours(&colours, front);
    check_contrast(&colours);
    tint_surface(&colours);
    struct brand *brand = check_brand_build(check->arena, folder->id, front);
    memcpy(brand->colours, colours.colours, sizeof brand->colours);
    vec_push(check->arena, found, brand);
}

// ---- what lies in the folder --------------------------------------------------------------------

static void tell_stray(const struct folder *folder, const char *name, const char *hint,
                       const char *why) {
    const struct check_brands *check = folder->check;
    const char *path = arena_printf(check->arena, CHECK_BRANDS "%s/%s", folder->id, name);
    diag_add_path(check->diags, DIAG_WARNING, "stray-brand",
                  file_join(check->arena, check->shown_root, path), hint, "%s", why);
}

// A file's name without its ending.
static const char *bare_name(struct arena *arena, const char *path) {
    const char *name = file_name(path);
    return arena_strndup(arena, name, strcspn(name, "."));
}

// A brand may have templates of its own, which its others include; one whose name is nearly that of
// a built-in one was meant for that.
static void check_template(const struct folder *folder, const char *name,
                           const struct strings *known) {
    struct arena *arena = folder->check->arena;
    size_t within = (size_t)(file_name(name) - name); // of the folder that it is in
    struct strings beside = {0};
    for (size_t i = 0; i < known->n; i++) {
        if (strcmp(known->at[i], name) == 0) return;
        if (strncmp(known->at[i], name, within) == 0 && !strchr(known->at[i] + within, '/'))
            vec_push(arena, &beside, bare_name(arena, known->at[i]));
    }
    const char *near = near_find(bare_name(arena, name), &beside);
    if (near)
        tell_stray(folder, name, arena_printf(arena, "did you mean '%s'?", near),
                   "there is no file of this name that it could stand in place of");
}

static void check_strays(const struct folder *folder) {
    static const struct {
        const char *start, *hint, *why;
    } strays[] = {
        {"templates/words/", "change it for the whole guide, in templates/words",
         "words are the guide's, so this file is left out"},
        {"exercises/", "put it into content/exercises",
         "exercises are the guide's, so this is left out"},
        {"routines/", "put it into content/routines",
         "routines are the guide's, so this is left out"},
    };
    const struct check_brands *check = folder->check;
    struct strings known = {0};
    resource_list(check->resources, check->arena, "templates", &known, check->diags);
    resource_list(check->resources, check->arena, "assets", &known, check->diags);
    for (size_t i = 0; i < folder->files.n; i++) {
        const char *name = folder->files.at[i];
        bool stray = false;
        for (size_t j = 0; j < sizeof strays / sizeof *strays; j++) {
            if (strncmp(name, strays[j].start, strlen(strays[j].start)) != 0) continue;
            tell_stray(folder, name, strays[j].hint, strays[j].why);
            stray = true;
        }
        if (!stray && (strncmp(name, "templates/", 10) == 0 || strncmp(name, "assets/", 7) == 0))
            check_template(folder, name, &known);
    }
}

static void check_folder(struct folder *folder, struct brands *found) {
    const struct check_brands *check = folder->check;
    const char *shown = file_join(check->arena, check->shown_root,
                                  arena_printf(check->arena, CHECK_BRANDS "%s", folder->id));
    if (!check_id_is_good(folder->id))
        diag_add_path(check->diags, DIAG_ERROR, "bad-file-name", shown,
                      "use small letters, digits and single hyphens, such as clinic-at-the-bridge",
                      "the folder's name cannot be part of an address");
    if (has_file(folder, "brand.yaml")) {
        check_strays(folder);
        check_brand(folder, found);
    } else {
        diag_add_path(check->diags, DIAG_WARNING, "stray-brand", shown,
                      has_file(folder, "brand.yml") ? "rename brand.yml to brand.yaml"
                                                    : "write a brand.yaml, or take the folder away",
                      "there is no brand.yaml in this folder, so it is left out");
    }
}

// ---- all of them --------------------------------------------------------------------------------

static void report_stray(const struct check_brands *check, const char *path) {
    diag_add_path(check->diags, DIAG_WARNING, "stray-brand",
                  file_join(check->arena, check->shown_root, path),
                  "each brand has a folder of its own: " CHECK_BRANDS "NAME/brand.yaml",
                  "this file is in no brand's folder, so it is left out");
}

// Takes the folder of the path at *at, and moves *at behind its last file.
static void take_folder(struct folder *folder, size_t *at) {
    const struct check_brands *check = folder->check;
    const char *first = check->paths->at[*at];
    size_t length = (size_t)(strchr(first + strlen(CHECK_BRANDS), '/') + 1 - first);
    folder->id = arena_strndup(check->arena, first + strlen(CHECK_BRANDS),
                               length - strlen(CHECK_BRANDS) - 1);
    for (; *at < check->paths->n && strncmp(check->paths->at[*at], first, length) == 0; ++*at)
        vec_push(check->arena, &folder->files, check->paths->at[*at] + length);
}

static int compare_ids(const void *a, const void *b) {
    return strcmp((*(const struct brand *const *)a)->id, (*(const struct brand *const *)b)->id);
}

void check_brands(const struct check_brands *check, struct brands *found) {
    if (!check->paths->n) return;
    svg_prepare();
    struct schema_validator *validator = schema_validator_open(check->schema);
    for (size_t i = 0; i < check->paths->n;) {
        const char *path = check->paths->at[i];
        if (!strchr(path + strlen(CHECK_BRANDS), '/')) {
            report_stray(check, path);
            i++;
            continue;
        }
        struct folder folder = {.check = check, .validator = validator};
        take_folder(&folder, &i);
        check_folder(&folder, found);
    }
    schema_validator_close(validator);
    if (found->n) qsort(found->at, found->n, sizeof *found->at, compare_ids);
}
