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
// it first ("picture-type"): a suffix of another kind than the bytes, no picture at all, or one of
// a kind that an EPUB may not hold, such as AVIF.
void check_picture(struct check_pictures *pictures, const struct check_file *file,
                   const struct doc_node *image, const char *path);

// Does the same for the picture that a field of a YAML file names, at the field's value.
void check_picture_field(struct check_pictures *pictures, const struct source *source,
                         const struct yaml_node *value, const char *path);

#endif
