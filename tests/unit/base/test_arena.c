#include "base/arena.h"
#include "base/vec.h"
#include "testing.h"

#include <stdbool.h>

#include <stdio.h>
#include <string.h>

static void gives_zeroed_aligned_memory(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 5000; size += 37) {
        unsigned char *memory = arena_alloc(&arena, size);
        bool wide = size % _Alignof(max_align_t) == 0;
        size_t align = wide ? _Alignof(max_align_t) : _Alignof(void *);
        assert_int_equal((uintptr_t)memory % align, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size); // a later piece must not overlap
    }
    arena_release(&arena);
}

static void keeps_pieces_apart(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *texts[2000];
    for (int i = 0; i < 2000; i++) texts[i] = arena_printf(&arena, "text %d", i);
    for (int i = 0; i < 2000; i++) {
        char want[32];
        snprintf(want, sizeof want, "text %d", i);
        assert_string_equal(texts[i], want);
    }
    arena_release(&arena);
}

static void takes_pieces_larger_than_a_block(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    size_t large = (size_t)3 << 20;
    char *memory = arena_alloc(&arena, large);
    memory[large - 1] = 'x';
    assert_string_equal(arena_strdup(&arena, "after"), "after");
    arena_release(&arena);
}

// Texts of every length, so that some end just at a block's end.
static void formats_up_to_the_end_of_a_block(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *texts[300];
    for (int i = 0; i < 300; i++) texts[i] = arena_printf(&arena, "%*d", i, 7);
    for (int i = 0; i < 300; i++) {
        assert_int_equal(strlen(texts[i]), i ? i : 1);
        assert_int_equal(strspn(texts[i], " "), i ? i - 1 : 0);
        assert_int_equal(texts[i][i ? i - 1 : 0], '7');
    }
    arena_release(&arena);
}

static void reset_forgets_but_stays_zeroed(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (int i = 0; i < 100; i++) memset(arena_alloc(&arena, 1000), 0xFF, 1000);
    arena_reset(&arena);
    unsigned char *memory = arena_alloc(&arena, 1000);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(memory[i], 0);
    arena_release(&arena);
    arena_reset(&arena); // an empty one, too
    arena_release(&arena);
}

static void copies_text(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_null(arena_strdup(&arena, NULL));
    assert_string_equal(arena_strndup(&arena, "squat", 3), "squ");
    assert_string_equal(arena_strndup(&arena, "", 0), "");
    arena_release(&arena);
}

static void vectors_grow_and_keep_their_items(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct strings list = {0};
    for (int i = 0; i < 1000; i++) vec_push(&arena, &list, i % 2 ? "odd" : "even");
    assert_int_equal(list.n, 1000);
    for (size_t i = 0; i < list.n; i++) assert_string_equal(list.at[i], i % 2 ? "odd" : "even");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(keeps_pieces_apart),
        cmocka_unit_test(takes_pieces_larger_than_a_block),
        cmocka_unit_test(formats_up_to_the_end_of_a_block),
        cmocka_unit_test(reset_forgets_but_stays_zeroed),
        cmocka_unit_test(copies_text),
        cmocka_unit_test(vectors_grow_and_keep_their_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
