// PNG of few colours; for this room alone, since cairo's types are in it.
#ifndef REGIMEN_RASTER_PNG_H
#define REGIMEN_RASTER_PNG_H

#include "base/buf.h"

#include <cairo.h>
#include <stdbool.h>

enum { RASTER_COLOURS = 128 };

// Appends an opaque surface (CAIRO_FORMAT_RGB24) as a PNG with a palette of at most `colours`, 2 to
// RASTER_COLOURS, which are chosen by median cut. False where there is no memory; nothing is
// appended then.
bool raster_png_put(cairo_surface_t *surface, int colours, struct buf *out);

#endif
