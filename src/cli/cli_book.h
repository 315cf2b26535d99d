// What the EPUB takes from print: the printed book's pages, and a cover.
#ifndef REGIMEN_CLI_BOOK_H
#define REGIMEN_CLI_BOOK_H

#include "epub/epub.h"
#include "print/print.h"

struct cli_book {
    struct arena arena;
    struct book_pages pages; // a print_job is to note them here, in the arena
    struct buf png, alt;     // the cover; empty: there is none
    struct epub_cover cover;
    const struct publish
        *publish;     // where an earlier EPUB may stand that has the cover; may be NULL
    const char *epub; // its path
};

void cli_book_init(struct cli_book *book);
void cli_book_release(struct cli_book *book);

// Makes the cover, and unless the build has `printed` and so noted the pages, finds these. The job
// is that of print. Where nothing is printed, a cover goes without pictures that paper cannot have,
// and a guide in letters that no font here has gets a book without a cover. False with diagnostics,
// those that are not in the list already.
bool cli_book_make(struct cli_book *book, const struct print_job *job, bool printed,
                   struct diag_list *diags);

// The cover, or NULL.
const struct epub_cover *cli_book_cover(struct cli_book *book);

#endif
