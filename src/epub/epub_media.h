// Pictures: which kind a file is, told by its bytes.
#ifndef REGIMEN_EPUB_MEDIA_H
#define REGIMEN_EPUB_MEDIA_H

#include <stdbool.h>
#include <stddef.h>

enum epub_media {
    EPUB_MEDIA_UNKNOWN, // not a kind of picture that every EPUB reader shows
    EPUB_MEDIA_PNG,
    EPUB_MEDIA_JPEG,
    EPUB_MEDIA_GIF,
    EPUB_MEDIA_WEBP,
    EPUB_MEDIA_SVG,
};

// Tells by the first bytes; a name's suffix may lie. A text is SVG where its first element, behind
// a declaration, comments and a document type, is `svg`.
enum epub_media epub_media_sniff(const void *bytes, size_t length);

// The media type, such as "image/png"; NULL for EPUB_MEDIA_UNKNOWN.
const char *epub_media_type(enum epub_media media);

// Whether the picture may move: any GIF, and an animated PNG or WebP. What SVG does is told by
// epub_xml_check.
bool epub_media_moves(enum epub_media media, const void *bytes, size_t length);

#endif
