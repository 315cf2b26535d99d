// What is known to be nobody's: names of fields, of a guide's exercises, routines and brands, and
// the words of doses.
#ifndef REGIMEN_CHECK_KNOWN_H
#define REGIMEN_CHECK_KNOWN_H

#include "base/map.h"
#include "base/near.h"
#include "model/guide.h"

struct check_known {
    struct map words;
    struct near_index near; // fields and ids, which may be mistyped
};

// Makes one for a guide, which must outlive it, in the arena.
void check_known_open(struct check_known *known, const struct guide *guide, struct arena *arena);

// Whether `length` bytes are such a word, or an id or field with a typing mistake or two, or have
// no letter at all, such as a date or a number.
bool check_known_word(struct check_known *known, const char *word, size_t length);

// The same of the name of a field alone.
bool check_known_field(const char *name, size_t length);

#endif
