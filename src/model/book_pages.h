// The pages of the printed book, so that another form of it can tell where each begins.
#ifndef REGIMEN_MODEL_BOOK_PAGES_H
#define REGIMEN_MODEL_BOOK_PAGES_H

#include "base/vec.h"

// A page begins where `place` does. A place is a chapter's name, "exercise.squat" (entry_place),
// "contents", "part-stretch", and where it lies within the chapter a colon and what the templates
// of both books call it: "exercise.squat:#steps" is a section, "exercise.squat:31:1" a block of the
// body by its line and column.
struct book_page {
    const char *label; // as it is printed: "12"
    const char *place;
};

struct book_pages {
    VEC_OF(struct book_page) // in order; none where there is no printed book
    const char *file;        // the book, such as "print/runners-knee-a4.pdf"
};

#endif
