#include "read/read_page.h"
#include "read/read_words.h"
#include "reading.h"

static struct read_page read(struct reading *reading, const char *text) {
    reading_start(reading, text);
    return read_page(&reading->arena, &reading->source, &reading->diags);
}

static void a_page_has_two_parts(void **state) {
    (void)state;
    static const char *const texts[] = {"---\ntitle: Squat\n---\n## Steps\n",
                                        "---\r\ntitle: Squat\r\n---\r\n## Steps\r\n",
                                        "--- \ntitle: Squat\n---\t\n## Steps"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading r;
        struct read_page page = read(&r, texts[i]);
        assert_int_equal(r.diags.n, 0);
        assert_string_equal(yaml_find(page.front, "title")->text, "Squat");
        assert_int_equal(yaml_find(page.front, "title")->span.line, 2);
        assert_int_equal(page.body->first->kind, DOC_HEADING);
        assert_int_equal(page.body->first->span.line, 4);
        reading_end(&r);
    }
}

static void front_matter_may_be_empty(void **state) {
    (void)state;
    struct reading r;
    struct read_page page = read(&r, "---\n---\n");
    assert_int_equal(r.diags.n, 0);
    assert_non_null(page.front);
    assert_null(page.front->first);
    assert_null(page.body->first);
    reading_end(&r);
}

static void missing_front_matter_is_told(void **state) {
    (void)state;
    static const char *const texts[] = {"", "# Title\n", "\n---\na: 1\n---\n", "----\na: 1\n---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading r;
        struct read_page page = read(&r, texts[i]);
        assert_string_equal(reading_fault(&r, 0), "1:1 no-front-matter");
        assert_int_equal(r.diags.n, 1);
        assert_null(page.front);
        assert_non_null(page.body);
        reading_end(&r);
    }
}

static void open_front_matter_is_told_and_the_body_read(void **state) {
    (void)state;
    struct reading r;
    struct read_page page = read(&r, "---\ntitle: Squat\nworks: [a]\n\n## Steps\n\n[x](y)\n");
    assert_int_equal(r.diags.n, 1);
    assert_string_equal(reading_fault(&r, 0), "1:1 open-front-matter");
    assert_null(page.front);
    assert_int_equal(page.body->first->kind, DOC_HEADING);
    assert_int_equal(page.body->first->span.line, 5);
    reading_end(&r);
}

static void a_fault_in_front_matter_leaves_the_body(void **state) {
    (void)state;
    struct reading r;
    struct read_page page = read(&r, "---\ntitle: \"Squat\n---\ntext\n");
    assert_int_equal(r.diags.n, 1);
    assert_string_equal(reading_fault(&r, 0), "2:8 bad-yaml");
    assert_null(page.front);
    assert_int_equal(page.body->first->span.line, 4);
    reading_end(&r);
}

static void words_have_keys_and_forms(void **state) {
    (void)state;
    struct reading r;
    reading_start(&r,
                  "direction: rtl\na:\n  b: text\n  sets:\n    one: '{n} set'\n    other: sets\n"
                  "  list: [x]\n");
    struct words *words = read_words(&r.arena, &r.source, "ar", &r.diags);
    assert_string_equal(words->language, "ar");
    assert_true(words->right_to_left);
    assert_string_equal(words_find(words, "a.b", NULL), "text");
    assert_string_equal(words_find(words, "a.sets", "one"), "{n} set");
    assert_string_equal(words_find(words, "a.sets", "few"), "sets");
    assert_null(words_find(words, "a.list", NULL));
    assert_int_equal(r.diags.n, 1);
    assert_string_equal(reading_fault(&r, 0), "7:9 bad-words");
    reading_end(&r);
}

static void words_that_are_not_yaml_are_told(void **state) {
    (void)state;
    struct reading r;
    reading_start(&r, "a: [\n");
    assert_non_null(read_words(&r.arena, &r.source, "en", &r.diags));
    assert_string_equal(reading_fault(&r, 0), "1:4 bad-yaml");
    reading_end(&r);
    reading_start(&r, "- a\n");
    assert_non_null(read_words(&r.arena, &r.source, "en", &r.diags));
    assert_string_equal(reading_fault(&r, 0), "1:1 bad-words");
    reading_end(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_two_parts),
        cmocka_unit_test(front_matter_may_be_empty),
        cmocka_unit_test(missing_front_matter_is_told),
        cmocka_unit_test(open_front_matter_is_told_and_the_body_read),
        cmocka_unit_test(a_fault_in_front_matter_leaves_the_body),
        cmocka_unit_test(words_have_keys_and_forms),
        cmocka_unit_test(words_that_are_not_yaml_are_told),
    };
    return cmocka_run_group_tests_name("read/page", tests, NULL, NULL);
}
