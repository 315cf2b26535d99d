// Joint positions against ones worked out by hand from the segments' lengths (see the header):
// thigh 41.65, shank 41.82, upper arm 31.62, forearm 24.82, hips 8.84 from the middle.
#include "figure/figure_skeleton.h"
#include "testing.h"

#include <string.h>

enum { THIGH, SHANK, ARM, FOREARM, HIP };
static const double lengths[] = {41.65, 41.82, 31.62, 24.82, 8.84};

static struct pose standing(void) {
    struct pose pose;
    memset(&pose, 0, sizeof pose);
    for (int side = 0; side < POSE_SIDES; side++) { // nothing relaxed, so that sums are easy
        pose.given[POSE_SHOULDER_ABDUCTION][side] = true;
        pose.given[POSE_ELBOW][side] = true;
    }
    return pose;
}

static void set(struct pose *pose, const char *name, double degrees) {
    enum pose_joint joint;
    unsigned sides;
    assert_true(pose_read_joint(name, &joint, &sides));
    for (int side = 0; side < POSE_SIDES; side++) {
        if (!(sides >> side & 1)) continue;
        pose->angle[joint][side] = degrees;
        pose->given[joint][side] = true;
    }
}

static void at(const struct pose *pose, const char *place, double x, double y, double z) {
    struct figure_skeleton skeleton;
    struct pose_spot spot;
    assert_true(pose_read_spot(place, &spot));
    figure_skeleton(pose, &skeleton);
    struct figure_vec is = figure_spot(&skeleton, spot);
    double off = figure_length(figure_sub(is, figure_vec(x, y, z)));
    if (off > 0.001) fail_msg("%s is at %.3f %.3f %.3f", place, is.x, is.y, is.z);
}

static void test_standing(void **state) {
    (void)state;
    struct pose pose = standing();
    at(&pose, "pelvis", 0, 0, 0);
    at(&pose, "left_hip", 0, lengths[HIP], 0);
    at(&pose, "right_knee", 0, -lengths[HIP], -lengths[THIGH]);
    at(&pose, "right_ankle", 0, -lengths[HIP], -lengths[THIGH] - lengths[SHANK]);
    // The sole is 7.65 below the ankle and its middle as much before it.
    at(&pose, "left_foot", 7.65, lengths[HIP], -lengths[THIGH] - lengths[SHANK] - 7.65);
    at(&pose, "left_shoulder", 0, 18.36, 48.96);
    at(&pose, "left_elbow", 0, 18.36, 48.96 - lengths[ARM]);
}

static void test_hip_and_knee(void **state) {
    (void)state;
    struct pose pose = standing();
    set(&pose, "left_hip", 90);
    set(&pose, "left_knee", 90);
    at(&pose, "left_knee", lengths[THIGH], lengths[HIP], 0);
    at(&pose, "left_ankle", lengths[THIGH], lengths[HIP], -lengths[SHANK]);
    at(&pose, "right_knee", 0, -lengths[HIP], -lengths[THIGH]);
    set(&pose, "left_knee", 0);
    at(&pose, "left_ankle", lengths[THIGH] + lengths[SHANK], lengths[HIP], 0);
}

static void test_extension_goes_back(void **state) {
    (void)state;
    struct pose pose = standing();
    set(&pose, "hip", -30);
    at(&pose, "left_knee", -lengths[THIGH] / 2, lengths[HIP], -lengths[THIGH] * 0.8660254);
}

static void test_abduction_is_mirrored(void **state) {
    (void)state;
    struct pose pose = standing();
    set(&pose, "hip_abduction", 30);
    at(&pose, "left_knee", 0, lengths[HIP] + lengths[THIGH] / 2, -lengths[THIGH] * 0.8660254);
    at(&pose, "right_knee", 0, -lengths[HIP] - lengths[THIGH] / 2, -lengths[THIGH] * 0.8660254);
}

// With the hip and knee bent to a right angle, turning the hip outwards swings the shank inwards.
static void test_rotation(void **state) {
    (void)state;
    struct pose pose = standing();
    set(&pose, "hip", 90);
    set(&pose, "knee", 90);
    set(&pose, "hip_rotation", 90);
    at(&pose, "left_ankle", lengths[THIGH], lengths[HIP] - lengths[SHANK], 0);
    at(&pose, "right_ankle", lengths[THIGH], -lengths[HIP] + lengths[SHANK], 0);
}

static void test_arm(void **state) {
    (void)state;
    struct pose pose = standing();
    double lift = 0.03 * 170 * (90 - 30) / 150, high = 48.96 + lift;
    set(&pose, "left_shoulder", 90);
    set(&pose, "left_elbow", 90);
    at(&pose, "left_shoulder", 0, 18.36, high);
    at(&pose, "left_elbow", lengths[ARM], 18.36, high);
    at(&pose, "left_hand", lengths[ARM], 18.36, high + lengths[FOREARM] + 7.65);
    set(&pose, "right_shoulder_abduction", 90);
    at(&pose, "right_elbow", 0, -18.36 - lengths[ARM], high);
}

static void test_lean_carries_everything(void **state) {
    (void)state;
    struct pose pose = standing();
    set(&pose, "lean", 90);
    set(&pose, "hip", 90);
    at(&pose, "left_knee", 0, lengths[HIP], -lengths[THIGH]);
    at(&pose, "left_shoulder", 48.96, 18.36, 0);
}

static void test_lying_down(void **state) {
    (void)state;
    struct pose pose = standing();
    pose.stance = POSE_SUPINE;
    set(&pose, "ankle", 0);
    at(&pose, "left_knee", lengths[THIGH], lengths[HIP], 0);
    at(&pose, "left_shoulder", -48.96, 18.36, 0);
    pose.stance = POSE_SIDE_LYING;
    pose.down = POSE_RIGHT;
    at(&pose, "left_hip", 0, 0, lengths[HIP]);
    at(&pose, "right_knee", 0, lengths[THIGH], -lengths[HIP]);
}

// Whatever the pose, no bone is stretched.
static void test_bones_keep_their_length(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int round = 0; round < 200; round++) {
        struct pose pose = standing();
        struct figure_skeleton s;
        pose.stance = (enum pose_stance)(round % POSE_STANCES);
        for (int joint = 0; joint < POSE_JOINTS; joint++)
            for (int side = 0; side < POSE_SIDES; side++) {
                seed = seed * 1103515245 + 12345;
                double t = (seed >> 8 & 0xFFFF) / 65535.0;
                pose.angle[joint][side] = pose_joints[joint].least +
                                          t * (pose_joints[joint].most - pose_joints[joint].least);
                pose.given[joint][side] = true;
            }
        figure_skeleton(&pose, &s);
        for (int side = 0; side < POSE_SIDES; side++) {
            struct figure_frame(*f)[POSE_SIDES] = s.segments;
            struct figure_vec thigh = figure_sub(f[FIGURE_LOWER][side].at, f[FIGURE_LEG][side].at);
            struct figure_vec arm = figure_sub(f[FIGURE_HAND][side].at, f[FIGURE_FORE][side].at);
            assert_true(fabs(figure_length(thigh) - lengths[THIGH]) < 1e-6);
            assert_true(fabs(figure_length(arm) - lengths[FOREARM]) < 1e-6);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_hip_and_knee),
        cmocka_unit_test(test_extension_goes_back),
        cmocka_unit_test(test_abduction_is_mirrored),
        cmocka_unit_test(test_rotation),
        cmocka_unit_test(test_arm),
        cmocka_unit_test(test_lean_carries_everything),
        cmocka_unit_test(test_lying_down),
        cmocka_unit_test(test_bones_keep_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
