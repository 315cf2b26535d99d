// Which exercises are like another: they work the same muscles.
#ifndef REGIMEN_SITE_RELATED_H
#define REGIMEN_SITE_RELATED_H

#include "site/site_plan.h"

enum { SITE_RELATED = 3 };

// Sets the pages' `related`: up to SITE_RELATED others, those with the most muscles in common
// first, then those of the same kind. Of each muscle's list only the neighbours are looked at, so
// that the cost of a page does not grow with the guide. Lists and pages must have been planned.
void site_related_find(struct site_plan *plan);

#endif
