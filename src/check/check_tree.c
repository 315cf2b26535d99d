// Content against the schema; see check_tree.h.
#include "check/check_tree.h"

#include "base/near.h"
#include "check/check_body.h"
#include "check/check_misplaced.h"
#include "check/check_shape.h"
#include "check/check_value.h"
#include "dose/dose_parse.h"

#include <string.h>

static struct schema_mark *new_mark(const struct check_tree *check, xmlNodePtr node,
                                    const struct schema_type *type, const char *name,
                                    const struct yaml_node *value) {
    struct schema_mark *mark = arena_alloc(check->arena, sizeof *mark);
    *mark = (struct schema_mark){
        .type = type,
        .name = name,
        .text = value->kind == YAML_SCALAR ? value->text : NULL,
        .id = value->key,
        .cut = value->cut,
        .reported = value->told,
        .span = value->span,
        .key = value->key ? value->key_span : value->span,
    };
    node->_private = mark;
    return mark;
}

static void add_error(const struct check_tree *check, const char *id, struct span span,
                      const char *hint, const char *message) {
    diag_add(check->diags, DIAG_ERROR, id, check->source, span, hint, "%s", message);
}

// ---- from YAML to XML -------------------------------------------------------------------------

static void add_value(const struct check_tree *check, xmlNodePtr node,
                      const struct schema_type *type, const char *name,
                      const struct yaml_node *value);

static const char *const kind_names[] = {
    [YAML_SCALAR] = "one value", [YAML_SEQUENCE] = "a list", [YAML_MAPPING] = "fields"};

static void report_shape(const struct check_tree *check, struct schema_mark *mark,
                         const struct yaml_node *value) {
    mark->reported = true;
    add_error(check, "wrong-shape", value->span, check_shape_hint(check, mark->type, value),
              arena_printf(check->arena, "%s wants %s, but here %s %s", mark->name,
                           check_shape_wanted(mark->type),
                           value->kind == YAML_MAPPING ? "are" : "is", kind_names[value->kind]));
}

static void report_unknown(const struct check_tree *check, xmlNodePtr node, const char *name,
                           const struct yaml_node *record, const struct yaml_node *member) {
    struct arena *arena = check->arena;
    const struct schema_mark *mark = node->_private;
    const struct strings *names = &mark->type->names;
    const struct check_misplaced misplaced = {check, node, record, member, name};
    if (check_misplaced_report(&misplaced)) return;
    const char *hint = near_hint(arena, member->key, names);
    if (!hint) hint = check_misplaced_hint(&misplaced);
    if (!hint) hint = near_list(arena, names);
    add_error(check, "unknown-field", member->key_span, hint,
              arena_printf(arena, "%s has no field '%s'", name, member->key));
}

static void report_missing(const struct check_tree *check, struct schema_mark *mark,
                           const char *name, const struct yaml_node *record) {
    const struct schema_type *type = mark->type;
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (!field->required || strcmp(field->name, "body") == 0) continue;
        if (yaml_find(record, field->name)) continue;
        mark->reported = true;
        if (check_misplaced_mistyped(type, record, field->name) ||
            check_misplaced_for(type, record, field))
            continue;
        add_error(check, "missing-field", mark->key, check_shape_missing(check, field),
                  arena_printf(check->arena, "%s lacks the field '%s'", name, field->name));
    }
}

static bool is_left_empty(const struct yaml_node *value) {
    return value->kind == YAML_SCALAR && !*value->text && !value->quoted;
}

// A record with nothing in it, unless its fields were found where they do not belong.
static void report_empty(const struct check_tree *check, const struct schema_type *type,
                         const struct yaml_node *record, const struct schema_field *field) {
    const struct yaml_node *member = yaml_find(record, field->name);
    bool is_open = field->type->shape == SCHEMA_OPEN; // a figure
    if (!is_open && field->type->shape != SCHEMA_RECORD) return;
    if (!member || !is_left_empty(member) || check_misplaced_for(type, record, field)) return;
    add_error(check, "missing-value", member->key_span,
              arena_printf(check->arena, "write its fields below it, indented: %s: ...",
                           is_open ? "end" : field->type->names.at[0]),
              arena_printf(check->arena, "'%s' is empty", field->name));
}

static void add_record(const struct check_tree *check, xmlNodePtr node, const char *name,
                       const struct yaml_node *record) {
    struct schema_mark *mark = node->_private;
    const struct schema_type *type = mark->type;
    for (const struct yaml_node *member = record->first; member; member = member->next) {
        const struct schema_field *field = schema_find_field(type, member->key);
        if (!field || field->type->shape == SCHEMA_BODY) {
            report_unknown(check, node, name, record, member);
            continue;
        }
        report_empty(check, type, record, field);
        xmlNodePtr child = xmlNewChild(node, NULL, (const xmlChar *)field->name, NULL);
        add_value(check, child, field->type, arena_printf(check->arena, "'%s'", field->name),
                  member);
    }
    report_missing(check, mark, name, record);
}

// "[none]" would be shown as a thing of that name.
static bool is_none(const struct schema_field *field, const struct yaml_node *list) {
    const struct yaml_node *item = list->first;
    return !field->required && item && !item->next && item->kind == YAML_SCALAR && !item->quoted &&
           check_shape_is_none(item->text);
}

static void report_none(const struct check_tree *check, struct schema_mark *mark,
                        const struct yaml_node *list) {
    const struct yaml_node *item = list->first;
    mark->reported = true;
    add_error(check, "wrong-value", item->span, "write [] where there is nothing to list",
              arena_printf(check->arena, "%s would have an item that is called '%s'", mark->name,
                           item->text));
}

static void add_items(const struct check_tree *check, xmlNodePtr node,
                      const struct schema_type *type, const char *name,
                      const struct yaml_node *list) {
    const struct schema_field *field = &type->fields.at[0];
    bool table = type->shape == SCHEMA_TABLE;
    if (!table && is_none(field, list)) report_none(check, node->_private, list);
    for (const struct yaml_node *item = list->first; item; item = item->next) {
        xmlNodePtr child = xmlNewChild(node, NULL, (const xmlChar *)field->name, NULL);
        if (table) xmlNewProp(child, (const xmlChar *)"id", (const xmlChar *)item->key);
        const char *item_name = table ? arena_printf(check->arena, "'%s'", item->key)
                                      : arena_printf(check->arena, "an item of %s", name);
        add_value(check, child, field->type, item_name, item);
    }
}

// The types of dosage fields have the fields' names. What dose_parse says is better than what a
// pattern can, and it knows the bounds.
static bool dosage_text_is_good(const struct check_tree *check, struct schema_mark *mark) {
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        if (strcmp(mark->type->name, dosage_field_name(field)) != 0) continue;
        if (!mark->text || !*mark->text) return true;
        struct dosage unused = dosage_none();
        const char *problem, *hint = NULL;
        if (dose_parse(&unused, field, mark->text, check->arena, &problem, &hint)) return true;
        mark->reported = true;
        bool bounds = dose_is_out_of_bounds(field, mark->text, check->arena);
        if (!hint && !bounds) hint = mark->type->expected;
        add_error(check, bounds ? "out-of-range" : "bad-dosage", mark->span, hint, problem);
        return false;
    }
    return true;
}

static void add_value(const struct check_tree *check, xmlNodePtr node,
                      const struct schema_type *type, const char *name,
                      const struct yaml_node *value) {
    static const enum yaml_kind wanted[] = {[SCHEMA_TEXT] = YAML_SCALAR,
                                            [SCHEMA_RECORD] = YAML_MAPPING,
                                            [SCHEMA_LIST] = YAML_SEQUENCE,
                                            [SCHEMA_TABLE] = YAML_MAPPING,
                                            [SCHEMA_OPEN] = YAML_MAPPING};
    struct schema_mark *mark = new_mark(check, node, type, name, value);
    if (value->told) return;
    if (value->kind != wanted[type->shape] &&
        !(type->shape != SCHEMA_TEXT && is_left_empty(value))) {
        report_shape(check, mark, value);
        return;
    }
    switch (type->shape) {
    case SCHEMA_TEXT:
        if (dosage_text_is_good(check, mark)) xmlNodeAddContent(node, (const xmlChar *)value->text);
        break;
    case SCHEMA_RECORD:
        mark->reported = value->key && is_left_empty(value); // the record that holds it tells
        if (!mark->reported) add_record(check, node, name, value);
        break;
    case SCHEMA_OPEN:
        break;
    default:
        add_items(check, node, type, name, value);
        break;
    }
}

// ---- from validation to diagnostics -----------------------------------------------------------

struct reporting {
    const struct check_tree *check;
    const struct sections *sections;
    bool body_told;
};

// What a record lacks was told when the tree was made.
static void report(void *context, const struct schema_finding *finding) {
    struct reporting *reporting = context;
    const struct schema_type *type = finding->mark->type;
    if (!type || type->shape == SCHEMA_BODY) {
        if (!reporting->body_told) check_body_explain(reporting->check, reporting->sections);
        reporting->body_told = true;
    } else if (finding->fault == SCHEMA_CONTENT || finding->fault == SCHEMA_TWICE) {
        check_value_report_list(reporting->check, finding);
    } else {
        check_value_report(reporting->check, finding);
    }
}

static const char *root_name(const char *root) {
    for (size_t i = 0; i < SCHEMA_ROOTS; i++)
        if (strcmp(schema_roots[i].name, root) == 0) return schema_roots[i].what;
    return root;
}

xmlDocPtr check_tree_document(const struct check_tree *check, const char *root,
                              const struct yaml_node *front, const struct sections *sections) {
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr node = xmlNewDocNode(document, NULL, (const xmlChar *)root, NULL);
    xmlDocSetRootElement(document, node);
    static const struct yaml_node unknown = {.kind = YAML_MAPPING};
    struct schema_mark *mark = new_mark(check, node, schema_find_type(check->schema, root), root,
                                        front ? front : &unknown);
    mark->reported = !front;
    if (front) add_record(check, node, root_name(root), front);
    if (sections) check_body_add(check, node, sections);
    return document;
}

static void validate(const struct check_tree *check, const char *root,
                     const struct yaml_node *front, const struct sections *sections) {
    xmlDocPtr document = check_tree_document(check, root, front, sections);
    struct reporting reporting = {check, sections, false};
    schema_validate(check->validator, document, report, &reporting);
    xmlFreeDoc(document);
}

bool check_tree(const struct check_tree *check, const char *root, const struct yaml_node *front,
                const struct sections *sections) {
    if (check->sound && check_sound_is_known(check->sound, root, front, sections)) return true;
    size_t before = diag_count(check->diags, DIAG_ERROR);
    if (front && front->kind != YAML_MAPPING) {
        add_error(check, "wrong-shape", front->span, "write each as 'name: value'",
                  "here fields are wanted");
        front = NULL;
    }
    validate(check, root, front, sections);
    bool good = front && diag_count(check->diags, DIAG_ERROR) == before;
    if (good && check->sound) check_sound_learn(check->sound, root, front, sections);
    return good;
}
