// Watching; see serve_watch.h.
#include "serve/serve_watch.h"

#include "base/file.h"
#include "base/map.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// Milliseconds: a burst has ended when nothing came for so long, and is not waited for longer than
// that. Folders are followed so deep.
enum { QUIET = 6, LONGEST_BURST = 250, DEEPEST = 32 };

enum {
    EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF |
             IN_MOVE_SELF | IN_ATTRIB
};

struct folder {
    int number;       // inotify's
    const char *path; // from the root; "" is the root itself
};

struct serve_watch {
    struct arena arena;
    const char *root;
    const char *const *names; // of the folders in the root
    size_t count;
    int file;
    struct {
        VEC_OF(struct folder)
    } folders;
};

struct change;

// What is gathered while a burst goes on.
struct burst {
    struct serve_watch *watch;
    struct arena *arena;
    struct serve_changes *changes;
    struct map seen; // path -> struct change
    struct {
        VEC_OF(struct change *)
    } order;
};

// What became of a file while a burst went on.
struct change {
    const char *path;
    bool came, gone; // it was not there before; it is not there now
};

static void note(struct burst *burst, const char *path, uint32_t mask) {
    if (!burst) return;
    struct change *change = (struct change *)map_find(&burst->seen, path);
    if (!change) {
        change = arena_alloc(burst->arena, sizeof *change);
        *change = (struct change){.path = arena_strdup(burst->arena, path)};
        change->came = mask & (IN_CREATE | IN_MOVED_TO);
        map_add(burst->arena, &burst->seen, change->path, change);
        vec_push(burst->arena, &burst->order, change);
    }
    change->gone = mask & (IN_DELETE | IN_MOVED_FROM);
}

// Editors' own files, which come and go with each saving, are nobody's change. One that came in
// place of another was there before: it went first.
static void list_changes(struct burst *burst) {
    for (size_t i = 0; i < burst->order.n; i++) {
        const struct change *change = burst->order.at[i];
        if (!change->came || !change->gone)
            vec_push(burst->arena, &burst->changes->paths, change->path);
    }
}

// ---- folders ----------------------------------------------------------------------------------

static const char *full_path(struct serve_watch *watch, struct arena *arena, const char *path) {
    return *path ? file_join(arena, watch->root, path) : watch->root;
}

// Notes a folder under inotify's number; the same folder may come again under a new name.
static void keep_folder(struct serve_watch *watch, int number, const char *path) {
    const char *copy = arena_strdup(&watch->arena, path);
    for (size_t i = 0; i < watch->folders.n; i++) {
        if (watch->folders.at[i].number != number) continue;
        watch->folders.at[i].path = copy;
        return;
    }
    vec_push(&watch->arena, &watch->folders, (struct folder){number, copy});
}

static bool is_folder(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

// Watches a folder and all below it; with a burst, what lies in it is noted as changed, since it
// may have come before the watch.
static bool add_folder(struct serve_watch *watch, const char *path, int depth,
                       struct burst *burst) {
    struct arena arena;
    arena_init(&arena);
    const char *full = full_path(watch, &arena, path);
    int number = inotify_add_watch(watch->file, full, EVENTS | IN_ONLYDIR);
    DIR *folder = number >= 0 && depth < DEEPEST ? opendir(full) : NULL;
    bool fine = number >= 0 || errno == ENOENT || errno == ENOTDIR || errno == EACCES;
    if (number >= 0) keep_folder(watch, number, path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        const char *below = file_join(&arena, path, entry->d_name);
        if (is_folder(full_path(watch, &arena, below)))
            fine = add_folder(watch, below, depth + 1, burst) && fine;
        else
            note(burst, below, IN_CLOSE_WRITE);
    }
    if (folder) closedir(folder);
    arena_release(&arena);
    return fine;
}

static bool is_wanted(const struct serve_watch *watch, const char *name) {
    for (size_t i = 0; i < watch->count; i++)
        if (strcmp(watch->names[i], name) == 0) return true;
    return false;
}

struct serve_watch *serve_watch_open(const char *root, const char *const *folders, size_t count) {
    struct serve_watch *watch = base_alloc(sizeof *watch);
    *watch = (struct serve_watch){.root = root, .names = folders, .count = count};
    arena_init(&watch->arena);
    watch->file = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    int number = watch->file >= 0 ? inotify_add_watch(watch->file, root, EVENTS | IN_ONLYDIR) : -1;
    bool fine = number >= 0;
    if (fine) keep_folder(watch, number, "");
    for (size_t i = 0; i < count && fine; i++) fine = add_folder(watch, folders[i], 0, NULL);
    if (fine) return watch;
    int problem = errno;
    serve_watch_close(watch);
    errno = problem;
    return NULL;
}

void serve_watch_close(struct serve_watch *watch) {
    if (watch->file >= 0) close(watch->file);
    arena_release(&watch->arena);
    free(watch);
}

// ---- events -----------------------------------------------------------------------------------

static struct folder *find_folder(struct serve_watch *watch, int number) {
    for (size_t i = 0; i < watch->folders.n; i++)
        if (watch->folders.at[i].number == number) return &watch->folders.at[i];
    return NULL;
}

// A folder that came is watched; one that went takes all below it along, of which nothing is told.
static void take_folder_event(struct burst *burst, const char *path, uint32_t mask) {
    if (mask & (IN_CREATE | IN_MOVED_TO)) {
        note(burst, path, mask);
        if (!add_folder(burst->watch, path, 0, burst)) burst->changes->unknown = true;
    }
    if (mask & (IN_DELETE | IN_MOVED_FROM)) burst->changes->unknown = true;
}

static void take_event(struct burst *burst, const struct inotify_event *event) {
    struct serve_watch *watch = burst->watch;
    struct folder *folder = find_folder(watch, event->wd);
    if (event->mask & IN_Q_OVERFLOW) burst->changes->unknown = true;
    if (event->mask & IN_IGNORED && folder) *folder = watch->folders.at[--watch->folders.n];
    if (!folder || !event->len || event->name[0] == '.' || event->mask & IN_IGNORED) return;
    if (!*folder->path && !is_wanted(watch, event->name)) return;
    struct arena arena;
    arena_init(&arena);
    const char *path = file_join(&arena, folder->path, event->name);
    if (event->mask & IN_ISDIR)
        take_folder_event(burst, path, event->mask);
    else
        note(burst, path, event->mask);
    arena_release(&arena);
}

static void read_events(struct burst *burst) {
    _Alignas(struct inotify_event) char buffer[16384];
    for (ssize_t got; (got = read(burst->watch->file, buffer, sizeof buffer)) > 0;)
        for (char *at = buffer; at < buffer + got;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            take_event(burst, event);
            at += sizeof *event + event->len;
        }
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

// Reads on until it is quiet. False where a signal came.
static bool wait_for_quiet(struct burst *burst, const sigset_t *mask) {
    struct pollfd poll = {.fd = burst->watch->file, .events = POLLIN};
    const struct timespec quiet = {.tv_nsec = QUIET * 1000000L};
    for (long long end = now() + LONGEST_BURST; now() < end;) {
        int came = ppoll(&poll, 1, &quiet, mask);
        if (came < 0) return false;
        if (!came) break;
        read_events(burst);
    }
    return true;
}

bool serve_watch_wait(struct serve_watch *watch, const sigset_t *mask, struct arena *arena,
                      struct serve_changes *changes) {
    struct pollfd poll = {.fd = watch->file, .events = POLLIN};
    *changes = (struct serve_changes){0};
    while (!changes->paths.n && !changes->unknown) {
        struct burst burst = {.watch = watch, .arena = arena, .changes = changes};
        if (ppoll(&poll, 1, NULL, mask) < 0) return false;
        read_events(&burst);
        if ((burst.order.n || changes->unknown) && !wait_for_quiet(&burst, mask)) return false;
        list_changes(&burst);
    }
    return true;
}
