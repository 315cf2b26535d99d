// Formulas of reading grades; see plain_grade.h.
#include "plain/plain_grade.h"

#include <string.h>

// Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy
// enlisted personnel. Research Branch Report 8-75, 1975: the Flesch-Kincaid grade level.
static double flesch_kincaid(const struct plain_counts *counts) {
    return 0.39 * counts->words / counts->sentences + 11.8 * counts->syllables / counts->words -
           15.59;
}

// Bamberger R, Vanecek E. Lesen - Verstehen - Lernen - Schreiben, 1984: the first of the Vienna
// formulas for texts on a subject. Shares are in per cent.
static double vienna(const struct plain_counts *counts) {
    double share = 100 / counts->words;
    return 0.1935 * counts->long_words * share + 0.1672 * counts->words / counts->sentences +
           0.1297 * counts->wide_words * share - 0.0327 * counts->short_words * share - 0.875;
}

// Crawford AN. A Spanish language Fry-type readability procedure: elementary level. Bilingual
// Education Paper Series 7 (8), 1984: years of school, from sentences and syllables in 100 words.
static double crawford(const struct plain_counts *counts) {
    double share = 100 / counts->words;
    return -0.205 * counts->sentences * share + 0.049 * counts->syllables * share - 3.407;
}

static const struct plain_formula formulas[] = {
    {"en", "Flesch-Kincaid", flesch_kincaid, plain_syllables_english},
    {"de", "Wiener Sachtextformel", vienna, plain_syllables_german},
    {"es", "Crawford", crawford, plain_syllables_spanish},
};

const struct plain_formula *plain_formula_find(const char *language) {
    size_t length = strcspn(language, "-");
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        if (strlen(formulas[i].language) == length &&
            memcmp(formulas[i].language, language, length) == 0)
            return &formulas[i];
    return NULL;
}
