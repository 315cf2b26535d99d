// The pose as it stands in the room: set down on what carries it, with its reaches made.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_STANCE_H
#define REGIMEN_FIGURE_STANCE_H

#include "figure/figure_body.h"

// All frames of a figure as they stand.
struct figure_settled {
    struct figure_skeleton frames[POSE_FRAMES];
    int n;
    double missed[POSE_FRAMES][POSE_REACHES]; // what each reach lacks, in centimetres
};

// Fills in the skeletons. The lowest point of the body, or the seat under a person who sits, is
// exactly on what carries it; limbs that reach for something follow after that. The place that
// stays still is where it was in the first frame.
void figure_settle(const struct figure *figure, struct figure_settled *settled);

// The height of a prop's upper face; 0 where the figure has no such prop.
double figure_prop_top(const struct figure *figure, enum pose_prop_kind kind);

// Where the face of a wall or the front edge of what stands before the person is, along x.
double figure_prop_front(const struct figure *figure, enum pose_prop_kind kind);

const struct pose_prop *figure_find_prop(const struct figure *figure, enum pose_prop_kind kind);

// ---- what a pose leaves open --------------------------------------------------------------------

// Gives the angles that follow from how the body rests: the head of one who lies, the shanks of one
// who kneels, back and arms of one on hands and knees.
void figure_rest(const struct figure *figure, struct pose *pose);

// Somebody who lies face down or on a side, and whose arms come lower than the trunk, is held up by
// them: turns the whole body until arms and legs are equally low, as in a plank.
void figure_prop_up(const struct figure *figure, const struct pose *pose,
                    struct figure_skeleton *skeleton);

bool figure_is_lying(enum pose_stance stance);

// Whether the knee of a side is on the floor.
bool figure_kneels_on(const struct pose *pose, enum pose_side side);

// How high the prop is that lies under a place; 0 where none does.
double figure_under(const struct figure *figure, enum pose_place place, enum pose_side side);

// As the author said, or as such a prop usually is; 0 for one that follows the body.
double figure_prop_height(const struct pose_prop *prop);

// The lowest points of a foot, and of the sole under its ball alone; centimetres.
double figure_foot_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                          enum pose_side side);
double figure_toes_lowest(const struct figure_skeleton *skeleton, enum pose_build build,
                          enum pose_side side);

// ---- reaching ---------------------------------------------------------------------------------

// Turns a limb so that its end (palm, sole or ankle) comes to `goal`; the knee or elbow stays on
// the side where it was. `level` keeps the foot level. Returns what is lacking, in centimetres.
double figure_reach(struct figure_skeleton *skeleton, struct pose_spot limb, struct figure_vec goal,
                    bool level);

// Turns a foot level, its toes where they pointed.
void figure_level_foot(struct figure_skeleton *skeleton, enum pose_side side);

#endif
