#include "base/map.h"
#include "testing.h"

static void finds_what_was_added(void **state) {
    (void)state;
    struct arena arena;
    struct map map = {0};
    arena_init(&arena);
    assert_null(map_find(&map, "squat"));
    for (int i = 0; i < 5000; i++) {
        char *key = arena_printf(&arena, "exercise-%d", i);
        assert_null(map_add(&arena, &map, key, key));
    }
    assert_int_equal(map.n, 5000);
    for (int i = 0; i < 5000; i++) {
        const char *key = arena_printf(&arena, "exercise-%d", i);
        assert_string_equal(map_find(&map, key), key);
    }
    assert_null(map_find(&map, "exercise-5000"));
    arena_release(&arena);
}

static void keeps_the_first_of_a_key(void **state) {
    (void)state;
    struct arena arena;
    struct map map = {0};
    arena_init(&arena);
    assert_null(map_add(&arena, &map, "knee", "first"));
    assert_string_equal(map_add(&arena, &map, "knee", "second"), "first");
    assert_string_equal(map_find(&map, "knee"), "first");
    assert_int_equal(map.n, 1);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(keeps_the_first_of_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
