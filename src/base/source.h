// A text with its name, and places in it.
#ifndef REGIMEN_BASE_SOURCE_H
#define REGIMEN_BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

// A text as it was read. It outlives every diagnostic and every model that points into it.
struct source {
    const char *path; // as the author knows it, such as "content/exercises/squat.md"
    const char *text; // `length` bytes of well-formed UTF-8 and a NUL
    size_t length;
};

// A stretch of one line. Line and column count from 1 and the column counts bytes; 0 means that
// they are not known (line 0: the whole file; column 0: the whole line). `length` is in bytes.
struct span {
    uint32_t line, column, length;
};

#endif
