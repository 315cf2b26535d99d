// The container: a ZIP file in memory whose bytes depend on nothing but what is put in.
#ifndef REGIMEN_EPUB_ZIP_H
#define REGIMEN_EPUB_ZIP_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

struct epub_zip;

// Begins a container. Every entry bears the same date, `modified` in UTC (seconds since 1970; what
// lies outside the years 1980 to 2107, which ZIP can say, becomes the nearest bound). Returns NULL
// with a DIAG_FAILURE where libzip cannot.
struct epub_zip *epub_zip_open(long long modified, struct diag_list *diags);

// Puts an entry behind the earlier ones, stored as it is or deflated. The bytes must stay until
// epub_zip_close. What goes wrong is told there.
void epub_zip_add(struct epub_zip *zip, const char *name, const void *bytes, size_t length,
                  bool stored);

// Writes the container to the end of `out` and frees it. False with a DIAG_FAILURE where an entry
// could not be put in or written; `out` is then as it was.
bool epub_zip_close(struct epub_zip *zip, struct buf *out, struct diag_list *diags);

// Gives up and frees.
void epub_zip_abandon(struct epub_zip *zip);

#endif
