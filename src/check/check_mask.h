// What may not be shown of a prescription: a patient's name, and whatever else was written freely.
//
// Diagnostics show lines of their source and quote values. So they are given a copy of it in which
// each character of such texts is another one of as many bytes: places stay the same. What a
// message quotes of them is taken out of it.
#ifndef REGIMEN_CHECK_MASK_H
#define REGIMEN_CHECK_MASK_H

#include "base/diag.h"
#include "check/check_known.h"

// Masks `length` bytes; white space stays. Bytes that are not UTF-8 are masked one by one.
void check_mask(char *at, size_t length);

// Masks each word that is not known.
void check_mask_unknown(struct check_known *known, char *at, size_t length);

// A copy of a YAML file in the arena: masked is all but the names of fields, and what is known in
// the values of those that are about nobody, such as ids, dates and doses.
const struct source *check_mask_yaml(struct check_known *known, struct arena *arena,
                                     const struct source *source);

// Takes out of the messages from the place `from` on what stands in a stretch of the original text
// and not in what is shown of it, and hints that were made from it.
void check_mask_diags(struct check_known *known, struct diag_list *diags, size_t from,
                      const char *original, const char *shown, size_t length);

#endif
