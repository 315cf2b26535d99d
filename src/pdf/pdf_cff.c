// Reading a CFF table just far enough for its charset (Adobe Technical Note 5176); see pdf_cff.h.
#include "pdf/pdf_cff.h"

#include <stdlib.h>

enum { OPERATOR_CHARSET = 15, OPERATOR_ESCAPE = 12, OPERATOR_ROS = 30 };

struct reader {
    const unsigned char *bytes;
    size_t length, at;
    bool failed;
};

static uint32_t take(struct reader *reader, int count) {
    uint32_t number = 0;
    for (; count > 0; count--) {
        if (reader->at >= reader->length) {
            reader->failed = true;
            return 0;
        }
        number = number << 8 | reader->bytes[reader->at++];
    }
    return number;
}

// Reads an INDEX: moves behind it, and gives the bounds of its first entry.
static void read_index(struct reader *reader, size_t *first, size_t *first_end) {
    size_t count = take(reader, 2);
    *first = *first_end = reader->at;
    if (!count) return;
    int size = (int)take(reader, 1);
    if (size < 1 || size > 4) reader->failed = true;
    if (reader->failed) return;
    size_t offsets = reader->at, base = offsets + (count + 1) * (size_t)size - 1;
    *first = base + take(reader, size);
    *first_end = base + take(reader, size);
    reader->at = offsets + count * (size_t)size;
    reader->at = base + take(reader, size);
}

// Skips a real number's nibbles up to the one that ends it.
static void skip_real(struct reader *reader) {
    while (!reader->failed) {
        uint32_t byte = take(reader, 1);
        if ((byte & 15) == 15 || byte >> 4 == 15) return;
    }
}

// Reads an operand that begins with `byte`.
static long read_operand(struct reader *reader, uint32_t byte) {
    if (byte == 28) return (int16_t)take(reader, 2);
    if (byte == 29) return (int32_t)take(reader, 4);
    if (byte == 30) skip_real(reader);
    if (byte >= 251 && byte < 255) return -((long)byte - 251) * 256 - (long)take(reader, 1) - 108;
    if (byte >= 247 && byte < 251) return ((long)byte - 247) * 256 + (long)take(reader, 1) + 108;
    return byte >= 32 ? (long)byte - 139 : 0;
}

// Looks through the top DICT for what says that the font is CID-keyed, and where its charset is.
static bool read_top(struct reader *reader, size_t end, size_t *charset) {
    bool keyed = false;
    long operand = 0;
    while (!reader->failed && reader->at < end) {
        uint32_t byte = take(reader, 1);
        if (byte > 21) {
            operand = read_operand(reader, byte);
        } else if (byte == OPERATOR_ESCAPE) {
            if (take(reader, 1) == OPERATOR_ROS) keyed = true;
        } else if (byte == OPERATOR_CHARSET) {
            *charset = operand > 0 ? (size_t)operand : 0;
        }
    }
    return keyed;
}

// Reads CIDs for the glyphs 1..count-1, in one of the three formats; glyph 0 is always CID 0.
static void read_charset(struct reader *reader, uint32_t *cids, size_t count) {
    uint32_t format = take(reader, 1);
    if (format > 2) reader->failed = true;
    for (size_t glyph = 1; glyph < count && !reader->failed;) {
        uint32_t cid = take(reader, 2);
        uint32_t left = format ? take(reader, (int)format) : 0;
        for (uint32_t i = 0; i <= left && glyph < count; i++) cids[glyph++] = cid + i;
    }
}

bool pdf_cff_set_codes(struct pdf_font_use *use, hb_blob_t *blob) {
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct reader reader = {.bytes = (const unsigned char *)bytes, .length = length, .at = 2};
    reader.at = take(&reader, 1); // the header's length
    size_t first, end, charset = 0;
    read_index(&reader, &first, &end); // names
    read_index(&reader, &first, &end); // top DICTs
    reader.at = first;
    bool keyed = read_top(&reader, end, &charset);
    if (reader.failed) return false;
    if (!keyed) return true;
    uint32_t *cids = base_alloc(65536 * sizeof *cids);
    for (uint32_t i = 0; i < 65536; i++) cids[i] = i;
    size_t count = 0;
    for (size_t i = 0; i < use->n; i++)
        if ((size_t)use->at[i].code >= count) count = (size_t)use->at[i].code + 1;
    reader.at = charset;
    if (charset > 2) read_charset(&reader, cids, count); // otherwise CIDs are places
    for (size_t i = 0; i < use->n; i++) use->at[i].code = (int)(cids[use->at[i].code] & 0xFFFF);
    free(cids);
    return !reader.failed;
}
