// The kinds of mistakes: one row for each stable id.
//
// Messages, `regimen explain`, the machine formats and a guide's own rules go by this table;
// docs/diagnostics.md has a section for each row, and tests/invalid/ a wrong guide.
#ifndef REGIMEN_BASE_DIAG_KIND_H
#define REGIMEN_BASE_DIAG_KIND_H

#include "base/diag.h"

struct diag_kind {
    const char *id;              // such as "unknown-field"
    enum diag_severity severity; // as it is told by default; the graver one where it depends
    const char *summary;         // what it is, as a noun, without a full stop
};

// All kinds, sorted by id.
extern const struct diag_kind diag_kinds[];
extern const size_t diag_kind_count;

// The kind of an id, or NULL.
const struct diag_kind *diag_kind_find(const char *id);

// Whether a guide may switch the kind off or give it another severity: warnings and notes may be,
// errors and failures not, since later code relies on there being none.
bool diag_kind_is_optional(const struct diag_kind *kind);

// The word of a severity as messages say it: "note", "warning", "error" (a failure is one, too).
const char *diag_severity_word(enum diag_severity severity);

#endif
