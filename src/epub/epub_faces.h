// A brand's own faces in its book: those that their licence lets be there, each with the characters
// of the chapters alone. A reader's own font still takes their place.
#ifndef REGIMEN_EPUB_FACES_H
#define REGIMEN_EPUB_FACES_H

#include "epub/epub_book.h"

// Reads the faces of the guide's brand into the book. False with a DIAG_FAILURE where a file cannot
// be read. A face for paper alone is left out; without the regular one there are none.
bool epub_faces_plan(struct epub_book *book, const struct epub_job *job, struct diag_list *diags);

// Cuts out of each face what the rendered chapters have.
void epub_faces_cut(struct epub_book *book);

// What a face ("regular", "bold", "italic", "bold_italic") is called in the book; NULL where there
// is none.
const char *epub_face_name(const struct epub_book *book, const char *face);

#endif
