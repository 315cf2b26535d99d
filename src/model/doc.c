// Document trees; see doc.h.
#include "model/doc.h"

struct doc_node *doc_new(struct arena *arena, enum doc_kind kind, struct span span) {
    struct doc_node *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->span = span;
    return node;
}

void doc_append(struct doc_node *parent, struct doc_node *child) {
    child->parent = parent;
    child->next = NULL;
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

const struct doc_node *doc_next(const struct doc_node *node, const struct doc_node *root) {
    if (node->first) return node->first;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

void doc_plain_text(const struct doc_node *node, struct buf *out) {
    for (const struct doc_node *at = node; at; at = doc_next(at, node)) {
        if (at->kind == DOC_TEXT || at->kind == DOC_CODE) buf_puts(out, at->text);
        if (at->kind == DOC_SOFT_BREAK || at->kind == DOC_LINE_BREAK) buf_putc(out, ' ');
    }
}
