// A line of points as a few cubic curves, after Schneider (An Algorithm for Automatically Fitting
// Digitized Curves, Graphics Gems, 1990): least squares for the lengths of both handles; where the
// curve strays too far, the line is split there and each half is tried.
#include "figure/figure_outline.h"

typedef struct figure_flat flat;

static flat sub(flat a, flat b) {
    return (flat){a.x - b.x, a.y - b.y};
}

static double dot(flat a, flat b) {
    return a.x * b.x + a.y * b.y;
}

static flat unit(flat a) {
    double length = sqrt(dot(a, a));
    return length < 1e-9 ? (flat){1, 0} : (flat){a.x / length, a.y / length};
}

static flat along(flat a, flat direction, double by) {
    return (flat){a.x + direction.x * by, a.y + direction.y * by};
}

struct fit {
    struct arena *arena;
    const flat *at;
    double *u; // of each point, 0 to 1 within its curve
    double tolerance;
    struct figure_path *path;
};

static flat curve_at(const flat curve[4], double u) {
    double v = 1 - u, a = v * v * v, b = 3 * u * v * v, c = 3 * u * u * v, d = u * u * u;
    return (flat){a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
                  a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y};
}

// Returns how long the line is.
static double by_length(struct fit *fit, int from, int to) {
    fit->u[from] = 0;
    for (int i = from + 1; i <= to; i++) {
        flat step = sub(fit->at[i], fit->at[i - 1]);
        fit->u[i] = fit->u[i - 1] + sqrt(dot(step, step));
    }
    double whole = fmax(fit->u[to], 1e-9);
    for (int i = from; i <= to; i++) fit->u[i] /= whole;
    return whole;
}

// Lengths of the two handles by least squares; a third of the chord where they make no sense.
static void set_handles(const struct fit *fit, int from, int to, flat start, flat end,
                        flat curve[4]) {
    double c00 = 0, c01 = 0, c11 = 0, x0 = 0, x1 = 0;
    flat p = fit->at[from], q = fit->at[to];
    for (int i = from; i <= to; i++) {
        double u = fit->u[i], v = 1 - u, b0 = v * v * v, b1 = 3 * u * v * v, b2 = 3 * u * u * v;
        flat base = {p.x * (b0 + b1) + q.x * (1 - b0 - b1), p.y * (b0 + b1) + q.y * (1 - b0 - b1)};
        flat rest = sub(fit->at[i], base);
        c00 += b1 * b1;
        c01 += b1 * b2 * dot(start, end);
        c11 += b2 * b2;
        x0 += b1 * dot(start, rest);
        x1 += b2 * dot(end, rest);
    }
    double determinant = c00 * c11 - c01 * c01, chord = hypot(q.x - p.x, q.y - p.y);
    double l0 = chord / 3, l1 = l0;
    if (fabs(determinant) > 1e-9) {
        double s0 = (x0 * c11 - x1 * c01) / determinant, s1 = (c00 * x1 - c01 * x0) / determinant;
        if (s0 > chord * 0.02 && s1 > chord * 0.02 && s0 < chord * 3 && s1 < chord * 3) {
            l0 = s0;
            l1 = s1;
        }
    }
    curve[0] = p;
    curve[1] = along(p, start, l0);
    curve[2] = along(q, end, l1);
    curve[3] = q;
}

// Where the curve strays most; *by is how far.
static int farthest(const struct fit *fit, int from, int to, const flat curve[4], double *by) {
    int worst = (from + to) / 2;
    double most = 0;
    for (int i = from + 1; i < to; i++) {
        flat off = sub(curve_at(curve, fit->u[i]), fit->at[i]);
        double far = dot(off, off);
        if (far <= most) continue;
        most = far;
        worst = i;
    }
    *by = sqrt(most);
    return worst;
}

// One step of Newton's method brings each point's u to where the curve is nearest.
static void improve(struct fit *fit, int from, int to, const flat curve[4]) {
    flat a = sub(curve[1], curve[0]), b = sub(curve[2], curve[1]), c = sub(curve[3], curve[2]);
    for (int i = from + 1; i < to; i++) {
        double u = fit->u[i], v = 1 - u;
        flat off = sub(curve_at(curve, u), fit->at[i]);
        flat first = {3 * (v * v * a.x + 2 * u * v * b.x + u * u * c.x),
                      3 * (v * v * a.y + 2 * u * v * b.y + u * u * c.y)};
        flat second = {6 * (v * (b.x - a.x) + u * (c.x - b.x)),
                       6 * (v * (b.y - a.y) + u * (c.y - b.y))};
        double slope = dot(first, first) + dot(off, second);
        if (slope > 1e-9) fit->u[i] = fmin(1, fmax(0, u - dot(off, first) / slope));
    }
}

static void put(struct fit *fit, const flat *points, int count, enum figure_verb verb) {
    vec_push(fit->arena, &fit->path->verbs, (unsigned char)verb);
    for (int i = 0; i < count; i++) {
        vec_push(fit->arena, &fit->path->points, points[i].x);
        vec_push(fit->arena, &fit->path->points, points[i].y);
    }
}

// How far a point is from the line through two others.
static double beside(flat at, flat from, flat to) {
    flat way = unit(sub(to, from)), off = sub(at, from);
    return fabs(off.x * way.y - off.y * way.x);
}

#define FLAT 0.04 // centimetres: what bends less is a straight line

static void put_curve(struct fit *fit, const flat curve[4]) {
    bool straight =
        beside(curve[1], curve[0], curve[3]) < FLAT && beside(curve[2], curve[0], curve[3]) < FLAT;
    if (straight)
        put(fit, curve + 3, 1, FIGURE_STRAIGHT);
    else
        put(fit, curve + 1, 3, FIGURE_CURVE);
}

// Where the line is farthest from the straight way between its ends.
static int farthest_from_chord(const struct fit *fit, int from, int to) {
    int worst = (from + to) / 2;
    flat start = fit->at[from], way = unit(sub(fit->at[to], start));
    double most = 0;
    for (int i = from + 1; i < to; i++) {
        flat off = sub(fit->at[i], start);
        double far = fabs(off.x * way.y - off.y * way.x);
        if (far <= most) continue;
        most = far;
        worst = i;
    }
    return worst;
}

#define BENT 0.4 // of its length from end to end: no single curve is bent that much

static void fit_part(struct fit *fit, int from, int to, flat start, flat end) {
    flat curve[4], chord = sub(fit->at[to], fit->at[from]);
    double by = 0, length = by_length(fit, from, to);
    bool bent = to - from > 12 && dot(chord, chord) < BENT * BENT * length * length;
    int worst = bent ? farthest_from_chord(fit, from, to) : from;
    for (int round = 0; round < 2 && !bent; round++) {
        set_handles(fit, from, to, start, end, curve);
        worst = farthest(fit, from, to, curve, &by);
        if (by < fit->tolerance || to - from < 3) {
            put_curve(fit, curve);
            return;
        }
        if (by > fit->tolerance * 5) break;
        improve(fit, from, to, curve);
    }
    if (worst < from + 1) worst = from + 1;
    if (worst > to - 1) worst = to - 1;
    int before = worst - 2 < from ? from : worst - 2, behind = worst + 2 > to ? to : worst + 2;
    flat back = unit(sub(fit->at[before], fit->at[behind]));
    fit_part(fit, from, worst, start, back);
    fit_part(fit, worst, to, (flat){-back.x, -back.y}, end);
}

// Whether the line turns sharply at a point: by more than 65 degrees within two steps.
static bool is_corner(const flat *at, int i, int n) {
    if (i < 2 || i + 2 >= n) return false;
    return dot(unit(sub(at[i], at[i - 2])), unit(sub(at[i + 2], at[i]))) < 0.42;
}

static bool is_sharpest(const flat *at, int i, int n) {
    if (!is_corner(at, i, n)) return false;
    double own = dot(unit(sub(at[i], at[i - 2])), unit(sub(at[i + 2], at[i])));
    for (int k = i - 2; k <= i + 2; k++)
        if (k != i && is_corner(at, k, n)) {
            double other = dot(unit(sub(at[k], at[k - 2])), unit(sub(at[k + 2], at[k])));
            if (other < own || (other == own && k < i)) return false;
        }
    return true;
}

static void fit_line(struct fit *fit, int n, bool closed) {
    int from = 0;
    flat start = unit(sub(fit->at[2], closed ? fit->at[n - 3] : fit->at[0]));
    flat last = {-start.x, -start.y};
    if (!closed) last = unit(sub(fit->at[n - 3], fit->at[n - 1]));
    for (int i = 3; i < n - 3; i++) {
        if (!is_sharpest(fit->at, i, n)) continue;
        fit_part(fit, from, i, start, unit(sub(fit->at[i - 2], fit->at[i])));
        start = unit(sub(fit->at[i + 2], fit->at[i]));
        from = i;
    }
    fit_part(fit, from, n - 1, start, last);
}

void figure_fit(struct arena *arena, const struct figure_trace *trace, bool closed,
                double tolerance, struct figure_path *path) {
    int n = trace->n + (closed ? 1 : 0);
    if (trace->n < 6) return;
    flat *at = arena_alloc(arena, (size_t)n * sizeof *at);
    for (int i = 0; i < n; i++) at[i] = trace->at[i % trace->n];
    struct fit fit = {arena, at, arena_alloc(arena, (size_t)n * sizeof(double)), tolerance, path};
    put(&fit, at, 1, FIGURE_MOVE);
    fit_line(&fit, n, closed);
    if (closed) put(&fit, at, 0, FIGURE_CLOSE);
}
