// Sentences and words; see plain_cut.h.
#include "plain/plain_cut.h"

#include "base/utf8.h"
#include "plain/plain_letter.h"

#include <string.h>

struct cutter {
    struct plain_page *page;
    struct plain_passage *passage;
    const char *text;
    size_t length, at;
    bool addresses, code; // there may be some
    size_t piece;         // the next one that has not been passed
    size_t run_end;       // up to here no address begins
    size_t first, begin;  // the sentence's first word, and where it begins: maybe at a quote
    bool begun;
};

// The character at an offset, 0 at the end; *next is the offset behind it.
static uint32_t peek(const struct cutter *cutter, size_t at, size_t *next) {
    if (at >= cutter->length) {
        *next = at;
        return 0;
    }
    unsigned char byte = (unsigned char)cutter->text[at];
    *next = at + 1;
    if (byte < 128) return byte;
    const char *text = cutter->text + at;
    uint32_t c = utf8_next(&text);
    *next = (size_t)(text - cutter->text);
    return c;
}

// ---- words ------------------------------------------------------------------------------------

// Whether a mark joins what stands on both sides to one word.
static bool joins(unsigned before, unsigned mark, uint32_t c, unsigned after, bool single) {
    if (!plain_letter_is_word(after)) return false;
    if (mark & (PLAIN_APOSTROPHE | PLAIN_HYPHEN)) return true;
    if (c == '.' && single && (before & after & PLAIN_LETTER)) return true; // "e.g."
    return (before & after & PLAIN_DIGIT) && (mark & PLAIN_BETWEEN);
}

// Where the word ends that begins at `at`.
static size_t find_end(const struct cutter *cutter, size_t at) {
    size_t next, behind;
    bool single = true; // each part so far is one letter
    unsigned before = 0;
    for (uint32_t c = peek(cutter, at, &next); c; at = next, c = peek(cutter, next, &next)) {
        unsigned kind = plain_letter(c);
        if (plain_letter_is_word(kind)) {
            if (plain_letter_is_word(before)) single = false;
        } else if (!joins(before, kind, c, plain_letter(peek(cutter, next, &behind)), single)) {
            break;
        }
        before = kind;
    }
    return at;
}

// Whether a word of ASCII ends at `at`, so that nobody need look closer.
static bool ends_plainly(const struct cutter *cutter, size_t at) {
    if (at + 1 >= cutter->length) return at == cutter->length || (cutter->text[at] & 0x80) == 0;
    unsigned char mark = (unsigned char)cutter->text[at];
    unsigned char after = (unsigned char)cutter->text[at + 1];
    if (mark == ' ') return true;
    return mark < 128 && after < 128 && !plain_letter_is_word(plain_ascii[after]);
}

// Reads the word that begins at the cutter and passes it. A NUL follows the text.
static const struct plain_known *read_word(struct cutter *cutter) {
    size_t start = cutter->at, at = start;
    const char *word = cutter->text + start;
    while (plain_word_bytes[(unsigned char)cutter->text[at]]) at++;
    if (!ends_plainly(cutter, at)) at = find_end(cutter, start);
    cutter->at = at;
    return plain_memory_find(&cutter->page->memory, word, at - start,
                             plain_memory_head(word, at - start, cutter->length - start));
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

static bool has_addresses(const char *text, size_t length) {
    if (memchr(text, '@', length)) return true;
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, ':', (size_t)(end - at))); at++)
        if (end - at > 2 && at[1] == '/' && at[2] == '/') return true;
    for (const char *at = text; (at = memchr(at, '.', (size_t)(end - at))); at++)
        if (at - text > 2 && memcmp(at - 3, "www", 3) == 0) return true;
    return false;
}

// Where the code ends that begins at the cutter, or 0 where there is none.
static size_t code_end(struct cutter *cutter) {
    const struct plain_pieces *pieces = &cutter->passage->pieces;
    while (cutter->piece < pieces->n && pieces->at[cutter->piece].at < cutter->at) cutter->piece++;
    if (cutter->piece == pieces->n) return 0;
    const struct plain_piece *piece = &pieces->at[cutter->piece];
    return piece->at == cutter->at && piece->whole && piece->end > piece->at ? piece->end : 0;
}

static void add_word(struct cutter *cutter) {
    struct plain_page *page = cutter->page;
    struct plain_word word = {.at = cutter->at};
    size_t end = cutter->code ? code_end(cutter) : 0;
    if (!end && cutter->addresses) end = address_end(cutter);
    if (end) {
        word.known = &plain_known_other;
        cutter->at = end;
    } else {
        word.known = read_word(cutter);
    }
    word.syllables = word.known->syllables;
    word.letters = word.known->letters;
    word.end = cutter->at;
    vec_push(&page->kept, &page->words, word);
}

// ---- terms ------------------------------------------------------------------------------------

// Words of the glossary's terms count as one syllable.
static void mark_terms(struct plain_word *words, size_t count) {
    for (size_t i = 0; i < count;) {
        size_t n = plain_terms_fit(words[i].known->terms, words + i, count - i);
        for (size_t k = i; k < i + n; k++) {
            words[k].term = true;
            words[k].syllables = words[k].letters = 1;
        }
        i += n ? n : 1;
    }
}

// ---- sentences --------------------------------------------------------------------------------

static void sum_words(struct plain_sentence *sentence, const struct plain_word *words) {
    for (size_t i = 0; i < sentence->count; i++) {
        const struct plain_word *word = &words[i];
        sentence->roles |= word->known->roles;
        sentence->meanwhile = sentence->meanwhile || word->known->begins_phrase;
        sentence->sums.syllables += word->syllables;
        sentence->sums.one += word->syllables == 1;
        sentence->sums.many += word->syllables >= PLAIN_LONG_WORD;
        sentence->sums.wide += word->letters > PLAIN_WIDE_WORD;
    }
}

static void end_sentence(struct cutter *cutter, size_t end) {
    struct plain_page *page = cutter->page;
    size_t count = page->words.n - cutter->first;
    cutter->begun = false;
    if (!count) return;
    struct plain_word *words = page->words.at + cutter->first;
    if (page->language->terms.n) mark_terms(words, count);
    struct plain_sentence sentence = {.passage = cutter->passage,
                                      .first = cutter->first,
                                      .count = count,
                                      .at = cutter->begin,
                                      .end = end};
    sum_words(&sentence, words);
    vec_push(&page->kept, &page->sentences, sentence);
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
    return is_initial || (word->known->roles & PLAIN_ABBREVIATION);
}

// Whether the next letter or digit from `at` on is a small letter. It is not looked for far away.
static bool goes_on(const struct cutter *cutter, size_t at) {
    enum { FARTHEST = 16 };
    uint32_t c = peek(cutter, at, &at);
    for (int i = 0; i < FARTHEST && c && !plain_letter_is_word(plain_letter(c)); i++)
        c = peek(cutter, at, &at);
    return plain_letter_is_small(c);
}

// Passes over the marks at the cutter, and ends the sentence where they end it.
static void stop(struct cutter *cutter, uint32_t mark, bool wide) {
    bool abbreviated = mark == '.' && is_abbreviated(cutter);
    size_t next;
    uint32_t c;
    while ((c = peek(cutter, cutter->at, &next)) && (plain_letter(c) & (PLAIN_STOP | PLAIN_CLOSER)))
        cutter->at = next;
    bool space = plain_letter(c) & PLAIN_SPACE;
    if (wide || !c || (space && !abbreviated && !goes_on(cutter, cutter->at)))
        end_sentence(cutter, cutter->at);
}

static void pass_mark(struct cutter *cutter, uint32_t c, unsigned kind, size_t next) {
    struct plain_page *page = cutter->page;
    if (kind & PLAIN_STOP) {
        stop(cutter, c, kind & PLAIN_WIDE_STOP);
        return;
    }
    if (c == '\n') end_sentence(cutter, cutter->at);
    if ((kind & PLAIN_PAUSE) && page->words.n > cutter->first)
        page->words.at[page->words.n - 1].pause = true;
    cutter->at = next;
}

static void cut_passage(struct cutter *cutter) {
    while (cutter->at < cutter->length) {
        if (cutter->text[cutter->at] == ' ' && !cutter->code) {
            cutter->at++;
            continue;
        }
        size_t next;
        uint32_t c = peek(cutter, cutter->at, &next);
        unsigned kind = plain_letter(c);
        if (!cutter->begun && !(kind & PLAIN_SPACE)) {
            cutter->begun = true;
            cutter->begin = cutter->at;
        }
        if (plain_letter_is_word(kind) || (cutter->code && code_end(cutter))) {
            add_word(cutter);
        } else {
            pass_mark(cutter, c, kind, next);
        }
    }
    size_t end = cutter->length;
    while (end && (plain_letter((unsigned char)cutter->text[end - 1]) & PLAIN_SPACE)) end--;
    end_sentence(cutter, end);
}

void plain_cut(struct plain_page *page) {
    struct cutter cutter = {.page = page};
    for (size_t i = 0; i < page->passages.n; i++) {
        cutter.passage = page->passages.at[i];
        cutter.text = cutter.passage->text;
        cutter.length = cutter.passage->length;
        cutter.code = cutter.passage->has_code;
        cutter.addresses = has_addresses(cutter.text, cutter.length);
        cutter.at = cutter.piece = cutter.run_end = 0;
        cut_passage(&cutter);
    }
}

static const char *lowered(struct arena *arena, const char *word, size_t length) {
    struct buf text;
    buf_init(&text);
    for (const char *at = word; at < word + length;)
        utf8_put(&text, plain_letter_lower(utf8_next(&at)));
    const char *copy = arena_strndup(arena, text.at, text.len);
    buf_release(&text);
    return copy;
}

struct strings plain_cut_term(struct arena *arena, const char *term) {
    struct cutter cutter = {.text = term, .length = strlen(term)};
    struct strings words = {0};
    while (cutter.at < cutter.length) {
        size_t next;
        bool word = plain_letter_is_word(plain_letter(peek(&cutter, cutter.at, &next)));
        if (word) next = find_end(&cutter, cutter.at);
        if (word) vec_push(arena, &words, lowered(arena, term + cutter.at, next - cutter.at));
        cutter.at = next;
    }
    return words;
}
