// Orders; see template_order.h.
#include "template/template_order.h"

#include "template/template_engine.h"

#include <stdlib.h>
#include <string.h>

// ---- keys -----------------------------------------------------------------------------------

static int compare_keys(const void *a, const void *b) {
    const struct template_key *x = a, *y = b;
    if (!x->text != !y->text) return x->text ? 1 : -1;
    if (!x->text) {
        if (x->is_integer && y->is_integer)
            return (x->integer > y->integer) - (x->integer < y->integer);
        return (x->number > y->number) - (x->number < y->number);
    }
    size_t length = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, length);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

static size_t count_keys(lua_State *L, int table) {
    size_t n = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        n++;
    }
    return n;
}

static void read_key(lua_State *L, struct template_key *key) {
    *key = (struct template_key){0};
    if (lua_type(L, -1) == LUA_TSTRING) {
        key->text = lua_tolstring(L, -1, &key->length);
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        key->is_integer = lua_isinteger(L, -1);
        key->integer = lua_tointeger(L, -1);
        key->number = lua_tonumber(L, -1);
    } else {
        template_fail(L, NULL, "a table with a %s as a key has no order to go through it",
                      luaL_typename(L, -1));
    }
}

struct template_keys template_sort_keys(lua_State *L, int table) {
    table = lua_absindex(L, table);
    luaL_checkstack(L, 8, NULL);
    size_t n = count_keys(L, table), i = 0;
    template_charge(L, n);
    struct template_key *keys = lua_newuserdatauv(L, n * sizeof *keys, 0);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        read_key(L, &keys[i++]);
    }
    if (n) qsort(keys, n, sizeof *keys, compare_keys);
    return (struct template_keys){keys, n};
}

void template_push_key(lua_State *L, const struct template_key *key) {
    if (key->text) {
        lua_pushlstring(L, key->text, key->length);
    } else if (key->is_integer) {
        lua_pushinteger(L, key->integer);
    } else {
        lua_pushnumber(L, key->number);
    }
}

// The iterator of pairs: upvalues are the table, its keys in order, and how many were seen.
static int next_pair(lua_State *L) {
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL) return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) break; // it may be gone by now
        lua_pop(L, 2);
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

static int next_item(lua_State *L) {
    lua_Integer i = luaL_checkinteger(L, 2) + 1;
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int pairs(lua_State *L) {
    if (luaL_getmetafield(L, 1, "__len") != LUA_TNIL) { // a list of the guide's
        lua_pushcfunction(L, next_item);
        lua_pushvalue(L, 1);
        lua_pushinteger(L, 0);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_pushvalue(L, 1);
    struct template_keys keys = template_sort_keys(L, 1);
    lua_createtable(L, keys.n < 1000000 ? (int)keys.n : 0, 0);
    for (size_t i = 0; i < keys.n; i++) {
        template_push_key(L, &keys.at[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_replace(L, -2);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

// next(t): the first key in the order of pairs, with its value; nil for an empty table.
static int next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        return template_fail(L, "go through a table with pairs", "next takes a table only");
    struct template_keys keys = template_sort_keys(L, 1);
    if (!keys.n) {
        lua_pushnil(L);
        return 1;
    }
    template_push_key(L, &keys.at[0]);
    lua_pushvalue(L, -1);
    lua_rawget(L, 1);
    return 2;
}

void template_add_pairs(lua_State *L) {
    static const luaL_Reg functions[] = {{"pairs", pairs}, {"next", next}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

// ---- sorting --------------------------------------------------------------------------------

enum { SORT_BY = 2, SORT_FROM = 3, SORT_TO = 4 }; // stack indices

// Whether the value on top of the stack must come before the one below it.
static bool comes_before(lua_State *L) {
    if (lua_isnil(L, SORT_BY)) return lua_compare(L, -1, -2, LUA_OPLT);
    lua_pushvalue(L, SORT_BY);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

// Merges [low, middle) and [middle, high) of one table into the other.
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high) {
    lua_Integer left = low, right = middle;
    for (lua_Integer out = low; out < high; out++) {
        bool take_right = left >= middle;
        if (!take_right && right < high) {
            lua_rawgeti(L, from, left);
            lua_rawgeti(L, from, right);
            take_right = comes_before(L);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, out);
    }
}

// table.sort(t, before): stable, unlike Lua's own.
static int sort(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_Integer n = (lua_Integer)lua_rawlen(L, 1);
    for (lua_Integer width = 1; width < n && width > 0; width *= 2) template_charge(L, (size_t)n);
    lua_settop(L, 2);
    lua_pushvalue(L, 1);
    lua_createtable(L, (int)n, 0);
    int from = SORT_FROM, to = SORT_TO;
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width <= n ? low + width : n + 1;
            lua_Integer high = low + 2 * width <= n ? low + 2 * width : n + 1;
            merge(L, from, to, low, middle, high);
        }
        int spare = from;
        from = to;
        to = spare;
    }
    for (lua_Integer i = 1; from != SORT_FROM && i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

void template_add_sort(lua_State *L) {
    lua_pushcfunction(L, sort);
    lua_setfield(L, -2, "sort");
}
