// Templates for a test, and a small guide.
#ifndef REGIMEN_TESTS_TEMPLATE_FIXTURE_H
#define REGIMEN_TESTS_TEMPLATE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "template/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIXTURE_FILES = 8 };

struct fixture {
    struct arena arena;
    struct diag_list diags;
    struct embedded_file files[FIXTURE_FILES];
    struct resources resources;
    struct template_engine *engine;
    struct buf out;
    struct buf told; // the diagnostics as text
};

// Begins a test without templates; add them, then open the engine.
static inline void fixture_init(struct fixture *f) {
    *f = (struct fixture){0};
    arena_init(&f->arena);
    diag_init(&f->diags, &f->arena);
    f->resources.embedded = f->files;
    buf_init(&f->out);
    buf_init(&f->told);
}

// Adds a template; they must be added sorted by name.
static inline void fixture_add(struct fixture *f, const char *name, const char *text) {
    assert_true(f->resources.embedded_count < FIXTURE_FILES);
    f->files[f->resources.embedded_count++] = (struct embedded_file){
        arena_printf(&f->arena, "templates/%s", name), (const unsigned char *)text, strlen(text)};
}

static inline void fixture_open(struct fixture *f, const struct guide *guide,
                                const struct template_limits *limits) {
    f->engine = template_open(&f->resources, guide, limits, &f->diags);
}

static inline void fixture_release(struct fixture *f) {
    template_close(f->engine);
    buf_release(&f->out);
    buf_release(&f->told);
    arena_release(&f->arena);
}

// Renders; the result is in f->out, the diagnostics in f->told.
static inline bool fixture_render(struct fixture *f, const char *name, const char *about) {
    size_t before = f->diags.n;
    buf_clear(&f->out);
    buf_clear(&f->told);
    bool done = template_render(f->engine, name, about, &f->out);
    for (size_t i = before; i < f->diags.n; i++) diag_write(&f->diags.at[i], false, 0, &f->told);
    return done;
}

// One template, rendered once, with what it gives.
static inline void check_output(const char *text, const char *expected) {
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "t.html", text);
    fixture_open(&f, NULL, NULL);
    bool done = fixture_render(&f, "t.html", "about.md");
    assert_string_equal(f.told.at, "");
    assert_true(done);
    assert_string_equal(f.out.at, expected);
    fixture_release(&f);
}

// One template that fails: exactly one diagnostic, and nothing written.
static inline void check_failure(const char *text, const char *told) {
    struct fixture f;
    fixture_init(&f);
    fixture_add(&f, "t.html", text);
    fixture_open(&f, NULL, NULL);
    assert_false(fixture_render(&f, "t.html", "about.md"));
    assert_int_equal(f.diags.n, 1);
    assert_string_equal(f.told.at, told);
    assert_string_equal(f.out.at, "");
    fixture_release(&f);
}

#endif
