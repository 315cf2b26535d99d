// Scanning dosage fields; see dose_scan.h.
#include "dose/dose_scan.h"

#include "base/buf.h"
#include "base/near.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}
static bool is_letter(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c & 0x80);
}

static bool is_dash(uint32_t c) {
    return (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}
static bool is_wide_space(uint32_t c) {
    return c == 0xA0 || c == 0x2009 || c == 0x202F;
}

struct dose_scan dose_scan_begin(const char *text, struct arena *arena) {
    struct buf plain;
    buf_init(&plain);
    while (*text) {
        uint32_t c = utf8_next(&text);
        if (is_dash(c)) c = '-';
        if (is_wide_space(c) || (c < 0x80 && is_space((char)c))) c = ' ';
        if (c != ' ' || plain.len) utf8_put(&plain, c);
    }
    size_t length = plain.len;
    while (length && plain.at[length - 1] == ' ') length--;
    char *copy = arena_strndup(arena, plain.at, length);
    buf_release(&plain);
    return (struct dose_scan){.text = copy, .at = copy, .arena = arena};
}

static void note(struct dose_scan *scan, const char *hint, const char *format, va_list args) {
    char text[256];
    vsnprintf(text, sizeof text, format, args);
    scan->problem = arena_strdup(scan->arena, text);
    scan->hint = arena_strdup(scan->arena, hint);
}

bool dose_scan_fail(struct dose_scan *scan, const char *hint, const char *format, ...) {
    if (scan->problem) return false;
    va_list args;
    va_start(args, format);
    note(scan, hint, format, args);
    va_end(args);
    return false;
}

bool dose_scan_fail_bounds(struct dose_scan *scan, const char *format, ...) {
    if (scan->problem) return false;
    va_list args;
    va_start(args, format);
    note(scan, NULL, format, args);
    va_end(args);
    scan->out_of_bounds = true;
    return false;
}

const char *dose_scan_quote(struct dose_scan *scan, const char *text) {
    const char *end = text;
    for (int i = 0; i < 40 && *end; i++) utf8_next(&end);
    return arena_printf(scan->arena, "'%.*s%s'", (int)(end - text), text, *end ? "..." : "");
}

bool dose_scan_at_end(struct dose_scan *scan) {
    while (is_space(*scan->at)) scan->at++;
    return !*scan->at;
}

bool dose_scan_word(struct dose_scan *scan, const char *word) {
    dose_scan_at_end(scan);
    const char *at = scan->at;
    for (; *word; word++) {
        if (*word == ' ' ? !is_space(*at) : lower(*at) != *word) return false;
        at++;
        if (*word == ' ')
            while (is_space(*at)) at++;
    }
    if (is_letter(*at)) return false;
    scan->at = at;
    return true;
}

bool dose_scan_mark(struct dose_scan *scan, char mark) {
    dose_scan_at_end(scan);
    if (*scan->at != mark) return false;
    scan->at++;
    return true;
}

bool dose_scan_tenths(struct dose_scan *scan, int *tenths) {
    dose_scan_at_end(scan);
    const char *at = scan->at;
    if (!is_digit(*at)) return false;
    int whole = 0;
    for (; is_digit(*at); at++)
        if (whole < DOSE_SCAN_LARGEST) whole = whole * 10 + (*at - '0');
    *tenths = (whole < DOSE_SCAN_LARGEST ? whole : DOSE_SCAN_LARGEST) * 10;
    if (*at == '.' && is_digit(at[1])) {
        *tenths += at[1] - '0';
        at += 2;
    }
    scan->at = at;
    return true;
}

int dose_scan_spelled(struct dose_scan *scan) {
    static const struct {
        const char *word;
        int value;
    } words[] = {{"zero", 0},    {"one", 1},  {"two", 2},   {"three", 3},
                 {"four", 4},    {"five", 5}, {"six", 6},   {"seven", 7},
                 {"eight", 8},   {"nine", 9}, {"ten", 10},  {"eleven", 11},
                 {"twelve", 12}, {"once", 1}, {"twice", 2}, {"thrice", 3}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dose_scan_word(scan, words[i].word)) return words[i].value;
    return -1;
}

// The keyword that is near what was written, or else all of them.
static const char *keyword_hint(struct dose_scan *scan, const struct dose_keyword *keywords) {
    struct strings right = {0};
    for (const struct dose_keyword *k = keywords; k->word; k++)
        if (!k->meant) vec_push(scan->arena, &right, k->word);
    const char *hint = *scan->text ? near_hint(scan->arena, scan->text, &right) : NULL;
    return hint ? hint : near_list(scan->arena, &right);
}

int dose_scan_keyword(struct dose_scan *scan, const struct dose_keyword *keywords, const char *what,
                      const char *example) {
    const char *quoted = dose_scan_quote(scan, scan->text);
    for (const struct dose_keyword *k = keywords; k->word; k++) {
        scan->at = scan->text;
        if (!dose_scan_word(scan, k->word) || !dose_scan_at_end(scan)) continue;
        if (!k->meant) return k->value;
        dose_scan_fail(scan, k->meant, "%s is not %s", quoted, what);
        return -1;
    }
    const char *hint = example ? example : keyword_hint(scan, keywords);
    if (!*scan->text) dose_scan_fail(scan, hint, "the value is empty");
    dose_scan_fail(scan, hint, "%s is not %s", quoted, what);
    return -1;
}

static enum dose_scan_unit read_unit(struct dose_scan *scan) {
    static const struct {
        const char *word;
        enum dose_scan_unit unit;
    } units[] = {
        {"s", DOSE_UNIT_SECONDS},          {"sec", DOSE_UNIT_SECONDS},
        {"secs", DOSE_UNIT_SECONDS},       {"second", DOSE_UNIT_SECONDS},
        {"seconds", DOSE_UNIT_SECONDS},    {"min", DOSE_UNIT_MINUTES},
        {"mins", DOSE_UNIT_MINUTES},       {"minute", DOSE_UNIT_MINUTES},
        {"minutes", DOSE_UNIT_MINUTES},    {"kg", DOSE_UNIT_KILOGRAMS},
        {"kilogram", DOSE_UNIT_KILOGRAMS}, {"kilograms", DOSE_UNIT_KILOGRAMS},
        {"lb", DOSE_UNIT_POUNDS},          {"lbs", DOSE_UNIT_POUNDS},
        {"pound", DOSE_UNIT_POUNDS},       {"pounds", DOSE_UNIT_POUNDS},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (dose_scan_word(scan, units[i].word)) return units[i].unit;
    return DOSE_UNIT_NONE;
}

// Other ways to say "up to" and "at least", as a hint that reads the same.
static const char *hint_bound(struct dose_scan *scan) {
    static const struct {
        const char *word, *meant;
    } words[] = {{"at most", "up to"},     {"no more than", "up to"}, {"max", "up to"},
                 {"maximum", "up to"},     {"minimum", "at least"},   {"no less than", "at least"},
                 {"more than", "at least"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dose_scan_word(scan, words[i].word) && !dose_scan_at_end(scan))
            return arena_printf(scan->arena, "did you mean '%s %s'?", words[i].meant, scan->at);
    return NULL;
}

static bool no_number(struct dose_scan *scan, const char *what, const char *example) {
    if (!*scan->text) return dose_scan_fail(scan, example, "the value is empty");
    if (dose_scan_at_end(scan))
        return dose_scan_fail(scan, example, "a number is missing after %s",
                              dose_scan_quote(scan, scan->text));
    if (*scan->at == '-') return dose_scan_fail(scan, example, "%s cannot be below zero", what);
    const char *start = scan->at, *hint = hint_bound(scan);
    int spelled = hint ? -1 : dose_scan_spelled(scan);
    if (spelled >= 0 && dose_scan_at_end(scan))
        hint = arena_printf(scan->arena, "write the number in figures: %d", spelled);
    return dose_scan_fail(scan, hint ? hint : example, "%s is not a number",
                          dose_scan_quote(scan, start));
}

const char *dose_scan_show(struct dose_scan *scan, struct range tenths) {
    char ends[2][24];
    int values[2] = {tenths.min, tenths.max};
    for (int i = 0; i < 2; i++) {
        int length = snprintf(ends[i], sizeof ends[i], "%d", values[i] / 10);
        if (values[i] % 10) snprintf(ends[i] + length, 4, ".%d", values[i] % 10);
    }
    if (tenths.min == RANGE_OPEN) return arena_printf(scan->arena, "up to %s", ends[1]);
    if (tenths.max == RANGE_OPEN) return arena_printf(scan->arena, "at least %s", ends[0]);
    if (tenths.min == tenths.max) return arena_strdup(scan->arena, ends[0]);
    return arena_printf(scan->arena, "%s-%s", ends[0], ends[1]);
}

const char *dose_scan_meant(struct dose_scan *scan, const char *start, const char *end,
                            const char *meant) {
    return arena_printf(scan->arena, "did you mean '%.*s%s%s'?", (int)(start - scan->text),
                        scan->text, meant, end);
}

static const char *show_number(struct dose_scan *scan, int tenths, enum dose_scan_unit unit) {
    static const char *const units[] = {[DOSE_UNIT_NONE] = "",
                                        [DOSE_UNIT_SECONDS] = " s",
                                        [DOSE_UNIT_MINUTES] = " min",
                                        [DOSE_UNIT_KILOGRAMS] = " kg",
                                        [DOSE_UNIT_POUNDS] = " lb"};
    return arena_printf(scan->arena, "%s%s", dose_scan_show(scan, (struct range){tenths, tenths}),
                        units[unit]);
}

// A range whose numbers stand the wrong way round; what stands before it and behind it stays.
static bool fail_backwards(struct dose_scan *scan, const struct dose_amount *amount,
                           const char *start) {
    struct range r = amount->tenths;
    enum dose_scan_unit last = amount->units[1], first = amount->units[0] ? amount->units[0] : last;
    const char *larger = show_number(scan, r.min, first), *smaller = show_number(scan, r.max, last);
    const char *range =
        first == last
            ? arena_printf(scan->arena, "%s-%s", show_number(scan, r.max, DOSE_UNIT_NONE), larger)
            : arena_printf(scan->arena, "%s - %s", smaller, larger);
    return dose_scan_fail(scan, dose_scan_meant(scan, start, last ? scan->at : amount->end, range),
                          "the minimum %s is larger than the maximum %s", larger, smaller);
}

// What a range's number is worth beside another unit, so that "30 s - 1 min" can be compared.
static int in_smallest(int tenths, enum dose_scan_unit unit) {
    return unit == DOSE_UNIT_MINUTES ? tenths * 60 : tenths;
}

static bool read_maximum(struct dose_scan *scan, struct dose_amount *amount, const char *start,
                         const char *what, const char *example) {
    if (!dose_scan_tenths(scan, &amount->tenths.max)) return no_number(scan, what, example);
    amount->end = scan->at;
    amount->units[1] = read_unit(scan);
    enum dose_scan_unit first = amount->units[0] ? amount->units[0] : amount->units[1];
    struct range r = amount->tenths;
    if (in_smallest(r.min, first) <= in_smallest(r.max, amount->units[1])) return true;
    return fail_backwards(scan, amount, start);
}

bool dose_scan_amount(struct dose_scan *scan, struct dose_amount *amount, const char *what,
                      const char *example) {
    *amount = (struct dose_amount){.tenths = RANGE_NONE};
    bool up_to = dose_scan_word(scan, "up to");
    bool at_least = !up_to && dose_scan_word(scan, "at least");
    int first;
    dose_scan_at_end(scan);
    const char *start = scan->at;
    if (!dose_scan_tenths(scan, &first)) return no_number(scan, what, example);
    amount->end = scan->at;
    enum dose_scan_unit unit = read_unit(scan);
    if (!at_least) amount->tenths.max = first;
    if (!up_to) amount->tenths.min = first;
    if (up_to || at_least || (!dose_scan_mark(scan, '-') && !dose_scan_word(scan, "to"))) {
        amount->units[1] = unit;
        return true;
    }
    amount->units[0] = unit;
    return read_maximum(scan, amount, start, what, example);
}
