// What is kept between guides; see print_kit.h.
#include "print/print_kit.h"

#include <string.h>

void print_kit_init(struct print_kit *kit) {
    *kit = (struct print_kit){0};
    arena_init(&kit->names);
    arena_init(&kit->drawings);
}

static void drop_drawings(struct print_kit *kit) {
    pdf_cache_close(kit->cache);
    kit->cache = NULL;
    arena_reset(&kit->drawings);
}

// What is painted has its glyphs from the fonts, so the cache goes with them.
static void drop_fonts(struct print_kit *kit) {
    drop_drawings(kit);
    raster_store_close(kit->previews);
    print_shapes_close(kit->shapes);
    print_fonts_close(kit->fonts);
    kit->previews = NULL;
    kit->shapes = NULL;
    kit->fonts = NULL;
    kit->language = NULL;
    arena_reset(&kit->names);
}

void print_kit_release(struct print_kit *kit) {
    drop_fonts(kit);
    arena_release(&kit->names);
    arena_release(&kit->drawings);
}

// ---- fonts --------------------------------------------------------------------------------------

// The path of a brand's face; NULL where it has none of its own.
static const char *face_of(const struct guide *guide, enum brand_font font) {
    const struct brand *brand = guide->brand;
    return brand && brand->fonts[BRAND_REGULAR] ? brand->fonts[font] : NULL;
}

static bool is_same_text(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool has_fonts_of(const struct print_kit *kit, const struct guide *guide) {
    bool same = kit->language && strcmp(kit->language, guide->language) == 0;
    for (enum brand_font font = 0; same && font < BRAND_FONTS; font++)
        same = is_same_text(kit->faces[font], face_of(guide, font));
    return same;
}

static void note_fonts(struct print_kit *kit, const struct guide *guide) {
    drop_fonts(kit);
    kit->language = arena_strdup(&kit->names, guide->language);
    for (enum brand_font font = 0; font < BRAND_FONTS; font++) {
        const char *face = face_of(guide, font);
        kit->faces[font] = face ? arena_strdup(&kit->names, face) : NULL;
    }
}

static bool add_faces(struct print_kit *kit, const struct resources *resources,
                      struct diag_list *diags) {
    const char *files[BRAND_FONTS] = {0};
    for (enum brand_font font = 0; font < BRAND_FONTS; font++)
        if (kit->faces[font])
            files[font] =
                arena_printf(&kit->names, "%s/content/%s", resources->root, kit->faces[font]);
    return !files[BRAND_REGULAR] || print_fonts_add_brand(kit->fonts, files, diags);
}

bool print_kit_open_fonts(struct print_kit *kit, const struct guide *guide,
                          const struct resources *resources, struct diag_list *diags) {
    if (kit->shapes) return true;
    kit->fonts = print_fonts_open(diags);
    if (!kit->fonts || !add_faces(kit, resources, diags)) {
        print_fonts_close(kit->fonts);
        kit->fonts = NULL;
        return false;
    }
    kit->shapes =
        print_shapes_open(kit->fonts, guide->language, guide->words && guide->words->right_to_left);
    kit->previews = raster_store_open();
    return true;
}

// ---- figures ------------------------------------------------------------------------------------

static void open_drawings(struct print_kit *kit, const struct figure_palette *palette) {
    drop_drawings(kit);
    kit->palette = *palette;
    kit->figures = (struct print_figures){.arena = &kit->drawings, .palette = &kit->palette};
    kit->cache = pdf_cache_open();
}

void print_kit_fit(struct print_kit *kit, const struct guide *guide,
                   const struct resources *resources, const struct figure_palette *palette,
                   bool archive, struct diag_list *diags) {
    if (!has_fonts_of(kit, guide)) note_fonts(kit, guide);
    struct print_figures *figures = &kit->figures;
    if (!kit->cache || figures->archive != archive ||
        memcmp(&kit->palette, palette, sizeof *palette) != 0)
        open_drawings(kit, palette);
    figures->guide = guide;
    figures->root = resources->root;
    figures->shown_root = resources->shown_root;
    figures->archive = archive;
    figures->drawn_only = false;
    figures->told = (struct map){0};
    figures->diags = diags;
}
