// Printed documents: routine cards.
#ifndef REGIMEN_PRINT_H
#define REGIMEN_PRINT_H

#include "base/diag.h"
#include "base/publish.h"
#include "base/resource.h"
#include "model/guide.h"

#include <stdbool.h>

struct print_job {
    const struct guide *guide;
    const struct resources *resources;
    struct publish *publish;              // cards go to "print/cards/ROUTINE-PAPER.pdf"
    const struct figure_palette *palette; // colours of figures; NULL: figure_palette
    long long modified;                   // seconds since 1970, for the PDFs' dates
    size_t jobs;
    void (*progress)(void *context, size_t done, size_t of); // may be NULL
    void *progress_context;
};

// Writes a card for each routine and each of the guide's papers, one page each. False where a
// template, a card that does not fit, or the machine failed, with diagnostics.
bool print_write_cards(const struct print_job *job, struct diag_list *diags);

#endif
