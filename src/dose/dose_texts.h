// The phrases of the words file that this room fills in. Inside the room only.
#ifndef REGIMEN_DOSE_TEXTS_H
#define REGIMEN_DOSE_TEXTS_H

#include "dose/dose_icu.h"
#include "model/words.h"

// The table in dose_texts.c gives each its key and its {names}.
enum dose_text {
    TEXT_UP_TO,
    TEXT_AT_LEAST,
    TEXT_SETS,
    TEXT_REPETITIONS,
    TEXT_HOLDS,
    TEXT_TIMES,
    TEXT_SIDES,
    TEXT_SETS_OF,
    TEXT_SETS_OF_BOTH,
    TEXT_HOLD,
    TEXT_HOLD_TIMES,
    TEXT_REPEAT,
    TEXT_TIRED,
    TEXT_TIRED_SETS,
    TEXT_EACH,
    TEXT_LEFT,
    TEXT_RIGHT,
    TEXT_BOTH,
    TEXT_CHANGING,
    TEXT_TOTAL_WORK,
    TEXT_TOTAL_BOTH,
    TEXT_TOTAL_DOUBLED,
    TEXT_TOTAL_SETS,
    TEXT_TOTAL_TURNS,
    TEXT_TOTAL_OR_DAY,
    TEXT_TOTAL_DAY,
    TEXT_TIME_ABOUT,
    TEXT_TIME_UP_TO,
    TEXT_TIME_AT_LEAST,
    TEXT_TIME_RESTS,
    TEXT_SENTENCES,
    TEXT_PAUSE,
    TEXT_TEMPO,
    TEXT_TEMPO_LOWER,
    TEXT_TEMPO_BOTTOM,
    TEXT_TEMPO_RAISE,
    TEXT_TEMPO_TOP,
    TEXT_REST_SETS,
    TEXT_REST_HOLDS,
    TEXT_REST_NONE,
    TEXT_BODY_WEIGHT,
    TEXT_BAND_LIGHT,
    TEXT_BAND_MEDIUM,
    TEXT_BAND_STRONG,
    TEXT_WEIGHT,
    TEXT_RPE,
    TEXT_RIR,
    TEXT_RIR_NONE,
    TEXT_MORE,
    TEXT_PAIN_NONE,
    TEXT_PAIN_UP_TO,
    TEXT_DAILY,
    TEXT_PER_DAY,
    TEXT_PER_WEEK,
    TEXT_WEEKDAYS,
    TEXT_FACT_SETS,
    TEXT_FACT_SETS_BOTH,
    TEXT_FACT_REPETITIONS,
    TEXT_FACT_REPETITIONS_BOTH,
    TEXT_FACT_HOLDS,
    TEXT_FACT_HOLDS_BOTH,
    TEXT_FACT_SECONDS,
    TEXT_FACT_MINUTES,
    TEXT_FACT_TWICE,
    TEXT_FACT_SIDES,
    TEXT_FACT_LEFT,
    TEXT_FACT_RIGHT,
    TEXT_FACT_ONE_SIDE,
    TEXT_FACT_UNTIL,
    TEXT_FACT_TIRED,
    TEXT_FACT_TIME_SECONDS,
    TEXT_FACT_TIME_MINUTES,
    DOSE_TEXTS,
};

// A text of the words file, ready to fill in; the short form is "dose.short.KEY" where the file
// has it and "dose.KEY" otherwise.
struct dose_texts {
    const char *forms[2][DOSE_TEXTS][DOSE_CATEGORIES]; // [short][text][category]
};

// Looks all texts up. What the words do not have is "".
void dose_texts_init(struct dose_texts *texts, const struct words *words);

#endif
