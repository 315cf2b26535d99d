// The elements of a print document and what each may hold; the table behind print_tree.c.
#ifndef REGIMEN_PRINT_ELEMENTS_H
#define REGIMEN_PRINT_ELEMENTS_H

#include "print/print_tree.h"

// What kind of place an element fits.
enum {
    GROUP_BLOCK = 1,
    GROUP_INLINE = 2,
    GROUP_COLUMN = 4,
    GROUP_ITEM = 8,
    GROUP_TR = 16,
    GROUP_CELL = 32,
    GROUP_LOG = 64,
    GROUP_ROOT = 128,
    GROUP_RUNNING = 256, // heads and feet of pages
};

struct print_element {
    const char *name;
    unsigned group; // where it may stand
    unsigned holds; // groups of what may stand in it; GROUP_INLINE: text too
    unsigned takes; // attributes, 1 << enum print_attribute
    unsigned needs;
};

extern const struct print_element print_elements[PRINT_KINDS];

enum print_attribute_kind { ATTR_IS_TEXT, ATTR_IS_NUMBER, ATTR_IS_WORD, ATTR_IS_ADDRESS };

struct print_attribute_rule {
    const char *name;
    enum print_attribute_kind kind;
    double least, most;
    const char *words; // ATTR_IS_WORD: " ltr rtl "
};

extern const struct print_attribute_rule print_attributes[PRINT_ATTRIBUTES];

#endif
