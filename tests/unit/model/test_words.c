#include "model/words.h"
#include "testing.h"

static void fills_in_names(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    const struct words_value values[] = {{"n", "2–3"}, {"unit", "<s>"}};
    words_fill("{n} sets, {n} {unit}", values, 2, &out);
    assert_string_equal(out.at, "2–3 sets, 2–3 <s>");
    buf_clear(&out);
    words_fill("{other} {n", values, 2, &out); // unknown, and not closed
    assert_string_equal(out.at, "{other} {n");
    buf_clear(&out);
    words_fill("", values, 2, &out);
    assert_string_equal(out.at, "");
    buf_release(&out);
}

static void finds_plural_forms(void **state) {
    (void)state;
    struct arena arena;
    struct words words = {.language = "en"};
    arena_init(&arena);
    map_add(&arena, &words.texts, "sets#one", "{n} set");
    map_add(&arena, &words.texts, "sets#other", "{n} sets");
    map_add(&arena, &words.texts, "steps", "Steps");
    assert_string_equal(words_find(&words, "sets", "one"), "{n} set");
    assert_string_equal(words_find(&words, "sets", "other"), "{n} sets");
    assert_string_equal(words_find(&words, "sets", "few"), "{n} sets"); // a form it lacks
    assert_string_equal(words_find(&words, "sets", NULL), "{n} sets");
    assert_string_equal(words_find(&words, "steps", "one"), "Steps"); // no forms at all
    assert_null(words_find(&words, "holds", "one"));
    char endless[500];
    for (size_t i = 0; i < sizeof endless; i++) endless[i] = 'a';
    endless[sizeof endless - 1] = '\0';
    assert_null(words_find(&words, endless, "one"));
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_names),
        cmocka_unit_test(finds_plural_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
