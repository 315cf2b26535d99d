// What the EPUB takes from print; see cli_book.h.
#include "cli/cli_book.h"

#include "epub/epub_stored.h"

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

static bool is_one_of(const char *id, const char *const *ids, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(id, ids[i]) == 0) return true;
    return false;
}

// Whether nothing is wrong but what only paper cannot have.
static bool is_of_paper(const struct diag_list *diags) {
    static const char *const ids[] = {"missing-glyph", "print-drawing", "print-picture",
                                      "damaged-picture"};
    for (size_t i = 0; i < diags->n; i++)
        if (!is_one_of(diags->at[i].id, ids, sizeof ids / sizeof *ids)) return false;
    return true;
}

static bool make_cover(struct cli_book *book, const struct print_job *job,
                       struct diag_list *diags) {
    diag_init(diags, &book->arena);
    return print_make_cover(job, &book->png, &book->alt, diags);
}

// Appends the cover that is in the EPUB that stands.
static bool find_cover(void *context, size_t length, struct buf *png) {
    const struct cli_book *book = context;
    size_t found = 0;
    struct buf epub;
    buf_init(&epub);
    bool read = book->publish && publish_read(book->publish, book->epub, 0, &epub);
    const void *cover = read ? epub_stored_cover(epub.at, epub.len, &found) : NULL;
    bool fits = cover && found == length;
    if (fits) buf_add(png, cover, length);
    buf_release(&epub);
    return fits;
}

bool cli_book_make(struct cli_book *book, const struct print_job *job, bool printed,
                   struct diag_list *diags) {
    struct diag_list own;
    struct print_job whole = *job;
    whole.find_cover = find_cover;
    whole.find_context = book;
    struct print_job plain = whole;
    plain.drawn_only = true;
    if (!printed) print_find_pages(job);
    if (make_cover(book, &whole, &own)) return true;
    if (!printed && is_of_paper(&own) && (make_cover(book, &plain, &own) || is_of_paper(&own)))
        return true;
    diag_append_new(diags, &own);
    return false;
}

const struct epub_cover *cli_book_cover(struct cli_book *book) {
    book->cover = (struct epub_cover){book->png.at, book->png.len, book->alt.at};
    return book->png.len ? &book->cover : NULL;
}
