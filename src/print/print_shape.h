// Rectangles, round corners and lines on a page, given in layout's points.
#ifndef REGIMEN_PRINT_SHAPE_H
#define REGIMEN_PRINT_SHAPE_H

#include "print/print_text.h"

// How a shape is painted; colours as in a look.
struct print_paint {
    float fill, stroke; // PRINT_NO_COLOUR: not at all
    float width;        // of the stroke
};

// A rectangle whose start corner is (x, y). `slot` NULL: it is an artifact.
void print_shape_box(const struct print_brush *brush, float x, float y, float width, float height,
                     float radius, struct print_paint paint, const struct pdf_element *slot);

// A rectangle that stands in many places of a document: made once, and put where its start corner
// is to be.
struct print_stamp {
    struct pdf_group group;
    float width;
};
struct print_stamp print_stamp_new(const struct print_brush *brush, float width, float height,
                                   float radius, struct print_paint paint);
void print_stamp_put(const struct print_brush *brush, const struct print_stamp *stamp, float x,
                     float y);

// A level line of `width` from (x, y).
void print_shape_line(const struct print_brush *brush, float x, float y, float length, float colour,
                      float width);

// The rectangle on paper that (x, y, width, height) is.
struct pdf_rect print_shape_rect(const struct print_brush *brush, float x, float y, float width,
                                 float height);

#endif
