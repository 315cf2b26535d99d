// The colour profile that an archived PDF carries: what its numbers for red, green and blue mean.
#ifndef REGIMEN_PDF_PROFILE_H
#define REGIMEN_PDF_PROFILE_H

#include "base/buf.h"

// Appends an ICC profile (ICC.1:2004-10, version 4.2) of sRGB as IEC 61966-2-1 defines it, computed
// from the standard's own numbers, so that it is nobody's file. Always the same bytes.
void pdf_profile_put(struct buf *out);

#endif
