// Painting a tree that was measured: the display list and the structure in reading order.
#ifndef REGIMEN_PRINT_PAINT_H
#define REGIMEN_PRINT_PAINT_H

#include "print/print_layout.h"

// Links from place to place within a document. A target may be painted after what leads to it, so
// links wait here until all is painted.
struct print_links {
    struct arena *arena;
    struct map targets; // id -> struct pdf_element
    struct {
        VEC_OF(struct print_link_due)
    } due;
};

struct print_link_due {
    int page;
    size_t which; // of the page's links
    const char *to;
};

// Notes that the page's link of a number, which comes next, leads to the element of an id.
void print_links_add(struct print_links *links, int page, size_t which, const char *to);

// Paints a measured node whose upper start corner is (x, y) as an artifact: a page's head or foot.
void print_paint_artifact(struct print_layout *layout, const struct print_brush *brush,
                          struct print_node *node, float x, float y);

// Paints a document's tree onto the brush's page and those behind it; its content goes
// below the document's root. A table's head stands again where a page begins within the table.
void print_paint(struct print_layout *layout, const struct print_brush *brush,
                 struct print_node *root);

#endif
