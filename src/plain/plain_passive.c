// Passive wording; see plain_rules.h. It is told where a form of "be" and a participle make it
// certain: "should be bent", "being lifted", "is pulled by the band". "Your knee is bent" may tell
// how it is, and is left alone, as is what looks like a participle and is an adjective.
#include "plain/plain_rules.h"

static bool is_participle(const struct plain_word *word) {
    return word->known->participle && !word->term;
}

// Whether a modal verb stands before the "be" at `at`, with adverbs between at most.
static bool has_modal(const struct plain_page *page, const struct plain_sentence *sentence,
                      size_t at, size_t *modal) {
    for (size_t i = at; i-- > sentence->first;) {
        const struct plain_word *word = &page->words.at[i];
        if (word->pause) return false;
        *modal = i;
        if (word->known->roles & PLAIN_MODAL) return true;
        if (!word->known->adverb) return false;
    }
    return false;
}

// The participle that belongs to the "be" at `at`, or the sentence's end.
static size_t find_participle(const struct plain_page *page, const struct plain_sentence *sentence,
                              size_t at) {
    size_t end = sentence->first + sentence->count;
    for (size_t i = at + 1; i < end && !page->words.at[i - 1].pause; i++) {
        if (is_participle(&page->words.at[i])) return i;
        if (!page->words.at[i].known->adverb) break;
    }
    return end;
}

bool plain_passive(const struct plain_page *page, const struct plain_sentence *sentence,
                   size_t from, size_t *first, size_t *last) {
    size_t end = sentence->first + sentence->count;
    if (!(sentence->roles & (PLAIN_BE | PLAIN_BEEN | PLAIN_IS))) return false;
    for (size_t i = from; i < end; i++) {
        unsigned roles = page->words.at[i].known->roles;
        if (!(roles & (PLAIN_BE | PLAIN_BEEN | PLAIN_IS))) continue;
        *last = find_participle(page, sentence, i);
        if (*last == end) continue;
        *first = i;
        bool by = *last + 1 < end && !page->words.at[*last].pause &&
                  (page->words.at[*last + 1].known->roles & PLAIN_BY);
        if (roles & PLAIN_BEEN || (roles & PLAIN_BE && has_modal(page, sentence, i, first)))
            return true;
        *first = i;
        if (by) {
            ++*last;
            return true;
        }
    }
    return false;
}
