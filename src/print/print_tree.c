// Reading a print document; see print_tree.h.
#include "print/print_tree.h"

#include "print/print_elements.h"
#include "print/print_figure.h"
#include "print/print_hint.h"
#include "print/print_hyphen.h"
#include "print/print_inline.h"
#include "print/print_picture.h"
#include "print/print_qr.h"
#include "print/print_trace.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const struct print_reading *to;
    const struct source *made; // what the template made, for diagnostics
    struct map ids;            // of blocks -> struct print_node
    size_t nodes, footnotes;
    bool in_footnote;
    bool fine;
};

// Tells a mistake in what the template made, at a line of it.
static void __attribute__((format(printf, 5, 6)))
complain(struct reader *reader, const char *id, uint32_t line, const char *hint, const char *format,
         ...) {
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(reader->to->arena, format, args);
    va_end(args);
    reader->fine = false;
    diag_add(reader->to->diags, DIAG_ERROR, id, reader->made, (struct span){.line = line}, hint,
             "%s, while filling %s", message, reader->to->about);
}

void print_tree_prepare(void) {
    xmlInitParser();
}

const char *print_tree_name(const struct print_node *node) {
    return print_elements[node->kind].name;
}

struct print_node *print_tree_next(const struct print_node *node, const struct print_node *root) {
    if (node->first) return node->first;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

static int kind_of(const char *name) {
    for (int i = 0; i < PRINT_KINDS; i++)
        if (!strcmp(print_elements[i].name, name)) return i;
    return -1;
}

static bool is_address(const char *text) {
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (!strncmp(text, schemes[i], strlen(schemes[i]))) return true;
    return false;
}

static bool take_value(struct print_node *node, int which, const char *text) {
    const struct print_attribute_rule *rule = &print_attributes[which];
    node->text[which] = text;
    if (rule->kind == ATTR_IS_ADDRESS) return is_address(text);
    if (rule->kind == ATTR_IS_NUMBER) {
        char *end;
        node->number[which] = strtod(text, &end);
        return *text && !*end && node->number[which] >= rule->least &&
               node->number[which] <= rule->most;
    }
    if (rule->kind != ATTR_IS_WORD) return true;
    const char *at = *text && !strchr(text, ' ') ? strstr(rule->words, text) : NULL;
    return at && at[-1] == ' ' && at[strlen(text)] == ' ';
}

static void take_attribute(struct reader *reader, struct print_node *node, const xmlAttr *attr) {
    const char *name = (const char *)attr->name;
    int which = 0;
    while (which < PRINT_ATTRIBUTES && strcmp(print_attributes[which].name, name) != 0) which++;
    if (which == PRINT_ATTRIBUTES || !(print_elements[node->kind].takes & 1U << which)) {
        complain(reader, "unknown-attribute", node->line,
                 print_hint_attributes(reader->to->arena, node->kind, name),
                 "'%s' takes no attribute '%s'", print_tree_name(node), name);
        return;
    }
    xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
    const char *text = arena_strdup(reader->to->arena, value ? (const char *)value : "");
    xmlFree(value);
    if (!take_value(node, which, text))
        complain(reader, "bad-attribute", node->line,
                 print_hint_value(reader->to->arena, (enum print_attribute)which),
                 "the attribute '%s' of '%s' cannot be \"%s\"", name, print_tree_name(node), text);
    if (which == ATTR_ADDRESS && !print_qr_fits(text))
        complain(reader, "bad-attribute", node->line, "make base_url or the file's name shorter",
                 "the address is too long for a QR code that one can scan from paper");
    if (which == ATTR_CLASS && !print_style_has(reader->to->style, text))
        complain(reader, "unknown-class", node->line,
                 print_hint_class(reader->to->arena, reader->to->style, text),
                 "the style has no class '%s'", text);
}

static void take_attributes(struct reader *reader, struct print_node *node, const xmlNode *xml) {
    for (const xmlAttr *attr = xml->properties; attr; attr = attr->next)
        take_attribute(reader, node, attr);
    if (node->kind == PRINT_A && !node->text[ATTR_HREF] == !node->text[ATTR_TO])
        complain(reader, "bad-attribute", node->line,
                 "href leads out of the document, to=\"ID\" to an element of it",
                 "'a' needs either the attribute 'href' or 'to'");
    for (int i = 0; i < PRINT_ATTRIBUTES; i++)
        if (print_elements[node->kind].needs & 1U << i && !node->text[i])
            complain(reader, "bad-attribute", node->line,
                     arena_printf(reader->to->arena, "add %s=\"...\"", print_attributes[i].name),
                     "'%s' needs the attribute '%s'", print_tree_name(node),
                     print_attributes[i].name);
}

// Finds what a <figure> shows. Nothing is looked for where a mistake was told already.
static void take_figure(struct reader *reader, struct print_node *node) {
    if (node->kind != PRINT_FIGURE || !reader->fine) return;
    struct print_figures *figures = reader->to->figures;
    const char *id = node->text[ATTR_EXERCISE];
    const struct exercise *exercise = figures ? print_figures_exercise(figures, id) : NULL;
    if (!exercise)
        complain(reader, "bad-attribute", node->line,
                 "write the id of an exercise, which is its file's name without .md",
                 "there is no exercise '%s'", id);
    else
        node->figure = print_figures_find(figures, exercise, node->text[ATTR_VIEW]);
    if (exercise) print_trace_figure(reader->to->trace, figures, exercise);
    if (exercise && !node->figure)
        complain(reader, "bad-attribute", node->line, "ask figure_alt(exercise) first",
                 "the exercise '%s' has no figure that could be drawn", id);
}

// Finds the file that a <picture> shows.
static void take_picture(struct reader *reader, struct print_node *node) {
    if (node->kind != PRINT_PICTURE || !reader->fine) return;
    struct print_figures *figures = reader->to->figures;
    const char *file = node->text[ATTR_SRC];
    node->figure = figures ? print_picture_find(figures, NULL, (struct span){0}, file) : NULL;
    print_trace_picture(reader->to->trace, figures, file);
    if (!node->figure)
        complain(reader, "bad-attribute", node->line,
                 "write the path below content/ of a JPEG, a PNG, or an SVG of plain shapes",
                 "there is no picture '%s' that could be printed", file);
}

// Finds the logo of the guide's brand.
static void take_logo(struct reader *reader, struct print_node *node) {
    if (node->kind != PRINT_LOGO || !reader->fine) return;
    struct print_figures *figures = reader->to->figures;
    node->figure = figures ? print_picture_logo(figures) : NULL;
    print_trace_logo(reader->to->trace, figures);
    if (!node->figure)
        complain(reader, "misplaced-element", node->line, "ask logo_alt() first",
                 "there is no logo that could be printed");
}

// Makes the node of an element; NULL where it is not one that may stand in `holds`.
static struct print_node *open_node(struct reader *reader, const xmlNode *xml,
                                    const struct print_node *parent, unsigned holds) {
    const char *name = (const char *)xml->name;
    uint32_t line = (uint32_t)xmlGetLineNo(xml);
    int kind = kind_of(name);
    if (kind < 0) {
        complain(reader, "unknown-element", line, print_hint_element(reader->to->arena, name),
                 "there is no element '%s' in a print document", name);
        return NULL;
    }
    if (!(print_elements[kind].group & holds)) {
        complain(reader, "misplaced-element", line,
                 print_hint_parents(reader->to->arena, (enum print_kind)kind),
                 "'%s' cannot stand in '%s'", name,
                 parent ? print_tree_name(parent) : "a print document's place");
        return NULL;
    }
    if (++reader->nodes > PRINT_NODES_MOST) {
        if (reader->nodes == PRINT_NODES_MOST + 1)
            complain(reader, "bad-markup", line, "let the template make fewer of them",
                     "a print document has at most %d elements", PRINT_NODES_MOST);
        return NULL;
    }
    struct print_node *node = arena_alloc(reader->to->arena, sizeof *node);
    node->kind = (enum print_kind)kind;
    node->line = line;
    take_attributes(reader, node, xml);
    take_figure(reader, node);
    take_picture(reader, node);
    take_logo(reader, node);
    node->look = print_style_look(reader->to->style, parent ? &parent->look : NULL, name,
                                  node->text[ATTR_CLASS]);
    return node;
}

static const char *language_of(const struct print_node *node) {
    while (node && !node->text[ATTR_LANG]) node = node->parent;
    return node ? node->text[ATTR_LANG] : "en";
}

// A text of one look that no element holds.
static struct print_text *plain_text(struct arena *arena, const char *text,
                                     const struct print_look *look, const char *language) {
    struct print_inline inl;
    print_inline_init(&inl, arena);
    print_inline_text(&inl, text, look);
    print_inline_break(&inl, look); // which painting makes a space, so that words stay apart
    return print_inline_done(&inl, language);
}

// The badge before a heading, or the number or bullet of a list's item.
static void add_marker(struct reader *reader, struct print_node *node, int number) {
    struct arena *arena = reader->to->arena;
    const char *text = node->text[ATTR_MARKER];
    node->marker_look = print_style_look(reader->to->style, &node->look, "marker", NULL);
    if (node->kind == PRINT_LI) {
        const struct print_look *list = &node->parent->look;
        node->marker_look = node->look;
        node->marker_look.at[PROP_WEIGHT] = list->at[PROP_MARKER_WEIGHT];
        if (list->at[PROP_MARKER] != PRINT_NO_COLOUR)
            node->marker_look.at[PROP_COLOUR] = list->at[PROP_MARKER];
        text = node->parent->kind == PRINT_OL ? arena_printf(arena, "%d.", number) : "•";
    }
    if (text && *text)
        node->marker = plain_text(arena, text, &node->marker_look, language_of(node));
}

static void append(struct print_node *parent, struct print_node *node) {
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

// Heads and feet of pages stand beside what flows through them. The last of several counts.
static void attach(struct print_node *parent, struct print_node *node) {
    if (node->kind != PRINT_HEADER && node->kind != PRINT_FOOTER) {
        append(parent, node);
        return;
    }
    node->parent = parent;
    *(node->kind == PRINT_HEADER ? &parent->header : &parent->footer) = node;
}

static bool is_blank(const xmlNode *xml) {
    return xmlIsBlankNode(xml);
}

static bool is_text(const xmlNode *xml) {
    return xml->type == XML_TEXT_NODE || xml->type == XML_CDATA_SECTION_NODE;
}

// Whether an element that may hold blocks or text holds text: whatever comes first decides.
static bool holds_inline(unsigned holds, const xmlNode *xml) {
    if (!(holds & GROUP_INLINE)) return false;
    for (const xmlNode *child = xml->children; child; child = child->next) {
        if (is_text(child) && !is_blank(child)) return true;
        if (child->type != XML_ELEMENT_NODE) continue;
        int kind = kind_of((const char *)child->name);
        return kind >= 0 && print_elements[kind].group == GROUP_INLINE;
    }
    return !(holds & GROUP_BLOCK);
}

static void read_inline(struct reader *reader, struct print_inline *inl, const xmlNode *xml,
                        struct print_node *node, int depth);

static const char *superscript(struct arena *arena, size_t number) {
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const char *text = "";
    for (; number; number /= 10) text = arena_printf(arena, "%s%s", digits[number % 10], text);
    return text;
}

// The element that holds the text in which an inline element stands.
static const struct print_node *holder_of(const struct print_node *node) {
    while (print_elements[node->kind].group & GROUP_INLINE) node = node->parent;
    return node;
}

// Notes have notes no more than lines to write on and the parts of a log have.
static bool may_have_notes(const struct reader *reader, const struct print_node *holder) {
    bool written_on = holder->kind == PRINT_LINE || print_elements[holder->kind].group == GROUP_LOG;
    return !reader->in_footnote && !written_on;
}

// A footnote is a paragraph of its own, in the document's look; its mark stands in the text and
// begins the note. They are numbered through the document.
static void end_text(struct reader *reader, struct print_node *node, struct print_inline *inl) {
    node->paragraph = print_inline_done(inl, language_of(node));
    print_hyphens_divide(reader->to->hyphens, reader->to->arena, reader->to->trace, node);
}

static void read_footnote(struct reader *reader, struct print_inline *inl, const xmlNode *xml,
                          struct print_node *note, int depth) {
    struct arena *arena = reader->to->arena;
    const struct print_node *holder = holder_of(note);
    if (!may_have_notes(reader, holder)) {
        complain(reader, "misplaced-element", note->line, "put it into a 'p', a heading or a cell",
                 "'footnote' cannot stand in '%s'",
                 reader->in_footnote ? "footnote" : print_tree_name(holder));
        return;
    }
    reader->in_footnote = true;
    const char *mark = superscript(arena, ++reader->footnotes);
    const struct print_node *root = note->parent;
    while (root->parent) root = root->parent;
    note->look =
        print_style_look(reader->to->style, &root->look, "footnote", note->text[ATTR_CLASS]);
    struct print_inline own;
    print_inline_init(&own, arena);
    print_inline_text(&own, arena_printf(arena, "%s\u00A0", mark), &note->look);
    read_inline(reader, &own, xml, note, depth);
    end_text(reader, note, &own);
    reader->in_footnote = false;
    inl->space = false; // the mark stands close to what it belongs to
    print_inline_text(inl, mark, &note->parent->look);
    vec_push(arena, &inl->into->notes, (struct print_note){inl->text.len, note});
}

static void read_inline_child(struct reader *reader, struct print_inline *inl, const xmlNode *child,
                              struct print_node *node, int depth) {
    if (is_text(child)) {
        print_inline_text(inl, (const char *)child->content, &node->look);
        return;
    }
    if (child->type != XML_ELEMENT_NODE) return;
    struct print_node *inner = open_node(reader, child, node, GROUP_INLINE);
    if (!inner) return;
    inner->parent = node;
    if (inner->kind == PRINT_BR)
        print_inline_break(inl, &node->look);
    else if (inner->kind == PRINT_FOOTNOTE)
        read_footnote(reader, inl, child, inner, depth + 1);
    else if (inner->kind == PRINT_CHAPTER && holder_of(node)->kind == PRINT_H1)
        complain(reader, "misplaced-element", inner->line, "write the title itself",
                 "'chapter' cannot stand in 'h1', which is what it names");
    else if (inner->kind >= PRINT_PAGE)
        print_inline_field(inl, inner->kind, inner->text[ATTR_TO], &node->look);
    else
        read_inline(reader, inl, child, inner, depth + 1);
}

static void read_inline(struct reader *reader, struct print_inline *inl, const xmlNode *xml,
                        struct print_node *node, int depth) {
    if (depth > PRINT_DEEPEST) {
        complain(reader, "bad-markup", node->line, NULL, "elements are nested too deep here");
        return;
    }
    struct print_inline outer = *inl;
    if (node->kind == PRINT_A) inl->link = node;
    if (node->text[ATTR_LANG]) inl->language = node->text[ATTR_LANG];
    for (const xmlNode *child = xml->children; child; child = child->next)
        read_inline_child(reader, inl, child, node, depth);
    inl->link = outer.link;
    inl->language = outer.language;
}

static void read_text(struct reader *reader, struct print_node *node, const xmlNode *xml,
                      int depth) {
    struct print_inline inl;
    print_inline_init(&inl, reader->to->arena);
    read_inline(reader, &inl, xml, node, depth);
    end_text(reader, node, &inl);
}

static void read_children(struct reader *reader, struct print_node *node, const xmlNode *xml,
                          int depth);

static void read_content(struct reader *reader, struct print_node *node, const xmlNode *xml,
                         int depth) {
    if (holds_inline(print_elements[node->kind].holds, xml))
        read_text(reader, node, xml, depth);
    else
        read_children(reader, node, xml, depth);
}

// The line on which a text begins: libxml2 gives the one on which it ends.
static uint32_t text_line(const xmlNode *text) {
    uint32_t line = (uint32_t)xmlGetLineNo(text);
    const char *at = (const char *)text->content;
    at += strspn(at, " \t\r\n");
    for (; (at = strchr(at, '\n')); at++) line -= line > 1;
    return line;
}

static void read_children(struct reader *reader, struct print_node *node, const xmlNode *xml,
                          int depth) {
    if (depth > PRINT_DEEPEST) {
        complain(reader, "bad-markup", node->line, NULL, "elements are nested too deep here");
        return;
    }
    unsigned holds = print_elements[node->kind].holds & ~(unsigned)GROUP_INLINE;
    int number = node->text[ATTR_START] ? (int)node->number[ATTR_START] : 1;
    for (const xmlNode *child = xml->children; child; child = child->next) {
        if (is_text(child) && !is_blank(child))
            complain(reader, "misplaced-text", text_line(child), "put it into a 'p'",
                     "text cannot stand in '%s' by itself", print_tree_name(node));
        if (child->type != XML_ELEMENT_NODE) continue;
        struct print_node *inner = open_node(reader, child, node, holds);
        if (!inner) continue;
        attach(node, inner);
        add_marker(reader, inner, number++);
        read_content(reader, inner, child, depth + 1);
    }
}

static void note_error(void *context, xmlErrorPtr error) {
    const xmlParserCtxt *parser = context;
    struct reader *reader = parser->_private;
    if (!reader->fine || error->level < XML_ERR_ERROR) return; // the first one tells most
    complain(reader, "bad-markup", error->line > 0 ? (uint32_t)error->line : 0, NULL,
             "the template made markup that is not well-formed: %s",
             print_hint_fault(reader->to->arena, error));
}

static xmlDoc *parse(struct reader *reader) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) abort();
    parser->_private = reader;
    parser->sax->serror = note_error;
    xmlDoc *doc = xmlCtxtReadMemory(parser, reader->made->text, (int)reader->made->length, NULL,
                                    "UTF-8", XML_PARSE_NONET | XML_PARSE_NOCDATA);
    xmlFreeParserCtxt(parser);
    if (doc && doc->intSubset)
        complain(reader, "bad-markup", 1, NULL, "a print document has no document type");
    else if (!doc && reader->fine)
        complain(reader, "bad-markup", 0, NULL, "the template made markup that is not well-formed");
    return doc;
}

static const struct source *keep_source(const struct print_reading *to, const char *markup,
                                        size_t length) {
    struct source *source = arena_alloc(to->diags->arena, sizeof *source);
    source->path = arena_strdup(to->diags->arena, to->template_path);
    source->text = arena_strndup(to->diags->arena, markup, length);
    source->length = length;
    return source;
}

// Notes a block that can be led to. The first of two with one id is found.
static void note_id(struct reader *reader, struct print_node *node) {
    const char *id = node->text[ATTR_ID];
    if (!id) return;
    if (map_add(reader->to->arena, &reader->ids, id, node))
        complain(reader, "bad-attribute", node->line, "give each its own",
                 "there are two elements with the id '%s'", id);
}

static void check_target(struct reader *reader, const struct print_node *node, const char *to) {
    if (to && !map_find(&reader->ids, to))
        complain(reader, "unknown-target", node->line, "give an element this id",
                 "nothing in the document has the id '%s'", to);
}

static void check_text_targets(struct reader *reader, const struct print_node *node) {
    const struct print_text *text = node->paragraph;
    for (size_t i = 0; i < text->n; i++)
        if (text->at[i].link) check_target(reader, node, text->at[i].link->text[ATTR_TO]);
    for (size_t i = 0; i < text->fields.n; i++) check_target(reader, node, text->fields.at[i].to);
    for (size_t i = 0; i < text->notes.n; i++) check_text_targets(reader, text->notes.at[i].node);
}

static void check_targets(struct reader *reader, struct print_node *root) {
    for (struct print_node *node = root; node; node = print_tree_next(node, root))
        note_id(reader, node);
    for (struct print_node *node = root; node; node = print_tree_next(node, root))
        if (node->paragraph) check_text_targets(reader, node);
}

static struct print_node *read_document(struct reader *reader, const xmlDoc *doc) {
    const xmlNode *root = xmlDocGetRootElement(doc);
    struct print_node *node = open_node(reader, root, NULL, GROUP_ROOT);
    if (!node) return NULL;
    read_children(reader, node, root, 1);
    check_targets(reader, node);
    return node;
}

// What came out well needs no source for its diagnostics, so the text is copied only on a mistake.
struct print_node *print_tree_read(const struct print_reading *reading, const char *markup,
                                   size_t length) {
    struct source made = {reading->template_path, markup, length};
    struct reader reader = {.to = reading, .made = &made, .fine = true};
    size_t before = reading->diags->n;
    if (length > PRINT_MARKUP_LARGEST) {
        diag_add_path(reading->diags, DIAG_ERROR, "bad-markup", reading->template_path, NULL,
                      "the print document for %s is larger than %zu bytes", reading->about,
                      PRINT_MARKUP_LARGEST);
        return NULL;
    }
    xmlDoc *doc = parse(&reader);
    struct print_node *node = doc && reader.fine ? read_document(&reader, doc) : NULL;
    xmlFreeDoc(doc);
    if (reader.fine) return node;
    const struct source *kept = keep_source(reading, markup, length);
    for (size_t i = before; i < reading->diags->n; i++) {
        reading->diags->at[i].source = kept;
        reading->diags->at[i].made = true;
    }
    return NULL;
}
