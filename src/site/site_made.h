// Pictures of figures that are taken from where they stand, or from another website of the guide,
// since they would come out the same.
#ifndef REGIMEN_SITE_MADE_H
#define REGIMEN_SITE_MADE_H

#include "base/made.h"
#include "model/palette.h"
#include "model/pose.h"
#include "site/site_store.h"

// What a picture is made from.
struct site_made {
    struct made *made;        // NULL: nothing is kept between builds
    struct site_store *store; // NULL: nothing is shared
    const struct figure_palette *palette;
    const char *path; // below site/
    struct digest key;
};

// Notes what a picture of a kind ("share", ...) at a path is made from: figures, and a title or
// NULL.
void site_made_key(struct site_made *from, const char *kind, const struct figure *const *figures,
                   size_t count, const char *title);

// Appends the picture and notes it for the next build. False where it is to be made.
bool site_made_take(const struct site_made *from, struct buf *bytes);

// Notes a picture that was made now.
void site_made_note(const struct site_made *from, const struct buf *bytes);

#endif
