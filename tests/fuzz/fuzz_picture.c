// Pictures: the bytes as an SVG, a JPEG or a PNG, put on a page of a PDF, and the page as a
// picture.
#include "fuzz.h"

#include "base/picture.h"
#include "pdf/pdf.h"
#include "raster/raster_page.h"
#include "svg/svg.h"

#include <math.h>

// Larger pictures are decoded too, but not within the fuzzer's time and memory.
enum { PIXELS = 1000000 };

static size_t count_points(const struct svg_outline *outline) {
    static const size_t numbers[] = {2, 2, 6, 0};
    size_t count = 0;
    for (size_t i = 0; i < outline->verbs.n; i++) count += numbers[outline->verbs.at[i]];
    return count;
}

static const struct pdf_path *make_paths(struct arena *arena, const struct svg_item *items,
                                         size_t count) {
    struct pdf_path *paths = arena_alloc(arena, count * sizeof *paths);
    for (size_t i = 0; i < count; i++) {
        const struct svg_item *item = &items[i];
        struct pdf_pen *pen = arena_alloc(arena, sizeof *pen);
        *pen = (struct pdf_pen){.cap = (enum pdf_cap)item->line.cap,
                                .join = (enum pdf_join)item->line.join,
                                .mitre_limit = item->line.mitre_limit,
                                .dashes = item->line.dashes,
                                .dash_count = item->line.dash_count,
                                .dash_start = item->line.dash_start};
        fuzz_want(count_points(&item->outline) == item->outline.points.n, "points without a verb");
        fuzz_want(item->layer_count || item->fill || item->stroke, "an item that is not seen");
        paths[i] = (struct pdf_path){.verbs = item->outline.verbs.at,
                                     .verb_count = item->outline.verbs.n,
                                     .points = item->outline.points.at,
                                     .fill = item->fill,
                                     .stroke = item->stroke,
                                     .stroke_width = item->line.width,
                                     .pen = item->stroke ? pen : NULL,
                                     .fill_transparency = 1 - item->fill_opacity,
                                     .stroke_transparency = 1 - item->stroke_opacity,
                                     .layer = make_paths(arena, item->layer, item->layer_count),
                                     .layer_count = item->layer_count};
    }
    return paths;
}

static void draw(struct pdf_document *document, const char *bytes, size_t length) {
    struct svg_fault fault;
    const struct svg_drawing *drawing = svg_read(document->arena, bytes, length, &fault);
    fuzz_want(drawing || fault.what, "a drawing is refused without a word");
    if (!drawing) return;
    fuzz_want(drawing->width >= 1 && drawing->height >= 1 && drawing->width <= SVG_UNITS + 1 &&
                  drawing->height <= SVG_UNITS + 1 && drawing->shown_width > 0,
              "a drawing without a size");
    struct pdf_item item = {.kind = PDF_GROUP,
                            .group = {.paths = make_paths(document->arena, drawing->at, drawing->n),
                                      .count = drawing->n,
                                      .scale = 0.02F,
                                      .width = drawing->width,
                                      .height = drawing->height}};
    pdf_item_add(document, 0, item);
}

static void show(struct pdf_document *document, const char *bytes, size_t length) {
    struct pdf_image_fault fault;
    struct picture_size size;
    if (picture_size(bytes, length, &size) && (long long)size.width * size.height > PIXELS) return;
    const struct pdf_image *image = pdf_image_read(document->arena, bytes, length, &fault);
    fuzz_want(image || fault.what, "an image is refused without a word");
    if (!image) return;
    fuzz_want(pdf_image_width(image) > 0 && pdf_image_height(image) > 0, "no pixels");
    struct pdf_item item = {.kind = PDF_PICTURE, .picture = {image, {10, 10, 80, 80}}};
    pdf_item_add(document, 0, item);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct arena arena;
    struct diag_list diags;
    struct buf pdf;
    arena_init(&arena);
    diag_init(&diags, &arena);
    buf_init(&pdf);
    svg_prepare();
    char *copy = malloc(length ? length : 1); // a byte read behind its end is noticed
    fuzz_want(copy, "no memory");
    if (length) memcpy(copy, bytes, length);
    struct pdf_document *document = pdf_document_new(&arena, "T", "en");
    pdf_page_add(document, 100, 100);
    if (picture_sniff(copy, length) == PICTURE_SVG)
        draw(document, copy, length);
    else
        show(document, copy, length);
    struct pdf_cache *cache = pdf_cache_open();
    fuzz_want(pdf_write(document, cache, &pdf, &diags), "a PDF cannot be written");
    pdf_cache_close(cache);
    struct raster_store *store = raster_store_open();
    buf_clear(&pdf);
    fuzz_want(raster_page(store, document, 0, 100, 100, &pdf, &diags), "no picture of a page");
    raster_store_close(store);
    free(copy);
    buf_release(&pdf);
    arena_release(&arena);
    return 0;
}
