// Finding, reading and compiling templates; each once for an engine.
#ifndef REGIMEN_TEMPLATE_LOAD_H
#define REGIMEN_TEMPLATE_LOAD_H

#include "template/template_engine.h"

// Finds a template by its name, reading and compiling it when first asked for. NULL where there is
// none that can be used: then either a diagnostic was added just now or for an earlier rendering
// (*told), or the file does not exist and `hint` (TEMPLATE_HINT bytes) names what may have been
// meant.
struct template_file *template_load(struct template_engine *engine, const char *name, bool *told,
                                    char *hint);

// The same for a plain Lua file; its `chunk` takes no arguments and has `env` as its globals.
struct template_file *template_load_lua(struct template_engine *engine, const char *name,
                                        bool *told, char *hint);

#endif
