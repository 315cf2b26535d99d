// What the files of this room share: the engine, its templates, its renderings.
#ifndef REGIMEN_TEMPLATE_ENGINE_H
#define REGIMEN_TEMPLATE_ENGINE_H

#include "base/map.h"
#include "dose/dose_words.h"
#include "template/template.h"
#include "template/template_memory.h"

#include <lauxlib.h>
#include <lua.h>
#include <time.h>

// A value tag of a template, or a stretch of its text.
struct template_part {
    const char *text; // written first; `length` bytes
    size_t length;
    const char *expression; // as the author wrote it; NULL where there is only text
    size_t expression_length;
    struct span span; // of the expression
};

struct template_parts {
    VEC_OF(struct template_part)
};

struct template_file {
    const char *name;            // such as "site/exercise.html"
    const char *chunk_name;      // the same behind "=", as Lua wants it
    const struct source *source; // in the arena of the diagnostics, which may outlive the engine
    struct template_parts parts;
    int chunk, text, value, markup; // Lua registry references
    bool plain;                     // Lua alone, as print/style.lua
    bool broken;                    // told already
};

// One call of template_render or template_table, with its layouts and includes.
struct template_run {
    struct template_run *outer; // where a function of the writer's renders in its turn
    const char *about;
    struct buf *out;
    size_t start;     // how long `out` was before
    int env, env_ref; // the rendering's globals: their stack index, a registry reference
    int locals_ref;   // the metatable of included templates' own; LUA_NOREF: not made yet
    int depth;        // of includes
    const struct template_file *layout; // of the template that runs; NULL for none
};

enum template_limit { LIMIT_NONE, LIMIT_MEMORY, LIMIT_STEPS, LIMIT_TIME, LIMIT_OUTPUT };

enum {
    TEMPLATE_HINT = 256,           // bytes of a hint
    TEMPLATE_DEEPEST = 32,         // includes and layouts within each other
    TEMPLATE_ARGUMENTS = 16,       // of a function that the writer added
    TEMPLATE_RUNS = 4,             // renderings within renderings
    TEMPLATE_OBJECTS = 48,         // kinds of objects, at most
    TEMPLATE_KEPT_BYTES = 1 << 20, // that kept() remembers, and
    TEMPLATE_KEPT_EACH = 600,      // so many more for each entry of the guide
    TEMPLATE_SECONDS = 5, // of processor time for one rendering; the steps end first as a rule
};

// What went wrong first in a rendering.
struct template_fault {
    bool told;                        // there is a diagnostic already
    bool missing;                     // a template that does not exist was asked for
    bool noted;                       // the rest stands, from the message handler
    const struct template_file *file; // NULL where no template was running
    struct span span;
    struct buf message;
    char hint[TEMPLATE_HINT]; // "" for none
    char name[64];            // what to mark in the line; "" for none
};

struct template_engine {
    lua_State *lua;
    const struct resources *resources;
    const struct guide *guide;
    struct template_limits limits;
    struct diag_list *diags;
    struct arena arena;                       // templates and added functions
    struct map files;                         // name -> struct template_file
    const void *metatables[TEMPLATE_OBJECTS]; // of objects, by which they are known
    struct template_run *run;
    struct template_fault fault;
    enum template_limit limit; // the one that was gone over
    size_t memory;             // that Lua holds
    struct template_memory pieces;
    long steps;     // left for this rendering
    unsigned turns; // of loops, since it began; wraps around
    struct {        // where memory was last refused
        const struct template_file *file;
        uint32_t line;
    } refused;
    struct timespec began;  // when the first look at the clock was; zero before
    time_t processor_began; // the thread's processor time then, in seconds
    int runs;               // renderings within each other
    struct map kept;        // what kept() remembers: key -> text
    struct arena keeping;   // where it lies
    size_t kept_bytes, kept_most;
    struct buf scratch[TEMPLATE_RUNS + 1];
    struct arena small;           // for one function's result
    struct dose_speaker *speaker; // opened when first used
    bool no_speaker;
};

static inline struct template_engine *template_engine_of(lua_State *L) {
    return *(struct template_engine **)lua_getextraspace(L);
}

// Keys of the Lua registry.
extern const char template_key_base;  // the globals that every template sees
extern const char template_key_env;   // the metatable of a rendering's globals
extern const char template_key_fixed; // names that a template may not set
extern const char template_key_words; // what words() found for a key alone

// Raises an error at the place in the template that runs. `hint` may be NULL. Never returns; the
// result is for `return`.
_Noreturn int template_fail(lua_State *L, const char *hint, const char *format, ...);

// Copies a hint, cut where it is too long; NULL makes it "".
void template_copy_hint(const char *from, char *hint);

// Remembers a name that the error about to be raised is about; it is marked in the template's line.
void template_point_at_name(lua_State *L, const char *name);

// Takes `cost` steps of the rendering's; raises the limit's error where none are left.
void template_charge(lua_State *L, size_t cost);

// Remembers which limit was gone over and raises its error.
int template_go_over(lua_State *L, enum template_limit limit);

// An empty buffer for one result; valid until the next call.
struct buf *template_scratch(struct template_engine *engine);

#endif
