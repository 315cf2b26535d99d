// Paragraphs: shaped and broken into lines by Pango, painted as runs of glyphs.
//
// Lengths are in the virtual points of layout; painting scales them to paper.
#ifndef REGIMEN_PRINT_TEXT_H
#define REGIMEN_PRINT_TEXT_H

#include "print/print_fonts.h"
#include "print/print_tree.h"

struct _PangoLayout;

// Makes paragraphs of one document. What it shaped is kept until print_shaper_release, so that a
// document can be laid out several times.
struct print_shaper {
    struct print_fonts *fonts;
    struct arena *arena;
    struct _PangoContext *context;
    float ascent, descent; // of the print face, in sizes
    float leading;         // factor of every look's leading; 1 unless white is tightened
    struct {
        VEC_OF(struct _PangoLayout *)
    } layouts;
    // The first character that no font has, and the text it stands in; 0 where all is well.
    uint32_t missing;
    const char *missing_in;
};

// What has been measured is painted onto a page of a document through this.
struct print_brush {
    struct pdf_document *document;
    int page;
    float scale;        // from layout's points to those of paper
    float left, top;    // of the page's content, on paper
    float width;        // of the page's content, in layout's points
    bool right_to_left; // whether places count from the right
};

void print_shaper_init(struct print_shaper *shaper, struct print_fonts *fonts, struct arena *arena,
                       const char *language, bool right_to_left);
void print_shaper_release(struct print_shaper *shaper);

// Breaks a paragraph into lines of at most `width` and returns their height. A word that is wider
// is broken where it must be.
float print_text_height(struct print_shaper *shaper, struct print_text *text,
                        const struct print_look *look, float width);

// The width of a paragraph in one line, and that of its widest word.
float print_text_width(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look);
float print_text_word(struct print_shaper *shaper, struct print_text *text,
                      const struct print_look *look);

// The height from the top of a paragraph's first line to its baseline. The paragraph was measured.
float print_text_baseline(const struct print_shaper *shaper, const struct print_text *text,
                          const struct print_look *look);

// Paints a paragraph that print_text_height measured into a frame of that width whose start corner
// is (x, y); its content is appended to `element` (NULL: it is an artifact). A character that no
// font has is noted in the shaper.
void print_text_paint(struct print_shaper *shaper, const struct print_brush *brush,
                      const struct print_text *text, const struct print_look *look, float x,
                      float y, float width, struct pdf_element *element);

#endif
