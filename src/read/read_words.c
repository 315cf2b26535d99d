// The words of a language; see read_words.h.
#include "read/read_words.h"

#include "read/read_yaml.h"

#include <string.h>

static bool is_category(const char *key) {
    static const char *const categories[] = {"zero", "one", "two", "few", "many", "other"};
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (strcmp(key, categories[i]) == 0) return true;
    return false;
}

static bool has_forms(const struct yaml_node *node) {
    for (const struct yaml_node *at = node->first; at; at = at->next)
        if (!is_category(at->key)) return false;
    return node->first != NULL;
}

// Keeps what lies below a node under `path`. The depth is bounded by read_yaml.
static void keep(struct arena *arena, const struct source *source, const struct yaml_node *node,
                 const char *path, struct words *words, struct diag_list *diags) {
    if (node->kind == YAML_SEQUENCE) {
        diag_add(diags, DIAG_ERROR, "bad-words", source, node->span, "write one text",
                 "words cannot be a list");
    } else if (node->kind == YAML_SCALAR) {
        const struct words *before = map_add(arena, &words->texts, path, node->text);
        if (before)
            diag_add(diags, DIAG_ERROR, "duplicate-key", source, node->key_span,
                     "keep one of the two", "'%s' stands twice", path);
    } else {
        char joint = has_forms(node) ? '#' : '.';
        for (const struct yaml_node *at = node->first; at; at = at->next)
            keep(arena, source, at,
                 *path ? arena_printf(arena, "%s%c%s", path, joint, at->key) : at->key, words,
                 diags);
    }
}

struct words *read_words(struct arena *arena, const struct source *source, const char *language,
                         struct diag_list *diags) {
    struct words *words = arena_alloc(arena, sizeof *words);
    words->language = arena_strdup(arena, language);
    const struct yaml_node *root = read_yaml(arena, source, source->text, source->length, 1, diags);
    if (!root) return words;
    if (root->kind == YAML_MAPPING) {
        keep(arena, source, root, "", words, diags);
    } else {
        diag_add(diags, DIAG_ERROR, "bad-words", source, root->span, "write 'name: text' lines",
                 "words must be names with their texts");
    }
    const char *direction = words_find(words, "direction", NULL);
    words->right_to_left = direction && strcmp(direction, "rtl") == 0;
    return words;
}
