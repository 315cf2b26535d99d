// Values of attributes: numbers, lengths, transformations, colours.
#ifndef REGIMEN_SVG_VALUE_H
#define REGIMEN_SVG_VALUE_H

#include <stdbool.h>
#include <stdint.h>

// x' = a x + c y + e, y' = b x + d y + f.
struct svg_matrix {
    double a, b, c, d, e, f;
};

// First `inner`, then `outer`.
struct svg_matrix svg_matrix_join(struct svg_matrix outer, struct svg_matrix inner);

// Moves behind white space, and a comma with it.
void svg_skip_spaces(const char **at);
void svg_skip_comma(const char **at);

// Takes a number as SVG writes them. False where there is none.
bool svg_take_number(const char **at, double *number);

// Takes `count` numbers with commas or spaces between. False where there are not so many.
bool svg_take_numbers(const char **at, double *numbers, int count);

// Reads a whole text as a length in user units; a percentage is of `whole`, and refused where that
// is 0. False where it is none, or in a unit of the font.
bool svg_read_length(const char *text, double whole, double *length);

// Reads a list of transformations, such as "translate(3) rotate(45)".
bool svg_read_transform(const char *text, struct svg_matrix *matrix);

// Reads a colour: #rgb, #rrggbb, both with alpha, rgb(), rgba(), or a name of CSS. *alpha is from
// 0 to 1.
bool svg_read_colour(const char *text, uint32_t *colour, double *alpha);

// Finds a named colour of CSS in any letter case (CSS Color 4, 6.1).
bool svg_find_colour(const char *name, uint32_t *colour);

#endif
