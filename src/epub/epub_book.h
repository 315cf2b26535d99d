// What the book is made of: its chapters in reading order and its pictures, and what each is called
// in the container. Made once; only the chapters' texts and figures are filled in later, each by
// one worker.
#ifndef REGIMEN_EPUB_BOOK_H
#define REGIMEN_EPUB_BOOK_H

#include "base/diag.h"
#include "base/map.h"
#include "epub/epub.h"
#include "epub/epub_media.h"
#include "epub/epub_xml.h"
#include "epub/epub_zip.h"

#include <stdbool.h>

// A page of the printed book that begins in a chapter.
struct epub_page {
    const char *label;
    const char *within; // where in the chapter (model/book_pages.h); "": at its beginning
    bool placed;        // whether its mark is in the chapter's text
};

struct epub_chapter {
    const char *name;          // its file, such as "exercise-squat.xhtml"
    const char *place;         // what the printed book calls it, such as "exercise.squat"
    const char *template;      // such as "epub/exercise.xhtml"
    const struct entry *entry; // NULL for a chapter about the whole guide
    const char *part;          // what a part's first page lists: "advice", "stretch", ... or NULL
    struct buf text;           // the rendered chapter, until it is packed; owned by the book
    const char *figure;        // the file of its exercise's figure; NULL where there is none
    struct buf drawn;          // the figure as SVG, until it is packed; owned by the book
    struct epub_packed packed, packed_figure; // owned by the book
    struct epub_traits traits;
    struct {
        VEC_OF(struct epub_page)
    } pages;
    bool gathered; // whether their marks stand together at its beginning
};

struct epub_picture {
    const char *file;            // below content/
    const char *name;            // in the book
    const struct source *source; // its bytes
    enum picture media;
    struct epub_traits traits;
};

// A face of the brand's own.
struct epub_face {
    const char *which;           // "regular", "bold", "italic", "bold_italic"
    const char *name;            // in the book
    const char *media;           // "font/ttf" or "font/otf"
    const struct source *source; // of the whole font
    struct buf cut;              // what the book needs of it; owned by the book
};

struct epub_book {
    const struct guide *guide;
    const struct figure_palette *palette; // of figures
    struct figure_store *drawn;           // or NULL
    struct arena *arena;
    struct {
        VEC_OF(struct epub_chapter)
    } chapters;
    struct {
        VEC_OF(struct epub_picture)
    } pictures;
    const struct epub_cover *cover; // or NULL
    size_t page_count;              // of the printed book; 0: there is none
    const char *printed;            // its file on the website, such as "print/knee-a4.pdf"
    // Style sheets, once they are read and rendered; NULL: there is none.
    const char *style, *brand_style;
    struct {
        VEC_OF(struct epub_face)
    } faces;
    struct map names; // the chapters' names
    bool pictured;    // whether there are pictures, figures among them
    bool described;   // whether every picture has a text alternative
    bool moves;       // whether a picture may move
};

// Plans the book and reads its pictures. The result lies in the arena but for the chapters' texts,
// which epub_book_release frees. False with diagnostics where a picture cannot be used: it cannot
// be read, or is of no kind that readers show. Release the book in either case.
bool epub_book_plan(struct epub_book *book, const struct epub_job *job, struct arena *arena,
                    struct diag_list *diags);
void epub_book_release(struct epub_book *book);

// Appends what an entry's chapter is called in the book, such as "exercise-squat.xhtml".
void epub_entry_name(const struct entry *entry, struct buf *out);

// Appends what an exercise's figure is called in the book, such as "figures/squat.svg".
void epub_figure_name(const struct entry *entry, struct buf *out);

// Appends what a picture is called in the book. Files may be named in any way, a container's may
// not: these names are plain ASCII, differ wherever paths differ (letter case aside, too), and are
// no longer than a file system takes.
void epub_file_name(const char *file, struct buf *out);

#endif
