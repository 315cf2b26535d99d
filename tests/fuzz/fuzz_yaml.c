// Front matter: the bytes as one YAML document, as the front matter of a page, and as words.
#include "fuzz.h"

#include "read/read_page.h"
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
    struct read_page page = read_page(&input.arena, &input.source, &input.diags);
    fuzz_want(page.body, "a page without a body");
    if (page.front) check_node(&input.source, page.front);
    read_words(&input.arena, &input.source, "en", &input.diags);
    fuzz_diags(&input.diags);
    fuzz_end(&input);
    return 0;
}
