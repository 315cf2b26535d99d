// One content file against the schema: its tree becomes XML, libxml2 validates it, and each mistake
// is told in an author's words at the author's line and column.
//
// Only for check/.
#ifndef REGIMEN_CHECK_TREE_H
#define REGIMEN_CHECK_TREE_H

#include "base/diag.h"
#include "check/check_schema.h"
#include "check/check_sound.h"
#include "model/guide.h"
#include "read/read_yaml.h"

#include <stdbool.h>

struct check_tree {
    struct arena *arena;
    const struct schema *schema;
    struct schema_validator *validator;
    const struct source *source;
    const struct words *words; // names of sections, for messages
    struct diag_list *diags;
    struct check_sound *sound; // the worker's; NULL: every tree is validated
};

// Checks front matter (or a whole YAML file) and, where `sections` is not NULL, a body as the
// schema's element `root` ("exercise", "guide", ...). `front` is NULL where it could not be read:
// then the body alone is checked. True where all was read and nothing was found.
bool check_tree(const struct check_tree *check, const char *root, const struct yaml_node *front,
                const struct sections *sections);

// The first half of it: the document whose nodes carry marks, for schema_validate; what validation
// cannot tell (unknown and missing fields, shapes, dosages) is told here. The caller frees it with
// xmlFreeDoc.
xmlDocPtr check_tree_document(const struct check_tree *check, const char *root,
                              const struct yaml_node *front, const struct sections *sections);

#endif
