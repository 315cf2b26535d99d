// Objects, object streams and the cross-reference stream; see pdf_object.h.
#include "pdf/pdf_object.h"

#include "pdf/pdf_text.h"

#include <assert.h>
#include <inttypes.h>
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// Objects in one object stream: a viewer unpacks a whole stream to read one object of it.
enum { LARGEST_CONTAINER = 400 };

void pdf_objects_init(struct pdf_objects *objects, struct arena *arena,
                      struct libdeflate_compressor *compressor, struct buf *out) {
    *objects = (struct pdf_objects){
        .arena = arena, .compressor = compressor, .out = out, .start = out->len};
    buf_init(&objects->held);
    buf_init(&objects->packed);
    vec_push(arena, objects, (struct pdf_object){0});
    // The second line tells programs that move files about that this one is binary.
    buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

void pdf_objects_release(struct pdf_objects *objects) {
    buf_release(&objects->held);
    buf_release(&objects->packed);
}

int pdf_object_new(struct pdf_objects *objects) {
    vec_push(objects->arena, objects, (struct pdf_object){0});
    return (int)objects->n - 1;
}

struct buf *pdf_object_begin(struct pdf_objects *objects, int number) {
    assert(!objects->open && number > 0 && !objects->at[number].length);
    objects->open = number;
    objects->at[number].at = objects->held.len;
    return &objects->held;
}

void pdf_object_end(struct pdf_objects *objects) {
    struct pdf_object *object = &objects->at[objects->open];
    buf_putc(&objects->held, '\n');
    object->length = objects->held.len - object->at;
    objects->open = 0;
}

void pdf_bytes_compress(struct pdf_objects *objects, const void *bytes, size_t length,
                        struct buf *out) {
    size_t bound = libdeflate_zlib_compress_bound(objects->compressor, length);
    char *space = base_alloc(bound);
    buf_add(out, space, libdeflate_zlib_compress(objects->compressor, bytes, length, space, bound));
    free(space);
}

// Compresses into `packed`; false where the result would be no smaller.
static bool compress_bytes(struct pdf_objects *objects, const void *bytes, size_t length) {
    buf_clear(&objects->packed);
    pdf_bytes_compress(objects, bytes, length, &objects->packed);
    return objects->packed.len < length;
}

void pdf_stream_add(struct pdf_objects *objects, int number, const char *entries, const void *bytes,
                    size_t length, bool compress) {
    struct buf *out = objects->out;
    bool packed = compress && compress_bytes(objects, bytes, length);
    if (packed) {
        bytes = objects->packed.at;
        length = objects->packed.len;
    }
    objects->at[number].at = out->len - objects->start;
    buf_printf(out, "%d 0 obj\n<<%s/Length %zu%s>>stream\n", number, entries, length,
               packed ? "/Filter/FlateDecode" : "");
    buf_add(out, bytes, length);
    buf_puts(out, "\nendstream\nendobj\n");
}

// Puts up to LARGEST_CONTAINER held objects from `*next` on into one object stream.
static void write_container(struct pdf_objects *objects, int *next, int end) {
    struct buf head, body;
    buf_init(&head);
    buf_init(&body);
    int container = pdf_object_new(objects), count = 0;
    for (; *next < end && count < LARGEST_CONTAINER; ++*next) {
        struct pdf_object *object = &objects->at[*next];
        if (!object->length) continue;
        object->container = container;
        object->index = count++;
        pdf_put_number(&head, *next, 0);
        buf_putc(&head, ' ');
        pdf_put_number(&head, (double)body.len, 0);
        buf_putc(&head, ' ');
        buf_add(&body, objects->held.at + object->at, object->length);
    }
    char entries[80];
    snprintf(entries, sizeof entries, "/Type/ObjStm/N %d/First %zu", count, head.len);
    buf_add(&head, body.at, body.len);
    pdf_stream_add(objects, container, entries, head.at, head.len, true);
    buf_release(&head);
    buf_release(&body);
}

static void write_containers(struct pdf_objects *objects) {
    int next = 1, end = (int)objects->n;
    while (next < end && !objects->at[next].length) next++;
    while (next < end) {
        write_container(objects, &next, end);
        while (next < end && !objects->at[next].length) next++;
    }
}

static void put_bytes(struct buf *out, size_t number, int bytes) {
    while (bytes-- > 0) buf_putc(out, (char)(number >> (8 * bytes) & 0xFF));
}

// The file's identity, from its own bytes: FNV-1a twice, from two beginnings.
static void put_identity(const struct pdf_objects *objects, struct buf *out) {
    uint64_t a = 0xCBF29CE484222325u, b = 0x6C62272E07BB0142u;
    for (size_t i = objects->start; i < objects->out->len; i++) {
        unsigned char byte = (unsigned char)objects->out->at[i];
        a = (a ^ byte) * 0x100000001B3u;
        b = (b ^ byte) * 0x100000001B3u;
    }
    for (int i = 0; i < 2; i++) buf_printf(out, "<%016" PRIX64 "%016" PRIX64 ">", a, b);
}

enum { REFERENCE = 7 }; // bytes

static void put_reference(const struct pdf_object *object, struct buf *out) {
    buf_putc(out, object->container ? 2 : 1);
    put_bytes(out, object->container ? (size_t)object->container : object->at, 4);
    put_bytes(out, (size_t)object->index, 2);
}

// Each row as what it has more than the one above it (PNG's predictor "up"): most objects stand
// one behind the other in the same container, so that most rows are alike.
static void put_references(const struct pdf_objects *objects, struct buf *table) {
    struct buf rows;
    buf_init(&rows);
    buf_add(&rows, "\0\0\0\0\0\xFF\xFF", REFERENCE);
    for (size_t i = 1; i < objects->n; i++) put_reference(&objects->at[i], &rows);
    for (size_t i = 0; i < rows.len; i++) {
        if (i % REFERENCE == 0) buf_putc(table, 2);
        buf_putc(table, (char)(rows.at[i] - (i < REFERENCE ? 0 : rows.at[i - REFERENCE])));
    }
    buf_release(&rows);
}

void pdf_objects_finish(struct pdf_objects *objects, int catalogue, int info) {
    write_containers(objects);
    int number = pdf_object_new(objects);
    size_t at = objects->out->len - objects->start;
    objects->at[number].at = at;
    struct buf table, entries;
    buf_init(&table);
    buf_init(&entries);
    put_references(objects, &table);
    buf_printf(&entries, "/Type/XRef/Size %zu/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[", objects->n,
               catalogue, info);
    put_identity(objects, &entries);
    buf_printf(&entries, "]/DecodeParms<</Predictor 12/Columns %d>>/Filter/FlateDecode", REFERENCE);
    buf_clear(&objects->packed);
    pdf_bytes_compress(objects, table.at, table.len, &objects->packed);
    pdf_stream_add(objects, number, entries.at, objects->packed.at, objects->packed.len, false);
    buf_printf(objects->out, "startxref\n%zu\n%%%%EOF\n", at);
    buf_release(&table);
    buf_release(&entries);
}
