// What the tests of read/ share: a text with its diagnostics, and words for what stands where.
#ifndef REGIMEN_TEST_READING_H
#define REGIMEN_TEST_READING_H

#include "base/diag.h"
#include "testing.h"

#include <stdio.h>
#include <string.h>

struct reading {
    struct arena arena;
    struct diag_list diags;
    struct source source;
};

static inline void reading_start(struct reading *reading, const char *text) {
    arena_init(&reading->arena);
    diag_init(&reading->diags, &reading->arena);
    reading->source = (struct source){.path = "a.md", .text = text, .length = strlen(text)};
}

static inline void reading_end(struct reading *reading) {
    arena_release(&reading->arena);
}

// The stretch of the text that a span covers.
static inline const char *reading_at(struct reading *reading, struct span span) {
    const char *at = reading->source.text;
    for (uint32_t line = 1; line < span.line; line++) at = strchr(at, '\n') + 1;
    return arena_strndup(&reading->arena, at + span.column - 1, span.length);
}

// "line:column id" of a diagnostic, or "" where there are not so many.
static inline const char *reading_fault(struct reading *reading, size_t i) {
    if (i >= reading->diags.n) return "";
    const struct diag *diag = &reading->diags.at[i];
    return arena_printf(&reading->arena, "%u:%u %s", diag->span.line, diag->span.column, diag->id);
}

#endif
