// QR codes by libqrencode; see print_qr.h.
#include "print/print_qr.h"

#include <qrencode.h>
#include <string.h>

enum { QUIET = 4, LONGEST = 600 }; // modules; bytes that still give a code one can scan from paper

bool print_qr_fits(const char *address) {
    return *address && strlen(address) <= LONGEST;
}

struct modules {
    struct {
        VEC_OF(uint8_t)
    } verbs;
    struct {
        VEC_OF(float)
    } points;
};

static void add_bar(struct arena *arena, struct modules *to, float x, float y, float width,
                    float height) {
    static const uint8_t verbs[] = {PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE};
    const float points[] = {x, y, x + width, y, x + width, y + height, x, y + height};
    for (size_t i = 0; i < sizeof verbs; i++) vec_push(arena, &to->verbs, verbs[i]);
    for (size_t i = 0; i < 8; i++) vec_push(arena, &to->points, points[i]);
}

// How many modules from one on are dark, and how many of these no bar covers yet. What a bar covers
// is marked in the data.
struct reach {
    int dark, open;
};

#define COVERED 0x100

static struct reach reach(const uint16_t *at, int step, int most) {
    struct reach reach = {0, 0};
    for (; reach.dark < most && *at & 1; at += step, reach.dark++)
        if (!(*at & COVERED)) reach.open++;
    return reach;
}

// From a module that is dark goes a bar to the right or down, whichever covers more; bars may
// cross, so that fewer do.
static void add_bar_from(struct arena *arena, struct modules *to, uint16_t *data, int width, int x,
                         int y) {
    uint16_t *at = data + y * width + x;
    struct reach right = reach(at, 1, width - x), down = reach(at, width, width - y);
    bool goes_down = down.open > right.open;
    int length = goes_down ? down.dark : right.dark, step = goes_down ? width : 1;
    for (int i = 0; i < length; i++) at[i * step] |= COVERED;
    add_bar(arena, to, (float)x, (float)y, goes_down ? 1 : (float)length,
            goes_down ? (float)length : 1);
}

// Column by column, which packs better.
static struct modules cover(struct arena *arena, const QRcode *code) {
    struct modules modules = {0};
    int width = code->width, count = width * width;
    uint16_t *data = arena_alloc(arena, (size_t)count * sizeof *data);
    for (int i = 0; i < count; i++) data[i] = code->data[i] & 1;
    for (int x = 0; x < width; x++)
        for (int y = 0; y < width; y++)
            if (data[y * width + x] == 1) add_bar_from(arena, &modules, data, width, x, y);
    return modules;
}

void print_qr_paint(const struct print_brush *brush, const char *address, struct pdf_rect box,
                    float colour, const struct pdf_element *slot) {
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    if (!code) return; // print_qr_fits was asked before
    float module = box.width / (float)(code->width + 2 * QUIET);
    float start = brush->right_to_left ? 2 * QUIET * module : 0;
    struct arena *arena = brush->document->arena;
    const struct modules modules = cover(arena, code);
    QRcode_free(code);
    struct pdf_path *path = arena_alloc(arena, sizeof *path);
    *path = (struct pdf_path){.verbs = modules.verbs.at,
                              .verb_count = modules.verbs.n,
                              .points = modules.points.at,
                              .fill = true,
                              .fill_colour = print_colour(colour)};
    struct pdf_group group = {.paths = path,
                              .count = 1,
                              .x = box.x + start,
                              .y = box.y + QUIET * module,
                              .scale = module};
    pdf_item_add(brush->document, brush->page,
                 (struct pdf_item){.kind = PDF_GROUP, .slot = slot, .group = group});
}
