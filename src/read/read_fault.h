// What the YAML parser says of a fault, in an author's words. Used by read_yaml alone.
#ifndef REGIMEN_READ_FAULT_H
#define REGIMEN_READ_FAULT_H

#include "base/diag.h"

struct read_fault {
    const struct source *source;
    const char *text; // the YAML, which begins at line `first_line` of the source
    size_t length;
    uint32_t first_line;
    const char *problem, *context; // the parser's own words; either may be NULL
    size_t problem_at, context_at; // byte offsets in `text`
};

// Reports a fault as one "bad-yaml" with its place and, where one is near, a hint.
void read_fault_report(const struct read_fault *fault, struct diag_list *diags);

#endif
