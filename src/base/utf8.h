// UTF-8: validity, code points, width on a terminal.
#ifndef REGIMEN_BASE_UTF8_H
#define REGIMEN_BASE_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Returns the offset of the first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, no
// overlong forms, nothing above U+10FFFF), or `length` where all is well.
size_t utf8_check(const char *text, size_t length);

// Reads the code point at *text and moves *text behind it. The text must be well formed and not at
// its end.
uint32_t utf8_next(const char **text);

// Appends a code point.
void utf8_put(struct buf *buf, uint32_t code_point);

// Appends a text that an author or a file name made up, for a terminal or a line: each control
// character but the tab, and each byte that is not UTF-8, becomes \xNN.
void utf8_put_visible(struct buf *buf, const char *text);

// How many code points there are in `length` bytes of well-formed text.
size_t utf8_count(const char *text, size_t length);

// Whether two well-formed texts are the same but for letter case (Unicode's simple folding).
bool utf8_same_letters(const char *a, const char *b);

// Where a text that begins with `prefix` goes on behind it, letter case being free (as above); NULL
// where it begins otherwise. Both are well formed.
const char *utf8_behind(const char *text, const char *prefix);

// Whether a well-formed text shows nothing: it is empty, or all of it is spaces and characters that
// take no room.
bool utf8_is_blank(const char *text);

// How many terminal columns a code point takes: 0 (combining, invisible), 1, or 2 (East Asian
// wide).
int utf8_width(uint32_t code_point);

// A letter without its marks, such as 'u' for 'ü'; what has none, as it is.
uint32_t utf8_base_letter(uint32_t code_point);

// Appends a text as a name for an address or an anchor, as GitHub makes anchors: lower case, spaces
// to "-", punctuation dropped, letters, marks and digits of any script kept. White space at both
// ends is dropped first. The result may be empty and is not unique.
void utf8_slug(const char *text, size_t length, struct buf *out);

#endif
