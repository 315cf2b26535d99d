// Names of files in the book; see epub_book.h.
#include "epub/epub_book.h"

#include "base/hash.h"

#include <string.h>

void epub_entry_name(const struct entry *entry, struct buf *out) {
    static const char *const prefixes[] = {
        [ENTRY_EXERCISE] = "exercise-", [ENTRY_ROUTINE] = "routine-", [ENTRY_PAGE] = "page-"};
    buf_printf(out, "%s%s.xhtml", prefixes[entry->kind], entry->id);
}

// Names longer than this are cut, and told apart by a hash of the whole.
#define LONGEST 120

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
}

// Appends a path with everything but small letters, digits, hyphens and slashes written as "_" and
// two hexadecimal digits, so that no two paths give the same.
static void add_name(const char *text, struct buf *out) {
    size_t before = out->len;
    for (const char *at = text; *at; at++) {
        if (is_plain(*at)) {
            buf_putc(out, *at);
        } else {
            buf_printf(out, "_%02x", (unsigned char)*at);
        }
    }
    if (out->len - before <= LONGEST) return;
    buf_cut(out, before + LONGEST);
    buf_printf(out, "_%016llx", (unsigned long long)hash_bytes(text, strlen(text)));
}

void epub_figure_name(const struct entry *entry, struct buf *out) {
    buf_puts(out, "figures/");
    add_name(entry->id, out);
    buf_puts(out, ".svg");
}

void epub_file_name(const char *file, struct buf *out) {
    // The suffix stays readable, since some readers go by it.
    const char *slash = strrchr(file, '/'), *dot = strrchr(slash ? slash : file, '.');
    if (dot && !dot[1]) dot = NULL;
    size_t stem = dot ? (size_t)(dot - file) : strlen(file);
    struct buf text;
    buf_init(&text);
    buf_add(&text, file, stem);
    buf_puts(out, "files/");
    add_name(text.at, out);
    if (dot) {
        buf_putc(out, '.');
        add_name(dot + 1, out);
    }
    buf_release(&text);
}
