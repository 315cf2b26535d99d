// JSON; see template_json.h.
#include "template/template_json.h"

#include "template/template_engine.h"
#include "template/template_objects.h"
#include "template/template_order.h"

#include <math.h>

enum { DEEPEST = 16 };

static void put_number(lua_State *L, struct buf *out) {
    if (lua_isinteger(L, -1)) {
        buf_put_number(out, lua_tointeger(L, -1));
    } else {
        double number = lua_tonumber(L, -1);
        if (!isfinite(number)) template_fail(L, NULL, "json cannot write a number without end");
        buf_printf(out, "%.14g", number);
    }
}

static void put_value(lua_State *L, int depth, struct buf *out);

// The items of the list or table on top of the stack.
static void put_array(lua_State *L, int depth, struct buf *out) {
    lua_Integer length = luaL_len(L, -1);
    buf_puts(out, "[");
    for (lua_Integer i = 1; i <= length; i++) {
        if (i > 1) buf_puts(out, ",");
        lua_geti(L, -1, i);
        put_value(L, depth + 1, out);
        lua_pop(L, 1);
    }
    buf_puts(out, "]");
}

static void put_object(lua_State *L, int depth, struct buf *out) {
    int table = lua_gettop(L);
    struct template_keys keys = template_sort_keys(L, table);
    buf_puts(out, "{");
    for (size_t i = 0; i < keys.n; i++) {
        if (!keys.at[i].text)
            template_fail(L, NULL,
                          "json wants a list without gaps, or a table whose keys are texts");
        if (i) buf_puts(out, ",");
        buf_json_script(out, keys.at[i].text, keys.at[i].length);
        buf_puts(out, ":");
        template_push_key(L, &keys.at[i]);
        lua_rawget(L, table);
        put_value(L, depth + 1, out);
        lua_pop(L, 1);
    }
    buf_puts(out, "}");
    lua_pop(L, 1);
}

static void put_table(lua_State *L, int depth, struct buf *out) {
    lua_pushnil(L);
    bool empty = !lua_next(L, -2);
    if (!empty) lua_pop(L, 2);
    if (empty || lua_rawlen(L, -1)) {
        put_array(L, depth, out);
    } else {
        put_object(L, depth, out);
    }
}

// Writes the value on top of the stack, and leaves it there.
static void put_value(lua_State *L, int depth, struct buf *out) {
    if (depth > DEEPEST) template_fail(L, NULL, "json: more than %d tables in each other", DEEPEST);
    luaL_checkstack(L, 8, NULL);
    template_charge(L, 1);
    size_t length;
    const char *text;
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        buf_puts(out, lua_toboolean(L, -1) ? "true" : "false");
        break;
    case LUA_TNUMBER:
        put_number(L, out);
        break;
    case LUA_TSTRING:
        text = lua_tolstring(L, -1, &length);
        template_charge(L, length / 16);
        buf_json_script(out, text, length);
        break;
    case LUA_TTABLE:
        put_table(L, depth, out);
        break;
    default:
        if (!template_is_list(L, -1))
            template_fail(L, NULL, "json cannot write %s", template_kind_name(L, -1));
        put_array(L, depth, out);
    }
}

static int json(lua_State *L) {
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    struct buf *out = template_scratch(template_engine_of(L));
    put_value(L, 1, out);
    lua_pushlstring(L, out->at, out->len);
    return 1;
}

void template_add_json(lua_State *L) {
    lua_pushcfunction(L, json);
    lua_setfield(L, -2, "json");
}
