// Dosages against sources and habits; see check_dosage.h.
#include "check/check_dosage.h"

#include "dose/dose_parse.h"

#include <string.h>

// ---- what sources advise ----------------------------------------------------------------------

// How often in a week, whatever the way it was written: a day has seven times its number.
static struct range weekly(const struct dosage *dosage) {
    struct range times = dosage->frequency.times;
    switch (dosage->frequency.kind) {
    case FREQUENCY_PER_WEEK:
        return times;
    case FREQUENCY_PER_DAY:
        if (times.min != RANGE_OPEN) times.min *= 7;
        if (times.max != RANGE_OPEN) times.max *= 7;
        return times;
    case FREQUENCY_WEEKDAYS: {
        int days = __builtin_popcount(dosage->frequency.weekdays);
        return (struct range){days, days};
    }
    default:
        return RANGE_NONE;
    }
}

static struct range sets_of(const struct dosage *dosage) {
    return dosage->sets;
}
static struct range reps_of(const struct dosage *dosage) {
    return dosage->reps;
}
static struct range hold_of(const struct dosage *dosage) {
    return dosage->hold_seconds;
}
static struct range pause_of(const struct dosage *dosage) {
    return dosage->pause_seconds;
}
static struct range rest_of(const struct dosage *dosage) {
    return dosage->rest_seconds;
}

// The fields that can be compared with what a source advises.
static const struct measure {
    enum dosage_field field;
    struct range (*of)(const struct dosage *dosage);
} measures[] = {
    {DOSAGE_SETS, sets_of},   {DOSAGE_REPS, reps_of}, {DOSAGE_HOLD, hold_of},
    {DOSAGE_PAUSE, pause_of}, {DOSAGE_REST, rest_of}, {DOSAGE_FREQUENCY, weekly},
};
enum { MEASURES = sizeof measures / sizeof *measures };

// A bound that the dosage leaves open goes beyond nothing.
static bool goes_beyond(struct range dosage, struct range advice) {
    if (advice.min != RANGE_OPEN && dosage.min != RANGE_OPEN && dosage.min < advice.min)
        return true;
    if (advice.min != RANGE_OPEN && dosage.max != RANGE_OPEN && dosage.max < advice.min)
        return true;
    if (advice.max == RANGE_OPEN) return false;
    return (dosage.max != RANGE_OPEN && dosage.max > advice.max) ||
           (dosage.min != RANGE_OPEN && dosage.min > advice.max);
}

// One comparison: the fields that `node` itself has, of a file that cites the source.
struct comparison {
    const struct check_cross *cross;
    const struct check_file *file;
    const struct yaml_node *node;
    const struct dosage *dosage;
    unsigned kinds;                 // of the exercises that it is about: 1 << enum exercise_kind
    const struct yaml_node *source; // the reference
    const struct yaml_node *advice; // one item of what it advises
};

static void report_beyond(const struct comparison *comparison, const struct yaml_node *value,
                          const struct yaml_node *advised) {
    const struct check_cross *cross = comparison->cross;
    const char *citation = yaml_text(comparison->source, "citation");
    const char *kind = yaml_text(comparison->advice, "kind");
    diag_add(cross->diags, DIAG_WARNING, "outside-guideline", comparison->file->source, value->span,
             citation ? arena_printf(cross->arena, "the source is: %s", citation) : NULL,
             "'%s: %s' goes beyond %s, which the source '%s' advises%s%s", value->key, value->text,
             advised->text, comparison->source->key, kind ? " for " : "", kind ? kind : "");
}

// The bit of the kind that front matter or an advice names; 0 where it names none that there is.
static unsigned kind_bit(const struct yaml_node *node) {
    const char *name = yaml_text(node, "kind");
    for (unsigned kind = 0; name && kind < EXERCISE_KINDS; kind++)
        if (strcmp(name, exercise_kind_names[kind]) == 0) return 1u << kind;
    return 0;
}

static void compare(const struct comparison *comparison) {
    const struct yaml_node *kind = yaml_find(comparison->advice, "kind");
    if (kind && !(kind_bit(comparison->advice) & comparison->kinds)) return;
    struct dosage advice = dosage_none();
    bool any;
    if (!check_read_dosage(comparison->advice, &advice, comparison->cross->arena, &any)) return;
    for (size_t i = 0; i < MEASURES; i++) {
        const char *name = dosage_field_name(measures[i].field);
        const struct yaml_node *value = yaml_find(comparison->node, name);
        const struct yaml_node *advised = yaml_find(comparison->advice, name);
        if (yaml_is_text(value) && yaml_is_text(advised) &&
            goes_beyond(measures[i].of(comparison->dosage), measures[i].of(&advice)))
            report_beyond(comparison, value, advised);
    }
}

static void compare_with_sources(struct comparison comparison) {
    const struct yaml_node *cited = yaml_items(comparison.file->page.front, "references");
    for (; cited; cited = cited->next) {
        if (!yaml_is_text(cited)) continue;
        comparison.source = map_find(&comparison.cross->references, cited->text);
        comparison.advice = yaml_items(comparison.source, "advises");
        for (; comparison.advice; comparison.advice = comparison.advice->next)
            if (comparison.advice->kind == YAML_MAPPING) compare(&comparison);
    }
}

// ---- sides ------------------------------------------------------------------------------------

// `dose_check` tells of a total without two sides; "per side" is what the model has anyway.
static bool counts_no_sides(const struct yaml_node *count, const struct dosage *dosage) {
    bool paired = dosage->side == SIDE_EACH || dosage->side == SIDE_ALTERNATING;
    return count && !paired;
}

// Ten lunges in turn are five on each side for one reader, and twenty in all for another.
static void check_count(const struct check_cross *cross, const struct check_file *file,
                        const struct yaml_node *node, const struct yaml_node *inherited,
                        const struct dosage *dosage) {
    const struct yaml_node *side = yaml_find(node, "side"), *count = yaml_find(node, "count");
    if (counts_no_sides(count, dosage))
        diag_add(cross->diags, DIAG_ERROR, "bad-dosage", file->source, count->span,
                 "write 'side: each' or 'side: alternating', or leave out 'count'",
                 "'count: %s' wants two sides that work in turn", count->text);
    if (!yaml_is_text(side) || strcmp(side->text, "alternating") != 0) return;
    if (yaml_find(node, "count") || yaml_find(inherited, "count")) return;
    diag_add(cross->diags, DIAG_WARNING, "count-unclear", file->source, side->span,
             "add 'count: per side' or 'count: total'",
             "readers cannot tell whether the numbers are for each side or for both");
}

static void check_side(const struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *item, const struct check_file *exercise) {
    const struct yaml_node *side = yaml_find(item, "side");
    if (!yaml_is_text(side) || strcmp(side->text, "together") == 0) return;
    const char *own = yaml_text(yaml_find(exercise->page.front, "dosage"), "side");
    if (!own || strcmp(own, "together") != 0) return; // left out: it may have sides
    diag_add(cross->diags, DIAG_ERROR, "no-sides", routine->source, side->span,
             "leave 'side' out, or give the exercise itself a side",
             "'%s' works both sides together, so 'side: %s' does not fit it", exercise->id,
             side->text);
}

static void check_lead(const struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *item, const struct check_file *exercise) {
    bool held = range_is_set(exercise->dosage.hold_seconds);
    const struct yaml_node *lead = yaml_find(item, held ? "reps" : "hold");
    if (!lead) return;
    diag_add(cross->diags, DIAG_WARNING, "lead-changed", routine->source, lead->key_span,
             held ? "write 'hold', or leave it as the exercise has it"
                  : "write 'reps', or leave it as the exercise has it",
             held ? "'%s' is held, and this routine counts repetitions of it"
                  : "'%s' is counted in repetitions, and this routine holds it",
             exercise->id);
}

// ---- the files --------------------------------------------------------------------------------

void check_dosage_exercise(const struct check_cross *cross, const struct check_file *file) {
    const struct yaml_node *dosage = yaml_find(file->page.front, "dosage");
    check_count(cross, file, dosage, NULL, &file->dosage);
    compare_with_sources((struct comparison){.cross = cross,
                                             .file = file,
                                             .node = dosage,
                                             .dosage = &file->dosage,
                                             .kinds = kind_bit(file->page.front)});
}

void check_dosage_item(const struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *item, const struct check_file *exercise) {
    struct dosage dosage = exercise->dosage;
    bool any;
    if (!check_read_dosage(item, &dosage, cross->arena, &any) || !any) return;
    check_side(cross, routine, item, exercise);
    check_lead(cross, routine, item, exercise);
    check_count(cross, routine, item, yaml_find(exercise->page.front, "dosage"), &dosage);
    compare_with_sources((struct comparison){.cross = cross,
                                             .file = routine,
                                             .node = item,
                                             .dosage = &dosage,
                                             .kinds = kind_bit(exercise->page.front)});
}

static unsigned kinds_of_items(const struct check_cross *cross, const struct yaml_node *parent) {
    unsigned kinds = 0;
    for (const struct yaml_node *item = yaml_items(parent, "items"); item; item = item->next) {
        const char *id = yaml_text(item, "exercise");
        const struct check_file *exercise =
            id ? map_find(&cross->index->by_id[ENTRY_EXERCISE], id) : NULL;
        if (exercise) kinds |= kind_bit(exercise->page.front);
    }
    return kinds;
}

void check_dosage_routine(const struct check_cross *cross, const struct check_file *routine) {
    const struct yaml_node *front = routine->page.front, *phase = yaml_items(front, "phases");
    const char *frequency = yaml_text(front, "frequency"), *problem, *hint;
    struct dosage dosage = dosage_none();
    if (!frequency ||
        !dose_parse(&dosage, DOSAGE_FREQUENCY, frequency, cross->arena, &problem, &hint))
        return;
    unsigned kinds = kinds_of_items(cross, front);
    for (; phase; phase = phase->next) kinds |= kinds_of_items(cross, phase);
    compare_with_sources((struct comparison){
        .cross = cross, .file = routine, .node = front, .dosage = &dosage, .kinds = kinds});
}
