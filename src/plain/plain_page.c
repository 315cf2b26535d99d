// Gathering what a page says; see plain.h.
#include "plain/plain_page.h"

#include <string.h>

struct plain_page *plain_page_begin(struct arena *arena, const struct plain_language *language,
                                    const struct source *source) {
    struct plain_page *page = arena_alloc(arena, sizeof *page);
    page->arena = arena;
    page->language = language;
    page->source = source;
    return page;
}

static struct plain_passage *add_passage(struct plain_page *page) {
    struct plain_passage *passage = arena_alloc(page->arena, sizeof *passage);
    vec_push(page->arena, &page->passages, passage);
    return passage;
}

static void keep_text(struct plain_page *page, struct plain_passage *passage,
                      const struct buf *text) {
    passage->text = arena_strndup(page->arena, text->at, text->len);
    passage->length = text->len;
}

void plain_add_text(struct plain_page *page, const char *text, struct span span) {
    struct plain_passage *passage = add_passage(page);
    passage->text = text;
    passage->length = strlen(text);
    vec_push(page->arena, &passage->pieces, (struct plain_piece){0, passage->length, span, false});
}

// The next node behind a node and all below it.
static const struct doc_node *skip(const struct doc_node *node, const struct doc_node *root) {
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

// Appends the inlines of a paragraph.
static void add_inlines(struct plain_page *page, struct plain_passage *passage, struct buf *text,
                        const struct doc_node *paragraph) {
    const struct doc_node *at = paragraph->first;
    while (at) {
        bool code = at->kind == DOC_CODE;
        if (at->kind == DOC_TEXT || code) {
            size_t start = text->len;
            buf_puts(text, at->text);
            vec_push(page->arena, &passage->pieces,
                     (struct plain_piece){start, text->len, at->span, code});
        }
        if (at->kind == DOC_SOFT_BREAK) buf_putc(text, ' ');
        if (at->kind == DOC_LINE_BREAK) buf_putc(text, '\n');
        at = at->kind == DOC_IMAGE ? skip(at, paragraph) : doc_next(at, paragraph);
    }
}

static void add_paragraph(struct plain_page *page, const struct doc_node *paragraph) {
    struct buf text;
    buf_init(&text);
    struct plain_passage *passage = add_passage(page);
    add_inlines(page, passage, &text, paragraph);
    keep_text(page, passage, &text);
    buf_release(&text);
}

// A step is all the paragraphs of its item, without what is nested deeper.
static void add_step(struct plain_page *page, const struct doc_node *item) {
    struct buf text;
    buf_init(&text);
    struct plain_passage *passage = add_passage(page);
    passage->step = true;
    for (const struct doc_node *node = item->first; node; node = node->next) {
        if (node->kind != DOC_PARAGRAPH) continue;
        if (text.len) buf_putc(&text, '\n');
        add_inlines(page, passage, &text, node);
    }
    keep_text(page, passage, &text);
    buf_release(&text);
}

static bool is_of_step(const struct doc_node *paragraph, const struct doc_node *steps) {
    return steps && paragraph->parent->kind == DOC_ITEM && paragraph->parent->parent == steps;
}

void plain_add_body(struct plain_page *page, const struct doc_node *body,
                    const struct doc_node *steps) {
    for (const struct doc_node *item = steps ? steps->first : NULL; item; item = item->next)
        add_step(page, item);
    const struct doc_node *at = body->first;
    while (at) {
        bool paragraph = at->kind == DOC_PARAGRAPH;
        if (paragraph && !is_of_step(at, steps)) add_paragraph(page, at);
        bool enter = !paragraph && at->kind != DOC_TABLE && at->kind != DOC_FOOTNOTE;
        at = enter ? doc_next(at, body) : skip(at, body);
    }
}
