#include "base/file.h"
#include "base/resource.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static const struct embedded_file embedded[] = {
    {"assets/site.css", (const unsigned char *)"built in", 8},
    {"templates/a.html", (const unsigned char *)"a", 1},
    {"templates/site/b.html", (const unsigned char *)"b", 1},
};

struct fixture {
    struct arena arena;
    struct diag_list diags;
    char root[64];
    struct resources resources;
};

static int start(void **state) {
    struct fixture *fixture = base_alloc(sizeof *fixture);
    arena_init(&fixture->arena);
    diag_init(&fixture->diags, &fixture->arena);
    strcpy(fixture->root, "/tmp/regimen-resource-XXXXXX");
    assert_non_null(mkdtemp(fixture->root));
    fixture->resources = (struct resources){
        .root = fixture->root, .shown_root = "", .embedded = embedded, .embedded_count = 3};
    *state = fixture;
    return 0;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    file_remove_tree(fixture->root);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static void write_own(struct fixture *fixture, const char *folder, const char *path,
                      const char *text) {
    assert_true(file_make_folders(file_join(&fixture->arena, fixture->root, folder)));
    assert_true(
        file_write_new(file_join(&fixture->arena, fixture->root, path), text, strlen(text)));
}

static const struct source *read_one(struct fixture *fixture, const char *path) {
    return resource_read(&fixture->resources, &fixture->arena, path, &fixture->diags);
}

static void the_projects_own_file_wins(void **state) {
    struct fixture *fixture = *state;
    assert_string_equal(read_one(fixture, "assets/site.css")->text, "built in");
    assert_string_equal(read_one(fixture, "assets/site.css")->path, "(built in)/assets/site.css");
    write_own(fixture, "assets", "assets/site.css", "own");
    assert_string_equal(read_one(fixture, "assets/site.css")->text, "own");
    assert_string_equal(read_one(fixture, "assets/site.css")->path, "assets/site.css");
}

static void what_is_nowhere_is_no_mistake(void **state) {
    struct fixture *fixture = *state;
    assert_null(read_one(fixture, "templates/none.html"));
    assert_null(read_one(fixture, "templates"));
    assert_int_equal(fixture->diags.n, 0);
    fixture->resources.root = NULL; // built-in files only
    assert_string_equal(read_one(fixture, "templates/a.html")->text, "a");
}

static void what_cannot_be_read_is_told(void **state) {
    struct fixture *fixture = *state;
    write_own(fixture, "templates/a.html", "templates/a.html/x", "a folder stands in its place");
    assert_null(read_one(fixture, "templates/a.html"));
    assert_int_equal(diag_count(&fixture->diags, DIAG_FAILURE), 1);
}

static void a_brands_file_wins_over_both(void **state) {
    struct fixture *fixture = *state;
    write_own(fixture, "assets", "assets/site.css", "own");
    write_own(fixture, "content/brands/bridge/assets", "content/brands/bridge/assets/site.css",
              "the brand's");
    write_own(fixture, "content/brands/bridge/assets", "content/brands/bridge/assets/wave.svg",
              "w");
    assert_string_equal(read_one(fixture, "assets/site.css")->text, "own");
    fixture->resources.brand = "content/brands/bridge";
    assert_string_equal(read_one(fixture, "assets/site.css")->text, "the brand's");
    assert_string_equal(read_one(fixture, "assets/site.css")->path,
                        "content/brands/bridge/assets/site.css");
    assert_string_equal(read_one(fixture, "templates/a.html")->text, "a");
    struct strings paths = {0};
    assert_true(
        resource_list(&fixture->resources, &fixture->arena, "assets", &paths, &fixture->diags));
    assert_int_equal(paths.n, 2);
    assert_string_equal(paths.at[1], "assets/wave.svg");
}

static void lists_both_each_once_in_order(void **state) {
    struct fixture *fixture = *state;
    write_own(fixture, "templates/site", "templates/site/b.html", "own");
    write_own(fixture, "templates/site", "templates/site/c.html", "own");
    struct strings paths = {0};
    assert_true(
        resource_list(&fixture->resources, &fixture->arena, "templates", &paths, &fixture->diags));
    assert_int_equal(paths.n, 3);
    assert_string_equal(paths.at[0], "templates/a.html");
    assert_string_equal(paths.at[1], "templates/site/b.html");
    assert_string_equal(paths.at[2], "templates/site/c.html");
    paths.n = 0; // a name that begins alike is another folder
    assert_true(
        resource_list(&fixture->resources, &fixture->arena, "temp", &paths, &fixture->diags));
    assert_int_equal(paths.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_projects_own_file_wins, start, end),
        cmocka_unit_test_setup_teardown(what_is_nowhere_is_no_mistake, start, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_told, start, end),
        cmocka_unit_test_setup_teardown(a_brands_file_wins_over_both, start, end),
        cmocka_unit_test_setup_teardown(lists_both_each_once_in_order, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
