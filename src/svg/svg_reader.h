// What the parts of reading share while one drawing is read.
#ifndef REGIMEN_SVG_READER_H
#define REGIMEN_SVG_READER_H

#include "svg/svg.h"
#include "svg/svg_value.h"

#include "base/map.h"

#include <libxml/tree.h>

struct svg_paint {
    bool none;
    uint32_t colour;
    double alpha;
};

// The properties of an element; all but the last three go on to those in it.
struct svg_style {
    struct svg_paint fill, stroke;
    uint32_t colour; // which `currentColor` is
    double fill_opacity, stroke_opacity;
    bool even_odd, hidden;
    double width; // user units, as the rest
    enum svg_cap cap;
    enum svg_join join;
    double mitre_limit;
    const double *dashes;
    size_t dash_count;
    double dash_start;
    double opacity;
    bool gone; // display: none
};

struct svg_reader {
    struct arena *arena;
    struct svg_drawing *drawing;
    struct svg_fault *fault;
    struct map ids;                // element by its id
    double box_width, box_height;  // of the view box, which percentages are of
    size_t elements, parts, bytes; // of attributes
    bool failed;
};

// Tells why there is no drawing; the first time counts. Always false.
bool svg_fail(struct svg_reader *reader, const xmlNode *node, bool damaged, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// An attribute's value in the arena, or NULL. Where more was read in all than any drawing needs (by
// `use`, as the file itself is bounded), the reader fails.
const char *svg_attribute(struct svg_reader *reader, const xmlNode *node, const char *name);

// What an element looks like where nothing is said.
struct svg_style svg_style_first(void);

// An element's own style within that of its parent. False with a fault.
bool svg_style_read(struct svg_reader *reader, const xmlNode *node, const struct svg_style *parent,
                    struct svg_style *style);

// Draws a shape's outline. NULL where it has nothing to show, or the reader failed.
typedef struct svg_outline *svg_shape(struct svg_reader *reader, const xmlNode *node,
                                      const struct svg_matrix *matrix);

// The function that draws an element of this name; NULL where it is no shape.
svg_shape *svg_shape_find(const char *name);

// Adds an outline to the drawing as the style says, unless nothing of it is seen.
void svg_item_add(struct svg_reader *reader, const xmlNode *node, const struct svg_outline *outline,
                  const struct svg_style *style, const struct svg_matrix *matrix);

// Finds how large the drawing is shown, and the matrix from its user units to its own.
bool svg_view_read(struct svg_reader *reader, const xmlNode *root, struct svg_matrix *matrix);

#endif
