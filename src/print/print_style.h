// The style table of printed documents: how each element and class looks.
//
// templates/print/style.lua returns a table of groups, a group for each element ("p"), class
// ("dose") or part of the machinery ("page", "fit"): {p = {size = 13, colour = "#182028"}}. Every
// colour and size on paper comes from there.
#ifndef REGIMEN_PRINT_STYLE_H
#define REGIMEN_PRINT_STYLE_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/map.h"
#include "pdf/pdf.h"

#include <stdbool.h>

enum print_prop {
    // inherited by what stands inside
    PROP_SIZE,    // of type, points
    PROP_LEADING, // from baseline to baseline, in sizes
    PROP_WEIGHT,  // 400 or 700
    PROP_ITALIC,
    PROP_COLOUR,
    PROP_ALIGN,   // enum print_align
    PROP_HYPHENS, // whether words of paragraphs, items and cells are divided at the end of a line
    PROP_LABEL,   // whether this is a label, which may be smaller than running text
    // not inherited; lengths in points
    PROP_BEFORE, // least white above and below
    PROP_AFTER,
    PROP_PADDING, // all round
    PROP_PADDING_X,
    PROP_PADDING_Y,
    PROP_GAP,    // between columns; of a list between marker and text
    PROP_INDENT, // room for a list's markers
    PROP_FILL,
    PROP_BORDER, // colours
    PROP_BORDER_WIDTH,
    PROP_RADIUS,
    PROP_BAR, // colour of the bar at a box's start side
    PROP_BAR_WIDTH,
    PROP_MARKER, // colour of a list's markers
    PROP_MARKER_WEIGHT,
    PROP_RULE, // colour of lines between rows, under headings, to write on
    PROP_RULE_WIDTH,
    PROP_HEIGHT, // of a row of a log, of a line to write on
    PROP_LEAST,  // of a figure: the smallest width on paper that fitting may give it
    PROP_TICK,   // width of a box to tick
    PROP_TICK_WIDTH,
    PROP_KEEP_TOGETHER, // not torn apart by the end of a page where a page can hold it
    PROP_KEEP_NEXT,     // not the last on a page
    PROP_NEW_PAGE,      // begins a page
    // of "page"
    PROP_MARGIN_X,
    PROP_MARGIN_TOP,
    PROP_MARGIN_BOTTOM,
    PROP_HEADER, // from the paper's upper edge to the head's top, from the lower to the foot's end
    PROP_FOOTER,
    // of "fit"
    PROP_TEXT_FLOOR, // smallest type on paper, points
    PROP_LABEL_FLOOR,
    PROP_LARGE_TEXT_FLOOR, // the same in large print
    PROP_LARGE_LABEL_FLOOR,
    PROP_BOOK_MOST, // KiB of content that a book may have
    PROP_LARGEST,   // scale of type where there is room
    PROP_LOOSEST,   // factors of white: the most, the least before type is scaled, the very least
    PROP_TIGHT,
    PROP_TIGHTEST,
    PRINT_PROPS,
};

enum print_align { PRINT_START, PRINT_CENTRE, PRINT_END };

#define PRINT_NO_COLOUR (-1.0F)

// Every property has a value: what the style says, what is inherited, or the property's default.
// A colour is its 24 bits as a number, or PRINT_NO_COLOUR.
struct print_look {
    float at[PRINT_PROPS];
};

struct print_group; // what one group says

struct print_style {
    struct arena *arena;
    struct map groups; // name -> struct print_group
};

struct template_engine;

// Reads a style table, such as "print/style.lua", into the arena. False with diagnostics where it
// does not run ("template-failed") or holds what is not known ("bad-style").
bool print_style_read(struct print_style *style, struct arena *arena,
                      struct template_engine *engine, const char *name, struct diag_list *diags);

// Sets one value: `path` is "group.property", `number` or `text` is its value (`text` NULL: the
// number). On a mistake returns false, with *problem and *hint in the arena.
bool print_style_set(struct print_style *style, const char *path, double number, const char *text,
                     const char **problem, const char **hint);

// How an element of a class looks within one that looks like `outer` (NULL: nothing round it).
// `element` and `class` may be NULL; the class says more than the element.
struct print_look print_style_look(const struct print_style *style, const struct print_look *outer,
                                   const char *element, const char *class);

// Whether the style has a group of that name.
bool print_style_has(const struct print_style *style, const char *group);

// Adds the names of all groups, sorted, to the list, which lies in the arena.
void print_style_list(const struct print_style *style, struct arena *arena, struct strings *names);

// Adds all that the style says.
void print_style_digest(const struct print_style *style, struct digest_sum *sum);

// The colour in a property; it must not be PRINT_NO_COLOUR.
struct pdf_colour print_colour(float value);

#endif
