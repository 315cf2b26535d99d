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

// ---- GIF ----------------------------------------------------------------------------------------

struct gif {
    const unsigned char *at, *end;
};

static bool skip(struct gif *gif, size_t length) {
    if ((size_t)(gif->end - gif->at) < length) return false;
    gif->at += length;
    return true;
}

// A table of colours, whose size the last three bits of its flags tell.
static bool skip_colours(struct gif *gif, unsigned char flags) {
    return !(flags & 0x80) || skip(gif, (size_t)3 << ((flags & 7) + 1));
}

// Blocks, each behind its length, up to one of length 0.
static bool skip_blocks(struct gif *gif) {
    while (gif->at < gif->end) {
        size_t length = *gif->at++;
        if (!length) return true;
        if (!skip(gif, length)) return false;
    }
    return false;
}

// Moves behind the next picture. False where there is none; *whole tells whether the file said so.
static bool next_picture(struct gif *gif, bool *whole) {
    *whole = false;
    while (gif->at < gif->end) {
        unsigned char kind = *gif->at++;
        if (kind == ';') *whole = true;
        if (kind == '!' && skip(gif, 1) && skip_blocks(gif)) continue;
        if (kind != ',' || gif->end - gif->at < 9) return false;
        unsigned char flags = gif->at[8];
        return skip(gif, 9) && skip_colours(gif, flags) && skip(gif, 1) && skip_blocks(gif);
    }
    return false;
}

// Whether a GIF has more than one picture, or is so damaged that nobody can tell.
static bool gif_moves(const unsigned char *bytes, size_t length) {
    struct gif gif = {bytes, bytes + length};
    bool whole;
    if (length < 13) return true;
    unsigned char flags = bytes[10];
    if (!skip(&gif, 13) || !skip_colours(&gif, flags) || !next_picture(&gif, &whole)) return true;
    return next_picture(&gif, &whole) || !whole;
}

bool epub_media_moves(enum picture picture, const void *bytes, size_t length) {
    if (picture == PICTURE_GIF) return gif_moves(bytes, length);
    // An animated PNG has a chunk acTL before its data; an animated WebP says so in its header.
    if (picture == PICTURE_PNG) {
        const char *text = bytes, *data = memmem(text, length, "IDAT", 4);
        return memmem(text, data ? (size_t)(data - text) : length, "acTL", 4) != NULL;
    }
    const unsigned char *head = bytes;
    return picture == PICTURE_WEBP && length > 20 && memcmp(head + 12, "VP8X", 4) == 0 &&
           (head[20] & 0x02);
}
