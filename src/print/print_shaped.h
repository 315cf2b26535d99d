// Shaped paragraphs, kept from document to document.
//
// The same steps stand on a card, in a handout and in the book, and a card is tried with several
// amounts of text. A paragraph is shaped once for all of them: what is kept for a text in certain
// looks has no widths to break to and no colours, and nothing changes it.
#ifndef REGIMEN_PRINT_SHAPED_H
#define REGIMEN_PRINT_SHAPED_H

#include "print/print_fonts.h"
#include "print/print_tree.h"

#include "base/map.h"
#include "base/vec.h"

#include <pango/pango.h>

// A character of the paragraph.
struct print_letter {
    uint32_t byte; // where it begins
    int advance;   // Pango's units
    bool parts;    // whether glyphs can be parted before it
};

// What stands together between two places where a line may break. Counted in characters; widths in
// Pango's units.
struct print_piece {
    uint32_t first, text_end, end; // white space stands from text_end on
    int width, white, hyphen;      // hyphen: what one adds where a line ends behind this
    float height;                  // as the looks want it
    bool forced;                   // a line ends behind it
};

struct print_shaped {
    // One line for each that a forced break ends; NULL where it is one line put together from
    // words.
    PangoLayout *layout;
    const char *text;
    const PangoLogAttr *attributes;
    const struct print_letter *letters; // with one behind the last
    uint32_t count;
    PangoGlyphItem **runs; // of all of its lines, in the order of reading
    size_t run_count;
    struct {
        VEC_OF(PangoGlyphItem *)
    } own;             // those runs that are not the layout's: they are freed with it
    float look_height; // of a line in the paragraph's own look
    struct {
        VEC_OF(struct print_piece)
    } pieces;
};

// How many letters are kept at most between two documents: some 15 MB, a guide of a hundred pages.
#define PRINT_LETTERS_KEPT ((size_t)250000)

// The same of patients' handouts, whose names and notes come once: more would be of no use.
#define PRINT_LETTERS_KEPT_OF_PATIENTS ((size_t)60000)

// What one worker has shaped, with the context that it is shaped in.
struct print_shapes {
    struct print_fonts *fonts; // borrowed
    struct arena arena;
    PangoContext *context;
    struct print_words *words;
    float ascent, descent; // of the print face, in sizes
    struct map kept;
    struct {
        VEC_OF(struct print_shaped *)
    } all;
    size_t letters; // in all of them
    size_t most;    // of them that are kept between two documents
};

// Returns the paragraph shaped; it stands until print_shapes_trim or print_shapes_close.
const struct print_shaped *print_shapes_find(struct print_shapes *shapes,
                                             const struct print_text *text,
                                             const struct print_look *look);

// The same as a layout of Pango's, by which tests measure it; unref it.
PangoLayout *print_shapes_layout(struct print_shapes *shapes, const struct print_text *text,
                                 const struct print_look *look);

// Lets go of everything where more is kept than `most`.
void print_shapes_trim(struct print_shapes *shapes);

// What a hyphen adds where a line ends before a character; 0 where none is wanted there.
int print_shaped_hyphen(const struct print_shaped *shaped, uint32_t at);

// The glyph of a hyphen in a font, and its width; 0 where the font has none.
PangoGlyph print_hyphen(PangoFont *font, int *width);

// The place among the runs of the first that ends behind a byte; their count where none does.
size_t print_shaped_run(const struct print_shaped *shaped, size_t byte);

// The place among the letters of the one that begins at or behind a byte.
uint32_t print_shaped_letter(const struct print_shaped *shaped, size_t byte);

#endif
