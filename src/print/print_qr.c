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

// Dark modules beside each other make one bar.
static void add_row(struct arena *arena, struct modules *to, const QRcode *code, int row) {
    const unsigned char *at = code->data + row * code->width;
    for (int start = 0; start < code->width; start++) {
        int end = start;
        while (end < code->width && at[end] & 1) end++;
        if (end == start) continue;
        add_bar(arena, to, (float)start, (float)row, (float)(end - start), 1);
        start = end;
    }
}

void print_qr_paint(const struct print_brush *brush, const char *address, struct pdf_rect box,
                    float colour, const struct pdf_element *slot) {
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    if (!code) return; // print_qr_fits was asked before
    float module = box.width / (float)(code->width + 2 * QUIET);
    float start = brush->right_to_left ? 2 * QUIET * module : 0;
    struct arena *arena = brush->document->arena;
    struct modules modules = {0};
    for (int row = 0; row < code->width; row++) add_row(arena, &modules, code, row);
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
