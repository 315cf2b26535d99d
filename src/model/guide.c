// The guide; see guide.h.
#include "model/guide.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

const char *const exercise_kind_names[EXERCISE_KINDS] = {"stretch", "strength", "balance",
                                                         "mobility"};

const char *const paper_names[PAPERS] = {"a4", "letter", "a5", "a4-large", "letter-large"};

const struct paper_size paper_sizes[PAPERS] = {
    [PAPER_A4] = {595.276F, 841.89F, false},  [PAPER_LETTER] = {612, 792, false},
    [PAPER_A5] = {419.528F, 595.276F, false}, [PAPER_A4_LARGE] = {595.276F, 841.89F, true},
    [PAPER_LETTER_LARGE] = {612, 792, true},
};

enum paper routine_preview_paper(const struct routine *routine) {
    enum paper paper = 0;
    while (paper < PAPERS - 1 && !routine->papers[paper]) paper++;
    return paper;
}

size_t routine_cards(const struct routine *routine, enum paper paper) {
    return paper_sizes[paper].large && routine->phases.n ? routine->phases.n : 1;
}

struct routine routine_part(const struct routine *routine, int part) {
    struct routine shown = *routine;
    const struct routine_phase *phase = &routine->phases.at[part - 1];
    shown.part = part;
    shown.phases.at = &routine->phases.at[part - 1];
    shown.phases.n = 1;
    if (phase->weeks.min > 0 && phase->weeks.max >= phase->weeks.min)
        shown.log_weeks = phase->weeks.max - phase->weeks.min + 1;
    return shown;
}

void routine_card_name(const struct routine *routine, int part, enum paper paper, struct buf *out) {
    buf_puts(out, routine->entry.id);
    if (part) buf_printf(out, "-%d", part);
    buf_printf(out, "-%s", paper_names[paper]);
}

static bool has_exercise(const struct exercises *exercises, const char *id) {
    for (size_t i = 0; i < exercises->n; i++)
        if (strcmp(exercises->at[i]->entry.id, id) == 0) return true;
    return false;
}

static bool has_routine(const struct routines *routines, const char *id) {
    for (size_t i = 0; i < routines->n; i++)
        if (strcmp(routines->at[i]->entry.id, id) == 0) return true;
    return false;
}

void entry_place(const struct entry *entry, struct buf *out) {
    static const char *const kinds[] = {
        [ENTRY_EXERCISE] = "exercise", [ENTRY_ROUTINE] = "routine", [ENTRY_PAGE] = "page"};
    buf_printf(out, "%s.%s", kinds[entry->kind], entry->id);
}

bool guide_has(const struct guide *guide, const struct entry *entry) {
    if (!guide->brand || entry->kind == ENTRY_PAGE) return true;
    return entry->kind == ENTRY_EXERCISE ? has_exercise(&guide->exercises, entry->id)
                                         : has_routine(&guide->routines, entry->id);
}

int paper_preview_height(enum paper paper) {
    const struct paper_size *size = &paper_sizes[paper];
    return (int)(PAPER_PREVIEW_WIDTH * size->height / size->width + 0.5F);
}

const char *const exercise_position_names[EXERCISE_POSITIONS] = {
    "standing", "seated", "supine", "prone", "side-lying", "kneeling", "quadruped"};

static const struct {
    const char *key, *name; // of the section, and of its words
} known_sections[] = {
    {"setup", "section.setup"}, {"steps", "section.steps"}, {"feel", "section.feel"}};

static const char *find_key(const struct doc_node *heading, const struct words *words) {
    struct buf text;
    buf_init(&text);
    doc_plain_text(heading, &text);
    const char *found = NULL;
    for (size_t i = 0; i < sizeof known_sections / sizeof *known_sections && !found; i++) {
        const char *name = words_find(words, known_sections[i].name, NULL);
        if (name && utf8_same_letters(name, text.at)) found = known_sections[i].key;
    }
    buf_release(&text);
    return found;
}

void sections_cut(const struct doc_node *body, const struct words *words, struct arena *arena,
                  struct sections *sections) {
    *sections = (struct sections){0};
    struct section *open = NULL;
    for (const struct doc_node *node = body->first; node; node = node->next) {
        if (node->kind == DOC_FOOTNOTE) {
            if (open && !open->end) open->end = node;
            break;
        }
        if (node->kind == DOC_HEADING && node->heading.level == 2) {
            if (open) open->end = node;
            vec_push(arena, sections, (struct section){find_key(node, words), node, NULL, NULL});
            open = &sections->at[sections->n - 1];
        } else if (!open) {
            vec_push(arena, sections, (struct section){NULL, NULL, node, NULL});
            open = &sections->at[0];
        } else if (!open->first) {
            open->first = node;
        }
    }
}

const struct section *sections_find(const struct sections *sections, const char *key) {
    for (size_t i = 0; i < sections->n; i++)
        if (sections->at[i].key && strcmp(sections->at[i].key, key) == 0) return &sections->at[i];
    return NULL;
}
