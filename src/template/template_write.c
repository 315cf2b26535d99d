// Writing; see template_write.h.
#include "template/template_write.h"

#include "base/utf8.h"
#include "template/template_error.h"
#include "template/template_library.h"
#include "template/template_load.h"
#include "template/template_objects.h"
#include "template/template_run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_LENGTH = 32 };

// ---- output ---------------------------------------------------------------------------------

static void check_room(lua_State *L, struct template_engine *engine, size_t more) {
    struct template_run *run = engine->run;
    if (more > engine->limits.output || run->out->len - run->start > engine->limits.output - more)
        template_go_over(L, LIMIT_OUTPUT);
}

// Whether there is a byte above 0x7F; eight at a time, as nearly all text has none.
static bool is_ascii(const char *text, size_t length) {
    uint64_t bits = 0, word;
    for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
        memcpy(&word, text, sizeof word);
        bits |= word;
    }
    for (; length; text++, length--) bits |= (unsigned char)*text;
    return !(bits & 0x8080808080808080u);
}

static const struct template_part *part_of(lua_State *L, const struct template_file *file) {
    lua_Integer i = lua_tointeger(L, 1);
    if (i < 0 || (size_t)i >= file->parts.n) luaL_error(L, "the template writes no such part");
    return &file->parts.at[i];
}

static int write_text(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    const struct template_file *file = lua_touserdata(L, lua_upvalueindex(1));
    const struct template_part *part = part_of(L, file);
    check_room(L, engine, part->length);
    buf_add(engine->run->out, part->text, part->length);
    return 0;
}

// Marks the value's tag as the place of the fault that is about to be raised.
static void point_at(struct template_engine *engine, const struct template_file *file,
                     const struct template_part *part) {
    engine->fault.file = file;
    engine->fault.span = part->span;
}

static _Noreturn int fail_nil(lua_State *L, const struct template_part *part) {
    char hint[TEMPLATE_HINT], name[80];
    int length = part->expression_length > 60 ? 60 : (int)part->expression_length;
    snprintf(name, sizeof name, "%.*s%s", length, part->expression,
             part->expression_length > 60 ? "..." : "");
    template_near_global(L, name, hint);
    if (!*hint) snprintf(hint, sizeof hint, "where it may be missing, write: %s or \"\"", name);
    template_fail(L, hint, "the value of '%s' is nil", name);
}

static _Noreturn int fail_kind(lua_State *L, const struct template_part *part) {
    const char *kind = template_kind_name(L, 2);
    const char *hint = lua_istable(L, 2) || template_is_list(L, 2)
                           ? "go through it with a loop, or join its texts with list(...)"
                           : NULL;
    template_fail(L, hint, "the value of '%.*s' cannot be printed: its kind is %s",
                  (int)(part->expression_length > 60 ? 60 : part->expression_length),
                  part->expression, kind);
}

static const char *check_string(lua_State *L, const struct template_file *file,
                                const struct template_part *part, size_t *length) {
    const char *text = lua_tolstring(L, 2, length);
    if (is_ascii(text, *length) || utf8_check(text, *length) == *length) return text;
    point_at(template_engine_of(L), file, part);
    template_fail(L, "functions of 'string' count bytes; those of 'utf8' count characters",
                  "this value is not UTF-8: a character was cut in two");
    return NULL;
}

// Writes a whole number before `end`; returns where it begins. Much quicker than snprintf.
static char *put_integer(long long number, char *end) {
    unsigned long long rest =
        number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    do *--end = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0) *--end = '-';
    return end;
}

// The text of a value that is not a string; numbers without ".0" when whole.
static const char *other_text(lua_State *L, const struct template_file *file,
                              const struct template_part *part, char *space, size_t *length) {
    const char *text = space;
    lua_Number number = lua_tonumber(L, 2);
    if (lua_type(L, 2) == LUA_TNUMBER) {
        if (!lua_isinteger(L, 2) && (number != floor(number) || fabs(number) >= 1e15)) {
            *length = (size_t)snprintf(space, NUMBER_LENGTH, "%.14g", number);
            return text;
        }
        lua_Integer whole = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : (lua_Integer)number;
        text = put_integer(whole, space + NUMBER_LENGTH);
        *length = (size_t)(space + NUMBER_LENGTH - text);
    } else if (lua_isboolean(L, 2)) {
        text = lua_toboolean(L, 2) ? "true" : "false";
        *length = strlen(text);
    } else {
        point_at(template_engine_of(L), file, part);
        lua_isnoneornil(L, 2) ? fail_nil(L, part) : fail_kind(L, part);
    }
    return text;
}

static int write_value(lua_State *L, bool escape) {
    struct template_engine *engine = template_engine_of(L);
    const struct template_file *file = lua_touserdata(L, lua_upvalueindex(1));
    const struct template_part *part = part_of(L, file);
    char space[NUMBER_LENGTH];
    size_t length;
    const char *text = lua_type(L, 2) == LUA_TSTRING ? check_string(L, file, part, &length)
                                                     : other_text(L, file, part, space, &length);
    check_room(L, engine, part->length + length);
    struct buf *out = engine->run->out;
    buf_add(out, part->text, part->length);
    if (escape) {
        buf_escape(out, text, length);
    } else {
        buf_add(out, text, length);
    }
    return 0;
}

static int write_escaped(lua_State *L) {
    return write_value(L, true);
}

static int write_markup(lua_State *L) {
    return write_value(L, false);
}

static int add_writer(lua_State *L, struct template_file *file, lua_CFunction function) {
    lua_pushlightuserdata(L, file);
    lua_pushcclosure(L, function, 1);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

void template_add_writers(struct template_engine *engine, struct template_file *file) {
    file->text = add_writer(engine->lua, file, write_text);
    file->value = add_writer(engine->lua, file, write_escaped);
    file->markup = add_writer(engine->lua, file, write_markup);
}

// ---- running --------------------------------------------------------------------------------

// Calls a template with the globals at `env`.
static void call_file(lua_State *L, const struct template_file *file, int env) {
    luaL_checkstack(L, 8, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, file->chunk);
    lua_rawgeti(L, LUA_REGISTRYINDEX, file->text);
    lua_rawgeti(L, LUA_REGISTRYINDEX, file->value);
    lua_rawgeti(L, LUA_REGISTRYINDEX, file->markup);
    lua_pushcfunction(L, template_take_step);
    lua_pushvalue(L, env);
    lua_call(L, 5, 0);
}

void template_push_env(lua_State *L) {
    lua_createtable(L, 0, 8);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_env);
    lua_setmetatable(L, -2);
}

// Finds a template for include or layout, or raises an error.
static struct template_file *load_or_fail(lua_State *L, const char *name) {
    struct template_engine *engine = template_engine_of(L);
    bool told;
    char hint[TEMPLATE_HINT];
    struct template_file *file = template_load(engine, name, &told, hint);
    if (file) return file;
    if (told) {
        engine->fault.told = true; // at the template that is broken itself
        lua_pushliteral(L, "told");
        lua_error(L);
    }
    engine->fault.missing = true;
    template_fail(L, *hint ? hint : NULL, "there is no template '%s'", name);
    return NULL;
}

// Makes what the template wrote the global `content` of its layout.
static void take_content(lua_State *L, struct template_run *run, size_t start) {
    lua_pushlstring(L, run->out->at + start, run->out->len - start);
    buf_cut(run->out, start);
    lua_pushliteral(L, "content");
    lua_insert(L, -2);
    lua_rawset(L, run->env);
}

int template_run_chain(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    struct template_run *run = engine->run;
    const struct template_file *file = lua_touserdata(L, 1);
    template_push_env(L);
    lua_pushvalue(L, -1);
    run->env_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    run->env = lua_gettop(L);
    for (int layouts = 0;; layouts++) {
        run->layout = NULL;
        call_file(L, file, run->env);
        if (!run->layout) return 0;
        if (layouts == TEMPLATE_DEEPEST) {
            engine->fault.file = file;
            return template_fail(L, NULL, "layouts are nested more than %d deep", TEMPLATE_DEEPEST);
        }
        take_content(L, run, run->start);
        file = run->layout;
    }
}

// layout(name): what the running template writes becomes the `content` of that one.
static int layout(lua_State *L) {
    struct template_run *run = template_engine_of(L)->run;
    const char *name = luaL_checkstring(L, 1);
    if (run->depth) return template_fail(L, NULL, "an included template cannot choose a layout");
    if (run->layout)
        return template_fail(L, NULL, "this template has a layout already, '%s'",
                             run->layout->name);
    run->layout = load_or_fail(L, name);
    return 0;
}

// Pushes the metatable of the globals that an included template has of its own: what they lack is
// looked for in the rendering's. One serves all includes of a rendering.
static void push_local_metatable(lua_State *L, struct template_run *run) {
    if (run->locals_ref != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, run->locals_ref);
        return;
    }
    lua_createtable(L, 0, 3);
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->env_ref);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__index");
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    run->locals_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

// Pushes the globals of an included template: the caller's, and the values of its own before them.
static void push_locals(lua_State *L, int values, struct template_run *run) {
    if (lua_isnoneornil(L, values)) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, run->env_ref);
        return;
    }
    lua_createtable(L, 0, 2);
    lua_pushnil(L);
    while (lua_next(L, values)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
    push_local_metatable(L, run);
    lua_setmetatable(L, -2);
}

// include(name, values): writes another template here.
static int include(lua_State *L) {
    struct template_run *run = template_engine_of(L)->run;
    const char *name = luaL_checkstring(L, 1);
    if (!lua_isnoneornil(L, 2) && !lua_istable(L, 2))
        return template_fail(L, "write include(\"...\", {name = value})",
                             "the second argument of include is a %s, not a table",
                             luaL_typename(L, 2));
    if (run->depth >= TEMPLATE_DEEPEST)
        return template_fail(L, NULL, "includes are nested more than %d deep", TEMPLATE_DEEPEST);
    const struct template_file *file = load_or_fail(L, name);
    lua_settop(L, 2);
    push_locals(L, 2, run);
    run->depth++;
    call_file(L, file, lua_gettop(L));
    run->depth--;
    return 0;
}

// A text that kept() remembers. It lies outside of Lua's heap, whose collector looks at all that is
// in it time and again.
struct kept {
    size_t length;
    char text[];
};

// Remembers what was written from `start` on, for the key at 1; within bounds.
static void keep(lua_State *L, struct template_engine *engine, size_t start) {
    const struct buf *out = engine->run->out;
    size_t length = out->len - start, key_length;
    const char *key = lua_tolstring(L, 1, &key_length);
    size_t size = sizeof(struct kept) + length + key_length + sizeof(struct map_slot);
    if (size > engine->kept_most - engine->kept_bytes) return;
    engine->kept_bytes += size;
    struct kept *kept = arena_alloc(&engine->keeping, sizeof *kept + length);
    kept->length = length;
    memcpy(kept->text, out->at + start, length);
    map_add(&engine->keeping, &engine->kept, arena_strndup(&engine->keeping, key, key_length),
            kept);
}

// kept(key, function): writes what the function writes, and what it wrote when the key comes again.
static int kept(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    size_t length;
    const char *key = luaL_checklstring(L, 1, &length);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    luaL_argcheck(L, !memchr(key, '\0', length), 1, "a key holds no NUL");
    const struct kept *found = map_find(&engine->kept, key);
    if (found) {
        check_room(L, engine, found->length);
        buf_add(engine->run->out, found->text, found->length);
        return 0;
    }
    size_t start = engine->run->out->len;
    lua_pushvalue(L, 2);
    lua_call(L, 0, 0);
    keep(L, engine, start);
    return 0;
}

void template_add_structure(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"layout", layout}, {"include", include}, {"kept", kept}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
