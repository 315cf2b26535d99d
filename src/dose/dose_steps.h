// The steps that a timer goes through for one dosage: get ready, hold or work, change sides, rest.
//
// Where the dosage leaves a choice, the timer takes the lower number: the guide's reader begins
// there. Of "up to 3" it takes the 3, the only number that there is. Work, pauses and the rests
// that the author prescribes are those of dose_total, so that the page and its timer cannot
// disagree; the time to get ready and to change sides comes on top.
//
// Steps are kept as rounds, which are done several times, so that fifty sets are no longer than
// one.
#ifndef REGIMEN_DOSE_STEPS_H
#define REGIMEN_DOSE_STEPS_H

#include "model/dosage.h"

#include <stdbool.h>

enum dose_step_kind {
    DOSE_STEP_NONE,
    DOSE_STEP_READY,  // get into position
    DOSE_STEP_HOLD,   // keep still
    DOSE_STEP_WORK,   // repetitions
    DOSE_STEP_SWITCH, // change to the other side
    DOSE_STEP_REST,
    DOSE_STEP_KINDS,
};

// "ready", "hold", "work", "switch", "rest"; "" for none.
extern const char *const dose_step_names[DOSE_STEP_KINDS];

struct dose_step {
    enum dose_step_kind kind; // DOSE_STEP_NONE where there is none
    int seconds;              // all of it; RANGE_OPEN where it lasts until its reader says so
    int reps;                 // of DOSE_STEP_WORK; 0 where they go on until tired
    enum dosage_side side;    // of holds and work
};

// Steps that are done `times` times, with `between` in between.
struct dose_round {
    struct dose_step before; // once: getting ready, or changing sides
    struct dose_step steps[3];
    int n;
    struct dose_step between;
    int times;
    int first, of; // the first time is set `first` of `of`
};

struct dose_steps {
    struct dose_round rounds[2];
    int n;
    int rep_seconds;   // a repetition with its pause; 0 for holds
    int pause_seconds; // of that, at the top
    int seconds; // work, pauses, prescribed rests, as dose_total has them; RANGE_OPEN until tired
    int extra_seconds; // what the timer adds: getting ready, changing sides, rests nobody
                       // prescribed
};

// Time to get into position before an exercise, and to turn over or to change the strap.
#define DOSE_READY_SECONDS 15
#define DOSE_SWITCH_SECONDS 10
// What a timer gives between sets where no rest is prescribed: to let go between holds, and to come
// to rest between sets of repetitions. Its reader may cut it short or take longer.
#define DOSE_BREATH_SECONDS 5
#define DOSE_UNSAID_REST_SECONDS 30

// Works the steps out. A repetition without a tempo lasts the middle of DOSE_REP_SECONDS_MIN and
// _MAX. With `side: each` all sets of the left side come before those of the right one, but where
// the repetitions of one set are shared by both sides (`count: total`) each set has both.
struct dose_steps dose_steps(const struct dosage *dosage);

#endif
