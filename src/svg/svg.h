// Drawings from SVG files, as paths.
//
// What is read is the part of SVG 1.1 and 2 that stands still and needs no font, style sheet or
// second picture: shapes, paths, groups, `use`, transformations, plain colours, lines and opacity.
// Anything else is not left out but refused, so that what is printed is what the file shows.
#ifndef REGIMEN_SVG_H
#define REGIMEN_SVG_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum svg_verb { SVG_MOVE, SVG_LINE, SVG_CURVE, SVG_CLOSE }; // they take 1, 1, 3 and 0 points
enum svg_cap { SVG_CAP_BUTT, SVG_CAP_ROUND, SVG_CAP_SQUARE };
enum svg_join { SVG_JOIN_MITRE, SVG_JOIN_ROUND, SVG_JOIN_BEVEL };

struct svg_outline {
    struct {
        VEC_OF(uint8_t) // enum svg_verb
    } verbs;
    struct {
        VEC_OF(float) // x, y, x, y, ...
    } points;
};

// The drawing's longer side has so many units; they are fine enough to be rounded to whole ones.
enum { SVG_UNITS = 4000 };

struct svg_line {
    float width; // units
    enum svg_cap cap;
    enum svg_join join;
    float mitre_limit;
    const float *dashes; // units; an even number of them, or none
    size_t dash_count;
    float dash_start;
};

// A path with its fill, its line, or both, the line above.
struct svg_item {
    struct svg_outline outline;
    bool fill, stroke, even_odd;
    uint32_t fill_colour, stroke_colour; // 0xRRGGBB
    float fill_opacity, stroke_opacity;  // 0 to 1
    struct svg_line line;
    // In place of a path: items that are mixed with each other first, and then seen with
    // fill_opacity as one.
    const struct svg_item *layer;
    size_t layer_count;
};

struct svg_drawing {
    VEC_OF(struct svg_item)          // in the order painted
    float width, height;             // units; what lies beyond is not shown
    float shown_width, shown_height; // as the file says, CSS pixels
};

// Why there is no drawing.
struct svg_fault {
    bool damaged;     // every reader would fail; otherwise it has what is not read here
    unsigned line;    // in the file, from 1; 0: unknown
    const char *what; // such as "'text' is not among what can be printed"; in the arena
};

// Bounds, beyond which a drawing is refused: bytes of the file, elements (those that `use` repeats
// count each time), how deep they stand in each other, parts of outlines.
enum {
    SVG_BYTES = 2 << 20,
    SVG_ELEMENTS = 20000,
    SVG_DEEPEST = 40,
    SVG_PARTS = 200000,
};

// To be called once before any thread reads.
void svg_prepare(void);

// Reads a drawing into the arena; the text is not needed afterwards. No file and no address is
// opened, and no entity is read. NULL with *fault.
const struct svg_drawing *svg_read(struct arena *arena, const char *text, size_t length,
                                   struct svg_fault *fault);

#endif
