#include "read/read_yaml.h"
#include "reading.h"

static const struct yaml_node *read(struct reading *reading, const char *text) {
    reading_start(reading, text);
    return read_yaml(&reading->arena, &reading->source, text, strlen(text), 1, &reading->diags);
}

static void scalars_are_strings(void **state) {
    (void)state;
    struct reading r;
    const struct yaml_node *root = read(&r, "a: no\nb: 3.10\nc:\nd: \"\"\ne: 'it''s'\n");
    assert_int_equal(r.diags.n, 0);
    assert_string_equal(yaml_find(root, "a")->text, "no");
    assert_string_equal(yaml_find(root, "b")->text, "3.10");
    assert_string_equal(yaml_find(root, "c")->text, "");
    assert_false(yaml_find(root, "c")->quoted);
    assert_true(yaml_find(root, "d")->quoted);
    assert_string_equal(yaml_find(root, "e")->text, "it's");
    assert_null(yaml_find(root, "f"));
    assert_null(yaml_find(NULL, "a"));
    reading_end(&r);
}

static void nothing_is_an_empty_mapping(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n\n", "# a comment\n", "--- \n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading r;
        const struct yaml_node *root = read(&r, texts[i]);
        assert_non_null(root);
        assert_int_equal(root->kind, YAML_MAPPING);
        assert_null(root->first);
        reading_end(&r);
    }
}

static void check_span(const char *text, const char *key, uint32_t line, uint32_t column,
                       const char *covers) {
    struct reading r;
    const struct yaml_node *node = yaml_find(read(&r, text), key);
    assert_int_equal(r.diags.n, 0);
    assert_non_null(node);
    assert_int_equal(node->span.line, line);
    assert_int_equal(node->span.column, column);
    assert_string_equal(reading_at(&r, node->span), covers);
    assert_string_equal(reading_at(&r, node->key_span), key);
    reading_end(&r);
}

static void spans_count_bytes(void **state) {
    (void)state;
    check_span("\xC3\xA9: \xC3\xBC \xC3\xA4 # no\n", "\xC3\xA9", 1, 5, "\xC3\xBC \xC3\xA4");
    check_span("a: 1\r\nb:  two words \r\n", "b", 2, 5, "two words");
    check_span("a: \"\xE2\x80\x93 in quotes\"\n", "a", 1, 5, "\xE2\x80\x93 in quotes");
    check_span("a: {x: '1', b: 2}\nc: 3\n", "c", 2, 4, "3");
    check_span("a: plain\n  goes on\nb: x\n", "a", 1, 4, "plain");
    check_span("a: plain\n  goes on\nb: x\n", "b", 3, 4, "x");
    check_span("a: |\n\n  block\n  two\nb: x\n", "a", 3, 3, "block");
    check_span("a: >-\n  folded \n  two\n\nb: x\n", "b", 5, 4, "x");
    check_span("a: |\nb: x\n", "a", 1, 4, "|");
    check_span("a:\nb: x\n", "a", 1, 3, "");
    check_span("a: \"x\n  y\"\nb: \xC2\x85\n", "a", 1, 5, "x");
    check_span("a: \"x\xE2\x80\xA8y\"\nb: z\n", "b", 2, 4, "z"); // U+2028 ends no line of ours
}

static void lines_are_those_of_the_file(void **state) {
    (void)state;
    struct reading r;
    const char *text = "---\na: 1\na: 2\n";
    reading_start(&r, text);
    read_yaml(&r.arena, &r.source, text + 4, strlen(text) - 4, 2, &r.diags);
    assert_string_equal(reading_fault(&r, 0), "3:1 duplicate-key");
    reading_end(&r);
}

static void check_fault(const char *text, const char *place, const char *message) {
    struct reading r;
    const struct yaml_node *root = read(&r, text);
    assert_null(root);
    assert_int_equal(r.diags.n, 1);
    assert_string_equal(reading_fault(&r, 0), place);
    assert_string_equal(r.diags.at[0].message, message);
    reading_end(&r);
}

static void faults_are_told_in_an_authors_words(void **state) {
    (void)state;
    check_fault("t: 1\na: \"Squat\nb: x\n", "2:4 bad-yaml", "a quote is not closed");
    check_fault("a: Squat: deep\n", "1:9 bad-yaml", "a second ': ' stands in this value");
    check_fault("\xC3\xA9: \xC3\xBC: deep\n", "1:7 bad-yaml", "a second ': ' stands in this value");
    check_fault("a: 1\nkind x\nb: 2\n", "2:1 bad-yaml", "a ':' is missing after this name");
    check_fault("a: 1\nkind x\n", "2:1 bad-yaml", "a ':' is missing after this name");
    check_fault("a:\n    b: 1\n  c: 2\n", "3:3 bad-yaml", "the indentation is wrong");
    check_fault("a: [1, 2\nb: 3\n", "1:4 bad-yaml", "this '[' is not closed");
    check_fault("a: {b: 1\n", "1:4 bad-yaml", "this '{' is not closed");
    check_fault("a: [1 2}\n", "1:8 bad-yaml", "a ',' or a ']' is missing before this");
    check_fault("a:\n\tb: 1\n", "2:1 bad-yaml", "a tab cannot indent a line");
    check_fault("a: @x\n", "1:4 bad-yaml", "a value cannot begin with this character");
    check_fault("a: \"x\" y\n", "1:8 bad-yaml", "text stands after the end of the value");
    check_fault("a: - b\n", "1:4 bad-yaml", "a list cannot begin here");
    check_fault("a: \"\\q\"\n", "1:5 bad-yaml", "'\\' begins an escape that is not known");
    check_fault("a: | x\n", "1:6 bad-yaml", "text cannot stand on the line of '|' or '>'");
    check_fault("a: \x01\n", "1:4 bad-yaml", "a control character stands here");
    check_fault("a: ]\n", "1:4 bad-yaml", "a value is missing here");
    check_fault("a: 1\n---\nb: 2\n", "2:1 bad-yaml", "a second YAML document begins here");
}

static void what_is_not_used_is_left_out(void **state) {
    (void)state;
    struct reading r;
    const struct yaml_node *root =
        read(&r, "a: *b\nc: &d e\nf: !x g\n? [h]\n: i\nj: \"\\0\"\nk: 1\nk: 2\nl: ok\n");
    assert_int_equal(r.diags.n, 6);
    assert_string_equal(reading_fault(&r, 0), "1:4 yaml-alias");
    assert_string_equal(reading_fault(&r, 1), "2:4 yaml-alias");
    assert_string_equal(reading_fault(&r, 2), "3:4 yaml-alias");
    assert_string_equal(reading_fault(&r, 3), "4:3 bad-yaml");
    assert_string_equal(reading_fault(&r, 4), "6:5 bad-yaml");
    assert_string_equal(reading_fault(&r, 5), "8:1 duplicate-key");
    assert_true(yaml_find(root, "a")->told); // there, so that nothing seems to be missing
    assert_false(yaml_is_text(yaml_find(root, "a")));
    assert_string_equal(yaml_find(root, "c")->text, "e");
    assert_true(yaml_find(root, "j")->told);
    assert_string_equal(yaml_find(root, "k")->text, "1");
    assert_string_equal(yaml_find(root, "l")->text, "ok");
    reading_end(&r);
}

// What looks like YAML to an author and is something else to a parser.
static void texts_without_quotes(void **state) {
    (void)state;
    static const struct {
        const char *text, *told; // "line:column id"; NULL where all is well
    } rows[] = {
        {"- a\n - b\n", "2:2 bad-yaml"},
        {"k: a\n - b\n", "2:2 bad-yaml"},
        {"k:\n  a\n  - b\n", "3:3 bad-yaml"},
        {"- a\n -\n", "2:2 bad-yaml"},
        {"- a\n  -b\n", NULL},
        {"- a\n  --- b\n", NULL},
        {"- a - b\n", NULL},
        {"- 'a\n - b'\n", NULL},
        {"k: |\n  a\n  - b\n", NULL},
        {"k: a #1 b\n", "1:6 cut-off-text"},
        {"k: [a #1 b\n]\n", "1:7 cut-off-text"},
        {"k: a # 1 b\n", NULL},
        {"k: a #\n", NULL},
        {"k: a ####\n", NULL},
        {"k: a#1\n", NULL},
        {"k: \"a #1\"\n", NULL},
        {"k: \"a\" #1\n", NULL},
        {"k: a #1 b\n  c\n", "1:6 bad-yaml"}, // the comment is why the second line is wrong
        {"k: [a #1, b]\nl: c\n", "1:7 bad-yaml"},
        {"{a:1}\n", "1:3 bad-yaml"},
        {"{a: 1, b:2}\n", "1:9 bad-yaml"},
        {"{a: 1, b}\n", NULL},
        {"{a: 1, https://b.example}\n", NULL},
        {"[a:1]\n", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r;
        read(&r, rows[i].text);
        const char *told = r.diags.n ? reading_fault(&r, 0) : NULL;
        if (r.diags.n > 1 || !told != !rows[i].told || (told && strcmp(told, rows[i].told) != 0))
            fail_msg("%zu told, first '%s', of:\n%s", r.diags.n, told ? told : "", rows[i].text);
        reading_end(&r);
    }
}

static void names_without_a_space_are_read(void **state) {
    (void)state;
    struct reading r;
    const struct yaml_node *root = read(&r, "{sets:2, reps: 3}\n");
    assert_string_equal(yaml_text(root, "sets"), "2");
    assert_string_equal(yaml_text(root, "reps"), "3");
    assert_string_equal(r.diags.at[0].hint, "write 'sets: 2'");
    assert_int_equal(yaml_find(root, "sets")->span.column, 7);
    reading_end(&r);
}

static void size_is_bounded(void **state) {
    (void)state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 64; i++) buf_putc(&text, '[');
    for (int i = 0; i < 64; i++) buf_putc(&text, ']');
    struct reading r;
    assert_non_null(read(&r, text.at));
    reading_end(&r);
    buf_clear(&text);
    for (int i = 0; i < 100000; i++) buf_putc(&text, '[');
    assert_null(read(&r, text.at));
    assert_int_equal(r.diags.n, 1);
    assert_string_equal(reading_fault(&r, 0), "1:65 yaml-too-big");
    reading_end(&r);
    buf_clear(&text);
    for (int i = 0; i < 200001; i++) buf_puts(&text, "- a\n");
    assert_null(read(&r, text.at));
    assert_string_equal(reading_fault(&r, 0), "200000:3 yaml-too-big");
    reading_end(&r);
    buf_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_are_strings),
        cmocka_unit_test(nothing_is_an_empty_mapping),
        cmocka_unit_test(spans_count_bytes),
        cmocka_unit_test(lines_are_those_of_the_file),
        cmocka_unit_test(faults_are_told_in_an_authors_words),
        cmocka_unit_test(what_is_not_used_is_left_out),
        cmocka_unit_test(texts_without_quotes),
        cmocka_unit_test(names_without_a_space_are_read),
        cmocka_unit_test(size_is_bounded),
    };
    return cmocka_run_group_tests_name("read/yaml", tests, NULL, NULL);
}
