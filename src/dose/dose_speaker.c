// Speakers; see dose_speaker.h and dose_words.h.
#include "dose/dose_speaker.h"

#include "dose/dose_total.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A guide that names only a language ("en") takes the region whose habits the words file names; one
// that says its region itself ("en-US") keeps it.
static const char *find_locale(const struct words *words) {
    const char *locale = words_find(words, "dose.locale", NULL);
    return locale && !strchr(words->language, '-') ? locale : words->language;
}

struct dose_speaker *dose_speaker_open(const struct words *words) {
    struct dose_icu *icu = dose_icu_open(find_locale(words));
    if (!icu) return NULL;
    struct dose_speaker *speaker = base_alloc(sizeof *speaker);
    memset(speaker, 0, sizeof *speaker);
    speaker->icu = icu;
    dose_texts_init(&speaker->texts, words);
    arena_init(&speaker->scratch);
    buf_init(&speaker->buf);
    return speaker;
}

void dose_speaker_close(struct dose_speaker *speaker) {
    if (!speaker) return;
    dose_icu_close(speaker->icu);
    arena_release(&speaker->scratch);
    buf_release(&speaker->buf);
    for (size_t i = 0; i < DOSE_SAID; i++)
        if (speaker->said[i].is_set) buf_release(&speaker->said[i].text);
    free(speaker);
}

// ---- filling in ---------------------------------------------------------------------------------

const char *dose_fill(struct dose_speaker *speaker, enum dose_text text,
                      enum dose_category category, const struct words_value *values, size_t count) {
    const char *form = speaker->texts.forms[speaker->short_form][text][category];
    buf_clear(&speaker->buf);
    if (*form) {
        words_fill(form, values, count, &speaker->buf);
    } else {
        for (size_t i = 0; i < count; i++)
            buf_printf(&speaker->buf, "%s%s", i ? " " : "", values[i].text);
    }
    return arena_strndup(&speaker->scratch, speaker->buf.at, speaker->buf.len);
}

const char *dose_text(struct dose_speaker *speaker, enum dose_text text) {
    return dose_fill(speaker, text, DOSE_OTHER, NULL, 0);
}

const char *dose_fill1(struct dose_speaker *speaker, enum dose_text text, const char *name,
                       const char *value) {
    return dose_fill(speaker, text, DOSE_OTHER, &(struct words_value){name, value}, 1);
}

const char *dose_fill2(struct dose_speaker *speaker, enum dose_text text, const char *name,
                       const char *value, const char *name2, const char *value2) {
    const struct words_value values[] = {{name, value}, {name2, value2}};
    return dose_fill(speaker, text, DOSE_OTHER, values, 2);
}

// ---- numbers ------------------------------------------------------------------------------------

// "up to" and "at least" go round the whole of what is counted: in many languages a form such as
// the Arabic dual has no number in it that they could stand before.
static const char *open_ended(struct dose_speaker *speaker, struct range range, const char *what) {
    if (range.min == RANGE_OPEN) return dose_fill1(speaker, TEXT_UP_TO, "what", what);
    if (range.max == RANGE_OPEN) return dose_fill1(speaker, TEXT_AT_LEAST, "what", what);
    return what;
}

const char *dose_number(struct dose_speaker *speaker, enum dose_unit unit, struct range range) {
    if (!range_is_set(range)) return "";
    const char *text = dose_icu_number(speaker->icu, unit, range).text;
    return open_ended(speaker, range, arena_strdup(&speaker->scratch, text));
}

const char *dose_count(struct dose_speaker *speaker, enum dose_text text, struct range range) {
    if (!range_is_set(range)) return "";
    struct dose_number number = dose_icu_number(speaker->icu, DOSE_PLAIN, range);
    const char *what =
        dose_fill(speaker, text, number.category, &(struct words_value){"n", number.text}, 1);
    return open_ended(speaker, range, what);
}

const char *dose_label(struct dose_speaker *speaker, enum dose_text text, enum dose_unit unit,
                       struct range range) {
    return dose_fill(speaker, text, dose_icu_number(speaker->icu, unit, range).category, NULL, 0);
}

enum dose_unit dose_time_unit(struct range seconds, bool in_minutes) {
    bool tenths = (seconds.min == RANGE_OPEN || seconds.min % 6 == 0) &&
                  (seconds.max == RANGE_OPEN || seconds.max % 6 == 0);
    return in_minutes && tenths ? DOSE_MINUTES : DOSE_SECONDS;
}

struct range dose_in_unit(struct range seconds, enum dose_unit unit) {
    if (unit != DOSE_MINUTES) return seconds;
    if (seconds.min != RANGE_OPEN) seconds.min /= 6;
    if (seconds.max != RANGE_OPEN) seconds.max /= 6;
    return seconds;
}

const char *dose_time(struct dose_speaker *speaker, struct range seconds, bool in_minutes) {
    enum dose_unit unit = dose_time_unit(seconds, in_minutes);
    return dose_number(speaker, unit, dose_in_unit(seconds, unit));
}

const char *dose_plural(struct dose_speaker *speaker, struct range range) {
    if (!range_is_set(range)) return dose_category_names[DOSE_OTHER];
    return dose_category_names[dose_icu_number(speaker->icu, DOSE_PLAIN, range).category];
}

// ---- what others may say ------------------------------------------------------------------------

void dose_say_range(struct dose_speaker *speaker, struct range range, struct buf *out) {
    arena_reset(&speaker->scratch);
    buf_puts(out, dose_number(speaker, DOSE_PLAIN, range));
}

void dose_say_list(struct dose_speaker *speaker, const struct strings *items, struct buf *out) {
    dose_icu_list(speaker->icu, items->at, items->n, false, out);
}

void dose_say_date(struct dose_speaker *speaker, const char *date, struct buf *out) {
    int year, month, day, length = 0;
    if (sscanf(date, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 && !date[length] &&
        month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        dose_icu_date(speaker->icu, year, month, day, out);
    } else {
        buf_puts(out, date);
    }
}

void dose_iso_duration(int seconds, struct buf *out) {
    int hours = seconds / 3600, minutes = seconds / 60 % 60;
    buf_puts(out, "PT");
    if (hours) buf_printf(out, "%dH", hours);
    if (minutes) buf_printf(out, "%dM", minutes);
    if (seconds % 60 || seconds == 0) buf_printf(out, "%dS", seconds % 60);
}

int dose_compare(struct dose_speaker *speaker, const char *a, const char *b) {
    return dose_icu_compare(speaker->icu, a, b);
}
