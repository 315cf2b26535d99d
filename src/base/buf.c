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

static void grow(struct buf *buf, size_t more) {
    if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) abort();
    size_t want = buf->len + more + 1;
    size_t cap = buf->cap ? buf->cap * 2 : 256;
    if (cap < want) cap = want;
    buf->at = base_realloc(buf->cap ? buf->at : NULL, cap);
    buf->cap = cap;
}

// Makes room for `more` bytes and the end's NUL.
static inline void reserve(struct buf *buf, size_t more) {
    if (more >= buf->cap - buf->len) grow(buf, more);
}

void buf_add(struct buf *buf, const void *bytes, size_t length) {
    if (!length) return;
    reserve(buf, length);
    memcpy(buf->at + buf->len, bytes, length);
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

void buf_put_number(struct buf *buf, long long number) {
    char digits[20], *at = digits + sizeof digits;
    unsigned long long rest =
        number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    do *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0) buf_putc(buf, '-');
    buf_add(buf, at, (size_t)(digits + sizeof digits - at));
}

// Most of what is printed is short, so it is formatted once.
void buf_printf(struct buf *buf, const char *format, ...) {
    enum { USUALLY_ENOUGH = 64 };
    reserve(buf, USUALLY_ENOUGH);
    size_t room = buf->cap - buf->len;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(buf->at + buf->len, room, format, args);
    va_end(args);
    if (length < 0) abort();
    if ((size_t)length >= room) {
        reserve(buf, (size_t)length);
        va_start(args, format);
        vsnprintf(buf->at + buf->len, (size_t)length + 1, format, args);
        va_end(args);
    }
    buf->len += (size_t)length;
}

// What a byte wants in which kind of text; see `care`.
enum { IN_MARKUP = 1, IN_JSON = 2, IN_SCRIPT = 4 };

// Bytes that do not always stand as they are. 0xC2 and 0xE2 begin characters of which some do not:
// the controls behind ASCII, and, in a script's element, U+2028 and U+2029.
static const unsigned char care[256] = {
    [0 ... 0x1F] = IN_JSON | IN_SCRIPT,
    ['&'] = IN_MARKUP | IN_SCRIPT,
    ['<'] = IN_MARKUP | IN_SCRIPT,
    ['>'] = IN_MARKUP | IN_SCRIPT,
    ['"'] = IN_MARKUP | IN_JSON | IN_SCRIPT,
    ['\''] = IN_MARKUP,
    ['\\'] = IN_JSON | IN_SCRIPT,
    [0x7F] = IN_JSON | IN_SCRIPT,
    [0xC2] = IN_JSON | IN_SCRIPT,
    [0xE2] = IN_SCRIPT,
};

static const char *skip_plain(const char *at, const char *end, unsigned kind) {
    while (at < end && !(care[(unsigned char)*at] & kind)) at++;
    return at;
}

static const char *escape_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

void buf_escape(struct buf *buf, const char *text, size_t length) {
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = skip_plain(at, end, IN_MARKUP);
        buf_add(buf, at, (size_t)(stop - at));
        if (stop < end) buf_puts(buf, escape_of(*stop++));
        at = stop;
    }
}

static void put_json_escape(struct buf *buf, unsigned char c) {
    static const char *const brief[] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t",
    };
    if (c < sizeof brief / sizeof *brief && brief[c]) {
        buf_puts(buf, brief[c]);
    } else {
        static const char digits[] = "0123456789abcdef";
        const char escape[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
        buf_add(buf, escape, sizeof escape);
    }
}

// Writes the character at `at`, which may need an escape; returns how many bytes it has, or 1 where
// the rest of it needs none. `length` bytes of good UTF-8 are there.
static size_t put_json_character(struct buf *buf, const char *at, size_t length, bool in_script) {
    unsigned char c = (unsigned char)*at;
    bool separates =
        in_script && length > 2 && (memcmp(at, "\u2028", 3) == 0 || memcmp(at, "\u2029", 3) == 0);
    if (separates) {
        buf_printf(buf, "\\u202%c", (unsigned char)at[2] == 0xA8 ? '8' : '9');
        return 3;
    }
    if (c == 0xC2 && (unsigned char)at[1] < 0xA0) { // a control character, too
        put_json_escape(buf, (unsigned char)at[1]);
        return 2;
    }
    if (c == 0xC2 || c == 0xE2) {
        buf_putc(buf, *at);
    } else {
        put_json_escape(buf, c);
    }
    return 1;
}

static void put_good_json(struct buf *buf, const char *at, const char *end, bool in_script) {
    while (at < end) {
        const char *stop = skip_plain(at, end, in_script ? IN_SCRIPT : IN_JSON);
        buf_add(buf, at, (size_t)(stop - at));
        at = stop;
        if (at < end) at += put_json_character(buf, at, (size_t)(end - at), in_script);
    }
}

static void put_json(struct buf *buf, const char *text, size_t length, bool in_script) {
    const char *at = text, *end = text + length;
    buf_putc(buf, '"');
    while (at < end) {
        const char *good = at + utf8_check(at, (size_t)(end - at));
        put_good_json(buf, at, good, in_script);
        at = good;
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
