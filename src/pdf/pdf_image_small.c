// An image's pixels made few, for pictures of pages; see pdf_image.h and pdf_image_parts.h.
#include "pdf/pdf_image_parts.h"

#include <setjmp.h>
#include <stdio.h> // jpeglib.h wants it first

#include <jerror.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>

// A progressive JPEG is held whole while it is decoded, and each of its scans goes over all of it.
enum { PROGRESSIVE_PIXELS = 16000000, SCANS = 100 };

// ---- making pixels few -------------------------------------------------------------------------

void pdf_image_small_begin(struct pdf_image_small *small, struct arena *arena, int width,
                           int height) {
    int longer = width > height ? width : height;
    int factor = (longer + PDF_IMAGE_SMALL - 1) / PDF_IMAGE_SMALL;
    *small = (struct pdf_image_small){.width = width, .height = height, .factor = factor};
    small->pixels.width = (width + factor - 1) / factor;
    small->pixels.height = (height + factor - 1) / factor;
    small->at = arena_alloc(arena, (size_t)small->pixels.width * (size_t)small->pixels.height *
                                       sizeof *small->at);
    small->sums = arena_alloc(arena, (size_t)small->pixels.width * 4 * sizeof *small->sums);
    small->pixels.at = small->at;
}

// Writes one row of means, and forgets their sums. The last in a row or a column may be of fewer.
static void end_row(struct pdf_image_small *small, int rows) {
    uint32_t *to = small->at + (size_t)(small->row / small->factor) * (size_t)small->pixels.width;
    for (int x = 0; x < small->pixels.width; x++) {
        const uint64_t *sum = small->sums + (size_t)x * 4;
        int rest = small->width - x * small->factor;
        uint64_t count = (uint64_t)rows * (uint64_t)(rest < small->factor ? rest : small->factor);
        uint32_t pixel = 0;
        if (!count) continue; // there is always one
        for (int k = 0; k < 4; k++) pixel = pixel << 8 | (uint32_t)((sum[k] + count / 2) / count);
        to[x] = pixel;
    }
    memset(small->sums, 0, (size_t)small->pixels.width * 4 * sizeof *small->sums);
}

void pdf_image_small_row(struct pdf_image_small *small, const uint8_t *row, int channels,
                         const uint8_t (*palette)[3]) {
    for (int x = 0; x < small->width; x++, row += channels) {
        const uint8_t *colour = palette ? palette[*row] : row;
        uint64_t *sum = small->sums + (size_t)(x / small->factor) * 4;
        unsigned alpha = channels % 2 ? 255 : row[channels - 1];
        bool grey = channels < 3 && !palette;
        sum[0] += alpha;
        for (int k = 0; k < 3; k++) sum[k + 1] += (colour[grey ? 0 : k] * alpha + 127) / 255;
    }
    int rows = small->row % small->factor + 1;
    if (rows == small->factor || small->row + 1 == small->height) end_row(small, rows);
    small->row++;
}

// ---- JPEG --------------------------------------------------------------------------------------

// What a jump out of libjpeg must leave in order.
struct decoding {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf out;
    bool cut_off; // data were missing
    uint8_t *row;
};

static void jump_out(j_common_ptr jpeg) {
    struct decoding *decoding = jpeg->client_data;
    longjmp(decoding->out, 1); // NOLINT(cert-err52-cpp)
}

// libjpeg makes up what is missing, and only remarks on it.
static void note_remark(j_common_ptr jpeg, int level) {
    struct decoding *decoding = jpeg->client_data;
    if (level >= 0) return;
    if (jpeg->err->msg_code == JWRN_HIT_MARKER || jpeg->err->msg_code == JWRN_JPEG_EOF)
        decoding->cut_off = true;
}

static void say_nothing(j_common_ptr jpeg) {
    (void)jpeg;
}

static void count_scans(j_common_ptr jpeg) {
    if (jpeg->is_decompressor && ((j_decompress_ptr)jpeg)->input_scan_number > SCANS)
        jump_out(jpeg);
}

// Inks on white, each of which takes away its own light; Adobe's are stored inverted.
static void mix_inks(uint8_t *row, int width, bool inverted) {
    const uint8_t *from = row;
    for (int x = 0; x < width; x++, from += 4)
        for (int k = 0; k < 3; k++) {
            int ink = inverted ? from[k] : 255 - from[k],
                black = inverted ? from[3] : 255 - from[3];
            *row++ = (uint8_t)(ink * black / 255);
        }
}

// As few pixels as libjpeg can make while they are no fewer than wanted.
static void ask(struct jpeg_decompress_struct *jpeg) {
    unsigned longer =
        jpeg->image_width > jpeg->image_height ? jpeg->image_width : jpeg->image_height;
    jpeg->scale_num = 1;
    jpeg->scale_denom = 1;
    while (jpeg->scale_denom < 8 && longer / (jpeg->scale_denom * 2) >= PDF_IMAGE_SMALL)
        jpeg->scale_denom *= 2;
    jpeg->out_color_space = jpeg->num_components == 1   ? JCS_GRAYSCALE
                            : jpeg->num_components == 4 ? JCS_CMYK
                                                        : JCS_RGB;
}

static void decode_rows(struct decoding *decoding, struct arena *arena,
                        struct pdf_image_pixels *pixels) {
    struct jpeg_decompress_struct *jpeg = &decoding->jpeg;
    struct pdf_image_small small;
    int width = (int)jpeg->output_width, channels = jpeg->output_components;
    pdf_image_small_begin(&small, arena, width, (int)jpeg->output_height);
    decoding->row = base_alloc((size_t)width * (size_t)channels);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = decoding->row;
        jpeg_read_scanlines(jpeg, &row, 1);
        if (channels == 4) mix_inks(row, width, jpeg->saw_Adobe_marker);
        pdf_image_small_row(&small, row, channels == 4 ? 3 : channels, NULL);
    }
    *pixels = small.pixels;
}

// Everything that jumps happens in here.
static bool decode(struct decoding *decoding, const struct pdf_image *image, struct arena *arena,
                   struct pdf_image_pixels *pixels) {
    struct jpeg_decompress_struct *jpeg = &decoding->jpeg;
    if (setjmp(decoding->out)) return false; // NOLINT(cert-err52-cpp)
    jpeg_create_decompress(jpeg);
    jpeg->client_data = decoding;
    jpeg->progress = &decoding->progress;
    jpeg_mem_src(jpeg, image->colour.bytes, image->colour.length);
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->progressive_mode &&
        (unsigned long)jpeg->image_width * jpeg->image_height > PROGRESSIVE_PIXELS)
        return false;
    ask(jpeg);
    jpeg_start_decompress(jpeg);
    decode_rows(decoding, arena, pixels);
    return true;
}

static struct decoding *open_decoding(void) {
    struct decoding *decoding = base_alloc(sizeof *decoding);
    memset(decoding, 0, sizeof *decoding);
    decoding->jpeg.err = jpeg_std_error(&decoding->errors);
    decoding->jpeg.client_data = decoding;
    decoding->errors.error_exit = jump_out;
    decoding->errors.output_message = say_nothing;
    decoding->errors.emit_message = note_remark;
    decoding->progress.progress_monitor = count_scans;
    return decoding;
}

static void close_decoding(struct decoding *decoding) {
    jpeg_destroy_decompress(&decoding->jpeg);
    free(decoding->row);
    free(decoding);
}

// As small as libjpeg can, since only what it remarks is asked for.
static bool read_through(struct decoding *decoding, const void *bytes, size_t length) {
    struct jpeg_decompress_struct *jpeg = &decoding->jpeg;
    if (setjmp(decoding->out)) return true; // NOLINT(cert-err52-cpp): what else is wrong
    jpeg_create_decompress(jpeg);
    jpeg->client_data = decoding;
    jpeg->progress = &decoding->progress;
    jpeg_mem_src(jpeg, bytes, length);
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->progressive_mode &&
        (unsigned long)jpeg->image_width * jpeg->image_height > PROGRESSIVE_PIXELS)
        return true;
    jpeg->scale_denom = 8;
    jpeg_start_decompress(jpeg);
    decoding->row = base_alloc((size_t)jpeg->output_width * (size_t)jpeg->output_components);
    while (jpeg->output_scanline < jpeg->output_height && !decoding->cut_off) {
        JSAMPROW row = decoding->row;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    return !decoding->cut_off;
}

bool pdf_image_jpeg_is_whole(const void *bytes, size_t length) {
    struct decoding *decoding = open_decoding();
    bool whole = read_through(decoding, bytes, length);
    close_decoding(decoding);
    return whole;
}

bool pdf_image_pixels(const struct pdf_image *image, struct arena *arena,
                      struct pdf_image_pixels *pixels) {
    if (image->small.at) {
        *pixels = image->small;
        return true;
    }
    struct decoding *decoding = open_decoding();
    bool good = decode(decoding, image, arena, pixels);
    close_decoding(decoding);
    return good;
}
