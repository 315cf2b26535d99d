// What one worker prints with, whatever it prints. Only for print/.
#ifndef REGIMEN_PRINT_WORKER_H
#define REGIMEN_PRINT_WORKER_H

#include "print/print.h"
#include "print/print_kit.h"
#include "print/print_press.h"
#include "print/print_style.h"

struct print_worker {
    struct arena arena;   // for as long as the worker; what it tells, and templates, lie there too
    struct arena scratch; // for one document
    struct diag_list diags;
    struct print_style style;
    struct print_press press;
    const struct resources *resources;
    struct print_kit *kit; // borrowed, or the next one
    struct print_kit own;
    struct digest style_digest; // where the job keeps what it makes
    bool is_ready;              // the style could be read; where not, that was told
};

// To be called once before any thread begins.
void print_worker_prepare(void);

// Makes a worker for a guide, which may be a brand's, with its resources. Never NULL. What is
// passed must outlive it; of the job only what all documents share is looked at. `kit` is what
// another worker left, and is made fit; NULL where there is none.
struct print_worker *print_worker_open(const struct print_job *job, const struct guide *guide,
                                       const struct resources *resources,
                                       const struct figure_palette *palette,
                                       struct print_hyphens *hyphens, struct print_kit *kit);

// Opens the fonts, unless they are: before the first document. False with diagnostics.
bool print_worker_open_fonts(struct print_worker *worker);

void print_worker_close(struct print_worker *worker);

#endif
