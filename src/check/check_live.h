// A guide that is checked again and again, while somebody looks at it.
//
// Looking reads what has changed and tells every mistake of the whole guide, as check_open does; it
// leaves the guide that is shown alone, so others may read that meanwhile. Where nothing is wrong,
// taking makes what was looked at the guide that is shown; nobody may read it then.
#ifndef REGIMEN_CHECK_LIVE_H
#define REGIMEN_CHECK_LIVE_H

#include "check/check.h"

struct check_live;

// `options` must outlive the result. Nothing is read yet.
struct check_live *check_live_open(const struct check_options *options);
void check_live_close(struct check_live *live);

enum check_live_found {
    CHECK_SAME,    // nothing was other: neither the guide nor what is wrong with it
    CHECK_WRONG,   // there are errors: nothing can be taken
    CHECK_TOUCHED, // texts of entries: the guide stays, and its entries stay where they are
    CHECK_MADE,    // another guide (check_live_next)
};

// Looks at the files of these paths, from the project's folder; NULL: at everything. Diagnostics
// are sorted, and point into what was read: they hold until the next look or until it is closed.
enum check_live_found check_live_look(struct check_live *live, const struct strings *paths,
                                      struct diag_list *diags);

// The guide that was made and not taken yet; it may be read. Only after CHECK_MADE.
const struct guide *check_live_next(const struct check_live *live);

// What is other about the guide that was shown, after CHECK_TOUCHED.
struct check_live_change {
    VEC_OF(const struct entry *) // the entries that have other texts; in the arena
    bool reordered; // titles, lists or files are not as they were: what was planned is to be again
};

// Takes what was looked at. After CHECK_MADE the guide that was shown is gone.
void check_live_take(struct check_live *live, struct arena *arena,
                     struct check_live_change *change);

// The guide that is shown; NULL before the first that was taken.
const struct guide *check_live_guide(const struct check_live *live);

#endif
