// Diagnostics; see diag.h.
#include "base/diag.h"

#include "base/diag_kind.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void diag_init(struct diag_list *list, struct arena *arena) {
    *list = (struct diag_list){.arena = arena};
}

// An id that the table lacks would have no documentation, no test and no rule: a bug of ours.
static void demand_kind(const char *id) {
    if (diag_kind_find(id)) return;
    fprintf(stderr, "regimen: diag_kind.c has no kind '%s'\n", id);
    abort();
}

// Adds a diagnostic whose message is still to be made; its hint and path are copied.
static void add(struct diag_list *list, struct diag diag, const char *format, va_list args) {
    demand_kind(diag.id);
    diag.message = arena_vprintf(list->arena, format, args);
    diag.hint = arena_strdup(list->arena, diag.hint);
    diag.path = arena_strdup(list->arena, diag.path);
    vec_push(list->arena, list, diag);
}

void diag_add(struct diag_list *list, enum diag_severity severity, const char *id,
              const struct source *source, struct span span, const char *hint, const char *format,
              ...) {
    struct diag diag = {
        .severity = severity, .id = id, .source = source, .span = span, .hint = hint};
    va_list args;
    va_start(args, format);
    add(list, diag, format, args);
    va_end(args);
}

void diag_add_path(struct diag_list *list, enum diag_severity severity, const char *id,
                   const char *path, const char *hint, const char *format, ...) {
    struct diag diag = {.severity = severity, .id = id, .path = path, .hint = hint};
    va_list args;
    va_start(args, format);
    add(list, diag, format, args);
    va_end(args);
}

static const struct source *copy_source(struct arena *arena, const struct source *source) {
    struct source *copy = arena_alloc(arena, sizeof *copy);
    copy->path = arena_strdup(arena, source->path);
    copy->text = arena_strndup(arena, source->text, source->length);
    copy->length = source->length;
    return copy;
}

void diag_append(struct diag_list *to, const struct diag_list *from) {
    for (size_t i = 0; i < from->n; i++) {
        struct diag copy = from->at[i];
        // Diagnostics of one file come together, so its text is copied once.
        if (copy.source && i && copy.source == from->at[i - 1].source) {
            copy.source = to->at[to->n - 1].source;
        } else if (copy.source) {
            copy.source = copy_source(to->arena, copy.source);
        }
        copy.path = arena_strdup(to->arena, copy.path);
        copy.message = arena_strdup(to->arena, copy.message);
        copy.hint = arena_strdup(to->arena, copy.hint);
        vec_push(to->arena, to, copy);
    }
}

void diag_take(struct diag_list *to, const struct diag_list *from) {
    for (size_t i = 0; i < from->n; i++) vec_push(to->arena, to, from->at[i]);
}

static bool is_same(const struct diag *a, const struct diag *b) {
    return !strcmp(a->id, b->id) && a->span.line == b->span.line &&
           a->span.column == b->span.column && !strcmp(diag_path(a), diag_path(b)) &&
           !strcmp(a->message, b->message);
}

bool diag_has(const struct diag_list *list, const struct diag *diag) {
    for (size_t i = 0; i < list->n; i++)
        if (is_same(&list->at[i], diag)) return true;
    return false;
}

void diag_append_new(struct diag_list *to, const struct diag_list *from) {
    for (size_t i = 0; i < from->n; i++) {
        struct diag diag = from->at[i];
        const struct diag_list one = {.at = &diag, .n = 1};
        if (!diag_has(to, &diag)) diag_append(to, &one);
    }
}

const char *diag_path(const struct diag *diag) {
    const char *path = diag->source ? diag->source->path : diag->path;
    return path ? path : "";
}

// ---- places -----------------------------------------------------------------------------------

// A way through the lines of a source and the characters of a line.
struct cursor {
    const struct source *source;
    uint32_t line;
    size_t start, length;     // of the line, in bytes, without its end
    size_t bytes, characters; // how far its characters were counted
};

static void enter_line(struct cursor *cursor, uint32_t line, size_t start) {
    const char *at = cursor->source->text + start;
    size_t rest = cursor->source->length - start;
    const char *stop = memchr(at, '\n', rest);
    cursor->line = line;
    cursor->start = start;
    cursor->length = stop ? (size_t)(stop - at) : rest;
    if (cursor->length && at[cursor->length - 1] == '\r') cursor->length--;
    cursor->bytes = cursor->characters = 0;
}

// Goes to a line; one behind the last is empty, at the text's end.
static void go_to_line(struct cursor *cursor, const struct source *source, uint32_t line) {
    bool on = source == cursor->source && line >= cursor->line;
    if (on && line == cursor->line) return;
    size_t start = on ? cursor->start : 0;
    for (uint32_t at = on ? cursor->line : 1; at < line && start < source->length; at++) {
        const char *stop = memchr(source->text + start, '\n', source->length - start);
        start = stop ? (size_t)(stop - source->text) + 1 : source->length;
    }
    cursor->source = source;
    enter_line(cursor, line, start);
}

// The column of a byte of the line, in characters from 1.
static uint32_t column_of(struct cursor *cursor, size_t bytes) {
    if (bytes > cursor->length) bytes = cursor->length;
    if (bytes < cursor->bytes) cursor->bytes = cursor->characters = 0;
    const char *from = cursor->source->text + cursor->start + cursor->bytes;
    cursor->characters += utf8_count(from, bytes - cursor->bytes);
    cursor->bytes = bytes;
    return (uint32_t)cursor->characters + 1;
}

static void find_place(struct diag *diag, struct cursor *cursor) {
    diag->placed = true;
    diag->place = (struct diag_place){0};
    if (!diag->source || !diag->span.line) return;
    go_to_line(cursor, diag->source, diag->span.line);
    diag->line_start = cursor->start;
    if (diag->made) return;
    diag->place.line = diag->span.line;
    if (!diag->span.column) return;
    size_t start = diag->span.column - 1;
    diag->place.column = column_of(cursor, start);
    struct cursor ahead = *cursor; // the next fault may begin within this one
    diag->place.end_column = column_of(&ahead, start + diag->span.length);
}

static struct diag with_place(const struct diag *diag) {
    struct diag copy = *diag;
    struct cursor cursor = {0};
    if (!copy.placed) find_place(&copy, &cursor);
    return copy;
}

// Diagnostics of one file may point into two copies of its text, in turn: diag_append makes one.
static void find_places(struct diag_list *list) {
    struct cursor cursors[2] = {{0}};
    size_t last = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct diag *diag = &list->at[i];
        if (diag->placed) continue;
        if (cursors[last].source != diag->source) last = 1 - last;
        find_place(diag, &cursors[last]);
    }
}

struct diag_place diag_find_place(const struct diag *diag) {
    return with_place(diag).place;
}

// ---- order -----------------------------------------------------------------------------------

static int compare(const struct diag *a, const struct diag *b) {
    int order = strcmp(diag_path(a), diag_path(b));
    if (order) return order;
    if (a->span.line != b->span.line) return a->span.line < b->span.line ? -1 : 1;
    if (a->span.column != b->span.column) return a->span.column < b->span.column ? -1 : 1;
    int order_of_ids = strcmp(a->id, b->id); // workers add in no order of their own
    return order_of_ids ? order_of_ids : strcmp(a->message, b->message);
}

// A merge sort: qsort is not stable, and a list of a hundred thousand must not take quadratic time.
static void merge_sort(struct diag *items, struct diag *spare, size_t n) {
    if (n < 2) return;
    size_t half = n / 2;
    merge_sort(items, spare, half);
    merge_sort(items + half, spare, n - half);
    memcpy(spare, items, half * sizeof *items);
    size_t left = 0, right = half, out = 0;
    while (left < half && right < n)
        items[out++] = compare(&items[right], &spare[left]) < 0 ? items[right++] : spare[left++];
    while (left < half) items[out++] = spare[left++];
}

void diag_sort(struct diag_list *list) {
    if (list->n > 1) {
        struct diag *spare = base_alloc(list->n * sizeof *spare);
        merge_sort(list->at, spare, list->n);
        free(spare);
    }
    find_places(list);
}

size_t diag_count(const struct diag_list *list, enum diag_severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < list->n; i++) count += list->at[i].severity == severity;
    return count;
}

bool diag_failed(const struct diag_list *list) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].severity >= DIAG_ERROR) return true;
    return false;
}

static const char *const colours[] = {[DIAG_NOTE] = "\033[1;36m",
                                      [DIAG_WARNING] = "\033[1;35m",
                                      [DIAG_ERROR] = "\033[1;31m",
                                      [DIAG_FAILURE] = "\033[1;31m"};

// Columns: of a tab, of an excerpt where no terminal sets its width and on the narrowest one, and
// of what stands before an excerpt.
enum { TAB_WIDTH = 4, LONGEST_EXCERPT = 160, SHORTEST_EXCERPT = 24, MARGIN = 8 };

// Writes text with tabs widened; returns the terminal columns that it takes.
static size_t put_columns(struct buf *out, const char *text, size_t length) {
    size_t columns = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t c = utf8_next(&at);
        if (c == '\t') {
            size_t width = TAB_WIDTH - columns % TAB_WIDTH;
            for (size_t i = 0; i < width; i++) buf_putc(out, ' ');
            columns += width;
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            buf_putc(out, '?');
            columns++;
        } else {
            utf8_put(out, c);
            columns += (size_t)utf8_width(c);
        }
    }
    return columns;
}

static size_t cut_at_character(const char *text, size_t length) {
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    return length;
}

// How many columns a character takes at most.
static size_t columns_of(const char *at) {
    uint32_t c = utf8_next(&at);
    if (c == '\t') return TAB_WIDTH;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 1 : (size_t)utf8_width(c);
}

// Goes back from `at`, no further than to `start`, over as many characters as fit.
static const char *go_back(const char *start, const char *at, size_t room) {
    while (at > start) {
        const char *before = at - 1;
        while (before > start && ((unsigned char)*before & 0xC0) == 0x80) before--;
        size_t columns = columns_of(before);
        if (columns > room) break;
        room -= columns;
        at = before;
    }
    return at;
}

static const char *go_on(const char *at, const char *end, size_t room) {
    while (at < end) {
        size_t columns = columns_of(at);
        if (columns > room) break;
        room -= columns;
        utf8_next(&at);
    }
    return at;
}

// How many terminal columns a text takes. Tabs are counted from the text's start.
static size_t count_columns(const char *text, size_t length) {
    struct buf unused;
    buf_init(&unused);
    size_t columns = put_columns(&unused, text, length);
    buf_release(&unused);
    return columns;
}

// What is shown of a line: all of it, or of a long one the part round the fault.
struct excerpt {
    const char *text;
    size_t length;
    size_t fault, marked;     // offset and bytes of the fault in it
    bool cut_left, cut_right; // something is left out there
};

// Cuts a line that is wider than `room`: what stands before the fault has half of it, or more where
// less stands behind.
static void cut(struct excerpt *excerpt, const char *line, const char *end, size_t room) {
    const char *fault = line + excerpt->fault;
    size_t behind = count_columns(fault, (size_t)(go_on(fault, end, room) - fault));
    size_t before = behind < room / 2 ? room - behind : room / 2;
    const char *from = go_back(line, fault, before);
    excerpt->cut_left = from > line;
    if (excerpt->cut_left) from = go_back(line, fault, before - 1);
    room -= count_columns(from, (size_t)(fault - from)) + excerpt->cut_left;
    const char *to = go_on(fault, end, room);
    excerpt->cut_right = to < end;
    if (excerpt->cut_right) to = go_on(fault, end, room - 1);
    *excerpt = (struct excerpt){.text = from,
                                .length = (size_t)(to - from),
                                .fault = (size_t)(fault - from),
                                .marked = excerpt->marked,
                                .cut_left = excerpt->cut_left,
                                .cut_right = excerpt->cut_right};
}

static struct excerpt find_excerpt(const struct diag *diag, size_t room) {
    struct cursor cursor = {.source = diag->source};
    enter_line(&cursor, diag->span.line, with_place(diag).line_start);
    const char *line = diag->source->text + cursor.start, *end = line + cursor.length;
    size_t fault = diag->span.column ? diag->span.column - 1 : 0;
    if (fault > cursor.length) fault = cursor.length;
    struct excerpt excerpt = {.text = line,
                              .length = cursor.length,
                              .fault = cut_at_character(line, fault),
                              .marked = diag->span.length};
    if (go_on(line, end, room) < end) cut(&excerpt, line, end, room);
    if (excerpt.marked > excerpt.length - excerpt.fault)
        excerpt.marked = excerpt.length - excerpt.fault;
    return excerpt;
}

// Puts the carets below the fault; returns the columns that they take with what is before them.
static size_t put_carets(const struct excerpt *excerpt, struct buf *out) {
    size_t lead = count_columns(excerpt->text, excerpt->fault) + excerpt->cut_left;
    size_t carets = count_columns(excerpt->text + excerpt->fault, excerpt->marked);
    if (!carets) carets = 1;
    for (size_t i = 0; i < lead; i++) buf_putc(out, ' ');
    for (size_t i = 0; i < carets; i++) buf_putc(out, '^');
    return lead + carets;
}

static void put_line(const struct excerpt *excerpt, uint32_t line, struct buf *out) {
    buf_printf(out, "%5u | ", line);
    if (excerpt->cut_left) buf_puts(out, "…");
    put_columns(out, excerpt->text, excerpt->length);
    if (excerpt->cut_right) buf_puts(out, "…");
    buf_putc(out, '\n');
}

static void put_hint(const char *margin, const char *hint, bool colour, struct buf *out) {
    buf_puts(out, margin);
    if (colour) buf_puts(out, "\033[1;32m");
    utf8_put_visible(out, hint);
    if (colour) buf_puts(out, "\033[0m");
    buf_putc(out, '\n');
}

static void put_excerpt(const struct diag *diag, bool colour, size_t width, struct buf *out) {
    size_t room = width ? width : LONGEST_EXCERPT + MARGIN;
    room = room < SHORTEST_EXCERPT + MARGIN ? SHORTEST_EXCERPT : room - MARGIN;
    struct excerpt excerpt = find_excerpt(diag, room);
    const char *hint = diag->hint;
    if (excerpt.length) put_line(&excerpt, diag->span.line, out);
    if (excerpt.length && diag->span.column) {
        buf_puts(out, "      | ");
        if (colour) buf_puts(out, "\033[1;32m");
        size_t taken = put_carets(&excerpt, out);
        bool fits = hint && (!width || taken + 1 + utf8_count(hint, strlen(hint)) <= room);
        if (fits) buf_putc(out, ' ');
        if (fits) utf8_put_visible(out, hint);
        if (colour) buf_puts(out, "\033[0m");
        buf_putc(out, '\n');
        if (fits) return;
    }
    bool below = excerpt.length && !diag->span.column; // what is said is said of the whole line
    if (hint) put_hint(below ? "      | " : "      = ", hint, colour, out);
}

void diag_put_message(const struct diag *diag, struct buf *out) {
    buf_printf(out, "%s: ", diag_severity_word(diag->severity));
    utf8_put_visible(out, diag->message);
    buf_printf(out, " [%s]\n", diag->id);
}

void diag_write(const struct diag *diag, bool colour, size_t width, struct buf *out) {
    const char *path = diag_path(diag);
    if (colour) buf_puts(out, "\033[1m");
    if (*path) {
        utf8_put_visible(out, path);
        struct diag_place place = diag_find_place(diag);
        if (place.line) buf_printf(out, ":%u", place.line);
        if (place.column) buf_printf(out, ":%u", place.column);
        buf_puts(out, ": ");
    } else {
        buf_puts(out, "regimen: ");
    }
    if (colour) buf_puts(out, colours[diag->severity]);
    buf_printf(out, "%s:", diag_severity_word(diag->severity));
    if (colour) buf_puts(out, "\033[0m");
    buf_putc(out, ' ');
    utf8_put_visible(out, diag->message);
    buf_printf(out, " [%s]\n", diag->id);
    if (diag->source && diag->span.line) {
        put_excerpt(diag, colour, width, out);
    } else if (diag->hint) {
        put_hint("      = ", diag->hint, colour, out);
    }
}
