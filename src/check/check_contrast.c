// Contrast of brands; see check_contrast.h.
#include "check/check_contrast.h"

#include <math.h>

// Paper is one more ground: white, and no brand's to set.
enum { PAPER = BRAND_COLOURS, GROUNDS };

static const struct colour white = {0xFF, 0xFF, 0xFF};

enum use { USE_TEXT, USE_SHAPE };

static const struct {
    const char *name;
    double ratio;
} uses[] = {[USE_TEXT] = {"text", 4.5}, [USE_SHAPE] = {"a button or bar", 3}};

// What stands on what. Where several of a colour's pairs are too weak the first is told.
static const struct pair {
    enum brand_colour front;
    int ground; // enum brand_colour or PAPER
    enum use use;
} pairs[] = {
    {BRAND_TEXT, BRAND_BACKGROUND, USE_TEXT},
    {BRAND_TEXT, PAPER, USE_TEXT},
    {BRAND_TEXT, BRAND_SURFACE, USE_TEXT},
    {BRAND_MUTED, BRAND_BACKGROUND, USE_TEXT},
    {BRAND_MUTED, PAPER, USE_TEXT},
    {BRAND_MUTED, BRAND_SURFACE, USE_TEXT},
    {BRAND_ACCENT, BRAND_BACKGROUND, USE_TEXT},
    {BRAND_ACCENT, PAPER, USE_TEXT},
    {BRAND_ACCENT, BRAND_SURFACE, USE_TEXT},
    {BRAND_WARNING, BRAND_BACKGROUND, USE_TEXT},
    {BRAND_WARNING, PAPER, USE_TEXT},
    {BRAND_WARNING, BRAND_SURFACE, USE_TEXT},
    {BRAND_ON_ACCENT, BRAND_ACCENT, USE_TEXT},
    {BRAND_ON_ACTION, BRAND_ACTION, USE_TEXT},
    {BRAND_ACTION, BRAND_BACKGROUND, USE_SHAPE},
    {BRAND_ACTION, PAPER, USE_SHAPE},
    {BRAND_ACTION, BRAND_SURFACE, USE_SHAPE},
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

struct contrast {
    const struct check_colours *from;
    struct colour colours[GROUNDS]; // once told, a colour is taken for what was suggested instead
    bool suggested[BRAND_COLOURS];
    enum brand_colour suspect;
};

static bool is_own(const struct contrast *contrast, int colour) {
    return colour != PAPER && contrast->from->nodes[colour];
}

static bool is_wrong(const struct contrast *contrast, int colour) {
    return colour != PAPER && contrast->from->wrong[colour];
}

// Whether a pair is the suspect's fault: what the brand sets, and of two that it sets the one in
// front.
static bool is_to_blame(const struct contrast *contrast, const struct pair *pair) {
    if (is_wrong(contrast, pair->front) || is_wrong(contrast, pair->ground)) return false;
    int blamed = is_own(contrast, pair->front) ? (int)pair->front : pair->ground;
    return blamed == (int)contrast->suspect;
}

static double ratio_of(const struct contrast *contrast, const struct pair *pair) {
    return colour_contrast(contrast->colours[pair->front], contrast->colours[pair->ground]);
}

static const struct pair *find_weak(const struct contrast *contrast) {
    for (size_t i = 0; i < PAIRS; i++)
        if (is_to_blame(contrast, &pairs[i]) &&
            ratio_of(contrast, &pairs[i]) < uses[pairs[i].use].ratio)
            return &pairs[i];
    return NULL;
}

static bool would_do(const void *context, struct colour colour) {
    struct contrast contrast = *(const struct contrast *)context;
    contrast.colours[contrast.suspect] = colour;
    return !find_weak(&contrast);
}

static const char *origin_of(const struct contrast *contrast, enum brand_colour colour) {
    if (contrast->suggested[colour]) return "the suggested ";
    return is_own(contrast, (int)colour) ? "" : "the theme's ";
}

// "'accent' #7fb3d5", and whose it is where the brand does not say so.
static const char *name_of(const struct contrast *contrast, int colour) {
    struct arena *arena = contrast->from->arena;
    if (colour == PAPER) return "white paper";
    char text[COLOUR_TEXT];
    colour_write(contrast->colours[colour], text);
    return arena_printf(arena, "%s'%s' %s", origin_of(contrast, (enum brand_colour)colour),
                        brand_colour_names[colour], text);
}

// With two decimals, and never rounded up to what is wanted.
static double shown(double ratio, double wanted) {
    return fmin(round(ratio * 100), round(wanted * 100) - 1) / 100;
}

static const char *hint_of(const struct contrast *contrast, bool found, struct colour nearest) {
    struct arena *arena = contrast->from->arena;
    if (!found)
        return arena_printf(arena, "no lightness of '%s' is enough; change what stands with it too",
                            brand_colour_names[contrast->suspect]);
    char text[COLOUR_TEXT];
    colour_write(nearest, text);
    bool lighter = colour_contrast(nearest, white) <
                   colour_contrast(contrast->colours[contrast->suspect], white);
    return arena_printf(arena, "\"%s\" would do: the same hue, no %s than it must be", text,
                        lighter ? "lighter" : "darker");
}

static const char *fix_of(const struct contrast *contrast, struct colour nearest) {
    char text[COLOUR_TEXT];
    colour_write(nearest, text);
    return arena_printf(contrast->from->arena, "\"%s\" is used in its place", text);
}

static void check_suspect(struct contrast *contrast) {
    const struct pair *weak = find_weak(contrast);
    if (!weak) return;
    const struct check_colours *from = contrast->from;
    struct colour *suspect = &contrast->colours[contrast->suspect], nearest;
    bool found = colour_nearest(*suspect, would_do, contrast, &nearest), fixed = found && from->fix;
    double wanted = uses[weak->use].ratio;
    diag_add(from->diags, fixed ? DIAG_NOTE : DIAG_ERROR, fixed ? "fixed-contrast" : "low-contrast",
             from->source, from->nodes[contrast->suspect]->span,
             fixed ? fix_of(contrast, nearest) : hint_of(contrast, found, nearest),
             "%s on %s has a contrast of %.2f:1; %s wants %g:1", name_of(contrast, weak->front),
             name_of(contrast, weak->ground), shown(ratio_of(contrast, weak), wanted),
             uses[weak->use].name, wanted);
    if (!found) return;
    *suspect = nearest;
    contrast->suggested[contrast->suspect] = true;
}

void check_contrast(struct check_colours *colours) {
    struct contrast contrast = {.from = colours, .colours[PAPER] = white};
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++) contrast.colours[i] = colours->colours[i];
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++) {
        contrast.suspect = i;
        if (colours->nodes[i] && !colours->wrong[i]) check_suspect(&contrast);
    }
    if (!colours->fix) return;
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++)
        if (contrast.suggested[i]) colours->colours[i] = contrast.colours[i];
}
