#include "model/guide_brand.h"
#include "testing.h"

#include <string.h>

static const struct exercise squat = {.entry = {ENTRY_EXERCISE, .id = "squat"}},
                             clam = {.entry = {ENTRY_EXERCISE, .id = "clam"}},
                             bridge = {.entry = {ENTRY_EXERCISE, .id = "bridge"}};
static const struct exercise *exercises[] = {&bridge, &clam, &squat};

static struct routine_item squats[] = {{.exercise = &squat}}, clams[] = {{.exercise = &clam}};
static struct routine_phase first_phase[] = {{.at = squats, .n = 1}},
                            second_phase[] = {{.at = clams, .n = 1}};
static const struct routine start = {.entry = {ENTRY_ROUTINE, .id = "start"},
                                     .phases = {.at = first_phase, .n = 1},
                                     .papers = {[PAPER_A4] = true, [PAPER_A4_LARGE] = true}},
                            later = {.entry = {ENTRY_ROUTINE, .id = "later"},
                                     .phases = {.at = second_phase, .n = 1},
                                     .papers = {[PAPER_A4] = true}};
static const struct routine *routines[] = {&start, &later};

static const struct page
    about = {.entry = {ENTRY_PAGE, .id = "about"}, .order = 10},
    help = {.entry = {ENTRY_PAGE, .id = "help"}, .order = 20},
    reach = {.entry = {ENTRY_PAGE, .id = "reach-us"}, .order = 15, .brand = "harbour"},
    foreign = {.entry = {ENTRY_PAGE, .id = "elsewhere"}, .order = 15, .brand = "north"},
    last = {.entry = {ENTRY_PAGE, .id = "late"}, .order = 90, .brand = "harbour"};
static const struct page *pages[] = {&about, &help}, *brand_pages[] = {&reach, &foreign, &last};
static const char *brand_files[] = {"brands/harbour/map.png", "brands/north/map.png"};

static const struct guide guide = {
    .publisher = "Everyone",
    .base_url = "https://knee.example/",
    .disclaimer = "General advice.",
    .identifier = "urn:uuid:1",
    .papers = {[PAPER_A4] = true, [PAPER_LETTER] = true},
    .default_routine = &start,
    .exercises = {.at = exercises, .n = 3},
    .routines = {.at = routines, .n = 2},
    .pages = {.at = pages, .n = 2},
    .brand_pages = {.at = brand_pages, .n = 3},
    .brand_files = {.at = brand_files, .n = 2},
};

static struct arena arena;

static const struct guide *under(const struct brand *brand) {
    arena_reset(&arena);
    return guide_for_brand(&guide, brand, &arena);
}

static void what_a_brand_leaves_out_is_the_guides(void **state) {
    (void)state;
    const struct brand brand = {.id = "harbour", .name = "Harbour", .paper = -1};
    const struct guide *made = under(&brand);
    assert_string_equal(made->publisher, "Harbour");
    assert_string_equal(made->disclaimer, "General advice.");
    assert_string_equal(made->base_url, "https://knee.example/");
    assert_true(made->papers[PAPER_A4] && made->papers[PAPER_LETTER]);
    assert_int_equal(made->exercises.n, 3);
    assert_ptr_equal(made->default_routine, &start);
}

static void its_own_stands_in_their_place(void **state) {
    (void)state;
    const struct brand brand = {.id = "harbour",
                                .name = "Harbour",
                                .paper = PAPER_LETTER,
                                .disclaimer = "Ask us.",
                                .identifier = "urn:uuid:2"};
    const struct guide *made = under(&brand);
    assert_string_equal(made->disclaimer, "Ask us.");
    assert_string_equal(made->identifier, "urn:uuid:2");
    assert_true(made->papers[PAPER_LETTER]);
    assert_false(made->papers[PAPER_A4]);
    const struct routine *routine = made->default_routine;
    assert_true(routine->papers[PAPER_LETTER] && routine->papers[PAPER_LETTER_LARGE]);
    assert_false(routine->papers[PAPER_A4] || routine->papers[PAPER_A4_LARGE]);
    assert_false(made->routines.at[1]->papers[PAPER_LETTER_LARGE]);
}

static void only_what_it_chose_and_what_that_needs(void **state) {
    (void)state;
    const char *chosen[] = {"later"}, *besides[] = {"bridge"};
    const struct brand brand = {.id = "harbour",
                                .name = "Harbour",
                                .paper = -1,
                                .routines = {.at = chosen, .n = 1},
                                .exercises = {.at = besides, .n = 1}};
    const struct guide *made = under(&brand);
    assert_int_equal(made->routines.n, 1);
    assert_string_equal(made->default_routine->entry.id, "later");
    assert_int_equal(made->exercises.n, 2);
    assert_ptr_equal(made->exercises.at[0], &bridge);
    assert_ptr_equal(made->exercises.at[1], &clam);
    assert_false(guide_has(made, &squat.entry));
    assert_false(guide_has(made, &start.entry));
    assert_true(guide_has(made, &clam.entry));
    assert_true(guide_has(&guide, &squat.entry));
}

static void its_pages_and_files_stand_among_the_guides(void **state) {
    (void)state;
    const struct brand brand = {.id = "harbour", .name = "Harbour", .paper = -1};
    const struct guide *made = under(&brand);
    const struct page *const wanted[] = {&about, &reach, &help, &last};
    assert_int_equal(made->pages.n, 4);
    for (size_t i = 0; i < 4; i++) assert_ptr_equal(made->pages.at[i], wanted[i]);
    assert_int_equal(made->files.n, 1);
    assert_string_equal(made->files.at[0], "brands/harbour/map.png");
}

static void two_brands_books_are_two(void **state) {
    (void)state;
    const struct brand harbour = {.id = "harbour", .name = "A", .paper = -1},
                       north = {.id = "north", .name = "A", .paper = -1};
    char first[64];
    const char *identifier = under(&harbour)->identifier;
    assert_int_equal(strlen(identifier), strlen("urn:uuid:00000000-0000-8000-8000-000000000000"));
    assert_int_equal(identifier[strlen("urn:uuid:00000000-0000-")], '8');
    assert_non_null(strchr("89ab", identifier[strlen("urn:uuid:00000000-0000-8000-")]));
    strcpy(first, identifier);
    assert_string_equal(under(&harbour)->identifier, first);
    assert_string_not_equal(under(&north)->identifier, first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_brand_leaves_out_is_the_guides),
        cmocka_unit_test(its_own_stands_in_their_place),
        cmocka_unit_test(only_what_it_chose_and_what_that_needs),
        cmocka_unit_test(its_pages_and_files_stand_among_the_guides),
        cmocka_unit_test(two_brands_books_are_two),
    };
    arena_init(&arena);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
