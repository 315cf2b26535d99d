// Documents that are taken from where they stand, since they would come out the same. Only for
// print/.
//
// base/made.h keeps a record for each; what it is told are the names of print_trace.h. A document
// that told something while it was laid out has no record: places in messages move with content
// that the document does not show, and an author mends what is told.
#ifndef REGIMEN_PRINT_MADE_H
#define REGIMEN_PRINT_MADE_H

#include "print/print_item.h"
#include "print/print_sums.h"

struct print_made {
    const struct print_job *job;
    struct print_sums *sums;
    struct digest origin; // what all documents are made from
    bool keeps;           // whether there are records at all
};

// Begins. Without sums, or where the job has no records, or a font cannot be read, nothing is kept.
void print_made_open(struct print_made *made, const struct print_job *job, struct print_sums *sums);

// Takes an item's outcome, with the book's pages for the job, from where it stands. False where it
// is to be made.
bool print_made_take(const struct print_made *made, struct print_worker *worker,
                     const struct print_item *item, struct print_outcome *outcome);

// Takes the pages alone of a book that stands.
bool print_made_take_pages(const struct print_made *made, struct print_worker *worker,
                           const struct print_item *book);

// Makes an item's outcome. False with diagnostics; where that is for want of fonts, the worker is
// no longer ready.
bool print_made_make(const struct print_made *made, struct print_worker *worker,
                     const struct print_item *item, struct print_outcome *outcome);

// Adds what shaping and drawing go by that no file says.
void print_made_add_environment(struct digest_sum *to);

#endif
