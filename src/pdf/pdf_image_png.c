// PNG, decoded by libpng; see pdf_image.h.
#include "pdf/pdf_image_parts.h"

#include "base/buf.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// What libpng may keep of chunks beside the pixels, such as colour profiles; none is used.
enum { CHUNK_BYTES = 8 << 20, CHUNKS = 1000 };

// All that a jump out of libpng must leave in order.
struct reading {
    const uint8_t *bytes;
    size_t length, at;
    struct arena *arena;
    const char *fault;
    png_structp png;
    png_infop info;
    uint8_t *rows;     // pixels, one byte free before each row
    png_bytep *starts; // of the rows
};

static void give_bytes(png_structp png, png_bytep to, size_t count) {
    struct reading *reading = png_get_io_ptr(png);
    if (reading->length - reading->at < count) png_error(png, "it ends too early");
    memcpy(to, reading->bytes + reading->at, count);
    reading->at += count;
}

static void note_error(png_structp png, png_const_charp message) {
    struct reading *reading = png_get_error_ptr(png);
    reading->fault = arena_printf(reading->arena, "%s", message);
    png_longjmp(png, 1);
}

static void note_warning(png_structp png, png_const_charp message) {
    (void)png, (void)message;
}

static bool is_palette(const struct reading *reading) {
    return png_get_color_type(reading->png, reading->info) == PNG_COLOR_TYPE_PALETTE &&
           !png_get_valid(reading->png, reading->info, PNG_INFO_tRNS);
}

// Asks for 8 bits a channel: a palette's numbers where nothing in it is transparent, otherwise
// grey or RGB, with alpha where there is any transparency.
static void ask(struct reading *reading) {
    png_structp png = reading->png;
    if (is_palette(reading)) {
        png_set_packing(png);
    } else {
        png_set_expand(png); // palette, fewer bits, one transparent colour
        png_set_scale_16(png);
    }
    png_set_interlace_handling(png);
    png_read_update_info(png, reading->info);
}

// Reads the pixels; everything that jumps happens in here.
static bool read_pixels(struct reading *reading, struct pdf_image *image,
                        struct pdf_image_fault *fault) {
    png_structp png = reading->png;
    if (setjmp(png_jmpbuf(png))) return false; // NOLINT(cert-err52-cpp)
    png_set_read_fn(png, reading, give_bytes);
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_chunk_malloc_max(png, CHUNK_BYTES);
    png_set_chunk_cache_max(png, CHUNKS);
    png_read_info(png, reading->info);
    size_t width = png_get_image_width(png, reading->info);
    size_t height = png_get_image_height(png, reading->info);
    if (!pdf_image_check_size(reading->arena, width, height, fault)) return false;
    image->width = (int)width;
    image->height = (int)height;
    ask(reading);
    size_t stride = png_get_rowbytes(png, reading->info) + 1;
    reading->rows = base_alloc(stride * height);
    reading->starts = base_alloc(height * sizeof *reading->starts);
    memset(reading->rows, 0, stride * height);
    for (size_t y = 0; y < height; y++) reading->starts[y] = reading->rows + y * stride + 1;
    png_read_image(png, reading->starts);
    png_read_end(png, NULL);
    return true;
}

static const char *palette_space(const struct reading *reading) {
    png_colorp colours;
    int count = 0;
    png_get_PLTE(reading->png, reading->info, &colours, &count);
    struct buf space;
    buf_init(&space);
    buf_printf(&space, "/ColorSpace[/Indexed/DeviceRGB %d<", count - 1);
    for (int i = 0; i < count; i++)
        buf_printf(&space, "%02X%02X%02X", colours[i].red, colours[i].green, colours[i].blue);
    buf_puts(&space, ">]");
    const char *kept = arena_strndup(reading->arena, space.at, space.len);
    buf_release(&space);
    return kept;
}

// Takes the last of `channels` out of the rows, closes them up, and returns it in rows of its own;
// NULL where it is opaque everywhere.
static uint8_t *split_alpha(uint8_t *rows, size_t width, size_t height, size_t channels) {
    uint8_t *alpha = base_alloc((width + 1) * height), *to = rows;
    bool opaque = true;
    for (size_t y = 0; y < height; y++) {
        const uint8_t *from = rows + y * (width * channels + 1) + 1;
        uint8_t *mask = alpha + y * (width + 1);
        *mask++ = *to++ = 0;
        for (size_t x = 0; x < width; x++) {
            for (size_t k = 1; k < channels; k++) *to++ = *from++;
            if (*from != 0xFF) opaque = false;
            *mask++ = *from++;
        }
    }
    if (!opaque) return alpha;
    free(alpha);
    return NULL;
}

static void make_small(const struct reading *reading, struct pdf_image *image, int channels) {
    struct pdf_image_small small;
    uint8_t palette[256][3] = {{0}};
    png_colorp colours;
    int count = 0;
    bool numbers = is_palette(reading);
    if (numbers) png_get_PLTE(reading->png, reading->info, &colours, &count);
    for (int i = 0; i < count; i++) {
        palette[i][0] = colours[i].red;
        palette[i][1] = colours[i].green;
        palette[i][2] = colours[i].blue;
    }
    pdf_image_small_begin(&small, reading->arena, image->width, image->height);
    for (int y = 0; y < image->height; y++)
        pdf_image_small_row(&small, reading->starts[y], channels, numbers ? palette : NULL);
    image->small = small.pixels;
}

static void pack(struct reading *reading, struct pdf_image *image) {
    int channels = png_get_channels(reading->png, reading->info);
    make_small(reading, image, channels);
    const char *space = "/ColorSpace/DeviceGray";
    if (is_palette(reading)) space = palette_space(reading);
    if (channels > 2) space = "/ColorSpace/DeviceRGB";
    if (channels % 2 == 0) {
        uint8_t *alpha = split_alpha(reading->rows, (size_t)image->width, (size_t)image->height,
                                     (size_t)channels--);
        if (alpha)
            image->mask = pdf_image_pack(reading->arena, alpha, image->width, image->height, 1,
                                         "/ColorSpace/DeviceGray");
        free(alpha);
    }
    image->colour =
        pdf_image_pack(reading->arena, reading->rows, image->width, image->height, channels, space);
}

bool pdf_image_read_png(struct arena *arena, const uint8_t *bytes, size_t length,
                        struct pdf_image *image, struct pdf_image_fault *fault) {
    struct reading reading = {.bytes = bytes, .length = length, .arena = arena};
    reading.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, note_error, note_warning);
    reading.info = reading.png ? png_create_info_struct(reading.png) : NULL;
    if (!reading.info) abort(); // no memory
    bool done = read_pixels(&reading, image, fault);
    if (done) pack(&reading, image);
    if (!done && !fault->what) *fault = (struct pdf_image_fault){true, reading.fault};
    png_destroy_read_struct(&reading.png, &reading.info, NULL);
    free(reading.rows);
    free(reading.starts);
    return done;
}
