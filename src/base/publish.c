// Publishing; see publish.h.
//
// The staging folder stands beside the target under a fixed hidden name and is locked while a build
// works, so that a second build is refused and what an interrupted one left is cleared away.
#include "base/publish.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/pool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
    const char *path;
    const char *from; // what to link in the target; NULL: it was written to the staging folder
};

struct mirror {
    const char *prefix, *folder;
};

struct publish {
    struct arena arena;
    const char *shown; // the target as the caller named it, for messages
    const char *target, *stage, *parent;
    int stage_fd;  // locked
    int target_fd; // locked from the exchange on, when it is what stands at the staging place
    bool moved;    // nothing of ours stands at the staging place any more
    bool first;    // there is no target yet

    struct map old;          // paths that the target's list names
    struct strings old_list; // the same, in its order
    struct strings keep;     // prefixes
    struct {
        VEC_OF(struct mirror)
    } mirrors;
    struct buf memo;
    bool has_memo; // whether this build has one to put

    pthread_mutex_t lock; // guards all below
    struct map put;       // path -> itself
    struct {
        VEC_OF(struct output)
    } outputs;
    struct map folders; // made in the staging folder
    unsigned long long bytes;
    uint64_t sum;        // of all that was put
    const char *problem; // first thing that went wrong; NULL while all is well
    const char *problem_id, *problem_path;

    publish_take *take; // publish_open_to; NULL: there is a target
    void *take_context;
};

// ---- paths ----------------------------------------------------------------------------------

static bool is_plain_path(const char *path) {
    if (!*path || *path == '/' || strchr(path, '\n')) return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        if (*part == '/') part++;
        size_t length = strcspn(part, "/");
        if (!length || (length == 1 && part[0] == '.') ||
            (length == 2 && part[0] == '.' && part[1] == '.'))
            return false;
    }
    return true;
}

// What publishing itself writes into the target.
static bool is_own_note(const char *path) {
    return strcmp(path, PUBLISH_MANIFEST) == 0 || strcmp(path, PUBLISH_MEMO) == 0;
}

bool publish_keeps(const struct publish *publish, const char *path) {
    for (size_t i = 0; i < publish->keep.n; i++)
        if (strncmp(path, publish->keep.at[i], strlen(publish->keep.at[i])) == 0) return true;
    return false;
}

// ---- opening --------------------------------------------------------------------------------

static void fail_open(const struct publish *publish, struct diag_list *diags, const char *what) {
    diag_add_path(diags, DIAG_FAILURE, "cannot-publish", publish->shown,
                  "name a folder with --out that you may write to", "%s: %s", what,
                  strerror(errno));
}

// Without slashes at the end.
static size_t shown_length(const char *target) {
    size_t length = strlen(target);
    while (length > 1 && target[length - 1] == '/') length--;
    return length;
}

// Where the target is a link, what it leads to is exchanged, so that the link stays.
static void name_places(struct publish *publish, const char *target) {
    char real[PATH_MAX];
    struct arena *arena = &publish->arena;
    char *path = arena_strdup(arena, realpath(target, real) ? real : target);
    for (size_t n = strlen(path); n > 1 && path[n - 1] == '/'; n--) path[n - 1] = '\0';
    const char *slash = strrchr(path, '/');
    publish->shown = arena_strndup(arena, target, shown_length(target));
    publish->target = path;
    publish->parent = slash ? arena_strndup(arena, path, (size_t)(slash - path) + 1) : ".";
    publish->stage = file_join(arena, publish->parent,
                               arena_printf(arena, ".%s.regimen-stage", slash ? slash + 1 : path));
}

static int open_stage(const char *path, bool *made) {
    *made = mkdir(path, 0777) == 0;
    if (!*made && errno != EEXIST) return -1;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return -1;
    struct stat locked, there;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &locked) == 0) {
        // Another build may have removed the folder and made it anew before the lock was had.
        if (lstat(path, &there) == 0 && there.st_ino == locked.st_ino) return fd;
        errno = EWOULDBLOCK;
    }
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

// Makes an empty, locked staging folder; what an interrupted build left there is removed first.
static bool lock_stage(struct publish *publish, struct diag_list *diags) {
    if (!file_make_folders(publish->parent)) {
        fail_open(publish, diags, "the folder above it cannot be made");
        return false;
    }
    bool made;
    publish->stage_fd = open_stage(publish->stage, &made);
    if (publish->stage_fd >= 0 && !made) {
        bool removed = file_remove_tree(publish->stage);
        close(publish->stage_fd);
        publish->stage_fd = removed ? open_stage(publish->stage, &made) : -1;
    }
    if (publish->stage_fd >= 0) return true;
    if (errno == EWOULDBLOCK) {
        diag_add_path(diags, DIAG_FAILURE, "busy", publish->shown, "wait until it is done",
                      "another build is publishing here");
    } else {
        fail_open(publish, diags, "no folder can be made beside it");
    }
    return false;
}

static bool folder_is_empty(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) return false;
    bool empty = true;
    for (struct dirent *entry; empty && (entry = readdir(folder));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(folder);
    return empty;
}

static void read_old_list(struct publish *publish, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        const char *path = arena_strndup(&publish->arena, text, length);
        if (is_plain_path(path) && !map_add(&publish->arena, &publish->old, path, path))
            vec_push(&publish->arena, &publish->old_list, path);
        text += length + (text[length] == '\n');
    }
}

static bool read_target(struct publish *publish, struct diag_list *diags) {
    struct arena *arena = &publish->arena;
    publish->first = !file_exists(publish->target);
    if (publish->first) return true;
    if (!file_is_folder(publish->target)) {
        diag_add_path(diags, DIAG_FAILURE, "not-a-folder", publish->shown,
                      "name another folder with --out", "the output folder is a file");
        return false;
    }
    if (file_exists(file_join(arena, publish->target, PUBLISH_MANIFEST))) {
        const struct source *list =
            file_read(arena, publish->target, PUBLISH_MANIFEST, publish->shown, diags);
        if (list) read_old_list(publish, list->text);
        return list != NULL;
    }
    if (folder_is_empty(publish->target)) return true;
    diag_add_path(diags, DIAG_FAILURE, "not-ours", publish->shown,
                  "name an empty or new folder with --out",
                  "this folder holds files that regimen did not make, so it is left alone");
    return false;
}

static struct publish *make(const char *target) {
    struct publish *publish = base_alloc(sizeof *publish);
    *publish = (struct publish){.stage_fd = -1, .target_fd = -1};
    arena_init(&publish->arena);
    buf_init(&publish->memo);
    pthread_mutex_init(&publish->lock, NULL);
    name_places(publish, target);
    return publish;
}

struct publish *publish_open(const char *target, struct diag_list *diags) {
    struct publish *publish = make(target);
    // The lock comes first, or another build might publish after the list was read.
    if (lock_stage(publish, diags) && read_target(publish, diags)) return publish;
    publish_abandon(publish, NULL);
    return NULL;
}

struct publish *publish_look(const char *target, struct diag_list *diags) {
    struct publish *publish = make(target);
    if (read_target(publish, diags)) return publish;
    publish_abandon(publish, NULL);
    return NULL;
}

struct publish *publish_open_to(publish_take *take, void *context) {
    struct publish *publish = base_alloc(sizeof *publish);
    *publish =
        (struct publish){.stage_fd = -1, .target_fd = -1, .take = take, .take_context = context};
    arena_init(&publish->arena);
    pthread_mutex_init(&publish->lock, NULL);
    return publish;
}

void publish_keep(struct publish *publish, const char *prefix) {
    vec_push(&publish->arena, &publish->keep, arena_strdup(&publish->arena, prefix));
}

bool publish_stands(const struct publish *publish, const char *prefix) {
    for (size_t i = 0; i < publish->old_list.n; i++)
        if (strncmp(publish->old_list.at[i], prefix, strlen(prefix)) == 0) return true;
    return false;
}

void publish_mirror(struct publish *publish, const char *prefix, const char *folder) {
    struct arena *arena = &publish->arena;
    vec_push(arena, &publish->mirrors,
             (struct mirror){arena_strdup(arena, prefix), arena_strdup(arena, folder)});
}

// What helps against a problem, by its id; NULL where its own words say it.
static const char *hint_of(const char *id) {
    static const struct {
        const char *id, *hint;
    } hints[] = {
        {"cannot-write", "look at the room on the disk, and at the rights of the folder"},
        {"not-ours", "move it away, or name another folder with --out"},
        {"output-twice", "a fault of the program: please report it"},
        {"bad-output-path", "a fault of the program: please report it"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].id, id) == 0) return hints[i].hint;
    return NULL;
}

static void tell_problem(const struct publish *publish, struct diag_list *diags) {
    if (publish->problem && diags)
        diag_add_path(diags, DIAG_FAILURE, publish->problem_id, publish->problem_path,
                      hint_of(publish->problem_id), "%s", publish->problem);
}

void publish_abandon(struct publish *publish, struct diag_list *diags) {
    tell_problem(publish, diags);
    if (publish->stage_fd >= 0) {
        if (!publish->moved) file_remove_tree(publish->stage);
        close(publish->stage_fd);
    }
    if (publish->target_fd >= 0) close(publish->target_fd);
    pthread_mutex_destroy(&publish->lock);
    buf_release(&publish->memo);
    arena_release(&publish->arena);
    free(publish);
}

// ---- putting --------------------------------------------------------------------------------

// Whether something other than a folder stands there. A folder may be one whose outputs all go; if
// somebody else's files are in it, carrying them over fails at commit.
static bool holds_file(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0 && !S_ISDIR(info.st_mode);
}

// Whether the file holds just these bytes.
static bool holds_same(const char *path, const char *bytes, size_t length) {
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC); // it may be a pipe
    if (fd < 0) return false;
    struct stat info;
    bool same = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
                (unsigned long long)info.st_size == length;
    char chunk[1 << 16];
    for (size_t at = 0; same && at < length;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        same = got > 0 && (size_t)got <= length - at && memcmp(chunk, bytes + at, (size_t)got) == 0;
        if (same) at += (size_t)got;
    }
    close(fd);
    return same;
}

// Opens a file in the target for reading; -1 where it is none, or (`length` not 0) of another one.
static int open_old(const struct publish *publish, const char *path, size_t *length) {
    char full[PATH_MAX];
    struct stat info;
    if (publish->take || publish->first) return -1;
    int size = snprintf(full, sizeof full, "%s/%s", publish->target, path);
    if (size < 0 || (size_t)size >= sizeof full) return -1;
    int fd = open(full, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return -1;
    bool fine = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
                (unsigned long long)info.st_size <= FILE_LARGEST;
    if (fine && *length) fine = (unsigned long long)info.st_size == *length;
    if (fine) {
        *length = (size_t)info.st_size;
        return fd;
    }
    close(fd);
    return -1;
}

// Appends `length` bytes of a file and closes it.
static bool read_all(int fd, size_t length, struct buf *bytes) {
    size_t before = bytes->len;
    char chunk[1 << 16];
    for (ssize_t got; (got = read(fd, chunk, sizeof chunk)) > 0;) {
        if ((size_t)got > length - (bytes->len - before)) break;
        buf_add(bytes, chunk, (size_t)got);
    }
    close(fd);
    if (bytes->len - before == length) return true;
    buf_cut(bytes, before);
    return false;
}

bool publish_read(const struct publish *publish, const char *path, size_t length,
                  struct buf *bytes) {
    if (!map_find(&publish->old, path)) return false;
    int fd = open_old(publish, path, &length);
    return fd >= 0 && read_all(fd, length, bytes);
}

bool publish_read_memo(const struct publish *publish, struct buf *memo) {
    size_t length = 0;
    int fd = open_old(publish, PUBLISH_MEMO, &length);
    return fd >= 0 && read_all(fd, length, memo);
}

void publish_put_memo(struct publish *publish, const void *bytes, size_t length) {
    buf_clear(&publish->memo);
    buf_add(&publish->memo, bytes, length);
    publish->has_memo = true;
}

static bool note_problem(struct publish *publish, const char *id, const char *path,
                         const char *what, int error) {
    if (publish->problem) return false;
    struct arena *arena = &publish->arena;
    publish->problem_id = id;
    publish->problem_path = file_join(arena, publish->shown, path);
    publish->problem = error ? arena_printf(arena, "%s: %s", what, strerror(error)) : what;
    return false;
}

// Takes the path; false where something is wrong already or it stands twice. Wants the lock.
static const char *claim(struct publish *publish, const char *path) {
    if (publish->problem) return NULL;
    const char *own = arena_strdup(&publish->arena, path);
    if (!is_plain_path(path) || is_own_note(path)) {
        note_problem(publish, "bad-output-path", own, "this is not a name for an output", 0);
        return NULL;
    }
    if (map_add(&publish->arena, &publish->put, own, own)) {
        note_problem(publish, "output-twice", own, "two outputs have this name", 0);
        return NULL;
    }
    return own;
}

// Makes the folders above `path` in the staging folder. The lock is not held while the system makes
// one, so two workers may both make it, which does no harm.
static bool make_stage_folders(struct publish *publish, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return true;
    pthread_mutex_lock(&publish->lock);
    char *folder = arena_strndup(&publish->arena, path, (size_t)(slash - path));
    bool made = map_find(&publish->folders, folder) != NULL;
    const char *full = made ? NULL : file_join(&publish->arena, publish->stage, folder);
    pthread_mutex_unlock(&publish->lock);
    if (made) return true;
    if (!file_make_folders(full)) return false;
    pthread_mutex_lock(&publish->lock);
    map_add(&publish->arena, &publish->folders, folder, folder);
    pthread_mutex_unlock(&publish->lock);
    return true;
}

static bool write_changed(struct publish *publish, const char *path, const void *bytes,
                          size_t length) {
    if (!make_stage_folders(publish, path)) return false;
    char full[PATH_MAX];
    int size = snprintf(full, sizeof full, "%s/%s", publish->stage, path);
    errno = ENAMETOOLONG;
    return size > 0 && (size_t)size < sizeof full && file_write_new(full, bytes, length);
}

// Sums of outputs are added up, so that their order does not matter.
static uint64_t sum_of(const char *path, const void *bytes, size_t length) {
    const uint64_t parts[] = {hash_quickly(path, strlen(path)), hash_quickly(bytes, length)};
    return hash_quickly(parts, sizeof parts);
}

static bool put_one(struct publish *publish, const char *path, const void *bytes, size_t length) {
    pthread_mutex_lock(&publish->lock);
    const char *own = claim(publish, path);
    const char *old = own ? file_join(&publish->arena, publish->target, own) : NULL;
    pthread_mutex_unlock(&publish->lock);
    if (!own) return false;

    bool was_ours = map_find(&publish->old, own) != NULL;
    bool changed = publish->first || !was_ours || !holds_same(old, bytes, length);
    bool foreign = changed && !was_ours && !publish->first && holds_file(old);
    bool written = !changed || foreign || write_changed(publish, own, bytes, length);
    int error = errno;
    uint64_t sum = sum_of(own, bytes, length);

    pthread_mutex_lock(&publish->lock);
    if (foreign) {
        written = note_problem(publish, "not-ours", own,
                               "a file that regimen did not make stands where an output goes", 0);
    } else if (!written) {
        note_problem(publish, "cannot-write", own, "cannot write", error);
    } else {
        vec_push(&publish->arena, &publish->outputs, (struct output){own, changed ? NULL : own});
        publish->bytes += length;
        publish->sum += sum;
    }
    pthread_mutex_unlock(&publish->lock);
    return written;
}

bool publish_put(struct publish *publish, const char *path, const void *bytes, size_t length) {
    if (publish->take) return publish->take(publish->take_context, path, bytes, length);
    if (!put_one(publish, path, bytes, length)) return false;
    for (size_t i = 0; i < publish->mirrors.n; i++) {
        const struct mirror *mirror = &publish->mirrors.at[i];
        if (strncmp(path, mirror->prefix, strlen(mirror->prefix)) != 0) continue;
        struct buf copy;
        buf_init(&copy);
        buf_printf(&copy, "%s%s", mirror->folder, path);
        bool done = put_one(publish, copy.at, bytes, length);
        buf_release(&copy);
        if (!done) return false;
    }
    return true;
}

// ---- what stands ------------------------------------------------------------------------------

uint64_t publish_sum(struct publish *publish) {
    pthread_mutex_lock(&publish->lock);
    uint64_t sum = publish->sum;
    pthread_mutex_unlock(&publish->lock);
    return sum;
}

struct standing {
    const struct publish *publish;
    atomic_ullong sum;
};

static void *start_standing(void *context, size_t worker) {
    (void)context, (void)worker;
    struct buf *bytes = base_alloc(sizeof *bytes);
    buf_init(bytes);
    return bytes;
}

static bool add_standing(void *context, void *state, size_t i) {
    struct standing *standing = context;
    struct buf *bytes = state;
    const char *path = standing->publish->old_list.at[i];
    if (publish_keeps(standing->publish, path)) return true;
    buf_clear(bytes);
    if (!publish_read(standing->publish, path, 0, bytes)) return false;
    atomic_fetch_add(&standing->sum, sum_of(path, bytes->at, bytes->len));
    return true;
}

static void finish_standing(void *context, void *state) {
    (void)context;
    buf_release(state);
    free(state);
}

bool publish_stands_same(const struct publish *publish, uint64_t sum, size_t jobs, size_t *files) {
    struct standing standing = {.publish = publish};
    struct pool_work work = {&standing, start_standing, add_standing, finish_standing};
    *files = publish->old_list.n;
    return !publish->first && pool_run(jobs, publish->old_list.n, &work) && standing.sum == sum;
}

// ---- committing -----------------------------------------------------------------------------

static bool copy_file(const char *from, const char *to) {
    struct arena arena;
    struct diag_list unheard;
    arena_init(&arena);
    diag_init(&unheard, &arena);
    const struct source *source = file_read(&arena, "/", from + 1, "", &unheard);
    bool copied = source && file_write_new(to, source->text, source->length);
    arena_release(&arena);
    return copied;
}

// Brings a file of the target into the staging folder: linked, or copied where links cannot be had.
static bool bring(struct publish *publish, const char *old, const char *path) {
    struct arena *arena = &publish->arena;
    if (!make_stage_folders(publish, path))
        return note_problem(publish, "cannot-write", path, "cannot make its folder", errno);
    const char *from = file_join(arena, publish->target, old);
    const char *to = file_join(arena, publish->stage, path);
    if (link(from, to) == 0) return true;
    if (*from == '/' && copy_file(from, to)) return true;
    return note_problem(publish, "cannot-write", path, "cannot link", errno);
}

static bool bring_link(struct publish *publish, const char *path) {
    char to[PATH_MAX];
    struct arena *arena = &publish->arena;
    ssize_t length = readlink(file_join(arena, publish->target, path), to, sizeof to - 1);
    if (length < 0) return note_problem(publish, "cannot-write", path, "cannot read", errno);
    to[length] = '\0';
    if (make_stage_folders(publish, path) &&
        symlink(to, file_join(arena, publish->stage, path)) == 0)
        return true;
    return note_problem(publish, "cannot-write", path, "cannot link", errno);
}

static bool bring_foreign(struct publish *publish, const char *folder);

static bool bring_foreign_entry(struct publish *publish, const char *path) {
    struct arena *arena = &publish->arena;
    struct stat info;
    if (lstat(file_join(arena, publish->target, path), &info) < 0)
        return errno == ENOENT || note_problem(publish, "cannot-read", path, "cannot read", errno);
    if (S_ISDIR(info.st_mode)) return bring_foreign(publish, path);
    bool ours = map_find(&publish->old, path) || map_find(&publish->put, path) || is_own_note(path);
    if (ours) return true;
    if (S_ISREG(info.st_mode)) return bring(publish, path, path);
    if (S_ISLNK(info.st_mode)) return bring_link(publish, path);
    return note_problem(publish, "not-ours", path, "something here cannot be carried over", 0);
}

// Carries over what somebody else put into the target. Folders of ours that become empty go; empty
// folders of theirs stay.
static bool bring_foreign(struct publish *publish, const char *folder) {
    struct arena *arena = &publish->arena;
    const char *full = file_join(arena, publish->target, folder);
    DIR *open_folder = opendir(full);
    if (!open_folder) return note_problem(publish, "cannot-read", folder, "cannot read", errno);
    bool done = true, empty = true;
    errno = 0; // readdir tells a fault by errno alone
    for (struct dirent *entry; done && (entry = readdir(open_folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        empty = false;
        done = bring_foreign_entry(publish, file_join(arena, folder, entry->d_name));
        errno = 0;
    }
    if (done && errno) done = note_problem(publish, "cannot-read", folder, "cannot read", errno);
    closedir(open_folder);
    if (empty && *folder && !file_make_folders(file_join(arena, publish->stage, folder)))
        return note_problem(publish, "cannot-write", folder, "cannot make the folder", errno);
    return done;
}

static int compare_outputs(const void *a, const void *b) {
    return strcmp(((const struct output *)a)->path, ((const struct output *)b)->path);
}

// What is kept stands in its mirrors too, even if it did not before.
static void mirror_kept(struct publish *publish, const char *path, struct publish_counts *counts) {
    for (size_t i = 0; i < publish->mirrors.n; i++) {
        const struct mirror *mirror = &publish->mirrors.at[i];
        if (strncmp(path, mirror->prefix, strlen(mirror->prefix)) != 0) continue;
        const char *copy = arena_printf(&publish->arena, "%s%s", mirror->folder, path);
        if (map_find(&publish->old, copy) || map_find(&publish->put, copy)) continue;
        map_add(&publish->arena, &publish->put, copy, copy);
        vec_push(&publish->arena, &publish->outputs, (struct output){copy, path});
        counts->changed++;
    }
}

// Adds the earlier outputs that stay, and counts those that go.
static void add_kept(struct publish *publish, struct publish_counts *counts) {
    for (size_t i = 0; i < publish->old_list.n; i++) {
        const char *path = publish->old_list.at[i];
        if (map_find(&publish->put, path)) continue;
        if (publish_keeps(publish, path) &&
            file_exists(file_join(&publish->arena, publish->target, path))) {
            vec_push(&publish->arena, &publish->outputs, (struct output){path, path});
            mirror_kept(publish, path, counts);
        } else {
            counts->removed++;
        }
    }
}

static bool write_list(struct publish *publish) {
    struct buf list;
    buf_init(&list);
    for (size_t i = 0; i < publish->outputs.n; i++)
        buf_printf(&list, "%s\n", publish->outputs.at[i].path);
    bool written = file_write_new(file_join(&publish->arena, publish->stage, PUBLISH_MANIFEST),
                                  list.at, list.len);
    buf_release(&list);
    return written ||
           note_problem(publish, "cannot-write", PUBLISH_MANIFEST, "cannot write", errno);
}

static bool is_memo_new(struct publish *publish) {
    const char *old = file_join(&publish->arena, publish->target, PUBLISH_MEMO);
    return publish->has_memo && !holds_same(old, publish->memo.at, publish->memo.len);
}

// Writes the memo, or brings that which stands there.
static bool write_memo(struct publish *publish) {
    struct stat info;
    struct arena *arena = &publish->arena;
    const char *path = file_join(arena, publish->stage, PUBLISH_MEMO);
    if (publish->has_memo)
        return file_write_new(path, publish->memo.at, publish->memo.len) ||
               note_problem(publish, "cannot-write", PUBLISH_MEMO, "cannot write", errno);
    bool stands =
        lstat(file_join(arena, publish->target, PUBLISH_MEMO), &info) == 0 && S_ISREG(info.st_mode);
    return !stands || bring(publish, PUBLISH_MEMO, PUBLISH_MEMO);
}

static bool fill_stage(struct publish *publish) {
    for (size_t i = 0; i < publish->outputs.n; i++) {
        const struct output *output = &publish->outputs.at[i];
        if (output->from && !bring(publish, output->from, output->path)) return false;
    }
    if (!publish->first && !bring_foreign(publish, "")) return false;
    return write_list(publish) && write_memo(publish);
}

// The old output takes the staging place, so it is locked before, until it is removed; and the new
// one gets its permissions.
static bool lock_target(struct publish *publish) {
    struct stat info;
    publish->target_fd = open(publish->target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return publish->target_fd >= 0 && flock(publish->target_fd, LOCK_EX | LOCK_NB) == 0 &&
           fstat(publish->target_fd, &info) == 0 &&
           fchmod(publish->stage_fd, info.st_mode & 07777) == 0;
}

// For file systems that know no exchange: two renames with the shortest of gaps.
static bool exchange_in_two(struct publish *publish) {
    const char *aside = arena_printf(&publish->arena, "%s-old", publish->stage);
    if (rename(publish->target, aside) != 0) return false;
    if (rename(publish->stage, publish->target) == 0) {
        publish->moved = rename(aside, publish->stage) != 0;
        return true;
    }
    int error = errno;
    rename(aside, publish->target);
    errno = error;
    return false;
}

static bool exchange(struct publish *publish) {
    if (syncfs(publish->stage_fd) < 0)
        return note_problem(publish, "cannot-write", "", "cannot write to the disk", errno);
    bool done;
    if (publish->first) {
        done = publish->moved = rename(publish->stage, publish->target) == 0;
    } else {
        done = lock_target(publish) &&
               renameat2(AT_FDCWD, publish->stage, AT_FDCWD, publish->target, RENAME_EXCHANGE) == 0;
        if (!done && (errno == EINVAL || errno == ENOSYS)) done = exchange_in_two(publish);
    }
    return done ||
           note_problem(publish, "cannot-publish", "", "cannot put the new output in place", errno);
}

static void sync_parent(const struct publish *publish) {
    int fd = open(publish->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd); // the exchange has happened; if it cannot be made durable, nobody can help
    close(fd);
}

bool publish_commit(struct publish *publish, struct publish_counts *counts,
                    struct diag_list *diags) {
    struct publish_counts own = {0};
    if (!publish->problem) {
        add_kept(publish, &own);
        if (publish->outputs.n)
            qsort(publish->outputs.at, publish->outputs.n, sizeof *publish->outputs.at,
                  compare_outputs);
        own.files = publish->outputs.n;
        own.bytes = publish->bytes;
        for (size_t i = 0; i < publish->outputs.n; i++) own.changed += !publish->outputs.at[i].from;
        bool same = !own.changed && !own.removed && !publish->first && !is_memo_new(publish);
        if (!same && fill_stage(publish) && exchange(publish)) sync_parent(publish);
    }
    bool published = !publish->problem;
    if (counts) *counts = own;
    // What stands at the staging place now is the old output, or nothing of ours.
    publish_abandon(publish, diags);
    return published;
}
