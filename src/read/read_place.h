// Where Markdown's pieces stand in the source. The parser knows where blocks begin, and mostly
// where inlines do; here its line and column become a span of the file, checked against the text.
#ifndef REGIMEN_READ_PLACE_H
#define REGIMEN_READ_PLACE_H

#include "base/arena.h"
#include "base/source.h"

#include <stdbool.h>

struct place_line {
    size_t at, end;    // offsets of its first byte and of its line end
    uint32_t line;     // in the source
    size_t line_start; // offset of that line's first byte; another than `at` behind a lone CR
};

// The lines as the Markdown parser counts them: LF, CR LF and a lone CR end one.
struct places {
    const char *text;
    size_t length;
    struct place_line *lines;
    size_t n;
};

void places_init(struct places *places, struct arena *arena, const char *text, size_t length,
                 uint32_t first_line);

// A place that the parser gives: line and byte column, both from 1, 0 where it does not know.
struct place {
    int line, column;
};

// A block that holds inlines, while these are read in their order.
struct place_block {
    const struct places *places;
    struct place start;
    int quotes;    // how many quotes it stands in
    int dropped;   // lines at its start that hold no inlines (definitions of links)
    size_t cursor; // what comes next does not begin before this offset
    size_t end;    // offset behind the block's last line
};

// Begins a block. `content` is its text as the parser took it (NULL: not known), without the
// prefixes of quotes and lists.
struct place_block place_block(const struct places *places, struct place start, struct place end,
                               int quotes, const char *content);

// The span of a stretch of one line; cut at its end.
struct span place_span(const struct places *places, size_t at, size_t end);

// The span of a whole block's first line from its start on.
struct span place_of_block(const struct places *places, struct place start, struct place end);

// The offset where a span begins.
size_t place_offset(const struct places *places, struct span span);

// The offset where the line ends that holds an offset.
size_t place_line_end(const struct places *places, size_t at);

// The offset where an inline begins that the parser believes to be between `start` and `end`. It
// begins with one of the bytes of `marks`, or, where that is NULL, with `literal`. Where it does
// not, it is looked for behind the cursor; where it is not found, the cursor is the answer.
size_t place_find(const struct place_block *block, struct place start, const char *marks,
                  const char *literal);

// The offset behind an inline that begins at `from` and that the parser believes to be between
// `start` and `end`; no further than the end of its line.
size_t place_end(const struct place_block *block, size_t from, struct place start,
                 struct place end);

// How many bytes of the source from `at` on the literal takes, or 0 where it does not stand there.
size_t place_match(const struct places *places, size_t at, const char *literal);

#endif
