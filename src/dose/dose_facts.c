// The dosage at a glance; see dose_words.h.
#include "dose/dose_speaker.h"
#include "dose/dose_total.h"

static void add(struct arena *arena, struct dose_facts *facts, const char *number,
                const char *label) {
    vec_push(arena, facts,
             (struct dose_fact){arena_strdup(arena, number), arena_strdup(arena, label)});
}

static void add_range(struct dose_speaker *s, struct arena *arena, struct dose_facts *facts,
                      enum dose_text label, enum dose_unit unit, struct range range) {
    // A label knows its number's plural, and a number alone has no unit with it.
    enum dose_unit bare = unit == DOSE_MINUTES ? DOSE_TENTHS : DOSE_PLAIN;
    add(arena, facts, dose_number(s, bare, range), dose_label(s, label, bare, range));
}

static void add_lead(struct dose_speaker *s, const struct dosage *d, bool both, struct arena *arena,
                     struct dose_facts *facts) {
    if (range_is_set(d->hold_seconds)) {
        enum dose_unit unit = dose_time_unit(d->hold_seconds, d->hold_in_minutes);
        add_range(s, arena, facts, unit == DOSE_MINUTES ? TEXT_FACT_MINUTES : TEXT_FACT_SECONDS,
                  unit, dose_in_unit(d->hold_seconds, unit));
    } else if (d->until_tired) {
        add(arena, facts, dose_text(s, TEXT_FACT_UNTIL), dose_text(s, TEXT_FACT_TIRED));
    } else if (range_is_set(d->reps)) {
        add_range(s, arena, facts, both ? TEXT_FACT_REPETITIONS_BOTH : TEXT_FACT_REPETITIONS,
                  DOSE_PLAIN, d->reps);
    }
}

static void add_sides(struct dose_speaker *s, const struct dosage *d, int sides,
                      struct arena *arena, struct dose_facts *facts) {
    const char *two = dose_number(s, DOSE_PLAIN, (struct range){2, 2});
    if (sides == 2)
        add(arena, facts, dose_fill1(s, TEXT_FACT_TWICE, "n", two), dose_text(s, TEXT_FACT_SIDES));
    if (d->side == SIDE_LEFT || d->side == SIDE_RIGHT)
        add(arena, facts, dose_text(s, d->side == SIDE_LEFT ? TEXT_FACT_LEFT : TEXT_FACT_RIGHT),
            dose_text(s, TEXT_FACT_ONE_SIDE));
}

static void add_time(struct dose_speaker *s, struct range seconds, struct arena *arena,
                     struct dose_facts *facts) {
    if (!range_is_set(seconds)) return;
    if (dose_in_seconds(seconds))
        add_range(s, arena, facts, TEXT_FACT_TIME_SECONDS, DOSE_SECONDS, seconds);
    else
        add_range(s, arena, facts, TEXT_FACT_TIME_MINUTES, DOSE_PLAIN, dose_minutes(seconds));
}

void dose_facts(struct dose_speaker *s, const struct dosage *d, struct arena *arena,
                struct dose_facts *facts) {
    arena_reset(&s->scratch);
    *facts = (struct dose_facts){0};
    struct dose_total total = dose_total(d);
    bool both = total.sides == 2 && d->count == COUNT_TOTAL;
    bool one_set = d->sets.min == 1 && d->sets.max == 1; // goes without saying
    if (range_is_set(d->sets) && !one_set) {
        enum dose_text label = both ? TEXT_FACT_SETS_BOTH : TEXT_FACT_SETS;
        if (total.holds) label = both ? TEXT_FACT_HOLDS_BOTH : TEXT_FACT_HOLDS;
        add_range(s, arena, facts, label, DOSE_PLAIN, d->sets);
    }
    add_lead(s, d, both, arena, facts);
    if (!both) add_sides(s, d, total.sides, arena, facts);
    add_time(s, total.seconds, arena, facts);
}
