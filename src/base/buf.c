// Growing strings; see buf.h.
#include "base/buf.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char nothing[1]; // what an empty string points at; never written to

void buf_init(struct buf *buf) {
    *buf = (struct buf){.at = nothing};
}

void buf_release(struct buf *buf) {
    if (buf->cap) free(buf->at);
    buf_init(buf);
}

void buf_clear(struct buf *buf) {
    buf_cut(buf, 0);
}

void buf_cut(struct buf *buf, size_t length) {
    if (!buf->cap || length > buf->len) return;
    buf->len = length;
    buf->at[length] = '\0';
}

static void reserve(struct buf *buf, size_t more) {
    if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) abort();
    size_t want = buf->len + more + 1;
    if (want <= buf->cap) return;
    size_t cap = buf->cap ? buf->cap * 2 : 256;
    if (cap < want) cap = want;
    buf->at = base_realloc(buf->cap ? buf->at : NULL, cap);
    buf->cap = cap;
}

void buf_add(struct buf *buf, const void *bytes, size_t length) {
    reserve(buf, length);
    if (length) memcpy(buf->at + buf->len, bytes, length);
    buf->len += length;
    buf->at[buf->len] = '\0';
}

void buf_puts(struct buf *buf, const char *text) {
    buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c) {
    reserve(buf, 1);
    buf->at[buf->len++] = c;
    buf->at[buf->len] = '\0';
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) abort();
    reserve(buf, (size_t)length);
    va_start(args, format);
    vsnprintf(buf->at + buf->len, (size_t)length + 1, format, args);
    va_end(args);
    buf->len += (size_t)length;
}

static const char *const escapes[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

void buf_escape(struct buf *buf, const char *text, size_t length) {
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escape = escapes[(unsigned char)text[i]];
        if (!escape) continue;
        buf_add(buf, text + start, i - start);
        buf_puts(buf, escape);
        start = i + 1;
    }
    buf_add(buf, text + start, length - start);
}

static void put_json_escape(struct buf *buf, unsigned char c) {
    static const char *const brief[] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t",
    };
    if (c < sizeof brief / sizeof *brief && brief[c]) {
        buf_puts(buf, brief[c]);
    } else {
        buf_printf(buf, "\\u%04x", c);
    }
}

// What could end the element that holds a script, or a line of one: & < > and U+2028, U+2029, of
// which this is how many bytes there are at `at`; 0 for anything else.
static size_t script_breaker(const char *at, size_t length) {
    if (strchr("&<>", *at) && *at) return 1;
    bool separates = length > 2 && (!memcmp(at, "\u2028", 3) || !memcmp(at, "\u2029", 3));
    return separates ? 3 : 0;
}

static void put_json(struct buf *buf, const char *text, size_t length, bool in_script) {
    const char *at = text, *end = text + length;
    buf_putc(buf, '"');
    while (at < end) {
        const char *good = at + utf8_check(at, (size_t)(end - at));
        for (; at < good; at++) {
            unsigned char c = (unsigned char)*at;
            size_t breaker = in_script ? script_breaker(at, (size_t)(good - at)) : 0;
            if (breaker == 3) {
                buf_printf(buf, "\\u202%c", (unsigned char)at[2] == 0xA8 ? '8' : '9');
                at += 2;
            } else if (breaker || c < 0x20 || c == 0x7F || c == '"' || c == '\\') {
                put_json_escape(buf, c);
            } else if (c == 0xC2 && (unsigned char)at[1] < 0xA0) { // a control character, too
                put_json_escape(buf, (unsigned char)*++at);
            } else {
                buf_putc(buf, *at);
            }
        }
        if (at < end) {
            utf8_put(buf, 0xFFFD);
            at++;
        }
    }
    buf_putc(buf, '"');
}

void buf_json(struct buf *buf, const char *text) {
    if (text) {
        put_json(buf, text, strlen(text), false);
    } else {
        buf_puts(buf, "null");
    }
}

void buf_json_script(struct buf *buf, const char *text, size_t length) {
    put_json(buf, text, length, true);
}
