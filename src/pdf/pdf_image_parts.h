// What an image is made of; for this room alone. See pdf_image.h.
#ifndef REGIMEN_PDF_IMAGE_PARTS_H
#define REGIMEN_PDF_IMAGE_PARTS_H

#include "pdf/pdf_image.h"

#include <stdint.h>

// A stream's bytes, compressed, and its dictionary's entries without Length.
struct pdf_image_stream {
    const char *entries;
    const void *bytes; // NULL: there is none
    size_t length;
};

struct pdf_image {
    int width, height; // pixels as they are stored
    int orientation;   // Exif's, 1 to 8
    bool ink;
    struct pdf_image_stream colour, mask;
};

// The matrix that takes the unit square of a stored image (y up) to that of the shown one.
const signed char *pdf_image_matrix(const struct pdf_image *image);

// Each reads one kind, of which the bytes are. False with *fault.
bool pdf_image_read_jpeg(struct arena *arena, const uint8_t *bytes, size_t length,
                         struct pdf_image *image, struct pdf_image_fault *fault);
bool pdf_image_read_png(struct arena *arena, const uint8_t *bytes, size_t length,
                        struct pdf_image *image, struct pdf_image_fault *fault);

// False with *fault where there are no pixels, or too many.
bool pdf_image_check_size(struct arena *arena, unsigned long width, unsigned long height,
                          struct pdf_image_fault *fault);

// Packs rows of `channels` bytes a pixel, one before each of which is free, as a Flate stream with
// PNG's predictors; the rows are changed. `space` is the colour space's entry.
struct pdf_image_stream pdf_image_pack(struct arena *arena, uint8_t *rows, int width, int height,
                                       int channels, const char *space);

#endif
