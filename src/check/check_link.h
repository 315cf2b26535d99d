// Links and pictures in bodies: where they lead, and that it is there. Only for check/.
#ifndef REGIMEN_CHECK_LINK_H
#define REGIMEN_CHECK_LINK_H

#include "base/diag.h"
#include "base/map.h"
#include "base/near.h"
#include "check/check_build.h"

struct check_links {
    struct arena *arena;
    struct diag_list *diags;
    const struct map *pages; // path below content/ -> struct check_file, valid or not
    const struct map *files; // path below content/ of any other file -> itself
    struct near_index *near_pages, *near_files; // names of these files -> path, for suggestions
    struct map *used;                           // files that were referred to: path -> itself
    struct map anchors; // path of a page -> what anchors it has; filled as they are asked for
};

// Sets the target of every link and picture of the file's body. Reports: an address of a kind that
// is not allowed ("unsafe-link"), a page, file or anchor that is not there ("broken-link"), a
// picture from elsewhere ("remote-picture") or without alternative text ("missing-alt").
void check_link_file(struct check_links *links, struct check_file *file);

#endif
