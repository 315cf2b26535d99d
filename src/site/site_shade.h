// The colours of a brand's website: those that the brand sets, and what follows from them.
#ifndef REGIMEN_SITE_SHADE_H
#define REGIMEN_SITE_SHADE_H

#include "model/brand.h"

#include <stdbool.h>

// Finds the colour of a token of assets/site.css, such as "accent" or "warm-line", or of its dark
// look, such as "night-accent". False where nothing that the brand sets changes it. Words reach
// 4.5:1 on all that they stand on wherever the brand's own colours do (check_contrast); in the dark
// look the accent is the brand's, made as light as that needs.
bool site_shade(const struct brand *brand, const char *token, struct colour *colour);

#endif
