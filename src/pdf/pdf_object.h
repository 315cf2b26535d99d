// PDF objects and the file around them.
//
// Streams are written at once; all other objects are held and go into object streams at the end,
// which compresses them together.
#ifndef REGIMEN_PDF_OBJECT_H
#define REGIMEN_PDF_OBJECT_H

#include "base/buf.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct libdeflate_compressor;

struct pdf_object {
    size_t at, length; // held: in `held`; a stream: `at` is its place in the file, `length` is 0
    int container;     // the object stream it went into, and its place there
    int index;
};

struct pdf_objects {
    VEC_OF(struct pdf_object) // by number; number 0 stays free
    struct arena *arena;
    struct libdeflate_compressor *compressor; // borrowed
    struct buf *out;                          // borrowed; the file begins at `start`
    size_t start;
    struct buf held, packed; // objects one after another; what was just compressed
    int open;                // the object that is being held
};

// Begins a file at the end of `out`. End it with pdf_objects_release.
void pdf_objects_init(struct pdf_objects *objects, struct arena *arena,
                      struct libdeflate_compressor *compressor, struct buf *out);
void pdf_objects_release(struct pdf_objects *objects);

// Takes the next object number. Each number taken must be filled once.
int pdf_object_new(struct pdf_objects *objects);

// Fills an object: its text is appended to the string returned, until pdf_object_end.
struct buf *pdf_object_begin(struct pdf_objects *objects, int number);
void pdf_object_end(struct pdf_objects *objects);

// Fills an object with a stream. `entries` are those of its dictionary besides Length and Filter.
void pdf_stream_add(struct pdf_objects *objects, int number, const char *entries, const void *bytes,
                    size_t length, bool compress);

// Appends bytes as a stream compressed by FlateDecode would hold them.
void pdf_bytes_compress(struct pdf_objects *objects, const void *bytes, size_t length,
                        struct buf *out);

// Writes what is held, the cross-reference stream and the end of the file.
void pdf_objects_finish(struct pdf_objects *objects, int catalogue, int info);

#endif
