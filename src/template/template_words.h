// Functions of a template that say something in the guide's language.
#ifndef REGIMEN_TEMPLATE_WORDS_H
#define REGIMEN_TEMPLATE_WORDS_H

#include <lua.h>

// Adds words, dose, facts, frequency, minutes, steps, number, list, date, escape and slug to the
// table on top of the stack.
void template_add_words(lua_State *L);

#endif
