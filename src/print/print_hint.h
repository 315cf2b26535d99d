// What a print template's mistakes are told with: the names that would be right, and libxml2's
// faults in our own words. Only for print/: it shows a type of libxml2.
#ifndef REGIMEN_PRINT_HINT_H
#define REGIMEN_PRINT_HINT_H

#include "print/print_elements.h"

#include <libxml/xmlerror.h>

// Each makes a hint in the arena: the element that was meant; what an element may stand in; the
// attributes that it takes; what an attribute's value is to be; the class that was meant, or where
// classes are made.
const char *print_hint_element(struct arena *arena, const char *name);
const char *print_hint_parents(struct arena *arena, enum print_kind kind);
const char *print_hint_attributes(struct arena *arena, enum print_kind kind, const char *name);
const char *print_hint_value(struct arena *arena, enum print_attribute attribute);
const char *print_hint_class(struct arena *arena, const struct print_style *style,
                             const char *name);

// What makes the markup ill-formed, as the end of a sentence, in the arena.
const char *print_hint_fault(struct arena *arena, const xmlError *error);

#endif
