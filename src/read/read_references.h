// References in brackets that do not hold: notes, and links whose address stands elsewhere. The
// parser leaves them as text, or drops what nothing refers to. Used by read_markdown alone.
#ifndef REGIMEN_READ_REFERENCES_H
#define REGIMEN_READ_REFERENCES_H

#include "base/diag.h"
#include "model/doc.h"
#include "read/read_place.h"

// A line that looks like a definition of a note, `[^name]: ...`.
struct read_note {
    const char *name;
    size_t at, end;               // offsets of `[^name]` in the text
    const struct doc_node *first; // the note that has the name already, or NULL; then `name` is
                                  // one that no other note has, to ask the parser by
    bool defined;                 // whether it is one; the parser has to be asked
};

struct read_notes {
    VEC_OF(struct read_note)
};

struct read_references {
    struct arena *arena;
    const struct source *source;
    const struct places *places;
    const struct doc_node *root; // its notes have their numbers
    struct diag_list *diags;
};

// Finds the lines that look like definitions of notes that are not in the tree, in their order.
struct read_notes read_references_seek(const struct read_references *references);

// Reports: a reference to a note that is not defined ("unknown-footnote"); those of `notes` that
// are defined and that nothing refers to ("unused-footnote"), but for one that a mistyped reference
// meant, or whose name another has ("duplicate-footnote"); `[text][name]` where no address is given
// for the name ("unknown-link-name").
void read_references_tell(const struct read_references *references, const struct read_notes *notes);

#endif
