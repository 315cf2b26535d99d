// Renderings under their limits.
#ifndef REGIMEN_TEMPLATE_RUN_H
#define REGIMEN_TEMPLATE_RUN_H

#include "template/template_engine.h"

// The allocator of an engine's Lua: within a rendering it keeps to the limit of memory and charges
// for large pieces, so that copying long texts costs steps.
void *template_allocate(void *engine, void *old, size_t old_size, size_t size);

// What compiled templates call before each turn of a loop and each body of a function: takes steps,
// and raises the limit's error where none are left or it is late.
int template_take_step(lua_State *L);

// Calls `function` with `argument` as light userdata, under the limits of the engine. False with a
// diagnostic at `file` or at where the template was.
bool template_run_protected(struct template_engine *engine, struct template_run *run,
                            const struct template_file *file, lua_CFunction function,
                            void *argument);

#endif
