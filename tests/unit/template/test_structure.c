// Layouts, includes, what lasts for one rendering, tables, functions of the writer.
#include "template/fixture.h"

// Three templates (the last two may be NULL), of which a.html is rendered.
static void begin(struct fixture *f, const char *a, const char *b, const char *c) {
    fixture_init(f);
    fixture_add(f, "a.html", a);
    if (b) fixture_add(f, "b.html", b);
    if (c) fixture_add(f, "c.html", c);
    fixture_open(f, NULL, NULL);
}

static void gives(const char *a, const char *b, const char *c, const char *expected) {
    struct fixture f;
    begin(&f, a, b, c);
    fixture_render(&f, "a.html", "about.md");
    assert_string_equal(f.told.at, "");
    assert_string_equal(f.out.at, expected);
    fixture_release(&f);
}

static void fails(const char *a, const char *b, const char *path, unsigned line, const char *id,
                  const char *message, const char *hint) {
    struct fixture f;
    begin(&f, a, b, NULL);
    assert_false(fixture_render(&f, "a.html", "about.md"));
    assert_int_equal(f.diags.n, 1);
    const struct diag *diag = &f.diags.at[0];
    assert_string_equal(diag->source->path, path);
    assert_int_equal(diag->span.line, line);
    assert_string_equal(diag->id, id);
    assert_string_equal(diag->message, message);
    if (hint) assert_string_equal(diag->hint, hint);
    fixture_release(&f);
}

static void layouts_wrap(void **state) {
    (void)state;
    gives("<% layout('b.html') title = 'T' %>\n<p>x</p>\n",
          "<h1><%= title %></h1>\n<%- content %>end\n", NULL, "<h1>T</h1>\n<p>x</p>\nend\n");
    gives("<% layout('b.html') %>x", "<% layout('c.html') %>(<%- content %>)", "[<%- content %>]",
          "[(x)]");
    fails("<% layout('b.html') layout('b.html') %>", "", "(built in)/templates/a.html", 1,
          "template-failed", "this template has a layout already, 'b.html', while filling about.md",
          NULL);
}

static void endless_layouts_end(void **state) {
    (void)state;
    fails("<% layout('a.html') %>", NULL, "(built in)/templates/a.html", 0, "template-failed",
          "layouts are nested more than 32 deep, while filling about.md", NULL);
}

static void includes_write_in_place(void **state) {
    (void)state;
    gives("1<% include('b.html', {x = 2}) %>3<%= x or '-' %>", "<%= x %><% y = 4 %>", NULL, "123-");
    gives("<% z = 'z' include('b.html', {x = 2}) %><%= y %>", "<%= z %><% y = x + 1 x = 9 %>", NULL,
          "z3");
    gives("<% local d = {n = 1} include('b.html', d) %><%= d.n %>", "<% n = 2 %><%= n %>", NULL,
          "21");
    gives("<% for i = 1, 3 do include('b.html', {i = i}) end %>", "<%= i %>,", NULL, "1,2,3,");
    fails("\n<% include('b.html', 3) %>", "", "(built in)/templates/a.html", 2, "template-failed",
          "the second argument of include is a number, not a table, while filling about.md",
          "write include(\"...\", {name = value})");
    fails("<% include('b.html') %>", "<% layout('a.html') %>", "(built in)/templates/b.html", 1,
          "template-failed", "an included template cannot choose a layout, while filling about.md",
          NULL);
    fails("a\n<% include('a.html') %>", NULL, "(built in)/templates/a.html", 2, "template-failed",
          "includes are nested more than 32 deep, while filling about.md", NULL);
}

static void mistakes_are_told_where_they_are(void **state) {
    (void)state;
    fails("<% include('b.html') %>", "\n\n<%= nothing.here %>", "(built in)/templates/b.html", 3,
          "template-failed",
          "'nothing' is nil, so nothing can be read from it, while filling "
          "about.md",
          NULL);
    fails("<% include('b.html') %>", "\n<% if %>", "(built in)/templates/b.html", 2, "bad-template",
          "unexpected symbol before the end of the tag", NULL);
    fails("\n<% include('bb.html') %>", "", "(built in)/templates/a.html", 2, "no-template",
          "there is no template 'bb.html', while filling about.md", "did you mean 'b.html'?");
    fails("\n<% include('../b.html') %>", "", "(built in)/templates/a.html", 2, "no-template",
          "there is no template '../b.html', while filling about.md", NULL);
}

static void a_template_that_is_not_there(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "", NULL, NULL);
    assert_false(fixture_render(&f, "a.htm", NULL));
    assert_string_equal(f.told.at, "templates/a.htm: error: there is no template of this name "
                                   "[no-template]\n      = did you mean 'a.html'?\n");
    fixture_release(&f);
}

static void broken_templates_are_told_once(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "\n<% for %>", NULL, NULL);
    for (int i = 0; i < 3; i++) assert_false(fixture_render(&f, "a.html", NULL));
    assert_int_equal(f.diags.n, 1);
    fixture_release(&f);
}

static void diagnostics_outlive_the_engine(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "one\n<%= two %>\n", NULL, NULL);
    assert_false(fixture_render(&f, "a.html", NULL));
    template_close(f.engine);
    f.engine = NULL;
    buf_clear(&f.told);
    diag_write(&f.diags.at[0], false, 0, &f.told);
    assert_non_null(strstr(f.told.at, "    2 | <%= two %>\n"));
    fixture_release(&f);
}

static void globals_last_for_one_rendering(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "<%= tostring(x) %><% x = 1 note = 'mine' %><%= note %>", NULL, NULL);
    template_set_text(f.engine, "note", "set");
    for (int i = 0; i < 2; i++) {
        assert_true(fixture_render(&f, "a.html", NULL));
        assert_string_equal(f.out.at, "nilmine");
    }
    template_set_text(f.engine, "x", "from C");
    assert_true(fixture_render(&f, "a.html", NULL));
    assert_string_equal(f.out.at, "from Cmine");
    template_set_text(f.engine, "x", NULL);
    assert_true(fixture_render(&f, "a.html", NULL));
    assert_string_equal(f.out.at, "nilmine");
    fixture_release(&f);
}

static void output_goes_to_the_end(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "<% layout('b.html') %>new", "<%- content %>!", "<%= nil %>");
    struct buf out;
    buf_init(&out);
    buf_puts(&out, "old ");
    assert_true(template_render(f.engine, "a.html", NULL, &out));
    assert_string_equal(out.at, "old new!");
    assert_false(template_render(f.engine, "c.html", NULL, &out));
    assert_string_equal(out.at, "old new!");
    buf_release(&out);
    fixture_release(&f);
}

// Renders b.html within the rendering of a.html.
static bool render_inner(void *context, const struct template_value *arguments, size_t count,
                         struct buf *out) {
    struct fixture *f = context;
    (void)arguments;
    (void)count;
    struct buf inner;
    buf_init(&inner);
    bool done = template_render(f->engine, "b.html", "inner.md", &inner);
    buf_puts(out, done ? inner.at : "the inner one failed");
    buf_release(&inner);
    return done;
}

static void renderings_may_be_nested(void **state) {
    (void)state;
    struct fixture f;
    begin(&f, "<% x = 1 %>a<%= inner() %>c<%= x %>", "b<% x = 2 %>", NULL);
    template_add_function(f.engine, "inner", render_inner, &f);
    fixture_render(&f, "a.html", NULL);
    assert_string_equal(f.told.at, "");
    assert_string_equal(f.out.at, "abc1");
    fixture_release(&f);
    begin(&f, "<%= inner() %>", "<%= inner() %>", NULL);
    template_add_function(f.engine, "inner", render_inner, &f);
    assert_false(fixture_render(&f, "a.html", NULL));
    fixture_release(&f);
}

// ---- tables -----------------------------------------------------------------------------------

static void show(void *context, const char *path, const struct template_value *value) {
    struct buf *out = context;
    if (value->kind == TEMPLATE_NUMBER) {
        buf_printf(out, "%s=%g ", path, value->number);
    } else if (value->kind == TEMPLATE_BOOLEAN) {
        buf_printf(out, "%s=%s ", path, value->boolean ? "yes" : "no");
    } else {
        buf_printf(out, "%s='%s' ", path, value->text);
    }
}

static void table_is(const char *lua, const char *expected, const char *message) {
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "style.lua", lua);
    fixture_open(&f, NULL, NULL);
    assert_int_equal(template_table(f.engine, "style.lua", show, &f.out), !message);
    assert_string_equal(f.out.at, expected);
    assert_int_equal(f.diags.n, message ? 1 : 0);
    if (message) assert_non_null(strstr(f.diags.at[0].message, message));
    fixture_release(&f);
}

static void tables_are_visited_in_order(void **state) {
    (void)state;
    table_is("local base = 10\nreturn {p = {size = base, bold = false}, "
             "h1 = {size = base * 2, font = 'Noto'}, gap = {3, 4}}",
             "gap.1=3 gap.2=4 h1.font='Noto' h1.size=20 p.bold=no p.size=10 ", NULL);
    table_is("return {}", "", NULL);
    table_is("x = 1 return {a = math.floor(2.5) + x}", "a=3 ", NULL);
}

static void bad_tables_are_told(void **state) {
    (void)state;
    table_is("return 3", "", "the file does not return a table");
    table_is("return {a = 1, b = {c = ipairs}}", "", "'b.c' is a function");
    table_is("return {", "", "at the end of the");
    table_is("local t = {} t.t = t return t", "", "nested more than 16 deep");
    table_is("return {[true] = 1}", "", "a boolean as a key");
    table_is("local t = {} for i = 1, 20000 do t[i] = i end return t", "",
             "more than 10000 values");
    table_is("while true do end", "", "steps");
    table_is("return os.time()", "", "'os' is nil");
    table_is("\033Lua", "", "");
}

static void what_is_kept_is_made_once(void **state) {
    (void)state;
    gives("<% local n = 0 local function say(key) kept(key, function() n = n + 1 %>[<%= key .. n "
          "%>]<% end) end "
          "say('a') say('b') say('a') %>",
          NULL, NULL, "[a1][b2][a1]");
    gives("<% kept('outer', function() %>(<% kept('inner', function() %>x<% end) %>)<% end) "
          "kept('inner', function() %>y<% end) %>",
          NULL, NULL, "(x)x");
    fails("<% kept('a', function() error('no') end) %>", NULL, "(built in)/templates/a.html", 1,
          "template-failed", "no, while filling about.md", NULL);
    struct fixture f;
    begin(&f, "<% kept('a', function() %>made on <%= page %><% end) %>", NULL, NULL);
    template_set_text(f.engine, "page", "one");
    assert_true(fixture_render(&f, "a.html", NULL));
    template_set_text(f.engine, "page", "two"); // it is to be in the key
    assert_true(fixture_render(&f, "a.html", NULL));
    assert_string_equal(f.out.at, "made on one");
    fixture_release(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_made_once),
        cmocka_unit_test(layouts_wrap),
        cmocka_unit_test(endless_layouts_end),
        cmocka_unit_test(includes_write_in_place),
        cmocka_unit_test(mistakes_are_told_where_they_are),
        cmocka_unit_test(a_template_that_is_not_there),
        cmocka_unit_test(broken_templates_are_told_once),
        cmocka_unit_test(diagnostics_outlive_the_engine),
        cmocka_unit_test(globals_last_for_one_rendering),
        cmocka_unit_test(output_goes_to_the_end),
        cmocka_unit_test(renderings_may_be_nested),
        cmocka_unit_test(tables_are_visited_in_order),
        cmocka_unit_test(bad_tables_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
