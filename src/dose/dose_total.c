// The arithmetic of a dosage; see dose_total.h.
#include "dose/dose_total.h"

#include <limits.h>

// Products and sums stop at this: no dosage that passed dose_parse comes near, and a long routine
// of such dosages must not overflow.
enum { LARGEST = INT_MAX / 2 };

static int times_int(int a, int b) {
    if (a == 0 || b == 0) return 0; // no rests at all take no time, however long one is
    if (a == RANGE_OPEN || b == RANGE_OPEN) return RANGE_OPEN;
    return a > LARGEST / b ? LARGEST : a * b;
}

static int plus_int(int a, int b) {
    if (a == RANGE_OPEN || b == RANGE_OPEN) return RANGE_OPEN;
    return a > LARGEST - b ? LARGEST : a + b;
}

static struct range product(struct range a, struct range b) {
    return (struct range){times_int(a.min, b.min), times_int(a.max, b.max)};
}

static struct range exactly(int n) {
    return (struct range){n, n};
}

static struct range one_less(struct range a) {
    return (struct range){a.min > 0 ? a.min - 1 : a.min, a.max > 0 ? a.max - 1 : a.max};
}

struct range dose_add(struct range a, struct range b) {
    return (struct range){plus_int(a.min, b.min), plus_int(a.max, b.max)};
}

static struct range repetition_seconds(const struct dosage *d) {
    struct range seconds = {DOSE_REP_SECONDS_MIN, DOSE_REP_SECONDS_MAX};
    if (d->tempo.given)
        seconds = exactly(d->tempo.lower + d->tempo.bottom + d->tempo.raise + d->tempo.top);
    return range_is_set(d->pause_seconds) ? dose_add(seconds, d->pause_seconds) : seconds;
}

static void count_work(const struct dosage *d, struct dose_total *total) {
    struct range sets = range_is_set(d->sets) ? d->sets : exactly(1);
    struct range both = exactly(d->count == COUNT_TOTAL ? 1 : total->sides);
    if (total->holds) {
        total->sets = total->work = product(sets, both);
        return;
    }
    // Where sides alternate, one set holds both of them.
    total->sets = d->side == SIDE_ALTERNATING ? sets : product(sets, both);
    total->work = d->until_tired ? RANGE_NONE : product(product(sets, d->reps), both);
}

static void count_time(const struct dosage *d, struct dose_total *total) {
    struct range one = total->holds ? d->hold_seconds : repetition_seconds(d);
    total->seconds = product(total->work, one);
    total->estimated = !total->holds && !d->until_tired && !d->tempo.given;
    total->rest_counted = range_is_set(d->rest_seconds);
    bool one_set = !range_is_set(d->sets) || (d->sets.min == 1 && d->sets.max == 1);
    total->rest_unsaid = !total->holds && !total->rest_counted && !one_set;
    if (total->rest_counted)
        total->seconds = dose_add(total->seconds, product(one_less(total->sets), d->rest_seconds));
}

static int count_days(unsigned weekdays) {
    int days = 0;
    for (int i = 0; i < 7; i++) days += weekdays >> i & 1;
    return days;
}

static void count_periods(const struct frequency *frequency, struct dose_total *total) {
    total->work_a_day = total->work_a_week = RANGE_NONE;
    switch (frequency->kind) {
    case FREQUENCY_PER_DAY:
        total->work_a_day = product(total->work, frequency->times);
        total->work_a_week = product(total->work_a_day, exactly(7));
        break;
    case FREQUENCY_PER_WEEK:
        total->work_a_week = product(total->work, frequency->times);
        break;
    case FREQUENCY_WEEKDAYS:
        total->work_a_day = total->work;
        total->work_a_week = product(total->work, exactly(count_days(frequency->weekdays)));
        break;
    case FREQUENCY_NONE:
        break;
    }
}

struct dose_total dose_total(const struct dosage *dosage) {
    struct dose_total total = {.sides = 1};
    total.holds = range_is_set(dosage->hold_seconds);
    if (dosage->side == SIDE_EACH || dosage->side == SIDE_ALTERNATING) total.sides = 2;
    count_work(dosage, &total);
    count_time(dosage, &total);
    count_periods(&dosage->frequency, &total);
    return total;
}

struct range dose_minutes(struct range seconds) {
    struct range minutes = RANGE_NONE;
    if (seconds.min != RANGE_OPEN) minutes.min = seconds.min < 120 ? 1 : seconds.min / 60;
    if (seconds.max != RANGE_OPEN)
        minutes.max = seconds.max < 60 ? 1 : seconds.max / 60 + (seconds.max % 60 > 0);
    return minutes;
}
