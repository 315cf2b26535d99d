// The manifest of a batch: which handout was made of which row.
//
// While a batch runs, a line for each handout goes to a journal beside the manifest, as soon as its
// file stands. At the end the manifest is written anew, in the order of rows, and the journal goes.
// So whenever a batch is killed, what stands can be told from what does not.
#ifndef REGIMEN_CLI_MANIFEST_H
#define REGIMEN_CLI_MANIFEST_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

struct cli_manifest_entry {
    const char *file; // its name; NULL: there is none
    size_t pages;
    struct digest digest; // of the file
    struct digest from;   // of what it was made from
};

struct cli_manifest {
    struct arena *arena;
    const char *folder, *path, *journal_path;
    int journal;                        // a file, locked
    struct cli_manifest_entry *entries; // by row, from 0
    size_t rows, room; // how many rows there are; how many entries there is room for
};

// Whether a batch of that manifest may work in a folder: it is empty but for what begins with a
// dot, or a batch worked there that was divided into as many shards. Else false with "not-ours":
// what is not a batch's would be written over, and what others divided could not be told from it.
bool cli_manifest_fits(struct arena *arena, const char *folder, const char *name,
                       struct diag_list *diags);

// Opens the manifest NAME.csv of a folder for `rows` rows and reads what an earlier batch left.
// False after telling: the folder cannot be written to, or another batch is at work there.
bool cli_manifest_open(struct cli_manifest *manifest, struct arena *arena, const char *folder,
                       const char *name, size_t rows);

// Notes a handout whose file stands; to be called by one thread at a time. False with errno set.
bool cli_manifest_note(struct cli_manifest *manifest, size_t row,
                       const struct cli_manifest_entry *entry);

// Writes the manifest from the entries that stand, and lets the journal go. False after telling.
bool cli_manifest_finish(struct cli_manifest *manifest);

// Closes the journal, which stays where the manifest was not finished.
void cli_manifest_close(struct cli_manifest *manifest);

#endif
