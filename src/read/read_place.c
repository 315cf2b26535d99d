// Places in Markdown; see read_place.h.
#include "read/read_place.h"

#include "base/vec.h"

#include <string.h>

struct place_lines {
    VEC_OF(struct place_line)
};

// An inline that is not where the parser says is looked for no further than this many bytes on.
enum { SEARCH_WINDOW = 4096 };

// Where the line that begins at an offset ends. `returns` tells whether the text has a CR at all.
static size_t find_end(const char *text, size_t at, size_t length, bool returns) {
    const char *end = memchr(text + at, '\n', length - at);
    size_t stop = end ? (size_t)(end - text) : length;
    const char *back = returns ? memchr(text + at, '\r', stop - at) : NULL;
    return back ? (size_t)(back - text) : stop;
}

void places_init(struct places *places, struct arena *arena, const char *text, size_t length,
                 uint32_t first_line) {
    bool returns = memchr(text, '\r', length);
    struct place_line line = {.line = first_line};
    struct place_lines lines = {0};
    for (;;) {
        line.end = find_end(text, line.at, length, returns);
        vec_push(arena, &lines, line);
        if (line.end == length) break;
        line.at = line.end;
        if (text[line.at] == '\r') line.at++;
        if (line.at < length && text[line.at] == '\n') {
            line.line_start = ++line.at;
            line.line++;
        }
    }
    *places = (struct places){.text = text, .length = length, .lines = lines.at, .n = lines.n};
}

static const struct place_line *find_line(const struct places *places, int line) {
    if (line < 1) line = 1;
    if ((size_t)line > places->n) line = (int)places->n;
    return &places->lines[line - 1];
}

// The line that holds an offset.
static const struct place_line *line_of(const struct places *places, size_t at) {
    size_t low = 0, high = places->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (places->lines[middle].at <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &places->lines[low];
}

size_t place_line_end(const struct places *places, size_t at) {
    return line_of(places, at)->end;
}

struct span place_span(const struct places *places, size_t at, size_t end) {
    const struct place_line *line = line_of(places, at);
    if (end > line->end) end = line->end;
    return (struct span){.line = line->line,
                         .column = (uint32_t)(at - line->line_start) + 1,
                         .length = end > at ? (uint32_t)(end - at) : 0};
}

size_t place_offset(const struct places *places, struct span span) {
    size_t low = 0, high = places->n; // the first line of the source's line is in between
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (places->lines[middle].line <= span.line) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return places->lines[low].line_start + span.column - 1;
}

struct span place_of_block(const struct places *places, struct place start, struct place end) {
    const struct place_line *line = find_line(places, start.line);
    size_t at = line->at + (size_t)(start.column > 0 ? start.column - 1 : 0);
    if (at > line->end) at = line->end;
    size_t stop = line->end;
    if (end.line == start.line && end.column >= start.column) stop = line->at + (size_t)end.column;
    if (stop > line->end) stop = line->end;
    while (stop > at && strchr(" \t", places->text[stop - 1])) stop--;
    while (at < stop && strchr(" \t", places->text[at])) at++;
    return place_span(places, at, stop);
}

// Where the content of a block's line begins: behind white space and the marks of its quotes.
static size_t content_start(const struct place_block *block, const struct place_line *line) {
    const char *text = block->places->text;
    size_t at = line->at;
    for (int quotes = block->quotes;; quotes--) {
        while (at < line->end && (text[at] == ' ' || text[at] == '\t')) at++;
        if (!quotes || at == line->end || text[at] != '>') return at;
        at++;
    }
}

static bool begins_with_line(const struct places *places, size_t at, const char *content) {
    size_t length = strcspn(content, "\r\n");
    return at + length <= places->length && memcmp(places->text + at, content, length) == 0;
}

// Definitions of links at a block's start are no part of its content; they take whole lines.
static int count_dropped(const struct place_block *block, const char *content, int last) {
    for (int line = block->start.line; line <= last; line++) {
        const struct place_line *at = find_line(block->places, line);
        size_t start = line == block->start.line ? at->at + (size_t)block->start.column - 1
                                                 : content_start(block, at);
        if (begins_with_line(block->places, start, content)) return line - block->start.line;
    }
    return 0;
}

struct place_block place_block(const struct places *places, struct place start, struct place end,
                               int quotes, const char *content) {
    if (start.line < 1) start = (struct place){1, 1};
    if (start.column < 1) start.column = 1;
    if (end.line < start.line) end.line = start.line;
    struct place_block block = {.places = places, .start = start, .quotes = quotes};
    const struct place_line *first = find_line(places, start.line);
    if ((size_t)start.column - 1 > first->end - first->at) block.start.column = 1;
    bool may_drop = content && end.line > start.line &&
                    places->text[first->at + (size_t)block.start.column - 1] == '[';
    if (may_drop) block.dropped = count_dropped(&block, content, end.line);
    block.cursor = find_line(places, start.line + block.dropped)->at;
    if (!block.dropped) block.cursor += (size_t)block.start.column - 1;
    block.end = find_line(places, end.line)->end;
    return block;
}

// The offset of a place that the parser gives. In the lines behind a block's first one it counts
// columns from where the content begins, as if that were the block's own column.
static size_t offset_of(const struct place_block *block, struct place place) {
    const struct place_line *line = find_line(block->places, place.line + block->dropped);
    if (place.line == block->start.line && !block->dropped)
        return line->at + (size_t)place.column - 1;
    long column = (long)place.column - block->start.column;
    return content_start(block, line) + (size_t)(column > 0 ? column : 0);
}

size_t place_match(const struct places *places, size_t at, const char *literal) {
    size_t from = at, whole = strlen(literal);
    if (whole <= places->length - at && !memcmp(places->text + at, literal, whole)) return whole;
    for (; *literal; literal++) {
        if (at < places->length && places->text[at] == *literal) {
            at++;
            continue;
        }
        if (at < places->length && places->text[at] == '\\') at++;
        if (at < places->length && places->text[at] == '&' && *literal != '&') break;
        if (at >= places->length || places->text[at] != *literal) return 0;
        at++;
    }
    return at - from;
}

static bool stands_at(const struct place_block *block, size_t at, const char *marks,
                      const char *literal) {
    if (at >= block->end) return false;
    char c = block->places->text[at];
    if (marks) return c && strchr(marks, c);
    return place_match(block->places, at, literal) > 0 || c == '&';
}

size_t place_find(const struct place_block *block, struct place start, const char *marks,
                  const char *literal) {
    if (start.line > 0 && start.column > 0) {
        size_t at = offset_of(block, start);
        if (at >= block->cursor && stands_at(block, at, marks, literal)) return at;
    }
    size_t stop = block->end;
    if (stop > block->cursor + SEARCH_WINDOW) stop = block->cursor + SEARCH_WINDOW;
    for (size_t at = block->cursor; at < stop; at++)
        if (stands_at(block, at, marks, literal)) return at;
    return block->cursor;
}

size_t place_end(const struct place_block *block, size_t from, struct place start,
                 struct place end) {
    size_t line_end = line_of(block->places, from)->end;
    if (start.line != end.line || start.column < 1 || end.column < start.column) return line_end;
    size_t at = from + (size_t)(end.column - start.column) + 1;
    return at < line_end ? at : line_end;
}
