// Dates as authors write them. Only for check/.
#ifndef REGIMEN_CHECK_DATE_H
#define REGIMEN_CHECK_DATE_H

#include "base/arena.h"

#include <stdbool.h>

// The date that was meant, as year-month-day in the arena: "1.11.2026", "November 1, 2026" and
// "2026/11/1" are 2026-11-01. NULL where the text is no date, where day and month could be either
// way round, and where the calendar has no such day.
const char *check_date_read(struct arena *arena, const char *text);

// What is wrong with a text of the form 2026-02-30, and a hint, both in the arena. False where the
// text has another form, or is a day of the Gregorian calendar.
bool check_date_is_no_day(struct arena *arena, const char *text, const char **problem,
                          const char **hint);

#endif
