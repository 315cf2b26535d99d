// A schema with a validator, and single files checked by it, for the tests of check/.
#ifndef TESTS_CHECK_SCHEMA_FIXTURE_H
#define TESTS_CHECK_SCHEMA_FIXTURE_H

#include "base/resource.h"
#include "check/check.h"
#include "check/check_tree.h"
#include "read/read_page.h"
#include "read/read_words.h"
#include "testing.h"

#include <string.h>

struct schema_fixture {
    struct arena arena, file; // the schema's, and that of the file which is looked at
    struct schema *schema;
    struct schema_validator *validator;
    const struct words *words;
    struct diag_list diags;
    struct source source;
    struct check_tree check;
    struct check_sound *sound; // NULL unless a test sets it
};

static struct schema_fixture fixture;

static inline int fixture_open(void **state) {
    (void)state;
    struct resources resources = {.embedded = embedded_files,
                                  .embedded_count = embedded_file_count};
    arena_init(&fixture.arena);
    arena_init(&fixture.file);
    fixture.schema = schema_open(&fixture.arena, check_schema(&resources, &fixture.arena));
    fixture.validator = schema_validator_open(fixture.schema);
    diag_init(&fixture.diags, &fixture.arena);
    const struct source *words =
        resource_read(&resources, &fixture.arena, "templates/words/en.yaml", &fixture.diags);
    fixture.words = read_words(&fixture.arena, words, "en", &fixture.diags);
    assert_non_null(fixture.words);
    return 0;
}

static inline int fixture_close(void **state) {
    (void)state;
    schema_validator_close(fixture.validator);
    schema_close(fixture.schema);
    arena_release(&fixture.file);
    arena_release(&fixture.arena);
    return 0;
}

// Forgets the last file and makes ready for another one.
static inline void fixture_begin(const char *text) {
    arena_reset(&fixture.file);
    diag_init(&fixture.diags, &fixture.file);
    fixture.source = (struct source){"file", text, strlen(text)};
    fixture.check =
        (struct check_tree){&fixture.file, fixture.schema, fixture.validator, &fixture.source,
                            fixture.words, &fixture.diags, fixture.sound};
}

// Front matter with a body, or guide.yaml where the root is "guide". NULL where it is no YAML.
static inline const struct yaml_node *fixture_read(const char *root, const char *text,
                                                   struct sections *sections) {
    fixture_begin(text);
    *sections = (struct sections){0};
    if (strcmp(root, "guide") == 0)
        return read_yaml(&fixture.file, &fixture.source, text, strlen(text), 1, &fixture.diags);
    struct read_page page = read_page(&fixture.file, &fixture.source, &fixture.diags);
    sections_cut(page.body, fixture.words, &fixture.file, sections);
    return page.front;
}

// Checks a file, and returns all that is told as the author reads it.
static inline const char *fixture_look(const char *root, const char *text) {
    struct sections sections;
    const struct yaml_node *front = fixture_read(root, text, &sections);
    if (front)
        check_tree(&fixture.check, root, front, strcmp(root, "guide") == 0 ? NULL : &sections);
    struct buf told;
    buf_init(&told);
    for (size_t i = 0; i < fixture.diags.n; i++) diag_write(&fixture.diags.at[i], false, 0, &told);
    const char *copy = arena_strdup(&fixture.file, told.at);
    buf_release(&told);
    return copy ? copy : "";
}

// ---- whole files without a mistake; "%s" is where a test puts its own -------------------------

#define EXERCISE_HEAD "title: T\nkind: strength\nposition: standing\nsummary: S.\n"
#define EXERCISE_BODY "---\n## Steps\n\n1. x\n"
#define GUIDE_REST                                                                                 \
    "base_url: https://small.example/\ndisclaimer: No advice.\nred_flags: [you fall]\n"            \
    "default_routine: start\nidentifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11\n"

static inline const char *an_exercise(struct arena *arena, const char *fields) {
    return arena_printf(arena, "---\n" EXERCISE_HEAD "dosage: {reps: 10}\n%s" EXERCISE_BODY,
                        fields);
}
static inline const char *a_routine(struct arena *arena, const char *fields) {
    return arena_printf(arena, "---\ntitle: T\nsummary: S.\naim: A.\nstop_if: [x]\n%s---\n",
                        fields);
}
static inline const char *a_page(struct arena *arena, const char *fields) {
    return arena_printf(arena, "---\ntitle: T\nsummary: S.\n%s---\n", fields);
}
static inline const char *a_guide(struct arena *arena, const char *fields) {
    return arena_printf(arena, "title: T\nsummary: S.\n" GUIDE_REST "%s", fields);
}

#endif
