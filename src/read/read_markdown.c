// Markdown into a document tree; see read_markdown.h. cmark-gfm stays in this file.
#include "read/read_markdown.h"

#include "base/map.h"
#include "base/utf8.h"
#include "read/read_density.h"
#include "read/read_footnotes.h"
#include "read/read_language.h"
#include "read/read_memory.h"
#include "read/read_place.h"
#include "read/read_references.h"
#include "read/read_remnants.h"
#include "read/read_strike.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#if defined(__SANITIZE_ADDRESS__) // GCC's name; Clang has another way to ask
#define COUNTS_LEAKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COUNTS_LEAKS 1
#endif
#endif
#ifdef COUNTS_LEAKS
#include <sanitizer/lsan_interface.h>
#endif

enum { DEEPEST = 100, EXTENSIONS = 4 };

static const char *const extension_names[EXTENSIONS - 1] = {"table", "autolink", "tasklist"};

// Set once, then only read.
static struct {
    pthread_once_t once;
    cmark_syntax_extension *at[EXTENSIONS];
} extensions = {.once = PTHREAD_ONCE_INIT};

static void attach(cmark_parser *parser) {
    for (size_t i = 0; i < EXTENSIONS; i++)
        cmark_parser_attach_syntax_extension(parser, extensions.at[i]);
}

// Each parser of this library adds its extensions' special characters to a table that all parsers
// share, and removes them when it ends, so that parsers in other threads would miss them. Here they
// are added for good, and the extensions are left none to add or remove. Their lists are lost by
// that, a few bytes once.
static void set_up_extensions(void) {
#ifdef COUNTS_LEAKS
    __lsan_disable();
#endif
    cmark_gfm_core_extensions_ensure_registered();
    for (size_t i = 0; i < EXTENSIONS - 1; i++) {
        extensions.at[i] = cmark_find_syntax_extension(extension_names[i]);
        if (!extensions.at[i]) abort();
    }
    extensions.at[EXTENSIONS - 1] = read_strike_new();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    attach(parser);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_parser_free(parser);
    for (size_t i = 0; i < EXTENSIONS; i++)
        cmark_syntax_extension_set_special_inline_chars(extensions.at[i], NULL);
#ifdef COUNTS_LEAKS
    __lsan_enable();
#endif
}

struct reader {
    struct arena *arena;
    const struct source *source;
    struct diag_list *diags;
    struct places places;
    struct place_block block; // the one whose inlines are being read
    struct arena *scratch;    // ends with the reading
    struct map ids;           // headings' ids: to the last number that was put behind each
    struct doc_node *root;
    int depth, quotes;
    bool too_deep; // reported
};

static struct place start_of(cmark_node *node) {
    return (struct place){cmark_node_get_start_line(node), cmark_node_get_start_column(node)};
}

static struct place end_of(cmark_node *node) {
    return (struct place){cmark_node_get_end_line(node), cmark_node_get_end_column(node)};
}

// ---- texts ------------------------------------------------------------------------------------

// How many bytes at `text` make a character that neither HTML nor XML may hold, or 0. Character
// references can make them ("&#1;").
static size_t bad_character(const unsigned char *text) {
    if (text[0] < 0x20) return text[0] != '\t' && text[0] != '\n' && text[0] != '\r';
    if (text[0] == 0x7F) return 1;
    if (text[0] == 0xC2) return text[1] >= 0x80 && text[1] < 0xA0 ? 2 : 0;
    if (text[0] >= 0xFE) return 1; // what the parser makes of "&#xFFFE;"
    if (text[0] == 0xEF && text[1] == 0xBF) return text[2] >= 0xBE ? 3 : 0;
    return 0;
}

// How many bytes from the start on are printable ASCII, looked at eight by eight.
static size_t ascii_length(const char *text, size_t length) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t i = 0;
    for (uint64_t eight; length - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, text + i, sizeof eight);
        if ((eight | (eight + ones) | (eight - ones * 0x20)) & (ones * 0x80)) break;
    }
    return i;
}

static bool is_clean(const char *text, size_t length) {
    size_t i = ascii_length(text, length);
    for (; i < length; i++) {
        bool plain = text[i] >= ' ' && text[i] < 0x7F; // nearly all, so asked first
        if (!plain && bad_character((const unsigned char *)text + i)) return false;
    }
    return true;
}

// Copies a text into the arena; U+FFFD stands for what must not be in a document.
static const char *copy(struct reader *reader, const char *text) {
    size_t length = text ? strlen(text) : 0;
    if (!length) return "";
    if (is_clean(text, length)) return arena_strndup(reader->arena, text, length);
    struct buf clean;
    buf_init(&clean);
    for (size_t i = 0; i < length;) {
        size_t bad = bad_character((const unsigned char *)text + i);
        if (bad) {
            buf_puts(&clean, "\xEF\xBF\xBD");
        } else {
            buf_putc(&clean, text[i]);
        }
        i += bad ? bad : 1;
    }
    const char *copied = arena_strndup(reader->arena, clean.at, clean.len);
    buf_release(&clean);
    return copied;
}

// ---- kinds ------------------------------------------------------------------------------------

// The library's kinds, and what an inline of each begins with in the source (NULL: its text).
static const struct {
    int type;
    enum doc_kind kind;
    const char *marks;
} core_kinds[] = {
    {CMARK_NODE_SOFTBREAK, DOC_SOFT_BREAK, NULL},
    {CMARK_NODE_LINEBREAK, DOC_LINE_BREAK, NULL},
    {CMARK_NODE_PARAGRAPH, DOC_PARAGRAPH, NULL},
    {CMARK_NODE_LINK, DOC_LINK, "[<"},
    {CMARK_NODE_ITEM, DOC_ITEM, NULL},
    {CMARK_NODE_EMPH, DOC_EMPHASIS, "*_"},
    {CMARK_NODE_STRONG, DOC_STRONG, "*_"},
    {CMARK_NODE_CODE, DOC_CODE, "`"},
    {CMARK_NODE_IMAGE, DOC_IMAGE, "!"},
    {CMARK_NODE_LIST, DOC_LIST, NULL},
    {CMARK_NODE_HEADING, DOC_HEADING, NULL},
    {CMARK_NODE_BLOCK_QUOTE, DOC_QUOTE, NULL},
    {CMARK_NODE_CODE_BLOCK, DOC_CODE_BLOCK, NULL},
    {CMARK_NODE_HTML_BLOCK, DOC_HTML_BLOCK, NULL},
    {CMARK_NODE_HTML_INLINE, DOC_HTML_INLINE, "<"},
    {CMARK_NODE_THEMATIC_BREAK, DOC_RULE, NULL},
    {CMARK_NODE_FOOTNOTE_REFERENCE, DOC_FOOTNOTE_REF, "["},
    {CMARK_NODE_FOOTNOTE_DEFINITION, DOC_FOOTNOTE, NULL},
};

static const struct {
    const char *type;
    enum doc_kind kind;
    const char *marks;
} extension_kinds[] = {
    {"table_cell", DOC_TABLE_CELL, NULL},  {"table_row", DOC_TABLE_ROW, NULL},
    {"table_header", DOC_TABLE_ROW, NULL}, {"table", DOC_TABLE, NULL},
    {"tasklist", DOC_ITEM, NULL},
};

struct kind {
    enum doc_kind kind; // DOC_ROOT for what is not known
    const char *marks;
};

static struct kind find_kind(cmark_node *node) {
    int type = (int)cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) return (struct kind){DOC_TEXT, NULL};
    if (read_strike_is_pair(node)) return (struct kind){DOC_STRIKE, "~"};
    if (read_strike_mark(node)) return (struct kind){DOC_TEXT, "~"};
    for (size_t i = 0; i < sizeof core_kinds / sizeof *core_kinds; i++)
        if (core_kinds[i].type == type)
            return (struct kind){core_kinds[i].kind, core_kinds[i].marks};
    const char *name = cmark_node_get_type_string(node);
    for (size_t i = 0; i < sizeof extension_kinds / sizeof *extension_kinds; i++)
        if (strcmp(extension_kinds[i].type, name) == 0)
            return (struct kind){extension_kinds[i].kind, extension_kinds[i].marks};
    return (struct kind){DOC_ROOT, NULL};
}

static bool holds_inlines(enum doc_kind kind) {
    return kind == DOC_PARAGRAPH || kind == DOC_HEADING || kind == DOC_TABLE_CELL;
}

// ---- places -----------------------------------------------------------------------------------

// The parser gives some inlines the line where they end: what they hold knows better.
static struct place inline_start(cmark_node *node) {
    struct place start = start_of(node);
    for (cmark_node *in = cmark_node_first_child(node); in; in = cmark_node_first_child(in)) {
        int line = cmark_node_get_start_line(in);
        if (line > 0 && line < start.line) start.line = line;
    }
    return start;
}

// The parser's place of a code span is that of its text, and its marks are part of it.
static void widen_code(const struct place_block *block, size_t *from, size_t *end) {
    const char *text = block->places->text;
    while (*from > block->cursor && text[*from - 1] == '`') --*from;
    while (*end < block->end && text[*end] == '`') ++*end;
}

// The text of a link that is an address without marks, or NULL for any other link. The parser does
// not know well where these stand.
static const char *bare_address(const struct place_block *block, cmark_node *link) {
    cmark_node *text = cmark_node_first_child(link);
    if (!text || cmark_node_next(text) || cmark_node_get_type(text) != CMARK_NODE_TEXT) return NULL;
    const char *literal = cmark_node_get_literal(text);
    const char *url = cmark_node_get_url(link);
    size_t length = strlen(literal), url_length = strlen(url);
    if (length > url_length || strcmp(url + url_length - length, literal) != 0) return NULL;
    size_t at = place_find(block, (struct place){0, 0}, NULL, literal);
    return at && strchr("[<", block->places->text[at - 1]) ? NULL : literal;
}

static struct span span_inline(struct reader *reader, cmark_node *node, struct kind kind) {
    struct place_block *block = &reader->block;
    const struct places *places = &reader->places;
    const char *literal = cmark_node_get_literal(node), *marks = kind.marks;
    if (kind.kind == DOC_SOFT_BREAK || kind.kind == DOC_LINE_BREAK)
        return place_span(places, block->cursor, block->cursor);
    struct place start = inline_start(node);
    const char *bare = kind.kind == DOC_LINK ? bare_address(block, node) : NULL;
    if (bare) {
        literal = bare;
        marks = NULL;
        start = (struct place){0, 0};
    } else if (kind.kind == DOC_CODE && start.column > 0) {
        start.column--; // the parser's place is behind the marks
    }
    size_t from = place_find(block, start, marks, literal ? literal : "");
    size_t end = 0;
    if (!marks) end = from + place_match(places, from, literal ? literal : "");
    if (!marks && end < block->end && places->text[end] == '&') end = 0;
    if (end <= from) end = place_end(block, from, start, end_of(node));
    if (kind.kind == DOC_CODE) widen_code(block, &from, &end);
    block->cursor = marks ? from + 1 : end;
    if (cmark_node_first_child(node)) block->cursor = from + (marks ? 1 : 0);
    // What was not found where it was looked for must not lead out of the block.
    if (block->cursor > block->end) block->cursor = block->end;
    return place_span(places, from, end);
}

// Where a block begins. Of a table that follows a paragraph's lines at once, the parser puts the
// header where the paragraph began; it stands two lines above the first row, or above the end.
static struct place block_start(cmark_node *node, enum doc_kind kind) {
    struct place start = start_of(node);
    cmark_node *row = kind == DOC_TABLE_CELL ? cmark_node_parent(node) : node;
    if ((kind != DOC_TABLE_ROW && kind != DOC_TABLE_CELL) ||
        !cmark_gfm_extensions_get_table_row_is_header(row))
        return start;
    cmark_node *below = cmark_node_next(row);
    int line = below ? cmark_node_get_start_line(below) - 2
                     : cmark_node_get_end_line(cmark_node_parent(row)) - 1;
    return line > start.line ? (struct place){line, 1} : start;
}

static struct span span_of(struct reader *reader, cmark_node *node, struct kind kind) {
    if (kind.kind >= DOC_TEXT) return span_inline(reader, node, kind);
    struct place start = block_start(node, kind.kind), end = end_of(node);
    if (end.line < start.line) end = (struct place){0, 0};
    return place_of_block(&reader->places, start, end);
}

// Begins a block that holds inlines.
static void begin_block(struct reader *reader, cmark_node *node, enum doc_kind kind) {
    size_t cursor = reader->block.cursor;
    struct place start = block_start(node, kind);
    reader->block = place_block(&reader->places, start, end_of(node), reader->quotes,
                                cmark_node_get_string_content(node));
    // Cells of a header that was moved all begin with their line.
    if (kind == DOC_TABLE_CELL && cursor > reader->block.cursor && cursor < reader->block.end)
        reader->block.cursor = cursor;
}

static const char *text_of(cmark_node *node) {
    const char *mark = read_strike_mark(node);
    return mark ? mark : cmark_node_get_literal(node);
}

// ---- nodes ------------------------------------------------------------------------------------

// What a heading's text makes as an id, with a number behind it where that id stands already.
static const char *make_id(struct reader *reader, const struct doc_node *heading) {
    struct buf text, slug;
    buf_init(&text);
    buf_init(&slug);
    doc_plain_text(heading, &text);
    utf8_slug(text.at, text.len, &slug);
    const char *base = arena_strdup(reader->arena, slug.len ? slug.at : "section");
    const char *id = base;
    int *last = (int *)map_find(&reader->ids, base);
    while (last && map_find(&reader->ids, id))
        id = arena_printf(reader->arena, "%s-%d", base, ++*last);
    int *number = arena_alloc(reader->scratch, sizeof *number);
    *number = 1;
    map_add(reader->scratch, &reader->ids, id, number);
    buf_release(&text);
    buf_release(&slug);
    return id;
}

static enum doc_align find_align(cmark_node *cell) {
    cmark_node *row = cmark_node_parent(cell), *table = cmark_node_parent(row);
    int column = 0, columns = cmark_gfm_extensions_get_table_columns(table);
    for (cmark_node *at = cmark_node_previous(cell); at; at = cmark_node_previous(at)) column++;
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(table);
    if (!aligns || column >= columns) return DOC_ALIGN_NONE;
    switch (aligns[column]) {
    case 'l':
        return DOC_ALIGN_LEFT;
    case 'c':
        return DOC_ALIGN_CENTRE;
    case 'r':
        return DOC_ALIGN_RIGHT;
    default:
        return DOC_ALIGN_NONE;
    }
}

static void fill_list(struct doc_node *node, cmark_node *from) {
    node->list.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    node->list.tight = cmark_node_get_list_tight(from);
    node->list.start = cmark_node_get_list_start(from);
}

// A definition's own name is not told by the parser: it stands before its first text.
static const char *footnote_name(struct reader *reader, struct place start) {
    if (start.line < 1 || (size_t)start.line > reader->places.n) return "";
    const struct place_line *line = &reader->places.lines[start.line - 1];
    const char *at = reader->places.text + line->at, *end = reader->places.text + line->end;
    const char *open = memmem(at, (size_t)(end - at), "[^", 2);
    const char *close = open ? memmem(open, (size_t)(end - open), "]:", 2) : NULL;
    return close ? arena_strndup(reader->arena, open + 2, (size_t)(close - open - 2)) : "";
}

static void fill(struct reader *reader, struct doc_node *node, cmark_node *from) {
    switch (node->kind) {
    case DOC_TEXT:
    case DOC_CODE:
    case DOC_HTML_INLINE:
    case DOC_HTML_BLOCK:
        node->text = copy(reader, text_of(from));
        break;
    case DOC_CODE_BLOCK:
        node->text = copy(reader, cmark_node_get_literal(from));
        node->code.info = copy(reader, cmark_node_get_fence_info(from));
        break;
    case DOC_LINK:
    case DOC_IMAGE:
        node->text = copy(reader, cmark_node_get_url(from));
        node->link.title = copy(reader, cmark_node_get_title(from));
        break;
    case DOC_HEADING:
        node->heading.level = cmark_node_get_heading_level(from);
        break;
    case DOC_LIST:
        fill_list(node, from);
        break;
    case DOC_ITEM:
        if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
            node->item.task = cmark_gfm_extensions_get_tasklist_item_checked(from) ? DOC_TASK_DONE
                                                                                   : DOC_TASK_OPEN;
        break;
    case DOC_TABLE_CELL:
        node->cell.align = find_align(from);
        node->cell.header = cmark_gfm_extensions_get_table_row_is_header(cmark_node_parent(from));
        break;
    case DOC_FOOTNOTE_REF:
        node->footnote.number = atoi(cmark_node_get_literal(from));
        break;
    case DOC_FOOTNOTE:
        node->footnote.name = footnote_name(reader, start_of(from));
        break;
    default:
        break;
    }
}

static void report_depth(struct reader *reader, struct span span) {
    if (reader->too_deep) return;
    reader->too_deep = true;
    span.length = 1;
    diag_add(reader->diags, DIAG_ERROR, "too-deep", reader->source, span,
             "take some of the quotes, lists or brackets away",
             "this is nested deeper than %d levels", DEEPEST);
}

// Makes the node for one of the parser's, below `parent`. NULL where there is nothing to make.
static struct doc_node *make(struct reader *reader, struct doc_node *parent, cmark_node *from) {
    struct kind kind = find_kind(from);
    if (kind.kind == DOC_ROOT) return NULL;
    if (kind.kind == DOC_TEXT && !*text_of(from)) return NULL;
    if (holds_inlines(kind.kind)) begin_block(reader, from, kind.kind);
    struct doc_node *node = doc_new(reader->arena, kind.kind, span_of(reader, from, kind));
    fill(reader, node, from);
    doc_append(parent, node);
    return node;
}

// Goes down to a node's children, or not where they would be too deep.
static cmark_node *enter(struct reader *reader, const struct doc_node *node, cmark_node *from) {
    cmark_node *child = node ? cmark_node_first_child(from) : NULL;
    if (!child) return NULL;
    if (reader->depth == DEEPEST) {
        report_depth(reader, node->span);
        return NULL;
    }
    reader->depth++;
    reader->quotes += node->kind == DOC_QUOTE;
    return child;
}

static void leave(struct reader *reader, const struct doc_node *node) {
    reader->depth--;
    reader->quotes -= node->kind == DOC_QUOTE;
}

// Walks the parser's tree without recursion: it can be as deep as the text is long.
static void convert(struct reader *reader, cmark_node *document) {
    struct doc_node *parent = reader->root;
    cmark_node *at = cmark_node_first_child(document);
    while (at) {
        struct doc_node *node = make(reader, parent, at);
        cmark_node *child = enter(reader, node, at);
        if (child) {
            parent = node;
            at = child;
            continue;
        }
        while (at && !cmark_node_next(at)) {
            at = cmark_node_parent(at);
            if (at == document) return;
            leave(reader, parent);
            parent = parent->parent;
        }
        if (at) at = cmark_node_next(at);
    }
}

static void name_headings(struct reader *reader) {
    for (const struct doc_node *at = reader->root; at; at = doc_next(at, reader->root))
        if (at->kind == DOC_HEADING) ((struct doc_node *)at)->heading.id = make_id(reader, at);
}

// Parses a text. Parser and document end with the memory.
static cmark_node *parse(const char *text, size_t length) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS,
                                                     &read_memory_functions);
    attach(parser);
    cmark_parser_feed(parser, text, length);
    return cmark_parser_finish(parser);
}

static bool is_only_a_reference(cmark_node *paragraph) {
    cmark_node *child = cmark_node_first_child(paragraph);
    return cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH && child &&
           !cmark_node_next(child) && cmark_node_get_type(child) == CMARK_NODE_FOOTNOTE_REFERENCE;
}

// The text, with names of their own for the notes whose names stand already.
static void put_named_apart(struct buf *out, const struct read_notes *notes, const char *text,
                            size_t length) {
    size_t done = 0;
    for (size_t i = 0; i < notes->n; i++) {
        const struct read_note *note = &notes->at[i];
        if (!note->first) continue;
        buf_add(out, text + done, note->at - done);
        buf_printf(out, "[^%s]:", note->name);
        done = note->end + 1;
    }
    buf_add(out, text + done, length - done);
}

// The parser drops a note that nothing refers to, or whose name stands already. Whether a line that
// looks like one is one, and no part of an example, it alone knows: it is asked again, with
// references to them all behind the text. Few pages have such lines.
static void ask_about_notes(struct read_notes *notes, const char *text, size_t length) {
    if (!notes->n) return;
    struct buf more;
    buf_init(&more);
    put_named_apart(&more, notes, text, length);
    for (size_t i = 0; i < notes->n; i++) buf_printf(&more, "\n\n[^%s]", notes->at[i].name);
    cmark_node *at = cmark_node_last_child(parse(more.at, more.len));
    while (at && cmark_node_get_type(at) == CMARK_NODE_FOOTNOTE_DEFINITION)
        at = cmark_node_previous(at);
    for (size_t i = notes->n; at && i-- > 0; at = cmark_node_previous(at))
        notes->at[i].defined = is_only_a_reference(at);
    buf_release(&more);
}

static void check_references(struct reader *reader, struct arena *scratch, size_t length) {
    struct read_references references = {.arena = scratch,
                                         .source = reader->source,
                                         .places = &reader->places,
                                         .root = reader->root,
                                         .diags = reader->diags};
    struct read_notes notes = read_references_seek(&references);
    ask_about_notes(&notes, reader->places.text, length);
    read_references_tell(&references, &notes);
    read_remnants_tell(&references);
}

// Parses the body and makes our tree of it.
static void read_body(struct reader *reader, size_t length) {
    const char *text = reader->places.text;
    cmark_node *document = parse(text, length);
    if (memchr(text, '~', length)) read_strike_pair(reader->scratch, document);
    convert(reader, document);
    if (memchr(text, '<', length)) read_language_join(reader->arena, reader->root);
    name_headings(reader);
    read_footnotes_number(reader->arena, reader->root);
    if (length) check_references(reader, reader->scratch, length);
}

struct doc_node *read_markdown(struct arena *arena, const struct source *source, const char *text,
                               size_t length, uint32_t first_line, struct diag_list *diags) {
    pthread_once(&extensions.once, set_up_extensions);
    struct arena scratch;
    struct read_memory memory;
    arena_init(&scratch);
    read_memory_begin(&memory);
    struct reader reader = {.arena = arena, .source = source, .diags = diags, .scratch = &scratch};
    places_init(&reader.places, &scratch, text, length, first_line);
    reader.root = doc_new(arena, DOC_ROOT, (struct span){.line = first_line, .column = 1});
    uint32_t dense;
    if (read_is_too_dense(text, length, &dense)) {
        diag_add(diags, DIAG_ERROR, "too-dense", source,
                 (struct span){.line = first_line + dense, .column = 1}, "break it into paragraphs",
                 "the paragraph has too many links and emphasis marks to be read");
        length = 0; // the rest is left unread: every text is Markdown, but not at every price
    }
    read_body(&reader, length);
    read_memory_end(&memory);
    arena_release(&scratch);
    return reader.root;
}
