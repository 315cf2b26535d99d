#include "base/letters.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static void each_once_in_order(void **state) {
    (void)state;
    struct arena arena;
    struct letters *letters = base_alloc(sizeof *letters);
    memset(letters, 0, sizeof *letters);
    arena_init(&arena);
    size_t count;
    letters_list(letters, &arena, &count);
    assert_int_equal(count, 0);
    static const char first[] = "b\xC3\xA9 \xF4\x8F\xBF\xBF", second[] = "c\xFF"
                                                                         "d";
    letters_add(letters, first, sizeof first - 1);
    letters_add(letters, second, sizeof second - 1); // what is behind the fault is not looked at
    letters_add_range(letters, 'x', 'z');
    const uint32_t wanted[] = {' ', 'b', 'c', 'x', 'y', 'z', 0xE9, 0x10FFFF};
    const uint32_t *list = letters_list(letters, &arena, &count);
    assert_int_equal(count, sizeof wanted / sizeof *wanted);
    assert_memory_equal(list, wanted, sizeof wanted);
    arena_release(&arena);
    free(letters);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_once_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
