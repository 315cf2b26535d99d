// How large a drawing is, and what part of the plane it shows; see svg_reader.h.
#include "svg/svg_reader.h"

#include <math.h>
#include <string.h>

struct view {
    double width, height; // CSS pixels; 0: not said
    double box[4];        // x, y, width, height; no width: not said
    double align_x, align_y;
    bool stretch, slice;
};

static bool wrong(struct svg_reader *reader, const xmlNode *root, const char *name) {
    return svg_fail(reader, root, true, "'%s' of 'svg' cannot be read", name);
}

// A percentage is of what is round the drawing, so it says nothing here.
static bool read_side(struct svg_reader *reader, const xmlNode *root, const char *name,
                      double *side) {
    const char *value = svg_attribute(reader, root, name);
    *side = 0;
    if (!value || !strcmp(value, "auto") || strchr(value, '%')) return true;
    return (svg_read_length(value, 0, side) && *side >= 0) || wrong(reader, root, name);
}

static bool read_box(struct svg_reader *reader, const xmlNode *root, struct view *view) {
    const char *at = svg_attribute(reader, root, "viewBox");
    if (!at) return true;
    return (svg_take_numbers(&at, view->box, 4) && view->box[2] >= 0 && view->box[3] >= 0) ||
           wrong(reader, root, "viewBox");
}

static double side_of(const char *value, const char *least, const char *most) {
    if (strstr(value, least)) return 0;
    return strstr(value, most) ? 1 : 0.5;
}

static void read_ratio(struct svg_reader *reader, const xmlNode *root, struct view *view) {
    const char *value = svg_attribute(reader, root, "preserveAspectRatio");
    if (!value) value = "";
    view->stretch = strstr(value, "none") != NULL;
    view->slice = strstr(value, "slice") != NULL;
    view->align_x = side_of(value, "xMin", "xMax");
    view->align_y = side_of(value, "YMin", "YMax");
}

// What is not said follows from what is; the largest size is that of base/picture.h.
static bool settle(struct svg_reader *reader, const xmlNode *root, struct view *view) {
    bool boxed = view->box[2] > 0 && view->box[3] > 0;
    double ratio = boxed ? view->box[3] / view->box[2] : 0, largest = 1e6;
    if (boxed && !(view->width > 0) && !(view->height > 0)) view->width = view->box[2];
    if (boxed && !(view->width > 0)) view->width = view->height / ratio;
    if (boxed && !(view->height > 0)) view->height = view->width * ratio;
    if (!boxed) memcpy(view->box, (double[]){0, 0, view->width, view->height}, sizeof view->box);
    return (view->width > 0 && view->height > 0 && view->width <= largest &&
            view->height <= largest) ||
           svg_fail(reader, root, true, "it does not say how large it is: 'svg' has no 'viewBox'");
}

bool svg_view_read(struct svg_reader *reader, const xmlNode *root, struct svg_matrix *matrix) {
    struct view view = {0};
    if (!read_side(reader, root, "width", &view.width) ||
        !read_side(reader, root, "height", &view.height) || !read_box(reader, root, &view))
        return false;
    read_ratio(reader, root, &view);
    if (!settle(reader, root, &view)) return false;
    double unit = SVG_UNITS / fmax(view.width, view.height);
    double x = view.width / view.box[2], y = view.height / view.box[3];
    if (!view.stretch) x = y = view.slice ? fmax(x, y) : fmin(x, y);
    double left = (view.width - view.box[2] * x) * view.align_x - view.box[0] * x;
    double top = (view.height - view.box[3] * y) * view.align_y - view.box[1] * y;
    *matrix = (struct svg_matrix){x * unit, 0, 0, y * unit, left * unit, top * unit};
    reader->box_width = view.box[2];
    reader->box_height = view.box[3];
    struct svg_drawing *drawing = reader->drawing;
    drawing->shown_width = (float)view.width;
    drawing->shown_height = (float)view.height;
    // A side of less than a unit would be none at all.
    drawing->width = (float)fmax(1, view.width * unit);
    drawing->height = (float)fmax(1, view.height * unit);
    return true;
}
