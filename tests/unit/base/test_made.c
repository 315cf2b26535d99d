#include "base/file.h"
#include "base/made.h"
#include "base/program.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Each test runs in an empty folder of its own, which is the current one.
struct fixture {
    struct arena arena;
    struct diag_list list;
    struct publish_counts counts;
    struct publish *publish;
    struct made *made;
    char folder[64];
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    *fixture = (struct fixture){.folder = "/tmp/regimen-made-XXXXXX"};
    arena_init(&fixture->arena);
    diag_init(&fixture->list, &fixture->arena);
    *state = fixture;
    return mkdtemp(fixture->folder) && chdir(fixture->folder) == 0 ? 0 : -1;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    bool done = chdir("/") == 0 && file_remove_tree(fixture->folder);
    arena_release(&fixture->arena);
    free(fixture);
    return done ? 0 : -1;
}

static struct digest digest_of(const char *text) {
    return digest_sha256(text, strlen(text));
}

static void begin(struct fixture *fixture) {
    const struct digest program = digest_of("program");
    fixture->publish = publish_open("out", &fixture->list);
    assert_non_null(fixture->publish);
    fixture->made = made_open(fixture->publish, &program);
}

static void commit(struct fixture *fixture) {
    made_close(fixture->made);
    assert_true(publish_commit(fixture->publish, &fixture->counts, &fixture->list));
}

static void make(struct fixture *fixture, const char *path, const char *key, const char *bytes) {
    const struct digest digest = digest_of(key);
    assert_true(publish_put(fixture->publish, path, bytes, strlen(bytes)));
    made_note(fixture->made, path, &digest, "told", bytes, strlen(bytes));
}

// Whether an output of that key can be taken; then its bytes must be these.
static bool takes(const struct fixture *fixture, const char *path, const char *key,
                  const char *bytes) {
    const struct digest digest = digest_of(key);
    struct buf found;
    buf_init(&found);
    bool taken = made_take(fixture->made, path, &digest, &found);
    if (taken) assert_string_equal(found.at, bytes);
    if (!taken) assert_int_equal(found.len, 0);
    buf_release(&found);
    return taken;
}

static void make_two(struct fixture *fixture) {
    begin(fixture);
    make(fixture, "a.pdf", "key a", "bytes of a");
    make(fixture, "b/b.pdf", "key b", "bytes of b");
    commit(fixture);
}

static void write_text(const char *path, const char *text) {
    assert_true(unlink(path) == 0);
    assert_true(file_write_new(path, text, strlen(text)));
}

static void gives_what_was_made_from_the_same(void **state) {
    struct fixture *fixture = *state;
    begin(fixture);
    assert_false(takes(fixture, "a.pdf", "key a", ""));
    assert_null(made_told(fixture->made, "a.pdf"));
    commit(fixture);
    make_two(fixture);
    begin(fixture);
    assert_true(takes(fixture, "a.pdf", "key a", "bytes of a"));
    assert_true(takes(fixture, "b/b.pdf", "key b", "bytes of b"));
    assert_false(takes(fixture, "a.pdf", "key b", ""));
    assert_false(takes(fixture, "c.pdf", "key a", ""));
    assert_string_equal(made_told(fixture->made, "a.pdf"), "told");
    commit(fixture);
}

static void a_taken_output_touches_nothing(void **state) {
    struct fixture *fixture = *state;
    make_two(fixture);
    begin(fixture);
    assert_true(publish_put(fixture->publish, "a.pdf", "bytes of a", 10));
    made_note_again(fixture->made, "a.pdf");
    assert_true(publish_put(fixture->publish, "b/b.pdf", "bytes of b", 10));
    made_note_again(fixture->made, "b/b.pdf");
    made_note_again(fixture->made, "nothing");
    commit(fixture);
    assert_int_equal(fixture->counts.changed + fixture->counts.removed, 0);
    begin(fixture);
    assert_true(takes(fixture, "b/b.pdf", "key b", "bytes of b"));
    commit(fixture);
}

static void does_not_take_what_was_changed_or_is_gone(void **state) {
    struct fixture *fixture = *state;
    make_two(fixture);
    write_text("out/a.pdf", "bytes of x");
    assert_int_equal(unlink("out/b/b.pdf"), 0);
    begin(fixture);
    assert_false(takes(fixture, "a.pdf", "key a", ""));
    assert_false(takes(fixture, "b/b.pdf", "key b", ""));
    commit(fixture);
    make_two(fixture);
    write_text("out/a.pdf", "bytes of a and more");
    assert_int_equal(unlink("out/b/b.pdf"), 0);
    assert_int_equal(symlink("../a.pdf", "out/b/b.pdf"), 0);
    begin(fixture);
    assert_false(takes(fixture, "a.pdf", "key a", ""));
    assert_false(takes(fixture, "b/b.pdf", "key b", ""));
    commit(fixture);
}

// Each byte of the records is changed once, and they are cut at each; nothing is taken then.
static void damaged_records_are_none(void **state) {
    struct fixture *fixture = *state;
    make_two(fixture);
    const struct source *whole =
        file_read(&fixture->arena, "", "out/" PUBLISH_MEMO, "", &fixture->list);
    assert_non_null(whole);
    for (size_t i = 0; i < 2 * whole->length; i++) {
        bool cut = i >= whole->length;
        size_t at = i % whole->length;
        char *text = arena_strndup(&fixture->arena, whole->text, cut ? at : whole->length);
        if (!cut) text[at] ^= 1;
        assert_int_equal(unlink("out/" PUBLISH_MEMO), 0);
        assert_true(file_write_new("out/" PUBLISH_MEMO, text, cut ? at : whole->length));
        begin(fixture);
        assert_false(takes(fixture, "a.pdf", "key a", ""));
        assert_null(made_told(fixture->made, "b/b.pdf"));
        made_abandon(fixture->made);
        publish_abandon(fixture->publish, NULL);
    }
}

// Records whose digest holds but whose lines do not.
static void odd_records_are_left_out(void **state) {
    struct fixture *fixture = *state;
    static const char *const lines[] = {
        "",
        "\n",
        "x\n",
        "\t\n",
        "0000000000000000000000000000000000000000000000000000000000000000 "
        "0000000000000000000000000000000000000000000000000000000000000000 9 a.pdf\n",
        "0000000000000000000000000000000000000000000000000000000000000000 "
        "0000000000000000000000000000000000000000000000000000000000000000 -1 a.pdf\tx\n",
        "0000000000000000000000000000000000000000000000000000000000000000 "
        "0000000000000000000000000000000000000000000000000000000000000000 0 a.pdf\tx\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        make_two(fixture);
        struct buf text;
        char hex[DIGEST_HEX + 1];
        buf_init(&text);
        buf_printf(&text, "regimen made 1\n%s", lines[i]);
        const struct digest digest = digest_sha256(text.at, text.len);
        digest_write(&digest, hex);
        buf_printf(&text, "%s\n", hex);
        write_text("out/" PUBLISH_MEMO, text.at);
        buf_release(&text);
        begin(fixture);
        assert_null(made_told(fixture->made, "a.pdf"));
        commit(fixture);
    }
}

static void records_of_what_is_kept_stay(void **state) {
    struct fixture *fixture = *state;
    make_two(fixture);
    begin(fixture);
    publish_keep(fixture->publish, "b/");
    commit(fixture);
    begin(fixture);
    assert_false(takes(fixture, "a.pdf", "key a", ""));
    assert_true(takes(fixture, "b/b.pdf", "key b", "bytes of b"));
    publish_keep(fixture->publish, "b/");
    made_abandon(fixture->made); // as where nothing is made that has records
    assert_true(publish_commit(fixture->publish, NULL, &fixture->list));
    begin(fixture);
    assert_true(takes(fixture, "b/b.pdf", "key b", "bytes of b"));
    commit(fixture);
}

static void what_cannot_be_written_in_a_line_is_not_noted(void **state) {
    struct fixture *fixture = *state;
    const struct digest key = digest_of("key");
    begin(fixture);
    assert_true(publish_put(fixture->publish, "a.pdf", "a", 1));
    made_note(fixture->made, "a.pdf", &key, "one\ntwo", "a", 1);
    assert_true(publish_put(fixture->publish, "b\tb.pdf", "b", 1));
    made_note(fixture->made, "b\tb.pdf", &key, "", "b", 1);
    commit(fixture);
    begin(fixture);
    assert_null(made_told(fixture->made, "a.pdf"));
    assert_null(made_told(fixture->made, "b\tb.pdf"));
    commit(fixture);
}

static void keys_begin_with_the_program(void **state) {
    struct fixture *fixture = *state;
    const struct digest one = digest_of("one"), two = digest_of("two");
    struct digest keys[4];
    fixture->publish = publish_open("out", &fixture->list);
    for (size_t i = 0; i < 4; i++) {
        struct made *made = made_open(fixture->publish, i & 1 ? &one : &two);
        keys[i] = digest_close(made_sum(made, i & 2 ? "card" : "book"));
        made_abandon(made);
    }
    publish_abandon(fixture->publish, NULL);
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < i; j++) assert_false(digest_same(&keys[i], &keys[j]));
    const struct digest program = program_digest(), again = program_digest();
    assert_true(digest_same(&program, &again));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST(gives_what_was_made_from_the_same),
        TEST(a_taken_output_touches_nothing),
        TEST(does_not_take_what_was_changed_or_is_gone),
        TEST(damaged_records_are_none),
        TEST(odd_records_are_left_out),
        TEST(records_of_what_is_kept_stay),
        TEST(what_cannot_be_written_in_a_line_is_not_noted),
        TEST(keys_begin_with_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
