// ICU's formatters; see dose_icu.h.
//
// An ICU call that fails here is a bug or a lack of memory (the locale was looked at in open), and
// aborts as such.
#include "dose/dose_icu.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

const char *const dose_category_names[DOSE_CATEGORIES] = {"zero", "one",  "two",
                                                          "few",  "many", "other"};

enum { CACHE_SLOTS = 256, SHORT_TEXT = 128 };

struct slot {
    char *text; // owned; NULL where the slot is empty
    enum dose_unit unit;
    struct range range;
    enum dose_category category;
};

struct dose_icu {
    char locale[ULOC_FULLNAME_CAPACITY];
    UNumberRangeFormatter *numbers[DOSE_UNITS];
    UFormattedNumberRange *number;
    UPluralRules *plurals;
    UListFormatter *lists[2]; // "a, b and c"; "a, b, c"
    UDateFormat *dates;
    UCaseMap *cases;
    UCollator *collator;
    char *weekdays[7];
    struct slot cache[CACHE_SLOTS];
};

static void must(UErrorCode error, const char *what) {
    if (U_SUCCESS(error)) return;
    fprintf(stderr, "regimen: ICU cannot make %s: %s\n", what, u_errorName(error));
    abort();
}

struct dose_icu *dose_icu_open(const char *tag) {
    UErrorCode error = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    int32_t parsed = 0;
    int32_t length = uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &error);
    if (U_FAILURE(error) || length <= 0 || (size_t)length >= sizeof locale) return NULL;
    if ((size_t)parsed != strlen(tag)) return NULL;
    struct dose_icu *icu = base_alloc(sizeof *icu);
    *icu = (struct dose_icu){0};
    memcpy(icu->locale, locale, (size_t)length + 1);
    return icu;
}

void dose_icu_close(struct dose_icu *icu) {
    if (!icu) return;
    for (int i = 0; i < DOSE_UNITS; i++) unumrf_close(icu->numbers[i]);
    unumrf_closeResult(icu->number);
    uplrules_close(icu->plurals);
    for (int i = 0; i < 2; i++) ulistfmt_close(icu->lists[i]);
    udat_close(icu->dates);
    ucasemap_close(icu->cases);
    ucol_close(icu->collator);
    for (int i = 0; i < 7; i++) free(icu->weekdays[i]);
    for (int i = 0; i < CACHE_SLOTS; i++) free(icu->cache[i].text);
    free(icu);
}

// ---- UTF-16, which ICU's formatters speak -------------------------------------------------------

static char *to_utf8(const UChar *text, int32_t length) {
    int32_t size = length * 3 + 1, used = 0; // a UTF-16 unit takes at most three bytes
    char *copy = base_alloc((size_t)size);
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(copy, size, &used, text, length, &error);
    must(error, "UTF-8");
    return copy;
}

static UChar *to_utf16(const char *text, int32_t *length) {
    size_t bytes = strlen(text);
    if (bytes > INT32_MAX / 4) abort();
    UChar *copy = base_alloc((bytes + 1) * sizeof *copy);
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(copy, (int32_t)bytes + 1, length, text, (int32_t)bytes, &error);
    must(error, "UTF-16");
    return copy;
}

static void append(struct buf *out, const UChar *text, int32_t length) {
    char *copy = to_utf8(text, length);
    buf_puts(out, copy);
    free(copy);
}

// ---- numbers ------------------------------------------------------------------------------------

static const struct {
    const UChar *skeleton;
    double scale; // what one of ours is, in ICU's unit
} units[DOSE_UNITS] = {
    [DOSE_PLAIN] = {u"", 1},
    [DOSE_TENTHS] = {u"", 0.1},
    [DOSE_SECONDS] = {u"measure-unit/duration-second unit-width-full-name", 1},
    [DOSE_MINUTES] = {u"measure-unit/duration-minute unit-width-full-name", 0.1},
    [DOSE_KILOGRAMS] = {u"measure-unit/mass-kilogram unit-width-short", 0.1},
    [DOSE_POUNDS] = {u"measure-unit/mass-pound unit-width-short", 0.1},
};

static double in_unit(int value, enum dose_unit unit) {
    return units[unit].scale < 1 ? value / 10.0 : value;
}

static void open_numbers(struct dose_icu *icu, enum dose_unit unit) {
    UErrorCode error = U_ZERO_ERROR;
    icu->numbers[unit] = unumrf_openForSkeletonWithCollapseAndIdentityFallback(
        units[unit].skeleton, -1, UNUM_RANGE_COLLAPSE_AUTO, UNUM_IDENTITY_FALLBACK_SINGLE_VALUE,
        icu->locale, NULL, &error);
    if (!icu->number) icu->number = unumrf_openResult(&error);
    if (!icu->plurals) icu->plurals = uplrules_open(icu->locale, &error);
    must(error, "a number format");
}

// ICU 72 gives a range of two equal numbers the category of a range ("1-1" is "other" in English),
// so that one number is asked for as one.
static enum dose_category find_category(struct dose_icu *icu, double first, double second) {
    UErrorCode error = U_ZERO_ERROR;
    UChar keyword[16];
    if (first == second) { // NOLINT: both come from the same whole number
        uplrules_select(icu->plurals, first, keyword, 16, &error);
    } else {
        uplrules_selectForRange(icu->plurals, icu->number, keyword, 16, &error);
    }
    must(error, "a plural category");
    char name[16];
    u_austrcpy(name, keyword);
    for (int i = 0; i < DOSE_CATEGORIES; i++)
        if (strcmp(name, dose_category_names[i]) == 0) return (enum dose_category)i;
    return DOSE_OTHER;
}

static void write_slot(struct dose_icu *icu, struct slot *slot) {
    UErrorCode error = U_ZERO_ERROR;
    if (!icu->numbers[slot->unit]) open_numbers(icu, slot->unit);
    double first = in_unit(slot->range.min, slot->unit);
    double second = in_unit(slot->range.max, slot->unit);
    unumrf_formatDoubleRange(icu->numbers[slot->unit], first, second, icu->number, &error);
    int32_t length = 0;
    const UChar *text =
        ufmtval_getString(unumrf_resultAsValue(icu->number, &error), &length, &error);
    must(error, "a number");
    free(slot->text);
    slot->text = to_utf8(text, length);
    slot->category = find_category(icu, first, second);
}

struct dose_number dose_icu_number(struct dose_icu *icu, enum dose_unit unit, struct range range) {
    if (range.min == RANGE_OPEN) range.min = range.max;
    if (range.max == RANGE_OPEN) range.max = range.min;
    unsigned hash = (unsigned)range.min * 31 + (unsigned)range.max * 7 + (unsigned)unit * 101;
    struct slot *slot = &icu->cache[hash % CACHE_SLOTS];
    if (!slot->text || slot->unit != unit || slot->range.min != range.min ||
        slot->range.max != range.max) {
        slot->unit = unit;
        slot->range = range;
        write_slot(icu, slot);
    }
    return (struct dose_number){slot->text, slot->category};
}

// ---- lists --------------------------------------------------------------------------------------

static void open_list(struct dose_icu *icu, bool sequence) {
    UErrorCode error = U_ZERO_ERROR;
    icu->lists[sequence] =
        ulistfmt_openForType(icu->locale, sequence ? ULISTFMT_TYPE_UNITS : ULISTFMT_TYPE_AND,
                             ULISTFMT_WIDTH_WIDE, &error);
    must(error, "a list format");
}

void dose_icu_list(struct dose_icu *icu, const char *const *items, size_t count, bool sequence,
                   struct buf *out) {
    if (count == 1) buf_puts(out, items[0]);
    if (count < 2) return;
    if (count > INT32_MAX / 16) abort();
    if (!icu->lists[sequence]) open_list(icu, sequence);
    UChar **texts = base_alloc(count * sizeof *texts);
    int32_t *lengths = base_alloc(count * sizeof *lengths), total = 0;
    for (size_t i = 0; i < count; i++) {
        texts[i] = to_utf16(items[i], &lengths[i]);
        total += lengths[i] + 16; // words and marks between two items are shorter than that
    }
    UChar *list = base_alloc((size_t)total * sizeof *list);
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = ulistfmt_format(icu->lists[sequence], (const UChar *const *)texts, lengths,
                                     (int32_t)count, list, total, &error);
    must(error, "a list");
    append(out, list, length);
    for (size_t i = 0; i < count; i++) free(texts[i]);
    free(list);
    free(lengths);
    free(texts);
}

// ---- dates --------------------------------------------------------------------------------------

static void open_dates(struct dose_icu *icu) {
    UErrorCode error = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    memcpy(locale, icu->locale, sizeof locale);
    uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &error);
    UDateTimePatternGenerator *generator = udatpg_open(locale, &error);
    UChar pattern[SHORT_TEXT];
    int32_t length = udatpg_getBestPattern(generator, u"yMMMMd", 6, pattern, SHORT_TEXT, &error);
    udatpg_close(generator);
    icu->dates = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", 3, pattern, length, &error);
    must(error, "a date format");
}

// Days from 1970-01-01, by Howard Hinnant's days_from_civil
// (https://howardhinnant.github.io/date_algorithms.html).
static long count_days(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = (y >= 0 ? y : y - 399) / 400, year_of_era = y - era * 400;
    long day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

void dose_icu_date(struct dose_icu *icu, int year, int month, int day, struct buf *out) {
    if (!icu->dates) open_dates(icu);
    UErrorCode error = U_ZERO_ERROR;
    UChar text[SHORT_TEXT];
    UDate date = (double)count_days(year, month, day) * 86400000.0;
    int32_t length = udat_format(icu->dates, date, text, SHORT_TEXT, NULL, &error);
    must(error, "a date");
    append(out, text, length);
}

const char *dose_icu_weekday(struct dose_icu *icu, int day) {
    if (!icu->weekdays[day]) {
        if (!icu->dates) open_dates(icu);
        UErrorCode error = U_ZERO_ERROR;
        UChar name[SHORT_TEXT];
        int32_t which = day == 6 ? 1 : day + 2; // ICU's Sunday is 1
        int32_t length =
            udat_getSymbols(icu->dates, UDAT_WEEKDAYS, which, name, SHORT_TEXT, &error);
        must(error, "the name of a weekday");
        icu->weekdays[day] = to_utf8(name, length);
    }
    return icu->weekdays[day];
}

// ---- case and order -----------------------------------------------------------------------------

void dose_icu_capital(struct dose_icu *icu, const char *text, struct buf *out) {
    UErrorCode error = U_ZERO_ERROR;
    // Only the very first character changes: "2–3 sets" stays as it is.
    if (!icu->cases)
        icu->cases = ucasemap_open(icu->locale,
                                   U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE |
                                       U_TITLECASE_NO_BREAK_ADJUSTMENT,
                                   &error);
    must(error, "a case map");
    size_t bytes = strlen(text);
    if (bytes > INT32_MAX / 4) abort();
    int32_t size = (int32_t)bytes + 32; // one letter may become three
    char *copy = base_alloc((size_t)size);
    ucasemap_utf8ToTitle(icu->cases, copy, size, text, (int32_t)bytes, &error);
    must(error, "a capital letter");
    buf_puts(out, copy);
    free(copy);
}

int dose_icu_compare(struct dose_icu *icu, const char *a, const char *b) {
    UErrorCode error = U_ZERO_ERROR;
    if (!icu->collator) icu->collator = ucol_open(icu->locale, &error);
    must(error, "a collator");
    UCollationResult order = ucol_strcollUTF8(icu->collator, a, -1, b, -1, &error);
    must(error, "an order");
    // What the language takes for the same keeps a fixed order all the same.
    return order == UCOL_EQUAL ? strcmp(a, b) : (int)order;
}
