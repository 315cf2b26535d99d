// Inverse kinematics of a limb of two bones; see figure_stance.h.
#include "figure/figure_stance.h"

struct limb {
    enum figure_segment root, middle, end;
    double upper, lower;
    double bends; // 1: the middle joint points forwards as a knee does, -1: backwards as an elbow
};

static struct limb limb_of(enum pose_place place) {
    if (place == POSE_AT_HAND)
        return (struct limb){FIGURE_UPPER,     FIGURE_FORE,    FIGURE_HAND,
                             FIGURE_UPPER_ARM, FIGURE_FOREARM, -1};
    return (struct limb){FIGURE_LEG, FIGURE_LOWER, FIGURE_FOOT, FIGURE_THIGH, FIGURE_SHANK, 1};
}

static struct figure_turn inverse(struct figure_turn m) {
    return (struct figure_turn){
        {m.x.x, m.y.x, m.z.x}, {m.x.y, m.y.y, m.z.y}, {m.x.z, m.y.z, m.z.z}};
}

// The part of `a` that is square to the unit vector `axis`.
static struct figure_vec square_to(struct figure_vec a, struct figure_vec axis) {
    return figure_sub(a, figure_scale(axis, figure_dot(a, axis)));
}

// A bone's frame: it hangs along -z, and y is the axis about which the middle joint bends.
static struct figure_turn bone(struct figure_vec direction, struct figure_vec axis) {
    struct figure_vec z = figure_scale(direction, -1);
    struct figure_vec y = figure_unit(square_to(axis, z), figure_vec(0, 1, 0));
    return (struct figure_turn){figure_cross(y, z), y, z};
}

// Brings the end joint to `to`, as near as the bones allow, by the law of cosines.
static void solve(struct figure_skeleton *skeleton, const struct limb *limb, enum pose_side side,
                  struct figure_vec to) {
    struct figure_frame *root = &skeleton->segments[limb->root][side];
    struct figure_frame *middle = &skeleton->segments[limb->middle][side];
    struct figure_frame *end = &skeleton->segments[limb->end][side];
    struct figure_turn end_turn = figure_after(inverse(middle->turn), end->turn);
    struct figure_vec way = figure_sub(to, root->at);
    struct figure_vec axis = figure_unit(way, figure_scale(root->turn.z, -1));
    double whole = limb->upper + limb->lower, least = fabs(limb->upper - limb->lower) + 0.01;
    double far = fmin(whole - 1e-6, fmax(least, figure_length(way)));
    double u = (far * far + limb->upper * limb->upper - limb->lower * limb->lower) / (2 * far);
    double v = sqrt(fmax(0, limb->upper * limb->upper - u * u));
    // Which way the joint points: as it did, with a little of the way it prefers.
    struct figure_vec pole =
        figure_add(figure_sub(middle->at, root->at), figure_scale(root->turn.x, limb->bends));
    pole = figure_unit(square_to(pole, axis), square_to(root->turn.x, axis));
    middle->at = figure_add(root->at, figure_add(figure_scale(axis, u), figure_scale(pole, v)));
    end->at = figure_add(root->at, figure_scale(axis, far));
    struct figure_vec hinge = figure_scale(figure_cross(pole, axis), limb->bends);
    root->turn = bone(figure_scale(figure_sub(middle->at, root->at), 1 / limb->upper), hinge);
    middle->turn = bone(figure_scale(figure_sub(end->at, middle->at), 1 / limb->lower), hinge);
    end->turn = figure_after(middle->turn, end_turn);
}

void figure_level_foot(struct figure_skeleton *skeleton, enum pose_side side) {
    struct figure_turn *turn = &skeleton->segments[FIGURE_FOOT][side].turn;
    struct figure_vec toes = figure_vec(turn->x.x, turn->x.y, 0);
    toes = figure_unit(toes, figure_vec(1, 0, 0));
    *turn = (struct figure_turn){toes, {-toes.y, toes.x, 0}, {0, 0, 1}};
}

// The end's place depends on how hand or foot are turned, and that on the place of the joint, so a
// few rounds are needed; each comes nearer by about ten times.
double figure_reach(struct figure_skeleton *skeleton, struct pose_spot spot, struct figure_vec goal,
                    bool level) {
    struct limb limb = limb_of(spot.place);
    double missed = 0;
    for (int round = 0; round < 24; round++) {
        struct figure_vec off = figure_sub(goal, figure_spot(skeleton, spot));
        missed = figure_length(off);
        if (missed < 0.01) break;
        struct figure_vec joint = skeleton->segments[limb.end][spot.side].at;
        solve(skeleton, &limb, spot.side, figure_add(joint, off));
        if (level) figure_level_foot(skeleton, spot.side);
    }
    return missed < 0.1 ? 0 : missed;
}
