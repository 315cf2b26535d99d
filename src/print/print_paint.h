// Painting a tree that was measured: the display list and the structure in reading order.
#ifndef REGIMEN_PRINT_PAINT_H
#define REGIMEN_PRINT_PAINT_H

#include "print/print_layout.h"

// Paints a measured node whose upper start corner is (x, y) as an artifact: a page's head or foot.
void print_paint_artifact(struct print_layout *layout, const struct print_brush *brush,
                          struct print_node *node, float x, float y);

// Paints a document's tree onto the brush's page and those behind it; its content goes
// below the document's root. A table's head stands again where a page begins within the table.
void print_paint(struct print_layout *layout, const struct print_brush *brush,
                 struct print_node *root);

#endif
