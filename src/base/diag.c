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

const char *diag_path(const struct diag *diag) {
    const char *path = diag->source ? diag->source->path : diag->path;
    return path ? path : "";
}

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
    if (list->n < 2) return;
    struct diag *spare = base_alloc(list->n * sizeof *spare);
    merge_sort(list->at, spare, list->n);
    free(spare);
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

enum { TAB_WIDTH = 4, LONGEST_EXCERPT = 160 };

static void find_line(const struct source *source, uint32_t line, const char **start,
                      size_t *length) {
    const char *at = source->text, *end = source->text + source->length;
    for (uint32_t i = 1; i < line; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    *start = at;
    *length = (size_t)((stop ? stop : end) - at);
    if (*length && (*start)[*length - 1] == '\r') --*length;
}

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

// What is shown of a line: all of it, or of a very long one the part round the fault.
struct excerpt {
    const char *text;
    size_t length;
    size_t fault, marked; // offset and bytes of the fault in it
};

static struct excerpt find_excerpt(const struct diag *diag) {
    const char *line;
    size_t length;
    find_line(diag->source, diag->span.line, &line, &length);
    size_t fault = diag->span.column ? diag->span.column - 1 : 0;
    if (fault > length) fault = length;
    size_t from = 0;
    if (fault > LONGEST_EXCERPT / 2) from = cut_at_character(line, fault - LONGEST_EXCERPT / 2);
    struct excerpt excerpt = {line + from, length - from, fault - from, diag->span.length};
    if (excerpt.length > LONGEST_EXCERPT)
        excerpt.length = cut_at_character(excerpt.text, LONGEST_EXCERPT);
    if (excerpt.marked > excerpt.length - excerpt.fault)
        excerpt.marked = excerpt.length - excerpt.fault;
    return excerpt;
}

// How many terminal columns a text takes. Tabs are counted from the text's start.
static size_t count_columns(const char *text, size_t length) {
    struct buf unused;
    buf_init(&unused);
    size_t columns = put_columns(&unused, text, length);
    buf_release(&unused);
    return columns;
}

static void put_carets(const struct excerpt *excerpt, struct buf *out) {
    size_t lead = count_columns(excerpt->text, excerpt->fault);
    size_t carets = count_columns(excerpt->text + excerpt->fault, excerpt->marked);
    for (size_t i = 0; i < lead; i++) buf_putc(out, ' ');
    for (size_t i = 0; i < carets || i < 1; i++) buf_putc(out, '^');
}

static void put_excerpt(const struct diag *diag, bool colour, struct buf *out) {
    struct excerpt excerpt = find_excerpt(diag);
    if (excerpt.length) {
        buf_printf(out, "%5u | ", diag->span.line);
        put_columns(out, excerpt.text, excerpt.length);
        buf_putc(out, '\n');
    }
    bool carets = excerpt.length && diag->span.column;
    if (!carets && !diag->hint) return;
    buf_puts(out, excerpt.length ? "      | " : "      = ");
    if (colour) buf_puts(out, "\033[1;32m");
    if (carets) put_carets(&excerpt, out);
    if (carets && diag->hint) buf_putc(out, ' ');
    if (diag->hint) utf8_put_visible(out, diag->hint);
    if (colour) buf_puts(out, "\033[0m");
    buf_putc(out, '\n');
}

struct diag_place diag_find_place(const struct diag *diag) {
    struct diag_place place = {0};
    if (!diag->source || !diag->span.line || diag->made) return place;
    place.line = diag->span.line;
    if (!diag->span.column) return place;
    const char *line;
    size_t length, start = diag->span.column - 1, end = start + diag->span.length;
    find_line(diag->source, diag->span.line, &line, &length);
    place.column = (uint32_t)utf8_count(line, start < length ? start : length) + 1;
    place.end_column = (uint32_t)utf8_count(line, end < length ? end : length) + 1;
    return place;
}

void diag_put_message(const struct diag *diag, struct buf *out) {
    buf_printf(out, "%s: ", diag_severity_word(diag->severity));
    utf8_put_visible(out, diag->message);
    buf_printf(out, " [%s]\n", diag->id);
}

void diag_write(const struct diag *diag, bool colour, struct buf *out) {
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
        put_excerpt(diag, colour, out);
    } else if (diag->hint) {
        buf_puts(out, "      = ");
        utf8_put_visible(out, diag->hint);
        buf_putc(out, '\n');
    }
}
