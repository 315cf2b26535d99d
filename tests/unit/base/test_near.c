#include "base/near.h"
#include "testing.h"

static const char *const fields[] = {"sets", "reps", "hold", "side", "frequency"};
static const struct strings candidates = {(const char **)fields, 5, 5};

static void forgives_small_mistakes(void **state) {
    (void)state;
    assert_string_equal(near_find("set", &candidates), "sets");   // a letter missing
    assert_string_equal(near_find("repss", &candidates), "reps"); // one too many
    assert_string_equal(near_find("hald", &candidates), "hold");  // another one
    assert_string_equal(near_find("sied", &candidates), "side");  // two swapped
    assert_string_equal(near_find("SETS", &candidates), "sets");  // letter case
    assert_string_equal(near_find("frequnecy", &candidates), "frequency");
}

static void suggests_nothing_far_fetched(void **state) {
    (void)state;
    assert_null(near_find("tempo", &candidates));
    assert_null(near_find("", &candidates));
    const struct strings none = {0};
    assert_null(near_find("sets", &none));
    char endless[1000];
    for (size_t i = 0; i < sizeof endless; i++) endless[i] = 'a';
    endless[sizeof endless - 1] = '\0';
    assert_null(near_find(endless, &candidates));
}

static void words_hints(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(near_hint(&arena, "set", &candidates), "did you mean 'sets'?");
    assert_null(near_hint(&arena, "tempo", &candidates));
    assert_string_equal(near_list(&arena, &candidates),
                        "one of: sets, reps, hold, side, frequency");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgives_small_mistakes),
        cmocka_unit_test(suggests_nothing_far_fetched),
        cmocka_unit_test(words_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
