// The posable figure: from a pose to a display list, to SVG, and to words.
//
//     struct figure figure = ...;                       // model/pose.h, read by check/
//     struct figure_list *list = figure_draw(&arena, &figure, &(struct figure_options){0});
//     figure_svg(list, &figure_palette, &svg_options, &out);
//
// A display list holds paths in the order in which they are painted. x goes right and y goes down;
// one unit is a centimetre of a person 170 cm tall, so a standing person is 170 units high. It
// knows nothing of SVG, PDF or PNG; each back end draws items as their fields say.
#ifndef REGIMEN_FIGURE_H
#define REGIMEN_FIGURE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "model/palette.h"
#include "model/pose.h"
#include "model/words.h"

#include <stdbool.h>

// ---- colours ----------------------------------------------------------------------------------

// The colour of a paint in shade: 1 as it is, less is darker, more is lighter.
unsigned figure_colour(const struct figure_palette *palette, enum figure_paint paint, double shade);

// ---- the display list -------------------------------------------------------------------------

enum figure_verb { FIGURE_MOVE, FIGURE_STRAIGHT, FIGURE_CURVE, FIGURE_CLOSE }; // 1, 1, 3, 0 points

struct figure_path {
    struct {
        VEC_OF(unsigned char)
    } verbs;
    struct {
        VEC_OF(double)
    } points; // x, y, x, y, ...
};

struct figure_item {
    int part; // the same in every frame of a movement
    enum figure_paint fill, line;
    double shade;    // of the fill
    double opacity;  // 0 to 1
    double width;    // of the line
    bool line_first; // the fill covers the inner half of the line
    double drawn;    // of the line, only this much is drawn, from the path's start; 0: all of it
    struct figure_path path; // caps and joins are round
    // The same outline as points x, y, ..., from which a movement is made; NULL where the path has
    // the same verbs in every frame.
    const double *trace;
    int trace_count;
    bool trace_is_open;
};

// Width of the body's outline, centimetres.
#define FIGURE_PEN 1.15

struct figure_list {
    VEC_OF(struct figure_item)
    double left, top, width, height; // what is to be seen
};

// ---- drawing ----------------------------------------------------------------------------------

enum figure_view {
    FIGURE_WHOLE, // as the figure says: the end with its arrow, and the start behind it as a ghost
    FIGURE_START, // one pose, no arrow
    FIGURE_END,
    FIGURE_STRIP, // all poses side by side, with numbers
};

// Draws into the arena. Never fails: a pose that cannot be is drawn as far as it can.
struct figure_list *figure_draw(struct arena *arena, const struct figure *figure,
                                enum figure_view view);

struct figure_svg_options {
    const char *prefix; // of all ids; must be unique in a page
    const char *title;  // never NULL
    const char *desc;   // alternative text, never NULL
    int width;          // pixels; 0: no size, only the proportions
};

// Appends an <svg> element: role="img", labelled by its title and desc; no style, no script. All
// ids in it begin with the prefix and a hyphen.
void figure_svg(const struct figure_list *list, const struct figure_palette *palette,
                const struct figure_svg_options *options, struct buf *out);

// The same, moving from start to end and back without end, by SMIL.
//
// A moving picture is always the second of two: a page shows it beside the still one and lets its
// style sheet hide one of them, so that it stands still where `prefers-reduced-motion` is set and
// while the reader pauses it. Either as files,
//     <picture><source media="(prefers-reduced-motion: reduce)" srcset="squat.svg">
//     <img src="squat-moving.svg" alt="..."></picture>
// or within the page, where the class "figure-moving" stands on the svg and a checkbox or <details>
// before it switches `display`. Nothing here needs script or inline style.
void figure_svg_moving(struct arena *arena, const struct figure *figure,
                       const struct figure_palette *palette,
                       const struct figure_svg_options *options, struct buf *out);

// ---- words, and what check/ asks ----------------------------------------------------------------

// Alternative text from the end pose: "A person lies on the back, the left hip bent to 85 degrees,
// ...". In the arena; "" for words that lack the texts of "alt".
const char *figure_propose_alt(struct arena *arena, const struct figure *figure,
                               const struct words *words);

// How far the end of a reaching limb stays from its goal, in centimetres, in one frame; 0 where it
// is reached within a millimetre.
double figure_reach_missed(const struct figure *figure, int frame, int reach);

#endif
