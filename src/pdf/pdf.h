// A tagged PDF (1.7, PDF/UA-1; PDF/A-2a too where that is asked for) from a display list.
//
// A document is: fonts, pages with items in the order in which they are painted, and a tree of
// structure elements in the order in which they are read. Lengths are in points (1/72 inch); x goes
// right and y goes down from the page's upper left corner. Everything is given to pdf_write at
// once and nothing is kept, so that layout can be tested on this list without a PDF.
#ifndef REGIMEN_PDF_H
#define REGIMEN_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "pdf/pdf_image.h"

#include <stdbool.h>
#include <stdint.h>

// Structure. An element has children: further elements, and content slots, which are what painted
// items point at. So reading order is the tree's alone, whatever the order of painting.
// An element in which nothing was painted is left out of the PDF; cells stay, so that their table
// is regular. A place that a link or a bookmark leads to is where its element's content begins.

enum pdf_role {
    PDF_CONTENT, // a content slot: a leaf; what is painted for it stands at this place
    PDF_DOCUMENT,
    PDF_SECT,
    PDF_DIV,
    PDF_H1,
    PDF_H2,
    PDF_H3,
    PDF_H4,
    PDF_H5,
    PDF_H6,
    PDF_P,
    PDF_L,
    PDF_LI,
    PDF_LBL,
    PDF_LBODY,
    PDF_TABLE,
    PDF_THEAD,
    PDF_TBODY,
    PDF_TR,
    PDF_TH,
    PDF_TD,
    PDF_FIGURE,
    PDF_CAPTION,
    PDF_LINK,
    PDF_SPAN,
    PDF_NOTE,
    PDF_BLOCKQUOTE,
    PDF_CODE,
    PDF_ROLES,
};

enum pdf_scope { PDF_SCOPE_NONE, PDF_SCOPE_COLUMN, PDF_SCOPE_ROW, PDF_SCOPE_BOTH };

struct pdf_rect {
    float x, y, width, height;
};

struct pdf_element {
    enum pdf_role role;
    struct pdf_element *parent, *first, *last, *next;
    const char *language;    // NULL: as its parent
    const char *alternative; // PDF_FIGURE: its text alternative, never NULL there
    const char *actual;      // PDF_SPAN: ActualText; or NULL
    enum pdf_scope scope;    // PDF_TH
    int columns, rows;       // PDF_TH, PDF_TD: spans; 0 and 1 mean one
    const char *bookmark;    // outline title; NULL: not in the outline (headings usually are)
    struct pdf_rect box;     // PDF_FIGURE: its bounds on `box_page`
    int box_page;            // from 0
    bool numbered;           // PDF_L: whether its labels are numbers (ListNumbering Decimal)
    int number;              // place in the order of making; pdf_element_add sets it
};

// Fonts are files; the glyphs used are subset into the PDF.
struct pdf_font {
    const char *path; // TrueType or CFF OpenType file, or a collection
    unsigned index;   // face in a collection
};

struct pdf_colour {
    float red, green, blue; // 0 to 1
};

// Stands for a space that has no glyph (Pango's PANGO_GLYPH_EMPTY, at a wrap). A real space is
// written there, so that the words stay apart when the text is copied.
#define PDF_GLYPH_BLANK 0x0FFFFFFFu

// A run of glyphs on one baseline.
struct pdf_glyph {
    uint32_t id;              // glyph index in the font file
    float advance;            // to the next glyph, points
    float x_offset, y_offset; // from the pen, points, y down
    uint32_t cluster;         // byte offset in the run's text of the cluster it belongs to;
                              // rising in left-to-right runs, falling in right-to-left ones
};

struct pdf_run {
    int font;   // index in the document's fonts
    float size; // points
    float x, y; // pen at the start of the baseline
    struct pdf_colour colour;
    const char *text; // UTF-8, what the glyphs say; not NUL-terminated
    size_t text_length;
    const struct pdf_glyph *glyphs; // in the order painted, left to right
    size_t glyph_count;
};

// How a stroke is drawn where a path's `round` and its one dash do not say it. The numbers of caps
// and joins are PDF's own.
enum pdf_cap { PDF_CAP_BUTT, PDF_CAP_ROUND, PDF_CAP_SQUARE };
enum pdf_join { PDF_JOIN_MITRE, PDF_JOIN_ROUND, PDF_JOIN_BEVEL };
struct pdf_pen {
    enum pdf_cap cap;
    enum pdf_join join;
    float mitre_limit;   // 1 or more
    const float *dashes; // on, off, on, ...; none: a solid line
    size_t dash_count;
    float dash_start; // how far into the dashes it begins
};

// A path: moves, lines, cubic curves, closes.
enum pdf_verb { PDF_MOVE, PDF_LINE, PDF_CURVE, PDF_CLOSE };

struct pdf_path {
    const uint8_t *verbs; // enum pdf_verb; they take 1, 1, 3 and 0 points
    size_t verb_count;
    const float *points; // x, y, x, y, ...
    bool fill, stroke, even_odd;
    struct pdf_colour fill_colour, stroke_colour;
    float stroke_width;
    bool round;                                   // round caps and joins; otherwise butt and mitre
    float dash_on, dash_off;                      // 0: a solid line
    const struct pdf_pen *pen;                    // NULL: as the three above say
    float fill_transparency, stroke_transparency; // 0: opaque, to 1: not seen
    // In place of an outline: paths that are mixed with each other first, and then seen through
    // fill_transparency as one. Only in a group that is cut off at its edges.
    const struct pdf_path *layer;
    size_t layer_count;
};

// Paths in units of their own, painted in order. Their coordinates are written as whole numbers,
// so the unit is to be fine enough; that makes a drawing of many curves a third smaller. The paths
// may be shared by any number of groups and documents. A drawing that stands in several places is
// written once where it is said to be repeated; where its paths outlive the cache, which is what
// PDF_KEPT promises, what was written is kept for other documents too. Drawings with transparency
// are always written where they stand.
enum pdf_sharing { PDF_ONCE, PDF_REPEATED, PDF_KEPT };

struct pdf_group {
    const struct pdf_path *paths;
    size_t count;
    float x, y;               // where the group's origin is on the page
    float scale;              // points to a unit
    float width, height;      // units; what lies beyond them is cut off. 0: nothing is
    enum pdf_sharing sharing; // not where it is cut off
};

// An image, drawn into a box as large as its proportions want. It outlives the document.
struct pdf_picture {
    const struct pdf_image *image;
    struct pdf_rect box;
};

enum pdf_item_kind { PDF_RUN, PDF_PATH, PDF_GROUP, PDF_PICTURE };

struct pdf_item {
    enum pdf_item_kind kind;
    const struct pdf_element *slot; // the PDF_CONTENT it is painted for; NULL: an artifact
    union {
        struct pdf_run run;
        struct pdf_path path;
        struct pdf_group group;
        struct pdf_picture picture;
    };
};

// A link's active rectangle: one a line, all with the same PDF_LINK element.
struct pdf_link {
    const struct pdf_element *element; // PDF_LINK
    struct pdf_rect box;
    const char *address; // URI; or NULL for a place in this document:
    const struct pdf_element *target;
    const char *description; // /Contents
};

struct pdf_page {
    float width, height;
    VEC_OF(struct pdf_item)
    struct {
        VEC_OF(struct pdf_link)
    } links;
};

struct pdf_document {
    struct arena *arena; // everything in the document lies here
    const char *title, *language, *author, *subject, *keywords, *producer; // title and language set
    long long modified; // seconds since 1970; both dates of the PDF
    bool right_to_left; // reading direction, for the viewer
    bool archive;       // PDF/A-2a as well: its colours have a profile; it must hold no inks
    struct {
        VEC_OF(struct pdf_font)
    } fonts;
    struct {
        VEC_OF(struct pdf_page)
    } pages;
    struct pdf_element *root; // PDF_DOCUMENT
    int element_count;
};

// Makes an empty document in the arena, with its root element.
struct pdf_document *pdf_document_new(struct arena *arena, const char *title, const char *language);

// Appends a new element to `parent`.
struct pdf_element *pdf_element_add(struct pdf_document *document, struct pdf_element *parent,
                                    enum pdf_role role);

// Adds a page and returns its number (from 0); adds a font once and returns its index.
int pdf_page_add(struct pdf_document *document, float width, float height);
int pdf_font_add(struct pdf_document *document, const char *path, unsigned index);

// Appends an item or a link to a page.
void pdf_item_add(struct pdf_document *document, int page, struct pdf_item item);
void pdf_link_add(struct pdf_document *document, int page, struct pdf_link link);

// Font files that stay open between documents of one worker. End it with pdf_cache_close.
struct pdf_cache;
struct pdf_cache *pdf_cache_open(void);
void pdf_cache_close(struct pdf_cache *cache);

// Writes the document to the end of `out`. The same document gives the same bytes. False with a
// diagnostic of DIAG_FAILURE, `out` then as it was, where a font cannot be read or subset or must
// not be embedded ("pdf-font"), a glyph is missing ("pdf-glyph", with the text), an internal link's
// target is on no page ("pdf-link"), or the list holds what a PDF cannot ("pdf-document",
// "pdf-page": no page or title, a number that is none, a figure without its alternative, an image
// of inks in an archive).
bool pdf_write(const struct pdf_document *document, struct pdf_cache *cache, struct buf *out,
               struct diag_list *diags);

#endif
