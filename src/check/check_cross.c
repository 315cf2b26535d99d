// Checks across files; see check_cross.h.
#include "check/check_cross.h"

#include "base/near.h"
#include "check/check_dosage.h"
#include "check/check_misplaced.h"
#include "check/check_safety.h"
#include "dose/dose_parse.h"

#include <stdio.h>
#include <string.h>

enum { MOST_LISTED = 10 };

static void add_error(struct check_cross *cross, const char *id, const struct source *source,
                      struct span span, const char *hint, const char *message) {
    diag_add(cross->diags, DIAG_ERROR, id, source, span, hint, "%s", message);
}

bool check_id_is_good(const char *id) {
    if (!*id || strlen(id) > 80 || *id == '-' || id[strlen(id) - 1] == '-') return false;
    if (strstr(id, "--")) return false;
    return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

bool check_cross_is_name(const struct yaml_node *node) {
    return yaml_is_text(node) && check_id_is_good(node->text);
}

void check_cross_open(struct check_cross *cross) {
    check_safety_open(cross);
    const struct yaml_node *references = yaml_find(cross->guide, "references");
    if (!references || references->kind != YAML_MAPPING) return;
    for (const struct yaml_node *entry = references->first; entry; entry = entry->next) {
        map_add(cross->arena, &cross->references, entry->key, entry);
        near_add(cross->arena, &cross->near_references, entry->key, entry->key);
    }
}

const char *check_cross_suggest(const struct check_cross *cross, const char *name,
                                struct near_index *index, const char *otherwise) {
    const char *nearest = near_seek(index, name);
    if (nearest) return arena_printf(cross->arena, "did you mean '%s'?", nearest);
    if (!index->n || index->n > MOST_LISTED) return otherwise;
    struct strings names = {0};
    for (size_t i = 0; i < index->n; i++) vec_push(cross->arena, &names, index->at[i].text);
    const char *all = near_list(cross->arena, &names);
    return otherwise ? arena_printf(cross->arena, "%s; or %s", all, otherwise) : all;
}

static void check_references(struct check_cross *cross, const struct check_file *file) {
    if (!cross->guide) return; // nobody knows what references there are
    const struct yaml_node *item = yaml_items(file->page.front, "references");
    for (; item; item = item->next) {
        if (!check_cross_is_name(item) || map_find(&cross->references, item->text)) continue;
        add_error(cross, "unknown-reference", file->source, item->span,
                  check_cross_suggest(cross, item->text, &cross->near_references,
                                      "add it to 'references' in guide.yaml"),
                  arena_printf(cross->arena, "guide.yaml has no reference '%s'", item->text));
    }
}

// ---- dosage -----------------------------------------------------------------------------------

// Whether what a dosage lacks may be there under a wrong name, or in a wrong place.
static bool is_unsure(const struct check_cross *cross, const struct check_file *file,
                      const struct yaml_node *node) {
    if (file->kind != ENTRY_EXERCISE)
        return check_misplaced_unsure(schema_find_type(cross->schema, "routineItem"), node);
    const struct schema_type *type = schema_find_type(cross->schema, "exercise");
    const struct schema_field *dosage = schema_find_field(type, "dosage");
    return check_misplaced_unsure(dosage->type, node) ||
           check_misplaced_for(type, file->page.front, dosage);
}

bool check_cross_dosage(struct check_cross *cross, const struct check_file *file,
                        const struct yaml_node *node, const struct dosage *dosage) {
    enum dosage_field field;
    const char *problem, *hint = NULL;
    if (dose_check(dosage, &field, &problem, &hint)) return true;
    const struct yaml_node *value = yaml_find(node, dosage_field_name(field));
    if (!value && is_unsure(cross, file, node)) return false;
    struct span span = node->key ? node->key_span : node->span;
    if (value) span = value->span;
    add_error(cross, "bad-dosage", file->source, span, hint, problem);
    return false;
}

// ---- routines ---------------------------------------------------------------------------------

static void check_item(struct check_cross *cross, const struct check_file *file,
                       const struct yaml_node *item) {
    const struct yaml_node *name = yaml_find(item, "exercise");
    if (!check_cross_is_name(name)) return;
    const struct check_file *exercise = map_find(&cross->index->by_id[ENTRY_EXERCISE], name->text);
    if (!exercise) {
        const char *hint =
            check_cross_suggest(cross, name->text, &cross->index->near[ENTRY_EXERCISE], NULL);
        add_error(cross, "unknown-exercise", file->source, name->span,
                  hint ? hint : "write an exercise's file name, without its folder and .md",
                  arena_printf(cross->arena, "there is no exercise '%s'", name->text));
        return;
    }
    struct dosage dosage = exercise->dosage;
    bool changed;
    if (!exercise->dosage_is_good || !check_read_dosage(item, &dosage, cross->arena, &changed))
        return;
    if (changed && check_cross_dosage(cross, file, item, &dosage))
        check_dosage_item(cross, file, item, exercise);
}

static void check_items(struct check_cross *cross, const struct check_file *file,
                        const struct yaml_node *parent) {
    for (const struct yaml_node *item = yaml_items(parent, "items"); item; item = item->next)
        check_item(cross, file, item);
}

static void check_phases(struct check_cross *cross, const struct check_file *file) {
    int last = 0;
    const struct yaml_node *phase = yaml_items(file->page.front, "phases");
    for (; phase; phase = phase->next) {
        check_items(cross, file, phase);
        const struct yaml_node *node = yaml_find(phase, "weeks");
        struct range weeks = yaml_is_text(node) ? check_read_weeks(node->text) : RANGE_NONE;
        if (!range_is_set(weeks)) continue;
        if (weeks.min > weeks.max) {
            add_error(cross, "weeks-order", file->source, node->span,
                      "write the earlier week first", "these weeks run backwards");
        } else if (weeks.min <= last) {
            add_error(cross, "weeks-order", file->source, node->span,
                      arena_printf(cross->arena, "begin it in week %d or later", last + 1),
                      arena_printf(cross->arena,
                                   "this phase begins before the one above has ended, in week %d",
                                   last));
        }
        if (weeks.max > last) last = weeks.max;
    }
}

static bool is_mistyped(const struct check_cross *cross, const char *root,
                        const struct yaml_node *front, const char *name) {
    return check_misplaced_mistyped(schema_find_type(cross->schema, root), front, name);
}

static bool has_items(const struct check_cross *cross, const struct yaml_node *front) {
    static const char *const names[] = {"items", "phases"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (yaml_find(front, names[i]) || is_mistyped(cross, "routine", front, names[i]))
            return true;
    return false;
}

static void check_routine(struct check_cross *cross, const struct check_file *file) {
    const struct yaml_node *front = file->page.front;
    const struct yaml_node *items = yaml_find(front, "items"), *phases = yaml_find(front, "phases");
    check_items(cross, file, front);
    check_phases(cross, file);
    check_dosage_routine(cross, file);
    check_safety_routine(cross, file);
    if (items && phases)
        add_error(cross, "items-and-phases", file->source, phases->key_span,
                  "put the items into a phase of their own",
                  "a routine has either items or phases, not both");
    if (!has_items(cross, front))
        add_error(cross, "missing-field", file->source, front->span,
                  "add a line 'items:', and below it '- exercise: ID' for each",
                  "a routine lacks the field 'items' (or 'phases')");
}

void check_cross_read(struct check_file *file) {
    const struct yaml_node *front = file->page.front, *dosage = yaml_find(front, "dosage");
    bool any;
    file->dosage = dosage_none();
    file->dosage_is_read = dosage && dosage->kind == YAML_MAPPING &&
                           check_read_dosage(dosage, &file->dosage, &file->arena, &any);
}

void check_cross_file(struct check_cross *cross, struct check_file *file) {
    const struct yaml_node *front = file->page.front;
    if (!front || front->kind != YAML_MAPPING) return;
    check_references(cross, file);
    if (file->kind == ENTRY_ROUTINE) check_routine(cross, file);
    if (file->kind != ENTRY_EXERCISE) return;
    const struct yaml_node *dosage = yaml_find(front, "dosage");
    check_safety_exercise(cross, file);
    file->dosage_is_good =
        file->dosage_is_read && check_cross_dosage(cross, file, dosage, &file->dosage);
    if (file->dosage_is_good) check_dosage_exercise(cross, file);
}

// ---- the guide --------------------------------------------------------------------------------

static void check_default_routine(struct check_cross *cross) {
    const struct yaml_node *name = yaml_find(cross->guide, "default_routine");
    if (!check_cross_is_name(name) || map_find(&cross->index->by_id[ENTRY_ROUTINE], name->text))
        return;
    const char *hint =
        check_cross_suggest(cross, name->text, &cross->index->near[ENTRY_ROUTINE], NULL);
    add_error(cross, "unknown-routine", cross->guide_source, name->span,
              hint ? hint : "write a routine's file name, without its folder and .md",
              arena_printf(cross->arena, "there is no routine '%s'", name->text));
}

// Whether a page may be the one about getting help, and nobody can know.
static bool may_be_help(const struct check_cross *cross, const struct check_file *file) {
    if (file->kind != ENTRY_PAGE) return false;
    const struct yaml_node *front = file->page.front, *help = yaml_find(front, "help");
    if (!front || front->kind != YAML_MAPPING) return true;
    if (!help) return is_mistyped(cross, "page", front, "help");
    return help->kind != YAML_SCALAR || help->told || strcmp(help->text, "false") != 0;
}

static bool may_have_help(const struct check_cross *cross, const struct check_file *files,
                          size_t count) {
    for (size_t i = 0; i < count; i++)
        if (may_be_help(cross, &files[i])) return true;
    return false;
}

void check_cross_guide(struct check_cross *cross, const struct check_file *files, size_t count) {
    check_default_routine(cross);
    const struct check_file *found = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct check_file *file = &files[i];
        const struct yaml_node *front = file->kind == ENTRY_PAGE ? file->page.front : NULL;
        const char *answer = yaml_text(front, "help");
        if (!answer || strcmp(answer, "true") != 0) continue;
        if (file->brand)
            add_error(cross, "two-help-pages", file->source, yaml_find(front, "help")->span,
                      "take it out; the guide's page about getting help stands in each brand's too",
                      "a brand's page cannot take the place of the page about getting help");
        else if (found)
            add_error(cross, "two-help-pages", file->source, yaml_find(front, "help")->span,
                      "let only one page have 'help: true'",
                      arena_printf(cross->arena, "%s is the page about getting help already",
                                   found->path));
        if (!found && !file->brand) found = file;
    }
    if (!found && cross->guide_source && !may_have_help(cross, files, count))
        add_error(cross, "no-help-page", cross->guide_source, (struct span){.line = 1, .column = 1},
                  "write a page about when to get help, with 'help: true'",
                  "no page tells when to get help");
}
