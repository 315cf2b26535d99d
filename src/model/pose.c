// The tables of what a pose may name; see pose.h.
#include "model/pose.h"

#include <stdio.h>
#include <string.h>

// Limits are the normal ranges of the American Academy of Orthopaedic Surgeons (Greene and Heckman,
// The Clinical Measurement of Joint Motion, 1994), widened where weight bearing, a helping hand or
// the pelvis take a healthy adult further; those are the larger values in Norkin and White
// (Measurement of Joint Motion, 5th edition, 2016).
const struct pose_joint_range pose_joints[POSE_JOINTS] = {
    [POSE_LEAN] = {"lean", -45, 120, "the whole trunk forwards"},
    // AAOS: flexion 80, extension 25.
    [POSE_SPINE] = {"spine", -35, 90, "rounding the back"},
    // AAOS: 35.
    [POSE_SIDE_BEND] = {"side_bend", -40, 40, "to the left"},
    // AAOS: 45.
    [POSE_TWIST] = {"twist", -50, 50,
                    "shoulders to the left of the pelvis; lying down the shoulders stay and the "
                    "pelvis turns to the right"},
    // AAOS: flexion 45, extension 45.
    [POSE_NECK] = {"neck", -70, 60, "chin to chest"},
    // AAOS: 45.
    [POSE_NECK_BEND] = {"neck_bend", -50, 50, "ear to the left shoulder"},
    // AAOS: 60; Norkin: 80.
    [POSE_HEAD_TURN] = {"head_turn", -80, 80, "to the left"},
    // AAOS: flexion 120, extension 30.
    [POSE_HIP] = {"hip", -30, 140, "thigh towards the belly"},
    // AAOS: 45, and 30 across; more when bent.
    [POSE_HIP_ABDUCTION] = {"hip_abduction", -45, 70, "thigh outwards"},
    // AAOS: 45; more when sitting cross-legged.
    [POSE_HIP_ROTATION] = {"hip_rotation", -50, 90, "knee turned outwards"},
    // AAOS: 135; kneeling 160.
    [POSE_KNEE] = {"knee", -10, 160, "heel towards the buttock"},
    // AAOS: 20 up, 50 down; bearing weight 45.
    [POSE_ANKLE] = {"ankle", -60, 45, "toes up"},
    // AAOS: 180, and 60 back.
    [POSE_SHOULDER] = {"shoulder", -60, 180, "arm forwards and up"},
    // AAOS: 180; across the chest 50.
    [POSE_SHOULDER_ABDUCTION] = {"shoulder_abduction", -50, 180, "arm outwards and up"},
    // AAOS: 90, and 70 inwards.
    [POSE_SHOULDER_ROTATION] = {"shoulder_rotation", -90, 90, "outwards"},
    // AAOS: 150.
    [POSE_ELBOW] = {"elbow", -10, 155, "hand towards the shoulder"},
    // AAOS: 80.
    [POSE_FOREARM] = {"forearm", -90, 90, "palm up; at 0 the thumb is up"},
    // AAOS: flexion 80, extension 70.
    [POSE_WRIST] = {"wrist", -85, 85, "palm towards the forearm"},
};

const char *const pose_place_names[POSE_PLACES] = {
    "pelvis", "chest", "head", "shoulder", "elbow", "hand", "hip", "knee", "ankle", "foot", "toes",
};

const enum pose_place pose_limbs[POSE_LIMBS] = {POSE_AT_HAND, POSE_AT_FOOT, POSE_AT_ANKLE};

const struct pose_prop_form pose_props[POSE_PROPS] = {
    [POSE_MAT] = {"mat", POSE_STANDS, 1, 0.5, 10},
    [POSE_CHAIR] = {"chair", POSE_STANDS, 0, 20, 80},
    [POSE_STEP] = {"step", POSE_STANDS, 20, 2, 60},
    [POSE_BOX] = {"box", POSE_STANDS, 40, 2, 120},
    [POSE_WALL] = {"wall", POSE_STANDS, 190, 50, 250},
    [POSE_TABLE] = {"table", POSE_STANDS, 75, 30, 120},
    [POSE_STRAP] = {"strap", POSE_GOES_ROUND, 0, 0, 0},
    [POSE_BAND] = {"band", POSE_GOES_ROUND, 0, 0, 0},
    [POSE_BALL] = {"ball", POSE_LIES_UNDER, 0, 10, 90},
    [POSE_PAD] = {"pad", POSE_LIES_UNDER, 6, 2, 20},
    [POSE_DUMBBELLS] = {"dumbbells", POSE_IS_HELD, 0, 0, 0},
    [POSE_ROLLER] = {"roller", POSE_LIES_UNDER, 15, 8, 20},
    [POSE_STICK] = {"stick", POSE_IS_HELD, 0, 0, 0},
};

const char *const pose_stance_names[POSE_STANCES] = {
    "standing", "seated", "supine", "prone", "side-lying", "kneeling", "half-kneeling", "quadruped",
};
const char *const pose_build_names[POSE_BUILDS] = {"average", "slight", "sturdy"};
const char *const pose_hair_names[POSE_HAIR_KINDS] = {"short", "bun"};
const char *const pose_arrow_names[POSE_ARROW_STYLES] = {"path", "straight", "both"};
const char *const pose_show_names[POSE_SHOWS] = {"ghost", "end", "strip"};

const char *const pose_muscles[] = {
    "quadriceps", "hamstrings", "adductors", "gluteus maximus", "gluteus medius", "hip flexors",
    "it band",    "calves",     "shins",     "piriformis",      "abdominals",     "back",
    "shoulders",  "biceps",     "triceps",   "chest",           "upper back",
};
const int pose_muscle_count = sizeof pose_muscles / sizeof *pose_muscles;

// Takes "left_" or "right_" (or with a blank) off the name; both sides are meant without it.
static const char *take_side(const char *name, char separator, unsigned *sides) {
    *sides = 3;
    if (strncmp(name, "left", 4) == 0 && name[4] == separator) {
        *sides = 1;
        return name + 5;
    }
    if (strncmp(name, "right", 5) == 0 && name[5] == separator) {
        *sides = 2;
        return name + 6;
    }
    return name;
}

bool pose_read_joint(const char *name, enum pose_joint *joint, unsigned *sides) {
    const char *bare = take_side(name, '_', sides);
    for (int i = 0; i < POSE_JOINTS; i++) {
        if (strcmp(pose_joints[i].name, bare) != 0) continue;
        if (i < POSE_FIRST_SIDED && *sides != 3) return false;
        *joint = (enum pose_joint)i;
        return true;
    }
    return false;
}

bool pose_read_spot(const char *name, struct pose_spot *spot) {
    unsigned sides;
    const char *bare = take_side(name, '_', &sides);
    for (int i = 0; i < POSE_PLACES; i++) {
        if (strcmp(pose_place_names[i], bare) != 0) continue;
        if ((i >= POSE_FIRST_SIDED_PLACE) == (sides == 3)) return false;
        *spot = (struct pose_spot){(enum pose_place)i, sides == 2 ? POSE_RIGHT : POSE_LEFT};
        return true;
    }
    return false;
}

bool pose_goes_round(enum pose_prop_kind kind, enum pose_place place) {
    if (kind == POSE_STRAP) return place == POSE_AT_FOOT;
    return kind == POSE_BAND &&
           (place == POSE_AT_KNEE || place == POSE_AT_ANKLE || place == POSE_AT_HAND);
}

bool pose_read_muscle(const char *name, struct pose_muscle *muscle) {
    const char *bare = take_side(name, ' ', &muscle->sides);
    for (muscle->muscle = 0; muscle->muscle < pose_muscle_count; muscle->muscle++)
        if (strcmp(pose_muscles[muscle->muscle], bare) == 0) return true;
    return false;
}

struct figure figure_plain(void) {
    return (struct figure){.height = 8, .frame_count = 1};
}
