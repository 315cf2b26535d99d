// Putting the picture together; see figure.h and figure_draw.h.
#include "figure/figure_draw.h"

enum { GHOST_ID = 700, NUMBER_ID = 720 };

#define TOLERANCE 0.5 // centimetres that curves may stray

// ---- one moment -------------------------------------------------------------------------------

static void open_scene(struct arena *arena, const struct figure *figure,
                       const struct figure_settled *settled, double time,
                       struct figure_scene *scene) {
    scene->arena = arena;
    scene->figure = figure;
    scene->camera = figure_camera(figure->turn, figure->height);
    scene->list = arena_alloc(arena, sizeof *scene->list);
    figure_between(settled, time, &scene->now);
    scene->last = settled->frames[settled->n - 1];
    figure_add_body(scene);
    figure_add_props(scene);
}

struct figure_list *figure_draw_moment(struct arena *arena, const struct figure *figure,
                                       const struct figure_settled *settled, double time,
                                       double tolerance, const int *order) {
    struct figure_scene *scene = arena_alloc(arena, sizeof *scene);
    int own[FIGURE_PARTS_MOST];
    open_scene(arena, figure, settled, time, scene);
    scene->tolerance = tolerance;
    scene->only_traces = order != NULL;
    if (!order) figure_order(scene, own);
    figure_paint_ground(scene);
    for (int i = 0; i < scene->n; i++)
        figure_paint_part(scene, &scene->parts[order ? order[i] : own[i]]);
    return scene->list;
}

void figure_whole_order(struct arena *arena, const struct figure *figure,
                        const struct figure_settled *settled, int order[FIGURE_PARTS_MOST]) {
    struct figure_scene *scene = arena_alloc(arena, sizeof *scene);
    open_scene(arena, figure, settled, settled->n - 1, scene);
    figure_order(scene, order);
}

// ---- ghost ------------------------------------------------------------------------------------

// What the ghost is made of: the trunk with head and legs, and each arm. A ghost has no shirt's hem
// and no laces, so a few outlines do.
static const struct {
    enum figure_layer layer;
    int outline;
} ghost_layers[] = {
    {FIGURE_SHORTS, 0},     {FIGURE_SHIRT, 0},        {FIGURE_NECK_SKIN, 0},
    {FIGURE_HEAD_SKIN, 0},  {FIGURE_TROUSER_LEG, 0},  {FIGURE_THIGH_SKIN, 0},
    {FIGURE_SHANK_SKIN, 0}, {FIGURE_SHOE, 0},         {FIGURE_SLEEVE, 1},
    {FIGURE_ARM_SKIN, 1},   {FIGURE_FOREARM_SKIN, 1},
};

static void add_ghost_layer(const struct figure *figure, const struct figure_skeleton *skeleton,
                            enum figure_layer layer, enum pose_side side,
                            struct figure_chain *all) {
    struct figure_chain chain;
    figure_chain(skeleton, figure->build, layer, side, &chain);
    for (int i = 0; i < chain.n && all->n < FIGURE_CAPSULES_MOST; i++)
        all->at[all->n++] = chain.at[i];
}

static void add_ghost_outline(struct arena *arena, const struct figure *figure,
                              const struct figure_skeleton *skeleton, int outline,
                              struct figure_path *path) {
    struct figure_camera camera = figure_camera(figure->turn, figure->height);
    struct figure_chain all = {.n = 0};
    struct figure_shape shape;
    for (size_t i = 0; i < sizeof ghost_layers / sizeof *ghost_layers; i++) {
        enum figure_layer layer = ghost_layers[i].layer;
        bool one = outline == 0 && layer < FIGURE_FIRST_SIDED_LAYER;
        if (ghost_layers[i].outline != (outline ? 1 : 0)) continue;
        for (int side = 0; side < (one ? 1 : POSE_SIDES); side++)
            if (!outline || side == outline - 1)
                add_ghost_layer(figure, skeleton, layer, (enum pose_side)side, &all);
    }
    figure_flatten(&camera, &all, 2, &shape);
    shape.step = 3; // it is pale, without a line, and fitted loosely
    struct figure_trace trace = figure_trace(arena, &shape);
    figure_fit(arena, &trace, true, 0.9, path);
}

// How far the joints from `from` to `to` of one side are from where they were at the start.
static double moved(const struct figure_settled *settled, enum figure_segment from,
                    enum figure_segment to, enum pose_side side) {
    const struct figure_skeleton *a = &settled->frames[0], *b = &settled->frames[settled->n - 1];
    double most = 0;
    for (int i = (int)from; i <= (int)to; i++)
        most =
            fmax(most, figure_length(figure_sub(a->segments[i][side].at, b->segments[i][side].at)));
    return most;
}

// Whether the start is somewhere else than the end, so that it can be seen behind it.
static bool has_moved(const struct figure_settled *settled) {
    return fmax(moved(settled, FIGURE_PELVIS, FIGURE_FOOT, POSE_LEFT),
                moved(settled, FIGURE_PELVIS, FIGURE_FOOT, POSE_RIGHT)) > 12;
}

// A ghost's arm that shows as a sliver beside the arm would only look untidy.
static bool arm_has_moved(const struct figure_settled *settled, enum pose_side side) {
    return moved(settled, FIGURE_UPPER, FIGURE_HAND, side) > 40;
}

// The start pose in one pale colour: its outlines in one path, whose overlaps count as one. The
// line is painted first, so that none is left where two outlines meet.
static void add_ghost(struct arena *arena, const struct figure *figure,
                      const struct figure_settled *settled, struct figure_list *list) {
    const struct figure_skeleton *skeleton = &settled->frames[0];
    struct figure_item item = {.part = GHOST_ID,
                               .fill = FIGURE_GHOST,
                               .line = FIGURE_GHOST_LINE,
                               .shade = 1,
                               .opacity = 1,
                               .width = 1.8,
                               .line_first = true};
    for (int outline = 0; outline < 3; outline++)
        if (!outline || arm_has_moved(settled, (enum pose_side)(outline - 1)))
            add_ghost_outline(arena, figure, skeleton, outline, &item.path);
    vec_push(arena, list, item);
}

static void append(struct arena *arena, struct figure_list *to, const struct figure_list *from,
                   double right) {
    for (size_t i = 0; i < from->n; i++) {
        struct figure_item item = from->at[i];
        for (size_t k = 0; k < item.path.points.n; k += 2) item.path.points.at[k] += right;
        vec_push(arena, to, item);
    }
}

static void add_whole(struct arena *arena, const struct figure *figure,
                      const struct figure_settled *settled, struct figure_list *list) {
    int last = settled->n - 1;
    struct figure_list *moment = figure_draw_moment(arena, figure, settled, last, TOLERANCE, NULL);
    size_t ground = 0;
    while (ground < moment->n && figure_is_ground(&moment->at[ground]))
        vec_push(arena, list, moment->at[ground++]);
    if (figure->show == POSE_SHOW_GHOST && has_moved(settled))
        add_ghost(arena, figure, settled, list);
    struct figure_list rest = {.at = moment->at + ground, .n = moment->n - ground};
    append(arena, list, &rest, 0);
    if (figure->has_arrow && last > 0) figure_add_arrow(arena, figure, settled, list);
}

// ---- side by side -----------------------------------------------------------------------------

// Digits as strokes in a field of 4 by 6: pairs of x and y.
static const char *const digits[] = {"122026",   "01103041420646",     "0040224345361605",
                                     "36300444", "400002324345361605", "3010020516364544331304"};

static void add_digit(struct arena *arena, int digit, double x, double y,
                      struct figure_list *list) {
    struct figure_item item = {
        .part = NUMBER_ID + 1, .line = FIGURE_PAPER, .shade = 1, .opacity = 1, .width = 1.5};
    for (const char *at = digits[digit - 1]; at[0] && at[1]; at += 2)
        figure_path_to(arena, &item.path, item.path.verbs.n ? FIGURE_STRAIGHT : FIGURE_MOVE,
                       (struct figure_flat){x + (at[0] - '2') * 1.1, y + (at[1] - '3') * 1.1});
    vec_push(arena, list, item);
}

// Numbers in discs: a disc is a line without length, as its ends are round.
static void add_numbers(struct arena *arena, const double *middles, int n, double y,
                        struct figure_list *list) {
    for (int i = 0; i < n; i++) {
        struct figure_item disc = {
            .part = NUMBER_ID, .line = FIGURE_LINE, .shade = 1, .opacity = 1, .width = 12};
        struct figure_flat middle = {middles[i], y};
        figure_path_to(arena, &disc.path, FIGURE_MOVE, middle);
        figure_path_to(arena, &disc.path, FIGURE_STRAIGHT, middle);
        vec_push(arena, list, disc);
    }
    for (int i = 0; i < n; i++) add_digit(arena, i + 1, middles[i], y, list);
}

static void add_strip(struct arena *arena, const struct figure *figure,
                      const struct figure_settled *settled, struct figure_list *list) {
    double right = 0, bottom = -1e9, middles[POSE_FRAMES];
    const double tolerance = settled->n > 1 ? 2 * TOLERANCE : TOLERANCE; // each is half as large
    for (int i = 0; i < settled->n; i++) {
        struct figure_list *moment = figure_draw_moment(arena, figure, settled, i, tolerance, NULL);
        if (figure->has_arrow && i && i == settled->n - 1)
            figure_add_arrow(arena, figure, settled, moment);
        figure_set_bounds(moment);
        append(arena, list, moment, right - moment->left);
        middles[i] = right + moment->width / 2;
        right += moment->width + 8;
        bottom = fmax(bottom, moment->top + moment->height);
    }
    if (settled->n > 1) add_numbers(arena, middles, settled->n, bottom + 7, list);
}

// ---- bounds -----------------------------------------------------------------------------------

// Handles of curves lie near enough to the curve to be taken for it.
void figure_set_bounds(struct figure_list *list) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (size_t i = 0; i < list->n; i++) {
        const struct figure_item *item = &list->at[i];
        double edge = item->line ? item->width / 2 : 0;
        bool traced = item->path.points.n == 0; // as those of a movement are
        size_t n = traced ? (size_t)item->trace_count * 2 : item->path.points.n;
        const double *at = traced ? item->trace : item->path.points.at;
        for (size_t k = 0; k + 1 < n; k += 2) {
            double x = at[k], y = at[k + 1];
            left = fmin(left, x - edge);
            right = fmax(right, x + edge);
            top = fmin(top, y - edge);
            bottom = fmax(bottom, y + edge);
        }
    }
    if (left > right) left = right = top = bottom = 0;
    list->left = floor(left - 2);
    list->top = floor(top - 2);
    list->width = ceil(right + 2) - list->left;
    list->height = ceil(bottom + 2) - list->top;
}

struct figure_list *figure_draw(struct arena *arena, const struct figure *figure,
                                enum figure_view view) {
    struct figure_list *list = arena_alloc(arena, sizeof *list);
    struct figure_settled settled;
    figure_settle(figure, &settled);
    if (view == FIGURE_WHOLE && figure->show == POSE_SHOW_STRIP) view = FIGURE_STRIP;
    if (view == FIGURE_WHOLE) add_whole(arena, figure, &settled, list);
    if (view == FIGURE_STRIP) add_strip(arena, figure, &settled, list);
    if (view == FIGURE_START || view == FIGURE_END)
        list = figure_draw_moment(arena, figure, &settled, view == FIGURE_START ? 0 : settled.n - 1,
                                  TOLERANCE, NULL);
    figure_set_bounds(list);
    return list;
}
