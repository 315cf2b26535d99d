// A brand's colours on its website; see site_shade.h.
#include "site/site_shade.h"

#include <string.h>

// The dark look is the theme's (assets/site.css) but for the accent.
static const struct colour night_ground = {0x10, 0x19, 0x1D}, night_surface = {0x19, 0x25, 0x2B},
                           focus = {0x0B, 0x4F, 0x9E};

// ---- one for each way ---------------------------------------------------------------------------

static struct colour make_surface(const struct colour of[BRAND_COLOURS]) {
    return colour_mix(of[BRAND_BACKGROUND], of[BRAND_SURFACE], 0.5);
}

static struct colour make_line(const struct colour of[BRAND_COLOURS]) {
    return colour_mix(of[BRAND_BACKGROUND], of[BRAND_TEXT], 0.18);
}

static struct colour make_panel_line(const struct colour of[BRAND_COLOURS]) {
    return colour_mix(of[BRAND_ACCENT], of[BRAND_ON_ACCENT], 0.3);
}

static struct colour make_warm_soft(const struct colour of[BRAND_COLOURS]) {
    return brand_warning_ground(of, of[BRAND_BACKGROUND]);
}

static struct colour make_warm_line(const struct colour of[BRAND_COLOURS]) {
    return colour_mix(of[BRAND_BACKGROUND], of[BRAND_WARNING], 0.4);
}

static bool is_seen_as_focus(const void *context, struct colour colour) {
    const struct colour *of = context;
    return colour_contrast(colour, of[BRAND_BACKGROUND]) >= 3 &&
           colour_contrast(colour, of[BRAND_SURFACE]) >= 3;
}

static struct colour make_focus(const struct colour of[BRAND_COLOURS]) {
    struct colour found;
    return colour_nearest(focus, is_seen_as_focus, of, &found) ? found : of[BRAND_TEXT];
}

static struct colour night_soft_of(struct colour accent) {
    return colour_mix(night_ground, accent, 0.16);
}

static bool is_read_at_night(const void *context, struct colour colour) {
    (void)context;
    return colour_contrast(colour, night_ground) >= 6 &&
           colour_contrast(colour, night_surface) >= 5 &&
           colour_contrast(colour, night_soft_of(colour)) >= 4.6;
}

static struct colour make_night_accent(const struct colour of[BRAND_COLOURS]) {
    struct colour found;
    return colour_nearest(of[BRAND_ACCENT], is_read_at_night, NULL, &found)
               ? found
               : (struct colour){0xFF, 0xFF, 0xFF};
}

static struct colour make_night_soft(const struct colour of[BRAND_COLOURS]) {
    return night_soft_of(make_night_accent(of));
}

// ---- the tokens ---------------------------------------------------------------------------------

#define FROM(colour) (1U << BRAND_##colour)

static const struct shade {
    const char *token;
    unsigned from; // what of the brand it follows from
    enum brand_colour as_is;
    struct colour (*make)(const struct colour of[BRAND_COLOURS]); // NULL: the colour as it is
} shades[] = {
    {"ground", FROM(BACKGROUND), BRAND_BACKGROUND, NULL},
    {"surface", FROM(BACKGROUND) | FROM(SURFACE) | FROM(ACCENT), 0, make_surface},
    {"line", FROM(BACKGROUND) | FROM(TEXT), 0, make_line},
    {"text", FROM(TEXT), BRAND_TEXT, NULL},
    {"muted", FROM(MUTED), BRAND_MUTED, NULL},
    {"accent", FROM(ACCENT), BRAND_ACCENT, NULL},
    {"accent-soft", FROM(BACKGROUND) | FROM(SURFACE) | FROM(ACCENT), BRAND_SURFACE, NULL},
    {"panel", FROM(ACCENT), BRAND_ACCENT, NULL},
    {"on-panel", FROM(ON_ACCENT), BRAND_ON_ACCENT, NULL},
    {"panel-line", FROM(ACCENT) | FROM(ON_ACCENT), 0, make_panel_line},
    {"warm", FROM(ACTION), BRAND_ACTION, NULL},
    {"on-warm", FROM(ON_ACTION), BRAND_ON_ACTION, NULL},
    {"warm-text", FROM(WARNING), BRAND_WARNING, NULL},
    {"warm-soft", FROM(BACKGROUND) | FROM(WARNING), 0, make_warm_soft},
    {"warm-line", FROM(BACKGROUND) | FROM(WARNING), 0, make_warm_line},
    {"focus", FROM(BACKGROUND) | FROM(SURFACE), 0, make_focus},
    {"paper", FROM(BACKGROUND) | FROM(SURFACE) | FROM(ACCENT), 0, make_surface},
    {"on-paper", FROM(BACKGROUND) | FROM(SURFACE) | FROM(ACCENT) | FROM(MUTED), BRAND_MUTED, NULL},
    {"night-accent", FROM(ACCENT), 0, make_night_accent},
    {"night-accent-soft", FROM(ACCENT), 0, make_night_soft},
    {"night-panel", FROM(ACCENT) | FROM(ON_ACCENT), BRAND_ACCENT, NULL},
    {"night-on-panel", FROM(ACCENT) | FROM(ON_ACCENT), BRAND_ON_ACCENT, NULL},
    {"night-panel-line", FROM(ACCENT) | FROM(ON_ACCENT), 0, make_panel_line},
};

static bool is_changed(const struct brand *brand, unsigned from) {
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++)
        if (brand->sets[i] && from & 1U << i) return true;
    return false;
}

bool site_shade(const struct brand *brand, const char *token, struct colour *colour) {
    for (size_t i = 0; i < sizeof shades / sizeof *shades; i++) {
        const struct shade *shade = &shades[i];
        if (strcmp(shade->token, token) != 0) continue;
        *colour = shade->make ? shade->make(brand->colours) : brand->colours[shade->as_is];
        return is_changed(brand, shade->from);
    }
    return false;
}
