// Forward kinematics; see figure_skeleton.h.
#include "figure/figure_skeleton.h"

// What a stance says where the pose is silent. A row is for both sides, or for the lower side (the
// side lain on, the kneeling knee) or the upper one alone.
enum which { BOTH, LOWER, UPPER };
static const struct {
    enum pose_stance stance;
    enum which which;
    enum pose_joint joint;
    double degrees;
} stance_angles[] = {
    {POSE_SEATED, BOTH, POSE_HIP, 88},
    {POSE_SEATED, BOTH, POSE_KNEE, 88},
    {POSE_SUPINE, BOTH, POSE_SHOULDER_ABDUCTION, 24},
    {POSE_SUPINE, BOTH, POSE_ELBOW, 8},
    {POSE_SUPINE, BOTH, POSE_ANKLE, -12},
    {POSE_PRONE, BOTH, POSE_SHOULDER, 165},
    {POSE_PRONE, BOTH, POSE_SHOULDER_ABDUCTION, 45},
    {POSE_PRONE, BOTH, POSE_SHOULDER_ROTATION, -90},
    {POSE_PRONE, BOTH, POSE_ELBOW, 112},
    {POSE_PRONE, BOTH, POSE_ANKLE, -50},
    {POSE_SIDE_LYING, LOWER, POSE_SHOULDER, 150},
    {POSE_SIDE_LYING, LOWER, POSE_ELBOW, 125},
    {POSE_SIDE_LYING, UPPER, POSE_SHOULDER, 52},
    {POSE_SIDE_LYING, UPPER, POSE_SHOULDER_ABDUCTION, -12},
    {POSE_SIDE_LYING, UPPER, POSE_ELBOW, 70},
    {POSE_SIDE_LYING, UPPER, POSE_FOREARM, -80},
    {POSE_SIDE_LYING, UPPER, POSE_WRIST, -55},
    {POSE_KNEELING, BOTH, POSE_KNEE, 90},
    {POSE_KNEELING, BOTH, POSE_ANKLE, -50},
    {POSE_HALF_KNEELING, LOWER, POSE_KNEE, 90},
    {POSE_HALF_KNEELING, LOWER, POSE_ANKLE, -40},
    {POSE_HALF_KNEELING, UPPER, POSE_HIP, 90},
    {POSE_HALF_KNEELING, UPPER, POSE_KNEE, 90},
    {POSE_QUADRUPED, BOTH, POSE_LEAN, 80},
    {POSE_QUADRUPED, BOTH, POSE_HIP, 80},
    {POSE_QUADRUPED, BOTH, POSE_KNEE, 90},
    {POSE_QUADRUPED, BOTH, POSE_ANKLE, -50},
    {POSE_QUADRUPED, BOTH, POSE_SHOULDER, 80},
    {POSE_QUADRUPED, BOTH, POSE_WRIST, -75},
    {POSE_QUADRUPED, BOTH, POSE_FOREARM, -85},
    {POSE_QUADRUPED, BOTH, POSE_NECK, -12},
};

// An arm that hangs is neither pressed to the body nor stiff.
static double relaxed(enum pose_joint joint) {
    switch (joint) {
    case POSE_SHOULDER_ABDUCTION:
        return 7;
    case POSE_ELBOW:
        return 12;
    default:
        return 0;
    }
}

double figure_angle(const struct pose *pose, enum pose_joint joint, enum pose_side side) {
    if (joint < POSE_FIRST_SIDED) side = POSE_LEFT;
    if (pose->given[joint][side]) return pose->angle[joint][side];
    enum which which = side == pose->down ? LOWER : UPPER;
    for (size_t i = 0; i < sizeof stance_angles / sizeof *stance_angles; i++)
        if (stance_angles[i].stance == pose->stance && stance_angles[i].joint == joint &&
            (stance_angles[i].which == BOTH || stance_angles[i].which == which))
            return stance_angles[i].degrees;
    return relaxed(joint);
}

// ---- the trunk --------------------------------------------------------------------------------

// How the stance lays the body: face up with the feet forwards, face down with the head forwards,
// or on a side with the face forwards.
static struct figure_turn lay(const struct pose *pose) {
    double lean = figure_angle(pose, POSE_LEAN, POSE_LEFT);
    switch (pose->stance) {
    case POSE_SUPINE:
        return figure_about_y(-90 + lean);
    case POSE_PRONE:
        return figure_about_y(90 + lean);
    case POSE_SIDE_LYING:
        return figure_after(figure_about_x(pose->down == POSE_RIGHT ? 90 : -90),
                            figure_about_y(lean));
    default:
        return figure_about_y(lean);
    }
}

static bool is_lying(enum pose_stance stance) {
    return stance == POSE_SUPINE || stance == POSE_PRONE || stance == POSE_SIDE_LYING;
}

// Half of the spine's bending: the trunk bends at the loins and between the shoulder blades.
static struct figure_turn half_bend(const struct pose *pose) {
    double bend = figure_angle(pose, POSE_SIDE_BEND, POSE_LEFT) / 2;
    double flexion = figure_angle(pose, POSE_SPINE, POSE_LEFT) / 2;
    return figure_after(figure_about_y(flexion), figure_about_x(-bend));
}

static void set(struct figure_skeleton *skeleton, enum figure_segment segment, struct figure_vec at,
                struct figure_turn turn) {
    for (int side = 0; side < POSE_SIDES; side++)
        skeleton->segments[segment][side] = (struct figure_frame){at, turn};
}

static struct figure_vec up(struct figure_skeleton *skeleton, enum figure_segment segment,
                            double fraction) {
    return figure_point(skeleton, segment, POSE_LEFT, figure_vec(0, 0, fraction * FIGURE_HEIGHT));
}

static void set_head(const struct pose *pose, struct figure_skeleton *skeleton) {
    struct figure_turn chest = skeleton->segments[FIGURE_CHEST][0].turn;
    double neck = figure_angle(pose, POSE_NECK, POSE_LEFT);
    double bend = figure_angle(pose, POSE_NECK_BEND, POSE_LEFT);
    double turn = figure_angle(pose, POSE_HEAD_TURN, POSE_LEFT);
    // The neck leans forwards by some 12 degrees when the head is level.
    struct figure_turn half =
        figure_after(figure_about_y(12 + neck / 2), figure_about_x(-bend / 2));
    set(skeleton, FIGURE_NECK, up(skeleton, FIGURE_CHEST, 0.105), figure_after(chest, half));
    struct figure_turn whole = figure_after(
        figure_about_y(neck), figure_after(figure_about_x(-bend), figure_about_z(turn)));
    set(skeleton, FIGURE_HEAD, up(skeleton, FIGURE_NECK, 0.05), figure_after(chest, whole));
}

// Lying down, the chest stays as the stance lays it, and bends that way: a twist turns the pelvis
// the other way.
static void set_trunk(const struct pose *pose, struct figure_skeleton *skeleton) {
    struct figure_turn bend = half_bend(pose), laid = lay(pose), pelvis = laid, waist, chest;
    double twist = figure_angle(pose, POSE_TWIST, POSE_LEFT);
    if (is_lying(pose->stance)) {
        pelvis = figure_after(laid, figure_about_z(-twist));
        waist = figure_after(laid, figure_after(bend, figure_about_z(-twist / 2)));
        chest = figure_after(laid, figure_after(bend, bend));
    } else {
        struct figure_turn half = figure_after(bend, figure_about_z(twist / 2));
        waist = figure_after(pelvis, half);
        chest = figure_after(waist, half);
    }
    set(skeleton, FIGURE_PELVIS, figure_vec(0, 0, 0), pelvis);
    set(skeleton, FIGURE_WAIST, up(skeleton, FIGURE_PELVIS, 0.09), waist);
    set(skeleton, FIGURE_CHEST, up(skeleton, FIGURE_WAIST, 0.10), chest);
    set_head(pose, skeleton);
}

// ---- the limbs --------------------------------------------------------------------------------

// A ball joint: flexion, abduction, rotation; the last two are mirrored on the right.
static struct figure_turn ball_joint(const struct pose *pose, enum pose_joint flexion,
                                     enum pose_side side) {
    double mirror = side == POSE_LEFT ? 1 : -1;
    double abduction = mirror * figure_angle(pose, flexion + 1, side);
    double rotation = mirror * figure_angle(pose, flexion + 2, side);
    return figure_after(figure_about_y(-figure_angle(pose, flexion, side)),
                        figure_after(figure_about_x(abduction), figure_about_z(rotation)));
}

static struct figure_vec down(const struct figure_frame *frame, double length) {
    return figure_sub(frame->at, figure_scale(frame->turn.z, length));
}

static void set_leg(const struct pose *pose, struct figure_skeleton *skeleton,
                    enum pose_side side) {
    struct figure_frame *pelvis = &skeleton->segments[FIGURE_PELVIS][side];
    struct figure_frame *thigh = &skeleton->segments[FIGURE_LEG][side];
    struct figure_frame *shank = &skeleton->segments[FIGURE_LOWER][side];
    struct figure_frame *foot = &skeleton->segments[FIGURE_FOOT][side];
    double out = side == POSE_LEFT ? FIGURE_HIP_OUT : -FIGURE_HIP_OUT;
    thigh->at = figure_point(skeleton, FIGURE_PELVIS, side, figure_vec(0, out, 0));
    thigh->turn = figure_after(pelvis->turn, ball_joint(pose, POSE_HIP, side));
    shank->at = down(thigh, FIGURE_THIGH);
    shank->turn = figure_after(thigh->turn, figure_about_y(figure_angle(pose, POSE_KNEE, side)));
    foot->at = down(shank, FIGURE_SHANK);
    foot->turn = figure_after(shank->turn, figure_about_y(-figure_angle(pose, POSE_ANKLE, side)));
}

// The shoulder blade takes part in a raised arm: from 30 degrees on, by 1 degree in 3 (Inman 1944),
// which lifts the joint by up to 3 hundredths of body height.
static double lift_of(struct figure_turn arm) {
    double raised = figure_degrees(acos(fmin(1, fmax(-1, arm.z.z))));
    return raised <= 30 ? 0 : 0.03 * FIGURE_HEIGHT * (raised - 30) / 150;
}

static void set_arm(const struct pose *pose, struct figure_skeleton *skeleton,
                    enum pose_side side) {
    struct figure_frame *chest = &skeleton->segments[FIGURE_CHEST][side];
    struct figure_frame *upper = &skeleton->segments[FIGURE_UPPER][side];
    struct figure_frame *fore = &skeleton->segments[FIGURE_FORE][side];
    struct figure_frame *hand = &skeleton->segments[FIGURE_HAND][side];
    double mirror = side == POSE_LEFT ? 1 : -1;
    struct figure_turn turn = ball_joint(pose, POSE_SHOULDER, side);
    struct figure_vec joint = {0, mirror * FIGURE_SHOULDER_OUT,
                               FIGURE_TRUNK - 0.19 * FIGURE_HEIGHT + lift_of(turn)};
    upper->at = figure_point(skeleton, FIGURE_CHEST, side, joint);
    upper->turn = figure_after(chest->turn, turn);
    fore->at = down(upper, FIGURE_UPPER_ARM);
    fore->turn = figure_after(upper->turn, figure_about_y(-figure_angle(pose, POSE_ELBOW, side)));
    hand->at = down(fore, FIGURE_FOREARM);
    hand->turn = figure_after(
        fore->turn, figure_after(figure_about_z(mirror * figure_angle(pose, POSE_FOREARM, side)),
                                 figure_about_x(-mirror * figure_angle(pose, POSE_WRIST, side))));
}

void figure_skeleton(const struct pose *pose, struct figure_skeleton *skeleton) {
    *skeleton = (struct figure_skeleton){0};
    set_trunk(pose, skeleton);
    for (int side = 0; side < POSE_SIDES; side++) {
        set_leg(pose, skeleton, (enum pose_side)side);
        set_arm(pose, skeleton, (enum pose_side)side);
    }
}

// ---- asking -----------------------------------------------------------------------------------

struct figure_vec figure_point(const struct figure_skeleton *skeleton, enum figure_segment segment,
                               enum pose_side side, struct figure_vec local) {
    const struct figure_frame *frame = &skeleton->segments[segment][side];
    return figure_add(frame->at, figure_apply(frame->turn, local));
}

struct figure_vec figure_spot(const struct figure_skeleton *skeleton, struct pose_spot spot) {
    static const struct {
        enum figure_segment segment;
        struct figure_vec local; // fractions of body height
    } spots[POSE_PLACES] = {
        [POSE_AT_PELVIS] = {FIGURE_PELVIS, {0, 0, 0}},
        [POSE_AT_CHEST] = {FIGURE_CHEST, {0, 0, 0.05}},
        [POSE_AT_HEAD] = {FIGURE_HEAD, {0.005, 0, 0.06}},
        [POSE_AT_SHOULDER] = {FIGURE_UPPER, {0, 0, 0}},
        [POSE_AT_ELBOW] = {FIGURE_FORE, {0, 0, 0}},
        [POSE_AT_HAND] = {FIGURE_HAND, {0, 0, -0.045}},
        [POSE_AT_HIP] = {FIGURE_LEG, {0, 0, 0}},
        [POSE_AT_KNEE] = {FIGURE_LOWER, {0, 0, 0}},
        [POSE_AT_ANKLE] = {FIGURE_FOOT, {0, 0, 0}},
        [POSE_AT_FOOT] = {FIGURE_FOOT, {0.045, 0, -0.045}},
        [POSE_AT_TOES] = {FIGURE_FOOT, {0.08, 0, -0.045}},
    };
    return figure_point(skeleton, spots[spot.place].segment, spot.side,
                        figure_scale(spots[spot.place].local, FIGURE_HEIGHT));
}

void figure_move(struct figure_skeleton *skeleton, struct figure_vec by) {
    for (int i = 0; i < FIGURE_SEGMENTS; i++)
        for (int side = 0; side < POSE_SIDES; side++)
            skeleton->segments[i][side].at = figure_add(skeleton->segments[i][side].at, by);
}
