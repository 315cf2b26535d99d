// Diagnostics: what is wrong, where, and what to do about it.
//
// An author's mistake is noted and work goes on, so that one run tells all of them. The machine's
// failure (an unreadable file, a full disk) is noted here too, besides the `false` that its
// function returns.
#ifndef REGIMEN_BASE_DIAG_H
#define REGIMEN_BASE_DIAG_H

#include "base/buf.h"
#include "base/source.h"
#include "base/vec.h"

#include <stdbool.h>

enum diag_severity {
    DIAG_NOTE,
    DIAG_WARNING,
    DIAG_ERROR,   // the content is wrong
    DIAG_FAILURE, // the machine failed; told as an error, with another exit status
};

// Where a diagnostic stands: line and columns from 1, in characters; `end_column` is the one behind
// the fault. 0 where it is not known, and where the lines are those of what a template made.
struct diag_place {
    uint32_t line, column, end_column;
};

struct diag {
    enum diag_severity severity;
    const char *id; // stable name of the kind of mistake, such as "unknown-field"
    const struct source
        *source;      // must outlive the list; NULL where only a path is known, or nothing at all
    const char *path; // used where `source` is NULL; may be NULL
    struct span span;
    bool made; // the source is what the template of that path made: its lines are not that file's
    const char *message; // what is wrong; one sentence without a full stop
    const char *hint;    // what would be right, such as "did you mean 'sets'?"; NULL if unknown
    // Set by diag_sort, which passes over each text once.
    bool placed;
    struct diag_place place;
    size_t line_start; // offset of the line in the source's text
};

// A list belongs to one thread at a time. Its texts lie in its arena.
struct diag_list {
    VEC_OF(struct diag)
    struct arena *arena;
};

void diag_init(struct diag_list *list, struct arena *arena);

// Adds a diagnostic. `id` must be one of diag_kind.h and outlive the list; message and hint are
// copied.
// `hint` may be NULL. `source` may be NULL where there is no place to show.
void diag_add(struct diag_list *list, enum diag_severity severity, const char *id,
              const struct source *source, struct span span, const char *hint, const char *format,
              ...) __attribute__((format(printf, 7, 8)));

// The same for something that has only a path (a folder, a file that cannot be read).
void diag_add_path(struct diag_list *list, enum diag_severity severity, const char *id,
                   const char *path, const char *hint, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

// Copies what stands in `from` to the end of `to`, texts and sources included, so that `from` and
// all that it points into may end before `to`.
void diag_append(struct diag_list *to, const struct diag_list *from);

// The same where `from` and all that it points into outlive `to`: nothing is copied.
void diag_take(struct diag_list *to, const struct diag_list *from);

// Whether a list has a diagnostic of the same kind, place and message.
bool diag_has(const struct diag_list *list, const struct diag *diag);

// The same as diag_append, but for what `to` has already: several outputs may find the same
// mistake.
void diag_append_new(struct diag_list *to, const struct diag_list *from);

// Sorts by path, line, column, id and message, so that a run with many workers tells the same as
// one with one; what has no place comes first. What is equal keeps its order.
void diag_sort(struct diag_list *list);

// How many there are of a severity, and whether there are errors or failures.
size_t diag_count(const struct diag_list *list, enum diag_severity severity);
bool diag_failed(const struct diag_list *list);

// The path that a diagnostic shows; "" where it has none.
const char *diag_path(const struct diag *diag);

// Where a diagnostic stands. In a list that was not sorted the text is passed over for it.
struct diag_place diag_find_place(const struct diag *diag);

// Writes `error: message [id]` and a newline; no control character of a text gets through.
void diag_put_message(const struct diag *diag, struct buf *out);

// Writes one diagnostic as text: `path:line:column: error: message [id]`, then the line of source
// with a caret under the fault, then the hint. Columns are counted in characters. With `colour`,
// ANSI colours are used. `width` is the terminal's, in columns: longer lines are cut round the
// fault, with … where something is left out, and a hint that does not fit behind the caret has a
// line of its own. 0 is for files and pipes: lines are cut only where they are very long.
void diag_write(const struct diag *diag, bool colour, size_t width, struct buf *out);

#endif
