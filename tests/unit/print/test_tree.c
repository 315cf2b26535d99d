// What a print template makes is read, checked and styled.
#include "fixture.h"

static void fails(const char *markup, const char *id, unsigned line) {
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    assert_null(fixture_read(&fixture, markup));
    assert_true(fixture.diags.n >= 1);
    const struct diag *diag = &fixture.diags.at[0];
    assert_string_equal(diag->id, id);
    assert_non_null(diag->source);
    assert_int_equal(diag->span.line, line);
    assert_string_equal(diag->source->path, "(templates/print/x.xml for content/routines/x.md)");
    assert_string_equal(diag->source->text, markup);
    fixture_close(&fixture);
}

static void test_malformed(void **state) {
    (void)state;
    fails("<document title='T' lang='en'>\n<p>a</q>\n</document>", "bad-markup", 2);
    fails("<document title='T' lang='en'><p>&nbsp;</p></document>", "bad-markup", 1);
    fails("<document title='T' lang='en'>", "bad-markup", 1);
    fails("", "bad-markup", 1);
    fails("plain", "bad-markup", 1);
}

static void test_no_document_type(void **state) {
    (void)state;
    fails("<!DOCTYPE document [<!ENTITY a SYSTEM '/etc/passwd'>]>"
          "<document title='T' lang='en'><p>&a;</p></document>",
          "bad-markup", 1);
}

static void test_unknown(void **state) {
    (void)state;
    fails("<document title='T' lang='en'>\n\n<blink/></document>", "unknown-element", 3);
    fails("<document title='T' lang='en'>\n<p colour='red'>a</p></document>", "unknown-attribute",
          2);
    fails("<document title='T' lang='en'>\n<p class='loud'>a</p></document>", "unknown-class", 2);
    fails("<document title='T' lang='en'><p>a <div>b</div></p></document>", "unknown-element", 1);
}

static void test_misplaced(void **state) {
    (void)state;
    fails("<p>a</p>", "misplaced-element", 1);
    fails("<document title='T' lang='en'><li>a</li></document>", "misplaced-element", 1);
    fails("<document title='T' lang='en'><p>a<h1>b</h1></p></document>", "misplaced-element", 1);
    fails("<document title='T' lang='en'>loose</document>", "misplaced-text", 1);
    fails("<document title='T' lang='en'><ul><li><p>a</p>loose</li></ul></document>",
          "misplaced-text", 1);
}

static void test_attributes(void **state) {
    (void)state;
    fails("<document lang='en'/>", "bad-attribute", 1);
    fails("<document title='T' lang='en' direction='up'/>", "bad-attribute", 1);
    fails("<document title='T' lang='en'><columns count='9'/></document>", "bad-attribute", 1);
    fails("<document title='T' lang='en'><columns count='2x'/></document>", "bad-attribute", 1);
    fails("<document title='T' lang='en'><p><a href='javascript:x'>a</a></p></document>",
          "bad-attribute", 1);
    fails("<document title='T' lang='en'><qr alt='x'/></document>", "bad-attribute", 1);
}

static void test_all_are_told(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    assert_null(fixture_body(&fixture, "<x/><p y='1'>a</p><z/>"));
    assert_int_equal(fixture.diags.n, 3);
    fixture_close(&fixture);
}

static void test_too_deep(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    struct buf body;
    buf_init(&body);
    for (int i = 0; i < 60; i++) buf_puts(&body, "<section>");
    for (int i = 0; i < 60; i++) buf_puts(&body, "</section>");
    assert_null(fixture_body(&fixture, body.at));
    assert_string_equal(fixture.diags.at[0].id, "bad-markup");
    buf_clear(&body);
    for (int i = 0; i < 60; i++) buf_puts(&body, i ? "<em>" : "<p>");
    for (int i = 60; i-- > 0;) buf_puts(&body, i ? "</em>" : "</p>");
    assert_null(fixture_body(&fixture, body.at));
    buf_release(&body);
    fixture_close(&fixture);
}

static void test_too_large(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    struct print_reading reading = {&fixture.arena, &fixture.style, "t", "x", &fixture.diags};
    char *markup = base_alloc(PRINT_MARKUP_LARGEST + 2);
    memset(markup, ' ', PRINT_MARKUP_LARGEST + 1);
    markup[PRINT_MARKUP_LARGEST + 1] = '\0';
    assert_null(print_tree_read(&reading, markup, PRINT_MARKUP_LARGEST + 1));
    assert_string_equal(fixture.diags.at[0].id, "bad-markup");
    free(markup);
    fixture_close(&fixture);
}

static const struct print_text *text_of(struct fixture *fixture, const char *body) {
    struct print_node *tree = fixture_body(fixture, body);
    assert_non_null(tree);
    return tree->first->paragraph;
}

static void test_white_space(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "strong.weight=700", false);
    assert_string_equal(text_of(&fixture, "<p>\n  a \n b\t</p>")->text, "a b");
    assert_string_equal(text_of(&fixture, "<p>a <strong> b</strong>c</p>")->text, "a bc");
    assert_string_equal(text_of(&fixture, "<p>a<br/> b</p>")->text, "a\nb");
    assert_string_equal(text_of(&fixture, "<p>a\u00a0 b</p>")->text, "a\u00a0 b");
    assert_string_equal(text_of(&fixture, "<p>  </p>")->text, "");
    assert_string_equal(text_of(&fixture, "<p>a &lt;b&gt; <![CDATA[<c>]]></p>")->text, "a <b> <c>");
    fixture_close(&fixture);
}

static void test_spans(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "strong.weight=700", false);
    const struct print_text *text =
        text_of(&fixture, "<p>One <strong>two <a href='https://x.example/'>three</a></strong></p>");
    assert_int_equal(text->n, 3);
    assert_null(text->at[1].link);
    assert_non_null(text->at[2].link);
    assert_true(text->at[1].look->at[PROP_WEIGHT] == 700);
    assert_true(text->at[2].look->at[PROP_WEIGHT] == 700); // inherited through the link
    assert_int_equal(text->at[2].end, text->length);
    fixture_close(&fixture);
}

static void test_ranges_hold(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    const struct print_text *text = text_of(&fixture, "<p>2\u20133 and a\u2013b</p>");
    assert_string_equal(text->text, "2\u2013\u20603 and a\u2013b");
    assert_string_equal(print_inline_plain(&fixture.arena, text->text, text->length),
                        "2\u20133 and a\u2013b");
    fixture_close(&fixture);
}

static void test_style(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=11 p.before=5 dose.size=14 dose.colour=#0000ff", false);
    struct print_look plain = print_style_look(&fixture.style, NULL, "p", NULL);
    struct print_look dose = print_style_look(&fixture.style, NULL, "p", "dose");
    struct print_look within = print_style_look(&fixture.style, &dose, "em", NULL);
    assert_true(plain.at[PROP_SIZE] == 11 && dose.at[PROP_SIZE] == 14);
    assert_true(dose.at[PROP_BEFORE] == 5 && within.at[PROP_BEFORE] == 0);
    assert_true(within.at[PROP_SIZE] == 14 && print_colour(within.at[PROP_COLOUR]).blue == 1);
    fixture_close(&fixture);
}

static void bad_style(struct fixture *fixture, const char *path, double number, const char *text) {
    const char *problem = NULL, *hint = NULL;
    assert_false(print_style_set(&fixture->style, path, number, text, &problem, &hint));
    assert_non_null(problem);
    assert_non_null(hint);
}

static void test_bad_style(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    bad_style(&fixture, "size", 3, NULL);
    bad_style(&fixture, "p.sise", 3, NULL);
    bad_style(&fixture, "p.size", 0, NULL);
    bad_style(&fixture, "p.size", 0, "big");
    bad_style(&fixture, "p.colour", 0, "red");
    bad_style(&fixture, "p.colour", 0, "#12345g");
    bad_style(&fixture, "p.align", 0, "middle");
    bad_style(&fixture, "p.size", 0.0 / 0.0, NULL);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_malformed),   cmocka_unit_test(test_no_document_type),
        cmocka_unit_test(test_unknown),     cmocka_unit_test(test_misplaced),
        cmocka_unit_test(test_attributes),  cmocka_unit_test(test_all_are_told),
        cmocka_unit_test(test_too_deep),    cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_white_space), cmocka_unit_test(test_spans),
        cmocka_unit_test(test_ranges_hold), cmocka_unit_test(test_style),
        cmocka_unit_test(test_bad_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
