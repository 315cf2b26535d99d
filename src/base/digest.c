// SHA-256; see digest.h. nettle stays in this file.
#include "base/digest.h"

#include "base/arena.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert((int)DIGEST_SIZE == (int)SHA256_DIGEST_SIZE, "nettle's digests are as large");

struct digest_sum {
    struct sha256_ctx context;
};

struct digest_sum *digest_open(void) {
    struct digest_sum *sum = base_alloc(sizeof *sum);
    sha256_init(&sum->context);
    return sum;
}

void digest_add(struct digest_sum *sum, const void *bytes, size_t length) {
    if (length) sha256_update(&sum->context, length, bytes);
}

struct digest digest_close(struct digest_sum *sum) {
    struct digest digest;
    sha256_digest(&sum->context, DIGEST_SIZE, digest.at);
    free(sum);
    return digest;
}

void digest_text(struct digest_sum *sum, const char *text) {
    uint64_t length = text ? strlen(text) + 1 : 0;
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)(length >> (8 * i));
    digest_add(sum, bytes, sizeof bytes);
    if (text) digest_add(sum, text, (size_t)length - 1);
}

struct digest digest_sha256(const void *bytes, size_t length) {
    struct digest_sum *sum = digest_open();
    digest_add(sum, bytes, length);
    return digest_close(sum);
}

// A pipe or a device is none, and never waited for.
static int open_file(const char *path) {
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))) return fd;
    close(fd);
    return -1;
}

bool digest_file(const char *path, struct digest *digest) {
    int fd = open_file(path);
    if (fd < 0) return false;
    struct sha256_ctx sum;
    sha256_init(&sum);
    char bytes[1 << 16];
    ssize_t got;
    while ((got = read(fd, bytes, sizeof bytes)) > 0)
        sha256_update(&sum, (size_t)got, (const uint8_t *)bytes);
    close(fd);
    sha256_digest(&sum, sizeof digest->at, digest->at);
    return got == 0;
}

void digest_write(const struct digest *digest, char hex[DIGEST_HEX + 1]) {
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < DIGEST_SIZE; i++) {
        hex[2 * i] = digits[digest->at[i] >> 4];
        hex[2 * i + 1] = digits[digest->at[i] & 15];
    }
    hex[DIGEST_HEX] = '\0';
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool digest_read(const char *hex, struct digest *digest) {
    if (strnlen(hex, DIGEST_HEX + 1) != DIGEST_HEX) return false;
    for (int i = 0; i < DIGEST_SIZE; i++) {
        int high = digit_of(hex[2 * i]), low = digit_of(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        digest->at[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

bool digest_same(const struct digest *a, const struct digest *b) {
    return memcmp(a->at, b->at, DIGEST_SIZE) == 0;
}

// ---- folders ----------------------------------------------------------------------------------

static void add_entry(struct digest_sum *sum, const char *folder, const char *name) {
    char path[PATH_MAX];
    struct stat info = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (stat(path, &info) != 0) info = (struct stat){0};
    const long long parts[] = {(long long)info.st_size, (long long)info.st_mtim.tv_sec,
                               (long long)info.st_mtim.tv_nsec, (long long)info.st_ctim.tv_sec,
                               (long long)info.st_ctim.tv_nsec};
    digest_text(sum, name);
    digest_add(sum, parts, sizeof parts);
}

void digest_add_folder(struct digest_sum *sum, const char *folder) {
    struct dirent **entries = NULL;
    digest_text(sum, folder);
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') add_entry(sum, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}
