// Digests of files that many documents are made from: fonts. Each is read once.
#ifndef REGIMEN_PRINT_SUMS_H
#define REGIMEN_PRINT_SUMS_H

#include "base/digest.h"

struct print_sums;

struct print_sums *print_sums_open(void);
void print_sums_close(struct print_sums *sums); // NULL is nothing

// Adds a file's digest; false where it cannot be read. May be called from many threads.
bool print_sums_add(struct print_sums *sums, const char *path, struct digest_sum *to);

#endif
