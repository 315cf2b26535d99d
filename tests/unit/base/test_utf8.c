#include "base/utf8.h"
#include "testing.h"

#include <string.h>

static size_t check(const char *text) {
    return utf8_check(text, strlen(text));
}

static void tells_the_first_bad_byte(void **state) {
    (void)state;
    assert_int_equal(check("knee"), 4);
    assert_int_equal(check("n\xC3\xA4"
                           "her"),
                     6);
    assert_int_equal(check("\xE2\x80\x93"), 3);
    assert_int_equal(check("\xF0\x9F\x8F\x83"), 4);
    assert_int_equal(check("ab\xFF"), 2);
    assert_int_equal(check("ab\xC3"), 2);            // cut short
    assert_int_equal(check("\xC0\xAF"), 0);          // overlong
    assert_int_equal(check("a\xED\xA0\x80"), 1);     // a surrogate
    assert_int_equal(check("a\xF4\x90\x80\x80"), 1); // above U+10FFFF
}

static void checks_at_every_offset(void **state) {
    (void)state;
    for (size_t at = 0; at < 40; at++) {
        char text[44];
        memset(text, 'a', sizeof text);
        memcpy(text + at, "\xE2\x80\x93", 3);
        assert_int_equal(utf8_check(text, sizeof text), sizeof text);
        assert_int_equal(utf8_check(text, at + 2), at); // cut short
        text[at + 2] = 'a';
        assert_int_equal(utf8_check(text, sizeof text), at);
    }
}

static void reads_writes_and_counts(void **state) {
    (void)state;
    const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8F\x83", *at = text;
    const uint32_t want[] = {'a', 0xE9, 0x20AC, 0x1F3C3};
    struct buf again;
    buf_init(&again);
    for (int i = 0; i < 4; i++) {
        uint32_t c = utf8_next(&at);
        assert_int_equal(c, want[i]);
        utf8_put(&again, c);
    }
    assert_int_equal(*at, '\0');
    assert_string_equal(again.at, text);
    assert_int_equal(utf8_count(text, strlen(text)), 4);
    buf_release(&again);
}

static void knows_widths(void **state) {
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0x301), 0);  // combining acute
    assert_int_equal(utf8_width(0x200D), 0); // zero-width joiner
    assert_int_equal(utf8_width(0x819D), 2); // a Han character
    assert_int_equal(utf8_width(0x645), 1);  // an Arabic letter
}

static void folds_case_in_any_script(void **state) {
    (void)state;
    assert_true(utf8_same_letters("Steps", "sTEPS"));
    assert_true(utf8_same_letters("\xC3\x89tapes", "\xC3\xA9tapes"));
    assert_true(utf8_same_letters("\xD0\xA8\xD0\xB0\xD0\xB3", "\xD1\x88\xD0\xB0\xD0\xB3"));
    assert_false(utf8_same_letters("Steps", "Step"));
    assert_false(utf8_same_letters("Etapes", "\xC3\xA9tapes"));
    assert_true(utf8_same_letters("", ""));
}

static void knows_letters_without_their_marks(void **state) {
    (void)state;
    assert_int_equal(utf8_base_letter('u'), 'u');
    assert_int_equal(utf8_base_letter(0xFC), 'u');
    assert_int_equal(utf8_base_letter(0x1EA5), 'a'); // with two marks
    assert_int_equal(utf8_base_letter(0x6F22), 0x6F22);
}

static void what_is_shown_cannot_steer(void **state) {
    (void)state;
    static const char text[] =
        "a\tb\n\x1B[2J\x7F\xC2\x9B\xC3\xA4\xFF\xE2\x82\xF0\x9F\x98\x80z\xC0\xAF";
    struct buf safe;
    buf_init(&safe);
    utf8_put_visible(&safe, text);
    assert_string_equal(safe.at, "a\tb\\x0A\\x1B[2J\\x7F\\x9B\xC3\xA4\\xFF\\xE2\\x82"
                                 "\xF0\x9F\x98\x80z\\xC0\\xAF");
    buf_clear(&safe);
    utf8_put_visible(&safe, "");
    assert_string_equal(safe.at, "");
    buf_release(&safe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_first_bad_byte),
        cmocka_unit_test(checks_at_every_offset),
        cmocka_unit_test(reads_writes_and_counts),
        cmocka_unit_test(knows_widths),
        cmocka_unit_test(folds_case_in_any_script),
        cmocka_unit_test(what_is_shown_cannot_steer),
        cmocka_unit_test(knows_letters_without_their_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
