// A prescription from its tree, however that was made. Only for check/.
#ifndef REGIMEN_CHECK_PRESCRIPTION_TREE_H
#define REGIMEN_CHECK_PRESCRIPTION_TREE_H

#include "check/check_known.h"
#include "check/check_prescription.h"
#include "read/read_yaml.h"

// As check_prescription; `shown` is what diagnostics show, in which the tree's spans are. What the
// messages quote is the caller's to mask. Members of `front` that are empty are taken out of it.
const struct prescription *check_prescription_tree(struct check_prescriber *prescriber,
                                                   struct arena *arena, const struct source *shown,
                                                   struct yaml_node *front,
                                                   struct diag_list *diags);

// What is known to be nobody's name; a copy, so that what is found does not depend on what was
// looked for before.
struct check_known check_prescriber_known(const struct check_prescriber *prescriber);

#endif
