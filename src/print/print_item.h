// What is printed in a build: the book, cards, handouts, each on a paper, and the book's cover as a
// picture. Only for print/.
#ifndef REGIMEN_PRINT_ITEM_H
#define REGIMEN_PRINT_ITEM_H

#include "print/print.h"
#include "print/print_worker.h"

enum print_item_kind { PRINT_BOOK, PRINT_CARD, PRINT_HANDOUT, PRINT_FRONT };

// `entry` is a routine or an exercise, or NULL for the book and its front, which has no paper.
struct print_item {
    enum print_item_kind kind;
    const struct entry *entry;
    enum paper paper;
};

// What is made of an item; empty: there is none.
struct print_outcome {
    struct buf pdf, preview;
    struct buf alt; // of the front
    bool taken;     // from where it stands
    bool has_key;   // what it is made from, where that is known, and what to tell the next build
    struct digest key;
    struct buf told;
};

void print_outcome_init(struct print_outcome *outcome);
void print_outcome_release(struct print_outcome *outcome);

// Appends the path that an item is published at, with an ending such as "pdf". That of the front,
// which is in the EPUB, is one for its record alone.
void print_item_path(const struct guide *guide, const struct print_item *item, const char *ending,
                     struct buf *path);

// Whether a picture of it is made: for the website, or the front.
bool print_item_has_preview(const struct print_job *job, const struct print_item *item);

// Whether the list of the book's pages is made with this item.
bool print_item_has_pages(const struct print_job *job, const struct print_item *item);

// Whether it is printed at all: not so a book that is too long, which is told.
bool print_item_fits(struct print_worker *worker, const struct print_item *item);

// Lays out the item and appends its PDF and preview; where it has pages, these go to the job. False
// with diagnostics.
bool print_item_make(struct print_worker *worker, const struct print_item *item,
                     const struct print_job *job, struct print_outcome *outcome);

// Renders the item's template for the press's trace alone; see print_card_again. False with
// diagnostics.
bool print_item_again(struct print_worker *worker, const struct print_item *item, int rung);

// Adds what an item is made from beside what its template makes and all documents share.
void print_item_digest(const struct print_job *job, const struct print_item *item,
                       struct digest_sum *sum);

#endif
