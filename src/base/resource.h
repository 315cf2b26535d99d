// The project's own templates, assets and words, and the ones embedded in the program.
//
// A project's file of the same name overrides the embedded one, and a brand's overrides both.
#ifndef REGIMEN_BASE_RESOURCE_H
#define REGIMEN_BASE_RESOURCE_H

#include "base/diag.h"
#include "base/source.h"

// A file that was put into the program at compile time (tools/embed.sh makes the table).
struct embedded_file {
    const char *path; // such as "templates/site/exercise.html"
    const unsigned char *bytes;
    size_t length;
};

// The table, sorted by path, and how many there are.
extern const struct embedded_file embedded_files[];
extern const size_t embedded_file_count;

struct resources {
    const char *root;                     // the project's folder; NULL: embedded files only
    const char *shown_root;               // how messages name it; "" for none
    const char *brand;                    // a brand's folder, from `root`; NULL: none
    const struct embedded_file *embedded; // usually embedded_files
    size_t embedded_count;
};

// Reads "templates/..." or "assets/..." into the arena: the brand's or the project's file, else
// the embedded one, whose source path is then "(built in)/templates/...". Returns NULL where
// none exists (no diagnostic), or where the file cannot be read (with one).
const struct source *resource_read(const struct resources *resources, struct arena *arena,
                                   const char *path, struct diag_list *diags);

// How messages name a file such as "templates/...": with the brand's folder where the brand has it.
const char *resource_shown(const struct resources *resources, struct arena *arena,
                           const char *path);

// Lists all files below a folder such as "assets", embedded, the project's and the brand's, each
// once, sorted.
bool resource_list(const struct resources *resources, struct arena *arena, const char *folder,
                   struct strings *paths, struct diag_list *diags);

#endif
