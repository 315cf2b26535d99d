// One frame drawn, at a place of the picture; for what puts several together.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_DRAW_H
#define REGIMEN_FIGURE_DRAW_H

#include "figure/figure_scene.h"

// The skeleton between two frames: 0 is the first one, 1 the second, 0.5 half way from one to the
// other.
void figure_between(const struct figure_settled *settled, double time,
                    struct figure_skeleton *skeleton);

// Draws one moment into a new list; its curves stray from the body's outlines by at most
// `tolerance` centimetres. With `order` of an earlier drawing the parts are painted in that order,
// so that the items of a movement's moments match, and items with a trace get no path.
struct figure_list *figure_draw_moment(struct arena *arena, const struct figure *figure,
                                       const struct figure_settled *settled, double time,
                                       double tolerance, const int *order);

// The order of painting that suits the whole movement.
void figure_whole_order(struct arena *arena, const struct figure *figure,
                        const struct figure_settled *settled, int order[FIGURE_PARTS_MOST]);

// Adds the arrow of the movement; the list's items are what it keeps clear of.
void figure_add_arrow(struct arena *arena, const struct figure *figure,
                      const struct figure_settled *settled, struct figure_list *list);

// Sets the list's bounds round its items.
void figure_set_bounds(struct figure_list *list);

#endif
