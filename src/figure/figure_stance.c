// Setting the body down; see figure_stance.h.
#include "figure/figure_stance.h"

#include "figure/figure.h"

const struct pose_prop *figure_find_prop(const struct figure *figure, enum pose_prop_kind kind) {
    for (int i = 0; i < figure->prop_count; i++)
        if (figure->props[i].kind == kind) return &figure->props[i];
    return NULL;
}

double figure_prop_top(const struct figure *figure, enum pose_prop_kind kind) {
    const struct pose_prop *prop = figure_find_prop(figure, kind);
    return prop ? figure_prop_height(prop) : 0;
}

// A wall stands a forearm's length away.
double figure_prop_front(const struct figure *figure, enum pose_prop_kind kind) {
    const struct pose_prop *prop = figure_find_prop(figure, kind);
    return (prop ? prop->forward : 0) + (kind == POSE_WALL ? 45 : 0);
}

// ---- feet -------------------------------------------------------------------------------------

static bool can_level(const struct figure_skeleton *skeleton, enum pose_side side) {
    // The shank is to stand within 50 degrees of upright, or the heel comes off.
    return skeleton->segments[FIGURE_LOWER][side].turn.z.z > 0.64;
}

static void relax_foot(struct figure_skeleton *skeleton, enum pose_side side) {
    skeleton->segments[FIGURE_FOOT][side].turn =
        figure_after(skeleton->segments[FIGURE_LOWER][side].turn, figure_about_y(18));
}

// An ankle that the author left open turns the foot level where it stands; a foot in the air hangs.
static void set_feet(const struct pose *pose, struct figure_skeleton *skeleton) {
    static const bool stands[POSE_STANCES] = {
        [POSE_STANDING] = true, [POSE_SEATED] = true, [POSE_HALF_KNEELING] = true};
    if (!stands[pose->stance]) return;
    double height[POSE_SIDES];
    for (int side = 0; side < POSE_SIDES; side++)
        height[side] = skeleton->segments[FIGURE_FOOT][side].at.z;
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        if (pose->given[POSE_ANKLE][side]) continue;
        if (pose->stance == POSE_HALF_KNEELING && side == pose->down) continue;
        if (height[side] > height[!side] + 6)
            relax_foot(skeleton, side);
        else if (can_level(skeleton, side))
            figure_level_foot(skeleton, side);
    }
}

// ---- setting down -----------------------------------------------------------------------------

static bool has_seat(const struct figure *figure) {
    return figure_find_prop(figure, POSE_CHAIR) || figure_find_prop(figure, POSE_BALL) ||
           figure_find_prop(figure, POSE_BOX);
}

static bool reaches(const struct pose *pose, enum pose_side side, bool leg) {
    for (int i = 0; i < pose->reach_count; i++)
        if (pose->reaches[i].limb.side == side &&
            (pose->reaches[i].limb.place != POSE_AT_HAND) == leg)
            return true;
    return false;
}

static bool arm_is_open(const struct pose *pose, enum pose_side side) {
    return !reaches(pose, side, false) && !pose->given[POSE_SHOULDER][side];
}

// On hands and knees both hands stand on the floor by themselves, under the shoulders.
static bool hand_stands(const struct pose *pose, enum pose_side side) {
    return pose->stance == POSE_QUADRUPED && arm_is_open(pose, side);
}

// The foot before one who kneels on one knee stands on the floor by itself.
static bool foot_stands(const struct pose *pose, enum pose_side side) {
    return pose->stance == POSE_HALF_KNEELING && side != pose->down && !reaches(pose, side, true);
}

// The lowest point of what can carry the body: not of a limb that will be put somewhere else.
static double lowest_carrier(const struct figure *figure, const struct pose *pose,
                             const struct figure_skeleton *skeleton) {
    double lowest = INFINITY;
    for (int i = 0; i < FIGURE_LAYERS; i++)
        for (int side = 0; side < POSE_SIDES; side++) {
            enum figure_layer layer = (enum figure_layer)i;
            bool is_arm = layer >= FIGURE_ARM_SKIN && layer <= FIGURE_FOREARM_SKIN;
            bool is_leg = layer >= FIGURE_THIGH_SKIN && layer != FIGURE_TROUSER_LEG;
            if (layer == FIGURE_BUN) continue;
            if ((is_arm || is_leg) && reaches(pose, (enum pose_side)side, is_leg)) continue;
            if (is_arm && hand_stands(pose, (enum pose_side)side)) continue;
            if (is_leg && foot_stands(pose, (enum pose_side)side)) continue;
            lowest = fmin(
                lowest, figure_layer_lowest(skeleton, figure->build, layer, (enum pose_side)side));
        }
    return lowest;
}

// A standing foot or a knee may be on a pad; everything else lies on the floor or on a mat, whose
// top is the floor.
static void set_down(const struct figure *figure, const struct pose *pose,
                     struct figure_skeleton *skeleton) {
    double ground = lowest_carrier(figure, pose, skeleton);
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        if (pose->stance != POSE_STANDING || reaches(pose, side, true)) continue;
        ground = fmin(ground, figure_foot_lowest(skeleton, figure->build, side) -
                                  figure_under(figure, POSE_AT_FOOT, side));
        double edge = figure_under(figure, POSE_AT_TOES, side);
        if (edge > 0)
            ground = fmin(ground, figure_toes_lowest(skeleton, figure->build, side) - edge);
    }
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        if (!figure_kneels_on(pose, side)) continue;
        double knee = figure_layer_lowest(skeleton, figure->build, FIGURE_THIGH_SKIN, side);
        ground = fmin(ground, knee - figure_under(figure, POSE_AT_KNEE, side));
    }
    figure_move(skeleton, figure_vec(0, 0, -ground));
    if (pose->stance == POSE_SEATED && has_seat(figure))
        skeleton->seat = figure_layer_lowest(skeleton, figure->build, FIGURE_SHORTS, POSE_LEFT);
}

// ---- reaches ----------------------------------------------------------------------------------

// The lowest point of the hand alone: the elbow may be lower.
static double hand_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                          enum pose_side side) {
    const double length = 0.064 * FIGURE_HEIGHT; // from the palm's middle to wrist and fingertips
    struct figure_vec palm = figure_spot(skeleton, (struct pose_spot){POSE_AT_HAND, side});
    struct figure_chain chain;
    double lowest = INFINITY;
    figure_chain(skeleton, build, FIGURE_FOREARM_SKIN, side, &chain);
    for (int i = 0; i < chain.n; i++) {
        const struct figure_capsule *c = &chain.at[i];
        if (figure_length(figure_sub(c->a, palm)) < length) lowest = fmin(lowest, c->a.z - c->ra);
        if (figure_length(figure_sub(c->b, palm)) < length) lowest = fmin(lowest, c->b.z - c->rb);
    }
    return lowest;
}

// The lowest point of what ends the limb.
static double end_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                         struct pose_spot limb) {
    if (limb.place == POSE_AT_HAND) return hand_lowest(skeleton, build, limb.side);
    return figure_foot_lowest(skeleton, build, limb.side);
}

// Lowers or lifts the limb's end until it stands on a face at `top`.
static double stand_on(const struct figure *figure, const struct pose_reach *reach,
                       struct figure_skeleton *skeleton, double top, bool level) {
    struct figure_vec begin = figure_spot(skeleton, reach->limb), goal = begin;
    double missed = 0;
    goal.x += reach->forward;
    goal.y += reach->left;
    for (int round = 0; round < 16; round++) {
        double lowest = end_lowest(skeleton, figure->build, reach->limb);
        struct figure_vec at = figure_spot(skeleton, reach->limb);
        goal.z = at.z + top + reach->up - lowest;
        missed = figure_length(figure_sub(goal, at));
        if (missed < 0.02) return 0;
        figure_reach(skeleton, reach->limb, goal, level);
    }
    return missed < 0.1 ? 0 : missed;
}

static double make_reach(const struct figure *figure, const struct pose *pose,
                         const struct pose_reach *reach, struct figure_skeleton *skeleton) {
    bool level = reach->limb.place == POSE_AT_FOOT && !pose->given[POSE_ANKLE][reach->limb.side];
    struct figure_vec more = figure_vec(reach->forward, reach->left, reach->up);
    if (reach->kind == POSE_GOAL_SPOT)
        return figure_reach(skeleton, reach->limb,
                            figure_add(figure_spot(skeleton, reach->spot), more), false);
    if (level) figure_level_foot(skeleton, reach->limb.side);
    if (reach->kind == POSE_GOAL_FLOOR) return stand_on(figure, reach, skeleton, 0, level);
    if (reach->prop != POSE_WALL) {
        double top = figure_prop_top(figure, reach->prop);
        if (reach->prop == POSE_CHAIR && skeleton->seat > 0) top = skeleton->seat;
        return stand_on(figure, reach, skeleton, top, level);
    }
    struct figure_vec goal = figure_add(figure_spot(skeleton, reach->limb), more);
    goal.x = figure_prop_front(figure, POSE_WALL) - 0.014 * FIGURE_HEIGHT;
    return figure_reach(skeleton, reach->limb, goal, false);
}

// Puts a hand on the way from the shoulder to the foot, with the arm stretched to a part of its
// length.
static void hold_at(struct figure_skeleton *skeleton, enum pose_side side, struct figure_vec foot,
                    double part) {
    struct figure_vec shoulder = figure_spot(skeleton, (struct pose_spot){POSE_AT_SHOULDER, side});
    struct figure_vec way = figure_sub(foot, shoulder);
    double arm = part * (FIGURE_UPPER_ARM + FIGURE_FOREARM);
    double along = fmin(0.85, arm / fmax(figure_length(way), 1));
    figure_reach(skeleton, (struct pose_spot){POSE_AT_HAND, side},
                 figure_add(shoulder, figure_scale(way, along)), false);
}

// Hands that hold a strap are a bent arm's length from the shoulder; the arm is stretched further
// where the elbow would be in the floor.
static void hold_strap(const struct figure *figure, const struct pose_prop *strap,
                       const struct pose *pose, struct figure_skeleton *skeleton) {
    struct figure_vec foot = figure_spot(skeleton, strap->round);
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        skeleton->grips[side] = true;
        if (!arm_is_open(pose, side)) continue;
        for (int tried = 0; tried < 9; tried++) {
            hold_at(skeleton, side, foot, 0.78 + 0.03 * tried);
            double elbow = fmin(figure_layer_lowest(skeleton, figure->build, FIGURE_ARM_SKIN, side),
                                figure_layer_lowest(skeleton, figure->build, FIGURE_SLEEVE, side));
            if (elbow >= 0) break;
        }
    }
}

static void hold_props(const struct figure *figure, const struct pose *pose,
                       struct figure_skeleton *skeleton) {
    for (int i = 0; i < figure->prop_count; i++) {
        const struct pose_prop *prop = &figure->props[i];
        if (prop->kind == POSE_STRAP && prop->has_round) hold_strap(figure, prop, pose, skeleton);
        bool is_band = prop->kind == POSE_BAND && prop->round.place == POSE_AT_HAND;
        if (is_band || pose_props[prop->kind].partner == POSE_IS_HELD)
            skeleton->grips[POSE_LEFT] = skeleton->grips[POSE_RIGHT] = true;
    }
}

// Brings the wrist of a hand that is put down to under its shoulder.
static void bring_under_shoulder(struct figure_skeleton *skeleton, enum pose_side side) {
    struct pose_spot hand = {POSE_AT_HAND, side};
    struct figure_vec goal = figure_spot(skeleton, hand);
    goal.x = figure_spot(skeleton, (struct pose_spot){POSE_AT_SHOULDER, side}).x +
             0.075 * FIGURE_HEIGHT; // the palm lies before the wrist
    figure_reach(skeleton, hand, goal, false);
}

// On hands and knees both hands are put down; on the side the upper one, in front.
static void stand_hands(const struct figure *figure, const struct pose *pose,
                        struct figure_skeleton *skeleton) {
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        bool before = pose->stance == POSE_SIDE_LYING && side != pose->down;
        struct pose_reach reach = {.limb = {POSE_AT_HAND, side}, .kind = POSE_GOAL_FLOOR};
        if (hand_stands(pose, side)) bring_under_shoulder(skeleton, side);
        if (hand_stands(pose, side) || (before && arm_is_open(pose, side)))
            stand_on(figure, &reach, skeleton, 0, false);
    }
}

static void stand_foot(const struct figure *figure, const struct pose *pose,
                       struct figure_skeleton *skeleton) {
    for (int i = 0; i < POSE_SIDES; i++) {
        enum pose_side side = (enum pose_side)i;
        struct pose_reach reach = {.limb = {POSE_AT_FOOT, side}, .kind = POSE_GOAL_FLOOR};
        if (foot_stands(pose, side)) make_reach(figure, pose, &reach, skeleton);
    }
}

static void settle_one(const struct figure *figure, int frame, struct figure_skeleton *skeleton,
                       double missed[POSE_REACHES]) {
    const struct pose *author = &figure->frames[frame];
    struct pose pose = *author; // with what the author left open
    figure_rest(figure, &pose);
    figure_skeleton(&pose, skeleton);
    set_feet(&pose, skeleton);
    figure_prop_up(figure, &pose, skeleton);
    set_down(figure, author, skeleton);
    stand_hands(figure, author, skeleton);
    stand_foot(figure, author, skeleton);
    for (int i = 0; i < pose.reach_count; i++)
        missed[i] = make_reach(figure, author, &author->reaches[i], skeleton);
    hold_props(figure, author, skeleton);
}

// ---- the same place in every frame --------------------------------------------------------------

// The place by which a foot stays where it is: its ball, once the heel comes off.
static struct pose_spot planted(const struct figure_skeleton *a, const struct figure_skeleton *b,
                                enum pose_side side) {
    const double off = -0.05; // of the foot's direction, downwards
    bool heel_off = fmin(a->segments[FIGURE_FOOT][side].turn.x.z,
                         b->segments[FIGURE_FOOT][side].turn.x.z) < off;
    return (struct pose_spot){heel_off ? POSE_AT_TOES : POSE_AT_FOOT, side};
}

// The place of `now` that stays where it is from the first frame to the other.
static struct figure_vec still_place(const struct figure *figure, const struct figure_skeleton *now,
                                     const struct figure_skeleton *other) {
    if (figure->has_still) return figure_spot(now, figure->still);
    if (figure->frames[0].stance == POSE_STANDING)
        return figure_mix(figure_spot(now, planted(now, other, POSE_LEFT)),
                          figure_spot(now, planted(now, other, POSE_RIGHT)), 0.5);
    bool lies = figure_is_lying(figure->frames[0].stance);
    return figure_spot(now, (struct pose_spot){lies ? POSE_AT_CHEST : POSE_AT_PELVIS, POSE_LEFT});
}

void figure_settle(const struct figure *figure, struct figure_settled *settled) {
    settled->n = figure->frame_count;
    for (int i = 0; i < settled->n; i++) {
        struct figure_skeleton *skeleton = &settled->frames[i];
        settle_one(figure, i, skeleton, settled->missed[i]);
        if (!i) continue;
        struct figure_skeleton *first = &settled->frames[0];
        struct figure_vec by =
            figure_sub(still_place(figure, first, skeleton), still_place(figure, skeleton, first));
        figure_move(skeleton, figure_vec(by.x, by.y, 0));
    }
}

double figure_reach_missed(const struct figure *figure, int frame, int reach) {
    struct figure_settled settled;
    figure_settle(figure, &settled);
    return settled.missed[frame][reach];
}
