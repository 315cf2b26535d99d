// string.find, match, gmatch and gsub, with their work counted.
#ifndef REGIMEN_TEMPLATE_PATTERN_H
#define REGIMEN_TEMPLATE_PATTERN_H

#include <lua.h>

// Adds the four functions to the table on top of the stack.
void template_add_patterns(lua_State *L);

#endif
