// Dosage fields as authors write them, into numbers.
#ifndef REGIMEN_DOSE_PARSE_H
#define REGIMEN_DOSE_PARSE_H

#include "base/arena.h"
#include "model/dosage.h"

#include <stdbool.h>

// Reads the text of one field into the dosage ("2-3" for DOSAGE_SETS, "30-60 s" for DOSAGE_HOLD,
// "mon wed fri" for DOSAGE_FREQUENCY; the whole grammar is in docs/dosage.md). A hyphen or an en
// dash makes a range, white space round it is free, units may stand close ("30s").
// On failure returns false and sets *problem to one sentence without a full stop that says what is
// wrong in an author's words, and *hint to what would be right or NULL; both are literals or lie
// in the arena. The dosage keeps what it had.
// Bounds: sets 1-50, reps 1-500, hold 1 s - 60 min, pause 0-60 s, tempo phases 0-60 s, rest 0 s -
// 60 min, times per day 1-24, per week 1-50, kilograms and pounds above 0 up to 500 in tenths,
// RPE 1-10, RIR 0-10, pain 0-10.
bool dose_parse(struct dosage *dosage, enum dosage_field field, const char *text,
                struct arena *arena, const char **problem, const char **hint);

// Whether a text that dose_parse refuses has a number that is too small or too large, and is right
// otherwise.
bool dose_is_out_of_bounds(enum dosage_field field, const char *text, struct arena *arena);

// Checks what only the whole dosage can tell: exactly one of reps and hold leads; a tempo, a pause
// or RIR wants repetitions; a pause is not in the tempo as well; `count: total` wants a side of
// each or alternating and a number to count. Returns the first problem as in dose_parse (literals)
// with the field to show it at, or true.
bool dose_check(const struct dosage *dosage, enum dosage_field *field, const char **problem,
                const char **hint);

// Reads a frequency alone (a routine has one of its own). As dose_parse.
bool dose_parse_frequency(struct frequency *frequency, const char *text, struct arena *arena,
                          const char **problem, const char **hint);

#endif
