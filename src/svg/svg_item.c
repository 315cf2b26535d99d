// What a shape looks like, as an item of the drawing; see svg_reader.h.
#include "svg/svg_reader.h"

#include <math.h>

// A line keeps its width all round where the matrix stretches no more than this.
#define EVENLY 1.02

// The factor by which a matrix makes a line thicker; 0 where it does so unevenly.
static double thickness(const struct svg_matrix *m) {
    double p = hypot(m->a, m->b), q = hypot(m->c, m->d), along = m->a * m->c + m->b * m->d;
    double sum = (p * p + q * q) / 2, part = hypot((p * p - q * q) / 2, along);
    double most = sqrt(sum + part), least = sqrt(fmax(0, sum - part));
    return most <= least * EVENLY ? sqrt(most * least) : 0;
}

static bool read_line(struct svg_reader *reader, const struct svg_style *style, double factor,
                      struct svg_line *line) {
    double farthest = 100000;
    *line = (struct svg_line){.width = (float)(style->width * factor),
                              .cap = style->cap,
                              .join = style->join,
                              .mitre_limit = (float)fmin(style->mitre_limit, 1000),
                              .dash_count = style->dash_count};
    if (style->width * factor > farthest) return false;
    if (!style->dash_count) return true;
    float *dashes = arena_alloc(reader->arena, style->dash_count * sizeof *dashes);
    double sum = 0;
    for (size_t i = 0; i < style->dash_count; i++) {
        dashes[i] = (float)(style->dashes[i] * factor);
        if (style->dashes[i] * factor > farthest) return false;
        sum += style->dashes[i] * factor;
    }
    // Dashes too fine to be seen would only make the printer work.
    if (sum < (double)style->dash_count) line->dash_count = 0;
    if (!line->dash_count) return true;
    double start = fmod(style->dash_start * factor, sum);
    line->dash_start = (float)(start < 0 ? start + sum : start);
    line->dashes = dashes;
    return isfinite(line->dash_start);
}

static bool add_line(struct svg_reader *reader, const xmlNode *node, const struct svg_style *style,
                     const struct svg_matrix *matrix, struct svg_item *item) {
    double factor = thickness(matrix);
    if (factor <= 0)
        return svg_fail(reader, node, false,
                        "the line of '%s' is stretched unevenly by a transformation, which cannot "
                        "be printed",
                        (const char *)node->name);
    return read_line(reader, style, factor, &item->line) ||
           svg_fail(reader, node, false, "the line of '%s' is too thick to be printed",
                    (const char *)node->name);
}

// With either transparent, the line is an item of its own, as it lies on the fill.
static void push(struct svg_reader *reader, const struct svg_item *item) {
    bool apart = item->fill && item->stroke && (item->fill_opacity < 1 || item->stroke_opacity < 1);
    struct svg_item first = *item, second = *item;
    if (apart) first.stroke = second.fill = false;
    vec_push(reader->arena, reader->drawing, first);
    if (apart) vec_push(reader->arena, reader->drawing, second);
}

void svg_item_add(struct svg_reader *reader, const xmlNode *node, const struct svg_outline *outline,
                  const struct svg_style *style, const struct svg_matrix *matrix) {
    struct svg_item item = {
        .outline = *outline,
        .even_odd = style->even_odd,
        .fill_colour = style->fill.colour,
        .stroke_colour = style->stroke.colour,
        .fill_opacity = (float)(style->fill_opacity * style->fill.alpha),
        .stroke_opacity = (float)(style->stroke_opacity * style->stroke.alpha),
    };
    item.fill = !style->fill.none && item.fill_opacity > 0;
    item.stroke = !style->stroke.none && item.stroke_opacity > 0 && style->width > 0;
    if (style->hidden || !outline->verbs.n || (!item.fill && !item.stroke)) return;
    if (item.stroke && !add_line(reader, node, style, matrix, &item)) return;
    push(reader, &item);
}
