// Rendering; see epub_render.h.
#include "epub/epub_render.h"

#include "epub/epub_access.h"
#include "epub/epub_faces.h"
#include "epub/epub_manifest.h"
#include "epub/epub_pages.h"
#include "figure/figure.h"
#include "markup/markup.h"
#include "template/template.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Pixels for a centimetre of the person.
#define FIGURE_SCALE 2.0

struct epub_worker {
    const struct epub_book *book;
    struct arena arena;
    struct diag_list diags;
    struct template_engine *engine;
    struct markup_options markup;
    struct epub_chapter *chapter; // that is being rendered; NULL for a file about the whole book
};

// ---- what templates may call ----------------------------------------------------------------

static bool refuse(struct buf *out, const char *message) {
    buf_puts(out, message);
    return false;
}

// href(entry [, anchor]), href("references" [, anchor]): a chapter's address.
static bool call_href(void *context, const struct template_value *arguments, size_t count,
                      struct buf *out) {
    const struct epub_worker *worker = context;
    if (count && arguments[0].kind == TEMPLATE_ENTRY) {
        epub_entry_name(arguments[0].entry, out);
    } else if (count && arguments[0].kind == TEMPLATE_STRING) {
        size_t before = out->len;
        buf_printf(out, "%.*s.xhtml", (int)arguments[0].length, arguments[0].text);
        if (!map_find(&worker->book->names, out->at + before)) {
            buf_cut(out, before);
            return refuse(out, "href: the book has no such chapter");
        }
    } else {
        return refuse(out, "href wants an entry or the name of a chapter");
    }
    if (count > 1 && arguments[1].kind == TEMPLATE_STRING) {
        buf_putc(out, '#');
        buf_add(out, arguments[1].text, arguments[1].length);
    }
    return true;
}

// markup(nodes): a stretch of a body as XHTML.
static bool call_markup(void *context, const struct template_value *arguments, size_t count,
                        struct buf *out) {
    const struct epub_worker *worker = context;
    if (!count || arguments[0].kind != TEMPLATE_NODES) return refuse(out, "markup wants nodes");
    const struct template_nodes *nodes = &arguments[0].nodes;
    if (nodes->first) markup_write(nodes->first, nodes->end, &worker->markup, out);
    return true;
}

// footnotes(entry): the footnotes of a body, which stand behind its last section.
static bool call_footnotes(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct epub_worker *worker = context;
    if (!count || arguments[0].kind != TEMPLATE_ENTRY)
        return refuse(out, "footnotes wants an exercise, a routine or a page");
    const struct doc_node *note = arguments[0].entry->body->first;
    while (note && note->kind != DOC_FOOTNOTE) note = note->next;
    if (note) markup_write(note, NULL, &worker->markup, out);
    return true;
}

// figure_href(exercise): where its picture lies in the book; "" where it has none.
static bool call_figure_href(void *context, const struct template_value *arguments, size_t count,
                             struct buf *out) {
    (void)context;
    const struct entry *entry =
        count && arguments[0].kind == TEMPLATE_ENTRY ? arguments[0].entry : NULL;
    if (!entry || entry->kind != ENTRY_EXERCISE)
        return refuse(out, "figure_href wants an exercise");
    const struct exercise *exercise = (const struct exercise *)entry;
    if (exercise->figure) epub_figure_name(entry, out);
    if (exercise->picture) epub_file_name(exercise->picture->link.target.file, out);
    return true;
}

// logo_href(): where the brand's logo lies in the book; "" where there is none.
static bool call_logo_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    (void)arguments, (void)count;
    const struct brand *brand = ((const struct epub_worker *)context)->book->guide->brand;
    if (brand && brand->logo) epub_file_name(brand->logo, out);
    return true;
}

// face_href("regular"): where a face of the brand's lies in the book; "" where there is none.
static bool call_face_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct epub_worker *worker = context;
    if (!count || arguments[0].kind != TEMPLATE_STRING)
        return refuse(out, "face_href wants \"regular\", \"bold\", \"italic\" or \"bold_italic\"");
    const char *name = epub_face_name(worker->book, arguments[0].text);
    if (name) buf_puts(out, name);
    return true;
}

// manifest() and spine(): the package document's lists.
static bool call_manifest(void *context, const struct template_value *arguments, size_t count,
                          struct buf *out) {
    (void)arguments, (void)count;
    epub_manifest(((const struct epub_worker *)context)->book, out);
    return true;
}

static bool call_spine(void *context, const struct template_value *arguments, size_t count,
                       struct buf *out) {
    (void)arguments, (void)count;
    epub_spine(((const struct epub_worker *)context)->book, out);
    return true;
}

// pagebreak(within): the marks of the printed book's pages that begin at a place of the chapter.
static bool call_pagebreak(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct epub_worker *worker = context;
    if (!count || arguments[0].kind != TEMPLATE_STRING)
        return refuse(out, "pagebreak wants the name of a place in the chapter");
    if (worker->chapter)
        epub_pages_mark(worker->chapter, arguments[0].text, arguments[0].length, out);
    return true;
}

// page_list() and page_targets(order): the printed book's pages for the contents and the NCX.
static bool call_page_list(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    (void)arguments, (void)count;
    epub_pages_list(((const struct epub_worker *)context)->book, out);
    return true;
}

static bool call_page_targets(void *context, const struct template_value *arguments, size_t count,
                              struct buf *out) {
    if (!count || arguments[0].kind != TEMPLATE_NUMBER || !(arguments[0].number >= 0))
        return refuse(out, "page_targets wants the number of points before it");
    epub_pages_targets(((const struct epub_worker *)context)->book, (size_t)arguments[0].number,
                       out);
    return true;
}

// accessibility(): the package document's metadata on how the book can be read.
static bool call_accessibility(void *context, const struct template_value *arguments, size_t count,
                               struct buf *out) {
    (void)arguments, (void)count;
    const struct epub_worker *worker = context;
    const struct epub_access access = epub_access_of(worker->book);
    epub_access_write(&access, worker->book->guide, out);
    return true;
}

static const struct {
    const char *name;
    template_function *function;
} functions[] = {
    {"pagebreak", call_pagebreak},
    {"page_list", call_page_list},
    {"page_targets", call_page_targets},
    {"accessibility", call_accessibility},
    {"logo_href", call_logo_href},
    {"face_href", call_face_href},

    {"href", call_href},
    {"markup", call_markup},
    {"footnotes", call_footnotes},
    {"figure_href", call_figure_href},
    {"manifest", call_manifest},
    {"spine", call_spine},
};

// ---- links ----------------------------------------------------------------------------------

// Appends a path as a part of a web address.
static void encode_path(const char *path, struct buf *out) {
    for (; *path; path++) {
        if (isalnum((unsigned char)*path) || strchr("-._~/", *path)) {
            buf_putc(out, *path);
        } else {
            buf_printf(out, "%%%02X", (unsigned char)*path);
        }
    }
}

// Where a link or picture of a body leads. Pictures lie in the book; other files do not, since a
// book may hold only what it shows, and are reached on the website.
static void write_address(void *context, const struct doc_node *link, struct buf *out) {
    const struct epub_worker *worker = context;
    const struct doc_target *target = &link->link.target;
    if (target->kind == DOC_TARGET_ENTRY) {
        epub_entry_name(target->entry, out);
        if (target->anchor) buf_printf(out, "#%s", target->anchor);
    } else if (target->kind == DOC_TARGET_FILE && link->kind == DOC_IMAGE) {
        epub_file_name(target->file, out);
    } else if (target->kind == DOC_TARGET_FILE) {
        buf_printf(out, "%sfiles/", worker->book->guide->base_url);
        encode_path(target->file, out);
    } else {
        buf_puts(out, link->text);
    }
}

// The mark of a page that begins with a block of a body.
static void write_before(void *context, const struct doc_node *block, struct buf *out) {
    const struct epub_worker *worker = context;
    if (!worker->chapter || !worker->chapter->pages.n) return;
    char within[32];
    int length = snprintf(within, sizeof within, "%u:%u", block->span.line, block->span.column);
    epub_pages_mark(worker->chapter, within, (size_t)length, out);
}

// ---- the worker -----------------------------------------------------------------------------

// dcterms:modified: a date and time in UTC, to the second.
static void set_modified(struct epub_worker *worker, long long modified) {
    time_t seconds = (time_t)modified;
    struct tm utc = {.tm_year = 70, .tm_mday = 1};
    gmtime_r(&seconds, &utc);
    char text[40];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    template_set_text(worker->engine, "modified", text);
}

static void set_book(struct epub_worker *worker) {
    const struct epub_book *book = worker->book;
    const struct template_value pages = {.kind = TEMPLATE_NUMBER,
                                         .number = (double)book->page_count};
    template_set(worker->engine, "pages", pages);
    if (book->page_count)
        template_set_text(
            worker->engine, "printed",
            arena_printf(&worker->arena, "%s%s", book->guide->base_url, book->printed));
    if (book->cover) template_set_text(worker->engine, "cover_alt", book->cover->alt);
}

struct epub_worker *epub_worker_open(const struct epub_book *book, const struct epub_job *job) {
    struct epub_worker *worker = base_alloc(sizeof *worker);
    *worker = (struct epub_worker){.book = book};
    arena_init(&worker->arena);
    diag_init(&worker->diags, &worker->arena);
    worker->engine = template_open(job->resources, job->guide, NULL, &worker->diags);
    worker->markup = (struct markup_options){.xhtml = true,
                                             .guide = job->guide,
                                             .raw_html = job->guide->raw_html,
                                             .words = job->guide->words,
                                             .address = write_address,
                                             .before = write_before,
                                             .context = worker};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        template_add_function(worker->engine, functions[i].name, functions[i].function, worker);
    set_modified(worker, job->modified);
    set_book(worker);
    return worker;
}

void epub_worker_close(struct epub_worker *worker) {
    template_close(worker->engine);
    arena_release(&worker->arena);
    free(worker);
}

const struct diag_list *epub_worker_diags(const struct epub_worker *worker) {
    return &worker->diags;
}

// The first raw HTML of a body, where the guide passes it through; or NULL.
static const struct doc_node *find_raw(const struct guide *guide, const struct entry *entry) {
    if (!guide->raw_html) return NULL;
    const struct doc_node *node = entry->body;
    while (node && node->kind != DOC_HTML_BLOCK && node->kind != DOC_HTML_INLINE)
        node = doc_next(node, entry->body);
    return node;
}

// Tells what is wrong with a chapter or file that is not XML: at the author's raw HTML if there is
// any, since the fault most likely lies there, or else in what the template made.
static void report_fault(struct epub_worker *worker, const char *template, const char *about,
                         const struct entry *entry, const struct buf *text,
                         const struct epub_fault *fault) {
    const struct doc_node *raw = entry ? find_raw(worker->book->guide, entry) : NULL;
    if (raw) {
        diag_add(&worker->diags, DIAG_ERROR, "epub-not-xml", entry->source, raw->span,
                 "an EPUB wants raw HTML written as XML: <br/>, not <br>",
                 "with the page's HTML its chapter is not well-formed: %s", fault->problem);
        return;
    }
    struct source *made = arena_alloc(&worker->arena, sizeof *made);
    *made = (struct source){.path = template_shown(worker->engine, &worker->arena, template),
                            .text = arena_strndup(&worker->arena, text->at, text->len),
                            .length = text->len};
    struct span span = {fault->line, fault->column, 1};
    diag_add(&worker->diags, DIAG_ERROR, "epub-not-xml", made, span, NULL,
             "the template made markup that is not well-formed: %s, while filling %s",
             fault->problem, about);
    worker->diags.at[worker->diags.n - 1].made = true;
}

static bool render(struct epub_worker *worker, const char *template, const struct entry *entry,
                   struct buf *out, struct epub_traits *traits) {
    const char *about = entry ? entry->source->path : template;
    if (!template_render(worker->engine, template, about, out)) return false;
    const struct page *help = worker->book->guide->help_page;
    if (entry && help && entry == &help->entry &&
        !template_guard_flags(worker->engine, template, about, out))
        return false;
    struct epub_fault fault;
    if (epub_xml_check(out->at, out->len, traits, &fault)) return true;
    report_fault(worker, template, about, entry, out, &fault);
    return false;
}

// The figure is a file of its own, so that its ids meet no other's, and is shown by <img>, whose
// alternative text every reading system knows.
static void draw_figure(const struct epub_book *book, const struct exercise *exercise,
                        struct buf *out) {
    const struct figure *figure = exercise->figure;
    struct arena arena;
    arena_init(&arena);
    const struct figure_list *list = figure_store_draw(book->drawn, &arena, figure);
    struct figure_svg_options options = {.prefix = "figure",
                                         .title = exercise->entry.title,
                                         .desc = figure->alt ? figure->alt : "",
                                         .width = (int)fmax(1, list->width * FIGURE_SCALE)};
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    figure_svg(list, book->palette, &options, out);
    arena_release(&arena);
}

static bool render_text(struct epub_worker *worker, struct epub_chapter *chapter) {
    worker->chapter = chapter;
    buf_cut(&chapter->text, 0);
    return render(worker, chapter->template, chapter->entry, &chapter->text, &chapter->traits);
}

bool epub_render_chapter(struct epub_worker *worker, struct epub_chapter *chapter) {
    static const char *const names[] = {
        [ENTRY_EXERCISE] = "exercise", [ENTRY_ROUTINE] = "routine", [ENTRY_PAGE] = "page"};
    if (chapter->entry)
        template_set_entry(worker->engine, names[chapter->entry->kind], chapter->entry);
    if (chapter->entry && chapter->figure)
        draw_figure(worker->book, entry_exercise(chapter->entry), &chapter->drawn);
    if (chapter->part) template_set_text(worker->engine, "part", chapter->part);
    return render_text(worker, chapter) &&
           (epub_pages_settle(chapter) ||
            (render_text(worker, chapter) && epub_pages_settle(chapter)));
}

bool epub_render_style(struct epub_worker *worker, struct buf *out) {
    worker->chapter = NULL;
    return template_render(worker->engine, "epub/" EPUB_BRAND_STYLE, "epub/" EPUB_BRAND_STYLE, out);
}

bool epub_render_file(struct epub_worker *worker, const char *template, struct buf *out) {
    struct epub_traits traits = {0};
    worker->chapter = NULL;
    return render(worker, template, NULL, out, &traits);
}
