// The list of the printed book's pages: which chapter each begins in, and at which place.
#ifndef REGIMEN_EPUB_PAGES_H
#define REGIMEN_EPUB_PAGES_H

#include "epub/epub_book.h"

// Gives each page to the chapter that it begins in, in order. One of a chapter that the book does
// not have, or that stands before another page's, goes to the beginning of the one before it.
void epub_pages_plan(struct epub_book *book, const struct book_pages *pages);

// Appends the marks of those of a chapter's pages that begin at a place within it, each once:
// <span epub:type="pagebreak" id="page.12" .../>.
void epub_pages_mark(struct epub_chapter *chapter, const char *within, size_t length,
                     struct buf *out);

// Puts the marks of pages that begin with the chapter at the beginning of its body, once it is
// rendered. Where a page's mark is missing or out of order (a template calls its places by other
// names), the chapter is to be rendered again, and then has all of them at its beginning: false.
bool epub_pages_settle(struct epub_chapter *chapter);

// Appends the items of the navigation document's list of pages, and those of the NCX, whose order
// goes on behind `order`.
void epub_pages_list(const struct epub_book *book, struct buf *out);
void epub_pages_targets(const struct epub_book *book, size_t order, struct buf *out);

#endif
