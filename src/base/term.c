// Terms; see term.h.
#include "base/term.h"

#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <string.h>

#define ALEF "\u0627"
#define LAM "\u0644"

// Letters that people write without what NFD does not take off them.
static const struct {
    UChar32 letter;
    const char *written;
} plain_letters[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'ł', "l"},
    {U'đ', "d"},  {U'ı', "i"},  {U'ς', "σ"},  {U'ـ', ""}, // the last only makes words longer
};

static bool is_ascii_letter(unsigned char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_ascii_word(unsigned char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

// Letters and numbers: Unicode's general categories L and N.
static bool is_word(UChar32 c) {
    return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

static void put_letter(UChar32 c, struct buf *term) {
    c = u_tolower(c);
    for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++) {
        if (plain_letters[i].letter == c) {
            buf_puts(term, plain_letters[i].written);
            return;
        }
    }
    utf8_put(term, (uint32_t)c);
}

// Adds what a character is without its marks. False where that is something that parts words.
static bool put_plain(UChar32 c, struct buf *term) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&error);
    UChar units[32];
    int32_t length =
        U_SUCCESS(error) ? unorm2_getDecomposition(normalizer, c, units, 32, &error) : -1;
    if (length < 0 || U_FAILURE(error)) {
        length = 0;
        U16_APPEND_UNSAFE(units, length, c);
    }
    for (int32_t i = 0; i < length;) {
        UChar32 part;
        U16_NEXT(units, i, length, part);
        if (u_charType(part) == U_NON_SPACING_MARK) continue;
        if (!is_word(part)) return false;
        put_letter(part, term);
    }
    return true;
}

static bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == U'’';
}

// Whether only an "s" follows before the word ends.
static bool is_last_s(const char *text) {
    if (*text != 's' && *text != 'S') return false;
    text++;
    return !*text || !is_word((UChar32)utf8_next(&text));
}

// The lower case of ASCII's letters, and its digits; 0 for any other byte.
static const char folded[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
    ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
    ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
    ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

// Adds the letters and digits of ASCII at `text`, in lower case; returns where they end. Nearly all
// of most texts is these.
static const char *take_ascii(const char *text, struct buf *term) {
    char run[64], c;
    size_t length = 0;
    for (; (c = folded[(unsigned char)*text]) && length < sizeof run; text++) run[length++] = c;
    buf_add(term, run, length);
    return text;
}

// Adds the rest of a word; *text is then behind it.
static void take_word(const char **text, struct buf *term) {
    while (*(*text = take_ascii(*text, term))) {
        const char *next = *text;
        if (is_ascii_word((unsigned char)*next)) continue; // the run was longer than one piece
        UChar32 c = (UChar32)utf8_next(&next);
        bool joins = is_apostrophe(c) && term->len && is_last_s(next);
        if (!joins && ((unsigned char)**text < 0x80 || !put_plain(c, term))) return;
        *text = next;
    }
}

// The Arabic article, where enough stands behind it.
static void drop_article(struct buf *term) {
    size_t article = strlen(ALEF LAM);
    if ((unsigned char)*term->at < 0x80) return;
    if (strncmp(term->at, ALEF LAM, article) != 0 || utf8_count(term->at, term->len) < 5) return;
    memmove(term->at, term->at + article, term->len - article + 1);
    term->len -= article;
}

bool term_next(const char **text, struct buf *term) {
    while (**text) {
        while (**text == ' ') ++*text; // nothing that it could join
        buf_clear(term);
        take_word(text, term);
        drop_article(term);
        if (term->len > 1 || (term->len == 1 && !is_ascii_letter((unsigned char)*term->at)))
            return true;
        // What parts words, or the letter of a word that is none.
        if (**text && !is_ascii_word((unsigned char)**text)) utf8_next(text);
    }
    return false;
}
