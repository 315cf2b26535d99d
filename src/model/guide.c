// The guide; see guide.h.
#include "model/guide.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

const char *const exercise_kind_names[EXERCISE_KINDS] = {"stretch", "strength", "balance",
                                                         "mobility"};

const char *const paper_names[PAPERS] = {"a4", "letter", "a5", "a4-large", "letter-large"};

const char *const exercise_position_names[EXERCISE_POSITIONS] = {
    "standing", "seated", "supine", "prone", "side-lying", "kneeling", "quadruped"};

static const char *const section_keys[] = {"setup", "steps", "feel"};

static const char *find_key(const struct doc_node *heading, const struct words *words) {
    struct buf text;
    buf_init(&text);
    doc_plain_text(heading, &text);
    const char *found = NULL;
    for (size_t i = 0; i < sizeof section_keys / sizeof *section_keys && !found; i++) {
        char key[32];
        snprintf(key, sizeof key, "section.%s", section_keys[i]);
        const char *name = words_find(words, key, NULL);
        if (name && utf8_same_letters(name, text.at)) found = section_keys[i];
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
