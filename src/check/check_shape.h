// What is written in another shape than its field takes, or is not written at all, and how it would
// be right. Only for check/.
#ifndef REGIMEN_CHECK_SHAPE_H
#define REGIMEN_CHECK_SHAPE_H

#include "check/check_tree.h"

// What a field wants, as messages name it: "a list", "one value".
const char *check_shape_wanted(const struct schema_type *type);

// How an author repairs a value that is of another shape than its type, in the arena.
const char *check_shape_hint(const struct check_tree *check, const struct schema_type *type,
                             const struct yaml_node *value);

// How an author adds a field that must be there, in the arena; NULL where there is nothing to say.
const char *check_shape_missing(const struct check_tree *check, const struct schema_field *field);

// Whether a text says that there is nothing to list, as "none" does where [] is meant.
bool check_shape_is_none(const char *text);

#endif
