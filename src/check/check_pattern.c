// Patterns for other programs; see check_pattern.h.
#include "check/check_pattern.h"

#include <libxml/xmlregexp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void broken(const char *pattern) {
    fprintf(stderr, "regimen: this pattern cannot be translated: %s\n", pattern);
    abort();
}

// An escape: XSD's \s is these four characters, ECMAScript's many more.
static void translate_escape(const char *pattern, char c, bool in_class, struct buf *out) {
    static const char space[] = " \\t\\n\\r";
    if (c == 's') {
        buf_printf(out, in_class ? "%s" : "[%s]", space);
    } else if (c == 'S' && !in_class) {
        buf_printf(out, "[^%s]", space);
    } else if (c == '-' && !in_class) {
        buf_putc(out, '-'); // "\-" is an error there with the flag
    } else if (c && strchr("nrt\\|.?*+(){}-[]^", c)) {
        buf_printf(out, "\\%c", c);
    } else {
        broken(pattern);
    }
}

static void translate(const char *pattern, struct buf *out) {
    bool in_class = false;
    for (const char *at = pattern; *at; at++) {
        if (*at == '\\') {
            translate_escape(pattern, *++at, in_class, out);
            continue;
        }
        if (in_class && *at == '[') broken(pattern);             // a class less another one
        if (!in_class && strchr("^$", *at)) buf_putc(out, '\\'); // plain characters in XSD
        if (!in_class && *at == '.') broken(pattern);            // line ends differ
        if (*at == '[') in_class = true;
        if (*at == ']') in_class = false;
        buf_putc(out, *at);
    }
}

void check_pattern_translate(const struct strings *patterns, struct buf *out) {
    buf_puts(out, "^(?:");
    for (size_t i = 0; i < patterns->n; i++) {
        if (i) buf_putc(out, '|');
        translate(patterns->at[i], out);
    }
    buf_puts(out, ")$");
}

bool check_pattern_matches(const struct strings *patterns, const char *text) {
    bool matches = false;
    for (size_t i = 0; !matches && i < patterns->n; i++) {
        xmlRegexpPtr compiled = xmlRegexpCompile((const xmlChar *)patterns->at[i]);
        if (!compiled) broken(patterns->at[i]);
        matches = xmlRegexpExec(compiled, (const xmlChar *)text) == 1;
        xmlRegFreeRegexp(compiled);
    }
    return matches;
}
