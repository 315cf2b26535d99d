// Outlines for a movement: what is written is read again, and lies on what was traced.
#include "figure/figure_ring.h"
#include "testing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 90 };

// A circle round (10, -20), or the upper half of it.
static struct figure_item circle(double *at, double radius, bool half) {
    for (int i = 0; i < POINTS; i++) {
        double angle = half ? 3.14159265 * i / (POINTS - 1) : 2 * 3.14159265 * i / POINTS;
        at[2 * i] = 10 + radius * cos(angle);
        at[2 * i + 1] = -20 - radius * sin(angle);
    }
    return (struct figure_item){.trace = at, .trace_count = POINTS, .trace_is_open = half};
}

struct pen {
    const char *at;
    double x, y;
};

static double number(struct pen *pen) {
    char *end;
    double value = strtod(pen->at, &end);
    assert_ptr_not_equal(end, pen->at);
    pen->at = end;
    return value;
}

// How far from the middle a parabola's half-way point and its end are, at the worst.
static double worst(const char *d, double radius, int *pieces) {
    struct pen pen = {d + 1, 0, 0};
    double most = 0, hx = 0, hy = 0;
    assert_int_equal(d[0], 'M');
    pen.x = number(&pen);
    pen.y = number(&pen);
    assert_int_equal(*pen.at, 'q');
    for (*pieces = 0; *pen.at; ++*pieces) {
        if (*pieces == 1) assert_int_equal(*pen.at, 't');
        if (*pieces < 2) pen.at++;
        double x = pen.x, y = pen.y;
        hx = *pieces ? 2 * x - hx : x + number(&pen); // the mirrored handle
        hy = *pieces ? 2 * y - hy : y + number(&pen);
        pen.x = x + number(&pen);
        pen.y = y + number(&pen);
        double mx = (x + 2 * hx + pen.x) / 4, my = (y + 2 * hy + pen.y) / 4;
        double scale = FIGURE_SVG_SCALE;
        most = fmax(most, fabs(hypot(mx / scale - 10, my / scale + 20) - radius));
        most = fmax(most, fabs(hypot(pen.x / scale - 10, pen.y / scale + 20) - radius));
    }
    return most;
}

static void check_written(bool half, double drawn) {
    double at[2 * POINTS], radius = 12;
    struct figure_item item = circle(at, radius, half);
    struct arena arena;
    struct buf text;
    int pieces = 0;
    arena_init(&arena);
    buf_init(&text);
    item.drawn = drawn;
    struct figure_ring_trace trace = figure_ring_trace(&arena, &item, half);
    struct figure_ring ring = figure_ring(&trace, 10, NULL);
    figure_ring_path(&ring, &text);
    assert_true(worst(text.at, radius, &pieces) < 0.25); // 0.1 of it by rounding
    assert_int_equal(pieces, 10);
    buf_release(&text);
    arena_release(&arena);
}

static void test_written(void **state) {
    (void)state;
    check_written(false, 0);
    check_written(true, 0);
    check_written(false, 30);
}

// A line that is drawn in part must begin where it is traced from.
static void test_begins_at_trace(void **state) {
    (void)state;
    double at[2 * POINTS];
    struct figure_item item = circle(at, 12, false);
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    item.drawn = 30;
    struct figure_ring_trace trace = figure_ring_trace(&arena, &item, false);
    struct figure_ring ring = figure_ring(&trace, 8, NULL);
    figure_ring_path(&ring, &text);
    assert_int_equal(strncmp(text.at, "M110-100q", 9), 0);
    buf_release(&text);
    arena_release(&arena);
}

// A circle through few points is no circle; through more of them it is one.
static void test_more_come_nearer(void **state) {
    (void)state;
    double at[2 * POINTS];
    struct figure_item item = circle(at, 40, false);
    struct arena arena;
    arena_init(&arena);
    struct figure_ring_trace trace = figure_ring_trace(&arena, &item, false);
    assert_false(figure_ring_is_near(&trace, 6, 0.1));
    assert_true(figure_ring_is_near(&trace, 6, 4));
    assert_true(figure_ring_is_near(&trace, 12, 0.1));
    arena_release(&arena);
}

// An open line among closed ones is drawn no further than it goes: half of the circle.
static void test_open_among_closed(void **state) {
    (void)state;
    double at[2 * POINTS];
    struct figure_item item = circle(at, 10, true);
    struct arena arena;
    arena_init(&arena);
    struct figure_ring_trace trace = figure_ring_trace(&arena, &item, false);
    assert_true(fabs(trace.drawn - 31.4) < 0.1);
    assert_true(figure_ring_trace(&arena, &item, true).drawn <= 0);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written),
        cmocka_unit_test(test_begins_at_trace),
        cmocka_unit_test(test_more_come_nearer),
        cmocka_unit_test(test_open_among_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
