// Fitting one curve; see print_curve.h.
#include "print/print_curve.h"

#include <math.h>

typedef struct print_spot spot;

enum { SAMPLES_MOST = 96 };

static spot along(spot at, spot direction, double by) {
    return (spot){at.x + direction.x * by, at.y + direction.y * by};
}

// ---- lines --------------------------------------------------------------------------------------

// The sine of the greatest angle that a line may make with the outline where it meets it: less is
// not seen as a corner.
#define LINE_BEND 0.06

// Bends are not seen on what is shorter than this many tolerances.
#define LINE_SHORT 2.5

static bool is_line(const struct print_stretch *stretch, double tolerance) {
    spot from = stretch->samples[0].at, to = stretch->samples[stretch->count - 1].at;
    spot way = print_spot_minus(to, from);
    double length = print_spot_length(way);
    if (length < 1e-9) return false;
    way = (spot){way.x / length, way.y / length};
    bool bends = fabs(print_spot_across(way, stretch->start)) > LINE_BEND ||
                 fabs(print_spot_across(way, stretch->end)) > LINE_BEND;
    bool turns =
        print_spot_times(way, stretch->start) < 0 || print_spot_times(way, stretch->end) > 0;
    if ((bends || turns) && length > LINE_SHORT * tolerance) return false;
    for (size_t i = 1; i + 1 < stretch->count; i++) {
        spot off = print_spot_minus(stretch->samples[i].at, from);
        double far = print_spot_times(off, way);
        if (fabs(print_spot_across(off, way)) > tolerance) return false;
        if (far < -tolerance || far > length + tolerance) return false;
    }
    return true;
}

// ---- curves -------------------------------------------------------------------------------------

// Each sample's place on the curve is taken to be as far along it as the sample is along the
// stretch.
static void by_length(const struct print_stretch *stretch, double *u) {
    const struct print_sample *first = stretch->samples, *last = first + stretch->count - 1;
    double length = fmax(last->along - first->along, 1e-9);
    for (size_t i = 0; i < stretch->count; i++)
        u[i] = (stretch->samples[i].along - first->along) / length;
}

// How far the curve strays at its farthest, squared: beside each sample's place, and ahead of it as
// far as `share` of that counts. Then one step of Newton's method brings each place to where the
// curve is nearest.
static double measure(const struct print_stretch *stretch, const spot curve[4], double share,
                      double *u) {
    double most = 0;
    spot a = print_spot_minus(curve[1], curve[0]), b = print_spot_minus(curve[2], curve[1]),
         c = print_spot_minus(curve[3], curve[2]);
    spot ab = print_spot_minus(b, a), bc = print_spot_minus(c, b);
    for (size_t i = 1; i + 1 < stretch->count; i++) {
        double t = u[i], v = 1 - t;
        spot off = print_spot_minus(print_curve_at(curve, t), stretch->samples[i].at);
        spot first = print_curve_way(curve, t);
        spot second = {2 * (v * ab.x + t * bc.x), 2 * (v * ab.y + t * bc.y)};
        double way = print_spot_times(first, first), ahead = print_spot_times(off, first),
               beside = print_spot_across(off, first);
        double far = (beside * beside + share * ahead * ahead) / (way + 1e-12);
        if (far > most) most = far;
        double slope = 3 * way + print_spot_times(off, second);
        if (slope > 1e-9) t -= ahead / slope;
        u[i] = t < 0 ? 0 : t > 1 ? 1 : t;
    }
    return most;
}

struct sums {
    double c00, c01, c11, x0, x1;
};

// Only how far the curve is beside the outline counts, not how far ahead.
static struct sums sum_up(const struct print_stretch *stretch, const double *u) {
    spot p = stretch->samples[0].at, q = stretch->samples[stretch->count - 1].at;
    struct sums sums = {0};
    for (size_t i = 1; i + 1 < stretch->count; i++) {
        const struct print_sample *sample = &stretch->samples[i];
        double t = u[i], v = 1 - t, b1 = 3 * t * v * v, b2 = 3 * t * t * v;
        double share = v * v * v + b1;
        spot rest = {sample->at.x - p.x * share - q.x * (1 - share),
                     sample->at.y - p.y * share - q.y * (1 - share)};
        double beside = print_spot_across(rest, sample->way);
        b1 *= print_spot_across(stretch->start, sample->way);
        b2 *= print_spot_across(stretch->end, sample->way);
        sums.c00 += b1 * b1;
        sums.c01 += b1 * b2;
        sums.c11 += b2 * b2;
        sums.x0 += b1 * beside;
        sums.x1 += b2 * beside;
    }
    return sums;
}

// Least squares for the lengths of both handles; a third of the stretch where they make no sense:
// none is shorter than a fiftieth of the way from end to end, or longer than the stretch.
static void set_handles(const struct print_stretch *stretch, const double *u, spot curve[4]) {
    struct sums s = sum_up(stretch, u);
    const struct print_sample *first = stretch->samples, *last = first + stretch->count - 1;
    double determinant = s.c00 * s.c11 - s.c01 * s.c01, most = last->along - first->along,
           least = print_spot_length(print_spot_minus(last->at, first->at)) / 50;
    double l0 = 0, l1 = 0;
    if (determinant > 1e-12) {
        l0 = (s.x0 * s.c11 - s.x1 * s.c01) / determinant;
        l1 = (s.c00 * s.x1 - s.c01 * s.x0) / determinant;
    }
    if (l0 <= least || l1 <= least || l0 >= most || l1 >= most) l0 = l1 = most / 3;
    curve[0] = first->at;
    curve[1] = along(first->at, stretch->start, l0);
    curve[2] = along(last->at, stretch->end, l1);
    curve[3] = last->at;
}

// Beyond this many tolerances (squared) a second try is of no use.
#define HOPELESS 16

// When each place is where the curve is nearest, nothing is ahead, and what was found is sure. So
// it need not be quite as near again.
#define SURE 1.2

static bool is_curve(const struct print_stretch *stretch, double tolerance,
                     struct print_piece *piece) {
    double u[SAMPLES_MOST], bound = tolerance * tolerance;
    spot curve[4];
    by_length(stretch, u);
    for (int round = 0; round < 3; round++) {
        set_handles(stretch, u, curve);
        double far = measure(stretch, curve, 0, u);
        if (far <= bound && measure(stretch, curve, 1, u) <= SURE * bound) {
            *piece = (struct print_piece){PRINT_PIECE_CURVE, {curve[1], curve[2]}, curve[3]};
            return true;
        }
        if (far > HOPELESS * bound) return false;
    }
    return false;
}

bool print_piece_fit(const struct print_stretch *stretch, double tolerance,
                     struct print_piece *piece) {
    if (is_line(stretch, tolerance)) {
        spot to = stretch->samples[stretch->count - 1].at;
        *piece = (struct print_piece){PRINT_PIECE_LINE, {to, to}, to};
        return true;
    }
    return stretch->count <= SAMPLES_MOST && is_curve(stretch, tolerance, piece);
}
