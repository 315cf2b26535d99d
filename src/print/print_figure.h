// Exercises' figures on paper, and pictures in their place.
//
// Each is drawn once for a worker and then placed as often as its cards ask. A display list's paths
// go into the PDF with fewer curves (print_curves.h), in units of FIGURE_UNITS to a centimetre of
// the person. PDF has no
// opacity without a state of its own; an item that is not opaque is mixed with the white of paper
// instead, which is the same to the eye as long as it covers nothing, and no figure's does.
#ifndef REGIMEN_PRINT_FIGURE_H
#define REGIMEN_PRINT_FIGURE_H

#include "figure/figure_store.h"
#include "model/guide.h"
#include "print/print_text.h"

struct print_figure {
    const struct pdf_path *paths; // in whole units, from its upper left corner
    size_t count;
    float width, height;           // units
    const char *alt;               // alternative text
    const struct pdf_image *image; // in place of paths; a unit is a pixel
    float own_width;               // of a picture: points of paper, as its file says
};

struct print_figures {
    struct arena *arena; // what was drawn lies here
    const struct guide *guide;
    const struct figure_palette *palette;
    struct figure_store *store; // of what is drawn for screens, too; or NULL
    struct map drawn;           // view and exercise -> struct print_figure
    // For pictures of files (print_picture.h): the guide's folder, and how messages name it.
    const char *root, *shown_root;
    struct diag_list *diags;
    struct map pictures; // path below content/ -> what print_picture.c knows of it
    bool archive;        // whether what has no place in an archive is left out
    bool drawn_only;     // whether pictures of files are left out without a word
    struct map told;     // places at which a picture was said not to print
};

// The exercise of an id, or NULL.
const struct exercise *print_figures_exercise(const struct print_figures *figures, const char *id);

// An exercise's figure in a view: "whole", "start", "end", "strip"; NULL is "whole". An exercise
// with a picture in its figure's place has that in all views. NULL where it has neither, or the
// picture cannot be printed, which is then told.
const struct print_figure *print_figures_find(struct print_figures *figures,
                                              const struct exercise *exercise, const char *view);

// Paints a figure into a rectangle of its proportions on paper.
void print_figure_paint(const struct print_brush *brush, const struct print_figure *figure,
                        struct pdf_rect box, const struct pdf_element *slot);

#endif
