// SHA-256 of bytes, by nettle.
#ifndef REGIMEN_BASE_DIGEST_H
#define REGIMEN_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_HEX = 64 };

// What bytes add up to.
struct digest {
    unsigned char at[DIGEST_SIZE];
};

struct digest_sum; // a sum that is going on

// Begins, adds, and ends, which frees it.
struct digest_sum *digest_open(void);
void digest_add(struct digest_sum *sum, const void *bytes, size_t length);
struct digest digest_close(struct digest_sum *sum);

// Adds a text with its length before it, so that "ab" and "c" are not "a" and "bc". NULL is not "".
void digest_text(struct digest_sum *sum, const char *text);

// Of bytes that lie together.
struct digest digest_sha256(const void *bytes, size_t length);

// Of a file's bytes. False where it cannot be read, or is a pipe, a device or a folder.
bool digest_file(const char *path, struct digest *digest);

// Adds what tells whether a folder's files are still the same ones: names, sizes and times. A
// folder that is not there adds its name alone.
void digest_add_folder(struct digest_sum *sum, const char *folder);

// Writes 64 hexadecimal digits and a NUL; reads them (false where they are none).
void digest_write(const struct digest *digest, char hex[DIGEST_HEX + 1]);
bool digest_read(const char *hex, struct digest *digest);

// Whether two are the same.
bool digest_same(const struct digest *a, const struct digest *b);

#endif
