// pairs, next and table.sort with one order: the same input gives the same bytes in every run.
#ifndef REGIMEN_TEMPLATE_ORDER_H
#define REGIMEN_TEMPLATE_ORDER_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

// Add pairs and next, or sort, to the table on top of the stack.
void template_add_pairs(lua_State *L);
void template_add_sort(lua_State *L);

struct template_key {
    const char *text; // NULL for a number
    size_t length;
    lua_Number number;
    lua_Integer integer;
    bool is_integer;
};

struct template_keys {
    struct template_key *at; // on the Lua stack as userdata
    size_t n;
};

// Pushes a userdata with the keys of a table, numbers first, then texts by their bytes. Raises an
// error for other kinds of keys.
struct template_keys template_sort_keys(lua_State *L, int table);

// Pushes a key.
void template_push_key(lua_State *L, const struct template_key *key);

#endif
