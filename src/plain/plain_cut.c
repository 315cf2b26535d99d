// Sentences and words; see plain_cut.h. Properties of characters come from ICU.
#include "plain/plain_cut.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

#include <string.h>

struct cutter {
    struct plain_page *page;
    struct plain_passage *passage;
    const char *text;
    size_t length, at;
    size_t piece;        // the next one that has not been passed
    size_t run_end;      // up to here no address begins
    size_t first, begin; // the sentence's first word, and where it begins: maybe at a quote
    bool begun;
    struct buf lowered;   // of the word at hand
    struct strings names; // the sentence's words as terms are compared, without "'s"
};

// ---- characters -------------------------------------------------------------------------------

static bool is_letter(uint32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

static bool is_digit(uint32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return (U_GET_GC_MASK((UChar32)c) & U_GC_N_MASK) != 0;
}

static bool is_word(uint32_t c) {
    return is_letter(c) || is_digit(c);
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019;
}

static bool is_hyphen(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F;
}

static bool is_in(uint32_t c, const uint32_t *set) {
    while (*set && *set != c) set++;
    return *set != 0;
}

// The marks that end a sentence; the wide ones do so without white space behind them.
static bool is_wide_stop(uint32_t c) {
    static const uint32_t set[] = {0x3002, 0xFF01, 0xFF1F, 0};
    return is_in(c, set);
}

static bool is_stop(uint32_t c) {
    static const uint32_t set[] = {'.', '!', '?', 0x2026, 0x61F, 0x6D4, 0x964, 0};
    return is_in(c, set) || is_wide_stop(c);
}

static bool is_closer(uint32_t c) {
    static const uint32_t set[] = {'"', '\'', ')', ']', 0x2019, 0x201D, 0x201C, 0xBB, 0x203A, 0};
    return is_in(c, set);
}

static bool is_pause(uint32_t c) {
    static const uint32_t set[] = {',',    ';',    ':',   '(',   ')',    '-',
                                   0x2013, 0x2014, 0x60C, 0x61B, 0x3001, 0};
    return is_in(c, set);
}

// The character at an offset, 0 at the end; *next is the offset behind it.
static uint32_t peek(const struct cutter *cutter, size_t at, size_t *next) {
    if (at >= cutter->length) {
        *next = at;
        return 0;
    }
    const char *text = cutter->text + at;
    uint32_t c = utf8_next(&text);
    *next = (size_t)(text - cutter->text);
    return c;
}

// ---- words ------------------------------------------------------------------------------------

// Whether a mark joins what stands on both sides to one word.
static bool joins(uint32_t before, uint32_t mark, uint32_t after, bool single) {
    if (!is_word(after)) return false;
    if (is_apostrophe(mark) || is_hyphen(mark)) return true;
    if (mark == '.' && single && is_letter(before) && is_letter(after)) return true; // "e.g."
    bool digits = is_digit(before) && is_digit(after);
    return digits && (mark == '.' || mark == ',' || mark == ':' || mark == '/' || mark == 0x2013);
}

static void lower(struct buf *out, uint32_t c) {
    if (is_apostrophe(c)) c = '\'';
    if (is_hyphen(c)) c = '-';
    utf8_put(out, c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : (uint32_t)u_tolower((UChar32)c));
}

// Reads the word that begins at the cutter; its end is left in cutter->at. Returns its letters and
// digits, and whether there are digits among them.
static unsigned scan(struct cutter *cutter, bool *digits) {
    size_t next, behind, start = cutter->at;
    uint32_t c = peek(cutter, start, &next), before = 0;
    unsigned letters = 0;
    bool single = true; // each part so far is one letter
    buf_clear(&cutter->lowered);
    *digits = false;
    for (; c; before = c, cutter->at = next, c = peek(cutter, next, &next)) {
        if (is_word(c)) {
            letters++;
            if (is_word(before)) single = false;
            *digits = *digits || is_digit(c);
        } else if (!joins(before, c, peek(cutter, next, &behind), single)) {
            break;
        }
        lower(&cutter->lowered, c);
    }
    return letters;
}

// Where the address ends that begins at the cutter, or 0 where there is none. A run of text without
// white space is looked through once.
static size_t address_end(struct cutter *cutter) {
    if (cutter->at < cutter->run_end) return 0;
    const char *text = cutter->text + cutter->at;
    size_t length = strcspn(text, " \t\r\n");
    cutter->run_end = cutter->at + length;
    bool address = memmem(text, length, "://", 3) || memchr(text, '@', length) ||
                   (length > 4 && memcmp(text, "www.", 4) == 0);
    while (address && length && strchr(".,;:!?)'\"", text[length - 1])) length--;
    return address ? cutter->at + length : 0;
}

// Where the code ends that begins at the cutter, or 0 where there is none.
static size_t code_end(struct cutter *cutter) {
    const struct plain_pieces *pieces = &cutter->passage->pieces;
    while (cutter->piece < pieces->n && pieces->at[cutter->piece].at < cutter->at) cutter->piece++;
    if (cutter->piece == pieces->n) return 0;
    const struct plain_piece *piece = &pieces->at[cutter->piece];
    return piece->at == cutter->at && piece->whole && piece->end > piece->at ? piece->end : 0;
}

static unsigned count_syllables(const struct plain_language *language, const char *word,
                                size_t length, unsigned known) {
    if (known) return known;
    return language->formula ? language->formula->syllables(word, length) : 1;
}

static void add_word(struct cutter *cutter) {
    struct plain_page *page = cutter->page;
    struct plain_word word = {.text = "", .at = cutter->at, .syllables = 1, .letters = 1};
    size_t end = code_end(cutter);
    if (!end) end = address_end(cutter);
    if (end) {
        cutter->at = end;
    } else {
        bool digits;
        word.letters = scan(cutter, &digits);
        word.text = arena_strndup(page->arena, cutter->lowered.at, cutter->lowered.len);
        struct plain_entry entry = plain_language_find(page->language, word.text);
        word.roles = entry.roles;
        if (!digits)
            word.syllables =
                count_syllables(page->language, word.text, cutter->lowered.len, entry.syllables);
    }
    word.end = cutter->at;
    vec_push(page->arena, &page->words, word);
}

// ---- terms ------------------------------------------------------------------------------------

static const char *without_possessive(struct arena *arena, const char *word) {
    size_t length = strlen(word);
    bool possessive = length > 2 && strcmp(word + length - 2, "'s") == 0;
    return possessive ? arena_strndup(arena, word, length - 2) : word;
}

// Words of the glossary's terms count as one syllable.
static void mark_terms(struct cutter *cutter, struct plain_word *words, size_t count) {
    const struct plain_language *language = cutter->page->language;
    if (!language->terms.n) return;
    cutter->names.n = 0;
    for (size_t i = 0; i < count; i++)
        vec_push(cutter->page->arena, &cutter->names,
                 without_possessive(cutter->page->arena, words[i].text));
    for (size_t i = 0; i < count;) {
        size_t n = plain_language_term(language, cutter->names.at + i, count - i);
        for (size_t k = i; k < i + n; k++) {
            words[k].term = true;
            words[k].syllables = words[k].letters = 1;
        }
        i += n ? n : 1;
    }
}

// ---- sentences --------------------------------------------------------------------------------

static void end_sentence(struct cutter *cutter, size_t end) {
    struct plain_page *page = cutter->page;
    size_t count = page->words.n - cutter->first;
    cutter->begun = false;
    if (!count) return;
    struct plain_word *words = page->words.at + cutter->first;
    mark_terms(cutter, words, count);
    struct plain_sentence sentence = {cutter->passage, cutter->first, count, cutter->begin, end};
    vec_push(page->arena, &page->sentences, sentence);
    cutter->first = page->words.n;
}

// Whether the word before a full stop at the cutter is one whose full stop ends no sentence.
static bool is_abbreviated(const struct cutter *cutter) {
    if (cutter->page->words.n == cutter->first) return false;
    const struct plain_word *word = &cutter->page->words.at[cutter->page->words.n - 1];
    if (word->end != cutter->at) return false;
    char initial = cutter->text[word->at];
    bool is_initial =
        word->end == word->at + 1 && initial >= 'A' && initial <= 'Z' && initial != 'I';
    return is_initial || (word->roles & PLAIN_ABBREVIATION);
}

// Whether the next letter or digit from `at` on is a small letter. It is not looked for far away.
static bool goes_on(const struct cutter *cutter, size_t at) {
    enum { FARTHEST = 16 };
    uint32_t c = peek(cutter, at, &at);
    for (int i = 0; i < FARTHEST && c && !is_word(c); i++) c = peek(cutter, at, &at);
    return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower((UChar32)c);
}

// Passes over the marks at the cutter, and ends the sentence where they end it.
static void stop(struct cutter *cutter, uint32_t mark) {
    bool abbreviated = mark == '.' && is_abbreviated(cutter), wide = is_wide_stop(mark);
    size_t next;
    uint32_t c;
    while ((c = peek(cutter, cutter->at, &next)) && (is_stop(c) || is_closer(c))) cutter->at = next;
    if (wide || !c || (is_space(c) && !abbreviated && !goes_on(cutter, cutter->at)))
        end_sentence(cutter, cutter->at);
}

static void pass_mark(struct cutter *cutter, uint32_t c, size_t next) {
    struct plain_page *page = cutter->page;
    if (is_stop(c)) {
        stop(cutter, c);
        return;
    }
    if (c == '\n') end_sentence(cutter, cutter->at);
    if (is_pause(c) && page->words.n > cutter->first)
        page->words.at[page->words.n - 1].pause = true;
    cutter->at = next;
}

static void cut_passage(struct cutter *cutter) {
    while (cutter->at < cutter->length) {
        size_t next;
        uint32_t c = peek(cutter, cutter->at, &next);
        if (!cutter->begun && !is_space(c)) {
            cutter->begun = true;
            cutter->begin = cutter->at;
        }
        if (is_word(c) || code_end(cutter)) {
            add_word(cutter);
        } else {
            pass_mark(cutter, c, next);
        }
    }
    size_t end = cutter->length;
    while (end && is_space((unsigned char)cutter->text[end - 1])) end--;
    end_sentence(cutter, end);
}

void plain_cut(struct plain_page *page) {
    struct cutter cutter = {.page = page};
    buf_init(&cutter.lowered);
    for (size_t i = 0; i < page->passages.n; i++) {
        cutter.passage = page->passages.at[i];
        cutter.text = cutter.passage->text;
        cutter.length = cutter.passage->length;
        cutter.at = cutter.piece = cutter.run_end = 0;
        cut_passage(&cutter);
    }
    buf_release(&cutter.lowered);
}

struct strings plain_cut_term(struct arena *arena, const char *term) {
    struct cutter cutter = {.text = term, .length = strlen(term)};
    struct strings words = {0};
    buf_init(&cutter.lowered);
    while (cutter.at < cutter.length) {
        size_t next;
        bool digits;
        if (is_word(peek(&cutter, cutter.at, &next))) {
            scan(&cutter, &digits);
            vec_push(arena, &words, arena_strndup(arena, cutter.lowered.at, cutter.lowered.len));
        } else {
            cutter.at = next;
        }
    }
    buf_release(&cutter.lowered);
    return words;
}
