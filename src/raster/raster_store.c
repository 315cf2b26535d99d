// Fonts and pictures that a worker keeps; see raster_page.h and raster_store.h.
#include "raster/raster_store.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdlib.h>
#include <string.h>

// Bytes of pixels that are kept from one page to the next: some hundred pictures.
enum { KEPT = 48 << 20 };

struct raster_font {
    const char *path;
    unsigned index;
    FT_Face face;
    struct raster_outline *outlines; // by glyph
};

struct image {
    const struct pdf_image *image;
    cairo_surface_t *surface; // NULL: it cannot be decoded
};

struct raster_store {
    struct arena arena;  // for as long as the store
    struct arena pixels; // until raster_store_tidy
    FT_Library library;
    struct {
        VEC_OF(struct raster_font *)
    } fonts;
    struct {
        VEC_OF(struct image)
    } images;
    size_t kept;
};

struct raster_store *raster_store_open(void) {
    struct raster_store *store = base_alloc(sizeof *store);
    *store = (struct raster_store){0};
    arena_init(&store->arena);
    arena_init(&store->pixels);
    if (FT_Init_FreeType(&store->library)) abort(); // no memory
    return store;
}

static void drop_images(struct raster_store *store) {
    for (size_t i = 0; i < store->images.n; i++)
        if (store->images.at[i].surface) cairo_surface_destroy(store->images.at[i].surface);
    memset(&store->images, 0, sizeof store->images);
    arena_reset(&store->pixels);
    store->kept = 0;
}

void raster_store_close(struct raster_store *store) {
    if (!store) return;
    drop_images(store);
    arena_release(&store->pixels);
    arena_release(&store->arena);
    FT_Done_FreeType(store->library); // with all faces
    free(store);
}

// ---- fonts -------------------------------------------------------------------------------------

static struct raster_font *open_font(struct raster_store *store, const struct pdf_font *font) {
    struct raster_font *opened = arena_alloc(&store->arena, sizeof *opened);
    opened->path = arena_strdup(&store->arena, font->path);
    opened->index = font->index;
    if (FT_New_Face(store->library, font->path, (FT_Long)font->index, &opened->face) ||
        !opened->face->units_per_EM)
        return opened;
    opened->outlines =
        arena_alloc(&store->arena, (size_t)opened->face->num_glyphs * sizeof *opened->outlines);
    return opened;
}

struct raster_font *raster_store_font(struct raster_store *store, const struct pdf_font *font) {
    struct raster_font *found = NULL;
    for (size_t i = 0; i < store->fonts.n && !found; i++) {
        struct raster_font *known = store->fonts.at[i];
        if (known->index == font->index && !strcmp(known->path, font->path)) found = known;
    }
    if (!found) {
        found = open_font(store, font);
        vec_push(&store->arena, &store->fonts, found);
    }
    return found->outlines ? found : NULL;
}

// An outline while FreeType tells it.
struct telling {
    struct arena *arena;
    struct raster_outline *outline;
    float scale, x, y; // the last point
};

static void add_point(struct telling *telling, float x, float y) {
    vec_push(telling->arena, &telling->outline->points, x);
    vec_push(telling->arena, &telling->outline->points, y);
    telling->x = x;
    telling->y = y;
}

static void add_vector(struct telling *telling, const FT_Vector *to) {
    add_point(telling, (float)to->x * telling->scale, -(float)to->y * telling->scale);
}

static void add_verb(struct telling *telling, enum pdf_verb verb) {
    vec_push(telling->arena, &telling->outline->verbs, (uint8_t)verb);
}

static int tell_move(const FT_Vector *to, void *telling) {
    add_verb(telling, PDF_MOVE);
    add_vector(telling, to);
    return 0;
}

static int tell_line(const FT_Vector *to, void *telling) {
    add_verb(telling, PDF_LINE);
    add_vector(telling, to);
    return 0;
}

// A parabola is a cubic whose inner points lie two thirds of the way to its own.
static int tell_parabola(const FT_Vector *middle, const FT_Vector *to, void *context) {
    struct telling *telling = context;
    float x = telling->x, y = telling->y;
    float mx = (float)middle->x * telling->scale, my = -(float)middle->y * telling->scale;
    float tx = (float)to->x * telling->scale, ty = -(float)to->y * telling->scale;
    add_verb(telling, PDF_CURVE);
    add_point(telling, x + (mx - x) * 2 / 3, y + (my - y) * 2 / 3);
    add_point(telling, tx + (mx - tx) * 2 / 3, ty + (my - ty) * 2 / 3);
    add_point(telling, tx, ty);
    return 0;
}

static int tell_curve(const FT_Vector *first, const FT_Vector *second, const FT_Vector *to,
                      void *telling) {
    add_verb(telling, PDF_CURVE);
    add_vector(telling, first);
    add_vector(telling, second);
    add_vector(telling, to);
    return 0;
}

const struct raster_outline *raster_store_outline(struct raster_store *store,
                                                  struct raster_font *font, uint32_t glyph) {
    static const struct raster_outline none = {.known = true};
    static const FT_Outline_Funcs tellers = {tell_move, tell_line, tell_parabola, tell_curve, 0, 0};
    if (glyph >= (FT_ULong)font->face->num_glyphs) return &none;
    struct raster_outline *outline = &font->outlines[glyph];
    if (outline->known) return outline;
    outline->known = true;
    struct telling telling = {
        .arena = &store->arena, .outline = outline, .scale = 1.0F / font->face->units_per_EM};
    if (!FT_Load_Glyph(font->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) &&
        font->face->glyph->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Decompose(&font->face->glyph->outline, &tellers, &telling);
    return outline;
}

// ---- images ------------------------------------------------------------------------------------

static cairo_surface_t *make_surface(struct raster_store *store, const struct pdf_image *image) {
    struct pdf_image_pixels pixels;
    if (!pdf_image_pixels(image, &store->pixels, &pixels)) return NULL;
    // cairo's own format; it does not write to what it only reads from.
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels.at, CAIRO_FORMAT_ARGB32, pixels.width, pixels.height,
        pixels.width * (int)sizeof *pixels.at);
    store->kept += (size_t)pixels.width * (size_t)pixels.height * sizeof *pixels.at;
    return surface;
}

cairo_surface_t *raster_store_image(struct raster_store *store, const struct pdf_image *image) {
    for (size_t i = 0; i < store->images.n; i++)
        if (store->images.at[i].image == image) return store->images.at[i].surface;
    struct image added = {image, make_surface(store, image)};
    vec_push(&store->pixels, &store->images, added);
    return added.surface;
}

void raster_store_tidy(struct raster_store *store) {
    if (store->kept > KEPT) drop_images(store);
}
