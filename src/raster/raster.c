// Drawing with cairo; see raster.h.
#include "raster/raster.h"

#include "raster/raster_png.h"

#include <cairo.h>

static unsigned to_grey(unsigned colour) {
    // Rec. 709 luma, near enough to what a printer makes of it.
    unsigned luma = (unsigned)(0.2126 * (colour >> 16) + 0.7152 * (colour >> 8 & 255) +
                               0.0722 * (colour & 255) + 0.5);
    return luma << 16 | luma << 8 | luma;
}

static void set_colour(cairo_t *cairo, unsigned colour, double opacity, bool grey) {
    if (grey) colour = to_grey(colour);
    cairo_set_source_rgba(cairo, (colour >> 16) / 255.0, (colour >> 8 & 255) / 255.0,
                          (colour & 255) / 255.0, opacity);
}

static void add_path(cairo_t *cairo, const struct figure_path *path) {
    const double *at = path->points.at;
    for (size_t i = 0; i < path->verbs.n; i++) {
        switch (path->verbs.at[i]) {
        case FIGURE_MOVE:
            cairo_move_to(cairo, at[0], at[1]);
            at += 2;
            break;
        case FIGURE_STRAIGHT:
            cairo_line_to(cairo, at[0], at[1]);
            at += 2;
            break;
        case FIGURE_CURVE:
            cairo_curve_to(cairo, at[0], at[1], at[2], at[3], at[4], at[5]);
            at += 6;
            break;
        default:
            cairo_close_path(cairo);
        }
    }
}

static void draw_item(cairo_t *cairo, const struct figure_item *item,
                      const struct figure_palette *palette, bool grey) {
    const double dashes[] = {item->drawn, 9999};
    add_path(cairo, &item->path);
    for (int pass = 0; pass < 2; pass++) {
        bool line = item->line_first == (pass == 0);
        if (!line && item->fill) {
            set_colour(cairo, figure_colour(palette, item->fill, item->shade), item->opacity, grey);
            cairo_fill_preserve(cairo);
        }
        if (!line || !item->line) continue;
        set_colour(cairo, figure_colour(palette, item->line, 1), item->opacity, grey);
        cairo_set_line_width(cairo, item->width);
        cairo_set_dash(cairo, dashes, item->drawn > 0 ? 2 : 0, 0);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static void draw_list(cairo_t *cairo, const struct raster_place *place,
                      const struct figure_palette *palette, bool grey) {
    cairo_save(cairo);
    cairo_translate(cairo, place->left, place->top);
    cairo_scale(cairo, place->scale, place->scale);
    cairo_translate(cairo, -place->list->left, -place->list->top);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < place->list->n; i++)
        draw_item(cairo, &place->list->at[i], palette, grey);
    cairo_restore(cairo);
}

static cairo_status_t write_bytes(void *out, const unsigned char *bytes, unsigned length) {
    buf_add(out, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

bool raster_png(const struct raster_sheet *sheet, const struct figure_palette *palette,
                struct buf *out) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, sheet->width, sheet->height);
    cairo_t *cairo = cairo_create(surface);
    size_t before = out->len;
    set_colour(cairo, sheet->background, 1, sheet->grey);
    cairo_paint(cairo);
    for (int i = 0; i < sheet->count; i++)
        draw_list(cairo, &sheet->places[i], palette, sheet->grey);
    bool good = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    if (good && sheet->colours) {
        good = raster_png_put(surface, sheet->colours, out);
    } else if (good) {
        good = cairo_surface_write_to_png_stream(surface, write_bytes, out) == CAIRO_STATUS_SUCCESS;
    }
    if (!good) buf_cut(out, before);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return good;
}
