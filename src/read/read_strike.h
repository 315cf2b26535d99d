// Strikethrough, "~~so~~". Used by read_markdown alone.
//
// The library's own extension cannot be used from many threads: it works only while the library's
// shared table of special characters changes with every parser.
#ifndef REGIMEN_READ_STRIKE_H
#define REGIMEN_READ_STRIKE_H

#include "base/arena.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdbool.h>

// Makes the extension; it lasts as long as the program.
cmark_syntax_extension *read_strike_new(void);

// Pairs the marks that the extension left among the inlines below `document`. Each pair becomes one
// node for which read_strike_is_pair is true, and which holds what stood between the marks.
void read_strike_pair(struct arena *scratch, cmark_node *document);

bool read_strike_is_pair(cmark_node *node);

// The tildes of a mark that found no other; NULL for any other node.
const char *read_strike_mark(cmark_node *node);

#endif
