// The arrow of a movement; see figure_draw.h.
#include "figure/figure_draw.h"

enum { ARROW_ID = 710, STEPS = 16 };
enum { ROOM = 6, TIP = 6 }; // centimetres to keep clear; from a line's end to the arrow's tip
#define BACK 5.0            // from a line's end back to the corners of the arrow's head
#define BARB 6.4            // and from there sideways
// How deep within the body counts; what is too near to a face, a hand or a foot, and how much
// worse.
enum { DEEP = 2, EDGE = 4, COVERS = 6 };

typedef struct figure_flat flat;

// The path of the place that is followed, from the first frame to the last.
static int follow(const struct figure *figure, const struct figure_settled *settled,
                  flat path[STEPS + 1]) {
    struct figure_camera camera = figure_camera(figure->turn, figure->height);
    for (int i = 0; i <= STEPS; i++) {
        struct figure_skeleton skeleton;
        figure_between(settled, (double)i / STEPS * (settled->n - 1), &skeleton);
        path[i] = figure_project(&camera, figure_spot(&skeleton, figure->follow));
    }
    return STEPS + 1;
}

// The body in the picture, and the straps it holds, as the arrow sees them.
struct body {
    struct figure_shape layers[2 * FIGURE_LAYERS + POSE_PROPS_MOST];
    struct figure_bar discs[2 * FIGURE_LAYERS + POSE_PROPS_MOST]; // each holds its layer
    bool tells[2 * FIGURE_LAYERS + POSE_PROPS_MOST];              // a face, a hand or a foot
    int n;
};

// A disc round all of a layer, so that a place far away need not ask it.
static void enclose(struct body *body) {
    for (int i = 0; i < body->n; i++) {
        const struct figure_shape *layer = &body->layers[i];
        struct figure_bar *disc = &body->discs[i];
        disc->middle = layer->n ? layer->bars[layer->n / 2].middle : (flat){0, 0};
        disc->reach = 0;
        for (int k = 0; k < layer->n; k++) {
            const struct figure_bar *bar = &layer->bars[k];
            double far = hypot(bar->middle.x - disc->middle.x, bar->middle.y - disc->middle.y);
            disc->reach = fmax(disc->reach, far + bar->reach + layer->blend);
        }
    }
}

static void flatten_straps(const struct figure *figure, const struct figure_skeleton *skeleton,
                           struct body *body) {
    struct figure_camera camera = figure_camera(figure->turn, figure->height);
    for (int i = 0; i < figure->prop_count; i++) {
        const struct pose_prop *prop = &figure->props[i];
        if (prop->kind != POSE_STRAP || !prop->has_round) continue;
        struct figure_chain chain = {.n = POSE_SIDES};
        for (int side = 0; side < POSE_SIDES; side++)
            chain.at[side] = (struct figure_capsule){
                figure_spot(skeleton, (struct pose_spot){POSE_AT_HAND, (enum pose_side)side}),
                figure_spot(skeleton, prop->round), 1.5, 1.5};
        body->tells[body->n] = false;
        figure_flatten(&camera, &chain, 1, &body->layers[body->n++]);
    }
}

static void flatten_body(const struct figure *figure, const struct figure_skeleton *skeleton,
                         struct body *body) {
    struct figure_camera camera = figure_camera(figure->turn, figure->height);
    struct figure_chain chain;
    body->n = 0;
    for (int layer = 0; layer < FIGURE_LAYERS; layer++)
        for (int side = 0; side < (layer < FIGURE_FIRST_SIDED_LAYER ? 1 : 2); side++) {
            if (layer == FIGURE_SOLE || layer == FIGURE_SLEEVE || layer == FIGURE_BUN) continue;
            figure_chain(skeleton, figure->build, (enum figure_layer)layer, (enum pose_side)side,
                         &chain);
            body->tells[body->n] =
                layer == FIGURE_HEAD_SKIN || layer == FIGURE_FOREARM_SKIN || layer == FIGURE_SHOE;
            figure_flatten(&camera, &chain, 1, &body->layers[body->n++]);
        }
    flatten_straps(figure, skeleton, body);
    enclose(body);
}

// How far a point is from the body, up to ROOM; negative inside, and lower where it covers a face,
// a hand or a foot.
static double clearance(const struct body *body, flat at) {
    double least = ROOM;
    for (int i = 0; i < body->n && least > -DEEP - COVERS; i++) {
        const struct figure_bar *disc = &body->discs[i];
        double x = at.x - disc->middle.x, y = at.y - disc->middle.y,
               room = body->tells[i] ? fmax(least, EDGE) : least;
        double far = disc->reach + room;
        if (room <= -DEEP || x * x + y * y > far * far) continue;
        double clear = fmax(-DEEP, figure_outside(&body->layers[i], at));
        if (body->tells[i] && clear < EDGE) clear -= COVERS;
        if (clear < least) least = clear;
    }
    return least;
}

// How near the arrow's head comes to the body.
static double head_crowding(const struct body *body, flat end, flat way) {
    flat tip = {end.x + way.x * TIP, end.y + way.y * TIP};
    double crowd = ROOM - clearance(body, tip);
    for (int side = -1; side <= 1; side += 2) {
        flat barb = {end.x - way.x * BACK - way.y * BARB * side,
                     end.y - way.y * BACK + way.x * BARB * side};
        crowd = fmax(crowd, ROOM - BARB / 2 - clearance(body, barb));
    }
    return crowd;
}

// How near the path and the arrow's head come to the body; past `most` the exact number does not
// matter.
static double crowding(const struct body *body, const flat *path, int n, flat shift, double most) {
    flat end = path[n - 1], before = path[n - 5];
    double length = fmax(1e-9, hypot(end.x - before.x, end.y - before.y));
    flat way = {(end.x - before.x) / length, (end.y - before.y) / length};
    double crowd = head_crowding(body, (flat){end.x + shift.x, end.y + shift.y}, way);
    for (int i = 0; i < n && crowd < most; i += 4) {
        double clear = clearance(body, (flat){path[i].x + shift.x, path[i].y + shift.y});
        crowd = fmax(crowd, ROOM - clear);
    }
    return crowd;
}

static double length_of(const flat *path, int n) {
    double length = 0;
    for (int i = 1; i < n; i++)
        length += hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
    return length;
}

struct place {
    flat shift;
    double cost; // the more, the further away and the nearer to the body
};

// The arrow goes beside the path, on the side and at the distance where it comes nearest to the
// path and still keeps clear of the body.
static struct place find_place(const struct body *body, const flat *path, int n) {
    double dx = path[n - 1].x - path[0].x, dy = path[n - 1].y - path[0].y;
    double length = fmax(1e-6, hypot(dx, dy));
    struct place best = {.cost = 1e9};
    for (int turn = 0; turn < 4; turn++)
        for (int far = 0; far <= 12; far++) {
            flat way = {dx / length, dy / length};
            if (turn & 1) way = (flat){-way.y, way.x};
            if (turn & 2) way = (flat){-way.x, -way.y};
            flat shift = {way.x * far * 4, way.y * far * 4};
            double cost = far * (turn & 1 ? 4 : 5) + far * far * 0.6;
            if (cost < best.cost)
                cost += crowding(body, path, n, shift, (best.cost - cost) / 12) * 12;
            if (cost < best.cost) best = (struct place){shift, cost};
        }
    return best;
}

// Where the whole path finds only a poor place, a long one's last part may find a better.
static void place_arrow(const struct body *body, struct figure_trace *trace) {
    enum { POOR = 80, BETTER = 20, LAST_PART = 10, LONG = 40 };
    struct place place = find_place(body, trace->at, trace->n);
    if (place.cost > POOR && length_of(trace->at, trace->n) > LONG) {
        struct place last = find_place(body, trace->at + LAST_PART, trace->n - LAST_PART);
        if (last.cost + BETTER < place.cost) {
            place = last;
            trace->at += LAST_PART;
            trace->n -= LAST_PART;
        }
    }
    for (int i = 0; i < trace->n; i++) {
        trace->at[i].x += place.shift.x;
        trace->at[i].y += place.shift.y;
    }
}

static void add_line(struct arena *arena, const struct figure_trace *trace, int id,
                     enum figure_paint paint, double width, struct figure_list *list) {
    struct figure_item item = {
        .part = ARROW_ID + id, .line = paint, .shade = 1, .opacity = 1, .width = width};
    figure_fit(arena, trace, false, 0.4, &item.path);
    vec_push(arena, list, item);
}

static void add_head(struct arena *arena, flat tip, flat way, int id, enum figure_paint paint,
                     double edge, struct figure_list *list) {
    struct figure_item item = {.part = ARROW_ID + id,
                               .fill = paint,
                               .line = paint,
                               .shade = 1,
                               .opacity = 1,
                               .width = 1 + edge};
    flat side = {-way.y, way.x};
    figure_path_to(arena, &item.path, FIGURE_MOVE,
                   (flat){tip.x + way.x * TIP, tip.y + way.y * TIP});
    for (int i = 0; i < 2; i++) {
        double out = i ? -BARB : BARB;
        figure_path_to(
            arena, &item.path, FIGURE_STRAIGHT,
            (flat){tip.x - way.x * BACK + side.x * out, tip.y - way.y * BACK + side.y * out});
    }
    figure_path_close(arena, &item.path);
    vec_push(arena, list, item);
}

static flat way_at(const struct figure_trace *trace, int at, int before) {
    double dx = trace->at[at].x - trace->at[before].x, dy = trace->at[at].y - trace->at[before].y;
    double length = fmax(1e-9, hypot(dx, dy));
    return (flat){dx / length, dy / length};
}

// A light edge keeps the arrow apart from whatever it crosses.
static void add_arrow(struct arena *arena, const struct figure *figure,
                      const struct figure_trace *trace, struct figure_list *list) {
    int n = trace->n;
    bool both = figure->arrow == POSE_ARROW_BOTH;
    for (int layer = 0; layer < 2; layer++) {
        enum figure_paint paint = layer ? FIGURE_ARROW : FIGURE_PAPER;
        double edge = layer ? 0 : 2.4;
        add_line(arena, trace, layer * 3, paint, 3.6 + edge, list);
        add_head(arena, trace->at[n - 1], way_at(trace, n - 1, n - 5), layer * 3 + 1, paint, edge,
                 list);
        if (both)
            add_head(arena, trace->at[0], way_at(trace, 0, 4), layer * 3 + 2, paint, edge, list);
    }
}

// The path with points at equal distances, its middle part only where it is long; a short one is
// made longer about its middle, since an arrow must be seen.
static struct figure_trace shape_path(struct arena *arena, const flat *path, int n, bool straight) {
    enum { POINTS = 24 };
    struct figure_trace trace = {arena_alloc(arena, POINTS * sizeof(flat)), POINTS};
    double whole = length_of(path, n), cut = whole > 60 ? 0.15 : whole > 40 ? 0.05 : 0;
    double grow = whole < 24 ? 24 / fmax(whole, 0.5) : 1;
    flat middle = {(path[0].x + path[n - 1].x) / 2, (path[0].y + path[n - 1].y) / 2};
    for (int i = 0; i < POINTS; i++) {
        double t = cut + (1 - 2 * cut) * i / (POINTS - 1), at = t * (n - 1);
        int k = (int)fmin(n - 2, floor(at));
        flat p = {path[k].x + (path[k + 1].x - path[k].x) * (at - k),
                  path[k].y + (path[k + 1].y - path[k].y) * (at - k)};
        if (straight)
            p = (flat){path[0].x + (path[n - 1].x - path[0].x) * t,
                       path[0].y + (path[n - 1].y - path[0].y) * t};
        trace.at[i] =
            (flat){middle.x + (p.x - middle.x) * grow, middle.y + (p.y - middle.y) * grow};
    }
    return trace;
}

void figure_add_arrow(struct arena *arena, const struct figure *figure,
                      const struct figure_settled *settled, struct figure_list *list) {
    flat path[STEPS + 1];
    int n = follow(figure, settled, path);
    if (length_of(path, n) < 1) return;
    struct figure_trace trace = shape_path(arena, path, n, figure->arrow == POSE_ARROW_STRAIGHT);
    struct body *body = arena_alloc(arena, sizeof *body);
    flatten_body(figure, &settled->frames[settled->n - 1], body);
    place_arrow(body, &trace);
    add_arrow(arena, figure, &trace, list);
}
