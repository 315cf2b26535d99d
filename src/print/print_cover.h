// The front of the book for screens: one page, from the template "print/cover.xml".
#ifndef REGIMEN_PRINT_COVER_H
#define REGIMEN_PRINT_COVER_H

#include "print/print_press.h"

// The page in points, and in pixels as a picture: the shape that book shops ask for.
#define PRINT_COVER_WIDTH 480
#define PRINT_COVER_HEIGHT 720
#define PRINT_COVER_PIXELS_WIDE 1600
#define PRINT_COVER_PIXELS_HIGH 2400

// Lays out the cover, whose document's title is the text alternative of the whole picture. All of
// it is set smaller where it would not fit. The document lies in the arena. NULL with diagnostics:
// of the template or its markup, "missing-glyph", "too-tall".
struct pdf_document *print_cover(struct print_press *press, struct arena *arena);

// Renders its template for the press's trace alone. False with diagnostics.
bool print_cover_again(struct print_press *press);

#endif
