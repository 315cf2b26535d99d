// What a print template makes is read, checked and styled.
#include "fixture.h"

static void fails_with(const char *markup, const char *id, unsigned line, const char *message,
                       const char *hint) {
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    assert_null(fixture_read(&fixture, markup));
    assert_true(fixture.diags.n >= 1);
    const struct diag *diag = &fixture.diags.at[0];
    assert_string_equal(diag->id, id);
    assert_non_null(diag->source);
    assert_int_equal(diag->span.line, line);
    assert_string_equal(diag->source->path, "templates/print/x.xml");
    assert_string_equal(diag->source->text, markup);
    assert_true(diag->made);
    assert_non_null(strstr(diag->message, message));
    assert_non_null(strstr(diag->message, ", while filling content/routines/x.md"));
    if (hint) assert_string_equal(diag->hint, hint);
    fixture_close(&fixture);
}

static void fails(const char *markup, const char *id, unsigned line) {
    fails_with(markup, id, line, "", NULL);
}

static void test_malformed(void **state) {
    (void)state;
    fails("<document title='T' lang='en'>\n<p>a</q>\n</document>", "bad-markup", 2);
    fails("<document title='T' lang='en'><p>&nbsp;</p></document>", "bad-markup", 1);
    fails("<document title='T' lang='en'>", "bad-markup", 1);
    fails("", "bad-markup", 1);
    fails("plain", "bad-markup", 1);
}

// No word of libxml2's gets through.
static void test_faults_of_xml(void **state) {
    (void)state;
    static const struct {
        const char *body, *message;
    } cases[] = {
        {"<p>a</q>", "</q> stands where </p> must, for the <p> of line 1"},
        {"<p>a", "</document> stands where </p> must, for the <p> of line 1"},
        {"<p>&nbsp;</p>", "there is no '&nbsp;'; write the character itself"},
        {"<p>a & b</p>", "a '&' or '<' stands alone"},
        {"<p>a &amp b</p>", "a '&' or '<' stands alone"},
        {"<p>1 < 2</p>", "a '&' or '<' stands alone"},
        {"<p class=x>a</p>", "the value of an attribute wants quotes"},
        {"<p class>a</p>", "the value of an attribute wants quotes"},
        {"<p class='x' class='y'>a</p>", "the attribute 'class' stands twice"},
        {"<p>a\x01z</p>", "here is a character that no markup may hold"},
        {"</document><p>a</p>", "something stands behind its end"},
        {"<!-- a -- b", "it cannot be read from here on"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char markup[200];
        snprintf(markup, sizeof markup, "<document title='T' lang='en'>%s</document>",
                 cases[i].body);
        fails_with(markup, "bad-markup", 1, cases[i].message, NULL);
    }
    fails_with("", "bad-markup", 1, "there is nothing in it", NULL);
    fails_with("<document title='T' lang='en'>", "bad-markup", 1, "<document> is not closed", NULL);
}

#define WITHIN(body) "<document title='T' lang='en'>\n" body "\n</document>"

static void test_hints(void **state) {
    (void)state;
    fails_with(WITHIN("<colum/>"), "unknown-element", 2, "there is no element 'colum'",
               "did you mean 'column'?");
    fails_with(WITHIN("<marquee/>"), "unknown-element", 2, "'marquee'",
               "docs/print.md lists the elements");
    fails_with(WITHIN("<p clas='x'>a</p>"), "unknown-attribute", 2, "'p' takes no attribute 'clas'",
               "did you mean 'class'?");
    fails_with(WITHIN("<p>a<br width='1'/></p>"), "unknown-attribute", 2, "'br'", "it takes none");
    fails_with(WITHIN("<hr width='1'/>"), "unknown-attribute", 2, "'hr'", "it takes one of: class");
    fails_with(WITHIN("<li>a</li>"), "misplaced-element", 2, "'li' cannot stand in 'document'",
               "put it into one of: ul, ol");
    fails_with(WITHIN("<document title='T' lang='en'/>"), "misplaced-element", 2, "'document'",
               "it holds the whole document, and so stands round all");
    fails_with(WITHIN("<columns count='9'/>"), "bad-attribute", 2, "cannot be \"9\"",
               "write a number from 1 to 6");
    fails_with(WITHIN("<row align='left'/>"), "bad-attribute", 2, "cannot be \"left\"",
               "write one of: top middle bottom stretch");
    fails_with(WITHIN("<p><a href='x'>a</a></p>"), "bad-attribute", 2, "cannot be \"x\"",
               "write an address that begins with https://, http://, mailto: or tel:");
    fails_with(WITHIN("<p class='loudest'>a</p>"), "unknown-class", 2, "no class 'loudest'",
               "add it to templates/print/style.lua");
    fails_with(WITHIN("\n\n  loose\n\n"), "misplaced-text", 4, "text cannot stand in 'document'",
               "put it into a 'p'");
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
    for (int i = 0; i < 300; i++) buf_puts(&body, "<section>");
    for (int i = 0; i < 300; i++) buf_puts(&body, "</section>");
    assert_null(fixture_body(&fixture, body.at));
    assert_string_equal(fixture.diags.at[0].id, "bad-markup");
    buf_clear(&body);
    for (int i = 0; i < 300; i++) buf_puts(&body, i ? "<em>" : "<p>");
    for (int i = 300; i-- > 0;) buf_puts(&body, i ? "</em>" : "</p>");
    assert_null(fixture_body(&fixture, body.at));
    buf_release(&body);
    fixture_close(&fixture);
}

static void test_too_large(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    struct print_reading reading = {.arena = &fixture.arena,
                                    .style = &fixture.style,
                                    .template_path = "t",
                                    .about = "x",
                                    .diags = &fixture.diags};
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
        cmocka_unit_test(test_malformed),   cmocka_unit_test(test_faults_of_xml),
        cmocka_unit_test(test_hints),       cmocka_unit_test(test_no_document_type),
        cmocka_unit_test(test_unknown),     cmocka_unit_test(test_misplaced),
        cmocka_unit_test(test_attributes),  cmocka_unit_test(test_all_are_told),
        cmocka_unit_test(test_too_deep),    cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_white_space), cmocka_unit_test(test_spans),
        cmocka_unit_test(test_ranges_hold), cmocka_unit_test(test_style),
        cmocka_unit_test(test_bad_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
