// How many syllables a word has, by the spelling. Only for plain/.
//
// Each counter takes a word in lower case: letters, with apostrophes and hyphens in it. Parts that
// hyphens join are counted one by one. A word has at least one syllable.
#ifndef REGIMEN_PLAIN_SYLLABLES_H
#define REGIMEN_PLAIN_SYLLABLES_H

#include <stddef.h>

// A counter: `length` bytes of UTF-8 at `word`.
typedef unsigned plain_syllables(const char *word, size_t length);

plain_syllables plain_syllables_english;
plain_syllables plain_syllables_german;
plain_syllables plain_syllables_spanish;

// What stands over a letter.
enum { PLAIN_UNMARKED, PLAIN_ACUTE, PLAIN_DIAERESIS };

// The letters of a word as one byte each, for the counters: marks are taken off ("é" gives "e"),
// apostrophes and what is not Latin are left out. Returns how many, at most `size` - 1; a NUL
// follows. `marks`, where not NULL, has what stood over each letter.
size_t plain_letters(const char *word, size_t length, char *letters, char *marks, size_t size);

// The sum of a counter over the parts that hyphens join.
unsigned plain_syllables_of_parts(const char *word, size_t length, plain_syllables *count);

enum { PLAIN_LONGEST_WORD = 64 }; // letters; what is longer is counted up to here

#endif
