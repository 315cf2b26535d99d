// Markdown that would take cmark-gfm a time without bound.
//
// cmark-gfm walks all open emphasis marks of a paragraph at each link that closes, so that a
// paragraph of a few hundred kilobytes of both keeps it busy for minutes.
#ifndef REGIMEN_READ_DENSITY_H
#define REGIMEN_READ_DENSITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether the text holds paragraphs with so many emphasis marks and brackets that it is better not
// parsed: the sum over its paragraphs of marks times closing brackets goes over READ_DENSITY_MOST,
// which takes about a fifth of a second. *line is then the line, from 0, of the paragraph.
bool read_is_too_dense(const char *text, size_t length, uint32_t *line);

#define READ_DENSITY_MOST 20000000u

#endif
