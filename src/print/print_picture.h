// Pictures of files on paper: photographs and drawings that stand for an exercise's figure, or in
// a body.
#ifndef REGIMEN_PRINT_PICTURE_H
#define REGIMEN_PRINT_PICTURE_H

#include "base/digest.h"
#include "print/print_figure.h"

// The picture in a file, by its path below content/; it is read once for a worker. NULL where it
// cannot be printed: told at the span of the source, as "damaged-picture", or where it is fit for
// screens but not for paper as "print-drawing" (an SVG, an error) or "print-picture". With no
// source nothing is told, as it was or will be elsewhere. Its `alt` is not set.
const struct print_figure *print_picture_find(struct print_figures *figures,
                                              const struct source *source, struct span span,
                                              const char *path);

// The picture that stands for an exercise's figure, with its alternative text. NULL where there is
// none, or it cannot be printed.
const struct print_figure *print_picture_of(struct print_figures *figures,
                                            const struct exercise *exercise);

// The logo of the guide's brand, with its alternative text. NULL where there is none, or it cannot
// be printed, which is told of its file once: "damaged-picture", "print-drawing" or
// "print-picture".
const struct print_figure *print_picture_logo(struct print_figures *figures);

// Adds the bytes of the picture in a file, or that it cannot be read. Nothing is told.
void print_picture_digest(const struct print_figures *figures, const char *path,
                          struct digest_sum *sum);

// Paints a picture into a rectangle of its proportions on paper.
void print_picture_paint(const struct print_brush *brush, const struct print_figure *picture,
                         struct pdf_rect box, const struct pdf_element *slot);

#endif
