// Brands; see brand.h.
#include "model/brand.h"

const char *const brand_colour_names[BRAND_COLOURS] = {
    [BRAND_BACKGROUND] = "background",
    [BRAND_SURFACE] = "surface",
    [BRAND_TEXT] = "text",
    [BRAND_MUTED] = "muted",
    [BRAND_ACCENT] = "accent",
    [BRAND_ON_ACCENT] = "on_accent",
    [BRAND_ACTION] = "action",
    [BRAND_ON_ACTION] = "on_action",
    [BRAND_WARNING] = "warning",
};

const struct colour brand_theme_colours[BRAND_COLOURS] = {
    [BRAND_BACKGROUND] = {0xFF, 0xFF, 0xFF}, [BRAND_SURFACE] = {0xE2, 0xF0, 0xF2},
    [BRAND_TEXT] = {0x16, 0x23, 0x2B},       [BRAND_MUTED] = {0x4B, 0x5C, 0x66},
    [BRAND_ACCENT] = {0x13, 0x65, 0x74},     [BRAND_ON_ACCENT] = {0xFF, 0xFF, 0xFF},
    [BRAND_ACTION] = {0xBF, 0x3F, 0x0C},     [BRAND_ON_ACTION] = {0xFF, 0xFF, 0xFF},
    [BRAND_WARNING] = {0xA5, 0x36, 0x0A},
};

const char *const brand_font_names[BRAND_FONTS] = {"regular", "bold", "italic", "bold_italic"};

const char *const brand_part_names[BRAND_PARTS] = {"logo", "name", "address", "telephone",
                                                   "mail", "web",  "footer"};

const char *const brand_feature_names[BRAND_FEATURES] = {"search", "timer", "log", "card-maker",
                                                         "feed"};

struct colour brand_tint(const struct colour of[BRAND_COLOURS], struct colour ground,
                         struct colour tint) {
    static const enum brand_colour words[] = {BRAND_TEXT, BRAND_MUTED, BRAND_WARNING, BRAND_ACCENT};
    struct colour found = ground;
    for (int share = 1; share <= 10; share++) {
        struct colour area = colour_mix(ground, tint, share / 100.0);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (colour_contrast(of[words[i]], area) < 4.5) return found;
        found = area;
    }
    return found;
}

struct colour brand_warning_ground(const struct colour of[BRAND_COLOURS], struct colour ground) {
    return brand_tint(of, ground, of[BRAND_WARNING]);
}
