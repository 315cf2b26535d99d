// Colours of figures; see palette.h.
#include "model/palette.h"

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
    [FIGURE_LINE] = "line",   [FIGURE_SKIN] = "skin",       [FIGURE_HAIR] = "hair",
    [FIGURE_TOP] = "top",     [FIGURE_BOTTOMS] = "bottoms", [FIGURE_SHOES] = "shoes",
    [FIGURE_SOLES] = "soles", [FIGURE_MUSCLE] = "muscle",   [FIGURE_ARROW] = "arrow",
    [FIGURE_PROP] = "prop",   [FIGURE_CLOTH] = "cloth",     [FIGURE_STRAP] = "strap",
    [FIGURE_GEAR] = "gear",
};
