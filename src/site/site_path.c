// Addresses; see site_path.h.
#include "site/site_path.h"

#include <string.h>

#define INDEX "index.html"

static bool is_plain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_' ||
           c == '~'; // between '-' and '9' lie '.', '/' and the digits
}

void site_path_encode(const char *text, struct buf *out) {
    while (*text) {
        const char *plain = text;
        while (is_plain((unsigned char)*text)) text++;
        buf_add(out, plain, (size_t)(text - plain));
        if (*text) buf_printf(out, "%%%02X", (unsigned char)*text++);
    }
}

void site_path_entry(const struct entry *entry, struct buf *out) {
    static const char *const folders[] = {
        [ENTRY_EXERCISE] = "exercises/", [ENTRY_ROUTINE] = "routines/", [ENTRY_PAGE] = ""};
    buf_puts(out, folders[entry->kind]);
    buf_puts(out, entry->id);
    buf_puts(out, "/" INDEX);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), of_end = strlen(end);
    return length >= of_end && !strcmp(text + length - of_end, end);
}

const char *site_path_alias(const char *address, struct arena *arena) {
    if (ends_with(address, ".html") || ends_with(address, ".htm")) return address;
    return arena_printf(arena, "%s%s" INDEX, address, ends_with(address, "/") ? "" : "/");
}

void site_path_relative(const char *from, const char *to, const char *anchor, struct buf *out) {
    if (!anchor || strcmp(from, to) != 0) {
        for (const char *slash = strchr(from, '/'); slash; slash = strchr(slash + 1, '/'))
            buf_puts(out, "../");
        site_path_encode(to, out);
    }
    if (anchor) {
        buf_putc(out, '#');
        site_path_encode(anchor, out);
    }
}

void site_path_canonical(const char *base_url, const char *path, struct buf *out) {
    size_t length = strlen(path), index = strlen(INDEX);
    buf_puts(out, base_url);
    size_t start = out->len;
    site_path_encode(path, out);
    bool is_index = length >= index && strcmp(path + length - index, INDEX) == 0 &&
                    (length == index || path[length - index - 1] == '/');
    if (is_index && out->len - start >= index) buf_cut(out, out->len - index);
}

void site_path_of_base(const char *base_url, struct buf *out) {
    const char *host = strstr(base_url, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    buf_puts(out, path ? path : "/");
}
