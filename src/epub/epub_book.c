// The book's plan; see epub_book.h.
#include "epub/epub_book.h"

#include "base/file.h"
#include "epub/epub_access.h"
#include "epub/epub_faces.h"
#include "epub/epub_manifest.h"
#include "epub/epub_pages.h"

#include <stdlib.h>
#include <string.h>

// What the printed book calls a chapter: an entry's place, or its file's name without an ending.
static const char *place_of(struct epub_book *book, const char *name, const struct entry *entry) {
    struct buf place;
    if (!entry) return arena_strndup(book->arena, name, strcspn(name, "."));
    buf_init(&place);
    entry_place(entry, &place);
    const char *copy = arena_strndup(book->arena, place.at, place.len);
    buf_release(&place);
    return copy;
}

static void add_chapter(struct epub_book *book, const char *name, const char *template,
                        const struct entry *entry, const char *part) {
    struct epub_chapter chapter = {.name = name,
                                   .place = place_of(book, name, entry),
                                   .template = template,
                                   .entry = entry,
                                   .part = part};
    buf_init(&chapter.text);
    buf_init(&chapter.drawn);
    vec_push(book->arena, &book->chapters, chapter);
    map_add(book->arena, &book->names, name, name);
}

// Notes that the chapter added last shows a figure of its own.
static void expect_figure(struct epub_book *book, const struct entry *entry) {
    struct buf name;
    buf_init(&name);
    epub_figure_name(entry, &name);
    book->chapters.at[book->chapters.n - 1].figure = arena_strndup(book->arena, name.at, name.len);
    book->pictured = true;
    buf_release(&name);
}

static void add_entry(struct epub_book *book, const struct entry *entry) {
    static const char *const templates[] = {[ENTRY_EXERCISE] = "epub/exercise.xhtml",
                                            [ENTRY_ROUTINE] = "epub/routine.xhtml",
                                            [ENTRY_PAGE] = "epub/page.xhtml"};
    struct buf name;
    buf_init(&name);
    epub_entry_name(entry, &name);
    add_chapter(book, arena_strndup(book->arena, name.at, name.len), templates[entry->kind], entry,
                NULL);
    buf_release(&name);
    if (entry->kind == ENTRY_EXERCISE && ((const struct exercise *)entry)->figure)
        expect_figure(book, entry);
}

// The first page of a part, which lists what is in it.
static void add_part(struct epub_book *book, const char *part) {
    add_chapter(book, arena_printf(book->arena, "part-%s.xhtml", part), "epub/part.xhtml", NULL,
                part);
}

static void add_advice(struct epub_book *book) {
    const struct guide *guide = book->guide;
    add_entry(book, &guide->help_page->entry);
    bool begun = false;
    for (size_t i = 0; i < guide->pages.n; i++) {
        if (guide->pages.at[i] == guide->help_page) continue;
        if (!begun) add_part(book, "advice");
        begun = true;
        add_entry(book, &guide->pages.at[i]->entry);
    }
}

static void add_exercises(struct epub_book *book, enum exercise_kind kind) {
    const struct guide *guide = book->guide;
    bool begun = false;
    for (size_t i = 0; i < guide->exercises.n; i++) {
        if (guide->exercises.at[i]->kind != kind) continue;
        if (!begun) add_part(book, exercise_kind_names[kind]);
        begun = true;
        add_entry(book, &guide->exercises.at[i]->entry);
    }
}

static void plan_chapters(struct epub_book *book) {
    const struct guide *guide = book->guide;
    if (book->cover) add_chapter(book, EPUB_COVER, "epub/cover.xhtml", NULL, NULL);
    add_chapter(book, "title.xhtml", "epub/title.xhtml", NULL, NULL);
    add_chapter(book, "copyright.xhtml", "epub/copyright.xhtml", NULL, NULL);
    add_chapter(book, "contents.xhtml", "epub/nav.xhtml", NULL, NULL);
    add_advice(book);
    for (int kind = 0; kind < EXERCISE_KINDS; kind++) add_exercises(book, kind);
    if (guide->routines.n) add_part(book, "routines");
    for (size_t i = 0; i < guide->routines.n; i++) add_entry(book, &guide->routines.at[i]->entry);
    if (guide->glossary.n) add_chapter(book, "glossary.xhtml", "epub/glossary.xhtml", NULL, NULL);
    if (guide->references.n)
        add_chapter(book, "references.xhtml", "epub/references.xhtml", NULL, NULL);
    if (guide->exercises.n) add_chapter(book, "index.xhtml", "epub/index.xhtml", NULL, NULL);
}

// ---- pictures -------------------------------------------------------------------------------

struct picture_scan {
    struct epub_book *book;
    const struct epub_job *job;
    struct map files; // those that are in the book already
    struct diag_list *diags;
};

// Looks into an SVG file, whose mistakes would be the reader's.
static bool check_svg(struct epub_picture *picture, struct diag_list *diags) {
    struct epub_fault fault;
    if (epub_xml_check(picture->source->text, picture->source->length, &picture->traits, &fault))
        return true;
    struct span span = {fault.line, fault.column, 1};
    diag_add(diags, DIAG_ERROR, "epub-picture", picture->source, span, "export the picture again",
             "this SVG is not well-formed: %s", fault.problem);
    return false;
}

// Reads a picture into the book, unless it is there already. `where` and `span` are where it is
// asked for.
static bool add_picture(struct picture_scan *scan, const char *file, const struct source *where,
                        struct span span) {
    struct epub_book *book = scan->book;
    if (map_add(book->arena, &scan->files, file, file)) return true;
    struct epub_picture picture = {.file = file};
    picture.source =
        file_read(book->arena, scan->job->root, file_join(book->arena, "content", file),
                  scan->job->resources->shown_root, scan->diags);
    if (!picture.source) return false;
    picture.media = picture_sniff(picture.source->text, picture.source->length);
    if (picture.media == PICTURE_UNKNOWN) {
        diag_add(scan->diags, DIAG_ERROR, "epub-picture", where ? where : picture.source, span,
                 "save it as PNG, JPEG, GIF, WebP or SVG",
                 "content/%s is not a kind of picture that an EPUB may hold", file);
        return false;
    }
    if (picture.media == PICTURE_SVG && !check_svg(&picture, scan->diags)) return false;
    if (epub_media_moves(picture.media, picture.source->text, picture.source->length))
        picture.traits.moves = true;
    if (picture.media == PICTURE_SVG && epub_style_moves(picture.source->text))
        picture.traits.moves = true;
    if (picture.traits.moves) book->moves = true;
    struct buf name;
    buf_init(&name);
    epub_file_name(file, &name);
    picture.name = arena_strndup(book->arena, name.at, name.len);
    buf_release(&name);
    vec_push(book->arena, &book->pictures, picture);
    book->pictured = true;
    return true;
}

static bool has_description(const struct doc_node *image) {
    struct buf text;
    buf_init(&text);
    doc_plain_text(image, &text);
    bool described = text.at[strspn(text.at, " \t\r\n")] != 0;
    buf_release(&text);
    return described;
}

static bool scan_picture(struct picture_scan *scan, const struct entry *entry,
                         const struct doc_node *image) {
    if (!has_description(image)) scan->book->described = false;
    return add_picture(scan, image->link.target.file, entry->source, image->span);
}

static bool scan_entry(struct picture_scan *scan, const struct entry *entry) {
    const struct doc_node *picture =
        entry->kind == ENTRY_EXERCISE ? ((const struct exercise *)entry)->picture : NULL;
    bool done = !picture || scan_picture(scan, entry, picture);
    for (const struct doc_node *node = entry->body; node; node = doc_next(node, entry->body))
        if (node->kind == DOC_IMAGE && !scan_picture(scan, entry, node)) done = false;
    return done;
}

static bool plan_pictures(struct epub_book *book, const struct epub_job *job,
                          struct diag_list *diags) {
    struct picture_scan scan = {.book = book, .job = job, .diags = diags};
    const struct brand *brand = book->guide->brand;
    const struct span start = {1, 1, 0};
    bool done = !brand || !brand->logo || add_picture(&scan, brand->logo, NULL, start);
    for (size_t i = 0; i < book->chapters.n; i++) {
        const struct entry *entry = book->chapters.at[i].entry;
        if (entry && !scan_entry(&scan, entry)) done = false;
    }
    return done;
}

bool epub_book_plan(struct epub_book *book, const struct epub_job *job, struct arena *arena,
                    struct diag_list *diags) {
    *book = (struct epub_book){.guide = job->guide,
                               .palette = figure_palette_or_plain(job->palette),
                               .drawn = job->drawn,
                               .arena = arena,
                               .cover = job->cover,
                               .pictured = job->cover != NULL,
                               .described = true};
    plan_chapters(book);
    if (job->pages && job->pages->n) {
        book->printed = job->pages->file;
        epub_pages_plan(book, job->pages);
    }
    bool pictured = plan_pictures(book, job, diags);
    return epub_faces_plan(book, job, diags) && pictured;
}

void epub_book_release(struct epub_book *book) {
    for (size_t i = 0; i < book->chapters.n; i++) {
        struct epub_chapter *chapter = &book->chapters.at[i];
        buf_release(&chapter->text);
        buf_release(&chapter->drawn);
        epub_packed_release(&chapter->packed);
        epub_packed_release(&chapter->packed_figure);
    }
    for (size_t i = 0; i < book->faces.n; i++) buf_release(&book->faces.at[i].cut);
}
