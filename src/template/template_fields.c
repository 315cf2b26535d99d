// Fields; see template_fields.h.
#include "template/template_fields.h"

#include "model/pose.h"
#include "template/template_objects.h"

#include <stddef.h>
#include <string.h>

// ---- kinds of lists ---------------------------------------------------------------------------

static const struct template_items texts = {OBJECT_TEXT, sizeof(char *), true};
static const struct template_items days = {OBJECT_DAY, sizeof(void *), true};
static const struct template_items exercises = {OBJECT_EXERCISE, sizeof(void *), true};
static const struct template_items routines = {OBJECT_ROUTINE, sizeof(void *), true};
static const struct template_items pages = {OBJECT_PAGE, sizeof(void *), true};
static const struct template_items references = {OBJECT_REFERENCE, sizeof(void *), true};
static const struct template_items terms = {OBJECT_TERM, sizeof(struct glossary_term), false};
static const struct template_items contributors = {OBJECT_CONTRIBUTOR, sizeof(struct contributor),
                                                   false};
static const struct template_items subjects = {OBJECT_SUBJECT, sizeof(struct guide_subject), false};
static const struct template_items steps = {OBJECT_NODES, sizeof(void *), true};
static const struct template_items phases = {OBJECT_PHASE, sizeof(struct routine_phase), false};
static const struct template_items items = {OBJECT_ITEM, sizeof(struct routine_item), false};
static const struct template_items sections = {OBJECT_SECTION, sizeof(struct section), false};

// ---- fields that are worked out ---------------------------------------------------------------

static void push_direction(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct guide *guide = at;
    lua_pushstring(L, guide->words && guide->words->right_to_left ? "rtl" : "ltr");
}

static void push_paper_list(lua_State *L, const bool papers[PAPERS], const struct entry *entry) {
    size_t count = 0;
    for (int i = 0; i < PAPERS; i++) count += papers[i];
    const void **list = template_push_made_list(L, &texts, count, entry);
    for (int i = 0; i < PAPERS; i++)
        if (papers[i]) *list++ = paper_names[i];
}

static void push_papers(lua_State *L, const void *at, const struct entry *entry) {
    const struct guide *guide = at;
    push_paper_list(L, guide->papers, entry);
}

static void push_card_papers(lua_State *L, const void *at, const struct entry *entry) {
    const struct routine *routine = at;
    push_paper_list(L, routine->papers, entry);
}

static void push_type(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    static const char *const names[] = {
        [ENTRY_EXERCISE] = "exercise", [ENTRY_ROUTINE] = "routine", [ENTRY_PAGE] = "page"};
    lua_pushstring(L, names[((const struct entry *)at)->kind]);
}

static void push_body(lua_State *L, const void *at, const struct entry *entry) {
    const struct doc_node *body = ((const struct entry *)at)->body;
    template_push_nodes(L, &(struct template_nodes){entry, body ? body->first : NULL, NULL});
}

static void push_kind(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, exercise_kind_names[((const struct exercise *)at)->kind]);
}

static void push_position(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, exercise_position_names[((const struct exercise *)at)->position]);
}

static void push_review(lua_State *L, const void *at, const struct entry *entry) {
    const struct exercise *exercise = at;
    if (exercise->reviewed.by) {
        template_push_object(L, OBJECT_REVIEW, &exercise->reviewed, entry);
    } else {
        lua_pushnil(L);
    }
}

// The words for an exercise's picture: nil where it has none.
static void push_figure_alt(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct exercise *exercise = at;
    if (exercise->figure) {
        lua_pushstring(L, exercise->figure->alt ? exercise->figure->alt : "");
    } else if (exercise->picture) {
        struct buf *text = template_scratch(template_engine_of(L));
        doc_plain_text(exercise->picture, text);
        lua_pushlstring(L, text->at, text->len);
    } else {
        lua_pushnil(L);
    }
}

static void push_steps(lua_State *L, const void *at, const struct entry *entry) {
    const struct exercise *exercise = at;
    const struct doc_node *first = exercise->steps ? exercise->steps->first : NULL;
    size_t count = 0;
    for (const struct doc_node *item = first; item; item = item->next) count++;
    const void **list = template_push_made_list(L, &steps, count, entry);
    for (const struct doc_node *item = first; item; item = item->next) *list++ = item;
}

static bool holds(const void *const *list, size_t count, const void *item) {
    for (size_t i = 0; i < count; i++)
        if (list[i] == item) return true;
    return false;
}

// Writes the routine's exercises into `list`, each once, in order; returns how many there are.
static size_t collect_exercises(const struct routine *routine, const void **list) {
    size_t count = 0;
    for (size_t i = 0; i < routine->phases.n; i++) {
        const struct routine_phase *phase = &routine->phases.at[i];
        for (size_t j = 0; j < phase->n; j++)
            if (!holds(list, count, phase->at[j].exercise)) list[count++] = phase->at[j].exercise;
    }
    return count;
}

static void push_part(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct routine *routine = at;
    if (routine->part)
        lua_pushinteger(L, routine->part);
    else
        lua_pushnil(L);
}

static void push_exercises(lua_State *L, const void *at, const struct entry *entry) {
    const struct routine *routine = at;
    size_t most = 0;
    for (size_t i = 0; i < routine->phases.n; i++) most += routine->phases.at[i].n;
    const void **all = lua_newuserdatauv(L, most * sizeof *all, 0);
    size_t count = collect_exercises(routine, all);
    const void **list = template_push_made_list(L, &exercises, count, entry);
    if (count) memcpy(list, all, count * sizeof *list);
    lua_replace(L, -2);
}

static void push_frequency_at(lua_State *L, const struct frequency *frequency,
                              const struct entry *entry) {
    if (frequency->kind == FREQUENCY_NONE) {
        lua_pushnil(L);
    } else {
        template_push_object(L, OBJECT_FREQUENCY, frequency, entry);
    }
}

static void push_frequency(lua_State *L, const void *at, const struct entry *entry) {
    push_frequency_at(L, &((const struct routine *)at)->frequency, entry);
}

static void push_dosage_frequency(lua_State *L, const void *at, const struct entry *entry) {
    push_frequency_at(L, &((const struct dosage *)at)->frequency, entry);
}

static void push_frequency_kind(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    static const char *const names[] = {[FREQUENCY_NONE] = "",
                                        [FREQUENCY_PER_DAY] = "day",
                                        [FREQUENCY_PER_WEEK] = "week",
                                        [FREQUENCY_WEEKDAYS] = "weekdays"};
    lua_pushstring(L, names[((const struct frequency *)at)->kind]);
}

static void push_weekdays(lua_State *L, const void *at, const struct entry *entry) {
    unsigned set = ((const struct frequency *)at)->weekdays & 0x7F;
    size_t count = 0;
    for (unsigned day = 0; day < 7; day++) count += set >> day & 1;
    const void **list = template_push_made_list(L, &days, count, entry);
    for (uintptr_t day = 0; day < 7; day++)
        if (set >> day & 1) *list++ = (const void *)(day + 1);
}

static void push_side(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, dosage_side_name(((const struct dosage *)at)->side));
}

static void push_count(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, ((const struct dosage *)at)->count == COUNT_TOTAL ? "total" : "per side");
}

static void push_pain(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    int pain = ((const struct dosage *)at)->pain;
    if (pain == PAIN_UNSAID) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, pain);
    }
}

static void push_tempo(lua_State *L, const void *at, const struct entry *entry) {
    if (((const struct dosage *)at)->tempo.given) {
        template_push_object(L, OBJECT_TEMPO, at, entry);
    } else {
        lua_pushnil(L);
    }
}

static void push_load(lua_State *L, const void *at, const struct entry *entry) {
    if (((const struct dosage *)at)->load.kind != LOAD_NONE) {
        template_push_object(L, OBJECT_LOAD, at, entry);
    } else {
        lua_pushnil(L);
    }
}

static void push_load_kind(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    static const char *const names[] = {[LOAD_NONE] = "",
                                        [LOAD_BODY_WEIGHT] = "body-weight",
                                        [LOAD_BAND] = "band",
                                        [LOAD_KILOGRAMS] = "kilograms",
                                        [LOAD_POUNDS] = "pounds"};
    lua_pushstring(L, names[((const struct dosage *)at)->load.kind]);
}

static void push_band(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    static const char *const names[] = {
        [BAND_LIGHT] = "light", [BAND_MEDIUM] = "medium", [BAND_STRONG] = "strong"};
    const struct dosage *dosage = at;
    if (dosage->load.kind == LOAD_BAND) {
        lua_pushstring(L, names[dosage->load.band]);
    } else {
        lua_pushnil(L);
    }
}

static void push_tenths(lua_State *L, const struct dosage *dosage, int tenths) {
    bool weighs = dosage->load.kind == LOAD_KILOGRAMS || dosage->load.kind == LOAD_POUNDS;
    if (weighs && tenths != RANGE_OPEN) {
        lua_pushnumber(L, tenths / 10.0);
    } else {
        lua_pushnil(L);
    }
}

static void push_load_min(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    push_tenths(L, at, ((const struct dosage *)at)->load.tenths.min);
}

static void push_load_max(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    push_tenths(L, at, ((const struct dosage *)at)->load.tenths.max);
}

static void push_effort(lua_State *L, const void *at, const struct entry *entry) {
    if (((const struct dosage *)at)->effort.kind != EFFORT_NONE) {
        template_push_object(L, OBJECT_EFFORT, at, entry);
    } else {
        lua_pushnil(L);
    }
}

static void push_effort_kind(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, ((const struct dosage *)at)->effort.kind == EFFORT_RIR ? "rir" : "rpe");
}

static void push_heading_text(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct section *section = at;
    if (!section->heading) {
        lua_pushnil(L);
        return;
    }
    struct buf *text = template_scratch(template_engine_of(L));
    doc_plain_text(section->heading, text);
    lua_pushlstring(L, text->at, text->len);
}

static void push_heading_id(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct section *section = at;
    lua_pushstring(L, section->heading ? section->heading->heading.id : NULL);
}

static void push_section_nodes(lua_State *L, const void *at, const struct entry *entry) {
    const struct section *section = at;
    template_push_nodes(L, &(struct template_nodes){entry, section->first, section->end});
}

// ---- tables -----------------------------------------------------------------------------------

#define TEXT(type, field)                                                                          \
    { #field, FIELD_TEXT, offsetof(type, field), 0, NULL, NULL }
#define FLAG(type, field)                                                                          \
    { #field, FIELD_FLAG, offsetof(type, field), 0, NULL, NULL }
#define NUMBER(type, field)                                                                        \
    { #field, FIELD_NUMBER, offsetof(type, field), 0, NULL, NULL }
#define RANGE(type, field)                                                                         \
    { #field, FIELD_RANGE, offsetof(type, field), 0, NULL, NULL }
#define LIST(type, field, kind)                                                                    \
    { #field, FIELD_LIST, offsetof(type, field), 0, &kind, NULL }
#define PART(type, field, shown)                                                                   \
    { #field, FIELD_PART, offsetof(type, field), shown, NULL, NULL }
#define POINTER(type, field, shown)                                                                \
    { #field, FIELD_POINTER, offsetof(type, field), shown, NULL, NULL }
#define MADE(name, push)                                                                           \
    { name, FIELD_MADE, 0, 0, NULL, push }
#define ENTRY_FIELDS                                                                               \
    MADE("type", push_type), TEXT(struct entry, id), TEXT(struct entry, title),                    \
        TEXT(struct entry, summary), TEXT(struct entry, updated), MADE("body", push_body)

static const struct template_field guide_fields[] = {
    TEXT(struct guide, id),
    TEXT(struct guide, title),
    TEXT(struct guide, subtitle),
    TEXT(struct guide, summary),
    TEXT(struct guide, language),
    MADE("direction", push_direction),
    LIST(struct guide, authors, texts),
    TEXT(struct guide, description),
    LIST(struct guide, contributors, contributors),
    LIST(struct guide, subjects, subjects),
    MADE("series", template_push_series),
    MADE("certifier", template_push_certifier),
    TEXT(struct guide, publisher),
    TEXT(struct guide, base_url),
    TEXT(struct guide, licence),
    TEXT(struct guide, licence_url),
    TEXT(struct guide, disclaimer),
    LIST(struct guide, red_flags, texts),
    LIST(struct guide, references, references),
    LIST(struct guide, glossary, terms),
    TEXT(struct guide, identifier),
    TEXT(struct guide, version),
    TEXT(struct guide, date),
    FLAG(struct guide, raw_html),
    FLAG(struct guide, archive),
    MADE("papers", push_papers),
    POINTER(struct guide, default_routine, OBJECT_ROUTINE),
    POINTER(struct guide, help_page, OBJECT_PAGE),
    LIST(struct guide, exercises, exercises),
    LIST(struct guide, routines, routines),
    LIST(struct guide, pages, pages),
    POINTER(struct guide, brand, OBJECT_BRAND),
};

static const struct template_field exercise_fields[] = {
    ENTRY_FIELDS,
    MADE("kind", push_kind),
    MADE("position", push_position),
    LIST(struct exercise, works, texts),
    LIST(struct exercise, equipment, texts),
    PART(struct exercise, dosage, OBJECT_DOSAGE),
    LIST(struct exercise, progressions, texts),
    LIST(struct exercise, regressions, texts),
    LIST(struct exercise, precautions, texts),
    LIST(struct exercise, references, references),
    MADE("figure_alt", push_figure_alt),
    MADE("reviewed", push_review),
    LIST(struct exercise, sections, sections),
    MADE("steps", push_steps),
};

static const struct template_field routine_fields[] = {
    ENTRY_FIELDS,
    TEXT(struct routine, aim),
    TEXT(struct routine, for_whom),
    MADE("frequency", push_frequency),
    LIST(struct routine, phases, phases),
    MADE("part", push_part),
    MADE("exercises", push_exercises),
    LIST(struct routine, progress_when, texts),
    LIST(struct routine, stop_if, texts),
    MADE("papers", push_card_papers),
    NUMBER(struct routine, log_weeks),
    LIST(struct routine, log_columns, texts),
    LIST(struct routine, references, references),
    LIST(struct routine, sections, sections),
};

static const struct template_field page_fields[] = {
    ENTRY_FIELDS,
    NUMBER(struct page, order),
    FLAG(struct page, help),
    LIST(struct page, references, references),
    LIST(struct page, sections, sections),
};

static const struct template_field phase_fields[] = {
    TEXT(struct routine_phase, title),
    RANGE(struct routine_phase, weeks),
    {"items", FIELD_LIST, offsetof(struct routine_phase, at), 0, &items, NULL},
};

static const struct template_field item_fields[] = {
    POINTER(struct routine_item, exercise, OBJECT_EXERCISE),
    PART(struct routine_item, dosage, OBJECT_DOSAGE),
    FLAG(struct routine_item, changed),
    TEXT(struct routine_item, note),
};

static const struct template_field section_fields[] = {
    TEXT(struct section, key),
    MADE("title", push_heading_text),
    MADE("id", push_heading_id),
    MADE("nodes", push_section_nodes),
};

static const struct template_field dosage_fields[] = {
    RANGE(struct dosage, sets),
    RANGE(struct dosage, reps),
    FLAG(struct dosage, until_tired),
    RANGE(struct dosage, hold_seconds),
    FLAG(struct dosage, hold_in_minutes),
    RANGE(struct dosage, pause_seconds),
    MADE("tempo", push_tempo),
    RANGE(struct dosage, rest_seconds),
    MADE("side", push_side),
    MADE("count", push_count),
    MADE("frequency", push_dosage_frequency),
    MADE("load", push_load),
    MADE("effort", push_effort),
    MADE("pain", push_pain),
};

static const struct template_field range_fields[] = {
    {"min", FIELD_BOUND, offsetof(struct range, min), 0, NULL, NULL},
    {"max", FIELD_BOUND, offsetof(struct range, max), 0, NULL, NULL},
};

static const struct template_field tempo_fields[] = {
    {"lower", FIELD_NUMBER, offsetof(struct dosage, tempo.lower), 0, NULL, NULL},
    {"bottom", FIELD_NUMBER, offsetof(struct dosage, tempo.bottom), 0, NULL, NULL},
    {"raise", FIELD_NUMBER, offsetof(struct dosage, tempo.raise), 0, NULL, NULL},
    {"top", FIELD_NUMBER, offsetof(struct dosage, tempo.top), 0, NULL, NULL},
};

static const struct template_field load_fields[] = {
    MADE("kind", push_load_kind),
    MADE("band", push_band),
    MADE("min", push_load_min),
    MADE("max", push_load_max),
};

static const struct template_field effort_fields[] = {
    MADE("kind", push_effort_kind),
    {"min", FIELD_BOUND, offsetof(struct dosage, effort.value.min), 0, NULL, NULL},
    {"max", FIELD_BOUND, offsetof(struct dosage, effort.value.max), 0, NULL, NULL},
};

static const struct template_field frequency_fields[] = {
    MADE("kind", push_frequency_kind),
    RANGE(struct frequency, times),
    MADE("weekdays", push_weekdays),
};

static const struct template_field reference_fields[] = {
    TEXT(struct reference, id),
    TEXT(struct reference, citation),
    TEXT(struct reference, link),
};

static const struct template_field term_fields[] = {
    TEXT(struct glossary_term, term),
    TEXT(struct glossary_term, explanation),
};

static const struct template_field review_fields[] = {
    TEXT(struct review, by),
    TEXT(struct review, on),
    TEXT(struct review, due),
};

#define CLASS(name, article, fields)                                                               \
    { name, article, fields, sizeof fields / sizeof *fields }

const struct template_class template_classes[OBJECT_TYPES] = {
    [OBJECT_GUIDE] = CLASS("guide", "the guide", guide_fields),
    [OBJECT_EXERCISE] = CLASS("exercise", "an exercise", exercise_fields),
    [OBJECT_ROUTINE] = CLASS("routine", "a routine", routine_fields),
    [OBJECT_PAGE] = CLASS("page", "a page", page_fields),
    [OBJECT_PHASE] = CLASS("phase", "a phase", phase_fields),
    [OBJECT_ITEM] = CLASS("item", "an item of a routine", item_fields),
    [OBJECT_SECTION] = CLASS("section", "a section", section_fields),
    [OBJECT_DOSAGE] = CLASS("dosage", "a dosage", dosage_fields),
    [OBJECT_RANGE] = CLASS("range", "a range", range_fields),
    [OBJECT_TEMPO] = CLASS("tempo", "a tempo", tempo_fields),
    [OBJECT_LOAD] = CLASS("load", "a load", load_fields),
    [OBJECT_EFFORT] = CLASS("effort", "an effort", effort_fields),
    [OBJECT_FREQUENCY] = CLASS("frequency", "a frequency", frequency_fields),
    [OBJECT_REFERENCE] = CLASS("reference", "a reference", reference_fields),
    [OBJECT_TERM] = CLASS("term", "a term", term_fields),
    [OBJECT_CONTRIBUTOR] = {"contributor", "a contributor", template_contributor_fields,
                            TEMPLATE_CONTRIBUTOR_FIELDS},
    [OBJECT_SUBJECT] = {"subject", "a subject", template_subject_fields, TEMPLATE_SUBJECT_FIELDS},
    [OBJECT_SERIES] = {"series", "a series", template_series_fields, TEMPLATE_SERIES_FIELDS},
    [OBJECT_CERTIFIER] = {"certifier", "a certifier", template_certifier_fields,
                          TEMPLATE_CERTIFIER_FIELDS},
    [OBJECT_REVIEW] = CLASS("review", "a review", review_fields),
    [OBJECT_BRAND] = {"brand", "a brand", template_brand_fields, TEMPLATE_BRAND_FIELDS},
    [OBJECT_COLOURS] = {"colours", "colours", template_colour_fields, TEMPLATE_COLOUR_FIELDS},
    [OBJECT_WITHOUT] = {"list of what a brand does without", "a list of what a brand does without",
                        template_without_fields, TEMPLATE_WITHOUT_FIELDS},
    [OBJECT_PRESCRIPTION] = {"prescription", "a prescription", template_prescription_fields,
                             TEMPLATE_PRESCRIPTION_FIELDS},
    [OBJECT_PRESCRIBED] = {"item of a prescription", "an item of a prescription",
                           template_prescribed_fields, TEMPLATE_PRESCRIBED_FIELDS},
    [OBJECT_NODES] = {"piece of text", "a piece of text", NULL, 0},
    [OBJECT_LIST] = {"list", "a list", NULL, 0},
};

// ---- pushing ----------------------------------------------------------------------------------

static void push_bound(lua_State *L, int bound) {
    if (bound == RANGE_OPEN) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, bound);
    }
}

static void push_pointer(lua_State *L, enum template_object type, const char *from) {
    const void *pointer;
    memcpy(&pointer, from, sizeof pointer);
    if (pointer) {
        template_push_object(L, type, pointer, pointer); // they all lead to entries
    } else {
        lua_pushnil(L);
    }
}

static void push_range(lua_State *L, const char *from, const struct entry *entry) {
    const struct range *range = (const void *)from;
    if (range_is_set(*range)) {
        template_push_object(L, OBJECT_RANGE, range, entry);
    } else {
        lua_pushnil(L);
    }
}

void template_push_field(lua_State *L, const struct template_field *field, const void *at,
                         const struct entry *entry) {
    const char *from = (const char *)at + field->offset;
    const char *text;
    char colour[COLOUR_TEXT];
    switch (field->kind) {
    case FIELD_TEXT:
        memcpy(&text, from, sizeof text);
        lua_pushstring(L, text);
        break;
    case FIELD_FLAG:
        lua_pushboolean(L, *(const bool *)from);
        break;
    case FIELD_NUMBER:
        lua_pushinteger(L, *(const int *)(const void *)from);
        break;
    case FIELD_COLOUR:
        colour_write(*(const struct colour *)from, colour);
        lua_pushstring(L, colour);
        break;
    case FIELD_BOUND:
        push_bound(L, *(const int *)(const void *)from);
        break;
    case FIELD_RANGE:
        push_range(L, from, entry);
        break;
    case FIELD_PART:
        template_push_object(L, field->of, from, entry);
        break;
    case FIELD_POINTER:
        push_pointer(L, field->of, from);
        break;
    case FIELD_LIST:
        template_push_list(L, field->items, from, entry);
        break;
    case FIELD_MADE:
        field->push(L, at, entry);
        break;
    }
}
