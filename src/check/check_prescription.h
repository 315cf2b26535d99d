// Prescriptions, held against a guide that is whole.
#ifndef REGIMEN_CHECK_PRESCRIPTION_H
#define REGIMEN_CHECK_PRESCRIPTION_H

#include "base/csv.h"
#include "check/check.h"
#include "model/prescription.h"

// What prescriptions are checked with; each worker has its own. `checked` must have a guide and
// outlive it.
struct check_prescriber;
struct check_prescriber *check_prescriber_open(const struct checked *checked);
void check_prescriber_close(struct check_prescriber *prescriber);

// A brand that goes before what prescriptions say; NULL: none does.
void check_prescriber_brand(struct check_prescriber *prescriber, const struct brand *brand);

// Reads a YAML file that is one prescription. The result lies in the arena; NULL with diagnostics,
// besides what the schema says: "unknown-exercise", "unknown-routine", "unknown-brand",
// "not-in-brand", "not-in-routine", "exercises-or-routine", "missing-field", "bad-dosage" and what
// check_dosage_item tells, "review-before-date". No diagnostic shows what the patient is called, or
// anything else that is written freely (check_mask.h).
const struct prescription *check_prescription(struct check_prescriber *prescriber,
                                              struct arena *arena, const struct source *source,
                                              struct diag_list *diags);

// A table of prescriptions, a row each; docs/batches.md has its columns.
struct check_table;

// Reads the bytes of a CSV file: its first row names the columns. The table lies in the arena and
// points into the file. NULL with diagnostics: "bad-table", "unknown-column", "duplicate-column".
// Rows are found, and not yet looked at. The guide tells which words are nobody's name.
struct check_table *check_table_read(struct arena *arena, const struct source *file,
                                     const struct guide *guide, struct diag_list *diags);

// How many rows there are below the first.
size_t check_table_rows(const struct check_table *table);

// Checks row `i` (from 0); as check_prescription, and the same diagnostics at the cell, with the
// row's number before the message ("row 12: ..."). Many threads may read a table.
const struct prescription *check_table_prescription(const struct check_table *table, size_t i,
                                                    struct check_prescriber *prescriber,
                                                    struct arena *arena, struct diag_list *diags);

// What diagnostics about it show: the table, with all masked that is a patient's.
const struct source *check_table_source(const struct check_table *table);

// The bytes of a row as they stand in the file, and the names of the columns in their order as one
// text: what a handout is made from.
const char *check_table_row(const struct check_table *table, size_t i, size_t *length);
const char *check_table_columns(const struct check_table *table);

#endif
