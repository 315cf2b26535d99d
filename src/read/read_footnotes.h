// Numbers of footnotes. Used by read_markdown alone.
#ifndef REGIMEN_READ_FOOTNOTES_H
#define REGIMEN_READ_FOOTNOTES_H

#include "model/doc.h"

// The root ends with its footnote definitions, and each reference has as its number which of them
// it means, from 1. Afterwards notes have the order of their first references, in the text and then
// in the notes themselves; a note that nothing refers to is gone; names and counts are set.
void read_footnotes_number(struct arena *arena, struct doc_node *root);

#endif
