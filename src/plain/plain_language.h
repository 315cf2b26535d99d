// What is known of a language's words: the part they play, and their syllables. Only for plain/.
#ifndef REGIMEN_PLAIN_LANGUAGE_H
#define REGIMEN_PLAIN_LANGUAGE_H

#include "base/map.h"
#include "plain/plain.h"
#include "plain/plain_grade.h"

#include <stdbool.h>

// The parts that a word may play; each is a list of the block "check" in the words file.
enum plain_role {
    PLAIN_ABBREVIATION = 1 << 0, // its full stop ends no sentence
    // steps
    PLAIN_ACTION = 1 << 1,   // an imperative that is an action
    PLAIN_POSTURE = 1 << 2,  // one that is an action only where a step begins with it
    PLAIN_HOW = 1 << 3,      // one that tells how, beside which an action may stand
    PLAIN_LEAD_IN = 1 << 4,  // stands before an imperative: "then", "now"
    PLAIN_OPENER = 1 << 5,   // begins what stands before an imperative with a comma: "with", "when"
    PLAIN_JOINER = 1 << 6,   // "and"
    PLAIN_CLAUSE = 1 << 7,   // begins words in which an "and" joins no imperative: "until"
    PLAIN_OBJECT = 1 << 8,   // behind a verb it shows that this is one: "your", "up"
    PLAIN_PRONOUN = 1 << 17, // "it": with a return it undoes what was done, as in "put it down"
    PLAIN_RETURN = 1 << 18,  // "down", "back"
    // passive
    PLAIN_MODAL = 1 << 9,       // "should"
    PLAIN_BE = 1 << 10,         // "be", which needs a modal verb before it
    PLAIN_BEEN = 1 << 11,       // "being", "been", which need none
    PLAIN_IS = 1 << 12,         // "is", "were", which need a "by" later
    PLAIN_BY = 1 << 13,         // "by"
    PLAIN_ADVERB = 1 << 14,     // may stand between these
    PLAIN_PARTICIPLE = 1 << 15, // an irregular one
    PLAIN_ADJECTIVE = 1 << 16,  // looks like a participle and is none
};

struct plain_entry {
    unsigned roles;
    unsigned syllables; // 0: to be counted
};

// A term of the glossary, or some other phrase: its words in lower case. Terms with the same first
// word are linked.
struct plain_term {
    const char *const *words;
    size_t count;
    const struct plain_term *next;
};

struct plain_language {
    const struct plain_formula *formula; // NULL: this language has no grade
    struct map entries;                  // word -> struct plain_entry
    struct map terms;                    // first word -> struct plain_term
    const struct plain_term *meanwhile;  // "at the same time" and its like, linked
    struct strings participle_endings, adverb_endings;
};

// The entry of a word in lower case; one of no role where there is none.
struct plain_entry plain_language_find(const struct plain_language *language, const char *word);

#endif
