// Lua's errors as diagnostics at the template's own line.
#ifndef REGIMEN_TEMPLATE_ERROR_H
#define REGIMEN_TEMPLATE_ERROR_H

#include "template/template_engine.h"

// Finds the innermost template that runs and its line; NULL where none does. Allocates nothing.
const struct template_file *template_where(lua_State *L, uint32_t *line);

// The message handler: notes message and place in engine->fault.
int template_note_error(lua_State *L);

// Adds the diagnostic of a rendering that ended with this status. `file` is what was rendered.
void template_tell_error(struct template_engine *engine, const struct template_file *file,
                         int status);

// Adds the diagnostic of a template that Lua cannot compile.
void template_tell_compile_error(struct template_engine *engine, const struct template_file *file,
                                 const char *message);

// Adds the diagnostic of a template that does not exist.
void template_tell_missing(struct template_engine *engine, const char *name, const char *hint);

// Writes a hint (TEMPLATE_HINT bytes) if a global with a name near to this one exists, else "".
void template_near_global(lua_State *L, const char *name, char *hint);

#endif
