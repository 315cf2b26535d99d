// Related exercises; see site_related.h.
#include "site/site_related.h"

#include <string.h>

enum { NEIGHBOURS = 8 }; // on each side of an exercise in a muscle's list

struct candidates {
    VEC_OF(const struct entry *)
};

static void add_once(struct arena *arena, struct candidates *found, const struct entry *entry) {
    for (size_t i = 0; i < found->n; i++)
        if (found->at[i] == entry) return;
    vec_push(arena, found, entry);
}

// Notes for each exercise of a list those that stand near it.
static void note_neighbours(struct site_plan *plan, const struct site_entries *list,
                            struct map *found) {
    for (size_t i = 0; i < list->n; i++) {
        const char *id = list->at[i]->id;
        struct candidates *near = (struct candidates *)map_find(found, id);
        if (!near) {
            near = arena_alloc(plan->arena, sizeof *near);
            *near = (struct candidates){0};
            map_add(plan->arena, found, id, near);
        }
        size_t first = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
        for (size_t j = first; j < list->n && j <= i + NEIGHBOURS; j++)
            if (j != i) add_once(plan->arena, near, list->at[j]);
    }
}

static bool works(const struct exercise *exercise, const char *muscle) {
    for (size_t i = 0; i < exercise->works.n; i++)
        if (!strcmp(exercise->works.at[i], muscle)) return true;
    return false;
}

// How much two exercises have in common; a shared muscle counts for more than the kind.
static int likeness(const struct exercise *one, const struct exercise *two) {
    int shared = 0;
    for (size_t i = 0; i < one->works.n; i++) shared += works(two, one->works.at[i]);
    return 2 * shared + (one->kind == two->kind);
}

// The likest candidates, in the order in which they were found where they are equally like.
static const struct site_entries *choose(struct site_plan *plan, const struct entry *entry,
                                         const struct candidates *near) {
    const struct exercise *exercise = (const struct exercise *)entry;
    struct site_entries *related = arena_alloc(plan->arena, sizeof *related);
    int scores[SITE_RELATED + 1];
    *related = (struct site_entries){0};
    for (size_t i = 0; i < near->n; i++) {
        int score = likeness(exercise, (const struct exercise *)near->at[i]);
        size_t place = related->n;
        while (place > 0 && scores[place - 1] < score) place--;
        if (place == SITE_RELATED) continue;
        if (related->n < SITE_RELATED) vec_push(plan->arena, related, near->at[i]);
        for (size_t j = related->n - 1; j > place; j--) {
            related->at[j] = related->at[j - 1];
            scores[j] = scores[j - 1];
        }
        related->at[place] = near->at[i];
        scores[place] = score;
    }
    return related;
}

void site_related_find(struct site_plan *plan) {
    struct map found = {0};
    for (size_t i = 0; i < plan->lists[SITE_MUSCLE].n; i++)
        note_neighbours(plan, &plan->lists[SITE_MUSCLE].at[i]->exercises, &found);
    for (size_t i = 0; i < plan->n; i++) {
        struct site_page *page = &plan->at[i];
        bool is_exercise = page->entry && page->entry->kind == ENTRY_EXERCISE && !page->unlisted;
        const struct candidates *near = is_exercise ? map_find(&found, page->entry->id) : NULL;
        if (near) page->related = choose(plan, page->entry, near);
    }
}
