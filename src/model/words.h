// The words of one language: interface texts, dosage phrases, names of sections.
//
// They come from templates/words/LANG.yaml. A key's text may have one form per plural category of
// the language (zero one two few many other), and holds {names} to be filled in.
#ifndef REGIMEN_MODEL_WORDS_H
#define REGIMEN_MODEL_WORDS_H

#include "base/buf.h"
#include "base/map.h"

#include <stdbool.h>

struct words {
    const char *language; // BCP 47, such as "en" or "pt-BR"
    bool right_to_left;   // from the key "direction: rtl"
    struct map texts;     // "dose.each-side" or, with a plural category, "dose.sets#one"
};

// A name and what is put in its place.
struct words_value {
    const char *name, *text;
};

// The text of a key, or NULL. With a plural category ("one", ...; NULL for none) the key's form for
// it is looked for first, then "other", then the plain text.
const char *words_find(const struct words *words, const char *key, const char *category);

// Appends a text with its {names} filled in from the `count` values; an unknown name stays as it
// is. Nothing is escaped.
void words_fill(const char *text, const struct words_value *values, size_t count, struct buf *out);

#endif
