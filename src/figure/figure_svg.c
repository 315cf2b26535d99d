// The display list as SVG; see figure.h.
#include "figure/figure_svg.h"

#include "figure/figure_outline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// ---- numbers ----------------------------------------------------------------------------------

// A sign stands for the blank before it.
void figure_svg_number(struct buf *out, long value, bool first) {
    char digits[24], *at = digits + sizeof digits;
    unsigned long left = value < 0 ? -(unsigned long)value : (unsigned long)value;
    do *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0)
        *--at = '-';
    else if (!first)
        *--at = ' ';
    buf_add(out, at, (size_t)(digits + sizeof digits - at));
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
                     const struct figure_svg_options *options, const char *more, struct buf *out) {
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"%g %g %g %g\"",
               list->left * FIGURE_SVG_SCALE, list->top * FIGURE_SVG_SCALE,
               list->width * FIGURE_SVG_SCALE, list->height * FIGURE_SVG_SCALE);
    if (more) buf_printf(out, " %s", more);
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

// ---- the still picture --------------------------------------------------------------------------

static bool same_look(const struct figure_item *a, const struct figure_item *b) {
    return a->fill == b->fill && a->line == b->line && a->shade == b->shade &&
           a->opacity == b->opacity && a->width == b->width && a->line_first == b->line_first &&
           fabs(a->drawn - b->drawn) < 0.05;
}

// Lines that follow each other and look the same become one path.
static bool goes_on(const struct figure_item *item, const struct figure_item *next) {
    return !item->fill && !next->fill && item->drawn <= 0 && item->opacity >= 1 &&
           same_look(item, next);
}

static void put_paths(const struct figure_list *list, size_t from, size_t count,
                      const struct figure_palette *palette, struct buf *out) {
    for (size_t i = from; i < from + count; i++) {
        const struct figure_item *item = &list->at[i];
        if (!item->path.verbs.n) continue;
        buf_puts(out, "<path");
        figure_svg_attributes(item, palette, out);
        buf_puts(out, " d=\"");
        figure_svg_path(&item->path, out);
        while (i + 1 < from + count && goes_on(item, &list->at[i + 1]))
            figure_svg_path(&list->at[++i].path, out);
        buf_puts(out, "\"/>\n");
    }
}

// What stands in the picture a second time, but somewhere else, is written once: the legs of a
// chair, or what does not move from one frame of a strip to the next.
struct share {
    size_t count;            // of items; 0: those from here on are shared with none
    size_t source;           // where they are written; of the source itself its own place
    struct figure_flat away; // from there
};

enum { SHARE_LEAST = 24 }; // numbers; what is shorter is not worth it

static bool same_shape(const struct figure_item *a, const struct figure_item *b,
                       struct figure_flat away) {
    if (!same_look(a, b) || a->path.verbs.n != b->path.verbs.n ||
        a->path.points.n != b->path.points.n || !a->path.verbs.n ||
        memcmp(a->path.verbs.at, b->path.verbs.at, a->path.verbs.n) != 0)
        return false;
    for (size_t i = 0; i < a->path.points.n; i++) {
        double by = i % 2 ? away.y : away.x;
        if (!(fabs(b->path.points.at[i] - a->path.points.at[i] - by) < 0.04)) return false;
    }
    return true;
}

// How many items from `to` on are those from `from` on, moved; 0 where too few are.
static size_t shared(const struct figure_list *list, const struct share *shares, size_t from,
                     size_t to, struct figure_flat *away) {
    const struct figure_path *a = &list->at[from].path, *b = &list->at[to].path;
    if (a->points.n != b->points.n || a->points.n < 2) return 0;
    *away =
        (struct figure_flat){b->points.at[0] - a->points.at[0], b->points.at[1] - a->points.at[1]};
    size_t count = 0, most = shares[from].count, numbers = 0;
    while (from + count < to && to + count < list->n && (!most || count < most) &&
           (most || !shares[from + count].count) &&
           same_shape(&list->at[from + count], &list->at[to + count], *away))
        numbers += list->at[from + count++].path.points.n;
    return numbers < SHARE_LEAST || (most && count < most) ? 0 : count;
}

// Every item of a run that is shared knows the run, so that no other begins within it.
static void mark(struct share *shares, size_t at, size_t count, size_t source,
                 struct figure_flat away) {
    for (size_t i = at; i < at + count; i++) shares[i] = (struct share){count, source, away};
}

static bool find_shares(const struct figure_list *list, struct share *shares) {
    bool any = false;
    for (size_t to = 1; to < list->n; to++) {
        size_t best = 0, source = 0;
        struct figure_flat away = {0, 0}, tried;
        if (shares[to].count) continue;
        for (size_t from = 0; from < to; from++) {
            if (shares[from].count && shares[from].source != from) continue;
            size_t count = shared(list, shares, from, to, &tried);
            if (count <= best) continue;
            best = count;
            source = from;
            away = tried;
        }
        if (!best) continue;
        mark(shares, source, best, source, (struct figure_flat){0, 0});
        mark(shares, to, best, source, away);
        any = true;
    }
    return any;
}

static void put_shared(const struct figure_list *list, size_t at, const struct share *share,
                       const struct figure_palette *palette, const char *prefix, struct buf *out) {
    if (share->source == at) {
        buf_printf(out, "<g id=\"%s-%zu\">", prefix, share->source);
        put_paths(list, at, share->count, palette, out);
        buf_puts(out, "</g>");
        return;
    }
    buf_printf(out, "<use xlink:href=\"#%s-%zu\" x=\"%ld\" y=\"%ld\"/>\n", prefix, share->source,
               figure_svg_round(share->away.x), figure_svg_round(share->away.y));
}

void figure_svg(const struct figure_list *list, const struct figure_palette *palette,
                const struct figure_svg_options *options, struct buf *out) {
    struct arena scratch;
    arena_init(&scratch);
    struct share *shares = arena_alloc(&scratch, (list->n + 1) * sizeof *shares);
    memset(shares, 0, (list->n + 1) * sizeof *shares);
    // Readers of EPUB know links in SVG by their older name.
    const char *links =
        find_shares(list, shares) ? "xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : NULL;
    figure_svg_open(list, palette, options, links, out);
    for (size_t i = 0, count = 1; i < list->n; i += count) {
        count = shares[i].count;
        if (count) {
            put_shared(list, i, &shares[i], palette, options->prefix, out);
            continue;
        }
        for (count = 1; i + count < list->n && !shares[i + count].count;) count++;
        put_paths(list, i, count, palette, out);
    }
    buf_puts(out, "</g></svg>\n");
    arena_release(&scratch);
}
