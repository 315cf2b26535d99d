// YAML with positions: front matter, guide.yaml, words.
//
// The result is a tree of our own in an arena; nothing of libyaml leaves this file. All scalars are
// strings: "no" is a word and 3.10 keeps its zero.
#ifndef REGIMEN_READ_YAML_H
#define REGIMEN_READ_YAML_H

#include "base/diag.h"
#include "base/source.h"

#include <stdbool.h>

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    struct span span; // of the value: a scalar's text, or where a collection begins
    const char *text; // YAML_SCALAR: never NULL ("" for an empty value); NUL-terminated
    bool quoted;      // YAML_SCALAR: written in quotes or as a block, so "" was meant
    bool cut;         // YAML_SCALAR: nothing is there but a comment such as "#1", which may be text
    bool told;        // YAML_SCALAR: it cannot be used, which was reported; more would be too much
    // A member of a mapping has its key; an item of a sequence has none.
    const char *key;
    struct span key_span;
    struct yaml_node *first, *last, *next; // children, in the order written
};

// Reads one YAML document from `length` bytes at `text`, which lie within `source`; `first_line` is
// the line in the source at which they begin (1 for a whole file, 2 for front matter).
// Reports, with the exact place, and returns NULL: text that is not YAML ("bad-yaml"), more than
// one document, nesting deeper than 64 or more than 200000 nodes ("yaml-too-big"). A key that
// stands twice ("duplicate-key"), an alias, anchor or tag ("yaml-alias"), a key that is not a
// scalar ("bad-yaml") are reported, and the tree is returned without that part; so are, with all
// parts, a "- " within a text and a missing space in "{sets:2}" ("bad-yaml"), and a text that a
// comment without a space behind its "#" seems to have cut ("cut-off-text").
// An empty document gives an empty mapping.
struct yaml_node *read_yaml(struct arena *arena, const struct source *source, const char *text,
                            size_t length, uint32_t first_line, struct diag_list *diags);

// The same, with the texts in one arena and the tree that holds them, as a rule, in another.
struct yaml_node *read_yaml_apart(struct arena *arena, struct arena *nodes,
                                  const struct source *source, const char *text, size_t length,
                                  uint32_t first_line, struct diag_list *diags);

// A copy of a node and all below it, with the same texts. The depth is bounded by read_yaml.
struct yaml_node *yaml_copy(struct arena *arena, const struct yaml_node *node);

// The member of a mapping with that key, or NULL. `node` may be NULL.
const struct yaml_node *yaml_find(const struct yaml_node *node, const char *key);

// Whether a node is a scalar that is not empty and can be used. `node` may be NULL.
bool yaml_is_text(const struct yaml_node *node);

// The text of a member that is such a scalar, or NULL.
const char *yaml_text(const struct yaml_node *node, const char *key);

// The first item of a member that is a list, or the first member of one that is a mapping; else
// NULL.
const struct yaml_node *yaml_items(const struct yaml_node *node, const char *key);
const struct yaml_node *yaml_members(const struct yaml_node *node, const char *key);

#endif
