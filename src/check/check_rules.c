// Rules and allowances; see check_rules.h.
#include "check/check_rules.h"

#include "base/diag_kind.h"
#include "base/near.h"

#include <string.h>

// What guide.yaml says of a kind.
enum level { LEVEL_UNSAID, LEVEL_OFF, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

static const char *suggest(struct arena *arena, const char *id) {
    struct strings ids = {0};
    for (size_t i = 0; i < diag_kind_count; i++)
        if (diag_kind_is_optional(&diag_kinds[i])) vec_push(arena, &ids, diag_kinds[i].id);
    const char *hint = near_hint(arena, id, &ids);
    return hint ? hint : "'regimen explain' lists the kinds";
}

// The kind that a key names, if a guide may change it; tells where not.
static const struct diag_kind *find_kind(const struct check_rules *rules,
                                         const struct source *source, const struct yaml_node *entry,
                                         struct diag_list *diags) {
    const struct diag_kind *kind = diag_kind_find(entry->key);
    if (!kind) {
        diag_add(diags, DIAG_ERROR, "unknown-rule", source, entry->key_span,
                 suggest(rules->arena, entry->key), "no kind of mistake is called '%s'",
                 entry->key);
    } else if (!diag_kind_is_optional(kind)) {
        diag_add(diags, DIAG_ERROR, "fixed-rule", source, entry->key_span,
                 "only warnings and notes can be", "'%s' is an error, which cannot be switched off",
                 entry->key);
        return NULL;
    }
    return kind;
}

static enum level read_level(const struct yaml_node *rule) {
    static const char *const names[] = {[LEVEL_OFF] = "off",
                                        [LEVEL_NOTE] = "note",
                                        [LEVEL_WARNING] = "warning",
                                        [LEVEL_ERROR] = "error"};
    const struct yaml_node *level = yaml_find(rule, "level");
    if (!level || level->kind != YAML_SCALAR) return LEVEL_UNSAID; // told already
    for (enum level i = LEVEL_OFF; i <= LEVEL_ERROR; i++)
        if (strcmp(names[i], level->text) == 0) return i;
    return LEVEL_UNSAID;
}

// The level of each kind, by its place in the table.
static const enum level *read_levels(const struct check_rules *rules, struct diag_list *found) {
    enum level *levels = arena_alloc(rules->arena, diag_kind_count * sizeof *levels);
    const struct yaml_node *rule = yaml_members(rules->guide, "rules");
    for (; rule; rule = rule->next) {
        const struct diag_kind *kind = find_kind(rules, rules->guide_source, rule, found);
        if (kind) levels[kind - diag_kinds] = read_level(rule);
    }
    return levels;
}

// An allowance of one page, and whether it was needed.
struct allowance {
    const struct source *source;
    const struct yaml_node *entry;
    bool used;
};

struct allowances {
    VEC_OF(struct allowance)
    struct map by_place; // "path id" -> struct allowance
};

static const char *place_of(const struct check_rules *rules, const char *path, const char *id) {
    return arena_printf(rules->arena, "%s %s", path, id);
}

// Allowances are read into the list first, since the map points into it.
static struct allowances read_allowances(const struct check_rules *rules, struct diag_list *found) {
    struct allowances allowances = {0};
    for (size_t i = 0; i < rules->file_count; i++) {
        const struct check_file *file = &rules->files[i];
        if (!file->allows) continue;
        const struct yaml_node *entry = yaml_members(file->page.front, "allow");
        for (; entry; entry = entry->next)
            if (find_kind(rules, file->source, entry, found))
                vec_push(rules->arena, &allowances, (struct allowance){file->source, entry, false});
    }
    for (size_t i = 0; i < allowances.n; i++) {
        struct allowance *allowance = &allowances.at[i];
        map_add(rules->arena, &allowances.by_place,
                place_of(rules, allowance->source->path, allowance->entry->key), allowance);
    }
    return allowances;
}

static bool is_allowed(const struct check_rules *rules, const struct allowances *allowances,
                       const struct diag *diag) {
    if (!allowances->n) return false;
    struct allowance *allowance = (struct allowance *)map_find(
        &allowances->by_place, place_of(rules, diag_path(diag), diag->id));
    if (allowance) allowance->used = true;
    return allowance != NULL;
}

static void set_severity(struct diag *diag, enum level level) {
    static const enum diag_severity severities[] = {
        [LEVEL_NOTE] = DIAG_NOTE, [LEVEL_WARNING] = DIAG_WARNING, [LEVEL_ERROR] = DIAG_ERROR};
    if (level >= LEVEL_NOTE) diag->severity = severities[level];
}

static void filter(const struct check_rules *rules, const enum level *levels,
                   const struct allowances *allowances, struct diag_list *diags) {
    size_t kept = 0;
    for (size_t i = 0; i < diags->n; i++) {
        struct diag diag = diags->at[i];
        if (diag.severity <= DIAG_WARNING) {
            enum level level = levels[diag_kind_find(diag.id) - diag_kinds];
            bool fixed = level == LEVEL_ERROR; // the guide's word goes before the page's
            if (level == LEVEL_OFF || (!fixed && is_allowed(rules, allowances, &diag))) continue;
            set_severity(&diag, level);
            if (rules->strict && diag.severity == DIAG_WARNING) diag.severity = DIAG_ERROR;
        }
        diags->at[kept++] = diag;
    }
    diags->n = kept;
}

// What only the writers find out: whether such an allowance is used is not known to a check.
static bool is_told_later(const char *id) {
    static const char *const ids[] = {"book-left-out", "figures-left-out", "no-hyphens",
                                      "print-picture", "table-too-wide",   "word-too-wide"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (!strcmp(ids[i], id)) return true;
    return false;
}

static void report_unused(const struct allowances *allowances, struct diag_list *found) {
    for (size_t i = 0; i < allowances->n; i++) {
        const struct allowance *allowance = &allowances->at[i];
        if (allowance->used || is_told_later(allowance->entry->key)) continue;
        diag_add(found, DIAG_NOTE, "unused-allowance", allowance->source,
                 allowance->entry->key_span, "take it out",
                 "this page has no '%s', so there is nothing to allow", allowance->entry->key);
    }
}

void check_rules_apply(const struct check_rules *rules, struct diag_list *diags) {
    struct diag_list found; // kept apart: what is said of an allowance is not to be allowed
    diag_init(&found, diags->arena);
    const enum level *levels = read_levels(rules, &found);
    struct allowances allowances = read_allowances(rules, &found);
    filter(rules, levels, &allowances, diags);
    if (rules->guide) report_unused(&allowances, &found); // without it less is told of a page
    struct allowances none = {0};
    filter(rules, levels, &none, &found);
    for (size_t i = 0; i < found.n; i++) vec_push(diags->arena, diags, found.at[i]);
}

void check_rules_apply_later(const struct check_rules *rules, struct diag_list *diags) {
    struct diag_list known; // what is wrong with the rules themselves was told by the check
    diag_init(&known, diags->arena);
    const enum level *levels = read_levels(rules, &known);
    struct allowances allowances = read_allowances(rules, &known);
    filter(rules, levels, &allowances, diags);
}
