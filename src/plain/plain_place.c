// Places of sentences in the source; see plain_page.h.
//
// A passage's text is what its reader gave: escapes are undone, lines of YAML are folded, quotes of
// Markdown are taken off. Here the text is followed along the source, so that a sentence in the
// middle of a paragraph gets its own line and column.
#include "plain/plain_page.h"

#include "base/utf8.h"

#include <string.h>

static void find_lines(struct plain_page *page) {
    const char *text = page->source->text, *end = text + page->source->length;
    vec_push(&page->kept, &page->lines, 0);
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(end - at)));)
        vec_push(&page->kept, &page->lines, (size_t)(++at - text));
}

static size_t offset_of(struct plain_page *page, struct span span) {
    if (!page->lines.n) find_lines(page);
    size_t line = span.line ? span.line - 1 : 0;
    if (line >= page->lines.n) line = page->lines.n - 1;
    size_t at = page->lines.at[line] + (span.column ? span.column - 1 : 0);
    return at < page->source->length ? at : page->source->length;
}

// The line that holds an offset, from 0.
static size_t line_of(const struct plain_page *page, size_t at) {
    size_t low = 0, high = page->lines.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (page->lines.at[middle] <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What stands in the source and not in the text: white space, a backslash, a quote that is doubled,
// or `` ` `` before code.
static bool is_extra(char c) {
    return is_space(c) || c == '\\' || c == '\'' || c == '"' || c == '`' || !c;
}

// Moves the cursor to `to` in the text. Where the two cannot be brought together it stays.
static void follow(struct plain_page *page, struct plain_passage *passage, size_t to) {
    const char *source = page->source->text, *text = passage->text;
    size_t s = passage->cursor.source, t = passage->cursor.text, end = page->source->length;
    while (s < end && t <= to) {
        char c = text[t], d = source[s];
        bool same = c == d || (is_space(c) && is_space(d));
        if (t == to && (same || !is_extra(d))) break;
        if (same) {
            s++;
            t++;
        } else if (is_extra(d)) {
            s++;
        } else if (d == '&' && t < to) { // "&amp;"
            const char *close = memchr(source + s, ';', end - s < 40 ? end - s : 40);
            const char *next = text + t;
            if (!close) break;
            utf8_next(&next);
            s = (size_t)(close - source) + 1;
            t = (size_t)(next - text);
        } else {
            break;
        }
    }
    passage->cursor.source = s;
    passage->cursor.text = t;
}

static size_t find_piece(const struct plain_passage *passage, size_t at) {
    size_t low = 0, high = passage->pieces.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (passage->pieces.at[middle].at <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

// The offset in the source of a place in a passage.
static size_t seek(struct plain_page *page, struct plain_passage *passage, size_t at) {
    size_t piece = find_piece(passage, at);
    bool behind =
        passage->cursor.piece == piece && passage->cursor.source && passage->cursor.text <= at;
    if (!behind) {
        passage->cursor.piece = piece;
        passage->cursor.text = passage->pieces.at[piece].at;
        passage->cursor.source = offset_of(page, passage->pieces.at[piece].span);
    }
    follow(page, passage, at);
    return passage->cursor.source;
}

struct span plain_place_find(struct plain_page *page, struct plain_passage *passage, size_t at,
                             size_t end) {
    const char *source = page->source->text;
    size_t start = seek(page, passage, at), line = line_of(page, start);
    size_t line_start = page->lines.at[line];
    size_t line_end =
        line + 1 < page->lines.n ? page->lines.at[line + 1] - 1 : page->source->length;
    size_t stop = end > at ? seek(page, passage, end - 1) + 1 : start;
    if (stop > line_end) stop = line_end;
    while (stop < line_end && ((unsigned char)source[stop] & 0xC0) == 0x80) stop++;
    while (stop > start && is_space(source[stop - 1])) stop--;
    return (struct span){.line = (uint32_t)line + 1,
                         .column = (uint32_t)(start - line_start) + 1,
                         .length = (uint32_t)(stop > start ? stop - start : 0)};
}
