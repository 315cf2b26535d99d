// Pose to skeleton: where the joints are and how each segment is turned.
//
// Lengths are in centimetres of a person 170 cm tall. The room: x is forwards for a standing
// person, y to the left, z up, and the floor is z = 0. A segment's frame has the same axes while
// the person stands upright; limbs hang along -z, the trunk and the head go along +z.
//
// Segment lengths are those of Drillis and Contini (Body Segment Parameters, 1966) as fractions of
// body height, in the form of Winter (Biomechanics and Motor Control of Human Movement, 4th
// edition, 2009, figure 4.1). The order of a joint's turns, flexion, then abduction about the
// turned axis, then rotation about the limb, is that of Grood and Suntay (J Biomech Eng 105, 1983),
// which the International Society of Biomechanics recommends (Wu 2002, 2005).
#ifndef REGIMEN_FIGURE_SKELETON_H
#define REGIMEN_FIGURE_SKELETON_H

#include "figure/figure_math.h"
#include "model/pose.h"

// Body height, and the lengths between joints.
#define FIGURE_HEIGHT 170.0
#define FIGURE_SHANK (0.246 * FIGURE_HEIGHT)
#define FIGURE_THIGH (0.245 * FIGURE_HEIGHT)
#define FIGURE_UPPER_ARM (0.186 * FIGURE_HEIGHT)
#define FIGURE_FOREARM (0.146 * FIGURE_HEIGHT)
#define FIGURE_TRUNK (0.288 * FIGURE_HEIGHT)    // hip joints to shoulder joints
#define FIGURE_ANKLE_UP (0.045 * FIGURE_HEIGHT) // 0.039 for the foot and a sole of 1 cm
// Joint centres lie further in than the widths of the skin, 0.191 and 0.259 from side to side.
#define FIGURE_HIP_OUT (0.052 * FIGURE_HEIGHT)
#define FIGURE_SHOULDER_OUT (0.108 * FIGURE_HEIGHT)

enum figure_segment {
    FIGURE_PELVIS,
    FIGURE_WAIST,
    FIGURE_CHEST,
    FIGURE_NECK,
    FIGURE_HEAD,
    FIGURE_UPPER, // from here on one for each side
    FIGURE_FORE,
    FIGURE_HAND,
    FIGURE_LEG,
    FIGURE_LOWER,
    FIGURE_FOOT,
    FIGURE_SEGMENTS,
};

// Where a segment's upper joint is, and its turn.
struct figure_frame {
    struct figure_vec at;
    struct figure_turn turn;
};

struct figure_skeleton {
    struct figure_frame segments[FIGURE_SEGMENTS][POSE_SIDES]; // of the trunk both are the same
    bool grips[POSE_SIDES];                                    // the hand is closed round something
    double seat;                                               // height of what is sat on; 0: floor
};

// The joints by the angles, with the hips' middle at the origin. What the pose does not give comes
// from its stance.
void figure_skeleton(const struct pose *pose, struct figure_skeleton *skeleton);

// A point that is given in a segment's frame.
struct figure_vec figure_point(const struct figure_skeleton *skeleton, enum figure_segment segment,
                               enum pose_side side, struct figure_vec local);

// Where a place on the body is: the joint, the middle of the palm, the middle of the sole.
struct figure_vec figure_spot(const struct figure_skeleton *skeleton, struct pose_spot spot);

// Moves everything.
void figure_move(struct figure_skeleton *skeleton, struct figure_vec by);

// Angle of a joint, with the stance's where the author gave none.
double figure_angle(const struct pose *pose, enum pose_joint joint, enum pose_side side);

#endif
