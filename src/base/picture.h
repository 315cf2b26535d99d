// Pictures: which kind a file is, and how large, told by its bytes.
#ifndef REGIMEN_BASE_PICTURE_H
#define REGIMEN_BASE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

// The kinds that websites and EPUBs show.
enum picture {
    PICTURE_UNKNOWN,
    PICTURE_PNG,
    PICTURE_JPEG,
    PICTURE_GIF,
    PICTURE_WEBP,
    PICTURE_SVG,
    PICTURES,
};

// Tells by the first bytes; a name's suffix may lie. A text is SVG where its first element, behind
// a declaration, comments and a document type, is `svg`, whatever its prefix.
enum picture picture_sniff(const void *bytes, size_t length);

// The length of what stands before a text's first element (a byte order mark, a declaration,
// comments, a document type); `length` where no element is seen.
size_t picture_skip_prolog(const char *text, size_t length);

// The kind that a file name's suffix claims, in any letter case.
enum picture picture_of_name(const char *name);

// The kind's name, such as "JPEG", and its usual suffix, such as "jpg"; NULL for PICTURE_UNKNOWN.
const char *picture_name(enum picture picture);
const char *picture_suffix(enum picture picture);

// How large a picture is shown where nobody says otherwise, in CSS pixels.
struct picture_size {
    int width, height;
};

// Reads it from the head of a file of any kind above: PNG (W3C, IHDR), JPEG (ITU T.81, the frame's
// header, turned as Exif's orientation says), GIF89a's screen, WebP (RFC 9649), and in SVG `width`
// and `height`, or the proportions of `viewBox`. Reads nothing beyond `length`, in time that grows
// with it. False where no size from 1 to PICTURE_LONGEST is told.
bool picture_size(const void *bytes, size_t length, struct picture_size *size);
enum { PICTURE_LONGEST = 1000000 };

// What a JPEG says before its pixels (ITU T.81; JFIF; Exif; Adobe's Technical Note 5116).
struct picture_jpeg {
    int width, height;  // as they are stored
    int bits, channels; // of a sample; 1 grey, 3 colours, 4 inks
    unsigned frame;     // the frame header's marker: 0xC0 baseline, 0xC2 progressive, ...
    char names[4];      // of the channels: "RGB" where it is no YCbCr, though nothing else says so
    bool jfif;
    int transform;   // of Adobe's segment: 0 none, 1 YCbCr, 2 YCCK; -1: there is no such segment
    int orientation; // Exif's, 1 to 8; 1 where it says none
};

// Reads a JPEG's segments up to its frame's header. False where there is none.
bool picture_jpeg(const void *bytes, size_t length, struct picture_jpeg *head);

#endif
