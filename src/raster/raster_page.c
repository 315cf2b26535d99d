// A page's display list drawn with cairo; see raster_page.h.
#include "raster/raster_page.h"

#include "raster/raster_png.h"
#include "raster/raster_store.h"

#include <math.h>
#include <stdlib.h>

// Colours of a page of text and figures, and of one with pictures. More make the file larger: most
// of it is the edges of letters.
enum { FEW = 32, MANY = RASTER_COLOURS };

// Layers of a group that are mixed with each other first, each of which takes a surface of its own.
// What goes beyond is painted as if it were opaque: no drawing needs so many, and a hostile one
// would take minutes.
enum { LAYERS = 200 };

static void set_colour(cairo_t *cairo, struct pdf_colour colour, float transparency) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, 1 - transparency);
}

// ---- paths -------------------------------------------------------------------------------------

// A path's parts, or a glyph's, moved and scaled.
static void add_parts(cairo_t *cairo, const uint8_t *verbs, size_t count, const float *at,
                      const double place[3]) {
    double x = place[0], y = place[1], size = place[2];
    for (size_t i = 0; i < count; i++) {
        switch (verbs[i]) {
        case PDF_MOVE:
            cairo_move_to(cairo, x + size * at[0], y + size * at[1]);
            at += 2;
            break;
        case PDF_LINE:
            cairo_line_to(cairo, x + size * at[0], y + size * at[1]);
            at += 2;
            break;
        case PDF_CURVE:
            cairo_curve_to(cairo, x + size * at[0], y + size * at[1], x + size * at[2],
                           y + size * at[3], x + size * at[4], y + size * at[5]);
            at += 6;
            break;
        default:
            cairo_close_path(cairo);
        }
    }
}

static void add_outline(cairo_t *cairo, const struct pdf_path *path) {
    static const double as_it_is[3] = {0, 0, 1};
    add_parts(cairo, path->verbs, path->verb_count, path->points, as_it_is);
}

static void set_dashes(cairo_t *cairo, const float *dashes, size_t count, double start) {
    double *wide = count ? base_alloc(count * sizeof *wide) : NULL;
    for (size_t i = 0; i < count; i++) wide[i] = dashes[i];
    cairo_set_dash(cairo, wide, (int)count, start);
    free(wide);
}

static void set_line(cairo_t *cairo, const struct pdf_path *path) {
    static const cairo_line_cap_t caps[] = {
        [PDF_CAP_BUTT] = CAIRO_LINE_CAP_BUTT,
        [PDF_CAP_ROUND] = CAIRO_LINE_CAP_ROUND,
        [PDF_CAP_SQUARE] = CAIRO_LINE_CAP_SQUARE,
    };
    static const cairo_line_join_t joins[] = {
        [PDF_JOIN_MITRE] = CAIRO_LINE_JOIN_MITER,
        [PDF_JOIN_ROUND] = CAIRO_LINE_JOIN_ROUND,
        [PDF_JOIN_BEVEL] = CAIRO_LINE_JOIN_BEVEL,
    };
    const struct pdf_pen *pen = path->pen;
    const float dash[] = {path->dash_on, path->dash_off > 0 ? path->dash_off : path->dash_on};
    cairo_set_line_width(cairo, path->stroke_width);
    cairo_set_line_cap(cairo, caps[pen ? pen->cap : path->round ? PDF_CAP_ROUND : PDF_CAP_BUTT]);
    cairo_set_line_join(cairo, joins[pen           ? pen->join
                                     : path->round ? PDF_JOIN_ROUND
                                                   : PDF_JOIN_MITRE]);
    cairo_set_miter_limit(cairo, pen ? pen->mitre_limit : 10);
    if (pen)
        set_dashes(cairo, pen->dashes, pen->dash_count, pen->dash_start);
    else
        set_dashes(cairo, dash, path->dash_on > 0 ? 2 : 0, 0);
}

static void draw_path(cairo_t *cairo, const struct pdf_path *path, int *layers);

// As deep as layers lie in each other, which svg/ bounds. `layers` are those still allowed.
static void draw_layer(cairo_t *cairo, const struct pdf_path *path, int *layers) {
    bool apart = *layers > 0;
    if (apart) {
        --*layers;
        cairo_push_group(cairo);
    }
    for (size_t i = 0; i < path->layer_count; i++) draw_path(cairo, &path->layer[i], layers);
    if (!apart) return;
    cairo_pop_group_to_source(cairo);
    cairo_paint_with_alpha(cairo, 1 - path->fill_transparency);
}

static void draw_path(cairo_t *cairo, const struct pdf_path *path, int *layers) {
    if (path->layer_count) {
        draw_layer(cairo, path, layers);
        return;
    }
    cairo_new_path(cairo);
    add_outline(cairo, path);
    if (path->fill) {
        cairo_set_fill_rule(cairo,
                            path->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        set_colour(cairo, path->fill_colour, path->fill_transparency);
        cairo_fill_preserve(cairo);
    }
    if (path->stroke) {
        set_colour(cairo, path->stroke_colour, path->stroke_transparency);
        set_line(cairo, path);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

static void draw_group(cairo_t *cairo, const struct pdf_group *group, int *layers) {
    cairo_save(cairo);
    cairo_translate(cairo, group->x, group->y);
    cairo_scale(cairo, group->scale, group->scale);
    if (group->width > 0) {
        cairo_rectangle(cairo, 0, 0, group->width, group->height);
        cairo_clip(cairo);
    }
    for (size_t i = 0; i < group->count; i++) draw_path(cairo, &group->paths[i], layers);
    cairo_restore(cairo);
}

// ---- pictures ----------------------------------------------------------------------------------

// Takes pixels as they are stored to the box on the page, both with y down. The image's own matrix
// is between unit squares with y up.
static cairo_matrix_t place_of(const struct pdf_picture *picture, int width, int height) {
    const signed char *turn = pdf_image_matrix(picture->image);
    const struct pdf_rect *box = &picture->box;
    cairo_matrix_t stored, turned, shown;
    cairo_matrix_init(&stored, 1.0 / width, 0, 0, -1.0 / height, 0, 1);
    cairo_matrix_init(&turned, turn[0], turn[1], turn[2], turn[3], turn[4], turn[5]);
    cairo_matrix_init(&shown, box->width, 0, 0, -box->height, box->x, box->y + box->height);
    cairo_matrix_multiply(&stored, &stored, &turned);
    cairo_matrix_multiply(&stored, &stored, &shown);
    return stored;
}

static void draw_picture(struct raster_store *store, cairo_t *cairo,
                         const struct pdf_picture *picture) {
    const struct pdf_rect *box = &picture->box;
    cairo_surface_t *surface = raster_store_image(store, picture->image);
    cairo_save(cairo);
    cairo_rectangle(cairo, box->x, box->y, box->width, box->height);
    cairo_clip(cairo);
    if (surface) {
        cairo_matrix_t place = place_of(picture, cairo_image_surface_get_width(surface),
                                        cairo_image_surface_get_height(surface));
        cairo_transform(cairo, &place);
        cairo_set_source_surface(cairo, surface, 0, 0);
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    } else {
        cairo_set_source_rgb(cairo, 0.9, 0.9, 0.9);
    }
    cairo_paint(cairo);
    cairo_restore(cairo);
}

// ---- text --------------------------------------------------------------------------------------

// As outlines: cairo's own text stands on whole pixels, and so small that would be uneven.
static bool draw_run(struct raster_store *store, cairo_t *cairo,
                     const struct pdf_document *document, const struct pdf_run *run) {
    if (!run->glyph_count) return true;
    struct raster_font *font = raster_store_font(store, &document->fonts.at[run->font]);
    if (!font) return false;
    double pen = run->x;
    cairo_new_path(cairo);
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct pdf_glyph *glyph = &run->glyphs[i];
        const struct raster_outline *outline = raster_store_outline(store, font, glyph->id);
        const double place[3] = {pen + glyph->x_offset, (double)run->y + glyph->y_offset,
                                 run->size};
        add_parts(cairo, outline->verbs.at, outline->verbs.n, outline->points.at, place);
        pen += glyph->advance;
    }
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
    set_colour(cairo, run->colour, 0);
    cairo_fill(cairo);
    return true;
}

// ---- pages -------------------------------------------------------------------------------------

static bool draw_items(struct raster_store *store, cairo_t *cairo,
                       const struct pdf_document *document, const struct pdf_page *page) {
    int layers = LAYERS;
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_item *item = &page->at[i];
        if (item->kind == PDF_PATH) draw_path(cairo, &item->path, &layers);
        if (item->kind == PDF_GROUP) draw_group(cairo, &item->group, &layers);
        if (item->kind == PDF_PICTURE) draw_picture(store, cairo, &item->picture);
        if (item->kind == PDF_RUN && !draw_run(store, cairo, document, &item->run)) return false;
    }
    return true;
}

static cairo_t *begin_page(const struct pdf_page *page, int width, int height) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_surface_destroy(surface); // the drawing keeps it
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, (double)width / page->width, (double)height / page->height);
    cairo_set_tolerance(cairo, 0.25);
    return cairo;
}

static int colours_of(const struct pdf_page *page) {
    for (size_t i = 0; i < page->n; i++)
        if (page->at[i].kind == PDF_PICTURE) return MANY;
    return FEW;
}

bool raster_page(struct raster_store *store, const struct pdf_document *document, int page,
                 int width, int height, struct buf *out, struct diag_list *diags) {
    const struct pdf_page *drawn = &document->pages.at[page];
    cairo_t *cairo = begin_page(drawn, width, height);
    bool good = draw_items(store, cairo, document, drawn) && !cairo_status(cairo) &&
                raster_png_put(cairo_get_target(cairo), colours_of(drawn), out);
    if (!good)
        diag_add_path(diags, DIAG_FAILURE, "preview", NULL, "free some memory, and try again",
                      "no picture can be made of the page “%s”", document->title);
    cairo_destroy(cairo);
    raster_store_tidy(store);
    return good;
}
