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
    struct pdf_image_pixels small; // a PNG's; a JPEG is decoded when they are asked for
};

// Each reads one kind, of which the bytes are. False with *fault.
bool pdf_image_read_jpeg(struct arena *arena, const uint8_t *bytes, size_t length,
                         struct pdf_image *image, struct pdf_image_fault *fault);
bool pdf_image_read_png(struct arena *arena, const uint8_t *bytes, size_t length,
                        struct pdf_image *image, struct pdf_image_fault *fault);

// Takes rows from top to bottom and makes them few.
struct pdf_image_small {
    struct pdf_image_pixels pixels; // the result, in the arena
    int width, height;              // of what comes in
    int factor;                     // pixels to one, each way
    int row;                        // rows so far
    uint32_t *at;
    uint64_t *sums; // alpha, red, green, blue of a row of the result
};
void pdf_image_small_begin(struct pdf_image_small *small, struct arena *arena, int width,
                           int height);

// A row of grey or RGB with or without alpha (1 to 4 channels), or of numbers in a palette.
void pdf_image_small_row(struct pdf_image_small *small, const uint8_t *row, int channels,
                         const uint8_t (*palette)[3]);

// False with *fault where there are no pixels, or too many.
bool pdf_image_check_size(struct arena *arena, unsigned long width, unsigned long height,
                          struct pdf_image_fault *fault);

// Packs rows of `channels` bytes a pixel, one before each of which is free, as a Flate stream with
// PNG's predictors; the rows are changed. `space` is the colour space's entry.
struct pdf_image_stream pdf_image_pack(struct arena *arena, uint8_t *rows, int width, int height,
                                       int channels, const char *space);

// Whether a JPEG has all the data of its picture. What else may be wrong with it is not looked at.
bool pdf_image_jpeg_is_whole(const void *bytes, size_t length);

#endif
