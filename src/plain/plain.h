// Plain language: where a page is hard to read.
//
// A page's sentences are gathered with the places where they stand, cut into sentences and words,
// and looked at by rules that are told only where they are certain: the reading grade of the whole
// ("reading-grade"), steps that are long ("long-step") or hold more than one action
// ("two-actions"), passive wording ("passive"). What is known of a language comes from its words
// file, block "check" (docs/words.md); a rule whose lists are missing there is silent.
#ifndef REGIMEN_PLAIN_H
#define REGIMEN_PLAIN_H

#include "base/diag.h"
#include "model/doc.h"
#include "model/words.h"

// The most words that a step may have, and the grades above which a page is told as a note and as a
// warning. Below so many words a grade says nothing.
enum { PLAIN_STEP_WORDS = 20, PLAIN_NOTE_GRADE = 6, PLAIN_WARN_GRADE = 8, PLAIN_FEWEST_WORDS = 50 };

// A language and the terms that a guide explains; only read once it is made, so that workers may
// share it.
struct plain_language;

// Reads the language's lists. `terms` are the glossary's words: they count as words of one
// syllable, in any letter case, in the singular and the plural. Both must outlive the result.
const struct plain_language *plain_language_open(struct arena *arena, const struct words *words,
                                                 const struct strings *terms);

// A page that is looked at, and then the next one: what is known of words and the room that is
// taken are kept between them. It is one worker's own.
struct plain_page;
struct plain_page *plain_page_open(const struct plain_language *language);
void plain_page_close(struct plain_page *page);

// Begins a page. The texts that are added, and the source, must outlive what is told of it.
void plain_page_begin(struct plain_page *page, const struct source *source);

// Adds a sentence or more of a YAML file or of front matter; `span` is the value's.
void plain_add_text(struct plain_page *page, const char *text, struct span span);

// Adds the paragraphs and list items of a body. The items of `steps` (NULL: there are none) are
// steps. Left out are headings, tables, code, footnotes and alternative texts.
void plain_add_body(struct plain_page *page, const struct doc_node *body,
                    const struct doc_node *steps);

// Tells what is hard to read in all that was added.
void plain_page_tell(struct plain_page *page, struct diag_list *diags);

#endif
