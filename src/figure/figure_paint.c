// Painting the parts of the body; see figure_scene.h.
#include "figure/figure_scene.h"

struct figure_item *figure_add_item(struct figure_scene *scene, int part, enum figure_paint fill,
                                    enum figure_paint line) {
    vec_push(scene->arena, scene->list,
             (struct figure_item){.part = part,
                                  .fill = fill,
                                  .line = line,
                                  .shade = 1,
                                  .opacity = 1,
                                  .width = FIGURE_PEN});
    return &scene->list->at[scene->list->n - 1];
}

void figure_path_to(struct arena *arena, struct figure_path *path, enum figure_verb verb,
                    struct figure_flat at) {
    vec_push(arena, &path->verbs, (unsigned char)verb);
    vec_push(arena, &path->points, at.x);
    vec_push(arena, &path->points, at.y);
}

void figure_path_close(struct arena *arena, struct figure_path *path) {
    vec_push(arena, &path->verbs, FIGURE_CLOSE);
}

void figure_set_trace(struct figure_scene *scene, struct figure_item *item,
                      const struct figure_trace *trace, bool closed, double tolerance) {
    double *points = arena_alloc(scene->arena, (size_t)trace->n * 2 * sizeof *points + 1);
    for (int i = 0; i < trace->n; i++) {
        points[2 * i] = trace->at[i].x;
        points[2 * i + 1] = trace->at[i].y;
    }
    item->trace = points;
    item->trace_count = trace->n;
    item->trace_is_open = !closed;
    if (!scene->only_traces) figure_fit(scene->arena, trace, closed, tolerance, &item->path);
}

// ---- layers -----------------------------------------------------------------------------------

// How a layer is painted. Where it goes on in another one at a joint, no line is drawn between the
// two within `radius` (thousandths of body height) of the joint; `also` names it from the other
// side.
static const struct look {
    enum figure_paint paint;
    double blend; // centimetres
    bool has_link;
    enum figure_layer link;
    enum figure_segment joint;
    double radius;
} looks[FIGURE_LAYERS] = {
    [FIGURE_SHORTS] = {FIGURE_BOTTOMS, 4, false, 0, 0, 0},
    [FIGURE_SHIRT] = {FIGURE_TOP, 5, false, 0, 0, 0},
    [FIGURE_NECK_SKIN] = {FIGURE_SKIN, 1, false, 0, 0, 0},
    [FIGURE_HEAD_SKIN] = {FIGURE_SKIN, 1.6, false, 0, 0, 0},
    [FIGURE_BUN] = {FIGURE_HAIR, 1, false, 0, 0, 0},
    [FIGURE_ARM_SKIN] = {FIGURE_SKIN, 1, true, FIGURE_FOREARM_SKIN, FIGURE_FORE, 40},
    [FIGURE_SLEEVE] = {FIGURE_TOP, 1, true, FIGURE_SHIRT, FIGURE_UPPER, 40},
    [FIGURE_FOREARM_SKIN] = {FIGURE_SKIN, 1.1, true, FIGURE_ARM_SKIN, FIGURE_FORE, 40},
    [FIGURE_THIGH_SKIN] = {FIGURE_SKIN, 1.5, true, FIGURE_SHANK_SKIN, FIGURE_LOWER, 52},
    [FIGURE_TROUSER_LEG] = {FIGURE_BOTTOMS, 1.5, true, FIGURE_SHORTS, FIGURE_LEG, 64},
    [FIGURE_SHANK_SKIN] = {FIGURE_SKIN, 1.5, true, FIGURE_THIGH_SKIN, FIGURE_LOWER, 52},
    [FIGURE_SHOE] = {FIGURE_SHOES, 1.2, false, 0, 0, 0},
    [FIGURE_SOLE] = {FIGURE_SOLES, 0.6, false, 0, 0, 0},
};

// Where clothes end: on which segment, how far down it, and how wide they are there (thousandths).
static const struct {
    enum figure_layer layer;
    enum figure_segment segment;
    double z, radius;
} hems[] = {
    {FIGURE_SLEEVE, FIGURE_UPPER, -86, 33},
    {FIGURE_TROUSER_LEG, FIGURE_LEG, -136, 49},
    {FIGURE_SHIRT, FIGURE_PELVIS, 34, 96},
};

static void set_hem(const struct figure_scene *scene, enum figure_layer layer, enum pose_side side,
                    struct figure_shape *shape) {
    for (size_t i = 0; i < sizeof hems / sizeof *hems; i++) {
        if (hems[i].layer != layer) continue;
        const struct figure_frame *frame = &scene->now.segments[hems[i].segment][side];
        struct figure_vec down = figure_scale(frame->turn.z, -1);
        struct figure_vec at =
            figure_sub(frame->at, figure_scale(down, hems[i].z * FIGURE_HEIGHT / 1000));
        struct figure_flat out = figure_project(&scene->camera, down);
        double length = hypot(out.x, out.y);
        if (length < 0.2) return; // seen along the limb there is no hem to be seen
        shape->hem = (struct figure_hem){
            .is_there = true,
            .at = figure_project(&scene->camera, at),
            .out = {out.x / length, out.y / length},
            .radius = hems[i].radius * FIGURE_HEIGHT / 1000,
            .bulge = -figure_depth(&scene->camera, down),
        };
    }
}

// ---- seams ------------------------------------------------------------------------------------

// The longest run of points that lie within the neighbour, near the joint.
struct run {
    int from, count;
};

// How deep in the neighbour a line may end, centimetres: within the half of its own width.
#define SEAM_DEPTH 0.1

static struct run find_seam(const struct figure_trace *trace, const struct figure_shape *neighbour,
                            struct figure_flat joint, double radius) {
    struct run best = {0, 0}, now = {0, 0};
    for (int i = 0; i < 2 * trace->n; i++) {
        struct figure_flat at = trace->at[i % trace->n];
        double x = at.x - joint.x, y = at.y - joint.y;
        bool within =
            x * x + y * y < radius * radius && figure_outside(neighbour, at) < -SEAM_DEPTH;
        if (!within) {
            now.count = 0;
            continue;
        }
        if (!now.count) now.from = i;
        now.count++;
        if (now.count > best.count && now.count < trace->n) best = now;
    }
    best.from %= trace->n ? trace->n : 1;
    return best;
}

// The place between two points where the line goes into the neighbour; `in` itself where the line
// is within all the way, because the seam ends at its radius.
static struct figure_flat cross_seam(const struct figure_shape *neighbour, struct figure_flat in,
                                     struct figure_flat out) {
    double a = figure_outside(neighbour, in) + SEAM_DEPTH;
    double b = figure_outside(neighbour, out) + SEAM_DEPTH;
    if (a >= 0 || b <= 0) return in;
    double t = a / (a - b);
    return (struct figure_flat){in.x + (out.x - in.x) * t, in.y + (out.y - in.y) * t};
}

// Turns the trace so that it begins behind the seam and ends with it. Both ends of the line are
// moved to where it leaves the neighbour, so that no end sticks out of it or into it. Returns how
// long the line is.
static double turn_to_seam(struct arena *arena, struct figure_trace *trace, struct run seam,
                           const struct figure_shape *neighbour) {
    int n = trace->n, last = n - seam.count + 1; // where the line ends
    struct figure_trace turned = {arena_alloc(arena, (size_t)n * sizeof *turned.at), n};
    double drawn = 0;
    for (int i = 0; i < n; i++) turned.at[i] = trace->at[(seam.from + seam.count - 1 + i) % n];
    turned.at[0] = cross_seam(neighbour, turned.at[0], turned.at[1]);
    turned.at[last] = cross_seam(neighbour, turned.at[last], turned.at[last - 1]);
    for (int i = 1; i <= last; i++)
        drawn += hypot(turned.at[i].x - turned.at[i - 1].x, turned.at[i].y - turned.at[i - 1].y);
    *trace = turned;
    return drawn;
}

static int layer_id(enum figure_layer layer, enum pose_side side) {
    return 100 + (int)layer * 2 + (int)side;
}

// Whether the fill ends straight across the seam. A sleeve or a hanging trouser leg would otherwise
// show its round end on the shirt; a raised thigh must cover what is behind its joint.
static bool is_cut(const struct figure_scene *scene, enum figure_layer layer, enum pose_side side) {
    if (layer == FIGURE_SLEEVE) return true;
    const struct figure_vec thigh = scene->now.segments[FIGURE_LEG][side].turn.z;
    return layer == FIGURE_TROUSER_LEG &&
           figure_dot(thigh, scene->now.segments[FIGURE_PELVIS][0].turn.z) > 0.6;
}

static void paint_layer(struct figure_scene *scene, enum figure_layer layer, enum pose_side side,
                        double shade) {
    const struct look *look = &looks[layer];
    struct figure_chain chain;
    struct figure_shape *shape = &scene->shapes[layer][side];
    figure_chain(&scene->now, scene->figure->build, layer, side, &chain);
    figure_flatten(&scene->camera, &chain, look->blend, shape);
    set_hem(scene, layer, side, shape);
    struct figure_trace trace = figure_trace(scene->arena, shape);
    if (trace.n < 6) return;
    enum pose_side other = look->link < FIGURE_FIRST_SIDED_LAYER ? POSE_LEFT : side;
    struct run seam = {0, 0};
    if (look->has_link && scene->painted[look->link][other])
        seam = find_seam(&trace, &scene->shapes[look->link][other],
                         figure_project(&scene->camera, scene->now.segments[look->joint][side].at),
                         look->radius * FIGURE_HEIGHT / 1000);
    struct figure_item *item =
        figure_add_item(scene, layer_id(layer, side), look->paint, FIGURE_LINE);
    item->shade = shade;
    bool seamed = seam.count > 2, open = seamed && is_cut(scene, layer, side);
    double drawn = 0;
    if (seamed) drawn = turn_to_seam(scene->arena, &trace, seam, &scene->shapes[look->link][other]);
    if (open)
        trace.n -= seam.count - 2;
    else
        item->drawn = drawn;
    figure_set_trace(scene, item, &trace, !open, scene->tolerance);
    scene->painted[layer][side] = true;
}

void figure_paint_part(struct figure_scene *scene, const struct figure_part *part) {
    static const struct {
        enum figure_part_kind kind;
        enum figure_layer layer;
    } layers[] = {
        {FIGURE_PART_PELVIS, FIGURE_SHORTS},        {FIGURE_PART_TRUNK, FIGURE_SHIRT},
        {FIGURE_PART_ARM, FIGURE_ARM_SKIN},         {FIGURE_PART_ARM, FIGURE_SLEEVE},
        {FIGURE_PART_FOREARM, FIGURE_FOREARM_SKIN}, {FIGURE_PART_THIGH, FIGURE_THIGH_SKIN},
        {FIGURE_PART_THIGH, FIGURE_TROUSER_LEG},    {FIGURE_PART_SHANK, FIGURE_SHANK_SKIN},
        {FIGURE_PART_SHANK, FIGURE_SOLE},           {FIGURE_PART_SHANK, FIGURE_SHOE},
    };
    if (part->kind == FIGURE_PART_HEAD) {
        paint_layer(scene, FIGURE_NECK_SKIN, POSE_LEFT, 0.93);
        figure_paint_head(scene, part);
        return;
    }
    if (part->kind >= FIGURE_PART_BOX) {
        figure_paint_prop(scene, part);
        return;
    }
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (layers[i].kind == part->kind)
            paint_layer(scene, layers[i].layer, part->side, part->shade);
    figure_paint_muscles(scene, part);
}
