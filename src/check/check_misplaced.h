// Fields that are known, but not where they stand. Only for check/.
#ifndef REGIMEN_CHECK_MISPLACED_H
#define REGIMEN_CHECK_MISPLACED_H

#include "check/check_tree.h"

// A field that a record does not have: one that belongs a level deeper ("sets" beside "dosage"), a
// level higher ("position" within "dosage"), or into another kind of file ("items" in an exercise).
struct check_misplaced {
    const struct check_tree *check;
    const xmlNode *node;            // the record's, which carries its mark
    const struct yaml_node *record; // as it is written
    const struct yaml_node *member; // the field
    const char *name;               // how messages name the record
};

// Tells "misplaced-field" and returns true if it is one.
bool check_misplaced_report(const struct check_misplaced *misplaced);

// "did you mean 'sets', in 'dosage'?" for a name that is near one a level deeper, in the arena, or
// NULL.
const char *check_misplaced_hint(const struct check_misplaced *misplaced);

// Whether an unknown member of `record` was probably meant to be its field `name`; one message is
// enough then.
bool check_misplaced_mistyped(const struct schema_type *type, const struct yaml_node *record,
                              const char *name);

// Whether `record` has a member that is unknown or cannot be used, so that nobody knows what it
// lacks.
bool check_misplaced_unsure(const struct schema_type *type, const struct yaml_node *record);

// Whether a field that `record` does not have belongs into `field`, a record within it.
bool check_misplaced_for(const struct schema_type *type, const struct yaml_node *record,
                         const struct schema_field *field);

#endif
