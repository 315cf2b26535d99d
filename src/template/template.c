// The engine; see template.h.
#include "template/template.h"

#include "template/template_engine.h"
#include "template/template_error.h"
#include "template/template_json.h"
#include "template/template_library.h"
#include "template/template_load.h"
#include "template/template_objects.h"
#include "template/template_run.h"
#include "template/template_value.h"
#include "template/template_words.h"
#include "template/template_write.h"

#include <stdlib.h>
#include <string.h>

const char template_key_base, template_key_env, template_key_fixed, template_key_words;

enum { COLLECTOR_PAUSE = 250 }; // percent; renderings are short, so collecting may wait

// ---- opening ----------------------------------------------------------------------------------

// Setting a global of a rendering: not one of those that are always there.
static int set_global(lua_State *L) {
    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
        template_point_at_name(L, lua_tostring(L, 2));
        return template_fail(L, "choose another name",
                             "'%s' belongs to every template and cannot be set",
                             lua_tostring(L, 2));
    }
    lua_pop(L, 1);
    lua_rawset(L, 1);
    return 0;
}

static void fix_names(lua_State *L, int table) {
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushboolean(L, true);
        lua_rawset(L, -4);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &template_key_fixed);
}

static void open_globals(struct template_engine *engine) {
    lua_State *L = engine->lua;
    lua_newtable(L);
    int base = lua_gettop(L);
    template_add_library(L);
    template_add_words(L);
    template_add_json(L);
    template_add_structure(L);
    if (engine->guide) {
        template_push_guide(L, engine->guide);
        lua_setfield(L, base, "guide");
    }
    fix_names(L, base);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &template_key_words);
    lua_createtable(L, 0, 3); // the metatable of each rendering's globals
    lua_pushvalue(L, base);
    lua_setfield(L, -2, "__index");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_fixed);
    lua_pushcclosure(L, set_global, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &template_key_env);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &template_key_base);
}

static int die(lua_State *L) {
    fprintf(stderr, "regimen: Lua failed outside a template: %s\n", lua_tostring(L, -1));
    abort();
}

// Some pages list the whole guide, so one that is very large has room for them in proportion.
static struct template_limits limits_for(const struct guide *guide,
                                         const struct template_limits *asked) {
    enum { MEMORY_EACH = 4096, OUTPUT_EACH = 2048, INSTRUCTIONS_EACH = 1000 };
    size_t n = guide ? guide->exercises.n + guide->routines.n + guide->pages.n : 0;
    struct template_limits limits = asked ? *asked : (struct template_limits){0};
    size_t memory = n * MEMORY_EACH, output = n * OUTPUT_EACH;
    long instructions = (long)n * INSTRUCTIONS_EACH;
    if (!limits.memory) limits.memory = memory > TEMPLATE_MEMORY ? memory : TEMPLATE_MEMORY;
    if (!limits.output) limits.output = output > TEMPLATE_OUTPUT ? output : TEMPLATE_OUTPUT;
    if (!limits.instructions)
        limits.instructions =
            instructions > TEMPLATE_INSTRUCTIONS ? instructions : TEMPLATE_INSTRUCTIONS;
    return limits;
}

// How many bytes kept() may remember: what an entry's cards take, in two forms.
static size_t kept_for(const struct guide *guide) {
    size_t n = guide ? guide->exercises.n + guide->routines.n + guide->pages.n : 0;
    return TEMPLATE_KEPT_BYTES + n * TEMPLATE_KEPT_EACH;
}

struct template_engine *template_open(const struct resources *resources, const struct guide *guide,
                                      const struct template_limits *limits,
                                      struct diag_list *diags) {
    struct template_engine *engine = base_alloc(sizeof *engine);
    *engine = (struct template_engine){.resources = resources, .guide = guide, .diags = diags};
    engine->limits = limits_for(guide, limits);
    engine->kept_most = kept_for(guide);
    arena_init(&engine->arena);
    arena_init(&engine->small);
    arena_init(&engine->keeping);
    buf_init(&engine->fault.message);
    for (size_t i = 0; i < sizeof engine->scratch / sizeof *engine->scratch; i++)
        buf_init(&engine->scratch[i]);
    engine->lua = lua_newstate(template_allocate, engine);
    if (!engine->lua) abort();
    *(struct template_engine **)lua_getextraspace(engine->lua) = engine;
    lua_atpanic(engine->lua, die);
    lua_gc(engine->lua, LUA_GCINC, COLLECTOR_PAUSE, 0, 0);
    template_open_objects(engine->lua);
    open_globals(engine);
    return engine;
}

void template_close(struct template_engine *engine) {
    if (!engine) return;
    lua_close(engine->lua);
    template_memory_release(&engine->pieces);
    dose_speaker_close(engine->speaker);
    for (size_t i = 0; i < sizeof engine->scratch / sizeof *engine->scratch; i++)
        buf_release(&engine->scratch[i]);
    buf_release(&engine->fault.message);
    arena_release(&engine->small);
    arena_release(&engine->keeping);
    arena_release(&engine->arena);
    free(engine);
}

struct buf *template_scratch(struct template_engine *engine) {
    struct buf *scratch = &engine->scratch[engine->runs];
    buf_clear(scratch);
    return scratch;
}

// ---- globals ----------------------------------------------------------------------------------

void template_set(struct template_engine *engine, const char *name, struct template_value value) {
    lua_State *L = engine->lua;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_base);
    template_push_value(L, &value);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

void template_set_text(struct template_engine *engine, const char *name, const char *text) {
    struct template_value value = {.kind = TEMPLATE_NIL};
    if (text)
        value =
            (struct template_value){.kind = TEMPLATE_STRING, .text = text, .length = strlen(text)};
    template_set(engine, name, value);
}

void template_set_entry(struct template_engine *engine, const char *name,
                        const struct entry *entry) {
    template_set(engine, name, (struct template_value){.kind = TEMPLATE_ENTRY, .entry = entry});
}

void template_add_function(struct template_engine *engine, const char *name,
                           template_function *function, void *context) {
    lua_State *L = engine->lua;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_base);
    template_push_function(L, name, function, context);
    lua_setfield(L, -2, name);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_fixed);
    lua_pushboolean(L, true);
    lua_setfield(L, -2, name);
    lua_pop(L, 2);
}

// ---- rendering --------------------------------------------------------------------------------

bool template_render(struct template_engine *engine, const char *name, const char *about,
                     struct buf *out) {
    bool told;
    char hint[TEMPLATE_HINT];
    struct template_file *file = template_load(engine, name, &told, hint);
    if (!file) {
        if (!told) template_tell_missing(engine, name, hint);
        return false;
    }
    struct template_run run = {.about = about, .out = out, .start = out->len};
    if (template_run_protected(engine, &run, file, template_run_chain, file)) return true;
    buf_cut(out, run.start);
    return false;
}
