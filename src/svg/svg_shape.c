// Shapes; see svg_reader.h.
#include "svg/svg_outline.h"
#include "svg/svg_reader.h"

#include <math.h>
#include <string.h>

// A shape's outline while it is drawn.
struct shape {
    struct svg_reader *reader;
    const xmlNode *node;
    struct svg_pen pen;
};

static struct shape begin(struct svg_reader *reader, const xmlNode *node,
                          const struct svg_matrix *matrix) {
    struct svg_outline *outline = arena_alloc(reader->arena, sizeof *outline);
    return (struct shape){
        reader,
        node,
        {.arena = reader->arena, .outline = outline, .matrix = *matrix, .parts = &reader->parts}};
}

static struct svg_outline *end(struct shape *shape) {
    if (!shape->pen.failed) return shape->pen.outline;
    svg_fail(shape->reader, shape->node, false,
             "'%s' has too many parts, or lies too far away to be printed",
             (const char *)shape->node->name);
    return NULL;
}

static bool wrong_value(struct svg_reader *reader, const xmlNode *node, const char *name) {
    return svg_fail(reader, node, true, "'%s' of '%s' cannot be read", name,
                    (const char *)node->name);
}

// The lengths that a shape has, by attribute; 0 where one is not given.
struct lengths {
    const char *names[6];
    double whole[6]; // what percentages are of
    double at[6];
    bool given[6];
};

static bool read_lengths(struct svg_reader *reader, const xmlNode *node, struct lengths *lengths) {
    for (int i = 0; i < 6 && lengths->names[i]; i++) {
        const char *value = svg_attribute(reader, node, lengths->names[i]);
        lengths->given[i] = value && strcmp(value, "auto") != 0;
        if (lengths->given[i] && !svg_read_length(value, lengths->whole[i], &lengths->at[i]))
            return wrong_value(reader, node, lengths->names[i]);
    }
    return true;
}

static struct svg_outline *draw_rect(struct svg_reader *reader, const xmlNode *node,
                                     const struct svg_matrix *matrix) {
    double w = reader->box_width, h = reader->box_height;
    struct lengths l = {.names = {"x", "y", "width", "height", "rx", "ry"},
                        .whole = {w, h, w, h, w, h}};
    if (!read_lengths(reader, node, &l) || !(l.at[2] > 0) || !(l.at[3] > 0)) return NULL;
    double rx = l.given[4] ? l.at[4] : l.at[5], ry = l.given[5] ? l.at[5] : l.at[4];
    rx = fmin(fmax(rx, 0), l.at[2] / 2);
    ry = fmin(fmax(ry, 0), l.at[3] / 2);
    struct shape shape = begin(reader, node, matrix);
    svg_pen_rectangle(&shape.pen, l.at[0], l.at[1], l.at[2], l.at[3], rx, ry);
    return end(&shape);
}

static struct svg_outline *draw_circle(struct svg_reader *reader, const xmlNode *node,
                                       const struct svg_matrix *matrix) {
    double w = reader->box_width, h = reader->box_height;
    struct lengths l = {.names = {"cx", "cy", "r"}, .whole = {w, h, hypot(w, h) / sqrt(2)}};
    if (!read_lengths(reader, node, &l) || !(l.at[2] > 0)) return NULL;
    struct shape shape = begin(reader, node, matrix);
    svg_pen_ellipse(&shape.pen, l.at[0], l.at[1], l.at[2], l.at[2]);
    return end(&shape);
}

static struct svg_outline *draw_ellipse(struct svg_reader *reader, const xmlNode *node,
                                        const struct svg_matrix *matrix) {
    double w = reader->box_width, h = reader->box_height;
    struct lengths l = {.names = {"cx", "cy", "rx", "ry"}, .whole = {w, h, w, h}};
    if (!read_lengths(reader, node, &l)) return NULL;
    double rx = l.given[2] ? l.at[2] : l.at[3], ry = l.given[3] ? l.at[3] : l.at[2];
    if (!(rx > 0) || !(ry > 0)) return NULL;
    struct shape shape = begin(reader, node, matrix);
    svg_pen_ellipse(&shape.pen, l.at[0], l.at[1], rx, ry);
    return end(&shape);
}

static struct svg_outline *draw_line(struct svg_reader *reader, const xmlNode *node,
                                     const struct svg_matrix *matrix) {
    double w = reader->box_width, h = reader->box_height;
    struct lengths l = {.names = {"x1", "y1", "x2", "y2"}, .whole = {w, h, w, h}};
    if (!read_lengths(reader, node, &l)) return NULL;
    struct shape shape = begin(reader, node, matrix);
    svg_pen_move(&shape.pen, l.at[0], l.at[1]);
    svg_pen_line(&shape.pen, l.at[2], l.at[3]);
    return end(&shape);
}

static struct svg_outline *draw_points(struct svg_reader *reader, const xmlNode *node,
                                       const struct svg_matrix *matrix, bool close) {
    const char *at = svg_attribute(reader, node, "points");
    struct shape shape = begin(reader, node, matrix);
    double point[2];
    bool first = true;
    if (!at) return NULL;
    for (svg_skip_spaces(&at); *at; svg_skip_comma(&at), first = false) {
        if (!svg_take_numbers(&at, point, 2)) {
            wrong_value(reader, node, "points");
            return NULL;
        }
        (first ? svg_pen_move : svg_pen_line)(&shape.pen, point[0], point[1]);
    }
    if (first) return NULL;
    if (close) svg_pen_close(&shape.pen);
    return end(&shape);
}

static struct svg_outline *draw_polyline(struct svg_reader *reader, const xmlNode *node,
                                         const struct svg_matrix *matrix) {
    return draw_points(reader, node, matrix, false);
}

static struct svg_outline *draw_polygon(struct svg_reader *reader, const xmlNode *node,
                                        const struct svg_matrix *matrix) {
    return draw_points(reader, node, matrix, true);
}

static struct svg_outline *draw_path(struct svg_reader *reader, const xmlNode *node,
                                     const struct svg_matrix *matrix) {
    const char *data = svg_attribute(reader, node, "d");
    if (!data || !strcmp(data, "none")) return NULL;
    struct shape shape = begin(reader, node, matrix);
    if (svg_pen_path(&shape.pen, data)) return end(&shape);
    wrong_value(reader, node, "d");
    return NULL;
}

svg_shape *svg_shape_find(const char *name) {
    static const struct {
        const char *name;
        svg_shape *draw;
    } shapes[] = {
        {"path", draw_path},       {"rect", draw_rect}, {"circle", draw_circle},
        {"ellipse", draw_ellipse}, {"line", draw_line}, {"polyline", draw_polyline},
        {"polygon", draw_polygon},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (!strcmp(shapes[i].name, name)) return shapes[i].draw;
    return NULL;
}
