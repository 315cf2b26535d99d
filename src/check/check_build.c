// Building the model; see check_build.h.
#include "check/check_build.h"

#include "dose/dose_parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct build {
    struct arena *arena;
    struct guide *guide;
    const struct check_index *index;
    struct map references; // id -> struct reference
    struct entry *again;   // the entry that is filled once more; NULL: a new one is made
};

// ---- fields -----------------------------------------------------------------------------------

static const char *text_of(const struct yaml_node *node, const char *key) {
    const struct yaml_node *value = yaml_find(node, key);
    return value ? value->text : NULL;
}

static bool is_true(const struct yaml_node *node, const char *key) {
    const char *text = text_of(node, key);
    return text && strcmp(text, "true") == 0;
}

static struct strings list_of(struct build *build, const struct yaml_node *node, const char *key) {
    struct strings list = {0};
    const struct yaml_node *value = yaml_find(node, key);
    for (const struct yaml_node *item = value ? value->first : NULL; item; item = item->next)
        vec_push(build->arena, &list, item->text);
    return list;
}

// The place of a name in a table; the schema has made sure that it is there.
static int place_of(const char *name, const char *const *names, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0) return i;
    abort();
}

static struct references references_of(struct build *build, const struct check_file *file) {
    struct references references = {0};
    const struct yaml_node *value = yaml_find(file->page.front, "references");
    for (const struct yaml_node *item = value ? value->first : NULL; item; item = item->next)
        vec_push(build->arena, &references, map_find(&build->references, item->text));
    return references;
}

static bool is_dosage_field(enum dosage_field field, const struct yaml_node *node) {
    return yaml_find(node, dosage_field_name(field)) != NULL;
}

// What leads is one of the two, so a routine's hold replaces an exercise's repetitions, with all
// that belongs to them, and its repetitions replace a hold.
static void change_lead(const struct yaml_node *node, struct dosage *dosage) {
    struct dosage none = dosage_none();
    if (is_dosage_field(DOSAGE_HOLD, node) && !range_is_set(dosage->hold_seconds)) {
        dosage->reps = none.reps;
        dosage->until_tired = none.until_tired;
        dosage->pause_seconds = none.pause_seconds;
        dosage->tempo = none.tempo;
        if (dosage->effort.kind == EFFORT_RIR) dosage->effort = none.effort;
    }
    if (is_dosage_field(DOSAGE_REPS, node)) dosage->hold_seconds = none.hold_seconds;
}

// Nothing is counted for both sides where a routine leaves only one of them, or both together.
static void change_count(const struct yaml_node *node, struct dosage *dosage) {
    bool two_sides = dosage->side == SIDE_EACH || dosage->side == SIDE_ALTERNATING;
    if (is_dosage_field(DOSAGE_SIDE, node) && !is_dosage_field(DOSAGE_COUNT, node) && !two_sides)
        dosage->count = COUNT_PER_SIDE;
}

bool check_read_dosage(const struct yaml_node *node, struct dosage *dosage, struct arena *arena,
                       bool *changed) {
    *changed = false;
    change_lead(node, dosage);
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        const struct yaml_node *value = yaml_find(node, dosage_field_name(field));
        const char *problem, *hint;
        if (!value) continue;
        *changed = true;
        if (value->kind != YAML_SCALAR ||
            !dose_parse(dosage, field, value->text, arena, &problem, &hint))
            return false;
    }
    change_count(node, dosage);
    return true;
}

struct range check_read_weeks(const char *text) {
    static const char digits[] = "0123456789";
    size_t first = strspn(text, digits);
    int min = first && first <= 2 ? atoi(text) : 0;
    if (!min) return RANGE_NONE;
    const char *rest = text + first;
    rest += strspn(rest, " \t-");
    if (strncmp(rest, "\xE2\x80\x93", 3) == 0) rest += 3; // an en dash
    rest += strspn(rest, " \t");
    if (!*rest) return (struct range){min, min};
    int max = strspn(rest, digits) == strlen(rest) && strlen(rest) <= 2 ? atoi(rest) : 0;
    return max ? (struct range){min, max} : RANGE_NONE;
}

// ---- entries ----------------------------------------------------------------------------------

static struct entry_aliases aliases_of(struct build *build, const struct yaml_node *front) {
    struct entry_aliases aliases = {0};
    for (const struct yaml_node *item = yaml_items(front, "aliases"); item; item = item->next) {
        struct entry_alias alias = {item->text, item->span};
        vec_push(build->arena, &aliases, alias);
    }
    return aliases;
}

static void fill_entry(struct build *build, struct entry *entry, const struct check_file *file) {
    *entry = (struct entry){
        .kind = file->kind,
        .id = file->id,
        .title = text_of(file->page.front, "title"),
        .summary = text_of(file->page.front, "summary"),
        .updated = text_of(file->page.front, "updated"),
        .aliases = aliases_of(build, file->page.front),
        .source = file->source,
        .body = file->page.body,
    };
}

// The ordered list under "Steps"; the schema has made sure that there is one.
static const struct doc_node *steps_of(const struct sections *sections) {
    const struct section *steps = sections_find(sections, "steps");
    const struct doc_node *node = steps->first;
    while (node->kind != DOC_LIST || !node->list.ordered) node = node->next;
    return node;
}

// Room for an exercise, a routine or a page, which begin with their entry.
static void *room_for(struct build *build, size_t size) {
    return build->again ? (void *)build->again : arena_alloc(build->arena, size);
}

static struct entry *build_exercise(struct build *build, const struct check_file *file) {
    const struct yaml_node *front = file->page.front, *review = yaml_find(front, "reviewed");
    struct exercise *exercise = room_for(build, sizeof *exercise);
    *exercise = (struct exercise){
        .kind = (enum exercise_kind)place_of(text_of(front, "kind"), exercise_kind_names,
                                             EXERCISE_KINDS),
        .position = (enum exercise_position)place_of(text_of(front, "position"),
                                                     exercise_position_names, EXERCISE_POSITIONS),
        .works = list_of(build, front, "works"),
        .equipment = list_of(build, front, "equipment"),
        .equipment_said = yaml_find(front, "equipment") != NULL,
        .dosage = file->dosage,
        .progressions = list_of(build, front, "progressions"),
        .regressions = list_of(build, front, "regressions"),
        .precautions = list_of(build, front, "precautions"),
        .references = references_of(build, file),
        .figure = file->figure,
        .picture = file->picture,
        .reviewed = {text_of(review, "by"), text_of(review, "on"), text_of(review, "due")},
        .sections = file->sections,
        .steps = steps_of(&file->sections),
    };
    fill_entry(build, &exercise->entry, file);
    if (!build->again) vec_push(build->arena, &build->guide->exercises, exercise);
    return &exercise->entry;
}

static void add_items(struct build *build, const struct yaml_node *items,
                      struct routine_phase *phase) {
    for (const struct yaml_node *node = items->first; node; node = node->next) {
        const struct check_file *file =
            map_find(&build->index->by_id[ENTRY_EXERCISE], text_of(node, "exercise"));
        struct routine_item item = {
            .exercise = entry_exercise(file->entry),
            .dosage = file->dosage,
            .note = text_of(node, "note"),
        };
        check_read_dosage(node, &item.dosage, build->arena, &item.changed);
        vec_push(build->arena, phase, item);
    }
}

static void add_phases(struct build *build, const struct yaml_node *front,
                       struct routine *routine) {
    const struct yaml_node *phases = yaml_find(front, "phases");
    if (!phases) {
        struct routine_phase phase = {.weeks = RANGE_NONE};
        add_items(build, yaml_find(front, "items"), &phase);
        vec_push(build->arena, &routine->phases, phase);
        return;
    }
    for (const struct yaml_node *node = phases->first; node; node = node->next) {
        struct routine_phase phase = {.title = text_of(node, "title"),
                                      .weeks = check_read_weeks(text_of(node, "weeks"))};
        add_items(build, yaml_find(node, "items"), &phase);
        vec_push(build->arena, &routine->phases, phase);
    }
}

// What is printed on, where the front matter says it; otherwise `usual`.
static void read_papers(const struct yaml_node *front, const bool usual[PAPERS],
                        bool papers[PAPERS]) {
    const struct yaml_node *list = yaml_find(front, "papers");
    for (enum paper paper = 0; paper < PAPERS; paper++) papers[paper] = !list && usual[paper];
    for (const struct yaml_node *item = list ? list->first : NULL; item; item = item->next)
        papers[place_of(item->text, paper_names, PAPERS)] = true;
}

enum { LOG_WEEKS = 2 }; // where the author does not say

static struct entry *build_routine(struct build *build, const struct check_file *file) {
    const struct yaml_node *front = file->page.front, *log = yaml_find(front, "log");
    struct routine *routine = room_for(build, sizeof *routine);
    const char *weeks = text_of(log, "weeks"), *frequency = text_of(front, "frequency");
    *routine = (struct routine){
        .aim = text_of(front, "aim"),
        .for_whom = text_of(front, "for_whom"),
        .frequency.times = RANGE_NONE,
        .progress_when = list_of(build, front, "progress_when"),
        .stop_if = list_of(build, front, "stop_if"),
        .log_weeks = weeks ? atoi(weeks) : LOG_WEEKS,
        .log_columns = list_of(build, log, "columns"),
        .references = references_of(build, file),
        .sections = file->sections,
    };
    fill_entry(build, &routine->entry, file);
    read_papers(front, build->guide->papers, routine->papers);
    const char *problem, *hint;
    if (frequency)
        dose_parse_frequency(&routine->frequency, frequency, build->arena, &problem, &hint);
    add_phases(build, front, routine);
    if (!build->again) vec_push(build->arena, &build->guide->routines, routine);
    return &routine->entry;
}

static struct entry *build_page(struct build *build, const struct check_file *file) {
    const struct yaml_node *front = file->page.front;
    struct page *page = room_for(build, sizeof *page);
    *page = (struct page){
        .order = atoi(text_of(front, "order")),
        .brand = file->brand,
        .help = is_true(front, "help"),
        .references = references_of(build, file),
        .sections = file->sections,
    };
    fill_entry(build, &page->entry, file);
    if (page->help) build->guide->help_page = page;
    struct pages *pages = file->brand ? &build->guide->brand_pages : &build->guide->pages;
    if (!build->again) vec_push(build->arena, pages, page);
    return &page->entry;
}

static struct entry *(*const makers[])(struct build *, const struct check_file *) = {
    [ENTRY_EXERCISE] = build_exercise,
    [ENTRY_ROUTINE] = build_routine,
    [ENTRY_PAGE] = build_page,
};

// Exercises come first, since routines point at them.
static void build_entries(struct build *build, struct check_file *files, size_t count) {
    for (enum entry_kind kind = ENTRY_EXERCISE; kind <= ENTRY_PAGE; kind++)
        for (size_t i = 0; i < count; i++)
            if (files[i].kind == kind) files[i].entry = makers[kind](build, &files[i]);
}

// ---- the guide --------------------------------------------------------------------------------

static void build_references(struct build *build, const struct yaml_node *front) {
    const struct yaml_node *value = yaml_find(front, "references");
    for (const struct yaml_node *entry = value ? value->first : NULL; entry; entry = entry->next) {
        struct reference *reference = arena_alloc(build->arena, sizeof *reference);
        *reference =
            (struct reference){entry->key, text_of(entry, "citation"), text_of(entry, "link")};
        vec_push(build->arena, &build->guide->references, reference);
        map_add(build->arena, &build->references, entry->key, reference);
    }
}

static void build_glossary(struct build *build, const struct yaml_node *front) {
    const struct yaml_node *value = yaml_find(front, "glossary");
    for (const struct yaml_node *entry = value ? value->first : NULL; entry; entry = entry->next)
        vec_push(build->arena, &build->guide->glossary,
                 (struct glossary_term){entry->key, entry->text});
}

static void build_delivery(struct delivery *delivery, const struct yaml_node *front) {
    const struct yaml_node *node = yaml_find(front, "delivery");
    *delivery = (struct delivery){
        .who = text_of(node, "who"),
        .alone_or_group = text_of(node, "alone_or_group"),
        .supervision = text_of(node, "supervision"),
        .motivation = text_of(node, "motivation"),
        .other_care = text_of(node, "other_care"),
        .setting = text_of(node, "setting"),
        .tailoring = text_of(node, "tailoring"),
        .starting_level = text_of(node, "starting_level"),
        .fidelity = text_of(node, "fidelity"),
        .delivered = text_of(node, "delivered"),
    };
}

static void build_contributors(struct build *build, const struct yaml_node *front) {
    for (const struct yaml_node *item = yaml_items(front, "contributors"); item;
         item = item->next) {
        const struct contributor contributor = {
            text_of(item, "name"),
            (enum contributor_role)place_of(text_of(item, "role"), contributor_role_names,
                                            CONTRIBUTOR_ROLES)};
        vec_push(build->arena, &build->guide->contributors, contributor);
    }
}

// A code is written with its list's name before it: "Thema MQS".
static void build_subjects(struct build *build, const struct yaml_node *front) {
    for (const struct yaml_node *item = yaml_items(front, "subjects"); item; item = item->next) {
        struct guide_subject subject = {.name = text_of(item, "name")};
        const char *code = text_of(item, "code"), *space = code ? strchr(code, ' ') : NULL;
        if (space) {
            subject.scheme = arena_strndup(build->arena, code, (size_t)(space - code));
            subject.code = space + 1;
        }
        vec_push(build->arena, &build->guide->subjects, subject);
    }
}

static void build_publication(struct build *build, const struct yaml_node *front) {
    const struct yaml_node *series = yaml_find(front, "series");
    const struct yaml_node *certifier = yaml_find(front, "certifier");
    build_contributors(build, front);
    build_subjects(build, front);
    build->guide->description = text_of(front, "description");
    build->guide->series = (struct series){text_of(series, "name"), text_of(series, "position")};
    build->guide->certifier = (struct certifier){
        text_of(certifier, "name"), text_of(certifier, "credential"), text_of(certifier, "report")};
}

static void build_own_fields(struct build *build, const struct yaml_node *front) {
    struct guide *guide = build->guide;
    const struct yaml_node *licence = yaml_find(front, "licence");
    guide->id = text_of(front, "id");
    guide->title = text_of(front, "title");
    guide->subtitle = text_of(front, "subtitle");
    guide->summary = text_of(front, "summary");
    guide->language = text_of(front, "language");
    guide->authors = list_of(build, front, "authors");
    guide->publisher = text_of(front, "publisher");
    guide->base_url = text_of(front, "base_url");
    guide->licence = text_of(licence, "name");
    guide->licence_url = text_of(licence, "url");
    guide->disclaimer = text_of(front, "disclaimer");
    guide->red_flags = list_of(build, front, "red_flags");
    guide->identifier = text_of(front, "identifier");
    guide->version = text_of(front, "version");
    guide->date = text_of(front, "date");
    guide->archive = is_true(front, "archive");
    guide->raw_html = is_true(front, "raw_html");
}

void check_build(struct guide *guide, const struct yaml_node *front, struct check_file *files,
                 size_t count, const struct check_index *index, struct arena *arena) {
    struct build build = {.arena = arena, .guide = guide, .index = index};
    build_own_fields(&build, front);
    build_publication(&build, front);
    build_references(&build, front);
    build_glossary(&build, front);
    const bool usual[PAPERS] = {[PAPER_A4] = true, [PAPER_LETTER] = true};
    read_papers(front, usual, guide->papers);
    build_delivery(&guide->delivery, front);
    build_entries(&build, files, count);
    const struct check_file *routine =
        map_find(&index->by_id[ENTRY_ROUTINE], text_of(front, "default_routine"));
    guide->default_routine = entry_routine(routine->entry);
}

void check_build_again(struct guide *guide, const struct check_file *file,
                       const struct check_index *index, struct arena *arena) {
    struct build build = {.arena = arena, .guide = guide, .index = index, .again = file->entry};
    struct arena own;
    arena_init(&own);
    for (size_t i = 0; i < guide->references.n; i++)
        map_add(&own, &build.references, guide->references.at[i]->id, guide->references.at[i]);
    makers[file->kind](&build, file);
    arena_release(&own);
}
