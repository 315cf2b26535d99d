#include "model/guide.h"
#include "testing.h"

#include <stdlib.h>

struct fixture {
    struct arena arena;
    struct words words;
    struct doc_node *root;
    struct sections sections;
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    *fixture = (struct fixture){0};
    arena_init(&fixture->arena);
    map_add(&fixture->arena, &fixture->words.texts, "section.setup", "Set-up");
    map_add(&fixture->arena, &fixture->words.texts, "section.steps", "Steps");
    map_add(&fixture->arena, &fixture->words.texts, "section.feel", "You should feel");
    fixture->root = doc_new(&fixture->arena, DOC_ROOT, (struct span){0});
    *state = fixture;
    return 0;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static struct doc_node *add(struct fixture *fixture, enum doc_kind kind) {
    struct doc_node *node = doc_new(&fixture->arena, kind, (struct span){0});
    doc_append(fixture->root, node);
    return node;
}

static struct doc_node *add_heading(struct fixture *fixture, int level, const char *text) {
    struct doc_node *heading = add(fixture, DOC_HEADING);
    heading->heading.level = level;
    struct doc_node *words = doc_new(&fixture->arena, DOC_TEXT, (struct span){0});
    words->text = text;
    doc_append(heading, words);
    return heading;
}

static void cut(struct fixture *fixture) {
    sections_cut(fixture->root, &fixture->words, &fixture->arena, &fixture->sections);
}

static void cuts_at_headings_of_the_second_level(void **state) {
    struct fixture *fixture = *state;
    struct doc_node *intro = add(fixture, DOC_PARAGRAPH);
    struct doc_node *steps = add_heading(fixture, 2, "STEPS");
    struct doc_node *list = add(fixture, DOC_LIST);
    add_heading(fixture, 3, "A smaller one");
    struct doc_node *tips = add_heading(fixture, 2, "Tips");
    add(fixture, DOC_PARAGRAPH);
    cut(fixture);
    assert_int_equal(fixture->sections.n, 3);
    const struct section *s = fixture->sections.at;
    assert_null(s[0].heading);
    assert_ptr_equal(s[0].first, intro);
    assert_ptr_equal(s[0].end, steps);
    assert_string_equal(s[1].key, "steps");
    assert_ptr_equal(s[1].first, list);
    assert_ptr_equal(s[1].end, tips);
    assert_null(s[2].key);
    assert_null(s[2].end);
    assert_ptr_equal(sections_find(&fixture->sections, "steps"), &s[1]);
    assert_null(sections_find(&fixture->sections, "feel"));
}

static void leaves_footnotes_out_and_copes_with_empty_sections(void **state) {
    struct fixture *fixture = *state;
    add_heading(fixture, 2, "Set-up");
    add_heading(fixture, 2, "You should feel");
    struct doc_node *note = add(fixture, DOC_FOOTNOTE);
    cut(fixture);
    assert_int_equal(fixture->sections.n, 2);
    assert_null(fixture->sections.at[0].first);
    assert_null(fixture->sections.at[1].first);
    assert_ptr_equal(fixture->sections.at[1].end, note);
}

static void an_empty_body_has_no_section(void **state) {
    struct fixture *fixture = *state;
    cut(fixture);
    assert_int_equal(fixture->sections.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cuts_at_headings_of_the_second_level, start, end),
        cmocka_unit_test_setup_teardown(leaves_footnotes_out_and_copes_with_empty_sections, start,
                                        end),
        cmocka_unit_test_setup_teardown(an_empty_body_has_no_section, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
