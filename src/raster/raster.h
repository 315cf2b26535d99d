// Display lists as pixels: PNG by cairo, for looking at figures, for previews and share images.
//
// A room of its own, so that figure/ needs no library and cairo stays out of the command line.
#ifndef REGIMEN_RASTER_H
#define REGIMEN_RASTER_H

#include "base/buf.h"
#include "figure/figure.h"

#include <stdbool.h>

// Where a list stands on the sheet, in pixels.
struct raster_place {
    const struct figure_list *list;
    double left, top, scale; // pixels for a unit of the list
};

struct raster_sheet {
    int width, height;   // pixels, 1 to 20000
    unsigned background; // 0xRRGGBB
    bool grey;           // as a black-and-white printer shows it
    const struct raster_place *places;
    int count;
    int colours; // at most so many, 2 to 128, for a small file; 0: as many as there are
};

// Appends a PNG file. False where cairo has no memory for it; nothing is appended then.
bool raster_png(const struct raster_sheet *sheet, const struct figure_palette *palette,
                struct buf *out);

#endif
