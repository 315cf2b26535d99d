#include "base/buf.h"
#include "testing.h"

#include <string.h>

static void is_a_string_at_once(void **state) {
    (void)state;
    struct buf buf;
    buf_init(&buf);
    assert_string_equal(buf.at, "");
    buf_cut(&buf, 0);
    buf_clear(&buf);
    assert_string_equal(buf.at, "");
    buf_release(&buf);
    assert_string_equal(buf.at, "");
}

static void appends_and_grows(void **state) {
    (void)state;
    struct buf buf;
    buf_init(&buf);
    for (int i = 0; i < 10000; i++) buf_printf(&buf, "%d,", i % 10);
    assert_int_equal(buf.len, 20000);
    assert_int_equal(strlen(buf.at), 20000);
    buf_cut(&buf, 4);
    assert_string_equal(buf.at, "0,1,");
    buf_cut(&buf, 99); // longer than it is: nothing happens
    assert_int_equal(buf.len, 4);
    buf_putc(&buf, 'x');
    buf_add(&buf, "y\0z", 3);
    assert_int_equal(buf.len, 8);
    assert_memory_equal(buf.at, "0,1,xy\0z", 9);
    buf_release(&buf);
}

static void escapes_markup(void **state) {
    (void)state;
    struct buf buf;
    buf_init(&buf);
    const char *text = "<a href=\"x\" title='y'>5 & 6</a>";
    buf_escape(&buf, text, strlen(text));
    assert_string_equal(buf.at,
                        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;5 &amp; 6&lt;/a&gt;");
    buf_clear(&buf);
    buf_escape(&buf, "knee", 0);
    assert_string_equal(buf.at, "");
    buf_release(&buf);
}

static void writes_json(void **state) {
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"two words", "\"two words\""},
        {"\"\\/", "\"\\\"\\\\/\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\""},
        {"\u00e4\u819d\U0001F600", "\"\u00e4\u819d\U0001F600\""},
        {"\xff", "\"\uFFFD\""},
        {"a\xe8\x86z\xed\xa0\x80", "\"a\uFFFD\uFFFDz\uFFFD\uFFFD\uFFFD\""}, // each byte is told
        {"\x7F\xC2\x9B\xC2\xA0", "\"\\u007f\\u009b\xC2\xA0\""},
    };
    struct buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&buf);
        buf_json(&buf, cases[i].text);
        assert_string_equal(buf.at, cases[i].json);
    }
    buf_release(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_a_string_at_once),
        cmocka_unit_test(appends_and_grows),
        cmocka_unit_test(escapes_markup),
        cmocka_unit_test(writes_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
