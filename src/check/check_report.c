// The report on completeness; see check_report.h.
#include "check/check_report.h"

#include "base/buf.h"
#include "base/map.h"

#include <stddef.h>
#include <string.h>

// Where a routine uses an exercise.
struct use {
    const struct routine *routine;
    const struct routine_item *item;
};

struct uses {
    VEC_OF(struct use)
};

// What one row is judged by.
struct subject {
    struct arena *arena;
    const struct guide *guide;
    const struct exercise *exercise;
    const struct uses *uses;
};

// Sets a row's state, `from` and `add`.
typedef void judge(const struct subject *subject, struct check_report_row *row);

static judge judge_equipment, judge_delivery, judge_adherence, judge_progress_rule,
    judge_progressions, judge_description, judge_home, judge_adverse_events, judge_dosage,
    judge_tailored, judge_starting_level;

#define DELIVERY(field, ask) #field, offsetof(struct delivery, field), ask

// The items, and for those that `delivery` fills the field and what it asks.
static const struct rule {
    struct check_report_item item;
    judge *judge;
    const char *field;
    size_t offset; // in struct delivery
    const char *ask;
} rules[CHECK_REPORT_ITEMS] = {
    {{"1", "equipment"}, judge_equipment, NULL, 0, NULL},
    {{"2", "who teaches"},
     judge_delivery,
     DELIVERY(who, "who teaches the exercises, and what they were trained in")},
    {{"3", "alone or in a group"},
     judge_delivery,
     DELIVERY(alone_or_group, "whether people exercise alone or in a group")},
    {{"4", "supervision"},
     judge_delivery,
     DELIVERY(supervision, "whether somebody watches, and how")},
    {{"5", "adherence"}, judge_adherence, NULL, 0, NULL},
    {{"6", "motivation"}, judge_delivery, DELIVERY(motivation, "what helps people to keep going")},
    {{"7a", "when to progress"}, judge_progress_rule, NULL, 0, NULL},
    {{"7b", "how to progress"}, judge_progressions, NULL, 0, NULL},
    {{"8", "description"}, judge_description, NULL, 0, NULL},
    {{"9", "home programme"}, judge_home, NULL, 0, NULL},
    {{"10", "other care"},
     judge_delivery,
     DELIVERY(other_care, "what belongs to the treatment besides exercise, or that nothing does")},
    {{"11", "adverse events"}, judge_adverse_events, NULL, 0, NULL},
    {{"12", "setting"}, judge_delivery, DELIVERY(setting, "where people exercise")},
    {{"13", "dosage"}, judge_dosage, NULL, 0, NULL},
    {{"14a", "generic or tailored"},
     judge_delivery,
     DELIVERY(tailoring, "whether everybody gets the same, or who fits it to the person")},
    {{"14b", "how tailored"}, judge_tailored, NULL, 0, NULL},
    {{"15", "starting level"},
     judge_starting_level,
     DELIVERY(starting_level, "how to find the exercises and the dose to begin with")},
    {{"16a", "fidelity"},
     judge_delivery,
     DELIVERY(fidelity, "how it is found out whether people do it as it is meant")},
    {{"16b", "done as planned"},
     judge_delivery,
     DELIVERY(delivered, "how far it was done as it is meant, or that nobody found out")},
};

const struct check_report_item *check_report_item(size_t place) {
    return &rules[place].item;
}

// ---- states -------------------------------------------------------------------------------------

static void fill(const struct subject *subject, struct check_report_row *row, const char *from) {
    row->state = REPORT_FILLED;
    vec_push(subject->arena, &row->from, from);
}

// Something is lacking: what fills a part of it was noted before.
static void lack(struct check_report_row *row, const char *add) {
    row->state = row->from.n ? REPORT_PARTLY : REPORT_MISSING;
    row->add = add;
}

static void fill_or_lack(const struct subject *subject, struct check_report_row *row, bool filled,
                         const char *from, const char *add) {
    if (filled) {
        fill(subject, row, from);
    } else {
        lack(row, add);
    }
}

// ---- from the guide -----------------------------------------------------------------------------

static void judge_delivery(const struct subject *subject, struct check_report_row *row) {
    const struct rule *rule = &rules[row->item];
    const char *text =
        *(const char *const *)((const char *)&subject->guide->delivery + rule->offset);
    row->in_guide = true;
    fill_or_lack(
        subject, row, text != NULL, arena_printf(subject->arena, "guide: delivery.%s", rule->field),
        arena_printf(subject->arena, "write '%s' under 'delivery': %s", rule->field, rule->ask));
}

// ---- from the routines --------------------------------------------------------------------------

static const char no_routine[] = "name this exercise in a routine";

static const char *of_routine(const struct subject *subject, const struct routine *routine,
                              const char *field) {
    return arena_printf(subject->arena, "routine %s: %s", routine->entry.id, field);
}

// Notes a field of each routine that uses the exercise and has it; without `has` each has it.
// Returns one that lacks it, or NULL.
static const struct routine *gather(const struct subject *subject, struct check_report_row *row,
                                    bool (*has)(const struct use *use), const char *field) {
    const struct routine *lacks = NULL, *last = NULL;
    for (size_t i = 0; i < subject->uses->n; i++) {
        const struct use *use = &subject->uses->at[i];
        if (has && !has(use)) {
            lacks = use->routine;
        } else if (use->routine != last) { // in several of its phases, once is enough
            vec_push(subject->arena, &row->from, of_routine(subject, use->routine, field));
            last = use->routine;
        }
    }
    return lacks;
}

// Sets the state of what each routine that uses the exercise should have.
static void judge_routines(const struct subject *subject, struct check_report_row *row,
                           bool (*has)(const struct use *use), const char *field) {
    const struct routine *lacks = gather(subject, row, has, field);
    row->state = REPORT_FILLED;
    if (!subject->uses->n) lack(row, no_routine);
    if (lacks)
        lack(row,
             arena_printf(subject->arena, "write '%s' in %s", field, lacks->entry.source->path));
}

// A routine's card always has a table to tick.
static void judge_adherence(const struct subject *subject, struct check_report_row *row) {
    judge_routines(subject, row, NULL, "log");
}

static bool has_progress_rule(const struct use *use) {
    return use->routine->progress_when.n > 0;
}

static void judge_progress_rule(const struct subject *subject, struct check_report_row *row) {
    judge_routines(subject, row, has_progress_rule, "progress_when");
}

static bool has_frequency(const struct use *use) {
    return use->item->dosage.frequency.kind != FREQUENCY_NONE ||
           use->routine->frequency.kind != FREQUENCY_NONE;
}

static void judge_home(const struct subject *subject, struct check_report_row *row) {
    judge_routines(subject, row, has_frequency, "frequency");
}

static bool has_audience(const struct use *use) {
    return use->routine->for_whom != NULL;
}

static void judge_starting_level(const struct subject *subject, struct check_report_row *row) {
    judge_delivery(subject, row);
    if (row->state == REPORT_FILLED) return;
    gather(subject, row, has_audience, "for_whom");
    lack(row, row->add);
}

// ---- from the exercise --------------------------------------------------------------------------

static void judge_equipment(const struct subject *subject, struct check_report_row *row) {
    fill_or_lack(subject, row, subject->exercise->equipment_said, "equipment",
                 "write 'equipment', or 'equipment: []' where nothing is needed");
}

static void judge_progressions(const struct subject *subject, struct check_report_row *row) {
    fill_or_lack(subject, row, subject->exercise->progressions.n, "progressions",
                 "write 'progressions': how to make it harder");
}

static bool has_picture(const struct exercise *exercise) {
    const struct doc_node *body = exercise->entry.body;
    if (exercise->figure || exercise->picture) return true;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body))
        if (node->kind == DOC_IMAGE) return true;
    return false;
}

// The schema has made sure that there are steps.
static void judge_description(const struct subject *subject, struct check_report_row *row) {
    fill(subject, row, "steps");
    fill_or_lack(subject, row, has_picture(subject->exercise), "picture",
                 "write 'figure': a pose that is drawn, or a picture file");
}

// A guide always has its red flags, and a routine its stop rule.
static void judge_adverse_events(const struct subject *subject, struct check_report_row *row) {
    fill(subject, row, "guide: red_flags");
    gather(subject, row, NULL, "stop_if");
    if (subject->exercise->precautions.n) fill(subject, row, "precautions");
    if (row->from.n == 1)
        lack(row, "write 'precautions', or name this exercise in a routine, which has 'stop_if'");
}

static void judge_tailored(const struct subject *subject, struct check_report_row *row) {
    gather(subject, row, has_audience, "for_whom");
    fill_or_lack(subject, row, subject->exercise->regressions.n, "regressions",
                 "write 'regressions': how to make it easier");
}

// ---- the dosage ---------------------------------------------------------------------------------

static bool has_sets(const struct dosage *dosage) {
    return range_is_set(dosage->sets);
}

static bool has_intensity(const struct dosage *dosage) {
    return dosage->load.kind != LOAD_NONE || dosage->effort.kind != EFFORT_NONE;
}

static bool has_rest(const struct dosage *dosage) {
    return range_is_set(dosage->rest_seconds);
}

// What a dosage needs beside its repetitions or hold, which it always has. Only strength exercises
// are dosed by load, and need rests between sets.
static const struct {
    const char *name;
    bool (*has)(const struct dosage *dosage);
    bool strength_only;
} dosage_parts[] = {
    {"sets", has_sets, false}, {"load or effort", has_intensity, true}, {"rest", has_rest, true}};

// A routine may say what the exercise leaves open.
static bool is_dosed(const struct subject *subject, bool (*has)(const struct dosage *dosage)) {
    bool dosed = has(&subject->exercise->dosage);
    for (size_t i = 0; i < subject->uses->n; i++)
        dosed = dosed || has(&subject->uses->at[i].item->dosage);
    return dosed;
}

static bool is_frequency_known(const struct subject *subject) {
    bool known = subject->exercise->dosage.frequency.kind != FREQUENCY_NONE;
    for (size_t i = 0; i < subject->uses->n; i++)
        known = known || has_frequency(&subject->uses->at[i]);
    return known;
}

static void add_word(struct buf *words, const char *word) {
    buf_printf(words, "%s%s", words->len ? ", " : "", word);
}

static void judge_dosage(const struct subject *subject, struct check_report_row *row) {
    struct buf lacking;
    buf_init(&lacking);
    fill(subject, row, "dosage");
    for (size_t i = 0; i < sizeof dosage_parts / sizeof *dosage_parts; i++) {
        if (dosage_parts[i].strength_only && subject->exercise->kind != KIND_STRENGTH) continue;
        if (!is_dosed(subject, dosage_parts[i].has)) add_word(&lacking, dosage_parts[i].name);
    }
    if (!is_frequency_known(subject)) add_word(&lacking, "frequency");
    if (lacking.len) lack(row, arena_printf(subject->arena, "write in 'dosage': %s", lacking.at));
    buf_release(&lacking);
}

// ---- all of them --------------------------------------------------------------------------------

static void add_uses(struct arena *arena, const struct routine *routine, struct map *by_exercise) {
    for (size_t i = 0; i < routine->phases.n; i++) {
        const struct routine_phase *phase = &routine->phases.at[i];
        for (size_t j = 0; j < phase->n; j++) {
            const char *id = phase->at[j].exercise->entry.id;
            struct uses *uses = (struct uses *)map_find(by_exercise, id);
            if (!uses) {
                uses = arena_alloc(arena, sizeof *uses);
                map_add(arena, by_exercise, id, uses);
            }
            vec_push(arena, uses, (struct use){routine, &phase->at[j]});
        }
    }
}

void check_report(const struct guide *guide, struct arena *arena, struct check_report *report) {
    static const struct uses none;
    struct map by_exercise = {0};
    for (size_t i = 0; i < guide->routines.n; i++)
        add_uses(arena, guide->routines.at[i], &by_exercise);
    *report = (struct check_report){0};
    for (size_t i = 0; i < guide->exercises.n; i++) {
        const struct exercise *exercise = guide->exercises.at[i];
        const struct uses *uses = map_find(&by_exercise, exercise->entry.id);
        struct subject subject = {arena, guide, exercise, uses ? uses : &none};
        for (size_t item = 0; item < CHECK_REPORT_ITEMS; item++) {
            struct check_report_row row = {.exercise = exercise, .item = item};
            rules[item].judge(&subject, &row);
            vec_push(arena, report, row);
        }
    }
}
