// From a folder of content to a guide that holds: read, validate, link, build.
#ifndef REGIMEN_CHECK_H
#define REGIMEN_CHECK_H

#include "base/diag.h"
#include "base/resource.h"
#include "base/timing.h"
#include "model/guide.h"

#include <stdbool.h>

// What every check works with and none changes: the schema, compiled, and the built-in words.
// Whoever checks once need not know of them; whoever checks again and again makes them once.
struct check_basis;
struct check_basis *check_basis_open(const struct resources *resources);
void check_basis_close(struct check_basis *basis);

struct check_options {
    const char *root;                  // the project's folder; content/ lies in it
    const char *shown_root;            // how messages name it; "" where it is the current folder
    const struct resources *resources; // for templates/words and src/check/guide.xsd
    size_t jobs;                       // workers, at least 1
    bool strict;                       // warnings are errors
    bool fix_contrast;                 // brands' colours that are seen too badly are changed
    const struct strings *brands;      // ids of those looked at, others passed over; NULL: all
    const char *today;                 // YYYY-MM-DD, which reviews are held against
    const struct check_basis *basis;   // NULL: made for this check alone
    struct timing *timing;             // NULL: nobody asks where the time goes
    bool spare; // trees of front matter end with the check: nothing will be prescribed from it
    bool keep;  // trees of all files stay, so that it can be checked again (check_live.h)
};

struct checked; // owns the guide and everything it points into

// Reads and checks everything. All mistakes of the whole guide, and what the machine failed at, go
// to `diags`, sorted; they point into what is returned, so tell them before check_close. Never
// NULL. `options` must outlive the result.
struct checked *check_open(const struct check_options *options, struct diag_list *diags);
void check_close(struct checked *checked);

// The guide, or NULL where the content has errors.
const struct guide *check_guide(const struct checked *checked);

// Puts what the writers of a guide told under the guide's rules and its pages' allowances, as
// check_open does with what it tells itself: takes away what they do not want, and sets severities.
void check_judge(struct checked *checked, struct diag_list *diags);

// The schema's text, as embedded.
const struct source *check_schema(const struct resources *resources, struct arena *arena);

#endif
