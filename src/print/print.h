// Printed documents: a card for each routine, a handout for each exercise, the guide as a book.
#ifndef REGIMEN_PRINT_H
#define REGIMEN_PRINT_H

#include "base/diag.h"
#include "base/made.h"
#include "base/publish.h"
#include "base/resource.h"
#include "figure/figure_store.h"
#include "model/book_pages.h"
#include "model/guide.h"
#include "model/prescription.h"

#include <stdbool.h>

struct print_job {
    const struct guide *guide;
    const struct resources *resources;
    // Takes "print/cards/ROUTINE-PAPER.pdf", "print/handouts/EXERCISE-PAPER.pdf", and
    // "print/GUIDE-PAPER.pdf"; not a single handout.
    struct publish *publish;
    struct made *made; // by which documents are taken that would come out the same; NULL: none are
    const struct figure_palette *palette; // colours of figures; NULL: figure_palette
    struct figure_store *drawn;           // figures that were drawn; may be NULL
    long long modified;                   // seconds since 1970, for the PDFs' dates
    bool previews;                        // pictures of cards for the website besides
    bool archive;                         // PDF/A-2a besides PDF/UA-1
    bool drawn_only;                      // print_make_cover: without pictures of files
    // print_make_cover: appends the cover that stands, of so many bytes; false where there is none.
    bool (*find_cover)(void *context, size_t length, struct buf *png); // may be NULL
    void *find_context;
    // print_write: gets the pages of the book on the guide's first paper, which lie in the arena.
    // It must be empty, and stays so where there is no book. NULL: nobody asks.
    struct book_pages *pages;
    struct arena *pages_arena;
    struct print_shop *shop; // NULL: nothing is kept for another job
    size_t jobs;
    void (*progress)(void *context, size_t done, size_t of); // may be NULL
    void *progress_context;
};

// What several jobs of one process share, one after another: fonts stay open, and what one worker
// shaped and drew is there for the next guide that wants the same. For as many workers as `jobs`.
struct print_shop *print_shop_open(size_t jobs);
void print_shop_close(struct print_shop *shop); // NULL is nothing

// Writes all of them for each of the guide's papers. False where a template, a card that does not
// fit, or the machine failed, with diagnostics.
bool print_write(const struct print_job *job, struct diag_list *diags);

// Makes one of them alone, as print_write puts it: `path` is below "print/", such as
// "cards/six-weeks-a4.pdf", or the card's picture. *found tells whether there is such a one. False
// with diagnostics where it could not be made, and nothing appended.
bool print_make_one(const struct print_job *job, const char *path, bool *found, struct buf *out,
                    struct diag_list *diags);

// Lays out the book alone to learn its pages, for a build that prints nothing; `pages` and its
// arena as in the job. Nothing is told: where there is no book or it cannot be laid out, there are
// no pages.
void print_find_pages(const struct print_job *job);

// Appends a picture of the book's front as a PNG, the same bytes each time, and its text
// alternative. False with diagnostics, and nothing appended.
bool print_make_cover(const struct print_job *job, struct buf *png, struct buf *alt,
                      struct diag_list *diags);

// Appends the PDF of one handout: of exercises in the order given, or of a single routine. False
// with diagnostics.
bool print_make_handout(const struct print_job *job, const struct entry *const *entries,
                        size_t count, enum paper paper, struct buf *pdf, struct diag_list *diags);

// Many handouts of prescriptions in one process. What all of them share; a worker in each thread.
struct print_handouts;
struct print_handout_worker;

// Begins; of the job the guide (without a brand), resources, date, archive and palette count, and
// it must outlive the handouts. Close workers first; what they and the handouts had to tell beside
// single prescriptions goes to `diags`.
struct print_handouts *print_handouts_open(const struct print_job *job);
void print_handouts_close(struct print_handouts *handouts, struct diag_list *diags);

// A worker keeps what the last few brands are printed with, since a batch may mix them.
struct print_handout_worker *print_handout_worker_open(struct print_handouts *handouts);
void print_handout_worker_close(struct print_handout_worker *worker);

struct print_handout {
    bool for_clinician; // the clinician's own copy, in which changed doses are told
    size_t pages;       // set by printing
};

// Appends the PDF of a prescription, in its brand, on its paper. False with diagnostics, which
// quote nothing that only the prescription says. Nothing but the pages holds what the patient is
// called.
bool print_handout_prescribed(struct print_handout_worker *worker,
                              const struct prescription *prescription,
                              struct print_handout *handout, struct buf *pdf,
                              struct diag_list *diags);

// Adds what tells whether what printing takes from the system, fonts, dictionaries and settings, is
// the same as before.
void print_add_system(struct digest_sum *sum);

#endif
