// Making outlines: every point goes through a matrix and comes out in the drawing's units.
#ifndef REGIMEN_SVG_OUTLINE_H
#define REGIMEN_SVG_OUTLINE_H

#include "svg/svg.h"
#include "svg/svg_value.h"

struct svg_pen {
    struct arena *arena;
    struct svg_outline *outline;
    struct svg_matrix matrix;
    double x, y;             // where it is, before the matrix
    double start_x, start_y; // of what it draws
    size_t *parts;           // how many there are in the drawing
    bool failed;             // there are too many, or a point is none or too far away
};

void svg_pen_move(struct svg_pen *pen, double x, double y);
void svg_pen_line(struct svg_pen *pen, double x, double y);
void svg_pen_curve(struct svg_pen *pen, double x1, double y1, double x2, double y2, double x,
                   double y);
void svg_pen_close(struct svg_pen *pen);

// An arc of an ellipse to (x, y), as SVG's path data has it: radii, the angle of its first axis in
// degrees, whether it is the larger part, whether it turns from x to y.
struct svg_arc {
    double rx, ry, angle;
    bool large, sweep;
    double x, y;
};
void svg_pen_arc(struct svg_pen *pen, const struct svg_arc *arc);

// A whole ellipse, and a rectangle with round corners (0: sharp ones).
void svg_pen_ellipse(struct svg_pen *pen, double x, double y, double rx, double ry);
void svg_pen_rectangle(struct svg_pen *pen, double x, double y, double width, double height,
                       double rx, double ry);

// Draws path data. False where it cannot be read to its end.
bool svg_pen_path(struct svg_pen *pen, const char *data);

#endif
