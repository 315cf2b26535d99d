// The words of a text as search knows them.
//
// A term is a word without marks (accents, Arabic vowels) and in lower case: "Étirement" and
// "etirement" are one. assets/search-index.js does the very same in the browser; what one of the
// two does differently is never found, so tests/web/unit holds them together:
//
// 1. canonical decomposition (NFD), nonspacing marks dropped, lower case letter by letter;
// 2. the few letters that have no decomposition but are written without their mark: ß is ss, ø is
//    o and so on (the table in term.c);
// 3. an apostrophe before a last "s" is dropped ("runner's" is "runners"), any other parts words;
// 4. runs of letters and digits are words; of the Arabic article the rest stays where it has three
//    letters or more. A single Latin letter is no term.
#ifndef REGIMEN_BASE_TERM_H
#define REGIMEN_BASE_TERM_H

#include "base/buf.h"

#include <stdbool.h>

// Finds the next term at or behind *text, which is well-formed UTF-8, and moves *text behind it.
// `term` is overwritten. False where there is none.
bool term_next(const char **text, struct buf *term);

#endif
