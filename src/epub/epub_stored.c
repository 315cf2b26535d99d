// Entries of a ZIP file that are stored; see epub_stored.h. The entries are gone through from the
// first one, by their local headers (APPNOTE.TXT 4.3.7), which is as epub_zip.c writes them.
#include "epub/epub_stored.h"

#include "epub/epub_manifest.h"

#include <stdint.h>
#include <string.h>

enum { HEADER = 30, SIZES_FOLLOW = 8, STORED = 0 };

static uint32_t number(const unsigned char *at, int bytes) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++) value |= (uint32_t)at[i] << (8 * i);
    return value;
}

static int is_cover(const unsigned char *name, size_t length) {
    static const char wanted[] = EPUB_FOLDER EPUB_COVER_PICTURE;
    return length == sizeof wanted - 1 && memcmp(name, wanted, length) == 0;
}

const void *epub_stored_cover(const void *epub, size_t size, size_t *length) {
    const unsigned char *at = epub, *end = at + size;
    while ((size_t)(end - at) >= HEADER && memcmp(at, "PK\3\4", 4) == 0) {
        unsigned flags = number(at + 6, 2), method = number(at + 8, 2);
        size_t packed = number(at + 18, 4), whole = number(at + 22, 4);
        size_t name = number(at + 26, 2), extra = number(at + 28, 2);
        if (flags & SIZES_FOLLOW || (size_t)(end - at) - HEADER < name + extra + packed)
            return NULL;
        const unsigned char *bytes = at + HEADER + name + extra;
        if (is_cover(at + HEADER, name)) {
            *length = packed;
            return method == STORED && packed == whole ? bytes : NULL;
        }
        at = bytes + packed;
    }
    return NULL;
}
