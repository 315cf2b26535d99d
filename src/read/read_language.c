// Passages in another language; see read_language.h.
#include "read/read_language.h"

#include <string.h>

// Tags that may be open in each other.
enum { DEEPEST = 8 };

// Whether it has the form of a language tag: "la", "zh-Hant", "de-CH-1996".
static bool is_language(const char *text, size_t length) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t first = strspn(text, letters);
    if (first < 2 || first > 3) return false;
    for (size_t at = first; at < length;) {
        if (text[at++] != '-') return false;
        size_t part = 0;
        while (strchr("-\"'", text[at + part]) == NULL) {
            char c = text[at + part++];
            if (!strchr(letters, c) && !(c >= '0' && c <= '9')) return false;
        }
        if (part < 1 || part > 8) return false;
        at += part;
    }
    return true;
}

// The language that an opening tag names, or NULL where the node is none.
static const char *language_of(struct arena *arena, const struct doc_node *node) {
    static const char opening[] = "<span lang=";
    size_t start = strlen(opening);
    if (node->kind != DOC_HTML_INLINE || strncmp(node->text, opening, start) != 0) return NULL;
    char quote = node->text[start];
    if (quote != '"' && quote != '\'') return NULL;
    const char *language = node->text + start + 1, *end = strchr(language, quote);
    if (!end || strcmp(end + 1, ">") != 0 || !is_language(language, (size_t)(end - language)))
        return NULL;
    return arena_strndup(arena, language, (size_t)(end - language));
}

static bool closes(const struct doc_node *node) {
    return node->kind == DOC_HTML_INLINE && !strcmp(node->text, "</span>");
}

static bool opens_another(const struct doc_node *node) {
    return node->kind == DOC_HTML_INLINE && !strncmp(node->text, "<span", 5);
}

// The opening tag becomes the passage; what stands up to the closing one becomes its children.
static void join(struct doc_node *open, struct doc_node *close, const char *language) {
    struct doc_node *parent = open->parent;
    if (open->next != close) {
        open->first = open->next;
        for (struct doc_node *at = open->first; at != close; at = at->next) {
            at->parent = open;
            open->last = at;
        }
        open->last->next = NULL;
    }
    open->kind = DOC_LANGUAGE;
    open->text = language;
    open->next = close->next;
    if (parent->last == close) parent->last = open;
}

static void join_siblings(struct arena *arena, struct doc_node *first) {
    struct {
        struct doc_node *tag;
        const char *language; // NULL: a tag that says something else
    } open[DEEPEST];
    size_t depth = 0;
    for (struct doc_node *at = first, *next; at; at = next) {
        next = at->next;
        if (opens_another(at)) {
            if (depth == DEEPEST) return;
            open[depth].tag = at;
            open[depth++].language = language_of(arena, at);
        } else if (closes(at) && depth && open[--depth].language) {
            join(open[depth].tag, at, open[depth].language);
        }
    }
}

void read_language_join(struct arena *arena, struct doc_node *root) {
    for (struct doc_node *at = root; at; at = (struct doc_node *)doc_next(at, root))
        if (at->first) join_siblings(arena, at->first);
}
