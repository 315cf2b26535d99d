// Plain front matter; see read_quick.h.
#include "read/read_quick.h"

#include <string.h>

enum { DEEPEST = 16, MOST_MEMBERS = 64, MOST_NODES = 20000 };

struct quick {
    struct arena *arena, *nodes_arena;
    const char *text;
    size_t length, at;
    size_t line_start, indent; // of the line at hand; its first sign stands at the indent
    uint32_t line;
    size_t nodes;
};

// What a byte may be.
enum {
    NAME = 1 << 0,  // part of a name
    FIRST = 1 << 1, // begins a text without quotes
    FLOW = 1 << 2,  // part of a text in brackets
    LETTER = NAME | FIRST | FLOW,
    WIDE = FIRST | FLOW, // of a character beyond ASCII
};

static unsigned kind_of(char c) {
    unsigned char byte = (unsigned char)c;
    if (byte >= 0x80) return WIDE;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') return LETTER;
    if (byte >= '0' && byte <= '9') return LETTER;
    if (byte == '-' || byte == '_' || byte == ' ') return NAME | FLOW;
    if (byte == '(' || byte == '.' || byte == '/') return FIRST | FLOW;
    return byte == ')' || byte == '\'' || byte == '+' || byte == '%' ? FLOW : 0;
}

// Characters that libyaml takes for line ends or refuses, beyond ASCII.
static bool is_odd(const char *at) {
    const unsigned char *byte = (const unsigned char *)at;
    if (byte[0] == 0xC2) return byte[1] < 0xA0;
    if (byte[0] == 0xE2) return byte[1] == 0x80 && (byte[2] == 0xA8 || byte[2] == 0xA9);
    if (byte[0] != 0xEF) return false;
    return (byte[1] == 0xBB && byte[2] == 0xBF) || (byte[1] == 0xBF && byte[2] >= 0xBE);
}

// Whether all is printable and lines end with a line feed. The text is well formed.
static bool is_plain(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte >= ' ' && byte < 0x7F) continue;
        if (byte < 0x7F ? byte != '\n' : byte == 0x7F || is_odd(text + i)) return false;
    }
    return true;
}

static char sign(const struct quick *quick, size_t at) {
    return at < quick->length ? quick->text[at] : '\n';
}

static struct span span_here(const struct quick *quick, size_t length) {
    return (struct span){.line = quick->line,
                         .column = (uint32_t)(quick->at - quick->line_start) + 1,
                         .length = (uint32_t)length};
}

static struct yaml_node *new_node(struct quick *quick, enum yaml_kind kind, size_t length) {
    if (++quick->nodes > MOST_NODES) return NULL;
    struct yaml_node *node = arena_alloc(quick->nodes_arena, sizeof *node);
    node->kind = kind;
    node->span = span_here(quick, length);
    return node;
}

static struct yaml_node *new_text(struct quick *quick, size_t length) {
    struct yaml_node *node = new_node(quick, YAML_SCALAR, length);
    if (node) node->text = arena_strndup(quick->arena, quick->text + quick->at, length);
    return node;
}

static void append(struct yaml_node *parent, struct yaml_node *child) {
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

static void skip_spaces(struct quick *quick) {
    while (sign(quick, quick->at) == ' ') quick->at++;
}

// Passes the rest of a line, which must hold nothing more.
static bool end_line(struct quick *quick) {
    skip_spaces(quick);
    return sign(quick, quick->at) == '\n';
}

// Goes to the next line that is neither empty nor a comment. False at the end.
static bool next_line(struct quick *quick) {
    while (quick->at < quick->length) {
        const char *stop = memchr(quick->text + quick->at, '\n', quick->length - quick->at);
        if (!stop) break;
        quick->at = quick->line_start = (size_t)(stop - quick->text) + 1;
        quick->line++;
        skip_spaces(quick);
        quick->indent = quick->at - quick->line_start;
        char c = sign(quick, quick->at);
        if (c != '\n' && c != '#') return true;
    }
    quick->at = quick->length;
    quick->indent = 0;
    return false;
}

static bool at_end(const struct quick *quick) {
    return quick->at == quick->length;
}

// Whether "- " stands here.
static bool is_item(const struct quick *quick) {
    return sign(quick, quick->at) == '-' && sign(quick, quick->at + 1) == ' ';
}

// How long the name is that stands here with a colon and white space behind it; 0 for none.
static size_t name_length(const struct quick *quick) {
    size_t at = quick->at;
    if ((kind_of(sign(quick, at)) & LETTER) != LETTER) return 0;
    while (kind_of(sign(quick, at)) & NAME) at++;
    if (sign(quick, at) != ':' || sign(quick, at - 1) == ' ' || at - quick->at > 200) return 0;
    char behind = sign(quick, at + 1);
    return behind == ' ' || behind == '\n' ? at - quick->at : 0;
}

// ---- values on one line -------------------------------------------------------------------------

static struct yaml_node *read_quotes(struct quick *quick) {
    char quote = sign(quick, quick->at++);
    size_t end = quick->at;
    while (sign(quick, end) != quote) {
        if (sign(quick, end) == '\n' || sign(quick, end) == '\\') return NULL;
        end++;
    }
    if (sign(quick, end + 1) == quote) return NULL; // a quote that is doubled
    struct yaml_node *node = new_text(quick, end - quick->at);
    if (node) node->quoted = true;
    quick->at = end + 1;
    return node;
}

static struct yaml_node *read_flow(struct quick *quick, int depth);

static struct yaml_node *read_flow_text(struct quick *quick) {
    size_t end = quick->at;
    if (!(kind_of(sign(quick, end)) & FIRST)) return NULL;
    while (kind_of(sign(quick, end)) & FLOW) end++;
    while (sign(quick, end - 1) == ' ') end--;
    struct yaml_node *node = new_text(quick, end - quick->at);
    quick->at = end;
    return node;
}

static struct yaml_node *read_flow_value(struct quick *quick, int depth) {
    char c = sign(quick, quick->at);
    if (c == '"' || c == '\'') return read_quotes(quick);
    return c == '[' || c == '{' ? read_flow(quick, depth + 1) : read_flow_text(quick);
}

// Whether a name stands already; where there are many, libyaml's way looks faster.
static bool stands(const struct yaml_node *mapping, const char *name, size_t length) {
    size_t members = 0;
    for (const struct yaml_node *at = mapping->first; at; at = at->next)
        if (++members == MOST_MEMBERS ||
            (at->key_span.length == length && !memcmp(at->key, name, length)))
            return true;
    return false;
}

struct key {
    const char *text; // NULL where there is none
    struct span span;
};

// Reads a name and its colon.
static struct key read_key(struct quick *quick, const struct yaml_node *mapping) {
    size_t length = name_length(quick);
    if (!length || stands(mapping, quick->text + quick->at, length)) return (struct key){0};
    struct key key = {arena_strndup(quick->arena, quick->text + quick->at, length),
                      span_here(quick, length)};
    quick->at += length + 1;
    return key;
}

static void add_member(struct yaml_node *mapping, struct key key, struct yaml_node *value) {
    value->key = key.text;
    value->key_span = key.span;
    append(mapping, value);
}

// Reads a list or names with values in brackets.
static struct yaml_node *read_flow(struct quick *quick, int depth) {
    bool list = sign(quick, quick->at) == '[';
    char close = list ? ']' : '}';
    struct yaml_node *node = new_node(quick, list ? YAML_SEQUENCE : YAML_MAPPING, 1);
    if (!node || depth > DEEPEST) return NULL;
    quick->at++;
    skip_spaces(quick);
    bool empty = sign(quick, quick->at) == close;
    while (!empty) {
        struct key key = {0};
        if (!list && !(key = read_key(quick, node)).text) return NULL;
        skip_spaces(quick);
        struct yaml_node *value = read_flow_value(quick, depth);
        if (!value) return NULL;
        if (list) {
            append(node, value);
        } else {
            add_member(node, key, value);
        }
        skip_spaces(quick);
        char c = sign(quick, quick->at);
        if (c == close) break;
        if (c != ',') return NULL;
        quick->at++;
        skip_spaces(quick);
    }
    quick->at++;
    return node;
}

// A text up to the line's end. It holds no ": " and no " #", which would end it.
static struct yaml_node *read_plain(struct quick *quick) {
    size_t end = quick->at;
    if (!(kind_of(sign(quick, end)) & FIRST)) return NULL;
    for (char c; (c = sign(quick, end)) != '\n'; end++) {
        if (c == '#' && sign(quick, end - 1) == ' ') return NULL;
        if (c != ':') continue;
        char behind = sign(quick, end + 1);
        if (behind == ' ' || behind == '\n') return NULL;
    }
    while (sign(quick, end - 1) == ' ') end--;
    struct yaml_node *node = new_text(quick, end - quick->at);
    quick->at = end;
    return node;
}

static struct yaml_node *read_value(struct quick *quick, int depth) {
    char c = sign(quick, quick->at);
    struct yaml_node *node = c == '"' || c == '\''  ? read_quotes(quick)
                             : c == '[' || c == '{' ? read_flow(quick, depth + 1)
                                                    : read_plain(quick);
    return node && end_line(quick) ? node : NULL;
}

// ---- lines --------------------------------------------------------------------------------------

static struct yaml_node *read_mapping(struct quick *quick, int depth);

// What the line behind a value may be: none, or one that is indented no further than what holds it.
static bool ends_value(struct quick *quick, size_t indent) {
    return !next_line(quick) || quick->indent <= indent;
}

static struct yaml_node *read_item(struct quick *quick, size_t indent, int depth) {
    quick->at++;
    skip_spaces(quick);
    if (name_length(quick)) {
        quick->indent = quick->at - quick->line_start;
        return read_mapping(quick, depth + 1);
    }
    struct yaml_node *item = read_value(quick, depth);
    return item && ends_value(quick, indent) ? item : NULL;
}

static struct yaml_node *read_sequence(struct quick *quick, int depth) {
    size_t indent = quick->indent;
    struct yaml_node *list = new_node(quick, YAML_SEQUENCE, 1);
    if (!list || depth > DEEPEST) return NULL;
    do {
        struct yaml_node *item = read_item(quick, indent, depth);
        if (!item) return NULL;
        append(list, item);
    } while (!at_end(quick) && quick->indent == indent && is_item(quick));
    return at_end(quick) || quick->indent <= indent ? list : NULL;
}

// The value of a name that stands alone on its line.
static struct yaml_node *read_below(struct quick *quick, size_t indent, int depth) {
    if (!next_line(quick) || quick->indent < indent) return NULL;
    if (is_item(quick)) return read_sequence(quick, depth + 1);
    return quick->indent > indent ? read_mapping(quick, depth + 1) : NULL;
}

static struct yaml_node *read_member(struct quick *quick, size_t indent, int depth) {
    if (end_line(quick)) return read_below(quick, indent, depth);
    struct yaml_node *value = read_value(quick, depth);
    return value && ends_value(quick, indent) ? value : NULL;
}

static struct yaml_node *read_mapping(struct quick *quick, int depth) {
    size_t indent = quick->indent;
    struct yaml_node *mapping = new_node(quick, YAML_MAPPING, 1);
    if (!mapping || depth > DEEPEST) return NULL;
    do {
        struct key key = read_key(quick, mapping);
        struct yaml_node *value = key.text ? read_member(quick, indent, depth) : NULL;
        if (!value) return NULL;
        add_member(mapping, key, value);
    } while (!at_end(quick) && quick->indent == indent);
    return at_end(quick) || quick->indent < indent ? mapping : NULL;
}

struct yaml_node *read_quick(struct arena *arena, struct arena *nodes, const char *text,
                             size_t length, uint32_t first_line) {
    struct quick quick = {
        .arena = arena, .nodes_arena = nodes, .text = text, .length = length, .line = first_line};
    if (!length || !name_length(&quick) || !is_plain(text, length)) return NULL;
    struct yaml_node *root = read_mapping(&quick, 1);
    return root && at_end(&quick) ? root : NULL;
}
