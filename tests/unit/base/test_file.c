#include "base/file.h"
#include "testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Each test runs in an empty folder of its own, with the folder "root" in it.
struct fixture {
    struct arena arena;
    struct diag_list list;
    char folder[64];
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    *fixture = (struct fixture){.folder = "/tmp/regimen-file-XXXXXX"};
    arena_init(&fixture->arena);
    diag_init(&fixture->list, &fixture->arena);
    *state = fixture;
    bool made = mkdtemp(fixture->folder) && chdir(fixture->folder) == 0;
    return made && file_make_folders("root/in/deep") ? 0 : -1;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    bool done = chdir("/") == 0 && file_remove_tree(fixture->folder);
    arena_release(&fixture->arena);
    free(fixture);
    return done ? 0 : -1;
}

static void refused(struct fixture *fixture, const char *path, enum diag_severity severity,
                    const char *id) {
    fixture->list.n = 0;
    assert_null(file_read(&fixture->arena, "root", path, "shown", &fixture->list));
    assert_int_equal(fixture->list.n, 1);
    assert_string_equal(fixture->list.at[0].id, id);
    assert_int_equal(fixture->list.at[0].severity, severity);
}

static void reads_a_file_and_links_within_the_root(void **state) {
    struct fixture *fixture = *state;
    assert_true(file_write_new("root/in/a", "x\0y", 3));
    assert_int_equal(symlink("in/a", "root/link"), 0);
    static const char *const paths[] = {"in/a", "link"};
    for (size_t i = 0; i < 2; i++) {
        const struct source *source =
            file_read(&fixture->arena, "root", paths[i], "shown", &fixture->list);
        assert_non_null(source);
        assert_int_equal(source->length, 3);
        assert_memory_equal(source->text, "x\0y", 4);
        assert_string_equal(source->path, i ? "shown/link" : "shown/in/a");
    }
}

static void never_reads_out_of_the_root(void **state) {
    assert_true(file_write_new("secret", "s", 1));
    assert_true(file_make_folders("rooted"));
    assert_true(file_write_new("rooted/secret", "s", 1));
    assert_int_equal(symlink("../secret", "root/link"), 0);
    assert_int_equal(symlink("../rooted", "root/neighbour"), 0);
    assert_int_equal(symlink("nothing", "root/dangling"), 0);
    assert_int_equal(symlink("loop", "root/loop"), 0);
    static const char *const paths[] = {"../secret", "in/../../secret",  "/etc/passwd", "in/..",
                                        "link",      "neighbour/secret", "dangling",    "loop"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        refused(*state, paths[i], DIAG_ERROR, "outside-folder");
}

static void tells_what_cannot_be_read(void **state) {
    assert_int_equal(mkfifo("root/pipe", 0666), 0);
    refused(*state, "absent", DIAG_FAILURE, "cannot-read");
    refused(*state, "in", DIAG_FAILURE, "cannot-read");
    refused(*state, "pipe", DIAG_FAILURE, "cannot-read");
    int fd = open("root/big", O_WRONLY | O_CREAT, 0666);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, (off_t)FILE_LARGEST + 1), 0);
    close(fd);
    refused(*state, "big", DIAG_ERROR, "file-too-big");
}

static bool check(struct fixture *fixture, struct source *source, const char *text, size_t length) {
    fixture->list.n = 0;
    *source = (struct source){"a.md", arena_strndup(&fixture->arena, text, length), length};
    return file_check_text(source, &fixture->list);
}

static void finds_the_first_bad_byte(void **state) {
    static const struct {
        const char *text;
        size_t length;
        const char *id;
        unsigned line, column;
    } cases[] = {
        {"a\r\nb\xFFz", 6, "not-utf8", 2, 2}, {"\xEF\xBB\xBFz\xFF", 5, "not-utf8", 1, 2},
        {"a\nbc\0d", 6, "not-text", 2, 3},    {"a\xC3", 2, "not-utf8", 1, 2},
        {"a\0b\xFFz", 5, "not-text", 1, 2},   {"a\xFFz\0z", 5, "not-utf8", 1, 2},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source source;
        assert_false(check(fixture, &source, cases[i].text, cases[i].length));
        const struct diag *diag = &fixture->list.at[0];
        assert_int_equal(fixture->list.n, 1);
        assert_string_equal(diag->id, cases[i].id);
        assert_int_equal(diag->span.line, cases[i].line);
        assert_int_equal(diag->span.column, cases[i].column);
        // What is left is text, as messages quote it.
        assert_int_equal(strlen(source.text), source.length);
        assert_true(check(fixture, &source, source.text, source.length));
    }
}

static void takes_text_and_skips_the_mark(void **state) {
    struct source source;
    assert_true(check(*state, &source, "", 0));
    assert_true(check(*state, &source, "\xEF\xBB\xBF", 3));
    assert_int_equal(source.length, 0);
    assert_true(check(*state, &source, "\xEF\xBB\xBF\xC3\xA9\r\n", 7));
    assert_string_equal(source.text, "\xC3\xA9\r\n");
}

static void lists_sorted_without_hidden_files(void **state) {
    struct fixture *fixture = *state;
    static const char *const files[] = {"in/b", "in/a", "in/\xC3\xA9", "in/deep/z", "in/.hidden"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_true(file_write_new(file_join(&fixture->arena, "root", files[i]), "", 0));
    assert_int_equal(symlink("a", "root/in/link"), 0);
    static const char *const expected[] = {"in/a", "in/b", "in/deep/z", "in/link", "in/\xC3\xA9"};
    struct strings paths = {0};
    assert_true(file_list(&fixture->arena, "root", "in", &paths, &fixture->list));
    assert_int_equal(paths.n, 5);
    for (size_t i = 0; i < 5; i++) assert_string_equal(paths.at[i], expected[i]);
    assert_true(file_list(&fixture->arena, "root", "absent", &paths, &fixture->list));
    assert_int_equal(paths.n, 5);
    assert_int_equal(fixture->list.n, 0);
}

static void lists_nothing_out_of_the_root(void **state) {
    struct fixture *fixture = *state;
    assert_true(file_make_folders("outside"));
    assert_true(file_write_new("outside/secret", "s", 1));
    static const char *const ends[] = {"../../outside", "../../outside/secret", "nothing", "deep"};
    for (size_t i = 0; i < 4; i++) {
        struct strings paths = {0};
        fixture->list.n = 0;
        assert_int_equal(symlink(ends[i], "root/in/link"), 0);
        assert_true(file_list(&fixture->arena, "root", "in", &paths, &fixture->list));
        assert_int_equal(paths.n, 0);
        assert_int_equal(fixture->list.n, 1);
        assert_string_equal(fixture->list.at[0].id, i < 3 ? "outside-folder" : "linked-folder");
        assert_int_equal(unlink("root/in/link"), 0);
    }
}

static void the_listed_folder_itself_may_not_lead_out(void **state) {
    struct fixture *fixture = *state;
    assert_true(file_make_folders("outside"));
    assert_true(file_write_new("outside/secret", "s", 1));
    assert_int_equal(symlink("../outside", "root/pages"), 0);
    struct strings paths = {0};
    file_list(&fixture->arena, "root", "pages", &paths, &fixture->list);
    assert_int_equal(paths.n, 0);
    assert_int_equal(fixture->list.n, 1);
    assert_string_equal(fixture->list.at[0].id, "outside-folder");
}

static void goes_32_folders_deep(void **state) {
    struct fixture *fixture = *state;
    char path[128] = "root/in/x";
    for (int depth = 1; depth < 32; depth++) strcat(path, "/x");
    assert_true(file_make_folders(path));
    assert_true(file_write_new(file_join(&fixture->arena, path, "f"), "", 0));
    struct strings paths = {0};
    assert_true(file_list(&fixture->arena, "root", "in", &paths, &fixture->list));
    assert_int_equal(paths.n, 1);
    assert_int_equal(fixture->list.n, 0);
    strcat(path, "/x");
    assert_true(file_make_folders(path));
    assert_true(file_list(&fixture->arena, "root", "in", &paths, &fixture->list));
    assert_int_equal(fixture->list.n, 1);
    assert_string_equal(fixture->list.at[0].id, "too-deep");
}

static void removes_a_tree_but_no_links_end(void **state) {
    (void)state;
    assert_true(file_make_folders("outside"));
    assert_true(file_write_new("outside/f", "s", 1));
    assert_int_equal(symlink("../outside", "root/link"), 0);
    assert_true(file_remove_tree("root"));
    assert_false(file_exists("root"));
    assert_true(file_exists("outside/f"));
    assert_false(file_make_folders("outside/f/x"));
    assert_false(file_write_new("outside/f", "x", 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST(reads_a_file_and_links_within_the_root),
        TEST(never_reads_out_of_the_root),
        TEST(tells_what_cannot_be_read),
        TEST(finds_the_first_bad_byte),
        TEST(takes_text_and_skips_the_mark),
        TEST(lists_sorted_without_hidden_files),
        TEST(lists_nothing_out_of_the_root),
        TEST(the_listed_folder_itself_may_not_lead_out),
        TEST(goes_32_folders_deep),
        TEST(removes_a_tree_but_no_links_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
