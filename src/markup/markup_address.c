// Addresses; see markup_address.h.
#include "markup/markup_address.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool is_scheme_byte(unsigned char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    // Browsers leave out control characters and white space.
    return letter || c <= ' ' || c == '+' || c == '-' || c == '.';
}

// The length of the scheme with which an address begins, or 0.
static size_t scheme_length(const struct buf *address) {
    size_t i = 0;
    while (i < address->len && is_scheme_byte((unsigned char)address->at[i])) i++;
    return i < address->len && address->at[i] == ':' ? i : 0;
}

static bool is_safe(const struct buf *address) {
    static const char *const schemes[] = {"http", "https", "mailto", "tel"};
    size_t length = scheme_length(address);
    if (!length) return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strlen(schemes[i]) == length && strncasecmp(address->at, schemes[i], length) == 0)
            return true;
    return false;
}

static bool is_plain(unsigned char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || (c && strchr("-_.+!*(),%#@?=;:/$~&'", c));
}

void markup_address(const struct buf *address, struct buf *out) {
    if (!is_safe(address)) {
        buf_putc(out, '#');
        return;
    }
    for (size_t i = 0; i < address->len; i++) {
        unsigned char c = (unsigned char)address->at[i];
        if (!is_plain(c)) {
            buf_printf(out, "%%%02X", c);
        } else {
            buf_escape(out, &address->at[i], 1);
        }
    }
}
