// A brand's own faces in its book: those that their licence lets be there, each with the characters
// of the chapters alone. A reader's own font still takes their place.
#ifndef REGIMEN_EPUB_FACES_H
#define REGIMEN_EPUB_FACES_H

#include "base/letters.h"
#include "epub/epub_book.h"

// Reads the faces of the guide's brand into the book. False with a DIAG_FAILURE where a file cannot
// be read. A face for paper alone is left out; without the regular one there are none.
bool epub_faces_plan(struct epub_book *book, const struct epub_job *job, struct diag_list *diags);

// The characters that every face has. Free it.
struct letters *epub_faces_letters(void);

// Cuts these characters out of each face.
void epub_faces_cut(struct epub_book *book, const struct letters *letters);

// What a face ("regular", "bold", "italic", "bold_italic") is called in the book; NULL where there
// is none.
const char *epub_face_name(const struct epub_book *book, const char *face);

#endif
