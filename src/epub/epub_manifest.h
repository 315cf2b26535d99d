// The parts of the package document that follow from the book's files.
#ifndef REGIMEN_EPUB_MANIFEST_H
#define REGIMEN_EPUB_MANIFEST_H

#include "epub/epub_book.h"

// Files with fixed names, beside the chapters.
#define EPUB_FOLDER "EPUB/"
#define EPUB_PACKAGE "package.opf"
#define EPUB_NCX "toc.ncx"
#define EPUB_STYLE "epub.css"
#define EPUB_NAV "contents.xhtml"
#define EPUB_COVER "cover.xhtml"
#define EPUB_COVER_PICTURE "cover.png"
#define EPUB_BRAND_STYLE "brand.css"

// Appends an <item> for every file of the book but the package document; an <itemref> for every
// chapter, in reading order.
void epub_manifest(const struct epub_book *book, struct buf *out);
void epub_spine(const struct epub_book *book, struct buf *out);

// Whether anything in the book may move.
bool epub_moves(const struct epub_book *book);

#endif
