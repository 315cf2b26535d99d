// Content against the schema; see check_tree.h.
#include "check/check_tree.h"

#include "base/near.h"
#include "check/check_body.h"
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

static const char *const shape_names[] = {
    [SCHEMA_TEXT] = "one value", [SCHEMA_RECORD] = "fields of its own (name: value)",
    [SCHEMA_LIST] = "a list",    [SCHEMA_TABLE] = "ids, each with fields of its own",
    [SCHEMA_BODY] = "nothing",
};

static const char *const kind_names[] = {
    [YAML_SCALAR] = "one value", [YAML_SEQUENCE] = "a list", [YAML_MAPPING] = "fields"};

static void report_shape(const struct check_tree *check, struct schema_mark *mark,
                         const struct yaml_node *value) {
    mark->reported = true;
    struct arena *arena = check->arena;
    const char *hint = NULL;
    if (mark->type->shape == SCHEMA_LIST && value->kind == YAML_SCALAR)
        hint = arena_printf(arena, "write [%s], or each item on a line after '- '", value->text);
    if (mark->type->shape == SCHEMA_RECORD && value->kind == YAML_SCALAR)
        hint = arena_printf(arena,
                            "write its fields on lines of their own below it, indented: %s: ...",
                            mark->type->names.at[0]);
    add_error(check, "wrong-shape", value->span, hint,
              arena_printf(arena, "%s wants %s, but here is %s", mark->name,
                           shape_names[mark->type->shape], kind_names[value->kind]));
}

static void report_unknown(const struct check_tree *check, const struct schema_type *type,
                           const char *name, const struct yaml_node *member) {
    struct arena *arena = check->arena;
    const char *near = near_find(member->key, &type->names);
    const char *hint =
        near ? arena_printf(arena, "did you mean '%s'?", near) : near_list(arena, &type->names);
    add_error(check, "unknown-field", member->key_span, hint,
              arena_printf(arena, "%s has no field '%s'", name, member->key));
}

// Whether an unknown member was meant to be this field; one message is enough then.
static bool is_mistyped(const struct schema_type *type, const struct yaml_node *record,
                        const struct schema_field *field) {
    for (const struct yaml_node *member = record->first; member; member = member->next) {
        if (schema_find_field(type, member->key)) continue;
        const char *near = near_find(member->key, &type->names);
        if (near && strcmp(near, field->name) == 0) return true;
    }
    return false;
}

static void report_missing(const struct check_tree *check, struct schema_mark *mark,
                           const char *name, const struct yaml_node *record) {
    struct arena *arena = check->arena;
    const struct schema_type *type = mark->type;
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (!field->required || strcmp(field->name, "body") == 0) continue;
        if (yaml_find(record, field->name)) continue;
        mark->reported = true;
        if (is_mistyped(type, record, field)) continue;
        const char *hint = NULL;
        if (field->type->expected)
            hint = arena_printf(arena, "add %s: %s", field->name, field->type->expected);
        if (field->type->values.n)
            hint = arena_printf(arena, "add %s: %s", field->name,
                                near_list(arena, &field->type->values));
        add_error(check, "missing-field", mark->key, hint,
                  arena_printf(arena, "%s lacks the field '%s'", name, field->name));
    }
}

static void add_record(const struct check_tree *check, xmlNodePtr node, const char *name,
                       const struct yaml_node *record) {
    struct schema_mark *mark = node->_private;
    const struct schema_type *type = mark->type;
    for (const struct yaml_node *member = record->first; member; member = member->next) {
        const struct schema_field *field = schema_find_field(type, member->key);
        if (!field || field->type->shape == SCHEMA_BODY) {
            report_unknown(check, type, name, member);
            continue;
        }
        xmlNodePtr child = xmlNewChild(node, NULL, (const xmlChar *)field->name, NULL);
        add_value(check, child, field->type, arena_printf(check->arena, "'%s'", field->name),
                  member);
    }
    report_missing(check, mark, name, record);
}

static void add_items(const struct check_tree *check, xmlNodePtr node,
                      const struct schema_type *type, const char *name,
                      const struct yaml_node *list) {
    const struct schema_field *field = &type->fields.at[0];
    bool table = type->shape == SCHEMA_TABLE;
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
        if (!hint) hint = mark->type->expected;
        add_error(check, "bad-dosage", mark->span, hint, problem);
        return false;
    }
    return true;
}

static bool is_left_empty(const struct yaml_node *value) {
    return value->kind == YAML_SCALAR && !*value->text && !value->quoted;
}

static void add_value(const struct check_tree *check, xmlNodePtr node,
                      const struct schema_type *type, const char *name,
                      const struct yaml_node *value) {
    static const enum yaml_kind wanted[] = {[SCHEMA_TEXT] = YAML_SCALAR,
                                            [SCHEMA_RECORD] = YAML_MAPPING,
                                            [SCHEMA_LIST] = YAML_SEQUENCE,
                                            [SCHEMA_TABLE] = YAML_MAPPING};
    struct schema_mark *mark = new_mark(check, node, type, name, value);
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
        add_record(check, node, name, value);
        break;
    default:
        add_items(check, node, type, name, value);
        break;
    }
}

// ---- from validation to diagnostics -----------------------------------------------------------

static void report_value(const struct check_tree *check, const struct schema_mark *mark) {
    struct arena *arena = check->arena;
    const char *text = mark->text ? mark->text : "";
    if (!*text) {
        const char *hint = mark->type->expected;
        if (mark->type->values.n) hint = near_list(arena, &mark->type->values);
        add_error(check, "missing-value", mark->key, hint,
                  arena_printf(arena, "%s is empty", mark->name));
        return;
    }
    if (mark->type->values.n) {
        const char *hint = near_hint(arena, text, &mark->type->values);
        if (!hint) hint = near_list(arena, &mark->type->values);
        add_error(check, "wrong-value", mark->span, hint,
                  arena_printf(arena, "%s cannot be '%s'", mark->name, text));
        return;
    }
    size_t shown = strlen(text) > 60 ? 57 : strlen(text);
    while (shown && ((unsigned char)text[shown] & 0xC0) == 0x80) shown--;
    add_error(check, "wrong-value", mark->span, NULL,
              arena_printf(arena, "%s is to be %s, not '%.*s%s'", mark->name,
                           mark->type->expected ? mark->type->expected : "something else",
                           (int)shown, text, shown < strlen(text) ? "..." : ""));
}

static void report_count(const struct check_tree *check, const struct schema_mark *mark) {
    const struct schema_type *type = mark->type;
    if (type->shape == SCHEMA_LIST) {
        add_error(check, "wrong-count", mark->key, NULL,
                  arena_printf(check->arena, "%s wants at least one item", mark->name));
    } else {
        add_error(check, "wrong-count", mark->span, "leave some out",
                  arena_printf(check->arena,
                               "there are too many of them: this is %s beyond the most",
                               mark->name));
    }
}

struct reporting {
    const struct check_tree *check;
    const struct sections *sections;
    bool body_told;
};

static void report(void *context, struct schema_mark *mark, bool structure) {
    struct reporting *reporting = context;
    if (!mark->type || mark->type->shape == SCHEMA_BODY) {
        if (!reporting->body_told) check_body_explain(reporting->check, reporting->sections);
        reporting->body_told = true;
    } else if (!structure) {
        report_value(reporting->check, mark);
    } else {
        report_count(reporting->check, mark); // what a record lacks was told when the tree was made
    }
}

static const char *const root_names[][2] = {{"guide", "the guide"},
                                            {"exercise", "an exercise"},
                                            {"routine", "a routine"},
                                            {"page", "a page"}};

static const char *root_name(const char *root) {
    for (size_t i = 0; i < sizeof root_names / sizeof *root_names; i++)
        if (strcmp(root_names[i][0], root) == 0) return root_names[i][1];
    return root;
}

bool check_tree(const struct check_tree *check, const char *root, const struct yaml_node *front,
                const struct sections *sections) {
    size_t before = diag_count(check->diags, DIAG_ERROR);
    const struct schema_type *type = schema_find_type(check->schema, root);
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr node = xmlNewDocNode(document, NULL, (const xmlChar *)root, NULL);
    xmlDocSetRootElement(document, node);
    if (front->kind == YAML_MAPPING) {
        new_mark(check, node, type, root, front);
        add_record(check, node, root_name(root), front);
        if (sections) check_body_add(check, node, sections);
        struct reporting reporting = {check, sections, false};
        schema_validate(check->validator, document, report, &reporting);
    } else {
        add_error(check, "wrong-shape", front->span, "write each as 'name: value'",
                  "here fields are wanted");
    }
    xmlFreeDoc(document);
    return diag_count(check->diags, DIAG_ERROR) == before;
}
