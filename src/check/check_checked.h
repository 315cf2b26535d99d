// What check_open keeps of a guide, and its steps one by one. Only for check/: check_live.c takes
// them in another order.
#ifndef REGIMEN_CHECK_CHECKED_H
#define REGIMEN_CHECK_CHECKED_H

#include "base/timing.h"
#include "check/check.h"
#include "check/check_access.h"
#include "check/check_build.h"
#include "check/check_link.h"
#include "check/check_schema.h"
#include "plain/plain.h"

struct check_basis {
    struct arena arena;
    struct schema *schema;
    const struct words *english; // the built-in ones
};

struct checked {
    const struct check_options *options;
    struct arena arena;
    struct guide guide;
    bool whole; // no errors: the guide may be used

    const struct check_basis *basis;
    struct check_basis *own_basis; // NULL where they were given
    const struct source *guide_source;
    const struct yaml_node *guide_tree; // NULL where it could not be read
    struct words *words;
    struct check_access access;
    const struct plain_language *plain;

    struct check_file *files;
    size_t file_count;
    struct arena *shared; // of the workers that read them; NULL: each file has its own
    struct arena *fronts; // as many, of trees that end with the check; NULL: they stay
    size_t shared_count;
    struct strings other_paths; // below content/, what is not Markdown
    struct strings brand_paths; // what lies below content/brands/
    struct check_index index;
    struct map by_path; // path below content/ -> struct check_file
    struct map others;  // path below content/ of what is not Markdown -> itself
    struct map used;    // files that bodies refer to
    struct map linked;  // pages that others lead to
    struct near_index near_pages, near_others; // names of these files, for suggestions
};

// An empty one, before anything was read.
struct checked *check_begin(const struct check_options *options);

// Reads guide.yaml, the brands and the words, and finds out what files there are. False where that
// failed; without a folder content/ there are no files.
bool check_prepare(struct checked *checked, struct diag_list *diags);

// Reads and checks each file that has no source yet, into its own list. False where it was stopped.
bool check_files(struct checked *checked);

// What one of the threads that do so has for itself; and one file.
void *check_worker_open(struct checked *checked);
void check_worker_close(void *worker);
void check_file_alone(struct checked *checked, void *worker, struct check_file *file);

// What is looked for in links and pictures, with the lists of files that it fills.
struct check_links check_links_for(struct checked *checked, struct check_pictures *pictures,
                                   struct diag_list *diags);

// Lists the files that bodies refer to, once all links were looked at.
void check_list_files(struct checked *checked);

// Reports what nobody uses. The arena is for what is needed meanwhile.
void check_unused(struct checked *checked, struct arena *arena, struct diag_list *diags);

// Puts what was told under the guide's rules; the arena as above.
void check_apply_rules(struct checked *checked, struct arena *arena, struct diag_list *diags);

// Sorts the guide's entries and terms as its readers expect (check_sort.c).
void check_sort_entries(struct checked *checked);

// Whether they still are, after titles changed; terms are not looked at.
bool check_is_sorted(struct checked *checked);

#endif
