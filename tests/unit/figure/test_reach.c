// Reaching: within a millimetre, or it is told that it cannot.
#include "figure/figure.h"
#include "figure/figure_stance.h"
#include "testing.h"

static struct pose_spot spot(const char *name) {
    struct pose_spot read;
    assert_true(pose_read_spot(name, &read));
    return read;
}

static double distance(const struct figure_skeleton *s, struct pose_spot a, struct figure_vec b) {
    return figure_length(figure_sub(figure_spot(s, a), b));
}

static void test_goals_all_round(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    static const char *const limbs[] = {"left_hand", "right_hand", "left_foot", "right_ankle"};
    for (int limb = 0; limb < 4; limb++)
        for (int k = 0; k < 64; k++) {
            struct figure_settled settled;
            figure_settle(&figure, &settled);
            struct figure_skeleton *s = &settled.frames[0];
            struct pose_spot end = spot(limbs[limb]);
            bool hand = end.place == POSE_AT_HAND;
            struct pose_spot root = {hand ? POSE_AT_SHOULDER : POSE_AT_HIP, end.side};
            double u = k % 8 * 0.78, v = k / 8 * 0.4 - 1.4, far = (hand ? 25 : 45) + k % 5 * 5;
            struct figure_vec goal =
                figure_add(figure_spot(s, root),
                           figure_vec(far * cos(u) * cos(v), far * sin(u) * cos(v), far * sin(v)));
            double missed = figure_reach(s, end, goal, false);
            double is = distance(s, end, goal);
            // What it says is what is so.
            assert_true(missed == 0 ? is < 0.1 : fabs(missed - is) < 1.0);
            assert_true(missed == 0);
        }
}

static void test_too_far(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    struct figure_settled settled;
    figure_settle(&figure, &settled);
    struct figure_skeleton *s = &settled.frames[0];
    struct figure_vec shoulder = figure_spot(s, spot("left_shoulder"));
    struct figure_vec goal = figure_add(shoulder, figure_vec(100, 0, 0));
    // An arm with the hand's 7.65 to the middle of the palm is 64.09 long.
    double missed = figure_reach(s, spot("left_hand"), goal, false);
    assert_true(missed > 35.5 && missed < 36.5);
    assert_true(fabs(distance(s, spot("left_hand"), goal) - missed) < 0.1);
}

static void test_joints_bend_their_way(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    struct figure_settled settled;
    figure_settle(&figure, &settled);
    struct figure_skeleton *s = &settled.frames[0];
    struct figure_vec foot = figure_spot(s, spot("left_foot"));
    assert_true(figure_reach(s, spot("left_foot"), figure_add(foot, figure_vec(0, 0, 30)), true) ==
                0);
    struct figure_vec hip = figure_spot(s, spot("left_hip")),
                      knee = figure_spot(s, spot("left_knee"));
    assert_true(knee.x > hip.x + 10);                                 // a knee points forwards
    assert_true(s->segments[FIGURE_FOOT][POSE_LEFT].turn.x.x > 0.99); // and so do the toes
    struct figure_vec chest = figure_spot(s, spot("chest"));
    assert_true(
        figure_reach(s, spot("left_hand"), figure_add(chest, figure_vec(25, 8, 0)), false) == 0);
    assert_true(figure_spot(s, spot("left_elbow")).x < 25);
}

static void test_in_a_figure(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    struct pose *pose = &figure.frames[0];
    pose->stance = POSE_SEATED;
    pose->reach_count = 2;
    pose->reaches[0] =
        (struct pose_reach){.limb = spot("right_hand"), .spot = spot("right_knee"), .up = 8};
    pose->reaches[1] =
        (struct pose_reach){.limb = spot("left_hand"), .spot = spot("head"), .up = 300};
    assert_true(figure_reach_missed(&figure, 0, 0) == 0);
    assert_true(figure_reach_missed(&figure, 0, 1) > 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goals_all_round),
        cmocka_unit_test(test_too_far),
        cmocka_unit_test(test_joints_bend_their_way),
        cmocka_unit_test(test_in_a_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
