// A document's use of its fonts: which glyphs, what they say, their codes in the PDF.
#ifndef REGIMEN_PDF_FONT_H
#define REGIMEN_PDF_FONT_H

#include "pdf/pdf_face.h"
#include "pdf/pdf_object.h"

// A glyph that the document uses.
struct pdf_used_glyph {
    uint32_t id;      // in the font file
    int code;         // in the PDF
    int width;        // thousandths of the font's size
    const char *text; // what it says wherever nothing else is said; NULL until that is known
    size_t text_length;
};

struct pdf_font_use {
    const struct pdf_face *face; // borrowed from the cache; NULL: the font is not used
    uint16_t *places;            // by glyph of the font file: 1 + its place in the array; 0: unused
    VEC_OF(struct pdf_used_glyph)
    int object; // the Type0 font; 0 until pdf_font_embed
};

// Finds out what the document uses of each of its fonts. The result has one entry for each and
// lies in the arena. NULL with a diagnostic where a font cannot be used, or a glyph is missing.
struct pdf_font_use *pdf_font_collect(const struct pdf_document *document, struct pdf_cache *cache,
                                      struct arena *arena, struct diag_list *diags);

// Finds the use of a glyph; a blank is found as the font's space. NULL where the font has no space.
const struct pdf_used_glyph *pdf_font_find(const struct pdf_font_use *use, uint32_t glyph);

// Subsets the font, sets the codes, and writes its objects. False with a diagnostic.
bool pdf_font_embed(struct pdf_font_use *use, struct pdf_objects *objects, struct arena *arena,
                    struct diag_list *diags);

#endif
