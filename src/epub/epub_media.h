// Pictures in the book: their media types, and whether they move.
#ifndef REGIMEN_EPUB_MEDIA_H
#define REGIMEN_EPUB_MEDIA_H

#include "base/picture.h"

#include <stdbool.h>
#include <stddef.h>

// The media type, such as "image/png"; NULL for PICTURE_UNKNOWN, which an EPUB may not hold.
const char *epub_media_type(enum picture picture);

// Whether the picture may move: a GIF of several pictures, an animated PNG or WebP. What SVG does
// is told by epub_xml_check.
bool epub_media_moves(enum picture picture, const void *bytes, size_t length);

#endif
