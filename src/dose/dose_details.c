// Pause, tempo, rest, load, effort and pain in sentences; see dose_words.h.
#include "dose/dose_speaker.h"
#include "dose/dose_total.h"

static struct range exactly(int n) {
    return (struct range){n, n};
}

static const char *say_pause(struct dose_speaker *s, const struct dosage *d) {
    if (!range_is_set(d->pause_seconds) || d->pause_seconds.max == 0) return "";
    return dose_fill1(s, TEXT_PAUSE, "time", dose_time(s, d->pause_seconds, false));
}

// The phases that take no time are left out.
static const char *say_tempo(struct dose_speaker *s, const struct dosage *d) {
    const int seconds[] = {d->tempo.lower, d->tempo.bottom, d->tempo.raise, d->tempo.top};
    const enum dose_text texts[] = {TEXT_TEMPO_LOWER, TEXT_TEMPO_BOTTOM, TEXT_TEMPO_RAISE,
                                    TEXT_TEMPO_TOP};
    const char *parts[4];
    size_t count = 0;
    for (int i = 0; d->tempo.given && i < 4; i++)
        if (seconds[i])
            parts[count++] =
                dose_fill1(s, texts[i], "time", dose_time(s, exactly(seconds[i]), false));
    if (!count) return "";
    struct buf list;
    buf_init(&list);
    dose_icu_list(s->icu, parts, count, true, &list);
    const char *text = dose_fill1(s, TEXT_TEMPO, "parts", list.at);
    buf_release(&list);
    return text;
}

// A rest is between sets, so a single set has none.
static const char *say_rest(struct dose_speaker *s, const struct dosage *d) {
    struct dose_total total = dose_total(d);
    if (!range_is_set(d->rest_seconds) || total.sets.max == 1) return "";
    if (d->rest_seconds.max == 0) return dose_text(s, TEXT_REST_NONE);
    const char *time = dose_time(s, d->rest_seconds, d->rest_in_minutes);
    return dose_fill1(s, total.holds ? TEXT_REST_HOLDS : TEXT_REST_SETS, "time", time);
}

static const char *say_load(struct dose_speaker *s, const struct dosage *d) {
    static const enum dose_text bands[] = {[BAND_LIGHT] = TEXT_BAND_LIGHT,
                                           [BAND_MEDIUM] = TEXT_BAND_MEDIUM,
                                           [BAND_STRONG] = TEXT_BAND_STRONG};
    enum dose_unit unit = d->load.kind == LOAD_POUNDS ? DOSE_POUNDS : DOSE_KILOGRAMS;
    switch (d->load.kind) {
    case LOAD_BODY_WEIGHT:
        return dose_text(s, TEXT_BODY_WEIGHT);
    case LOAD_BAND:
        return dose_text(s, bands[d->load.band]);
    case LOAD_KILOGRAMS:
    case LOAD_POUNDS:
        return dose_fill1(s, TEXT_WEIGHT, "weight", dose_number(s, unit, d->load.tenths));
    case LOAD_NONE:
        break;
    }
    return "";
}

static const char *say_effort(struct dose_speaker *s, const struct dosage *d) {
    struct range value = d->effort.value;
    if (d->effort.kind == EFFORT_RPE)
        return dose_fill1(s, TEXT_RPE, "n", dose_number(s, DOSE_PLAIN, value));
    if (d->effort.kind != EFFORT_RIR) return "";
    if (value.max == 0) return dose_text(s, TEXT_RIR_NONE);
    if (value.min == 0) value.min = RANGE_OPEN; // "0–2 more" is "up to 2 more"
    return dose_fill1(s, TEXT_RIR, "more", dose_count(s, TEXT_MORE, value));
}

static const char *say_pain(struct dose_speaker *s, const struct dosage *d) {
    if (d->pain == PAIN_UNSAID) return "";
    if (d->pain == 0) return dose_text(s, TEXT_PAIN_NONE);
    return dose_fill1(s, TEXT_PAIN_UP_TO, "n", dose_number(s, DOSE_PLAIN, exactly(d->pain)));
}

const char *dose_details(struct dose_speaker *s, const struct dosage *d) {
    static const char *(*const parts[])(struct dose_speaker *, const struct dosage *) = {
        say_pause, say_tempo, say_rest, say_load, say_effort, say_pain};
    const char *text = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *next = parts[i](s, d);
        if (!*next) continue;
        text = *text ? dose_fill2(s, TEXT_SENTENCES, "first", text, "next", next) : next;
    }
    return text;
}
