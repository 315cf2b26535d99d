// Paragraphs: shaped and broken into lines by Pango, painted as runs of glyphs.
//
// Lengths are in the virtual points of layout; painting scales them to paper.
#ifndef REGIMEN_PRINT_TEXT_H
#define REGIMEN_PRINT_TEXT_H

#include "print/print_fonts.h"
#include "print/print_tree.h"

// What has been shaped, kept between documents of one worker. The fonts must outlive it.
struct print_shapes;
struct print_shapes *print_shapes_open(struct print_fonts *fonts, const char *language,
                                       bool right_to_left);
void print_shapes_close(struct print_shapes *shapes);

// Makes the paragraphs of one document.
struct print_shaper {
    struct print_shapes *shapes;
    struct arena *arena;
    float ascent, descent; // of the print face, in sizes
    float leading;         // factor of every look's leading; 1 unless white is tightened
    // The first character that no font has, and the text it stands in; 0 where all is well.
    uint32_t missing;
    const char *missing_in;
    // Words that had to be broken, and of tables that are too wide for their words a word of each;
    // every one once. Of a table's own words nothing is noted.
    struct {
        VEC_OF(const char *)
    } broken, squeezed;
    bool in_squeezed; // within such a table
};

// A link within the document that waits for its target.
struct print_link_due {
    int page;
    size_t which; // of the page's links
    const char *to;
};

// Links from place to place within a document. A target may be painted after what leads to it, so
// links wait here until all is painted.
struct print_links {
    struct arena *arena;
    struct map targets; // id -> struct pdf_element
    struct {
        VEC_OF(struct print_link_due)
    } due;
};

// What has been measured is painted onto a page of a document through this. Where a document has
// several pages each has a brush of its own, and `top` takes the flow's height to that page.
struct print_brush {
    struct pdf_document *document;
    int page;
    float scale;                    // from layout's points to those of paper
    float left, top;                // of the flow's upper start corner, on paper
    float width;                    // of the page's content, in layout's points
    bool right_to_left;             // whether places count from the right
    float start;                    // where the page begins in the flow, in layout's points
    const struct print_brush *next; // of the page behind, or NULL
    float notes_top;                // where footnotes begin, as a height of the flow
    float *notes_end;               // where the next one goes; NULL: there are none
    struct print_links *links;      // takes links within the document; NULL: there are none
};

// The brush of the page that a height of the flow is on, looked for from one of a page before.
const struct print_brush *print_brush_at(const struct print_brush *brush, float y);

// Begins a document, which lies in the arena; there is one at a time. What earlier ones had shaped
// is let go where it has become much.
void print_shaper_init(struct print_shaper *shaper, struct print_shapes *shapes,
                       struct arena *arena);

// Breaks a paragraph into lines of at most `width` and returns their height. A word that is wider
// is broken where it must be.
float print_text_height(struct print_shaper *shaper, struct print_text *text,
                        const struct print_look *look, float width);

// Notes that a table is too wide for its words, one of which is given.
void print_text_note_squeezed(struct print_shaper *shaper, const char *word);

// The width of a paragraph in one line, and that of its widest word.
float print_text_width(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look);
float print_text_word(struct print_shaper *shaper, struct print_text *text,
                      const struct print_look *look);

// The widest word of a paragraph whose words were measured, in the shaper's arena.
const char *print_text_widest_word(struct print_shaper *shaper, const struct print_text *text);

// The height from the top of a paragraph's first line to its baseline. The paragraph was measured.
float print_text_baseline(const struct print_shaper *shaper, const struct print_text *text,
                          const struct print_look *look);

// How many lines a measured paragraph has, and their heights.
size_t print_text_lines(const struct print_text *text);
// Which line a byte of a measured paragraph is on.
size_t print_text_line_of(const struct print_text *text, size_t byte);
void print_text_line_heights(const struct print_shaper *shaper, const struct print_text *text,
                             float *heights);

// The span that a byte of a paragraph is in; NULL where it has none.
const struct print_span *print_text_span(const struct print_text *text, size_t byte);

// Paints a paragraph that print_text_height measured into a frame of that width whose start corner
// is (x, y); its content is appended to `element` (NULL: it is an artifact). A character that no
// font has is noted in the shaper, and so is a word that had to be broken.
void print_text_paint(struct print_shaper *shaper, const struct print_brush *brush,
                      const struct print_text *text, const struct print_look *look, float x,
                      float y, float width, struct pdf_element *element);

#endif
