// Memory for one parse: taken and given back in small pieces, and let go all at once. Used by
// read_markdown and its parts alone.
//
// cmark-gfm takes a node or a text apart hundreds of times a page. Pieces that it gives back are
// kept by their size and given out again, so that a text of any make takes no more than it would
// otherwise; what it still has at the end need not be freed piece by piece.
#ifndef REGIMEN_READ_MEMORY_H
#define REGIMEN_READ_MEMORY_H

#include "base/arena.h"

#include <cmark-gfm.h>

enum { READ_MEMORY_SMALL = 64, READ_MEMORY_LARGE = 48 };

struct read_memory {
    struct arena arena;
    struct read_piece *small[READ_MEMORY_SMALL]; // given back, by multiples of 16 bytes
    struct read_piece *large[READ_MEMORY_LARGE]; // by powers of two
};

// Begins and ends the memory that the calling thread's parsers take; nothing of them may be used or
// freed later.
void read_memory_begin(struct read_memory *memory);
void read_memory_end(struct read_memory *memory);

// The functions by which cmark-gfm takes it.
extern cmark_mem read_memory_functions;

#endif
