// The shipped words without the room read/: a reader of just the YAML that they are written in
// (indented keys, plain, double-quoted or folded texts, comments), for the embedded files.
#ifndef REGIMEN_TESTS_DOSE_LOAD_WORDS_H
#define REGIMEN_TESTS_DOSE_LOAD_WORDS_H

#include "base/resource.h"
#include "model/words.h"

#include <stdlib.h>
#include <string.h>

static const char *load_value(struct arena *arena, const char *at, const char *end) {
    if (*at == '"') {
        const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));
        if (!close) abort();
        return arena_strndup(arena, at + 1, (size_t)(close - at - 1));
    }
    for (const char *c = at; c + 1 < end; c++)
        if (c[0] == ' ' && c[1] == '#') end = c;
    while (end > at && end[-1] == ' ') end--;
    return arena_strndup(arena, at, (size_t)(end - at));
}

// The folded text (">-") whose lines begin at `at`: all that are indented as far as the first one.
static const char *load_folded(struct arena *arena, const char *at, const char *stop) {
    size_t indent = strspn(at, " ");
    const char *text = "";
    while (at < stop && strspn(at, " ") >= indent && at[indent] != '\n') {
        size_t length = strcspn(at, "\n");
        text = arena_printf(arena, "%s%s%.*s", text, *text ? " " : "", (int)(length - indent),
                            at + indent);
        at += length + 1;
    }
    return text;
}

static bool is_category(const char *key) {
    static const char *const names[] = {"zero", "one", "two", "few", "many", "other"};
    for (size_t i = 0; i < 6; i++)
        if (strcmp(key, names[i]) == 0) return true;
    return false;
}

static void load_line(struct arena *arena, struct words *words, const char *prefixes[8],
                      const char *line, const char *end, const char *stop) {
    const char *at = line;
    while (at < end && *at == ' ') at++;
    if (at >= end || *at == '#') return;
    const char *colon = memchr(at, ':', (size_t)(end - at));
    if (!colon) return; // a line of a folded text
    size_t depth = (size_t)(at - line) / 2;
    if (depth > 6) abort();
    bool quoted = *at == '"';
    const char *key = arena_strndup(arena, at + quoted, (size_t)(colon - at) - 2 * quoted);
    const char *join = depth == 0 ? "" : is_category(key) ? "#" : ".";
    key = arena_printf(arena, "%s%s%s", depth ? prefixes[depth - 1] : "", join, key);
    prefixes[depth] = key;
    for (at = colon + 1; at < end && *at == ' ';) at++;
    if (at == end || *at == '#') return;
    const char *value = load_value(arena, at, end);
    if (strcmp(value, ">-") == 0) value = load_folded(arena, end + 1, stop);
    map_add(arena, &words->texts, key, value);
}

// The words of templates/words/FILE.yaml, for a guide in `language`.
static inline struct words *load_words(struct arena *arena, const char *file,
                                       const char *language) {
    struct words *words = arena_alloc(arena, sizeof *words);
    words->language = language;
    const char *path = arena_printf(arena, "templates/words/%s.yaml", file);
    for (size_t i = 0; i < embedded_file_count; i++) {
        if (strcmp(embedded_files[i].path, path) != 0) continue;
        const char *at = (const char *)embedded_files[i].bytes;
        const char *stop = at + embedded_files[i].length;
        const char *prefixes[8] = {0};
        while (at < stop) {
            const char *end = memchr(at, '\n', (size_t)(stop - at));
            if (!end) end = stop;
            load_line(arena, words, prefixes, at, end, stop);
            at = end + 1;
        }
        return words;
    }
    abort();
}

#endif
