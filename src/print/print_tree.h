// A print document as a tree of boxes: what a print template makes, checked and styled.
//
// docs/print.md lists the elements. The document is read by libxml2 without network and without
// entities, within bounds; whatever is not known in it is a diagnostic that shows the place in what
// the template made.
#ifndef REGIMEN_PRINT_TREE_H
#define REGIMEN_PRINT_TREE_H

#include "print/print_style.h"

#include "base/vec.h"

#include <stdbool.h>

enum print_kind {
    PRINT_DOCUMENT,
    PRINT_SECTION,
    PRINT_H1,
    PRINT_H2,
    PRINT_H3,
    PRINT_P,
    PRINT_UL,
    PRINT_OL,
    PRINT_LI,
    PRINT_TABLE,
    PRINT_TR,
    PRINT_TH,
    PRINT_TD,
    PRINT_ROW,
    PRINT_COLUMN,
    PRINT_COLUMNS,
    PRINT_BOX,
    PRINT_QR,
    PRINT_PICTURE,
    PRINT_FIGURE,
    PRINT_LOGO,
    PRINT_LOG,
    PRINT_LABEL,
    PRINT_WEEK,
    PRINT_DAY,
    PRINT_EXTRA,
    PRINT_LINE,
    PRINT_SPACER,
    PRINT_HR,
    PRINT_PAGE_BREAK,
    PRINT_HEADER, // of the document: what stands at the head and the foot of its pages
    PRINT_FOOTER,
    // inline
    PRINT_STRONG,
    PRINT_EM,
    PRINT_SPAN,
    PRINT_A,
    PRINT_BR,
    PRINT_FOOTNOTE,
    // inline fields, filled in once pages are known
    PRINT_PAGE,    // the number of the page
    PRINT_PAGES,   // how many pages there are
    PRINT_CHAPTER, // the last h1 on this page or before it
    PRINT_PAGE_OF, // the number of the page on which an element begins
    PRINT_KINDS,
};

enum print_attribute {
    ATTR_CLASS,
    ATTR_ID,   // of a block: what `to` leads to
    ATTR_MARK, // of a block: its place in the guide, for the list of pages
    ATTR_LANG,
    ATTR_DIRECTION, // document: "ltr" or "rtl"
    ATTR_TITLE,     // document: the PDF's title; section: none
    ATTR_HREF,
    ATTR_ADDRESS,  // qr
    ATTR_EXERCISE, // figure: whose
    ATTR_VIEW,     // figure: "whole", "start", "end", "strip"
    ATTR_SRC,      // picture: path below content/
    ATTR_ALT,
    ATTR_ALIGN,  // row: "top", "middle", "bottom", "stretch"
    ATTR_MARKER, // headings, p: a short text in a badge before it
    ATTR_START,  // ol
    ATTR_COUNT,  // columns
    ATTR_WIDTH,  // column, qr, figure: points
    ATTR_SHARE,  // column
    ATTR_HEIGHT,
    ATTR_GROW,
    ATTR_MOST,
    ATTR_TO,   // a, page-of: the id of a block
    ATTR_SKIP, // header, footer: on how many of the first pages it does not stand
    PRINT_ATTRIBUTES,
};

// A stretch of a paragraph's text in one look.
struct print_span {
    size_t start, end; // bytes
    const struct print_look *look;
    const struct print_node *link; // PRINT_A, or NULL
    const char *language;          // NULL: as the paragraph
};

// A place in a paragraph that is filled in once pages are known.
struct print_field {
    size_t start, end;    // bytes
    enum print_kind kind; // PRINT_PAGE and so on
    const char *to;       // of PRINT_PAGE_OF
};

// A footnote, and behind which byte its mark stands.
struct print_note {
    size_t at;
    struct print_node *node;
};

struct print_text {
    const char *text; // white space folded; a forced break is "\n"
    size_t length;
    VEC_OF(struct print_span)
    struct {
        VEC_OF(struct print_field)
    } fields;
    struct {
        VEC_OF(struct print_note)
    } notes;
    const char *language;
    void *shaped; // print_lines.c's: the shaped paragraph and its lines
};

struct print_node {
    enum print_kind kind;
    uint32_t line; // in what the template made
    struct print_node *parent, *first, *last, *next;
    const char *text[PRINT_ATTRIBUTES]; // NULL where not given
    double number[PRINT_ATTRIBUTES];    // of numeric ones; 0 where not given
    struct print_look look;
    struct print_text *paragraph; // of a node that holds text; it has then no children
    // The marker of a list's item, or the badge before a heading.
    struct print_text *marker;
    struct print_look marker_look;
    const struct print_figure *figure;  // of PRINT_FIGURE, PRINT_LOGO and PRINT_PICTURE
    struct print_node *header, *footer; // of the document, or NULL; they are not its children
    // Where layout put it: from the start side of its parent's content, from its top.
    float x, y, width, height;
    // Of a spacer: what fitting gives it; of a log's week: its text's height; of a table: how much
    // wider its words are than it, where that is not one word's fault.
    float extra;
    float *columns; // of a table: the widths of its columns; of a log: weeks, a day, an extra
};

struct print_figure;
struct print_figures; // print_figure.h
struct print_hyphens; // print_hyphen.h
struct print_trace;   // print_trace.h

#define PRINT_MARKUP_LARGEST ((size_t)8 << 20) // bytes of a print document
#define PRINT_NODES_MOST 400000
#define PRINT_DEEPEST 250 // content may nest 100 deep

// What tree reading needs to know of where it is.
struct print_reading {
    struct arena *arena; // the tree, and the source that diagnostics show, lie here
    const struct print_style *style;
    struct print_figures *figures; // where <figure> finds them; NULL: nowhere
    struct print_trace *trace;     // what was needed is noted here; NULL: nowhere
    struct print_hyphens *hyphens; // where words are divided; NULL: nowhere
    const char *template_path;     // "templates/print/card.xml", for messages
    const char *about;             // what was being printed, such as "content/routines/knee.md"
    struct diag_list *diags;
};

// To be called once before any thread reads.
void print_tree_prepare(void);

// Reads a print document. NULL with diagnostics: "bad-markup" (it is not well formed, too large,
// too deep), "unknown-element", "unknown-attribute", "bad-attribute", "misplaced-element",
// "misplaced-text", "unknown-class", "unknown-target".
struct print_node *print_tree_read(const struct print_reading *reading, const char *markup,
                                   size_t length);

// The name of a node's element.
const char *print_tree_name(const struct print_node *node);

// The next node in document order below `root`, or NULL.
struct print_node *print_tree_next(const struct print_node *node, const struct print_node *root);

#endif
