// Lua's patterns, matched with every step counted.
//
// Lua's own functions match in C, where no hook sees how long they take, and a pattern with
// several repetitions can take time that grows with the cube of a text's length or worse.
#ifndef REGIMEN_TEMPLATE_MATCH_H
#define REGIMEN_TEMPLATE_MATCH_H

#include <lua.h>
#include <stddef.h>

enum { MATCH_CAPTURES = 32 };

struct template_match {
    lua_State *L;
    const char *text, *text_end;
    const char *pattern_end;
    size_t steps; // not charged yet
    int depth;
    int count; // of captures
    struct {
        const char *at;
        ptrdiff_t length; // or one of the two below
    } captures[MATCH_CAPTURES];
};

#define MATCH_OPEN ((ptrdiff_t)-1)     // its end was not seen yet
#define MATCH_POSITION ((ptrdiff_t)-2) // captures only where it is

// Tries to match the pattern from `at` on. Returns the end of what matched, or NULL. Raises an
// error where the pattern is malformed, nested too deep, or the steps run out.
const char *template_match(struct template_match *match, const char *at, const char *pattern);

// Pushes capture `i`; if there are none at all, the first one is the whole match.
void template_push_capture(struct template_match *match, int i, const char *start, const char *end);

// Pushes all captures, or the whole match where `start` is given and there are none. Returns how
// many.
int template_push_captures(struct template_match *match, const char *start, const char *end);

#endif
