// Gathering the text of a paragraph: white space folded, stretches of one look kept.
#ifndef REGIMEN_PRINT_INLINE_H
#define REGIMEN_PRINT_INLINE_H

#include "print/print_tree.h"

struct print_inline {
    struct arena *arena;
    struct buf text;
    struct print_text *into;
    bool space;                    // white space waits to be written before the next character
    const struct print_node *link; // what the next text belongs to
    const char *language;
};

void print_inline_init(struct print_inline *inl, struct arena *arena);

// Appends text; white space (but no-break space) is folded to one space. A range such as "30–60" is
// kept on one line by a word joiner behind its dash.
void print_inline_text(struct print_inline *inl, const char *text, const struct print_look *look);

// Appends a forced line break.
void print_inline_break(struct print_inline *inl, const struct print_look *look);

// Appends a field; until it is filled in, a figure keeps its place.
void print_inline_field(struct print_inline *inl, enum print_kind kind, const char *to,
                        const struct print_look *look);

// What a field says.
typedef const char *print_field_value(void *context, const struct print_field *field);

// Fills in a paragraph's fields; true where that changed its text, which is then to be measured
// anew. The new text lies in the arena.
bool print_inline_fill(struct arena *arena, struct print_text *text, print_field_value *value,
                       void *context);

// Ends the gathering, which owns nothing afterwards; the paragraph lies in the arena.
struct print_text *print_inline_done(struct print_inline *inl, const char *language);

// A copy of a paragraph's text without what is only there for the layout: the word joiners of its
// ranges, and soft hyphens. And its length alone.
size_t print_inline_plain_length(const char *text, size_t length);
char *print_inline_plain(struct arena *arena, const char *text, size_t length);

#endif
