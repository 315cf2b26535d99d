// A dosage in words, in any language that has a words file.
//
// Numbers, ranges, units, plural categories and lists come from ICU; the phrases from the words
// file (keys "dose...."). A speaker keeps ICU's formatters, which are dear to make; each worker
// has its own.
#ifndef REGIMEN_DOSE_WORDS_H
#define REGIMEN_DOSE_WORDS_H

#include "base/buf.h"
#include "base/vec.h"
#include "model/dosage.h"
#include "model/words.h"

#include <stdbool.h>

struct dose_speaker;

// Looks whether a words file has every text that the phrases need, each with its {names}, and
// whether its "dose.locale" is a language tag. Gives one sentence for each fault, in the arena.
// A speaker of faulty words still says every number, but without the missing words.
void dose_check_words(const struct words *words, struct arena *arena, struct strings *problems);

// Makes a speaker for the language of `words`, which must outlive it. Returns NULL where ICU cannot
// make one (a language tag that is not one). Where the language is a bare one ("en"), the words'
// key "dose.locale" ("en-001") says whose numbers, dates and lists to use. End it with
// dose_speaker_close; NULL is fine.
struct dose_speaker *dose_speaker_open(const struct words *words);
void dose_speaker_close(struct dose_speaker *speaker);

enum dose_phrase {
    DOSE_PHRASE_MAIN,    // "2–3 sets of 10–15 repetitions on each side"; begins with a capital
    DOSE_PHRASE_SHORT,   // for a card: "2–3 sets of 10–15 on each side"; the same
    DOSE_PHRASE_TOTAL,   // "3 holds × 2 sides = 6 holds in all"; "" where nothing is to work out
    DOSE_PHRASE_TIME,    // "about 3–6 minutes, plus rests"; "" where the time cannot be told
    DOSE_PHRASE_DETAILS, // pause, tempo, rest, load, effort, pain: sentences; "" where none
    DOSE_PHRASE_FREQUENCY, // "every day", "2–3 times a week", "on Monday, Wednesday and Friday"
    DOSE_PHRASES,
};

// Appends the phrase to `out`; plain text, nothing escaped. Never leaves it open what a number
// counts: where sides are two, the words say "on each side" or "in all".
void dose_say(struct dose_speaker *speaker, const struct dosage *dosage, enum dose_phrase phrase,
              struct buf *out);

// One cell of the dosage at a glance: "2–3" over "sets", "30–60" over "seconds each hold".
struct dose_fact {
    const char *number, *label;
};
struct dose_facts {
    VEC_OF(struct dose_fact)
};

// The two to four facts that a reader looks for first: sets, repetitions or hold, sides where there
// are two, minutes. In the arena.
void dose_facts(struct dose_speaker *speaker, const struct dosage *dosage, struct arena *arena,
                struct dose_facts *facts);

// Appends the frequency of a routine, the sum of several dosages' time ("about 12–18 minutes"; ""
// where one of them cannot be told; seconds where it is less than a minute; "plus rests" where
// rests between sets are not in it), a range as numbers ("1–2"), a list ("a, b and c"), a date
// ("1 November 2026") from YYYY-MM-DD.
void dose_say_frequency(struct dose_speaker *speaker, const struct frequency *frequency,
                        struct buf *out);
void dose_say_minutes(struct dose_speaker *speaker, struct range seconds, bool plus_rests,
                      struct buf *out);
void dose_say_range(struct dose_speaker *speaker, struct range range, struct buf *out);
void dose_say_list(struct dose_speaker *speaker, const struct strings *items, struct buf *out);
void dose_say_date(struct dose_speaker *speaker, const char *date, struct buf *out);

// The plural category of a number or range in the speaker's language: "one", "few", "other", ...
const char *dose_plural(struct dose_speaker *speaker, struct range range);

// Appends an ISO 8601 duration such as "PT1M30S".
void dose_iso_duration(int seconds, struct buf *out);

// Compares two texts as the language sorts them. Returns <0, 0, >0.
int dose_compare(struct dose_speaker *speaker, const char *a, const char *b);

#endif
