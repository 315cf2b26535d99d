// Median cut and PNG; see raster_png.h.
//
// Colours are told apart by five bits a channel. The cells of this cube that occur are halved,
// again and again, where that halves most, and each part becomes the mean of its pixels (Heckbert
// 1982).
#include "raster/raster_png.h"

#include "base/arena.h"

#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL = 5 }; // libdeflate's; higher ones gain little on flat pictures
enum { BITS = 5, SIDE = 1 << BITS, CELLS = SIDE * SIDE * SIDE };

// The pixels in one cell of the cube.
struct cell {
    int place; // red, green and blue, five bits each
    uint32_t count;
    uint64_t sums[3];
};

// A part of the cells in use.
struct part {
    int first, count;
    int channel, length; // the longest side
    uint64_t pixels;
};

struct palette {
    struct cell *cells; // by place; later only those in use
    int used;
    struct part parts[RASTER_COLOURS];
    int count;
    uint8_t numbers[CELLS]; // part by place
    uint8_t colours[RASTER_COLOURS][3];
};

static int cell_of(uint32_t pixel) {
    return (int)((pixel >> 19 & 31) << 10 | (pixel >> 11 & 31) << 5 | (pixel >> 3 & 31));
}

static int side_of(const struct cell *cell, int channel) {
    return cell->place >> (BITS * (2 - channel)) & (SIDE - 1);
}

static void measure(const struct palette *palette, struct part *part) {
    part->length = -1;
    part->pixels = 0;
    for (int channel = 0; channel < 3; channel++) {
        int least = SIDE, most = 0;
        for (int i = part->first; i < part->first + part->count; i++) {
            int side = side_of(&palette->cells[i], channel);
            if (side < least) least = side;
            if (side > most) most = side;
        }
        if (most - least <= part->length) continue;
        part->length = most - least;
        part->channel = channel;
    }
    for (int i = part->first; i < part->first + part->count; i++)
        part->pixels += palette->cells[i].count;
}

static int by_red(const void *a, const void *b) {
    return ((const struct cell *)a)->place - ((const struct cell *)b)->place;
}
// The channel asked for before the others, so that no two cells are equal and the order is one.
static int by_green(const void *a, const void *b) {
    int difference = side_of(a, 1) - side_of(b, 1);
    return difference ? difference : by_red(a, b);
}
static int by_blue(const void *a, const void *b) {
    int difference = side_of(a, 2) - side_of(b, 2);
    return difference ? difference : by_red(a, b);
}

// Cuts a part so that as many pixels are on either side as can be, and a cell at least.
static void cut(struct palette *palette, struct part *part) {
    static int (*const orders[3])(const void *, const void *) = {by_red, by_green, by_blue};
    struct cell *cells = palette->cells + part->first;
    qsort(cells, (size_t)part->count, sizeof *cells, orders[part->channel]);
    uint64_t half = 0;
    int at = 0;
    do half += cells[at++].count;
    while (at < part->count - 1 && 2 * half < part->pixels);
    struct part *rest = &palette->parts[palette->count++];
    *rest = (struct part){.first = part->first + at, .count = part->count - at};
    part->count = at;
    measure(palette, part);
    measure(palette, rest);
}

// Of parts with many pixels of many colours first. Paper's white is most of a page, and one colour.
static struct part *choose(struct palette *palette) {
    struct part *chosen = NULL;
    uint64_t most = 0;
    for (int i = 0; i < palette->count; i++) {
        struct part *part = &palette->parts[i];
        uint64_t weight = part->pixels * (uint64_t)part->length * (uint64_t)part->length;
        if (part->count < 2 || weight <= most) continue;
        most = weight;
        chosen = part;
    }
    return chosen;
}

static void set_colours(struct palette *palette) {
    for (int i = 0; i < palette->count; i++) {
        const struct part *part = &palette->parts[i];
        uint64_t sums[3] = {0};
        if (!part->pixels) continue; // each has some
        for (int j = part->first; j < part->first + part->count; j++) {
            palette->numbers[palette->cells[j].place] = (uint8_t)i;
            for (int k = 0; k < 3; k++) sums[k] += palette->cells[j].sums[k];
        }
        for (int k = 0; k < 3; k++)
            palette->colours[i][k] = (uint8_t)((sums[k] + part->pixels / 2) / part->pixels);
    }
}

// Where the pixels that are like the one at `x` end. Most of a page is paper.
static int end_of_run(const uint32_t *pixels, int x, int width) {
    const uint64_t pair = (uint64_t)pixels[x] << 32 | pixels[x];
    int next = x + 1;
    for (uint64_t four[2]; next + 4 <= width; next += 4) {
        memcpy(four, pixels + next, sizeof four);
        if ((four[0] ^ pair) | (four[1] ^ pair)) break;
    }
    while (next < width && pixels[next] == pixels[x]) next++;
    return next;
}

static void count_pixels(struct palette *palette, const uint32_t *pixels, int width, int height,
                         int stride) {
    for (int y = 0; y < height; y++, pixels += stride)
        for (int x = 0, next; x < width; x = next) {
            struct cell *cell = &palette->cells[cell_of(pixels[x])];
            next = end_of_run(pixels, x, width);
            uint32_t alike = (uint32_t)(next - x);
            cell->count += alike;
            cell->sums[0] += (uint64_t)alike * (pixels[x] >> 16 & 255);
            cell->sums[1] += (uint64_t)alike * (pixels[x] >> 8 & 255);
            cell->sums[2] += (uint64_t)alike * (pixels[x] & 255);
        }
    for (int place = 0; place < CELLS; place++) {
        if (!palette->cells[place].count) continue;
        struct cell cell = palette->cells[place];
        cell.place = place;
        palette->cells[palette->used++] = cell;
    }
}

static void make_palette(struct palette *palette, int colours) {
    palette->parts[0] = (struct part){.count = palette->used};
    palette->count = 1;
    measure(palette, &palette->parts[0]);
    for (struct part *part; palette->count < colours && (part = choose(palette));)
        cut(palette, part);
    set_colours(palette);
}

// ---- the file (W3C, Portable Network Graphics, third edition) -----------------------------------

static void put_number(uint32_t number, struct buf *out) {
    for (int shift = 24; shift >= 0; shift -= 8) buf_putc(out, (char)(number >> shift & 255));
}

static void put_chunk(const char *type, const void *bytes, size_t length, struct buf *out) {
    put_number((uint32_t)length, out);
    size_t start = out->len;
    buf_add(out, type, 4);
    buf_add(out, bytes, length);
    put_number(libdeflate_crc32(0, out->at + start, out->len - start), out);
}

static void put_head(int width, int height, struct buf *out) {
    static const char kind[] = {8, 3, 0, 0, 0}; // 8 bits, a palette, and no choice in what follows
    struct buf head;
    buf_init(&head);
    put_number((uint32_t)width, &head);
    put_number((uint32_t)height, &head);
    buf_add(&head, kind, sizeof kind);
    put_chunk("IHDR", head.at, head.len, out);
    buf_release(&head);
}

static bool put_rows(const uint8_t *rows, size_t length, struct buf *out) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor) return false;
    size_t bound = libdeflate_zlib_compress_bound(compressor, length);
    void *space = base_alloc(bound);
    size_t used = libdeflate_zlib_compress(compressor, rows, length, space, bound);
    if (used) put_chunk("IDAT", space, used, out);
    free(space);
    libdeflate_free_compressor(compressor);
    return used > 0;
}

// `rows` have a byte for the filter, none, before their pixels.
static bool encode(const struct palette *palette, const uint8_t *rows, int width, int height,
                   struct buf *out) {
    static const char signature[] = "\x89PNG\r\n\x1A\n";
    size_t start = out->len;
    buf_add(out, signature, sizeof signature - 1);
    put_head(width, height, out);
    put_chunk("PLTE", palette->colours, 3 * (size_t)palette->count, out);
    if (!put_rows(rows, (size_t)(width + 1) * (size_t)height, out)) {
        buf_cut(out, start);
        return false;
    }
    put_chunk("IEND", "", 0, out);
    return true;
}

// Writes the numbers of a row's pixels.
static void number_row(const struct palette *palette, const uint32_t *pixels, int width,
                       uint8_t *to) {
    for (int x = 0, next; x < width; x = next) {
        next = end_of_run(pixels, x, width);
        memset(to + x, palette->numbers[cell_of(pixels[x])], (size_t)(next - x));
    }
}

bool raster_png_put(cairo_surface_t *surface, int colours, struct buf *out) {
    cairo_surface_flush(surface);
    const uint32_t *pixels = (const void *)cairo_image_surface_get_data(surface);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface) / 4;
    if (!pixels) return false;
    struct palette *palette = base_alloc(sizeof *palette);
    memset(palette, 0, sizeof *palette);
    palette->cells = base_alloc(CELLS * sizeof *palette->cells);
    memset(palette->cells, 0, CELLS * sizeof *palette->cells);
    count_pixels(palette, pixels, width, height, stride);
    make_palette(palette, colours);
    uint8_t *rows = base_alloc((size_t)(width + 1) * (size_t)height), *to = rows;
    for (int y = 0; y < height; y++, to += width + 1) {
        *to = 0;
        number_row(palette, pixels + (size_t)y * (size_t)stride, width, to + 1);
    }
    bool good = encode(palette, rows, width, height, out);
    free(rows);
    free(palette->cells);
    free(palette);
    return good;
}
