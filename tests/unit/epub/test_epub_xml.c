// Well-formedness: what passes, what does not, and where the fault is told.
#include "epub/epub_xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool check(const char *text, struct epub_traits *traits, struct epub_fault *fault) {
    *traits = (struct epub_traits){0};
    // An exact copy, so that reading beyond the end is seen by the sanitizer.
    size_t length = strlen(text);
    char *copy = malloc(length ? length : 1);
    memcpy(copy, text, length);
    bool good = epub_xml_check(copy, length, traits, fault);
    free(copy);
    return good;
}

static void good_texts_pass(void **state) {
    (void)state;
    static const char *const good[] = {
        "<p/>",
        "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html><p>a</p></html>\n<!-- end "
        "-->\n",
        "<p a='\"' b=\"'&lt;&#xe4;&#228;\">&amp;&gt;&apos;&quot;\xc3\xa4</p >",
        "<a><b><c></c></b><b\n x = \"1\"\n/></a>",
        "<p><![CDATA[ <b> & ]]></p>",
        "<p xml:lang=\"en\" xmlns:e=\"urn:x\" e:type=\"a\"><e:q/></p>",
        "<p><?php x ?>> ]] </p>",
        "<\xc3\xa4/>",
    };
    struct epub_traits traits;
    struct epub_fault fault;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!check(good[i], &traits, &fault)) fail_msg("%s: %s", good[i], fault.problem);
}

static void faults_are_told_where_they_are(void **state) {
    (void)state;
    static const struct {
        const char *text;
        unsigned line, column;
        const char *says; // part of the problem
    } bad[] = {
        {"", 1, 1, "no element"},
        {"text", 1, 1, "outside"},
        {"<p>a</p>b", 1, 9, "outside"},
        {"<p/><p/>", 1, 5, "second root"},
        {"<p>\n<br>\n</p>", 3, 1, "</p> stands where </br> must"},
        {"<p>\n  <b>", 2, 4, "<b> is not closed"},
        {"</p>", 1, 1, "closes nothing"},
        {"<p a=1/>", 1, 6, "quotes"},
        {"<p a/>", 1, 4, "no value"},
        {"<p a=\"1\" a=\"2\"/>", 1, 10, "twice"},
        {"<p a=\"1\"b=\"2\"/>", 1, 9, "tag"},
        {"<p a=\"<\"/>", 1, 7, "'<'"},
        {"<p a=\"1/>", 1, 6, "quote"},
        {"<p", 1, 1, "not closed"},
        {"<p /", 1, 1, "not closed"},
        {"<p>&nbsp;</p>", 1, 4, "&amp;"},
        {"<p>a & b</p>", 1, 6, "&amp;"},
        {"<p>&#0;</p>", 1, 4, "&amp;"},
        {"<p>&#xFFFE;</p>", 1, 4, "&amp;"},
        {"<p>&#-5;</p>", 1, 4, "&amp;"},
        {"<p>&#x D;</p>", 1, 4, "&amp;"},
        {"<p>&#", 1, 4, "&amp;"},
        {"<p>1 < 2</p>", 1, 6, "&lt;"},
        {"<p>\x0b</p>", 1, 4, "U+000B"},
        {"<p>\xef\xbf\xbe</p>", 1, 4, "U+FFFE"},
        {"<p a=\"\x01\"/>", 1, 7, "U+0001"},
        {"<p>]]></p>", 1, 4, "]]>"},
        {"<p><!-- a -- b --></p>", 1, 4, "comment"},
        {"<p><!--", 1, 4, "comment"},
        {"<p><![CDATA[ </p>", 1, 4, "CDATA"},
        {"<p><?x", 1, 4, "instruction"},
        {"<!DOCTYPE x [<!ENTITY a \"b\">]><x/>", 1, 1, "document type"},
        {"<p><?xml version=\"1.0\"?></p>", 1, 4, "'<?'"},
        {"<p><? x?></p>", 1, 4, "'<?'"},
        {"<p xml:=\"\"/>", 1, 4, "no name"},
        {"<:p/>", 1, 1, "&lt;"},
        {"<p xml:a:b=\"\"/>", 1, 4, "no name"},
        {"<o:p/>", 1, 2, "prefix 'o'"},
        {"<p epub:type=\"x\"/>", 1, 4, "prefix 'epub'"},
    };
    struct epub_traits traits;
    struct epub_fault fault;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (check(bad[i].text, &traits, &fault)) fail_msg("passed: %s", bad[i].text);
        if (!strstr(fault.problem, bad[i].says)) fail_msg("%s: %s", bad[i].text, fault.problem);
        if (fault.line != bad[i].line || fault.column != bad[i].column)
            fail_msg("%s: at %u:%u", bad[i].text, fault.line, fault.column);
    }
}

static void traits_are_seen(void **state) {
    (void)state;
    struct epub_traits traits;
    struct epub_fault fault;
    assert_true(check("<p>svg, math and script</p>", &traits, &fault));
    assert_false(traits.svg || traits.mathml || traits.script || traits.moves);
    assert_true(check("<p><svg/></p>", &traits, &fault));
    assert_true(traits.svg && !traits.moves);
    assert_true(check("<p><svg><animate/></svg><math/></p>", &traits, &fault));
    assert_true(traits.svg && traits.mathml && traits.moves && !traits.script);
    assert_true(check("<p><script></script></p>", &traits, &fault));
    assert_true(traits.script && traits.moves);
}

// Depth and attributes are bounded, and what is at the bound still passes.
static void bounds_hold(void **state) {
    (void)state;
    static char text[8 * (EPUB_XML_DEPTH + 1)];
    for (size_t depth = EPUB_XML_DEPTH; depth <= EPUB_XML_DEPTH + 1; depth++) {
        *text = 0;
        char *at = text;
        for (size_t i = 0; i < depth; i++) at = stpcpy(at, "<a>");
        for (size_t i = 0; i < depth; i++) at = stpcpy(at, "</a>");
        struct epub_traits traits;
        struct epub_fault fault;
        assert_int_equal(check(text, &traits, &fault), depth == EPUB_XML_DEPTH);
    }
    char many[2000] = "<a";
    for (int i = 0; i < 65; i++) sprintf(many + strlen(many), " a%d=\"\"", i);
    strcat(many, "/>");
    struct epub_traits traits;
    struct epub_fault fault;
    assert_false(check(many, &traits, &fault));
    assert_non_null(strstr(fault.problem, "too many"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_texts_pass),
        cmocka_unit_test(faults_are_told_where_they_are),
        cmocka_unit_test(traits_are_seen),
        cmocka_unit_test(bounds_hold),
    };
    return cmocka_run_group_tests_name("epub_xml", tests, NULL, NULL);
}
