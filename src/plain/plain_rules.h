// The rules for steps and for the passive. Only for plain/.
#ifndef REGIMEN_PLAIN_RULES_H
#define REGIMEN_PLAIN_RULES_H

#include "plain/plain_page.h"

// Finds the first two words of a step's `count` sentences that begin an action. Returns how many
// actions there are; `found` gets the places of the first two in the page's words.
size_t plain_actions(const struct plain_page *page, const struct plain_sentence *sentences,
                     size_t count, size_t found[2]);

// Finds passive wording in a sentence, from the word `from` on. True where there is some; *first
// and *last are its words.
bool plain_passive(const struct plain_page *page, const struct plain_sentence *sentence,
                   size_t from, size_t *first, size_t *last);

#endif
