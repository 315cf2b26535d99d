// Shapes of values; see check_shape.h.
#include "check/check_shape.h"

#include "base/near.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

// What is longer is a sentence, which may have commas of its own.
enum { LONGEST_WORDS = 40, LONGEST_SHOWN = 80 };

const char *check_shape_wanted(const struct schema_type *type) {
    static const char *const names[] = {
        [SCHEMA_TEXT] = "one value", [SCHEMA_RECORD] = "fields of its own (name: value)",
        [SCHEMA_LIST] = "a list",    [SCHEMA_OPEN] = "fields of its own (name: value)",
        [SCHEMA_BODY] = "nothing",
    };
    static const char *const entries[] = {
        [SCHEMA_TEXT] = "names, each with a text (name: text)",
        [SCHEMA_RECORD] = "ids, each with fields of its own",
        [SCHEMA_LIST] = "ids, each with a list",
    };
    return type->shape == SCHEMA_TABLE ? entries[type->fields.at[0].type->shape]
                                       : names[type->shape];
}

// What stands in the source from a place to the end of its line, in the arena.
static const char *text_from(const struct check_tree *check, struct span span) {
    const char *line = check->source->text;
    for (uint32_t i = 1; i < span.line; i++) line += strcspn(line, "\n") + 1;
    line += span.column - 1;
    size_t length = strcspn(line, "\r\n");
    while (length && line[length - 1] == ' ') length--;
    return arena_strndup(check->arena, line, length);
}

// A text as it would be written in YAML; of a long one the beginning.
static const char *written(struct arena *arena, const struct yaml_node *value) {
    const char *end = value->text;
    for (int i = 0; i < LONGEST_SHOWN && *end; i++) utf8_next(&end);
    const char *mark = value->quoted && !strpbrk(value->text, "\"\\") ? "\"" : "";
    return arena_printf(arena, "%s%.*s%s%s", mark, (int)(end - value->text), value->text,
                        *end ? "..." : "", mark);
}

// ---- one value is wanted ----------------------------------------------------------------------

// A text with a ": " in it is taken for a field.
static const char *hint_for_colon(const struct check_tree *check, const char *text) {
    if (strpbrk(text, "\"\\")) return "put the whole text in quotes, since a ': ' stands in it";
    return arena_printf(check->arena, "put the whole text in quotes: \"%s\"", text);
}

// A text in brackets needs quotes.
static const char *hint_for_text(const struct check_tree *check, const struct yaml_node *value) {
    const char *text = text_from(check, value->span);
    bool bracket = *text == '[' || *text == '{';
    if (!bracket && value->kind == YAML_MAPPING) return hint_for_colon(check, text);
    if (!bracket)
        return value->key ? arena_printf(check->arena, "write it behind '%s:'", value->key)
                          : "write it behind the '- '";
    bool whole = text[strlen(text) - 1] == (*text == '[' ? ']' : '}');
    if (!whole || strpbrk(text, "\"\\"))
        return arena_printf(check->arena, "a text that begins with '%c' needs quotes", *text);
    return arena_printf(check->arena, "if this is a text, write \"%s\" in quotes", text);
}

// ---- a list is wanted -------------------------------------------------------------------------

bool check_shape_is_none(const char *text) {
    static const char *const words[] = {"none", "none.", "nothing", "no", "nil", "n/a", "-"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(words[i], text) == 0) return true;
    return false;
}

// The sign that a text begins with as an item of a list would, or NULL.
static const char *bullet_of(const char *text) {
    static const char *const bullets[] = {"-", "*", "+", "•", "–", "—", "·", "‣", "◦", "▪", "●"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (strncmp(text, bullets[i], strlen(bullets[i])) == 0) return bullets[i];
    return NULL;
}

static const char *hint_for_bullet(struct arena *arena, const char *bullet) {
    if (strcmp(bullet, "-") == 0)
        return "write each item on a line of its own, with a space behind its '-'";
    return arena_printf(arena, "begin each item with '- ' in place of '%s'", bullet);
}

static bool takes_words(const struct schema_type *item) {
    return item->shape == SCHEMA_TEXT &&
           (item->values.n || item->patterns.n || item->longest <= LONGEST_WORDS);
}

static const char *as_item(struct arena *arena, const struct schema_type *item, const char *text);

static const char *hint_for_list(const struct check_tree *check, const struct schema_type *type,
                                 const struct yaml_node *value) {
    if (value->kind != YAML_SCALAR) return "begin each item with '- '";
    struct arena *arena = check->arena;
    const struct schema_field *item = &type->fields.at[0];
    const char *bullet = bullet_of(value->text), *text = written(arena, value);
    if (!item->required && check_shape_is_none(value->text))
        return "write [] where there is nothing to list";
    if (bullet) return hint_for_bullet(arena, bullet);
    if (takes_words(item->type) && !value->quoted && !strpbrk(value->text, "[]{}:#;"))
        return arena_printf(arena, "write [%s], or each item on a line after '- '", text);
    const char *line = text_from(check, value->span);
    if (!value->quoted && strlen(line) < strlen(value->text))
        return arena_printf(arena, "begin each item with '- ': %s",
                            as_item(arena, item->type, line));
    return arena_printf(arena, "write each item on a line of its own below it: %s",
                        as_item(arena, item->type, text));
}

// ---- fields are wanted ------------------------------------------------------------------------

// The one field that must be there and takes a text, or NULL.
static const struct schema_field *main_field(const struct schema_type *type) {
    const struct schema_field *found = NULL;
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (!field->required || field->type->shape == SCHEMA_BODY) continue;
        if (found || field->type->shape != SCHEMA_TEXT) return NULL;
        found = field;
    }
    return found;
}

// A text as the field of a record that it was probably meant for.
static const char *as_field(struct arena *arena, const struct schema_type *type, const char *text) {
    const struct schema_field *field = main_field(type);
    if (!field) return arena_printf(arena, "%s: ...", type->names.at[0]);
    return arena_printf(arena, "%s: %s", field->name, text);
}

static const char *as_item(struct arena *arena, const struct schema_type *item, const char *text) {
    if (item->shape == SCHEMA_RECORD) text = as_field(arena, item, text);
    return arena_printf(arena, "- %s", text);
}

static const char *hint_for_record(const struct check_tree *check, const struct schema_type *type,
                                   const struct yaml_node *value) {
    if (value->kind != YAML_SCALAR) return "write its fields without '- '";
    const char *fields = as_field(check->arena, type, written(check->arena, value));
    if (!value->key && main_field(type)) return arena_printf(check->arena, "write '- %s'", fields);
    return arena_printf(check->arena,
                        "write its fields on lines of their own below it, indented: %s", fields);
}

static const char *hint_for_table(const struct check_tree *check, const struct schema_type *type,
                                  const struct yaml_node *value) {
    static const char *const contents[] = {[SCHEMA_TEXT] = "its text behind it",
                                           [SCHEMA_RECORD] = "its fields below that",
                                           [SCHEMA_LIST] = "its list behind it"};
    const char *name = "NAME";
    const struct yaml_node *first = value->kind == YAML_SEQUENCE ? value->first : value;
    if (first && first->kind == YAML_MAPPING && first->first) name = first->first->key;
    if (first && first->kind == YAML_SCALAR && !strpbrk(first->text, " :")) name = first->text;
    return arena_printf(check->arena,
                        "write each on a line of its own below it, indented and without '- ', and "
                        "%s: '%s: ...'",
                        contents[type->fields.at[0].type->shape], name);
}

// What is open is a figure.
static const char *hint_for_open(const struct check_tree *check, const struct yaml_node *value) {
    if (value->kind != YAML_SCALAR) return "write its fields without '- '";
    return arena_printf(
        check->arena,
        "write its fields on lines of their own below it, indented: 'end: ...' for a "
        "pose; or, for a picture, 'file: %s' and 'alt: ...'",
        written(check->arena, value));
}

const char *check_shape_hint(const struct check_tree *check, const struct schema_type *type,
                             const struct yaml_node *value) {
    switch (type->shape) {
    case SCHEMA_TEXT:
        return hint_for_text(check, value);
    case SCHEMA_LIST:
        return hint_for_list(check, type, value);
    case SCHEMA_RECORD:
        return hint_for_record(check, type, value);
    case SCHEMA_OPEN:
        return hint_for_open(check, value);
    default:
        return hint_for_table(check, type, value);
    }
}

// ---- a field is missing -----------------------------------------------------------------------

// The schema's own example of a field, as a tree.
static const struct yaml_node *read_example(const struct check_tree *check,
                                            const struct schema_field *field) {
    struct source *source = arena_alloc(check->arena, sizeof *source);
    *source = (struct source){"example", field->example, strlen(field->example)};
    return read_yaml(check->arena, source, source->text, source->length, 1, check->diags);
}

// "'sets: 2-3'" for each of the first two fields of an example.
static const char *example_fields(struct arena *arena, const struct yaml_node *record) {
    const struct yaml_node *first = record->first;
    const char *text = arena_printf(arena, "'%s: %s'", first->key, first->text);
    if (!first->next || first->next->kind != YAML_SCALAR) return text;
    return arena_printf(arena, "%s and '%s: %s'", text, first->next->key, first->next->text);
}

static const char *add_list(const struct check_tree *check, const struct schema_field *field) {
    const struct yaml_node *item = read_example(check, field)->first;
    const char *text =
        item->kind == YAML_SCALAR
            ? item->text
            : arena_printf(check->arena, "%s: %s", item->first->key, item->first->text);
    return arena_printf(check->arena,
                        "add a line '%s:', and below it each item on a line of its own, such as "
                        "'- %s'",
                        field->name, text);
}

static const char *add_record(const struct check_tree *check, const struct schema_field *field) {
    return arena_printf(check->arena,
                        "add a line '%s:', and below it, indented, its fields, such as %s",
                        field->name, example_fields(check->arena, read_example(check, field)));
}

const char *check_shape_missing(const struct check_tree *check, const struct schema_field *field) {
    struct arena *arena = check->arena;
    const struct schema_type *type = field->type;
    if (type->shape == SCHEMA_LIST) return add_list(check, field);
    if (type->shape == SCHEMA_RECORD) return add_record(check, field);
    const char *wanted = type->values.n ? near_list(arena, &type->values) : type->expected;
    return wanted ? arena_printf(arena, "add %s: %s", field->name, wanted) : NULL;
}
