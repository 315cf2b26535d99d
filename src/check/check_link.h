// Links and pictures in bodies: where they lead, and that it is there. Only for check/.
#ifndef REGIMEN_CHECK_LINK_H
#define REGIMEN_CHECK_LINK_H

#include "base/diag.h"
#include "base/map.h"
#include "base/near.h"
#include "check/check_build.h"
#include "check/check_picture.h"

// Where a link leads, found and not yet set.
struct check_target {
    struct doc_node *node;
    struct doc_target target;
    const struct check_file *page; // whose entry it is; NULL where it leads to no page
};

struct check_targets {
    VEC_OF(struct check_target)
    struct arena *arena;
};

struct check_links {
    struct arena *arena;
    struct diag_list *diags;
    const struct map *pages; // path below content/ -> struct check_file, valid or not
    const struct map *files; // path below content/ of any other file -> itself
    struct near_index *near_pages, *near_files; // names of these files -> path, for suggestions
    struct map *used;                           // files that were referred to: path -> itself
    struct map anchors; // path of a page -> what anchors it has; filled as they are asked for
    struct map *linked; // pages that others lead to: path below the project's folder -> itself
    struct check_pictures *pictures;
    struct check_targets *later; // gets the targets, which are not set; NULL: they are set at once
    // The file whose links are looked at, where its lines begin, and its definitions, once one of
    // its links is wrong.
    const struct check_file *defining;
    struct {
        VEC_OF(size_t)
    } lines;
    struct map definitions; // address -> where it stands
    struct map told;        // addresses of definitions that were told
};

// Sets targets that were found.
void check_link_set(const struct check_targets *targets);

// Sets the target of every link and picture of the file's body. Reports: an address of a kind that
// is not allowed ("unsafe-link"), a page, file or anchor that is not there ("broken-link"), a
// picture from elsewhere ("remote-picture"). Where the address stands apart from the link, in a
// definition, it is told there, and once. Pictures that are there are handed to check_picture.
void check_link_file(struct check_links *links, struct check_file *file);

// Whether an address has a scheme, such as "https:", or leads to another site in some other way.
bool check_link_has_scheme(const char *url);

// The path below content/ that a relative address names from a file, whether or not it is there.
// NULL where it leads out of content/.
const char *check_link_path(struct arena *arena, const struct check_file *file, const char *url);

#endif
