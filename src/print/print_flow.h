// A document of as many pages as it needs: a handout, the book.
//
// Its template's document is laid out in the full size of its style (in large print scaled up to
// the floors of that; with less white, down to its class's "tightest", where that saves a page),
// cut into pages, and painted with a head and a foot on each. Places that name a page are filled in
// and laid out again until no number changes any more.
#ifndef REGIMEN_PRINT_FLOW_H
#define REGIMEN_PRINT_FLOW_H

#include "print/print_press.h"

#include "model/book_pages.h"

struct print_order {
    const char *template_name; // "print/handout.xml"
    struct print_matter matter;
    enum paper paper;
    const char *subject; // of the PDF; may be NULL
    // Gets a page for each of the document's, which lie in `pages_arena`; NULL: nobody asks. A page
    // is said to begin with the first block in reading order that has a mark and stands on it or
    // behind it; pages behind all of them, with the last one.
    struct book_pages *pages;
    struct arena *pages_arena;
};

// Renders the order's template, whose globals are set, and lays it out. The document lies in the
// arena. NULL with diagnostics: of the template or its markup, "below-floor", "missing-glyph",
// "too-tall" (something that no page can hold), "no-room" (margins that leave none).
struct pdf_document *print_flow(struct print_press *press, const struct print_order *order,
                                struct arena *arena);

// Renders the order's template, whose globals are set, for the press's trace alone.
bool print_flow_replay(struct print_press *press, const struct print_order *order);

// Lays out a tree that was read already; the same.
struct pdf_document *print_flow_tree(struct print_press *press, const struct print_order *order,
                                     struct print_node *tree, struct arena *arena);

#endif
