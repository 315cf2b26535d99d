// Pieces of SVG that the still and the moving picture share.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_SVG_H
#define REGIMEN_FIGURE_SVG_H

#include "figure/figure.h"

// An SVG's unit is 2 mm: fine enough for whole numbers, which are shorter than tenths of a
// centimetre.
#define FIGURE_SVG_SCALE 5

void figure_svg_number(struct buf *out, long value, bool first);
long figure_svg_round(double centimetres);
void figure_svg_path(const struct figure_path *path, struct buf *out);
void figure_svg_attributes(const struct figure_item *item, const struct figure_palette *palette,
                           struct buf *out);
// The beginning, up to the items; `more` is further attributes of the svg element, or NULL.
void figure_svg_open(const struct figure_list *list, const struct figure_palette *palette,
                     const struct figure_svg_options *options, const char *more, struct buf *out);

#endif
