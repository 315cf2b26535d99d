// Bodies for paper; see print_markup.h.
#include "print/print_markup.h"

#include "model/words.h"
#include "print/print_picture.h"

#include <string.h>

static void put(const struct print_markup *to, const struct doc_node *node);

static void put_children(const struct print_markup *to, const struct doc_node *node) {
    for (const struct doc_node *child = node->first; child; child = child->next) put(to, child);
}

static void put_text(const struct print_markup *to, const struct doc_node *node) {
    buf_escape(to->out, node->text, strlen(node->text));
}

// Begins an element and, in a document of the whole guide, says which block of the body it is, for
// the list of the book's pages (model/book_pages.h).
static void begin(const struct print_markup *to, const char *element,
                  const struct doc_node *block) {
    buf_printf(to->out, "<%s", element);
    if (!to->pages) return;
    buf_puts(to->out, " mark=\"");
    entry_place(to->entry, to->out);
    buf_printf(to->out, ":%u:%u\"", block->span.line, block->span.column);
}

static void put_block(const struct print_markup *to, const struct doc_node *node,
                      const char *element) {
    begin(to, element, node);
    buf_putc(to->out, '>');
    put_children(to, node);
    buf_printf(to->out, "</%s>", element);
}

static void put_within(const struct print_markup *to, const struct doc_node *node,
                       const char *element) {
    buf_printf(to->out, "<%s>", element);
    put_children(to, node);
    buf_printf(to->out, "</%s>", element);
}

void print_markup_place(const struct entry *entry, const char *anchor, struct buf *out) {
    entry_place(entry, out);
    if (anchor) buf_printf(out, ".%s", anchor);
}

static void put_place(const struct print_markup *to, const struct doc_target *target) {
    struct buf place;
    buf_init(&place);
    print_markup_place(target->entry, target->anchor, &place);
    buf_escape(to->out, place.at, place.len);
    buf_release(&place);
}

// "squat (page 12)": the words around the number are the language's.
static void put_page(const struct print_markup *to, const struct doc_target *target) {
    const char *words = words_find(to->pages, "print.on-page", NULL);
    const char *number = words ? strstr(words, "{page}") : NULL;
    if (!number) return;
    buf_putc(to->out, ' ');
    buf_escape(to->out, words, (size_t)(number - words));
    buf_puts(to->out, "<page-of to=\"");
    put_place(to, target);
    buf_puts(to->out, "\"/>");
    number += strlen("{page}");
    buf_escape(to->out, number, strlen(number));
}

static void put_inner_link(const struct print_markup *to, const struct doc_node *node) {
    buf_puts(to->out, "<a class=\"link\" to=\"");
    put_place(to, &node->link.target);
    buf_puts(to->out, "\">");
    put_children(to, node);
    buf_puts(to->out, "</a>");
    put_page(to, &node->link.target);
}

static void put_outer_link(const struct print_markup *to, const struct doc_node *node) {
    buf_puts(to->out, "<a class=\"link\" href=\"");
    put_text(to, node);
    buf_puts(to->out, "\">");
    put_children(to, node);
    buf_puts(to->out, "</a>");
}

static void put_link(const struct print_markup *to, const struct doc_node *node) {
    enum doc_target_kind target = node->link.target.kind;
    if (node->kind == DOC_LINK && node->text && target == DOC_TARGET_EXTERNAL)
        put_outer_link(to, node);
    else if (node->kind == DOC_LINK && to->pages && target == DOC_TARGET_ENTRY &&
             guide_has(to->guide, node->link.target.entry))
        put_inner_link(to, node);
    else
        put_children(to, node);
}

static void put_heading(const struct print_markup *to, const struct doc_node *node) {
    const char *element = node->heading.level <= 2 ? "h2" : "h3";
    if (!to->pages || !node->heading.id) {
        put_block(to, node, element);
        return;
    }
    const struct doc_target here = {.entry = to->entry, .anchor = node->heading.id};
    begin(to, element, node);
    buf_puts(to->out, " id=\"");
    put_place(to, &here);
    buf_puts(to->out, "\">");
    put_children(to, node);
    buf_printf(to->out, "</%s>", element);
}

// An item holds either one paragraph's text or blocks, which are marked themselves.
static void put_item(const struct print_markup *to, const struct doc_node *node) {
    const struct doc_node *only = node->first;
    if (only && !only->next && only->kind == DOC_PARAGRAPH)
        begin(to, "li", only);
    else
        buf_puts(to->out, "<li");
    buf_putc(to->out, '>');
    print_markup(to, node->first, NULL);
    buf_puts(to->out, "</li>");
}

static void put_list(const struct print_markup *to, const struct doc_node *node) {
    const char *element = node->list.ordered ? "ol" : "ul";
    buf_printf(to->out, "<%s", element);
    if (node->list.ordered && node->list.start != 1)
        buf_printf(to->out, " start=\"%d\"", node->list.start);
    buf_putc(to->out, '>');
    put_children(to, node);
    buf_printf(to->out, "</%s>", element);
}

static bool is_picture(const struct doc_node *node) {
    return node->kind == DOC_IMAGE && node->link.target.kind == DOC_TARGET_FILE;
}

// Whether a paragraph holds pictures and nothing else.
static bool is_of_pictures(const struct doc_node *paragraph) {
    for (const struct doc_node *child = paragraph->first; child; child = child->next)
        if (!is_picture(child) && child->kind != DOC_SOFT_BREAK) return false;
    return paragraph->first != NULL;
}

#define PICTURE_HIGHEST 420 // points, so that a page can hold it with its heading

static void put_picture(const struct print_markup *to, const struct doc_node *image) {
    const char *file = image->link.target.file;
    if (!print_picture_find(to->figures, to->entry->source, image->span, file)) {
        put_within(to, image, "p");
        return;
    }
    struct buf alt;
    buf_init(&alt);
    doc_plain_text(image, &alt);
    buf_puts(to->out, "<picture src=\"");
    buf_escape(to->out, file, strlen(file));
    buf_puts(to->out, "\" alt=\"");
    buf_escape(to->out, alt.at, alt.len);
    buf_printf(to->out, "\" height=\"%d\"/>", PICTURE_HIGHEST);
    buf_release(&alt);
}

static void put_paragraph(const struct print_markup *to, const struct doc_node *node) {
    if (!to->figures || !is_of_pictures(node)) {
        put_block(to, node, "p");
        return;
    }
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (is_picture(child)) put_picture(to, child);
}

static void put_code_block(const struct print_markup *to, const struct doc_node *node) {
    buf_puts(to->out, "<p>");
    put_text(to, node);
    buf_puts(to->out, "</p>");
}

static void put_table(const struct print_markup *to, const struct doc_node *node) {
    put_within(to, node, "table");
}

static void put_row(const struct print_markup *to, const struct doc_node *node) {
    put_block(to, node, "tr");
}

static void put_cell(const struct print_markup *to, const struct doc_node *node) {
    put_within(to, node, node->cell.header ? "th" : "td");
}

static void put_space(const struct print_markup *to, const struct doc_node *node) {
    (void)node;
    buf_putc(to->out, ' ');
}

static void put_break(const struct print_markup *to, const struct doc_node *node) {
    (void)node;
    buf_puts(to->out, "<br/>");
}

static void put_rule(const struct print_markup *to, const struct doc_node *node) {
    (void)node;
    buf_puts(to->out, "<hr/>");
}

static void put_emphasis(const struct print_markup *to, const struct doc_node *node) {
    put_within(to, node, "em");
}

static void put_strong(const struct print_markup *to, const struct doc_node *node) {
    put_within(to, node, "strong");
}

static void put_note(const struct print_markup *to, const struct doc_node *node) {
    if (to->notes) return; // it stands where its mark is
    buf_printf(to->out, "<p>%d. ", node->footnote.number);
    for (const struct doc_node *child = node->first; child; child = child->next) {
        put_children(to, child);
        if (child->next) buf_putc(to->out, ' ');
    }
    buf_puts(to->out, "</p>");
}

// A card has no notes, so a mark would lead nowhere; and what is struck out is not to be done.
static void put_nothing(const struct print_markup *to, const struct doc_node *node) {
    (void)to;
    (void)node;
}

static const struct doc_node *note_of(const struct doc_node *mark) {
    const struct doc_node *root = mark;
    while (root->parent) root = root->parent;
    const struct doc_node *note = root->first;
    while (note && (note->kind != DOC_FOOTNOTE || note->footnote.number != mark->footnote.number))
        note = note->next;
    return note;
}

static void put_mark(const struct print_markup *to, const struct doc_node *node) {
    const struct doc_node *note = to->notes ? note_of(node) : NULL;
    if (!note) return;
    buf_puts(to->out, "<footnote>");
    for (const struct doc_node *child = note->first; child; child = child->next) {
        put_children(to, child);
        if (child->next) buf_putc(to->out, ' ');
    }
    buf_puts(to->out, "</footnote>");
}

static void put_language(const struct print_markup *to, const struct doc_node *node) {
    buf_printf(to->out, "<span lang=\"%s\">", node->text);
    put_children(to, node);
    buf_puts(to->out, "</span>");
}

typedef void put_function(const struct print_markup *to, const struct doc_node *node);

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
    [DOC_LANGUAGE] = put_language,
    [DOC_LINK] = put_link,
    [DOC_IMAGE] = put_link,
    [DOC_FOOTNOTE_REF] = put_mark,
};

static void put(const struct print_markup *to, const struct doc_node *node) {
    puts_of[node->kind](to, node);
}

void print_markup_blocks(const struct print_markup *to, const struct doc_node *first,
                         const struct doc_node *end) {
    for (const struct doc_node *node = first; node && node != end; node = node->next) put(to, node);
}

void print_markup(const struct print_markup *to, const struct doc_node *first,
                  const struct doc_node *end) {
    bool alone = first && first->next == end;
    if (alone && first->kind == DOC_ITEM) {
        print_markup(to, first->first, NULL);
        return;
    }
    if (alone && first->kind == DOC_PARAGRAPH) {
        put_children(to, first);
        return;
    }
    print_markup_blocks(to, first, end);
}
