// A set of the characters that texts use, for fonts that hold no others.
#ifndef REGIMEN_BASE_LETTERS_H
#define REGIMEN_BASE_LETTERS_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

enum { LETTERS_END = 0x110000 }; // behind the last code point

// Empty where it is all zeroes.
struct letters {
    uint8_t bits[LETTERS_END / 8];
};

// Adds all code points of a text, as far as it is well-formed UTF-8; and those from `first` to
// `last`.
void letters_add(struct letters *letters, const char *text, size_t length);
void letters_add_range(struct letters *letters, uint32_t first, uint32_t last);

// Adds all that another set has.
void letters_join(struct letters *letters, const struct letters *other);

// All of them in the arena, ascending; *count tells how many.
const uint32_t *letters_list(const struct letters *letters, struct arena *arena, size_t *count);

#endif
