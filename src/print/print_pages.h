// Pages: where what flows through a document is cut.
//
// A document is measured as if paper had no end, and then cut into slices. What must not be torn is
// a stretch of the flow: a line of text, a picture, a row of a table, and, less strictly, two lines
// at a paragraph's start and end, a heading with what follows it, whatever its style keeps
// together. A cut goes where it tears none of them, as far down as the page has room; where a page
// would otherwise have to run over, it tears the weakest.
#ifndef REGIMEN_PRINT_PAGES_H
#define REGIMEN_PRINT_PAGES_H

#include "print/print_layout.h"

// A page: from `start` of the flow on, in layout's points, up to where the next page begins.
// `above` it stands the table's head once more, and below it are footnotes, `notes` high.
struct print_slice {
    float start, above, notes;
};

struct print_slices {
    VEC_OF(struct print_slice)
};

// Cuts a measured document into slices of at most `height`; there is at least one. Returns NULL, or
// the first node that no page can hold: its page runs over.
const struct print_node *print_pages_cut(struct print_layout *layout, struct print_node *root,
                                         float height, struct print_slices *slices);

// The slice that a height of the flow is in, from 0.
size_t print_pages_find(const struct print_slices *slices, float y);

// The height in the flow at which a node of the document begins.
float print_pages_top(const struct print_node *node);

#endif
