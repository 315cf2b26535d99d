// A prescription: what a clinician gives one patient to do.
//
// It is never a part of the guide and never published. Its texts lie in the arena that it was made
// in, and it points into the guide. A field that was left out is NULL.
#ifndef REGIMEN_MODEL_PRESCRIPTION_H
#define REGIMEN_MODEL_PRESCRIPTION_H

#include "model/guide.h"

struct prescription_item {
    const struct exercise *exercise;
    struct dosage dosage; // with what the clinician changed
    struct dosage usual;  // without: the exercise's, or the routine's
    bool changed;
    const char *note;
    struct span note_at;               // in the prescription's source; line 0: it has no own note
    const struct routine_phase *phase; // of the first item of one of a routine's several phases
};

struct prescription_items {
    VEC_OF(struct prescription_item)
};

struct prescription {
    const struct source *source; // for messages
    const struct brand *brand;   // NULL: the guide without a brand
    const char *patient;         // name or initials
    const char *clinician;
    const char *date, *review; // YYYY-MM-DD; the review is the next visit
    const char *notes;
    struct span patient_at, clinician_at, notes_at; // in the source
    const struct routine *routine;                  // NULL: made of single exercises
    struct prescription_items items; // at least one; all of the routine's, in its order
    int paper;                       // enum paper, or -1 where nothing was said
    bool large;                      // in large print
};

// The paper that a prescription is printed on under a guide: its own, or the guide's first; in
// large print where `large` or the prescription asks for it. PAPERS where large print has no such
// paper.
enum paper prescription_paper(const struct prescription *prescription, const struct guide *guide,
                              bool large);

// The same paper in large print; PAPERS where there is none.
enum paper paper_in_large(enum paper paper);

#endif
