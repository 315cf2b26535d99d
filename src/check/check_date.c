// Dates; see check_date.h.
#include "check/check_date.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct day {
    int year, month, day;
};

static int days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool is_day(struct day day) {
    return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= days_of(day.year, day.month);
}

// A text in parts: numbers, at most one name of a month, and what stands between.
enum { PARTS = 3 };
struct parts {
    int number[PARTS], digits[PARTS]; // `digits` is 0 for the month's name
    int n;
    char mark; // what stands between the first two
};

static int month_of(const char *word, size_t length) {
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    if (length < 3) return 0;
    for (int i = 0; i < 12; i++)
        if (length <= strlen(months[i]) && strncasecmp(months[i], word, length) == 0) return i + 1;
    return 0;
}

// The letters behind a day's number: "1st".
static bool is_ordinal(const char *word, size_t length) {
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; length == 2 && i < sizeof endings / sizeof *endings; i++)
        if (strncasecmp(endings[i], word, 2) == 0) return true;
    return false;
}

static bool add_part(struct parts *parts, int number, size_t digits) {
    if (parts->n == PARTS || digits > 8) return false;
    parts->number[parts->n] = number;
    parts->digits[parts->n++] = (int)digits;
    return true;
}

static bool cut(const char *text, struct parts *parts) {
    while (*text) {
        size_t digits = strspn(text, "0123456789"), letters = 0;
        while (isalpha((unsigned char)text[letters])) letters++;
        if (digits) {
            if (!add_part(parts, digits > 8 ? 0 : atoi(text), digits)) return false;
            text += digits;
        } else if (letters && parts->n && is_ordinal(text, letters)) {
            text += letters;
        } else if (letters) {
            int month = month_of(text, letters);
            if (!month || !add_part(parts, month, 0)) return false;
            text += letters;
        } else {
            if (!strchr("-/., ", *text)) return false;
            if (parts->n == 1 && !parts->mark) parts->mark = *text;
            text++;
        }
    }
    return parts->n == PARTS || (parts->n == 1 && parts->digits[0] == 8);
}

// Day and month before the year: a point stands behind a day; otherwise only a number above 12
// tells which of the two it is.
static struct day from_two(int first, int second, int year, bool day_first) {
    if (day_first || first > 12 || first == second) return (struct day){year, second, first};
    if (second > 12) return (struct day){year, first, second};
    return (struct day){0};
}

static struct day from_parts(const struct parts *parts) {
    const int *n = parts->number, *digits = parts->digits;
    if (parts->n == 1) return (struct day){n[0] / 10000, n[0] / 100 % 100, n[0] % 100};
    if (digits[0] == 4 && digits[1] && digits[2] && digits[2] < 3) {
        if (n[1] > 12 && n[2] <= 12) return (struct day){n[0], n[2], n[1]};
        return (struct day){n[0], n[1], n[2]};
    }
    if (digits[2] != 4) return (struct day){0};
    if (!digits[0] && digits[1]) return (struct day){n[2], n[0], n[1]};
    if (!digits[1] && digits[0]) return (struct day){n[2], n[1], n[0]};
    return from_two(n[0], n[1], n[2], parts->mark == '.');
}

static bool is_written_well(const char *text, size_t length) {
    static const char form[] = "0000-00-00";
    if (length != strlen(form)) return false;
    for (size_t i = 0; i < length; i++)
        if (form[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != form[i]) return false;
    return true;
}

const char *check_date_read(struct arena *arena, const char *text) {
    struct parts parts = {0};
    size_t before_time = strcspn(text, "T");
    const char *date = text;
    if (text[before_time] && is_written_well(text, before_time))
        date = arena_strndup(arena, text, before_time);
    if (!cut(date, &parts)) return NULL;
    struct day day = from_parts(&parts);
    return is_day(day) ? arena_printf(arena, "%04d-%02d-%02d", day.year, day.month, day.day) : NULL;
}

bool check_date_is_no_day(struct arena *arena, const char *text, const char **problem,
                          const char **hint) {
    if (!is_written_well(text, strlen(text))) return false;
    struct day day = {atoi(text), atoi(text + 5), atoi(text + 8)};
    if (is_day(day)) return false;
    *problem = arena_printf(arena, "the calendar has no %s", text);
    const char *meant = check_date_read(arena, text);
    if (meant) {
        *hint = arena_printf(arena, "did you mean '%s'?", meant);
    } else if (day.year < 1) {
        *hint = "years begin with 0001";
    } else if (day.month < 1 || day.month > 12) {
        *hint = "months are 01 to 12, and stand in the middle";
    } else {
        *hint =
            arena_printf(arena, "this month has the days 01 to %d", days_of(day.year, day.month));
    }
    return true;
}
