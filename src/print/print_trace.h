// What a document is made from, noted while it is made, so that the next build can tell whether it
// would come out the same.
//
// Each thing has a name, such as "f squat" for an exercise's figure, and a digest of what it is
// now. The document's key is the digest of all names and digests, in the order in which they were
// first needed. Layout asks for things one after the other and goes by nothing else, so where all
// that it asked for the last time is the same, it would ask for the same again and come to the same
// end. That is why the names are enough to work out the key of the next build without any layout:
// print_trace_again takes them one by one.
#ifndef REGIMEN_PRINT_TRACE_H
#define REGIMEN_PRINT_TRACE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"
#include "model/guide.h"

struct print_figures;
struct print_hyphens;
struct print_sums;

struct print_trace {
    struct digest_sum *sum;
    struct print_sums *sums;
    struct buf names; // each behind the one before it and a tab
    struct arena arena;
    struct map known;    // name -> itself
    size_t by_templates; // diagnostics that templates told, which they tell whenever they are run
    bool lost;           // whether something cannot be noted, so that there is no key
};

// Begins with a sum that has all that the document is made from beside what is noted; the trace
// ends it.
void print_trace_open(struct print_trace *trace, struct digest_sum *sum, struct print_sums *sums);
void print_trace_close(struct print_trace *trace);

// Ends the sum. False where there is no key.
bool print_trace_key(struct print_trace *trace, struct digest *key);

// Note what was needed. With NULL for a trace they do nothing.

// What a template made, for a card of a rung (0 for other documents), and with it the fonts of the
// scripts that are in it; `told` is how many diagnostics it told.
void print_trace_template(struct print_trace *trace, int rung, const struct buf *markup,
                          size_t told);
void print_trace_figure(struct print_trace *trace, const struct print_figures *figures,
                        const struct exercise *exercise);
void print_trace_picture(struct print_trace *trace, const struct print_figures *figures,
                         const char *path);
void print_trace_logo(struct print_trace *trace, const struct print_figures *figures);

// The dictionary of a language; `missing`: that there is none was told.
void print_trace_hyphens(struct print_trace *trace, struct print_hyphens *hyphens,
                         const char *language, bool missing);

// A page of the book, which is no input: it is kept for whoever asks for the list of pages.
void print_trace_page(struct print_trace *trace, const char *label, const char *place);

// The text alternative of the front, which is none either.
void print_trace_alt(struct print_trace *trace, const char *alt);

// Going through the names that another trace noted.
struct print_trace_name {
    char kind;        // 't' template, 'f' figure, 'p' picture, 'l' logo, 'h' dictionary,
                      // 'm' missing dictionary, 'b' page of the book, 'a' alternative text
    const char *text; // the rung, an exercise, a path, a language, a page
    size_t length;
};

// Takes the next name; false at the end.
bool print_trace_next(const char **names, struct print_trace_name *name);

#endif
