// A brand: how a clinic makes a guide look like its own.
#ifndef REGIMEN_MODEL_BRAND_H
#define REGIMEN_MODEL_BRAND_H

#include "base/vec.h"
#include "model/colour.h"
#include "model/palette.h"

// What a brand's colours are for; docs/brands.md says where each is seen.
enum brand_colour {
    BRAND_BACKGROUND, // the ground of pages on a screen
    BRAND_SURFACE,    // pale areas
    BRAND_TEXT,
    BRAND_MUTED, // text of less weight
    BRAND_ACCENT,
    BRAND_ON_ACCENT,
    BRAND_ACTION,
    BRAND_ON_ACTION,
    BRAND_WARNING,
    BRAND_COLOURS,
};

// The names that authors write, such as "on_accent".
extern const char *const brand_colour_names[BRAND_COLOURS];

// The colours of the theme (assets/site.css), for those that a brand does not set. The theme has
// three pale areas; this is the darkest.
extern const struct colour brand_theme_colours[BRAND_COLOURS];

struct brand {
    const char *id; // its folder's name
    struct colour colours[BRAND_COLOURS];
    struct figure_palette figure;
};

struct brands {
    VEC_OF(const struct brand *)
};

#endif
