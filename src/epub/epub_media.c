// Pictures; see epub_media.h.
#include "epub/epub_media.h"

#include <string.h>

static const char *const types[] = {
    [EPUB_MEDIA_UNKNOWN] = NULL,      [EPUB_MEDIA_PNG] = "image/png",
    [EPUB_MEDIA_JPEG] = "image/jpeg", [EPUB_MEDIA_GIF] = "image/gif",
    [EPUB_MEDIA_WEBP] = "image/webp", [EPUB_MEDIA_SVG] = "image/svg+xml",
};

// A mark of a kind: `mark` stands at `offset`.
static const struct mark {
    enum epub_media media;
    size_t offset, length;
    const char *mark;
} marks[] = {
    {EPUB_MEDIA_PNG, 0, 8, "\x89PNG\r\n\x1a\n"},
    {EPUB_MEDIA_JPEG, 0, 3, "\xff\xd8\xff"},
    {EPUB_MEDIA_GIF, 0, 6, "GIF87a"},
    {EPUB_MEDIA_GIF, 0, 6, "GIF89a"},
    {EPUB_MEDIA_WEBP, 8, 4, "WEBP"},
};

static bool begins(const char *at, const char *end, const char *text) {
    size_t length = strlen(text);
    return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

// Moves behind the next `text`, or to the end.
static const char *skip_past(const char *at, const char *end, const char *text) {
    const char *found = memmem(at, (size_t)(end - at), text, strlen(text));
    return found ? found + strlen(text) : end;
}

static bool is_svg(const char *at, const char *end) {
    if (begins(at, end, "\xef\xbb\xbf")) at += 3;
    while (at < end) {
        if (strchr(" \t\r\n", *at) && *at) {
            at++;
        } else if (begins(at, end, "<?")) {
            at = skip_past(at, end, "?>");
        } else if (begins(at, end, "<!--")) {
            at = skip_past(at, end, "-->");
        } else if (begins(at, end, "<!")) {
            at = skip_past(at, end, ">");
        } else {
            break;
        }
    }
    return begins(at, end, "<svg") && at + 4 < end && strchr(" \t\r\n>/", at[4]);
}

enum epub_media epub_media_sniff(const void *bytes, size_t length) {
    const char *text = bytes;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const struct mark *mark = &marks[i];
        if (length < mark->offset + mark->length) continue;
        if (memcmp(text + mark->offset, mark->mark, mark->length) != 0) continue;
        if (mark->media == EPUB_MEDIA_WEBP && memcmp(text, "RIFF", 4) != 0) continue;
        return mark->media;
    }
    return is_svg(text, text + length) ? EPUB_MEDIA_SVG : EPUB_MEDIA_UNKNOWN;
}

const char *epub_media_type(enum epub_media media) {
    return types[media];
}

bool epub_media_moves(enum epub_media media, const void *bytes, size_t length) {
    if (media == EPUB_MEDIA_GIF) return true;
    // An animated PNG has a chunk acTL before its data; an animated WebP says so in its header.
    if (media == EPUB_MEDIA_PNG) {
        const char *text = bytes, *data = memmem(text, length, "IDAT", 4);
        return memmem(text, data ? (size_t)(data - text) : length, "acTL", 4) != NULL;
    }
    const unsigned char *head = bytes;
    return media == EPUB_MEDIA_WEBP && length > 20 && memcmp(head + 12, "VP8X", 4) == 0 &&
           (head[20] & 0x02);
}
