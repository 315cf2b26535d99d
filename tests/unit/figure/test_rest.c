// What a pose leaves open follows from how the body rests: contacts within a millimetre.
#include "figure/figure.h"
#include "figure/figure_stance.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

// A figure of one pose: a stance, and joints as "spine 40 left_hip 90".
static struct figure posed(enum pose_stance stance, const char *joints) {
    struct figure figure = figure_plain();
    struct pose *pose = &figure.frames[0];
    char text[128], *rest = text;
    pose->stance = stance;
    pose->down = POSE_RIGHT;
    strcpy(text, joints);
    for (char *name; (name = strtok_r(rest, " ", &rest));) {
        enum pose_joint joint;
        unsigned sides;
        assert_true(pose_read_joint(name, &joint, &sides));
        double degrees = atof(strtok_r(rest, " ", &rest));
        for (int side = 0; side < POSE_SIDES; side++) {
            if (!(sides >> side & 1)) continue;
            pose->angle[joint][side] = degrees;
            pose->given[joint][side] = true;
        }
    }
    return figure;
}

static double lowest(const struct figure *figure, enum figure_layer layer, enum pose_side side) {
    struct figure_settled settled;
    figure_settle(figure, &settled);
    return figure_layer_lowest(&settled.frames[0], figure->build, layer, side);
}

static double spot_of(const struct figure *figure, const char *name, char axis) {
    struct figure_settled settled;
    struct pose_spot spot;
    figure_settle(figure, &settled);
    assert_true(pose_read_spot(name, &spot));
    struct figure_vec at = figure_spot(&settled.frames[0], spot);
    return axis == 'x' ? at.x : axis == 'y' ? at.y : at.z;
}

#define assert_on(height, is) assert_true(fabs((height) - (is)) < 0.1)

// Knee and toes are down, however the thigh and the trunk stand.
static void test_shanks_lie(void **state) {
    (void)state;
    static const struct {
        enum pose_stance stance;
        const char *joints;
    } rows[] = {
        {POSE_KNEELING, ""},
        {POSE_KNEELING, "hip -20"},
        {POSE_KNEELING, "lean 60 hip 120 spine 30"},
        {POSE_HALF_KNEELING, ""},
        {POSE_HALF_KNEELING, "right_hip -20 left_hip 100 left_knee 110"},
        {POSE_QUADRUPED, ""},
        {POSE_QUADRUPED, "spine 40"},
        {POSE_QUADRUPED, "spine -30"},
        {POSE_QUADRUPED, "ankle 20"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int build = 0; build < POSE_BUILDS; build++) {
            struct figure figure = posed(rows[i].stance, rows[i].joints);
            figure.build = (enum pose_build)build;
            double foot = fmin(lowest(&figure, FIGURE_SHOE, POSE_RIGHT),
                               lowest(&figure, FIGURE_SOLE, POSE_RIGHT));
            assert_on(lowest(&figure, FIGURE_THIGH_SKIN, POSE_RIGHT), 0);
            assert_on(foot, 0);
        }
}

// A given knee is as it is given: here the other leg is held out behind.
static void test_a_given_knee_stays(void **state) {
    (void)state;
    struct figure figure = posed(POSE_QUADRUPED, "right_hip 0 right_knee 0");
    assert_on(lowest(&figure, FIGURE_THIGH_SKIN, POSE_LEFT), 0);
    assert_true(spot_of(&figure, "right_foot", 'z') > 30);
    figure = posed(POSE_KNEELING, "knee 120");
    assert_true(lowest(&figure, FIGURE_SHOE, POSE_LEFT) > 10);
}

// On hands and knees palms are down below the shoulders, whatever the back does.
static void test_hands_stand(void **state) {
    (void)state;
    static const char *const backs[] = {"", "spine 40", "spine 60", "spine -30"};
    for (size_t i = 0; i < sizeof backs / sizeof *backs; i++) {
        struct figure figure = posed(POSE_QUADRUPED, backs[i]);
        for (int side = 0; side < POSE_SIDES; side++) {
            assert_on(lowest(&figure, FIGURE_FOREARM_SKIN, (enum pose_side)side), 0);
            const char *hand = side == POSE_LEFT ? "left_hand" : "right_hand";
            double ahead = spot_of(&figure, hand, 'x') - spot_of(&figure, "left_shoulder", 'x');
            assert_true(fabs(ahead - 12.8) < 0.2); // from the wrist to the middle of the palm
        }
        assert_on(spot_of(&figure, "left_hip", 'x'), spot_of(&figure, "left_knee", 'x'));
    }
}

static void test_the_front_foot_stands(void **state) {
    (void)state;
    struct figure figure = posed(POSE_HALF_KNEELING, "left_hip 100 left_knee 60");
    assert_on(lowest(&figure, FIGURE_SOLE, POSE_LEFT), 0);
    assert_on(lowest(&figure, FIGURE_THIGH_SKIN, POSE_RIGHT), 0);
}

// On a pad the knee is as high as the pad, and toes and the front foot are on the floor.
static void test_a_knee_on_a_pad(void **state) {
    (void)state;
    struct figure figure = posed(POSE_HALF_KNEELING, "right_hip -20");
    figure.props[0] = (struct pose_prop){
        .kind = POSE_PAD, .has_under = true, .under = {POSE_AT_KNEE, POSE_RIGHT}, .height = 8};
    figure.prop_count = 1;
    assert_on(lowest(&figure, FIGURE_THIGH_SKIN, POSE_RIGHT), 8);
    assert_on(lowest(&figure, FIGURE_SHOE, POSE_RIGHT), 0);
    assert_on(lowest(&figure, FIGURE_SOLE, POSE_LEFT), 0);
}

// A hand that reaches for the floor is there itself, and not just its elbow.
static void test_the_palm_reaches_the_floor(void **state) {
    (void)state;
    struct figure figure = posed(POSE_KNEELING, "lean 70 hip 135 spine 45 shoulder 170");
    struct pose *pose = &figure.frames[0];
    pose->reaches[0] =
        (struct pose_reach){.limb = {POSE_AT_HAND, POSE_LEFT}, .kind = POSE_GOAL_FLOOR};
    pose->reach_count = 1;
    assert_true(spot_of(&figure, "left_hand", 'z') < 6);
    assert_true(figure_reach_missed(&figure, 0, 0) == 0);
}

// Who lies face down has the hands before the forehead, on the floor.
static void test_prone_hands_lie(void **state) {
    (void)state;
    struct figure figure = posed(POSE_PRONE, "");
    assert_true(spot_of(&figure, "left_hand", 'z') < 5);
    assert_true(spot_of(&figure, "left_elbow", 'z') < 10);
    assert_true(spot_of(&figure, "left_hand", 'x') > spot_of(&figure, "head", 'x'));
}

// Planks: arms and feet are down, and the trunk is between them.
static void test_held_up_on_the_arms(void **state) {
    (void)state;
    static const struct {
        enum pose_stance stance;
        const char *joints;
    } rows[] = {
        {POSE_PRONE, "shoulder 80 shoulder_abduction 0 shoulder_rotation 0 elbow 90 ankle 10"},
        {POSE_PRONE, "shoulder 80 shoulder_abduction 0 shoulder_rotation 0 elbow 0 ankle 10"},
        {POSE_SIDE_LYING, "right_shoulder 0 right_shoulder_abduction 80 right_elbow 90"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct figure figure = posed(rows[i].stance, rows[i].joints);
        double arm = fmin(lowest(&figure, FIGURE_ARM_SKIN, POSE_RIGHT),
                          lowest(&figure, FIGURE_FOREARM_SKIN, POSE_RIGHT));
        double foot = fmin(lowest(&figure, FIGURE_SHOE, POSE_RIGHT),
                           lowest(&figure, FIGURE_SOLE, POSE_RIGHT));
        assert_on(arm, 0);
        assert_on(foot, 0);
        assert_true(lowest(&figure, FIGURE_SHIRT, POSE_RIGHT) > 10);
        assert_true(spot_of(&figure, "head", 'z') > spot_of(&figure, "pelvis", 'z'));
    }
}

static double lower_arm(const struct figure *figure) {
    return fmin(lowest(figure, FIGURE_ARM_SKIN, POSE_RIGHT),
                fmin(lowest(figure, FIGURE_SLEEVE, POSE_RIGHT),
                     lowest(figure, FIGURE_FOREARM_SKIN, POSE_RIGHT)));
}

// On a side shoulder, hip and lower leg all lie, each by itself, and the upper leg lies on the
// lower one; given angles stay as they are.
static void test_one_lies_on_a_side(void **state) {
    (void)state;
    static const char *const rows[] = {"", "hip 48 knee 88", "hip 90 knee 90",
                                       "left_hip_abduction 35"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int build = 0; build < POSE_BUILDS; build++) {
            struct figure figure = posed(POSE_SIDE_LYING, rows[i]);
            figure.build = (enum pose_build)build;
            double leg = fmin(lowest(&figure, FIGURE_SHANK_SKIN, POSE_RIGHT),
                              fmin(lowest(&figure, FIGURE_SHOE, POSE_RIGHT),
                                   lowest(&figure, FIGURE_SOLE, POSE_RIGHT)));
            assert_on(lower_arm(&figure), 0);
            assert_on(lowest(&figure, FIGURE_TROUSER_LEG, POSE_RIGHT), 0);
            assert_on(leg, 0);
            double apart =
                spot_of(&figure, "left_ankle", 'z') - spot_of(&figure, "right_ankle", 'z');
            if (i < 3)
                assert_on(apart, 8);
            else
                assert_true(apart > 40);
        }
    struct figure figure = posed(POSE_SIDE_LYING, "right_hip_abduction -10");
    assert_true(lowest(&figure, FIGURE_SHOE, POSE_RIGHT) > 5);
    figure = posed(POSE_SIDE_LYING, "side_bend 0");
    assert_true(lowest(&figure, FIGURE_TROUSER_LEG, POSE_RIGHT) > 2);
}

static double chest_lowest(const struct figure_skeleton *skeleton, enum pose_build build) {
    struct figure_chain chain;
    double lowest = INFINITY, chest = figure_spot(skeleton, (struct pose_spot){POSE_AT_CHEST, 0}).x;
    figure_chain(skeleton, build, FIGURE_SHIRT, POSE_LEFT, &chain);
    for (int i = 0; i < chain.n; i++) // the head end lies at the lower x
        if (chain.at[i].b.x < chest + 8) lowest = fmin(lowest, chain.at[i].b.z - chain.at[i].rb);
    return lowest;
}

// Chest, pelvis and head are all down, however the pelvis is turned.
static void test_the_back_lies(void **state) {
    (void)state;
    static const char *const rows[] = {"twist 0", "twist 24", "twist -30", "twist 40 hip 60"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int build = 0; build < POSE_BUILDS; build++) {
            struct figure figure = posed(POSE_SUPINE, rows[i]);
            struct figure_settled settled;
            figure.build = (enum pose_build)build;
            figure_settle(&figure, &settled);
            double chest = chest_lowest(&settled.frames[0], figure.build);
            assert_on(chest, lowest(&figure, FIGURE_SHORTS, POSE_LEFT));
            assert_on(chest, lowest(&figure, FIGURE_HEAD_SKIN, POSE_LEFT));
        }
    struct figure figure = posed(POSE_SUPINE, "spine 20");
    struct figure_settled settled;
    figure_settle(&figure, &settled);
    assert_true(chest_lowest(&settled.frames[0], figure.build) > 2);
}

// Copies the first frame as the second, with both ankles bent.
static void add_frame(struct figure *figure, double ankle) {
    figure->frames[1] = figure->frames[0];
    figure->frame_count = 2;
    for (int side = 0; side < POSE_SIDES; side++) {
        figure->frames[1].angle[POSE_ANKLE][side] = ankle;
        figure->frames[1].given[POSE_ANKLE][side] = true;
    }
}

// Heels are lifted off the balls of the feet, which stay.
static void test_a_heel_comes_off(void **state) {
    (void)state;
    struct figure figure = posed(POSE_STANDING, "");
    struct figure_settled settled;
    const struct figure_skeleton *frames = settled.frames;
    add_frame(&figure, -30);
    figure_settle(&figure, &settled);
    for (int side = 0; side < POSE_SIDES; side++) {
        struct pose_spot toes = {POSE_AT_TOES, (enum pose_side)side};
        assert_on(figure_spot(&frames[0], toes).x, figure_spot(&frames[1], toes).x);
    }
    struct pose_spot pelvis = {POSE_AT_PELVIS, POSE_LEFT};
    assert_on(figure_spot(&frames[0], pelvis).y, figure_spot(&frames[1], pelvis).y);
    assert_on(figure_foot_lowest(&frames[1], figure.build, POSE_LEFT), 0);
    assert_true(figure_spot(&frames[1], pelvis).z > figure_spot(&frames[0], pelvis).z + 5);
}

// With a step under the toes the ball is as high as the step, and the heel may be below it.
static void test_a_heel_drops(void **state) {
    (void)state;
    struct figure figure = posed(POSE_STANDING, "ankle 20");
    figure.props[0] = (struct pose_prop){
        .kind = POSE_STEP, .has_under = true, .under = {POSE_AT_TOES, POSE_RIGHT}, .height = 20};
    figure.prop_count = 1;
    struct figure_settled settled;
    figure_settle(&figure, &settled);
    assert_on(figure_toes_lowest(&settled.frames[0], figure.build, POSE_RIGHT), 20);
    assert_true(figure_foot_lowest(&settled.frames[0], figure.build, POSE_RIGHT) < 17);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_lies_on_a_side),         cmocka_unit_test(test_shanks_lie),
        cmocka_unit_test(test_a_given_knee_stays),         cmocka_unit_test(test_hands_stand),
        cmocka_unit_test(test_the_front_foot_stands),      cmocka_unit_test(test_a_knee_on_a_pad),
        cmocka_unit_test(test_the_palm_reaches_the_floor), cmocka_unit_test(test_prone_hands_lie),
        cmocka_unit_test(test_held_up_on_the_arms),        cmocka_unit_test(test_the_back_lies),
        cmocka_unit_test(test_a_heel_comes_off),           cmocka_unit_test(test_a_heel_drops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
