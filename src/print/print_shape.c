// Shapes; see print_shape.h.
#include "print/print_shape.h"

#include <math.h>

struct pdf_rect print_shape_rect(const struct print_brush *brush, float x, float y, float width,
                                 float height) {
    float scale = brush->scale, left = brush->right_to_left ? brush->width - x - width : x;
    return (struct pdf_rect){brush->left + left * scale, brush->top + y * scale, width * scale,
                             height * scale};
}

struct outline {
    struct arena *arena;
    struct {
        VEC_OF(uint8_t)
    } verbs;
    struct {
        VEC_OF(float)
    } points;
};

static void add(struct outline *outline, enum pdf_verb verb, const float *points, size_t count) {
    vec_push(outline->arena, &outline->verbs, (uint8_t)verb);
    for (size_t i = 0; i < count; i++) vec_push(outline->arena, &outline->points, points[i]);
}

static void move_to(struct outline *outline, float x, float y) {
    add(outline, PDF_MOVE, (const float[]){x, y}, 2);
}

static void line_to(struct outline *outline, float x, float y) {
    add(outline, PDF_LINE, (const float[]){x, y}, 2);
}

// A quarter of a circle: leaves in the direction of the first control point.
static void corner_to(struct outline *outline, float x1, float y1, float x2, float y2, float x,
                      float y) {
    add(outline, PDF_CURVE, (const float[]){x1, y1, x2, y2, x, y}, 6);
}

// Where two of its sides have no length it has only two or no lines.
static void round_box(struct outline *to, struct pdf_rect box, float r) {
    float x = box.x, y = box.y, right = x + box.width, bottom = y + box.height;
    float k = r * 0.44771525F; // distance of a control point from the corner
    bool wide = box.width > 2 * r, high = box.height > 2 * r;
    move_to(to, x + r, y);
    if (wide) line_to(to, right - r, y);
    corner_to(to, right - k, y, right, y + k, right, y + r);
    if (high) line_to(to, right, bottom - r);
    corner_to(to, right, bottom - k, right - k, bottom, right - r, bottom);
    if (wide) line_to(to, x + r, bottom);
    corner_to(to, x + k, bottom, x, bottom - k, x, bottom - r);
    if (high) line_to(to, x, y + r);
    corner_to(to, x, y + k, x + k, y, x + r, y);
    add(to, PDF_CLOSE, NULL, 0);
}

static void sharp_box(struct outline *to, struct pdf_rect box) {
    move_to(to, box.x, box.y);
    line_to(to, box.x + box.width, box.y);
    line_to(to, box.x + box.width, box.y + box.height);
    line_to(to, box.x, box.y + box.height);
    add(to, PDF_CLOSE, NULL, 0);
}

static void add_box(struct outline *to, struct pdf_rect box, float radius) {
    float r = fminf(radius, fminf(box.width, box.height) / 2);
    if (r > 0)
        round_box(to, box, r);
    else
        sharp_box(to, box);
}

static struct pdf_path make_path(const struct outline *outline, struct print_paint paint,
                                 float scale) {
    struct pdf_path path = {
        .verbs = outline->verbs.at,
        .verb_count = outline->verbs.n,
        .points = outline->points.at,
        .fill = paint.fill != PRINT_NO_COLOUR,
        .stroke = paint.stroke != PRINT_NO_COLOUR,
        .stroke_width = paint.width * scale,
    };
    if (path.fill) path.fill_colour = print_colour(paint.fill);
    if (path.stroke) path.stroke_colour = print_colour(paint.stroke);
    return path;
}

static void paint_outline(const struct print_brush *brush, const struct outline *outline,
                          struct print_paint paint, const struct pdf_element *slot) {
    struct pdf_path path = make_path(outline, paint, brush->scale);
    if (path.fill || path.stroke)
        pdf_item_add(brush->document, brush->page,
                     (struct pdf_item){.kind = PDF_PATH, .slot = slot, .path = path});
}

void print_shape_box(const struct print_brush *brush, float x, float y, float width, float height,
                     float radius, struct print_paint paint, const struct pdf_element *slot) {
    struct outline outline = {.arena = brush->document->arena};
    // A stroke lies within the box.
    float inset = paint.stroke != PRINT_NO_COLOUR ? paint.width / 2 : 0;
    struct pdf_rect box =
        print_shape_rect(brush, x + inset, y + inset, width - 2 * inset, height - 2 * inset);
    add_box(&outline, box, radius * brush->scale);
    paint_outline(brush, &outline, paint, slot);
}

// Hundredths of a point are the units of a stamp, whose coordinates are whole numbers.
#define STAMP_UNITS 100.0F

struct print_stamp print_stamp_new(const struct print_brush *brush, float width, float height,
                                   float radius, struct print_paint paint) {
    struct arena *arena = brush->document->arena;
    struct outline outline = {.arena = arena};
    float scale = brush->scale * STAMP_UNITS;
    float inset = paint.stroke != PRINT_NO_COLOUR ? paint.width / 2 * scale : 0;
    struct pdf_rect box = {inset, inset, width * scale - 2 * inset, height * scale - 2 * inset};
    add_box(&outline, box, radius * scale);
    struct pdf_path *path = arena_alloc(arena, sizeof *path);
    *path = make_path(&outline, paint, scale);
    return (struct print_stamp){
        .group = {.paths = path, .count = 1, .scale = 1 / STAMP_UNITS, .sharing = PDF_REPEATED},
        .width = width};
}

void print_stamp_put(const struct print_brush *brush, const struct print_stamp *stamp, float x,
                     float y) {
    struct pdf_group group = stamp->group;
    struct pdf_rect box = print_shape_rect(brush, x, y, stamp->width, 0);
    group.x = box.x;
    group.y = box.y;
    pdf_item_add(brush->document, brush->page,
                 (struct pdf_item){.kind = PDF_GROUP, .group = group});
}

void print_shape_line(const struct print_brush *brush, float x, float y, float length, float colour,
                      float width) {
    if (colour == PRINT_NO_COLOUR || width <= 0) return;
    struct outline outline = {.arena = brush->document->arena};
    struct pdf_rect box = print_shape_rect(brush, x, y, length, 0);
    move_to(&outline, box.x, box.y);
    line_to(&outline, box.x + box.width, box.y);
    paint_outline(brush, &outline, (struct print_paint){PRINT_NO_COLOUR, colour, width}, NULL);
}
