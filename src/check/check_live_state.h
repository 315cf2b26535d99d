// What is kept of a guide to check it again. Only for check/.
#ifndef REGIMEN_CHECK_LIVE_STATE_H
#define REGIMEN_CHECK_LIVE_STATE_H

#include "check/check_checked.h"
#include "check/check_cross.h"
#include "check/check_live.h"

// Of each file, beside its trees. What was found at first lies in the arena of the whole; what is
// found again in an arena of the file's own.
struct live_file {
    struct diag_list cross, links; // what check_cross_file and check_link_file told
    struct check_targets targets;  // where its links lead
    struct arena cross_arena, links_arena;
    struct arena built; // of its entry, where that was filled again
    bool dirty;         // read again, and its entry not yet filled
    bool stale;         // its entry is to be filled again because of another file
    bool relinked;      // its targets are not set yet
};

struct live_state {
    struct checked *checked;
    struct diag_list base; // what was told before files were read
    struct diag_list names;
    struct arena names_arena, look_arena;
    struct live_file *files; // as many as the checked files; NULL where it did not come so far
    void *worker;            // reads files again; NULL until one is
    bool names_changed, renamed, reordered; // since the guide was taken
    struct {
        VEC_OF(struct arena) // trees of files that were read again, which the guide still shows
    } retired;
};

void live_file_init(struct live_file *file, struct arena *arena);
void live_file_release(struct live_file *file);

// Releases trees that nothing shows any more.
void live_release_retired(struct live_state *state);

// Lets go of trees that `other` has as well, without releasing them; it may be NULL.
void live_keep_shared(struct live_state *state, const struct live_state *other);

// Looks at names and terms anew.
void live_check_names(struct live_state *state);

// Puts everything that was found, and what only the whole shows, into the list, sorted.
void live_tell(struct live_state *state, struct diag_list *diags);

// Sets the targets of all links that are not set yet.
void live_set_targets(struct live_state *state);

// Reads the files of these paths again and counts those whose text is another. False where more
// has changed than the texts of pages that were there: then a new state must be made, which may
// take these trees over.
bool live_read_again(struct live_state *state, const struct strings *paths, size_t *count);

// Looks again at all that may depend on the files that were read again since the guide was taken.
// False with errors among the diagnostics.
bool live_look_again(struct live_state *state, struct diag_list *diags);

// Fills the entries of these files again.
void live_take_again(struct live_state *state, struct arena *arena,
                     struct check_live_change *change);

#endif
