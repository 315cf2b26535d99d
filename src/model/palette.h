// What is painted in a figure, and in which colours.
#ifndef REGIMEN_MODEL_PALETTE_H
#define REGIMEN_MODEL_PALETTE_H

enum figure_paint {
    FIGURE_NO_PAINT,
    FIGURE_LINE, // outlines and the face
    FIGURE_SKIN,
    FIGURE_HAIR,
    FIGURE_TOP,
    FIGURE_BOTTOMS,
    FIGURE_SHOES,
    FIGURE_SOLES,
    FIGURE_MUSCLE,
    FIGURE_ARROW,
    FIGURE_PROP,  // chair, step, table, wall
    FIGURE_CLOTH, // mat, pad
    FIGURE_STRAP, // strap, band
    FIGURE_GEAR,  // ball, roller, dumbbells, stick
    FIGURE_GHOST, // the start pose behind the end pose
    FIGURE_GHOST_LINE,
    FIGURE_SHADOW,
    FIGURE_PAPER, // round arrows and numbers
    FIGURE_PAINTS,
};

// 0xRRGGBB for each paint.
struct figure_palette {
    unsigned colours[FIGURE_PAINTS];
};

// The colours of a guide without a brand.
extern const struct figure_palette figure_palette;

// A palette that may not be set: NULL is the one above.
static inline const struct figure_palette *
figure_palette_or_plain(const struct figure_palette *palette) {
    return palette ? palette : &figure_palette;
}

// The names by which a brand sets paints: "skin", "hair", ...; NULL for those that are not a
// brand's to set.
extern const char *const figure_paint_names[FIGURE_PAINTS];

#endif
