// Matching; see template_match.h. What patterns mean is in Lua's manual, section 6.4.1.
#include "template/template_match.h"

#include "template/template_engine.h"

#include <ctype.h>
#include <string.h>

enum { DEEPEST_MATCH = 200, CHARGED_STEPS = 256 };

static const char *match_here(struct template_match *m, const char *s, const char *p);

static void count_step(struct template_match *m) {
    if (++m->steps < CHARGED_STEPS) return;
    m->steps = 0;
    template_charge(m->L, CHARGED_STEPS);
}

static const char *malformed(struct template_match *m, const char *why) {
    template_fail(m->L, NULL, "this pattern is not well formed: %s", why);
    return NULL;
}

// ---- one character ----------------------------------------------------------------------------

// Behind the item at `p`: a character, an escaped one, or a set.
static const char *skip_item(struct template_match *m, const char *p) {
    const char *end = m->pattern_end;
    if (*p == '%') return p + 1 == end ? malformed(m, "it ends with '%'") : p + 2;
    if (*p++ != '[') return p;
    if (p < end && *p == '^') p++;
    do { // a ']' that comes first is a character
        if (p == end) return malformed(m, "']' is missing");
        if (*p++ == '%' && p < end) p++;
    } while (p == end || *p != ']');
    return p + 1;
}

static bool is_in_class(int c, int class) {
    bool in;
    switch (tolower(class)) {
    case 'a':
        in = isalpha(c);
        break;
    case 'c':
        in = iscntrl(c);
        break;
    case 'd':
        in = isdigit(c);
        break;
    case 'g':
        in = isgraph(c);
        break;
    case 'l':
        in = islower(c);
        break;
    case 'p':
        in = ispunct(c);
        break;
    case 's':
        in = isspace(c);
        break;
    case 'u':
        in = isupper(c);
        break;
    case 'w':
        in = isalnum(c);
        break;
    case 'x':
        in = isxdigit(c);
        break;
    default:
        return class == c;
    }
    return isupper(class) ? !in : in;
}

// Whether `c` is in the set from '[' at `p` to ']' at `last`.
static bool is_in_set(int c, const char *p, const char *last) {
    bool found = true;
    if (*++p == '^') {
        found = false;
        p++;
    }
    for (; p < last; p++) {
        int low = (unsigned char)*p;
        if (low == '%') {
            if (is_in_class(c, (unsigned char)*++p)) return found;
        } else if (p[1] == '-' && p + 2 < last) {
            p += 2;
            if (low <= c && c <= (unsigned char)*p) return found;
        } else if (low == c) {
            return found;
        }
    }
    return !found;
}

// Whether the item from `p` to `end` matches the character at `s`.
static bool matches_one(struct template_match *m, const char *s, const char *p, const char *end) {
    count_step(m);
    if (!s || s >= m->text_end) return false;
    int c = (unsigned char)*s;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return is_in_class(c, (unsigned char)p[1]);
    case '[':
        return is_in_set(c, p, end - 1);
    default:
        return (unsigned char)*p == c;
    }
}

// ---- repetitions ------------------------------------------------------------------------------

static const char *match_most(struct template_match *m, const char *s, const char *p,
                              const char *end) {
    ptrdiff_t i = 0;
    while (matches_one(m, s + i, p, end)) i++;
    for (; i >= 0; i--) {
        const char *found = match_here(m, s + i, end + 1);
        if (found) return found;
    }
    return NULL;
}

static const char *match_least(struct template_match *m, const char *s, const char *p,
                               const char *end) {
    for (;; s++) {
        const char *found = match_here(m, s, end + 1);
        if (found) return found;
        if (!matches_one(m, s, p, end)) return NULL;
    }
}

// ---- captures ---------------------------------------------------------------------------------

static const char *open_capture(struct template_match *m, const char *s, const char *p,
                                ptrdiff_t length) {
    if (m->count == MATCH_CAPTURES) return malformed(m, "it has too many captures");
    m->captures[m->count].at = s;
    m->captures[m->count++].length = length;
    const char *found = match_here(m, s, p);
    if (!found) m->count--;
    return found;
}

static const char *close_capture(struct template_match *m, const char *s, const char *p) {
    int i = m->count - 1;
    while (i >= 0 && m->captures[i].length != MATCH_OPEN) i--;
    if (i < 0) return malformed(m, "a ')' has no '('");
    m->captures[i].length = s - m->captures[i].at;
    const char *found = match_here(m, s, p);
    if (!found) m->captures[i].length = MATCH_OPEN;
    return found;
}

// The text that was captured once more, as %1.
static const char *match_again(struct template_match *m, const char *s, char digit) {
    int i = digit - '1';
    if (i < 0 || i >= m->count || m->captures[i].length == MATCH_OPEN)
        return malformed(m, "a %1 to %9 has no capture");
    ptrdiff_t length = m->captures[i].length;
    if (length == MATCH_POSITION) return s;
    template_charge(m->L, (size_t)length / 16);
    if (m->text_end - s < length || memcmp(m->captures[i].at, s, (size_t)length) != 0) return NULL;
    return s + length;
}

// %bxy: from an x to the y that balances it.
static const char *match_balance(struct template_match *m, const char *s, const char *p) {
    if (m->pattern_end - p < 2) return malformed(m, "%b wants two characters");
    if (s >= m->text_end || *s != *p) return NULL;
    int open = 1;
    while (++s < m->text_end) {
        count_step(m);
        if (*s == p[1]) {
            if (--open == 0) return s + 1;
        } else if (*s == *p) {
            open++;
        }
    }
    return NULL;
}

// %f[set]: between a character that is not in the set and one that is.
static bool match_frontier(struct template_match *m, const char *s, const char *p,
                           const char *end) {
    int before = s == m->text ? 0 : (unsigned char)s[-1];
    int here = s == m->text_end ? 0 : (unsigned char)*s;
    return !is_in_set(before, p, end - 1) && is_in_set(here, p, end - 1);
}

// ---- all of it --------------------------------------------------------------------------------

// Matches a %b, %f or %1 at `p`, setting *next to what is behind it.
static const char *match_special(struct template_match *m, const char *s, const char *p,
                                 const char **next) {
    *next = p + 2;
    if (p[1] == 'b') {
        const char *end = match_balance(m, s, p + 2);
        *next = p + 4;
        return end;
    }
    if (p[1] == 'f') {
        if (p + 2 == m->pattern_end || p[2] != '[') return malformed(m, "%f wants a set");
        *next = skip_item(m, p + 2);
        return match_frontier(m, s, p + 2, *next) ? s : NULL;
    }
    return match_again(m, s, p[1]);
}

static bool is_special(const struct template_match *m, const char *p) {
    if (*p != '%' || p + 1 == m->pattern_end) return false;
    return p[1] == 'b' || p[1] == 'f' || (p[1] >= '0' && p[1] <= '9');
}

static const char *match_items(struct template_match *m, const char *s, const char *p) {
    while (p != m->pattern_end) {
        if (*p == '(') {
            bool position = p + 1 != m->pattern_end && p[1] == ')';
            return open_capture(m, s, p + (position ? 2 : 1),
                                position ? MATCH_POSITION : MATCH_OPEN);
        }
        if (*p == ')') return close_capture(m, s, p + 1);
        if (*p == '$' && p + 1 == m->pattern_end) return s == m->text_end ? s : NULL;
        if (is_special(m, p)) {
            s = match_special(m, s, p, &p);
            if (!s) return NULL;
            continue;
        }
        const char *end = skip_item(m, p);
        char mark = end == m->pattern_end ? '\0' : *end;
        if (mark == '*') return match_most(m, s, p, end);
        if (mark == '-') return match_least(m, s, p, end);
        bool one = matches_one(m, s, p, end);
        if (mark == '+') return one ? match_most(m, s + 1, p, end) : NULL;
        if (mark == '?') {
            const char *found = one ? match_here(m, s + 1, end + 1) : NULL;
            if (found) return found;
            p = end + 1;
        } else {
            if (!one) return NULL;
            s++;
            p = end;
        }
    }
    return s;
}

static const char *match_here(struct template_match *m, const char *s, const char *p) {
    count_step(m);
    if (++m->depth > DEEPEST_MATCH) template_fail(m->L, NULL, "this pattern is too complex");
    const char *found = match_items(m, s, p);
    m->depth--;
    return found;
}

const char *template_match(struct template_match *m, const char *at, const char *pattern) {
    m->count = 0;
    m->depth = 0;
    return match_here(m, at, pattern);
}

void template_push_capture(struct template_match *m, int i, const char *start, const char *end) {
    if (i >= m->count) {
        if (i) template_fail(m->L, NULL, "the pattern has no capture %d", i + 1);
        lua_pushlstring(m->L, start, (size_t)(end - start));
    } else if (m->captures[i].length == MATCH_POSITION) {
        lua_pushinteger(m->L, m->captures[i].at - m->text + 1);
    } else if (m->captures[i].length == MATCH_OPEN) {
        malformed(m, "a '(' has no ')'");
    } else {
        lua_pushlstring(m->L, m->captures[i].at, (size_t)m->captures[i].length);
    }
}

int template_push_captures(struct template_match *m, const char *start, const char *end) {
    int count = m->count == 0 && start ? 1 : m->count;
    luaL_checkstack(m->L, count, NULL);
    for (int i = 0; i < count; i++) template_push_capture(m, i, start, end);
    return count;
}
