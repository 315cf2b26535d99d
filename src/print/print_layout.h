// Layout: where each box of a print document goes.
//
// Measuring writes places into the tree and may be done again with another width or another
// measure of white; painting then puts the tree onto a page. Both work in virtual points, with x
// counted from the side where reading starts.
#ifndef REGIMEN_PRINT_LAYOUT_H
#define REGIMEN_PRINT_LAYOUT_H

#include "print/print_text.h"

struct print_layout {
    struct print_shaper *shaper;
    struct arena *arena;
    float space;  // factor of white between and within boxes
    float scale;  // from these points to those of paper
    float shrunk; // figures: from 0, as wide as their template says, to 1, their smallest
};

// Lays a node and all below it out in `width` and returns its height.
float print_measure(struct print_layout *layout, struct print_node *node, float width);

// Lays the content of a node (text or children) out below each other in a width, from (x, y) of the
// node, and returns the content's height.
float print_measure_content(struct print_layout *layout, struct print_node *node, float x, float y,
                            float width);

// The width that a node's content would take in one line, and that of its widest word; padding
// included.
float print_natural_width(struct print_layout *layout, const struct print_node *node);
float print_word_width(struct print_layout *layout, const struct print_node *node);

// Padding of a node beside and above its content; white above follows layout's `space`.
float print_padding_x(const struct print_node *node);
float print_padding_y(const struct print_layout *layout, const struct print_node *node);

// The width that a figure is given. At its smallest it is "least" of its look wide on paper.
float print_figure_width(const struct print_layout *layout, const struct print_node *node);

// How far below a node's top the line of its paragraph begins that a byte of it is on.
float print_line_top(const struct print_layout *layout, const struct print_node *node, size_t byte);

// What stands before a node's content besides padding: a box's bar, a heading's badge.
float print_lead(const struct print_node *node);

// Lays a table, a log or columns out; see print_measure.
float print_measure_table(struct print_layout *layout, struct print_node *node, float width);
float print_measure_log(struct print_layout *layout, struct print_node *node, float width);
float print_measure_columns(struct print_layout *layout, struct print_node *node, float width);

// Columns that go on over pages: from the next print_measure on they are filled down to the end of
// the page that they begin on, which is `room` below their top, and of further pages of that
// height; on the last page they are balanced. Returns whether that is new to the node.
bool print_columns_divide(struct print_layout *layout, struct print_node *node, float room,
                          float page);

// A table's first row where all its cells are headers, and more rows stand below; or NULL.
struct print_node *print_table_head(const struct print_node *table);

// The widest word in a table.
const char *print_table_word(struct print_layout *layout, struct print_node *table);

// Shares `height` among the spacers that grow, which stand directly in the document. Takes effect
// at the next print_measure.
void print_grow(struct print_node *document, float height);

#endif
