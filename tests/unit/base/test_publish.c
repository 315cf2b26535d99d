#include "base/file.h"
#include "base/pool.h"
#include "base/publish.h"
#include "testing.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// Each test runs in an empty folder of its own, which is the current one.
struct fixture {
    struct arena arena;
    struct diag_list list;
    struct publish_counts counts;
    char folder[64];
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    *fixture = (struct fixture){.folder = "/tmp/regimen-publish-XXXXXX"};
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

static void write_text(const char *path, const char *text) {
    assert_true(file_write_new(path, text, strlen(text)));
}

static void assert_holds(struct fixture *fixture, const char *path, const char *text) {
    const struct source *source = file_read(&fixture->arena, "", path, "", &fixture->list);
    assert_non_null(source);
    assert_string_equal(source->text, text);
}

static struct publish *open_it(struct fixture *fixture, const char *target) {
    struct publish *publish = publish_open(target, &fixture->list);
    assert_non_null(publish);
    return publish;
}

static bool put(struct publish *publish, const char *path, const char *text) {
    return publish_put(publish, path, text, strlen(text));
}

static bool commit(struct fixture *fixture, struct publish *publish) {
    return publish_commit(publish, &fixture->counts, &fixture->list);
}

// Publishes one or two files into dist.
static bool publish_two(struct fixture *fixture, const char *path, const char *text,
                        const char *other, const char *other_text) {
    struct publish *publish = open_it(fixture, "dist");
    put(publish, path, text);
    if (other) put(publish, other, other_text);
    return commit(fixture, publish);
}

static void assert_reported(struct fixture *fixture, const char *id) {
    assert_int_equal(fixture->list.n, 1);
    assert_string_equal(fixture->list.at[0].id, id);
    assert_false(file_exists(".dist.regimen-stage"));
}

static struct stat status(const char *path) {
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    return info;
}

static void leaves_an_unchanged_target_untouched(void **state) {
    assert_true(publish_two(*state, "a", "1", "b/c", "2"));
    struct stat folder = status("dist"), file = status("dist/b/c");
    assert_true(publish_two(*state, "a", "1", "b/c", "2"));
    struct fixture *fixture = *state;
    assert_int_equal(fixture->counts.changed, 0);
    assert_int_equal(status("dist").st_ino, folder.st_ino);
    assert_int_equal(status("dist").st_mtim.tv_nsec, folder.st_mtim.tv_nsec);
    assert_int_equal(status("dist/b/c").st_ino, file.st_ino);
}

static void replaces_what_changed_and_never_writes_through_a_link(void **state) {
    assert_true(publish_two(*state, "a", "1", "b", "2"));
    assert_int_equal(link("dist/a", "mine"), 0);
    ino_t same = status("dist/b").st_ino;
    assert_true(publish_two(*state, "a", "changed", "b", "2"));
    struct fixture *fixture = *state;
    assert_int_equal(fixture->counts.changed, 1);
    assert_int_equal(status("dist/b").st_ino, same);
    assert_holds(*state, "dist/a", "changed");
    assert_holds(*state, "mine", "1");
}

static void removes_what_is_no_longer_made_but_keeps_prefixes(void **state) {
    struct fixture *fixture = *state;
    assert_true(publish_two(fixture, "old/x", "1", "print/y", "2"));
    struct publish *publish = open_it(fixture, "dist");
    publish_keep(publish, "print/");
    assert_true(put(publish, "new", "3"));
    assert_true(commit(fixture, publish));
    assert_int_equal(fixture->counts.removed, 1);
    assert_false(file_exists("dist/old"));
    assert_holds(fixture, "dist/print/y", "2");
}

static void keeps_what_others_put_there(void **state) {
    assert_true(publish_two(*state, "a", "1", NULL, NULL));
    assert_int_equal(mkdir("dist/empty", 0777), 0);
    assert_int_equal(mkdir("dist/full", 0777), 0);
    write_text("dist/full/theirs", "t");
    assert_int_equal(symlink("/nowhere", "dist/link"), 0);
    assert_true(publish_two(*state, "a", "2", NULL, NULL));
    assert_true(file_is_folder("dist/empty"));
    assert_holds(*state, "dist/full/theirs", "t");
    assert_true(S_ISLNK(status("dist/link").st_mode));
}

static void refuses_folders_and_files_of_others(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir("dist", 0777), 0);
    write_text("dist/theirs", "t");
    assert_null(publish_open("dist", &fixture->list));
    assert_reported(fixture, "not-ours");
    fixture->list.n = 0;
    assert_int_equal(unlink("dist/theirs"), 0);
    assert_true(publish_two(fixture, "a", "1", NULL, NULL));
    write_text("dist/b", "theirs");
    assert_false(publish_two(fixture, "a", "2", "b", "3"));
    assert_reported(fixture, "not-ours");
    assert_holds(fixture, "dist/a", "1");
    assert_holds(fixture, "dist/b", "theirs");
}

static void refuses_bad_and_repeated_paths(void **state) {
    static const char *const bad[] = {"",   "/x",  "..",  "a/../b", "a//b",
                                      "a/", "./a", "a/.", "a\nb",   PUBLISH_MANIFEST};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        fixture->list.n = 0;
        assert_false(publish_two(fixture, bad[i], "1", NULL, NULL));
        assert_reported(fixture, "bad-output-path");
    }
    fixture->list.n = 0;
    assert_false(publish_two(fixture, "a", "1", "a", "1"));
    assert_reported(fixture, "output-twice");
    assert_false(file_exists("dist"));
}

static void lets_files_and_folders_change_places(void **state) {
    assert_true(publish_two(*state, "a", "file", NULL, NULL));
    assert_true(publish_two(*state, "a/b", "below", NULL, NULL));
    assert_holds(*state, "dist/a/b", "below");
    assert_true(publish_two(*state, "a", "file", NULL, NULL));
    assert_holds(*state, "dist/a", "file");
}

static void refuses_a_file_in_place_of_a_folder_of_others(void **state) {
    assert_true(publish_two(*state, "a/b", "1", NULL, NULL));
    write_text("dist/a/theirs", "t");
    assert_false(publish_two(*state, "a", "2", NULL, NULL));
    assert_holds(*state, "dist/a/theirs", "t");
    assert_holds(*state, "dist/a/b", "1");
}

static void does_not_wait_for_a_pipe_in_an_outputs_place(void **state) {
    assert_true(publish_two(*state, "a", "", NULL, NULL));
    assert_int_equal(unlink("dist/a"), 0);
    assert_int_equal(mkfifo("dist/a", 0666), 0);
    alarm(10);
    assert_true(publish_two(*state, "a", "", NULL, NULL));
    alarm(0);
    assert_true(S_ISREG(status("dist/a").st_mode));
}

static void is_busy_while_another_publishes(void **state) {
    struct fixture *fixture = *state;
    struct publish *publish = open_it(fixture, "dist");
    assert_null(publish_open("dist", &fixture->list));
    assert_string_equal(fixture->list.at[0].id, "busy");
    assert_true(put(publish, "a", "1"));
    assert_true(commit(fixture, publish));
    assert_holds(fixture, "dist/a", "1");
}

static void clears_what_an_interrupted_build_left(void **state) {
    assert_int_equal(mkdir(".dist.regimen-stage", 0777), 0);
    write_text(".dist.regimen-stage/stale", "s");
    assert_true(publish_two(*state, "a", "1", NULL, NULL));
    assert_false(file_exists("dist/stale"));
    assert_false(file_exists(".dist.regimen-stage"));
}

static void abandoning_leaves_everything(void **state) {
    assert_true(publish_two(*state, "a", "1", NULL, NULL));
    struct publish *publish = open_it(*state, "dist");
    assert_true(put(publish, "a", "2"));
    publish_abandon(publish, NULL);
    assert_holds(*state, "dist/a", "1");
    assert_false(file_exists(".dist.regimen-stage"));
}

static void takes_targets_as_people_write_them(void **state) {
    struct fixture *fixture = *state;
    static const char *const targets[] = {"dist/", "new/deep/dist", "new/deep/dist/", "link"};
    assert_int_equal(mkdir("real", 0777), 0);
    assert_int_equal(symlink("real", "link"), 0);
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct publish *publish = open_it(fixture, targets[i]);
        assert_true(put(publish, "a", targets[i]));
        assert_true(commit(fixture, publish));
        assert_holds(fixture, file_join(&fixture->arena, targets[i], "a"), targets[i]);
    }
    assert_true(S_ISLNK(status("link").st_mode));
    assert_true(file_exists("real/a"));
}

static void a_failed_write_leaves_the_old_output(void **state) {
    struct fixture *fixture = *state;
    static char large[8192];
    assert_true(publish_two(fixture, "a", "1", NULL, NULL));
    struct rlimit old, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){1024, old.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    struct publish *publish = publish_open("dist", &fixture->list);
    bool written = publish && publish_put(publish, "a", large, sizeof large);
    bool published = publish && commit(fixture, publish);
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, handler);
    assert_non_null(publish);
    assert_false(written);
    assert_false(published);
    assert_reported(fixture, "cannot-write");
    assert_holds(fixture, "dist/a", "1");
}

static void *begin_work(void *context, size_t worker) {
    (void)worker;
    return context;
}

static bool put_one(void *context, void *state, size_t i) {
    (void)state;
    char path[32];
    snprintf(path, sizeof path, "%zu/%zu", i % 7, i);
    return put(context, path, path);
}

static void many_threads_may_put(void **state) {
    struct fixture *fixture = *state;
    for (int round = 0; round < 2; round++) {
        struct publish *publish = open_it(fixture, "dist");
        struct pool_work work = {publish, begin_work, put_one, NULL};
        assert_true(pool_run(4, 2000, &work));
        assert_true(commit(fixture, publish));
        assert_int_equal(fixture->counts.files, 2000);
        assert_int_equal(fixture->counts.changed, round ? 0 : 2000);
    }
    assert_holds(fixture, "dist/4/1999", "4/1999");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST(leaves_an_unchanged_target_untouched),
        TEST(replaces_what_changed_and_never_writes_through_a_link),
        TEST(removes_what_is_no_longer_made_but_keeps_prefixes),
        TEST(keeps_what_others_put_there),
        TEST(refuses_folders_and_files_of_others),
        TEST(refuses_bad_and_repeated_paths),
        TEST(lets_files_and_folders_change_places),
        TEST(refuses_a_file_in_place_of_a_folder_of_others),
        TEST(does_not_wait_for_a_pipe_in_an_outputs_place),
        TEST(is_busy_while_another_publishes),
        TEST(clears_what_an_interrupted_build_left),
        TEST(abandoning_leaves_everything),
        TEST(takes_targets_as_people_write_them),
        TEST(a_failed_write_leaves_the_old_output),
        TEST(many_threads_may_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
