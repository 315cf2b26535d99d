// The container (ZIP, PKWARE's APPNOTE 6.3.3); see epub_zip.h.
#include "epub/epub_zip.h"

#include "base/arena.h"
#include "base/map.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    LEVEL = 6,         // libdeflate's; a higher one gains a hundredth for half the time more
    VERSION = 20,      // that DEFLATE needs: 2.0
    WIDE_VERSION = 45, // that more entries than 16 bits count need: 4.5
    MADE_BY = 3 << 8 | WIDE_VERSION, // Unix, whose attributes stand in the directory
    UTF8_NAMES = 1 << 11,
    DEFLATED = 8,
    COUNT_MOST = UINT16_MAX, // this and more stand in the wide record
};

// What 32 bits count, but for the last head.
static const size_t largest = UINT32_MAX - (1 << 17);

static const uint32_t plain_file = (uint32_t)0100644 << 16; // rw-r--r--

// ---- packing ------------------------------------------------------------------------------------

struct epub_packer {
    struct libdeflate_compressor *compressor;
    void *space; // where entries are deflated
    size_t room;
};

struct epub_packer *epub_packer_open(void) {
    struct epub_packer *packer = base_alloc(sizeof *packer);
    *packer = (struct epub_packer){.compressor = libdeflate_alloc_compressor(LEVEL)};
    if (!packer->compressor) abort();
    return packer;
}

void epub_packer_close(struct epub_packer *packer) {
    if (!packer) return;
    libdeflate_free_compressor(packer->compressor);
    free(packer->space);
    free(packer);
}

// The deflated bytes' length in the packer's space; 0 where they would be no fewer.
static size_t deflate(struct epub_packer *packer, const void *bytes, size_t length) {
    if (packer->room < length) {
        free(packer->space);
        packer->space = base_alloc(length);
        packer->room = length;
    }
    return length ? libdeflate_deflate_compress(packer->compressor, bytes, length, packer->space,
                                                length - 1)
                  : 0;
}

void epub_pack(struct epub_packer *packer, const void *bytes, size_t length, bool stored,
               struct epub_packed *packed) {
    size_t deflated = stored ? 0 : deflate(packer, bytes, length);
    *packed = (struct epub_packed){.length = deflated ? deflated : length,
                                   .whole = length,
                                   .crc = libdeflate_crc32(0, bytes, length),
                                   .stored = !deflated};
    packed->bytes = base_alloc(packed->length ? packed->length : 1);
    if (length) memcpy(packed->bytes, deflated ? packer->space : bytes, packed->length);
}

void epub_packed_release(struct epub_packed *packed) {
    free(packed->bytes);
    *packed = (struct epub_packed){0};
}

// ---- the container ------------------------------------------------------------------------------

struct epub_zip {
    struct buf *out;
    size_t start; // of the container in `out`
    struct buf directory;
    struct arena arena; // of names
    struct map names;
    size_t count;
    uint32_t moment;   // time and date as DOS says them
    char problem[160]; // "" while all is well
};

static void put(struct buf *out, uint64_t number, int bytes) {
    char little[8];
    for (int i = 0; i < bytes; i++) little[i] = (char)(number >> 8 * i & 255);
    buf_add(out, little, (size_t)bytes);
}

static void note_problem(struct epub_zip *zip, const char *name, const char *problem) {
    if (!*zip->problem) snprintf(zip->problem, sizeof zip->problem, "%s %s", name, problem);
}

// The local time zone has no say in it.
static uint32_t dos_moment(long long modified) {
    static const long long first = 315532800, last = 4354819198; // 1980-01-01, 2107-12-31 23:59:58
    time_t seconds = (time_t)(modified < first ? first : modified > last ? last : modified);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    uint32_t date = (uint32_t)((utc.tm_year - 80) << 9 | (utc.tm_mon + 1) << 5 | utc.tm_mday);
    return date << 16 | (uint32_t)(utc.tm_hour << 11 | utc.tm_min << 5 | utc.tm_sec / 2);
}

struct epub_zip *epub_zip_open(long long modified, struct buf *out) {
    struct epub_zip *zip = base_alloc(sizeof *zip);
    *zip = (struct epub_zip){.out = out, .start = out->len, .moment = dos_moment(modified)};
    buf_init(&zip->directory);
    arena_init(&zip->arena);
    return zip;
}

// What an entry's head and its line in the directory say alike. Without an extra field, and with
// sizes before the bytes, a reader finds "mimetype" and the media type where OCF wants them.
static void put_facts(const struct epub_zip *zip, const char *name,
                      const struct epub_packed *packed, struct buf *out) {
    put(out, VERSION, 2);
    put(out, UTF8_NAMES, 2);
    put(out, packed->stored ? 0 : DEFLATED, 2);
    put(out, zip->moment, 4);
    put(out, packed->crc, 4);
    put(out, packed->length, 4);
    put(out, packed->whole, 4);
    put(out, strlen(name), 2);
    put(out, 0, 2); // extra field
}

static void put_entry(struct epub_zip *zip, const char *name, const struct epub_packed *packed) {
    size_t at = zip->out->len - zip->start;
    buf_add(zip->out, "PK\3\4", 4);
    put_facts(zip, name, packed, zip->out);
    buf_puts(zip->out, name);
    buf_add(zip->out, packed->bytes, packed->length);
    buf_add(&zip->directory, "PK\1\2", 4);
    put(&zip->directory, MADE_BY, 2);
    put_facts(zip, name, packed, &zip->directory);
    put(&zip->directory, 0, 6); // comment, disk, kind of text
    put(&zip->directory, plain_file, 4);
    put(&zip->directory, at, 4);
    buf_puts(&zip->directory, name);
    zip->count++;
}

void epub_zip_add(struct epub_zip *zip, const char *name, struct epub_packed *packed) {
    char *kept = arena_strdup(&zip->arena, name);
    size_t length = strlen(name);
    if (map_add(&zip->arena, &zip->names, kept, kept))
        note_problem(zip, name, "is put in twice");
    else if (packed->whole > largest || zip->out->len - zip->start + packed->length > largest)
        note_problem(zip, name, "makes it larger than 4 GiB");
    else if (length > UINT16_MAX)
        note_problem(zip, name, "is too long a name");
    if (!*zip->problem) put_entry(zip, name, packed);
    epub_packed_release(packed);
}

// The record of more entries than 16 bits count, and where it lies.
static void put_wide_end(const struct epub_zip *zip, size_t start, size_t size) {
    struct buf *out = zip->out;
    buf_add(out, "PK\6\6", 4);
    put(out, 44, 8); // bytes that follow
    put(out, MADE_BY, 2);
    put(out, WIDE_VERSION, 2);
    put(out, 0, 8); // disks
    put(out, zip->count, 8);
    put(out, zip->count, 8);
    put(out, size, 8);
    put(out, start, 8);
    buf_add(out, "PK\6\7", 4);
    put(out, 0, 4); // disk
    put(out, start + size, 8);
    put(out, 1, 4); // disks
}

static void put_directory(const struct epub_zip *zip) {
    struct buf *out = zip->out;
    size_t start = out->len - zip->start, size = zip->directory.len;
    size_t count = zip->count < COUNT_MOST ? zip->count : COUNT_MOST;
    buf_add(out, zip->directory.at, size);
    if (count == COUNT_MOST) put_wide_end(zip, start, size);
    buf_add(out, "PK\5\6", 4);
    put(out, 0, 4); // disks
    put(out, count, 2);
    put(out, count, 2);
    put(out, size, 4);
    put(out, start, 4);
    put(out, 0, 2); // comment
}

bool epub_zip_close(struct epub_zip *zip, struct diag_list *diags) {
    if (zip->directory.len > largest) note_problem(zip, "its directory", "is too large");
    bool done = !*zip->problem;
    if (done) {
        put_directory(zip);
    } else {
        buf_cut(zip->out, zip->start);
        diag_add(diags, DIAG_FAILURE, "epub-container", NULL, (struct span){0},
                 "a fault of the program: please report it", "the EPUB cannot be packed: %s",
                 zip->problem);
    }
    buf_release(&zip->directory);
    arena_release(&zip->arena);
    free(zip);
    return done;
}
