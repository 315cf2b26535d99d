// Muscles as tints on the body; see figure_scene.h.
#include "figure/figure_scene.h"

#include <stddef.h>

// A muscle's belly lies within the segment: its balls keep inside of the skin, whatever the turn.
// In thousandths of body height in the segment's frame, y outwards. Muscles are places in
// pose_muscles.
static const struct belly {
    int muscle;
    enum figure_part_kind part;
    enum figure_segment segment;
    struct {
        double x, y, z, r;
    } a, b;
} bellies[] = {
    {0, FIGURE_PART_THIGH, FIGURE_LEG, {14, 2, -78, 24}, {10, 0, -190, 16}},
    {1, FIGURE_PART_THIGH, FIGURE_LEG, {-14, 0, -72, 24}, {-9, 0, -195, 15}},
    {2, FIGURE_PART_THIGH, FIGURE_LEG, {2, -17, -36, 24}, {2, -13, -165, 16}},
    {3, FIGURE_PART_THIGH, FIGURE_PELVIS, {-28, 44, 26, 26}, {-30, 46, -14, 30}},
    {4, FIGURE_PART_THIGH, FIGURE_PELVIS, {-10, 66, 46, 20}, {-6, 74, 10, 21}},
    {5, FIGURE_PART_THIGH, FIGURE_LEG, {24, 0, 14, 20}, {18, 0, -60, 20}},
    {6, FIGURE_PART_THIGH, FIGURE_LEG, {2, 26, -10, 18}, {2, 17, -200, 11}},
    {7, FIGURE_PART_SHANK, FIGURE_LOWER, {-12, 0, -30, 18}, {-10, 0, -120, 16}},
    {8, FIGURE_PART_SHANK, FIGURE_LOWER, {8, 4, -40, 14}, {4, 2, -150, 10}},
    {9, FIGURE_PART_THIGH, FIGURE_LEG, {-18, 20, 22, 24}, {-22, 12, -24, 26}},
    {10, FIGURE_PART_TRUNK, FIGURE_WAIST, {34, 12, 60, 20}, {34, 12, -40, 20}},
    {11, FIGURE_PART_TRUNK, FIGURE_WAIST, {-30, 14, 90, 20}, {-30, 14, -30, 20}},
    {12, FIGURE_PART_ARM, FIGURE_UPPER, {0, 6, -4, 24}, {0, 8, -50, 16}},
    {13, FIGURE_PART_ARM, FIGURE_UPPER, {9, 0, -70, 15}, {7, 0, -140, 12}},
    {14, FIGURE_PART_ARM, FIGURE_UPPER, {-9, 0, -60, 15}, {-7, 0, -145, 11}},
    {15, FIGURE_PART_TRUNK, FIGURE_CHEST, {36, 26, 66, 24}, {34, 56, 64, 22}},
    {16, FIGURE_PART_TRUNK, FIGURE_CHEST, {-30, 22, 84, 22}, {-34, 24, 20, 22}},
};

static struct figure_vec belly_at(const struct figure_scene *scene, const struct belly *belly,
                                  enum pose_side side, bool end) {
    double x = end ? belly->b.x : belly->a.x, y = end ? belly->b.y : belly->a.y;
    double z = end ? belly->b.z : belly->a.z;
    if (side == POSE_RIGHT) y = -y;
    return figure_point(&scene->now, belly->segment, side,
                        figure_scale(figure_vec(x, y, z), FIGURE_HEIGHT / 1000));
}

// Nothing is tinted that lies on the far side of the limb, where it could not be seen.
static bool faces_away(const struct figure_scene *scene, const struct belly *belly,
                       enum pose_side side) {
    const struct figure_turn *turn = &scene->now.segments[belly->segment][side].turn;
    double y = side == POSE_LEFT ? belly->a.y : -belly->a.y;
    double depth = figure_depth(&scene->camera, figure_apply(*turn, figure_vec(belly->a.x, y, 0)));
    return depth < -0.75 * hypot(belly->a.x, belly->a.y);
}

static void paint_belly(struct figure_scene *scene, const struct belly *belly, enum pose_side side,
                        double shade) {
    double round = FIGURE_HEIGHT / 1000;
    struct figure_chain chain = {.n = 1};
    chain.at[0] = (struct figure_capsule){belly_at(scene, belly, side, false),
                                          belly_at(scene, belly, side, true), belly->a.r * round,
                                          belly->b.r * round};
    struct figure_shape shape;
    figure_flatten(&scene->camera, &chain, 0.5, &shape);
    struct figure_trace trace = figure_trace(scene->arena, &shape);
    if (trace.n < 6) return;
    int id = 300 + 2 * (int)(belly - bellies) + (int)side;
    struct figure_item *item = figure_add_item(scene, id, FIGURE_MUSCLE, FIGURE_NO_PAINT);
    item->shade = shade;
    figure_set_trace(scene, item, &trace, true, scene->tolerance);
}

void figure_paint_muscles(struct figure_scene *scene, const struct figure_part *part) {
    const struct figure *figure = scene->figure;
    bool is_trunk = part->kind <= FIGURE_PART_TRUNK;
    for (int m = 0; m < figure->muscle_count; m++)
        for (size_t i = 0; i < sizeof bellies / sizeof *bellies; i++)
            for (int side = 0; side < POSE_SIDES; side++) {
                const struct belly *belly = &bellies[i];
                if (belly->muscle != figure->muscles[m].muscle || belly->part != part->kind)
                    continue;
                if (!(figure->muscles[m].sides >> side & 1)) continue;
                if (!is_trunk && side != (int)part->side) continue;
                if (faces_away(scene, belly, (enum pose_side)side)) continue;
                paint_belly(scene, belly, (enum pose_side)side, part->shade);
            }
}
