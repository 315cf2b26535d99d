// Cutting text into sentences and words. Only for plain/.
#ifndef REGIMEN_PLAIN_CUT_H
#define REGIMEN_PLAIN_CUT_H

#include "plain/plain_page.h"

// Cuts every passage of the page; sentences that hold no word are left out.
//
// A word is letters and digits with what joins them: an apostrophe, a hyphen, a comma or dash
// between digits. An address and a stretch of code are one word each. Numbers, addresses, code and
// terms of the glossary count as one syllable.
//
// A sentence ends at a line break of the author's, and at a full stop, a question or an exclamation
// mark that white space follows, but not where the next letter is a small one, nor behind an
// abbreviation or an initial.
void plain_cut(struct plain_page *page);

// The words of a term, in lower case.
struct strings plain_cut_term(struct arena *arena, const char *term);

#endif
