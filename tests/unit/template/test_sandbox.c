// What a template cannot do, and that the engine is as good as new after it tried.
#include "template/fixture.h"

static const struct template_limits small = {
    .memory = 4u << 20, .instructions = 1000000, .output = 100000};

// Renders a bad template, then a good one, in one engine; each bad one twice.
static void refuses(const char *text, const char *id, const char *message) {
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "bad.html", text);
    fixture_add(&f, "good.html",
                "<% local s = string.format('%s', ('x'):rep(3)) %><%= s %><%= #leak %>");
    fixture_open(&f, NULL, &small);
    template_set_text(f.engine, "leak", "");
    for (size_t i = 1; i <= 2; i++) {
        assert_false(fixture_render(&f, "bad.html", "about.md"));
        assert_string_equal(f.out.at, "");
        assert_int_equal(f.diags.n, i);
        assert_string_equal(f.diags.at[i - 1].id, id);
        assert_non_null(strstr(f.diags.at[i - 1].message, message));
        assert_int_equal(f.diags.at[i - 1].span.line, 2);
        assert_true(fixture_render(&f, "good.html", NULL));
        assert_string_equal(f.out.at, "xxx0");
    }
    fixture_release(&f);
}

#define STEPS "more than the 1000000 steps"
#define MEMORY "more memory than the 4194304 bytes"
#define OUTPUT "more than the 100000 bytes"

static void the_system_is_out_of_reach(void **state) {
    (void)state;
    static const char *const names[] = {
        "io",      "os",          "debug",        "package",  "require",   "load",
        "print",   "loadstring",  "dofile",       "loadfile", "coroutine", "collectgarbage",
        "rawset",  "rawget",      "getmetatable", "pcall",    "xpcall",    "setmetatable",
        "_G",      "string.dump", "math.random",  "warn",     "rawequal",  "string.pack",
        "_ENV._G", "rawlen",      "table.move"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[80], expected[16] = "nil";
        snprintf(text, sizeof text, "<%%= tostring(%s) %%>", names[i]);
        check_output(text, expected);
    }
}

static void the_library_cannot_be_changed(void **state) {
    (void)state;
    refuses("\n<% string.format = nil %>", "template-failed", "'string' cannot be changed");
    refuses("\n<% table.insert(string, 1) %>", "template-failed", "");
    refuses("\n<% string = {} %>", "template-failed", "'string' belongs to every template");
    refuses("\n<% ipairs = nil %>", "template-failed", "'ipairs' belongs to every template");
    refuses("\n<% leak = 'aaa' x = 1 error('done') %>", "template-failed", "done");
    refuses("\n<% ('').format = 1 %>", "template-failed", "attempt to index a string value");
    refuses("\n<% _ENV.string = nil %>", "template-failed", "'string' belongs");
    refuses("\n<% _ENV = nil x = 1 %>", "template-failed", "");
}

static void endless_work_ends(void **state) {
    (void)state;
    refuses("\n<% while true do end %>", "template-limit", STEPS);
    refuses("\n<% for i = 1, 1000000 do local x = i end %>", "template-limit", STEPS);
    refuses("\n<% for i = 1, math.huge do local x = i end %>", "template-limit", STEPS);
    refuses("\n<% local function f() return f() end f() %>", "template-limit", STEPS);
    refuses("\n<% ::again:: goto again %>", "template-limit", STEPS);
    refuses("\n<% repeat until false %>", "template-limit", STEPS);
    refuses("\n<% local t = {f = function(n) return n end} local s = 'do' --[[ do ( ]] "
            "function t.g(a, ...) return t.f(...) + t.g(a, ...) end t.g(1, 2) %>",
            "template-limit", MEMORY);
    refuses("\n<% local function f(n) if n > 0 then f(n - 1) f(n - 1) end end f(60) %>",
            "template-limit", STEPS);
    refuses("\n<% string.gsub(('a'):rep(10000), '', function() for i = 1, 1000 do end end) %>",
            "template-limit", STEPS);
    refuses("\n<% local t = {} for i = 1, 9999 do t[i] = i end "
            "while true do table.insert(t, 1, 0) table.remove(t, 1) end %>",
            "template-limit", STEPS);
    refuses("\n<% local t = {} for i = 1, 999 do t[i] = i end while true do table.sort(t) end %>",
            "template-limit", STEPS);
    refuses("\n<% local t = {} for i = 1, 999 do t[i] = i end while true do pairs(t) end %>",
            "template-limit", STEPS);
    refuses("\n<% while true do local s = ('x'):rep(100000) end %>", "template-limit", STEPS);
}

static void patterns_are_counted(void **state) {
    (void)state;
    refuses("\n<% ('a'):rep(3000):find(('a*'):rep(30) .. 'b') %>", "template-limit", STEPS);
    refuses("\n<% ('a'):rep(100000):find('.-b') %>", "template-limit", STEPS);
    refuses("\n<% ('a'):rep(100000):gsub('.-.-b', '') %>", "template-limit", STEPS);
    refuses("\n<% ('('):rep(100000):match('%b()') for i = 1, 99 do "
            "('('):rep(100000):match('%b()') end %>",
            "template-limit", STEPS);
    refuses("\n<% local s = ('a'):rep(100000) while true do s:find('b', 1, true) end %>",
            "template-limit", STEPS);
    refuses("\n<% ('a'):rep(300):match(('(a'):rep(40)) %>", "template-failed", "captures");
    refuses("\n<% ('a'):rep(3000):match(('a?'):rep(3000)) %>", "template-failed", "too complex");
    refuses("\n<% ('a'):find('[a') %>", "template-failed", "']' is missing");
    refuses("\n<% ('a'):find('a%') %>", "template-failed", "it ends with '%'");
    refuses("\n<% ('a'):find('%f') %>", "template-failed", "%f wants a set");
    refuses("\n<% ('a'):find('%b') %>", "template-failed", "%b wants two characters");
    refuses("\n<% ('a'):match('a)') %>", "template-failed", "has no '('");
    refuses("\n<% ('a'):find('(a') %>", "template-failed", "has no ')'");
    refuses("\n<% ('a'):find('%1') %>", "template-failed", "has no capture");
    refuses("\n<% ('a'):gsub('a', '%2') %>", "template-failed", "no capture 2");
    refuses("\n<% ('a'):gsub('a', '%x') %>", "template-failed", "in a replacement");
}

static void memory_is_bounded(void **state) {
    (void)state;
    refuses("\n<% local t = {} while true do t[#t + 1] = {} end %>", "template-limit", MEMORY);
    refuses("\n<% local s = 'x' while true do s = s .. s end %>", "template-limit", MEMORY);
    refuses("\n<% local function f() return 1 + f() end f() %>", "template-limit", MEMORY);
    refuses("\n<% ('x'):rep(1 << 40) %>", "template-failed", "string.rep");
    refuses("\n<% ('x'):rep(1 << 62, 'yy') %>", "template-failed", "string.rep");
    refuses("\n<% local t = {} for i = 1, 9 do t[i] = ('x'):rep(1000000) end "
            "table.concat(t) %>",
            "template-limit", "");
    refuses("\n<% string.format('%99999d', 1) %>", "template-failed", "");
    refuses("\n<% table.unpack({}, 1, 1e8) %>", "template-failed", "too many results");
    refuses("\n<% string.char(table.unpack({}, 1, 10000)) %>", "template-failed", "");
}

static void recursion_ends(void **state) {
    (void)state;
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "t.html", "\n<% local function f() return 1 + f() end f() %>");
    fixture_open(&f, NULL, &(struct template_limits){.memory = 1u << 30});
    assert_false(fixture_render(&f, "t.html", NULL));
    assert_string_equal(f.diags.at[0].message, "functions call each other without end");
    assert_int_equal(f.diags.at[0].span.line, 2);
    fixture_release(&f);
    refuses("\n<% local function f(a) return (a:gsub('a', f)) end f('a') %>", "template-failed",
            "without end");
}

static void output_is_bounded(void **state) {
    (void)state;
    refuses("\n<% while true do %>some text<% end %>", "template-limit", OUTPUT);
    refuses("\n<% local s = ('<'):rep(50000) %><%= s %><%= s %><%= s %>", "template-limit", OUTPUT);
}

static void odd_errors_are_told(void **state) {
    (void)state;
    refuses("\n<% error({}) %>", "template-failed", "error was called with a table, not a text");
    refuses("\n<% error() %>", "template-failed", "error was called with nil, not a text");
    refuses("\n<% error(ipairs) %>", "template-failed", "with a function");
    refuses("\n<% assert(nil) %>", "template-failed", "assertion failed!");
    refuses("\n<% assert(false, {}) %>", "template-failed", "with a table");
    refuses("\n<% error('a\\0b') %>", "template-failed", "a");
    refuses("\n<% __text(999) %>", "template-failed", "no such part");
    refuses("\n<% __value(-1, 'x') %>", "template-failed", "no such part");
}

static void nothing_differs_between_runs(void **state) {
    (void)state;
    check_output("<% for k, v in pairs({b = 1, a = 2, [2] = 'y', [1] = 'x', c = 3}) do %>"
                 "<%= k %>=<%= v %> <% end %>",
                 "1=x 2=y a=2 b=1 c=3 ");
    check_output("<% local t = {a = 1, b = 2} for k in pairs(t) do t.b = nil %><%= k %><% end %>",
                 "a");
    check_output("<%= next({}) == nil %> <%= next({z = 1, y = 2}) %>", "true y");
    check_output("<%= tostring({}) %> <%= tostring(ipairs) %>", "table function");
    check_failure("<%= string.format('%p', {}) %>",
                  "(built in)/templates/t.html:1: error: string.format has no %p here, while "
                  "filling about.md [template-failed]\n"
                  "    1 | <%= string.format('%p', {}) %>\n");
    check_output("<% local t = {{1,'a'},{0,'b'},{1,'c'},{0,'d'},{1,'e'}} "
                 "table.sort(t, function(x, y) return x[1] < y[1] end) "
                 "for _, v in ipairs(t) do %><%= v[2] %><% end %>",
                 "bdace");
    check_output("<% local t = {3, 1, 2} table.sort(t) %><%= table.concat(t, ',') %>", "1,2,3");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_system_is_out_of_reach),
        cmocka_unit_test(the_library_cannot_be_changed),
        cmocka_unit_test(endless_work_ends),
        cmocka_unit_test(patterns_are_counted),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(recursion_ends),
        cmocka_unit_test(output_is_bounded),
        cmocka_unit_test(odd_errors_are_told),
        cmocka_unit_test(nothing_differs_between_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
