// Print documents: the bytes as what a print template made, cut into pages and fitted onto one, in
// the style that the program brings.
#include "fuzz.h"

#include "print/print_fit.h"
#include "print/print_pages.h"
#include "print/print_paint.h"
#include "template/template.h"

#include "print/print_figure.h"

#include <math.h>

enum { WIDTH = 420, HEIGHT = 595, MARGIN = 40 };

// What all inputs share, made once.
static struct kept {
    struct arena arena;
    struct diag_list diags;
    struct guide guide;
    struct words words;
    struct print_style style;
    struct print_fonts *fonts;
} kept;

static void prepare(void) {
    const struct resources resources = {NULL, "", embedded_files, embedded_file_count};
    if (kept.fonts) return;
    arena_init(&kept.arena);
    diag_init(&kept.diags, &kept.arena);
    kept.guide = (struct guide){.id = "g", .title = "T", .language = "en", .words = &kept.words};
    print_tree_prepare();
    print_fonts_prepare();
    struct template_engine *engine = template_open(&resources, &kept.guide, NULL, &kept.diags);
    fuzz_want(engine && print_style_read(&kept.style, &kept.arena, engine, "print/style.lua",
                                         &kept.diags),
              "the style cannot be read");
    template_close(engine);
    kept.fonts = print_fonts_open(&kept.diags);
    fuzz_want(kept.fonts, "there are no fonts");
}

struct job {
    struct fuzz_input input;
    struct print_figures figures;
    struct print_shaper shaper;
    bool right_to_left;
};

static struct print_node *read_tree(void *context, int rung) {
    (void)rung;
    struct job *job = context;
    const struct print_reading reading = {.arena = &job->input.arena,
                                          .style = &kept.style,
                                          .figures = &job->figures,
                                          .template_path = "templates/print/x.xml",
                                          .about = "content/x.md",
                                          .diags = &job->input.diags};
    struct print_node *tree = print_tree_read(&reading, job->input.copy, job->input.source.length);
    fuzz_want(tree || job->input.diags.n, "a document is refused without a word");
    return tree;
}

static void check_run(const struct pdf_run *run) {
    fuzz_want(isfinite(run->x) && isfinite(run->y) && run->size > 0, "text stands nowhere");
    for (size_t i = 0; i < run->glyph_count; i++)
        fuzz_want(isfinite(run->glyphs[i].advance), "a glyph has no width");
}

// Everything painted has a place, every link a target, and a file can be made of it.
static void check_document(struct job *job, const struct pdf_document *document) {
    for (size_t p = 0; p < document->pages.n; p++) {
        const struct pdf_page *page = &document->pages.at[p];
        for (size_t i = 0; i < page->n; i++)
            if (page->at[i].kind == PDF_RUN) check_run(&page->at[i].run);
        for (size_t i = 0; i < page->links.n; i++)
            fuzz_want(page->links.at[i].address || page->links.at[i].target, "a link to nothing");
    }
    struct buf pdf;
    buf_init(&pdf);
    struct pdf_cache *cache = pdf_cache_open();
    fuzz_want(pdf_write(document, cache, &pdf, &job->input.diags), "a PDF cannot be written");
    pdf_cache_close(cache);
    buf_release(&pdf);
}

static struct pdf_document *new_document(struct job *job) {
    struct pdf_document *document = pdf_document_new(&job->input.arena, "T", "en");
    document->right_to_left = job->right_to_left;
    return document;
}

// Slices follow each other without a gap, and the last one has no end.
static void check_slices(const struct print_slices *slices) {
    fuzz_want(slices->n > 0 && isinf(slices->at[slices->n - 1].end),
              "the flow's end is on no page");
    for (size_t i = 0; i < slices->n; i++) {
        fuzz_want(isfinite(slices->at[i].start), "a page begins nowhere");
        if (i) fuzz_want(slices->at[i].start >= slices->at[i - 1].start, "pages go backwards");
    }
}

static void paint_pages(struct job *job, struct print_layout *layout, struct print_node *tree,
                        const struct print_slices *slices) {
    struct pdf_document *document = new_document(job);
    struct print_brush *brushes = arena_alloc(&job->input.arena, slices->n * sizeof *brushes);
    float *notes = arena_alloc(&job->input.arena, slices->n * sizeof *notes);
    for (size_t i = 0; i < slices->n; i++) {
        const struct print_slice *slice = &slices->at[i];
        notes[i] = slice->start - slice->above + HEIGHT - 2 * MARGIN - slice->notes;
        brushes[i] = (struct print_brush){.document = document,
                                          .page = pdf_page_add(document, WIDTH, HEIGHT),
                                          .scale = 1,
                                          .left = MARGIN,
                                          .top = MARGIN + slice->above - slice->start,
                                          .width = WIDTH - 2 * MARGIN,
                                          .right_to_left = job->right_to_left,
                                          .start = slice->start,
                                          .next = i + 1 < slices->n ? &brushes[i + 1] : NULL,
                                          .notes_top = notes[i],
                                          .notes_end = &notes[i]};
    }
    print_paint(layout, brushes, tree);
    check_document(job, document);
}

static void flow(struct job *job) {
    struct print_layout layout = {&job->shaper, &job->input.arena, .space = 1, .scale = 1};
    struct print_slices slices = {0};
    struct print_node *tree = read_tree(job, 0);
    if (!tree) return;
    fuzz_want(isfinite(print_measure(&layout, tree, WIDTH - 2 * MARGIN)), "no height");
    print_pages_cut(&layout, tree, HEIGHT - 2 * MARGIN, &slices);
    check_slices(&slices);
    paint_pages(job, &layout, tree, &slices);
}

static void fit(struct job *job) {
    const struct print_node *too_small;
    struct print_fit card = {.layout = {&job->shaper, &job->input.arena, .space = 1, .scale = 1},
                             .style = &kept.style,
                             .width = WIDTH,
                             .height = HEIGHT,
                             .rung = read_tree,
                             .context = job,
                             .rungs = 1};
    struct print_fitted fitted;
    if (!print_fit(&card, &fitted, &too_small)) return;
    struct pdf_document *document = new_document(job);
    int page = pdf_page_add(document, WIDTH, HEIGHT);
    struct print_brush brush = print_fit_brush(&card, &fitted, document, page, job->right_to_left);
    print_paint(&card.layout, &brush, fitted.tree);
    check_document(job, document);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct job job = {0};
    prepare();
    fuzz_start(&job.input, bytes, length);
    job.figures = (struct print_figures){.arena = &job.input.arena,
                                         .guide = &kept.guide,
                                         .palette = &figure_palette,
                                         .root = "/nowhere",
                                         .shown_root = "",
                                         .diags = &job.input.diags};
    job.right_to_left = strstr(job.input.copy, "\"rtl\"") != NULL;
    print_shaper_init(&job.shaper, kept.fonts, &job.input.arena, "en", job.right_to_left);
    flow(&job);
    fit(&job);
    print_shaper_release(&job.shaper);
    fuzz_diags(&job.input.diags);
    fuzz_end(&job.input);
    return 0;
}
