// What is made of the schema: its examples are good ones, and its patterns are translated.
#include "schema_fixture.h"

#include "check/check_pattern.h"
#include "check/check_reference.h"

// Every field of every record says what it is, and has an example.
static void every_field_is_explained(void **state) {
    (void)state;
    size_t fields = 0;
    for (size_t i = 0; i < fixture.schema->types.cap; i++) {
        const struct schema_type *type = fixture.schema->types.slots[i].value;
        if (!fixture.schema->types.slots[i].key || type->shape != SCHEMA_RECORD) continue;
        if (!type->expected) fail_msg("%s is not explained", type->name);
        for (size_t k = 0; k < type->fields.n; k++) {
            const struct schema_field *field = &type->fields.at[k];
            if (field->type->shape == SCHEMA_BODY) continue;
            if (!field->documentation || strlen(field->documentation) < 8 || !field->example)
                fail_msg("%s.%s is not explained", type->name, field->name);
            fields++;
        }
    }
    assert_true(fields > 60);
}

static void every_value_is_explained(void **state) {
    (void)state;
    for (size_t i = 0; i < fixture.schema->types.cap; i++) {
        const struct schema_type *type = fixture.schema->types.slots[i].value;
        if (!fixture.schema->types.slots[i].key) continue;
        for (size_t k = 0; k < type->values.n; k++)
            if (!type->meanings.at[k]) fail_msg("%s: %s", type->name, type->values.at[k]);
    }
}

// Fields of a dosage that cannot stand beside the others: a hold, and the pause in the tempo.
static bool is_left_out(const char *name) {
    return strcmp(name, "hold") == 0 || strcmp(name, "pause") == 0;
}

// A record as its fields' examples or defaults have it.
static const char *by_examples(const struct schema_type *type, const char *indent, bool defaults) {
    const char *text = "";
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (field->type->shape == SCHEMA_BODY || is_left_out(field->name)) continue;
        const char *value = defaults && field->otherwise ? field->otherwise : field->example;
        text = arena_printf(&fixture.arena, "%s%s%s: %s\n", text, indent, field->name, value);
    }
    return text;
}

// Each file made of nothing but the examples is right, and so is each record within one.
static void examples_are_good(void **state) {
    (void)state;
    for (size_t i = 0; i < SCHEMA_ROOTS; i++) {
        const char *root = schema_roots[i].name;
        const struct schema_type *type = schema_find_type(fixture.schema, root);
        for (int defaults = 0; defaults < 2; defaults++) {
            const char *text = by_examples(type, "", defaults);
            if (strcmp(root, "guide") != 0)
                text = arena_printf(&fixture.arena, "---\n%s---\n## Steps\n\n1. x\n", text);
            assert_string_equal(fixture_look(root, text), "");
        }
    }
    static const struct {
        const char *root, *record, *head;
    } records[] = {
        {"exercise", "dosage",
         "title: T\nkind: strength\nposition: prone\nsummary: S.\n"
         "dosage:\n"},
        {"exercise", "review", EXERCISE_HEAD "dosage: {reps: 1}\nreviewed:\n"},
        {"routine", "log", "title: T\nsummary: S.\naim: A.\nstop_if: [x]\nlog:\n"},
        {"routine", "routineItem", "title: T\nsummary: S.\naim: A.\nstop_if: [x]\nitems:\n -\n"},
        {"routine", "phase", "title: T\nsummary: S.\naim: A.\nstop_if: [x]\nphases:\n -\n"}};
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        const struct schema_type *type = schema_find_type(fixture.schema, records[i].record);
        const char *text = arena_printf(&fixture.arena, "---\n%s%s---\n## Steps\n\n1. x\n",
                                        records[i].head, by_examples(type, "   ", false));
        assert_string_equal(fixture_look(records[i].root, text), "");
    }
}

static void patterns_are_translated(void **state) {
    (void)state;
    static const struct {
        const char *xsd, *ecma;
    } rows[] = {
        {"[a-z]+", "^(?:[a-z]+)$"},
        {"a\\sb", "^(?:a[ \\t\\n\\r]b)$"},
        {"[\\s\\-x]", "^(?:[ \\t\\n\\r\\-x])$"},
        {"[^\\s?#]", "^(?:[^ \\t\\n\\r?#])$"},
        {"\\S", "^(?:[^ \\t\\n\\r])$"},
        {"a\\-b\\.c", "^(?:a-b\\.c)$"},
        {"^$", "^(?:\\^\\$)$"}, // plain characters in XSD
        {"[$^]", "^(?:[$^])$"},
        {"a|b", "^(?:a|b)$"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *pattern = rows[i].xsd;
        const struct strings patterns = {&pattern, 1, 1};
        struct buf out;
        buf_init(&out);
        check_pattern_translate(&patterns, &out);
        assert_string_equal(out.at, rows[i].ecma);
        buf_release(&out);
    }
    const char *two[] = {"a+", "b"};
    const struct strings patterns = {two, 2, 2};
    assert_true(check_pattern_matches(&patterns, "aa"));
    assert_true(check_pattern_matches(&patterns, "b"));
    assert_false(check_pattern_matches(&patterns, "ab"));
    assert_false(check_pattern_matches(&patterns, ""));
}

static void an_unknown_kind_has_no_schema(void **state) {
    (void)state;
    struct resources resources = {.embedded = embedded_files,
                                  .embedded_count = embedded_file_count};
    struct buf out;
    buf_init(&out);
    assert_false(check_json_schema(&resources, "recipe", &out));
    assert_int_equal(out.len, 0);
    for (int i = 0; i < CHECK_KINDS; i++)
        assert_true(check_json_schema(&resources, check_kind_name(i), &out));
    buf_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_explained),
        cmocka_unit_test(every_value_is_explained),
        cmocka_unit_test(examples_are_good),
        cmocka_unit_test(patterns_are_translated),
        cmocka_unit_test(an_unknown_kind_has_no_schema),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
