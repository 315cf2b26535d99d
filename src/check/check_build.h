// From trees that passed every check to the model. Only for check/.
#ifndef REGIMEN_CHECK_BUILD_H
#define REGIMEN_CHECK_BUILD_H

#include "base/diag.h"
#include "base/map.h"
#include "base/near.h"
#include "model/guide.h"
#include "read/read_page.h"

#include <stdbool.h>

// A content file on its way into the guide.
struct check_file {
    enum entry_kind kind;
    const char *path; // below the project's folder, such as "content/exercises/squat.md"
    const char *id;
    const char *brand; // pages: the id of the brand that has it for itself; NULL: the guide's
    struct arena arena;
    struct diag_list diags;
    const struct source *source; // NULL where it could not be read
    struct read_page page;
    struct sections sections;
    bool allows;                         // its front matter has 'allow'
    struct dosage dosage;                // exercises: read by check_cross_read
    bool dosage_is_read, dosage_is_good; // all fields could be read; they hold together
    const struct figure *figure;         // exercises: drawn from a pose; or
    struct doc_node *picture;            // a picture file; NULL where there is none
    struct entry *entry;                 // made by check_build_entries
};

// The files of each kind, by id.
struct check_index {
    struct map by_id[3];       // by enum entry_kind: id -> struct check_file
    struct near_index near[3]; // the same ids, for suggestions
};

// Reads the dosage fields that stand in `node` over what `dosage` has: a routine's hold replaces an
// exercise's repetitions and the other way round. False where a field cannot be read (told
// already); *changed tells whether there was any.
bool check_read_dosage(const struct yaml_node *node, struct dosage *dosage, struct arena *arena,
                       bool *changed);

// Reads "3" or "1-2"; RANGE_NONE where it is neither.
struct range check_read_weeks(const char *text);

// Makes an entry of each of the `count` files and fills the guide from them and from guide.yaml.
// Everything must have passed.
void check_build(struct guide *guide, const struct yaml_node *front, struct check_file *files,
                 size_t count, const struct check_index *index, struct arena *arena);

// Fills the entry of one file once more, where it stands: what points at it stays right. Lists of
// the guide are left as they are. What the entry had lies in the arena that it was made in.
void check_build_again(struct guide *guide, const struct check_file *file,
                       const struct check_index *index, struct arena *arena);

#endif
