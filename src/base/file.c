// Files; see file.h.
#include "base/file.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST_FOLDER = 32 };

const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *file_join(struct arena *arena, const char *folder, const char *path) {
    if (!folder || !*folder || strcmp(folder, ".") == 0) return arena_strdup(arena, path);
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    return arena_printf(arena, "%s%s%s", folder, slash, path);
}

// Whether a part of `path` below `root` is a link. Where none is, and nothing climbs, the path
// cannot lead out.
static bool has_link(const char *root, const char *path) {
    struct buf part;
    struct stat info;
    bool found = false;
    buf_init(&part);
    buf_puts(&part, *root ? root : ".");
    for (const char *at = path; at && !found; at = strchr(at, '/')) {
        while (*at == '/') at++;
        buf_putc(&part, '/');
        buf_add(&part, at, strcspn(at, "/"));
        found = lstat(part.at, &info) == 0 && S_ISLNK(info.st_mode);
    }
    buf_release(&part);
    return found;
}

// Whether the real place of `path` lies in the real place of `root`.
static bool lies_within(const char *root, const char *path) {
    char real_root[PATH_MAX], real_path[PATH_MAX];
    if (!realpath(*root ? root : ".", real_root) || !realpath(path, real_path)) return false;
    size_t length = strlen(real_root);
    if (strcmp(real_root, "/") == 0) return true;
    return strncmp(real_root, real_path, length) == 0 &&
           (real_path[length] == '/' || real_path[length] == '\0');
}

static bool climbs(const char *path) {
    if (path[0] == '/') return true;
    for (const char *part = path; part; part = strchr(part, '/')) {
        if (*part == '/') part++;
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) return true;
    }
    return false;
}

// Reads an open file to its end, within FILE_LARGEST. Returns false with errno set; EFBIG where it
// is too large.
static bool read_all(int fd, size_t expected, struct arena *arena, struct source *source) {
    size_t room = expected + 1, length = 0;
    char *text = base_alloc(room + 1);
    for (;;) {
        ssize_t got = read(fd, text + length, room - length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            int error = got < 0 ? errno : 0;
            if (!error) {
                source->text = arena_strndup(arena, text, length);
                source->length = length;
            }
            free(text);
            errno = error;
            return !error;
        }
        length += (size_t)got;
        if (length > FILE_LARGEST) {
            free(text);
            errno = EFBIG;
            return false;
        }
        if (length == room) text = base_realloc(text, (room *= 2) + 1);
    }
}

static bool open_and_read(const char *path, struct arena *arena, struct source *source) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    struct stat info;
    bool done = false;
    if (fstat(fd, &info) < 0) goto out;
    if (!S_ISREG(info.st_mode)) {
        errno = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        goto out;
    }
    if ((unsigned long long)info.st_size > FILE_LARGEST) {
        errno = EFBIG;
        goto out;
    }
    done = read_all(fd, (size_t)info.st_size, arena, source);
out:;
    int error = errno;
    close(fd);
    errno = error;
    return done;
}

// Tells that a file or folder cannot be read, by errno. EINVAL is open_and_read's own, and EISDIR
// is worded here since both come of a name that something else than a file has.
static void report_unread(const char *path, struct diag_list *diags) {
    int error = errno;
    if (error == EINVAL || error == EISDIR) {
        diag_add_path(diags, DIAG_FAILURE, "cannot-read", path, "move it out of content/",
                      "cannot read: this is %s, and not a file with text",
                      error == EISDIR ? "a folder" : "a pipe or a device");
    } else {
        diag_add_path(diags, DIAG_FAILURE, "cannot-read", path,
                      error == EACCES ? "give yourself the right to read it" : NULL,
                      "cannot read: %s", strerror(error));
    }
}

static bool leads_out(const char *root, const char *path, const char *full) {
    return climbs(path) || (has_link(root, path) && file_exists(full) && !lies_within(root, full));
}

const struct source *file_read(struct arena *arena, const char *root, const char *path,
                               const char *shown_root, struct diag_list *diags) {
    struct source *source = arena_alloc(arena, sizeof *source);
    source->path = file_join(arena, shown_root, path);
    const char *full = file_join(arena, root, path);
    if (leads_out(root, path, full)) {
        diag_add_path(diags, DIAG_ERROR, "outside-folder", source->path,
                      "put the file itself here, not a link to it",
                      "this leads out of the guide's folder, so it is not read");
        return NULL;
    }
    if (open_and_read(full, arena, source)) return source;
    if (errno == EFBIG) {
        diag_add_path(diags, DIAG_ERROR, "file-too-big", source->path,
                      "make it smaller, or take it out of the folder",
                      "the file is larger than %zu MiB", FILE_LARGEST >> 20);
    } else {
        report_unread(source->path, diags);
    }
    return NULL;
}

const char *file_read_start(struct arena *arena, const char *root, const char *path, size_t most,
                            size_t *length) {
    struct stat info;
    const char *full = file_join(arena, root, path);
    int fd = leads_out(root, path, full) ? -1 : open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return NULL;
    char *start = NULL;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        if ((unsigned long long)info.st_size < most) most = (size_t)info.st_size;
        start = arena_alloc(arena, most + 1);
        ssize_t got = pread(fd, start, most, 0);
        *length = got > 0 ? (size_t)got : 0;
        if (got < 0) start = NULL;
    }
    close(fd);
    return start;
}

static struct span span_at(const struct source *source, size_t offset) {
    struct span span = {.line = 1, .column = 1, .length = 1};
    for (size_t i = 0; i < offset; i++) {
        span.column++;
        if (source->text[i] == '\n') {
            span.line++;
            span.column = 1;
        }
    }
    return span;
}

// Diagnostics show lines of the source, so NUL bytes in it become spaces, and what is not UTF-8
// '?'.
static void replace_bad_bytes(struct source *source) {
    char *text = (char *)source->text;
    for (size_t i = 0; i < source->length; i++)
        if (!text[i]) text[i] = ' ';
    for (size_t at = 0; (at += utf8_check(text + at, source->length - at)) < source->length;)
        text[at] = '?';
}

bool file_check_text(struct source *source, struct diag_list *diags) {
    if (source->length > FILE_LARGEST_TEXT) {
        diag_add_path(diags, DIAG_ERROR, "file-too-big", source->path,
                      "break it into several files", "the text is larger than %zu MiB",
                      FILE_LARGEST_TEXT >> 20);
        return false;
    }
    if (source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0) {
        source->text += 3;
        source->length -= 3;
    }
    const char *nul = memchr(source->text, '\0', source->length);
    size_t bad = utf8_check(source->text, source->length);
    if (nul && (size_t)(nul - source->text) < bad) {
        size_t offset = (size_t)(nul - source->text);
        diag_add(diags, DIAG_ERROR, "not-text", source, span_at(source, offset),
                 "delete the character", "the text holds a NUL byte");
        replace_bad_bytes(source);
        return false;
    }
    if (bad == source->length) return true;
    unsigned byte = (unsigned char)source->text[bad];
    struct span span = span_at(source, bad);
    replace_bad_bytes(source);
    diag_add(diags, DIAG_ERROR, "not-utf8", source, span, "save the file as UTF-8",
             "the text is not UTF-8: byte 0x%02X does not belong here", byte);
    return false;
}

struct walk {
    struct arena *arena;
    const char *root;
    struct strings *paths;
    struct diag_list *diags;
};

static bool walk_folder(struct walk *walk, const char *folder, int depth);

static bool walk_entry(struct walk *walk, const char *path, int depth) {
    const char *full = file_join(walk->arena, walk->root, path);
    struct stat info;
    if (lstat(full, &info) < 0) return true; // it went away meanwhile
    if (S_ISLNK(info.st_mode)) {
        if (stat(full, &info) < 0 || !lies_within(walk->root, full)) {
            diag_add_path(walk->diags, DIAG_ERROR, "outside-folder", full,
                          "put the file itself here, not a link to it",
                          "this link leads out of the guide's folder or to nothing");
            return true;
        }
        if (S_ISDIR(info.st_mode)) {
            diag_add_path(walk->diags, DIAG_ERROR, "linked-folder", full,
                          "put the folder itself here, not a link to it",
                          "a folder behind a link is not read");
            return true;
        }
    }
    if (S_ISDIR(info.st_mode)) return walk_folder(walk, path, depth + 1);
    vec_push(walk->arena, walk->paths, path); // a pipe too: whoever reads it is told
    return true;
}

static bool walk_folder(struct walk *walk, const char *folder, int depth) {
    const char *full = file_join(walk->arena, walk->root, folder);
    if (depth > DEEPEST_FOLDER) {
        diag_add_path(walk->diags, DIAG_ERROR, "too-deep", full, "move it higher up",
                      "folders lie deeper than %d in each other", DEEPEST_FOLDER);
        return true;
    }
    DIR *open_folder = opendir(full);
    if (!open_folder) {
        if (depth == 0 && errno == ENOENT) return true;
        report_unread(full, walk->diags);
        return false;
    }
    bool done = true;
    for (struct dirent *entry; done && (entry = readdir(open_folder));) {
        if (entry->d_name[0] == '.') continue;
        done = walk_entry(walk, file_join(walk->arena, folder, entry->d_name), depth);
    }
    closedir(open_folder);
    return done;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list(struct arena *arena, const char *root, const char *folder, struct strings *paths,
               struct diag_list *diags) {
    struct walk walk = {arena, root, paths, diags};
    size_t before = paths->n;
    const char *full = file_join(arena, root, folder);
    if (file_exists(full) && !lies_within(root, full)) {
        diag_add_path(diags, DIAG_ERROR, "outside-folder", full,
                      "put the folder itself here, not a link to it",
                      "this leads out of the guide's folder, so it is not read");
        return true;
    }
    bool done = walk_folder(&walk, folder, 0);
    if (paths->n > before)
        qsort(paths->at + before, paths->n - before, sizeof *paths->at, compare_paths);
    return done;
}

bool file_exists(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0;
}

bool file_is_folder(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_make_folders(const char *path) {
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && file_is_folder(path))) return true;
    if (errno != ENOENT) return false;
    struct buf above;
    buf_init(&above);
    buf_puts(&above, path);
    while (above.len && above.at[above.len - 1] == '/') buf_cut(&above, above.len - 1);
    char *slash = strrchr(above.at, '/');
    bool made = false;
    if (slash && slash != above.at) {
        buf_cut(&above, (size_t)(slash - above.at));
        made = file_make_folders(above.at) && (mkdir(path, 0777) == 0 || errno == EEXIST);
    }
    int error = errno;
    buf_release(&above);
    errno = error;
    return made;
}

static bool remove_at(int folder, const char *name, int depth) {
    if (unlinkat(folder, name, 0) == 0 || errno == ENOENT) return true;
    if ((errno != EISDIR && errno != EPERM) || depth > 256) return false;
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return false;
    DIR *open_folder = fdopendir(fd);
    if (!open_folder) {
        close(fd);
        return false;
    }
    bool done = true;
    for (struct dirent *entry; done && (entry = readdir(open_folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        done = remove_at(fd, entry->d_name, depth + 1);
    }
    int error = errno;
    closedir(open_folder);
    errno = error;
    return done && (unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT);
}

bool file_remove_tree(const char *path) {
    return remove_at(AT_FDCWD, path, 0);
}

bool file_write_new(const char *path, const void *bytes, size_t length) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return false;
    const char *at = bytes;
    while (length) {
        ssize_t put = write(fd, at, length);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            int error = errno;
            close(fd);
            errno = error;
            return false;
        }
        at += put;
        length -= (size_t)put;
    }
    return close(fd) == 0;
}
