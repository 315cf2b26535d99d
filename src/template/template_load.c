// Loading templates; see template_load.h.
#include "template/template_load.h"

#include "base/file.h"
#include "base/near.h"
#include "template/template_compile.h"
#include "template/template_error.h"
#include "template/template_write.h"

#include <string.h>

static void find_near(struct template_engine *engine, const char *name, char *hint) {
    struct strings paths = {0};
    struct arena scratch;
    arena_init(&scratch);
    struct diag_list ignored; // that a folder cannot be listed is not what went wrong
    diag_init(&ignored, &scratch);
    resource_list(engine->resources, &scratch, "templates", &paths, &ignored);
    for (size_t i = 0; i < paths.n; i++) paths.at[i] += strlen("templates/");
    template_copy_hint(near_hint(&scratch, name, &paths), hint);
    arena_release(&scratch);
}

// A name is a path below templates/ that stays there. What is hidden is not read anywhere.
static bool is_good_name(const char *name) {
    return *name && *name != '/' && *name != '.' && !strstr(name, "/.") && !strstr(name, "..") &&
           !strchr(name, '\\') && strlen(name) < 200;
}

static struct template_file *read_file(struct template_engine *engine, const char *name,
                                       bool *told) {
    if (!is_good_name(name)) return NULL;
    struct diag_list *diags = engine->diags;
    size_t before = diags->n;
    const char *path = arena_printf(diags->arena, "templates/%s", name);
    const struct source *source = resource_read(engine->resources, diags->arena, path, diags);
    *told = diags->n > before;
    if (!source) return NULL;
    struct source *checked = arena_alloc(diags->arena, sizeof *checked);
    *checked = *source;
    // The check mends what it tells of, and what is built in cannot be written to.
    checked->text = arena_strndup(diags->arena, source->text, source->length);
    struct template_file *file = arena_alloc(&engine->arena, sizeof *file);
    file->name = arena_strdup(&engine->arena, name);
    file->chunk_name = arena_printf(&engine->arena, "=%s", name);
    file->source = checked;
    file->chunk = file->text = file->value = file->markup = LUA_NOREF;
    file->broken = !file_check_text(checked, diags);
    map_add(&engine->arena, &engine->files, file->name, file);
    return file;
}

// Compiles Lua under the file's name and keeps it.
static bool keep_chunk(struct template_engine *engine, struct template_file *file, const char *code,
                       size_t length) {
    lua_State *L = engine->lua;
    int status = luaL_loadbufferx(L, code, length, file->chunk_name, "t");
    if (status != LUA_OK) {
        template_tell_compile_error(engine, file, lua_tostring(L, -1));
        lua_pop(L, 1);
        return false;
    }
    file->chunk = luaL_ref(L, LUA_REGISTRYINDEX);
    return true;
}

static bool compile(struct template_engine *engine, struct template_file *file) {
    struct buf lua;
    buf_init(&lua);
    bool done = template_compile(file, &engine->arena, &lua, engine->diags) &&
                keep_chunk(engine, file, lua.at, lua.len);
    buf_release(&lua);
    if (done) template_add_writers(engine, file);
    return done;
}

static bool compile_plain(struct template_engine *engine, struct template_file *file) {
    file->plain = true;
    return keep_chunk(engine, file, file->source->text, file->source->length);
}

static struct template_file *load(struct template_engine *engine, const char *name, bool *told,
                                  char *hint,
                                  bool (*make)(struct template_engine *, struct template_file *)) {
    *told = false;
    *hint = '\0';
    struct template_file *file = (struct template_file *)map_find(&engine->files, name);
    if (!file) {
        file = read_file(engine, name, told);
        if (!file && !*told) find_near(engine, name, hint);
        if (!file) return NULL;
        // What a template needs for itself is not the rendering's that first asks for it.
        struct template_run *run = engine->run;
        engine->run = NULL;
        if (!file->broken) file->broken = !make(engine, file);
        engine->run = run;
    }
    *told = file->broken;
    return file->broken ? NULL : file;
}

struct template_file *template_load(struct template_engine *engine, const char *name, bool *told,
                                    char *hint) {
    return load(engine, name, told, hint, compile);
}

struct template_file *template_load_lua(struct template_engine *engine, const char *name,
                                        bool *told, char *hint) {
    return load(engine, name, told, hint, compile_plain);
}
