// Tables as spreadsheets export them: RFC 4180, with what they do besides.
//
// Cells may be in quotes, and then hold separators, line ends, and quotes that are doubled. The
// separator (comma, semicolon, tab) is told from the first row. A mistake belongs to its row, and
// reading goes on behind it; so that it can be shown, spans are those of the text that csv_text
// made.
#ifndef REGIMEN_BASE_CSV_H
#define REGIMEN_BASE_CSV_H

#include "base/source.h"
#include "base/vec.h"

#include <stdbool.h>

enum { CSV_MOST_CELLS = 250, CSV_LONGEST_CELL = 8192, CSV_LONGEST_ROW = 65536 };

enum csv_fault {
    CSV_FINE,
    CSV_OPEN_QUOTE, // a quote that is never closed; `place` is where it opens
    CSV_STRAY_TEXT, // text behind a closing quote
    CSV_CONTROL,    // a control character, or a NUL
    CSV_NOT_UTF8,   // a byte that is not UTF-8; in UTF-16, half a character
    CSV_LONG_CELL,  // longer than CSV_LONGEST_CELL bytes
    CSV_LONG_ROW,   // longer than CSV_LONGEST_ROW
    CSV_MANY_CELLS, // more than CSV_MOST_CELLS
};

struct csv_cell {
    const char *text;  // without quotes; NUL-terminated, in the arena
    size_t start, end; // offsets in the whole text of what stands within the quotes
    struct span span;  // the same; of a cell of several lines, its first
    bool plain;        // `text` is what stands there, byte for byte
};

struct csv_row {
    VEC_OF(struct csv_cell)
    size_t start, end; // offsets in the whole text, without the line's end
    uint32_t line;
    enum csv_fault fault; // the first of the row; its cells are then not to be used
    struct span place;    // where it is
    size_t cell;          // in which cell, from 0
    unsigned byte;        // CSV_CONTROL, CSV_NOT_UTF8: which
};

struct csv_reader {
    const char *text;
    size_t length, at, line_start;
    uint32_t line;
    char separator;
};

// The text of a file's bytes: a byte order mark is passed over, and UTF-16 with one becomes UTF-8
// in the arena; half a character becomes a byte that UTF-8 does not have, so that its row is found.
const char *csv_text(struct arena *arena, const char *bytes, size_t length, size_t *text_length);

// Begins at the start of a text, and tells the separator from its first row. A line "sep=;", with
// which some programs begin, says it, and is passed over.
void csv_open(struct csv_reader *reader, const char *text, size_t length);

// Reads the next row that is not empty into the arena. False where there is none.
bool csv_next(struct csv_reader *reader, struct arena *arena, struct csv_row *row);

// The place of a stretch of the text within a row that has no fault.
struct span csv_span(const char *text, const struct csv_row *row, size_t start, size_t length);

#endif
