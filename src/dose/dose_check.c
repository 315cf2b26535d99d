// What only the whole dosage can tell; see dose_parse.h.
#include "dose/dose_parse.h"

#include <stddef.h>

static bool has_reps(const struct dosage *d) {
    return d->until_tired || range_is_set(d->reps);
}
static bool has_hold(const struct dosage *d) {
    return range_is_set(d->hold_seconds);
}
static bool is_paired(const struct dosage *d) {
    return d->side == SIDE_EACH || d->side == SIDE_ALTERNATING;
}

static bool leads_twice(const struct dosage *d) {
    return has_reps(d) && has_hold(d);
}
static bool leads_never(const struct dosage *d) {
    return !has_reps(d) && !has_hold(d);
}
static bool pauses_in_hold(const struct dosage *d) {
    return has_hold(d) && range_is_set(d->pause_seconds);
}
static bool tempo_in_hold(const struct dosage *d) {
    return has_hold(d) && d->tempo.given;
}
static bool pauses_twice(const struct dosage *d) {
    return range_is_set(d->pause_seconds) && d->tempo.given && d->tempo.top > 0;
}
static bool reserve_in_hold(const struct dosage *d) {
    return has_hold(d) && d->effort.kind == EFFORT_RIR;
}
static bool total_of_one_side(const struct dosage *d) {
    return d->count == COUNT_TOTAL && !is_paired(d);
}
static bool total_of_nothing(const struct dosage *d) {
    return d->count == COUNT_TOTAL && !range_is_set(d->sets) && !range_is_set(d->reps);
}

static const struct rule {
    bool (*broken)(const struct dosage *);
    enum dosage_field field;
    const char *problem, *hint;
} rules[] = {
    {leads_twice, DOSAGE_HOLD, "a dosage is either repetitions or a hold, and this has both",
     "for a short hold at the top of each repetition write 'pause'"},
    {leads_never, DOSAGE_REPS, "the dosage has neither repetitions nor a hold",
     "add 'reps', such as '10-15', or 'hold', such as '30 s'"},
    {pauses_in_hold, DOSAGE_PAUSE, "a pause belongs to repetitions, and this is a hold",
     "'rest' is the time between two holds"},
    {tempo_in_hold, DOSAGE_TEMPO, "a tempo belongs to repetitions, and this is a hold", NULL},
    {pauses_twice, DOSAGE_PAUSE, "the pause at the top is in the tempo already",
     "leave out 'pause', or make the tempo's last number 0"},
    {reserve_in_hold, DOSAGE_EFFORT, "RIR counts repetitions in reserve, and this is a hold",
     "such as 'RPE 6-7'"},
    {total_of_one_side, DOSAGE_COUNT, "'count: total' wants two sides that work in turn",
     "write 'side: each' or 'side: alternating', or leave out 'count'"},
    {total_of_nothing, DOSAGE_COUNT, "'count: total' has no number to count",
     "say how many 'sets' there are, both sides counted"},
};

bool dose_check(const struct dosage *dosage, enum dosage_field *field, const char **problem,
                const char **hint) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!rules[i].broken(dosage)) continue;
        *field = rules[i].field;
        *problem = rules[i].problem;
        *hint = rules[i].hint;
        return false;
    }
    *problem = *hint = NULL;
    return true;
}
