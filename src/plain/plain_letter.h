// The kinds of characters, as sentences and words are cut by them. Properties of what is not ASCII
// come from ICU. Only for plain/.
#ifndef REGIMEN_PLAIN_LETTER_H
#define REGIMEN_PLAIN_LETTER_H

#include <stdbool.h>
#include <stdint.h>

enum plain_letter {
    PLAIN_LETTER = 1 << 0, // marks over letters, too
    PLAIN_DIGIT = 1 << 1,
    PLAIN_APOSTROPHE = 1 << 2,
    PLAIN_HYPHEN = 1 << 3,
    PLAIN_SPACE = 1 << 4,
    PLAIN_STOP = 1 << 5,      // may end a sentence
    PLAIN_WIDE_STOP = 1 << 6, // does so without white space behind it
    PLAIN_CLOSER = 1 << 7,    // may stand behind a stop: a quote, a bracket
    PLAIN_PAUSE = 1 << 8,
    PLAIN_BETWEEN = 1 << 9, // between digits it joins them; ".", between letters too
};

extern const uint16_t plain_ascii[128];

// 1 for each byte that is a letter or a digit of ASCII.
extern const uint8_t plain_word_bytes[256];

// What a character is that is not ASCII.
unsigned plain_letter_wide(uint32_t c);

static inline unsigned plain_letter(uint32_t c) {
    return c < 128 ? plain_ascii[c] : plain_letter_wide(c);
}

static inline bool plain_letter_is_word(unsigned kind) {
    return kind & (PLAIN_LETTER | PLAIN_DIGIT);
}

// The character in lower case, with "'" and "-" for all their kinds.
uint32_t plain_letter_lower(uint32_t c);

bool plain_letter_is_small(uint32_t c);

#endif
