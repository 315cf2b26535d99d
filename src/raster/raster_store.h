// What a worker keeps between pages; for this room alone, since cairo's types are in it.
#ifndef REGIMEN_RASTER_STORE_H
#define REGIMEN_RASTER_STORE_H

#include "pdf/pdf.h"
#include "raster/raster_page.h"

#include <cairo.h>

// A glyph's outline in sizes of the font, y down, as a path's parts.
struct raster_outline {
    bool known;
    struct {
        VEC_OF(uint8_t)
    } verbs; // enum pdf_verb
    struct {
        VEC_OF(float)
    } points;
};

// The font, opened at the first time. It belongs to the store. NULL where the file cannot be read
// as a font.
struct raster_font;
struct raster_font *raster_store_font(struct raster_store *store, const struct pdf_font *font);

// A glyph's outline, which belongs to the store; an empty one where the font has none.
const struct raster_outline *raster_store_outline(struct raster_store *store,
                                                  struct raster_font *font, uint32_t glyph);

// An image's pixels as a surface, which belongs to the store until the next page. NULL where they
// cannot be decoded.
cairo_surface_t *raster_store_image(struct raster_store *store, const struct pdf_image *image);

// Lets go of images where they have become many; between pages.
void raster_store_tidy(struct raster_store *store);

#endif
