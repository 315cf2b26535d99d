// Names that readers cannot tell apart, or that mean one thing and are written in two ways. Only
// for check/.
#ifndef REGIMEN_CHECK_NAME_H
#define REGIMEN_CHECK_NAME_H

#include "base/diag.h"
#include "check/check_build.h"

// Reports: two entries of one kind with the same title ("duplicate-title"); a muscle or a piece of
// equipment whose name differs from that in another exercise only in letter case, spaces or
// punctuation, so that the website lists both together ("same-list"; each spelling once).
void check_names(const struct check_file *files, size_t count, struct arena *arena,
                 struct diag_list *diags);

// Reports a term of the glossary that stands there twice in other letters ("duplicate-key").
// `guide` may be NULL.
void check_terms(const struct source *source, const struct yaml_node *guide, struct arena *arena,
                 struct diag_list *diags);

#endif
