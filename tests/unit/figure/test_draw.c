// Drawing: whatever the pose, all coordinates are finite and the SVG holds together.
#include "figure/figure.h"
#include "figure/figure_outline.h"
#include "figure/figure_stance.h"
#include "random_figure.h"
#include "testing.h"

#include <math.h>

static int points_of(unsigned char verb) {
    static const int points[] = {1, 1, 3, 0};
    assert_in_range(verb, FIGURE_MOVE, FIGURE_CLOSE);
    return points[verb];
}

static void check_path(const struct figure_path *path) {
    size_t wanted = 0;
    for (size_t i = 0; i < path->verbs.n; i++) {
        assert_true(i > 0 || path->verbs.at[0] == FIGURE_MOVE);
        wanted += 2 * (size_t)points_of(path->verbs.at[i]);
    }
    assert_int_equal(wanted, path->points.n);
    for (size_t i = 0; i < path->points.n; i++) {
        assert_true(isfinite(path->points.at[i]));
        assert_true(fabs(path->points.at[i]) < 3000);
    }
}

static void check_list(const struct figure_list *list) {
    for (size_t i = 0; i < list->n; i++) check_path(&list->at[i].path);
    assert_true(isfinite(list->left) && isfinite(list->top));
    assert_true(list->width > 0 && list->height > 0);
    assert_true(isfinite(list->width) && isfinite(list->height));
}

// Numbers in the text are plain: an XML parser looks at the rest in tests/unit/check.
static void check_svg(const char *svg) {
    assert_null(strstr(svg, "nan"));
    assert_null(strstr(svg, "inf"));
    assert_null(strstr(svg, "e+"));
    assert_null(strstr(svg, "<style"));
    assert_null(strstr(svg, "style="));
    assert_null(strstr(svg, "<script"));
    assert_non_null(strstr(svg, "role=\"img\""));
}

static void test_random_poses(void **state) {
    (void)state;
    struct dice dice = {20261123};
    struct buf svg;
    buf_init(&svg);
    const struct words words = {.language = "x"}; // that lack every text
    const struct figure_svg_options options = {.prefix = "f", .title = "T", .desc = "D"};
    for (int round = 0; round < 600; round++) {
        struct arena arena;
        struct figure figure = roll_figure(&dice);
        arena_init(&arena);
        struct figure_list *list = figure_draw(&arena, &figure, (enum figure_view)(round % 4));
        check_list(list);
        buf_clear(&svg);
        figure_svg(list, &figure_palette, &options, &svg);
        check_svg(svg.at);
        assert_non_null(figure_propose_alt(&arena, &figure, &words));
        if (round % 10 == 0) {
            buf_clear(&svg);
            figure_svg_moving(&arena, &figure, &figure_palette, &options, &svg);
            check_svg(svg.at);
        }
        arena_release(&arena);
    }
    buf_release(&svg);
}

// Numbers that no reader lets through must not hang or crash the drawing either.
static void test_angles_beyond_reason(void **state) {
    (void)state;
    const double angles[] = {1e9, -1e9, 1e300, 720, 0.0001};
    for (size_t i = 0; i < sizeof angles / sizeof *angles; i++) {
        struct arena arena;
        struct figure figure = figure_plain();
        arena_init(&arena);
        for (int joint = 0; joint < POSE_JOINTS; joint++) {
            figure.frames[0].angle[joint][0] = figure.frames[0].angle[joint][1] = angles[i];
            figure.frames[0].given[joint][0] = figure.frames[0].given[joint][1] = true;
        }
        check_list(figure_draw(&arena, &figure, FIGURE_WHOLE));
        arena_release(&arena);
    }
}

static void test_same_bytes(void **state) {
    (void)state;
    struct dice dice = {7};
    struct figure figure = roll_figure(&dice);
    struct buf once, again;
    struct arena arena;
    const struct figure_svg_options options = {.prefix = "f", .title = "T", .desc = "D"};
    buf_init(&once);
    buf_init(&again);
    arena_init(&arena);
    figure_svg(figure_draw(&arena, &figure, FIGURE_WHOLE), &figure_palette, &options, &once);
    figure_svg(figure_draw(&arena, &figure, FIGURE_WHOLE), &figure_palette, &options, &again);
    assert_string_equal(once.at, again.at);
    arena_release(&arena);
    buf_release(&once);
    buf_release(&again);
}

// ---- ids, titles, colours -----------------------------------------------------------------------

static void draw_with(const char *prefix, const char *title, struct buf *out) {
    struct arena arena;
    struct figure figure = figure_plain();
    arena_init(&arena);
    figure_svg(figure_draw(&arena, &figure, FIGURE_WHOLE), &figure_palette,
               &(struct figure_svg_options){prefix, title, "Stands <still>.", 0}, out);
    arena_release(&arena);
}

static void test_ids_carry_the_prefix(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    draw_with("squat", "Squat", &out);
    const char *at = out.at;
    int ids = 0;
    while ((at = strstr(at, " id=\""))) {
        at += 5;
        assert_memory_equal(at, "squat-", 6);
        ids++;
    }
    assert_true(ids >= 2); // and those of what is used again
    assert_non_null(strstr(out.at, "aria-labelledby=\"squat-t squat-d\""));
    buf_release(&out);
}

// The legs of a chair are written once, and each use leads to what is there.
static void test_equal_shapes_are_used_again(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    figure.turn = 30;
    figure.height = 14;
    figure.frames[0].stance = POSE_SEATED;
    figure.props[figure.prop_count++] = (struct pose_prop){.kind = POSE_CHAIR};
    figure_svg(figure_draw(&arena, &figure, FIGURE_WHOLE), &figure_palette,
               &(struct figure_svg_options){"sit", "Sit", "Sits.", 0}, &out);
    int uses = 0;
    for (const char *at = out.at; (at = strstr(at, "<use xlink:href=\"#"));) {
        at += strlen("<use xlink:href=\"#");
        const char *id = arena_strndup(&arena, at, strcspn(at, "\""));
        assert_non_null(strstr(out.at, arena_printf(&arena, "<g id=\"%s\">", id)));
        uses++;
    }
    assert_true(uses >= 3);
    buf_release(&out);
    arena_release(&arena);
}

static void test_words_are_escaped(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    draw_with("f", "Sit & \"reach\"", &out);
    assert_non_null(strstr(out.at, "<title id=\"f-t\">Sit &amp; &quot;reach&quot;</title>"));
    assert_non_null(strstr(out.at, "<desc id=\"f-d\">Stands &lt;still&gt;.</desc>"));
    buf_release(&out);
}

static void test_shades(void **state) {
    (void)state;
    struct figure_palette palette = {{[FIGURE_SKIN] = 0x804020}};
    assert_int_equal(figure_colour(&palette, FIGURE_SKIN, 1), 0x804020);
    assert_int_equal(figure_colour(&palette, FIGURE_SKIN, 0.5), 0x402010);
    assert_int_equal(figure_colour(&palette, FIGURE_SKIN, 1.5), 0xC0A090);
}

// ---- what is drawn ----------------------------------------------------------------------------

static int count_paint(const struct figure_list *list, enum figure_paint paint) {
    int count = 0;
    for (size_t i = 0; i < list->n; i++) count += list->at[i].fill == paint;
    return count;
}

static void test_what_a_movement_shows(void **state) {
    (void)state;
    struct arena arena;
    struct figure figure = figure_plain();
    arena_init(&arena);
    assert_int_equal(count_paint(figure_draw(&arena, &figure, FIGURE_WHOLE), FIGURE_GHOST), 0);
    figure.frame_count = 2;
    figure.frames[1].angle[POSE_HIP][POSE_LEFT] = 90;
    figure.frames[1].given[POSE_HIP][POSE_LEFT] = true;
    figure.has_arrow = true;
    figure.follow = (struct pose_spot){POSE_AT_KNEE, POSE_LEFT};
    struct figure_list *list = figure_draw(&arena, &figure, FIGURE_WHOLE);
    assert_int_equal(count_paint(list, FIGURE_GHOST), 1);
    assert_int_equal(count_paint(list, FIGURE_ARROW), 1);
    figure.arrow = POSE_ARROW_BOTH;
    list = figure_draw(&arena, &figure, FIGURE_WHOLE);
    assert_int_equal(count_paint(list, FIGURE_ARROW), 2);
    list = figure_draw(&arena, &figure, FIGURE_END);
    assert_int_equal(count_paint(list, FIGURE_ARROW) + count_paint(list, FIGURE_GHOST), 0);
    struct figure_list *strip = figure_draw(&arena, &figure, FIGURE_STRIP);
    assert_int_equal(count_paint(strip, FIGURE_SHOES), 4);
    assert_true(strip->width > list->width * 1.5);
    assert_true(strip->height > list->height + 10); // numbers below
    arena_release(&arena);
}

// One who lies on the back, and lets a straight leg fall across.
static struct figure crossing_leg(void) {
    struct figure figure = figure_plain();
    for (int i = 0; i < 2; i++) {
        struct pose *pose = &figure.frames[i];
        pose->stance = POSE_SUPINE;
        pose->angle[POSE_HIP][POSE_LEFT] = 70;
        pose->angle[POSE_KNEE][POSE_LEFT] = 2;
        pose->angle[POSE_HIP_ABDUCTION][POSE_LEFT] = i ? -36 : 0;
        pose->given[POSE_HIP][POSE_LEFT] = pose->given[POSE_KNEE][POSE_LEFT] = true;
        pose->given[POSE_HIP_ABDUCTION][POSE_LEFT] = true;
    }
    figure.frame_count = 2;
    figure.has_arrow = true;
    figure.follow = (struct pose_spot){POSE_AT_FOOT, POSE_LEFT};
    return figure;
}

// From wherever one looks, the arrow that follows a foot does not cover it.
static void test_an_arrow_spares_the_foot(void **state) {
    (void)state;
    for (int height = 50; height <= 90; height += 4) {
        struct arena arena;
        struct figure figure = crossing_leg();
        struct figure_settled settled;
        struct figure_chain chain;
        struct figure_shape shoe;
        arena_init(&arena);
        figure.height = height;
        figure_settle(&figure, &settled);
        struct figure_camera camera = figure_camera(figure.turn, figure.height);
        figure_chain(&settled.frames[1], figure.build, FIGURE_SHOE, POSE_LEFT, &chain);
        figure_flatten(&camera, &chain, 1, &shoe);
        struct figure_list *list = figure_draw(&arena, &figure, FIGURE_WHOLE);
        for (size_t i = 0; i < list->n; i++)
            for (size_t k = 0; list->at[i].line == FIGURE_ARROW && k < list->at[i].path.points.n;
                 k += 2) {
                const double *at = &list->at[i].path.points.at[k];
                assert_true(figure_outside(&shoe, (struct figure_flat){at[0], at[1]}) > 0);
            }
        arena_release(&arena);
    }
}

// Each muscle can be seen from somewhere.
static void test_every_muscle(void **state) {
    (void)state;
    for (int muscle = 0; muscle < pose_muscle_count; muscle++) {
        int seen = 0;
        for (int turn = -180; turn < 180; turn += 45) {
            struct arena arena;
            struct figure figure = figure_plain();
            arena_init(&arena);
            figure.turn = turn;
            figure.muscle_count = 1;
            figure.muscles[0] = (struct pose_muscle){muscle, 1};
            seen += count_paint(figure_draw(&arena, &figure, FIGURE_END), FIGURE_MUSCLE);
            arena_release(&arena);
        }
        assert_true(seen > 0);
    }
}

// Every prop adds something to the picture.
static void test_every_prop(void **state) {
    (void)state;
    for (int kind = 0; kind < POSE_PROPS; kind++) {
        struct arena arena;
        struct figure figure = figure_plain();
        arena_init(&arena);
        size_t without = figure_draw(&arena, &figure, FIGURE_END)->n;
        figure.prop_count = 1;
        figure.props[0] = (struct pose_prop){.kind = (enum pose_prop_kind)kind};
        if (pose_props[kind].partner == POSE_GOES_ROUND) {
            figure.props[0].has_round = true;
            figure.props[0].round =
                (struct pose_spot){kind == POSE_STRAP ? POSE_AT_FOOT : POSE_AT_KNEE, POSE_LEFT};
        }
        size_t with = figure_draw(&arena, &figure, FIGURE_END)->n;
        // A mat takes the place of two shadows.
        assert_true(with + (kind == POSE_MAT ? 2 : 0) > without);
        arena_release(&arena);
    }
}

// ---- crossing limbs ---------------------------------------------------------------------------

static size_t place_of(const struct figure_list *list, int part) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].part == part) return i;
    fail_msg("part %d is not painted", part);
    return 0;
}

// Of two shanks that cross, the one in front is painted last, from whichever side one looks.
static void test_crossed_legs(void **state) {
    (void)state;
    const int left = 100 + FIGURE_SHANK_SKIN * 2, right = left + 1;
    for (int behind = 0; behind < 2; behind++) {
        struct arena arena;
        struct figure figure = figure_plain();
        struct pose *pose = &figure.frames[0];
        arena_init(&arena);
        figure.turn = behind ? 180 : 0;
        pose->angle[POSE_HIP][POSE_LEFT] = 22; // the left leg crosses before the right one
        pose->angle[POSE_HIP_ABDUCTION][POSE_LEFT] = -25;
        pose->given[POSE_HIP][POSE_LEFT] = pose->given[POSE_HIP_ABDUCTION][POSE_LEFT] = true;
        struct figure_list *list = figure_draw(&arena, &figure, FIGURE_END);
        bool left_is_last = place_of(list, left) > place_of(list, right);
        assert_true(left_is_last == !behind);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_arrow_spares_the_foot),
        cmocka_unit_test(test_random_poses),
        cmocka_unit_test(test_angles_beyond_reason),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_ids_carry_the_prefix),
        cmocka_unit_test(test_equal_shapes_are_used_again),
        cmocka_unit_test(test_words_are_escaped),
        cmocka_unit_test(test_shades),
        cmocka_unit_test(test_what_a_movement_shows),
        cmocka_unit_test(test_every_muscle),
        cmocka_unit_test(test_every_prop),
        cmocka_unit_test(test_crossed_legs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
