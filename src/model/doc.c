// Document trees; see doc.h.
#include "model/doc.h"

#include <stddef.h>

// How much of a node there is. Most are texts and what holds them, which have none of the union.
static size_t size_of(enum doc_kind kind) {
    switch (kind) {
    case DOC_LINK:
    case DOC_IMAGE:
        return sizeof(struct doc_node);
    case DOC_FOOTNOTE:
    case DOC_FOOTNOTE_REF:
        return offsetof(struct doc_node, footnote.name) + sizeof(const char *);
    default:
        return kind < DOC_TEXT ? offsetof(struct doc_node, heading.id) + sizeof(const char *)
                               : offsetof(struct doc_node, heading);
    }
}

struct doc_node *doc_new(struct arena *arena, enum doc_kind kind, struct span span) {
    struct doc_node *node = arena_alloc(arena, size_of(kind));
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
