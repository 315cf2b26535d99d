// Images; see pdf_image.h.
#include "pdf/pdf_image_parts.h"

#include "base/picture.h"

bool pdf_image_check_size(struct arena *arena, unsigned long width, unsigned long height,
                          struct pdf_image_fault *fault) {
    if (width && height && width <= PDF_IMAGE_PIXELS / height) return true;
    fault->damaged = !width || !height;
    fault->what = "it has no pixels";
    if (width && height)
        fault->what = arena_printf(
            arena, "its %lu x %lu pixels are more than the %d million that paper needs at most",
            width, height, PDF_IMAGE_PIXELS / 1000000);
    return false;
}

const struct pdf_image *pdf_image_read(struct arena *arena, const void *bytes, size_t length,
                                       struct pdf_image_fault *fault) {
    struct pdf_image *image = arena_alloc(arena, sizeof *image);
    enum picture kind = picture_sniff(bytes, length);
    *fault = (struct pdf_image_fault){0};
    image->orientation = 1;
    if (kind == PICTURE_JPEG)
        return pdf_image_read_jpeg(arena, bytes, length, image, fault) ? image : NULL;
    if (kind == PICTURE_PNG)
        return pdf_image_read_png(arena, bytes, length, image, fault) ? image : NULL;
    fault->damaged = kind == PICTURE_UNKNOWN;
    fault->what = kind ? arena_printf(arena, "a PDF cannot hold a %s", picture_name(kind))
                       : "its bytes are those of no picture";
    return NULL;
}

int pdf_image_width(const struct pdf_image *image) {
    return image->orientation >= 5 ? image->height : image->width;
}

int pdf_image_height(const struct pdf_image *image) {
    return image->orientation >= 5 ? image->width : image->height;
}

bool pdf_image_is_ink(const struct pdf_image *image) {
    return image->ink;
}

// Exif (CIPA DC-008) says where the stored first row and first column are shown.
const signed char *pdf_image_matrix(const struct pdf_image *image) {
    static const signed char matrices[8][6] = {
        {1, 0, 0, 1, 0, 0},   // row at the top, column at the left
        {-1, 0, 0, 1, 1, 0},  // top, right
        {-1, 0, 0, -1, 1, 1}, // bottom, right
        {1, 0, 0, -1, 0, 1},  // bottom, left
        {0, -1, -1, 0, 1, 1}, // left, top
        {0, -1, 1, 0, 0, 1},  // right, top
        {0, 1, 1, 0, 0, 0},   // right, bottom
        {0, 1, -1, 0, 1, 0},  // left, bottom
    };
    return matrices[image->orientation - 1];
}
