// Density; see read_density.h.
#include "read/read_density.h"

#include <string.h>

static bool is_blank(const char *line, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') return false;
    return true;
}

bool read_is_too_dense(const char *text, size_t length, uint32_t *line) {
    if ((uint64_t)length * length / 4 <= READ_DENSITY_MOST) return false; // however it is made
    uint64_t work = 0, marks = 0, brackets = 0;
    uint32_t number = 0, paragraph = 0;
    const char *end = text + length;
    for (const char *at = text; at < end; number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (is_blank(at, (size_t)(stop - at))) {
            work += marks * brackets;
            marks = brackets = 0;
            paragraph = number + 1;
        }
        for (; at < stop; at++) {
            marks += *at == '*' || *at == '_' || *at == '~';
            brackets += *at == ']';
        }
        if (work + marks * brackets > READ_DENSITY_MOST) {
            *line = paragraph;
            return true;
        }
        at = newline ? newline + 1 : end;
    }
    return false;
}
