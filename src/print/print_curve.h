// One curve for a stretch of an outline; see print_curves.h.
//
// Only for print_curves.c.
#ifndef REGIMEN_PRINT_CURVE_H
#define REGIMEN_PRINT_CURVE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

struct print_spot {
    double x, y;
};

// A point of an outline, its direction there (length 1), and how far it is along it from the
// outline's start.
struct print_sample {
    struct print_spot at, way;
    double along;
};

struct print_stretch {
    const struct print_sample *samples;
    size_t count;                 // at least 2
    struct print_spot start, end; // at both ends, length 1, into the stretch
};

enum print_piece_kind { PRINT_PIECE_LINE, PRINT_PIECE_CURVE };

struct print_piece {
    enum print_piece_kind kind;
    struct print_spot handles[2], end;
};

static inline struct print_spot print_spot_minus(struct print_spot a, struct print_spot b) {
    return (struct print_spot){a.x - b.x, a.y - b.y};
}

// The scalar product, and the length of the vector product.
static inline double print_spot_times(struct print_spot a, struct print_spot b) {
    return a.x * b.x + a.y * b.y;
}

static inline double print_spot_across(struct print_spot a, struct print_spot b) {
    return a.x * b.y - a.y * b.x;
}

static inline double print_spot_length(struct print_spot a) {
    return sqrt(print_spot_times(a, a));
}

// The point on a curve, and a third of its derivative there.
static inline struct print_spot print_curve_at(const struct print_spot p[4], double u) {
    double v = 1 - u, a = v * v * v, b = 3 * u * v * v, c = 3 * u * u * v, d = u * u * u;
    return (struct print_spot){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                               a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static inline struct print_spot print_curve_way(const struct print_spot p[4], double u) {
    double v = 1 - u, a = -v * v, b = v * (v - 2 * u), c = u * (2 * v - u), d = u * u;
    return (struct print_spot){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                               a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

// Whether one piece stays within `tolerance` of the stretch, and which: a line if one does. The
// curve that is fitted is near beside the stretch's samples; how far ahead of them it is does not
// count (least squares of distances across a curve find it in fewer rounds than Schneider's).
bool print_piece_fit(const struct print_stretch *stretch, double tolerance,
                     struct print_piece *piece);

#endif
