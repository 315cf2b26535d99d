// Font files that stay open between documents.
#ifndef REGIMEN_PDF_FACE_H
#define REGIMEN_PDF_FACE_H

#include "base/diag.h"
#include "pdf/pdf.h"

#include <hb.h>

struct libdeflate_compressor;

// One face of a font file, checked: it is whole, and it may be embedded.
struct pdf_face {
    const char *path;
    unsigned index;
    hb_face_t *face;
    hb_face_t *glyphs; // the same with nothing but what a PDF has a use for, to be subset
    hb_font_t *font;   // one unit of it is one unit of the font's design
    bool cff;          // outlines in a CFF table; otherwise TrueType
    unsigned glyph_count;
    uint32_t space; // glyph of U+0020; 0: there is none
    // For the font's descriptor, in thousandths of its size.
    char name[64]; // PostScript name, of letters, digits and -
    int box[4];    // left, bottom, right, top; y up
    int ascent, descent, cap_height;
    double italic_angle;
};

// A drawing as it stands in documents: a form's entries and its bytes.
struct pdf_form {
    const struct pdf_path *paths; // whose it is
    const char *entries;
    const void *bytes; // compressed
    size_t length;
};

struct pdf_cache {
    struct arena arena;
    VEC_OF(struct pdf_face *)
    struct {
        VEC_OF(struct pdf_form)
    } forms;
    struct libdeflate_compressor *compressor;
};

// Returns the cache's face for a font file, opening it at the first time. NULL with a diagnostic of
// DIAG_FAILURE where the file is not there, not a whole font, or must not be embedded.
const struct pdf_face *pdf_face_find(struct pdf_cache *cache, const struct pdf_font *font,
                                     struct diag_list *diags);

// The advance of a glyph in thousandths of the font's size.
int pdf_face_width(const struct pdf_face *face, uint32_t glyph);

#endif
