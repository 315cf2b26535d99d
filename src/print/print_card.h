// A routine's card: one page from the template "print/card.xml".
#ifndef REGIMEN_PRINT_CARD_H
#define REGIMEN_PRINT_CARD_H

#include "print/print_fit.h"
#include "print/print_press.h"

// Lays out a routine's card and returns its display list, which lies in the arena. NULL with
// diagnostics: of the template or its markup, "card-too-full", "missing-glyph", "below-floor". A
// card whose figures had to be left out comes with a warning, "figures-left-out".
// `fitted` tells how it was fitted, and may be NULL; its tree is only for the arena's life.
struct pdf_document *print_card(struct print_press *press, const struct routine *routine,
                                enum paper paper, struct arena *arena, struct print_fitted *fitted);

// Renders the template for one of the rungs by which a card is fitted (the press's trace tells
// which a card took), for the trace alone. False with diagnostics, or where there is no such rung.
bool print_card_again(struct print_press *press, const struct routine *routine, enum paper paper,
                      int rung, struct arena *arena);

// Adds what a card is made from beside what its template makes.
void print_card_digest(const struct routine *routine, struct digest_sum *sum);

#endif
