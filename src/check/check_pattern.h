// Patterns of the schema for other programs. Only for check/.
#ifndef REGIMEN_CHECK_PATTERN_H
#define REGIMEN_CHECK_PATTERN_H

#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>

// Appends one ECMAScript pattern (with or without its flag "u") that matches what one of these XSD
// patterns (XML Schema part 2, appendix F) matches as a whole. A construct that the schema does not
// use is a bug of ours, so it aborts.
void check_pattern_translate(const struct strings *patterns, struct buf *out);

// Whether one of the patterns matches the text.
bool check_pattern_matches(const struct strings *patterns, const char *text);

#endif
