// What the counters of all languages share; see plain_syllables.h.
#include "plain/plain_syllables.h"

#include "base/utf8.h"

#include <string.h>

// The letters of U+00E0 to U+00FF without their marks; '\0' for the division sign.
static const char latin[32] = "aaaaaaaceeeeiiiidnooooo\0ouuuuypy";

static char mark_of(uint32_t c) {
    if (c == 0xE1 || c == 0xE9 || c == 0xED || c == 0xF3 || c == 0xFA) return PLAIN_ACUTE;
    if (c == 0xE4 || c == 0xEB || c == 0xEF || c == 0xF6 || c == 0xFC) return PLAIN_DIAERESIS;
    return PLAIN_UNMARKED;
}

static char letter_of(uint32_t c) {
    if (c >= 'a' && c <= 'z') return (char)c;
    if (c >= 0xE0 && c <= 0xFF) return latin[c - 0xE0];
    return '\0';
}

size_t plain_letters(const char *word, size_t length, char *letters, char *marks, size_t size) {
    size_t n = 0;
    for (const char *at = word, *end = word + length; at < end && n + 1 < size;) {
        uint32_t c = utf8_next(&at);
        char letter = letter_of(c);
        if (!letter) continue;
        if (marks) marks[n] = mark_of(c);
        letters[n++] = letter;
    }
    letters[n] = '\0';
    return n;
}

unsigned plain_syllables_of_parts(const char *word, size_t length, plain_syllables *count) {
    unsigned sum = 0;
    for (size_t at = 0; at < length;) {
        const char *hyphen = memchr(word + at, '-', length - at);
        size_t part = hyphen ? (size_t)(hyphen - word) - at : length - at;
        if (part) sum += count(word + at, part);
        at += part + 1;
    }
    return sum ? sum : 1;
}
