// Document bodies as HTML or XHTML; site/ and epub/ share it.
#ifndef REGIMEN_MARKUP_H
#define REGIMEN_MARKUP_H

#include "base/buf.h"
#include "model/doc.h"
#include "model/guide.h"
#include "model/words.h"

#include <stdbool.h>

struct markup_options {
    bool xhtml;        // void elements closed, footnotes with epub:type
    bool raw_html;     // raw HTML passed through; otherwise it is shown as text
    bool bare;         // without ids and references to footnotes, for a second copy on a page
    int heading_shift; // added to heading levels (kept within 1 to 6)
    const struct guide *guide; // a link to what it lacks comes as its text; NULL: it has all
    const struct words *words; // for labels of footnotes and their back links
    const char *id_prefix;     // put before heading and footnote ids; NULL for none
    // Appends the address a link or picture leads to, unescaped. The target is set.
    void (*address)(void *context, const struct doc_node *link, struct buf *out);
    // Appends further attributes of a picture (such as its size), with a leading space; may be
    // NULL.
    void (*picture)(void *context, const struct doc_node *image, struct buf *out);
    // Appends what stands before a paragraph, a heading or, in its first cell, a table's row; may
    // be NULL.
    void (*before)(void *context, const struct doc_node *block, struct buf *out);
    void *context;
};

// Appends the nodes from `first` up to but without `end` (NULL: to the last sibling). Everything
// from content is escaped. Footnotes among the nodes come as a section with back links.
void markup_write(const struct doc_node *first, const struct doc_node *end,
                  const struct markup_options *options, struct buf *out);

#endif
