// Fitting a document onto one page.
//
// A document comes in rungs, each with less in it than the one before. Within a rung, white shrinks
// first, from "fit.loosest" to "fit.tight" (and where even the loosest leaves room, the type grows,
// up to "fit.largest"); then figures shrink to their "least"; then the type is scaled down, to a
// floor at which the smallest running text on paper is "fit.text_floor" points and the smallest
// label "fit.label_floor"; then white shrinks to "fit.tightest", half of the way before figures do.
// Where that is not enough, the next rung is tried. Nothing is ever cut off.
#ifndef REGIMEN_PRINT_FIT_H
#define REGIMEN_PRINT_FIT_H

#include "print/print_layout.h"

// Makes the tree of a rung (from 0). NULL on a mistake, which it has reported.
typedef struct print_node *print_rung(void *context, int rung);

struct print_fit {
    struct print_layout layout;
    const struct print_style *style;
    float width, height; // of the paper, points
    bool large;          // large print: other floors, and type begins there
    print_rung *rung;
    void *context;
    int rungs;
};

struct print_fitted {
    struct print_node *tree; // measured, ready to be painted
    int rung;
    float scale, space, shrunk;
    float lacking; // points of paper by which the last rung was too high; 0: it fits
};

// Whether so much of a page, in points, is left between its margins that something can stand there,
// and telling that it is not ("no-room").
bool print_fit_has_room(float width, float height);
void print_fit_tell_room(float width, float height, const char *paper, struct diag_list *diags);

// The same of the page that is to be fitted; tells it too.
bool print_fit_paper_has_room(const struct print_fit *fit, const char *paper,
                              struct diag_list *diags);

// What becomes of leading at a measure of white: it follows, but much less, since lines too close
// are hard to read.
float print_fit_leading(float space);

// Finds the first rung that fits. False where a rung could not be made, or where its style is below
// the floor even at full size ("below-floor", with *too_small the node). Where no rung fits, the
// result is true and `lacking` tells by how much.
//
// The margins leave room, which print_fit_paper_has_room is to be asked before.
bool print_fit(struct print_fit *fit, struct print_fitted *fitted,
               const struct print_node **too_small);

// The smallest scale at which all type of a tree is on or above the floor of the style, or of large
// print; *smallest is the node that decides it.
float print_floor(const struct print_style *style, bool large, struct print_node *root,
                  const struct print_node **smallest);

// Tells "below-floor": that a node's type is smaller than the style's own floor.
void print_floor_tell(const struct print_style *style, const struct print_node *node,
                      struct diag_list *diags);

// Where the page's content goes.
struct print_brush print_fit_brush(const struct print_fit *fit, const struct print_fitted *fitted,
                                   struct pdf_document *document, int page, bool right_to_left);

#endif
