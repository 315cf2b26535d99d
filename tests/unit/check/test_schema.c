// The schema: its index, and that its patterns say the same as dose_parse.
#include "check/check_schema.h"

#include "base/resource.h"
#include "check/check.h"
#include "dose/dose_parse.h"
#include "model/guide.h"
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
    schema_close(fixture.schema);
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
    } types[] = {
        {"exercise", SCHEMA_RECORD},  {"dosage", SCHEMA_RECORD},     {"routineItem", SCHEMA_RECORD},
        {"reference", SCHEMA_RECORD}, {"items", SCHEMA_LIST},        {"words", SCHEMA_LIST},
        {"references", SCHEMA_TABLE}, {"kind", SCHEMA_TEXT},         {"sets", SCHEMA_TEXT},
        {"hold", SCHEMA_TEXT},        {"exerciseBody", SCHEMA_BODY}, {"pageBody", SCHEMA_BODY},
        {"steps", SCHEMA_BODY},       {"block", SCHEMA_BODY}};
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

static void count_report(void *context, const struct schema_finding *finding) {
    (void)finding;
    ++*(int *)context;
}

struct marks {
    struct schema_mark at[64];
    size_t n;
};

static void mark_all(struct marks *marks, xmlNodePtr node) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        assert_true(marks->n < sizeof marks->at / sizeof *marks->at);
        node->_private = &marks->at[marks->n++];
        mark_all(marks, node->children);
    }
}

static void add_text(xmlNodePtr parent, const char *name, const char *text) {
    xmlNewTextChild(parent, NULL, (const xmlChar *)name, (const xmlChar *)text);
}

static xmlNodePtr add_child(xmlNodePtr parent, const char *name) {
    return xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
}

// Whether the schema takes a text for a field of a dosage.
static bool schema_takes(struct schema_validator *validator, const char *name, const char *text) {
    struct marks marks = {0};
    int mistakes = 0;
    xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr root = xmlNewDocNode(document, NULL, (const xmlChar *)"exercise", NULL);
    xmlDocSetRootElement(document, root);
    add_text(root, "title", "T");
    add_text(root, "kind", "strength");
    add_text(root, "position", "standing");
    add_text(root, "summary", "S");
    add_text(add_child(root, "dosage"), name, text);
    xmlNodePtr list = add_child(add_child(add_child(root, "body"), "steps"), "ol");
    xmlNewProp(list, (const xmlChar *)"start", (const xmlChar *)"1");
    mark_all(&marks, root);
    schema_validate(validator, document, count_report, &mistakes);
    xmlFreeDoc(document);
    return mistakes == 0;
}

static bool dose_takes(enum dosage_field field, const char *text) {
    struct dosage dosage = dosage_none();
    const char *problem, *hint;
    return dose_parse(&dosage, field, text, &fixture.arena, &problem, &hint);
}

// What each of the two says of a text. The schema is looser on purpose where only C can tell:
// bounds, an order of two numbers, and what it takes as a short free text.
enum verdict { BOTH, NEITHER, LOOSER };

static const struct {
    enum dosage_field field;
    const char *text;
    enum verdict verdict;
} texts[] = {
    {DOSAGE_SETS, "3", BOTH},
    {DOSAGE_SETS, "2-3", BOTH},
    {DOSAGE_SETS, "2 - 3", BOTH},
    {DOSAGE_SETS, "2–3", BOTH},
    {DOSAGE_SETS, "2—3", BOTH},
    {DOSAGE_SETS, "2‐3", BOTH},
    {DOSAGE_SETS, "2−3", BOTH},
    {DOSAGE_SETS, "2 to 3", BOTH},
    {DOSAGE_SETS, "2 TO 3", BOTH},
    {DOSAGE_SETS, "2to3", BOTH},
    {DOSAGE_SETS, "up to 3", BOTH},
    {DOSAGE_SETS, "Up  To 3", BOTH},
    {DOSAGE_SETS, "up\u00a0to\u00a03", BOTH},
    {DOSAGE_SETS, "at least 2", BOTH},
    {DOSAGE_SETS, "  3\t", BOTH},
    {DOSAGE_SETS, "03", BOTH},
    {DOSAGE_SETS, "3.0", BOTH},
    {DOSAGE_SETS, "", NEITHER},
    {DOSAGE_SETS, " ", NEITHER},
    {DOSAGE_SETS, "three", NEITHER},
    {DOSAGE_SETS, "2.5", NEITHER},
    {DOSAGE_SETS, "-3", NEITHER},
    {DOSAGE_SETS, "2-", NEITHER},
    {DOSAGE_SETS, "2-3-4", NEITHER},
    {DOSAGE_SETS, "2,3", NEITHER},
    {DOSAGE_SETS, "3 s", NEITHER},
    {DOSAGE_SETS, "3x", NEITHER},
    {DOSAGE_SETS, "3 sets", NEITHER},
    {DOSAGE_SETS, "up to 2-3", NEITHER},
    {DOSAGE_SETS, "upto 3", NEITHER},
    {DOSAGE_SETS, "until tired", NEITHER},
    {DOSAGE_SETS, "٣", NEITHER},
    {DOSAGE_SETS, "0", LOOSER},
    {DOSAGE_SETS, "51", LOOSER},
    {DOSAGE_SETS, "3-2", LOOSER},
    {DOSAGE_SETS, "99999999999999999999", LOOSER},

    {DOSAGE_REPS, "12", BOTH},
    {DOSAGE_REPS, "10-15", BOTH},
    {DOSAGE_REPS, "up to 12", BOTH},
    {DOSAGE_REPS, "at least 8", BOTH},
    {DOSAGE_REPS, "until tired", BOTH},
    {DOSAGE_REPS, " Until \n Tired ", BOTH},
    {DOSAGE_REPS, "until", NEITHER},
    {DOSAGE_REPS, "until tiredness", NEITHER},
    {DOSAGE_REPS, "10 until tired", NEITHER},
    {DOSAGE_REPS, "amrap", NEITHER},
    {DOSAGE_REPS, "10 each", NEITHER},
    {DOSAGE_REPS, "501", LOOSER},

    {DOSAGE_HOLD, "30 s", BOTH},
    {DOSAGE_HOLD, "30s", BOTH},
    {DOSAGE_HOLD, "30 S", BOTH},
    {DOSAGE_HOLD, "30 sec", BOTH},
    {DOSAGE_HOLD, "30 secs", BOTH},
    {DOSAGE_HOLD, "30 second", BOTH},
    {DOSAGE_HOLD, "30 Seconds", BOTH},
    {DOSAGE_HOLD, "1 min", BOTH},
    {DOSAGE_HOLD, "2 mins", BOTH},
    {DOSAGE_HOLD, "1 minute", BOTH},
    {DOSAGE_HOLD, "2 minutes", BOTH},
    {DOSAGE_HOLD, "1.5 min", BOTH},
    {DOSAGE_HOLD, "1-1.5 min", BOTH},
    {DOSAGE_HOLD, "30-60 s", BOTH},
    {DOSAGE_HOLD, "30 – 60s", BOTH},
    {DOSAGE_HOLD, "30 to 60 s", BOTH},
    {DOSAGE_HOLD, "30to60s", BOTH},
    {DOSAGE_HOLD, "30 s - 1 min", BOTH},
    {DOSAGE_HOLD, "30s–1min", BOTH},
    {DOSAGE_HOLD, "30 s to 1 min", BOTH},
    {DOSAGE_HOLD, "30 s-60 s", BOTH},
    {DOSAGE_HOLD, "up to 30 s", BOTH},
    {DOSAGE_HOLD, "at least 1 min", BOTH},
    {DOSAGE_HOLD, "30\u202fs", BOTH},
    {DOSAGE_HOLD, "", NEITHER},
    {DOSAGE_HOLD, "30", NEITHER},
    {DOSAGE_HOLD, "30-60", NEITHER},
    {DOSAGE_HOLD, "30 s - 60", NEITHER},
    {DOSAGE_HOLD, "30sto60s", NEITHER},
    {DOSAGE_HOLD, "1:30", NEITHER},
    {DOSAGE_HOLD, "1 min 30 s", NEITHER},
    {DOSAGE_HOLD, "30 m", NEITHER},
    {DOSAGE_HOLD, "30 h", NEITHER},
    {DOSAGE_HOLD, "30 kg", NEITHER},
    {DOSAGE_HOLD, "30\"", NEITHER},
    {DOSAGE_HOLD, "s", NEITHER},
    {DOSAGE_HOLD, "1,5 min", NEITHER},
    {DOSAGE_HOLD, "1.55 min", NEITHER},
    {DOSAGE_HOLD, ".5 min", NEITHER},
    {DOSAGE_HOLD, "-30 s", NEITHER},
    {DOSAGE_HOLD, "30 s each", NEITHER},
    {DOSAGE_HOLD, "0 s", LOOSER},
    {DOSAGE_HOLD, "61 min", LOOSER},
    {DOSAGE_HOLD, "60-30 s", LOOSER},
    {DOSAGE_HOLD, "1.5 s", LOOSER}, // whole seconds only, where they are seconds

    {DOSAGE_PAUSE, "2 s", BOTH},
    {DOSAGE_PAUSE, "1-2 s", BOTH},
    {DOSAGE_PAUSE, "0 s", BOTH},
    {DOSAGE_PAUSE, "2", NEITHER},
    {DOSAGE_PAUSE, "2 min", LOOSER},

    {DOSAGE_REST, "60 s", BOTH},
    {DOSAGE_REST, "1-2 min", BOTH},
    {DOSAGE_REST, "0 s", BOTH},
    {DOSAGE_REST, "none", NEITHER},
    {DOSAGE_REST, "60", NEITHER},

    {DOSAGE_TEMPO, "3-1-2-0", BOTH},
    {DOSAGE_TEMPO, "3 - 1 – 2 — 0", BOTH},
    {DOSAGE_TEMPO, " 10-0-10-0 ", BOTH},
    {DOSAGE_TEMPO, "3.0-1-2-0", BOTH},
    {DOSAGE_TEMPO, "", NEITHER},
    {DOSAGE_TEMPO, "3-1-2", NEITHER},
    {DOSAGE_TEMPO, "3-1-2-0-1", NEITHER},
    {DOSAGE_TEMPO, "3-1-2-", NEITHER},
    {DOSAGE_TEMPO, "3-1-X-0", NEITHER},
    {DOSAGE_TEMPO, "3120", NEITHER},
    {DOSAGE_TEMPO, "3 to 1 to 2 to 0", NEITHER},
    {DOSAGE_TEMPO, "3.5-1-2-0", NEITHER},
    {DOSAGE_TEMPO, "0-1-0-1", LOOSER},
    {DOSAGE_TEMPO, "61-1-2-0", LOOSER},

    {DOSAGE_PAIN, "none", BOTH},
    {DOSAGE_PAIN, "None", BOTH},
    {DOSAGE_PAIN, "up to 3/10", BOTH},
    {DOSAGE_PAIN, "Up to 3 / 10", BOTH},
    {DOSAGE_PAIN, "up to 0/10", BOTH},
    {DOSAGE_PAIN, "3/10", NEITHER},
    {DOSAGE_PAIN, "up to 3", NEITHER},
    {DOSAGE_PAIN, "up to 3/5", NEITHER},
    {DOSAGE_PAIN, "at least 3/10", NEITHER},
    {DOSAGE_PAIN, "no pain", NEITHER},
    {DOSAGE_PAIN, "nonesuch", NEITHER},
    {DOSAGE_PAIN, "", NEITHER},
    {DOSAGE_PAIN, "up to 11/10", LOOSER},

    {DOSAGE_SIDE, "together", BOTH},
    {DOSAGE_SIDE, "each", BOTH},
    {DOSAGE_SIDE, "alternating", BOTH},
    {DOSAGE_SIDE, "left", BOTH},
    {DOSAGE_SIDE, "right", BOTH},
    {DOSAGE_SIDE, "both", NEITHER},
    {DOSAGE_SIDE, "", NEITHER},
    {DOSAGE_COUNT, "per side", BOTH},
    {DOSAGE_COUNT, "total", BOTH},
    {DOSAGE_COUNT, "side", NEITHER},

    {DOSAGE_FREQUENCY, "daily", BOTH},
    {DOSAGE_FREQUENCY, "2-3 per week", BOTH},
    {DOSAGE_FREQUENCY, "mon wed fri", BOTH},
    {DOSAGE_FREQUENCY, "", NEITHER},
    {DOSAGE_FREQUENCY, "sometimes", LOOSER},
    {DOSAGE_LOAD, "body weight", BOTH},
    {DOSAGE_LOAD, "2.5 kg", BOTH},
    {DOSAGE_LOAD, "", NEITHER},
    {DOSAGE_LOAD, "a cat", LOOSER},
    {DOSAGE_EFFORT, "RPE 6-7", BOTH},
    {DOSAGE_EFFORT, "3 RIR", BOTH},
    {DOSAGE_EFFORT, "", NEITHER},
    {DOSAGE_EFFORT, "hard", LOOSER},
};

static void patterns_agree_with_dose(void **state) {
    (void)state;
    struct schema_validator *validator = schema_validator_open(fixture.schema);
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *name = dosage_field_name(texts[i].field), *text = texts[i].text;
        bool schema = schema_takes(validator, name, text), dose = dose_takes(texts[i].field, text);
        bool wanted_schema = texts[i].verdict != NEITHER, wanted_dose = texts[i].verdict == BOTH;
        if (schema == wanted_schema && dose == wanted_dose) continue;
        print_error("%s: '%s': the schema %s it, dose_parse %s it\n", name, text,
                    schema ? "takes" : "refuses", dose ? "takes" : "refuses");
        wrong++;
    }
    schema_validator_close(validator);
    assert_int_equal(wrong, 0);
}

// A text that dose_parse takes and the schema refuses would be told as wrong with no way out, so
// all short texts of these letters are tried.
static void schema_is_never_stricter(void **state) {
    (void)state;
    static const char *const parts[] = {"",     "1", "2.5",  " ",      "-",
                                        " to ", "s", " min", "up to ", "/10"};
    enum { PARTS = sizeof parts / sizeof *parts, LONGEST = 4 };
    struct schema_validator *validator = schema_validator_open(fixture.schema);
    for (int i = 0; i < PARTS * PARTS * PARTS * PARTS; i++) {
        char text[64] = "";
        for (int n = i, k = 0; k < LONGEST; k++, n /= PARTS) strcat(text, parts[n % PARTS]);
        for (enum dosage_field field = DOSAGE_SETS; field <= DOSAGE_REST; field++)
            if (dose_takes(field, text) && !schema_takes(validator, dosage_field_name(field), text))
                fail_msg("%s: the schema refuses '%s'", dosage_field_name(field), text);
    }
    schema_validator_close(validator);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_shapes),
        cmocka_unit_test(knows_fields),
        cmocka_unit_test(knows_values_and_what_is_expected),
        cmocka_unit_test(every_text_says_what_it_wants),
        cmocka_unit_test(dosage_fields_are_those_of_dose),
        cmocka_unit_test(patterns_agree_with_dose),
        cmocka_unit_test(schema_is_never_stricter),
    };
    return cmocka_run_group_tests(tests, open_schema, close_schema);
}
