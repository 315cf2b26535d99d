// The reference of all fields from the schema's index; see check_reference.h.
#include "check/check.h"
#include "check/check_reference.h"
#include "check/check_schema.h"

#include <string.h>

struct writer {
    struct arena *arena;
    struct buf *out;
    struct map told; // type's name -> the heading of its section
};

// A text within a cell of a table.
static void put_cell(struct writer *writer, const char *text) {
    for (; *text; text++) {
        if (*text == '|') buf_putc(writer->out, '\\');
        buf_putc(writer->out, *text);
    }
}

static void put_values(struct writer *writer, const struct schema_type *type) {
    buf_puts(writer->out, "one of ");
    for (size_t i = 0; i < type->values.n; i++) {
        buf_printf(writer->out, "%s`%s` (", i ? ", " : "", type->values.at[i]);
        put_cell(writer, type->meanings.at[i]);
        buf_putc(writer->out, ')');
    }
}

// What is expected, within a sentence.
static void put_expected(struct writer *writer, const struct schema_type *type) {
    if (type->values.n) {
        put_values(writer, type);
    } else {
        put_cell(writer, type->expected);
    }
}

static void put_link(struct writer *writer, const struct schema_type *type) {
    const char *heading = map_find(&writer->told, type->name);
    buf_printf(writer->out, "[%s](#%s)", heading, heading);
}

// "a list, at least one, of 20 at most".
static void put_list(struct writer *writer, const struct schema_field *field) {
    const struct schema_field *item = &field->type->fields.at[0];
    buf_puts(writer->out, item->required ? "a list with at least one item" : "a list, or none");
    if (item->most && strcmp(item->most, "unbounded") != 0)
        buf_printf(writer->out, ", %s items at most", item->most);
    if (field->unique) buf_puts(writer->out, ", none twice");
    if (item->type->shape == SCHEMA_RECORD) {
        buf_puts(writer->out, ". Each item has the fields of ");
        put_link(writer, item->type);
    } else {
        buf_puts(writer->out, ". Each item is ");
        put_expected(writer, item->type);
    }
}

static void put_table(struct writer *writer, const struct schema_field *field) {
    const struct schema_field *entry = &field->type->fields.at[0];
    if (entry->type->id) {
        buf_puts(writer->out, "an id on each line, in ");
        put_cell(writer, entry->type->id->expected);
    } else {
        buf_puts(writer->out, "a name on each line");
    }
    if (entry->type->shape == SCHEMA_RECORD) {
        buf_puts(writer->out, ". Each has the fields of ");
        put_link(writer, entry->type);
    } else if (entry->type->shape == SCHEMA_LIST) {
        buf_puts(writer->out, ". Behind it stands ");
        put_list(writer, entry);
    } else {
        buf_puts(writer->out, ". Behind it stands ");
        put_expected(writer, entry->type);
    }
}

static void put_kind(struct writer *writer, const struct schema_field *field) {
    buf_puts(writer->out, " Write ");
    switch (field->type->shape) {
    case SCHEMA_TEXT:
        put_expected(writer, field->type);
        break;
    case SCHEMA_LIST:
        put_list(writer, field);
        break;
    case SCHEMA_TABLE:
        put_table(writer, field);
        break;
    case SCHEMA_OPEN:
        buf_puts(writer->out, "fields as [figures](figures.md) tells");
        break;
    default:
        buf_puts(writer->out, "the fields of ");
        put_link(writer, field->type);
    }
    buf_putc(writer->out, '.');
}

static void put_row(struct writer *writer, const struct schema_field *field) {
    buf_printf(writer->out, "| `%s` |%s | ", field->name, field->required ? " yes" : "");
    put_cell(writer, field->documentation);
    put_kind(writer, field);
    if (field->otherwise) buf_printf(writer->out, " Where it is left out: `%s`.", field->otherwise);
    buf_printf(writer->out, " | `%s: ", field->name);
    put_cell(writer, field->example);
    buf_puts(writer->out, "` |\n");
}

// A record that a field holds within it has a section of its own, named as the field that holds it
// first.
static void find_sections(struct writer *writer, const struct schema_type *type,
                          struct strings *headings) {
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_type *inner = schema_record_in(&type->fields.at[i]);
        if (!inner || map_find(&writer->told, inner->name)) continue;
        map_add(writer->arena, &writer->told, inner->name, type->fields.at[i].name);
        vec_push(writer->arena, headings, inner->name);
        find_sections(writer, inner, headings);
    }
}

static void put_section(struct writer *writer, const struct schema_type *type) {
    buf_printf(writer->out, "%s\n\n| field | must | what it holds | example |\n|---|---|---|---|\n",
               type->expected);
    for (size_t i = 0; i < type->fields.n; i++)
        if (type->fields.at[i].type->shape != SCHEMA_BODY) put_row(writer, &type->fields.at[i]);
}

static void put_file(struct writer *writer, const struct schema *schema, const char *kind,
                     const char *heading) {
    const struct schema_type *type = schema_find_type(schema, kind);
    struct strings sections = {0};
    find_sections(writer, type, &sections);
    buf_printf(writer->out, "\n## %s\n\n", heading);
    put_section(writer, type);
    for (size_t i = 0; i < sections.n; i++) {
        const char *name = map_find(&writer->told, sections.at[i]);
        buf_printf(writer->out, "\n### %s\n\n", name);
        put_section(writer, schema_find_type(schema, sections.at[i]));
    }
}

void check_field_reference(const struct resources *resources, struct buf *out) {
    struct arena arena;
    arena_init(&arena);
    struct schema *schema = schema_open(&arena, check_schema(resources, &arena));
    struct writer writer = {.arena = &arena, .out = out};
    buf_puts(out, "# All fields\n\nWhat front matter and `guide.yaml` may hold, as `regimen schema "
                  "--docs` prints it. How to write a\nguide, body and all, is told in [writing a "
                  "guide](authoring.md).\n");
    put_file(&writer, schema, "exercise", "An exercise");
    put_file(&writer, schema, "routine", "A routine");
    put_file(&writer, schema, "page", "A page");
    put_file(&writer, schema, "guide", "guide.yaml");
    put_file(&writer, schema, "brand", "A brand");
    put_file(&writer, schema, "prescription", "A prescription");
    schema_close(schema);
    arena_release(&arena);
}
