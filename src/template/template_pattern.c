// Functions with patterns; see template_pattern.h.
#include "template/template_pattern.h"

#include "template/template_engine.h"
#include "template/template_match.h"

#include <string.h>

static void begin(lua_State *L, struct template_match *match, const char **pattern) {
    size_t text_length, pattern_length;
    match->L = L;
    match->text = luaL_checklstring(L, 1, &text_length);
    *pattern = luaL_checklstring(L, 2, &pattern_length);
    match->text_end = match->text + text_length;
    match->pattern_end = *pattern + pattern_length;
    match->steps = 0;
}

// Where to begin, from an argument that counts from 1, or from the end if it is negative. NULL
// where that is behind the text.
static const char *start_of(lua_State *L, const struct template_match *match, int argument) {
    lua_Integer from = luaL_optinteger(L, argument, 1);
    lua_Integer length = match->text_end - match->text;
    if (from < 0) from = -from > length ? 1 : length + from + 1;
    if (from == 0) from = 1;
    return from > length + 1 ? NULL : match->text + from - 1;
}

static bool is_plain(const char *pattern, const char *end) {
    for (; pattern < end; pattern++)
        if (!*pattern || strchr("^$*+?.([%-", *pattern)) return false;
    return true;
}

// The character that whatever matches must begin with; -1 where there are several. An item that
// may be missing, or is no character, says nothing.
static int first_of(const char *pattern, const char *end) {
    if (pattern == end || strchr("^$.([%", *pattern) || !*pattern) return -1;
    return pattern + 1 < end && strchr("*?-", pattern[1]) ? -1 : (unsigned char)*pattern;
}

// Where a match may begin from `at` on; behind the text where nowhere.
static const char *next_start(const struct template_match *match, const char *at, int first) {
    if (first < 0 || at >= match->text_end) return at;
    const char *found = memchr(at, first, (size_t)(match->text_end - at));
    return found ? found : match->text_end;
}

static int find_plain(lua_State *L, const struct template_match *match, const char *at,
                      const char *pattern) {
    size_t length = (size_t)(match->pattern_end - pattern);
    template_charge(L, (size_t)(match->text_end - at) / 16);
    const char *found = length ? memmem(at, (size_t)(match->text_end - at), pattern, length) : at;
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - match->text + 1);
    lua_pushinteger(L, found - match->text + (lua_Integer)length);
    return 2;
}

static int search(lua_State *L, bool find) {
    struct template_match match;
    const char *pattern;
    begin(L, &match, &pattern);
    const char *at = start_of(L, &match, 3);
    if (!at) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || is_plain(pattern, match.pattern_end)))
        return find_plain(L, &match, at, pattern);
    bool anchored = pattern < match.pattern_end && *pattern == '^';
    pattern += anchored;
    for (; at <= match.text_end; at++) {
        const char *end = template_match(&match, at, pattern);
        if (end && find) {
            lua_pushinteger(L, at - match.text + 1);
            lua_pushinteger(L, end - match.text);
            return template_push_captures(&match, NULL, NULL) + 2;
        }
        if (end) return template_push_captures(&match, at, end);
        if (anchored) break;
    }
    lua_pushnil(L);
    return 1;
}

static int find(lua_State *L) {
    return search(L, true);
}

static int match(lua_State *L) {
    return search(L, false);
}

// The iterator of gmatch: upvalues are the text, the pattern, where to go on, and where the last
// match ended (nothing empty is found there).
static int next_match(lua_State *L) {
    struct template_match match;
    const char *pattern;
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, lua_upvalueindex(2));
    begin(L, &match, &pattern);
    const char *at = match.text + lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    for (; at <= match.text_end; at++) {
        const char *end = template_match(&match, at, pattern);
        if (!end || end - match.text == last) continue;
        lua_pushinteger(L, end - match.text);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return template_push_captures(&match, at, end);
    }
    return 0;
}

static int gmatch(lua_State *L) {
    struct template_match match;
    const char *pattern;
    begin(L, &match, &pattern);
    const char *at = start_of(L, &match, 3);
    lua_settop(L, 2);
    lua_pushinteger(L, at ? at - match.text : match.text_end - match.text + 1);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

// ---- gsub -------------------------------------------------------------------------------------

// Adds a replacement text, in which %1 is a capture, %0 the whole match and %% a percent sign.
static void add_template(struct template_match *match, luaL_Buffer *out, const char *start,
                         const char *end) {
    lua_State *L = match->L;
    size_t length;
    const char *text = lua_tolstring(L, 3, &length);
    for (const char *stop = text + length; text < stop; text++) {
        if (*text != '%') {
            luaL_addchar(out, *text);
            continue;
        }
        if (++text == stop || (*text != '%' && (*text < '0' || *text > '9')))
            template_fail(L, NULL, "in a replacement, '%%' stands before a digit or another '%%'");
        if (*text == '%') {
            luaL_addchar(out, '%');
        } else if (*text == '0') {
            luaL_addlstring(out, start, (size_t)(end - start));
        } else {
            template_push_capture(match, *text - '1', start, end);
            luaL_tolstring(L, -1, NULL);
            lua_remove(L, -2);
            luaL_addvalue(out);
        }
    }
}

// Adds what the replacement, a text, table or function, makes of one match.
static void add_replacement(struct template_match *match, luaL_Buffer *out, const char *start,
                            const char *end) {
    lua_State *L = match->L;
    if (lua_type(L, 3) == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, template_push_captures(match, start, end), 1);
    } else if (lua_type(L, 3) == LUA_TTABLE) {
        template_push_capture(match, 0, start, end);
        lua_gettable(L, 3);
    } else {
        add_template(match, out, start, end);
        return;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(out, start, (size_t)(end - start));
    } else if (!lua_isstring(L, -1)) {
        template_fail(L, NULL, "the replacement is a %s, not a text", luaL_typename(L, -1));
    } else {
        luaL_addvalue(out);
    }
}

static int gsub(lua_State *L) {
    struct template_match match;
    const char *pattern, *last = NULL;
    begin(L, &match, &pattern);
    int type = lua_type(L, 3);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TTABLE && type != LUA_TFUNCTION)
        return luaL_typeerror(L, 3, "string, table or function");
    lua_Integer most = luaL_optinteger(L, 4, match.text_end - match.text + 1), count = 0;
    bool anchored = pattern < match.pattern_end && *pattern == '^';
    pattern += anchored;
    const char *at = match.text;
    int first = anchored ? -1 : first_of(pattern, match.pattern_end);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    while (count < most) {
        const char *start = next_start(&match, at, first);
        template_charge(L, (size_t)(start - at) / 16);
        luaL_addlstring(&out, at, (size_t)(start - at));
        at = start;
        const char *end = template_match(&match, at, pattern);
        if (end && end != last) {
            count++;
            add_replacement(&match, &out, at, end);
            at = last = end;
        } else if (at < match.text_end) {
            luaL_addchar(&out, *at);
            at++;
        } else {
            break;
        }
        if (anchored) break;
    }
    luaL_addlstring(&out, at, (size_t)(match.text_end - at));
    luaL_pushresult(&out);
    lua_pushinteger(L, count);
    return 2;
}

void template_add_patterns(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"find", find}, {"match", match}, {"gmatch", gmatch}, {"gsub", gsub}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
