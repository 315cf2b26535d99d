// Reading grades: how many years of school a text asks for. Only for plain/.
#ifndef REGIMEN_PLAIN_GRADE_H
#define REGIMEN_PLAIN_GRADE_H

#include "plain/plain_syllables.h"

// What the formulas count.
struct plain_counts {
    double sentences, words, syllables;
    double short_words; // of one syllable
    double long_words;  // of three syllables or more
    double wide_words;  // of more than six letters
};

struct plain_formula {
    const char *language; // its tag, such as "en"
    const char *name;
    double (*grade)(const struct plain_counts *counts);
    plain_syllables *syllables;
};

// The formula of a language ("en", "pt-BR"), or NULL where none is known here.
const struct plain_formula *plain_formula_find(const char *language);

#endif
