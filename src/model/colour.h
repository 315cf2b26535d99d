// Colours as sRGB, and how well one is seen on another.
#ifndef REGIMEN_MODEL_COLOUR_H
#define REGIMEN_MODEL_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

// Each from 0 to 255 (IEC 61966-2-1, sRGB).
struct colour {
    uint8_t red, green, blue;
};

enum { COLOUR_TEXT = sizeof "#rrggbb" };

// Reads "#rgb" or "#rrggbb" in any letter case. False where the text is something else.
bool colour_parse(const char *text, struct colour *colour);

// Writes "#rrggbb" in small letters and a NUL.
void colour_write(struct colour colour, char text[COLOUR_TEXT]);

// The contrast ratio of two colours, from 1 to 21, whichever stands on the other: the lighter
// relative luminance + 0.05 by the darker one + 0.05. Both as WCAG 2.2 defines them
// (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, #dfn-relative-luminance).
double colour_contrast(struct colour a, struct colour b);

// The first colour with a share of the second, from 0 to 1.
struct colour colour_mix(struct colour from, struct colour to, double share);

// Whether a colour is good enough, for colour_nearest.
typedef bool colour_test(const void *context, struct colour colour);

// Looks for the colour that passes with the least change of lightness: hue and saturation of HSL
// stay, and lightness is moved both ways in steps of a thousandth. Each candidate is rounded to
// what can be written before it is tested. False where no lightness passes.
bool colour_nearest(struct colour from, colour_test *passes, const void *context,
                    struct colour *found);

#endif
