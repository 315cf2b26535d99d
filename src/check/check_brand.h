// Brands: content/brands/NAME/brand.yaml, with its logo and fonts beside it. Only for check/.
#ifndef REGIMEN_CHECK_BRAND_H
#define REGIMEN_CHECK_BRAND_H

#include "base/diag.h"
#include "base/resource.h"
#include "check/check_build.h"
#include "check/check_palette.h"
#include "check/check_schema.h"
#include "model/brand.h"

struct check_brands {
    struct arena *arena;
    struct diag_list *diags;
    const struct schema *schema;
    const char *root, *shown_root;     // see check_options
    bool fix_contrast;                 // see check_contrast
    const struct resources *resources; // what its templates may stand in place of
    struct check_index *index;         // what routines and exercises there are
    const struct strings *paths;       // all files below CHECK_BRANDS, from `root`, sorted
};

// Reads and checks each brand and adds it to `found`, sorted by id. Reports, besides what the
// schema says: a file or folder that is no brand, or that no brand can have ("stray-brand"), a
// folder's name that cannot be part of an address ("bad-file-name"), a logo or font that is not in
// the brand's folder
// ("missing-file"), a routine or exercise that is not there ("unknown-routine",
// "unknown-exercise"), a logo whose bytes are not what its name says ("picture-type"), a font that
// cannot be used ("font-type", "font-licence", "paper-font"), a part of cards that the brand does
// not have ("missing-part"), colours that cannot be told apart ("low-contrast").
void check_brands(const struct check_brands *check, struct brands *found);

#endif
