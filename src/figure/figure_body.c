// The body's measures; see figure_body.h.
#include "figure/figure_body.h"

#include <stddef.h>

// Radii come from the girths of an adult of average weight (thigh 55 cm, calf 37, ankle 22, upper
// arm 30, forearm 26, wrist 16, neck 36, waist 84, hip 98; the 50th percentiles of both sexes
// together in ANSUR II, 2012), rounded. All numbers are thousandths of body height, in the frame of
// the segment; y is outwards.
enum hand { ANY, OPEN, FIST };
struct ball {
    enum figure_segment segment;
    double x, y, z, r;
};
static const struct row {
    enum figure_layer layer;
    struct ball a, b;
    enum hand hand;
} rows[] = {
    // Shorts about the pelvis.
    {FIGURE_SHORTS, {FIGURE_PELVIS, -2, 42, 2, 56}, {FIGURE_PELVIS, 0, 38, 62, 54}, ANY},
    {FIGURE_SHORTS, {FIGURE_PELVIS, -22, 36, -8, 47}, {FIGURE_PELVIS, -8, 34, 60, 50}, ANY},
    {FIGURE_SHORTS, {FIGURE_PELVIS, 0, 0, -4, 50}, {FIGURE_PELVIS, 0, 0, 64, 54}, ANY},
    // The shirt: sides, middle, shoulders.
    {FIGURE_SHIRT, {FIGURE_PELVIS, -2, 38, 50, 57}, {FIGURE_WAIST, 0, 33, 35, 54}, ANY},
    {FIGURE_SHIRT, {FIGURE_WAIST, 0, 33, 35, 54}, {FIGURE_CHEST, 4, 44, 20, 60}, ANY},
    {FIGURE_SHIRT, {FIGURE_CHEST, 4, 44, 20, 60}, {FIGURE_CHEST, 2, 62, 76, 42}, ANY},
    {FIGURE_SHIRT, {FIGURE_PELVIS, 0, 0, 50, 56}, {FIGURE_WAIST, 0, 0, 35, 54}, ANY},
    {FIGURE_SHIRT, {FIGURE_WAIST, 0, 0, 35, 54}, {FIGURE_CHEST, 6, 0, 24, 62}, ANY},
    {FIGURE_SHIRT, {FIGURE_CHEST, 6, 0, 24, 62}, {FIGURE_CHEST, 2, 0, 74, 50}, ANY},
    {FIGURE_SHIRT, {FIGURE_CHEST, -4, 12, 98, 30}, {FIGURE_UPPER, 0, -8, -6, 31}, ANY},
    {FIGURE_SHIRT, {FIGURE_CHEST, 2, 62, 76, 42}, {FIGURE_UPPER, 0, -8, -6, 31}, ANY},
    {FIGURE_NECK_SKIN, {FIGURE_CHEST, -4, 0, 96, 31}, {FIGURE_NECK, 0, 0, 62, 29}, ANY},
    // The head: skull, forehead, face, jaw, nose, ears.
    {FIGURE_HEAD_SKIN, {FIGURE_HEAD, -9, 0, 64, 51}, {FIGURE_HEAD, 13, 0, 68, 47}, ANY},
    {FIGURE_HEAD_SKIN, {FIGURE_HEAD, 13, 0, 68, 47}, {FIGURE_HEAD, 28, 0, 26, 32}, ANY},
    {FIGURE_HEAD_SKIN, {FIGURE_HEAD, 7, 18, 34, 30}, {FIGURE_HEAD, 43, 5, 5, 14}, ANY},
    {FIGURE_HEAD_SKIN, {FIGURE_HEAD, 51, 0, 58, 7}, {FIGURE_HEAD, 66, 0, 37, 6}, ANY},
    {FIGURE_HEAD_SKIN, {FIGURE_HEAD, -2, 46, 50, 8}, {FIGURE_HEAD, 1, 44, 36, 6}, ANY},
    {FIGURE_BUN, {FIGURE_HEAD, -62, 0, 90, 21}, {FIGURE_HEAD, -66, 0, 84, 21}, ANY},
    // Arms.
    {FIGURE_ARM_SKIN, {FIGURE_UPPER, 2, 0, -70, 28}, {FIGURE_UPPER, 2, 0, -90, 27}, ANY},
    {FIGURE_ARM_SKIN, {FIGURE_UPPER, 2, 0, -90, 27}, {FIGURE_FORE, 0, 0, 0, 20.5}, ANY},
    {FIGURE_SLEEVE, {FIGURE_UPPER, 0, 0, -2, 33}, {FIGURE_UPPER, 0, 0, -84, 33}, ANY},
    {FIGURE_FOREARM_SKIN, {FIGURE_FORE, 0, 0, 0, 20.5}, {FIGURE_FORE, 2, 0, -42, 23}, ANY},
    {FIGURE_FOREARM_SKIN, {FIGURE_FORE, 2, 0, -42, 23}, {FIGURE_HAND, 0, 0, 0, 14}, ANY},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 4, 0, -4, 14}, {FIGURE_HAND, 12, 0, -48, 13}, ANY},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, -4, 0, -4, 14}, {FIGURE_HAND, -12, 0, -46, 12}, ANY},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 12, 0, -48, 11}, {FIGURE_HAND, 11, -8, -98, 7}, OPEN},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 2, 0, -48, 12}, {FIGURE_HAND, 1, -10, -105, 7}, OPEN},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, -12, 0, -46, 10}, {FIGURE_HAND, -13, -8, -84, 7}, OPEN},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 10, -4, -10, 11}, {FIGURE_HAND, 27, -8, -34, 8}, OPEN},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 27, -8, -34, 8}, {FIGURE_HAND, 32, -10, -56, 6.5}, OPEN},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 12, -2, -50, 14}, {FIGURE_HAND, 8, -24, -46, 12}, FIST},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, -12, -2, -48, 13}, {FIGURE_HAND, -10, -22, -42, 11}, FIST},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 10, -6, -16, 11}, {FIGURE_HAND, 24, -20, -38, 9}, FIST},
    {FIGURE_FOREARM_SKIN, {FIGURE_HAND, 24, -20, -38, 9}, {FIGURE_HAND, 14, -30, -46, 8}, FIST},
    // Legs.
    {FIGURE_THIGH_SKIN, {FIGURE_LEG, 4, 1, -100, 46}, {FIGURE_LEG, 4, 1, -120, 44}, ANY},
    {FIGURE_THIGH_SKIN, {FIGURE_LEG, 4, 1, -120, 44}, {FIGURE_LEG, 2, 0, -205, 34}, ANY},
    {FIGURE_THIGH_SKIN, {FIGURE_LEG, 2, 0, -205, 34}, {FIGURE_LOWER, 1, 0, 0, 31}, ANY},
    {FIGURE_TROUSER_LEG, {FIGURE_LEG, 0, 0, 0, 55}, {FIGURE_LEG, 2, 1, -128, 49}, ANY},
    {FIGURE_SHANK_SKIN, {FIGURE_LOWER, 1, 0, 0, 31}, {FIGURE_LOWER, -8, 0, -78, 34}, ANY},
    {FIGURE_SHANK_SKIN, {FIGURE_LOWER, -8, 0, -78, 34}, {FIGURE_LOWER, -3, 0, -170, 22}, ANY},
    {FIGURE_SHANK_SKIN, {FIGURE_LOWER, -3, 0, -170, 22}, {FIGURE_FOOT, -2, 0, 2, 18}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, -8, 0, 2, 22}, {FIGURE_FOOT, -26, 0, -18, 21}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, -4, 0, -4, 23}, {FIGURE_FOOT, 40, 0, -16, 19}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, 40, 0, -16, 19}, {FIGURE_FOOT, 88, 3, -24, 16}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, -26, 0, -20, 20}, {FIGURE_FOOT, 70, 11, -24, 17}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, -26, 0, -20, 20}, {FIGURE_FOOT, 76, -8, -24, 17}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, 76, -8, -24, 17}, {FIGURE_FOOT, 104, -3, -26, 14}, ANY},
    {FIGURE_SHOE, {FIGURE_FOOT, 70, 11, -24, 17}, {FIGURE_FOOT, 96, 6, -26, 14}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, -40, -8, -38, 7}, {FIGURE_FOOT, 80, -18, -38, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, -40, 8, -38, 7}, {FIGURE_FOOT, 72, 21, -38, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, -42, 0, -38, 7}, {FIGURE_FOOT, 112, -2, -37, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, 80, -18, -38, 7}, {FIGURE_FOOT, 112, -4, -37, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, 72, 21, -38, 7}, {FIGURE_FOOT, 110, 4, -37, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, -36, -4, -38, 7}, {FIGURE_FOOT, 96, -8, -38, 7}, ANY},
    {FIGURE_SOLE, {FIGURE_FOOT, -36, 4, -38, 7}, {FIGURE_FOOT, 92, 9, -38, 7}, ANY},
};

// How much rounder the trunk and the limbs of a build are.
static const struct {
    double trunk, limbs;
} builds[POSE_BUILDS] = {
    [POSE_AVERAGE] = {1, 1}, [POSE_SLIGHT] = {0.9, 0.9}, [POSE_STURDY] = {1.16, 1.12}};

static double roundness(enum pose_build build, enum figure_layer layer) {
    switch (layer) {
    case FIGURE_SHORTS:
    case FIGURE_SHIRT:
        return builds[build].trunk;
    case FIGURE_HEAD_SKIN:
    case FIGURE_BUN:
    case FIGURE_SHOE:
    case FIGURE_SOLE:
        return 1;
    default:
        return builds[build].limbs;
    }
}

static struct figure_vec place(const struct figure_skeleton *skeleton, const struct ball *ball,
                               enum pose_side side) {
    double out = side == POSE_LEFT ? ball->y : -ball->y;
    return figure_point(skeleton, ball->segment, side,
                        figure_scale(figure_vec(ball->x, out, ball->z), FIGURE_HEIGHT / 1000));
}

static void add(const struct figure_skeleton *skeleton, const struct row *row, enum pose_side side,
                double round, struct figure_chain *chain) {
    chain->at[chain->n++] = (struct figure_capsule){
        place(skeleton, &row->a, side), place(skeleton, &row->b, side),
        row->a.r * round * FIGURE_HEIGHT / 1000, row->b.r * round * FIGURE_HEIGHT / 1000};
}

static bool is_middle(const struct row *row) {
    return row->layer < FIGURE_FIRST_SIDED_LAYER && row->a.y == 0 && row->b.y == 0;
}

void figure_chain(const struct figure_skeleton *skeleton, enum pose_build build,
                  enum figure_layer layer, enum pose_side side, struct figure_chain *chain) {
    double round = roundness(build, layer);
    enum hand wrong = skeleton->grips[side] ? OPEN : FIST;
    chain->n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].layer != layer || rows[i].hand == wrong) continue;
        add(skeleton, &rows[i], side, round, chain);
        if (layer < FIGURE_FIRST_SIDED_LAYER && !is_middle(&rows[i]))
            add(skeleton, &rows[i], side == POSE_LEFT ? POSE_RIGHT : POSE_LEFT, round, chain);
    }
}

double figure_layer_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                           enum figure_layer layer, enum pose_side side) {
    struct figure_chain chain;
    double lowest = INFINITY;
    figure_chain(skeleton, build, layer, side, &chain);
    for (int i = 0; i < chain.n; i++)
        lowest =
            fmin(lowest, fmin(chain.at[i].a.z - chain.at[i].ra, chain.at[i].b.z - chain.at[i].rb));
    return lowest;
}

double figure_lowest(const struct figure_skeleton *skeleton, enum pose_build build) {
    double lowest = INFINITY;
    for (int i = 0; i < FIGURE_LAYERS; i++) {
        enum figure_layer layer = (enum figure_layer)i;
        if (layer == FIGURE_BUN) continue; // hair gives way
        for (int side = 0; side < POSE_SIDES; side++)
            lowest =
                fmin(lowest, figure_layer_lowest(skeleton, build, layer, (enum pose_side)side));
    }
    return lowest;
}
