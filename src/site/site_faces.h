// A brand's own faces on its website: those that their licence lets be there, each with the
// characters of the pages alone.
#ifndef REGIMEN_SITE_FACES_H
#define REGIMEN_SITE_FACES_H

#include "base/letters.h"
#include "site/site.h"
#include "site/site_output.h"

struct site_faces;

// Reads the faces. NULL where there are none for a website, or where a file cannot be read, which
// is told. All lies in the arena.
struct site_faces *site_faces_open(const struct site_job *job, struct arena *arena,
                                   struct diag_list *diags);

// The path below site/ of a face ("regular", "bold", "italic", "bold_italic"), or NULL where there
// is none. `faces` may be NULL.
const char *site_faces_path(const struct site_faces *faces, const char *name);

// Whether a path below site/ is that of a face, and its file, appended. `faces` may be NULL.
bool site_faces_has(const struct site_faces *faces, const char *path);
void site_faces_make(const struct site_faces *faces, const char *path,
                     const struct letters *letters, struct buf *font);

// Puts the faces' files, once all pages are known. False where the publisher could not.
bool site_faces_put(const struct site_faces *faces, const struct letters *letters,
                    struct site_output *output);

#endif
