// The dosage of an exercise: how much, how long, how often, on which side.
#ifndef REGIMEN_MODEL_DOSAGE_H
#define REGIMEN_MODEL_DOSAGE_H

#include <stdbool.h>

// A range of whole numbers. "2-3" has both bounds, "3" has them equal, "up to 3" has no minimum;
// a field that was not written has neither.
struct range {
    int min, max; // RANGE_OPEN where that bound is missing
};

#define RANGE_OPEN (-1)
#define RANGE_NONE ((struct range){RANGE_OPEN, RANGE_OPEN})

static inline bool range_is_set(struct range range) {
    return range.max != RANGE_OPEN || range.min != RANGE_OPEN;
}

enum dosage_side {
    SIDE_TOGETHER,    // both at once, or none to tell apart
    SIDE_EACH,        // one side, then the other
    SIDE_ALTERNATING, // sides change with each repetition
    SIDE_LEFT,
    SIDE_RIGHT,
};

// What `sets` and `reps` count where there are two sides.
enum dosage_count { COUNT_PER_SIDE, COUNT_TOTAL };

enum dosage_frequency {
    FREQUENCY_NONE,
    FREQUENCY_PER_DAY,  // times a day, every day; "daily" is once
    FREQUENCY_PER_WEEK, // times a week
    FREQUENCY_WEEKDAYS, // on the days of `weekdays`
};

struct frequency {
    enum dosage_frequency kind;
    struct range times;
    unsigned weekdays; // bit 0 is Monday, bit 6 Sunday
};

enum dosage_load { LOAD_NONE, LOAD_BODY_WEIGHT, LOAD_BAND, LOAD_KILOGRAMS, LOAD_POUNDS };
enum dosage_band { BAND_LIGHT, BAND_MEDIUM, BAND_STRONG };
enum dosage_effort { EFFORT_NONE, EFFORT_RPE, EFFORT_RIR };

struct dosage {
    struct range sets;
    struct range reps;
    bool until_tired; // repetitions until tired; `reps` is then not set
    struct range hold_seconds;
    bool hold_in_minutes;       // as the author wrote it; the words follow
    struct range pause_seconds; // at the top of each repetition
    struct {
        bool given;
        int lower, bottom, raise, top; // seconds
    } tempo;
    struct range rest_seconds; // between sets
    bool rest_in_minutes;
    enum dosage_side side;
    enum dosage_count count;
    struct frequency frequency;
    struct {
        enum dosage_load kind;
        enum dosage_band band;
        struct range tenths; // kilograms or pounds, in tenths of them
    } load;
    struct {
        enum dosage_effort kind;
        struct range value;
    } effort;
    int pain; // highest pain allowed, 0 to 10; PAIN_UNSAID where the author gave no rule
};

#define PAIN_UNSAID (-1)

// The word that authors write for a side, such as "each".
const char *dosage_side_name(enum dosage_side side);

// Nothing written: every field unset.
struct dosage dosage_none(void);

// Which field is meant, in the order in which authors write them.
enum dosage_field {
    DOSAGE_SETS,
    DOSAGE_REPS,
    DOSAGE_HOLD,
    DOSAGE_PAUSE,
    DOSAGE_TEMPO,
    DOSAGE_REST,
    DOSAGE_SIDE,
    DOSAGE_COUNT,
    DOSAGE_FREQUENCY,
    DOSAGE_LOAD,
    DOSAGE_EFFORT,
    DOSAGE_PAIN,
    DOSAGE_FIELDS,
};

// The name that authors write, such as "sets".
const char *dosage_field_name(enum dosage_field field);

#endif
