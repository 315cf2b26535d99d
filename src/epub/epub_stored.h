// What an EPUB that stands holds as it is.
#ifndef REGIMEN_EPUB_STORED_H
#define REGIMEN_EPUB_STORED_H

#include <stddef.h>

// The bytes of the cover in an EPUB that epub_write made, which lie within it; NULL where there is
// none that is stored as it is. Whatever the bytes are, nothing outside of them is looked at.
const void *epub_stored_cover(const void *epub, size_t size, size_t *length);

#endif
