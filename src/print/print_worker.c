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

static void prepare_press(struct print_worker *worker, const struct print_job *job,
                          const struct guide *guide, const struct resources *resources) {
    struct print_press *press = &worker->press;
    *press = (struct print_press){.guide = guide,
                                  .style = &worker->style,
                                  .figures = &worker->kit->figures,
                                  .diags = &worker->diags,
                                  .modified = job->modified,
                                  .archive = job->archive};
    press->engine = template_open(resources, guide, NULL, &worker->diags);
    print_press_functions(press);
}

struct print_worker *print_worker_open(const struct print_job *job, const struct guide *guide,
                                       const struct resources *resources,
                                       const struct figure_palette *palette,
                                       struct print_hyphens *hyphens, struct print_kit *kit) {
    struct print_worker *worker = base_alloc(sizeof *worker);
    *worker = (struct print_worker){0};
    arena_init(&worker->arena);
    arena_init(&worker->scratch);
    diag_init(&worker->diags, &worker->arena);
    print_kit_init(&worker->own);
    worker->kit = kit ? kit : &worker->own;
    worker->resources = resources;
    print_kit_fit(worker->kit, guide, resources, figure_palette_or_plain(palette), job->archive,
                  &worker->diags);
    worker->kit->figures.store = job->drawn;
    prepare_press(worker, job, guide, resources);
    worker->press.hyphens = hyphens;
    worker->is_ready = print_style_read(&worker->style, &worker->arena, worker->press.engine,
                                        "print/style.lua", &worker->diags);
    if (job->made) {
        struct digest_sum *sum = digest_open();
        print_style_digest(&worker->style, sum);
        worker->style_digest = digest_close(sum);
    }
    return worker;
}

bool print_worker_open_fonts(struct print_worker *worker) {
    struct print_press *press = &worker->press;
    if (!print_kit_open_fonts(worker->kit, press->guide, worker->resources, &worker->diags))
        return false;
    press->fonts = worker->kit->fonts;
    press->shapes = worker->kit->shapes;
    return true;
}

void print_worker_close(struct print_worker *worker) {
    template_close(worker->press.engine);
    print_kit_release(&worker->own);
    arena_release(&worker->scratch);
    arena_release(&worker->arena);
    free(worker);
}
