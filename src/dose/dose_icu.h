// What ICU knows of a language: numbers, ranges, units, plural categories, lists, dates, order.
// Inside the room only. Formatters are made when they are first wanted.
#ifndef REGIMEN_DOSE_ICU_H
#define REGIMEN_DOSE_ICU_H

#include "base/buf.h"
#include "base/vec.h"
#include "model/dosage.h"

struct dose_icu;

// Makes one for a language tag such as "en" or "pt-BR". NULL where it is not a tag.
struct dose_icu *dose_icu_open(const char *tag);
void dose_icu_close(struct dose_icu *icu);

// What a number is, and how it is kept.
enum dose_unit {
    DOSE_PLAIN,     // a whole number
    DOSE_TENTHS,    // a number without a unit, in tenths
    DOSE_SECONDS,   // whole seconds
    DOSE_MINUTES,   // tenths of minutes
    DOSE_KILOGRAMS, // tenths of kilograms
    DOSE_POUNDS,    // tenths of pounds
    DOSE_UNITS,
};

enum dose_category {
    DOSE_ZERO,
    DOSE_ONE,
    DOSE_TWO,
    DOSE_FEW,
    DOSE_MANY,
    DOSE_OTHER,
    DOSE_CATEGORIES,
};

// CLDR's names of the categories: "zero", "one", ...
extern const char *const dose_category_names[DOSE_CATEGORIES];

// A number or range as the language writes it, and the plural category that it asks for.
struct dose_number {
    const char *text; // "30–60 seconds"
    enum dose_category category;
};

// Writes a range that has at least one bound; of an open range, the bound that it has. The text
// lasts until the next call: it lies in a cache, because a guide says the same few ranges again
// and again and ICU takes some microseconds for each.
struct dose_number dose_icu_number(struct dose_icu *icu, enum dose_unit unit, struct range range);

// Appends a list: "a, b and c", or, where `sequence`, "a, b, c" as units are listed.
void dose_icu_list(struct dose_icu *icu, const char *const *items, size_t count, bool sequence,
                   struct buf *out);

// The name of a day of the week as it stands in a date; 0 is Monday.
const char *dose_icu_weekday(struct dose_icu *icu, int day);

// Appends a date of the Gregorian calendar, such as "1 November 2026".
void dose_icu_date(struct dose_icu *icu, int year, int month, int day, struct buf *out);

// Appends a text with its first letter as it stands at the start of a sentence.
void dose_icu_capital(struct dose_icu *icu, const char *text, struct buf *out);

int dose_icu_compare(struct dose_icu *icu, const char *a, const char *b);

#endif
