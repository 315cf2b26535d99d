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

// A pale area of a colour on a ground: a tenth of it, or less where words (text, muted, accent,
// warning) could not be read on that at 4.5:1.
struct colour brand_tint(const struct colour of[BRAND_COLOURS], struct colour ground,
                         struct colour tint);

// The pale area round a warning, which is of the warning's own colour, on a ground.
struct colour brand_warning_ground(const struct colour of[BRAND_COLOURS], struct colour ground);

// A brand's own faces.
enum brand_font { BRAND_REGULAR, BRAND_BOLD, BRAND_ITALIC, BRAND_BOLD_ITALIC, BRAND_FONTS };

// The names that authors write, such as "bold_italic".
extern const char *const brand_font_names[BRAND_FONTS];

// What of a brand stands on cards, as authors write it.
enum brand_part {
    BRAND_PART_LOGO,
    BRAND_PART_NAME,
    BRAND_PART_ADDRESS,
    BRAND_PART_TELEPHONE,
    BRAND_PART_MAIL,
    BRAND_PART_WEB,
    BRAND_PART_FOOTER,
    BRAND_PARTS,
};
extern const char *const brand_part_names[BRAND_PARTS];

// What a brand may do without on its website, as authors write it.
enum brand_feature {
    BRAND_FEATURE_SEARCH,
    BRAND_FEATURE_TIMER,
    BRAND_FEATURE_LOG,
    BRAND_FEATURE_CARD_MAKER,
    BRAND_FEATURE_FEED,
    BRAND_FEATURES,
};
extern const char *const brand_feature_names[BRAND_FEATURES];

// On which side of a page's head the clinic's address stands.
enum brand_side { BRAND_START, BRAND_END };

// Paths are from content/, such as "brands/bridge/logo.svg". What the author left out is NULL, an
// empty list, or what its comment says.
struct brand {
    const char *id, *name; // its folder's name; the clinic's
    const char *logo, *logo_alt;
    struct colour colours[BRAND_COLOURS]; // the theme's where it sets none
    bool sets[BRAND_COLOURS];
    struct figure_palette figure;
    const char *fonts[BRAND_FONTS]; // regular is there where any is
    struct strings address;         // a line to each
    enum brand_side address_side;
    const char *telephone, *mail, *web;
    const char *footer, *disclaimer;
    const char *summary, *description; // in place of the guide's
    const char *base_url, *identifier; // of its own website and its own EPUB
    int paper;                         // enum paper (model/guide.h), or -1
    struct strings parts;              // names of enum brand_part, in the author's order
    bool without[BRAND_FEATURES];
    struct strings routines, exercises; // ids; what it shows of the guide, or all
};

struct brands {
    VEC_OF(const struct brand *)
};

#endif
