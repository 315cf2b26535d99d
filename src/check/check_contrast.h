// The contrast of a brand's colours where one stands on another. Only for check/.
#ifndef REGIMEN_CHECK_CONTRAST_H
#define REGIMEN_CHECK_CONTRAST_H

#include "base/diag.h"
#include "model/brand.h"
#include "read/read_yaml.h"

// A brand's colours on their way into the model.
struct check_colours {
    struct arena *arena;
    struct diag_list *diags;
    const struct source *source;
    const struct yaml_node *nodes[BRAND_COLOURS]; // NULL where the theme's own is taken
    bool wrong[BRAND_COLOURS];                    // written, but no colour; told already
    struct colour colours[BRAND_COLOURS];
    bool fix; // whether a colour that is seen too badly is changed, and a note tells it
};

// Reports for each colour that the brand sets the first thing that cannot be seen well because of
// it: "low-contrast", with a colour near it that can be. The ratios wanted are those of WCAG 2.2,
// success criteria 1.4.3 (text) and 1.4.11 (what is no text). With `fix` the colour near it takes
// its place in `colours`, and a note tells so: "fixed-contrast".
void check_contrast(struct check_colours *colours);

#endif
