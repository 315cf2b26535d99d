// Values between C and Lua, and the functions that a writer adds.
#ifndef REGIMEN_TEMPLATE_VALUE_H
#define REGIMEN_TEMPLATE_VALUE_H

#include "template/template_engine.h"

// Pushes a value; Lua keeps copies of texts, and borrows entries and nodes.
void template_push_value(lua_State *L, const struct template_value *value);

// Pushes a function of the writer's.
void template_push_function(lua_State *L, const char *name, template_function *function,
                            void *context);

#endif
