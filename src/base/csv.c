// Tables; see csv.h.
#include "base/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

// ---- from bytes to text -----------------------------------------------------------------------

static unsigned unit_at(const char *bytes, bool big) {
    unsigned first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    return big ? first << 8 | second : second << 8 | first;
}

static bool is_high(unsigned unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
static bool is_low(unsigned unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

static const char *from_utf16(struct arena *arena, const char *bytes, size_t length, bool big,
                              size_t *text_length) {
    struct buf text;
    buf_init(&text);
    size_t i = 0;
    for (; i + 1 < length; i += 2) {
        unsigned unit = unit_at(bytes + i, big);
        if (is_high(unit) && i + 3 < length && is_low(unit_at(bytes + i + 2, big))) {
            unsigned low = unit_at(bytes + i + 2, big);
            utf8_put(&text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
            i += 2;
        } else if (is_high(unit) || is_low(unit)) {
            buf_putc(&text, '\xFF');
        } else {
            utf8_put(&text, unit);
        }
    }
    if (i < length) buf_putc(&text, '\xFF');
    const char *copy = arena_strndup(arena, text.at, text.len);
    *text_length = text.len;
    buf_release(&text);
    return copy;
}

const char *csv_text(struct arena *arena, const char *bytes, size_t length, size_t *text_length) {
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return from_utf16(arena, bytes + 2, length - 2, false, text_length);
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return from_utf16(arena, bytes + 2, length - 2, true, text_length);
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *text_length = length - mark;
    return bytes + mark;
}

// ---- the separator ----------------------------------------------------------------------------

static void end_line(struct csv_reader *reader) {
    reader->line++;
    reader->line_start = reader->at;
}

static bool is_separator(char c) {
    return c == ',' || c == ';' || c == '\t';
}

static void pass_over_sep(struct csv_reader *reader) {
    const char *text = reader->text;
    if (reader->length < 5 || memcmp(text, "sep=", 4) != 0 || !is_separator(text[4])) return;
    const char *stop = memchr(text, '\n', reader->length);
    size_t end = stop ? (size_t)(stop - text) : reader->length;
    if (end > 6 || (end == 6 && text[5] != '\r')) return;
    reader->separator = text[4];
    reader->at = stop ? end + 1 : end;
    end_line(reader);
}

void csv_open(struct csv_reader *reader, const char *text, size_t length) {
    *reader = (struct csv_reader){.text = text, .length = length, .line = 1};
    pass_over_sep(reader);
    if (reader->separator) return;
    size_t counts[3] = {0};
    static const char separators[] = ",;\t";
    bool quoted = false;
    for (size_t i = reader->at; i < length && (quoted || text[i] != '\n'); i++) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && is_separator(text[i])) counts[strchr(separators, text[i]) - separators]++;
    }
    size_t most = counts[1] > counts[0] ? 1 : 0;
    reader->separator = separators[counts[2] > counts[most] ? 2 : most];
}

// ---- rows -------------------------------------------------------------------------------------

static struct span here(const struct csv_reader *reader, size_t at, size_t length) {
    return (struct span){reader->line, (uint32_t)(at - reader->line_start) + 1,
                         (uint32_t)(length ? length : 1)};
}

static void note(const struct csv_reader *reader, struct csv_row *row, enum csv_fault fault,
                 size_t at) {
    if (row->fault) return;
    row->fault = fault;
    row->place = here(reader, at, 1);
    row->cell = row->n;
    row->byte = at < reader->length ? (unsigned char)reader->text[at] : 0;
}

// Whether the line ends here.
static bool ends_row(const struct csv_reader *reader, size_t at) {
    const char *text = reader->text;
    return at >= reader->length || text[at] == '\n' ||
           (text[at] == '\r' && (at + 1 >= reader->length || text[at + 1] == '\n'));
}

static bool is_control(const struct csv_reader *reader, size_t at) {
    unsigned char c = (unsigned char)reader->text[at];
    if (c == 0x7F) return true;
    if (c >= 0x20 || c == '\t' || c == '\n') return false;
    return c != '\r' || !ends_row(reader, at);
}

static void look_at(const struct csv_reader *reader, struct csv_row *row) {
    if (is_control(reader, reader->at)) note(reader, row, CSV_CONTROL, reader->at);
}

// What stands between quotes; the reader is behind the opening one and stops behind the closing
// one, or at the text's end.
static void read_quoted(struct csv_reader *reader, struct csv_row *row, struct csv_cell *cell) {
    struct csv_reader opening = *reader;
    const char *text = reader->text;
    cell->start = reader->at;
    cell->span = here(reader, reader->at, 0);
    for (; reader->at < reader->length; reader->at++) {
        look_at(reader, row);
        if (text[reader->at] == '"') {
            if (reader->at + 1 >= reader->length || text[reader->at + 1] != '"') break;
            cell->plain = false;
            reader->at++;
        } else if (text[reader->at] == '\n') {
            reader->line++;
            reader->line_start = reader->at + 1;
        }
    }
    cell->end = reader->at;
    if (reader->at < reader->length) {
        reader->at++;
        return;
    }
    row->fault = CSV_FINE; // it explains whatever else was found
    note(&opening, row, CSV_OPEN_QUOTE, opening.at - 1);
}

static void read_plain(struct csv_reader *reader, struct csv_row *row, struct csv_cell *cell) {
    cell->start = reader->at;
    cell->span = here(reader, reader->at, 0);
    for (; !ends_row(reader, reader->at) && reader->text[reader->at] != reader->separator;
         reader->at++)
        look_at(reader, row);
    cell->end = reader->at;
}

static const char *text_of(const struct csv_reader *reader, struct arena *arena,
                           const struct csv_cell *cell) {
    char *text = arena_strndup(arena, reader->text + cell->start, cell->end - cell->start);
    if (cell->plain) return text;
    char *to = text;
    for (const char *from = text; *from; from++) {
        *to++ = *from;
        if (*from == '"') from++;
    }
    *to = '\0';
    return text;
}

// Of a cell of several lines the span is its first.
static void fill_span(const struct csv_reader *reader, struct csv_cell *cell) {
    size_t length = cell->end - cell->start;
    const char *stop = memchr(reader->text + cell->start, '\n', length);
    if (stop) length = (size_t)(stop - (reader->text + cell->start));
    cell->span.length = (uint32_t)(length ? length : 1);
}

// U+FFFE and U+FFFF are no characters, and XML has no place for them.
static const char *find_none(const char *text, size_t length) {
    for (const char *end = text + length; (text = memchr(text, 0xEF, (size_t)(end - text))); text++)
        if (end - text > 2 &&
            (memcmp(text, "\xEF\xBF\xBE", 3) == 0 || memcmp(text, "\xEF\xBF\xBF", 3) == 0))
            return text;
    return NULL;
}

static void check_cell(const struct csv_reader *reader, struct csv_row *row,
                       const struct csv_cell *cell) {
    size_t length = cell->end - cell->start;
    size_t good = utf8_check(reader->text + cell->start, length);
    const char *none = find_none(reader->text + cell->start, good);
    enum csv_fault fault = none ? CSV_CONTROL : CSV_NOT_UTF8;
    if (none) good = (size_t)(none - reader->text) - cell->start;
    struct csv_reader start = *reader;
    start.line = cell->span.line;
    start.line_start = cell->start + 1 - cell->span.column;
    for (size_t i = cell->start; good < length && i < cell->start + good; i++) {
        if (reader->text[i] != '\n') continue;
        start.line++;
        start.line_start = i + 1;
    }
    if (good < length) note(&start, row, fault, cell->start + good);
    if (length > CSV_LONGEST_CELL) note(&start, row, CSV_LONG_CELL, cell->start);
}

static void read_cell(struct csv_reader *reader, struct arena *arena, struct csv_row *row) {
    struct csv_cell cell = {.plain = true};
    bool quoted = reader->at < reader->length && reader->text[reader->at] == '"';
    if (quoted) {
        reader->at++;
        read_quoted(reader, row, &cell);
        struct csv_cell behind = {.plain = true};
        if (!ends_row(reader, reader->at) && reader->text[reader->at] != reader->separator)
            note(reader, row, CSV_STRAY_TEXT, reader->at);
        read_plain(reader, row, &behind);
    } else {
        read_plain(reader, row, &cell);
    }
    fill_span(reader, &cell);
    check_cell(reader, row, &cell);
    if (row->n == CSV_MOST_CELLS) note(reader, row, CSV_MANY_CELLS, cell.start);
    if (row->fault) return;
    cell.text = text_of(reader, arena, &cell);
    vec_push(arena, row, cell);
}

static void read_row(struct csv_reader *reader, struct arena *arena, struct csv_row *row) {
    struct csv_reader start = *reader;
    *row = (struct csv_row){.start = reader->at, .line = reader->line};
    for (;;) {
        read_cell(reader, arena, row);
        if (ends_row(reader, reader->at)) break;
        reader->at++; // the separator
    }
    row->end = reader->at;
    if (row->end - row->start > CSV_LONGEST_ROW) note(&start, row, CSV_LONG_ROW, row->start);
    if (reader->at < reader->length && reader->text[reader->at] == '\r') reader->at++;
    if (reader->at < reader->length) reader->at++;
    end_line(reader);
}

// A row without a word in it is what spreadsheets leave at the end.
static bool is_empty(const struct csv_row *row) {
    if (row->fault) return false;
    for (size_t i = 0; i < row->n; i++)
        if (row->at[i].text[0]) return false;
    return true;
}

bool csv_next(struct csv_reader *reader, struct arena *arena, struct csv_row *row) {
    while (reader->at < reader->length) {
        read_row(reader, arena, row);
        if (!is_empty(row)) return true;
    }
    return false;
}

struct span csv_span(const char *text, const struct csv_row *row, size_t start, size_t length) {
    struct span span = {row->line, 1, (uint32_t)(length ? length : 1)};
    size_t line_start = row->start;
    for (size_t i = row->start; i < start; i++) {
        if (text[i] != '\n') continue;
        span.line++;
        line_start = i + 1;
    }
    span.column = (uint32_t)(start - line_start) + 1;
    return span;
}
