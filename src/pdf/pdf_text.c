// Spelling numbers and texts; see pdf_text.h.
#include "pdf/pdf_text.h"

#include "base/utf8.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

void pdf_put_number(struct buf *out, double number, int decimals) {
    static const double powers[] = {1, 10, 100, 1000, 10000};
    long long scaled = llround(number * powers[decimals]);
    char digits[32];
    size_t at = sizeof digits;
    unsigned long long rest = scaled < 0 ? -(unsigned long long)scaled : (unsigned long long)scaled;
    while (decimals > 0 && rest % 10 == 0) { // trailing zeroes say nothing
        rest /= 10;
        decimals--;
    }
    for (int place = 0; rest || place <= decimals; place++) {
        if (place == decimals && place > 0) digits[--at] = '.';
        if (place == decimals && !rest) break; // ".5", not "0.5"
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (at == sizeof digits) digits[--at] = '0';
    if (scaled < 0) digits[--at] = '-';
    buf_add(out, digits + at, sizeof digits - at);
}

void pdf_put_reference(struct buf *out, int object) {
    pdf_put_number(out, object, 0);
    buf_puts(out, " 0 R");
}

void pdf_put_ascii(struct buf *out, const char *text, size_t length) {
    buf_putc(out, '(');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '(' || text[i] == ')' || text[i] == '\\') buf_putc(out, '\\');
        buf_putc(out, text[i]);
    }
    buf_putc(out, ')');
}

void pdf_put_code(struct buf *out, uint32_t code) {
    static const char hex[] = "0123456789ABCDEF";
    const char digits[] = {hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15],
                           hex[code & 15]};
    buf_add(out, digits, sizeof digits);
}

void pdf_put_utf16(struct buf *out, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        uint32_t c = utf8_next(&text);
        if (c < 0x10000) {
            pdf_put_code(out, c);
        } else {
            pdf_put_code(out, 0xD800 + ((c - 0x10000) >> 10));
            pdf_put_code(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
}

// The byte for a character in PDFDocEncoding (ISO 32000-1, D.3), or 0 where it has none.
static unsigned char document_byte(uint32_t c) {
    static const uint16_t from_128[] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
        0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0,      0x20AC};
    if ((c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF && c != 0xAD)) return (unsigned char)c;
    for (size_t i = 0; i < sizeof from_128 / sizeof *from_128; i++)
        if (c == from_128[i]) return (unsigned char)(128 + i);
    return 0;
}

// False where the text has a character without a byte, or would be taken for UTF-16 or UTF-8 by
// how it begins; something of it may be appended then.
static bool put_document_text(struct buf *out, const char *text, size_t length) {
    const char *end = text + length;
    size_t start = out->len + 1;
    buf_putc(out, '(');
    while (text < end) {
        char byte = (char)document_byte(utf8_next(&text));
        if (!byte) return false;
        if (byte == '(' || byte == ')' || byte == '\\') buf_putc(out, '\\');
        buf_putc(out, byte);
    }
    buf_putc(out, ')');
    const char *marks[] = {"\xFE\xFF", "\xFF\xFE", "\xEF\xBB\xBF"};
    for (int i = 0; i < 3; i++)
        if (!strncmp(out->at + start, marks[i], strlen(marks[i]))) return false;
    return true;
}

void pdf_put_text(struct buf *out, const char *text, size_t length) {
    size_t before = out->len;
    if (put_document_text(out, text, length)) return;
    buf_cut(out, before);
    buf_puts(out, "<FEFF");
    pdf_put_utf16(out, text, length);
    buf_putc(out, '>');
}

static struct tm split_time(long long seconds) {
    const long long last = 253402300799; // the end of the year 9999
    time_t time = (time_t)(seconds < 0 ? 0 : seconds > last ? last : seconds);
    struct tm parts = {0};
    gmtime_r(&time, &parts);
    return parts;
}

void pdf_put_date(struct buf *out, long long seconds) {
    struct tm t = split_time(seconds);
    buf_printf(out, "(D:%04d%02d%02d%02d%02d%02dZ)", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday,
               t.tm_hour, t.tm_min, t.tm_sec);
}

void pdf_put_xmp_date(struct buf *out, long long seconds) {
    struct tm t = split_time(seconds);
    buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday,
               t.tm_hour, t.tm_min, t.tm_sec);
}
