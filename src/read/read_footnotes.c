// Numbers of footnotes; see read_footnotes.h.
#include "read/read_footnotes.h"

// The notes as the text defines them, and those in the order of their references.
struct notes {
    struct doc_node **defined, **ordered;
    int defined_count, ordered_count;
};

// Cuts the definitions off the root's end.
static void collect(struct arena *arena, struct doc_node *root, struct notes *notes) {
    struct doc_node *last_kept = NULL, *first = NULL;
    for (struct doc_node *at = root->first; at; at = at->next) {
        if (at->kind == DOC_FOOTNOTE) {
            if (!first) first = at;
            notes->defined_count++;
        } else {
            last_kept = at;
            first = NULL;
            notes->defined_count = 0;
        }
    }
    size_t size = (size_t)notes->defined_count * sizeof *notes->defined;
    notes->defined = arena_alloc(arena, size);
    notes->ordered = arena_alloc(arena, size);
    int i = 0;
    for (struct doc_node *at = first; at; at = at->next) notes->defined[i++] = at;
    root->last = last_kept;
    if (last_kept) {
        last_kept->next = NULL;
    } else {
        root->first = NULL;
    }
}

static void number_reference(struct notes *notes, struct doc_node *reference) {
    int which = reference->footnote.number;
    if (which < 1 || which > notes->defined_count) return;
    struct doc_node *note = notes->defined[which - 1];
    if (!note->footnote.number) {
        notes->ordered[notes->ordered_count++] = note;
        note->footnote.number = notes->ordered_count;
    }
    reference->footnote.number = note->footnote.number;
    reference->footnote.reference = ++note->footnote.references;
    reference->footnote.name = note->footnote.name;
}

static void number_below(struct notes *notes, const struct doc_node *root) {
    for (const struct doc_node *at = root; at; at = doc_next(at, root))
        if (at->kind == DOC_FOOTNOTE_REF) number_reference(notes, (struct doc_node *)at);
}

void read_footnotes_number(struct arena *arena, struct doc_node *root) {
    struct notes notes = {0};
    if (!root->last || root->last->kind != DOC_FOOTNOTE) return;
    collect(arena, root, &notes);
    number_below(&notes, root);
    for (int i = 0; i < notes.ordered_count; i++) {
        number_below(&notes, notes.ordered[i]);
        doc_append(root, notes.ordered[i]);
    }
}
