// A routine's card: one page from the template "print/card.xml".
#ifndef REGIMEN_PRINT_CARD_H
#define REGIMEN_PRINT_CARD_H

#include "print/print_fit.h"

#include "model/guide.h"
#include "pdf/pdf.h"

// What one worker keeps between cards.
struct print_press {
    const struct guide *guide;
    const char *template_name; // "print/card.xml"
    struct template_engine *engine;
    struct print_fonts *fonts;
    struct print_figures *figures;
    const struct print_style *style;
    struct diag_list *diags;
    long long modified;
};

// The names and sizes of papers, in points.
struct print_paper {
    const char *name; // "a4"
    float width, height;
};
extern const struct print_paper print_papers[PAPERS];

// Lays out a routine's card and returns its display list, which lies in the arena. NULL with
// diagnostics: of the template or its markup, "card-too-full", "missing-glyph", "below-floor". A
// card whose figures had to be left out comes with a warning, "figures-left-out".
// `fitted` tells how it was fitted, and may be NULL; its tree is only for the arena's life.
struct pdf_document *print_card(struct print_press *press, const struct routine *routine,
                                enum paper paper, struct arena *arena, struct print_fitted *fitted);

// Gives templates the functions that only print has: markup(nodes),
// figure_alt(exercise).
void print_card_functions(struct template_engine *engine, struct print_figures *figures);

#endif
