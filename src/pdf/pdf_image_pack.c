// Rows of pixels as a Flate stream with PNG's predictors; see pdf_image_parts.h.
#include "pdf/pdf_image_parts.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

// Pixels pack slowly and gain little beyond this.
enum { LEVEL = 6, FILTERS = 5 };

// A row as it is filtered: `raw` and the one above it, which is NULL for the first.
struct row {
    const uint8_t *raw, *above;
    size_t length, channels;
};

static int paeth(int left, int above, int corner) {
    int guess = left + above - corner;
    int a = abs(guess - left), b = abs(guess - above), c = abs(guess - corner);
    if (a <= b && a <= c) return left;
    return b <= c ? above : corner;
}

// A byte of a row, less what the filter (ISO/IEC 15948, 9.2) expects there.
static uint8_t filtered(const struct row *row, int filter, size_t i) {
    if (filter == 0) return row->raw[i];
    int left = i >= row->channels ? row->raw[i - row->channels] : 0;
    if (filter == 1) return (uint8_t)(row->raw[i] - left);
    int above = row->above ? row->above[i] : 0;
    if (filter == 2) return (uint8_t)(row->raw[i] - above);
    if (filter == 3) return (uint8_t)(row->raw[i] - (left + above) / 2);
    int corner = row->above && i >= row->channels ? row->above[i - row->channels] : 0;
    return (uint8_t)(row->raw[i] - paeth(left, above, corner));
}

// The filter whose differences are least in sum, as PNG's specification advises.
static int choose(const struct row *row) {
    unsigned long least = 0;
    int chosen = 0;
    for (int filter = 0; filter < FILTERS; filter++) {
        unsigned long sum = 0;
        for (size_t i = 0; i < row->length && (!filter || sum < least); i++)
            sum += (unsigned long)abs((signed char)filtered(row, filter, i));
        if (filter && sum >= least) continue;
        least = sum;
        chosen = filter;
    }
    return chosen;
}

// From the last row and byte backwards, as each needs those before it unfiltered.
static void filter_rows(uint8_t *rows, size_t stride, size_t height, size_t channels, bool plain) {
    for (size_t y = height; y-- > 0;) {
        uint8_t *start = rows + y * stride;
        struct row row = {start + 1, y ? start - stride + 1 : NULL, stride - 1, channels};
        int filter = plain ? 0 : choose(&row);
        start[0] = (uint8_t)filter;
        for (size_t i = row.length; i-- > 0;) start[1 + i] = filtered(&row, filter, i);
    }
}

struct pdf_image_stream pdf_image_pack(struct arena *arena, uint8_t *rows, int width, int height,
                                       int channels, const char *space) {
    size_t stride = (size_t)width * (size_t)channels + 1, length = stride * (size_t)height;
    // Neighbours in a palette are not neighbours to the eye.
    bool palette = strstr(space, "/Indexed") != NULL;
    filter_rows(rows, stride, (size_t)height, (size_t)channels, palette);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor) abort();
    size_t bound = libdeflate_zlib_compress_bound(compressor, length);
    void *space_for = base_alloc(bound);
    size_t used = libdeflate_zlib_compress(compressor, rows, length, space_for, bound);
    void *kept = arena_alloc(arena, used);
    memcpy(kept, space_for, used);
    free(space_for);
    libdeflate_free_compressor(compressor);
    return (struct pdf_image_stream){
        arena_printf(arena,
                     "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8%s"
                     "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
                     width, height, space, channels, width),
        kept, used};
}
