// Objects; see template_objects.h.
#include "template/template_objects.h"

#include "base/near.h"
#include "template/template_fields.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char metatables[OBJECT_TYPES],
    caches[OBJECT_TYPES]; // their addresses are registry keys

struct object {
    enum template_object type;
    const void *at;                    // what is shown
    const struct entry *entry;         // whose part it is; NULL for none
    struct template_nodes nodes;       // OBJECT_NODES
    const struct template_items *kind; // OBJECT_LIST
    const char *items;
    size_t count;
};

static struct object *make(lua_State *L, enum template_object type, const void *at,
                           const struct entry *entry, size_t more) {
    luaL_checkstack(L, 8, NULL);
    struct object *object = lua_newuserdatauv(L, sizeof *object + more, 0);
    *object = (struct object){.type = type, .at = at, .entry = entry};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatables[type]);
    lua_setmetatable(L, -2);
    return object;
}

// Pushes the object that shows `at`; the same one as long as it is in use.
static struct object *push_cached(lua_State *L, enum template_object type, const void *at,
                                  const struct entry *entry) {
    luaL_checkstack(L, 8, NULL);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &caches[type]);
    if (lua_rawgetp(L, -1, at) != LUA_TNIL) {
        lua_replace(L, -2);
        return lua_touserdata(L, -1);
    }
    lua_pop(L, 1);
    struct object *object = make(L, type, at, entry, 0);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, -3, at);
    lua_replace(L, -2);
    return object;
}

void template_push_object(lua_State *L, enum template_object type, const void *at,
                          const struct entry *entry) {
    push_cached(L, type, at, entry);
}

void template_push_guide(lua_State *L, const struct guide *guide) {
    template_push_object(L, OBJECT_GUIDE, guide, NULL);
}

void template_push_entry(lua_State *L, const struct entry *entry) {
    static const enum template_object types[] = {[ENTRY_EXERCISE] = OBJECT_EXERCISE,
                                                 [ENTRY_ROUTINE] = OBJECT_ROUTINE,
                                                 [ENTRY_PAGE] = OBJECT_PAGE};
    if (entry) {
        template_push_object(L, types[entry->kind], entry, entry);
    } else {
        lua_pushnil(L);
    }
}

void template_push_nodes(lua_State *L, const struct template_nodes *nodes) {
    make(L, OBJECT_NODES, nodes->first, nodes->entry, 0)->nodes = *nodes;
}

// The members of VEC_OF, whatever its items are.
struct any_vec {
    const void *at;
    size_t n, cap;
};

void template_push_list(lua_State *L, const struct template_items *kind, const void *vec,
                        const struct entry *entry) {
    struct any_vec members;
    memcpy(&members, vec, sizeof members);
    struct object *object = push_cached(L, OBJECT_LIST, vec, entry);
    object->kind = kind;
    object->items = members.at;
    object->count = members.n;
}

const void **template_push_made_list(lua_State *L, const struct template_items *kind, size_t count,
                                     const struct entry *entry) {
    struct object *object = make(L, OBJECT_LIST, NULL, entry, count * sizeof(void *));
    object->kind = kind;
    object->items = (const char *)(object + 1);
    object->count = count;
    return (const void **)(object + 1);
}

// ---- what Lua calls ---------------------------------------------------------------------------

static int fail_field(lua_State *L, const struct object *object) {
    const struct template_class *class = &template_classes[object->type];
    if (lua_type(L, 2) != LUA_TSTRING)
        return template_fail(L, NULL, "%s has fields with names, but a %s was asked for",
                             class->article, luaL_typename(L, 2));
    const char *name = lua_tostring(L, 2);
    struct arena *small = &template_engine_of(L)->small;
    struct strings names = {0};
    arena_reset(small);
    for (size_t i = 0; i < class->count; i++) vec_push(small, &names, class->fields[i].name);
    const char *hint = near_hint(small, name, &names);
    if (!hint && names.n) hint = near_list(small, &names);
    template_point_at_name(L, name);
    return template_fail(L, hint, "%s has no field '%s'", class->article, name);
}

static int read_object(lua_State *L) {
    const struct object *object = lua_touserdata(L, 1);
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL) return fail_field(L, object);
    const struct template_field *field =
        &template_classes[object->type].fields[lua_tointeger(L, -1)];
    template_push_field(L, field, object->at, object->entry);
    return 1;
}

static void push_item(lua_State *L, const struct object *list, size_t i) {
    const char *at = list->items + i * list->kind->size;
    const void *pointer = at;
    if (list->kind->pointers) memcpy(&pointer, at, sizeof pointer);
    switch (list->kind->of) {
    case OBJECT_TEXT:
        lua_pushstring(L, pointer);
        break;
    case OBJECT_DAY:
        lua_pushinteger(L, (lua_Integer)(uintptr_t)pointer);
        break;
    case OBJECT_NODES: {
        const struct doc_node *node = pointer;
        template_push_nodes(L, &(struct template_nodes){list->entry, node->first, NULL});
        break;
    }
    case OBJECT_EXERCISE:
    case OBJECT_ROUTINE:
    case OBJECT_PAGE:
        template_push_object(L, list->kind->of, pointer, pointer);
        break;
    default:
        template_push_object(L, list->kind->of, pointer, list->entry);
    }
}

static int read_list(lua_State *L) {
    const struct object *list = lua_touserdata(L, 1);
    if (!lua_isinteger(L, 2)) {
        if (lua_type(L, 2) != LUA_TSTRING)
            return template_fail(L, NULL, "a list is read by whole numbers, not by a %s",
                                 luaL_typename(L, 2));
        template_point_at_name(L, lua_tostring(L, 2));
        return template_fail(L, "go through it with: for _, item in ipairs(list) do",
                             "a list has no field '%s'", lua_tostring(L, 2));
    }
    lua_Integer i = lua_tointeger(L, 2);
    if (i < 1 || (size_t)i > list->count) {
        lua_pushnil(L);
    } else {
        push_item(L, list, (size_t)i - 1);
    }
    return 1;
}

static int count_list(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)((const struct object *)lua_touserdata(L, 1))->count);
    return 1;
}

static int refuse_write(lua_State *L) {
    const struct object *object = lua_touserdata(L, 1);
    return template_fail(L, NULL, "%s cannot be changed", template_classes[object->type].article);
}

static void add_function(lua_State *L, const char *name, lua_CFunction function) {
    lua_pushcfunction(L, function);
    lua_setfield(L, -2, name);
}

static void add_index(lua_State *L, const struct template_class *class) {
    lua_createtable(L, 0, (int)class->count);
    for (size_t i = 0; i < class->count; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_setfield(L, -2, class->fields[i].name);
    }
    lua_pushcclosure(L, read_object, 1);
    lua_setfield(L, -2, "__index");
}

static_assert((int)OBJECT_TYPES <= (int)TEMPLATE_OBJECTS, "an engine knows all kinds of objects");

static void open_type(lua_State *L, enum template_object type) {
    const struct template_class *class = &template_classes[type];
    lua_createtable(L, 0, 6);
    template_engine_of(L)->metatables[type] = lua_topointer(L, -1);
    lua_pushstring(L, class->name);
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    add_function(L, "__newindex", refuse_write);
    if (type == OBJECT_LIST) {
        add_function(L, "__index", read_list);
        add_function(L, "__len", count_list);
    } else {
        add_index(L, class);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatables[type]);
    lua_newtable(L); // a cache that keeps nothing alive
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &caches[type]);
}

void template_open_objects(lua_State *L) {
    for (int type = 0; type < OBJECT_TYPES; type++) open_type(L, (enum template_object)type);
}

// ---- what C asks ------------------------------------------------------------------------------

static const struct object *to_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    const void *metatable = lua_topointer(L, -1);
    lua_pop(L, 1);
    const struct object *object = lua_touserdata(L, index);
    bool mine = lua_rawlen(L, index) >= sizeof *object && (unsigned)object->type < OBJECT_TYPES &&
                template_engine_of(L)->metatables[object->type] == metatable;
    return mine ? object : NULL;
}

static const void *to_type(lua_State *L, int index, enum template_object type) {
    const struct object *object = to_object(L, index);
    return object && object->type == type ? object->at : NULL;
}

const struct entry *template_to_entry(lua_State *L, int index) {
    const struct object *object = to_object(L, index);
    if (!object) return NULL;
    bool is_entry = object->type == OBJECT_EXERCISE || object->type == OBJECT_ROUTINE ||
                    object->type == OBJECT_PAGE;
    return is_entry ? object->at : NULL;
}

bool template_to_nodes(lua_State *L, int index, struct template_nodes *nodes) {
    const struct object *object = to_object(L, index);
    if (!object || object->type != OBJECT_NODES) return false;
    *nodes = object->nodes;
    return true;
}

bool template_is_list(lua_State *L, int index) {
    const struct object *object = to_object(L, index);
    return object && object->type == OBJECT_LIST;
}

const struct dosage *template_to_dosage(lua_State *L, int index) {
    return to_type(L, index, OBJECT_DOSAGE);
}

const struct frequency *template_to_frequency(lua_State *L, int index) {
    return to_type(L, index, OBJECT_FREQUENCY);
}

const struct routine_phase *template_to_phase(lua_State *L, int index) {
    return to_type(L, index, OBJECT_PHASE);
}

bool template_to_range(lua_State *L, int index, struct range *range) {
    const struct range *found = to_type(L, index, OBJECT_RANGE);
    if (found) *range = *found;
    return found;
}

const char *template_kind_name(lua_State *L, int index) {
    const struct object *object = to_object(L, index);
    return object ? template_classes[object->type].name : luaL_typename(L, index);
}
