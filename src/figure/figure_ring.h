// Outlines for a movement: equally many points in every moment, and short to write.
//
// An outline is written as one curve that SVG writes with two numbers a point: M, q, and then only
// `t`, a parabola whose handle mirrors the one before. Its handles are the corners of a polygon,
// and it goes through the middle of each side (a quadratic B-spline), so between two moments it
// stays as smooth as it is in them.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_RING_H
#define REGIMEN_FIGURE_RING_H

#include "base/arena.h"
#include "figure/figure_svg.h"

enum {
    FIGURE_RING_LEAST = 6,
    FIGURE_RING_MOST = 26,
};

// A polygon of `n` handles between a start and an end: at[0] and at[n + 1].
struct figure_ring {
    double at[2 * (FIGURE_RING_MOST + 2)]; // x, y, x, y, ...; centimetres
    int n;
    bool is_round; // begins and ends in the middle of the side from the last handle to the first
    double drawn;  // of its line, from its start; 0: all of it
};

// A trace that is measured, so that handles stand closer where it bends.
struct figure_ring_trace {
    const double *at; // x, y, x, y, ...
    int n;
    bool open;     // with two ends; else it goes on from its last point to its first
    double drawn;  // as an item's
    double *share; // up to each point; with the first point again, where it is closed
};

// Measures the trace of an item. One that is open may be closed, as it is in other moments; its
// line is then drawn no further than it goes.
struct figure_ring_trace figure_ring_trace(struct arena *arena, const struct figure_item *item,
                                           bool open);

// The outline of a trace with `n` handles. Where all of its line is drawn it may begin anywhere,
// and does so where it lies nearest to `before`, if that is not NULL.
struct figure_ring figure_ring(const struct figure_ring_trace *trace, int n,
                               const struct figure_ring *before);

// Whether the outline with `n` handles strays from the trace by no more than `most` centimetres.
bool figure_ring_is_near(const struct figure_ring_trace *trace, int n, double most);

// The outline as the `d` of an SVG path.
void figure_ring_path(const struct figure_ring *ring, struct buf *out);

#endif
