// What templates write: text, values, code, blank lines.
#include "template/fixture.h"

static void text_is_copied(void **state) {
    (void)state;
    check_output("", "");
    check_output("plain & <b>\n", "plain & <b>\n");
    check_output("a < b <%% c %> d\n", "a < b <% c %> d\n");
}

static void values_are_escaped(void **state) {
    (void)state;
    check_output("<p><%= \"a<b>&'\\\"\" %></p>", "<p>a&lt;b&gt;&amp;&#39;&quot;</p>");
    check_output("<%- '<br>' %>", "<br>");
    check_output("<%= '%>' %><%= [[%>]] %><%= [=[ ]]%> ]=] %>", "%&gt;%&gt; ]]%&gt; ");
    check_output("<%= nil or '' %>|<%= true %>|<%= ('é'):upper() %>", "|true|é");
}

static void numbers_print_without_noise(void **state) {
    (void)state;
    check_output(
        "<%= 3 %> <%= 3.0 %> <%= 2.5 %> <%= 6 / 2 %> <%= -0.0 %> <%= 1e15 %> <%= 10 // 3 %>",
        "3 3 2.5 3 0 1e+15 3");
}

static void whole_numbers_have_all_their_digits(void **state) {
    (void)state;
    check_output("<%= math.maxinteger %> <%= math.mininteger %> <%= -7 %> <%= 0 %>",
                 "9223372036854775807 -9223372036854775808 -7 0");
}

static void code_runs(void **state) {
    (void)state;
    check_output("<% for i = 1, 3 do %><%= i %>,<% end %>", "1,2,3,");
    check_output("<% local function f(x) %><b><%= x %></b><% end f(1) f('<') %>",
                 "<b>1</b><b>&lt;</b>");
    check_output("<% if false then %>a<% else %>b<% end -- note %>c", "bc");
    check_output("<% --[[ long %> comment ]] x = 1 %><%= x -- note %>", "1");
    check_output("<%# nothing <%= here %>z", "z");
}

static void lines_of_code_leave_nothing(void **state) {
    (void)state;
    check_output("<ul>\n  <% for i = 1, 2 do %>\n  <li><%= i %></li>\n  <% end %>\n</ul>\n",
                 "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
    check_output("a\r\n<% x = 1 %>\r\nb\r\n", "a\r\nb\r\n");
    check_output("<%# one %> <% x = 1 %>\t\nb", "b");
    check_output("<%\nx = 1\n%>\nb<%= x %>\n", "b1\n");
    check_output("a <% x = 1 %>\nb", "a \nb");
    check_output("<%= 1 -%>  \nb <% x = 1 -%>\nc", "1b c");
    check_output("<% if true then %> a <% end %>\n", " a \n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_copied),
        cmocka_unit_test(values_are_escaped),
        cmocka_unit_test(numbers_print_without_noise),
        cmocka_unit_test(whole_numbers_have_all_their_digits),
        cmocka_unit_test(code_runs),
        cmocka_unit_test(lines_of_code_leave_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
