// Pieces of SVG that the still and the moving picture share.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_SVG_H
#define REGIMEN_FIGURE_SVG_H

#include "figure/figure.h"

// The line's width that stands on the group.
#define FIGURE_SVG_PEN 1.15

void figure_svg_number(struct buf *out, long tenths, bool first);
long figure_svg_tenths(double value);
void figure_svg_path(const struct figure_path *path, struct buf *out);
void figure_svg_attributes(const struct figure_item *item, const struct figure_palette *palette,
                           struct buf *out);
void figure_svg_open(const struct figure_list *list, const struct figure_palette *palette,
                     const struct figure_svg_options *options, const char *class, struct buf *out);

#endif
