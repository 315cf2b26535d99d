// Skeleton to body: each layer of skin or clothing as a chain of balls with what is stretched
// between them. Centimetres.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_BODY_H
#define REGIMEN_FIGURE_BODY_H

#include "figure/figure_skeleton.h"

// What is stretched between two balls.
struct figure_capsule {
    struct figure_vec a, b;
    double ra, rb;
};

enum figure_layer {
    FIGURE_SHORTS,
    FIGURE_SHIRT,
    FIGURE_NECK_SKIN,
    FIGURE_HEAD_SKIN,
    FIGURE_BUN,
    FIGURE_ARM_SKIN, // from here on one for each side
    FIGURE_SLEEVE,
    FIGURE_FOREARM_SKIN,
    FIGURE_THIGH_SKIN,
    FIGURE_TROUSER_LEG,
    FIGURE_SHANK_SKIN,
    FIGURE_SHOE,
    FIGURE_SOLE,
    FIGURE_LAYERS,
    FIGURE_FIRST_SIDED_LAYER = FIGURE_ARM_SKIN,
};

enum { FIGURE_CAPSULES_MOST = 64 };

struct figure_chain {
    struct figure_capsule at[FIGURE_CAPSULES_MOST];
    int n;
};

// Fills in the capsules of one layer.
void figure_chain(const struct figure_skeleton *skeleton, enum pose_build build,
                  enum figure_layer layer, enum pose_side side, struct figure_chain *chain);

// The lowest point of the layers that can touch the ground.
double figure_lowest(const struct figure_skeleton *skeleton, enum pose_build build);

// The lowest point of one layer.
double figure_layer_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                           enum figure_layer layer, enum pose_side side);

#endif
