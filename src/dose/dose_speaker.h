// A speaker and the small pieces that its phrases are made of. Inside the room only.
//
// Phrases are put together in the speaker's scratch arena, which each dose_say... empties first.
#ifndef REGIMEN_DOSE_SPEAKER_H
#define REGIMEN_DOSE_SPEAKER_H

#include "dose/dose_icu.h"
#include "dose/dose_texts.h"
#include "dose/dose_words.h"

// What was said of a dosage. Exercises of a guide have few that differ, and each is said on several
// pages.
struct dose_said {
    unsigned char dosage[sizeof(struct dosage)]; // its bytes
    enum dose_phrase phrase;
    struct buf text;
    bool is_set;
};

enum { DOSE_SAID = 512 }; // a power of two

struct dose_speaker {
    struct dose_icu *icu;
    struct dose_texts texts;
    struct arena scratch;
    struct buf buf;  // for one filling at a time
    bool short_form; // whether the short texts are wanted now
    struct dose_said said[DOSE_SAID];
};

// A text with its {names} filled in, in the scratch arena. A text that the words do not have gives
// its values side by side, so that no number is ever lost.
const char *dose_fill(struct dose_speaker *speaker, enum dose_text text,
                      enum dose_category category, const struct words_value *values, size_t count);

// The same with one or two values and no plural form.
const char *dose_text(struct dose_speaker *speaker, enum dose_text text);
const char *dose_fill1(struct dose_speaker *speaker, enum dose_text text, const char *name,
                       const char *value);
const char *dose_fill2(struct dose_speaker *speaker, enum dose_text text, const char *name,
                       const char *value, const char *name2, const char *value2);

// A range as a number ("2–3", "up to 3"), with a unit ("30–60 seconds"), or counting what a text
// with plural forms names ("2–3 sets", "up to 3 sets"). "" for RANGE_NONE.
const char *dose_number(struct dose_speaker *speaker, enum dose_unit unit, struct range range);
const char *dose_count(struct dose_speaker *speaker, enum dose_text text, struct range range);

// A text with plural forms that stands beside its number ("sets"), for the range.
const char *dose_label(struct dose_speaker *speaker, enum dose_text text, enum dose_unit unit,
                       struct range range);

// A time in minutes where that was asked for and is possible in tenths, else in seconds.
enum dose_unit dose_time_unit(struct range seconds, bool in_minutes);
struct range dose_in_unit(struct range seconds, enum dose_unit unit);
const char *dose_time(struct dose_speaker *speaker, struct range seconds, bool in_minutes);

// Whether a session is so brief that it is told in seconds.
bool dose_in_seconds(struct range seconds);

// Each phrase, in the scratch arena; "" where there is nothing to say.
const char *dose_main(struct dose_speaker *speaker, const struct dosage *dosage);
const char *dose_total_words(struct dose_speaker *speaker, const struct dosage *dosage);
const char *dose_details(struct dose_speaker *speaker, const struct dosage *dosage);
const char *dose_frequency(struct dose_speaker *speaker, const struct frequency *frequency);
const char *dose_minutes_words(struct dose_speaker *speaker, struct range seconds);

#endif
