// A JSON Schema from the schema's index; see check_reference.h.
//
// It is written out in full, without references between types: an editor's service then shows the
// description of a field and not that of its type, and the types hold no loops.
#include "check/check_json.h"
#include "check/check.h"
#include "check/check_pattern.h"
#include "check/check_reference.h"
#include "check/check_schema.h"
#include "read/read_yaml.h"

#include <stdlib.h>
#include <string.h>

// ---- values -----------------------------------------------------------------------------------

static bool is_flag(const struct schema_type *type) {
    return type->values.n == 2 && strcmp(type->values.at[0], "true") == 0;
}

static void put_value(struct check_json *json, const struct schema_type *type,
                      const struct yaml_node *value);

static const struct schema_type *type_of_child(const struct schema_type *type,
                                               const struct yaml_node *child) {
    if (type->shape == SCHEMA_OPEN) return type; // what is in it is open as well
    if (type->shape != SCHEMA_RECORD) return type->fields.at[0].type;
    const struct schema_field *field = schema_find_field(type, child->key);
    if (!field) abort(); // an example of the schema's own
    return field->type;
}

static void put_children(struct check_json *json, const struct schema_type *type,
                         const struct yaml_node *value) {
    bool list = value->kind == YAML_SEQUENCE;
    buf_putc(json->out, list ? '[' : '{');
    for (const struct yaml_node *child = value->first; child; child = child->next) {
        if (child != value->first) buf_puts(json->out, ", ");
        if (!list) {
            buf_json(json->out, child->key);
            buf_puts(json->out, ": ");
        }
        put_value(json, type_of_child(type, child), child);
    }
    buf_putc(json->out, list ? ']' : '}');
}

static void put_value(struct check_json *json, const struct schema_type *type,
                      const struct yaml_node *value) {
    if (value->kind != YAML_SCALAR) {
        put_children(json, type, value);
    } else if (is_flag(type) || type->basis == SCHEMA_INTEGER) {
        buf_puts(json->out, value->text);
    } else {
        buf_json(json->out, value->text);
    }
}

// A value that the schema gives as YAML.
static void put_yaml(struct check_json *json, const struct schema_type *type, const char *text) {
    struct diag_list diags;
    diag_init(&diags, json->arena);
    const struct source source = {"guide.xsd", text, strlen(text)};
    const struct yaml_node *value = read_yaml(json->arena, &source, text, source.length, 1, &diags);
    if (!value) abort();
    put_value(json, type, value);
}

// ---- types ------------------------------------------------------------------------------------

// What a YAML reader may take a good text for. Where a number is meant, a text in quotes is as
// good.
static void put_types(struct check_json *json, const struct schema_type *type) {
    bool free_text = !type->patterns.n && !type->values.n;
    const char *types = "\"string\"";
    if (is_flag(type)) {
        types = "[\"boolean\", \"string\"]";
    } else if (type->basis == SCHEMA_INTEGER) {
        types = "[\"integer\", \"string\"]";
    } else if (free_text) {
        types = "[\"string\", \"number\", \"boolean\"]";
    } else if (check_pattern_matches(&type->patterns, "12")) {
        types = "[\"string\", \"integer\"]";
    }
    check_json_plain(json, "type", types);
}

// The message is what editors show in place of the pattern; others pass over it.
static void put_pattern(struct check_json *json, const struct schema_type *type) {
    if (!type->patterns.n) return;
    struct buf pattern;
    buf_init(&pattern);
    check_pattern_translate(&type->patterns, &pattern);
    check_json_pattern(json, pattern.at, arena_printf(json->arena, "write %s", type->expected));
    buf_release(&pattern);
}

static void put_values(struct check_json *json, const struct schema_type *type) {
    if (!type->values.n) return;
    if (is_flag(type)) { // a list of values would offer both true and "true"
        check_json_pattern(json, "^(?:true|false)$", "write true or false");
        return;
    }
    check_json_key(json, "enum");
    check_json_open(json, '[');
    for (size_t i = 0; i < type->values.n; i++) {
        check_json_line(json);
        buf_json(json->out, type->values.at[i]);
    }
    check_json_close(json, ']');
}

static void put_text_type(struct check_json *json, const struct schema_type *type) {
    put_types(json, type);
    put_values(json, type);
    put_pattern(json, type);
    if (type->basis == SCHEMA_DATE) check_json_text(json, "format", "date");
    if (type->shortest) check_json_count(json, "minLength", type->shortest);
    if (type->longest) check_json_count(json, "maxLength", type->longest);
    if (type->least) check_json_plain(json, "minimum", type->least);
    if (type->most) check_json_plain(json, "maximum", type->most);
}

static void put_type(struct check_json *json, const struct schema_type *type);
static void put_field(struct check_json *json, const struct schema_field *field);

static void put_record(struct check_json *json, const struct schema_type *type) {
    check_json_plain(json, "type", "\"object\"");
    check_json_plain(json, "additionalProperties", "false");
    check_json_key(json, "required");
    check_json_open(json, '[');
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (!field->required || field->type->shape == SCHEMA_BODY) continue;
        check_json_line(json);
        buf_json(json->out, field->name);
    }
    check_json_close(json, ']');
    check_json_key(json, "properties");
    check_json_open(json, '{');
    for (size_t i = 0; i < type->fields.n; i++)
        if (type->fields.at[i].type->shape != SCHEMA_BODY) put_field(json, &type->fields.at[i]);
    check_json_close(json, '}');
}

// A list or table that may have no items may be left empty as well, which is null for YAML readers.
static void put_list(struct check_json *json, const struct schema_type *type) {
    const struct schema_field *item = &type->fields.at[0];
    check_json_plain(json, "type", item->required ? "\"array\"" : "[\"array\", \"null\"]");
    if (item->required) check_json_count(json, "minItems", 1);
    if (item->most && strcmp(item->most, "unbounded") != 0)
        check_json_plain(json, "maxItems", item->most);
    check_json_key(json, "items");
    check_json_open(json, '{');
    put_type(json, item->type);
    check_json_close(json, '}');
}

static void put_table(struct check_json *json, const struct schema_type *type) {
    const struct schema_field *entry = &type->fields.at[0];
    check_json_plain(json, "type", entry->required ? "\"object\"" : "[\"object\", \"null\"]");
    if (entry->type->id) {
        check_json_key(json, "propertyNames");
        check_json_open(json, '{');
        put_pattern(json, entry->type->id);
        if (entry->type->id->longest) check_json_count(json, "maxLength", entry->type->id->longest);
        check_json_close(json, '}');
    }
    check_json_key(json, "additionalProperties");
    check_json_open(json, '{');
    put_type(json, entry->type);
    check_json_close(json, '}');
}

static void put_open_type(struct check_json *json, const struct schema_type *type) {
    (void)type; // there is one kind of field that is open
    check_json_figure(json);
}

static void put_type(struct check_json *json, const struct schema_type *type) {
    static void (*const put[])(struct check_json *, const struct schema_type *) = {
        [SCHEMA_TEXT] = put_text_type, [SCHEMA_RECORD] = put_record,  [SCHEMA_LIST] = put_list,
        [SCHEMA_TABLE] = put_table,    [SCHEMA_OPEN] = put_open_type,
    };
    put[type->shape](json, type);
}

// What an editor shows: what the field means, how it is written, what its values mean.
static void put_description(struct check_json *json, const struct schema_field *field) {
    const struct schema_type *type = field->type;
    struct buf text;
    buf_init(&text);
    if (field->documentation) buf_puts(&text, field->documentation);
    if (type->shape == SCHEMA_TEXT && type->expected)
        buf_printf(&text, "\n\nWrite %s.", type->expected);
    for (size_t i = 0; i < type->values.n && !is_flag(type); i++)
        buf_printf(&text, "%s%s: %s", i ? "; " : "\n\n", type->values.at[i], type->meanings.at[i]);
    check_json_text(json, "description", text.at);
    buf_release(&text);
}

static void put_field(struct check_json *json, const struct schema_field *field) {
    check_json_key(json, field->name);
    check_json_open(json, '{');
    put_description(json, field);
    put_type(json, field->type);
    if (field->unique) check_json_plain(json, "uniqueItems", "true");
    if (field->otherwise) {
        check_json_key(json, "default");
        put_yaml(json, field->type, field->otherwise);
    }
    if (field->example) {
        check_json_key(json, "examples");
        buf_putc(json->out, '[');
        put_yaml(json, field->type, field->example);
        buf_putc(json->out, ']');
    }
    check_json_close(json, '}');
}

// ---- files ------------------------------------------------------------------------------------

static void put_root(struct check_json *json, const struct schema *schema, const char *kind) {
    const struct schema_type *type = schema_find_type(schema, kind);
    check_json_text(json, "title", kind);
    check_json_text(json, "description", type->expected);
    put_record(json, type);
}

static void put_roots(struct check_json *json, const struct schema *schema) {
    check_json_text(json, "title", "guide");
    check_json_text(json, "description", "guide.yaml, or the front matter of a page");
    check_json_key(json, "oneOf");
    check_json_open(json, '[');
    for (int i = 0; i < SCHEMA_ROOTS; i++) {
        check_json_line(json);
        buf_printf(json->out, "{\"$ref\": \"#/definitions/%s\"}", schema_roots[i].name);
    }
    check_json_close(json, ']');
    check_json_key(json, "definitions");
    check_json_open(json, '{');
    for (int i = 0; i < SCHEMA_ROOTS; i++) {
        check_json_key(json, schema_roots[i].name);
        check_json_open(json, '{');
        put_root(json, schema, schema_roots[i].name);
        check_json_close(json, '}');
    }
    check_json_close(json, '}');
}

static bool is_kind(const char *kind) {
    for (int i = 0; i < SCHEMA_ROOTS; i++)
        if (strcmp(schema_roots[i].name, kind) == 0) return true;
    return false;
}

bool check_json_schema(const struct resources *resources, const char *kind, struct buf *out) {
    if (kind && !is_kind(kind)) return false;
    struct arena arena;
    arena_init(&arena);
    struct schema *schema = schema_open(&arena, check_schema(resources, &arena));
    struct check_json json = {.arena = &arena, .out = out};
    check_json_open(&json, '{');
    check_json_text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    if (kind) {
        put_root(&json, schema, kind);
    } else {
        put_roots(&json, schema);
    }
    check_json_close(&json, '}');
    buf_putc(out, '\n');
    schema_close(schema);
    arena_release(&arena);
    return true;
}

_Static_assert((int)CHECK_KINDS == (int)SCHEMA_ROOTS, "every kind of file has a schema");

const char *check_kind_name(int kind) {
    return schema_roots[kind].name;
}
