// json(value): what a template hands to a script or to a machine that reads the page.
#ifndef REGIMEN_TEMPLATE_JSON_H
#define REGIMEN_TEMPLATE_JSON_H

#include <lua.h>

// Adds json to the table on top of the stack.
//
// It takes texts, numbers, true, false, lists and tables of these. A table with a first item is an
// array, and so is an empty one; others are objects, whose keys are texts in the order of their
// bytes. The result is also safe within <script> and in an attribute that is escaped as usual: <,
// > and & are written as \u003c and so on, as are U+2028 and U+2029.
void template_add_json(lua_State *L);

#endif
