// What a pose leaves open and only the drawn body can say; see figure_stance.h.
#include "figure/figure_stance.h"

double figure_prop_height(const struct pose_prop *prop) {
    return prop->height > 0 ? prop->height : pose_props[prop->kind].height;
}

bool figure_is_lying(enum pose_stance stance) {
    return stance == POSE_SUPINE || stance == POSE_PRONE || stance == POSE_SIDE_LYING;
}

double figure_under(const struct figure *figure, enum pose_place place, enum pose_side side) {
    for (int i = 0; i < figure->prop_count; i++) {
        const struct pose_prop *prop = &figure->props[i];
        if (prop->has_under && prop->under.place == place && prop->under.side == side)
            return figure_prop_height(prop);
    }
    return 0;
}

double figure_foot_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                          enum pose_side side) {
    return fmin(figure_layer_lowest(skeleton, build, FIGURE_SOLE, side),
                figure_layer_lowest(skeleton, build, FIGURE_SHOE, side));
}

double figure_toes_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                          enum pose_side side) {
    const struct figure_frame *foot = &skeleton->segments[FIGURE_FOOT][side];
    struct figure_chain chain;
    double lowest = INFINITY;
    figure_chain(skeleton, build, FIGURE_SOLE, side, &chain);
    for (int i = 0; i < chain.n; i++) {
        const struct figure_capsule *c = &chain.at[i];
        double ahead = figure_dot(figure_sub(c->b, foot->at), foot->turn.x);
        if (ahead > 0.06 * FIGURE_HEIGHT) lowest = fmin(lowest, c->b.z - c->rb);
    }
    return lowest;
}

// ---- one who holds the body up on the arms ------------------------------------------------------

// The lowest point of the layers from `first` to `last`, of either side.
static double lowest_of(const struct figure_skeleton *skeleton, enum pose_build build,
                        enum figure_layer first, enum figure_layer last) {
    double lowest = INFINITY;
    for (int layer = (int)first; layer <= (int)last; layer++)
        for (int side = 0; side < POSE_SIDES; side++)
            lowest = fmin(lowest, figure_layer_lowest(skeleton, build, (enum figure_layer)layer,
                                                      (enum pose_side)side));
    return lowest;
}

static double arms_lowest(const struct figure_skeleton *skeleton, enum pose_build build) {
    return lowest_of(skeleton, build, FIGURE_ARM_SKIN, FIGURE_FOREARM_SKIN);
}

static bool props_up(const struct figure *figure, const struct pose *pose,
                     const struct figure_skeleton *skeleton) {
    if (pose->stance != POSE_PRONE && pose->stance != POSE_SIDE_LYING) return false;
    double trunk = lowest_of(skeleton, figure->build, FIGURE_SHORTS, FIGURE_SHIRT);
    return arms_lowest(skeleton, figure->build) < trunk - 0.035 * FIGURE_HEIGHT;
}

// The whole body with its head end lifted by some degrees.
static struct figure_skeleton lifted(const struct pose *pose,
                                     const struct figure_skeleton *skeleton, double degrees) {
    struct figure_skeleton turned = *skeleton;
    bool side_lying = pose->stance == POSE_SIDE_LYING; // across the room, not along it
    struct figure_turn turn = side_lying
                                  ? figure_about_x(pose->down == POSE_RIGHT ? -degrees : degrees)
                                  : figure_about_y(-degrees);
    for (int i = 0; i < FIGURE_SEGMENTS; i++)
        for (int side = 0; side < POSE_SIDES; side++) {
            struct figure_frame *frame = &turned.segments[i][side];
            frame->at = figure_apply(turn, frame->at);
            frame->turn = figure_after(turn, frame->turn);
        }
    return turned;
}

void figure_prop_up(const struct figure *figure, const struct pose *pose,
                    struct figure_skeleton *skeleton) {
    if (!props_up(figure, pose, skeleton)) return;
    double low = 0, high = 60;
    for (int round = 0; round < 20; round++) {
        double middle = (low + high) / 2;
        struct figure_skeleton turned = lifted(pose, skeleton, middle);
        double legs = lowest_of(&turned, figure->build, FIGURE_THIGH_SKIN, FIGURE_SOLE);
        if (arms_lowest(&turned, figure->build) < legs)
            low = middle;
        else
            high = middle;
    }
    *skeleton = lifted(pose, skeleton, (low + high) / 2);
}

// ---- the chest of one who lies on the back
// --------------------------------------------------------

static double chest_lowest(const struct figure_skeleton *skeleton, enum pose_build build) {
    struct figure_vec chest = figure_spot(skeleton, (struct pose_spot){POSE_AT_CHEST, POSE_LEFT});
    struct figure_chain chain;
    double lowest = INFINITY;
    figure_chain(skeleton, build, FIGURE_SHIRT, POSE_LEFT, &chain);
    for (int i = 0; i < chain.n; i++)
        if (figure_length(figure_sub(chain.at[i].b, chest)) < 0.08 * FIGURE_HEIGHT)
            lowest = fmin(lowest, chain.at[i].b.z - chain.at[i].rb);
    return lowest;
}

// The pelvis is thicker than the chest, the more so when it is turned and lies on its edge. Unless
// the author bends the spine, the chest lies down too, or shoulders and head would float and the
// chin point upwards. The chest is lower the less the spine is bent.
static void rest_chest(const struct figure *figure, struct pose *pose) {
    if (pose->stance != POSE_SUPINE || pose->given[POSE_SPINE][0]) return;
    if (pose->given[POSE_LEAN][0]) return; // the trunk is lifted
    double low = -30, high = 0;
    for (int round = 0; round < 20; round++) {
        struct figure_skeleton skeleton;
        pose->angle[POSE_SPINE][0] = (low + high) / 2;
        pose->given[POSE_SPINE][0] = true;
        figure_skeleton(pose, &skeleton);
        double pelvis = figure_layer_lowest(&skeleton, figure->build, FIGURE_SHORTS, POSE_LEFT);
        if (chest_lowest(&skeleton, figure->build) < pelvis)
            low = pose->angle[POSE_SPINE][0];
        else
            high = pose->angle[POSE_SPINE][0];
    }
}

// ---- the head of one who lies -------------------------------------------------------------------

static double head_above(const struct figure *figure, struct pose *pose, enum pose_joint joint,
                         double degrees) {
    struct figure_skeleton skeleton;
    pose->angle[joint][0] = degrees;
    pose->given[joint][0] = true;
    figure_skeleton(pose, &skeleton);
    double ground = fmin(figure_layer_lowest(&skeleton, figure->build, FIGURE_SHIRT, POSE_LEFT),
                         figure_layer_lowest(&skeleton, figure->build, FIGURE_SHORTS, POSE_LEFT));
    return figure_layer_lowest(&skeleton, figure->build, FIGURE_HEAD_SKIN, POSE_LEFT) - ground;
}

// The head is let down until it rests: on the ground, or on the lower arm of one who lies on a
// side. Halving finds the angle; the further the neck bends that way, the lower the head is.
static void rest_head(const struct figure *figure, struct pose *pose) {
    struct figure_skeleton skeleton;
    figure_skeleton(pose, &skeleton);
    if (props_up(figure, pose, &skeleton)) return; // the head is held up
    bool side_lying = pose->stance == POSE_SIDE_LYING;
    enum pose_joint joint = side_lying ? POSE_NECK_BEND : POSE_NECK;
    if (pose->given[joint][0]) return;
    double low = pose->stance == POSE_PRONE ? 35 : -35, high = -low;
    if (side_lying) {
        low = pose->down == POSE_LEFT ? 40 : -40;
        high = 0;
    }
    double rest = side_lying ? 0.052 * FIGURE_HEIGHT : 0;
    for (int round = 0; round < 20; round++) {
        double middle = (low + high) / 2;
        if (head_above(figure, pose, joint, middle) < rest)
            low = middle;
        else
            high = middle;
    }
    pose->angle[joint][0] = (low + high) / 2;
}

// ---- one who lies on a side ---------------------------------------------------------------------

static bool reaches(const struct pose *pose, enum pose_side side) {
    for (int i = 0; i < pose->reach_count; i++) {
        const struct pose_spot *limb = &pose->reaches[i].limb;
        if (limb->side == side && limb->place != POSE_AT_HAND) return true;
    }
    return false;
}

static void abduct(struct pose *pose, enum pose_side side, double degrees,
                   struct figure_skeleton *skeleton) {
    pose->angle[POSE_HIP_ABDUCTION][side] = degrees;
    pose->given[POSE_HIP_ABDUCTION][side] = true;
    figure_skeleton(pose, skeleton);
}

static double lowest_on(const struct figure_skeleton *skeleton, enum pose_build build,
                        enum figure_layer first, enum figure_layer last, enum pose_side side) {
    double lowest = INFINITY;
    for (int layer = (int)first; layer <= (int)last; layer++)
        lowest = fmin(lowest, figure_layer_lowest(skeleton, build, (enum figure_layer)layer, side));
    return lowest;
}

// How high the lower hip is above the lower arm, with the trunk bent upwards so far.
static double hip_above(const struct figure *figure, struct pose *pose, double degrees) {
    struct figure_skeleton skeleton;
    pose->angle[POSE_SIDE_BEND][0] = pose->down == POSE_RIGHT ? degrees : -degrees;
    pose->given[POSE_SIDE_BEND][0] = true;
    figure_skeleton(pose, &skeleton);
    return figure_layer_lowest(&skeleton, figure->build, FIGURE_TROUSER_LEG, pose->down) -
           lowest_on(&skeleton, figure->build, FIGURE_ARM_SKIN, FIGURE_FOREARM_SKIN, pose->down);
}

// How high the lower shank and foot are above the lower hip.
static double lower_leg_above(const struct figure *figure, struct pose *pose, double degrees) {
    struct figure_skeleton skeleton;
    abduct(pose, pose->down, degrees, &skeleton);
    return lowest_on(&skeleton, figure->build, FIGURE_SHANK_SKIN, FIGURE_SOLE, pose->down) -
           figure_layer_lowest(&skeleton, figure->build, FIGURE_TROUSER_LEG, pose->down);
}

// Ankles that lie on each other are as far apart as they are thick.
#define ANKLES_APART (0.047 * FIGURE_HEIGHT)

static double ankles_apart(const struct figure *figure, struct pose *pose, double degrees) {
    (void)figure;
    struct figure_skeleton skeleton;
    abduct(pose, pose->down == POSE_LEFT ? POSE_RIGHT : POSE_LEFT, degrees, &skeleton);
    double left = figure_spot(&skeleton, (struct pose_spot){POSE_AT_ANKLE, POSE_LEFT}).z;
    double right = figure_spot(&skeleton, (struct pose_spot){POSE_AT_ANKLE, POSE_RIGHT}).z;
    return ANKLES_APART - (pose->down == POSE_LEFT ? right - left : left - right);
}

// Finds the angle at which what falls as it grows is 0.
static double find_angle(const struct figure *figure, struct pose *pose, double low, double high,
                         double (*above)(const struct figure *, struct pose *, double)) {
    for (int round = 0; round < 20; round++) {
        double middle = (low + high) / 2;
        if (above(figure, pose, middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

static bool lies_on_a_side(const struct figure *figure, const struct pose *pose) {
    struct figure_skeleton skeleton;
    figure_skeleton(pose, &skeleton);
    return pose->stance == POSE_SIDE_LYING && !props_up(figure, pose, &skeleton);
}

static bool is_open(const struct pose *pose, enum pose_side side) {
    return !pose->given[POSE_HIP_ABDUCTION][side] && !reaches(pose, side);
}

static bool same_on_both(const struct pose *pose, enum pose_joint joint) {
    return figure_angle(pose, joint, POSE_LEFT) == figure_angle(pose, joint, POSE_RIGHT);
}

// Shoulders are wider than hips, so the spine bends until the lower hip is down, and the lower leg
// lies. Either moves the other a little, so it takes a few rounds.
static void rest_lower_side(const struct figure *figure, struct pose *pose) {
    enum { ROUNDS = 6 };
    bool bends = !pose->given[POSE_SIDE_BEND][0], leg = is_open(pose, pose->down);
    struct figure_skeleton skeleton;
    for (int round = 0; round < ROUNDS; round++) {
        if (bends)
            hip_above(figure, pose,
                      find_angle(figure, pose, 0, pose_joints[POSE_SIDE_BEND].most, hip_above));
        if (leg)
            abduct(pose, pose->down, find_angle(figure, pose, -20, 25, lower_leg_above), &skeleton);
    }
}

// The upper leg, where it is bent as the lower one is, lies on that.
static void rest_upper_leg(const struct figure *figure, struct pose *pose) {
    enum pose_side up = pose->down == POSE_LEFT ? POSE_RIGHT : POSE_LEFT;
    struct figure_skeleton skeleton;
    bool alike = same_on_both(pose, POSE_HIP) && same_on_both(pose, POSE_KNEE);
    if (is_open(pose, up) && alike)
        abduct(pose, up, find_angle(figure, pose, -40, 20, ankles_apart), &skeleton);
}

static void rest_side(const struct figure *figure, struct pose *pose) {
    if (!lies_on_a_side(figure, pose)) return;
    rest_lower_side(figure, pose);
    rest_upper_leg(figure, pose);
}

// ---- one who kneels -----------------------------------------------------------------------------

bool figure_kneels_on(const struct pose *pose, enum pose_side side) {
    return pose->stance == POSE_KNEELING || pose->stance == POSE_QUADRUPED ||
           (pose->stance == POSE_HALF_KNEELING && side == pose->down);
}

// How much higher the knee is than the foot, with the knee bent so far.
static double knee_above(const struct figure *figure, struct pose *pose, enum pose_side side,
                         double degrees) {
    struct figure_skeleton skeleton;
    pose->angle[POSE_KNEE][side] = degrees;
    pose->given[POSE_KNEE][side] = true;
    figure_skeleton(pose, &skeleton);
    return figure_layer_lowest(&skeleton, figure->build, FIGURE_THIGH_SKIN, side) -
           figure_foot_lowest(&skeleton, figure->build, side);
}

// A knee that the author left open is bent until the shank lies: the knee is on the floor or on its
// pad and the toes are on the floor, however the thigh stands. The further it bends, the higher is
// the foot.
static void lay_shank(const struct figure *figure, struct pose *pose, enum pose_side side) {
    if (!figure_kneels_on(pose, side) || pose->given[POSE_KNEE][side]) return;
    double low = 0, high = pose_joints[POSE_KNEE].most;
    for (int round = 0; round < 20; round++) {
        double middle = (low + high) / 2;
        if (knee_above(figure, pose, side, middle) > figure_under(figure, POSE_AT_KNEE, side))
            low = middle;
        else
            high = middle;
    }
    pose->angle[POSE_KNEE][side] = (low + high) / 2;
}

// On hands and knees the back is rounded and arched about its middle: the pelvis tips one way and
// the chest the other, the thighs stay upright and the shoulders as high as they were.
static void level_back(struct pose *pose) {
    static const enum pose_joint joints[] = {POSE_LEAN, POSE_HIP};
    bool open = !pose->given[POSE_LEAN][0] && !pose->given[POSE_HIP][POSE_LEFT] &&
                !pose->given[POSE_HIP][POSE_RIGHT];
    if (pose->stance != POSE_QUADRUPED || !open) return;
    double half = figure_angle(pose, POSE_SPINE, POSE_LEFT) / 2;
    for (int i = 0; i < 2; i++)
        for (int side = 0; side < POSE_SIDES; side++) {
            double angle = figure_angle(pose, joints[i], (enum pose_side)side) - half;
            pose->angle[joints[i]][side] = angle;
            pose->given[joints[i]][side] = true;
        }
}

// Arms that the author left open hang from the shoulders, however the chest is turned.
static void hang_arms(struct pose *pose) {
    if (pose->stance != POSE_QUADRUPED) return;
    double chest =
        figure_angle(pose, POSE_LEAN, POSE_LEFT) + figure_angle(pose, POSE_SPINE, POSE_LEFT);
    for (int side = 0; side < POSE_SIDES; side++) {
        if (pose->given[POSE_SHOULDER][side]) continue;
        pose->angle[POSE_SHOULDER][side] = chest;
        pose->given[POSE_SHOULDER][side] = true;
    }
}

// ---- the whole --------------------------------------------------------------------------------

void figure_rest(const struct figure *figure, struct pose *pose) {
    rest_chest(figure, pose);
    rest_side(figure, pose);
    if (figure_is_lying(pose->stance)) rest_head(figure, pose);
    level_back(pose);
    hang_arms(pose);
    for (int side = 0; side < POSE_SIDES; side++) lay_shank(figure, pose, (enum pose_side)side);
}
