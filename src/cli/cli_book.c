// What the EPUB takes from print; see cli_book.h.
#include "cli/cli_book.h"

#include <string.h>

void cli_book_init(struct cli_book *book) {
    *book = (struct cli_book){0};
    arena_init(&book->arena);
    buf_init(&book->png);
    buf_init(&book->alt);
}

void cli_book_release(struct cli_book *book) {
    buf_release(&book->png);
    buf_release(&book->alt);
    arena_release(&book->arena);
}

static bool is_of_letters(const struct diag_list *diags) {
    for (size_t i = 0; i < diags->n; i++)
        if (strcmp(diags->at[i].id, "missing-glyph") != 0) return false;
    return true;
}

bool cli_book_make(struct cli_book *book, const struct print_job *job, bool printed,
                   struct diag_list *diags) {
    struct diag_list own;
    diag_init(&own, &book->arena);
    if (!printed) print_find_pages(job);
    if (print_make_cover(job, &book->png, &book->alt, &own)) return true;
    if (!printed && is_of_letters(&own)) return true;
    diag_append_new(diags, &own);
    return false;
}

const struct epub_cover *cli_book_cover(struct cli_book *book) {
    book->cover = (struct epub_cover){book->png.at, book->png.len, book->alt.at};
    return book->png.len ? &book->cover : NULL;
}
