// Well-formedness; see epub_xml.h.
#include "epub/epub_xml.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ATTRIBUTES 64 // more than these on one element are refused
#define PREFIXES 16

struct name {
    const char *at;
    size_t length;
};

struct scan {
    const char *text, *at, *end;
    struct name open[EPUB_XML_DEPTH]; // the elements that are open
    size_t depth;
    bool rooted;                    // whether the root was seen
    struct name prefixes[PREFIXES]; // those declared anywhere before; scopes are not kept
    size_t prefix_count;
    struct epub_traits *traits;
    struct epub_fault *fault;
};

__attribute__((format(printf, 3, 4))) static bool fail(struct scan *scan, const char *where,
                                                       const char *format, ...) {
    struct epub_fault *fault = scan->fault;
    fault->line = fault->column = 1;
    for (const char *at = scan->text; at < where; at++) {
        fault->column++;
        if (*at == '\n') {
            fault->line++;
            fault->column = 1;
        }
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(fault->problem, sizeof fault->problem, format, arguments);
    va_end(arguments);
    return false;
}

// How much of a name a message shows.
static int shown(struct name name) {
    return name.length < 40 ? (int)name.length : 40;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_space(struct scan *scan) {
    while (scan->at < scan->end && is_space(*scan->at)) scan->at++;
}

static inline bool begins(const struct scan *scan, const char *text) {
    size_t length = strlen(text);
    return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, text, length) == 0;
}

// Moves behind the next `text`; false where there is none.
static bool skip_past(struct scan *scan, const char *text) {
    const char *found = memmem(scan->at, (size_t)(scan->end - scan->at), text, strlen(text));
    if (!found) return false;
    scan->at = found + strlen(text);
    return true;
}

static inline bool name_is(struct name name, const char *text) {
    return name.length == strlen(text) && memcmp(name.at, text, name.length) == 0;
}

static bool same_name(struct name a, struct name b) {
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

// What a byte may be. Letters beyond ASCII are all taken for name characters: that is so but for a
// few signs.
enum { STARTS_NAME = 1, IN_NAME = 2, PLAIN = 4 }; // PLAIN: of no meaning in text and values
#define LETTER (STARTS_NAME | IN_NAME | PLAIN)
static const unsigned char kinds[256] = {
    ['\t' ... '\n'] = PLAIN,
    ['\r'] = PLAIN,
    [' ' ... '%'] = PLAIN,
    ['\'' ... ','] = PLAIN,
    ['-' ... '.'] = IN_NAME | PLAIN,
    ['/'] = PLAIN,
    ['0' ... ':'] = IN_NAME | PLAIN,
    [';'] = PLAIN,
    ['=' ... '@'] = PLAIN,
    ['A' ... 'Z'] = LETTER,
    ['[' ... '\\'] = PLAIN,
    ['^'] = PLAIN,
    ['_'] = LETTER,
    ['`'] = PLAIN,
    ['a' ... 'z'] = LETTER,
    ['{' ... 0x7F] = PLAIN,
    [0x80 ... 0xEE] = LETTER,
    [0xEF] = STARTS_NAME | IN_NAME,
    [0xF0 ... 0xFF] = LETTER,
};

static bool is(char c, int kind) {
    return kinds[(unsigned char)c] & kind;
}

// Moves over bytes of no meaning.
static void skip_plain(struct scan *scan) {
    const char *at = scan->at, *end = scan->end;
    while (at < end && is(*at, PLAIN)) at++;
    scan->at = at;
}

static struct name read_name(struct scan *scan) {
    struct name name = {scan->at, 0};
    if (scan->at < scan->end && is(*scan->at, STARTS_NAME))
        while (scan->at < scan->end && is(*scan->at, IN_NAME)) scan->at++;
    name.length = (size_t)(scan->at - name.at);
    return name;
}

// Control characters, and the two code points that XML forbids.
static bool check_character(struct scan *scan) {
    const unsigned char *at = (const unsigned char *)scan->at;
    if (*at < 0x20 && !is_space(*scan->at))
        return fail(scan, scan->at, "the control character U+%04X cannot stand in XML", *at);
    if (*at == 0xEF && scan->end - scan->at > 2 && at[1] == 0xBF && at[2] >= 0xBE)
        return fail(scan, scan->at, "the character U+FFF%c cannot stand in XML",
                    at[2] == 0xBE ? 'E' : 'F');
    return true;
}

static bool allowed_code(unsigned long code) {
    return code == 9 || code == 10 || code == 13 || (code >= 0x20 && code < 0xD800) ||
           (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code < 0x110000);
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

// Behind "&#": a number and a semicolon. Moves behind them where they are sound.
static bool check_number(struct scan *scan) {
    const char *at = scan->at;
    int base = at < scan->end && *at == 'x' ? 16 : 10;
    if (base == 16) at++;
    unsigned long code = 0;
    while (at < scan->end && digit_of(*at) < base && code < 0x110000)
        code = code * (unsigned long)base + (unsigned long)digit_of(*at++);
    // Without a digit the code is 0, which is not allowed.
    if (at == scan->end || *at != ';' || !allowed_code(code)) return false;
    scan->at = at + 1;
    return true;
}

// At '&': one of XML's own entities, or a number.
static bool check_entity(struct scan *scan) {
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    const char *from = scan->at;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (begins(scan, known[i])) {
            scan->at += strlen(known[i]);
            return true;
        }
    if (begins(scan, "&#")) {
        scan->at += 2;
        if (check_number(scan)) return true;
    }
    return fail(scan, from, "'&' must be written &amp; where it begins no entity of XML");
}

static bool check_value(struct scan *scan) {
    char quote = scan->at < scan->end ? *scan->at : 0;
    if (quote != '"' && quote != '\'') return fail(scan, scan->at, "an attribute needs quotes");
    const char *from = scan->at++;
    for (;;) {
        while (scan->at < scan->end && *scan->at != quote && is(*scan->at, PLAIN)) scan->at++;
        if (scan->at == scan->end || *scan->at == quote) break;
        if (*scan->at == '<') return fail(scan, scan->at, "'<' cannot stand in an attribute");
        if (!check_character(scan)) return false;
        if (*scan->at != '&') {
            scan->at++;
        } else if (!check_entity(scan)) {
            return false;
        }
    }
    if (scan->at == scan->end) return fail(scan, from, "an attribute's quote is not closed");
    scan->at++;
    return true;
}

static bool check_prefix(struct scan *scan, struct name name) {
    const char *colon = memchr(name.at, ':', name.length);
    if (!colon) return true;
    struct name prefix = {name.at, (size_t)(colon - name.at)};
    size_t local = name.length - prefix.length - 1;
    if (!prefix.length || !local || memchr(colon + 1, ':', local))
        return fail(scan, name.at, "'%.*s' is no name", shown(name), name.at);
    if (name_is(prefix, "xml") || name_is(prefix, "xmlns")) return true;
    for (size_t i = 0; i < scan->prefix_count; i++)
        if (same_name(scan->prefixes[i], prefix)) return true;
    return fail(scan, name.at, "the prefix '%.*s' is not declared", shown(prefix), prefix.at);
}

static void note_prefix(struct scan *scan, struct name name) {
    if (name.length > 6 && memcmp(name.at, "xmlns:", 6) == 0 && scan->prefix_count < PREFIXES)
        scan->prefixes[scan->prefix_count++] = (struct name){name.at + 6, name.length - 6};
}

// Reads one attribute into names[*count].
static bool check_attribute(struct scan *scan, struct name *names, size_t *count) {
    struct name name = read_name(scan);
    if (!name.length) return fail(scan, scan->at, "this cannot stand in a tag");
    if (*count == ATTRIBUTES) return fail(scan, name.at, "too many attributes");
    for (size_t i = 0; i < *count; i++)
        if (same_name(names[i], name))
            return fail(scan, name.at, "the attribute '%.*s' stands twice", shown(name), name.at);
    names[(*count)++] = name;
    note_prefix(scan, name);
    skip_space(scan);
    if (scan->at == scan->end || *scan->at != '=')
        return fail(scan, name.at, "the attribute '%.*s' has no value", shown(name), name.at);
    scan->at++;
    skip_space(scan);
    return check_value(scan);
}

static void note_element(struct epub_traits *traits, struct name name) {
    if (name_is(name, "animate") || name_is(name, "animateMotion") ||
        name_is(name, "animateTransform") || name_is(name, "set") || name_is(name, "video") ||
        name_is(name, "script"))
        traits->moves = true;
    if (name_is(name, "svg")) traits->svg = true;
    if (name_is(name, "math")) traits->mathml = true;
    if (name_is(name, "script")) traits->script = true;
    if (name_is(name, "style")) traits->styled = true;
    if (name_is(name, "audio") || name_is(name, "video")) traits->sound = true;
    if (name.length == 2 && name.at[0] == 'h' && name.at[1] >= '1' && name.at[1] <= '6')
        traits->headings = true;
}

static void note_attribute(struct epub_traits *traits, struct name name) {
    if (name_is(name, "role")) traits->roles = true;
    if (name_is(name, "style")) traits->styled = true;
}

// At "<name".
static bool check_start(struct scan *scan) {
    const char *from = scan->at++;
    struct name name = read_name(scan), attributes[ATTRIBUTES];
    if (!name.length) return fail(scan, from, "'<' must be written &lt; where it begins no tag");
    if (!scan->depth && scan->rooted) return fail(scan, from, "there is a second root element");
    size_t count = 0;
    for (;;) {
        const char *before = scan->at;
        skip_space(scan);
        if (scan->at == scan->end) return fail(scan, from, "a tag is not closed");
        if (*scan->at == '>' || *scan->at == '/') break;
        if (scan->at == before) return fail(scan, before, "this cannot stand in a tag");
        if (!check_attribute(scan, attributes, &count)) return false;
    }
    if (!check_prefix(scan, name)) return false;
    for (size_t i = 0; i < count; i++)
        if (!check_prefix(scan, attributes[i])) return false;
    for (size_t i = 0; i < count; i++) note_attribute(scan->traits, attributes[i]);
    note_element(scan->traits, name);
    scan->rooted = true;
    if (*scan->at++ == '/') {
        if (scan->at == scan->end || *scan->at++ != '>')
            return fail(scan, from, "a tag is not closed");
        return true;
    }
    if (scan->depth == EPUB_XML_DEPTH) return fail(scan, from, "elements nest too deep");
    scan->open[scan->depth++] = name;
    return true;
}

// At "</".
static bool check_end(struct scan *scan) {
    const char *from = scan->at;
    scan->at += 2;
    struct name name = read_name(scan);
    skip_space(scan);
    if (scan->at == scan->end || *scan->at != '>') return fail(scan, from, "a tag is not closed");
    scan->at++;
    if (!scan->depth) return fail(scan, from, "</%.*s> closes nothing", shown(name), name.at);
    struct name open = scan->open[--scan->depth];
    if (same_name(open, name)) return true;
    return fail(scan, from, "</%.*s> stands where </%.*s> must", shown(name), name.at, shown(open),
                open.at);
}

// At "<?". A declaration <?xml ... ?> may stand only at the very beginning.
static bool check_instruction(struct scan *scan) {
    const char *from = scan->at;
    scan->at += 2;
    struct name name = read_name(scan);
    bool first = from == scan->text || from == scan->text + 3; // behind a byte order mark
    if (!name.length || (name_is(name, "xml") && (!first || scan->rooted)))
        return fail(scan, from, "'<?' cannot stand here");
    return skip_past(scan, "?>") || fail(scan, from, "an instruction is not closed");
}

// At "<": a tag, a comment or whatever else begins so.
static bool check_markup(struct scan *scan) {
    const char *from = scan->at;
    if (begins(scan, "</")) return check_end(scan);
    if (begins(scan, "<!--")) {
        scan->at += 4;
        if (skip_past(scan, "--") && scan->at < scan->end && *scan->at++ == '>') return true;
        return fail(scan, from, "a comment must end in --> and hold no other --");
    }
    if (begins(scan, "<![CDATA[") && scan->depth)
        return skip_past(scan, "]]>") || fail(scan, from, "a CDATA section is not closed");
    if (begins(scan, "<!DOCTYPE") && !scan->rooted) {
        while (scan->at < scan->end && *scan->at != '>' && *scan->at != '[') scan->at++;
        if (scan->at < scan->end && *scan->at++ == '>') return true;
        return fail(scan, from, "a document type may declare nothing of its own here");
    }
    if (begins(scan, "<?")) return check_instruction(scan);
    return check_start(scan);
}

bool epub_xml_check(const char *text, size_t length, struct epub_traits *traits,
                    struct epub_fault *fault) {
    struct scan scan = {
        .text = text, .at = text, .end = text + length, .traits = traits, .fault = fault};
    if (begins(&scan, "\xef\xbb\xbf")) scan.at += 3;
    while (scan.at < scan.end) {
        if (*scan.at == '<') {
            if (!check_markup(&scan)) return false;
        } else if (!scan.depth && !is_space(*scan.at)) {
            return fail(&scan, scan.at, "text stands outside the root element");
        } else if (*scan.at == '&') {
            if (!check_entity(&scan)) return false;
        } else if (!check_character(&scan)) {
            return false;
        } else if (begins(&scan, "]]>")) {
            return fail(&scan, scan.at, "']]>' cannot stand in text");
        } else {
            scan.at++;
            if (scan.depth) skip_plain(&scan);
        }
    }
    if (scan.depth) {
        struct name open = scan.open[scan.depth - 1];
        return fail(&scan, open.at, "<%.*s> is not closed", shown(open), open.at);
    }
    return scan.rooted || fail(&scan, text, "there is no element");
}
