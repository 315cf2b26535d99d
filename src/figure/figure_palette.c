// Colours; see figure.h.
#include "figure/figure.h"

// Calm colours that stay apart in grey: in order of lightness the line, bottoms, muscle, arrow,
// hair, top, skin, shoes.
const struct figure_palette figure_palette = {{
    [FIGURE_LINE] = 0x22303C,
    [FIGURE_SKIN] = 0xEBC2A1,
    [FIGURE_HAIR] = 0x4A3730,
    [FIGURE_TOP] = 0x4F9DAD,
    [FIGURE_BOTTOMS] = 0x37495F,
    [FIGURE_SHOES] = 0xF2F1EC,
    [FIGURE_SOLES] = 0x8A97A3,
    [FIGURE_MUSCLE] = 0xE5674F,
    [FIGURE_ARROW] = 0xC2410C,
    [FIGURE_PROP] = 0xD6BF9F,
    [FIGURE_CLOTH] = 0xC4DACB,
    [FIGURE_STRAP] = 0xF0C33C,
    [FIGURE_GEAR] = 0x8E9FB3,
    [FIGURE_GHOST] = 0xE4E9EE,
    [FIGURE_GHOST_LINE] = 0xA9B6C2,
    [FIGURE_SHADOW] = 0xDFE5EA,
    [FIGURE_PAPER] = 0xFFFFFF,
}};

const char *const figure_paint_names[FIGURE_PAINTS] = {
    NULL,    "line", "skin",  "hair",  "top",  "bottoms", "shoes",      "soles",  "muscle",
    "arrow", "prop", "cloth", "strap", "gear", "ghost",   "ghost_line", "shadow", "paper",
};

static unsigned shade_channel(unsigned channel, double shade) {
    double value = shade <= 1 ? channel * shade : 255 - (255 - channel) * (2 - shade);
    return value < 0 ? 0 : value > 255 ? 255 : (unsigned)(value + 0.5);
}

unsigned figure_colour(const struct figure_palette *palette, enum figure_paint paint,
                       double shade) {
    unsigned colour = palette->colours[paint];
    return shade_channel(colour >> 16, shade) << 16 | shade_channel(colour >> 8 & 255, shade) << 8 |
           shade_channel(colour & 255, shade);
}
