// Lua files that return a table, such as a style.
#include "template/template_error.h"
#include "template/template_load.h"
#include "template/template_order.h"
#include "template/template_run.h"
#include "template/template_write.h"

#include <string.h>

enum { DEEPEST_TABLE = 16, MOST_LEAVES = 10000 };

struct leaf {
    const char *path;
    struct template_value value;
};

// The leaves are kept until the whole table has proved good.
struct reader {
    const struct template_file *file;
    struct arena arena;
    struct buf path;
    struct {
        VEC_OF(struct leaf)
    } leaves;
};

static bool read_leaf(lua_State *L, struct reader *reader, struct template_value *value) {
    size_t length;
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        *value = (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = lua_toboolean(L, -1)};
        return true;
    case LUA_TNUMBER:
        *value = (struct template_value){.kind = TEMPLATE_NUMBER, .number = lua_tonumber(L, -1)};
        return true;
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, -1, &length);
        *value = (struct template_value){.kind = TEMPLATE_STRING,
                                         .text = arena_strndup(&reader->arena, text, length),
                                         .length = length};
        return true;
    }
    default:
        return false;
    }
}

static void add_key(struct reader *reader, const struct template_key *key) {
    if (reader->path.len) buf_putc(&reader->path, '.');
    if (key->text) {
        buf_add(&reader->path, key->text, key->length);
    } else if (key->is_integer) {
        buf_printf(&reader->path, "%lld", (long long)key->integer);
    } else {
        buf_printf(&reader->path, "%.14g", key->number);
    }
}

static void read_table(lua_State *L, struct reader *reader, int depth);

// Reads the value on top of the stack, whose path is reader->path.
static void read_item(lua_State *L, struct reader *reader, int depth) {
    struct template_value value;
    if (lua_istable(L, -1)) {
        if (depth == DEEPEST_TABLE)
            template_fail(L, NULL, "the table is nested more than %d deep at '%s'", DEEPEST_TABLE,
                          reader->path.at);
        read_table(L, reader, depth + 1);
        return;
    }
    if (!read_leaf(L, reader, &value))
        template_fail(L, NULL, "'%s' is a %s; a value is a text, a number, true or false",
                      reader->path.at, luaL_typename(L, -1));
    if (reader->leaves.n == MOST_LEAVES)
        template_fail(L, NULL, "the table holds more than %d values", MOST_LEAVES);
    vec_push(&reader->arena, &reader->leaves,
             (struct leaf){arena_strdup(&reader->arena, reader->path.at), value});
}

static void read_table(lua_State *L, struct reader *reader, int depth) {
    int table = lua_gettop(L);
    struct template_keys keys = template_sort_keys(L, table);
    for (size_t i = 0; i < keys.n; i++) {
        size_t length = reader->path.len;
        if (length + keys.at[i].length > 200)
            template_fail(L, NULL, "a key of the table is too long");
        add_key(reader, &keys.at[i]);
        template_push_key(L, &keys.at[i]);
        lua_rawget(L, table);
        read_item(L, reader, depth);
        lua_settop(L, table + 1);
        buf_cut(&reader->path, length);
    }
    lua_settop(L, table);
}

static int run_table(lua_State *L) {
    struct reader *reader = lua_touserdata(L, 1);
    template_engine_of(L)->fault.file = reader->file; // where no line is known
    lua_rawgeti(L, LUA_REGISTRYINDEX, reader->file->chunk);
    template_push_env(L);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1); // a chunk that uses no global may have none
    template_engine_of(L)->fault.file = NULL;
    lua_call(L, 0, 1);
    template_engine_of(L)->fault.file = reader->file;
    if (!lua_istable(L, -1))
        return template_fail(L, "end it with: return { ... }", "the file does not return a table");
    read_table(L, reader, 0);
    return 0;
}

bool template_table(struct template_engine *engine, const char *name, template_visit *visit,
                    void *context) {
    bool told;
    char hint[TEMPLATE_HINT];
    const struct template_file *file = template_load_lua(engine, name, &told, hint);
    if (!file) {
        if (!told) template_tell_missing(engine, name, hint);
        return false;
    }
    struct reader reader = {.file = file};
    arena_init(&reader.arena);
    buf_init(&reader.path);
    struct template_run run = {.about = NULL};
    bool done = template_run_protected(engine, &run, file, run_table, &reader);
    for (size_t i = 0; done && i < reader.leaves.n; i++)
        visit(context, reader.leaves.at[i].path, &reader.leaves.at[i].value);
    buf_release(&reader.path);
    arena_release(&reader.arena);
    return done;
}
