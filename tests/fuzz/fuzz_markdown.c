// Markdown: the bytes become a document tree, and the tree HTML and XHTML. An XML parser that
// nobody here wrote must take the XHTML.
#include "fuzz.h"

#include "markup/markup.h"
#include "read/read_markdown.h"

#include <libxml/parser.h>

static void ignore(void *context, const char *format, ...) {
    (void)context, (void)format;
}

static void check_tree(const struct source *source, const struct doc_node *root) {
    int depth = 0;
    for (const struct doc_node *node = root; node; node = doc_next(node, root)) {
        fuzz_span(source, node->span);
        depth = 0;
        for (const struct doc_node *up = node->parent; up; up = up->parent) depth++;
        fuzz_want(depth <= 101, "the tree is deeper than it may be");
        if (node->first) fuzz_want(node->last && !node->last->next, "the last child is not last");
        if (node->kind == DOC_HEADING)
            fuzz_want(*node->heading.id && node->heading.level >= 1 && node->heading.level <= 6,
                      "a heading without an id or a level");
    }
}

static void write_markup(const struct doc_node *root, bool xhtml, bool raw, struct buf *out) {
    struct markup_options options = {
        .xhtml = xhtml, .raw_html = raw, .heading_shift = 1, .id_prefix = "x-"};
    buf_clear(out);
    if (xhtml) buf_puts(out, "<div xmlns:epub=\"http://www.idpf.org/2007/ops\">");
    markup_write(root->first, NULL, &options, out);
    if (xhtml) buf_puts(out, "</div>");
    fuzz_want(utf8_check(out->at, out->len) == out->len, "markup is not UTF-8");
}

static void check_markup(const struct doc_node *root) {
    struct buf out;
    buf_init(&out);
    write_markup(root, false, true, &out);
    write_markup(root, false, false, &out);
    fuzz_want(!strcasestr(out.at, "<script"), "a script gets through");
    write_markup(root, true, false, &out);
    xmlDocPtr document = xmlReadMemory(out.at, (int)out.len, "out", "UTF-8",
                                       XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);
    if (!document) fprintf(stderr, "%s\n", out.at);
    fuzz_want(document, "the XHTML is not XML");
    xmlFreeDoc(document);
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct fuzz_input input;
    xmlSetGenericErrorFunc(NULL, ignore);
    fuzz_start(&input, bytes, length);
    const struct doc_node *root = read_markdown(&input.arena, &input.source, input.source.text,
                                                input.source.length, 1, &input.diags);
    check_tree(&input.source, root);
    check_markup(root);
    fuzz_diags(&input.diags);
    fuzz_end(&input);
    return 0;
}
