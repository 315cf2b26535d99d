// Figures; see print_figure.h.
#include "print/print_figure.h"

#include "print/print_curves.h"
#include "print/print_picture.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// On a card a unit is a tenth of a point or less: whole numbers are exact enough.
#define FIGURE_UNITS 4.0

// How far an outline may stray, in widths of its line up to a ghost's. With the body's pen that is
// half a centimetre of the person, an eighth of a point on a card. What has no line goes by that
// pen.
#define FIGURE_STRAY 0.43
#define FIGURE_WIDEST_PEN 1.8

static_assert((int)FIGURE_MOVE == PDF_MOVE && (int)FIGURE_STRAIGHT == PDF_LINE &&
                  (int)FIGURE_CURVE == PDF_CURVE && (int)FIGURE_CLOSE == PDF_CLOSE,
              "both lists have the same verbs");

// Behind the part of a line that is drawn comes a gap longer than any.
#define FIGURE_GAP 9999.0F

const struct exercise *print_figures_exercise(const struct print_figures *figures, const char *id) {
    for (size_t i = 0; i < figures->guide->exercises.n; i++)
        if (!strcmp(figures->guide->exercises.at[i]->entry.id, id))
            return figures->guide->exercises.at[i];
    return NULL;
}

static struct pdf_colour on_paper(unsigned colour, double opacity) {
    float part = (float)opacity, white = 255 * (1 - part);
    return (struct pdf_colour){((float)(colour >> 16) * part + white) / 255,
                               ((float)(colour >> 8 & 255) * part + white) / 255,
                               ((float)(colour & 255) * part + white) / 255};
}

static const float *scaled_points(struct arena *arena, const struct figure_list *list,
                                  const struct figure_path *path) {
    float *points = arena_alloc(arena, path->points.n * sizeof *points);
    for (size_t i = 0; i < path->points.n; i++) {
        double from = i % 2 ? list->top : list->left;
        points[i] = (float)((path->points.at[i] - from) * FIGURE_UNITS);
    }
    return points;
}

static const unsigned char *copied_verbs(struct arena *arena, const struct figure_path *path) {
    unsigned char *verbs = arena_alloc(arena, path->verbs.n + 1);
    if (path->verbs.n) memcpy(verbs, path->verbs.at, path->verbs.n);
    return verbs;
}

static double stray(const struct figure_item *item) {
    return FIGURE_STRAY *
           (item->line == FIGURE_NO_PAINT ? FIGURE_PEN : fmin(item->width, FIGURE_WIDEST_PEN));
}

struct paths {
    VEC_OF(struct pdf_path)
};

static void add_item(const struct print_figures *figures, struct arena *scratch, struct paths *to,
                     const struct figure_list *list, const struct figure_item *item) {
    struct arena *arena = figures->arena;
    const struct figure_palette *palette = figures->palette;
    const struct figure_path outline =
        print_curves(scratch, &item->path, stray(item), item->drawn <= 0);
    struct pdf_path path = {
        .verbs = copied_verbs(arena, &outline),
        .verb_count = outline.verbs.n,
        .points = scaled_points(arena, list, &outline),
        .fill = item->fill != FIGURE_NO_PAINT,
        .stroke = item->line != FIGURE_NO_PAINT,
        .fill_colour = on_paper(figure_colour(palette, item->fill, item->shade), item->opacity),
        .stroke_colour = on_paper(figure_colour(palette, item->line, 1), item->opacity),
        .stroke_width = (float)(item->width * FIGURE_UNITS),
        .round = true,
        .dash_on = item->drawn > 0 ? (float)fmax(1, round(item->drawn * FIGURE_UNITS)) : 0,
        .dash_off = item->drawn > 0 ? FIGURE_GAP : 0,
    };
    if (path.fill && path.stroke && item->line_first) {
        struct pdf_path line = path;
        line.fill = path.stroke = false;
        vec_push(arena, to, line);
    }
    vec_push(arena, to, path);
}

static enum figure_view view_of(const char *name) {
    static const char *const names[] = {[FIGURE_WHOLE] = "whole",
                                        [FIGURE_START] = "start",
                                        [FIGURE_END] = "end",
                                        [FIGURE_STRIP] = "strip"};
    int view = FIGURE_WHOLE;
    while (strcmp(names[view], name) != 0) view++;
    return (enum figure_view)view;
}

static struct print_figure *draw(const struct print_figures *figures, const struct figure *figure,
                                 enum figure_view view) {
    struct arena *arena = figures->arena, scratch;
    arena_init(&scratch);
    const struct figure_list *list = view == FIGURE_WHOLE
                                         ? figure_store_draw(figures->store, &scratch, figure)
                                         : figure_draw(&scratch, figure, view);
    struct paths paths = {0};
    for (size_t i = 0; i < list->n; i++) add_item(figures, &scratch, &paths, list, &list->at[i]);
    struct print_figure *drawn = arena_alloc(arena, sizeof *drawn);
    *drawn = (struct print_figure){
        .paths = paths.at,
        .count = paths.n,
        .width = (float)(fmax(1, list->width) * FIGURE_UNITS),
        .height = (float)(fmax(1, list->height) * FIGURE_UNITS),
        .alt = figure->alt ? figure->alt : "",
    };
    arena_release(&scratch);
    return drawn;
}

const struct print_figure *print_figures_find(struct print_figures *figures,
                                              const struct exercise *exercise, const char *view) {
    if (!exercise->figure) return figures->drawn_only ? NULL : print_picture_of(figures, exercise);
    if (!view) view = "whole";
    const char *key = arena_printf(figures->arena, "%s %s", view, exercise->entry.id);
    const struct print_figure *found = map_find(&figures->drawn, key);
    if (found) return found;
    struct print_figure *drawn = draw(figures, exercise->figure, view_of(view));
    map_add(figures->arena, &figures->drawn, key, drawn);
    return drawn;
}

void print_figure_paint(const struct print_brush *brush, const struct print_figure *figure,
                        struct pdf_rect box, const struct pdf_element *slot) {
    struct pdf_group group = {.paths = figure->paths,
                              .count = figure->count,
                              .x = box.x,
                              .y = box.y,
                              .scale = box.width / figure->width,
                              .sharing = PDF_KEPT};
    if (figure->own_width > 0) { // of a file
        print_picture_paint(brush, figure, box, slot);
        return;
    }
    pdf_item_add(brush->document, brush->page,
                 (struct pdf_item){.kind = PDF_GROUP, .slot = slot, .group = group});
}
