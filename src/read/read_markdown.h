// Markdown with GitHub's extensions (tables, task lists, strikethrough, autolinks, footnotes) into
// a document tree; nothing of cmark-gfm leaves this file.
#ifndef REGIMEN_READ_MARKDOWN_H
#define REGIMEN_READ_MARKDOWN_H

#include "base/diag.h"
#include "model/doc.h"

// Reads `length` bytes at `text`, which lie within `source` and begin at line `first_line` of it.
// Spans are in the source's lines and in byte columns. Headings get ids made from their text as
// GitHub does (lower case, spaces to "-", punctuation dropped, letters of any script kept; "-2",
// "-3" where an id stands already). Raw HTML is kept as nodes; whether it is passed through is the
// writer's matter. A paragraph that would take the parser a time without bound ("too-dense") leaves
// the body unread. Never fails otherwise: every text is Markdown. Nesting deeper than 100 is cut
// with a diagnostic ("too-deep"). Also reports references that do not hold (read_references.h) and
// what was meant as Markdown and is none (read_remnants.h).
struct doc_node *read_markdown(struct arena *arena, const struct source *source, const char *text,
                               size_t length, uint32_t first_line, struct diag_list *diags);

#endif
