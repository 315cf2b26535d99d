// A page as the rules see it: passages with their places, sentences, words. Only for plain/.
#ifndef REGIMEN_PLAIN_PAGE_H
#define REGIMEN_PLAIN_PAGE_H

#include "plain/plain_known.h"

// A stretch of a passage that stands in one piece in the source.
struct plain_piece {
    size_t at, end; // in the passage's text
    struct span span;
    bool whole; // code: one word, whatever it holds
};

struct plain_pieces {
    VEC_OF(struct plain_piece)
};

// A paragraph, a list item, a step or a value of front matter. A '\n' in its text ends a sentence.
struct plain_passage {
    bool step, has_code;
    const char *text;
    size_t length;
    struct plain_pieces pieces;
    struct {
        size_t piece, text, source; // how far plain_place_find has followed the text
    } cursor;
};

struct plain_word {
    const struct plain_known *known;
    size_t at, end;              // in the passage
    unsigned syllables, letters; // as they count here
    bool pause;                  // a comma, a bracket or the like stands behind it
    bool term;                   // of the glossary
};

// A word counts as long from so many syllables on, and as wide above so many letters.
enum { PLAIN_LONG_WORD = 3, PLAIN_WIDE_WORD = 6 };

struct plain_sentence {
    struct plain_passage *passage;
    size_t first, count; // its words
    size_t at, end;      // in the passage, without white space round it
    unsigned roles;      // of all its words
    bool meanwhile;      // one of them begins a phrase that may be one of `meanwhile`
    struct {
        size_t syllables, one, many, wide; // syllables, and words of one, of many, wide ones
    } sums;
};

// What one worker needs to look at pages one after the other. Its lists are used again.
struct plain_page {
    struct arena kept;    // the lists of words and sentences
    struct arena scratch; // what lasts as long as one page
    struct plain_memory memory;
    const struct plain_language *language;
    const struct source *source;
    struct buf text; // of the passage at hand
    struct {
        VEC_OF(struct plain_passage *)
    } passages;
    struct {
        VEC_OF(struct plain_sentence)
    } sentences;
    struct {
        VEC_OF(struct plain_word)
    } words;
    struct {
        VEC_OF(size_t)
    } lines; // where each line of the source begins; made when it is asked for
};

// How many of `count` words the longest of `terms` has that fits them from the first on, or 0.
size_t plain_terms_fit(const struct plain_term *terms, const struct plain_word *words,
                       size_t count);

// Where a stretch of a passage stands in the source: from its start to its end or to the end of the
// line. Nearly free where places are asked for in the order in which they stand.
struct span plain_place_find(struct plain_page *page, struct plain_passage *passage, size_t at,
                             size_t end);

#endif
