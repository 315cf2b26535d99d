// What is told of files that are saved, made, moved and removed.
#include "base/file.h"
#include "serve/serve_watch.h"
#include "testing.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static struct arena arena;
static struct serve_watch *watch;

static const char *at(const char *path) {
    return file_join(&arena, root, path);
}

static void put(const char *path) {
    FILE *file = fopen(at(path), "wb");
    assert_non_null(file);
    fputs("text", file);
    fclose(file);
}

static int begin(void **unused) {
    (void)unused;
    static const char *const folders[] = {"content", "templates"};
    arena_init(&arena);
    strcpy(root, "/tmp/regimen-watch-XXXXXX");
    if (!mkdtemp(root) || !file_make_folders(at("content/pages"))) return -1;
    put("content/pages/why.md");
    watch = serve_watch_open(root, folders, 2);
    return watch ? 0 : -1;
}

static int end(void **unused) {
    (void)unused;
    serve_watch_close(watch);
    bool removed = file_remove_tree(root);
    arena_release(&arena);
    return removed ? 0 : -1;
}

// Waits, and wants these paths in any order, with spaces between them.
static void wants(const char *paths) {
    struct serve_changes changes;
    sigset_t none;
    sigemptyset(&none);
    assert_true(serve_watch_wait(watch, &none, &arena, &changes));
    assert_false(changes.unknown);
    size_t count = 1;
    for (const char *c = paths; *c; c++) count += *c == ' ';
    for (size_t i = 0; i < changes.paths.n; i++)
        if (!strstr(paths, changes.paths.at[i])) fail_msg("told of %s", changes.paths.at[i]);
    assert_int_equal(changes.paths.n, count);
}

static void saved(void **unused) {
    (void)unused;
    put("content/pages/why.md");
    wants("content/pages/why.md");
    put("content/pages/why.md~");
    assert_int_equal(rename(at("content/pages/why.md~"), at("content/pages/why.md")), 0);
    wants("content/pages/why.md");
    // As vim does.
    put("content/pages/4913");
    unlink(at("content/pages/4913"));
    assert_int_equal(rename(at("content/pages/why.md"), at("content/pages/why.md~")), 0);
    put("content/pages/why.md");
    unlink(at("content/pages/why.md~"));
    wants("content/pages/why.md");
}

static void gone(void **unused) {
    (void)unused;
    unlink(at("content/pages/why.md"));
    put("content/pages/.hidden");
    put("beside");
    wants("content/pages/why.md");
}

static void new_folders(void **unused) {
    (void)unused;
    assert_true(file_make_folders(at("content/exercises/knee")));
    put("content/exercises/knee/squat.md");
    wants("content/exercises content/exercises/knee/squat.md");
    put("content/exercises/knee/squat.md");
    wants("content/exercises/knee/squat.md");
    assert_int_equal(mkdir(at("templates"), 0777), 0);
    wants("templates");
    put("templates/x.html");
    wants("templates/x.html");
}

static void folder_gone(void **unused) {
    (void)unused;
    struct serve_changes changes;
    sigset_t none;
    sigemptyset(&none);
    assert_true(file_remove_tree(at("content/pages")));
    assert_true(serve_watch_wait(watch, &none, &arena, &changes));
    assert_true(changes.unknown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(saved, begin, end),
        cmocka_unit_test_setup_teardown(gone, begin, end),
        cmocka_unit_test_setup_teardown(new_folders, begin, end),
        cmocka_unit_test_setup_teardown(folder_gone, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
