// Dosages; see dosage.h.
#include "model/dosage.h"

struct dosage dosage_none(void) {
    return (struct dosage){
        .sets = RANGE_NONE,
        .reps = RANGE_NONE,
        .hold_seconds = RANGE_NONE,
        .pause_seconds = RANGE_NONE,
        .rest_seconds = RANGE_NONE,
        .frequency.times = RANGE_NONE,
        .load.tenths = RANGE_NONE,
        .effort.value = RANGE_NONE,
        .pain = PAIN_UNSAID,
    };
}

static const char *const side_names[] = {[SIDE_TOGETHER] = "together",
                                         [SIDE_EACH] = "each",
                                         [SIDE_ALTERNATING] = "alternating",
                                         [SIDE_LEFT] = "left",
                                         [SIDE_RIGHT] = "right"};

const char *dosage_side_name(enum dosage_side side) {
    return side_names[side];
}

static const char *const names[DOSAGE_FIELDS] = {
    [DOSAGE_SETS] = "sets",   [DOSAGE_REPS] = "reps",     [DOSAGE_HOLD] = "hold",
    [DOSAGE_PAUSE] = "pause", [DOSAGE_TEMPO] = "tempo",   [DOSAGE_REST] = "rest",
    [DOSAGE_SIDE] = "side",   [DOSAGE_COUNT] = "count",   [DOSAGE_FREQUENCY] = "frequency",
    [DOSAGE_LOAD] = "load",   [DOSAGE_EFFORT] = "effort", [DOSAGE_PAIN] = "pain",
};

const char *dosage_field_name(enum dosage_field field) {
    return names[field];
}
