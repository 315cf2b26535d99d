// Document bodies as HTML or XHTML; see markup.h. The tree is walked without recursion.
#include "markup/markup.h"

#include "markup/markup_address.h"

#include <stdio.h>
#include <string.h>

struct writer {
    const struct markup_options *options;
    struct buf *out;
};

static void put(struct writer *writer, const char *text) {
    buf_puts(writer->out, text);
}

static void put_escaped(struct writer *writer, const char *text) {
    if (text) buf_escape(writer->out, text, strlen(text));
}

// ` name="text"`, escaped.
static void put_attribute(struct writer *writer, const char *name, const char *text) {
    buf_printf(writer->out, " %s=\"", name);
    put_escaped(writer, text);
    buf_putc(writer->out, '"');
}

// Ends the tag of an element that holds nothing.
static void end_void(struct writer *writer) {
    put(writer, writer->options->xhtml ? " />" : ">");
}

static const char *prefix(const struct writer *writer) {
    return writer->options->id_prefix ? writer->options->id_prefix : "";
}

// A word of the language with its {number} filled in; the number alone where there is no word.
static void put_word(struct writer *writer, const char *key, int number) {
    const struct words *words = writer->options->words;
    const char *text = words ? words_find(words, key, NULL) : NULL;
    if (!text) text = "{number}";
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    struct buf filled;
    buf_init(&filled);
    words_fill(text, &(struct words_value){"number", digits}, 1, &filled);
    buf_escape(writer->out, filled.at, filled.len);
    buf_release(&filled);
}

static void put_before(struct writer *writer, const struct doc_node *block) {
    const struct markup_options *options = writer->options;
    if (options->before) options->before(options->context, block, writer->out);
}

// ---- footnotes --------------------------------------------------------------------------------
// Ids hold a "." that no heading's id can have, so they never meet one.

static void put_note_id(struct writer *writer, int number) {
    put_escaped(writer, prefix(writer));
    buf_printf(writer->out, "note.%d", number);
}

static void put_reference_id(struct writer *writer, int number, int reference) {
    put_escaped(writer, prefix(writer));
    buf_printf(writer->out, "note.%d.ref", number);
    if (reference > 1) buf_printf(writer->out, ".%d", reference);
}

static void open_reference(struct writer *writer, const struct doc_node *node) {
    int number = node->footnote.number;
    if (writer->options->bare) return;
    put(writer, "<sup class=\"note-ref\"><a href=\"#");
    put_note_id(writer, number);
    put(writer, "\" id=\"");
    put_reference_id(writer, number, node->footnote.reference);
    put(writer, writer->options->xhtml
                    ? "\" epub:type=\"noteref\" role=\"doc-noteref\" aria-label=\""
                    : "\" role=\"doc-noteref\" aria-label=\"");
    put_word(writer, "markup.note", number);
    buf_printf(writer->out, "\">%d</a></sup>", number);
}

static bool is_note(const struct doc_node *node) {
    return node && node->kind == DOC_FOOTNOTE;
}

static void put_back_links(struct writer *writer, const struct doc_node *note) {
    for (int i = 1; i <= note->footnote.references; i++) {
        put(writer, " <a class=\"note-back\" role=\"doc-backlink\" href=\"#");
        put_reference_id(writer, note->footnote.number, i);
        put(writer, "\" aria-label=\"");
        put_word(writer, i == 1 ? "markup.back" : "markup.back-again",
                 i == 1 ? note->footnote.number : i);
        put(writer, "\">\xE2\x86\xA9\xEF\xB8\x8E");
        if (i > 1) buf_printf(writer->out, "<sup>%d</sup>", i);
        put(writer, "</a>");
    }
}

static void open_note(struct writer *writer, const struct doc_node *note) {
    if (!writer->options->xhtml) {
        put(writer, "<li id=\"");
        put_note_id(writer, note->footnote.number);
        put(writer, "\">\n");
        return;
    }
    put(writer, "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"");
    put_note_id(writer, note->footnote.number);
    buf_printf(writer->out, "\">\n<p class=\"note-number\">%d</p>\n", note->footnote.number);
}

// Whether the back links can stand at the end of the note's last paragraph.
static bool ends_in_paragraph(const struct doc_node *note) {
    return note->last && note->last->kind == DOC_PARAGRAPH;
}

static void close_note(struct writer *writer, const struct doc_node *note) {
    if (!ends_in_paragraph(note)) {
        put(writer, "<p>");
        put_back_links(writer, note);
        put(writer, "</p>\n");
    }
    put(writer, writer->options->xhtml ? "</aside>\n" : "</li>\n");
}

static void open_notes(struct writer *writer) {
    put(writer, writer->options->xhtml
                    ? "<section class=\"notes\" epub:type=\"footnotes\" aria-label=\""
                    : "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
    put_word(writer, "markup.footnotes", 0);
    put(writer, writer->options->xhtml ? "\">\n" : "\">\n<ol>\n");
}

static void close_notes(struct writer *writer) {
    put(writer, writer->options->xhtml ? "</section>\n" : "</ol>\n</section>\n");
}
// ---- blocks -----------------------------------------------------------------------------------

static const struct doc_node *parent_list(const struct doc_node *node) {
    const struct doc_node *item = node->parent;
    return item && item->kind == DOC_ITEM ? item->parent : NULL;
}

// A paragraph in a list whose items have no blank lines between them has no element of its own.
static bool is_bare(const struct doc_node *paragraph) {
    const struct doc_node *list = parent_list(paragraph);
    return list && list->list.tight;
}

// A picture with a title that has a paragraph to itself is a figure with a caption.
static const struct doc_node *figure_of(const struct doc_node *paragraph) {
    const struct doc_node *image = paragraph->first;
    bool figure = image && image->kind == DOC_IMAGE && !image->next && image->link.title &&
                  *image->link.title && !is_bare(paragraph);
    return figure ? image : NULL;
}

static void put_task(struct writer *writer, const struct doc_node *item) {
    bool done = item->item.task == DOC_TASK_DONE;
    put(writer, "<input type=\"checkbox\"");
    put(writer, writer->options->xhtml ? " disabled=\"disabled\"" : " disabled");
    if (done) put(writer, writer->options->xhtml ? " checked=\"checked\"" : " checked");
    put(writer, " aria-label=\"");
    put_word(writer, done ? "markup.done" : "markup.open", 0);
    put(writer, "\"");
    end_void(writer);
    put(writer, " ");
}

static bool opens_with_task(const struct doc_node *paragraph) {
    const struct doc_node *item = paragraph->parent;
    return item && item->kind == DOC_ITEM && item->item.task && item->first == paragraph;
}

static void open_paragraph(struct writer *writer, const struct doc_node *node) {
    put_before(writer, node);
    if (figure_of(node)) {
        put(writer, "<figure>");
        return;
    }
    if (!is_bare(node)) put(writer, "<p>");
    if (opens_with_task(node)) put_task(writer, node->parent);
}

static void close_paragraph(struct writer *writer, const struct doc_node *node) {
    const struct doc_node *image = figure_of(node);
    if (image) {
        put(writer, "<figcaption>");
        put_escaped(writer, image->link.title);
        put(writer, "</figcaption></figure>\n");
        return;
    }
    if (is_note(node->parent) && !node->next) put_back_links(writer, node->parent);
    if (!is_bare(node)) {
        put(writer, "</p>\n");
    } else if (node->next) {
        put(writer, "\n");
    }
}

static int heading_level(const struct writer *writer, const struct doc_node *node) {
    int level = node->heading.level + writer->options->heading_shift;
    return level < 1 ? 1 : level > 6 ? 6 : level;
}

static void open_heading(struct writer *writer, const struct doc_node *node) {
    put_before(writer, node);
    buf_printf(writer->out, "<h%d", heading_level(writer, node));
    if (node->heading.id && *node->heading.id && !writer->options->bare) {
        put(writer, " id=\"");
        put_escaped(writer, prefix(writer));
        put_escaped(writer, node->heading.id);
        put(writer, "\"");
    }
    put(writer, ">");
}

static void close_heading(struct writer *writer, const struct doc_node *node) {
    buf_printf(writer->out, "</h%d>\n", heading_level(writer, node));
}

static void open_list(struct writer *writer, const struct doc_node *node) {
    if (!node->list.ordered) {
        put(writer, "<ul>\n");
    } else if (node->list.start != 1) {
        buf_printf(writer->out, "<ol start=\"%d\">\n", node->list.start);
    } else {
        put(writer, "<ol>\n");
    }
}

static void close_list(struct writer *writer, const struct doc_node *node) {
    put(writer, node->list.ordered ? "</ol>\n" : "</ul>\n");
}

static void open_item(struct writer *writer, const struct doc_node *node) {
    put(writer, node->item.task ? "<li class=\"task\">" : "<li>");
    bool bare = node->first && node->first->kind == DOC_PARAGRAPH && is_bare(node->first);
    if (node->first && !bare) put(writer, "\n");
    if (node->item.task && (!node->first || node->first->kind != DOC_PARAGRAPH))
        put_task(writer, node);
}

static void close_item(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "</li>\n");
}

static void open_quote(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<blockquote>\n");
}

static void close_quote(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "</blockquote>\n");
}

static void open_code_block(struct writer *writer, const struct doc_node *node) {
    put(writer, "<pre><code");
    size_t length = node->code.info ? strcspn(node->code.info, " \t\r\n") : 0;
    if (length) {
        put(writer, " class=\"language-");
        buf_escape(writer->out, node->code.info, length);
        put(writer, "\"");
    }
    put(writer, ">");
    put_escaped(writer, node->text);
    put(writer, "</code></pre>\n");
}

static void open_html_block(struct writer *writer, const struct doc_node *node) {
    if (writer->options->raw_html) {
        put(writer, node->text);
        return;
    }
    size_t length = strlen(node->text);
    while (length && node->text[length - 1] == '\n') length--;
    put(writer, "<p>");
    buf_escape(writer->out, node->text, length);
    put(writer, "</p>\n");
}

static void open_rule(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<hr");
    end_void(writer);
    put(writer, "\n");
}

// ---- tables -----------------------------------------------------------------------------------

static void open_table(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<table>\n");
}

static void close_table(struct writer *writer, const struct doc_node *node) {
    put(writer, node->first && node->first->next ? "</tbody>\n</table>\n" : "</table>\n");
}

static void open_row(struct writer *writer, const struct doc_node *node) {
    const struct doc_node *head = node->parent->first;
    if (node == head) put(writer, "<thead>\n");
    if (node == head->next) put(writer, "<tbody>\n");
    put(writer, "<tr>\n");
}

static void close_row(struct writer *writer, const struct doc_node *node) {
    put(writer, node == node->parent->first ? "</tr>\n</thead>\n" : "</tr>\n");
}

// A header cell without text heads nothing.
static bool is_header(const struct doc_node *cell) {
    return cell->cell.header && cell->first;
}

static void open_cell(struct writer *writer, const struct doc_node *node) {
    static const char *const classes[] = {NULL, "left", "centre", "right"};
    put(writer, is_header(node) ? "<th scope=\"col\"" : "<td");
    if (node->cell.align) put_attribute(writer, "class", classes[node->cell.align]);
    put(writer, ">");
    if (node == node->parent->first) put_before(writer, node->parent);
}

static void close_cell(struct writer *writer, const struct doc_node *node) {
    put(writer, is_header(node) ? "</th>\n" : "</td>\n");
}

// ---- inlines ----------------------------------------------------------------------------------

static void open_text(struct writer *writer, const struct doc_node *node) {
    put_escaped(writer, node->text);
}

static void open_soft_break(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "\n");
}

static void open_line_break(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<br");
    end_void(writer);
    put(writer, "\n");
}

static void open_code(struct writer *writer, const struct doc_node *node) {
    put(writer, "<code>");
    put_escaped(writer, node->text);
    put(writer, "</code>");
}

static void open_html(struct writer *writer, const struct doc_node *node) {
    if (writer->options->raw_html) {
        put(writer, node->text);
    } else {
        put_escaped(writer, node->text);
    }
}

static void open_emphasis(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<em>");
}

static void close_emphasis(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "</em>");
}

static void open_strong(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<strong>");
}

static void close_strong(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "</strong>");
}

static void open_strike(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "<del>");
}

static void close_strike(struct writer *writer, const struct doc_node *node) {
    (void)node;
    put(writer, "</del>");
}

// Appends the address of a link or picture; nothing where it is not a safe one.
static void put_address(struct writer *writer, const char *name, const struct doc_node *node) {
    struct buf address;
    buf_init(&address);
    const struct markup_options *options = writer->options;
    if (options->address) {
        options->address(options->context, node, &address);
    } else {
        buf_puts(&address, node->text ? node->text : "");
    }
    buf_printf(writer->out, " %s=\"", name);
    markup_address(&address, writer->out);
    buf_putc(writer->out, '"');
    buf_release(&address);
}

static void put_title(struct writer *writer, const struct doc_node *node) {
    if (node->link.title && *node->link.title) put_attribute(writer, "title", node->link.title);
}

// A brand's guide may lack what a text links to.
static bool leads_on(const struct writer *writer, const struct doc_node *link) {
    const struct doc_target *target = &link->link.target;
    return !writer->options->guide || target->kind != DOC_TARGET_ENTRY ||
           guide_has(writer->options->guide, target->entry);
}

static void open_link(struct writer *writer, const struct doc_node *node) {
    if (!leads_on(writer, node)) return;
    put(writer, "<a");
    put_address(writer, "href", node);
    put_title(writer, node);
    put(writer, ">");
}

static void close_link(struct writer *writer, const struct doc_node *node) {
    if (leads_on(writer, node)) put(writer, "</a>");
}

static void open_image(struct writer *writer, const struct doc_node *node) {
    struct buf alternative;
    buf_init(&alternative);
    doc_plain_text(node, &alternative);
    put(writer, "<img");
    put_address(writer, "src", node);
    put_attribute(writer, "alt", alternative.at);
    bool captioned = node->parent && node->parent->kind == DOC_PARAGRAPH && figure_of(node->parent);
    if (!captioned) put_title(writer, node);
    if (writer->options->picture)
        writer->options->picture(writer->options->context, node, writer->out);
    end_void(writer);
    buf_release(&alternative);
}

static void open_language(struct writer *writer, const struct doc_node *node) {
    buf_printf(writer->out, "<span lang=\"%s\"", node->text);
    if (writer->options->xhtml) buf_printf(writer->out, " xml:lang=\"%s\"", node->text);
    buf_puts(writer->out, ">");
}

static void close_language(struct writer *writer, const struct doc_node *node) {
    (void)node;
    buf_puts(writer->out, "</span>");
}

// ---- the walk ---------------------------------------------------------------------------------

typedef void write_node(struct writer *writer, const struct doc_node *node);

// How each kind begins and ends. What has no children, or writes them itself, has only a beginning.
static const struct {
    write_node *open, *close;
} kinds[] = {
    [DOC_ROOT] = {NULL, NULL},
    [DOC_PARAGRAPH] = {open_paragraph, close_paragraph},
    [DOC_HEADING] = {open_heading, close_heading},
    [DOC_LIST] = {open_list, close_list},
    [DOC_ITEM] = {open_item, close_item},
    [DOC_QUOTE] = {open_quote, close_quote},
    [DOC_CODE_BLOCK] = {open_code_block, NULL},
    [DOC_HTML_BLOCK] = {open_html_block, NULL},
    [DOC_RULE] = {open_rule, NULL},
    [DOC_TABLE] = {open_table, close_table},
    [DOC_TABLE_ROW] = {open_row, close_row},
    [DOC_TABLE_CELL] = {open_cell, close_cell},
    [DOC_FOOTNOTE] = {open_note, close_note},
    [DOC_TEXT] = {open_text, NULL},
    [DOC_SOFT_BREAK] = {open_soft_break, NULL},
    [DOC_LINE_BREAK] = {open_line_break, NULL},
    [DOC_CODE] = {open_code, NULL},
    [DOC_HTML_INLINE] = {open_html, NULL},
    [DOC_EMPHASIS] = {open_emphasis, close_emphasis},
    [DOC_STRONG] = {open_strong, close_strong},
    [DOC_STRIKE] = {open_strike, close_strike},
    [DOC_LANGUAGE] = {open_language, close_language},
    [DOC_LINK] = {open_link, close_link},
    [DOC_IMAGE] = {open_image, NULL},
    [DOC_FOOTNOTE_REF] = {open_reference, NULL},
};

static void close_node(struct writer *writer, const struct doc_node *node) {
    if (kinds[node->kind].close) kinds[node->kind].close(writer, node);
}

// Writes a node and all below it.
static void write_tree(struct writer *writer, const struct doc_node *root) {
    const struct doc_node *at = root;
    for (;;) {
        if (kinds[at->kind].open) kinds[at->kind].open(writer, at);
        if (at->first && at->kind != DOC_IMAGE) {
            at = at->first;
            continue;
        }
        close_node(writer, at);
        while (at != root && !at->next) {
            at = at->parent;
            close_node(writer, at);
        }
        if (at == root) return;
        at = at->next;
    }
}

void markup_write(const struct doc_node *first, const struct doc_node *end,
                  const struct markup_options *options, struct buf *out) {
    struct writer writer = {.options = options, .out = out};
    bool in_notes = false;
    for (const struct doc_node *at = first; at && at != end; at = at->next) {
        if (is_note(at) && !in_notes) {
            open_notes(&writer);
            in_notes = true;
        }
        write_tree(&writer, at);
    }
    if (in_notes) close_notes(&writer);
}
