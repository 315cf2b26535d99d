// How often; see dose_parse.h.
#include "base/near.h"
#include "dose/dose_parse.h"
#include "dose/dose_scan.h"

#include <string.h>

static const char example[] = "such as 'daily', '2 per day', '2-3 per week' or 'mon wed fri'";

static const struct {
    const char *abbreviation, *name;
} days[7] = {{"mon", "monday"}, {"tue", "tuesday"},  {"wed", "wednesday"}, {"thu", "thursday"},
             {"fri", "friday"}, {"sat", "saturday"}, {"sun", "sunday"}};

static int read_day(struct dose_scan *scan) {
    for (int i = 0; i < 7; i++)
        if (dose_scan_word(scan, days[i].abbreviation) || dose_scan_word(scan, days[i].name))
            return i;
    return -1;
}

static const char *show_days(struct dose_scan *scan, unsigned set) {
    const char *text = "";
    for (int i = 0; i < 7; i++)
        if (set & 1u << i)
            text =
                arena_printf(scan->arena, "%s%s%s", text, *text ? " " : "", days[i].abbreviation);
    return text;
}

// The day that a word was probably meant to be, as a hint with the whole text.
static const char *hint_day(struct dose_scan *scan) {
    struct strings names = {0};
    for (int i = 0; i < 7; i++) vec_push(scan->arena, &names, days[i].abbreviation);
    for (int i = 0; i < 7; i++) vec_push(scan->arena, &names, days[i].name);
    size_t length = strcspn(scan->at, " ,");
    const char *near = near_find(arena_strndup(scan->arena, scan->at, length), &names);
    return near ? dose_scan_meant(scan, scan->at, scan->at + length, near) : example;
}

// "mon-fri", as a hint that names the days.
static const char *hint_span(struct dose_scan *scan, int from) {
    if (!dose_scan_mark(scan, '-') && !dose_scan_word(scan, "to")) return hint_day(scan);
    int to = read_day(scan);
    if (to < 0) return example;
    unsigned set = 1u << to;
    for (int day = from; day != to; day = (day + 1) % 7) set |= 1u << day;
    return arena_printf(scan->arena, "did you mean '%s'?", show_days(scan, set));
}

static bool weekdays(struct dose_scan *scan, struct frequency *frequency) {
    unsigned set = 0;
    while (!dose_scan_at_end(scan)) {
        const char *start = scan->at;
        int day = read_day(scan), last = -1;
        if (day < 0) {
            for (int i = 0; i < 7; i++)
                if (set & 1u << i) last = i;
            const char *hint = hint_span(scan, last);
            return dose_scan_fail(scan, hint, "%s is not a day of the week",
                                  dose_scan_quote(scan, start));
        }
        if (set & 1u << day)
            return dose_scan_fail(scan, NULL, "%s stands here twice", days[day].name);
        set |= 1u << day;
        dose_scan_mark(scan, ',');
        if (!dose_scan_at_end(scan)) dose_scan_word(scan, "and");
    }
    *frequency = (struct frequency){FREQUENCY_WEEKDAYS, RANGE_NONE, set};
    return true;
}

// "a day", "per day", "each day", "/day": any way to say it. `strict` takes "per day" only.
static enum dosage_frequency read_period(struct dose_scan *scan, bool strict) {
    if (strict ? !dose_scan_word(scan, "per")
               : !dose_scan_word(scan, "per") && !dose_scan_word(scan, "a") &&
                     !dose_scan_word(scan, "each") && !dose_scan_word(scan, "every") &&
                     !dose_scan_mark(scan, '/'))
        return FREQUENCY_NONE;
    if (dose_scan_word(scan, "day")) return FREQUENCY_PER_DAY;
    if (dose_scan_word(scan, "week")) return FREQUENCY_PER_WEEK;
    static const char *const periods[] = {"day", "week"};
    const char *near =
        strict ? NULL : near_find(scan->at, &(struct strings){(const char **)periods, 2, 2});
    if (!near) return FREQUENCY_NONE;
    return near == periods[0] ? FREQUENCY_PER_DAY : FREQUENCY_PER_WEEK;
}

// What an author may have meant: "twice a day" is '2 per day', "3x/week" is '3 per week'.
static const char *hint_meant(struct dose_scan *scan) {
    scan->at = scan->text;
    int tenths = 0, spelled = dose_scan_spelled(scan);
    const char *number;
    if (spelled >= 0) {
        number = dose_scan_show(scan, (struct range){spelled * 10, spelled * 10});
    } else {
        const char *start = scan->at;
        if (!dose_scan_word(scan, "up to")) dose_scan_word(scan, "at least");
        if (!dose_scan_tenths(scan, &tenths)) return example;
        const char *end = scan->at;
        if ((dose_scan_mark(scan, '-') || dose_scan_word(scan, "to")) &&
            dose_scan_tenths(scan, &tenths))
            end = scan->at;
        number = arena_strndup(scan->arena, start, (size_t)(end - start));
    }
    if (!dose_scan_word(scan, "times") && !dose_scan_word(scan, "time") &&
        !dose_scan_word(scan, "days") && !dose_scan_word(scan, "x"))
        dose_scan_word(scan, "sessions");
    bool daily = dose_scan_word(scan, "daily"), weekly = dose_scan_word(scan, "weekly");
    enum dosage_frequency period = read_period(scan, false);
    if (daily || period == FREQUENCY_PER_DAY)
        return arena_printf(scan->arena, "did you mean '%s per day'?", number);
    if (weekly || period == FREQUENCY_PER_WEEK)
        return arena_printf(scan->arena, "did you mean '%s per week'?", number);
    if (!dose_scan_at_end(scan)) return example;
    return arena_printf(scan->arena, "did you mean '%s per day' or '%s per week'?", number, number);
}

static bool times(struct dose_scan *scan, struct frequency *frequency) {
    struct dose_amount amount;
    if (!dose_scan_amount(scan, &amount, "how often", example)) return false;
    bool per = !amount.units[0] && !amount.units[1];
    enum dosage_frequency kind = per ? read_period(scan, true) : FREQUENCY_NONE;
    if (kind == FREQUENCY_NONE || !dose_scan_at_end(scan))
        return dose_scan_fail(scan, hint_meant(scan), "%s does not say how often",
                              dose_scan_quote(scan, scan->text));
    int most = kind == FREQUENCY_PER_DAY ? 24 : 50;
    int ends[2] = {amount.tenths.min, amount.tenths.max};
    for (int i = 0; i < 2; i++) {
        if (ends[i] == RANGE_OPEN) continue;
        if (ends[i] % 10) return dose_scan_fail(scan, example, "the number of times must be whole");
        ends[i] /= 10;
        if (ends[i] < 1 || ends[i] > most)
            return dose_scan_fail_bounds(scan, "the times a %s are to be from 1 to %d, not %d",
                                         kind == FREQUENCY_PER_DAY ? "day" : "week", most, ends[i]);
    }
    *frequency = (struct frequency){kind, {ends[0], ends[1]}, 0};
    return true;
}

static bool other_words(struct dose_scan *scan) {
    static const struct dose_keyword keywords[] = {
        {"daily", 0, NULL},
        {"every day", 0, "did you mean 'daily'?"},
        {"each day", 0, "did you mean 'daily'?"},
        {"a day", 0, "did you mean 'daily'?"},
        {"weekly", 0, "did you mean '1 per week'?"},
        {"every week", 0, "did you mean '1 per week'?"},
        {"every other day", 0, "name the days, such as 'mon wed fri', or write '3-4 per week'"},
        {"every second day", 0, "name the days, such as 'mon wed fri', or write '3-4 per week'"},
        {"alternate days", 0, "name the days, such as 'mon wed fri', or write '3-4 per week'"},
        {"weekdays", 0, "did you mean 'mon tue wed thu fri'?"},
        {"weekends", 0, "did you mean 'sat sun'?"},
        {NULL, 0, NULL}};
    int spelled = dose_scan_spelled(scan);
    if (spelled >= 0)
        return dose_scan_fail(scan, hint_meant(scan), "%s does not say how often in figures",
                              dose_scan_quote(scan, scan->text));
    for (const struct dose_keyword *k = keywords; k->word; k++) {
        scan->at = scan->text;
        if (k->meant && dose_scan_word(scan, k->word) && dose_scan_at_end(scan))
            return dose_scan_fail(scan, k->meant, "%s is not a frequency that is known",
                                  dose_scan_quote(scan, scan->text));
    }
    struct strings words = {0};
    for (const struct dose_keyword *k = keywords; k->word; k++)
        vec_push(scan->arena, &words, k->word);
    const char *near = near_find(scan->text, &words),
               *hint = near ? "did you mean 'daily'?" : example;
    for (const struct dose_keyword *k = keywords; near && k->word; k++)
        if (k->word == near && k->meant) hint = k->meant;
    return dose_scan_fail(scan, hint, "%s does not say how often",
                          dose_scan_quote(scan, scan->text));
}

bool dose_scan_frequency(struct dose_scan *scan, struct frequency *frequency) {
    if (!*scan->text) return dose_scan_fail(scan, example, "the value is empty");
    if (dose_scan_word(scan, "daily") && dose_scan_at_end(scan)) {
        *frequency = (struct frequency){FREQUENCY_PER_DAY, {1, 1}, 0};
        return true;
    }
    scan->at = scan->text;
    if (read_day(scan) >= 0) {
        scan->at = scan->text;
        return weekdays(scan, frequency);
    }
    bool number = (*scan->text >= '0' && *scan->text <= '9') || dose_scan_word(scan, "up to") ||
                  dose_scan_word(scan, "at least");
    scan->at = scan->text;
    return number ? times(scan, frequency) : other_words(scan);
}

bool dose_parse_frequency(struct frequency *frequency, const char *text, struct arena *arena,
                          const char **problem, const char **hint) {
    struct dose_scan scan = dose_scan_begin(text, arena);
    bool done = dose_scan_frequency(&scan, frequency);
    *problem = scan.problem;
    *hint = scan.hint;
    return done;
}
