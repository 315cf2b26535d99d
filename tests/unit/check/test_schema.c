// The schema: its index, and that its patterns say the same as dose_parse.
#include "check/check_schema.h"

#include "base/resource.h"
#include "check/check.h"
#include "dose/dose_parse.h"
#include "testing.h"

#include <string.h>

struct schema_fixture {
    struct arena arena;
    struct schema *schema;
};
static struct schema_fixture fixture;

static int open_schema(void **state) {
    (void)state;
    struct resources resources = {.embedded = embedded_files,
                                  .embedded_count = embedded_file_count};
    arena_init(&fixture.arena);
    fixture.schema = schema_open(&fixture.arena, check_schema(&resources, &fixture.arena));
    return 0;
}

static int close_schema(void **state) {
    (void)state;
    arena_release(&fixture.arena);
    return 0;
}

static bool has(const struct strings *names, const char *name) {
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->at[i], name) == 0) return true;
    return false;
}

// ---- the index --------------------------------------------------------------------------------

static void knows_shapes(void **state) {
    (void)state;
    static const struct {
        const char *type;
        enum schema_shape shape;
    } types[] = {{"exercise", SCHEMA_RECORD},   {"dosage", SCHEMA_RECORD},
                 {"routineItem", SCHEMA_RECORD}, {"reference", SCHEMA_RECORD},
                 {"items", SCHEMA_LIST},        {"words", SCHEMA_LIST},
                 {"references", SCHEMA_TABLE},  {"kind", SCHEMA_TEXT},
                 {"sets", SCHEMA_TEXT},         {"hold", SCHEMA_TEXT},
                 {"exerciseBody", SCHEMA_BODY}, {"pageBody", SCHEMA_BODY},
                 {"steps", SCHEMA_BODY},        {"block", SCHEMA_BODY}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        assert_int_equal(schema_find_type(fixture.schema, types[i].type)->shape, types[i].shape);
}

static void knows_fields(void **state) {
    (void)state;
    const struct schema_type *exercise = schema_find_type(fixture.schema, "exercise");
    assert_true(schema_find_field(exercise, "title")->required);
    assert_false(schema_find_field(exercise, "works")->required);
    assert_null(schema_find_field(exercise, "sets"));
    assert_null(schema_find_field(exercise, ""));
    assert_ptr_equal(schema_find_field(exercise, "dosage")->type,
                     schema_find_type(fixture.schema, "dosage"));
    assert_true(has(&exercise->names, "precautions"));
    assert_false(has(&exercise->names, "body")); // no author writes it as a field
    const struct schema_type *items = schema_find_type(fixture.schema, "items");
    assert_string_equal(items->fields.at[0].most, "60");
}

static void knows_values_and_what_is_expected(void **state) {
    (void)state;
    const struct schema_type *position = schema_find_type(fixture.schema, "position");
    assert_int_equal(position->values.n, EXERCISE_POSITIONS);
    for (int i = 0; i < EXERCISE_POSITIONS; i++)
        assert_string_equal(position->values.at[i], exercise_position_names[i]);
    const struct schema_type *kind = schema_find_type(fixture.schema, "kind");
    for (int i = 0; i < EXERCISE_KINDS; i++)
        assert_string_equal(kind->values.at[i], exercise_kind_names[i]);
    assert_non_null(strstr(schema_find_type(fixture.schema, "hold")->expected, "30 s"));
}

// Messages quote what is expected of each text that has no list of values.
static void every_text_says_what_it_wants(void **state) {
    (void)state;
    for (size_t i = 0; i < fixture.schema->types.cap; i++) {
        const struct schema_type *type = fixture.schema->types.slots[i].value;
        if (!fixture.schema->types.slots[i].key || type->shape != SCHEMA_TEXT) continue;
        if (!type->values.n && !type->expected) fail_msg("%s says nothing", type->name);
    }
}

// The fields of a dosage are those of dose/, and a routine's item may change each of them.
static void dosage_fields_are_those_of_dose(void **state) {
    (void)state;
    const struct schema_type *dosage = schema_find_type(fixture.schema, "dosage");
    const struct schema_type *item = schema_find_type(fixture.schema, "routineItem");
    assert_int_equal(dosage->fields.n, DOSAGE_FIELDS);
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        const char *name = dosage_field_name(field);
        const struct schema_field *of_dosage = schema_find_field(dosage, name);
        const struct schema_field *of_item = schema_find_field(item, name);
        assert_non_null(of_dosage);
        assert_non_null(of_item);
        assert_ptr_equal(of_dosage->type, of_item->type);
        assert_string_equal(of_dosage->type->name, name); // check_tree goes by this
    }
}

// ---- patterns and dose_parse ------------------------------------------------------------------

static void count_report(void *context, struct schema_mark *mark, bool structure) {
    (void)mark;
    (void)structure;
    ++*(int *)context;
}

// Whether the schema takes a text for a field of a dosage.
static bool schema_takes(struct schema_validator *validator, const char *name, const char *text) {
    static struct schema_mark marks[64];
    size_t used = 0;
    int mistakes = 0;
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr root = xmlNewDocNode(document, NULL, (const xmlChar *)"exercise", NULL);
    xmlDocSetRootElement(document, root);
    static const char *const fields[][2] = {
        {"title", "T"}, {"kind", "strength"}, {"position", "standing"}, {"summary", "S"}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        xmlNewTextChild(root, NULL, (const xmlChar *)fields[i][0], (const xmlChar *)fields[i][1]);
    xmlNodePtr dosage = xmlNewChild(root, NULL, (const xmlChar *)"dosage", NULL);
    xmlNewTextChild(dosage, NULL, (const xmlChar *)name, (const xmlChar *)text);
    xmlNodePtr body = xmlNewChild(root, NULL, (const xmlChar *)"body", NULL);
    xmlNodePtr steps = xmlNewChild(body, NULL, (const xmlChar *)"steps", NULL);
    xmlNewChild(steps, NULL, (const xmlChar *)"ol", NULL);
    for (xmlNodePtr node = root; node; node = node->children ? node->children : node->next) {
        if (node->type == XML_ELEMENT_NODE) node->_private = &marks[used++];
        while (!node->children && !node->next && node->parent != NULL && node != root)
            node = node->parent == root ? root : node->parent;
        if (node == root && used > 1) break;
    }
    for (size_t i = 0; i < used; i++) marks[i] = (struct schema_mark){0};
    schema_validate(validator, document, count_report, &mistakes);
    xmlFreeDoc(document);
    return mistakes == 0;
}
