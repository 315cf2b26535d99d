// The display list as SVG; see figure.h.
#include "figure/figure_svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// ---- numbers ----------------------------------------------------------------------------------

// A sign stands for the blank before it.
void figure_svg_number(struct buf *out, long value, bool first) {
    buf_printf(out, value < 0 || first ? "%ld" : " %ld", value);
}

long figure_svg_round(double centimetres) {
    if (!(centimetres > -1e6 && centimetres < 1e6)) return 0;
    return lround(centimetres * FIGURE_SVG_SCALE);
}

// A path in relative coordinates. The pen is kept rounded, so that rounding never adds up.
void figure_svg_path(const struct figure_path *path, struct buf *out) {
    static const struct {
        char letter;
        int points;
    } verbs[] = {{'M', 1}, {'l', 1}, {'c', 3}, {'z', 0}};
    long x = 0, y = 0, start_x = 0, start_y = 0;
    const double *at = path->points.at;
    int last = -1;
    for (size_t i = 0; i < path->verbs.n; i++) {
        int verb = path->verbs.at[i];
        bool again = verb == last && verb != FIGURE_MOVE;
        if (!again) buf_putc(out, verbs[verb].letter);
        long px = x, py = y;
        for (int k = 0; k < verbs[verb].points; k++, at += 2) {
            px = figure_svg_round(at[0]);
            py = figure_svg_round(at[1]);
            bool absolute = verb == FIGURE_MOVE;
            figure_svg_number(out, absolute ? px : px - x, !again && k == 0);
            figure_svg_number(out, absolute ? py : py - y, false);
        }
        x = px;
        y = py;
        if (verb == FIGURE_MOVE) {
            start_x = x;
            start_y = y;
        }
        if (verb == FIGURE_CLOSE) {
            x = start_x;
            y = start_y;
        }
        last = verb;
    }
}

// ---- items ------------------------------------------------------------------------------------

static void put_colour(struct buf *out, const char *name, unsigned colour) {
    unsigned r = colour >> 16, g = colour >> 8 & 255, b = colour & 255;
    if (r % 17 == 0 && g % 17 == 0 && b % 17 == 0)
        buf_printf(out, " %s=\"#%x%x%x\"", name, r / 17, g / 17, b / 17);
    else
        buf_printf(out, " %s=\"#%06x\"", name, colour);
}

static void put_decimal(struct buf *out, const char *name, double value) {
    char text[32];
    snprintf(text, sizeof text, "%.1f", value);
    char *end = text + strlen(text) - 1;
    while (*end == '0') *end-- = '\0';
    if (*end == '.') *end = '\0';
    buf_printf(out, " %s=\"%s\"", name, text);
}

void figure_svg_attributes(const struct figure_item *item, const struct figure_palette *palette,
                           struct buf *out) {
    if (item->fill)
        put_colour(out, "fill", figure_colour(palette, item->fill, item->shade));
    else
        buf_puts(out, " fill=\"none\"");
    if (!item->line) buf_puts(out, " stroke=\"none\"");
    if (item->line && item->line != FIGURE_LINE)
        put_colour(out, "stroke", figure_colour(palette, item->line, 1));
    if (item->line && item->width != FIGURE_PEN)
        put_decimal(out, "stroke-width", item->width * FIGURE_SVG_SCALE);
    if (item->line_first) buf_puts(out, " paint-order=\"stroke\"");
    if (item->opacity < 1) put_decimal(out, "opacity", item->opacity);
    if (item->drawn > 0)
        buf_printf(out, " stroke-dasharray=\"%.0f 9999\"", item->drawn * FIGURE_SVG_SCALE);
}

void figure_svg_open(const struct figure_list *list, const struct figure_palette *palette,
                     const struct figure_svg_options *options, const char *class, struct buf *out) {
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"%g %g %g %g\"",
               list->left * FIGURE_SVG_SCALE, list->top * FIGURE_SVG_SCALE,
               list->width * FIGURE_SVG_SCALE, list->height * FIGURE_SVG_SCALE);
    if (class) buf_printf(out, " class=\"%s\"", class);
    if (options->width > 0)
        buf_printf(out, " width=\"%d\" height=\"%ld\"", options->width,
                   lround(options->width * list->height / fmax(1, list->width)));
    const char *prefix = options->prefix;
    buf_printf(out, " aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">", prefix, prefix, prefix);
    buf_escape(out, options->title, strlen(options->title));
    buf_printf(out, "</title><desc id=\"%s-d\">", prefix);
    buf_escape(out, options->desc, strlen(options->desc));
    buf_puts(out, "</desc><g stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    put_colour(out, "stroke", palette->colours[FIGURE_LINE]);
    put_decimal(out, "stroke-width", FIGURE_PEN * FIGURE_SVG_SCALE);
    buf_puts(out, ">\n");
}

void figure_svg(const struct figure_list *list, const struct figure_palette *palette,
                const struct figure_svg_options *options, struct buf *out) {
    figure_svg_open(list, palette, options, NULL, out);
    for (size_t i = 0; i < list->n; i++) {
        if (!list->at[i].path.verbs.n) continue;
        buf_puts(out, "<path");
        figure_svg_attributes(&list->at[i], palette, out);
        buf_puts(out, " d=\"");
        figure_svg_path(&list->at[i].path, out);
        buf_puts(out, "\"/>\n");
    }
    buf_puts(out, "</g></svg>\n");
}
