// Figures kept: the same drawing, again and again.
#include "figure/figure_store.h"
#include "random_figure.h"
#include "testing.h"

#include <stdlib.h>

static void assert_same(const struct figure_list *one, const struct figure_list *two) {
    struct buf a, b;
    buf_init(&a);
    buf_init(&b);
    const struct figure_svg_options options = {.prefix = "f", .title = "T", .desc = "D"};
    figure_svg(one, &figure_palette, &options, &a);
    figure_svg(two, &figure_palette, &options, &b);
    assert_string_equal(a.at, b.at);
    buf_release(&a);
    buf_release(&b);
}

static void a_figure_is_drawn_once(void **state) {
    (void)state;
    struct dice dice = {20261128};
    struct figure_store *store = figure_store_open();
    for (int round = 0; round < 30; round++) {
        static struct figure figures[30];
        struct arena arena;
        arena_init(&arena);
        figures[round] = roll_figure(&dice);
        const struct figure_list *first = figure_store_draw(store, &arena, &figures[round]);
        const struct figure_list *kept = figure_store_draw(store, &arena, &figures[round]);
        assert_same(first, kept);
        assert_ptr_equal(kept, figure_store_draw(store, &arena, &figures[round]));
        assert_ptr_not_equal(first, kept);
        arena_release(&arena); // what is kept stays
        assert_ptr_equal(kept, figure_store_draw(store, NULL, &figures[round]));
    }
    figure_store_close(store);
}

static void more_than_it_holds_is_drawn_all_the_same(void **state) {
    (void)state;
    enum { FIGURES = 1100 };
    struct figure *figures = base_alloc(FIGURES * sizeof *figures);
    struct figure_store *store = figure_store_open();
    struct dice dice = {7};
    struct figure one = roll_figure(&dice);
    struct arena arena;
    arena_init(&arena);
    const struct figure_list *wanted = figure_draw(&arena, &one, FIGURE_WHOLE);
    for (int i = 0; i < FIGURES; i++) {
        struct arena scratch;
        arena_init(&scratch);
        figures[i] = one;
        const struct figure_list *list = figure_store_draw(store, &scratch, &figures[i]);
        if (i % 100 == 0 || i > 1090) assert_same(list, wanted);
        arena_release(&scratch);
    }
    assert_same(figure_store_draw(NULL, &arena, &one), wanted);
    arena_release(&arena);
    figure_store_close(store);
    free(figures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_drawn_once),
        cmocka_unit_test(more_than_it_holds_is_drawn_all_the_same),
    };
    return cmocka_run_group_tests_name("figure_store", tests, NULL, NULL);
}
