// Publishing a folder of outputs: compared, staged, and put in place by one rename.
//
// Each output is compared with what stands in the target. What differs goes into a staging folder
// beside the target; at commit, what is the same is linked into it, it is synced, and one exchange
// of the two folders publishes it. Where nothing differs nothing is touched. Whoever reads the
// target sees the old or the new whole, never a mixture, and a build that fails or is interrupted
// leaves the old one.
//
// The target holds a list of the files that regimen made (PUBLISH_MANIFEST). Files that are not on
// that list are somebody else's: they are kept. A target that is not empty and has no such list is
// refused. Beside the list may stand a memo, a text for the next build (PUBLISH_MEMO).
#ifndef REGIMEN_BASE_PUBLISH_H
#define REGIMEN_BASE_PUBLISH_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PUBLISH_MANIFEST ".regimen-files"
#define PUBLISH_MEMO ".regimen-made"

struct publish;

struct publish_counts {
    size_t files, changed, removed;
    unsigned long long bytes;
};

// Begins. `target` is the folder to publish, such as "dist". Returns NULL with a diagnostic where
// it is refused, cannot be read or staged, or another build is publishing there.
struct publish *publish_open(const char *target, struct diag_list *diags);

// Looks at what stands in a target that is there, and touches nothing: nothing can be put. End it
// with publish_abandon. NULL, with a diagnostic where there is one to tell, as from publish_open.
struct publish *publish_look(const char *target, struct diag_list *diags);

// Begins a publishing that writes nothing: what is put is handed to `take`, from the threads that
// put it. End it with publish_abandon.
typedef bool publish_take(void *context, const char *path, const void *bytes, size_t length);
struct publish *publish_open_to(publish_take *take, void *context);

// Earlier outputs whose path begins with `prefix` are kept as they are (what this build was not
// asked to make).
void publish_keep(struct publish *publish, const char *prefix);

// Whether the target has an earlier output whose path begins with `prefix`.
bool publish_stands(const struct publish *publish, const char *prefix);

// Whether publish_keep was asked for what stands at this path.
bool publish_keeps(const struct publish *publish, const char *path);

// Appends an earlier output's bytes. False, and nothing appended, where there is none, or (`length`
// not 0) none of just this length. May be called from many threads, as may the next.
bool publish_read(const struct publish *publish, const char *path, size_t length,
                  struct buf *bytes);

// Appends the memo that stands in the target. False where there is none that can be read.
bool publish_read_memo(const struct publish *publish, struct buf *memo);

// Has this memo published with the outputs. Where it is not called, what stands there stays.
void publish_put_memo(struct publish *publish, const void *bytes, size_t length);

// A sum of what this build put, of paths and bytes, for publish_stands_same of a later build; no
// guard against ill will. To be asked when all is put.
uint64_t publish_sum(struct publish *publish);

// Whether the earlier outputs, but for those that are kept, add up to `sum`: then a build that
// would put what was put then has nothing to do. `jobs` workers read them. *files is how many there
// are, with what is kept.
bool publish_stands_same(const struct publish *publish, uint64_t sum, size_t jobs, size_t *files);

// From now on, what is put at a path that begins with `prefix` is put at `folder` + that path as
// well: the website holds the cards that it links to, so that it can be published alone.
void publish_mirror(struct publish *publish, const char *prefix, const char *folder);

// Puts one file at the relative `path` (no "..", no leading "/"). May be called from many threads.
// False where the machine failed or a path is put twice; publish_commit and
// publish_abandon tell it.
bool publish_put(struct publish *publish, const char *path, const void *bytes, size_t length);

// Publishes and frees. False with a diagnostic where something failed; the target is then as it
// was. `counts` may be NULL.
bool publish_commit(struct publish *publish, struct publish_counts *counts,
                    struct diag_list *diags);

// Gives up and frees; the target is as it was. Tells what went wrong with an output, if anything
// did; `diags` may be NULL.
void publish_abandon(struct publish *publish, struct diag_list *diags);

#endif
