// Spelling numbers and texts; see pdf_text.h.
#include "pdf/pdf_text.h"

#include "base/utf8.h"

#include <math.h>
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
    for (int shift = 12; shift >= 0; shift -= 4) buf_putc(out, hex[code >> shift & 15]);
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

void pdf_put_text(struct buf *out, const char *text, size_t length) {
    size_t plain = 0;
    while (plain < length && text[plain] >= ' ' && text[plain] <= '~') plain++;
    if (plain == length) {
        pdf_put_ascii(out, text, length);
        return;
    }
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
