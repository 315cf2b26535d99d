// A guide under a brand: what a clinic gives out as its own.
#ifndef REGIMEN_MODEL_GUIDE_BRAND_H
#define REGIMEN_MODEL_GUIDE_BRAND_H

#include "model/guide.h"

// Makes a copy of the guide that is the brand's, in the arena; what it points to is the guide's and
// the brand's, and must outlive it. The brand's own pages and its logo stand among the guide's
// pages and files. The publisher is
// the clinic; address, disclaimer and paper are the brand's where it sets them; the book's
// identifier is the brand's, or one made from the guide's and the brand's names (a UUID of version
// 8, RFC 9562), so that the books of two clinics are never taken for one. Only the routines and
// exercises that the brand chose are there, and what these routines need; the red flags are always
// the guide's.
const struct guide *guide_for_brand(const struct guide *guide, const struct brand *brand,
                                    struct arena *arena);

#endif
