// A page as the rules see it: passages with their places, sentences, words. Only for plain/.
#ifndef REGIMEN_PLAIN_PAGE_H
#define REGIMEN_PLAIN_PAGE_H

#include "plain/plain_language.h"

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
    bool step;
    const char *text;
    size_t length;
    struct plain_pieces pieces;
    struct {
        size_t piece, text, source; // how far plain_place_find has followed the text
    } cursor;
};

struct plain_word {
    const char *text; // in lower case, with "'" and "-" for all their kinds
    size_t at, end;   // in the passage
    unsigned roles;
    unsigned syllables, letters;
    bool pause; // a comma, a bracket or the like stands behind it
    bool term;  // of the glossary
};

struct plain_sentence {
    struct plain_passage *passage;
    size_t first, count; // its words
    size_t at, end;      // in the passage, without white space round it
};

struct plain_page {
    struct arena *arena;
    const struct plain_language *language;
    const struct source *source;
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

// Where a stretch of a passage stands in the source: from its start to its end or to the end of the
// line. Nearly free where places are asked for in the order in which they stand.
struct span plain_place_find(struct plain_page *page, struct plain_passage *passage, size_t at,
                             size_t end);

#endif
