// Reading the text of a dosage field piece by piece. Inside the room only.
//
// A scan that fails has its problem and hint set, and nothing after it changes them.
#ifndef REGIMEN_DOSE_SCAN_H
#define REGIMEN_DOSE_SCAN_H

#include "base/arena.h"
#include "model/dosage.h"

#include <stdbool.h>
#include <stddef.h>

struct dose_scan {
    const char *text; // the whole field, without white space round it; in the arena
    const char *at;   // what is still to be read
    struct arena *arena;
    const char *problem, *hint; // the first that was found; NULL as long as all is well
    bool out_of_bounds;         // the problem is a number that is too small or too large
};

// Begins reading a text: copies it without the white space round it and with every dash that makes
// a range (U+2010 to U+2014, U+2212) as "-" and every no-break space as " ".
struct dose_scan dose_scan_begin(const char *text, struct arena *arena);

// Notes a problem (and a hint, which may be NULL) unless there is one already. Returns false.
bool dose_scan_fail(struct dose_scan *scan, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The same for a number that is too small or too large.
bool dose_scan_fail_bounds(struct dose_scan *scan, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// The text as messages quote it: cut after forty characters.
const char *dose_scan_quote(struct dose_scan *scan, const char *text);

// Skips white space; whether the end is reached.
bool dose_scan_at_end(struct dose_scan *scan);

// Reads `word` (lower case ASCII, single spaces inside for any white space) if it stands here as a
// whole word; letter case does not matter.
bool dose_scan_word(struct dose_scan *scan, const char *word);

// Reads one character of ASCII punctuation if it stands here.
bool dose_scan_mark(struct dose_scan *scan, char mark);

// Reads a number in tenths ("2.5" is 25). A number that is larger than DOSE_SCAN_LARGEST counts as
// that. False, with nothing read and no problem, where there is no digit here.
bool dose_scan_tenths(struct dose_scan *scan, int *tenths);
#define DOSE_SCAN_LARGEST 1000000

// A number written as a word ("three") at the start of the text: 0 to 12, "once", "twice"; -1 if
// there is none. Reads it.
int dose_scan_spelled(struct dose_scan *scan);

// A keyword of a field, and the keyword that an author meant who wrote something else.
struct dose_keyword {
    const char *word;  // lower case
    int value;         // what it stands for
    const char *meant; // NULL where `word` is right; otherwise the hint
};

// Reads the whole text as one keyword of a list that ends with a NULL word. Returns its value, or
// -1 with a problem such as "'bth' is not a side" and a hint: `example`, or where that is NULL a
// keyword that is near, or else all keywords.
int dose_scan_keyword(struct dose_scan *scan, const struct dose_keyword *keywords, const char *what,
                      const char *example);

// A range with what was written behind its numbers.
enum dose_scan_unit {
    DOSE_UNIT_NONE,
    DOSE_UNIT_SECONDS,
    DOSE_UNIT_MINUTES,
    DOSE_UNIT_KILOGRAMS,
    DOSE_UNIT_POUNDS
};

struct dose_amount {
    struct range tenths;
    enum dose_scan_unit units[2]; // of the minimum and the maximum; the first only if written
    const char *end;              // where the numbers end (before a last unit)
};

// Reads "3", "2-3", "2 to 3", "up to 3", "at least 3", each number with a unit behind it or not.
// Reports what is not a number, with `example` as the hint, and a minimum above the maximum.
bool dose_scan_amount(struct dose_scan *scan, struct dose_amount *amount, const char *what,
                      const char *example);

// Reads the whole text as a frequency (in dose_frequency.c).
bool dose_scan_frequency(struct dose_scan *scan, struct frequency *frequency);

// "did you mean '...'?" with the whole text, in which `meant` stands for what is between `start`
// and `end`.
const char *dose_scan_meant(struct dose_scan *scan, const char *start, const char *end,
                            const char *meant);

// Numbers as a message shows them: tenths "2.5", a range "2-3", "up to 3".
const char *dose_scan_show(struct dose_scan *scan, struct range tenths);

#endif
