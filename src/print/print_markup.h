// Document bodies as elements of a print document.
#ifndef REGIMEN_PRINT_MARKUP_H
#define REGIMEN_PRINT_MARKUP_H

#include "base/buf.h"
#include "model/doc.h"
#include "model/guide.h"
#include "print/print_figure.h"

// What a document does with a body's links and notes.
struct print_markup {
    struct buf *out;
    const struct guide *guide; // what it lacks, no link leads to
    const struct entry *entry; // whose body it is, for its headings' ids
    // Of a document that holds the whole guide: its words, by which a link within the guide says on
    // which page it leads to. NULL: such links come as their text.
    const struct words *pages;
    struct print_figures
        *figures; // where a picture that stands alone is found; NULL: none is shown
    bool notes;   // whether footnotes are printed; otherwise their marks are left out
};

// Appends the nodes from `first` up to but without `end`. A single paragraph or item comes as its
// text alone, for an element of the template's; several come as blocks. Links that lead out of the
// guide stay links; pictures within a text come as their alternative text, as do those that cannot
// be printed, which is told.
void print_markup(const struct print_markup *to, const struct doc_node *first,
                  const struct doc_node *end);

// The same, always as blocks.
void print_markup_blocks(const struct print_markup *to, const struct doc_node *first,
                         const struct doc_node *end);

// Appends the id of an entry, or of a heading in it, in a document of the whole guide.
void print_markup_place(const struct entry *entry, const char *anchor, struct buf *out);

#endif
