// Props: where they stand, what they are made of, how they are painted; see figure_scene.h.
//
// What stands in the room is placed by the last frame and stays there in all of them; what is held
// or goes round a limb follows each frame.
#include "figure/figure_scene.h"

#include <stdlib.h>

enum { PROP_ID = 400, GROUND_ID = 600 };

// ---- adding -----------------------------------------------------------------------------------

static struct figure_part *add(struct figure_scene *scene, enum figure_part_kind kind,
                               enum figure_paint paint) {
    if (scene->n >= FIGURE_PARTS_MOST) abort(); // the most props, all chairs, are fewer
    struct figure_part *part = &scene->parts[scene->n];
    *part = (struct figure_part){
        .kind = kind, .id = PROP_ID + 4 * scene->n, .paint = paint, .shade = 1};
    scene->n++;
    return part;
}

// A box about a place on the floor: from `low` to `high`, in centimetres along the room's axes.
static void add_box(struct figure_scene *scene, enum figure_paint paint, struct figure_vec at,
                    struct figure_vec low, struct figure_vec high) {
    struct figure_part *part = add(scene, FIGURE_PART_BOX, paint);
    part->least = figure_add(figure_vec(at.x, at.y, 0), low);
    part->most = figure_add(figure_vec(at.x, at.y, 0), high);
}

static struct figure_part *add_line(struct figure_scene *scene, enum figure_paint paint,
                                    double width, const struct figure_vec *points, int n) {
    struct figure_part *part = add(scene, FIGURE_PART_LINE, paint);
    part->width = width;
    for (int i = 0; i + 1 < n; i++)
        part->chain.at[part->chain.n++] =
            (struct figure_capsule){points[i], points[i + 1], width / 2, width / 2};
    return part;
}

static struct figure_part *add_ball(struct figure_scene *scene, struct figure_vec a,
                                    struct figure_vec b, double radius) {
    struct figure_part *part = add(scene, FIGURE_PART_BALL, FIGURE_GEAR);
    part->chain.at[part->chain.n++] = (struct figure_capsule){a, b, radius, radius};
    return part;
}

// ---- what stands ------------------------------------------------------------------------------

static double height_of(const struct figure_scene *scene, const struct pose_prop *prop) {
    if (prop->height > 0) return prop->height;
    if (pose_props[prop->kind].height > 0) return pose_props[prop->kind].height;
    return scene->last.seat > 0 ? scene->last.seat : 45;
}

// Under the place that it names, or where the person is.
static struct figure_vec place_of(const struct figure_scene *scene, const struct pose_prop *prop) {
    struct pose_spot spot =
        prop->has_under ? prop->under : (struct pose_spot){POSE_AT_PELVIS, POSE_LEFT};
    struct figure_vec at = figure_spot(&scene->last, spot);
    at.x += prop->forward;
    at.y += prop->left;
    return at;
}

static void add_legs(struct figure_scene *scene, struct figure_vec at, double x0, double x1,
                     double y, double top, double thick) {
    for (int i = 0; i < 4; i++) {
        double x = i & 1 ? x1 - thick : x0, left = i & 2 ? y - thick : -y;
        add_box(scene, FIGURE_PROP, at, figure_vec(x, left, 0),
                figure_vec(x + thick, left + thick, top));
    }
}

static void add_chair(struct figure_scene *scene, const struct pose_prop *prop) {
    struct figure_vec at = place_of(scene, prop);
    double top = scene->last.seat > 0 ? scene->last.seat : height_of(scene, prop);
    add_legs(scene, at, -26, 16, 20, top - 4, 3.5);
    add_box(scene, FIGURE_PROP, at, figure_vec(-27, -21, top - 4), figure_vec(17, 21, top));
    add_box(scene, FIGURE_PROP, at, figure_vec(-27, -20, top), figure_vec(-24, -16, top + 20));
    add_box(scene, FIGURE_PROP, at, figure_vec(-27, 16, top), figure_vec(-24, 20, top + 20));
    add_box(scene, FIGURE_PROP, at, figure_vec(-27, -20, top + 20), figure_vec(-24, 20, top + 42));
}

static void add_table(struct figure_scene *scene, const struct pose_prop *prop) {
    struct figure_vec at = place_of(scene, prop);
    double top = height_of(scene, prop);
    at.x += 40;
    add_legs(scene, at, 0, 60, 42, top - 3, 4);
    add_box(scene, FIGURE_PROP, at, figure_vec(-2, -44, top - 3), figure_vec(62, 44, top));
}

// How far before the edge of a step or box the ball of a foot stands, centimetres.
#define EDGE 4

// Toes stand at the near edge, so that the heel can go down behind it.
static struct figure_vec block_place(const struct figure_scene *scene, const struct pose_prop *prop,
                                     double deep) {
    struct figure_vec at = place_of(scene, prop);
    if (prop->has_under && prop->under.place == POSE_AT_TOES) at.x += deep / 2 - EDGE;
    return at;
}

static void add_block(struct figure_scene *scene, const struct pose_prop *prop) {
    static const struct {
        enum pose_prop_kind kind;
        enum figure_paint paint;
        double deep, wide; // centimetres along x and y
    } blocks[] = {{POSE_STEP, FIGURE_PROP, 34, 52},
                  {POSE_BOX, FIGURE_PROP, 44, 44},
                  {POSE_PAD, FIGURE_CLOTH, 46, 38}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (blocks[i].kind == prop->kind)
            add_box(scene, blocks[i].paint, block_place(scene, prop, blocks[i].deep),
                    figure_vec(-blocks[i].deep / 2, -blocks[i].wide / 2, 0),
                    figure_vec(blocks[i].deep / 2, blocks[i].wide / 2,
                               prop->kind == POSE_BOX && scene->last.seat > 0
                                   ? scene->last.seat
                                   : height_of(scene, prop)));
}

static void add_wall(struct figure_scene *scene, const struct pose_prop *prop) {
    double front = figure_prop_front(scene->figure, POSE_WALL);
    add_box(scene, FIGURE_PROP, figure_vec(0, 0, 0), figure_vec(front, -45, 0),
            figure_vec(front + 7, 45, height_of(scene, prop)));
}

static void add_round(struct figure_scene *scene, const struct pose_prop *prop) {
    struct figure_vec at = place_of(scene, prop);
    double radius = height_of(scene, prop) / 2;
    at.z = radius;
    if (prop->kind == POSE_BALL) {
        add_ball(scene, at, at, radius);
        return;
    }
    add_ball(scene, figure_sub(at, figure_vec(0, 40, 0)), figure_add(at, figure_vec(0, 40, 0)),
             radius);
}

// ---- what is held or goes round -----------------------------------------------------------------

static struct figure_vec hand_of(const struct figure_scene *scene, enum pose_side side) {
    return figure_spot(&scene->now, (struct pose_spot){POSE_AT_HAND, side});
}

// From one hand round the ball of the foot to the other.
static void add_strap(struct figure_scene *scene, const struct pose_prop *prop) {
    if (!prop->has_round) return;
    enum pose_side side = prop->round.side;
    for (int i = 0; i < POSE_SIDES; i++) {
        struct figure_vec hand = hand_of(scene, (enum pose_side)i);
        double out = (i == POSE_LEFT ? 1 : -1) * 3.5;
        const struct figure_vec points[3] = {
            figure_point(&scene->now, FIGURE_FOOT, side, figure_vec(10, 0, -7.6)),
            figure_point(&scene->now, FIGURE_FOOT, side, figure_vec(10, out, -6.4)),
            hand,
        };
        add_line(scene, FIGURE_STRAP, 3.2, points, 3)->nearer = 2;
    }
}

// A post before the person, with the band about it at `at`.
static void add_post(struct figure_scene *scene, struct figure_vec at) {
    add_box(scene, FIGURE_PROP, figure_vec(at.x, at.y, 0), figure_vec(0, -4, 0),
            figure_vec(8, 4, at.z + 34));
}

// Round a knee or an ankle. The post stands as far away as the band is long.
static void add_anchored(struct figure_scene *scene, const struct pose_prop *prop) {
    enum pose_side side = prop->round.side;
    bool ankle = prop->round.place == POSE_AT_ANKLE;
    enum figure_segment segment = ankle ? FIGURE_FOOT : FIGURE_LOWER;
    double up = ankle ? 5 : 2, size = ankle ? 0.7 : 1; // of the shank above the ankle bone
    struct figure_vec at = figure_spot(&scene->last, prop->round);
    struct figure_vec post = figure_vec(at.x + 62 + prop->forward, at.y + prop->left, at.z);
    add_post(scene, post);
    for (int i = 0; i < 2; i++) {
        double out = i ? -5.4 : 5.4;
        const struct figure_vec points[4] = {
            figure_vec(post.x, post.y + (i ? -1 : 1), post.z + 1),
            figure_point(&scene->now, segment, side, figure_vec(1, out * size, up)),
            figure_point(&scene->now, segment, side, figure_vec(-4 * size, out * 0.8 * size, up)),
            figure_point(&scene->now, segment, side, figure_vec(-5.6 * size, 0, up)),
        };
        add_line(scene, FIGURE_STRAP, 3.4, points, 4);
    }
}

// From the post to both hands. It is out of their reach, at the height where they end.
static void add_held(struct figure_scene *scene, const struct pose_prop *prop) {
    struct figure_vec chest =
        figure_spot(&scene->last, (struct pose_spot){POSE_AT_CHEST, POSE_LEFT});
    double height = figure_spot(&scene->last, prop->round).z;
    struct figure_vec post =
        figure_vec(chest.x + 115 + prop->forward, chest.y + prop->left, fmax(10, height));
    add_post(scene, post);
    for (int i = 0; i < POSE_SIDES; i++) {
        const struct figure_vec points[2] = {post, hand_of(scene, (enum pose_side)i)};
        add_line(scene, FIGURE_STRAP, 3.4, points, 2)->nearer = -1;
    }
}

// A ring about both legs: over the front, and behind.
static void add_loop(struct figure_scene *scene, const struct pose_prop *prop) {
    bool ankles = prop->round.place == POSE_AT_ANKLE;
    enum figure_segment segment = ankles ? FIGURE_FOOT : FIGURE_LOWER;
    double r = ankles ? 3.4 : 5.6, up = ankles ? 6 : 7;
    for (int half = 0; half < 2; half++) {
        double x = half ? -r : r;
        const struct figure_vec points[4] = {
            figure_point(&scene->now, segment, POSE_LEFT, figure_vec(0, r, up)),
            figure_point(&scene->now, segment, POSE_LEFT, figure_vec(x, r * 0.4, up)),
            figure_point(&scene->now, segment, POSE_RIGHT, figure_vec(x, -r * 0.4, up)),
            figure_point(&scene->now, segment, POSE_RIGHT, figure_vec(0, -r, up)),
        };
        add_line(scene, FIGURE_STRAP, 3.4, points, 4);
    }
}

static void add_band(struct figure_scene *scene, const struct pose_prop *prop) {
    if (!prop->has_round) return;
    if (prop->round.place == POSE_AT_HAND)
        add_held(scene, prop);
    else if (prop->anchored)
        add_anchored(scene, prop);
    else
        add_loop(scene, prop);
}

static void add_dumbbells(struct figure_scene *scene, const struct pose_prop *prop) {
    (void)prop;
    for (int i = 0; i < POSE_SIDES; i++) {
        struct figure_vec hand = hand_of(scene, (enum pose_side)i);
        struct figure_vec axis = scene->now.segments[FIGURE_HAND][i].turn.x;
        struct figure_part *part = add_ball(scene, hand, hand, 1.5);
        part->chain.n = 0;
        for (int end = 0; end < 2; end++) {
            double to = end ? -1 : 1;
            part->chain.at[part->chain.n++] =
                (struct figure_capsule){figure_add(hand, figure_scale(axis, 7 * to)),
                                        figure_add(hand, figure_scale(axis, 10 * to)), 4.6, 4.6};
        }
        part->chain.at[part->chain.n++] =
            (struct figure_capsule){figure_add(hand, figure_scale(axis, 7)),
                                    figure_add(hand, figure_scale(axis, -7)), 1.5, 1.5};
        part->nearer = -3;
    }
}

static void add_stick(struct figure_scene *scene, const struct pose_prop *prop) {
    (void)prop;
    struct figure_vec left = hand_of(scene, POSE_LEFT), right = hand_of(scene, POSE_RIGHT);
    struct figure_vec way = figure_unit(figure_sub(left, right), figure_vec(0, 1, 0));
    const struct figure_vec points[2] = {figure_add(left, figure_scale(way, 22)),
                                         figure_sub(right, figure_scale(way, 22))};
    add_line(scene, FIGURE_GEAR, 3, points, 2)->nearer = -3;
}

void figure_add_props(struct figure_scene *scene) {
    static void (*const adders[POSE_PROPS])(struct figure_scene *, const struct pose_prop *) = {
        [POSE_CHAIR] = add_chair,  [POSE_STEP] = add_block,  [POSE_BOX] = add_block,
        [POSE_WALL] = add_wall,    [POSE_TABLE] = add_table, [POSE_STRAP] = add_strap,
        [POSE_BAND] = add_band,    [POSE_BALL] = add_round,  [POSE_PAD] = add_block,
        [POSE_ROLLER] = add_round, [POSE_STICK] = add_stick, [POSE_DUMBBELLS] = add_dumbbells,
    };
    for (int i = 0; i < scene->figure->prop_count; i++) {
        const struct pose_prop *prop = &scene->figure->props[i];
        if (adders[prop->kind]) adders[prop->kind](scene, prop);
    }
}

// ---- painting ---------------------------------------------------------------------------------

static struct figure_vec corner(const struct figure_part *box, int which) {
    return figure_vec(which & 1 ? box->most.x : box->least.x,
                      which & 2 ? box->most.y : box->least.y,
                      which & 4 ? box->most.z : box->least.z);
}

// The three faces of a box that are turned to the viewer, each in a shade of its own.
static void paint_box(struct figure_scene *scene, const struct figure_part *part) {
    static const struct {
        struct figure_vec normal;
        int corners[4];
        double shade;
    } faces[] = {
        {{1, 0, 0}, {1, 3, 7, 5}, 0.86}, {{-1, 0, 0}, {0, 4, 6, 2}, 0.86},
        {{0, 1, 0}, {2, 6, 7, 3}, 0.94}, {{0, -1, 0}, {0, 1, 5, 4}, 0.94},
        {{0, 0, 1}, {4, 5, 7, 6}, 1.1},
    };
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        if (figure_depth(&scene->camera, faces[i].normal) < 0.02) continue;
        struct figure_item *item =
            figure_add_item(scene, part->id * 8 + (int)i, part->paint, FIGURE_LINE);
        item->shade = faces[i].shade * part->shade;
        item->width = FIGURE_PEN * 0.8;
        for (int k = 0; k < 4; k++)
            figure_path_to(scene->arena, &item->path, k ? FIGURE_STRAIGHT : FIGURE_MOVE,
                           figure_project(&scene->camera, corner(part, faces[i].corners[k])));
        figure_path_close(scene->arena, &item->path);
    }
}

static void line_path(struct figure_scene *scene, const struct figure_part *part,
                      struct figure_item *item) {
    figure_path_to(scene->arena, &item->path, FIGURE_MOVE,
                   figure_project(&scene->camera, part->chain.at[0].a));
    for (int i = 0; i < part->chain.n; i++)
        figure_path_to(scene->arena, &item->path, FIGURE_STRAIGHT,
                       figure_project(&scene->camera, part->chain.at[i].b));
}

// A strap: a dark line, and a lighter one within it.
static void paint_line(struct figure_scene *scene, const struct figure_part *part) {
    if (!part->chain.n) return;
    struct figure_item *item = figure_add_item(scene, part->id * 8, FIGURE_NO_PAINT, FIGURE_LINE);
    item->width = part->width;
    line_path(scene, part, item);
    item = figure_add_item(scene, part->id * 8 + 1, FIGURE_NO_PAINT, part->paint);
    item->width = part->width - FIGURE_PEN * 1.3;
    line_path(scene, part, item);
}

static void paint_ball(struct figure_scene *scene, const struct figure_part *part) {
    struct figure_shape shape;
    figure_flatten(&scene->camera, &part->chain, 0.5, &shape);
    struct figure_trace trace = figure_trace(scene->arena, &shape);
    if (trace.n < 6) return;
    struct figure_item *item = figure_add_item(scene, part->id * 8, part->paint, FIGURE_LINE);
    figure_set_trace(scene, item, &trace, true, scene->tolerance);
}

void figure_paint_prop(struct figure_scene *scene, const struct figure_part *part) {
    if (part->kind == FIGURE_PART_BOX) paint_box(scene, part);
    if (part->kind == FIGURE_PART_LINE) paint_line(scene, part);
    if (part->kind == FIGURE_PART_BALL) paint_ball(scene, part);
}

// ---- the ground -------------------------------------------------------------------------------

static void include(struct figure_vec at, struct figure_vec *least, struct figure_vec *most) {
    least->x = fmin(least->x, at.x);
    least->y = fmin(least->y, at.y);
    most->x = fmax(most->x, at.x);
    most->y = fmax(most->y, at.y);
}

// How far the lying body reaches in its last frame: all joints, and the top of the head.
static void reach_of(const struct figure_scene *scene, struct figure_vec *least,
                     struct figure_vec *most) {
    *least = figure_vec(1e9, 1e9, 0);
    *most = figure_vec(-1e9, -1e9, 0);
    for (int i = 0; i < FIGURE_SEGMENTS; i++)
        for (int side = 0; side < POSE_SIDES; side++)
            include(scene->last.segments[i][side].at, least, most);
    include(
        figure_point(&scene->last, FIGURE_HEAD, POSE_LEFT, figure_vec(0, 0, 0.12 * FIGURE_HEIGHT)),
        least, most);
}

static void paint_mat(struct figure_scene *scene, const struct pose_prop *prop) {
    struct figure_vec least, most;
    reach_of(scene, &least, &most);
    struct figure_vec middle = figure_mix(least, most, 0.5);
    double x = fmax(30, (most.x - least.x) / 2 + 12), y = fmax(30, (most.y - least.y) / 2 + 14);
    struct figure_part mat = {
        .kind = FIGURE_PART_BOX, .id = GROUND_ID / 8, .paint = FIGURE_CLOTH, .shade = 1};
    mat.least = figure_vec(middle.x - x + prop->forward, middle.y - y + prop->left, -1.6);
    mat.most = figure_vec(middle.x + x + prop->forward, middle.y + y + prop->left, 0);
    paint_box(scene, &mat);
}

static void add_shadow_of(const struct figure_scene *scene, enum figure_layer layer,
                          enum pose_side side, struct figure_shape *shape) {
    struct figure_chain chain;
    figure_chain(&scene->now, scene->figure->build, layer, side, &chain);
    for (int i = 0; i < chain.n && shape->n < FIGURE_CAPSULES_MOST; i++) {
        const struct figure_capsule *c = &chain.at[i];
        if (fmin(c->a.z, c->b.z) > 14) continue;
        struct figure_flat a = {c->a.x, c->a.y}, b = {c->b.x, c->b.y};
        shape->bars[shape->n++] = figure_bar(a, b, c->ra + 2.5, c->rb + 2.5);
    }
}

// A soft patch under what is near the floor, seen from straight above and then laid into the
// picture.
static void paint_shadow(struct figure_scene *scene, const enum figure_layer *layers, int n,
                         enum pose_side side, int id) {
    struct figure_shape shape = {.blend = 6, .step = 1.5};
    for (int i = 0; i < n; i++) add_shadow_of(scene, layers[i], side, &shape);
    struct figure_trace trace =
        shape.n ? figure_trace(scene->arena, &shape) : (struct figure_trace){0};
    if (trace.n < 6) return;
    for (int i = 0; i < trace.n; i++)
        trace.at[i] = figure_project(&scene->camera, figure_vec(trace.at[i].x, trace.at[i].y, 0));
    struct figure_item *item = figure_add_item(scene, id, FIGURE_SHADOW, FIGURE_NO_PAINT);
    figure_set_trace(scene, item, &trace, true, 0.4);
}

void figure_paint_ground(struct figure_scene *scene) {
    static const enum figure_layer legs[] = {FIGURE_SHOE, FIGURE_SHANK_SKIN};
    const struct pose_prop *mat = figure_find_prop(scene->figure, POSE_MAT);
    if (mat) {
        paint_mat(scene, mat);
        return;
    }
    for (int side = 0; side < POSE_SIDES; side++)
        paint_shadow(scene, legs, 2, (enum pose_side)side, GROUND_ID + 20 + side);
}

bool figure_is_ground(const struct figure_item *item) {
    return item->part >= GROUND_ID && item->part < GROUND_ID + 30;
}
