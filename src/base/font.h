// Font files that a guide brings: whether one can be used, and what is cut out of it.
#ifndef REGIMEN_BASE_FONT_H
#define REGIMEN_BASE_FONT_H

#include "base/buf.h"
#include "base/file.h"

#include <stdbool.h>
#include <stdint.h>

// No font may be larger than this many bytes (32 MiB).
#define FONT_LARGEST ((size_t)32 << 20)

struct font_facts {
    const char *fault;     // why it cannot be read, such as "it is a variable font"; NULL: it can
    const char *hint;      // what to do about the fault; NULL where there is none
    const char *forbidden; // what its licence bits forbid; NULL: it may be embedded
    bool for_screen;       // whether it may be in a website and an EPUB, not on paper alone
};

// Looks at the bytes of a font: one face with outlines (TrueType or CFF), with Unicode characters,
// not a collection, not variable, whole, and what its maker lets be done with it. Returns whether
// it can be read and may be embedded. The texts are constants.
bool font_look(const void *bytes, size_t length, struct font_facts *facts);

// Reads a font that may be in a website or an EPUB into the arena: file_read, and font_look. NULL
// where it may not, which is not told, or where it cannot be read (with a diagnostic).
const struct source *font_read_for_screen(struct arena *arena, const char *root, const char *path,
                                          const char *shown_root, struct diag_list *diags);

// Appends what font_subset makes of it, or the whole font where that cannot be.
void font_cut(const struct source *font, const uint32_t *letters, size_t count, struct buf *out);

// What licence bits (fsType of the table OS/2) forbid to whoever embeds a subset; NULL: nothing.
const char *font_forbidden(unsigned type);

// Appends a font with these letters alone (code points; what the font lacks is passed over), their
// kerning, ligatures and joined forms, without hints for coarse screens. The same letters give the
// same bytes. False, with nothing appended, where font_look would have found a fault, or HarfBuzz
// cannot.
bool font_subset(const void *bytes, size_t length, const uint32_t *letters, size_t count,
                 struct buf *out);

#endif
