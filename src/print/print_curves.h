// Outlines written with fewer curves.
//
// A figure's outlines are fitted for screens, where they move and grow. On paper they stand small,
// and nearly all that a figure's bytes are is the six numbers of each curve. So each stretch of an
// outline is put into as few cubic curves and straight lines as stay near to it.
//
// Where one piece may end and the next begin are the places where the outline's own curves meet.
// At each the outline's direction is kept, so that what is smooth stays smooth, and at a corner no
// piece goes on. Between two such places a curve is fitted by least squares for the lengths of both
// its handles (P. J. Schneider, An Algorithm for Automatically Fitting Digitized Curves, in:
// Graphics Gems, 1990, pp. 612-626); but where his algorithm halves what does not fit, the pieces
// are chosen here so that all of them together take the fewest numbers, as the shortest way from
// the outline's start to its end.
#ifndef REGIMEN_PRINT_CURVES_H
#define REGIMEN_PRINT_CURVES_H

#include "figure/figure.h"

// The outline in the arena, from the same start in the same direction; it strays by `tolerance`, in
// the path's units, there and back: that is measured at a few points of each curve, and in hairpins
// between these it may be twice as much. All numbers of the path are finite. What is closed stays
// so. With `may_turn` what is closed may begin anywhere else on it.
struct figure_path print_curves(struct arena *arena, const struct figure_path *path,
                                double tolerance, bool may_turn);

#endif
