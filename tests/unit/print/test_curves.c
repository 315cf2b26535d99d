// Outlines in few curves: near to what they were, there and back, with their corners.
#include "../figure/random_figure.h"
#include "figure/figure.h"
#include "print/print_curves.h"
#include "testing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DENSE = 40 }; // points of each line and curve

struct point {
    double x, y;
    bool begins; // nothing is drawn from the point before
};

struct points {
    VEC_OF(struct point)
};

static size_t points_of(unsigned char verb) {
    static const size_t points[] = {1, 1, 3, 0};
    return points[verb];
}

static void add_curve(struct arena *arena, struct points *to, const struct point p[4]) {
    for (int i = 0; i <= DENSE; i++) {
        double u = (double)i / DENSE, v = 1 - u;
        double a = v * v * v, b = 3 * u * v * v, c = 3 * u * u * v, d = u * u * u;
        vec_push(arena, to,
                 (struct point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                                a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y, i == 0});
    }
}

// What a path draws as points close to each other.
static struct points flatten(struct arena *arena, const struct figure_path *path) {
    struct points points = {0};
    struct point now = {0, 0, false}, start = now;
    const double *at = path->points.at;
    for (size_t i = 0; i < path->verbs.n; i++) {
        struct point p[4] = {now, now, start, start};
        size_t taken = points_of(path->verbs.at[i]);
        for (size_t k = 0; k < taken; k++, at += 2)
            p[4 - taken + k] = (struct point){at[0], at[1], false};
        if (taken == 1) p[2] = p[3];
        if (path->verbs.at[i] == FIGURE_MOVE) start = p[0] = p[1] = p[3];
        add_curve(arena, &points, p);
        now = p[3];
    }
    return points;
}

// How far a point is from the line between two others.
static double away(struct point at, struct point a, struct point b) {
    double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
    double t = length > 0 ? ((at.x - a.x) * x + (at.y - a.y) * y) / length : 0;
    t = fmin(1, fmax(0, t));
    return hypot(at.x - a.x - t * x, at.y - a.y - t * y);
}

// How far the points stray from the line through the others at their farthest.
static double farthest(const struct points *from, const struct points *to) {
    double most = 0;
    for (size_t i = 0; i < from->n; i++) {
        double least = HUGE_VAL;
        for (size_t k = 0; k < to->n; k++)
            least = fmin(least, away(from->at[i], to->at[k], to->at[to->at[k].begins ? k : k - 1]));
        most = fmax(most, least);
    }
    return most;
}

static size_t count(const struct figure_path *path, enum figure_verb verb) {
    size_t found = 0;
    for (size_t i = 0; i < path->verbs.n; i++) found += path->verbs.at[i] == verb;
    return found;
}

// A path from a text: letters of SVG, and numbers.
static struct figure_path read_path(struct arena *arena, const char *text) {
    struct figure_path path = {0};
    for (char *at = (char *)text; *at;) {
        static const char letters[] = "MLCZ";
        const char *verb = *at == ' ' ? NULL : strchr(letters, *at);
        if (verb) {
            vec_push(arena, &path.verbs, (unsigned char)(verb - letters));
            at++;
        } else if (*at == ' ') {
            at++;
        } else {
            double number = strtod(at, &at);
            vec_push(arena, &path.points, number);
        }
    }
    return path;
}

static const char *write_path(struct arena *arena, const struct figure_path *path) {
    const char *text = "";
    const double *at = path->points.at;
    for (size_t i = 0; i < path->verbs.n; i++) {
        text = arena_printf(arena, "%s%c", text, "MLCZ"[path->verbs.at[i]]);
        for (size_t k = 0; k < 2 * points_of(path->verbs.at[i]); k++)
            text = arena_printf(arena, "%s%s%g", text, k ? " " : "", *at++ + 0.0);
    }
    return text;
}

static bool is_near_enough(struct arena *arena, const struct figure_path *path,
                           const struct figure_path *fitted, double tolerance) {
    struct points was = flatten(arena, path), is = flatten(arena, fitted);
    return farthest(&is, &was) <= tolerance && farthest(&was, &is) <= tolerance;
}

static void assert_near_enough(struct arena *arena, const struct figure_path *path,
                               const struct figure_path *fitted, double tolerance) {
    struct points was = flatten(arena, path), is = flatten(arena, fitted);
    double out = farthest(&is, &was), back = farthest(&was, &is);
    if (out > tolerance || back > tolerance)
        fail_msg("strays by %g and %g from %s:\n%s", out, back, write_path(arena, path),
                 write_path(arena, fitted));
}

static void test_what_becomes_of_it(void **state) {
    (void)state;
    static const struct {
        const char *was, *is;
        bool may_turn;
    } rows[] = {
        {"", "", true},
        // lines
        {"M0 0L10 0", "M0 0L10 0", true},
        {"M0 0L10 0L20 0L30 0L30 20", "M0 0L30 0L30 20", true},
        {"M0 0L10 0.1L20 0", "M0 0L20 0", true},
        {"M0 0L10 3L20 0", "M0 0L10 3L20 0", true},
        {"M0 0L10 0L10 10L0 10Z", "M0 0L10 0L10 10L0 10Z", true},
        {"M0 0L10 0L10 10L0 10L0 0Z", "M0 0L10 0L10 10L0 10Z", true},
        {"M5 0L10 0L10 10L0 10L0 0Z", "M10 0L10 10L0 10L0 0Z", true},
        {"M5 0L10 0L10 10L0 10L0 0Z", "M5 0L10 0L10 10L0 10L0 0Z", false},
        // there and back
        {"M0 0L10 0L0 0", "M0 0L10 0L0 0", true},
        // curves that bend no more than lines, and a curve that stays
        {"M0 0C10 0.1 20 0.1 30 0", "M0 0L30 0", true},
        {"M0 0C0 20 30 20 30 0", "M0 0C0 20 30 20 30 0", true},
        // points, which a round pen shows
        {"M5 5", "M5 5", true},
        {"M5 5L5 5", "M5 5L5 5", true},
        {"M5 5C5 5 5 5 5 5Z", "M5 5C5 5 5 5 5 5Z", true},
        {"M5 5Z", "M5 5Z", true},
        {"M1 1M5 5L5 5L9 5L9 5M7 7", "M1 1M5 5L9 5M7 7", true},
        // a curve without handles, and with one
        {"M0 0C0 0 20 0 20 0", "M0 0L20 0", true},
        {"M0 0C0 0 20 5 30 40L30 80", "M0 0C0 0 20 5 30 40L30 80", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        arena_init(&arena);
        struct figure_path path = read_path(&arena, rows[i].was);
        struct figure_path fitted = print_curves(&arena, &path, 0.4, rows[i].may_turn);
        const char *text = write_path(&arena, &fitted);
        struct figure_path wanted = read_path(&arena, rows[i].is);
        struct points a = flatten(&arena, &fitted), b = flatten(&arena, &wanted);
        if (fitted.verbs.n != wanted.verbs.n ||
            (wanted.verbs.n && memcmp(fitted.verbs.at, wanted.verbs.at, wanted.verbs.n) != 0) ||
            farthest(&a, &b) > 0.4)
            fail_msg("%s became %s, not %s", rows[i].was, text, rows[i].is);
        arena_release(&arena);
    }
}

// A circle of sixteen arcs: how it is cut does not matter.
static void test_a_circle_takes_few(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct figure_path path = {0};
    const double step = 3.14159265358979323846 / 8, handle = 20 * 4.0 / 3 * tan(step / 4);
    vec_push(&arena, &path.verbs, FIGURE_MOVE);
    vec_push(&arena, &path.points, 20);
    vec_push(&arena, &path.points, 0);
    for (int i = 0; i < 16; i++) {
        double a = i * step, b = a + step;
        vec_push(&arena, &path.verbs, FIGURE_CURVE);
        const double at[] = {20 * cos(a) - handle * sin(a),
                             20 * sin(a) + handle * cos(a),
                             20 * cos(b) + handle * sin(b),
                             20 * sin(b) - handle * cos(b),
                             20 * cos(b),
                             20 * sin(b)};
        for (int k = 0; k < 6; k++) vec_push(&arena, &path.points, at[k]);
    }
    vec_push(&arena, &path.verbs, FIGURE_CLOSE);
    struct figure_path fitted = print_curves(&arena, &path, 0.4, true);
    assert_true(count(&fitted, FIGURE_CURVE) <= 4);
    assert_int_equal(fitted.verbs.at[fitted.verbs.n - 1], FIGURE_CLOSE);
    assert_near_enough(&arena, &path, &fitted, 0.45);
    arena_release(&arena);
}

// Each point at which the path turns by more than forty degrees is still one of its ends.
static void assert_corners(struct arena *arena, const struct figure_path *path,
                           const struct figure_path *fitted) {
    const double *at = path->points.at;
    for (size_t i = 0; i < path->verbs.n; i++) {
        size_t taken = points_of(path->verbs.at[i]);
        at += 2 * taken;
        bool ends = i + 1 == path->verbs.n || path->verbs.at[i + 1] == FIGURE_CLOSE ||
                    path->verbs.at[i + 1] == FIGURE_MOVE;
        if (path->verbs.at[i] == FIGURE_MOVE || !taken || ends) continue;
        double x0 = at[-2] - at[-4], y0 = at[-1] - at[-3], x1 = at[0] - at[-2], y1 = at[1] - at[-1],
               both = hypot(x0, y0) * hypot(x1, y1);
        if (both < 1e-3 || x0 * x1 + y0 * y1 > 0.76 * both) continue;
        bool kept = false;
        for (size_t k = 0; k < fitted->points.n; k += 2)
            kept = kept ||
                   hypot(fitted->points.at[k] - at[-2], fitted->points.at[k + 1] - at[-1]) < 1e-6;
        if (!kept)
            fail_msg("the corner at %g %g of\n%s\nis none of\n%s", at[-2], at[-1],
                     write_path(arena, path), write_path(arena, fitted));
    }
}

static void test_figures_at_random(void **state) {
    (void)state;
    size_t before = 0, after = 0, all = 0, beyond = 0;
    for (unsigned round = 0; round < 60; round++) {
        struct arena arena;
        arena_init(&arena);
        struct dice dice = {round};
        struct figure figure = roll_figure(&dice);
        const struct figure_list *list = figure_draw(&arena, &figure, FIGURE_WHOLE);
        for (size_t i = 0; i < list->n; i++) {
            const struct figure_path *path = &list->at[i].path;
            bool turns = list->at[i].drawn <= 0;
            struct figure_path fitted = print_curves(&arena, path, 0.4, turns);
            before += path->points.n;
            after += fitted.points.n;
            assert_int_equal(count(path, FIGURE_MOVE), count(&fitted, FIGURE_MOVE));
            assert_int_equal(count(path, FIGURE_CLOSE), count(&fitted, FIGURE_CLOSE));
            if (fitted.points.n > path->points.n + 8)
                fail_msg("%s became %s", write_path(&arena, path), write_path(&arena, &fitted));
            assert_corners(&arena, path, &fitted);
            if (!turns) assert_memory_equal(path->points.at, fitted.points.at, 2 * sizeof(double));
            struct figure_path again = print_curves(&arena, path, 0.4, turns);
            assert_int_equal(again.points.n, fitted.points.n);
            assert_memory_equal(again.points.at, fitted.points.at,
                                fitted.points.n * sizeof(double));
            if (round >= 16) continue;
            all++;
            assert_near_enough(&arena, path, &fitted, 1);
            beyond += !is_near_enough(&arena, path, &fitted, 0.45);
        }
        arena_release(&arena);
    }
    if (after > before * 8 / 10) fail_msg("%zu numbers of %zu", after, before);
    if (beyond * 50 > all) fail_msg("%zu of %zu stray", beyond, all); // hairpins between samples
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_becomes_of_it),
        cmocka_unit_test(test_a_circle_takes_few),
        cmocka_unit_test(test_figures_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
