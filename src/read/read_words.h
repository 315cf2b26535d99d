// templates/words/LANG.yaml into the words of a language.
#ifndef REGIMEN_READ_WORDS_H
#define REGIMEN_READ_WORDS_H

#include "base/diag.h"
#include "model/words.h"

// Reads a YAML mapping of keys to texts. Nested mappings join their keys with "."; a mapping whose
// keys are all plural categories (zero one two few many other) gives one form per category, kept
// as "key#category". Reports "bad-words" where a value is a list. `language` is copied. Never NULL.
struct words *read_words(struct arena *arena, const struct source *source, const char *language,
                         struct diag_list *diags);

#endif
