// Content files; see read_page.h.
#include "read/read_page.h"

#include "read/read_markdown.h"

#include <string.h>

// A line of the source, without its line end, and where the next one begins.
struct line {
    size_t length, next;
};

static struct line line_at(const struct source *source, size_t at) {
    const char *start = source->text + at;
    const char *stop = memchr(start, '\n', source->length - at);
    struct line line = {.length = stop ? (size_t)(stop - start) : source->length - at};
    line.next = at + line.length + (stop ? 1 : 0);
    if (line.length && start[line.length - 1] == '\r') line.length--;
    return line;
}

// White space behind the dashes is not seen in an editor, so it does not count.
static bool is_fence(const struct source *source, size_t at, struct line line) {
    const char *text = source->text + at;
    if (line.length < 3 || memcmp(text, "---", 3) != 0) return false;
    for (size_t i = 3; i < line.length; i++)
        if (text[i] != ' ' && text[i] != '\t') return false;
    return true;
}

static struct doc_node *read_body(struct arena *arena, const struct source *source, size_t at,
                                  uint32_t line, struct diag_list *diags) {
    return read_markdown(arena, source, source->text + at, source->length - at, line, diags);
}

static bool is_blank(const struct source *source, size_t at, struct line line) {
    for (size_t i = 0; i < line.length; i++)
        if (source->text[at + i] != ' ' && source->text[at + i] != '\t') return false;
    return true;
}

// Whether a line can still be front matter: blank, indented, a comment, an item or "name: ...".
static bool may_be_front(const struct source *source, size_t at, struct line line) {
    const char *text = source->text + at;
    if (is_blank(source, at, line) || strchr(" \t-", text[0])) return true;
    if (text[0] == '#') return line.length < 2 || (text[1] != '#' && text[1] != ' ');
    for (size_t i = 0; i < line.length; i++)
        if (text[i] == ':' && (i + 1 == line.length || strchr(" \t", text[i + 1]))) return true;
    return false;
}

// Where front matter that does not close ends: before the first line that cannot belong to it.
static size_t guess_end(const struct source *source, size_t at, uint32_t *number) {
    while (at < source->length) {
        struct line line = line_at(source, at);
        if (!may_be_front(source, at, line)) break;
        at = line.next;
        ++*number;
    }
    return at;
}

struct read_page read_page(struct arena *arena, const struct source *source,
                           struct diag_list *diags) {
    return read_page_apart(arena, arena, source, diags);
}

struct read_page read_page_apart(struct arena *arena, struct arena *nodes,
                                 const struct source *source, struct diag_list *diags) {
    struct read_page page = {0};
    struct line line = line_at(source, 0);
    if (!is_fence(source, 0, line)) {
        diag_add(diags, DIAG_ERROR, "no-front-matter", source, (struct span){1, 1, 0},
                 "begin the file with a line '---', then 'title: ...', then a line '---'",
                 "the file does not begin with front matter");
        page.body = read_body(arena, source, 0, 1, diags);
        return page;
    }
    size_t start = line.next, at = start;
    uint32_t number = 2;
    while (at < source->length) {
        line = line_at(source, at);
        if (is_fence(source, at, line)) {
            page.front =
                read_yaml_apart(arena, nodes, source, source->text + start, at - start, 2, diags);
            page.body = read_body(arena, source, line.next, number + 1, diags);
            page.is_split = true;
            return page;
        }
        at = line.next;
        number++;
    }
    diag_add(diags, DIAG_ERROR, "open-front-matter", source, (struct span){1, 1, 3},
             "add a line '---' below the last field", "the front matter is not closed");
    number = 2;
    at = guess_end(source, start, &number);
    page.body = read_body(arena, source, at, number, diags);
    return page;
}
