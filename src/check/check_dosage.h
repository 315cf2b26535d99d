// What a dosage may be and had better not: beyond what a source of the guide advises, or counted in
// a way that readers take otherwise. Only for check/.
#ifndef REGIMEN_CHECK_DOSAGE_H
#define REGIMEN_CHECK_DOSAGE_H

#include "check/check_cross.h"

// Checks the dosage of an exercise's file against the sources that the file cites. Reports
// "outside-guideline" and "count-unclear".
void check_dosage_exercise(const struct check_cross *cross, const struct check_file *file);

// Checks what a routine changes of an exercise's dosage (`item` is its node) against the sources
// that the routine cites. Reports the same, and "no-sides": one side of what works both together,
// and "lead-changed": repetitions of what is held, or the other way round.
void check_dosage_item(const struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *item, const struct check_file *exercise);

// Checks a routine's own frequency against the sources that it cites.
void check_dosage_routine(const struct check_cross *cross, const struct check_file *routine);

#endif
