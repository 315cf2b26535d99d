// Exercises listed by kind, position, equipment and muscle, for site_plan.h.
#ifndef REGIMEN_SITE_LISTS_H
#define REGIMEN_SITE_LISTS_H

#include "site/site_plan.h"

// Fills plan->lists from the guide's exercises, and sorts each facet's lists: kinds and positions
// in the order of the model, the others as the language sorts. Names that differ only in letter
// case, spaces or punctuation share a list.
void site_lists_make(struct site_plan *plan);

#endif
