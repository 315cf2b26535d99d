// Bodies for paper; see print_markup.h.
#include "print/print_markup.h"

#include <string.h>

static void put(const struct doc_node *node, struct buf *out);

static void put_children(const struct doc_node *node, struct buf *out) {
    for (const struct doc_node *child = node->first; child; child = child->next) put(child, out);
}

static void put_text(const struct doc_node *node, struct buf *out) {
    buf_escape(out, node->text, strlen(node->text));
}

static void put_within(const struct doc_node *node, const char *element, struct buf *out) {
    buf_printf(out, "<%s>", element);
    put_children(node, out);
    buf_printf(out, "</%s>", element);
}

static void put_link(const struct doc_node *node, struct buf *out) {
    bool out_of_guide =
        node->kind == DOC_LINK && node->text && node->link.target.kind == DOC_TARGET_EXTERNAL;
    if (!out_of_guide) {
        put_children(node, out);
        return;
    }
    buf_puts(out, "<a href=\"");
    put_text(node, out);
    buf_puts(out, "\">");
    put_children(node, out);
    buf_puts(out, "</a>");
}

static void put_heading(const struct doc_node *node, struct buf *out) {
    put_within(node, node->heading.level <= 2 ? "h2" : "h3", out);
}

// An item holds either one paragraph's text or blocks.
static void put_item(const struct doc_node *node, struct buf *out) {
    buf_puts(out, "<li>");
    print_markup(node->first, NULL, out);
    buf_puts(out, "</li>");
}

static void put_list(const struct doc_node *node, struct buf *out) {
    const char *element = node->list.ordered ? "ol" : "ul";
    buf_printf(out, "<%s", element);
    if (node->list.ordered && node->list.start != 1)
        buf_printf(out, " start=\"%d\"", node->list.start);
    buf_putc(out, '>');
    put_children(node, out);
    buf_printf(out, "</%s>", element);
}

static void put_paragraph(const struct doc_node *node, struct buf *out) {
    put_within(node, "p", out);
}

static void put_code_block(const struct doc_node *node, struct buf *out) {
    buf_puts(out, "<p>");
    put_text(node, out);
    buf_puts(out, "</p>");
}

static void put_table(const struct doc_node *node, struct buf *out) {
    put_within(node, "table", out);
}

static void put_row(const struct doc_node *node, struct buf *out) {
    put_within(node, "tr", out);
}

static void put_cell(const struct doc_node *node, struct buf *out) {
    put_within(node, node->cell.header ? "th" : "td", out);
}

static void put_space(const struct doc_node *node, struct buf *out) {
    (void)node;
    buf_putc(out, ' ');
}

static void put_break(const struct doc_node *node, struct buf *out) {
    (void)node;
    buf_puts(out, "<br/>");
}

static void put_rule(const struct doc_node *node, struct buf *out) {
    (void)node;
    buf_puts(out, "<hr/>");
}

static void put_emphasis(const struct doc_node *node, struct buf *out) {
    put_within(node, "em", out);
}

static void put_strong(const struct doc_node *node, struct buf *out) {
    put_within(node, "strong", out);
}

static void put_note(const struct doc_node *node, struct buf *out) {
    buf_printf(out, "<p>%d. ", node->footnote.number);
    for (const struct doc_node *child = node->first; child; child = child->next) {
        put_children(child, out);
        if (child->next) buf_putc(out, ' ');
    }
    buf_puts(out, "</p>");
}

// A card has no notes, so a mark would lead nowhere; and what is struck out is not to be done.
static void put_nothing(const struct doc_node *node, struct buf *out) {
    (void)node;
    (void)out;
}

typedef void put_function(const struct doc_node *node, struct buf *out);

static put_function *const puts_of[] = {
    [DOC_ROOT] = put_children,
    [DOC_PARAGRAPH] = put_paragraph,
    [DOC_HEADING] = put_heading,
    [DOC_LIST] = put_list,
    [DOC_ITEM] = put_item,
    [DOC_QUOTE] = put_children,
    [DOC_CODE_BLOCK] = put_code_block,
    [DOC_HTML_BLOCK] = put_code_block,
    [DOC_RULE] = put_rule,
    [DOC_TABLE] = put_table,
    [DOC_TABLE_ROW] = put_row,
    [DOC_TABLE_CELL] = put_cell,
    [DOC_FOOTNOTE] = put_note,
    [DOC_TEXT] = put_text,
    [DOC_SOFT_BREAK] = put_space,
    [DOC_LINE_BREAK] = put_break,
    [DOC_CODE] = put_text,
    [DOC_HTML_INLINE] = put_text,
    [DOC_EMPHASIS] = put_emphasis,
    [DOC_STRONG] = put_strong,
    [DOC_STRIKE] = put_nothing,
    [DOC_LINK] = put_link,
    [DOC_IMAGE] = put_link,
    [DOC_FOOTNOTE_REF] = put_nothing,
};

static void put(const struct doc_node *node, struct buf *out) {
    puts_of[node->kind](node, out);
}

void print_markup(const struct doc_node *first, const struct doc_node *end, struct buf *out) {
    bool alone = first && first->next == end;
    if (alone && first->kind == DOC_ITEM) {
        print_markup(first->first, NULL, out);
        return;
    }
    if (alone && first->kind == DOC_PARAGRAPH) {
        put_children(first, out);
        return;
    }
    for (const struct doc_node *node = first; node && node != end; node = node->next)
        put(node, out);
}
