// Markdown that is none; see read_remnants.h.
#include "read/read_remnants.h"

#include <ctype.h>
#include <string.h>

// A stretch of the source within one line.
struct stretch {
    const char *at, *end;
};

static void tell(const struct read_references *about, const char *id, struct stretch where,
                 const char *hint, const char *message) {
    const struct places *places = about->places;
    diag_add(
        about->diags, DIAG_WARNING, id, about->source,
        place_span(places, (size_t)(where.at - places->text), (size_t)(where.end - places->text)),
        hint, "%s", message);
}

// From where a node begins to the end of its line.
static struct stretch rest_of_line(const struct read_references *about, struct span span) {
    size_t at = place_offset(about->places, span);
    const char *text = about->places->text;
    return (struct stretch){text + at, text + place_line_end(about->places, at)};
}

static const char *skip_blanks(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t')) at++;
    return at;
}

// The first of a sign that has no backslash before it, or NULL.
static const char *find_sign(const char *at, const char *end, char sign) {
    for (; at < end; at++) {
        if (*at == sign) return at;
        if (*at == '\\') at++;
    }
    return NULL;
}

// ---- links ------------------------------------------------------------------------------------

static bool begins_with(struct stretch text, const char *start) {
    size_t length = strlen(start);
    return (size_t)(text.end - text.at) >= length && strncasecmp(text.at, start, length) == 0;
}

// Whether a text can hardly be anything but an address or the name of a file.
static bool is_address(struct stretch text) {
    static const char *const starts[] = {
        "https:", "http:", "mailto:", "tel:", "www.", "../", "./", "#"};
    static const char *const ends[] = {".md",   ".html", ".htm", ".pdf",  ".png",
                                       ".jpeg", ".jpg",  ".gif", ".webp", ".svg"};
    size_t length = (size_t)(text.end - text.at);
    if (length < 2 || memchr(text.at, ' ', length)) return false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (begins_with(text, starts[i])) return true;
    const char *anchor = memchr(text.at, '#', length);
    if (anchor) text.end = anchor;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t suffix = strlen(ends[i]);
        if ((size_t)(text.end - text.at) <= suffix) continue;
        if (begins_with((struct stretch){text.end - suffix, text.end}, ends[i])) return true;
    }
    return false;
}

// The address as it can stand in a link: anchors are made with hyphens, files keep their names.
static const char *without_spaces(struct arena *arena, struct stretch address) {
    struct buf fixed;
    buf_init(&fixed);
    bool anchor = false;
    for (const char *at = address.at; at < address.end; at++) {
        anchor = anchor || *at == '#';
        if (*at != ' ') {
            buf_putc(&fixed, anchor ? (char)tolower((unsigned char)*at) : *at);
        } else {
            buf_puts(&fixed, anchor ? "-" : "%20");
        }
    }
    const char *copy = arena_strdup(arena, fixed.at);
    buf_release(&fixed);
    return copy;
}

static void tell_link(const struct read_references *about, const char *from, const char *end,
                      const char *hint) {
    tell(about, "broken-markdown", (struct stretch){from, end}, hint,
         "this makes no link, and readers see its brackets");
}

enum { LONGEST_ADDRESS = 2000 }; // further on, nothing is looked for

// What stands behind the bracket at `at`, which closes a link's text: `](address`.
static void tell_bad_address(const struct read_references *about, const char *at,
                             const char *line_end) {
    static const char usual[] = "write a link as [its text](its address)";
    struct stretch address = {skip_blanks(at + 2, line_end), find_sign(at + 2, line_end, ')')};
    if (!address.end) {
        while (address.at < line_end && !strchr(" \t", *address.at)) address.at++;
        tell_link(about, at, address.at, "close the address with a )");
        return;
    }
    const char *close = address.end;
    while (address.end > address.at && address.end[-1] == ' ') address.end--;
    size_t length = address.end > address.at ? (size_t)(address.end - address.at) : 0;
    bool spaces = length && memchr(address.at, ' ', length) && !memchr(address.at, '"', length);
    tell_link(about, at, close + 1,
              spaces ? arena_printf(about->arena, "an address has no spaces: write (%s)",
                                    without_spaces(about->arena, address))
                     : usual);
}

// Looks behind `]` or `)` for what was meant as a link's address.
static void check_close(const struct read_references *about, const char *at, const char *end) {
    if (end - at > LONGEST_ADDRESS) end = at + LONGEST_ADDRESS;
    if (*at == ']' && at + 1 < end && at[1] == '(') {
        tell_bad_address(about, at, end);
        return;
    }
    bool apart = *at == ']';
    const char *open = apart ? skip_blanks(at + 1, end) : at + 1;
    if (open == end || *open != (apart ? '(' : '[')) return;
    const char *close = find_sign(open + 1, end, apart ? ')' : ']');
    if (!close || !is_address((struct stretch){open + 1, close})) return;
    tell_link(about, at, close + 1,
              apart ? "take away the space between ] and ("
                    : "write the text in [ ] and then the address in ( )");
}

// ---- marks ------------------------------------------------------------------------------------

static bool is_letter(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

// Whether `**` at `at` would begin bold text: "2**3" and "a ** b" would not.
static bool opens_bold(const struct places *places, const char *at) {
    const char *stop = places->text + places->length;
    if (at + 2 >= stop || at[1] != '*') return false;
    if (at > places->text && (at[-1] == '*' || is_letter(at[-1]))) return false;
    return is_letter(at[2]) || strchr("\"'([`", at[2]);
}

// ---- texts ------------------------------------------------------------------------------------

// What stands open in the block. Bold text is told once: the next ** may have closed it.
struct opened {
    size_t square, round; // brackets
    bool bold;
};

// Counts a bracket; whether it closes one.
static bool count_bracket(struct opened *opened, char bracket) {
    size_t *count = strchr("[]", bracket) ? &opened->square : &opened->round;
    if (strchr("[(", bracket)) {
        ++*count;
        return false;
    }
    return *count && (*count)--;
}

static void check_text(const struct read_references *about, const struct doc_node *node,
                       struct opened *opened) {
    if (!strpbrk(node->text, "[]()*")) return;
    struct stretch line = rest_of_line(about, node->span);
    const char *end = line.at + node->span.length;
    for (const char *at = line.at; at < end && at < line.end; at++) {
        if (*at == '\\') {
            at++;
        } else if (strchr("[]()", *at)) {
            if (count_bracket(opened, *at)) check_close(about, at, line.end);
        } else if (*at == '*' && !opened->bold && opens_bold(about->places, at)) {
            opened->bold = true;
            tell(about, "broken-markdown", (struct stretch){at, at + 2},
                 "write ** behind the last bold word too, with no space before it",
                 "nothing closes this **, and readers see it");
        }
    }
}

// ---- tables -----------------------------------------------------------------------------------

// The cells of a line, as the parser counts them. *extra is where the one behind `most` begins.
static size_t count_cells(struct stretch line, size_t most, const char **extra) {
    size_t cells = 0;
    line.at = skip_blanks(line.at, line.end);
    if (line.at < line.end && *line.at == '|') line.at++;
    while (skip_blanks(line.at, line.end) < line.end) {
        if (cells++ == most) *extra = skip_blanks(line.at, line.end);
        const char *bar = find_sign(line.at, line.end, '|');
        if (!bar) break;
        line.at = bar + 1;
    }
    return cells;
}

static bool is_empty(struct stretch cells) {
    while (cells.at < cells.end && strchr("| \t", *cells.at)) cells.at++;
    return cells.at == cells.end;
}

static void check_row(const struct read_references *about, const struct doc_node *row) {
    size_t columns = 0;
    for (const struct doc_node *cell = row->parent->first->first; cell; cell = cell->next)
        columns++;
    struct stretch line = rest_of_line(about, row->span), lost = {NULL, line.end};
    size_t cells = count_cells(line, columns, &lost.at);
    if (row == row->parent->first || cells <= columns || is_empty(lost)) return;
    while (strchr("| \t", lost.end[-1])) lost.end--;
    tell(about, "lost-cells", lost,
         "take a | away, write \\| for the sign itself, or add a column to the table's first two "
         "lines",
         arena_printf(about->arena,
                      "the table has %zu column%s and this row %zu cells, so this is left out",
                      columns, columns == 1 ? "" : "s", cells));
}

// Whether a line is made of nothing but what the line below a table's header is made of.
static bool is_dashes(struct stretch line) {
    bool dash = false, bar = false;
    for (; line.at < line.end; line.at++) {
        if (!strchr("|-: \t", *line.at)) return false;
        dash = dash || *line.at == '-';
        bar = bar || *line.at == '|';
    }
    return dash && bar;
}

static bool is_row(struct stretch line) {
    const char *none;
    while (line.end > line.at && strchr(" \t", line.end[-1])) line.end--;
    return line.end > line.at && *line.at == '|' && line.end[-1] == '|' &&
           count_cells(line, SIZE_MAX, &none) > 1;
}

static const char *make_dashes(struct arena *arena, size_t columns) {
    enum { MOST = 12 }; // more would not be read
    return columns > MOST ? "|---|---| and so on"
                          : arena_printf(arena, "%.*s|", (int)(4 * columns),
                                         "|---|---|---|---|---|---|---|---|---|---|---|---");
}

static void tell_table(const struct read_references *about, struct stretch where, const char *hint,
                       const char *message) {
    tell(about, "broken-markdown", where, hint, message);
}

// Looks at two lines of a paragraph that follow each other; whether they were meant as a table.
static bool check_header(const struct read_references *about, struct stretch header,
                         struct stretch below) {
    const char *none;
    if (!is_dashes(below) || !find_sign(header.at, header.end, '|')) return false;
    size_t columns = count_cells(header, SIZE_MAX, &none);
    size_t dashes = count_cells(below, SIZE_MAX, &none);
    if (columns != dashes)
        tell_table(about, below,
                   arena_printf(about->arena, "write %s", make_dashes(about->arena, columns)),
                   arena_printf(about->arena,
                                "this makes no table: the line above has %zu columns, and this one "
                                "%zu",
                                columns, dashes));
    return true;
}

static void check_paragraph(const struct read_references *about, const struct doc_node *node) {
    if (!node->first) return;
    struct stretch first = rest_of_line(about, node->first->span), above = first;
    const char *none;
    for (const struct doc_node *at = node->first; at; at = at->next) {
        if ((at->kind != DOC_SOFT_BREAK && at->kind != DOC_LINE_BREAK) || !at->next) continue;
        struct stretch line = rest_of_line(about, at->next->span);
        if (check_header(about, above, line)) return;
        above = line;
    }
    if (is_row(first))
        tell_table(about, first,
                   arena_printf(about->arena, "write %s below the table's first line",
                                make_dashes(about->arena, count_cells(first, SIZE_MAX, &none))),
                   "this makes no table, and readers see its bars");
}

void read_remnants_tell(const struct read_references *about) {
    struct opened opened = {0};
    for (const struct doc_node *at = about->root; at; at = doc_next(at, about->root)) {
        if (at->kind < DOC_TEXT) opened = (struct opened){0};
        if (at->kind == DOC_TEXT) check_text(about, at, &opened);
        if (at->kind == DOC_PARAGRAPH) check_paragraph(about, at);
        if (at->kind == DOC_TABLE_ROW) check_row(about, at);
    }
}
