// A figure as its author wrote it: camera, body, props, keyframes, arrow, muscles. Plain data.
//
// Angles are in degrees and are joint angles as clinicians name them: 0 is the anatomical position,
// flexion is positive. Lengths are in centimetres of a person 170 cm tall. Left and right are the
// person's own. All that an author may name stands in the tables below with its range, so that
// check/ can diagnose a pose by data and the manual can list it.
#ifndef REGIMEN_MODEL_POSE_H
#define REGIMEN_MODEL_POSE_H

#include "base/vec.h"

#include <stdbool.h>

enum pose_side { POSE_LEFT, POSE_RIGHT, POSE_SIDES };

// ---- joints -----------------------------------------------------------------------------------

enum pose_joint {
    // Of the trunk: one for the person.
    POSE_LEAN,
    POSE_SPINE,
    POSE_SIDE_BEND,
    POSE_TWIST,
    POSE_NECK,
    POSE_NECK_BEND,
    POSE_HEAD_TURN,
    // Of the limbs: one for each side.
    POSE_HIP,
    POSE_HIP_ABDUCTION,
    POSE_HIP_ROTATION,
    POSE_KNEE,
    POSE_ANKLE,
    POSE_SHOULDER,
    POSE_SHOULDER_ABDUCTION,
    POSE_SHOULDER_ROTATION,
    POSE_ELBOW,
    POSE_FOREARM,
    POSE_WRIST,
    POSE_JOINTS,
    POSE_FIRST_SIDED = POSE_HIP,
};

struct pose_joint_range {
    const char *name;    // as in a pose; sided joints also take "left_" and "right_" before it
    double least, most;  // degrees: what a healthy adult can reach
    const char *meaning; // which way is positive
};
extern const struct pose_joint_range pose_joints[POSE_JOINTS];

// ---- places on the body -----------------------------------------------------------------------

// What an arrow follows, a limb reaches for, a strap goes round.
enum pose_place {
    POSE_AT_PELVIS,
    POSE_AT_CHEST,
    POSE_AT_HEAD,
    POSE_AT_SHOULDER, // from here on one for each side
    POSE_AT_ELBOW,
    POSE_AT_HAND,
    POSE_AT_HIP,
    POSE_AT_KNEE,
    POSE_AT_ANKLE,
    POSE_AT_FOOT,
    POSE_AT_TOES, // the ball of the foot
    POSE_PLACES,
    POSE_FIRST_SIDED_PLACE = POSE_AT_SHOULDER,
};
extern const char *const pose_place_names[POSE_PLACES];

struct pose_spot {
    enum pose_place place;
    enum pose_side side; // where the place is sided
};

// Reads "pelvis" or "left_knee". False where there is no such place.
bool pose_read_spot(const char *name, struct pose_spot *spot);

// The places whose limb can be sent somewhere by a reach.
enum { POSE_LIMBS = 3 };
extern const enum pose_place pose_limbs[POSE_LIMBS];

// Reads "knee" (both sides), "left_knee" (one) or "lean". `sides` tells which are meant: bit 0 for
// the left one, bit 1 for the right one. False where there is no such joint.
bool pose_read_joint(const char *name, enum pose_joint *joint, unsigned *sides);

// ---- props ------------------------------------------------------------------------------------

enum pose_prop_kind {
    POSE_MAT,
    POSE_CHAIR,
    POSE_STEP,
    POSE_BOX,
    POSE_WALL,
    POSE_TABLE,
    POSE_STRAP,
    POSE_BAND,
    POSE_BALL,
    POSE_PAD,
    POSE_DUMBBELLS,
    POSE_ROLLER,
    POSE_STICK,
    POSE_PROPS,
};

// How a prop goes with the body; tells which partner it wants.
enum pose_prop_partner {
    POSE_STANDS,     // by itself
    POSE_GOES_ROUND, // wants `round`: a limb's place
    POSE_IS_HELD,    // in the hands
    POSE_LIES_UNDER, // may have `under`: the place it lies under
};

struct pose_prop_form {
    const char *name;
    enum pose_prop_partner partner;
    double height; // centimetres, where none is given; 0: follows the body
    double least, most;
};
extern const struct pose_prop_form pose_props[POSE_PROPS];

// How far a prop may be moved from where it stands by itself, centimetres.
enum { POSE_PROP_MOVE_MOST = 150 };

// Whether a strap or band can go round a place: a strap round a foot; a band round a knee or ankle,
// or, where it is anchored, held in the hands.
bool pose_goes_round(enum pose_prop_kind kind, enum pose_place place);

struct pose_prop {
    enum pose_prop_kind kind;
    bool has_round, has_under;
    struct pose_spot round; // strap: the foot; band: the knee, ankle or hand it goes round
    struct pose_spot under; // pad, ball, roller, step: what lies on it
    bool anchored;          // band: its other end is fixed to a post
    double height;          // centimetres; 0: as pose_props says
    double forward, left;   // centimetres from where it stands by itself
};

// ---- keyframes --------------------------------------------------------------------------------

enum pose_stance {
    POSE_STANDING,
    POSE_SEATED,
    POSE_SUPINE,
    POSE_PRONE,
    POSE_SIDE_LYING,
    POSE_KNEELING,
    POSE_HALF_KNEELING,
    POSE_QUADRUPED,
    POSE_STANCES,
};
extern const char *const pose_stance_names[POSE_STANCES];

enum pose_goal_kind {
    POSE_GOAL_SPOT,  // a place on the body
    POSE_GOAL_FLOOR, // straight below where the limb's end is
    POSE_GOAL_PROP,  // the upper face of a step, box, table, chair; the face of a wall
};

// A hand or foot that is to be somewhere; the limb's angles follow from it.
struct pose_reach {
    struct pose_spot limb; // POSE_AT_HAND, POSE_AT_FOOT or POSE_AT_ANKLE
    enum pose_goal_kind kind;
    struct pose_spot spot;
    enum pose_prop_kind prop;
    double forward, left, up; // centimetres from there, along the room's axes
};
enum { POSE_REACHES = 4 };           // one for each limb
enum { POSE_REACH_MOVE_MOST = 200 }; // centimetres from the goal

struct pose {
    enum pose_stance stance;
    enum pose_side down;                   // side-lying: the lower side; half-kneeling: that knee
    double angle[POSE_JOINTS][POSE_SIDES]; // degrees; of the trunk's joints only [..][0]
    bool given[POSE_JOINTS][POSE_SIDES];   // false: the stance says
    struct pose_reach reaches[POSE_REACHES];
    int reach_count;
};

// ---- the figure -------------------------------------------------------------------------------

enum pose_build { POSE_AVERAGE, POSE_SLIGHT, POSE_STURDY, POSE_BUILDS };
extern const char *const pose_build_names[POSE_BUILDS];

enum pose_hair { POSE_SHORT_HAIR, POSE_BUN, POSE_HAIR_KINDS };
extern const char *const pose_hair_names[POSE_HAIR_KINDS];

enum pose_arrow_style { POSE_ARROW_PATH, POSE_ARROW_STRAIGHT, POSE_ARROW_BOTH, POSE_ARROW_STYLES };
extern const char *const pose_arrow_names[POSE_ARROW_STYLES];

enum pose_show { POSE_SHOW_GHOST, POSE_SHOW_END, POSE_SHOW_STRIP, POSE_SHOWS };
extern const char *const pose_show_names[POSE_SHOWS];

enum { POSE_FRAMES = 6, POSE_PROPS_MOST = 6, POSE_MUSCLES_MOST = 8 };

struct pose_muscle {
    int muscle;     // place in pose_muscles
    unsigned sides; // bit 0 left, bit 1 right
};

// Muscles that can be tinted, by the names authors use under `works`.
extern const char *const pose_muscles[];
extern const int pose_muscle_count;

// Reads "quadriceps" or "left quadriceps". False where there is no such muscle.
bool pose_read_muscle(const char *name, struct pose_muscle *muscle);

struct figure {
    const char *title; // of the exercise; may be NULL
    const char *alt;   // in a guide never NULL: where the author gives none, one is proposed
    double turn;       // camera, degrees round the person: 0 in front, 90 at the right side
    double height;     // camera, degrees above the floor
    enum pose_build build;
    bool bun; // long hair, tied
    struct pose_prop props[POSE_PROPS_MOST];
    int prop_count;
    struct pose frames[POSE_FRAMES]; // from start to end; at least one
    int frame_count;
    bool has_still; // the place that stays where it is; otherwise the feet or the pelvis
    struct pose_spot still;
    bool has_arrow;
    struct pose_spot follow;
    enum pose_arrow_style arrow;
    struct pose_muscle muscles[POSE_MUSCLES_MOST];
    int muscle_count;
    enum pose_show show; // on paper
};

// Camera: -180 to 180 degrees round, and from the floor up to straight above.
enum { POSE_TURN_MOST = 180, POSE_HEIGHT_MOST = 90 };

// A person standing, seen from the front, with nothing given.
struct figure figure_plain(void);

#endif
