// Reading a drawing; see svg.h.
#include "svg/svg_reader.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char namespace[] = "http://www.w3.org/2000/svg";

// Where reading is: how deep, within what matrix and style.
struct place {
    struct svg_matrix matrix;
    struct svg_style style;
    int depth;
};

void svg_prepare(void) {
    xmlInitParser();
}

bool svg_fail(struct svg_reader *reader, const xmlNode *node, bool damaged, const char *format,
              ...) {
    if (reader->failed) return false;
    reader->failed = true;
    va_list args;
    va_start(args, format);
    *reader->fault = (struct svg_fault){damaged, node ? (unsigned)xmlGetLineNo(node) : 0,
                                        arena_vprintf(reader->arena, format, args)};
    va_end(args);
    return false;
}

const char *svg_attribute(struct svg_reader *reader, const xmlNode *node, const char *name) {
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *kept = NULL;
    if (value) reader->bytes += strlen((const char *)value);
    if (reader->bytes > 8 * (size_t)SVG_BYTES)
        svg_fail(reader, node, false, "it repeats too much by 'use'");
    else
        kept = arena_strdup(reader->arena, (const char *)value);
    xmlFree(value);
    return kept;
}

static bool is_element(const xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->ns &&
           !strcmp((const char *)node->ns->href, namespace);
}

static bool is_among(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

// Elements that show nothing by themselves. What refers to one that is not read here (a gradient,
// a mask) is refused there.
static bool is_silent(const char *name) {
    static const char *const names[] = {
        "title",  "desc",   "metadata", "defs",          "linearGradient", "radialGradient",
        "symbol", "marker", "pattern",  "clipPath",      "mask",           "filter",
        "view",   "cursor", "font",     "color-profile",
    };
    return is_among(name, names, sizeof names / sizeof *names);
}

static bool is_group(const char *name) {
    static const char *const names[] = {"g", "a"};
    return is_among(name, names, sizeof names / sizeof *names);
}

// A style sheet that an editor left empty says nothing.
static bool is_empty_style(const xmlNode *node) {
    if (strcmp((const char *)node->name, "style") != 0) return false;
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!xmlIsBlankNode(child) && child->type != XML_COMMENT_NODE) return false;
    return true;
}

static void read_element(struct svg_reader *reader, const xmlNode *node, const struct place *outer);

static void read_children(struct svg_reader *reader, const xmlNode *node,
                          const struct place *place) {
    for (const xmlNode *child = node->children; child && !reader->failed; child = child->next)
        if (is_element(child)) read_element(reader, child, place);
}

// Within a shape stand only words about it; what moves it stands there too, and is refused.
static void check_children(struct svg_reader *reader, const xmlNode *node) {
    for (const xmlNode *child = node->children; child; child = child->next)
        if (is_element(child) && !is_silent((const char *)child->name))
            svg_fail(reader, child, false, "'%s' cannot be printed", (const char *)child->name);
}

static void read_shape(struct svg_reader *reader, const xmlNode *node, const struct place *place) {
    svg_shape *draw = svg_shape_find((const char *)node->name);
    check_children(reader, node);
    const struct svg_outline *outline = reader->failed ? NULL : draw(reader, node, &place->matrix);
    if (outline && !reader->failed)
        svg_item_add(reader, node, outline, &place->style, &place->matrix);
}

static const char *target_of(struct svg_reader *reader, const xmlNode *node) {
    const char *href = svg_attribute(reader, node, "href");
    if (href) return href;
    xmlChar *value = xmlGetNsProp(node, (const xmlChar *)"href",
                                  (const xmlChar *)"http://www.w3.org/1999/xlink");
    href = arena_strdup(reader->arena, (const char *)value);
    xmlFree(value);
    return href;
}

static bool read_offset(struct svg_reader *reader, const xmlNode *node, struct svg_matrix *matrix) {
    const char *const names[] = {"x", "y"};
    const double whole[] = {reader->box_width, reader->box_height};
    double offset[2] = {0};
    for (int i = 0; i < 2; i++) {
        const char *value = svg_attribute(reader, node, names[i]);
        if (value && !svg_read_length(value, whole[i], &offset[i]))
            return svg_fail(reader, node, true, "'%s' of 'use' cannot be read", names[i]);
    }
    *matrix = svg_matrix_join(*matrix, (struct svg_matrix){1, 0, 0, 1, offset[0], offset[1]});
    return true;
}

// What `use` repeats. A symbol has a view of its own, which is not read here.
static void read_use(struct svg_reader *reader, const xmlNode *node, const struct place *place) {
    const char *href = target_of(reader, node);
    struct place inner = *place;
    check_children(reader, node);
    if (!href || !*href || !read_offset(reader, node, &inner.matrix)) return;
    const xmlNode *target = *href == '#' ? map_find(&reader->ids, href + 1) : NULL;
    if (*href != '#') {
        svg_fail(reader, node, false, "'use' refers to another file, which cannot be printed");
    } else if (target && (!strcmp((const char *)target->name, "symbol") ||
                          !strcmp((const char *)target->name, "svg"))) {
        svg_fail(reader, node, false, "'use' of a '%s' cannot be printed",
                 (const char *)target->name);
    } else if (target) {
        read_element(reader, target, &inner);
    }
}

// The opacity of a fill or a line alone is that of its paint. Several are mixed first, as a layer.
static void fade(struct svg_reader *reader, size_t first, double opacity) {
    struct svg_drawing *drawing = reader->drawing;
    size_t count = drawing->n - first;
    if (opacity >= 1 || reader->failed || !count) return;
    struct svg_item *items = drawing->at + first;
    if (opacity <= 0) {
        drawing->n = first;
    } else if (count == 1 && !(items->fill && items->stroke)) {
        items->fill_opacity *= (float)opacity;
        items->stroke_opacity *= (float)opacity;
    } else {
        struct svg_item *kept = arena_alloc(reader->arena, count * sizeof *kept);
        memcpy(kept, items, count * sizeof *kept);
        *items =
            (struct svg_item){.fill_opacity = (float)opacity, .layer = kept, .layer_count = count};
        drawing->n = first + 1;
    }
}

static bool enter(struct svg_reader *reader, const xmlNode *node, const struct place *outer,
                  struct place *place) {
    struct svg_matrix own = {1, 0, 0, 1, 0, 0};
    const char *transform = svg_attribute(reader, node, "transform");
    *place = *outer;
    if (++place->depth > SVG_DEEPEST || ++reader->elements > SVG_ELEMENTS)
        return svg_fail(reader, node, false, "it has too many elements, or too deep in each other");
    if (transform && !svg_read_transform(transform, &own))
        return svg_fail(reader, node, true, "'transform' of '%s' cannot be read",
                        (const char *)node->name);
    place->matrix = svg_matrix_join(outer->matrix, own);
    return svg_style_read(reader, node, &outer->style, &place->style);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as SVG_DEEPEST
static void read_element(struct svg_reader *reader, const xmlNode *node,
                         const struct place *outer) {
    const char *name = (const char *)node->name;
    if (is_silent(name) || is_empty_style(node)) return;
    bool shape = svg_shape_find(name) != NULL, use = !strcmp(name, "use");
    struct place place;
    if (!shape && !use && !is_group(name)) {
        svg_fail(reader, node, false, "'%s' cannot be printed", name);
        return;
    }
    size_t first = reader->drawing->n;
    if (!enter(reader, node, outer, &place) || place.style.gone) return;
    if (shape)
        read_shape(reader, node, &place);
    else if (use)
        read_use(reader, node, &place);
    else
        read_children(reader, node, &place);
    fade(reader, first, place.style.opacity);
}

// ---- the document -----------------------------------------------------------------------------

static const xmlNode *after(const xmlNode *node, const xmlNode *root) {
    if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

static void collect_ids(struct svg_reader *reader, const xmlNode *root) {
    for (const xmlNode *node = root; node; node = after(node, root)) {
        const char *id = is_element(node) ? svg_attribute(reader, node, "id") : NULL;
        if (id) map_add(reader->arena, &reader->ids, id, node);
    }
}

static bool read_root(struct svg_reader *reader, const xmlNode *root) {
    struct place place = {.depth = 0}, outer = {.style = svg_style_first()};
    if (!is_element(root) || strcmp((const char *)root->name, "svg") != 0)
        return svg_fail(reader, root, true, "its first element is no 'svg' with xmlns=\"%s\"",
                        namespace);
    if (!svg_view_read(reader, root, &outer.matrix)) return false;
    collect_ids(reader, root);
    if (!enter(reader, root, &outer, &place)) return false;
    if (!place.style.gone) read_children(reader, root, &place);
    fade(reader, 0, place.style.opacity);
    return !reader->failed;
}

static void note_error(void *context, xmlErrorPtr error) {
    const xmlParserCtxt *parser = context;
    struct svg_reader *reader = parser->_private;
    if (error->level < XML_ERR_ERROR || reader->failed) return;
    size_t length = error->message ? strcspn(error->message, "\n") : 0;
    svg_fail(reader, NULL, true, "it is not well-formed: %.*s", (int)length,
             error->message ? error->message : "");
    reader->fault->line = error->line > 0 ? (unsigned)error->line : 0;
}

static xmlDoc *parse(struct svg_reader *reader, const char *text, size_t length) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) abort(); // no memory
    parser->_private = reader;
    parser->sax->serror = note_error;
    xmlDoc *doc = xmlCtxtReadMemory(parser, text, (int)length, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOCDATA);
    xmlFreeParserCtxt(parser);
    if (!doc) svg_fail(reader, NULL, true, "it is not well-formed");
    return doc;
}

const struct svg_drawing *svg_read(struct arena *arena, const char *text, size_t length,
                                   struct svg_fault *fault) {
    struct svg_drawing *drawing = arena_alloc(arena, sizeof *drawing);
    struct svg_reader reader = {.arena = arena, .drawing = drawing, .fault = fault};
    *fault = (struct svg_fault){0};
    if (length > SVG_BYTES)
        svg_fail(&reader, NULL, false, "it is larger than %d MB", SVG_BYTES >> 20);
    else if (memmem(text, length, "<!ENTITY", 8))
        svg_fail(&reader, NULL, false, "it declares entities, which are not read");
    xmlDoc *doc = reader.failed ? NULL : parse(&reader, text, length);
    if (doc && !reader.failed) read_root(&reader, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return reader.failed ? NULL : drawing;
}
