// Lists of exercises where facets, spellings and folder names meet; see test_plan.c for the rest.
#include "site/site_lists.h"

#include "site/small_guide.h"
#include "testing.h"

#include <stdlib.h>

struct fixture {
    struct small_guide small;
    struct site_plan plan;
};

static int set_up(void **state) {
    struct fixture *f = base_alloc(sizeof *f);
    *f = (struct fixture){0};
    small_open(&f->small);
    f->plan.guide = &f->small.guide;
    f->plan.arena = &f->small.arena;
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    small_close(&f->small);
    free(f);
    return 0;
}

// The lists of a facet as "name: exercise exercise; name: ...", after making them.
static const char *listed(struct fixture *f, enum site_facet facet) {
    struct arena *arena = &f->small.arena;
    const struct site_lists *lists = &f->plan.lists[facet];
    const char *text = "";
    for (size_t i = 0; i < lists->n; i++) {
        const struct site_list *list = lists->at[i];
        assert_int_equal(list->facet, facet);
        text = arena_printf(arena, "%s%s%s:", text, i ? "; " : "", list->name);
        for (size_t k = 0; k < list->exercises.n; k++)
            text = arena_printf(arena, "%s %s", text, list->exercises.at[k]->id);
    }
    return text;
}

static const char *path_of(struct fixture *f, enum site_facet facet, const char *name) {
    const struct site_list *list = map_find(&f->plan.lists[facet].by_name, name);
    return list ? list->path : NULL;
}

// ---- facets -----------------------------------------------------------------------------------

static void no_exercises_no_lists(void **state) {
    struct fixture *f = *state;
    site_lists_make(&f->plan);
    for (int facet = 0; facet < SITE_FACETS; facet++)
        assert_string_equal(listed(f, (enum site_facet)facet), "");
}

static void each_facet_lists_on_its_own(void **state) {
    struct fixture *f = *state;
    // "wall" is a thing that is needed and, for this test, a muscle too.
    small_exercise(&f->small, "a", KIND_MOBILITY, "wall|calf", "wall");
    struct exercise *b = small_exercise(&f->small, "b", KIND_STRETCH, "calf", NULL);
    b->position = POSITION_PRONE;
    small_exercise(&f->small, "c", KIND_STRETCH, NULL, "wall|strength");
    site_lists_make(&f->plan);
    assert_string_equal(listed(f, SITE_KIND), "stretch: b c; mobility: a");
    assert_string_equal(listed(f, SITE_POSITION), "standing: a c; prone: b");
    assert_string_equal(listed(f, SITE_EQUIPMENT), ": b; strength: c; wall: a c");
    assert_string_equal(listed(f, SITE_MUSCLE), "calf: a b; wall: a");
    assert_string_equal(path_of(f, SITE_EQUIPMENT, "wall"), "exercises/equipment/wall/index.html");
    assert_string_equal(path_of(f, SITE_MUSCLE, "wall"), "exercises/muscle/wall/index.html");
    assert_string_equal(path_of(f, SITE_EQUIPMENT, "strength"),
                        "exercises/equipment/strength/index.html");
    assert_null(path_of(f, SITE_MUSCLE, "strength"));
    assert_null(path_of(f, SITE_KIND, "strength")); // no exercise is of that kind
}

static void kinds_and_positions_stand_as_in_the_model(void **state) {
    struct fixture *f = *state;
    const char *kinds = "", *positions = "";
    for (int i = 0; i < EXERCISE_POSITIONS; i++) { // the last ones first
        int at = EXERCISE_POSITIONS - 1 - i;
        struct exercise *exercise =
            small_exercise(&f->small, arena_printf(&f->small.arena, "e%d", at),
                           (enum exercise_kind)(at % EXERCISE_KINDS), NULL, NULL);
        exercise->position = (enum exercise_position)at;
        positions = arena_printf(&f->small.arena, "%s: e%d%s%s", exercise_position_names[at], at,
                                 i ? "; " : "", positions);
    }
    site_lists_make(&f->plan);
    assert_string_equal(listed(f, SITE_POSITION), positions);
    const struct site_lists *lists = &f->plan.lists[SITE_KIND];
    assert_int_equal(lists->n, EXERCISE_KINDS);
    for (int i = 0; i < EXERCISE_KINDS; i++) {
        assert_string_equal(lists->at[i]->name, exercise_kind_names[i]);
        kinds = exercise_kind_names[i];
        assert_string_equal(path_of(f, SITE_KIND, kinds),
                            arena_printf(&f->small.arena, "exercises/kind/%s/index.html", kinds));
    }
}

// What needs nothing comes first, and is not confused with a thing that is called "none".
static void what_needs_nothing_has_a_list(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "a", KIND_STRENGTH, NULL, "none|a mat");
    small_exercise(&f->small, "b", KIND_STRENGTH, NULL, NULL);
    site_lists_make(&f->plan);
    assert_string_equal(listed(f, SITE_EQUIPMENT), ": b; a mat: a; none: a");
    assert_string_not_equal(path_of(f, SITE_EQUIPMENT, ""), path_of(f, SITE_EQUIPMENT, "none"));
    assert_string_equal(listed(f, SITE_MUSCLE), ""); // no list of what works nothing
}

// ---- spellings --------------------------------------------------------------------------------

static void spellings_share_a_list_within_one_exercise_too(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "a", KIND_STRENGTH, "Calf|calf|CALF|calf", NULL);
    small_exercise(&f->small, "b", KIND_STRENGTH, "calf|Calf", NULL);
    site_lists_make(&f->plan);
    assert_string_equal(listed(f, SITE_MUSCLE), "Calf: a b"); // each exercise once
    assert_string_equal(path_of(f, SITE_MUSCLE, "CALF"), path_of(f, SITE_MUSCLE, "Calf"));
    assert_null(path_of(f, SITE_MUSCLE, "cAlf")); // only what is written is known
}

static void the_same_spelling_in_two_facets_is_two_lists(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "a", KIND_STRENGTH, "Hip", "hip");
    site_lists_make(&f->plan);
    assert_string_equal(path_of(f, SITE_MUSCLE, "Hip"), "exercises/muscle/hip/index.html");
    assert_string_equal(path_of(f, SITE_EQUIPMENT, "hip"), "exercises/equipment/hip/index.html");
}

// Folder names are made of letters and digits; whatever the names are, each list has its own.
static void every_list_has_a_folder_of_its_own(void **state) {
    struct fixture *f = *state;
    struct arena *arena = &f->small.arena;
    static const char *const odd[] = {"..", "/",       "../x", "a/b",       "unnamed", "!?",
                                      " ",  "a\\b",    "%2e",  "unnamed-2", "膝",      "ü",
                                      "u",  "con.txt", "-",    "unnamed 3", "A  b c",  "?!"};
    struct exercise *exercise = small_exercise(&f->small, "a", KIND_STRENGTH, NULL, NULL);
    struct map seen = {0};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) vec_push(arena, &exercise->works, odd[i]);
    site_lists_make(&f->plan);
    const struct site_lists *lists = &f->plan.lists[SITE_MUSCLE];
    assert_true(lists->n > 10);
    for (size_t i = 0; i < lists->n; i++) {
        const char *path = lists->at[i]->path, *folder = path + strlen("exercises/muscle/");
        assert_null(map_add(arena, &seen, path, path));
        assert_int_equal(strncmp(path, "exercises/muscle/", strlen("exercises/muscle/")), 0);
        assert_int_equal(strcmp(strchr(folder, '/'), "/index.html"), 0); // one folder deep
        size_t length = strcspn(folder, "/");
        assert_true(length > 0 && strcspn(folder, ".%\\ ?") > length);
    }
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        assert_non_null(path_of(f, SITE_MUSCLE, odd[i]));
    assert_string_equal(path_of(f, SITE_MUSCLE, ".."), "exercises/muscle/unnamed/index.html");
    assert_string_equal(path_of(f, SITE_MUSCLE, "ü"), "exercises/muscle/ü/index.html");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    static const struct CMUnitTest tests[] = {
        TEST(no_exercises_no_lists),
        TEST(each_facet_lists_on_its_own),
        TEST(kinds_and_positions_stand_as_in_the_model),
        TEST(what_needs_nothing_has_a_list),
        TEST(spellings_share_a_list_within_one_exercise_too),
        TEST(the_same_spelling_in_two_facets_is_two_lists),
        TEST(every_list_has_a_folder_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
