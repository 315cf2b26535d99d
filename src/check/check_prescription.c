// Prescriptions; see check_prescription.h.
#include "check/check_prescription_tree.h"

#include "base/file.h"
#include "base/near.h"
#include "check/check_dosage.h"
#include "check/check_mask.h"
#include "check/check_tree.h"
#include "read/read_yaml.h"

#include <stdlib.h>
#include <string.h>

struct check_prescriber {
    const struct guide *guide;
    struct arena arena;
    struct check_index index;
    struct check_cross cross;
    struct schema_validator *validator;
    const struct brand *brand; // goes before what prescriptions say
    struct check_known known;
};

struct check_prescriber *check_prescriber_open(const struct checked *checked) {
    struct check_prescriber *prescriber = base_alloc(sizeof *prescriber);
    *prescriber = (struct check_prescriber){.guide = check_guide(checked)};
    arena_init(&prescriber->arena);
    prescriber->cross = check_cross_for(checked, &prescriber->index, &prescriber->arena, NULL);
    check_known_open(&prescriber->known, prescriber->guide, &prescriber->arena);
    prescriber->validator = schema_validator_open(prescriber->cross.schema);
    return prescriber;
}

void check_prescriber_close(struct check_prescriber *prescriber) {
    if (!prescriber) return;
    schema_validator_close(prescriber->validator);
    arena_release(&prescriber->arena);
    free(prescriber);
}

struct check_known check_prescriber_known(const struct check_prescriber *prescriber) {
    return prescriber->known;
}

void check_prescriber_brand(struct check_prescriber *prescriber, const struct brand *brand) {
    prescriber->brand = brand;
}

// One prescription that is being checked.
struct work {
    const struct check_prescriber *prescriber;
    struct check_index index; // its own, so that hints do not depend on what was checked before
    struct check_cross cross;
    struct check_file file; // for those checks that look at content files
    struct yaml_node *front;
    struct prescription *prescription;
};

static void add_error(struct work *work, const char *id, struct span span, const char *hint,
                      const char *message) {
    diag_add(work->cross.diags, DIAG_ERROR, id, work->file.source, span, hint, "%s", message);
}

// ---- brand ------------------------------------------------------------------------------------

static const struct brand *find_brand(struct work *work, const struct yaml_node *node) {
    const struct brands *brands = &work->prescriber->guide->brands;
    struct strings names = {0};
    for (size_t i = 0; i < brands->n; i++) {
        if (strcmp(brands->at[i]->id, node->text) == 0) return brands->at[i];
        vec_push(work->cross.arena, &names, brands->at[i]->id);
    }
    const char *hint = near_hint(work->cross.arena, node->text, &names);
    if (!hint && names.n) hint = near_list(work->cross.arena, &names);
    add_error(work, "unknown-brand", node->span, hint ? hint : "the guide has no brands",
              arena_printf(work->cross.arena, "the guide has no brand '%s'", node->text));
    return NULL;
}

static void take_brand(struct work *work) {
    const struct yaml_node *node = yaml_find(work->front, "brand");
    work->prescription->brand = work->prescriber->brand;
    if (!check_cross_is_name(node)) return;
    const struct brand *own = find_brand(work, node);
    if (!work->prescription->brand) work->prescription->brand = own;
}

static bool is_listed(const struct strings *list, const char *id) {
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->at[i], id) == 0) return true;
    return !list->n;
}

static void tell_not_in_brand(struct work *work, const struct yaml_node *node, const char *what) {
    const struct brand *brand = work->prescription->brand;
    add_error(work, "not-in-brand", node->span,
              arena_printf(work->cross.arena, "add it to '%ss' in content/brands/%s/brand.yaml",
                           what, brand->id),
              arena_printf(work->cross.arena, "the brand '%s' does not have the %s '%s'", brand->id,
                           what, node->text));
}

static bool routine_has(const struct routine *routine, const char *id) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++)
            if (strcmp(routine->phases.at[i].at[j].exercise->entry.id, id) == 0) return true;
    return false;
}

// A brand has the exercises that it lists, and those of its routines; see guide_for_brand.
static bool brand_has_exercise(const struct work *work, const char *id) {
    const struct brand *brand = work->prescription->brand;
    if (!brand || is_listed(&brand->exercises, id)) return true;
    const struct routines *routines = &work->prescriber->guide->routines;
    for (size_t i = 0; i < routines->n; i++)
        if (is_listed(&brand->routines, routines->at[i]->entry.id) &&
            routine_has(routines->at[i], id))
            return true;
    return false;
}

// ---- exercises --------------------------------------------------------------------------------

static const struct check_file *find_file(struct work *work, const struct yaml_node *name,
                                          enum entry_kind kind) {
    if (!check_cross_is_name(name)) return NULL;
    const struct check_file *file = map_find(&work->index.by_id[kind], name->text);
    if (file) return file;
    bool exercise = kind == ENTRY_EXERCISE;
    const char *what = exercise ? "exercise" : "routine";
    const char *hint = check_cross_suggest(&work->cross, name->text, &work->index.near[kind], NULL);
    add_error(work, exercise ? "unknown-exercise" : "unknown-routine", name->span,
              hint
                  ? hint
                  : arena_printf(work->cross.arena,
                                 "write the file name of the %s, without its folder and .md", what),
              arena_printf(work->cross.arena, "there is no %s '%s'", what, name->text));
    return NULL;
}

static const char *text_of(const struct yaml_node *node, const char *key) {
    const struct yaml_node *value = yaml_find(node, key);
    return yaml_is_text(value) ? value->text : NULL;
}

static struct span span_of(const struct yaml_node *node, const char *key) {
    const struct yaml_node *value = yaml_find(node, key);
    return value ? value->span : (struct span){0};
}

// Reads what an item changes over the usual dosage. False where that cannot be, which was told.
static bool change(struct work *work, const struct yaml_node *node,
                   struct prescription_item *item) {
    item->dosage = item->usual;
    const char *note = text_of(node, "note"); // the routine's own stays
    item->note_at = span_of(node, "note");
    if (note)
        item->note = item->note ? arena_printf(work->cross.arena, "%s %s", item->note, note) : note;
    if (!check_read_dosage(node, &item->dosage, work->cross.arena, &item->changed)) return false;
    return !item->changed || check_cross_dosage(&work->cross, &work->file, node, &item->dosage);
}

static void add_exercise(struct work *work, const struct yaml_node *node) {
    const struct yaml_node *name = yaml_find(node, "exercise");
    const struct check_file *file = find_file(work, name, ENTRY_EXERCISE);
    if (!file) return;
    if (!brand_has_exercise(work, name->text)) tell_not_in_brand(work, name, "exercise");
    const struct exercise *exercise = entry_exercise(file->entry);
    struct prescription_item item = {.exercise = exercise, .usual = exercise->dosage};
    if (change(work, node, &item)) check_dosage_item(&work->cross, &work->file, node, file);
    vec_push(work->cross.arena, &work->prescription->items, item);
}

// ---- routines ---------------------------------------------------------------------------------

static void take_phase(struct work *work, const struct routine_phase *phase, bool several) {
    for (size_t i = 0; i < phase->n; i++) {
        const struct routine_item *from = &phase->at[i];
        struct prescription_item item = {.exercise = from->exercise,
                                         .dosage = from->dosage,
                                         .usual = from->dosage,
                                         .note = from->note,
                                         .phase = several && !i ? phase : NULL};
        vec_push(work->cross.arena, &work->prescription->items, item);
    }
}

static void tell_not_in_routine(struct work *work, const struct yaml_node *name) {
    struct strings names = {0};
    for (size_t i = 0; i < work->prescription->items.n; i++)
        vec_push(work->cross.arena, &names, work->prescription->items.at[i].exercise->entry.id);
    const char *hint = near_hint(work->cross.arena, name->text, &names);
    add_error(work, "not-in-routine", name->span,
              hint ? hint : near_list(work->cross.arena, &names),
              arena_printf(work->cross.arena, "the routine '%s' does not have the exercise '%s'",
                           work->prescription->routine->entry.id, name->text));
}

// An exercise that the routine has in several phases is changed in all of them.
static void change_routine(struct work *work, const struct yaml_node *node) {
    const struct yaml_node *name = yaml_find(node, "exercise");
    const struct check_file *file = find_file(work, name, ENTRY_EXERCISE);
    struct prescription_items *items = &work->prescription->items;
    bool found = false;
    for (size_t i = 0; file && i < items->n; i++) {
        if (&items->at[i].exercise->entry != file->entry) continue;
        size_t before = work->cross.diags->n;
        bool good = change(work, node, &items->at[i]);
        if (!found && good && items->at[i].changed)
            check_dosage_item(&work->cross, &work->file, node, file);
        found = true;
        if (work->cross.diags->n > before) break; // the others would say the same
    }
    if (file && !found) tell_not_in_routine(work, name);
}

static void take_routine(struct work *work, const struct yaml_node *name) {
    const struct check_file *file = find_file(work, name, ENTRY_ROUTINE);
    if (!file) return;
    const struct brand *brand = work->prescription->brand;
    if (brand && !is_listed(&brand->routines, name->text)) tell_not_in_brand(work, name, "routine");
    const struct routine *routine = entry_routine(file->entry);
    work->prescription->routine = routine;
    for (size_t i = 0; i < routine->phases.n; i++)
        take_phase(work, &routine->phases.at[i], routine->phases.n > 1);
    const struct yaml_node *node = yaml_items(work->front, "changes");
    for (; node; node = node->next) change_routine(work, node);
}

static void take_items(struct work *work) {
    const struct yaml_node *exercises = yaml_find(work->front, "exercises");
    const struct yaml_node *routine = yaml_find(work->front, "routine");
    const struct yaml_node *changes = yaml_find(work->front, "changes");
    if (exercises && routine)
        add_error(
            work, "exercises-or-routine", exercises->key_span,
            "write the exercises of the routine that are another for this patient as 'changes'",
            "a prescription has either exercises or a routine, not both");
    if (changes && !routine)
        add_error(work, "exercises-or-routine", changes->key_span,
                  "add a routine, or write them as 'exercises'",
                  "there are changes, and no routine that they change");
    if (!exercises && !routine && !changes)
        add_error(work, "missing-field", work->front->span, "add 'exercises' or 'routine'",
                  "a prescription names neither exercises nor a routine");
    const struct yaml_node *node = yaml_items(work->front, "exercises");
    for (; node && !routine; node = node->next) add_exercise(work, node);
    if (routine) take_routine(work, routine);
}

// ---- the whole --------------------------------------------------------------------------------

static int paper_of(const char *name) {
    for (int paper = 0; name && paper < PAPERS; paper++)
        if (strcmp(paper_names[paper], name) == 0) return paper;
    return -1;
}

static void take_fields(struct work *work) {
    const struct yaml_node *front = work->front, *review = yaml_find(front, "review");
    struct prescription *prescription = work->prescription;
    const char *large = text_of(front, "large");
    prescription->patient = text_of(front, "patient");
    prescription->clinician = text_of(front, "clinician");
    prescription->date = text_of(front, "date");
    prescription->review = text_of(front, "review");
    prescription->notes = text_of(front, "notes");
    prescription->patient_at = span_of(front, "patient");
    prescription->clinician_at = span_of(front, "clinician");
    prescription->notes_at = span_of(front, "notes");
    prescription->paper = paper_of(text_of(front, "paper"));
    prescription->large = large && strcmp(large, "true") == 0;
    if (prescription->large && prescription->paper >= 0 &&
        paper_in_large((enum paper)prescription->paper) == PAPERS)
        add_error(work, "wrong-value", yaml_find(front, "large")->span,
                  "write 'paper: a4' or 'paper: letter'", "large print wants a4 or letter, not a5");
    if (prescription->date && prescription->review &&
        strcmp(prescription->review, prescription->date) < 0)
        add_error(work, "review-before-date", review->span, "write a later day",
                  "the next visit is before the day of the prescription");
}

// What was left empty is as good as left out.
static void prune(struct yaml_node *front) {
    struct yaml_node **at = &front->first;
    front->last = NULL;
    while (*at) {
        struct yaml_node *node = *at;
        if (node->kind == YAML_SCALAR && !node->cut && !node->told &&
            !node->text[strspn(node->text, " \t\r\n")]) {
            *at = node->next;
        } else {
            front->last = node;
            at = &node->next;
        }
    }
}

static void prune_all(struct yaml_node *front) {
    prune(front);
    for (struct yaml_node *list = front->first; list; list = list->next)
        for (struct yaml_node *item = list->kind == YAML_SEQUENCE ? list->first : NULL; item;
             item = item->next)
            if (item->kind == YAML_MAPPING) prune(item);
}

const struct prescription *check_prescription_tree(struct check_prescriber *prescriber,
                                                   struct arena *arena, const struct source *shown,
                                                   struct yaml_node *front,
                                                   struct diag_list *diags) {
    struct prescription *prescription = arena_alloc(arena, sizeof *prescription);
    *prescription = (struct prescription){.source = shown, .paper = -1};
    struct work work = {.prescriber = prescriber,
                        .index = prescriber->index,
                        .cross = prescriber->cross,
                        .file = {.kind = ENTRY_ROUTINE, .source = shown, .page.front = front},
                        .front = front,
                        .prescription = prescription};
    work.cross.arena = arena;
    work.cross.diags = diags;
    work.cross.index = &work.index;
    size_t before = diag_count(diags, DIAG_ERROR);
    if (front->kind == YAML_MAPPING) prune_all(front);
    const struct check_tree tree = {arena, prescriber->cross.schema, prescriber->validator,
                                    shown, prescriber->guide->words, diags,
                                    NULL};
    check_tree(&tree, "prescription", front, NULL);
    if (front->kind != YAML_MAPPING) return NULL;
    take_brand(&work);
    take_fields(&work);
    take_items(&work);
    return diag_count(diags, DIAG_ERROR) == before ? prescription : NULL;
}

const struct prescription *check_prescription(struct check_prescriber *prescriber,
                                              struct arena *arena, const struct source *source,
                                              struct diag_list *diags) {
    size_t from = diags->n;
    bool text = file_check_text((struct source *)source, diags);
    struct check_known known = prescriber->known;
    const struct source *shown = check_mask_yaml(&known, arena, source);
    if (!text) {
        for (size_t i = from; i < diags->n; i++)
            if (diags->at[i].source) diags->at[i].source = shown;
        return NULL;
    }
    struct yaml_node *front = read_yaml(arena, shown, source->text, source->length, 1, diags);
    const struct prescription *prescription =
        front ? check_prescription_tree(prescriber, arena, shown, front, diags) : NULL;
    check_mask_diags(&known, diags, from, source->text, shown->text, source->length);
    return diags->n > from && diag_failed(diags) ? NULL : prescription;
}
