// Pictures; see epub_media.h.
#include "epub/epub_media.h"

#include <string.h>

static const char *const types[PICTURES] = {
    [PICTURE_UNKNOWN] = NULL,    [PICTURE_PNG] = "image/png",   [PICTURE_JPEG] = "image/jpeg",
    [PICTURE_GIF] = "image/gif", [PICTURE_WEBP] = "image/webp", [PICTURE_SVG] = "image/svg+xml",
};

const char *epub_media_type(enum picture picture) {
    return types[picture];
}

bool epub_media_moves(enum picture picture, const void *bytes, size_t length) {
    if (picture == PICTURE_GIF) return true;
    // An animated PNG has a chunk acTL before its data; an animated WebP says so in its header.
    if (picture == PICTURE_PNG) {
        const char *text = bytes, *data = memmem(text, length, "IDAT", 4);
        return memmem(text, data ? (size_t)(data - text) : length, "acTL", 4) != NULL;
    }
    const unsigned char *head = bytes;
    return picture == PICTURE_WEBP && length > 20 && memcmp(head + 12, "VP8X", 4) == 0 &&
           (head[20] & 0x02);
}
