// JPEG as it is; see pdf_image.h.
#include "pdf/pdf_image_parts.h"

#include "base/picture.h"

#include <string.h>

// What may stand for a PDF's DCTDecode (ISO 32000-1, 7.4.8): Huffman-coded frames, not lossless.
static const char *fault_of(const struct picture_jpeg *head) {
    if (head->frame > 0xC2)
        return "it is a lossless or arithmetic-coded JPEG, which few programs can show";
    if (head->bits != 8) return "its samples do not have 8 bits";
    if (head->channels != 1 && head->channels != 3 && head->channels != 4)
        return "it has neither one, three nor four channels";
    return NULL;
}

// Where the picture ends, behind its EOI marker, or 0. From the first scan on, compressed data and
// segments (tables and further scans) take turns.
static size_t find_end(const uint8_t *bytes, size_t length) {
    bool scanned = false;
    for (size_t at = 2; at + 1 < length;) {
        uint8_t marker = bytes[at + 1];
        if (bytes[at] != 0xFF || marker == 0x00 || marker == 0xFF ||
            (marker >= 0xD0 && marker <= 0xD7)) {
            at += bytes[at] == 0xFF && marker != 0xFF ? 2 : 1; // data, a fill byte or a restart
            continue;
        }
        if (marker == 0xD9) return scanned ? at + 2 : 0;
        if (marker == 0xDA) scanned = true;
        if (at + 3 >= length) return 0;
        at += 2 + ((size_t)bytes[at + 2] << 8 | bytes[at + 3]);
    }
    return 0;
}

// Adobe's programs write inks inverted, and only theirs write the segment. Three channels are
// YCbCr to a PDF where nothing in the JPEG says otherwise; libjpeg, and so everyone, goes by their
// names too.
static const char *colours_of(const struct picture_jpeg *head) {
    if (head->channels == 1) return "/ColorSpace/DeviceGray";
    if (head->channels == 4)
        return head->transform >= 0 ? "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"
                                    : "/ColorSpace/DeviceCMYK";
    bool named = !head->jfif && head->transform < 0 && !memcmp(head->names, "RGB", 3);
    return named ? "/ColorSpace/DeviceRGB/DecodeParms<</ColorTransform 0>>"
                 : "/ColorSpace/DeviceRGB";
}

bool pdf_image_read_jpeg(struct arena *arena, const uint8_t *bytes, size_t length,
                         struct pdf_image *image, struct pdf_image_fault *fault) {
    struct picture_jpeg head;
    if (!picture_jpeg(bytes, length, &head)) {
        *fault = (struct pdf_image_fault){true, "it ends before its size is told"};
        return false;
    }
    if (!pdf_image_check_size(arena, (unsigned)head.width, (unsigned)head.height, fault))
        return false;
    fault->what = fault_of(&head);
    if (fault->what) return false;
    size_t end = find_end(bytes, length);
    if (!end || !pdf_image_jpeg_is_whole(bytes, end)) {
        *fault = (struct pdf_image_fault){true, "it ends too early"};
        return false;
    }
    void *copy = arena_alloc(arena, end);
    memcpy(copy, bytes, end);
    image->width = head.width;
    image->height = head.height;
    image->orientation = head.orientation;
    image->ink = head.channels == 4;
    image->colour = (struct pdf_image_stream){
        arena_printf(arena,
                     "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8"
                     "/Filter/DCTDecode%s",
                     head.width, head.height, colours_of(&head)),
        copy, end};
    return true;
}
