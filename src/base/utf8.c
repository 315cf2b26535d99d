// UTF-8; see utf8.h. Properties of characters come from ICU.
#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <string.h>

// The length of the ASCII at the start of the text. Eight bytes are looked at together, since most
// of every page is ASCII.
static size_t ascii_length(const char *text, size_t length) {
    size_t i = 0;
    uint64_t eight;
    for (; length - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, text + i, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080)) break;
    }
    while (i < length && (unsigned char)text[i] < 0x80) i++;
    return i;
}

size_t utf8_check(const char *text, size_t length) {
    const uint8_t *bytes = (const uint8_t *)text;
    size_t i = 0;
    while ((i += ascii_length(text + i, length - i)) < length) {
        // A sequence has at most four bytes, so a window of four keeps the offsets small.
        int32_t window = length - i < 4 ? (int32_t)(length - i) : 4, used = 0;
        UChar32 c;
        U8_NEXT(bytes + i, used, window, c);
        if (c < 0) return i;
        i += (size_t)used;
    }
    return length;
}

uint32_t utf8_next(const char **text) {
    const uint8_t *bytes = (const uint8_t *)*text;
    int32_t used = 0;
    UChar32 c;
    U8_NEXT_UNSAFE(bytes, used, c);
    *text += used;
    return (uint32_t)c;
}

void utf8_put(struct buf *buf, uint32_t code_point) {
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t used = 0;
    U8_APPEND_UNSAFE(bytes, used, (UChar32)code_point);
    buf_add(buf, bytes, (size_t)used);
}

void utf8_put_visible(struct buf *buf, const char *text) {
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *good = at + utf8_check(at, (size_t)(end - at));
        while (at < good) {
            uint32_t c = utf8_next(&at);
            if ((c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0)) {
                buf_printf(buf, "\\x%02X", (unsigned)c);
            } else {
                utf8_put(buf, c);
            }
        }
        if (at < end) buf_printf(buf, "\\x%02X", (unsigned char)*at++);
    }
}

size_t utf8_count(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80) count++;
    return count;
}

static char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

const char *utf8_behind(const char *text, const char *prefix) {
    while (*prefix) {
        if (!*text) return NULL;
        if (!((*text | *prefix) & 0x80)) {
            if (lower_ascii(*text++) != lower_ascii(*prefix++)) return NULL;
            continue;
        }
        UChar32 x = u_foldCase((UChar32)utf8_next(&text), U_FOLD_CASE_DEFAULT);
        UChar32 y = u_foldCase((UChar32)utf8_next(&prefix), U_FOLD_CASE_DEFAULT);
        if (x != y) return NULL;
    }
    return text;
}

bool utf8_same_letters(const char *a, const char *b) {
    const char *rest = utf8_behind(a, b);
    return rest && !*rest;
}

int utf8_width(uint32_t code_point) {
    UChar32 c = (UChar32)code_point;
    int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool utf8_is_blank(const char *text) {
    while (*text) {
        uint32_t c = utf8_next(&text);
        if (!u_isUWhiteSpace((UChar32)c) && utf8_width(c) > 0) return false;
    }
    return true;
}

uint32_t utf8_base_letter(uint32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) return code_point;
    UChar units[8];
    int32_t length = unorm2_getDecomposition(normalizer, (UChar32)code_point, units, 8, &status);
    if (length <= 0 || U_FAILURE(status)) return code_point;
    UChar32 first;
    U16_GET(units, 0, 0, length, first);
    return (uint32_t)first;
}

static bool is_kept_in_slug(UChar32 c) {
    return u_isalnum(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK) || c == '-' || c == '_';
}

// What a byte of ASCII becomes in an address; 0 where it is dropped.
static char slug_of(char c) {
    if (c >= 'A' && c <= 'Z') return (char)(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') return c;
    return c == ' ' || (c >= '\t' && c <= '\r') ? ' ' : '\0';
}

void utf8_slug(const char *text, size_t length, struct buf *out) {
    const char *end = text + length;
    size_t start = out->len, kept = start; // `kept` ends behind the last that is not a space
    while (text < end) {
        if ((unsigned char)*text < 0x80) {
            char c = slug_of(*text++);
            if (!c || (c == ' ' && out->len == start)) continue;
            buf_putc(out, c == ' ' ? '-' : c);
            if (c != ' ') kept = out->len;
            continue;
        }
        UChar32 c = (UChar32)utf8_next(&text);
        if (u_isUWhiteSpace(c)) {
            if (out->len > start) buf_putc(out, '-');
        } else if (is_kept_in_slug(c)) {
            utf8_put(out, (uint32_t)u_tolower(c));
            kept = out->len;
        }
    }
    buf_cut(out, kept);
}
