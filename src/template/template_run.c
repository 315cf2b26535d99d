// Running; see template_run.h.
#include "template/template_run.h"

#include "template/template_error.h"

#include <string.h>

enum {
    HOOK_STEPS = 100,   // between two looks at the limits
    TURN_STEPS = 8,     // what a turn of a loop counts for
    TURNS_A_LOOK = 64,  // between two looks at the clock; a power of two
    CHARGED_BLOCK = 256 // bytes from which on memory costs steps
};

// ---- limits -----------------------------------------------------------------------------------

int template_go_over(lua_State *L, enum template_limit limit) {
    template_engine_of(L)->limit = limit;
    lua_pushliteral(L, "limit");
    return lua_error(L);
}

void template_charge(lua_State *L, size_t cost) {
    struct template_engine *engine = template_engine_of(L);
    if (!engine->run) return;
    if (cost > (size_t)engine->limits.instructions) cost = (size_t)engine->limits.instructions + 1;
    engine->steps -= (long)cost;
    if (engine->steps < 0) template_go_over(L, LIMIT_STEPS);
}

static bool is_late(struct template_engine *engine) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC_COARSE, &now) < 0) return false;
    if (!engine->began.tv_sec) {
        engine->began = now;
        struct timespec used = {0};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        engine->processor_began = used.tv_sec;
    }
    if (now.tv_sec - engine->began.tv_sec <= TEMPLATE_SECONDS) return false;
    // A busy machine is not the template's fault: only time of the processor counts.
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) < 0) return false;
    return now.tv_sec - engine->processor_began > TEMPLATE_SECONDS;
}

static void look_at_limits(lua_State *L, lua_Debug *frame) {
    (void)frame;
    struct template_engine *engine = template_engine_of(L);
    template_charge(L, HOOK_STEPS);
    if (is_late(engine)) template_go_over(L, LIMIT_TIME);
}

int template_take_step(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    engine->steps -= TURN_STEPS;
    if (engine->steps < 0 && engine->run) template_go_over(L, LIMIT_STEPS);
    if (++engine->turns % TURNS_A_LOOK == 0 && is_late(engine)) template_go_over(L, LIMIT_TIME);
    return 0;
}

// Refuses memory and remembers where; Lua then collects garbage and asks once more.
static void *refuse(struct template_engine *engine) {
    engine->steps -= (long)(engine->memory / 64); // that collection is work, too
    engine->refused.file = template_where(engine->lua, &engine->refused.line);
    return NULL;
}

void *template_allocate(void *context, void *old, size_t old_size, size_t size) {
    struct template_engine *engine = context;
    size_t had = old ? old_size : 0;
    if (!size) {
        template_memory_free(&engine->pieces, old, had);
        engine->memory -= had;
        return NULL;
    }
    if (engine->run && size > had) {
        if (size > CHARGED_BLOCK) engine->steps -= (long)(size / 16);
        if (engine->steps < 0 || size > engine->limits.memory ||
            engine->memory - had > engine->limits.memory - size)
            return refuse(engine);
    }
    engine->memory = engine->memory - had + size;
    return template_memory_resize(&engine->pieces, old, had, size);
}

// ---- running ----------------------------------------------------------------------------------

static void forget_fault(struct template_engine *engine) {
    struct template_fault *fault = &engine->fault;
    struct buf message = fault->message;
    buf_clear(&message);
    *fault = (struct template_fault){.message = message};
    engine->limit = LIMIT_NONE;
    engine->refused.file = NULL;
    engine->refused.line = 0;
}

// A rendering within a rendering goes on with the outer one's steps. Templates count their turns
// themselves; plain Lua, which is run seldom, has every instruction counted.
static void arm(struct template_engine *engine, const struct template_file *file) {
    if (engine->run) return;
    engine->steps = engine->limits.instructions;
    engine->began = (struct timespec){0};
    lua_sethook(engine->lua, look_at_limits, file->plain ? LUA_MASKCOUNT : 0, HOOK_STEPS);
}

bool template_run_protected(struct template_engine *engine, struct template_run *run,
                            const struct template_file *file, lua_CFunction function,
                            void *argument) {
    lua_State *L = engine->lua;
    int top = lua_gettop(L);
    arm(engine, file);
    forget_fault(engine);
    run->outer = engine->run;
    run->env_ref = run->locals_ref = LUA_NOREF;
    lua_checkstack(L, 8);
    lua_pushcfunction(L, template_note_error);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, argument);
    engine->run = run;
    engine->runs++;
    int status = engine->runs > TEMPLATE_RUNS ? LUA_ERRRUN : lua_pcall(L, 1, 0, top + 1);
    if (status != LUA_OK) template_tell_error(engine, file, status);
    engine->runs--;
    engine->run = run->outer;
    luaL_unref(L, LUA_REGISTRYINDEX, run->env_ref);
    luaL_unref(L, LUA_REGISTRYINDEX, run->locals_ref);
    lua_settop(L, top);
    if (status == LUA_ERRMEM || engine->limit == LIMIT_MEMORY) lua_gc(L, LUA_GCCOLLECT);
    return status == LUA_OK;
}
