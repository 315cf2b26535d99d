// Where words may be divided at the end of a line.
//
// Dictionaries are libhyphen's: the guide's own, "templates/hyphens/hyph_LANGUAGE.dic", or else the
// system's. A style asks for them by `hyphens`.
#ifndef REGIMEN_PRINT_HYPHEN_H
#define REGIMEN_PRINT_HYPHEN_H

#include "base/digest.h"
#include "base/resource.h"
#include "print/print_tree.h"

struct print_trace;

// The dictionaries that were opened, for all workers: a large one takes seconds to read.
struct print_hyphens;

// Opens none yet. What is wrong with one is told to `diags`, which nobody else may use meanwhile;
// both outlive the result.
struct print_hyphens *print_hyphens_open(const struct resources *resources,
                                         struct diag_list *diags);
void print_hyphens_close(struct print_hyphens *hyphens);

// Adds the files of a language's dictionary, or that there is none; nothing is opened or told.
void print_hyphens_digest(struct print_hyphens *hyphens, const char *language,
                          struct digest_sum *sum);

// Tells, once, that there is no dictionary for a language ("no-hyphens"), as dividing its words
// would.
void print_hyphens_miss(struct print_hyphens *hyphens, const char *language);

// Puts soft hyphens into the words of a node's paragraph, by the language of each, where its look
// asks for them and it is read in lines: it is a paragraph, an item, a cell or a footnote, no
// heading and no label. Words with anything but letters in them (addresses, ranges) are left alone,
// and so are those in which the author has put soft hyphens. Where there is no dictionary for the
// paragraph's own language, that is told once, as a warning ("no-hyphens"); one of the guide's that
// cannot be read is an error ("bad-hyphens"). `hyphens` may be NULL: nothing is divided. The
// languages are noted in the trace, which may be NULL.
void print_hyphens_divide(struct print_hyphens *hyphens, struct arena *arena,
                          struct print_trace *trace, struct print_node *node);

#endif
