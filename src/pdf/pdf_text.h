// How numbers, names and texts are spelt in a PDF.
#ifndef REGIMEN_PDF_TEXT_H
#define REGIMEN_PDF_TEXT_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

// Appends a number with at most `decimals` (0 to 4) places, without trailing zeroes. The number
// must be finite and below 10^12.
void pdf_put_number(struct buf *out, double number, int decimals);

// Appends a reference to an object, such as "12 0 R". (buf_printf would take five times as long,
// and a book has tens of thousands.)
void pdf_put_reference(struct buf *out, int object);

// Appends the four hexadecimal digits of a number below 65536.
void pdf_put_code(struct buf *out, uint32_t code);

// Appends a text string: a byte a character where each is one of the 228 that PDFDocEncoding has,
// which are most of Western languages, otherwise in UTF-16.
void pdf_put_text(struct buf *out, const char *text, size_t length);

// Appends well-formed UTF-8 as the hexadecimal digits of UTF-16BE, without brackets or mark.
void pdf_put_utf16(struct buf *out, const char *text, size_t length);

// Appends a string object with these characters of ASCII, escaped.
void pdf_put_ascii(struct buf *out, const char *text, size_t length);

// Appends a date object for seconds since 1970, in UTC, and the same in XMP's form (without
// brackets). What lies outside the years 1970 to 9999 is moved to the nearest of them.
void pdf_put_date(struct buf *out, long long seconds);
void pdf_put_xmp_date(struct buf *out, long long seconds);

#endif
