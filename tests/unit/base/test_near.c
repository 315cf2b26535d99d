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

static void bounds_searches(void **state) {
    (void)state;
    size_t sought = 0, allowed = 0;
    for (size_t i = 0; i < 1000; i++) allowed += near_may_seek(&sought);
    assert_int_equal(allowed, 100);
}

// The nearest wins although a nearer one may come later or another comes first, and a letter that
// is not one does no harm.
static void finds_the_nearest_of_many(void **state) {
    (void)state;
    static const char *const names[] = {"exercise-12.md", "exercise-21.md", "Übung-2.md",
                                        "exercise-2.md", "exercise-3.md"};
    const struct strings many = {(const char **)names, 5, 5};
    assert_ptr_equal(near_find("exercise2.md", &many), names[3]);
    assert_ptr_equal(near_find("exercsie-12.md", &many), names[0]);
    assert_ptr_equal(near_find("Ubung-2.md", &many), names[2]);
    assert_ptr_equal(near_find("EXERCISE-3.MD", &many), names[4]);
    assert_ptr_equal(near_find("exercise-4.md", &many), names[3]); // the first of equals
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgives_small_mistakes),
        cmocka_unit_test(suggests_nothing_far_fetched),
        cmocka_unit_test(words_hints),
        cmocka_unit_test(finds_the_nearest_of_many),
        cmocka_unit_test(bounds_searches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
