// Content streams: paths, groups of them, and images; see pdf_content.h.
#include "pdf/pdf_content.h"
#include "pdf/pdf_text.h"

#include <math.h>
#include <string.h>

static void set_stroke(struct pdf_content *content, const struct pdf_path *path) {
    struct buf *out = &content->out;
    if (!pdf_content_same(content->stroke, path->stroke_colour)) {
        content->stroke = path->stroke_colour;
        pdf_content_colour(content, path->stroke_colour, "G\n", "RG\n");
    }
    if (content->stroke_width != path->stroke_width) {
        content->stroke_width = path->stroke_width;
        pdf_content_put(content, path->stroke_width);
        buf_puts(out, "w\n");
    }
    if (content->round != path->round) {
        content->round = path->round;
        buf_puts(out, path->round ? "1 J 1 j\n" : "0 J 0 j\n");
    }
    if (content->dash_on == path->dash_on && content->dash_off == path->dash_off) return;
    content->dash_on = path->dash_on;
    content->dash_off = path->dash_off;
    buf_putc(out, '[');
    if (path->dash_on > 0) {
        pdf_content_put(content, path->dash_on);
        pdf_content_put(content, path->dash_off > 0 ? path->dash_off : path->dash_on);
    }
    buf_puts(out, "]0 d\n");
}

// How a coordinate is rounded where it is written.
static double rounded(const struct pdf_content *content, double number) {
    return content->in_group ? (double)lround(number) : (double)llround(number * 100) / 100;
}

// Whether a path goes on with an upright rectangle that begins at these verbs and points.
static bool is_box(const uint8_t *verbs, size_t count, const float *at) {
    static const uint8_t box[] = {PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE};
    return count >= sizeof box && !memcmp(verbs, box, sizeof box) && at[1] == at[3] &&
           at[2] == at[4] && at[5] == at[7] && at[6] == at[0];
}

// Its width and height are told from its edges as they are rounded, so that neighbours touch.
static void put_box(struct pdf_content *content, const float *at) {
    pdf_content_point(content, at[0], at[1]);
    double turned = content->in_group ? 1 : -1;
    double height = rounded(content, turned < 0 ? content->height - at[5] : at[5]) -
                    rounded(content, turned < 0 ? content->height - at[1] : at[1]);
    pdf_content_put(content, rounded(content, at[4]) - rounded(content, at[0]));
    pdf_content_put(content, height);
    buf_puts(&content->out, "re\n");
}

// Appends the outline but for a close at its end, which what paints it does too: returns whether
// that is to be done.
static bool put_outline(struct pdf_content *content, const struct pdf_path *path) {
    static const struct {
        int points;
        const char *operator;
    } verbs[] = {
        [PDF_MOVE] = {1, "m\n"},
        [PDF_LINE] = {1, "l\n"},
        [PDF_CURVE] = {3, "c\n"},
        [PDF_CLOSE] = {0, "h\n"},
    };
    const float *point = path->points;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (is_box(path->verbs + i, path->verb_count - i, point)) {
            put_box(content, point);
            point += 8;
            i += 4;
            continue;
        }
        if (path->verbs[i] == PDF_CLOSE && i + 1 == path->verb_count) return true;
        for (int k = 0; k < verbs[path->verbs[i]].points; k++, point += 2)
            pdf_content_point(content, point[0], point[1]);
        buf_puts(&content->out, verbs[path->verbs[i]].operator);
    }
    return false;
}

static bool is_seen(const struct pdf_path *path) {
    return path->layer_count || (path->verb_count && (path->fill || path->stroke));
}

static void set_pen(struct pdf_content *content, const struct pdf_pen *pen) {
    struct buf *out = &content->out;
    buf_printf(out, "%d J %d j ", (int)pen->cap, (int)pen->join);
    pdf_content_put(content, pen->mitre_limit);
    buf_puts(out, "M [");
    for (size_t i = 0; i < pen->dash_count; i++) pdf_content_put(content, pen->dashes[i]);
    buf_putc(out, ']');
    pdf_content_put(content, pen->dash_start);
    buf_puts(out, "d\n");
}

static void paint_path(struct pdf_content *content, const struct pdf_path *path) {
    if (path->fill) pdf_content_fill(content, path->fill_colour);
    if (path->stroke) set_stroke(content, path);
    if (path->stroke && path->pen) set_pen(content, path->pen);
    if (path->fill_transparency > 0 || path->stroke_transparency > 0)
        pdf_transparency_set(content->writer, path, &content->out);
    bool closes = put_outline(content, path);
    if (!path->stroke) // a fill closes what is open
        buf_puts(&content->out, path->even_odd ? "f*\n" : "f\n");
    else if (!path->fill)
        buf_puts(&content->out, closes ? "s\n" : "S\n");
    else
        buf_printf(&content->out, "%c%s\n", closes ? 'b' : 'B', path->even_odd ? "*" : "");
}

static void paint_seen(struct pdf_content *content, const struct pdf_path *path);

// What only few paths want is set for one alone.
static void paint_apart(struct pdf_content *content, const struct pdf_path *path) {
    struct pdf_content outer = *content;
    buf_puts(&content->out, "q\n");
    paint_path(content, path);
    buf_puts(&content->out, "Q\n");
    outer.out = content->out;
    *content = outer;
}

// A layer begins with the graphics state that it is painted in, but opaque.
static void paint_layer(struct pdf_content *content, const struct pdf_path *path) {
    struct pdf_content inner = *content;
    buf_init(&inner.out);
    for (size_t i = 0; i < path->layer_count; i++) paint_seen(&inner, &path->layer[i]);
    size_t name =
        pdf_layer_write(content->writer, &inner.out, content->group_width, content->group_height);
    buf_release(&inner.out);
    buf_puts(&content->out, "q\n");
    pdf_transparency_set(content->writer, path, &content->out);
    buf_printf(&content->out, "/I%zu Do\nQ\n", name);
}

static void paint_seen(struct pdf_content *content, const struct pdf_path *path) {
    if (!is_seen(path)) return;
    if (path->layer_count) {
        paint_layer(content, path);
        return;
    }
    bool apart = path->pen || path->fill_transparency > 0 || path->stroke_transparency > 0;
    if (apart)
        paint_apart(content, path);
    else
        paint_path(content, path);
}

static void begin_paths(struct pdf_content *content, const struct pdf_element *slot, double x,
                        double y) {
    pdf_content_mode(content, false);
    pdf_content_mark(content, slot);
    pdf_content_place(content, slot, x, y);
}

void pdf_content_path(struct pdf_content *content, const struct pdf_item *item) {
    const struct pdf_path *path = &item->path;
    if (!is_seen(path)) return;
    begin_paths(content, item->slot, path->points[0], path->points[1]);
    paint_seen(content, path);
}

void pdf_content_paths(struct pdf_content *content, const struct pdf_group *group) {
    for (size_t i = 0; i < group->count; i++) paint_seen(content, &group->paths[i]);
}

// The group's y goes down, so its matrix turns it over. What is set within ends with it.
void pdf_content_group(struct pdf_content *content, const struct pdf_item *item) {
    const struct pdf_group *group = &item->group;
    begin_paths(content, item->slot, group->x, group->y);
    struct pdf_content outer = *content;
    int form = pdf_form_find(content, group);
    const double matrix[] = {group->scale,  0,        0,
                             -group->scale, group->x, content->height - group->y};
    buf_puts(&content->out, "q\n");
    for (size_t i = 0; i < sizeof matrix / sizeof *matrix; i++) {
        pdf_put_number(&content->out, matrix[i], i < 4 ? 4 : 2);
        buf_putc(&content->out, ' ');
    }
    buf_puts(&content->out, "cm\n");
    if (form >= 0) {
        buf_printf(&content->out, "/I%d Do\nQ\n", form);
        return;
    }
    content->in_group = true;
    content->group_width = group->width;
    content->group_height = group->height;
    if (group->width > 0)
        buf_printf(&content->out, "0 0 %ld %ld re W n\n", lroundf(group->width),
                   lroundf(group->height));
    pdf_content_paths(content, group);
    buf_puts(&content->out, "Q\n");
    outer.out = content->out;
    *content = outer;
}

void pdf_content_picture(struct pdf_content *content, const struct pdf_item *item) {
    const struct pdf_rect *box = &item->picture.box;
    begin_paths(content, item->slot, box->x, box->y);
    pdf_image_paint(content->writer, &item->picture, content->height, &content->out);
}
