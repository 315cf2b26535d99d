// A page of a print document as a PNG: what the PDF shows, small, for the website.
#ifndef REGIMEN_RASTER_PAGE_H
#define REGIMEN_RASTER_PAGE_H

#include "base/buf.h"
#include "pdf/pdf.h"

#include <stdbool.h>

// What one worker keeps between pages: open fonts, and pictures that were made small.
struct raster_store;
struct raster_store *raster_store_open(void);
void raster_store_close(struct raster_store *store);

// Appends a PNG of a page (from 0), so many pixels wide and high, of few colours and without
// transparency. The same page gives the same bytes. The document must be one that pdf_write takes.
// A picture that cannot be decoded is a grey box. False with a diagnostic of DIAG_FAILURE
// ("preview"), and nothing appended, where a font cannot be opened or there is no memory.
bool raster_page(struct raster_store *store, const struct pdf_document *document, int page,
                 int width, int height, struct buf *out, struct diag_list *diags);

#endif
