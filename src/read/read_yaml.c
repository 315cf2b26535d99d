// YAML with positions; see read_yaml.h. libyaml stays in this file.
#include "read/read_yaml.h"

#include "base/map.h"
#include "read/read_fault.h"
#include "read/read_quick.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 64, MOST_NODES = 200000 };

// Follows the parser through the text. libyaml counts characters and takes more than line feeds
// for line ends; our spans count bytes and lines of the file.
struct cursor {
    size_t chars, bytes; // where it stands
    uint32_t line;
    size_t line_start; // offset of that line's first byte
};

struct reader {
    struct arena *arena;
    const struct source *source;
    const char *text;
    size_t length;
    uint32_t first_line;
    struct diag_list *diags;
    yaml_parser_t parser;
    struct cursor cursor;
    size_t nodes;
    bool failed; // reading has stopped; it has been reported
};

static void cursor_step(struct reader *reader) {
    struct cursor *cursor = &reader->cursor;
    if (reader->text[cursor->bytes++] == '\n') {
        cursor->line++;
        cursor->line_start = cursor->bytes;
    }
}

// Moves to a character; what lies behind is found again from the start, which only errors need.
static void cursor_to_char(struct reader *reader, size_t chars) {
    struct cursor *cursor = &reader->cursor;
    if (chars < cursor->chars) *cursor = (struct cursor){.line = reader->first_line};
    while (cursor->chars < chars && cursor->bytes < reader->length) {
        cursor_step(reader);
        while (cursor->bytes < reader->length &&
               ((unsigned char)reader->text[cursor->bytes] & 0xC0) == 0x80)
            cursor->bytes++;
        cursor->chars++;
    }
}

static struct span span_here(const struct reader *reader, size_t length) {
    const struct cursor *cursor = &reader->cursor;
    return (struct span){.line = cursor->line,
                         .column = (uint32_t)(cursor->bytes - cursor->line_start) + 1,
                         .length = (uint32_t)length};
}

static struct span span_at(struct reader *reader, yaml_mark_t mark, size_t length) {
    cursor_to_char(reader, mark.index);
    return span_here(reader, length);
}

// The length of what stands on the line from an offset on, without white space at its end.
static size_t rest_of_line(const struct reader *reader, size_t from) {
    const char *at = reader->text + from;
    const char *stop = memchr(at, '\n', reader->length - from);
    size_t length = stop ? (size_t)(stop - at) : reader->length - from;
    while (length && strchr(" \t\r", at[length - 1])) length--;
    return length;
}

// The span of a block scalar: its first line that holds text, or its "|" where none does.
static struct span span_block(struct reader *reader, yaml_mark_t start, yaml_mark_t end) {
    struct span header = span_at(reader, start, 0);
    header.length = (uint32_t)rest_of_line(reader, reader->cursor.bytes);
    struct cursor header_cursor = reader->cursor;
    cursor_to_char(reader, end.index);
    size_t stop = reader->cursor.bytes;
    struct cursor end_cursor = reader->cursor;
    reader->cursor = header_cursor;
    while (reader->cursor.bytes < stop && reader->text[reader->cursor.bytes] != '\n')
        cursor_step(reader);
    while (reader->cursor.bytes < stop && strchr(" \t\r\n", reader->text[reader->cursor.bytes]))
        cursor_step(reader);
    struct span span = header;
    if (reader->cursor.bytes < stop)
        span = span_here(reader, rest_of_line(reader, reader->cursor.bytes));
    reader->cursor = end_cursor;
    return span;
}

static void report(struct reader *reader, const char *id, struct span span, const char *hint,
                   const char *message) {
    diag_add(reader->diags, DIAG_ERROR, id, reader->source, span, hint, "%s", message);
}

// ---- what authors take for something else in a text without quotes ------------------------------

static size_t skip_blanks(const struct reader *reader, size_t at) {
    while (at < reader->length && strchr(" \t", reader->text[at])) at++;
    return at;
}

static bool ends_line(const struct reader *reader, size_t at) {
    return at >= reader->length || strchr("\r\n", reader->text[at]);
}

// Whether "- " stands at a place; nothing need follow it on its line.
static bool is_dash(const struct reader *reader, size_t at) {
    return at < reader->length && reader->text[at] == '-' &&
           (ends_line(reader, at + 1) || strchr(" \t", reader->text[at + 1]));
}

// Whether nothing but "- " stands on the line before a place.
static bool is_item(const struct reader *reader, size_t at) {
    while (at && strchr(" \t", reader->text[at - 1])) at--;
    return at && reader->text[at - 1] == '-';
}

// A line that begins with "- " and is indented further than the items is a part of the text above.
static bool find_swallowed(struct reader *reader, size_t start, size_t end) {
    bool found = false;
    uint32_t line = reader->cursor.line; // that of `end`, less those between
    for (size_t i = start; i < end; i++) line -= reader->text[i] == '\n';
    for (size_t i = start; i < end; i++) {
        if (reader->text[i] != '\n') continue;
        line++;
        size_t at = skip_blanks(reader, i + 1);
        if (at >= end || !is_dash(reader, at)) continue;
        report(reader, "bad-yaml",
               (struct span){line, (uint32_t)(at - i), (uint32_t)rest_of_line(reader, at)},
               is_item(reader, start) ? "line it up with the '- ' of the items above"
                                      : "write the text above it as an item, too: on a line of "
                                        "its own, after '- '",
               "this begins no item, but is taken for a part of the text above");
        found = true;
    }
    return found;
}

// Where a comment stands behind a place that may be text: without a space behind its "#", and more
// than a row of signs. 0 where none does.
static size_t find_comment(const struct reader *reader, size_t end) {
    size_t at = skip_blanks(reader, end);
    if (at == end || at >= reader->length || reader->text[at] != '#') return 0;
    return ends_line(reader, at + 1) || strchr(" \t#-=*!", reader->text[at + 1]) ? 0 : at;
}

struct scalar {
    struct span span;
    bool cut, told; // as a node has them
};

// Looks at a text without quotes that ends where the cursor is.
static void look_at_plain(struct reader *reader, size_t start, size_t end, struct scalar *scalar) {
    scalar->told = find_swallowed(reader, start, end);
    size_t comment = find_comment(reader, end);
    scalar->cut = comment && start == end;
    if (!comment || scalar->cut) return;
    struct span span = {reader->cursor.line, (uint32_t)(comment - reader->cursor.line_start) + 1,
                        (uint32_t)rest_of_line(reader, comment)};
    diag_add(reader->diags, DIAG_WARNING, "cut-off-text", reader->source, span,
             "put the whole value in quotes; if this is a comment, write a space behind the '#'",
             "a '#' outside quotes begins a comment, so the text ends before it");
}

static struct scalar look_at_scalar(struct reader *reader, const yaml_event_t *event) {
    yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        return (struct scalar){span_block(reader, event->start_mark, event->end_mark), false,
                               false};
    // An anchor or a tag stands before the text, and white space between.
    struct span span = span_at(reader, event->start_mark, 0);
    size_t start = reader->cursor.bytes;
    size_t rest = rest_of_line(reader, start);
    cursor_to_char(reader, event->end_mark.index);
    size_t end = reader->cursor.bytes;
    bool quotes = style != YAML_PLAIN_SCALAR_STYLE;
    if (quotes && end > start + 1) { // the span is that of the text between the quotes
        start++, rest--, end--;
        span.column++;
    }
    span.length = (uint32_t)(end - start < rest ? end - start : rest);
    struct scalar scalar = {span, false, false};
    if (!quotes) look_at_plain(reader, start, end, &scalar);
    return scalar;
}

static void fail(struct reader *reader, const char *id, yaml_mark_t mark, const char *hint,
                 const char *message) {
    report(reader, id, span_at(reader, mark, 1), hint, message);
    reader->failed = true;
}

// Whether a comment that was taken for a cut-off text explains a fault on its line or the next one;
// then it is told as the fault.
static bool comment_explains(struct reader *reader, uint32_t problem, uint32_t context) {
    struct diag *last = reader->diags->n ? &reader->diags->at[reader->diags->n - 1] : NULL;
    if (!last || last->source != reader->source || strcmp(last->id, "cut-off-text") != 0)
        return false;
    if (problem > last->span.line + 1 && context != last->span.line) return false;
    last->severity = DIAG_ERROR;
    last->id = "bad-yaml";
    return true;
}

// Turns the parser's error into an author's.
static void fail_parse(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    reader->failed = true;
    if (parser->error == YAML_MEMORY_ERROR) abort();
    struct read_fault fault = {.source = reader->source,
                               .text = reader->text,
                               .length = reader->length,
                               .first_line = reader->first_line,
                               .problem = parser->problem,
                               .context = parser->context};
    if (parser->error == YAML_READER_ERROR) {
        fault.problem_at = parser->problem_offset;
    } else {
        cursor_to_char(reader, parser->problem_mark.index);
        fault.problem_at = reader->cursor.bytes;
        uint32_t line = reader->cursor.line;
        cursor_to_char(reader, parser->context ? parser->context_mark.index : 0);
        fault.context_at = reader->cursor.bytes;
        if (comment_explains(reader, line, reader->cursor.line)) return;
    }
    read_fault_report(&fault, reader->diags);
}

static bool next_event(struct reader *reader, yaml_event_t *event) {
    if (yaml_parser_parse(&reader->parser, event)) return true;
    fail_parse(reader);
    return false;
}

static void report_extra(struct reader *reader, const yaml_event_t *event) {
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor, tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor, tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor, tag = event->data.mapping_start.tag;
    }
    if (!anchor && !tag) return;
    report(reader, "yaml-alias", span_at(reader, event->start_mark, 1),
           anchor ? "a text that begins with '&' needs quotes"
                  : "a text that begins with '!' needs quotes",
           anchor ? "this is an anchor of YAML, and none are used here"
                  : "this is a tag of YAML, and none are used here");
}

// Returns where it stands.
static struct span report_alias(struct reader *reader, const yaml_event_t *event) {
    cursor_to_char(reader, event->end_mark.index);
    size_t end = reader->cursor.bytes;
    struct span span = span_at(reader, event->start_mark, 0);
    span.length = (uint32_t)(end - reader->cursor.bytes);
    const char *name = (const char *)event->data.alias.anchor;
    report(reader, "yaml-alias", span,
           arena_printf(reader->arena, "if it is a text, put it in quotes: \"*%s\"", name),
           arena_printf(reader->arena, "'*%s' is an alias of YAML, and none are used here", name));
    return span;
}

// Whether a text holds what XML cannot hold; escapes in quotes can make such characters.
static bool has_control(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return true;
        if (c == 0xEF && i + 2 < length && (unsigned char)text[i + 1] == 0xBF &&
            (unsigned char)text[i + 2] >= 0xBE)
            return true;
    }
    return false;
}

// Copies a scalar's text, or returns NULL where it is not usable, which is reported.
static const char *copy_scalar(struct reader *reader, const yaml_event_t *event, struct span span) {
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (has_control(value, length)) {
        report(reader, "bad-yaml", span, "leave it out", "the text holds a control character");
        return NULL;
    }
    return arena_strndup(reader->arena, value, length);
}

static struct yaml_node *build(struct reader *reader, const yaml_event_t *event, int depth);

static void append(struct yaml_node *parent, struct yaml_node *child) {
    if (!child) return;
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

static void build_items(struct reader *reader, struct yaml_node *list, int depth) {
    while (!reader->failed) {
        yaml_event_t event;
        if (!next_event(reader, &event)) return;
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        if (!end) append(list, build(reader, &event, depth + 1));
        yaml_event_delete(&event);
        if (end) return;
    }
}

struct key {
    const char *text; // NULL where it cannot be used
    struct span span;
    bool plain; // not in quotes
    size_t end; // offset
};

static struct key read_key(struct reader *reader, const yaml_event_t *event, int depth) {
    struct key key = {0};
    if (event->type == YAML_ALIAS_EVENT) {
        report_alias(reader, event);
    } else if (event->type != YAML_SCALAR_EVENT) {
        report(reader, "bad-yaml", span_at(reader, event->start_mark, 1),
               "a text that begins with '[' or '{' needs quotes",
               "a name before ':' must be a plain text");
        build(reader, event, depth + 1); // read and left alone
    } else {
        report_extra(reader, event);
        key.span = look_at_scalar(reader, event).span;
        key.plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        key.end = reader->cursor.bytes;
        key.text = copy_scalar(reader, event, key.span);
    }
    return key;
}

static void report_twice(struct reader *reader, struct key key, const struct yaml_node *earlier) {
    diag_add(reader->diags, DIAG_ERROR, "duplicate-key", reader->source, key.span,
             "keep one of the two", "'%s' stands twice (first in line %u)", key.text,
             earlier->key_span.line);
}

// "{sets:2}": the whole is a name without a value. Takes it apart again, if it stands in one line.
static void split_key(struct reader *reader, struct key *key, struct yaml_node *value) {
    bool left_out = value->kind == YAML_SCALAR && !value->quoted && !*value->text;
    const char *colon = key->plain && left_out ? strchr(key->text, ':') : NULL;
    if (!colon || colon == key->text || !colon[1] || colon[1] == '/') return;
    if (strlen(key->text) != key->span.length) return;
    size_t behind = skip_blanks(reader, key->end);
    if (behind < reader->length && reader->text[behind] == ':') return;
    uint32_t length = (uint32_t)(colon - key->text);
    struct span span = key->span;
    key->span.length = length;
    span.column += length;
    value->span = (struct span){span.line, span.column + 1, span.length - length - 1};
    span.length = 1;
    value->text = colon + 1;
    key->text = arena_strndup(reader->arena, key->text, length);
    report(reader, "bad-yaml", span,
           arena_printf(reader->arena, "write '%s: %s'", key->text, value->text),
           "a space is missing behind this ':'");
}

static void build_members(struct reader *reader, struct yaml_node *mapping, int depth) {
    struct map seen = {0};
    while (!reader->failed) {
        yaml_event_t event;
        if (!next_event(reader, &event)) return;
        bool end = event.type == YAML_MAPPING_END_EVENT;
        struct key key = {0};
        if (!end) key = read_key(reader, &event, depth);
        yaml_event_delete(&event);
        if (end || reader->failed || !next_event(reader, &event)) return;
        struct yaml_node *value = build(reader, &event, depth + 1);
        yaml_event_delete(&event);
        if (!value || !key.text) continue;
        split_key(reader, &key, value);
        value->key = key.text;
        value->key_span = key.span;
        const struct yaml_node *earlier = map_add(reader->arena, &seen, key.text, value);
        if (earlier) {
            report_twice(reader, key, earlier);
        } else {
            append(mapping, value);
        }
    }
}

// An alias stands in the tree, so that nothing seems to be missing there.
static struct yaml_node *build_alias(struct reader *reader, const yaml_event_t *event) {
    struct span span = report_alias(reader, event);
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = YAML_SCALAR;
    node->span = span;
    node->told = true;
    node->text = arena_printf(reader->arena, "*%s", (const char *)event->data.alias.anchor);
    return node;
}

// Makes the node that begins with an event. NULL where it is left out or reading failed.
static struct yaml_node *build(struct reader *reader, const yaml_event_t *event, int depth) {
    if (depth > DEEPEST || ++reader->nodes > MOST_NODES) {
        fail(reader, "yaml-too-big", event->start_mark,
             depth > DEEPEST ? "take brackets away" : "split the file in two",
             depth > DEEPEST ? "this is nested deeper than 64 levels"
                             : "there are more than 200000 entries");
        return NULL;
    }
    if (event->type == YAML_ALIAS_EVENT) return build_alias(reader, event);
    report_extra(reader, event);
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);
    if (event->type == YAML_SCALAR_EVENT) {
        node->kind = YAML_SCALAR;
        struct scalar scalar = look_at_scalar(reader, event);
        node->span = scalar.span;
        node->cut = scalar.cut;
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        node->text = copy_scalar(reader, event, node->span);
        node->told = scalar.told || !node->text;
        if (!node->text) node->text = "";
        return node;
    }
    node->span = span_at(reader, event->start_mark, 1);
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        node->kind = YAML_SEQUENCE;
        build_items(reader, node, depth);
    } else {
        node->kind = YAML_MAPPING;
        build_members(reader, node, depth);
    }
    return node;
}

static struct yaml_node *empty_mapping(struct reader *reader) {
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = YAML_MAPPING;
    node->span = (struct span){.line = reader->first_line, .column = 1};
    return node;
}

// An empty plain scalar as the whole document means that nothing is there.
static bool is_nothing(const struct yaml_node *node) {
    return node && node->kind == YAML_SCALAR && !*node->text && !node->quoted;
}

static struct yaml_node *read_document(struct reader *reader) {
    struct yaml_node *root = NULL;
    size_t documents = 0;
    bool end = false, dropped = false;
    while (!end && !reader->failed) {
        yaml_event_t event;
        if (!next_event(reader, &event)) break;
        if (event.type == YAML_STREAM_END_EVENT) {
            end = true;
        } else if (event.type == YAML_DOCUMENT_START_EVENT) {
            if (++documents == 2)
                fail(reader, "bad-yaml", event.start_mark, "remove the line '---'",
                     "a second YAML document begins here");
        } else if (event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_END_EVENT) {
            root = build(reader, &event, 1);
            dropped = !root || root->told;
        }
        yaml_event_delete(&event);
    }
    if (reader->failed || dropped) return NULL;
    return root && !is_nothing(root) ? root : empty_mapping(reader);
}

struct yaml_node *read_yaml(struct arena *arena, const struct source *source, const char *text,
                            size_t length, uint32_t first_line, struct diag_list *diags) {
    return read_yaml_apart(arena, arena, source, text, length, first_line, diags);
}

struct yaml_node *read_yaml_apart(struct arena *arena, struct arena *nodes,
                                  const struct source *source, const char *text, size_t length,
                                  uint32_t first_line, struct diag_list *diags) {
    struct yaml_node *root = read_quick(arena, nodes, text, length, first_line);
    return root ? root : read_yaml_whole(arena, source, text, length, first_line, diags);
}

struct yaml_node *read_yaml_whole(struct arena *arena, const struct source *source,
                                  const char *text, size_t length, uint32_t first_line,
                                  struct diag_list *diags) {
    struct reader reader = {.arena = arena,
                            .source = source,
                            .text = text,
                            .length = length,
                            .first_line = first_line,
                            .diags = diags,
                            .cursor = {.line = first_line}};
    if (!yaml_parser_initialize(&reader.parser)) abort();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, length);
    struct yaml_node *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return root;
}

const struct yaml_node *yaml_find(const struct yaml_node *node, const char *key) {
    if (!node || node->kind != YAML_MAPPING) return NULL;
    for (const struct yaml_node *at = node->first; at; at = at->next)
        if (strcmp(at->key, key) == 0) return at;
    return NULL;
}

bool yaml_is_text(const struct yaml_node *node) {
    return node && node->kind == YAML_SCALAR && *node->text && !node->told;
}

const char *yaml_text(const struct yaml_node *node, const char *key) {
    const struct yaml_node *value = yaml_find(node, key);
    return yaml_is_text(value) ? value->text : NULL;
}

static const struct yaml_node *children_of(const struct yaml_node *node, enum yaml_kind kind) {
    return node && node->kind == kind ? node->first : NULL;
}

const struct yaml_node *yaml_items(const struct yaml_node *node, const char *key) {
    return children_of(yaml_find(node, key), YAML_SEQUENCE);
}

const struct yaml_node *yaml_members(const struct yaml_node *node, const char *key) {
    return children_of(yaml_find(node, key), YAML_MAPPING);
}

struct yaml_node *yaml_copy(struct arena *arena, const struct yaml_node *node) {
    struct yaml_node *copy = arena_alloc(arena, sizeof *copy);
    *copy = *node;
    copy->first = copy->last = copy->next = NULL;
    for (const struct yaml_node *at = node->first; at; at = at->next)
        append(copy, yaml_copy(arena, at));
    return copy;
}
