// The plan of the site: pages, lists, neighbours, uses, the sitemap.
#include "site/site_map.h"
#include "site/site_plan.h"

#include "site/small_guide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
    struct small_guide small;
    struct diag_list diags;
    struct site_plan plan;
};

static int set_up(void **state) {
    struct fixture *f = base_alloc(sizeof *f);
    *f = (struct fixture){0};
    small_open(&f->small);
    diag_init(&f->diags, &f->small.arena);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    small_close(&f->small);
    free(f);
    return 0;
}

static bool make_plan(struct fixture *f) {
    return site_plan_make(&f->plan, &f->small.guide, &f->small.arena, &f->diags);
}

static const struct site_page *find_page(const struct fixture *f, const char *path) {
    for (size_t i = 0; i < f->plan.n; i++)
        if (strcmp(f->plan.at[i].path, path) == 0) return &f->plan.at[i];
    return NULL;
}

static void test_an_empty_guide_has_its_fixed_pages(void **state) {
    struct fixture *f = *state;
    assert_true(make_plan(f));
    static const char *const paths[] = {"index.html",
                                        "exercises/index.html",
                                        "routines/index.html",
                                        "log/index.html",
                                        "search/index.html",
                                        "card/index.html",
                                        "404.html",
                                        "offline.html",
                                        "timer.html",
                                        "manifest.webmanifest",
                                        "feed.xml",
                                        "robots.txt"};
    enum { PATHS = sizeof paths / sizeof *paths };
    assert_int_equal(f->plan.n, PATHS);
    for (size_t i = 0; i < PATHS; i++) assert_non_null(find_page(f, paths[i]));
}

static void test_related_exercises_share_muscles(void **state) {
    struct fixture *f = *state;
    struct small_guide *small = &f->small;
    small_exercise(small, "clam", KIND_STRENGTH, "gluteus medius", NULL);
    small_exercise(small, "lunge", KIND_STRENGTH, "quadriceps|gluteus maximus", NULL);
    small_exercise(small, "quad", KIND_STRETCH, "quadriceps", NULL);
    small_exercise(small, "squat", KIND_STRENGTH, "quadriceps|gluteus maximus", NULL);
    small_exercise(small, "step", KIND_STRENGTH, "quadriceps", NULL);
    small_exercise(small, "wall", KIND_STRETCH, "quadriceps", NULL);
    assert_true(make_plan(f));
    const struct site_entries *related = find_page(f, "exercises/squat/index.html")->related;
    assert_int_equal(related->n, 3);
    assert_string_equal(related->at[0]->id, "lunge"); // two muscles
    assert_string_equal(related->at[1]->id, "step");  // one, and the kind
    assert_string_equal(related->at[2]->id, "quad");  // one
    const struct site_entries *alone = find_page(f, "exercises/clam/index.html")->related;
    assert_true(!alone || !alone->n);
}

static void test_lists_of_equipment_and_muscles(void **state) {
    struct fixture *f = *state;
    struct small_guide *small = &f->small;
    struct exercise *lunge =
        small_exercise(small, "lunge", KIND_STRENGTH, "quadriceps|gluteus maximus", NULL);
    small_exercise(small, "clam", KIND_STRENGTH, "gluteus medius", "loop band|loop band");
    struct exercise *squat = small_exercise(small, "squat", KIND_STRENGTH, "quadriceps", "");
    assert_true(make_plan(f));

    const struct site_list *list = site_plan_list(&f->plan, SITE_MUSCLE, "quadriceps");
    assert_string_equal(list->path, "exercises/muscle/quadriceps/index.html");
    assert_int_equal(list->exercises.n, 2);
    assert_ptr_equal(list->exercises.at[0], &lunge->entry);
    assert_ptr_equal(list->exercises.at[1], &squat->entry);
    assert_ptr_equal(find_page(f, list->path)->list, list);

    assert_non_null(find_page(f, "exercises/muscle/gluteus-maximus/index.html"));
    assert_non_null(find_page(f, "exercises/kind/strength/index.html"));
    assert_non_null(find_page(f, "exercises/position/standing/index.html"));
    assert_null(find_page(f, "exercises/kind/balance/index.html"));

    list = site_plan_list(&f->plan, SITE_EQUIPMENT, "loop band");
    assert_int_equal(list->exercises.n, 1);
    list = site_plan_list(&f->plan, SITE_EQUIPMENT, "");
    assert_string_equal(list->path, "exercises/equipment/none/index.html");
    assert_int_equal(list->exercises.n, 2);
    assert_null(site_plan_list(&f->plan, SITE_EQUIPMENT, "quadriceps"));
    assert_int_equal(f->diags.n, 0);
}

static void test_lists_stand_in_the_languages_order(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "a", KIND_BALANCE, "Zebra|calf|Ärmel|apple", NULL);
    small_exercise(&f->small, "b", KIND_STRETCH, NULL, NULL);
    assert_true(make_plan(f));
    static const char *const expected[] = {"apple", "Ärmel", "calf", "Zebra"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(f->plan.lists[SITE_MUSCLE].at[i]->name, expected[i]);
    assert_string_equal(f->plan.lists[SITE_KIND].at[0]->name, "stretch");
    assert_string_equal(f->plan.lists[SITE_KIND].at[1]->name, "balance");
}

static void test_spellings_share_a_list(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "a", KIND_STRENGTH, "IT band", NULL);
    struct exercise *b = small_exercise(&f->small, "b", KIND_STRENGTH, "it  Band!", NULL);
    small_exercise(&f->small, "c", KIND_STRENGTH, "it band", NULL);
    assert_true(make_plan(f));
    const struct site_list *list = site_plan_list(&f->plan, SITE_MUSCLE, "it band");
    assert_ptr_equal(list, site_plan_list(&f->plan, SITE_MUSCLE, "IT band"));
    assert_string_equal(list->name, "IT band");
    assert_int_equal(list->exercises.n, 2);
    // Two spaces make two hyphens, so this one is another list, with another folder.
    const struct site_list *other = site_plan_list(&f->plan, SITE_MUSCLE, "it  Band!");
    assert_string_equal(other->path, "exercises/muscle/it--band/index.html");
    assert_ptr_equal(other->exercises.at[0], &b->entry);
    assert_int_equal(f->diags.n, 0);
}

static void test_names_without_a_letter_and_very_long_ones(void **state) {
    struct fixture *f = *state;
    char *one = arena_alloc(&f->small.arena, 1002), *two = arena_alloc(&f->small.arena, 1002);
    for (size_t i = 0; i < 1000; i += 2) memcpy(one + i, "\xC3\xA9", 2);
    memcpy(two, one, 1001);
    strcpy(two + 1000, "x");
    struct exercise *a = small_exercise(&f->small, "a", KIND_STRENGTH, "!!|??", "none");
    vec_push(&f->small.arena, &a->works, one);
    vec_push(&f->small.arena, &a->works, two);
    small_exercise(&f->small, "b", KIND_STRENGTH, NULL, NULL);
    assert_true(make_plan(f));
    assert_non_null(find_page(f, "exercises/muscle/unnamed/index.html"));
    assert_non_null(find_page(f, "exercises/muscle/unnamed-2/index.html"));
    assert_non_null(find_page(f, "exercises/equipment/none/index.html"));
    assert_non_null(find_page(f, "exercises/equipment/none-2/index.html"));
    const struct site_list *first = site_plan_list(&f->plan, SITE_MUSCLE, one);
    const struct site_list *second = site_plan_list(&f->plan, SITE_MUSCLE, two);
    assert_true(strlen(first->path) < 200 && strlen(second->path) < 200);
    assert_string_not_equal(first->path, second->path);
    assert_int_equal(f->diags.n, 0);
}

static void test_exercises_follow_each_other_kind_by_kind(void **state) {
    struct fixture *f = *state;
    small_exercise(&f->small, "b", KIND_STRENGTH, NULL, NULL);
    small_exercise(&f->small, "c", KIND_STRETCH, NULL, NULL);
    small_exercise(&f->small, "d", KIND_STRENGTH, NULL, NULL);
    assert_true(make_plan(f));
    const struct site_page *c = find_page(f, "exercises/c/index.html");
    const struct site_page *b = find_page(f, "exercises/b/index.html");
    const struct site_page *d = find_page(f, "exercises/d/index.html");
    assert_null(c->previous);
    assert_ptr_equal(c->next, b->entry);
    assert_ptr_equal(b->previous, c->entry);
    assert_ptr_equal(b->next, d->entry);
    assert_null(d->next);
}

static void test_routines_that_use_an_exercise(void **state) {
    struct fixture *f = *state;
    struct exercise *squat = small_exercise(&f->small, "squat", KIND_STRENGTH, NULL, NULL);
    struct exercise *lunge = small_exercise(&f->small, "lunge", KIND_STRENGTH, NULL, NULL);
    small_exercise(&f->small, "clam", KIND_STRENGTH, NULL, NULL);
    struct routine *one = small_routine(&f->small, "one");
    struct routine *two = small_routine(&f->small, "two");
    small_item(&f->small, one, squat);
    small_item(&f->small, one, lunge);
    small_item(&f->small, one, squat);
    small_item(&f->small, two, squat);
    assert_true(make_plan(f));
    const struct site_entries *used = find_page(f, "exercises/squat/index.html")->used_in;
    assert_int_equal(used->n, 2);
    assert_ptr_equal(used->at[0], &one->entry);
    assert_ptr_equal(used->at[1], &two->entry);
    assert_int_equal(find_page(f, "exercises/lunge/index.html")->used_in->n, 1);
    assert_null(find_page(f, "exercises/clam/index.html")->used_in);
}

static void test_a_page_where_the_site_has_one_is_refused(void **state) {
    struct fixture *f = *state;
    small_page(&f->small, "exercises");
    small_exercise(&f->small, "kind", KIND_STRENGTH, NULL, NULL);
    small_page(&f->small, "routines");
    assert_false(make_plan(f));
    assert_int_equal(f->diags.n, 2);
    assert_string_equal(f->diags.at[0].id, "same-address");
    assert_string_equal(f->diags.at[0].source->path, "content/exercises.md");
    assert_string_equal(f->diags.at[1].source->path, "content/routines.md");
}

static void test_the_sitemap(void **state) {
    struct fixture *f = *state;
    f->small.guide.base_url = "https://example.org/a&b/";
    small_page(&f->small, "help me");
    assert_true(make_plan(f));
    struct buf out;
    buf_init(&out);
    site_map_write(&f->plan, &out);
    assert_non_null(strstr(out.at, "<url><loc>https://example.org/a&amp;b/</loc>"
                                   "<lastmod>2026-11-01</lastmod></url>"));
    assert_non_null(strstr(out.at, "<loc>https://example.org/a&amp;b/help%20me/</loc>"));
    assert_non_null(strstr(out.at, "/exercises/</loc>"));
    assert_null(strstr(out.at, "404"));
    assert_null(strstr(out.at, "robots"));
    buf_release(&out);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_an_empty_guide_has_its_fixed_pages),
        TEST(test_related_exercises_share_muscles),
        TEST(test_lists_of_equipment_and_muscles),
        TEST(test_lists_stand_in_the_languages_order),
        TEST(test_spellings_share_a_list),
        TEST(test_names_without_a_letter_and_very_long_ones),
        TEST(test_exercises_follow_each_other_kind_by_kind),
        TEST(test_routines_that_use_an_exercise),
        TEST(test_a_page_where_the_site_has_one_is_refused),
        TEST(test_the_sitemap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
