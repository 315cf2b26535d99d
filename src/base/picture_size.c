// Sizes of pictures; see picture.h.
#include "base/picture.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
    const unsigned char *at;
    size_t n;
};

// ---- numbers in bytes: 0 where there are none ---------------------------------------------------

static uint32_t big(struct bytes bytes, size_t offset, size_t count) {
    uint32_t value = 0;
    if (offset > bytes.n || bytes.n - offset < count) return 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | bytes.at[offset + i];
    return value;
}

static uint32_t little(struct bytes bytes, size_t offset, size_t count) {
    uint32_t value = 0;
    if (offset > bytes.n || bytes.n - offset < count) return 0;
    for (size_t i = count; i-- > 0;) value = value << 8 | bytes.at[offset + i];
    return value;
}

static bool stands(struct bytes bytes, size_t offset, const char *text, size_t length) {
    return offset <= bytes.n && bytes.n - offset >= length &&
           memcmp(bytes.at + offset, text, length) == 0;
}

static bool set(struct picture_size *size, double width, double height) {
    if (!(width >= 0.5 && height >= 0.5 && width <= PICTURE_LONGEST && height <= PICTURE_LONGEST))
        return false;
    *size = (struct picture_size){(int)lround(width), (int)lround(height)};
    return true;
}

// ---- PNG, GIF, WebP ---------------------------------------------------------------------------

static bool png_size(struct bytes bytes, struct picture_size *size) {
    return stands(bytes, 12, "IHDR", 4) && set(size, big(bytes, 16, 4), big(bytes, 20, 4));
}

static bool gif_size(struct bytes bytes, struct picture_size *size) {
    return set(size, little(bytes, 6, 2), little(bytes, 8, 2));
}

static bool webp_size(struct bytes bytes, struct picture_size *size) {
    if (stands(bytes, 12, "VP8X", 4) && bytes.n >= 30)
        return set(size, little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
    if (stands(bytes, 12, "VP8L", 4) && bytes.n >= 25) {
        uint32_t bits = little(bytes, 21, 4); // 14 bits each, less one
        return set(size, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    }
    return stands(bytes, 12, "VP8 ", 4) && stands(bytes, 23, "\x9d\x01\x2a", 3) &&
           set(size, little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF);
}

// ---- JPEG -------------------------------------------------------------------------------------

// Exif's orientation (CIPA DC-008, tag 0x0112 of the first directory), 1 to 8; 0 where it says
// none. `exif` is the segment behind its length.
static int orientation_of(struct bytes exif) {
    if (!stands(exif, 0, "Exif\0\0", 6)) return 0;
    struct bytes tiff = {exif.at + 6, exif.n - 6};
    uint32_t (*read)(struct bytes, size_t, size_t) = stands(tiff, 0, "II", 2) ? little : big;
    size_t directory = read(tiff, 4, 4);
    uint32_t count = read(tiff, directory, 2);
    for (uint32_t i = 0; i < count && directory + 2 + 12 * (size_t)i < tiff.n; i++) {
        size_t entry = directory + 2 + 12 * (size_t)i;
        if (read(tiff, entry, 2) != 0x0112) continue;
        uint32_t orientation = read(tiff, entry + 8, 2);
        return orientation >= 1 && orientation <= 8 ? (int)orientation : 0;
    }
    return 0;
}

// A frame's header has one of the markers C0 to CF that is no table, extension or arithmetic code.
static bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool picture_jpeg(const void *at, size_t length, struct picture_jpeg *head) {
    struct bytes bytes = {at, length};
    *head = (struct picture_jpeg){.orientation = 1, .transform = -1};
    bool turned = false;
    for (size_t i = 2; i + 4 <= bytes.n && bytes.at[i] == 0xFF;) {
        unsigned marker = bytes.at[i + 1];
        if (marker == 0xFF) { // fill bytes may stand before a marker
            i++;
            continue;
        }
        size_t segment = big(bytes, i + 2, 2), rest = bytes.n - i - 2;
        if (segment < 2 || segment > rest) return false;
        struct bytes inside = {bytes.at + i + 4, segment - 2};
        if (is_frame(marker)) {
            head->frame = marker;
            head->bits = (int)big(inside, 0, 1);
            head->height = (int)big(inside, 1, 2);
            head->width = (int)big(inside, 3, 2);
            head->channels = (int)big(inside, 5, 1);
            for (int k = 0; k < 4; k++) head->names[k] = (char)big(inside, 6 + 3 * (size_t)k, 1);
            return true;
        }
        int orientation = marker == 0xE1 && !turned ? orientation_of(inside) : 0;
        if (orientation) {
            head->orientation = orientation;
            turned = true;
        }
        if (marker == 0xE0 && stands(inside, 0, "JFIF", 5)) head->jfif = true;
        if (marker == 0xEE && stands(inside, 0, "Adobe", 5) && inside.n >= 12)
            head->transform = inside.at[11];
        i += 2 + segment;
    }
    return false;
}

static bool jpeg_size(struct bytes bytes, struct picture_size *size) {
    struct picture_jpeg head;
    if (!picture_jpeg(bytes.at, bytes.n, &head)) return false;
    bool turned = head.orientation >= 5; // by a quarter
    return turned ? set(size, head.height, head.width) : set(size, head.width, head.height);
}

// ---- SVG --------------------------------------------------------------------------------------

struct text {
    const char *at, *end;
};

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_spaces(struct text *text) {
    while (text->at < text->end && is_space(*text->at)) text->at++;
}

// Takes the next attribute of a tag. False at the tag's end.
static bool next_attribute(struct text *tag, struct text *name, struct text *value) {
    skip_spaces(tag);
    name->at = tag->at;
    while (tag->at < tag->end && !is_space(*tag->at) && !strchr("=>/", *tag->at)) tag->at++;
    name->end = tag->at;
    skip_spaces(tag);
    if (name->at == name->end || tag->at == tag->end || *tag->at != '=') return false;
    tag->at++;
    skip_spaces(tag);
    if (tag->at == tag->end || (*tag->at != '"' && *tag->at != '\'')) return false;
    char quote = *tag->at++;
    const char *close = memchr(tag->at, quote, (size_t)(tag->end - tag->at));
    if (!close) return false;
    *value = (struct text){tag->at, close};
    tag->at = close + 1;
    return true;
}

static bool is_name(struct text name, const char *text) {
    return (size_t)(name.end - name.at) == strlen(text) && memcmp(name.at, text, strlen(text)) == 0;
}

// Takes a number; 0 where there is none.
static double take_number(struct text *text) {
    char copy[32], *end;
    while (text->at < text->end && (is_space(*text->at) || *text->at == ',')) text->at++;
    size_t length = 0;
    while (length < sizeof copy - 1 && text->at + length < text->end && text->at[length] &&
           strchr("+-.0123456789eE", text->at[length])) {
        copy[length] = text->at[length];
        length++;
    }
    copy[length] = '\0';
    double number = strtod(copy, &end);
    text->at += end - copy;
    return number;
}

// A length in CSS pixels; 0 for one that depends on what is round the picture.
static double pixels(struct text value) {
    static const struct {
        const char *name;
        double pixels;
    } units[] = {{"", 1},    {"px", 1},         {"pt", 96.0 / 72},  {"pc", 16},
                 {"in", 96}, {"cm", 96 / 2.54}, {"mm", 9.6 / 2.54}, {"Q", 2.4 / 2.54}};
    double number = take_number(&value);
    while (value.end > value.at && is_space(value.end[-1])) value.end--;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (is_name(value, units[i].name)) return number * units[i].pixels;
    return 0;
}

static bool svg_size(struct bytes bytes, struct picture_size *size) {
    const char *text = (const char *)bytes.at;
    struct text tag = {text + picture_skip_prolog(text, bytes.n), text + bytes.n}, name, value;
    double width = 0, height = 0, box_width = 0, box_height = 0;
    tag.at += tag.at < tag.end; // "<", and the element's name
    while (tag.at < tag.end && !is_space(*tag.at) && !strchr("/>", *tag.at)) tag.at++;
    while (next_attribute(&tag, &name, &value)) {
        if (is_name(name, "width")) width = pixels(value);
        if (is_name(name, "height")) height = pixels(value);
        if (!is_name(name, "viewBox")) continue;
        take_number(&value);
        take_number(&value);
        box_width = take_number(&value);
        box_height = take_number(&value);
    }
    if (!(box_width > 0 && box_height > 0)) return set(size, width, height);
    if (width > 0 && !(height > 0)) height = width * box_height / box_width;
    if (height > 0 && !(width > 0)) width = height * box_width / box_height;
    return width > 0 ? set(size, width, height) : set(size, box_width, box_height);
}

// -----------------------------------------------------------------------------------------------

bool picture_size(const void *bytes, size_t length, struct picture_size *size) {
    static bool (*const read[PICTURES])(struct bytes, struct picture_size *) = {
        [PICTURE_PNG] = png_size,   [PICTURE_JPEG] = jpeg_size, [PICTURE_GIF] = gif_size,
        [PICTURE_WEBP] = webp_size, [PICTURE_SVG] = svg_size,
    };
    enum picture picture = picture_sniff(bytes, length);
    return picture && read[picture]((struct bytes){bytes, length}, size);
}
