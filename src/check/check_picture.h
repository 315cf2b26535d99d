// Pictures: that a file's bytes are those of the picture that its name claims. Only for check/.
#ifndef REGIMEN_CHECK_PICTURE_H
#define REGIMEN_CHECK_PICTURE_H

#include "base/map.h"
#include "check/check_build.h"

struct check_pictures {
    struct arena *arena;
    struct diag_list *diags;
    const char *root;  // the project's folder
    struct map looked; // pictures that were looked at: path below content/ -> itself
};

// Looks at a picture's first bytes, once for each file. Reports at the image of `file` that shows
// it first: a suffix of another kind than the bytes, or no picture at all ("picture-type"). Kinds
// that only some readers show, such as AVIF, pass: the EPUB tells of them.
void check_picture(struct check_pictures *pictures, const struct check_file *file,
                   const struct doc_node *image, const char *path);

#endif
