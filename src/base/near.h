// "Did you mean": the nearest of several names.
#ifndef REGIMEN_BASE_NEAR_H
#define REGIMEN_BASE_NEAR_H

#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

// The candidate with the fewest typing mistakes (letters missing, added, changed, swapped; letter
// case is free) between it and `word`, or NULL where none is near: a third of its letters at most.
// Of equally near ones it is the first.
const char *near_find(const char *word, const struct strings *candidates);

// Whether there are `most` typing mistakes at most between two words.
bool near_is_within(const char *word, const char *name, int most);

// "did you mean 'sets'?" in the arena, or NULL.
const char *near_hint(struct arena *arena, const char *word, const struct strings *candidates);

// "one of: standing, seated" with the candidates, in the arena; of very many the first thirty.
const char *near_list(struct arena *arena, const struct strings *candidates);

// A name with what is compared first, since that tells most others apart from it at once.
struct near_name {
    const char *text, *value;
    size_t length;
    uint64_t letters;
};

// Names that are looked through again and again, such as those of all pages. An empty index is all
// zeroes. Each search passes over the whole index, so what all searches do together is bounded:
// some tenths of a second.
struct near_index {
    VEC_OF(struct near_name)
    size_t effort; // spent so far
};

// Adds a name and what a search is to give for it; both must outlive the index.
void near_add(struct arena *arena, struct near_index *index, const char *name, const char *value);

// The value of the name that near_find would find, or NULL; NULL too where the effort is spent.
const char *near_seek(struct near_index *index, const char *word);

#endif
