// Dosage fields into numbers; see dose_parse.h. Frequencies are read in dose_frequency.c.
#include "dose/dose_parse.h"

#include "base/near.h"
#include "dose/dose_scan.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

// ---- ranges of plain numbers --------------------------------------------------------------------

struct bounds {
    int least, most;
    const char *what;    // subject of a sentence, such as "the number of sets"
    const char *example; // a hint
};

static bool within(struct dose_scan *scan, struct range range, const struct bounds *bounds) {
    int values[2] = {range.min, range.max};
    for (int i = 0; i < 2; i++) {
        if (values[i] == RANGE_OPEN) continue;
        if (values[i] >= bounds->least && values[i] <= bounds->most) continue;
        return dose_scan_fail_bounds(scan, "%s is to be from %d to %d, not %d", bounds->what,
                                     bounds->least, bounds->most, values[i]);
    }
    return true;
}

// What an author may have meant by something behind a number, or NULL.
static const char *hint_behind(struct dose_scan *scan, struct range tenths) {
    static const char *const nouns[] = {"sets",       "set",         "reps",  "rep", "times",
                                        "repetition", "repetitions", "holds", "x"};
    static const char *const sides[] = {"each side", "per side",     "each leg",
                                        "per leg",   "on each side", "each"};
    const char *start = scan->at, *number = dose_scan_show(scan, tenths);
    int other;
    if (dose_scan_word(scan, "or") && dose_scan_tenths(scan, &other) && dose_scan_at_end(scan) &&
        tenths.min == tenths.max && other > tenths.min)
        return arena_printf(scan->arena, "did you mean '%s'?",
                            dose_scan_show(scan, (struct range){tenths.min, other}));
    scan->at = start;
    if (strcmp(start, "+") == 0)
        return arena_printf(scan->arena, "did you mean 'at least %s'?", number);
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++, scan->at = start)
        if (dose_scan_word(scan, nouns[i]) && dose_scan_at_end(scan))
            return arena_printf(scan->arena, "did you mean '%s'?", number);
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++, scan->at = start)
        if (dose_scan_word(scan, sides[i]) && dose_scan_at_end(scan))
            return arena_printf(scan->arena, "did you mean '%s' with 'side: each'?", number);
    return NULL;
}

// What stands behind a number that should have been the end.
static bool nothing_follows(struct dose_scan *scan, const struct bounds *bounds,
                            struct range tenths) {
    if (dose_scan_at_end(scan)) return true;
    const char *rest = scan->at;
    if (*rest == ',' || *rest == '.')
        return dose_scan_fail(scan, bounds->example, "%s is not a whole number",
                              dose_scan_quote(scan, scan->text));
    const char *hint = hint_behind(scan, tenths);
    return dose_scan_fail(scan, hint ? hint : bounds->example, "%s does not belong here",
                          dose_scan_quote(scan, rest));
}

static bool whole_numbers(struct dose_scan *scan, struct range *range,
                          const struct bounds *bounds) {
    struct dose_amount amount;
    if (!dose_scan_amount(scan, &amount, bounds->what, bounds->example)) return false;
    if (amount.units[0] || amount.units[1]) {
        const char *hint =
            arena_printf(scan->arena, "did you mean '%s'?", dose_scan_show(scan, amount.tenths));
        return dose_scan_fail(scan, hint, "%s has no unit", bounds->what);
    }
    struct range tenths = amount.tenths;
    if ((tenths.min >= 0 && tenths.min % 10) || (tenths.max >= 0 && tenths.max % 10))
        return dose_scan_fail(scan, bounds->example, "%s must be whole", bounds->what);
    *range = (struct range){tenths.min >= 0 ? tenths.min / 10 : RANGE_OPEN,
                            tenths.max >= 0 ? tenths.max / 10 : RANGE_OPEN};
    return within(scan, *range, bounds);
}

static bool plain_range(struct dose_scan *scan, struct range *range, const struct bounds *bounds) {
    struct range read = RANGE_NONE;
    if (!whole_numbers(scan, &read, bounds)) return false;
    struct range tenths = {read.min >= 0 ? read.min * 10 : RANGE_OPEN,
                           read.max >= 0 ? read.max * 10 : RANGE_OPEN};
    if (!nothing_follows(scan, bounds, tenths)) return false;
    *range = read;
    return true;
}

static bool parse_sets(struct dose_scan *scan, struct dosage *dosage) {
    static const struct bounds bounds = {1, 50, "the number of sets",
                                         "such as '3', '2-3' or 'up to 3'"};
    return plain_range(scan, &dosage->sets, &bounds);
}

static bool parse_reps(struct dose_scan *scan, struct dosage *dosage) {
    static const struct bounds bounds = {1, 500, "the number of repetitions",
                                         "such as '12', '10-15' or 'until tired'"};
    static const char *const tired[] = {
        "until tired",         "until fatigue", "until fatigued", "until failure",
        "until exhaustion",    "to fatigue",    "to failure",     "to exhaustion",
        "as many as possible", "max",           "maximum",        "amrap",
        "until you are tired"};
    if (dose_scan_word(scan, "until tired") && dose_scan_at_end(scan)) {
        dosage->until_tired = true;
        dosage->reps = RANGE_NONE;
        return true;
    }
    enum { TIRED = sizeof tired / sizeof *tired };
    if (isalpha((unsigned char)*scan->text) &&
        near_find(scan->text, &(struct strings){(const char **)tired, TIRED, TIRED}))
        return dose_scan_fail(scan, "did you mean 'until tired'?", "%s is not a number",
                              dose_scan_quote(scan, scan->text));
    scan->at = scan->text;
    if (!plain_range(scan, &dosage->reps, &bounds)) return false;
    dosage->until_tired = false;
    return true;
}

// ---- durations ----------------------------------------------------------------------------------

struct duration_bounds {
    int least, most; // seconds
    const char *what, *span;
    const char *example;
};

// "1:30" and "1 min 30 s", which people write, as the hint that reads the same.
static const char *hint_in_seconds(struct dose_scan *scan) {
    int minutes, seconds;
    scan->at = scan->text;
    if (!dose_scan_tenths(scan, &minutes)) return NULL;
    bool clock = dose_scan_mark(scan, ':');
    if (!clock && !dose_scan_word(scan, "min") && !dose_scan_word(scan, "minute") &&
        !dose_scan_word(scan, "minutes"))
        return NULL;
    if (!dose_scan_tenths(scan, &seconds)) return NULL;
    return arena_printf(scan->arena, "did you mean '%d s'?", (minutes * 60 + seconds) / 10);
}

static bool unit_missing(struct dose_scan *scan, const struct dose_amount *amount,
                         const struct duration_bounds *bounds) {
    static const struct {
        const char *written, *meant;
    } units[] = {{"\"", "s"}, {"''", "s"}, {"'", "min"}, {"m", "min"}, {"M", "min"}};
    const char *numbers = dose_scan_show(scan, amount->tenths);
    scan->at = amount->end;
    if (dose_scan_at_end(scan))
        return dose_scan_fail(scan, arena_printf(scan->arena, "did you mean '%s s'?", numbers),
                              "%s has no unit: seconds (s) or minutes (min)", bounds->what);
    const char *unit = scan->at, *hint = *unit == ':' ? hint_in_seconds(scan) : NULL;
    const char *const names[] = {"seconds", "minutes", "second", "minute"};
    const char *near = near_find(unit, &(struct strings){(const char **)names, 4, 4});
    if (near) hint = arena_printf(scan->arena, "did you mean '%s %s'?", numbers, near);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(unit, units[i].written) == 0)
            hint = arena_printf(scan->arena, "did you mean '%s %s'?", numbers, units[i].meant);
    return dose_scan_fail(scan, hint ? hint : bounds->example,
                          "%s is not a unit known here: seconds (s) or minutes (min)",
                          dose_scan_quote(scan, unit));
}

static bool is_time(enum dose_scan_unit unit) {
    return unit == DOSE_UNIT_SECONDS || unit == DOSE_UNIT_MINUTES;
}

static int to_seconds(int tenths, enum dose_scan_unit unit) {
    if (tenths == RANGE_OPEN) return RANGE_OPEN;
    return unit == DOSE_UNIT_MINUTES ? tenths * 6 : tenths / 10;
}

static bool part_of_second(int tenths, enum dose_scan_unit unit) {
    return tenths != RANGE_OPEN && unit == DOSE_UNIT_SECONDS && tenths % 10;
}

static bool duration(struct dose_scan *scan, struct range *seconds, bool *in_minutes,
                     const struct duration_bounds *bounds) {
    struct dose_amount amount;
    if (!dose_scan_amount(scan, &amount, bounds->what, bounds->example)) return false;
    enum dose_scan_unit last = amount.units[1];
    enum dose_scan_unit first = amount.units[0] ? amount.units[0] : last;
    if (!is_time(last) || !is_time(first)) return unit_missing(scan, &amount, bounds);
    if (!dose_scan_at_end(scan)) {
        const char *rest = dose_scan_quote(scan, scan->at), *hint = hint_in_seconds(scan);
        return dose_scan_fail(scan, hint ? hint : bounds->example, "%s does not belong here", rest);
    }
    if (part_of_second(amount.tenths.min, first) || part_of_second(amount.tenths.max, last))
        return dose_scan_fail(scan, bounds->example, "%s is counted in whole seconds",
                              bounds->what);
    struct range read = {to_seconds(amount.tenths.min, first), to_seconds(amount.tenths.max, last)};
    int values[2] = {read.min, read.max};
    for (int i = 0; i < 2; i++)
        if (values[i] != RANGE_OPEN && (values[i] < bounds->least || values[i] > bounds->most))
            return dose_scan_fail_bounds(scan, "%s is to last %s, not %s", bounds->what,
                                         bounds->span, dose_scan_quote(scan, scan->text));
    *seconds = read;
    if (in_minutes) *in_minutes = first == DOSE_UNIT_MINUTES && last == DOSE_UNIT_MINUTES;
    return true;
}

static bool parse_hold(struct dose_scan *scan, struct dosage *dosage) {
    static const struct duration_bounds bounds = {1, 3600, "a hold", "1 second to 60 minutes",
                                                  "such as '30 s', '30-60 s' or '1-2 min'"};
    return duration(scan, &dosage->hold_seconds, &dosage->hold_in_minutes, &bounds);
}

static bool parse_pause(struct dose_scan *scan, struct dosage *dosage) {
    static const struct duration_bounds bounds = {0, 60, "a pause", "0 to 60 seconds",
                                                  "such as '2 s' or '1-2 s'"};
    return duration(scan, &dosage->pause_seconds, NULL, &bounds);
}

static bool parse_rest(struct dose_scan *scan, struct dosage *dosage) {
    static const struct duration_bounds bounds = {0, 3600, "a rest", "0 seconds to 60 minutes",
                                                  "such as '60 s' or '1-2 min'"};
    if (dose_scan_word(scan, "none") || dose_scan_word(scan, "no"))
        return dose_scan_fail(scan, "leave out 'rest', or write '0 s' where there must be none",
                              "%s is not a time", dose_scan_quote(scan, scan->text));
    return duration(scan, &dosage->rest_seconds, &dosage->rest_in_minutes, &bounds);
}

// ---- tempo --------------------------------------------------------------------------------------

static bool parse_tempo(struct dose_scan *scan, struct dosage *dosage) {
    static const char order[] = "seconds to lower, at the bottom, to raise, at the top, "
                                "such as '3-1-2-0'";
    int phases[4] = {0}, count = 0, tenths;
    if (!*scan->text) return dose_scan_fail(scan, order, "the value is empty");
    while (dose_scan_tenths(scan, &tenths)) {
        if (tenths % 10) return dose_scan_fail(scan, order, "a tempo is counted in whole seconds");
        if (count < 4) phases[count] = tenths / 10;
        count++;
        if (!dose_scan_mark(scan, '-')) break;
    }
    if (!dose_scan_at_end(scan))
        return dose_scan_fail(scan, order, "%s does not belong in a tempo",
                              dose_scan_quote(scan, scan->at));
    if (count != 4)
        return dose_scan_fail(scan, order, "a tempo is four numbers, and here %s %d",
                              count == 1 ? "is" : "are", count);
    for (int i = 0; i < 4; i++)
        if (phases[i] > 60)
            return dose_scan_fail_bounds(
                scan, "each part of a tempo is to be from 0 to 60 seconds, not %d", phases[i]);
    if (!phases[0] && !phases[2])
        return dose_scan_fail(scan, order, "a tempo with no time to lower or to raise");
    dosage->tempo.given = true;
    dosage->tempo.lower = phases[0];
    dosage->tempo.bottom = phases[1];
    dosage->tempo.raise = phases[2];
    dosage->tempo.top = phases[3];
    return true;
}

// ---- keywords -----------------------------------------------------------------------------------

static bool parse_side(struct dose_scan *scan, struct dosage *dosage) {
    static const char both[] = "'together' where both work at once, 'each' where one works "
                               "after the other";
    static const char each[] = "did you mean 'each'?",
                      alternating[] = "did you mean 'alternating'?",
                      left[] = "did you mean 'left'?", right[] = "did you mean 'right'?";
    static const struct dose_keyword keywords[] = {{"together", SIDE_TOGETHER, NULL},
                                                   {"each", SIDE_EACH, NULL},
                                                   {"alternating", SIDE_ALTERNATING, NULL},
                                                   {"left", SIDE_LEFT, NULL},
                                                   {"right", SIDE_RIGHT, NULL},
                                                   {"both", 0, both},
                                                   {"both sides", 0, both},
                                                   {"both legs", 0, both},
                                                   {"each side", 0, each},
                                                   {"each leg", 0, each},
                                                   {"each arm", 0, each},
                                                   {"per side", 0, each},
                                                   {"per leg", 0, each},
                                                   {"alternate", 0, alternating},
                                                   {"alternately", 0, alternating},
                                                   {"in turn", 0, alternating},
                                                   {"left side", 0, left},
                                                   {"left leg", 0, left},
                                                   {"left only", 0, left},
                                                   {"right side", 0, right},
                                                   {"right leg", 0, right},
                                                   {"right only", 0, right},
                                                   {NULL, 0, NULL}};
    int side = dose_scan_keyword(scan, keywords, "a side", NULL);
    if (side >= 0) dosage->side = (enum dosage_side)side;
    return side >= 0;
}

static bool parse_count(struct dose_scan *scan, struct dosage *dosage) {
    static const char side[] = "did you mean 'per side'?", total[] = "did you mean 'total'?";
    static const struct dose_keyword keywords[] = {{"per side", COUNT_PER_SIDE, NULL},
                                                   {"total", COUNT_TOTAL, NULL},
                                                   {"side", 0, side},
                                                   {"each", 0, side},
                                                   {"each side", 0, side},
                                                   {"per leg", 0, side},
                                                   {"each leg", 0, side},
                                                   {"in total", 0, total},
                                                   {"in all", 0, total},
                                                   {"all", 0, total},
                                                   {"both", 0, total},
                                                   {"both sides", 0, total},
                                                   {NULL, 0, NULL}};
    int count = dose_scan_keyword(scan, keywords, "a way to count", NULL);
    if (count >= 0) dosage->count = (enum dosage_count)count;
    return count >= 0;
}

// ---- load, effort, pain -------------------------------------------------------------------------

static const char load_example[] = "such as 'body weight', 'light band', '5 kg' or '10 lb'";

// The unit of weight that an author probably meant, or NULL.
static const char *weight_meant(struct dose_scan *scan) {
    static const struct {
        const char *written, *meant;
    } units[] = {{"kgs", "kg"},       {"kilo", "kg"},   {"kilos", "kg"}, {"kilogramme", "kg"},
                 {"kilogramm", "kg"}, {"pounds", "lb"}, {"lb", "lb"}};
    struct strings names = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        vec_push(scan->arena, &names, units[i].written);
    dose_scan_at_end(scan);
    const char *near = near_find(scan->at, &names);
    for (size_t i = 0; near && i < names.n; i++)
        if (near == units[i].written) return units[i].meant;
    return NULL;
}

static bool parse_weight(struct dose_scan *scan, struct dosage *dosage) {
    static const struct bounds bounds = {1, 5000, "a load", load_example};
    struct dose_amount amount;
    if (!dose_scan_amount(scan, &amount, bounds.what, bounds.example)) return false;
    enum dose_scan_unit unit = amount.units[1];
    const char *numbers = dose_scan_show(scan, amount.tenths);
    if (!unit && dose_scan_at_end(scan))
        return dose_scan_fail(scan, arena_printf(scan->arena, "did you mean '%s kg'?", numbers),
                              "the load has no unit: kilograms (kg) or pounds (lb)");
    if (!unit && *scan->at == ',')
        return dose_scan_fail(scan, "write a part of a kilogram with a point, such as '2.5 kg'",
                              "%s is not a load", dose_scan_quote(scan, scan->text));
    const char *meant = unit ? NULL : weight_meant(scan);
    if (meant)
        return dose_scan_fail(scan, dose_scan_meant(scan, scan->at, "", meant),
                              "%s is not a unit known here: kilograms (kg) or pounds (lb)",
                              dose_scan_quote(scan, scan->at));
    bool weight = unit == DOSE_UNIT_KILOGRAMS || unit == DOSE_UNIT_POUNDS;
    if (!weight || !dose_scan_at_end(scan) || (amount.units[0] && amount.units[0] != unit))
        return dose_scan_fail(scan, bounds.example, "%s is not a load",
                              dose_scan_quote(scan, scan->text));
    int values[2] = {amount.tenths.min, amount.tenths.max};
    for (int i = 0; i < 2; i++)
        if (values[i] != RANGE_OPEN && (values[i] < bounds.least || values[i] > bounds.most))
            return dose_scan_fail_bounds(scan, "a load is to be above 0 and at most 500 %s, not %s",
                                         unit == DOSE_UNIT_KILOGRAMS ? "kg" : "lb",
                                         dose_scan_quote(scan, scan->text));
    dosage->load.kind = unit == DOSE_UNIT_KILOGRAMS ? LOAD_KILOGRAMS : LOAD_POUNDS;
    dosage->load.tenths = amount.tenths;
    return true;
}

enum { BODY = BAND_STRONG + 1 };

static bool parse_load(struct dose_scan *scan, struct dosage *dosage) {
    static const char strong[] = "did you mean 'strong band'?", body[] = "did you mean "
                                                                         "'body weight'?";
    static const char bands[] = "'light band', 'medium band' or 'strong band'";
    static const struct dose_keyword keywords[] = {{"body weight", BODY, NULL},
                                                   {"bodyweight", 0, body},
                                                   {"light band", BAND_LIGHT, NULL},
                                                   {"medium band", BAND_MEDIUM, NULL},
                                                   {"strong band", BAND_STRONG, NULL},
                                                   {"heavy band", 0, strong},
                                                   {"hard band", 0, strong},
                                                   {"band", 0, bands},
                                                   {"resistance band", 0, bands},
                                                   {"none", 0, body},
                                                   {NULL, 0, NULL}};
    if (*scan->text >= '0' && *scan->text <= '9') return parse_weight(scan, dosage);
    if (dose_scan_word(scan, "up to") || dose_scan_word(scan, "at least")) {
        scan->at = scan->text;
        return parse_weight(scan, dosage);
    }
    // Makers colour their bands each in their own way, so a colour is never guessed at.
    size_t length = strlen(scan->text);
    bool is_band = length > 4 && strcmp(scan->text + length - 4, "band") == 0;
    static const char *const words[] = {"body weight", "light band", "medium band", "strong band"};
    const char *near =
        near_hint(scan->arena, scan->text, &(struct strings){(const char **)words, 4, 4});
    const char *hint = is_band ? bands : near ? near : load_example;
    int found = dose_scan_keyword(scan, keywords, "a load", hint);
    if (found < 0) return false;
    dosage->load.kind = found == BODY ? LOAD_BODY_WEIGHT : LOAD_BAND;
    dosage->load.band = found == BODY ? BAND_LIGHT : (enum dosage_band)found;
    dosage->load.tenths = RANGE_NONE;
    return true;
}

static bool parse_effort(struct dose_scan *scan, struct dosage *dosage) {
    static const char example[] = "such as 'RPE 6-7' or '3 RIR'";
    static const struct bounds rpe = {1, 10, "the RPE (perceived exertion)", example};
    static const struct bounds rir = {0, 10, "the RIR (repetitions in reserve)", example};
    enum dosage_effort kind = EFFORT_NONE;
    if (dose_scan_word(scan, "rpe"))
        kind = EFFORT_RPE;
    else if (dose_scan_word(scan, "rir"))
        kind = EFFORT_RIR;
    struct range value = RANGE_NONE;
    // Which scale it is may stand behind the number, so the bounds are looked at last.
    static const struct bounds any = {0, DOSE_SCAN_LARGEST, "the effort", example};
    if (!whole_numbers(scan, &value, &any)) return false;
    if (!kind && dose_scan_word(scan, "rpe"))
        kind = EFFORT_RPE;
    else if (!kind && dose_scan_word(scan, "rir"))
        kind = EFFORT_RIR;
    if (!kind || !dose_scan_at_end(scan))
        return dose_scan_fail(scan, example, "%s is not an effort",
                              dose_scan_quote(scan, scan->text));
    if (!within(scan, value, kind == EFFORT_RPE ? &rpe : &rir)) return false;
    dosage->effort.kind = kind;
    dosage->effort.value = value;
    return true;
}

static bool parse_pain(struct dose_scan *scan, struct dosage *dosage) {
    static const char example[] = "'none', or such as 'up to 3/10'";
    if (!*scan->text) return dose_scan_fail(scan, example, "the value is empty");
    if (dose_scan_word(scan, "none") && dose_scan_at_end(scan)) {
        dosage->pain = 0;
        return true;
    }
    scan->at = scan->text;
    if (dose_scan_word(scan, "no"))
        return dose_scan_fail(scan, "did you mean 'none'?", "%s is not a pain rule",
                              dose_scan_quote(scan, scan->text));
    bool up_to = dose_scan_word(scan, "up to");
    int tenths, ten = 100;
    bool number = dose_scan_tenths(scan, &tenths);
    bool scale = number && dose_scan_mark(scan, '/');
    if (scale && !dose_scan_tenths(scan, &ten)) ten = 0;
    if (!number || tenths % 10 || ten != 100 || !dose_scan_at_end(scan))
        return dose_scan_fail(scan, example, "%s is not a pain rule",
                              dose_scan_quote(scan, scan->text));
    if (tenths > 100)
        return dose_scan_fail_bounds(scan, "pain is to be from 0 to 10, not %d", tenths / 10);
    if (!up_to || !scale) {
        const char *hint = arena_printf(scan->arena, "did you mean 'up to %d/10'?", tenths / 10);
        return dose_scan_fail(scan, tenths ? hint : "did you mean 'none'?",
                              up_to ? "%s does not say of how many: '/10' is missing"
                                    : "%s does not say that it is the most that is allowed",
                              dose_scan_quote(scan, scan->text));
    }
    dosage->pain = tenths / 10;
    return true;
}

// ---- the fields ---------------------------------------------------------------------------------

static bool parse_frequency(struct dose_scan *scan, struct dosage *dosage) {
    return dose_scan_frequency(scan, &dosage->frequency);
}

static bool (*const parsers[DOSAGE_FIELDS])(struct dose_scan *, struct dosage *) = {
    [DOSAGE_SETS] = parse_sets,   [DOSAGE_REPS] = parse_reps,
    [DOSAGE_HOLD] = parse_hold,   [DOSAGE_PAUSE] = parse_pause,
    [DOSAGE_TEMPO] = parse_tempo, [DOSAGE_REST] = parse_rest,
    [DOSAGE_SIDE] = parse_side,   [DOSAGE_COUNT] = parse_count,
    [DOSAGE_LOAD] = parse_load,   [DOSAGE_EFFORT] = parse_effort,
    [DOSAGE_PAIN] = parse_pain,   [DOSAGE_FREQUENCY] = parse_frequency,
};

bool dose_parse(struct dosage *dosage, enum dosage_field field, const char *text,
                struct arena *arena, const char **problem, const char **hint) {
    struct dose_scan scan = dose_scan_begin(text, arena);
    bool done = parsers[field](&scan, dosage);
    *problem = scan.problem;
    *hint = scan.hint;
    return done;
}

bool dose_is_out_of_bounds(enum dosage_field field, const char *text, struct arena *arena) {
    struct dose_scan scan = dose_scan_begin(text, arena);
    struct dosage unused = dosage_none();
    return !parsers[field](&scan, &unused) && scan.out_of_bounds;
}
