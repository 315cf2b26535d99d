// What a worker keeps for the next guide that it prints, which may be another brand's: open fonts,
// what was shaped in them, figures that were drawn. Only for print/.
#ifndef REGIMEN_PRINT_KIT_H
#define REGIMEN_PRINT_KIT_H

#include "print/print.h"
#include "print/print_figure.h"
#include "print/print_fonts.h"
#include "print/print_shaped.h"
#include "raster/raster_page.h"

struct print_kit {
    // Of one language and one list of faces.
    struct print_fonts *fonts;
    struct print_shapes *shapes;
    struct raster_store *previews;
    const char *language;           // NULL: these are of no guide yet
    const char *faces[BRAND_FONTS]; // the brand's
    struct arena names;             // of these texts
    // Of one palette: what the cache knows of drawings leads to the figures.
    struct pdf_cache *cache;
    struct print_figures figures;
    struct arena drawings;
    struct figure_palette palette;
};

// Makes an empty kit; it lies where it is, so it must not be moved.
void print_kit_init(struct print_kit *kit);
void print_kit_release(struct print_kit *kit);

// Makes it fit for a guide: what another guide left and this one can use stays. Fonts are opened by
// the next. The figures tell to `diags`, which must outlive their use.
void print_kit_fit(struct print_kit *kit, const struct guide *guide,
                   const struct resources *resources, const struct figure_palette *palette,
                   bool archive, struct diag_list *diags);

// Opens the fonts of the guide that the kit was made fit for, unless they are. False with
// diagnostics where they cannot be.
bool print_kit_open_fonts(struct print_kit *kit, const struct guide *guide,
                          const struct resources *resources, struct diag_list *diags);

#endif
