// What the fuzz targets share: an input as a source, and what must hold of every diagnostic.
#ifndef REGIMEN_TESTS_FUZZ_H
#define REGIMEN_TESTS_FUZZ_H

#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

// Ends the run where something does not hold; libFuzzer keeps the input.
static inline void fuzz_want(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

struct fuzz_input {
    struct arena arena;
    struct diag_list diags;
    struct source source;
    char *copy; // on the heap, so that a byte read behind its end is noticed
};

// Makes a source of the bytes as a file is read: what is not text is told, and replaced.
static inline void fuzz_start(struct fuzz_input *input, const uint8_t *bytes, size_t length) {
    arena_init(&input->arena);
    diag_init(&input->diags, &input->arena);
    input->copy = malloc(length + 1);
    fuzz_want(input->copy, "no memory");
    if (length) memcpy(input->copy, bytes, length);
    input->copy[length] = '\0';
    input->source = (struct source){.path = "input", .text = input->copy, .length = length};
    file_check_text(&input->source, &input->diags);
}

static inline void fuzz_end(struct fuzz_input *input) {
    arena_release(&input->arena);
    free(input->copy);
}

// How many bytes a line has; SIZE_MAX where the text has no such line.
static inline size_t fuzz_line(const struct source *source, uint32_t line) {
    const char *at = source->text, *end = at + source->length;
    for (; line > 1; line--) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline) return SIZE_MAX;
        at = newline + 1;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return (size_t)((newline ? newline : end) - at);
}

// A span lies in its text: a known line is there, and a known column is in it or just behind it.
static inline void fuzz_span(const struct source *source, struct span span) {
    if (!span.line) return;
    size_t length = fuzz_line(source, span.line);
    fuzz_want(length != SIZE_MAX, "a span's line is not in the text");
    fuzz_want(span.column <= length + 1, "a span's column is behind its line");
}

// Every diagnostic says what is wrong and where, and nothing of it can steer a terminal.
static inline void fuzz_diags(const struct diag_list *diags) {
    struct buf told;
    buf_init(&told);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->at[i];
        fuzz_want(diag->id && *diag->id && *diag->message, "a diagnostic without id or message");
        if (diag->source) fuzz_span(diag->source, diag->span);
        diag_write(diag, false, 0, &told);
    }
    fuzz_want(utf8_check(told.at, told.len) == told.len, "what is told is not UTF-8");
    for (size_t i = 0; i < told.len; i++) {
        unsigned char c = (unsigned char)told.at[i];
        fuzz_want(c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F),
                  "a control character is told");
        bool c1 = c == 0xC2 && (unsigned char)told.at[i + 1] < 0xA0;
        fuzz_want(!c1, "a control character of two bytes is told");
    }
    buf_release(&told);
}

#endif
