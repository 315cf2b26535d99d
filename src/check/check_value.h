// A value that the schema refuses, in an author's words. Only for check/.
#ifndef REGIMEN_CHECK_VALUE_H
#define REGIMEN_CHECK_VALUE_H

#include "check/check_tree.h"

// Tells what validation found in a text or in the key of an entry: "missing-value", "too-long",
// "out-of-range", "wrong-date", "wrong-value".
void check_value_report(const struct check_tree *check, const struct schema_finding *finding);

// Tells what it found in a list: "wrong-count", "duplicate-item".
void check_value_report_list(const struct check_tree *check, const struct schema_finding *finding);

#endif
