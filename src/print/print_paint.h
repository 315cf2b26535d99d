// Painting a tree that was measured: the display list and the structure in reading order.
#ifndef REGIMEN_PRINT_PAINT_H
#define REGIMEN_PRINT_PAINT_H

#include "print/print_layout.h"

// Paints a document's tree onto the brush's page; its content goes below the document's root.
void print_paint(struct print_layout *layout, const struct print_brush *brush,
                 struct print_node *root);

#endif
