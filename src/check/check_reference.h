// The schema in other forms: a JSON Schema for editors, and the reference of all fields. Both are
// made from guide.xsd as the program holds it, so they cannot say anything else; what a figure may
// hold, which guide.xsd leaves open, comes from the tables of model/pose.h.
#ifndef REGIMEN_CHECK_REFERENCE_H
#define REGIMEN_CHECK_REFERENCE_H

#include "base/buf.h"
#include "base/resource.h"

#include <stdbool.h>

// The kinds of files, "guide" and so on.
enum { CHECK_KINDS = 6 };
const char *check_kind_name(int kind);

// Appends a JSON Schema (draft-07) of the front matter of a kind of file, or of guide.yaml; of all
// kinds together where `kind` is NULL. False where there is no such kind.
//
// It takes whatever the program takes, written as any YAML reader reads it: `reps: 12` is a number
// there. It is looser where only the program can tell: what holds across fields and files, and the
// bounds within a text such as "2-3".
bool check_json_schema(const struct resources *resources, const char *kind, struct buf *out);

// Appends the reference of all fields, as Markdown.
void check_field_reference(const struct resources *resources, struct buf *out);

#endif
