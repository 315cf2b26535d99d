// What was meant as Markdown and is none: links with a space in their address, marks that nothing
// closes, tables without their line of dashes, cells that no column takes. The parser leaves the
// signs as text, where readers see them, or drops the rest. Used by read_markdown alone.
#ifndef REGIMEN_READ_REMNANTS_H
#define REGIMEN_READ_REMNANTS_H

#include "read/read_references.h"

// Reports, in each text and table of the tree: signs that stand as text ("broken-markdown"), and
// cells beyond a table's columns ("lost-cells"). Signs with a backslash before them were meant as
// text.
void read_remnants_tell(const struct read_references *about);

#endif
