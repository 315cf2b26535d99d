// Watches folders for changes, by inotify.
//
// Editors write in place, or write beside the file and rename; both are seen. What comes in a burst
// is told as one change, once it has been quiet for a moment.
#ifndef REGIMEN_SERVE_WATCH_H
#define REGIMEN_SERVE_WATCH_H

#include "base/vec.h"

#include <signal.h>
#include <stdbool.h>

struct serve_watch;

// Watches the `count` folders of these names in `root`, with all folders below them, and waits for
// those that are not there yet. NULL with errno set where the machine cannot.
struct serve_watch *serve_watch_open(const char *root, const char *const *folders, size_t count);
void serve_watch_close(struct serve_watch *watch);

struct serve_changes {
    struct strings paths; // from the root, such as "content/exercises/squat.md", each once
    bool unknown;         // something changed and nobody knows what: look at everything
};

// Waits for a change and for the end of its burst. Paths lie in the arena; hidden files are left
// out. While it waits, the signals of `mask` are let through. False where a signal came.
bool serve_watch_wait(struct serve_watch *watch, const sigset_t *mask, struct arena *arena,
                      struct serve_changes *changes);

#endif
