// A guide in a temporary folder that is checked, for the tests of check/.
#ifndef TESTS_CHECK_FIXTURE_H
#define TESTS_CHECK_FIXTURE_H

#include "base/file.h"
#include "check/check.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diag_list diags;
    struct resources resources;
    struct check_options options;
    struct checked *checked;
    const char *root;
};

static inline void fixture_write(struct fixture *f, const char *path, const char *text) {
    char *full = file_join(&f->arena, f->root, path);
    char *slash = strrchr(full, '/');
    *slash = '\0';
    assert_true(file_make_folders(full));
    *slash = '/';
    file_remove_tree(full);
    assert_true(file_write_new(full, text, strlen(text)));
}

static inline int fixture_setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    char folder[] = "/tmp/regimen-check-XXXXXX";
    assert_non_null(f);
    arena_init(&f->arena);
    diag_init(&f->diags, &f->arena);
    assert_non_null(mkdtemp(folder));
    f->root = arena_strdup(&f->arena, folder);
    f->resources = (struct resources){
        .root = f->root, .embedded = embedded_files, .embedded_count = embedded_file_count};
    f->resources.shown_root = "";
    f->options = (struct check_options){.root = f->root,
                                        .shown_root = "",
                                        .resources = &f->resources,
                                        .jobs = 1,
                                        .today = "2026-05-28"};
    *state = f;
    return 0;
}

static inline int fixture_teardown(void **state) {
    struct fixture *f = *state;
    if (f->checked) check_close(f->checked);
    file_remove_tree(f->root);
    arena_release(&f->arena);
    free(f);
    return 0;
}

// ---- pieces of a guide ------------------------------------------------------------------------

#define GUIDE_HEAD                                                                                 \
    "id: small\ntitle: Small\nsummary: A guide.\nauthors: [A]\n"                                   \
    "base_url: https://small.example/\ndisclaimer: No advice.\nred_flags: [you fall]\n"            \
    "default_routine: start\nidentifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11\n"          \
    "date: 2026-01-02\n"

// For guide.yaml where what nobody uses is not the matter.
#define UNUSED_IS_FINE                                                                             \
    "rules: {unused-reference: {level: off, because: Other tests have it.},\n"                     \
    "        unused-file: {level: off, because: Other tests have it.}}\n"

static inline void fixture_guide(struct fixture *f, const char *rest) {
    fixture_write(f, "content/guide.yaml", arena_printf(&f->arena, GUIDE_HEAD "%s", rest));
}

static inline void fixture_exercise(struct fixture *f, const char *id, const char *title,
                                    const char *body) {
    fixture_write(f, arena_printf(&f->arena, "content/exercises/%s.md", id),
                  arena_printf(&f->arena,
                               "---\ntitle: %s\nkind: strength\nposition: standing\nsummary: S.\n"
                               "dosage: {sets: 2, reps: 10}\n---\n%s",
                               title, body));
}

static inline void fixture_routine(struct fixture *f, const char *id, const char *title) {
    fixture_write(f, arena_printf(&f->arena, "content/routines/%s.md", id),
                  arena_printf(&f->arena,
                               "---\ntitle: %s\nsummary: S.\naim: To begin.\n"
                               "items: [{exercise: squat}]\nstop_if: [it hurts]\n---\n",
                               title));
}

// Where no body is given the page has some text, since one without would be a mistake.
static inline void fixture_page(struct fixture *f, const char *id, const char *front,
                                const char *body) {
    fixture_write(f, arena_printf(&f->arena, "content/pages/%s.md", id),
                  arena_printf(&f->arena, "---\ntitle: P %s\nsummary: S.\n%s\n---\n%s", id, front,
                               *body ? body : "Text.\n"));
}

// A guide with an exercise, a routine and a page, which has no mistake.
static inline void fixture_small(struct fixture *f) {
    fixture_guide(f, "language: en\n");
    fixture_exercise(f, "squat", "Squat", "## Steps\n\n1. Go down.\n");
    fixture_routine(f, "start", "Start");
    fixture_page(f, "help", "order: 1\nhelp: true", "Call.\n");
}

// The same guide, whose routines may hold what is counted and count what is held.
static inline void fixture_lead_may_change(struct fixture *f) {
    fixture_small(f);
    fixture_guide(f, "language: en\nrules: {lead-changed: {level: off, because: A test.}, "
                     "unused-exercise: {level: off, because: A test.}}\n");
}

// ---- checking ---------------------------------------------------------------------------------

static inline const struct guide *fixture_check(struct fixture *f) {
    if (f->checked) check_close(f->checked);
    diag_init(&f->diags, &f->arena);
    f->checked = check_open(&f->options, &f->diags);
    return check_guide(f->checked);
}

// All diagnostics as the author reads them.
static inline const char *fixture_told(struct fixture *f) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < f->diags.n; i++) diag_write(&f->diags.at[i], false, 0, &text);
    const char *copy = arena_strdup(&f->arena, text.at);
    buf_release(&text);
    return copy;
}

// Wants nothing worse than notes, such as that no routine has an exercise.
static inline const struct guide *fixture_good(struct fixture *f) {
    const struct guide *guide = fixture_check(f);
    if (!guide || diag_count(&f->diags, DIAG_NOTE) != f->diags.n) fail_msg("%s", fixture_told(f));
    return guide;
}

// What was told, as "line:column id" one after the other, with "; " between them.
static inline const char *fixture_places(struct fixture *f) {
    const char *text = "";
    for (size_t i = 0; i < f->diags.n; i++) {
        const struct diag *diag = &f->diags.at[i];
        text = arena_printf(&f->arena, "%s%s%u:%u %s", text, i ? "; " : "", diag->span.line,
                            diag->span.column, diag->id);
    }
    return text;
}

// Wants just one mistake, of that kind, with that in its words; and notes, if there are any.
static inline void fixture_bad(struct fixture *f, const char *id, const char *words) {
    assert_null(fixture_check(f));
    const char *told = fixture_told(f);
    size_t mistakes = f->diags.n - diag_count(&f->diags, DIAG_NOTE);
    if (mistakes != 1 || !strstr(told, arena_printf(&f->arena, "[%s]\n", id)) ||
        !strstr(told, words))
        fail_msg("wanted [%s] %s, told:\n%s", id, words, told);
}

#endif
