// Syllables of English words, by rules of its spelling; see plain_syllables.h.
//
// An ending that is a syllable of its own is taken off and the rest is counted again; what is left
// has as many syllables as groups of vowels, but for vowels that stand beside each other and are
// spoken apart, and for a silent e. Words that follow no rule are in the language's words file.
#include "plain/plain_syllables.h"

#include <stdbool.h>
#include <string.h>

static unsigned count(const char *word, size_t length);

static bool is_vowel_letter(char c) {
    return c && strchr("aeiouy", c);
}

static bool has_vowel(const char *word, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (is_vowel_letter(word[i])) return true;
    return false;
}

static bool ends_with(const char *word, size_t length, const char *ending) {
    size_t n = strlen(ending);
    return length >= n && memcmp(word + length - n, ending, n) == 0;
}

// Whether the letter at `i` is spoken as a vowel: not the u of "qu", nor a y before a vowel that
// stands first or behind a vowel ("yes", "player").
static bool is_vowel(const char *word, size_t length, size_t i) {
    if (!is_vowel_letter(word[i])) return false;
    if (word[i] == 'u') return i == 0 || word[i - 1] != 'q';
    if (word[i] != 'y' || i + 1 == length || !is_vowel_letter(word[i + 1])) return true;
    return i > 0 && word[i - 1] != 'w' && !is_vowel_letter(word[i - 1]);
}

// ---- vowels side by side ----------------------------------------------------------------------

// Two vowels, what stands before and after them ("^" begins and "$" ends the word), and whether
// they are spoken apart. The first row that fits decides. `late` rows want a vowel further to the
// front: "idea", not "sea".
static const struct pair {
    const char *before, *vowels, *after;
    bool apart, late;
} pairs[] = {
    {"", "ae", "l", true, false},     // Israel
    {"", "ai", "c$", true, false},    // mosaic
    {"", "ao", "", true, false},      // aorta
    {"id", "ea", "l", true, false},   // ideal
    {"^r", "ea", "ct", true, false},  // react
    {"^r", "ea", "dj", true, false},  // readjust
    {"^r", "ea", "ss", true, false},  // reassure
    {"^r", "ea", "pp", true, false},  // reappear
    {"^r", "ea", "rr", true, false},  // rearrange
    {"r", "ea", "li", true, false},   // reality
    {"cr", "ea", "tu", false, false}, // creature
    {"cr", "ea", "t", true, false},   // create
    {"th", "ea", "t", true, false},   // theatre
    {"in", "ea", "r", true, false},   // linear
    {"ucl", "ea", "r", true, false},  // nuclear
    {"g", "ea", "l$", true, true},    // laryngeal
    {"n", "ea", "l$", true, true},    // peroneal
    {"t", "ea", "l$", true, true},    // gluteal
    {"", "ea", "$", true, true},      // idea
    {"^pr", "ee", "x", true, false},  // preexisting
    {"^r", "ei", "nf", true, false},  // reinforce
    {"^r", "ei", "nj", true, false},  // reinjure
    {"p", "eo", "pl", false, false},  // people
    {"g", "eo", "n", false, false},   // surgeon
    {"g", "eo", "u", false, false},   // gorgeous
    {"l", "eo", "p", false, false},   // leopard
    {"", "eo", "", true, false},      // video
    {"", "eu", "s$", true, false},    // gluteus
    {"", "eu", "m$", true, false},    // museum
    {"c", "ia", "l", false, false},   // special
    {"c", "ia", "n", false, false},   // physician
    {"t", "ia", "l", false, false},   // partial
    {"t", "ia", "n", false, false},   // dietitian
    {"s", "ia", "n", false, false},   // Asian
    {"rr", "ia", "ge", false, false}, // carriage
    {"il", "ia", "r", false, false},  // familiar
    {"ul", "ia", "r", false, false},  // peculiar
    {"", "ia", "", true, false},      // diagonal
    {"", "ie", "t", true, false},     // diet
    {"fr", "ie", "n", false, false},  // friend
    {"g", "ie", "n", false, false},   // hygiene
    {"f", "ie", "n", false, false},   // fiend
    {"^sc", "ie", "n", true, false},  // science
    {"c", "ie", "n", false, false},   // ancient
    {"n", "ie", "n", false, false},   // convenient
    {"t", "ie", "n", false, false},   // patient
    {"", "ie", "n", true, false},     // client
    {"ld", "ie", "r$", false, false}, // soldier
    {"", "ie", "r$", true, true},     // easier
    {"", "ie", "rs$", true, true},    // carriers
    {"", "ie", "st$", true, true},    // easiest
    {"", "ii", "", true, false},      // radii
    {"t", "io", "n", false, false},   // action
    {"s", "io", "n", false, false},   // tension
    {"c", "io", "n", false, false},   // coercion
    {"g", "io", "n", false, false},   // region
    {"x", "io", "n", false, false},   // flexion
    {"sh", "io", "n", false, false},  // cushion
    {"n", "io", "n", false, false},   // union
    {"ll", "io", "n", false, false},  // million
    {"c", "io", "us", false, false},  // conscious
    {"g", "io", "us", false, false},  // contagious
    {"t", "io", "us", false, false},  // cautious
    {"x", "io", "us", false, false},  // anxious
    {"v", "io", "ur", false, false},  // behaviour
    {"v", "io", "r", false, false},   // behavior
    {"n", "io", "r", false, false},   // senior
    {"", "io", "", true, false},      // physio
    {"", "iu", "", true, false},      // medius
    {"^c", "oe", "", true, false},    // coexist
    {"p", "oe", "", true, false},     // poem
    {"", "oi", "c$", true, false},    // heroic
    {"^c", "oi", "n", true, true},    // coincide
    {"^c", "oo", "rd", true, false},  // coordinate
    {"^c", "oo", "pe", true, false},  // cooperate
    {"g", "ua", "", false, false},    // language
    {"rs", "ua", "d", false, false},  // persuade
    {"", "ua", "", true, false},      // usual
    {"fl", "ue", "n", true, false},   // influence
    {"f", "ue", "l", true, false},    // fuel
    {"r", "ue", "l", true, false},    // cruel
    {"fl", "ui", "d", true, false},   // fluid
    {"n", "ui", "t", true, false},    // continuity
    {"s", "ui", "c", true, false},    // suicide
    {"r", "ui", "n", true, false},    // ruin
    {"", "uo", "", true, false},      // continuous
    {"", "ye", "$", false, false},    // bye
    {"", "ya", "", true, false},      // myalgia
    {"", "ye", "", true, false},      // dryer
    {"", "yo", "", true, false},      // embryo
};

static bool stands_before(const char *word, size_t at, const char *before) {
    bool begins = *before == '^';
    size_t n = strlen(before += begins);
    return at >= n && memcmp(word + at - n, before, n) == 0 && (!begins || at == n);
}

static bool stands_after(const char *word, size_t length, size_t at, const char *after) {
    for (; *after && *after != '$'; after++, at++)
        if (at >= length || word[at] != *after) return false;
    return !*after || at == length;
}

// Whether the vowels at `i` and `i` + 1 are spoken apart.
static bool are_apart(const char *word, size_t length, size_t i) {
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const struct pair *pair = &pairs[k];
        if (pair->vowels[0] != word[i] || pair->vowels[1] != word[i + 1]) continue;
        if (pair->late && !has_vowel(word, i)) continue;
        if (stands_before(word, i, pair->before) && stands_after(word, length, i + 2, pair->after))
            return pair->apart;
    }
    return false;
}

// ---- a word without endings -------------------------------------------------------------------

// A last e that is not spoken: behind a consonant ("knee", "toe" end in a pair), but for "muscle"
// and "centre", where it is.
static bool is_silent_e(const char *word, size_t length) {
    if (length < 3 || word[length - 1] != 'e') return false;
    char last = word[length - 2], before = word[length - 3];
    if (ends_with(word, length, "gue") || ends_with(word, length, "que")) return true;
    if (is_vowel(word, length, length - 2)) return false;
    if (last == 'l') return is_vowel_letter(before) || strchr("lrw", before);
    if (last == 'r') return !strchr("bcdfgt", before);
    return true;
}

// "spasm", "rhythm": the m is a syllable of its own.
static bool has_syllabic_m(const char *word, size_t length) {
    if (length > 1 && word[length - 1] == 's') length--;
    return ends_with(word, length, "sm") || ends_with(word, length, "thm");
}

static unsigned count_groups(const char *word, size_t length) {
    unsigned groups = 0;
    bool last = false;
    for (size_t i = 0; i < length; i++) {
        bool vowel = is_vowel(word, length, i);
        if (vowel && (!last || are_apart(word, length, i - 1))) groups++;
        last = vowel;
    }
    if (groups > 1 && is_silent_e(word, length)) groups--;
    if (has_syllabic_m(word, length)) groups++;
    return groups ? groups : (unsigned)length; // "NHS" is spelled out
}

// ---- endings and compounds --------------------------------------------------------------------

// "lifted" has one more than "lift", "pulled" none more than "pull"; "handled" keeps that of
// "handle".
static bool is_spoken_ed(const char *stem, size_t length) {
    char last = stem[length - 1], before = length > 1 ? stem[length - 2] : '\0';
    if (last == 't' || last == 'd') return true;
    return (last == 'l' || last == 'r') && before && strchr("bcdfgkptz", before);
}

// Whether a plural's "es" is spoken: "changes", but not "headaches", whose "ch" is a k.
static bool is_hissing(const char *word, size_t length) {
    static const char *const ends[] = {"se", "xe", "ze", "ce", "ge", "che", "she"};
    if (ends_with(word, length, "ache")) return length > 4 && is_vowel_letter(word[length - 5]);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(word, length, ends[i])) return true;
    return false;
}

// Syllables where the word has an ending of a verb or a plural that changes how the rest is read;
// 0 where it has none.
static unsigned count_inflected(const char *word, size_t length) {
    if (length > 3 && ends_with(word, length, "ed") && !ends_with(word, length, "eed") &&
        has_vowel(word, length - 2))
        return count(word, length - 2) + is_spoken_ed(word, length - 2);
    if (length > 3 && ends_with(word, length, "es"))
        return count(word, length - 1) + is_hissing(word, length - 1);
    if (ends_with(word, length, "ings")) length--;
    if (ends_with(word, length, "ing") && has_vowel(word, length - 3))
        return count(word, length - 3) + 1;
    return 0;
}

// Endings of one syllable, before which an e is silent: "safely", "movement".
static unsigned count_derived(const char *word, size_t length) {
    static const char *const endings[] = {"ly", "ment", "ments", "ness", "less", "ful", "some"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (length < n + 2 || !ends_with(word, length, endings[i])) continue;
        if (!has_vowel(word, length - n)) continue;
        bool swallowed = ends_with(word, length, "ically"); // "basically"
        return count(word, length - n) + 1 - swallowed;
    }
    return 0;
}

// Words whose last e stays silent when another word is joined to them, and "ever" behind a word.
static unsigned count_compound(const char *word, size_t length) {
    static const struct {
        const char *word;
        unsigned syllables;
    } heads[] = {{"some", 1},  {"there", 1}, {"where", 1}, {"fore", 1},  {"side", 1},
                 {"eye", 1},   {"life", 1},  {"time", 1},  {"home", 1},  {"make", 1},
                 {"safe", 1},  {"care", 1},  {"bare", 1},  {"base", 1},  {"shoe", 1},
                 {"whole", 1}, {"nine", 1},  {"house", 1}, {"every", 2}, {"shape", 1},
                 {"face", 1},  {"wide", 1},  {"guide", 1}, {"else", 1},  {"table", 2}};
    if (ends_with(word, length, "ever") && has_vowel(word, length - 4))
        return count(word, length - 4) + 2;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (*heads[i].word != *word) continue; // most words end here
        size_t n = strlen(heads[i].word);
        if (length < n + 2 || memcmp(word, heads[i].word, n) != 0) continue;
        if (has_vowel(word + n, length - n))
            return heads[i].syllables + count(word + n, length - n);
    }
    return 0;
}

static unsigned count(const char *word, size_t length) {
    unsigned syllables = count_compound(word, length);
    if (!syllables) syllables = count_inflected(word, length);
    if (!syllables) syllables = count_derived(word, length);
    return syllables ? syllables : count_groups(word, length);
}

// Whether a possessive's "s" is spoken: "the page's".
static bool is_spoken_s(const char *word, size_t length) {
    return is_hissing(word, length) || strchr("sxz", word[length - 1]) ||
           ends_with(word, length, "ch") || ends_with(word, length, "sh");
}

// What stands behind the apostrophe is seldom a syllable: "it'll", "didn't", "the page's".
static unsigned count_shortened(const char *stem, size_t length, char after) {
    if (after == 't' && length > 2 && stem[length - 1] == 'n') {
        char last = stem[length - 2] == 'e' ? stem[length - 3] : stem[length - 2];
        return count(stem, length - 1) + (strchr("dsvt", last) != NULL);
    }
    bool spoken = (after == 'l' && strchr("dt", stem[length - 1])) ||
                  (after == 's' && is_spoken_s(stem, length));
    return count(stem, length) + spoken;
}

// The letters of a part; an e with an accent is never silent, so that an i stands for it.
static size_t read_letters(const char *word, size_t length, char letters[PLAIN_LONGEST_WORD]) {
    char marks[PLAIN_LONGEST_WORD];
    size_t n = plain_letters(word, length, letters, marks, PLAIN_LONGEST_WORD);
    for (size_t i = 0; i < n; i++)
        if (letters[i] == 'e' && marks[i] == PLAIN_ACUTE) letters[i] = 'i';
    return n;
}

static unsigned count_part(const char *word, size_t length) {
    char letters[PLAIN_LONGEST_WORD];
    const char *mark = memchr(word, '\'', length);
    if (mark && mark + 1 < word + length) {
        size_t n = read_letters(word, (size_t)(mark - word), letters);
        if (n > 1) return count_shortened(letters, n, mark[1]);
    }
    size_t n = read_letters(word, length, letters); // also "I'm" and "o'clock"
    return n ? count(letters, n) : 1;
}

unsigned plain_syllables_english(const char *word, size_t length) {
    return plain_syllables_of_parts(word, length, count_part);
}
