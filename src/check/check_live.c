// Checking again; see check_live.h.
#include "check/check_live.h"

#include <stdlib.h>

struct check_live {
    struct check_options options;
    struct check_basis *basis;
    struct checked *shown;  // has the guide that is shown; or NULL
    struct checked *latest; // what was looked at last; may be the same
};

struct check_live *check_live_open(const struct check_options *options) {
    struct check_live *live = base_alloc(sizeof *live);
    *live = (struct check_live){.options = *options};
    live->basis = check_basis_open(options->resources);
    live->options.basis = live->basis;
    live->options.keep = true;
    return live;
}

void check_live_close(struct check_live *live) {
    if (live->latest && live->latest != live->shown) check_close(live->latest);
    if (live->shown) check_close(live->shown);
    check_basis_close(live->basis);
    free(live);
}

enum check_live_found check_live_look(struct check_live *live, const struct strings *paths,
                                      struct diag_list *diags) {
    (void)paths;
    if (live->latest && live->latest != live->shown) check_close(live->latest);
    live->latest = check_open(&live->options, diags);
    return check_guide(live->latest) ? CHECK_MADE : CHECK_WRONG;
}

const struct guide *check_live_next(const struct check_live *live) {
    return check_guide(live->latest);
}

void check_live_take(struct check_live *live, struct arena *arena,
                     struct check_live_change *change) {
    (void)arena;
    *change = (struct check_live_change){.reordered = true};
    if (live->shown) check_close(live->shown);
    live->shown = live->latest;
}

const struct guide *check_live_guide(const struct check_live *live) {
    return live->shown ? check_guide(live->shown) : NULL;
}
