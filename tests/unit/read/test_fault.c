// Every fault that the YAML parser can find has words and a place in the text. The commonest ones
// are in test_yaml.c.
#include "read/read_fault.h"
#include "read/read_yaml.h"
#include "reading.h"

// "line:column+length message" of what is told of a text, "" where nothing is.
static const char *told_of(struct reading *r, const char *text) {
    reading_start(r, text);
    const struct yaml_node *root =
        read_yaml(&r->arena, &r->source, text, strlen(text), 1, &r->diags);
    if (!r->diags.n) return "";
    assert_null(root);
    assert_int_equal(r->diags.n, 1);
    const struct diag *diag = &r->diags.at[0];
    assert_string_equal(diag->id, "bad-yaml");
    assert_int_equal(diag->severity, DIAG_ERROR);
    return arena_printf(&r->arena, "%u:%u+%u %s", diag->span.line, diag->span.column,
                        diag->span.length, diag->message);
}

struct row {
    const char *text, *told;
};

static void check_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct reading r;
        const char *told = told_of(&r, rows[i].text);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s", rows[i].told, told, rows[i].text);
        reading_end(&r);
    }
}
#define CHECK_ROWS(rows) check_rows((rows), sizeof(rows) / sizeof *(rows))

static void quotes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a: 'it''s'\n", ""},
        {"a: 'it''s\n", "1:4+6 a quote is not closed"},
        {"a: 'x\nb: 1\n", "1:4+2 a quote is not closed"},
        {"a: \"x\n---\nb: 1\n", "1:4+2 a quote is not closed"},
        {"\"a: 1\n", "1:1+5 a quote is not closed"},
        {"a: 'x' y\n", "1:8+1 text stands after the end of the value"},
        {"a: \"x\" \"y\"\n", "1:8+3 text stands after the end of the value"},
        {"- 'x' y\n", "1:7+1 text stands after the end of the item"},
        {"a: \"\\xZZ\"\n", "1:7+1 '\\' begins an escape that is not known"},
        {"a: \"\\u12\"\n", "1:7+1 '\\' begins an escape that is not known"},
    };
    CHECK_ROWS(rows);
}

static void colons(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a: b: \n", "1:5+1 a second ': ' stands in this value"},
        {"a: 3: 4\n", "1:5+1 a second ': ' stands in this value"},
        {"k: 1\ntitle: Squats: the why\n", "2:14+1 a second ': ' stands in this value"},
        {"a: b:c\n", ""},
        {"a:\n- b\nc\n", "3:1+1 a ':' is missing after this name"},
        {"k: 1\nkind:strength\n", "2:5+1 a space is missing behind this ':'"},
        {"k: 1\nkind:\xC2\xA0strength\n", "2:5+1 a no-break space stands behind this ':'"},
        {"k: 1\nkind：strength\n", "2:5+3 this colon is a wide one"},
        {"d:\n  sets:2\n  reps: 8\n", "2:7+1 a space is missing behind this ':'"},
        {"a:\n  - b\n  -c d\n", "3:3+1 a space is missing behind this '-'"},
        {"a:\n  * b\n", "2:3+1 an item of a list begins with '- '"},
    };
    CHECK_ROWS(rows);
}

static void indentation(void **state) {
    (void)state;
    static const char both[] = "a ':' cannot stand here; the indentation is wrong";
    char first[80], second[80];
    snprintf(first, sizeof first, "2:3+1 %s", both);
    snprintf(second, sizeof second, "3:3+1 %s", both);
    const struct row rows[] = {
        {"a: b\n c: d\n", first},
        {"a: b\n  c\n d: e\n", second},
        {"a:\n  b: 1\nc: 2\n  d: 3\n", "3:1+4 the indentation is wrong"},
        {" a: 1\nb: 2\n", "1:2+4 the indentation is wrong"},
        {"# x\n  a: 1\nb: 2\n", "2:3+4 the indentation is wrong"},
        {"a:\n  - b\n c\n", "3:2+1 the indentation is wrong"},
        {"a:\n  - b\n  c: d\n", "3:3+4 an item of this list does not begin with '- '"},
        {"- a\nb: 1\n", "2:1+4 an item of this list does not begin with '- '"},
        {"a: 1\n\tb: 2\n", "2:1+1 a tab cannot indent a line"},
        {"a: >\n\tb\n", "2:1+1 a tab cannot indent a line"},
    };
    CHECK_ROWS(rows);
}

static void brackets(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a: [\n  1,\n  2\n]\n", ""},
        {"a: [1, 2]]\n", "1:10+1 this closing bracket has no opening one"},
        {"a: {b: 1, c: 2\nd: 3\n", "1:4+1 this '{' is not closed"},
        {"a: [\n  1,\n  2\nb: 3\n", "1:4+1 this '[' is not closed"},
        {"a: [", "1:4+1 this is not closed before the end"},
        {"a: {\n\n", "1:4+1 this is not closed before the end"},
        {"a: [b: c: d]\n", "1:9+1 a ',' or a ']' is missing before this"},
        {"a: {b: [1, 2}\n", "1:13+1 a ',' or a ']' is missing before this"},
        {"a: [1] 2\n", "1:8+1 text stands after the end of the value"},
        {"a: {]\n", "1:5+1 a value is missing here"},
        {"a: , b\n", "1:4+1 a value is missing here"},
    };
    CHECK_ROWS(rows);
}

static void characters_with_a_meaning(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a: % b\n", "1:4+3 a value cannot begin with this character"},
        {"a: `b`\n", "1:4+3 a value cannot begin with this character"},
        {"a: &\n", "1:4+1 a value cannot begin with this character"},
        {"a: *\n", "1:4+1 a value cannot begin with this character"},
        {"a: !<x y\n", "1:4+1 a value cannot begin with this character"},
        {"a: !x!y z\n", "1:4+1 a value cannot begin with this character"},
        {"a: ? b\n", "1:4+1 a '?' cannot stand here"},
        {"a: |5x\n b\n", "1:6+1 text cannot stand on the line of '|' or '>'"},
        {"a: |0\n b\n", "1:5+1 text cannot stand on the line of '|' or '>'"},
        {"x: \x7f\n", "1:4+1 a control character stands here"},
        {"%FOO\n---\na: 1\n", "1:1+4 a line that begins with '%' is not used here"},
        {"%YAML 3.0\n---\na: 1\n", "1:1+9 a line that begins with '%' is not used here"},
        {"a: 1\n... x\n", "2:5+1 text stands after the end of the data"},
    };
    CHECK_ROWS(rows);
}

// A text that is cut off or has one character too many: whatever is told has words, an id and a
// place that lies in the text or just behind it.
static void check_place(const char *text) {
    struct reading r;
    reading_start(&r, text);
    const struct yaml_node *root = read_yaml(&r.arena, &r.source, text, strlen(text), 1, &r.diags);
    if (!root && !r.diags.n) fail_msg("nothing is read and nothing is told of:\n%s", text);
    for (size_t i = 0; i < r.diags.n; i++) {
        const struct diag *diag = &r.diags.at[i];
        const char *line = text;
        for (uint32_t n = 1; n < diag->span.line && line; n++) {
            line = strchr(line, '\n');
            if (line) line++;
        }
        if (!line || !diag->span.line || !diag->span.column || !*diag->message ||
            diag->span.column > strcspn(line, "\n") + 1)
            fail_msg("%u:%u '%s' is told of:\n%s", diag->span.line, diag->span.column,
                     diag->message, text);
    }
    reading_end(&r);
}

static void every_fault_has_a_place(void **state) {
    (void)state;
    static const char text[] = "a: 'x y'\nb:\n  - {c: [1, 2], d: \"e\\n\"}\n  - f: |\n      g\n"
                               "    h: >-\n      i\n# j\n\"k\": l\n";
    static const char added[] = "\t\"'[]{}:,-?!&*%@`|>#\\\x01\n ";
    char changed[sizeof text + 1];
    for (size_t at = 0; at < sizeof text; at++) {
        memcpy(changed, text, at);
        changed[at] = '\0';
        check_place(changed);
        for (size_t i = 0; i < sizeof added - 1; i++) {
            changed[at] = added[i];
            memcpy(changed + at + 1, text + at, sizeof text - at);
            check_place(changed);
        }
    }
}

// ---- the report itself ------------------------------------------------------------------------

static void what_the_parser_may_say_one_day_has_words_too(void **state) {
    (void)state;
    struct reading r;
    reading_start(&r, "---\na: 1\nb: 2\n");
    struct read_fault fault = {.source = &r.source,
                               .text = r.source.text + 4,
                               .length = r.source.length - 4,
                               .first_line = 2,
                               .problem_at = 5};
    read_fault_report(&fault, &r.diags); // neither problem nor context
    fault.problem = "something new";
    fault.context = "while doing something else";
    fault.problem_at = fault.context_at = fault.length;
    read_fault_report(&fault, &r.diags);
    assert_string_equal(reading_fault(&r, 0), "3:1 bad-yaml");
    assert_string_equal(r.diags.at[0].message, "this cannot be understood as YAML");
    assert_string_equal(r.diags.at[1].message, "this cannot be understood as YAML");
    assert_string_equal(reading_fault(&r, 1), "4:1 bad-yaml");
    reading_end(&r);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes),
        cmocka_unit_test(colons),
        cmocka_unit_test(indentation),
        cmocka_unit_test(brackets),
        cmocka_unit_test(characters_with_a_meaning),
        cmocka_unit_test(every_fault_has_a_place),
        cmocka_unit_test(what_the_parser_may_say_one_day_has_words_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
