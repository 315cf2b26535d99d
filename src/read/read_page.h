// A content file: YAML front matter between two lines of "---", then a Markdown body.
#ifndef REGIMEN_READ_PAGE_H
#define REGIMEN_READ_PAGE_H

#include "model/doc.h"
#include "read/read_yaml.h"

struct read_page {
    const struct yaml_node *front; // NULL where it could not be read (already reported)
    struct doc_node *body;         // never NULL
    bool is_split;                 // the two lines of "---" are there, so the body is known
};

// Splits a source and reads both parts. Reports "no-front-matter" (the file does not begin with a
// line "---") and "open-front-matter" (no closing line; shown at line 1), each once; with the
// latter, and with front matter that is not YAML, the body is still read where it can be found, so
// that one run tells all mistakes. LF and CRLF are both line ends.
struct read_page read_page(struct arena *arena, const struct source *source,
                           struct diag_list *diags);

// The same, with the tree of the front matter in an arena of its own (read_yaml_apart).
struct read_page read_page_apart(struct arena *arena, struct arena *nodes,
                                 const struct source *source, struct diag_list *diags);

#endif
