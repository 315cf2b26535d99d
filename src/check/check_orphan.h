// What a guide has and nobody uses. Only for check/.
#ifndef REGIMEN_CHECK_ORPHAN_H
#define REGIMEN_CHECK_ORPHAN_H

#include "base/diag.h"
#include "check/check_build.h"

struct check_orphans {
    struct arena *arena;
    struct diag_list *diags; // everything that was told so far
    const char *shown_root;  // how messages name the project's folder
    const struct source *guide_source;
    const struct yaml_node *guide; // guide.yaml's tree; NULL where it could not be read
    const struct check_file *files;
    size_t file_count;
    const struct map *linked;          // pages that others lead to: path -> itself
    const struct map *used;            // files that bodies refer to: path below content/ -> itself
    const struct strings *other_paths; // all files below content/ that are no pages
    bool own_templates; // whether the guide has templates, which may show such a file
};

// Reports: an exercise that is in no routine and that no other page leads to ("unused-exercise"), a
// source that nothing cites ("unused-reference"), a file that no page refers to ("unused-file"; or
// "stray-page" where its suffix says that a page was meant). Brands' files are their own.
//
// Where something told before may be the reason (a page that could not be read, a mistyped name),
// what may only follow from it is not told: mending the one mends the other.
void check_orphans(const struct check_orphans *orphans);

#endif
