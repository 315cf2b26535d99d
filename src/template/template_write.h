// What compiled templates call: writing, layouts, includes.
#ifndef REGIMEN_TEMPLATE_WRITE_H
#define REGIMEN_TEMPLATE_WRITE_H

#include "template/template_engine.h"

// Makes the writers of a compiled template and keeps them with it.
void template_add_writers(struct template_engine *engine, struct template_file *file);

// Adds layout() and include() to the table on top of the stack.
void template_add_structure(lua_State *L);

// Runs a template and then its layouts, in protected mode. The file is a light userdata and the
// only argument; engine->run is set.
int template_run_chain(lua_State *L);

// Pushes a table of globals for one rendering.
void template_push_env(lua_State *L);

#endif
