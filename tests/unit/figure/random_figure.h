// Figures at random, for the tests: any joint within its range, any stance, any prop, any reach.
#ifndef TESTS_RANDOM_FIGURE_H
#define TESTS_RANDOM_FIGURE_H

#include "model/pose.h"

#include <stdint.h>
#include <string.h>

struct dice {
    uint32_t state;
};

static inline unsigned roll(struct dice *dice, unsigned sides) {
    dice->state = dice->state * 1664525u + 1013904223u;
    return (dice->state >> 8) % sides;
}

static inline double roll_between(struct dice *dice, double least, double most) {
    return least + (most - least) * roll(dice, 10001) / 10000.0;
}

static inline struct pose_spot roll_spot(struct dice *dice) {
    return (struct pose_spot){(enum pose_place)roll(dice, POSE_PLACES),
                              (enum pose_side)roll(dice, 2)};
}

static inline void roll_pose(struct dice *dice, struct pose *pose) {
    static const enum pose_place ends[] = {POSE_AT_HAND, POSE_AT_FOOT, POSE_AT_ANKLE};
    memset(pose, 0, sizeof *pose);
    pose->stance = (enum pose_stance)roll(dice, POSE_STANCES);
    pose->down = (enum pose_side)roll(dice, 2);
    for (int joint = 0; joint < POSE_JOINTS; joint++)
        for (int side = 0; side < POSE_SIDES; side++) {
            pose->given[joint][side] = roll(dice, 2);
            pose->angle[joint][side] =
                roll_between(dice, pose_joints[joint].least, pose_joints[joint].most);
        }
    pose->reach_count = (int)roll(dice, POSE_REACHES + 1);
    for (int i = 0; i < pose->reach_count; i++)
        pose->reaches[i] = (struct pose_reach){
            .limb = {ends[roll(dice, 3)], (enum pose_side)roll(dice, 2)},
            .kind = (enum pose_goal_kind)roll(dice, 3),
            .spot = roll_spot(dice),
            .prop = (enum pose_prop_kind)roll(dice, POSE_PROPS),
            .forward = roll_between(dice, -200, 200),
            .left = roll_between(dice, -200, 200),
            .up = roll_between(dice, -200, 200),
        };
}

static inline void roll_prop(struct dice *dice, struct pose_prop *prop) {
    memset(prop, 0, sizeof *prop);
    prop->kind = (enum pose_prop_kind)roll(dice, POSE_PROPS);
    const struct pose_prop_form *form = &pose_props[prop->kind];
    prop->has_round = roll(dice, 4) > 0;
    prop->round = roll_spot(dice);
    prop->has_under = roll(dice, 2);
    prop->under = roll_spot(dice);
    prop->anchored = roll(dice, 2);
    if (roll(dice, 2)) prop->height = roll_between(dice, form->least, form->most);
    prop->forward = roll_between(dice, -150, 150);
    prop->left = roll_between(dice, -150, 150);
}

static inline struct figure roll_figure(struct dice *dice) {
    struct figure figure = figure_plain();
    figure.turn = roll_between(dice, -POSE_TURN_MOST, POSE_TURN_MOST);
    figure.height = roll(dice, 8) ? roll_between(dice, 0, POSE_HEIGHT_MOST) : POSE_HEIGHT_MOST;
    figure.build = (enum pose_build)roll(dice, POSE_BUILDS);
    figure.bun = roll(dice, 2);
    figure.prop_count = (int)roll(dice, POSE_PROPS_MOST + 1);
    for (int i = 0; i < figure.prop_count; i++) roll_prop(dice, &figure.props[i]);
    figure.frame_count = 1 + (int)roll(dice, POSE_FRAMES);
    for (int i = 0; i < figure.frame_count; i++) roll_pose(dice, &figure.frames[i]);
    figure.has_still = roll(dice, 2);
    figure.still = roll_spot(dice);
    figure.has_arrow = roll(dice, 4) > 0;
    figure.follow = roll_spot(dice);
    figure.arrow = (enum pose_arrow_style)roll(dice, POSE_ARROW_STYLES);
    figure.muscle_count = (int)roll(dice, POSE_MUSCLES_MOST + 1);
    for (int i = 0; i < figure.muscle_count; i++)
        figure.muscles[i] =
            (struct pose_muscle){(int)roll(dice, (unsigned)pose_muscle_count), 1 + roll(dice, 3)};
    figure.show = (enum pose_show)roll(dice, POSE_SHOWS);
    return figure;
}

#endif
