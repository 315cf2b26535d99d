// Writing a single file; see cli.h.
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool cli_write_all(int file, const struct buf *bytes) {
    for (size_t done = 0; done < bytes->len;) {
        ssize_t written = write(file, bytes->at + done, bytes->len - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        done += (size_t)written;
    }
    return true;
}

static bool sync_file(int file) {
    return fsync(file) == 0 || errno == EINVAL || errno == EROFS;
}

// What is no regular file, such as /dev/stdout, is written to as it is.
static bool is_special(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool write_special(const char *path, const struct buf *bytes) {
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes->at, 1, bytes->len, file) == bytes->len;
    return file && fclose(file) == 0 && written;
}

static bool write_beside(const char *path, const struct buf *bytes, mode_t mode) {
    char *beside = NULL;
    if (asprintf(&beside, "%s.%ld.part", path, (long)getpid()) < 0) abort();
    int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool written = file >= 0 && cli_write_all(file, bytes) && sync_file(file);
    if (file >= 0 && close(file) != 0) written = false;
    written = written && rename(beside, path) == 0;
    int error = errno;
    if (file >= 0 && !written) unlink(beside);
    errno = error;
    free(beside);
    return written;
}

static bool write_file(const char *path, const struct buf *bytes, mode_t mode) {
    if (is_special(path) ? write_special(path, bytes) : write_beside(path, bytes, mode))
        return true;
    fprintf(stderr, "regimen: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

bool cli_write_file(const char *path, const struct buf *bytes) {
    return write_file(path, bytes, 0666);
}

bool cli_write_private_file(const char *path, const struct buf *bytes) {
    return write_file(path, bytes, 0600);
}
