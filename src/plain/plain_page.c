// Gathering what a page says; see plain.h.
#include "plain/plain_page.h"

#include <stdlib.h>
#include <string.h>

struct plain_page *plain_page_open(const struct plain_language *language) {
    struct plain_page *page = base_alloc(sizeof *page);
    *page = (struct plain_page){.language = language};
    arena_init(&page->kept);
    arena_init(&page->scratch);
    plain_memory_init(&page->memory, language);
    buf_init(&page->text);
    return page;
}

void plain_page_close(struct plain_page *page) {
    if (!page) return;
    arena_release(&page->kept);
    arena_release(&page->scratch);
    plain_memory_release(&page->memory);
    buf_release(&page->text);
    free(page);
}

void plain_page_begin(struct plain_page *page, const struct source *source) {
    arena_reset(&page->scratch);
    plain_memory_trim(&page->memory);
    page->source = source;
    page->sentences.n = page->words.n = page->passages.n = page->lines.n = 0;
}

static struct plain_passage *add_passage(struct plain_page *page) {
    struct plain_passage *passage = arena_alloc(&page->scratch, sizeof *passage);
    vec_push(&page->kept, &page->passages, passage);
    return passage;
}

static void add_piece(struct plain_page *page, struct plain_passage *passage,
                      struct plain_piece piece) {
    vec_push(&page->scratch, &passage->pieces, piece);
    passage->has_code = passage->has_code || piece.whole;
}

// The text that was gathered becomes the passage's.
static void keep_text(struct plain_page *page, struct plain_passage *passage) {
    passage->text = arena_strndup(&page->scratch, page->text.at, page->text.len);
    passage->length = page->text.len;
    buf_clear(&page->text);
}

void plain_add_text(struct plain_page *page, const char *text, struct span span) {
    struct plain_passage *passage = add_passage(page);
    passage->text = text;
    passage->length = strlen(text);
    add_piece(page, passage, (struct plain_piece){0, passage->length, span, false});
}

// The next node behind a node and all below it.
static const struct doc_node *skip(const struct doc_node *node, const struct doc_node *root) {
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

// Appends the inlines of a paragraph.
static void add_inlines(struct plain_page *page, struct plain_passage *passage,
                        const struct doc_node *paragraph) {
    struct buf *text = &page->text;
    const struct doc_node *at = paragraph->first;
    while (at) {
        bool code = at->kind == DOC_CODE;
        if (at->kind == DOC_TEXT || code) {
            size_t start = text->len;
            buf_puts(text, at->text);
            add_piece(page, passage, (struct plain_piece){start, text->len, at->span, code});
        }
        if (at->kind == DOC_SOFT_BREAK) buf_putc(text, ' ');
        if (at->kind == DOC_LINE_BREAK) buf_putc(text, '\n');
        at = at->kind == DOC_IMAGE ? skip(at, paragraph) : doc_next(at, paragraph);
    }
}

static void add_paragraph(struct plain_page *page, const struct doc_node *paragraph) {
    struct plain_passage *passage = add_passage(page);
    add_inlines(page, passage, paragraph);
    keep_text(page, passage);
}

// A step is all the paragraphs of its item, without what is nested deeper.
static void add_step(struct plain_page *page, const struct doc_node *item) {
    struct plain_passage *passage = add_passage(page);
    passage->step = true;
    for (const struct doc_node *node = item->first; node; node = node->next) {
        if (node->kind != DOC_PARAGRAPH) continue;
        if (page->text.len) buf_putc(&page->text, '\n');
        add_inlines(page, passage, node);
    }
    keep_text(page, passage);
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

static bool fits(const struct plain_term *term, const struct plain_word *words, size_t count) {
    if (term->count > count) return false;
    for (size_t i = 0; i < term->count; i++)
        if (strcmp(term->words[i], words[i].known->name) != 0) return false;
    return true;
}

size_t plain_terms_fit(const struct plain_term *terms, const struct plain_word *words,
                       size_t count) {
    size_t longest = 0;
    for (const struct plain_term *term = terms; term; term = term->next)
        if (term->count > longest && fits(term, words, count)) longest = term->count;
    return longest;
}
