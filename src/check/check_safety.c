// Safety; see check_safety.h.
#include "check/check_safety.h"

#include "base/near.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

// ---- reviews ----------------------------------------------------------------------------------

// Whether a text is a day of the calendar as YYYY-MM-DD, which sort as texts do. Others were told
// by the schema.
static bool is_date(const struct yaml_node *node) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day, used = 0;
    if (!yaml_is_text(node) || strlen(node->text) != strlen("2026-11-01")) return false;
    if (sscanf(node->text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3) return false;
    if (node->text[used] || month < 1 || month > 12 || day < 1) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= (month == 2 && !leap ? 28 : days[month - 1]);
}

static void add(const struct check_cross *cross, enum diag_severity severity, const char *id,
                const struct check_file *file, const struct yaml_node *node, const char *hint,
                const char *message) {
    diag_add(cross->diags, severity, id, file->source, node->span, hint, "%s", message);
}

void check_safety_exercise(const struct check_cross *cross, const struct check_file *file) {
    const struct yaml_node *reviewed = yaml_find(file->page.front, "reviewed");
    const struct yaml_node *on = yaml_find(reviewed, "on"), *due = yaml_find(reviewed, "due");
    bool on_is_date = is_date(on), due_is_date = is_date(due);
    if (on_is_date && strcmp(on->text, cross->today) > 0)
        add(cross, DIAG_ERROR, "review-dates", file, on,
            "name a review when it has happened, and leave 'reviewed' out before",
            arena_printf(cross->arena, "this review has not happened: today is %s", cross->today));
    if (on_is_date && due_is_date && strcmp(due->text, on->text) < 0) {
        add(cross, DIAG_ERROR, "review-dates", file, due, "'due' is the day of the next review",
            arena_printf(cross->arena, "the next review is due before this one, of %s", on->text));
    } else if (due_is_date && strcmp(due->text, cross->today) < 0) {
        add(cross, DIAG_WARNING, "review-due", file, due,
            "have the page looked at again, then change 'on' and 'due'",
            arena_printf(cross->arena, "the review of this page was due on %s", due->text));
    }
}

// ---- conditions -------------------------------------------------------------------------------

void check_safety_open(struct check_cross *cross) {
    const struct yaml_node *condition = yaml_members(cross->guide, "conditions");
    for (; condition; condition = condition->next) {
        map_add(cross->arena, &cross->conditions, condition->key, condition);
        near_add(cross->arena, &cross->near_conditions, condition->key, condition->key);
    }
}

// Letters of other scripts, and signs such as dashes, are all taken for letters: a phrase is rather
// not found than found inside a word.
static bool is_letter(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

// Whether a text has the phrase as whole words; letter case is free.
static bool has_phrase(const char *text, const char *phrase) {
    for (const char *at = text; *at; at++) {
        if (at > text && is_letter(at[-1])) continue;
        const char *behind = utf8_behind(at, phrase);
        if (behind && !is_letter(*behind)) return true;
    }
    return false;
}

static bool names_condition(const char *text, const struct yaml_node *condition) {
    if (condition->kind != YAML_SEQUENCE) return false; // told already
    for (const struct yaml_node *name = condition->first; name; name = name->next)
        if (yaml_is_text(name) && has_phrase(text, name->text)) return true;
    return false;
}

// The precaution of an exercise that is about a condition, or NULL.
static const char *find_precaution(const struct check_file *exercise,
                                   const struct yaml_node *condition) {
    const struct yaml_node *precaution = yaml_items(exercise->page.front, "precautions");
    for (; precaution; precaution = precaution->next)
        if (yaml_is_text(precaution) && names_condition(precaution->text, condition))
            return precaution->text;
    return NULL;
}

static void check_item(const struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *item, const struct yaml_node *condition) {
    const struct yaml_node *name = yaml_find(item, "exercise");
    if (!yaml_is_text(name) || yaml_text(item, "note")) return;
    const struct check_file *exercise = map_find(&cross->index->by_id[ENTRY_EXERCISE], name->text);
    const char *precaution = exercise ? find_precaution(exercise, condition) : NULL;
    if (!precaution) return;
    add(cross, DIAG_WARNING, "audience-conflict", routine, name,
        arena_printf(cross->arena,
                     "add a note that tells them what to do, or take another exercise; its "
                     "precaution is: %s",
                     precaution),
        arena_printf(cross->arena, "'%s' wants care with '%s', which this routine's readers have",
                     name->text, condition->key));
}

static void check_items(const struct check_cross *cross, const struct check_file *routine,
                        const struct yaml_node *parent, const struct yaml_node *condition) {
    for (const struct yaml_node *item = yaml_items(parent, "items"); item; item = item->next)
        check_item(cross, routine, item, condition);
}

static void check_condition(struct check_cross *cross, const struct check_file *routine,
                            const struct yaml_node *condition) {
    const struct yaml_node *front = routine->page.front, *phase = yaml_items(front, "phases");
    check_items(cross, routine, front, condition);
    for (; phase; phase = phase->next) check_items(cross, routine, phase, condition);
}

// Checks that there is a condition of a name in the field `audience`.
static void check_name(struct check_cross *cross, const struct check_file *routine,
                       const struct yaml_node *name) {
    if (!cross->guide || map_find(&cross->conditions, name->text)) return;
    add(cross, DIAG_ERROR, "unknown-condition", routine, name,
        check_cross_suggest(cross, name->text, &cross->near_conditions, NULL),
        arena_printf(cross->arena, "guide.yaml has no condition '%s'", name->text));
}

static bool is_listed(const struct yaml_node *name, const char *id) {
    for (; name; name = name->next)
        if (yaml_is_text(name) && strcmp(name->text, id) == 0) return true;
    return false;
}

// Whether the routine's readers have a condition: `audience` says it for certain; where that is
// left out, `for_whom` names the condition or does not.
static bool is_for(const struct check_file *routine, const struct yaml_node *condition) {
    const struct yaml_node *front = routine->page.front;
    if (yaml_find(front, "audience"))
        return is_listed(yaml_items(front, "audience"), condition->key);
    const char *for_whom = yaml_text(front, "for_whom");
    return for_whom && names_condition(for_whom, condition);
}

void check_safety_routine(struct check_cross *cross, const struct check_file *file) {
    const struct yaml_node *name = yaml_items(file->page.front, "audience");
    for (; name; name = name->next)
        if (check_cross_is_name(name)) check_name(cross, file, name);
    const struct yaml_node *condition = yaml_members(cross->guide, "conditions");
    for (; condition; condition = condition->next)
        if (is_for(file, condition)) check_condition(cross, file, condition);
}
