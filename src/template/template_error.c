// Errors; see template_error.h.
#include "template/template_error.h"

#include "base/near.h"
#include "template/template_compile.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void template_copy_hint(const char *from, char *hint) {
    snprintf(hint, TEMPLATE_HINT, "%s", from ? from : "");
}

_Noreturn int template_fail(lua_State *L, const char *hint, const char *format, ...) {
    struct template_engine *engine = template_engine_of(L);
    template_copy_hint(hint, engine->fault.hint);
    va_list args;
    va_start(args, format);
    char message[512];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    lua_pushstring(L, message);
    lua_error(L);
    abort(); // lua_error does not return
}

void template_point_at_name(lua_State *L, const char *name) {
    struct template_fault *fault = &template_engine_of(L)->fault;
    snprintf(fault->name, sizeof fault->name, "%s", name);
}

// ---- places ---------------------------------------------------------------------------------

static const struct template_file *file_of(struct template_engine *engine, const lua_Debug *frame) {
    if (frame->source[0] != '=') return NULL;
    return map_find(&engine->files, frame->source + 1);
}

const struct template_file *template_where(lua_State *L, uint32_t *line) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame); level++) {
        lua_getinfo(L, "Sl", &frame);
        const struct template_file *file = file_of(template_engine_of(L), &frame);
        if (!file) continue;
        *line = frame.currentline > 0 ? (uint32_t)frame.currentline : 0;
        return file;
    }
    return NULL;
}

// If the message begins with "NAME:12: ", returns what comes behind and sets the line.
static const char *skip_place(const char *message, const char *name, uint32_t *line) {
    size_t length = strlen(name);
    if (strncmp(message, name, length) != 0 || message[length] != ':') return NULL;
    char *end;
    unsigned long number = strtoul(message + length + 1, &end, 10);
    if (end == message + length + 1 || strncmp(end, ": ", 2) != 0) return NULL;
    *line = (uint32_t)number;
    return end + 2;
}

// Lua puts a place before most messages; it names the frame that the error belongs to.
static const char *find_place(lua_State *L, const char *message, const struct template_file **file,
                              uint32_t *line) {
    lua_Debug frame;
    for (int level = 0; level < 64 && lua_getstack(L, level, &frame); level++) {
        lua_getinfo(L, "S", &frame);
        const struct template_file *found = file_of(template_engine_of(L), &frame);
        const char *rest = found ? skip_place(message, frame.short_src, line) : NULL;
        if (!rest) continue;
        *file = found;
        return rest;
    }
    *file = template_where(L, line);
    return message;
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

// Marks the name in its line if it stands there once.
static void find_column(const struct source *source, const char *name, struct span *span) {
    const char *at = source->text, *end = source->text + source->length;
    for (uint32_t line = 1; at && line < span->line; line++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (at) at++;
    }
    if (!at) return;
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t length = strlen(name), found = 0;
    if (!stop) stop = end;
    for (const char *p = at; length && p + length <= stop; p++) {
        if (memcmp(p, name, length) != 0 || (p > at && is_word(p[-1])) ||
            (p + length < stop && is_word(p[length])))
            continue;
        if (found) {
            span->column = span->length = 0;
            return;
        }
        found = 1;
        span->column = (uint32_t)(p - at) + 1;
        span->length = (uint32_t)length;
    }
}

// ---- words ----------------------------------------------------------------------------------

static void add_names(lua_State *L, int table, struct strings *names) {
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING)
            vec_push(&template_engine_of(L)->small, names, lua_tostring(L, -1));
    }
}

void template_near_global(lua_State *L, const char *name, char *hint) {
    struct template_engine *engine = template_engine_of(L);
    struct strings names = {0};
    *hint = '\0';
    for (const char *p = name; *p; p++)
        if (!is_word(*p)) return;
    int top = lua_gettop(L);
    arena_reset(&engine->small);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_base);
    add_names(L, top + 1, &names);
    if (engine->run && engine->run->env_ref != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, engine->run->env_ref);
        add_names(L, top + 2, &names);
    }
    template_copy_hint(near_hint(&engine->small, name, &names), hint);
    lua_settop(L, top);
}

// Copies what stands in quotes behind "(global '", "(field '" and so on. False where none does.
static bool find_name(const char *message, const char *kind, char *name, size_t size) {
    const char *at = strstr(message, kind);
    if (!at) return false;
    at += strlen(kind);
    const char *end = strchr(at, '\'');
    if (!end || (size_t)(end - at) >= size) return false;
    memcpy(name, at, (size_t)(end - at));
    name[end - at] = '\0';
    return true;
}

static const char *const name_kinds[] = {"(global '", "(field '", "(local '", "(method '",
                                         "(upvalue '"};

// Puts Lua's message into a theme author's words.
static void reword(lua_State *L, const char *message, struct template_fault *fault) {
    char *name = fault->name;
    bool global = !*name && find_name(message, name_kinds[0], name, sizeof fault->name);
    for (size_t i = 1; i < sizeof name_kinds / sizeof *name_kinds && !*name; i++)
        find_name(message, name_kinds[i], name, sizeof fault->name);
    if (*name && fault->file && !fault->span.column)
        find_column(fault->file->source, name, &fault->span);
    if (strstr(message, "stack overflow")) {
        buf_puts(&fault->message, "functions call each other without end");
    } else if (*name && strstr(message, "attempt to call a nil value")) {
        buf_printf(&fault->message, "there is no function '%s'", name);
    } else if (*name && strstr(message, "attempt to index a nil value")) {
        buf_printf(&fault->message, "'%s' is nil, so nothing can be read from it", name);
    } else {
        buf_puts(&fault->message, message);
    }
    if (global && !*fault->hint && strstr(message, "nil value"))
        template_near_global(L, name, fault->hint);
}

int template_note_error(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    struct template_fault *fault = &engine->fault;
    if (fault->noted || fault->told) return 1;
    fault->noted = true;
    const struct template_file *file = NULL;
    uint32_t line = 0;
    int type = lua_type(L, 1);
    const char *message = type == LUA_TSTRING ? lua_tostring(L, 1) : NULL;
    if (message) {
        message = find_place(L, message, &file, &line);
    } else {
        file = template_where(L, &line);
    }
    if (!fault->file) {
        fault->file = file;
        fault->span = (struct span){line, 0, 0};
    }
    if (message && engine->limit == LIMIT_NONE) {
        reword(L, message, fault);
    } else if (!message) {
        buf_printf(&fault->message, "error was called with %s%s, not a text",
                   type == LUA_TNIL ? "" : "a ", lua_typename(L, type));
    }
    return 1;
}

static void put_limit(struct template_engine *engine, struct buf *out) {
    const struct template_limits *limits = &engine->limits;
    switch (engine->limit) {
    case LIMIT_MEMORY:
        buf_printf(out, "the template needs more memory than the %zu bytes allowed",
                   limits->memory);
        break;
    case LIMIT_STEPS:
        buf_printf(out, "the template takes more than the %ld steps allowed", limits->instructions);
        break;
    case LIMIT_TIME:
        buf_printf(out, "the template takes more than %d seconds", TEMPLATE_SECONDS);
        break;
    case LIMIT_OUTPUT:
        buf_printf(out, "the template writes more than the %zu bytes allowed", limits->output);
        break;
    case LIMIT_NONE:
        break;
    }
}

void template_tell_error(struct template_engine *engine, const struct template_file *file,
                         int status) {
    struct template_fault *fault = &engine->fault;
    if (fault->told) return;
    if (status == LUA_ERRMEM) {
        engine->limit = engine->steps < 0 ? LIMIT_STEPS : LIMIT_MEMORY;
        fault->file = engine->refused.file;
        fault->span = (struct span){engine->refused.line, 0, 0};
    }
    if (engine->limit != LIMIT_NONE) {
        buf_clear(&fault->message);
        put_limit(engine, &fault->message);
    } else if (!fault->message.len) {
        buf_puts(&fault->message, "the template failed");
    }
    const char *about = engine->run->about;
    const char *id = engine->limit != LIMIT_NONE ? "template-limit"
                     : fault->missing            ? "no-template"
                                                 : "template-failed";
    const char *hint = *fault->hint ? fault->hint : NULL;
    if (engine->limit == LIMIT_STEPS) hint = "is there a loop that does not end?";
    if (engine->limit == LIMIT_MEMORY || engine->limit == LIMIT_OUTPUT)
        hint = "is there a loop in which a text or a table grows?";
    diag_add(engine->diags, DIAG_ERROR, id, (fault->file ? fault->file : file)->source, fault->span,
             hint, "%s%s%s", fault->message.at, about ? ", while filling " : "",
             about ? about : "");
}

void template_tell_missing(struct template_engine *engine, const char *name, const char *hint) {
    struct arena *arena = engine->diags->arena;
    diag_add_path(engine->diags, DIAG_ERROR, "no-template",
                  arena_printf(arena, "templates/%s", name), *hint ? hint : NULL,
                  "there is no template of this name");
}

// ---- compiling ------------------------------------------------------------------------------

static const char *const inner_tokens[] = {
    " near ';'", " near '" TEMPLATE_TEXT "'", " near '" TEMPLATE_VALUE "'",
    " near '" TEMPLATE_MARKUP "'", " near '" TEMPLATE_STEP "'"};

// The message without the names that only compiled templates have.
static void put_compile_message(const char *message, const char *at_end, struct buf *out) {
    static const char unexpected[] = "<eof> expected near ";
    const char *plain = message + (strncmp(message, "'<", 2) == 0);
    if (strncmp(plain, unexpected, strlen(unexpected)) == 0) {
        buf_printf(out, "%s is not expected here", plain + strlen(unexpected));
        return;
    }
    const char *near = strstr(message, " near ");
    buf_add(out, message, near ? (size_t)(near - message) : strlen(message));
    if (!near) return;
    if (strcmp(near, " near <eof>") == 0) {
        buf_printf(out, " at the end of the %s", at_end);
        return;
    }
    for (size_t i = 0; i < sizeof inner_tokens / sizeof *inner_tokens; i++)
        if (strcmp(near, inner_tokens[i]) == 0) {
            buf_puts(out, " before the end of the tag");
            return;
        }
    buf_puts(out, near);
}

// "'end' expected (to close 'if' at line 2)": what is open is told, and how it is closed.
static bool put_unclosed(const char *message, struct buf *out) {
    char open[16], close[16];
    unsigned line;
    if (sscanf(message, "'%15[a-z]' expected (to close '%15[a-z]' at line %u)", close, open,
               &line) != 3)
        return false;
    buf_printf(out, "the '%s' of line %u has no '%s'", open, line, close);
    return true;
}

// Looks for a value tag that is wrong by itself; it can be shown more exactly.
static const struct template_part *find_bad_part(lua_State *L, const struct template_file *file,
                                                 struct buf *message) {
    for (size_t i = 0; i < file->parts.n; i++) {
        const struct template_part *part = &file->parts.at[i];
        if (!part->expression) continue;
        struct buf code;
        buf_init(&code);
        buf_puts(&code, "return ");
        buf_add(&code, part->expression, part->expression_length);
        int status = luaL_loadbufferx(L, code.at, code.len, "=x", "t");
        buf_release(&code);
        uint32_t line = 0;
        const char *text = status == LUA_OK ? NULL : skip_place(lua_tostring(L, -1), "x", &line);
        if (text) put_compile_message(text, "tag", message);
        lua_pop(L, 1);
        if (text) return part;
    }
    return NULL;
}

void template_tell_compile_error(struct template_engine *engine, const struct template_file *file,
                                 const char *text) {
    struct buf message;
    buf_init(&message);
    struct span span = {0};
    const char *hint = NULL;
    const struct template_part *part = find_bad_part(engine->lua, file, &message);
    if (part) {
        span = part->span;
    } else {
        char name[LUA_IDSIZE];
        snprintf(name, sizeof name, "%s", file->name);
        const char *rest = skip_place(text, name, &span.line);
        if (!rest) rest = text;
        if (put_unclosed(rest, &message)) {
            hint = "add <% end %> where it is to end";
        } else {
            put_compile_message(rest, "template", &message);
        }
    }
    diag_add(engine->diags, DIAG_ERROR, "bad-template", file->source, span, hint, "%s", message.at);
    buf_release(&message);
}
