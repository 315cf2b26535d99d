// "Did you mean": the nearest of several names.
#ifndef REGIMEN_BASE_NEAR_H
#define REGIMEN_BASE_NEAR_H

#include "base/vec.h"

#include <stdbool.h>

// The candidate with the fewest typing mistakes (letters missing, added, changed, swapped; letter
// case is free) between it and `word`, or NULL where none is near: a third of its letters at most.
const char *near_find(const char *word, const struct strings *candidates);

// "did you mean 'sets'?" in the arena, or NULL.
const char *near_hint(struct arena *arena, const char *word, const struct strings *candidates);

// Whether one more name may be looked for in a list that grows with the guide. Each search passes
// over the whole list, so of thousands of mistakes only the first hundred get a suggestion. *sought
// counts.
bool near_may_seek(size_t *sought);

// "one of: standing, seated" with all candidates, in the arena.
const char *near_list(struct arena *arena, const struct strings *candidates);

#endif
