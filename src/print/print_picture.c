// Pictures of files; see print_picture.h.
#include "print/print_picture.h"

#include "base/file.h"
#include "base/picture.h"
#include "svg/svg.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static_assert((int)SVG_MOVE == PDF_MOVE && (int)SVG_LINE == PDF_LINE &&
                  (int)SVG_CURVE == PDF_CURVE && (int)SVG_CLOSE == PDF_CLOSE &&
                  (int)SVG_CAP_SQUARE == PDF_CAP_SQUARE && (int)SVG_JOIN_BEVEL == PDF_JOIN_BEVEL,
              "both lists have the same verbs, caps and joins");

// Points of paper to a CSS pixel.
#define PIXEL 0.75F

// Why a picture cannot be printed.
struct fault {
    bool damaged;
    bool drawing;     // an SVG, which is read to its end or not at all
    const char *what; // NULL: it can, or its file could not be read, which was told
};

// A file that was read.
struct file {
    struct print_figure picture; // no width: there is none
    struct fault fault;
    struct digest digest; // of its bytes; of none where it could not be read
};

// ---- drawings ---------------------------------------------------------------------------------

static struct pdf_colour colour_of(uint32_t colour) {
    return (struct pdf_colour){(float)(colour >> 16) / 255, (float)(colour >> 8 & 255) / 255,
                               (float)(colour & 255) / 255};
}

static const struct pdf_pen *pen_of(struct arena *arena, const struct svg_line *line) {
    struct pdf_pen *pen = arena_alloc(arena, sizeof *pen);
    *pen = (struct pdf_pen){.cap = (enum pdf_cap)line->cap,
                            .join = (enum pdf_join)line->join,
                            .mitre_limit = line->mitre_limit,
                            .dashes = line->dashes,
                            .dash_count = line->dash_count,
                            .dash_start = line->dash_start};
    return pen;
}

static const struct pdf_path *paths_of(struct arena *arena, const struct svg_item *items,
                                       size_t count);

static struct pdf_path path_of(struct arena *arena, const struct svg_item *item) {
    bool layer = item->layer_count > 0;
    return (struct pdf_path){
        .verbs = item->outline.verbs.at,
        .verb_count = item->outline.verbs.n,
        .points = item->outline.points.at,
        .fill = item->fill,
        .stroke = item->stroke,
        .even_odd = item->even_odd,
        .fill_colour = colour_of(item->fill_colour),
        .stroke_colour = colour_of(item->stroke_colour),
        .stroke_width = item->line.width,
        .pen = item->stroke ? pen_of(arena, &item->line) : NULL,
        .fill_transparency = item->fill || layer ? 1 - item->fill_opacity : 0,
        .stroke_transparency = item->stroke ? 1 - item->stroke_opacity : 0,
        .layer = layer ? paths_of(arena, item->layer, item->layer_count) : NULL,
        .layer_count = item->layer_count,
    };
}

// As deep as layers lie in each other, which is no more than the file's elements do.
static const struct pdf_path *paths_of(struct arena *arena, const struct svg_item *items,
                                       size_t count) {
    struct pdf_path *paths = arena_alloc(arena, count * sizeof *paths);
    for (size_t i = 0; i < count; i++) paths[i] = path_of(arena, &items[i]);
    return paths;
}

static void read_drawing(struct arena *arena, const struct source *source,
                         struct print_figure *picture, struct fault *fault) {
    struct svg_fault svg_fault;
    const struct svg_drawing *drawing = svg_read(arena, source->text, source->length, &svg_fault);
    if (!drawing) {
        fault->damaged = svg_fault.damaged;
        fault->drawing = true;
        fault->what = svg_fault.line
                          ? arena_printf(arena, "line %u: %s", svg_fault.line, svg_fault.what)
                          : svg_fault.what;
        return;
    }
    picture->paths = paths_of(arena, drawing->at, drawing->n);
    picture->count = drawing->n;
    picture->width = drawing->width;
    picture->height = drawing->height;
    picture->own_width = drawing->shown_width * PIXEL;
}

// ---- pictures of pixels -----------------------------------------------------------------------

static void read_image(const struct print_figures *figures, const struct source *source,
                       struct print_figure *picture, struct fault *fault) {
    struct pdf_image_fault image_fault;
    picture->image = pdf_image_read(figures->arena, source->text, source->length, &image_fault);
    if (!picture->image) {
        *fault = (struct fault){.damaged = image_fault.damaged, .what = image_fault.what};
        return;
    }
    if (figures->archive && pdf_image_is_ink(picture->image)) {
        fault->what = "its colours are inks (CMYK), which a PDF for the archive cannot hold";
        return;
    }
    picture->width = (float)pdf_image_width(picture->image);
    picture->height = (float)pdf_image_height(picture->image);
    picture->own_width = picture->width * PIXEL;
}

// -----------------------------------------------------------------------------------------------

// Where something is told: at a span of a source, or (no source) of the file itself.
struct place {
    const struct source *source;
    struct span span;
    const char *path;
};

// What is told of a fault.
struct telling {
    enum diag_severity severity;
    const char *id, *hint, *format;
};

static struct telling telling_of(const struct fault *fault) {
    if (fault->damaged)
        return (struct telling){DIAG_ERROR, "damaged-picture", "save or export the picture again",
                                "'%s' is damaged: %s"};
    if (fault->drawing)
        return (struct telling){DIAG_ERROR, "print-drawing",
                                "export it with plain shapes alone, or save it as PNG",
                                "'%s' cannot be printed whole: %s"};
    return (struct telling){DIAG_WARNING, "print-picture", "save it as PNG or JPEG",
                            "'%s' is left out on paper: %s"};
}

static void tell(struct print_figures *figures, const struct place *place, const char *file,
                 const struct fault *fault) {
    if (!fault->what) return;
    const struct telling telling = telling_of(fault);
    const char *key = arena_printf(figures->arena, "%s:%u:%u %s",
                                   place->source ? place->source->path : place->path,
                                   place->span.line, place->span.column, file);
    if (map_add(figures->arena, &figures->told, key, file)) return;
    const char *name = file_name(file);
    if (place->source)
        diag_add(figures->diags, telling.severity, telling.id, place->source, place->span,
                 telling.hint, telling.format, name, fault->what);
    else
        diag_add_path(figures->diags, telling.severity, telling.id, place->path, telling.hint,
                      telling.format, name, fault->what);
}

static struct digest digest_of(const struct source *source) {
    return digest_sha256(source ? source->text : "", source ? source->length : 0);
}

void print_picture_digest(const struct print_figures *figures, const char *path,
                          struct digest_sum *sum) {
    const struct file *file = map_find(&figures->pictures, path);
    struct arena scratch;
    struct diag_list unheard;
    arena_init(&scratch);
    diag_init(&unheard, &scratch);
    const struct digest digest =
        file ? file->digest
             : digest_of(file_read(&scratch, figures->root, file_join(&scratch, "content", path),
                                   figures->shown_root, &unheard));
    digest_add(sum, digest.at, sizeof digest.at);
    arena_release(&scratch);
}

// Reads a file, whose bytes are not needed any more behind this.
static const struct file *read_file(struct print_figures *figures, const char *path) {
    struct file *file = arena_alloc(figures->arena, sizeof *file);
    struct arena scratch;
    arena_init(&scratch);
    const struct source *source =
        file_read(&scratch, figures->root, file_join(&scratch, "content", path),
                  figures->shown_root, figures->diags);
    file->digest = digest_of(source);
    if (source && picture_sniff(source->text, source->length) == PICTURE_SVG)
        read_drawing(figures->arena, source, &file->picture, &file->fault);
    else if (source)
        read_image(figures, source, &file->picture, &file->fault);
    arena_release(&scratch);
    map_add(figures->arena, &figures->pictures, arena_strdup(figures->arena, path), file);
    return file;
}

static const struct file *find_file(struct print_figures *figures, const char *path) {
    const struct file *file = map_find(&figures->pictures, path);
    return file ? file : read_file(figures, path);
}

static const struct print_figure *picture_in(const struct file *file) {
    return file->picture.own_width > 0 ? &file->picture : NULL;
}

const struct print_figure *print_picture_find(struct print_figures *figures,
                                              const struct source *source, struct span span,
                                              const char *path) {
    const struct file *file = find_file(figures, path);
    const struct place place = {source, span, NULL};
    if (source) tell(figures, &place, path, &file->fault);
    return picture_in(file);
}

const struct print_figure *print_picture_logo(struct print_figures *figures) {
    const struct brand *brand = figures->guide->brand;
    if (!brand || !brand->logo || figures->drawn_only) return NULL;
    // What is drawn may be kept for another brand.
    char key[128];
    snprintf(key, sizeof key, "logo %s", brand->id);
    const struct print_figure *known = map_find(&figures->drawn, key);
    if (known) return known;
    const struct file *file = find_file(figures, brand->logo);
    const struct place place = {
        .path = file_join(figures->arena, figures->shown_root,
                          arena_printf(figures->arena, "content/%s", brand->logo))};
    tell(figures, &place, brand->logo, &file->fault);
    if (!picture_in(file)) return NULL;
    struct print_figure *logo = arena_alloc(figures->arena, sizeof *logo);
    *logo = *picture_in(file);
    logo->alt = brand->logo_alt ? brand->logo_alt : brand->name;
    map_add(figures->arena, &figures->drawn, arena_strdup(figures->arena, key), logo);
    return logo;
}

const struct print_figure *print_picture_of(struct print_figures *figures,
                                            const struct exercise *exercise) {
    const struct doc_node *image = exercise->picture;
    if (!image) return NULL;
    const char *key = arena_printf(figures->arena, "picture %s", exercise->entry.id);
    const struct print_figure *known = map_find(&figures->drawn, key);
    const struct print_figure *found =
        print_picture_find(figures, exercise->entry.source, image->span, image->link.target.file);
    if (known || !found) return known;
    struct buf alt;
    buf_init(&alt);
    doc_plain_text(image, &alt);
    struct print_figure *picture = arena_alloc(figures->arena, sizeof *picture);
    *picture = *found;
    picture->alt = arena_strndup(figures->arena, alt.at, alt.len);
    buf_release(&alt);
    map_add(figures->arena, &figures->drawn, key, picture);
    return picture;
}

void print_picture_paint(const struct print_brush *brush, const struct print_figure *picture,
                         struct pdf_rect box, const struct pdf_element *slot) {
    struct pdf_item item = {.kind = PDF_PICTURE, .slot = slot};
    if (picture->image) {
        item.picture = (struct pdf_picture){picture->image, box};
    } else {
        item.kind = PDF_GROUP;
        item.group = (struct pdf_group){
            picture->paths, picture->count,  box.x,   box.y, box.width / picture->width,
            picture->width, picture->height, PDF_ONCE};
    }
    pdf_item_add(brush->document, brush->page, item);
}
