// Handouts, from the template "print/handout.xml", and the book, from "print/book.xml".
#ifndef REGIMEN_PRINT_BOOK_H
#define REGIMEN_PRINT_BOOK_H

#include "print/print_press.h"

#include "model/book_pages.h"

// Lays out a handout of a routine, or of one or more exercises, for a patient to take home. The
// document lies in the arena. NULL with diagnostics; see print_flow.
struct pdf_document *print_handout(struct print_press *press, const struct print_matter *matter,
                                   enum paper paper, struct arena *arena);

// The same of a prescription, on its own paper. The clinician's copy tells which doses are changed.
struct pdf_document *print_prescribed(struct print_press *press,
                                      const struct prescription *prescription, bool for_clinician,
                                      struct arena *arena);

// Renders the template of a handout, or (no matter) of the book, for the press's trace alone. False
// with diagnostics.
bool print_flow_again(struct print_press *press, const struct print_matter *matter,
                      enum paper paper, struct arena *arena);

// Whether the guide has no more content than the style's fit.book_most, so that the book has some
// thousand pages at most; where it has more, a warning tells, "book-left-out".
bool print_book_fits(const struct print_press *press);

// Lays out the whole guide as a book; the same. `pages`, where it is not NULL, gets the book's
// pages, which lie in `pages_arena`; it must be empty.
struct pdf_document *print_book(struct print_press *press, enum paper paper, struct arena *arena,
                                struct book_pages *pages, struct arena *pages_arena);

// Notes in the list which file the book is that it is about.
void print_book_name(const struct guide *guide, struct book_pages *pages, struct arena *arena);

// The guide's first paper: what the list of the book's pages is about.
enum paper print_book_paper(const struct guide *guide);

#endif
