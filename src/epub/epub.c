// The EPUB; see epub.h.
#include "epub/epub.h"

#include "base/pool.h"
#include "epub/epub_book.h"
#include "epub/epub_faces.h"
#include "epub/epub_manifest.h"
#include "epub/epub_render.h"
#include "epub/epub_zip.h"

#include <stdlib.h>
#include <string.h>

static const char media_type[] = "application/epub+zip";
static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "  <rootfiles>\n"
    "    <rootfile full-path=\"" EPUB_FOLDER EPUB_PACKAGE
    "\" media-type=\"application/oebps-package+xml\"/>\n"
    "  </rootfiles>\n"
    "</container>\n";

struct writer {
    const struct epub_job *job;
    struct epub_book book;
    struct epub_worker **workers; // one a job; NULL where none was needed
    size_t worker_count;
    struct buf ncx, package, brand_style; // the last one of a brand's book only
    const struct source *style;
    struct diag_list diags; // of this writer and its workers
    struct arena arena;
};

// ---- rendering ------------------------------------------------------------------------------

static void *start_worker(void *context, size_t number) {
    struct writer *writer = context;
    writer->workers[number] = epub_worker_open(&writer->book, writer->job);
    return writer->workers[number];
}

static bool render_item(void *context, void *state, size_t i) {
    struct writer *writer = context;
    return epub_render_chapter(state, &writer->book.chapters.at[i]);
}

static bool render(struct writer *writer) {
    size_t count = writer->job->jobs ? writer->job->jobs : 1;
    writer->workers = base_alloc(count * sizeof *writer->workers);
    memset(writer->workers, 0, count * sizeof *writer->workers);
    writer->worker_count = count;
    const struct pool_work work = {.context = writer, .start = start_worker, .item = render_item};
    if (!pool_run(count, writer->book.chapters.n, &work)) return false;
    epub_faces_cut(&writer->book);
    // The calling thread is the pool's first worker, so this one is there.
    struct epub_worker *worker = writer->workers[0];
    if (writer->job->guide->brand && !epub_render_style(worker, &writer->brand_style)) return false;
    writer->book.style = writer->style->text;
    writer->book.brand_style = writer->brand_style.at; // empty without a brand
    return epub_render_file(worker, "epub/toc.ncx", &writer->ncx) &&
           epub_render_file(worker, "epub/package.opf", &writer->package);
}

static void close_workers(struct writer *writer) {
    for (size_t i = 0; i < writer->worker_count; i++) {
        if (!writer->workers[i]) continue;
        diag_append(&writer->diags, epub_worker_diags(writer->workers[i]));
        epub_worker_close(writer->workers[i]);
    }
    free(writer->workers);
}

// ---- packing --------------------------------------------------------------------------------

static void add(struct writer *writer, struct epub_zip *zip, const char *name, const void *bytes,
                size_t length, bool stored) {
    epub_zip_add(zip, arena_printf(&writer->arena, EPUB_FOLDER "%s", name), bytes, length, stored);
}

static bool pack(struct writer *writer, struct buf *out) {
    struct epub_zip *zip = epub_zip_open(writer->job->modified, &writer->diags);
    if (!zip) return false;
    const struct epub_book *book = &writer->book;
    epub_zip_add(zip, "mimetype", media_type, sizeof media_type - 1, true);
    epub_zip_add(zip, "META-INF/container.xml", container, sizeof container - 1, false);
    add(writer, zip, EPUB_PACKAGE, writer->package.at, writer->package.len, false);
    add(writer, zip, EPUB_NCX, writer->ncx.at, writer->ncx.len, false);
    add(writer, zip, EPUB_STYLE, writer->style->text, writer->style->length, false);
    if (writer->brand_style.len)
        add(writer, zip, EPUB_BRAND_STYLE, writer->brand_style.at, writer->brand_style.len, false);
    for (size_t i = 0; i < book->faces.n; i++)
        add(writer, zip, book->faces.at[i].name, book->faces.at[i].cut.at,
            book->faces.at[i].cut.len, false);
    if (book->cover)
        add(writer, zip, EPUB_COVER_PICTURE, book->cover->png, book->cover->length, true);
    for (size_t i = 0; i < book->chapters.n; i++) {
        const struct epub_chapter *chapter = &book->chapters.at[i];
        add(writer, zip, chapter->name, chapter->text.at, chapter->text.len, false);
        if (chapter->figure)
            add(writer, zip, chapter->figure, chapter->drawn.at, chapter->drawn.len, false);
    }
    for (size_t i = 0; i < book->pictures.n; i++) {
        const struct epub_picture *picture = &book->pictures.at[i];
        add(writer, zip, picture->name, picture->source->text, picture->source->length,
            picture->media != PICTURE_SVG); // the others are compressed already
    }
    return epub_zip_close(zip, out, &writer->diags);
}

static bool read_style(struct writer *writer) {
    static const char path[] = "templates/epub/" EPUB_STYLE;
    writer->style = resource_read(writer->job->resources, &writer->arena, path, &writer->diags);
    if (!writer->style && !diag_failed(&writer->diags))
        diag_add_path(&writer->diags, DIAG_ERROR, "no-template", path, "put it back",
                      "the book's style sheet is missing");
    return writer->style != NULL;
}

static bool publish(struct writer *writer) {
    struct buf bytes;
    buf_init(&bytes);
    const char *name = arena_printf(&writer->arena, "%s.epub", writer->job->guide->id);
    bool done =
        pack(writer, &bytes) && publish_put(writer->job->publish, name, bytes.at, bytes.len);
    buf_release(&bytes);
    return done;
}

bool epub_write(const struct epub_job *job, struct diag_list *diags) {
    struct writer writer = {.job = job};
    arena_init(&writer.arena);
    diag_init(&writer.diags, &writer.arena);
    buf_init(&writer.ncx);
    buf_init(&writer.package);
    buf_init(&writer.brand_style);
    bool done = epub_book_plan(&writer.book, job, &writer.arena, &writer.diags) &&
                read_style(&writer) && render(&writer);
    close_workers(&writer);
    if (done) done = publish(&writer);
    diag_append(diags, &writer.diags);
    epub_book_release(&writer.book);
    buf_release(&writer.ncx);
    buf_release(&writer.package);
    buf_release(&writer.brand_style);
    arena_release(&writer.arena);
    return done;
}
