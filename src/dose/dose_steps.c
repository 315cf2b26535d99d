// The timer's steps; see dose_steps.h.
#include "dose/dose_steps.h"

#include "dose/dose_total.h"

const char *const dose_step_names[DOSE_STEP_KINDS] = {"",     "ready",  "hold",
                                                      "work", "switch", "rest"};

// The number that the timer takes of a range; `otherwise` where nothing was written.
static int pick(struct range range, int otherwise) {
    if (range.min != RANGE_OPEN) return range.min;
    return range.max != RANGE_OPEN ? range.max : otherwise;
}

static struct range picked(struct range range) {
    int n = pick(range, RANGE_OPEN);
    return (struct range){n, n};
}

// The dosage with one number in place of each range, so that dose_total counts what the timer does.
static struct dosage picked_dosage(const struct dosage *dosage) {
    struct dosage d = *dosage;
    d.sets = (struct range){pick(d.sets, 1), pick(d.sets, 1)};
    d.reps = picked(d.reps);
    d.hold_seconds = picked(d.hold_seconds);
    d.pause_seconds = picked(d.pause_seconds);
    d.rest_seconds = picked(d.rest_seconds);
    return d;
}

static bool is_total(const struct dosage *d) {
    return d->count == COUNT_TOTAL && (d->side == SIDE_EACH || d->side == SIDE_ALTERNATING);
}

static int rep_seconds(const struct dosage *d) {
    int one = (DOSE_REP_SECONDS_MIN + DOSE_REP_SECONDS_MAX) / 2;
    if (d->tempo.given) one = d->tempo.lower + d->tempo.bottom + d->tempo.raise + d->tempo.top;
    return one + pick(d->pause_seconds, 0);
}

// ---- single steps -----------------------------------------------------------------------------

static struct dose_step hold_step(const struct dosage *d, enum dosage_side side) {
    return (struct dose_step){.kind = DOSE_STEP_HOLD, .seconds = d->hold_seconds.min, .side = side};
}

static struct dose_step work_step(const struct dosage *d, int reps, enum dosage_side side) {
    return (struct dose_step){.kind = DOSE_STEP_WORK,
                              .seconds = d->until_tired ? RANGE_OPEN : reps * rep_seconds(d),
                              .reps = d->until_tired ? 0 : reps,
                              .side = side};
}

static struct dose_step ready_step(void) {
    return (struct dose_step){.kind = DOSE_STEP_READY, .seconds = DOSE_READY_SECONDS};
}

// Sides are changed within the rest where one is prescribed that is long enough.
static struct dose_step switch_step(const struct dosage *d, bool in_rest) {
    int rest = in_rest ? pick(d->rest_seconds, 0) : 0;
    return (struct dose_step){.kind = DOSE_STEP_SWITCH,
                              .seconds = rest > DOSE_SWITCH_SECONDS ? rest : DOSE_SWITCH_SECONDS};
}

static struct dose_step rest_step(const struct dosage *d) {
    int unsaid = range_is_set(d->hold_seconds) ? DOSE_BREATH_SECONDS : DOSE_UNSAID_REST_SECONDS;
    int seconds = pick(d->rest_seconds, unsaid);
    return (struct dose_step){.kind = seconds ? DOSE_STEP_REST : DOSE_STEP_NONE,
                              .seconds = seconds};
}

// ---- rounds -----------------------------------------------------------------------------------

static void add_round(struct dose_steps *steps, struct dose_round round) {
    if (round.times > 0) steps->rounds[steps->n++] = round;
}

// The same step again and again, with rests.
static struct dose_round plain_round(const struct dosage *d, struct dose_step step, int times) {
    return (struct dose_round){.before = ready_step(),
                               .steps = {step},
                               .n = 1,
                               .between = rest_step(d),
                               .times = times,
                               .first = 1,
                               .of = times};
}

// A step on the left, then one on the right. Only holds rest in between.
static struct dose_round both_round(const struct dosage *d, struct dose_step left,
                                    struct dose_step right, int times) {
    struct dose_round round = plain_round(d, left, times);
    if (right.kind == DOSE_STEP_WORK && !right.reps) return round; // one repetition has one side
    round.steps[1] = switch_step(d, left.kind == DOSE_STEP_HOLD);
    round.steps[2] = right;
    round.n = 3;
    return round;
}

// All sets of the left side, then those of the right one.
static void add_sides(const struct dosage *d, struct dose_step left, struct dose_steps *steps) {
    int sets = d->sets.min, half = is_total(d) ? (sets + 1) / 2 : sets;
    struct dose_step right = left;
    right.side = SIDE_RIGHT;
    add_round(steps, plain_round(d, left, half));
    struct dose_round second = plain_round(d, right, is_total(d) ? sets - half : sets);
    second.before = switch_step(d, true);
    add_round(steps, second);
}

// Holds, or sets until tired, whose side changes each time.
static void add_turns(const struct dosage *d, struct dose_step left, struct dose_steps *steps) {
    int sets = d->sets.min, pairs = is_total(d) ? sets / 2 : sets,
        all = is_total(d) ? sets - pairs : sets;
    struct dose_step right = left, change = switch_step(d, true);
    right.side = SIDE_RIGHT;
    struct dose_round pair = both_round(d, left, right, pairs);
    pair.between = change;
    pair.of = all;
    add_round(steps, pair);
    struct dose_round last = plain_round(d, left, all - pairs);
    if (steps->n) last.before = change;
    last.first = last.of = all;
    add_round(steps, last);
}

static void add_holds(const struct dosage *d, struct dose_steps *steps) {
    if (d->side == SIDE_EACH) {
        add_sides(d, hold_step(d, SIDE_LEFT), steps);
    } else if (d->side == SIDE_ALTERNATING) {
        add_turns(d, hold_step(d, SIDE_LEFT), steps);
    } else {
        add_round(steps, plain_round(d, hold_step(d, d->side), d->sets.min));
    }
}

static void add_reps(const struct dosage *d, struct dose_steps *steps) {
    int reps = d->reps.min, half = (reps + 1) / 2;
    if (d->side == SIDE_EACH && is_total(d) && !d->until_tired) {
        add_round(steps, both_round(d, work_step(d, half, SIDE_LEFT),
                                    work_step(d, reps - half, SIDE_RIGHT), d->sets.min));
    } else if (d->side == SIDE_EACH) {
        add_sides(d, work_step(d, reps, SIDE_LEFT), steps);
    } else {
        bool doubled = d->side == SIDE_ALTERNATING && !is_total(d);
        add_round(steps,
                  plain_round(d, work_step(d, doubled ? 2 * reps : reps, d->side), d->sets.min));
    }
}

// ---------------------------------------------------------------------------------------------

static int seconds_of(const struct dose_step *step) {
    return step->kind == DOSE_STEP_NONE || step->seconds == RANGE_OPEN ? 0 : step->seconds;
}

static int seconds_of_all(const struct dose_steps *steps) {
    int sum = 0;
    for (int r = 0; r < steps->n; r++) {
        const struct dose_round *round = &steps->rounds[r];
        int once = 0;
        for (int i = 0; i < round->n; i++) once += seconds_of(&round->steps[i]);
        sum += seconds_of(&round->before) + once * round->times +
               seconds_of(&round->between) * (round->times - 1);
    }
    return sum;
}

// What dose_total says of the picked numbers, with repetitions in the middle of their two bounds.
static int prescribed_seconds(const struct dosage *d) {
    struct dose_total total = dose_total(d);
    if (d->until_tired) return RANGE_OPEN;
    return total.estimated ? (total.seconds.min + total.seconds.max) / 2 : total.seconds.min;
}

struct dose_steps dose_steps(const struct dosage *dosage) {
    struct dosage d = picked_dosage(dosage);
    struct dose_steps steps = {0};
    if (range_is_set(d.hold_seconds)) {
        add_holds(&d, &steps);
    } else {
        steps.rep_seconds = rep_seconds(&d);
        steps.pause_seconds = pick(d.pause_seconds, 0);
        add_reps(&d, &steps);
    }
    steps.seconds = prescribed_seconds(&d);
    steps.extra_seconds =
        seconds_of_all(&steps) - (steps.seconds == RANGE_OPEN ? 0 : steps.seconds);
    return steps;
}
