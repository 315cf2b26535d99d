// The guide as Lua sees it: read-only objects over the const model, nothing copied.
#ifndef REGIMEN_TEMPLATE_OBJECTS_H
#define REGIMEN_TEMPLATE_OBJECTS_H

#include "template/template_engine.h"

// Makes the metatables and caches of an engine.
void template_open_objects(lua_State *L);

void template_push_guide(lua_State *L, const struct guide *guide);
void template_push_entry(lua_State *L, const struct entry *entry); // NULL pushes nil
void template_push_nodes(lua_State *L, const struct template_nodes *nodes);

// What an argument holds, or NULL or false where it is something else.
const struct entry *template_to_entry(lua_State *L, int index);
bool template_to_nodes(lua_State *L, int index, struct template_nodes *nodes);
bool template_is_list(lua_State *L, int index);
const struct dosage *template_to_dosage(lua_State *L, int index);
const struct frequency *template_to_frequency(lua_State *L, int index);
const struct routine_phase *template_to_phase(lua_State *L, int index);
bool template_to_range(lua_State *L, int index, struct range *range);

// What to call a value in a message: "exercise", "list", "table".
const char *template_kind_name(lua_State *L, int index);

#endif
