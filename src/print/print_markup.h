// Document bodies as elements of a print document.
#ifndef REGIMEN_PRINT_MARKUP_H
#define REGIMEN_PRINT_MARKUP_H

#include "base/buf.h"
#include "model/doc.h"

// Appends the nodes from `first` up to but without `end`. A single paragraph or item comes as its
// text alone, for an element of the template's; several come as blocks. Links that lead out of the
// guide stay links; those within it, and pictures, come as their text.
void print_markup(const struct doc_node *first, const struct doc_node *end, struct buf *out);

#endif
