// The library; see template_library.h.
#include "template/template_library.h"

#include "template/template_engine.h"
#include "template/template_order.h"
#include "template/template_pattern.h"

#include <lualib.h>
#include <string.h>

// ---- charged functions ----------------------------------------------------------------------

// The work of an argument: bytes of a text, items of a table.
static size_t size_of(lua_State *L, int argument) {
    switch (lua_type(L, argument)) {
    case LUA_TSTRING:
        return lua_rawlen(L, argument) / 16;
    case LUA_TTABLE:
        return lua_rawlen(L, argument) / 4;
    default:
        return 0;
    }
}

// Calls the function of Lua's that is its upvalue, at the price of its first two arguments.
static int call_charged(lua_State *L) {
    template_charge(L, size_of(L, 1) + size_of(L, 2));
    const lua_CFunction *function = lua_touserdata(L, lua_upvalueindex(1));
    return (*function)(L);
}

static void charge_function(lua_State *L, const char *name) {
    lua_getfield(L, -1, name);
    lua_CFunction *function = lua_newuserdatauv(L, sizeof *function, 0);
    *function = lua_tocfunction(L, -2);
    lua_pushcclosure(L, call_charged, 1);
    lua_setfield(L, -3, name);
    lua_pop(L, 1);
}

// ---- texts ----------------------------------------------------------------------------------

enum { LONGEST_REPETITION = 1 << 20 };

static int repeat(lua_State *L) {
    size_t length, between;
    luaL_checklstring(L, 1, &length);
    lua_Integer times = luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &between);
    if (times > 0 && length + between > (size_t)LONGEST_REPETITION / (size_t)times)
        return template_fail(L, NULL, "string.rep would make a text longer than %d bytes",
                             LONGEST_REPETITION);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

// Whether a format holds %p, which would write an address.
static bool has_pointer(const char *format) {
    while ((format = strchr(format, '%'))) {
        format++;
        if (*format == '%') {
            format++;
            continue;
        }
        format += strspn(format, "-+ #0123456789.");
        if (*format == 'p') return true;
    }
    return false;
}

static int format(lua_State *L) {
    if (has_pointer(luaL_checkstring(L, 1)))
        return template_fail(L, NULL, "string.format has no %%p here");
    for (int i = 2; i <= lua_gettop(L); i++)
        if (lua_type(L, i) >= LUA_TTABLE)
            return template_fail(L, NULL, "string.format cannot write a %s", luaL_typename(L, i));
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

// As Lua's, but a table is "table", without its address.
static int to_string(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_type(L, 1) < LUA_TTABLE || lua_islightuserdata(L, 1)) {
        luaL_tolstring(L, 1, NULL);
    } else if (luaL_getmetafield(L, 1, "__name") != LUA_TSTRING) {
        lua_pushstring(L, luaL_typename(L, 1));
    }
    return 1;
}

// ---- libraries ------------------------------------------------------------------------------

// Keeps of the table on top of the stack only the names given.
static void keep_only(lua_State *L, const char *const *names) {
    lua_newtable(L);
    for (; *names; names++) {
        lua_getfield(L, -2, *names);
        lua_setfield(L, -2, *names);
    }
    lua_replace(L, -2);
}

static int refuse_change(lua_State *L) {
    return template_fail(L, NULL, "'%s' cannot be changed", lua_tostring(L, lua_upvalueindex(1)));
}

// Puts an empty table before the library on top of the stack, so that nothing can be changed.
static void protect(lua_State *L, const char *name) {
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, refuse_change, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}

static const char *const base_names[] = {"assert",   "error", "ipairs", "select",
                                         "tonumber", "type",  NULL};
static const char *const string_names[] = {"byte", "char",  "len",    "lower", "reverse",
                                           "sub",  "upper", "format", "rep",   NULL};
static const char *const table_names[] = {"concat", "insert", "pack", "remove", "unpack", NULL};
static const char *const utf8_names[] = {"char", "charpattern", "codepoint", "codes",
                                         "len",  "offset",      NULL};
static const char *const math_names[] = {
    "abs",  "acos", "asin", "atan", "ceil",       "cos",  "deg",        "exp",  "floor",
    "fmod", "huge", "log",  "max",  "maxinteger", "min",  "mininteger", "modf", "pi",
    "rad",  "sin",  "sqrt", "tan",  "tointeger",  "type", "ult",        NULL};

static void open_library(lua_State *L, const char *name, lua_CFunction open,
                         const char *const *names) {
    luaL_requiref(L, name, open, 0);
    keep_only(L, names);
}

// Puts a function before Lua's own, which becomes its upvalue.
static void put_before(lua_State *L, const char *name, lua_CFunction mine) {
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, mine, 1);
    lua_setfield(L, -2, name);
}

static void add_string(lua_State *L) {
    open_library(L, "string", luaopen_string, string_names);
    put_before(L, "rep", repeat);
    put_before(L, "format", format);
    template_add_patterns(L);
    protect(L, "string");
    // Methods of texts, as in ("x"):upper(), are the same functions.
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
    lua_setfield(L, -2, "string");
}

static void add_table(lua_State *L) {
    open_library(L, "table", luaopen_table, table_names);
    for (const char *const *name = table_names; *name; name++) charge_function(L, *name);
    template_add_sort(L);
    protect(L, "table");
    lua_setfield(L, -2, "table");
}

static void add_utf8(lua_State *L) {
    open_library(L, "utf8", luaopen_utf8, utf8_names);
    charge_function(L, "len");
    charge_function(L, "codepoint");
    charge_function(L, "offset");
    protect(L, "utf8");
    lua_setfield(L, -2, "utf8");
}

void template_add_library(lua_State *L) {
    luaL_requiref(L, "_G", luaopen_base, 0);
    for (const char *const *name = base_names; *name; name++) {
        lua_getfield(L, -1, *name);
        lua_setfield(L, -3, *name);
    }
    lua_pop(L, 1);
    lua_pushcfunction(L, to_string);
    lua_setfield(L, -2, "tostring");
    template_add_pairs(L);
    add_string(L);
    add_table(L);
    add_utf8(L);
    open_library(L, "math", luaopen_math, math_names);
    protect(L, "math");
    lua_setfield(L, -2, "math");
}
