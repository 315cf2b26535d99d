// How a template's mistakes are told.
#include "template/fixture.h"

struct mistake {
    const char *text;
    unsigned line, column, length;
    const char *message, *hint;
};

// Each gives one diagnostic, at its place and in these words, and nothing is written.
static void check(const struct mistake *mistakes, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++) {
        const struct mistake *m = &mistakes[i];
        struct fixture f;
        fixture_init(&f);
        fixture_add(&f, "t.html", m->text);
        fixture_open(&f, NULL, NULL);
        assert_false(fixture_render(&f, "t.html", "about.md"));
        assert_int_equal(f.diags.n, 1);
        const struct diag *diag = &f.diags.at[0];
        buf_clear(&f.out);
        buf_printf(&f.out, "%s%s", m->message,
                   strcmp(id, "bad-template") != 0 ? ", while filling about.md" : "");
        assert_string_equal(diag->message, f.out.at);
        assert_string_equal(diag->hint ? diag->hint : "", m->hint ? m->hint : "");
        assert_string_equal(diag->id, id);
        assert_string_equal(diag->source->path, "(built in)/templates/t.html");
        assert_int_equal(diag->span.line, m->line);
        assert_int_equal(diag->span.column, m->column);
        assert_int_equal(diag->span.length, m->length);
        fixture_release(&f);
    }
}

#define CHECK(mistakes, id) check(mistakes, sizeof mistakes / sizeof *mistakes, id)

static void mistakes_are_shown(void **state) {
    (void)state;
    check_failure("<ul>\n  <li><%= titel %>\n",
                  "(built in)/templates/t.html:2:11: error: the value of 'titel' is nil, while "
                  "filling about.md [template-failed]\n"
                  "    2 |   <li><%= titel %>\n"
                  "      |           ^^^^^ where it may be missing, write: titel or \"\"\n");
}

static void tags_that_do_not_end(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"one\ntwo <% x = 1\n", 2, 5, 2, "this tag does not end", "end it with %>"},
        {"<%# one\ntwo", 1, 1, 2, "this tag does not end", "end it with %>"},
        {"<%= it's %>", 1, 7, 1, "this text does not end", "end it with its quote or bracket"},
        {"a\n <%= \"%>\n\" %>", 2, 6, 1, "this text does not end",
         "end it with its quote or bracket"},
        {"<%= [[ %>", 1, 5, 1, "this text does not end", "end it with its quote or bracket"},
        {"one\n<% local __step = 1 %>", 2, 10, 6, "this name is the program's own",
         "choose another name"},
        {"<% --[[ no end %>", 1, 4, 2, "this comment does not end", "end it with ]]"},
        {"x\n<p><%=\t%>", 2, 4, 6, "this tag holds nothing to print",
         "write <%= page.title %>, for example"},
    };
    CHECK(mistakes, "bad-template");
}

static void code_that_is_not_lua(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"a\nb <%= 1 + %> c\n", 2, 7, 3, "unexpected symbol at the end of the tag", NULL},
        {"a\n<% for i = 1, 2 do %>\nb\n", 4, 0, 0, "the 'for' of line 2 has no 'end'",
         "add <% end %> where it is to end"},
        {"a\n<% if x %>\nb\n", 2, 0, 0, "'then' expected before the end of the tag", NULL},
        {"a\n<% x = %>\nb\n", 2, 0, 0, "unexpected symbol before the end of the tag", NULL},
        {"a\n<%= 1) evil(2 %>\nb\n", 2, 5, 9, "')' is not expected here", NULL},
        {"a\n<%= a b %>\nb\n", 2, 5, 3, "'b' is not expected here", NULL},
        {"a\n\n<% end %>", 3, 0, 0, "'end' is not expected here", NULL},
    };
    CHECK(mistakes, "bad-template");
}

static void values_that_cannot_be_printed(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"<% title = 'x' %>\n<p><%= titel %>", 2, 8, 5, "the value of 'titel' is nil",
         "did you mean 'title'?"},
        {"<%= ({}).x %>", 1, 5, 6, "the value of '({}).x' is nil",
         "where it may be missing, write: ({}).x or \"\""},
        {"é <%= {} %>", 1, 8, 2, "the value of '{}' cannot be printed: its kind is table",
         "go through it with a loop, or join its texts with list(...)"},
        {"<%- ipairs %>", 1, 5, 6, "the value of 'ipairs' cannot be printed: its kind is function",
         NULL},
        {"<%= ('é'):sub(1, 1) %>", 1, 5, 16, "this value is not UTF-8: a character was cut in two",
         "functions of 'string' count bytes; those of 'utf8' count characters"},
    };
    CHECK(mistakes, "template-failed");
}

static void code_that_fails(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"a\n<%= x.y.z %>", 2, 5, 1, "'x' is nil, so nothing can be read from it", NULL},
        {"<% local t = {} %>\n<%= t.y.z %>", 2, 7, 1, "'y' is nil, so nothing can be read from it",
         NULL},
        {"a\n<% inclde('x') %>", 2, 4, 6, "there is no function 'inclde'",
         "did you mean 'include'?"},
        {"<%= ('x'):foo() %>", 1, 11, 3, "there is no function 'foo'", NULL},
        {"a\n<% error('my own') %>", 2, 0, 0, "my own", NULL},
        {"a\n<% local function f() error('two', 2) end\n f() %>", 3, 0, 0, "two", NULL},
        {"<% assert(false, 'asserted') %>", 1, 0, 0, "asserted", NULL},
        {"\n<%= 'a' .. nil %>", 2, 0, 0, "attempt to concatenate a nil value", NULL},
        {"\n<%= 1 < 'a' %>", 2, 0, 0, "attempt to compare number with string", NULL},
        {"\n<% words = nil %>", 2, 4, 5, "'words' belongs to every template and cannot be set",
         "choose another name"},
        {"\n<%= words('x') %>", 2, 0, 0, "there is no guide to take words from", NULL},
        {"\n<%= string.format('%p', {}) %>", 2, 0, 0, "string.format has no %p here", NULL},
        {"\n<%= string.format('%s', {}) %>", 2, 0, 0, "string.format cannot write a table", NULL},
    };
    CHECK(mistakes, "template-failed");
}

static void text_that_is_not_utf8(void **state) {
    (void)state;
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "t.html", "one\ntwo \xFF three\n");
    fixture_open(&f, NULL, NULL);
    assert_false(fixture_render(&f, "t.html", NULL));
    assert_int_equal(f.diags.n, 1);
    assert_string_equal(f.diags.at[0].id, "not-utf8");
    assert_int_equal(f.diags.at[0].span.line, 2);
    fixture_release(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_shown),   cmocka_unit_test(tags_that_do_not_end),
        cmocka_unit_test(code_that_is_not_lua), cmocka_unit_test(values_that_cannot_be_printed),
        cmocka_unit_test(code_that_fails),      cmocka_unit_test(text_that_is_not_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
