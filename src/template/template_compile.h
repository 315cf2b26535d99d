// A template's text into a Lua chunk whose lines are the template's lines.
#ifndef REGIMEN_TEMPLATE_COMPILE_H
#define REGIMEN_TEMPLATE_COMPILE_H

#include "template/template_engine.h"

// The names that compiled templates call their writers by.
#define TEMPLATE_TEXT "__text"
#define TEMPLATE_VALUE "__value"
#define TEMPLATE_MARKUP "__markup"

// What they call before each turn of a loop, each jump and each body of a function, so that steps
// are counted where something could go on without end. A hook that counts the virtual
// machine's instructions has it make a call for every one of them. No template may use the name.
#define TEMPLATE_STEP "__step"

// Translates the file's source to Lua and fills its parts. The chunk takes the three writers,
// the step and its globals as arguments. False with a diagnostic where a tag or a text in it does
// not end, or where it uses the step's name.
bool template_compile(struct template_file *file, struct arena *arena, struct buf *lua,
                      struct diag_list *diags);

#endif
