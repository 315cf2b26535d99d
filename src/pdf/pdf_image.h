// Pictures of pixels, ready to be put into PDFs.
//
// A JPEG goes in as it is (DCTDecode); a PNG is decoded, its transparency split off, and packed
// anew (FlateDecode with PNG's predictors). The work is done once: an image may be used in any
// number of places and documents, and each document holds it once.
#ifndef REGIMEN_PDF_IMAGE_H
#define REGIMEN_PDF_IMAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pdf_image;

// Images of more pixels than this are refused before they are decoded: an A4 page at 600 dots an
// inch has 35 million.
enum { PDF_IMAGE_PIXELS = 40000000 };

// Why there is no image.
struct pdf_image_fault {
    bool damaged;     // whatever reads it would fail; otherwise it is one that a PDF cannot hold
    const char *what; // such as "it ends too early"; in the arena, or for ever
};

// Makes an image of a JPEG's or PNG's bytes in the arena; the bytes are not needed afterwards.
//
// JPEG: baseline, extended and progressive, 8 bits; grey, RGB or YCbCr, CMYK or YCCK (with
// Adobe's segment its inks are taken as inverted, as Adobe's programs write them). Exif's
// orientation is heeded. Its compressed pixels are not decoded, only their end is looked for.
// PNG: all of them; 16 bits become 8. Colour profiles and gamma are left out.
//
// NULL with *fault where the bytes are damaged, of another kind, or hold more than
// PDF_IMAGE_PIXELS.
const struct pdf_image *pdf_image_read(struct arena *arena, const void *bytes, size_t length,
                                       struct pdf_image_fault *fault);

// Its width and height in pixels, as it is shown.
int pdf_image_width(const struct pdf_image *image);
int pdf_image_height(const struct pdf_image *image);

// Whether its colours are inks (CMYK), which are not the screen's and have no place in an archive.
bool pdf_image_is_ink(const struct pdf_image *image);

// Pixels for a screen: 0xAARRGGBB, the colours multiplied by the alpha, row by row from the top.
enum { PDF_IMAGE_SMALL = 600 }; // at most so many a side
struct pdf_image_pixels {
    int width, height;
    const uint32_t *at;
};

// An image's pixels as they are stored (pdf_image_matrix turns them), made few by taking means.
// They lie in the arena or with the image. False where a JPEG's data are damaged, or are more than
// a picture of a page is worth.
bool pdf_image_pixels(const struct pdf_image *image, struct arena *arena,
                      struct pdf_image_pixels *pixels);

// The matrix that takes the unit square of a stored image (y up) to that of the shown one.
const signed char *pdf_image_matrix(const struct pdf_image *image);

#endif
