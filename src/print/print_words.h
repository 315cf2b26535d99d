// Words shaped once.
//
// Shaping takes 2000 instructions a letter, and a book says most of its words many times. In
// scripts whose letters do not join, what a space parts has no effect beyond it: a word is shaped
// with the spaces beside it, so that its kerning with them is there, and put together with others.
// Only for print/.
#ifndef REGIMEN_PRINT_WORDS_H
#define REGIMEN_PRINT_WORDS_H

#include <pango/pango.h>
#include <stddef.h>

struct print_words;

// The fonts of what is shaped must outlive it, or the next print_words_forget.
struct print_words *print_words_open(void);
void print_words_close(struct print_words *words);
void print_words_forget(struct print_words *words);

// Shapes a paragraph of one line as PangoLayout does it: returns its runs (PangoGlyphItem) in the
// order of reading, to be freed, and fills in `breaks` of its characters and its end. NULL where
// that is PangoLayout's to do: there is a forced break or a tab, or another script.
GList *print_words_shape(struct print_words *words, PangoContext *context, const char *text,
                         size_t length, PangoAttrList *looks, PangoLogAttr *breaks, size_t count);

#endif
