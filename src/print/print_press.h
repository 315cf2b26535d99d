// The press: what every printed document is made with.
#ifndef REGIMEN_PRINT_PRESS_H
#define REGIMEN_PRINT_PRESS_H

#include "print/print_text.h"
#include "print/print_trace.h"

#include "model/prescription.h"
#include "pdf/pdf.h"

// What one worker keeps between documents.
struct print_press {
    const struct guide *guide;
    struct template_engine *engine;
    struct print_fonts *fonts;
    struct print_shapes *shapes;
    struct print_figures *figures;
    struct print_hyphens *hyphens;
    const struct print_style *style;
    struct diag_list *diags;
    long long modified; // seconds since 1970, for the PDFs' dates
    bool archive;       // PDF/A-2a too
    // Of the document that is being made: whether it holds the whole guide, so that links within
    // the guide lead to its pages, and whether it has room for footnotes.
    bool has_all, has_notes;
    bool is_front; // a picture of the book's front, which has no room for red flags
    // Where what goes into it is noted; NULL: nowhere. A card's template is told which `rung`.
    struct print_trace *trace;
    int rung;
    // What it is made from, or NULL. Messages then quote nothing that is not the guide's.
    const struct prescription *prescription;
};

// What a document is made from: a routine, exercises, or (none) the whole guide.
struct print_matter {
    const struct entry *const *entries;
    size_t count;
};

// The path of the content that a document is made from, for messages.
const char *print_press_about(const struct print_press *press, const struct print_matter *matter);

// Sets what every document's template is given: `paper`, `large`, and `address`, where that which
// is printed stands on the web.
void print_press_globals(struct print_press *press, const struct print_matter *matter,
                         enum paper paper, struct arena *arena);

// Begins the paragraphs of a document, in the guide's language and direction.
void print_press_shaper(struct print_press *press, struct print_shaper *shaper,
                        struct arena *arena);

// Renders a template such as "print/card.xml" and reads what it made into the arena; NULL with
// diagnostics.
struct print_node *print_press_tree(struct print_press *press, struct arena *arena,
                                    const char *template_name, const char *about);

// Renders the template alone and notes in the press's trace what it made. False with diagnostics.
bool print_press_replay(struct print_press *press, const char *template_name, const char *about);

// Makes an empty PDF of a tree's title and language.
struct pdf_document *print_press_document(const struct print_press *press, struct arena *arena,
                                          const struct print_node *tree, const char *subject);

// Tells what the shaper noted, where it can be found in the content: "table-too-wide",
// "word-too-wide", and "missing-glyph", after which nothing can be printed: false.
bool print_press_tell(struct print_press *press, const struct print_matter *matter,
                      const struct print_shaper *shaper);

// Gives templates the functions that only print has: markup(nodes), blocks(nodes),
// place(entry, anchor), figure_alt(exercise), logo_alt(). The press must outlive its engine.
void print_press_functions(struct print_press *press);

#endif
