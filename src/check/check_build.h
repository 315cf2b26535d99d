// From trees that passed the schema to the model. Only for check/.
#ifndef REGIMEN_CHECK_BUILD_H
#define REGIMEN_CHECK_BUILD_H

#include "base/diag.h"
#include "model/guide.h"
#include "read/read_page.h"

#include <stdbool.h>

// A content file on its way into the guide.
struct check_file {
    enum entry_kind kind;
    const char *path; // below the project's folder, such as "content/exercises/squat.md"
    const char *id;
    struct arena arena;
    struct diag_list diags;
    const struct source *source; // NULL where it could not be read
    struct read_page page;
    struct sections sections;
    bool valid;          // passed the schema
    struct entry *entry; // once built
};

struct check_build {
    struct arena *arena;
    struct diag_list *diags;
    struct guide *guide;
    const struct source *guide_source;
    const struct map *files[3];        // by enum entry_kind: id -> struct check_file
    const struct strings *file_ids[3]; // the same ids, for suggestions
    struct map references;             // id -> struct reference
    struct strings reference_ids;
};

// Fills the guide's own fields from guide.yaml.
void check_build_guide(struct check_build *build, const struct yaml_node *front);

// Makes the file's entry. Exercises are to be built before the routines that use them. Reports what
// the schema cannot say: a dosage that does not hold together, an exercise, reference or phase that
// is not there or out of order.
void check_build_entry(struct check_build *build, struct check_file *file);

// Sets the default routine and the help page, which guide.yaml and the pages name.
void check_build_defaults(struct check_build *build, const struct yaml_node *front);

#endif
