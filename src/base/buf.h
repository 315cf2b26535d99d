// A growing string of bytes, always NUL-terminated.
#ifndef REGIMEN_BASE_BUF_H
#define REGIMEN_BASE_BUF_H

#include <stddef.h>

struct buf {
    char *at; // owned; `len` bytes and a NUL
    size_t len, cap;
};

// Makes an empty string (`at` is "" at once). End it with buf_release.
void buf_init(struct buf *buf);
void buf_release(struct buf *buf);

// Empties the string and keeps its memory.
void buf_clear(struct buf *buf);

// Shortens the string to `length` bytes.
void buf_cut(struct buf *buf, size_t length);

// Append bytes, a NUL-terminated text, one byte, formatted text.
void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Appends text as a JSON string (RFC 8259), quotes included; NULL is null. Bytes that are not
// UTF-8, which a file name may hold, become U+FFFD.
void buf_json(struct buf *buf, const char *text);

// The same of `length` bytes for a script element of HTML: & < > and the line separators U+2028 and
// U+2029 are escaped as well, so that no text can end the element.
void buf_json_script(struct buf *buf, const char *text, size_t length);

// Appends a whole number in decimal digits; much quicker than buf_printf.
void buf_put_number(struct buf *buf, long long number);

// Appends text with & < > " ' escaped for HTML and XML, in element content and in attributes.
void buf_escape(struct buf *buf, const char *text, size_t length);

#endif
