// Values; see template_value.h.
#include "template/template_value.h"

#include "template/template_fields.h"
#include "template/template_objects.h"

struct added_function {
    const char *name;
    template_function *call;
    void *context;
};

static void push_entries(lua_State *L, const struct template_value *value) {
    lua_createtable(L, (int)value->length, 0);
    for (size_t i = 0; i < value->length; i++) {
        template_push_entry(L, value->entries[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void template_push_value(lua_State *L, const struct template_value *value) {
    switch (value->kind) {
    case TEMPLATE_NIL:
        lua_pushnil(L);
        break;
    case TEMPLATE_BOOLEAN:
        lua_pushboolean(L, value->boolean);
        break;
    case TEMPLATE_NUMBER:
        if (value->number == (double)(lua_Integer)value->number)
            lua_pushinteger(L, (lua_Integer)value->number);
        else
            lua_pushnumber(L, value->number);
        break;
    case TEMPLATE_STRING:
        lua_pushlstring(L, value->text, value->length);
        break;
    case TEMPLATE_ENTRY:
        template_push_entry(L, value->entry);
        break;
    case TEMPLATE_NODES:
        template_push_nodes(L, &value->nodes);
        break;
    case TEMPLATE_LIST:
        push_entries(L, value);
        break;
    case TEMPLATE_PRESCRIPTION:
        template_push_object(L, OBJECT_PRESCRIPTION, value->prescription, NULL);
        break;
    }
}

// Reads a table or list whose items are all entries. The array is left on the Lua stack.
static bool read_entries(lua_State *L, int index, struct template_value *value) {
    lua_Integer n = luaL_len(L, index);
    if (n < 0 || n > 1000000) return false;
    template_charge(L, (size_t)n);
    const struct entry **entries = lua_newuserdatauv(L, (size_t)n * sizeof *entries, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_geti(L, index, i + 1);
        entries[i] = template_to_entry(L, -1);
        lua_pop(L, 1);
        if (!entries[i]) return false;
    }
    *value =
        (struct template_value){.kind = TEMPLATE_LIST, .entries = entries, .length = (size_t)n};
    return true;
}

static bool read_value(lua_State *L, int index, struct template_value *value) {
    *value = (struct template_value){0};
    switch (lua_type(L, index)) {
    case LUA_TNIL:
        return true;
    case LUA_TBOOLEAN:
        value->kind = TEMPLATE_BOOLEAN;
        value->boolean = lua_toboolean(L, index);
        return true;
    case LUA_TNUMBER:
        value->kind = TEMPLATE_NUMBER;
        value->number = lua_tonumber(L, index);
        return true;
    case LUA_TSTRING:
        value->kind = TEMPLATE_STRING;
        value->text = lua_tolstring(L, index, &value->length);
        return true;
    case LUA_TTABLE:
        return read_entries(L, index, value);
    case LUA_TUSERDATA:
        break;
    default:
        return false;
    }
    if ((value->entry = template_to_entry(L, index))) {
        value->kind = TEMPLATE_ENTRY;
        return true;
    }
    if (template_to_nodes(L, index, &value->nodes)) {
        value->kind = TEMPLATE_NODES;
        return true;
    }
    return template_is_list(L, index) && read_entries(L, index, value);
}

static int call_added(lua_State *L) {
    const struct added_function *function = lua_touserdata(L, lua_upvalueindex(1));
    struct template_value arguments[TEMPLATE_ARGUMENTS];
    int count = lua_gettop(L);
    if (count > TEMPLATE_ARGUMENTS)
        return template_fail(L, NULL, "%s takes no more than %d values", function->name,
                             TEMPLATE_ARGUMENTS);
    luaL_checkstack(L, count + 4, NULL);
    for (int i = 0; i < count; i++)
        if (!read_value(L, i + 1, &arguments[i]))
            return template_fail(L, NULL, "%s cannot take a %s as its value %d", function->name,
                                 template_kind_name(L, i + 1), i + 1);
    struct buf *result = template_scratch(template_engine_of(L));
    if (!function->call(function->context, arguments, (size_t)count, result))
        return template_fail(L, NULL, "%s", result->at);
    template_charge(L, result->len / 16);
    lua_pushlstring(L, result->at, result->len);
    return 1;
}

void template_push_function(lua_State *L, const char *name, template_function *function,
                            void *context) {
    struct template_engine *engine = template_engine_of(L);
    struct added_function *added = arena_alloc(&engine->arena, sizeof *added);
    *added = (struct added_function){arena_strdup(&engine->arena, name), function, context};
    lua_pushlightuserdata(L, added);
    lua_pushcclosure(L, call_added, 1);
}
