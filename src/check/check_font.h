// Fonts of brands: whether they can be read, and whether they may be embedded. Only for check/.
#ifndef REGIMEN_CHECK_FONT_H
#define REGIMEN_CHECK_FONT_H

#include "base/diag.h"
#include "read/read_yaml.h"

struct check_fonts {
    struct arena *arena;
    struct diag_list *diags;
    const char *root, *shown_root; // see check_options
    const struct source *source;   // the file that names the font
};

// Looks into the font that a field names, by its path below `root`. Reports at the field's value:
// no font, or one that cannot be used ("font-type"); one whose licence forbids embedding
// ("font-licence"); one that may be on paper, but not on a website or in an EPUB
// ("paper-font", a warning).
void check_font_field(const struct check_fonts *fonts, const struct yaml_node *value,
                      const char *path);

#endif
