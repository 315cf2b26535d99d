// Nothing that content or the schema holds makes libxml2 read a file or ask the network: whatever
// it wants to load comes to a loader of ours, which keeps count.
#include "fixture.h"

#include <libxml/parser.h>

static int loads;

static xmlParserInputPtr refuse(const char *url, const char *id, xmlParserCtxtPtr context) {
    (void)id, (void)context;
    print_error("libxml2 wants %s\n", url);
    loads++;
    return NULL;
}

static void content_makes_libxml2_load_nothing(void **state) {
    struct fixture *f = *state;
    xmlSetExternalEntityLoader(refuse);
    fixture_small(f);
    fixture_page(
        f, "why",
        "order: 2\nreferences: ['&xxe; <!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">']",
        "<!DOCTYPE a [<!ENTITY % b SYSTEM \"file:///etc/passwd\"> %b;]>\n\n"
        "<?xml-stylesheet href=\"http://127.0.0.1:9/\"?> &xxe;\n\n"
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>\n");
    fixture_check(f);
    assert_non_null(strstr(fixture_told(f), "such as clam-shell, not '&xxe; <!DOCTYPE a"));
    fixture_guide(
        f, "language: en\nsubtitle: '&xxe;<a xsi:schemaLocation=\"http://127.0.0.1:9/ a\"/>'\n"
           "references:\n  '&xxe; <!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">':\n"
           "    citation: ']]>&amp;'\n");
    fixture_check(f);
    assert_int_equal(loads, 0);
}

// The loader is really asked: a document that wants its entity makes it count.
static void the_loader_counts(void **state) {
    (void)state;
    static const char text[] = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    xmlSetExternalEntityLoader(refuse);
    loads = 0;
    xmlFreeDoc(
        xmlReadMemory(text, (int)strlen(text), "a", NULL, XML_PARSE_NOENT | XML_PARSE_NOERROR));
    assert_int_equal(loads, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(content_makes_libxml2_load_nothing, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test(the_loader_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
