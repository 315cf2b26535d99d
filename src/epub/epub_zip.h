// The container: a ZIP file in memory whose bytes depend on nothing but what is put in.
//
// Nearly all of the work is deflating, and an entry needs to know nothing of the others for it. So
// each worker packs what it has made, and the container is only put together from what is packed.
#ifndef REGIMEN_EPUB_ZIP_H
#define REGIMEN_EPUB_ZIP_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct epub_zip;
struct epub_packer;

// An entry's bytes as they stand in the container. All zeroes: nothing is packed yet.
struct epub_packed {
    void *bytes; // owned
    size_t length, whole;
    uint32_t crc; // of the whole
    bool stored;
};

// What packs, one for a worker.
struct epub_packer *epub_packer_open(void);
void epub_packer_close(struct epub_packer *packer);

// Packs bytes, stored as they are or deflated. End the result with epub_packed_release.
void epub_pack(struct epub_packer *packer, const void *bytes, size_t length, bool stored,
               struct epub_packed *packed);
void epub_packed_release(struct epub_packed *packed);

// Begins a container at the end of `out`. Every entry bears the same date, `modified` in UTC
// (seconds since 1970; what lies outside the years 1980 to 2107, which ZIP can say, becomes the
// nearest bound). Never NULL.
struct epub_zip *epub_zip_open(long long modified, struct buf *out);

// Puts an entry behind the earlier ones and releases it. What goes wrong is told by epub_zip_close.
void epub_zip_add(struct epub_zip *zip, const char *name, struct epub_packed *packed);

// Ends the container and frees the struct. False with a DIAG_FAILURE where two entries have one
// name, or where it would be larger than 4 GiB; `out` is then as it was.
bool epub_zip_close(struct epub_zip *zip, struct diag_list *diags);

#endif
