// The EPUB; see epub.h.
#include "epub/epub.h"

#include "base/letters.h"
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

// A worker: what it renders with, and what it packs that with.
struct hand {
    struct epub_worker *worker;
    struct epub_packer *packer;
    struct buf text;         // of the chapter before, whose memory the next one takes
    struct letters *letters; // of its chapters, for a brand's faces; NULL where there are none
};

struct writer {
    const struct epub_job *job;
    struct epub_book book;
    struct hand *hands; // one a job; without a worker where none was needed
    size_t hand_count;
    struct {
        VEC_OF(struct epub_chapter *)
    } order;                              // in which chapters are rendered
    struct buf ncx, package, brand_style; // the last one of a brand's book only
    const struct source *style;
    struct diag_list diags; // of this writer and its workers
    struct arena arena;
};

// ---- rendering ------------------------------------------------------------------------------

static void *start_hand(void *context, size_t number) {
    struct writer *writer = context;
    struct hand *hand = &writer->hands[number];
    hand->worker = epub_worker_open(&writer->book, writer->job);
    hand->packer = epub_packer_open();
    buf_init(&hand->text);
    if (writer->book.faces.n) hand->letters = epub_faces_letters();
    return hand;
}

// What is packed need not be held as a whole: a book of 10,000 chapters would be 100 MB.
static bool render_chapter(struct hand *hand, struct epub_chapter *chapter) {
    chapter->text = hand->text;
    buf_init(&hand->text);
    if (!epub_render_chapter(hand->worker, chapter)) return false;
    struct buf *text = &chapter->text, *drawn = &chapter->drawn;
    if (hand->letters) letters_add(hand->letters, text->at, text->len);
    epub_pack(hand->packer, text->at, text->len, false, &chapter->packed);
    if (chapter->figure)
        epub_pack(hand->packer, drawn->at, drawn->len, false, &chapter->packed_figure);
    hand->text = *text;
    buf_init(text);
    buf_release(drawn);
    return true;
}

static bool render_item(void *context, void *state, size_t i) {
    struct writer *writer = context;
    struct hand *hand = state;
    if (i < writer->order.n) return render_chapter(hand, writer->order.at[i]);
    return epub_render_file(hand->worker, "epub/toc.ncx", &writer->ncx);
}

// Chapters about the whole guide come first, since each takes as long as hundreds of others.
static void put_in_order(struct writer *writer) {
    for (int late = 0; late < 2; late++)
        for (size_t i = 0; i < writer->book.chapters.n; i++) {
            struct epub_chapter *chapter = &writer->book.chapters.at[i];
            if (!chapter->entry == !late) vec_push(&writer->arena, &writer->order, chapter);
        }
}

static void cut_faces(struct writer *writer) {
    if (!writer->book.faces.n) return;
    struct letters *all = epub_faces_letters();
    for (size_t i = 0; i < writer->hand_count; i++)
        if (writer->hands[i].letters) letters_join(all, writer->hands[i].letters);
    epub_faces_cut(&writer->book, all);
    free(all);
}

static bool render(struct writer *writer) {
    size_t count = writer->job->jobs ? writer->job->jobs : 1;
    writer->hands = base_alloc(count * sizeof *writer->hands);
    memset(writer->hands, 0, count * sizeof *writer->hands);
    writer->hand_count = count;
    put_in_order(writer);
    const struct pool_work work = {.context = writer, .start = start_hand, .item = render_item};
    if (!pool_run(count, writer->order.n + 1, &work)) return false;
    cut_faces(writer);
    // The calling thread is the pool's first worker, so this one is there.
    struct epub_worker *worker = writer->hands[0].worker;
    if (writer->job->guide->brand && !epub_render_style(worker, &writer->brand_style)) return false;
    writer->book.style = writer->style->text;
    writer->book.brand_style = writer->brand_style.at; // empty without a brand
    return epub_render_file(worker, "epub/package.opf", &writer->package);
}

static void close_hands(struct writer *writer) {
    for (size_t i = 0; i < writer->hand_count; i++) {
        struct hand *hand = &writer->hands[i];
        if (!hand->worker) continue;
        diag_append(&writer->diags, epub_worker_diags(hand->worker));
        epub_worker_close(hand->worker);
        epub_packer_close(hand->packer);
        buf_release(&hand->text);
        free(hand->letters);
    }
    free(writer->hands);
}

// ---- packing --------------------------------------------------------------------------------

// The book while it is put together.
struct binding {
    struct arena *arena;
    struct epub_packer *packer;
    struct epub_zip *zip;
};

static void add(const struct binding *binding, const char *name, const void *bytes, size_t length,
                bool stored) {
    struct epub_packed packed;
    epub_pack(binding->packer, bytes, length, stored, &packed);
    epub_zip_add(binding->zip, name, &packed);
}

static const char *inside(const struct binding *binding, const char *name) {
    return arena_printf(binding->arena, EPUB_FOLDER "%s", name);
}

static void add_chapters(const struct binding *binding, struct epub_book *book) {
    for (size_t i = 0; i < book->chapters.n; i++) {
        struct epub_chapter *chapter = &book->chapters.at[i];
        epub_zip_add(binding->zip, inside(binding, chapter->name), &chapter->packed);
        if (chapter->figure)
            epub_zip_add(binding->zip, inside(binding, chapter->figure), &chapter->packed_figure);
    }
}

static void add_pictures(const struct binding *binding, const struct epub_book *book) {
    for (size_t i = 0; i < book->pictures.n; i++) {
        const struct epub_picture *picture = &book->pictures.at[i];
        add(binding, inside(binding, picture->name), picture->source->text, picture->source->length,
            picture->media != PICTURE_SVG); // the others are compressed already
    }
}

static bool pack(struct writer *writer, struct buf *out) {
    struct epub_book *book = &writer->book;
    const struct binding to = {&writer->arena, writer->hands[0].packer,
                               epub_zip_open(writer->job->modified, out)};
    add(&to, "mimetype", media_type, sizeof media_type - 1, true);
    add(&to, "META-INF/container.xml", container, sizeof container - 1, false);
    add(&to, inside(&to, EPUB_PACKAGE), writer->package.at, writer->package.len, false);
    add(&to, inside(&to, EPUB_NCX), writer->ncx.at, writer->ncx.len, false);
    add(&to, inside(&to, EPUB_STYLE), writer->style->text, writer->style->length, false);
    if (writer->brand_style.len)
        add(&to, inside(&to, EPUB_BRAND_STYLE), writer->brand_style.at, writer->brand_style.len,
            false);
    for (size_t i = 0; i < book->faces.n; i++)
        add(&to, inside(&to, book->faces.at[i].name), book->faces.at[i].cut.at,
            book->faces.at[i].cut.len, false);
    if (book->cover)
        add(&to, inside(&to, EPUB_COVER_PICTURE), book->cover->png, book->cover->length, true);
    add_chapters(&to, book);
    add_pictures(&to, book);
    return epub_zip_close(to.zip, &writer->diags);
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
    if (done) done = publish(&writer);
    close_hands(&writer);
    diag_append(diags, &writer.diags);
    epub_book_release(&writer.book);
    buf_release(&writer.ncx);
    buf_release(&writer.package);
    buf_release(&writer.brand_style);
    arena_release(&writer.arena);
    return done;
}
