// Strikethrough; see read_strike.h.
#include "read/read_strike.h"

#include "base/vec.h"
#include "read/read_memory.h"

#include <string.h>

// A mark is a node of emphasis (which the library lets stand wherever text may) that has one of
// these as its user data; so has the pair that it may become.
struct mark {
    const char *tildes;
    bool opens, closes;
};

static const struct mark marks[2][4] = {
    {{"~", false, false}, {"~", true, false}, {"~", false, true}, {"~", true, true}},
    {{"~~", false, false}, {"~~", true, false}, {"~~", false, true}, {"~~", true, true}},
};
static const struct mark pair = {NULL, false, false};

static const struct mark *find_mark(cmark_node *node) {
    return cmark_node_get_type(node) == CMARK_NODE_EMPH ? cmark_node_get_user_data(node) : NULL;
}

bool read_strike_is_pair(cmark_node *node) {
    return find_mark(node) == &pair;
}

const char *read_strike_mark(cmark_node *node) {
    const struct mark *mark = find_mark(node);
    return mark ? mark->tildes : NULL;
}

static cmark_node *match(cmark_syntax_extension *extension, cmark_parser *parser,
                         cmark_node *parent, unsigned char character,
                         cmark_inline_parser *inlines) {
    (void)extension, (void)parser, (void)parent;
    if (character != '~') return NULL;
    int left, right, before, after;
    char tildes[101];
    int count =
        cmark_inline_parser_scan_delimiters(inlines, 100, '~', &left, &right, &before, &after);
    if (count >= 1 && count <= 2) {
        cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_EMPH, &read_memory_functions);
        const struct mark *mark = &marks[count - 1][(left ? 1 : 0) + (right ? 2 : 0)];
        cmark_node_set_user_data(node, (void *)mark);
        return node;
    }
    memset(tildes, '~', (size_t)count);
    tildes[count] = '\0';
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, &read_memory_functions);
    cmark_node_set_literal(node, tildes);
    return node;
}

cmark_syntax_extension *read_strike_new(void) {
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_syntax_extension *extension = cmark_syntax_extension_new("strike");
    cmark_syntax_extension_set_match_inline_func(extension, match);
    cmark_syntax_extension_set_emphasis(extension, 1);
    cmark_syntax_extension_set_special_inline_chars(
        extension, cmark_llist_append(memory, NULL, (void *)(size_t)'~'));
    return extension;
}

struct stack {
    VEC_OF(cmark_node *)
};

// Moves what stands between two marks into the first, which becomes the pair; the second ends.
static void join(cmark_node *open, cmark_node *close) {
    while (cmark_node_next(open) != close) cmark_node_append_child(open, cmark_node_next(open));
    cmark_node_set_user_data(open, (void *)&pair);
    cmark_node_free(close);
}

// Pairs the marks among siblings. The stacks hold the marks that may still open, of one tilde and
// of two; a mark that came into a pair is no sibling any more and opens nothing.
static void pair_siblings(struct arena *scratch, struct stack stacks[2], cmark_node *first) {
    cmark_node *parent = cmark_node_parent(first);
    stacks[0].n = stacks[1].n = 0;
    for (cmark_node *at = first, *next; at; at = next) {
        next = cmark_node_next(at);
        const struct mark *mark = find_mark(at);
        if (!mark || mark == &pair) continue;
        struct stack *stack = &stacks[mark->tildes[1] == '~'];
        while (stack->n && cmark_node_parent(stack->at[stack->n - 1]) != parent) stack->n--;
        if (mark->closes && stack->n) {
            join(stack->at[--stack->n], at);
        } else if (mark->opens) {
            vec_push(scratch, stack, at);
        }
    }
}

void read_strike_pair(struct arena *scratch, cmark_node *document) {
    struct stack stacks[2] = {0};
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT && cmark_node_first_child(node))
            pair_siblings(scratch, stacks, cmark_node_first_child(node));
    }
    cmark_iter_free(iter);
}
