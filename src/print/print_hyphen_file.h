// Files of hyphenation patterns; for this room alone, since libhyphen's type is in it.
#ifndef REGIMEN_PRINT_HYPHEN_FILE_H
#define REGIMEN_PRINT_HYPHEN_FILE_H

#include "base/digest.h"
#include "base/resource.h"

#include <hyphen.h>
#include <stdbool.h>

// The dictionary for a language tag such as "de-AT": the guide's own, or the system's for the tag,
// or for its language. NULL where there is none, or the guide's is faulty, which sets *faulty and
// is told ("bad-hyphens"). End it with hnj_hyphen_free.
HyphenDict *print_hyphen_file_open(const struct resources *resources, const char *language,
                                   struct diag_list *diags, bool *faulty);

// Adds the files that print_hyphen_file_open would look into for the tag; returns whether there is
// any. Nothing is told.
bool print_hyphen_file_digest(const struct resources *resources, const char *language,
                              struct digest_sum *sum);

// Adds what tells whether the folders of dictionaries are the same as before.
void print_hyphen_file_add_folders(struct digest_sum *sum);

#endif
