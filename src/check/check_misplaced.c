// Fields in the wrong place; see check_misplaced.h.
#include "check/check_misplaced.h"

#include "base/near.h"

#include <string.h>

static bool add_error(const struct check_misplaced *misplaced, const char *hint,
                      const char *message) {
    diag_add(misplaced->check->diags, DIAG_ERROR, "misplaced-field", misplaced->check->source,
             misplaced->member->key_span, hint, "%s", message);
    return true;
}

static const struct schema_type *type_of(const xmlNode *node) {
    const struct schema_mark *mark = node->_private;
    return mark->type;
}

static const char *name_of(struct arena *arena, const struct schema_field *field) {
    if (field->type->shape == SCHEMA_RECORD) return arena_printf(arena, "'%s'", field->name);
    return arena_printf(arena, "an item of '%s'", field->name);
}

// A level deeper: "'sets' belongs into 'dosage'".
static bool report_deeper(const struct check_misplaced *misplaced) {
    struct arena *arena = misplaced->check->arena;
    const struct schema_type *type = type_of(misplaced->node);
    const char *places = NULL, *first = NULL, *key = misplaced->member->key;
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        const struct schema_type *inner = schema_record_in(field);
        if (!inner || !schema_find_field(inner, key)) continue;
        const char *name = name_of(arena, field);
        places = places ? arena_printf(arena, "%s or %s", places, name) : name;
        if (!first) first = field->name;
    }
    if (!places) return false;
    bool written = yaml_find(misplaced->record, first) != NULL;
    return add_error(misplaced,
                     arena_printf(arena,
                                  written ? "move it below '%s:', and indent it there"
                                          : "write a line '%s:' above it, and indent it below that",
                                  first),
                     arena_printf(arena, "'%s' belongs into %s", key, places));
}

// A level higher: "'position' does not belong into 'dosage'".
static bool report_higher(const struct check_misplaced *misplaced) {
    struct arena *arena = misplaced->check->arena;
    const char *key = misplaced->member->key;
    for (const xmlNode *node = misplaced->node->parent; node; node = node->parent) {
        const struct schema_mark *mark = node->_private;
        if (node->type != XML_ELEMENT_NODE || mark->type->shape != SCHEMA_RECORD ||
            !schema_find_field(mark->type, key))
            continue;
        bool top = node->parent->type != XML_ELEMENT_NODE;
        const char *hint =
            top ? arena_printf(arena, "it is a field of the %s itself: do not indent it",
                               (const char *)node->name)
                : arena_printf(arena, "it belongs into %s: indent it less", mark->name);
        return add_error(misplaced, hint,
                         arena_printf(arena, "'%s' does not belong into %s", key, misplaced->name));
    }
    return false;
}

// Another kind of file: "only a routine has 'items'".
static bool report_elsewhere(const struct check_misplaced *misplaced) {
    if (misplaced->node->parent->type == XML_ELEMENT_NODE) return false;
    struct arena *arena = misplaced->check->arena;
    const char *kinds = NULL, *key = misplaced->member->key;
    bool several = false;
    for (size_t i = 0; i < SCHEMA_ROOTS; i++) {
        const struct schema_root *root = &schema_roots[i];
        if (strcmp(root->name, "prescription") == 0) continue; // it is no part of a guide
        const struct schema_type *type = schema_find_type(misplaced->check->schema, root->name);
        const struct schema_field *field = schema_find_field(type, key);
        if (!field || field->type->shape == SCHEMA_BODY) continue;
        several = kinds != NULL;
        kinds = kinds ? arena_printf(arena, "%s and %s", kinds, root->what) : root->what;
    }
    if (!kinds) return false;
    return add_error(misplaced,
                     arena_printf(arena, "this file is %s: take it out", misplaced->name),
                     arena_printf(arena, "only %s %s '%s'", kinds, several ? "have" : "has", key));
}

// A slip of the keys is likelier than a field of another kind of file.
bool check_misplaced_report(const struct check_misplaced *misplaced) {
    if (report_deeper(misplaced) || report_higher(misplaced)) return true;
    const struct schema_type *type = type_of(misplaced->node);
    return !near_find(misplaced->member->key, &type->names) && report_elsewhere(misplaced);
}

const char *check_misplaced_hint(const struct check_misplaced *misplaced) {
    struct arena *arena = misplaced->check->arena;
    const struct schema_type *type = type_of(misplaced->node);
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        const struct schema_type *inner = schema_record_in(field);
        const char *near = inner ? near_find(misplaced->member->key, &inner->names) : NULL;
        if (near)
            return arena_printf(arena, "did you mean '%s', in %s?", near, name_of(arena, field));
    }
    return NULL;
}

bool check_misplaced_mistyped(const struct schema_type *type, const struct yaml_node *record,
                              const char *name) {
    for (const struct yaml_node *member = record->first; member; member = member->next) {
        if (schema_find_field(type, member->key)) continue;
        const char *near = near_find(member->key, &type->names);
        if (near && strcmp(near, name) == 0) return true;
    }
    return false;
}

bool check_misplaced_unsure(const struct schema_type *type, const struct yaml_node *record) {
    for (const struct yaml_node *member = record->first; member; member = member->next)
        if (!schema_find_field(type, member->key) || member->told) return true;
    return false;
}

bool check_misplaced_for(const struct schema_type *type, const struct yaml_node *record,
                         const struct schema_field *field) {
    if (field->type->shape != SCHEMA_RECORD) return false;
    for (const struct yaml_node *member = record->first; member; member = member->next)
        if (!schema_find_field(type, member->key) && schema_find_field(field->type, member->key))
            return true;
    return false;
}
