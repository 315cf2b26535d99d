// Building the model; see check_build.h.
#include "check/check_build.h"

#include "base/near.h"
#include "dose/dose_parse.h"

#include <stdlib.h>
#include <string.h>

// ---- fields -----------------------------------------------------------------------------------

static const char *text_of(const struct yaml_node *node, const char *key) {
    const struct yaml_node *value = yaml_find(node, key);
    return value && value->kind == YAML_SCALAR ? value->text : NULL;
}

static bool is_true(const struct yaml_node *node, const char *key) {
    const char *text = text_of(node, key);
    return text && strcmp(text, "true") == 0;
}

static struct strings list_of(struct check_build *build, const struct yaml_node *node,
                              const char *key) {
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

static void add_error(struct check_build *build, const char *id, const struct source *source,
                      struct span span, const char *hint, const char *message) {
    diag_add(build->diags, DIAG_ERROR, id, source, span, hint, "%s", message);
}

static struct references references_of(struct check_build *build, const struct check_file *file) {
    struct references references = {0};
    const struct yaml_node *value = yaml_find(file->page.front, "references");
    for (const struct yaml_node *item = value ? value->first : NULL; item; item = item->next) {
        const struct reference *reference = map_find(&build->references, item->text);
        if (reference) {
            vec_push(build->arena, &references, reference);
            continue;
        }
        add_error(build, "unknown-reference", file->source, item->span,
                  near_hint(build->arena, item->text, &build->reference_ids),
                  arena_printf(build->arena, "guide.yaml has no reference '%s'", item->text));
    }
    return references;
}

// ---- dosage -----------------------------------------------------------------------------------

// Reads the dosage fields that stand in `node` over what `dosage` has. Returns whether any does.
static bool read_dosage(struct check_build *build, const struct yaml_node *node,
                        struct dosage *dosage) {
    bool any = false;
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        const struct yaml_node *value = yaml_find(node, dosage_field_name(field));
        if (!value) continue;
        any = true;
        // What leads is one of the two, so a routine's hold replaces an exercise's repetitions.
        if (field == DOSAGE_HOLD && !yaml_find(node, "reps")) {
            dosage->reps = RANGE_NONE;
            dosage->until_tired = false;
        }
        if (field == DOSAGE_REPS && !yaml_find(node, "hold")) dosage->hold_seconds = RANGE_NONE;
        const char *problem, *hint;
        dose_parse(dosage, field, value->text, build->arena, &problem, &hint); // passed before
    }
    return any;
}

static void check_dosage(struct check_build *build, const struct check_file *file,
                         const struct yaml_node *node, const struct dosage *dosage) {
    enum dosage_field field;
    const char *problem, *hint = NULL;
    if (dose_check(dosage, &field, &problem, &hint)) return;
    const struct yaml_node *value = yaml_find(node, dosage_field_name(field));
    struct span span = value ? value->span : node->key ? node->key_span : node->span;
    add_error(build, "bad-dosage", file->source, span, hint, problem);
}

// ---- entries ----------------------------------------------------------------------------------

static void fill_entry(struct entry *entry, const struct check_file *file) {
    *entry = (struct entry){
        .kind = file->kind,
        .id = file->id,
        .title = text_of(file->page.front, "title"),
        .summary = text_of(file->page.front, "summary"),
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

static struct entry *build_exercise(struct check_build *build, struct check_file *file) {
    const struct yaml_node *front = file->page.front, *review = yaml_find(front, "reviewed");
    struct exercise *exercise = arena_alloc(build->arena, sizeof *exercise);
    *exercise = (struct exercise){
        .kind = (enum exercise_kind)place_of(text_of(front, "kind"), exercise_kind_names,
                                             EXERCISE_KINDS),
        .position = (enum exercise_position)place_of(text_of(front, "position"),
                                                     exercise_position_names, EXERCISE_POSITIONS),
        .works = list_of(build, front, "works"),
        .equipment = list_of(build, front, "equipment"),
        .dosage = dosage_none(),
        .progressions = list_of(build, front, "progressions"),
        .regressions = list_of(build, front, "regressions"),
        .precautions = list_of(build, front, "precautions"),
        .references = references_of(build, file),
        .reviewed = {text_of(review, "by"), text_of(review, "on"), text_of(review, "due")},
        .sections = file->sections,
        .steps = steps_of(&file->sections),
    };
    fill_entry(&exercise->entry, file);
    const struct yaml_node *dosage = yaml_find(front, "dosage");
    read_dosage(build, dosage, &exercise->dosage);
    check_dosage(build, file, dosage, &exercise->dosage);
    return &exercise->entry;
}

// The exercise that an item names, or NULL: not there (told here) or not valid (told already).
static const struct exercise *find_exercise(struct check_build *build,
                                            const struct check_file *file,
                                            const struct yaml_node *item) {
    const struct yaml_node *name = yaml_find(item, "exercise");
    const struct check_file *found = map_find(build->files[ENTRY_EXERCISE], name->text);
    if (!found)
        add_error(build, "unknown-exercise", file->source, name->span,
                  near_hint(build->arena, name->text, build->file_ids[ENTRY_EXERCISE]),
                  arena_printf(build->arena, "there is no exercise '%s'", name->text));
    return found && found->entry ? entry_exercise(found->entry) : NULL;
}

static void add_items(struct check_build *build, const struct check_file *file,
                      const struct yaml_node *items, struct routine_phase *phase) {
    for (const struct yaml_node *node = items->first; node; node = node->next) {
        struct routine_item item = {.exercise = find_exercise(build, file, node),
                                    .note = text_of(node, "note")};
        if (!item.exercise) continue;
        item.dosage = item.exercise->dosage;
        item.changed = read_dosage(build, node, &item.dosage);
        if (item.changed) check_dosage(build, file, node, &item.dosage);
        vec_push(build->arena, phase, item);
    }
}

// "3" or "1-2"; the schema has made sure of the form.
static struct range read_weeks(const char *text) {
    char *end;
    int min = (int)strtol(text, &end, 10);
    end += strcspn(end, "0123456789");
    return (struct range){min, *end ? atoi(end) : min};
}

static void add_phases(struct check_build *build, const struct check_file *file,
                       const struct yaml_node *phases, struct routine *routine) {
    int last = 0;
    for (const struct yaml_node *node = phases->first; node; node = node->next) {
        const struct yaml_node *weeks = yaml_find(node, "weeks");
        struct routine_phase phase = {.title = text_of(node, "title"),
                                      .weeks = read_weeks(weeks->text)};
        if (phase.weeks.min > phase.weeks.max) {
            add_error(build, "weeks-order", file->source, weeks->span,
                      "write the earlier week first", "these weeks run backwards");
        } else if (phase.weeks.min <= last) {
            add_error(build, "weeks-order", file->source, weeks->span, NULL,
                      arena_printf(build->arena,
                                   "this phase begins before the one above has ended, in week %d",
                                   last));
        }
        last = phase.weeks.max;
        add_items(build, file, yaml_find(node, "items"), &phase);
        vec_push(build->arena, &routine->phases, phase);
    }
}

static void build_plan(struct check_build *build, const struct check_file *file,
                       struct routine *routine) {
    const struct yaml_node *front = file->page.front;
    const struct yaml_node *items = yaml_find(front, "items"), *phases = yaml_find(front, "phases");
    if (items && phases) {
        add_error(build, "items-and-phases", file->source, phases->key_span,
                  "put the items into a phase of their own",
                  "a routine has either items or phases, not both");
    } else if (items) {
        struct routine_phase phase = {.weeks = RANGE_NONE};
        add_items(build, file, items, &phase);
        vec_push(build->arena, &routine->phases, phase);
    } else if (phases) {
        add_phases(build, file, phases, routine);
    } else {
        add_error(build, "missing-field", file->source, front->span,
                  "add items: a list of '- exercise: ID'", "a routine lacks the field 'items'");
    }
}

static struct entry *build_routine(struct check_build *build, struct check_file *file) {
    const struct yaml_node *front = file->page.front, *log = yaml_find(front, "log");
    struct routine *routine = arena_alloc(build->arena, sizeof *routine);
    const char *weeks = text_of(log, "weeks");
    *routine = (struct routine){
        .aim = text_of(front, "aim"),
        .for_whom = text_of(front, "for_whom"),
        .progress_when = list_of(build, front, "progress_when"),
        .stop_if = list_of(build, front, "stop_if"),
        .log_weeks = weeks ? atoi(weeks) : 2,
        .log_columns = list_of(build, log, "columns"),
        .references = references_of(build, file),
        .sections = file->sections,
    };
    fill_entry(&routine->entry, file);
    const char *frequency = text_of(front, "frequency");
    const char *problem, *hint;
    if (frequency)
        dose_parse_frequency(&routine->frequency, frequency, build->arena, &problem, &hint);
    build_plan(build, file, routine);
    return &routine->entry;
}

static struct entry *build_page(struct check_build *build, struct check_file *file) {
    const struct yaml_node *front = file->page.front;
    struct page *page = arena_alloc(build->arena, sizeof *page);
    *page = (struct page){
        .order = atoi(text_of(front, "order")),
        .help = is_true(front, "help"),
        .references = references_of(build, file),
        .sections = file->sections,
    };
    fill_entry(&page->entry, file);
    return &page->entry;
}

void check_build_entry(struct check_build *build, struct check_file *file) {
    static struct entry *(*const makers[])(struct check_build *, struct check_file *) = {
        [ENTRY_EXERCISE] = build_exercise,
        [ENTRY_ROUTINE] = build_routine,
        [ENTRY_PAGE] = build_page,
    };
    file->entry = makers[file->kind](build, file);
}

// ---- the guide --------------------------------------------------------------------------------

static void build_references(struct check_build *build, const struct yaml_node *front) {
    const struct yaml_node *value = yaml_find(front, "references");
    for (const struct yaml_node *entry = value ? value->first : NULL; entry; entry = entry->next) {
        struct reference *reference = arena_alloc(build->arena, sizeof *reference);
        *reference =
            (struct reference){entry->key, text_of(entry, "citation"), text_of(entry, "link")};
        vec_push(build->arena, &build->guide->references, reference);
        vec_push(build->arena, &build->reference_ids, entry->key);
        map_add(build->arena, &build->references, entry->key, reference);
    }
}

static void build_papers(struct guide *guide, const struct yaml_node *front) {
    static const char *const names[PAPERS] = {[PAPER_A4] = "a4", [PAPER_LETTER] = "letter"};
    const struct yaml_node *papers = yaml_find(front, "papers");
    for (enum paper paper = 0; paper < PAPERS; paper++) guide->papers[paper] = !papers;
    for (const struct yaml_node *item = papers ? papers->first : NULL; item; item = item->next)
        guide->papers[place_of(item->text, names, PAPERS)] = true;
}

void check_build_guide(struct check_build *build, const struct yaml_node *front) {
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
    guide->raw_html = is_true(front, "raw_html");
    build_references(build, front);
    build_papers(guide, front);
}

static void find_default_routine(struct check_build *build, const struct yaml_node *front) {
    const struct yaml_node *name = yaml_find(front, "default_routine");
    const struct check_file *file = map_find(build->files[ENTRY_ROUTINE], name->text);
    if (file) {
        if (file->entry) build->guide->default_routine = entry_routine(file->entry);
        return;
    }
    add_error(build, "unknown-routine", build->guide_source, name->span,
              near_hint(build->arena, name->text, build->file_ids[ENTRY_ROUTINE]),
              arena_printf(build->arena, "there is no routine '%s'", name->text));
}

void check_build_defaults(struct check_build *build, const struct yaml_node *front) {
    struct guide *guide = build->guide;
    find_default_routine(build, front);
    for (size_t i = 0; i < guide->pages.n; i++) {
        const struct page *page = guide->pages.at[i];
        if (!page->help) continue;
        if (guide->help_page) {
            add_error(build, "two-help-pages", page->entry.source, (struct span){0},
                      "let only one page have 'help: true'",
                      arena_printf(build->arena, "'%s' is the page about getting help already",
                                   guide->help_page->entry.title));
        } else {
            guide->help_page = page;
        }
    }
    if (!guide->help_page)
        add_error(build, "no-help-page", build->guide_source, (struct span){0},
                  "write a page about when to get help, with 'help: true'",
                  "no page tells when to get help");
}
