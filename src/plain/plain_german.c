// Syllables of German words; see plain_syllables.h. Each group of vowels that is spoken as one (a
// vowel, one written twice, a diphthong) is a syllable.
#include "plain/plain_syllables.h"

#include <stdbool.h>
#include <string.h>

static bool is_vowel(char c) {
    return c && strchr("aeiouy", c);
}

// Whether two vowels are one sound: "ie", "ei", "äu", "aa". Other pairs are spoken apart:
// "Re-ak-ti-on". An umlaut goes with a u behind it only.
static bool are_one(char first, bool umlaut, char second) {
    static const char *const diphthongs[] = {"aa", "ai", "au", "ay", "ee", "ei",
                                             "eu", "ey", "ie", "oi", "oo", "oy"};
    if (umlaut) return first == 'a' && second == 'u';
    for (size_t i = 0; i < sizeof diphthongs / sizeof *diphthongs; i++)
        if (diphthongs[i][0] == first && diphthongs[i][1] == second) return true;
    return false;
}

static unsigned count_part(const char *word, size_t length) {
    char letters[PLAIN_LONGEST_WORD], marks[PLAIN_LONGEST_WORD];
    size_t n = plain_letters(word, length, letters, marks, sizeof letters);
    unsigned groups = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_vowel(letters[i]) || (letters[i] == 'u' && i && letters[i - 1] == 'q')) continue;
        groups++;
        if (i + 1 < n && !marks[i + 1] && are_one(letters[i], marks[i], letters[i + 1])) i++;
    }
    return groups ? groups : 1;
}

unsigned plain_syllables_german(const char *word, size_t length) {
    return plain_syllables_of_parts(word, length, count_part);
}
