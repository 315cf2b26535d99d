// The phrases; see dose_words.h and docs/dosage.md.
#include "dose/dose_words.h"

#include "base/hash.h"
#include "dose/dose_speaker.h"
#include "dose/dose_total.h"

static bool is_paired(const struct dosage *d) {
    return d->side == SIDE_EACH || d->side == SIDE_ALTERNATING;
}

static bool counts_both(const struct dosage *d) {
    return is_paired(d) && d->count == COUNT_TOTAL;
}

static const struct range once = {1, 1};
static const struct range two_sides = {2, 2};

// Whether there is more than the one set that a dosage without sets has, too.
static bool several(struct range range) {
    return range_is_set(range) && !(range.min == 1 && range.max == 1);
}

// ---- what is done -------------------------------------------------------------------------------

// A phrase with the side that it is for.
static const char *on_side(struct dose_speaker *s, const struct dosage *d, const char *what) {
    if (d->side == SIDE_LEFT) return dose_fill1(s, TEXT_LEFT, "what", what);
    if (d->side == SIDE_RIGHT) return dose_fill1(s, TEXT_RIGHT, "what", what);
    if (!is_paired(d)) return what;
    return dose_fill1(s, counts_both(d) ? TEXT_BOTH : TEXT_EACH, "what", what);
}

// How the sides follow each other; said last.
static const char *in_turn(struct dose_speaker *s, const struct dosage *d, const char *what) {
    return d->side == SIDE_ALTERNATING ? dose_fill1(s, TEXT_CHANGING, "what", what) : what;
}

static const char *say_hold(struct dose_speaker *s, const struct dosage *d) {
    const char *time = dose_time(s, d->hold_seconds, d->hold_in_minutes);
    if (!several(d->sets) && !is_paired(d))
        return on_side(s, d, dose_fill1(s, TEXT_HOLD, "time", time));
    const char *times = dose_count(s, TEXT_TIMES, several(d->sets) ? d->sets : once);
    return on_side(s, d, dose_fill2(s, TEXT_HOLD_TIMES, "time", time, "times", times));
}

static const char *say_tired(struct dose_speaker *s, const struct dosage *d) {
    bool sets = several(d->sets);
    const char *what = sets ? dose_count(s, TEXT_SETS, d->sets) : dose_text(s, TEXT_REPEAT);
    return dose_fill1(s, sets ? TEXT_TIRED_SETS : TEXT_TIRED, "what", on_side(s, d, what));
}

static const char *say_repetitions(struct dose_speaker *s, const struct dosage *d) {
    if (!range_is_set(d->reps)) return on_side(s, d, dose_count(s, TEXT_SETS, d->sets));
    if (!several(d->sets)) return on_side(s, d, dose_count(s, TEXT_REPETITIONS, d->reps));
    const char *sets = dose_count(s, TEXT_SETS, d->sets);
    const char *reps = s->short_form ? dose_number(s, DOSE_PLAIN, d->reps)
                                     : dose_count(s, TEXT_REPETITIONS, d->reps);
    if (counts_both(d)) return dose_fill2(s, TEXT_SETS_OF_BOTH, "sets", sets, "reps", reps);
    return on_side(s, d, dose_fill2(s, TEXT_SETS_OF, "sets", sets, "reps", reps));
}

static const char *say_lead(struct dose_speaker *s, const struct dosage *d) {
    if (range_is_set(d->hold_seconds)) return in_turn(s, d, say_hold(s, d));
    if (d->until_tired) return in_turn(s, d, say_tired(s, d));
    bool counted = range_is_set(d->reps) || range_is_set(d->sets);
    return counted ? in_turn(s, d, say_repetitions(s, d)) : "";
}

const char *dose_main(struct dose_speaker *s, const struct dosage *d) {
    struct buf capital;
    buf_init(&capital);
    dose_icu_capital(s->icu, say_lead(s, d), &capital);
    const char *text = arena_strndup(&s->scratch, capital.at, capital.len);
    buf_release(&capital);
    return text;
}

// ---- how much that is ---------------------------------------------------------------------------

static const char *say_doubled(struct dose_speaker *s, const char *part, const char *work) {
    const struct words_value values[] = {
        {"part", part},
        {"sides", dose_count(s, TEXT_SIDES, two_sides)},
        {"work", work},
    };
    return dose_fill(s, TEXT_TOTAL_DOUBLED, DOSE_OTHER, values, 3);
}

// Sets of repetitions on two sides: the sum of the sets (or, where sides alternate, of one set)
// stands between what was prescribed and what it comes to.
static const char *say_paired_sets(struct dose_speaker *s, const struct dosage *d,
                                   const struct dose_total *total, const char *work) {
    bool turns = d->side == SIDE_ALTERNATING;
    struct range one_set = dose_add(d->reps, d->reps);
    const struct words_value values[] = {
        {"part",
         turns ? dose_count(s, TEXT_REPETITIONS, d->reps) : dose_count(s, TEXT_SETS, d->sets)},
        {"sides", dose_count(s, TEXT_SIDES, two_sides)},
        {turns ? "set" : "sets",
         turns ? dose_count(s, TEXT_REPETITIONS, one_set) : dose_count(s, TEXT_SETS, total->sets)},
        {"work", work},
    };
    return dose_fill(s, turns ? TEXT_TOTAL_TURNS : TEXT_TOTAL_SETS, DOSE_OTHER, values, 4);
}

static const char *say_session(struct dose_speaker *s, const struct dosage *d,
                               const struct dose_total *total) {
    bool per_side = is_paired(d) && !counts_both(d);
    // Repetitions that nobody can count leave the sets.
    if (!range_is_set(total->work)) {
        if (!per_side || d->side == SIDE_ALTERNATING || !several(d->sets)) return "";
        return say_doubled(s, dose_count(s, TEXT_SETS, d->sets),
                           dose_count(s, TEXT_SETS, total->sets));
    }
    const char *work = dose_count(s, total->holds ? TEXT_HOLDS : TEXT_REPETITIONS, total->work);
    if (total->holds) {
        struct range holds = range_is_set(d->sets) ? d->sets : once;
        return per_side ? say_doubled(s, dose_count(s, TEXT_HOLDS, holds), work) : "";
    }
    if (!several(d->sets))
        return per_side ? say_doubled(s, dose_count(s, TEXT_REPETITIONS, d->reps), work) : "";
    if (per_side) return say_paired_sets(s, d, total, work);
    return dose_fill1(s, counts_both(d) ? TEXT_TOTAL_BOTH : TEXT_TOTAL_WORK, "work", work);
}

const char *dose_total_words(struct dose_speaker *s, const struct dosage *d) {
    if (!range_is_set(d->hold_seconds) && !range_is_set(d->reps) && !d->until_tired) return "";
    struct dose_total total = dose_total(d);
    const char *session = say_session(s, d, &total);
    bool often = d->frequency.kind == FREQUENCY_PER_DAY && several(d->frequency.times);
    if (!often || !range_is_set(total.work_a_day)) return session;
    const char *day = dose_count(s, total.holds ? TEXT_HOLDS : TEXT_REPETITIONS, total.work_a_day);
    if (!*session) return dose_fill1(s, TEXT_TOTAL_DAY, "day", day);
    return dose_fill2(s, TEXT_TOTAL_OR_DAY, "total", session, "day", day);
}

// ---- how long it takes --------------------------------------------------------------------------

bool dose_in_seconds(struct range seconds) {
    return (seconds.max == RANGE_OPEN ? seconds.min : seconds.max) < 60;
}

const char *dose_minutes_words(struct dose_speaker *s, struct range seconds) {
    if (!range_is_set(seconds)) return "";
    bool brief = dose_in_seconds(seconds);
    struct range time = brief ? seconds : dose_minutes(seconds);
    if (!brief && time.min != RANGE_OPEN) time.min *= 10;
    if (!brief && time.max != RANGE_OPEN) time.max *= 10;
    struct dose_number number = dose_icu_number(s->icu, brief ? DOSE_SECONDS : DOSE_MINUTES, time);
    enum dose_text text = TEXT_TIME_ABOUT;
    if (seconds.min == RANGE_OPEN) text = TEXT_TIME_UP_TO;
    if (seconds.max == RANGE_OPEN) text = TEXT_TIME_AT_LEAST;
    return dose_fill1(s, text, "time", number.text);
}

static const char *time_words(struct dose_speaker *s, struct range seconds, bool plus_rests) {
    const char *time = dose_minutes_words(s, seconds);
    return *time && plus_rests ? dose_fill1(s, TEXT_TIME_RESTS, "time", time) : time;
}

static const char *say_time(struct dose_speaker *s, const struct dosage *d) {
    struct dose_total total = dose_total(d);
    return time_words(s, total.seconds, total.rest_unsaid);
}

// ---- how often ----------------------------------------------------------------------------------

static const char *say_weekdays(struct dose_speaker *s, unsigned weekdays) {
    const char *days[7];
    size_t count = 0;
    for (int i = 0; i < 7; i++)
        if (weekdays >> i & 1) days[count++] = dose_icu_weekday(s->icu, i);
    if (count == 7) return dose_text(s, TEXT_DAILY);
    struct buf list;
    buf_init(&list);
    dose_icu_list(s->icu, days, count, false, &list);
    const char *text = dose_fill1(s, TEXT_WEEKDAYS, "days", list.at);
    buf_release(&list);
    return text;
}

const char *dose_frequency(struct dose_speaker *s, const struct frequency *frequency) {
    const char *times = dose_count(s, TEXT_TIMES, frequency->times);
    switch (frequency->kind) {
    case FREQUENCY_PER_DAY:
        return several(frequency->times) ? dose_fill1(s, TEXT_PER_DAY, "times", times)
                                         : dose_text(s, TEXT_DAILY);
    case FREQUENCY_PER_WEEK:
        return dose_fill1(s, TEXT_PER_WEEK, "times", times);
    case FREQUENCY_WEEKDAYS:
        return say_weekdays(s, frequency->weekdays);
    case FREQUENCY_NONE:
        break;
    }
    return "";
}

// ---- the room's doors ---------------------------------------------------------------------------

static const char *say(struct dose_speaker *s, const struct dosage *d, enum dose_phrase phrase) {
    switch (phrase) {
    case DOSE_PHRASE_MAIN:
    case DOSE_PHRASE_SHORT:
        return dose_main(s, d);
    case DOSE_PHRASE_TOTAL:
        return dose_total_words(s, d);
    case DOSE_PHRASE_TIME:
        return say_time(s, d);
    case DOSE_PHRASE_DETAILS:
        return dose_details(s, d);
    case DOSE_PHRASE_FREQUENCY:
        return dose_frequency(s, &d->frequency);
    case DOSE_PHRASES:
        break;
    }
    return "";
}

// Where a phrase is kept: one that was said last of all that share the place. Bytes between a
// dosage's members may differ where nothing else does; then it is said anew, which does no harm.
static struct dose_said *place_of(struct dose_speaker *speaker, const struct dosage *dosage,
                                  enum dose_phrase phrase) {
    uint64_t hash = hash_quickly(dosage, sizeof *dosage) + (uint64_t)phrase;
    return &speaker->said[hash % DOSE_SAID];
}

void dose_say(struct dose_speaker *speaker, const struct dosage *dosage, enum dose_phrase phrase,
              struct buf *out) {
    struct dose_said *said = place_of(speaker, dosage, phrase);
    const unsigned char *bytes = (const unsigned char *)dosage;
    if (!said->is_set || said->phrase != phrase ||
        memcmp(said->dosage, bytes, sizeof said->dosage) != 0) {
        arena_reset(&speaker->scratch);
        speaker->short_form = phrase == DOSE_PHRASE_SHORT;
        if (!said->is_set) buf_init(&said->text);
        buf_clear(&said->text);
        buf_puts(&said->text, say(speaker, dosage, phrase));
        speaker->short_form = false;
        memcpy(said->dosage, bytes, sizeof said->dosage);
        said->phrase = phrase;
        said->is_set = true;
    }
    buf_add(out, said->text.at, said->text.len);
}

void dose_say_frequency(struct dose_speaker *speaker, const struct frequency *frequency,
                        struct buf *out) {
    arena_reset(&speaker->scratch);
    buf_puts(out, dose_frequency(speaker, frequency));
}

void dose_say_minutes(struct dose_speaker *speaker, struct range seconds, bool plus_rests,
                      struct buf *out) {
    arena_reset(&speaker->scratch);
    buf_puts(out, time_words(speaker, seconds, plus_rests));
}
