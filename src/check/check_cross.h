// What the schema cannot say of front matter: names that other files must have, a dosage that must
// hold together, weeks in order.
//
// It looks at trees, whether or not they passed the schema, so that one run tells every mistake;
// what the schema told already is passed over. Only for check/.
#ifndef REGIMEN_CHECK_CROSS_H
#define REGIMEN_CHECK_CROSS_H

#include "base/diag.h"
#include "check/check_build.h"
#include "check/check_schema.h"

#include <stdbool.h>

struct check_cross {
    struct arena *arena;
    struct diag_list *diags;
    const struct source *guide_source;
    const struct yaml_node *guide; // guide.yaml's tree; NULL where it could not be read
    const struct schema *schema;
    struct check_index *index;
    const char *today;     // YYYY-MM-DD, which reviews are held against
    struct map references; // id -> its node in guide.yaml
    struct map conditions; // the same for conditions
    struct near_index near_references, near_conditions;
};

// Whether a name of a file or folder can be part of an address: small letters, digits and single
// hyphens, 80 at most.
bool check_id_is_good(const char *id);

struct checked; // check.h

// Makes and opens one for what was read, with a copy of its index: searches in that change it
// (near.h). It holds for as long as `checked` and the arena.
struct check_cross check_cross_for(const struct checked *checked, struct check_index *index,
                                   struct arena *arena, struct diag_list *diags);

// Reads the ids of guide.yaml's references and conditions.
void check_cross_open(struct check_cross *cross);

// Reads an exercise's dosage; nothing is told. Before check_cross_file, and for each file alone.
void check_cross_read(struct check_file *file);

// Checks one file; exercises are to come before the routines that use them. Reports
// "unknown-reference", "unknown-exercise", "bad-dosage", "items-and-phases", "weeks-order", and
// what check_dosage.h and check_safety.h say.
void check_cross_file(struct check_cross *cross, struct check_file *file);

// Whether a node is a text that can name something in another file; what else it is the schema
// tells.
bool check_cross_is_name(const struct yaml_node *node);

// Whether the parts of a dosage fit together, of which `node` has some; "bad-dosage" where not.
bool check_cross_dosage(struct check_cross *cross, const struct check_file *file,
                        const struct yaml_node *node, const struct dosage *dosage);

// "did you mean '...'?" with the nearest name of an index, or where none is near what else there is
// to say (may be NULL), behind all names where these are few.
const char *check_cross_suggest(const struct check_cross *cross, const char *name,
                                struct near_index *index, const char *otherwise);

// Checks what the guide as a whole must have: "unknown-routine", "no-help-page", "two-help-pages".
void check_cross_guide(struct check_cross *cross, const struct check_file *files, size_t count);

#endif
