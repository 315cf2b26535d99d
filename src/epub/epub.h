// The EPUB 3.3 book.
#ifndef REGIMEN_EPUB_H
#define REGIMEN_EPUB_H

#include "base/diag.h"
#include "base/publish.h"
#include "base/resource.h"
#include "figure/figure_store.h"
#include "model/book_pages.h"
#include "model/guide.h"

#include <stdbool.h>

// A picture for the front of the book.
struct epub_cover {
    const void *png;
    size_t length;
    const char *alt; // what it shows
};

struct epub_job {
    const struct guide *guide;
    const struct resources *resources;
    const char *root;                     // the project's folder, for files that bodies refer to
    struct publish *publish;              // the book goes to "ID.epub"
    const struct figure_palette *palette; // colours of figures; NULL: figure_palette
    struct figure_store *drawn;           // figures that were drawn; may be NULL
    long long modified;             // seconds since 1970, for dcterms:modified and the container
    const struct epub_cover *cover; // NULL: the book has none
    const struct book_pages *pages; // of the printed book; NULL: there is no such book
    size_t jobs;                    // workers that render chapters; 0 means 1
};

// Writes the book. False where a template or the machine failed, with diagnostics.
bool epub_write(const struct epub_job *job, struct diag_list *diags);

#endif
