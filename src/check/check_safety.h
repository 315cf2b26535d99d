// What keeps a reader from harm: reviews that are due, and exercises that need care with what a
// routine's readers have. Only for check/.
#ifndef REGIMEN_CHECK_SAFETY_H
#define REGIMEN_CHECK_SAFETY_H

#include "check/check_cross.h"

// Reads the conditions of guide.yaml, into cross->conditions.
void check_safety_open(struct check_cross *cross);

// Checks the review of an exercise. Reports "review-due", and "review-dates": a review that has not
// happened yet, or one that is due before it happened.
void check_safety_exercise(const struct check_cross *cross, const struct check_file *file);

// Checks a routine's exercises against those for whom it is. Reports "unknown-condition" and
// "audience-conflict": an exercise has a precaution about a condition that the routine's readers
// have, and the item has no note that tells them what to do.
void check_safety_routine(struct check_cross *cross, const struct check_file *file);

#endif
