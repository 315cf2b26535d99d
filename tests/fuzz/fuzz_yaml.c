// Front matter: the bytes as one YAML document, as the front matter of a page, and as words.
#include "fuzz.h"

#include "read/read_page.h"
#include "read/read_quick.h"
#include "read/read_words.h"

// Every node lies in the text, and the tree holds together.
static size_t check_node(const struct source *source, const struct yaml_node *node) {
    size_t count = 1;
    fuzz_want(node->span.line > 0, "a node without a place");
    fuzz_span(source, node->span);
    fuzz_want((node->kind == YAML_SCALAR) == (node->text != NULL), "a scalar without a text");
    const struct yaml_node *last = NULL;
    for (const struct yaml_node *at = node->first; at; last = at, at = at->next) {
        fuzz_want((node->kind == YAML_MAPPING) == (at->key != NULL), "a member without a key");
        if (at->key) fuzz_span(source, at->key_span);
        if (at->key) fuzz_want(yaml_find(node, at->key) == at, "a member that is not found");
        count += check_node(source, at);
    }
    fuzz_want(node->last == last, "the last child is not the last");
    return count;
}

static bool same_span(struct span a, struct span b) {
    return a.line == b.line && a.column == b.column && a.length == b.length;
}

static bool same_text(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_tree(const struct yaml_node *a, const struct yaml_node *b) {
    if (!a || !b) return a == b;
    if (a->kind != b->kind || a->quoted != b->quoted || a->cut != b->cut || a->told != b->told ||
        !same_span(a->span, b->span) || !same_text(a->text, b->text) ||
        !same_text(a->key, b->key) || !same_span(a->key_span, b->key_span))
        return false;
    const struct yaml_node *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next)
        if (!same_tree(x, y)) return false;
    return !x && !y;
}

// What is read the short way is what libyaml reads, and it has nothing to say of it.
static void check_quick(const struct fuzz_input *input) {
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    const struct source *source = &input->source;
    const struct yaml_node *quick = read_quick(&arena, &arena, source->text, source->length, 1);
    if (quick) {
        const struct yaml_node *whole =
            read_yaml_whole(&arena, source, source->text, source->length, 1, &diags);
        fuzz_want(diags.n == 0, "a fault that was not told");
        fuzz_want(same_tree(quick, whole), "two ways to read YAML, two trees");
    }
    arena_release(&arena);
}

static void check_yaml(const struct fuzz_input *input) {
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    const struct source *source = &input->source;
    const struct yaml_node *root =
        read_yaml(&arena, source, source->text, source->length, 1, &diags);
    fuzz_want(root || diags.n, "YAML is refused without a word");
    for (size_t i = 0; i < diags.n; i++)
        fuzz_want(diags.at[i].span.line && diags.at[i].span.column, "a fault without a place");
    if (root) check_node(source, root);
    fuzz_diags(&diags);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct fuzz_input input;
    fuzz_start(&input, bytes, length);
    check_yaml(&input);
    check_quick(&input);
    struct read_page page = read_page(&input.arena, &input.source, &input.diags);
    fuzz_want(page.body, "a page without a body");
    if (page.front) check_node(&input.source, page.front);
    read_words(&input.arena, &input.source, "en", &input.diags);
    fuzz_diags(&input.diags);
    fuzz_end(&input);
    return 0;
}
