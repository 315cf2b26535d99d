// What of Lua's own library a template may use, made safe and the same in every run.
//
// Nothing reaches files, the system, other code or the tables of the library itself. Functions
// whose work is not seen by the counting of steps are charged for it. What would differ from one
// run to the next (the order of pairs, addresses, random numbers) is ordered or left out.
#ifndef REGIMEN_TEMPLATE_LIBRARY_H
#define REGIMEN_TEMPLATE_LIBRARY_H

#include <lua.h>

// Adds the functions to the table on top of the stack.
void template_add_library(lua_State *L);

#endif
