// Pictures of exercises; see site_figures.h.
#include "site/site_figures.h"

#include "figure/figure.h"
#include "site/site_made.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

// Pixels for a centimetre of the person, where a picture is shown as large as it says itself.
#define SCALE 2.0

const char *const site_figure_names[SITE_FIGURE_VIEWS] = {"still", "moving", "start", "end"};

struct drawing {
    pthread_mutex_t lock;
    bool made[SITE_FIGURE_VIEWS];
    struct picture_size sizes[SITE_FIGURE_VIEWS];
};

struct site_figures {
    const struct guide *guide;
    struct site_output *output;
    const struct figure_palette *palette;
    struct site_store *store;
    struct made *made;
    struct figure_store *drawn;
    const struct map *sizes;
    struct map drawings; // id of an exercise -> struct drawing
    atomic_bool failed;
};

struct site_figures *site_figures_open(const struct site_job *job, struct site_output *output,
                                       const struct figure_palette *palette,
                                       const struct map *sizes, struct arena *arena) {
    struct site_figures *figures = arena_alloc(arena, sizeof *figures);
    const struct guide *guide = job->guide;
    *figures = (struct site_figures){.guide = guide,
                                     .output = output,
                                     .palette = palette,
                                     .store = job->store,
                                     .made = job->made,
                                     .drawn = job->drawn,
                                     .sizes = sizes};
    for (size_t i = 0; i < guide->exercises.n; i++) {
        const struct exercise *exercise = guide->exercises.at[i];
        if (!exercise->figure) continue;
        struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
        *drawing = (struct drawing){0};
        pthread_mutex_init(&drawing->lock, NULL);
        map_add(arena, &figures->drawings, exercise->entry.id, drawing);
    }
    return figures;
}

static struct drawing *find_drawing(const struct site_figures *figures,
                                    const struct exercise *exercise) {
    return (struct drawing *)map_find(&figures->drawings, exercise->entry.id);
}

bool site_figures_close(struct site_figures *figures) {
    for (size_t i = 0; i < figures->guide->exercises.n; i++) {
        struct drawing *drawing = find_drawing(figures, figures->guide->exercises.at[i]);
        if (drawing) pthread_mutex_destroy(&drawing->lock);
    }
    return !figures->failed;
}

// ---- drawing ----------------------------------------------------------------------------------

static void draw(const struct site_figures *figures, const struct exercise *exercise,
                 enum site_figure_view view, struct buf *out) {
    static const enum figure_view views[SITE_FIGURE_VIEWS] = {
        [SITE_STILL] = FIGURE_WHOLE, [SITE_START] = FIGURE_START, [SITE_END] = FIGURE_END};
    const struct figure *figure = exercise->figure;
    struct figure_svg_options options = {
        .prefix = "figure", .title = exercise->entry.title, .desc = figure->alt ? figure->alt : ""};
    struct arena arena;
    arena_init(&arena);
    if (view == SITE_MOVING) {
        figure_svg_moving(&arena, figure, figures->palette, &options, out);
    } else {
        const struct figure_list *list = views[view] == FIGURE_WHOLE
                                             ? figure_store_draw(figures->drawn, &arena, figure)
                                             : figure_draw(&arena, figure, views[view]);
        options.width = (int)lround(fmax(1, list->width * SCALE));
        figure_svg(list, figures->palette, &options, out);
    }
    arena_release(&arena);
}

static void make(struct site_figures *figures, const struct exercise *exercise,
                 enum site_figure_view view, const char *path, struct picture_size *size) {
    struct buf svg;
    struct site_made from = {figures->made, figures->store, figures->palette, path, {{0}}};
    buf_init(&svg);
    site_made_key(&from, site_figure_names[view], &exercise->figure, 1, exercise->entry.title);
    if (!site_made_take(&from, &svg)) {
        draw(figures, exercise, view, &svg);
        site_store_keep(figures->store, figures->palette, path, &svg);
        site_made_note(&from, &svg);
    }
    if (!picture_size(svg.at, svg.len, size)) *size = (struct picture_size){0};
    if (!site_output_put(figures->output, path, svg.at, svg.len)) figures->failed = true;
    buf_release(&svg);
}

// ---- finding ----------------------------------------------------------------------------------

static bool find_file(const struct site_figures *figures, const struct doc_node *picture,
                      struct buf *path, struct picture_size *size) {
    const char *file = picture->link.target.file;
    const struct picture_size *known = map_find(figures->sizes, file);
    buf_printf(path, "files/%s", file);
    *size = known ? *known : (struct picture_size){0};
    return true;
}

bool site_figures_find(struct site_figures *figures, const struct exercise *exercise,
                       enum site_figure_view view, struct buf *path, struct picture_size *size) {
    struct drawing *drawing = find_drawing(figures, exercise);
    if (exercise->picture && view == SITE_STILL)
        return find_file(figures, exercise->picture, path, size);
    if (!drawing || (view == SITE_MOVING && exercise->figure->frame_count < 2)) return false;
    size_t start = path->len;
    buf_printf(path, "exercises/%s/%s.svg", exercise->entry.id, site_figure_names[view]);
    pthread_mutex_lock(&drawing->lock);
    if (!drawing->made[view])
        make(figures, exercise, view, path->at + start, &drawing->sizes[view]);
    drawing->made[view] = true;
    *size = drawing->sizes[view];
    pthread_mutex_unlock(&drawing->lock);
    return true;
}

void site_figures_forget(struct site_figures *figures, const struct exercise *exercise) {
    struct drawing *drawing = find_drawing(figures, exercise);
    if (drawing) memset(drawing->made, 0, sizeof drawing->made);
}
