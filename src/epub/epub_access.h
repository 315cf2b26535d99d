// What the book says of how it can be read: access modes, features, hazards. All of it is told from
// what is in the book; what cannot be told is not claimed.
#ifndef REGIMEN_EPUB_ACCESS_H
#define REGIMEN_EPUB_ACCESS_H

#include "epub/epub_book.h"

#include <stdbool.h>

// What the content shows.
struct epub_access {
    bool pictures;  // there are pictures
    bool described; // each picture has a text alternative
    bool moves;     // something moves, or may: animation, video, a script
    bool sound;     // something can be heard
    bool headings;  // every chapter has a heading, so that one can move by them
    bool roles;     // there are roles of WAI-ARIA
    bool mathml;
    bool index;
    bool pages;         // the pages of the printed book are marked, and listed
    bool transformable; // no size or colour is fixed, so that readers can set their own
};

// Looks at a book whose chapters and style sheets are rendered.
struct epub_access epub_access_of(const struct epub_book *book);

// Whether a style sheet leaves sizes, fonts and colours of text to the reader: no size of type or
// leading in units of paper or screen, no colour of text but `currentColor` and `inherit`, nothing
// "!important". A family of fonts is no more than a proposal.
bool epub_style_transforms(const char *style);

// Whether a style sheet, or an SVG with one in it, moves anything.
bool epub_style_moves(const char *style);

// Appends the package document's accessibility metadata: modes, features, hazards, a summary in the
// guide's language; and the claim of conformance where the guide names its certifier and nothing in
// the content contradicts it (a picture without text alternative, sound without text).
void epub_access_write(const struct epub_access *access, const struct guide *guide,
                       struct buf *out);

#endif
