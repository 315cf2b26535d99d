// Syllables of Spanish words; see plain_syllables.h. Two strong vowels (a, e, o) are spoken apart,
// a weak one (i, u) goes with its neighbour unless it has an accent: "vi-ue-la", but "dí-a".
#include "plain/plain_syllables.h"

#include <stdbool.h>
#include <string.h>

static bool is_vowel(const char *letters, size_t n, size_t i) {
    if (letters[i] == 'y') return i + 1 == n; // "muy"
    return strchr("aeiou", letters[i]) != NULL;
}

// The u of "que", "qui", "gue", "gui" is not spoken, unless it has a diaeresis.
static bool is_mute_u(const char *letters, const char *marks, size_t n, size_t i) {
    if (letters[i] != 'u' || marks[i] || !i || i + 1 == n) return false;
    return strchr("gq", letters[i - 1]) && strchr("ei", letters[i + 1]);
}

static bool is_strong(const char *letters, const char *marks, size_t i) {
    return strchr("aeo", letters[i]) || marks[i] == PLAIN_ACUTE;
}

static unsigned count_part(const char *word, size_t length) {
    char letters[PLAIN_LONGEST_WORD], marks[PLAIN_LONGEST_WORD];
    size_t n = plain_letters(word, length, letters, marks, sizeof letters);
    unsigned groups = 0;
    bool after = false, after_strong = false; // a vowel, a strong one, stands just before
    for (size_t i = 0; i < n; i++) {
        bool vowel = is_vowel(letters, n, i) && !is_mute_u(letters, marks, n, i);
        bool strong = vowel && is_strong(letters, marks, i);
        if (vowel && (!after || (strong && after_strong))) groups++;
        after_strong = vowel && (strong || (after && after_strong));
        after = vowel;
    }
    return groups ? groups : 1;
}

unsigned plain_syllables_spanish(const char *word, size_t length) {
    return plain_syllables_of_parts(word, length, count_part);
}
