// Walking a run of glyphs in the order of its text.
#ifndef REGIMEN_PDF_CLUSTER_H
#define REGIMEN_PDF_CLUSTER_H

#include "pdf/pdf.h"

// Glyphs that belong together, and the text that they stand for.
struct pdf_cluster {
    size_t first, count; // glyphs of the run
    const char *text;    // `length` bytes of UTF-8 within the run's text
    size_t length;
};

struct pdf_cluster_walk {
    const struct pdf_run *run;
    bool falling; // a right-to-left run: its last glyph is read first
    size_t done;  // glyphs
    size_t text_done;
};

// Begins. The run's clusters must be in order (pdf_cluster_check).
struct pdf_cluster_walk pdf_cluster_begin(const struct pdf_run *run);

// Yields the next cluster of the text; false at the end.
bool pdf_cluster_next(struct pdf_cluster_walk *walk, struct pdf_cluster *cluster);

// The number of the glyph at place `i` of a cluster's glyphs as they are read.
size_t pdf_cluster_glyph(const struct pdf_cluster_walk *walk, const struct pdf_cluster *cluster,
                         size_t i);

// Whether a run's clusters rise or fall throughout, within its text, between its characters.
bool pdf_cluster_check(const struct pdf_run *run);

#endif
