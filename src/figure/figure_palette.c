// Shades; see figure.h.
#include "figure/figure.h"

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
