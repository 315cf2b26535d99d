// A worker; see print_worker.h.
#include "print/print_worker.h"

#include "print/print_fonts.h"
#include "svg/svg.h"
#include "template/template.h"

#include <stdlib.h>

void print_worker_prepare(void) {
    print_tree_prepare();
    svg_prepare();
    print_fonts_prepare();
}

// Opens the fonts for a guide, with those of its brand; NULL with diagnostics.
static struct print_fonts *open_fonts(struct print_worker *worker, const struct guide *guide,
                                      const struct resources *resources) {
    struct print_fonts *fonts = print_fonts_open(&worker->diags);
    const struct brand *brand = guide->brand;
    const char *files[BRAND_FONTS] = {0};
    if (!fonts || !brand || !brand->fonts[BRAND_REGULAR]) return fonts;
    for (enum brand_font font = 0; font < BRAND_FONTS; font++)
        if (brand->fonts[font])
            files[font] =
                arena_printf(&worker->arena, "%s/content/%s", resources->root, brand->fonts[font]);
    if (print_fonts_add_brand(fonts, files, &worker->diags)) return fonts;
    print_fonts_close(fonts);
    return NULL;
}

static void prepare_press(struct print_worker *worker, const struct print_job *job,
                          const struct guide *guide, const struct resources *resources) {
    struct print_press *press = &worker->press;
    *press = (struct print_press){.guide = guide,
                                  .style = &worker->style,
                                  .figures = &worker->figures,
                                  .diags = &worker->diags,
                                  .modified = job->modified,
                                  .archive = job->archive};
    press->engine = template_open(resources, guide, NULL, &worker->diags);
    print_press_functions(press);
    press->fonts = open_fonts(worker, guide, resources);
}

struct print_worker *print_worker_open(const struct print_job *job, const struct guide *guide,
                                       const struct resources *resources,
                                       const struct figure_palette *palette,
                                       struct print_hyphens *hyphens) {
    struct print_worker *worker = base_alloc(sizeof *worker);
    *worker = (struct print_worker){0};
    arena_init(&worker->arena);
    arena_init(&worker->scratch);
    diag_init(&worker->diags, &worker->arena);
    worker->figures = (struct print_figures){.arena = &worker->arena,
                                             .guide = guide,
                                             .palette = figure_palette_or_plain(palette),
                                             .root = resources->root,
                                             .shown_root = resources->shown_root,
                                             .archive = job->archive,
                                             .diags = &worker->diags};
    prepare_press(worker, job, guide, resources);
    worker->press.hyphens = hyphens;
    worker->cache = pdf_cache_open();
    worker->previews = raster_store_open();
    worker->is_ready = worker->press.fonts &&
                       print_style_read(&worker->style, &worker->arena, worker->press.engine,
                                        "print/style.lua", &worker->diags);
    return worker;
}

void print_worker_close(struct print_worker *worker) {
    pdf_cache_close(worker->cache);
    raster_store_close(worker->previews);
    template_close(worker->press.engine);
    print_shapes_close(worker->press.shapes);
    print_fonts_close(worker->press.fonts);
    arena_release(&worker->scratch);
    arena_release(&worker->arena);
    free(worker);
}
