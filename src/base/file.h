// Files: reading within bounds, listing a folder, never leaving it.
#ifndef REGIMEN_BASE_FILE_H
#define REGIMEN_BASE_FILE_H

#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

// No content file, template or asset may be larger than this many bytes (64 MiB).
#define FILE_LARGEST ((size_t)64 << 20)

// And no text among them larger than this (2 MiB): its trees take up to a hundred times its size.
#define FILE_LARGEST_TEXT ((size_t)2 << 20)

// Joins a folder and a relative path. An empty or "." folder leaves the path alone.
char *file_join(struct arena *arena, const char *folder, const char *path);

// The last part of a path: what stands behind its last slash.
const char *file_name(const char *path);

// Reads `path` (relative to `root`) whole into the arena. The result's path is `path` joined to
// `shown_root` ("" for none), which is what messages show. Fails with a diagnostic of severity
// DIAG_FAILURE where the file cannot be read, and of DIAG_ERROR where it is larger than
// FILE_LARGEST or leads out of `root` by a link or "..".
// The bytes are not looked at; source_check_text does that.
const struct source *file_read(struct arena *arena, const char *root, const char *path,
                               const char *shown_root, struct diag_list *diags);

// Reads the first bytes of `path`, `most` of them at most, into the arena; *length is how many
// there are. NULL where the file cannot be read or leads out of `root`; nothing is told.
const char *file_read_start(struct arena *arena, const char *root, const char *path, size_t most,
                            size_t *length);

// Checks that a source is text: well-formed UTF-8, without NUL, and no larger than
// FILE_LARGEST_TEXT. A byte order mark is skipped by moving `text`. Reports the first bad byte with
// its line and column ("not-text", "not-utf8"), or "file-too-big".
bool file_check_text(struct source *source, struct diag_list *diags);

// Lists the files under `folder` (joined to `root`), as paths relative to `root`, sorted by their
// bytes, without hidden ones. A link is followed only if its end lies within `root`;
// otherwise it is a diagnostic. A folder that is not there gives an empty list and true.
bool file_list(struct arena *arena, const char *root, const char *folder, struct strings *paths,
               struct diag_list *diags);

// Whether something stands at the path, and whether it is a folder.
bool file_exists(const char *path);
bool file_is_folder(const char *path);

// Makes a folder and those above it. False with errno set where it cannot.
bool file_make_folders(const char *path);

// Removes a file or a folder with all that is in it, following no link. False with errno set.
bool file_remove_tree(const char *path);

// Writes a whole file (made new; it must not be there). False with errno set.
bool file_write_new(const char *path, const void *bytes, size_t length);

#endif
