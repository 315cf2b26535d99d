// Codes of the glyphs in a CFF font.
#ifndef REGIMEN_PDF_CFF_H
#define REGIMEN_PDF_CFF_H

#include "pdf/pdf_font.h"

// A PDF finds a glyph of a CID-keyed CFF font by the font's own numbers (its charset), and one of
// any other CFF font by its place. Turns the codes, which are places, into what fits the CFF table
// `blob`. False where the table is damaged.
bool pdf_cff_set_codes(struct pdf_font_use *use, hb_blob_t *blob);

#endif
