// A paragraph's lines: shaped once by Pango, broken as often as layout asks.
//
// Pango shapes a paragraph anew for each width that it is broken to, and the rest of it anew for
// each line. Fitting a page asks for dozens of widths, so a paragraph is shaped here as one long
// line, and its lines are cut out of that, at the places that Pango says a line may break. Nothing
// is lost by it: scripts do not join letters over such a place, and kerning there is with a space.
//
// Characters are counted from the start of the paragraph; widths are in Pango's units.
#ifndef REGIMEN_PRINT_LINES_H
#define REGIMEN_PRINT_LINES_H

#include "print/print_text.h"

#include <pango/pango.h>

// One line: characters from `first` up to but without `end`. White space at its end has no width.
struct print_line {
    uint32_t first, end;
    uint32_t start, stop; // the same, as bytes of the text
    int width;
    float height; // as looks want it, without the shaper's own leading
    bool hyphen;  // a hyphen that is not in the text ends it
    // The word that had to be broken at its end, as bytes of the text; both 0: none had to be.
    uint32_t word, word_stop;
};

struct print_lines {
    size_t n;
    const struct print_line *at;
    float height; // of all
};

// A run of a line in visual order, cut to the line; released by print_runs_release.
struct print_runs {
    size_t n;
    PangoGlyphItem **at;
};

// Shapes a paragraph, once: later calls do nothing. Until it is broken to a width, only forced
// breaks end its lines. Memory is the shaper's.
void print_lines_shape(struct print_shaper *shaper, struct print_text *text,
                       const struct print_look *look);

// Breaks a shaped paragraph to a width, above 0. A word that is wider is broken where it must be.
// The result stands until it is broken to another width.
struct print_lines print_lines_break(struct print_shaper *shaper, const struct print_text *text,
                                     int width);

// The lines as last broken.
struct print_lines print_lines_of(const struct print_text *text);

// The width of the widest line where only forced breaks break, and of the widest word.
int print_lines_natural(const struct print_text *text);
int print_lines_word(const struct print_text *text);
// The bytes of the widest word, up to but without `stop`.
void print_lines_widest(const struct print_text *text, size_t *start, size_t *stop);

// The first character that no font has, with the byte it begins at; false where there is none.
bool print_lines_missing(const struct print_text *text, size_t *byte);

// Cuts out the runs of a line. A hyphen, where the line ends in one, is the glyph `hyphen` tells of
// the last run's font.
struct print_runs print_lines_runs(struct arena *arena, const struct print_text *text,
                                   const struct print_line *line);
void print_runs_release(struct print_runs *runs);

#endif
