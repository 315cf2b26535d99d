// The short way to read YAML against libyaml: the same tree, and nothing to be told, for front
// matter and for what comes of it when bytes are changed.
#include "read/read_quick.h"
#include "reading.h"

#include <stdlib.h>

static const char sample[] = "title: Half thigh 0\n"
                             "works: [quadriceps, deep back-extensors, \"a, b\", 'it']\n"
                             "equipment: []\n"
                             "# a comment\n"
                             "summary: If your trunk: will not (stay) \xE2\x80\x93 slide#less\n"
                             "licence: {name: CC BY 4.0, url: 'https://a.b/'}\n"
                             "dosage:\n"
                             "  sets: 2-3\n"
                             "  rest:   60 s  \n"
                             "\n"
                             "  deep:\n"
                             "    er: \"in: quotes\"\n"
                             "items:\n"
                             "  - exercise: a-b\n"
                             "    note: x\n"
                             "  - exercise: c\n"
                             "stop_if:\n"
                             "- one\n"
                             "- 2.5\n"
                             "  # another\n"
                             "date: 2026-01-02\n";

static bool same_span(struct span a, struct span b) {
    return a.line == b.line && a.column == b.column && a.length == b.length;
}

static bool same_text(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_node(const struct yaml_node *a, const struct yaml_node *b) {
    return a->kind == b->kind && a->quoted == b->quoted && a->cut == b->cut && a->told == b->told &&
           same_span(a->span, b->span) && same_span(a->key_span, b->key_span) &&
           same_text(a->text, b->text) && same_text(a->key, b->key);
}

static bool same_tree(const struct yaml_node *a, const struct yaml_node *b) {
    if (!a || !b || !same_node(a, b)) return false;
    const struct yaml_node *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next)
        if (!same_tree(x, y)) return false;
    return !x && !y;
}

// Whether the text is read the short way; then both ways must agree.
static bool agrees(const char *text, size_t length) {
    struct reading r;
    char *copy = strndup(text, length); // so that reading beyond the end is seen
    reading_start(&r, copy);
    const struct yaml_node *quick = read_quick(&r.arena, &r.arena, copy, length, 7);
    const struct yaml_node *whole =
        quick ? read_yaml_whole(&r.arena, &r.source, copy, length, 7, &r.diags) : NULL;
    if (quick && (r.diags.n || !same_tree(quick, whole)))
        fail_msg("not the same, or %s: <<%s>>", reading_fault(&r, 0), copy);
    reading_end(&r);
    free(copy);
    return quick;
}

static void plain_front_matter_is_read(void **state) {
    (void)state;
    assert_false(agrees(sample, strlen(sample))); // "trunk: will"
    char *good = strdup(sample);
    memcpy(strstr(good, "trunk: "), "trunk, ", 7);
    assert_true(agrees(good, strlen(good)));
    assert_true(agrees(good, strlen(good) - 1));
    free(good);
}

static void other_matters_are_left_to_libyaml(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "a",
                                        "a:",
                                        "a: b\n c",
                                        "a: b #c",
                                        "a: b\na: c",
                                        "a: &x b",
                                        "a: *x",
                                        "a: !t b",
                                        "a: 'x''y'",
                                        "a: \"x\\n\"",
                                        "a: |\n  b",
                                        "a: > b",
                                        "a: b\r\n",
                                        "a:\tb",
                                        "a: [b: c]",
                                        "a: [b,]",
                                        "a: [b\n]",
                                        "a: - b",
                                        "- a",
                                        "a:\n  - - b",
                                        "---\na: b",
                                        "a: b\n---\n",
                                        "a: b\n...\n",
                                        "a: {b}",
                                        "a: {b: c, b: d}",
                                        "a: ? b",
                                        "a: b:",
                                        "a: \xC2\x85",
                                        "a:\nb: c",
                                        "a: \xEF\xBB\xBF",
                                        "a: 'b' c",
                                        "a: [b] c",
                                        "a:\n    b: c\n  d: e",
                                        "a:\n  b: c\n    d: e"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (agrees(texts[i], strlen(texts[i]))) fail_msg("was read: %s", texts[i]);
}

static uint32_t draw(uint64_t *seed, size_t below) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*seed >> 33) % below);
}

// Changes a few bytes for others of YAML's signs, or takes some away.
static size_t change(char *text, size_t length, uint64_t *seed) {
    static const char signs[] = "ab :-#,[]{}'\"\n\n  ?&*!|>%@`\t0.\\";
    for (uint32_t times = 1 + draw(seed, 3); times && length; times--) {
        size_t at = draw(seed, length), count = 1 + draw(seed, 4);
        if (draw(seed, 2)) {
            text[at] = signs[draw(seed, sizeof signs - 1)];
        } else if (at + count < length) {
            memmove(text + at, text + at + count, length - at - count);
            length -= count;
        }
    }
    return length;
}

static void changed_texts_agree(void **state) {
    (void)state;
    char good[sizeof sample], text[sizeof sample];
    memcpy(good, sample, sizeof good);
    memcpy(strstr(good, "trunk: "), "trunk, ", 7);
    uint64_t seed = 8;
    size_t read = 0;
    enum { TIMES = 20000 };
    for (size_t i = 0; i < TIMES; i++) {
        memcpy(text, good, sizeof text);
        size_t length = change(text, strlen(text), &seed);
        text[length] = '\0';
        bool whole = true; // a changed byte of a character makes no good text
        for (const char *at = text; (at = strchr(at, '\xE2')); at++)
            whole = whole && strncmp(at, "\xE2\x80\x93", 3) == 0;
        for (const char *at = text; (at = strpbrk(at, "\x80\x93")); at++)
            whole = whole && at > text && at[-1] & 0x80;
        if (whole) read += agrees(text, length);
    }
    print_message("%zu of %d were read\n", read, TIMES);
    assert_true(read > TIMES / 10 && read < TIMES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_front_matter_is_read),
        cmocka_unit_test(other_matters_are_left_to_libyaml),
        cmocka_unit_test(changed_texts_agree),
    };
    return cmocka_run_group_tests_name("read/quick", tests, NULL, NULL);
}
