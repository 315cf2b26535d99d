// Colours; see colour.h.
#include "model/colour.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static int hex_value(char c) {
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, tolower((unsigned char)c)) : NULL;
    return found ? (int)(found - digits) : -1;
}

bool colour_parse(const char *text, struct colour *colour) {
    size_t length = strlen(text), digits = length == 4 ? 1 : 2;
    if (text[0] != '#' || (length != 4 && length != 7)) return false;
    uint8_t parts[3];
    for (size_t i = 0; i < 3; i++) {
        const char *at = text + 1 + i * digits;
        int high = hex_value(at[0]), low = hex_value(at[digits - 1]); // "#7bd" is "#77bbdd"
        if (high < 0 || low < 0) return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

void colour_write(struct colour colour, char text[COLOUR_TEXT]) {
    snprintf(text, COLOUR_TEXT, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

// ---- contrast ---------------------------------------------------------------------------------

static double linear(uint8_t part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b) {
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

// ---- the nearest that passes --------------------------------------------------------------------

// Hue, saturation and lightness, each from 0 to 1.
struct hsl {
    double hue, saturation, lightness;
};

static struct hsl to_hsl(struct colour colour) {
    double r = colour.red / 255.0, g = colour.green / 255.0, b = colour.blue / 255.0;
    double most = fmax(r, fmax(g, b)), least = fmin(r, fmin(g, b)), spread = most - least;
    struct hsl hsl = {0, 0, (most + least) / 2};
    if (spread <= 0) return hsl; // a grey has no hue
    hsl.saturation = spread / (1 - fabs(most + least - 1));
    double sixths = (r - g) / spread + 4;
    if (most <= r) {
        sixths = (g - b) / spread + 6;
    } else if (most <= g) {
        sixths = (b - r) / spread + 2;
    }
    hsl.hue = fmod(sixths / 6, 1);
    return hsl;
}

// One of red, green and blue; `turn` is how far its hue is from red's, in the other direction.
static uint8_t part_of(struct hsl hsl, double turn) {
    double chroma = (1 - fabs(2 * hsl.lightness - 1)) * hsl.saturation;
    double from_peak = fabs(fmod(hsl.hue + turn, 1) * 6 - 3) - 1;
    double share = fmin(fmax(from_peak, 0), 1);
    return (uint8_t)lround((hsl.lightness + (share - 0.5) * chroma) * 255);
}

static struct colour from_hsl(struct hsl hsl) {
    return (struct colour){part_of(hsl, 0), part_of(hsl, 2 / 3.0), part_of(hsl, 1 / 3.0)};
}

static bool try_lightness(struct hsl hsl, double lightness, colour_test *passes,
                          const void *context, struct colour *found) {
    if (lightness < 0 || lightness > 1) return false;
    hsl.lightness = lightness;
    *found = from_hsl(hsl);
    return passes(context, *found);
}

enum { STEPS = 1000 };

static uint8_t between(uint8_t from, uint8_t to, double share) {
    return (uint8_t)lround(from + (to - from) * share);
}

struct colour colour_mix(struct colour from, struct colour to, double share) {
    return (struct colour){between(from.red, to.red, share), between(from.green, to.green, share),
                           between(from.blue, to.blue, share)};
}

bool colour_nearest(struct colour from, colour_test *passes, const void *context,
                    struct colour *found) {
    struct hsl hsl = to_hsl(from);
    for (int i = 0; i <= STEPS; i++) {
        double by = i / (double)STEPS;
        if (try_lightness(hsl, hsl.lightness - by, passes, context, found)) return true;
        if (try_lightness(hsl, hsl.lightness + by, passes, context, found)) return true;
    }
    return false;
}
