// The sections of a body: which there must be, in which order, and the headings of any page.
#include "fixture.h"

// The body of an exercise begins in line 8, that of a page in line 6.
struct row {
    const char *body;
    const char *told; // see fixture_places
};

static void check_exercises(struct fixture *f, const struct row *rows, size_t count) {
    fixture_small(f);
    for (size_t i = 0; i < count; i++) {
        fixture_exercise(f, "squat", "Squat", rows[i].body);
        const struct guide *guide = fixture_check(f);
        const char *told = fixture_places(f);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s\n%s", rows[i].told, told, rows[i].body,
                     fixture_told(f));
        assert_int_equal(guide == NULL, *told != '\0');
    }
}
#define CHECK_EXERCISES(f, rows) check_exercises((f), (rows), sizeof(rows) / sizeof *(rows))

static void sections_in_order_are_fine(void **state) {
    static const struct row rows[] = {
        {"## Steps\n\n1. x\n", ""},
        {"## STEPS\n\n1. x\n", ""},
        {"Steps\n-----\n\n1. x\n", ""},
        {"Before.\n\n## Set-up\n\nx\n\n## Steps\n\n1. x\n\n## You should feel\n\nx\n\n## More\n\n"
         "## Still more\n\n1. y\n",
         ""},
        {"Before.\n\n- a\n- b\n\n## Steps\n\n1. x\n", ""},
        {"## Set-up\n\n1. y\n2. z\n\n## Steps\n\n1. x\n", ""},
        {"## Steps\n\n1. x\n\n## More\n\n### Less\n\n## Any\n", ""},
        {"## Steps\n\n1. x\n\n### Set-up\n\ny\n", ""}, // a part of the steps
    };
    CHECK_EXERCISES(*state, rows);
}

static void steps_are_missed(void **state) {
    static const struct row rows[] = {
        {"", "7:4 missing-section"},
        {"1. x\n", "8:5 missing-section"},
        {"## Set-up\n\n1. x\n", "10:5 missing-section"},
        {"## Set-up\n\nx\n\n## You should feel\n\nx\n", "12:1 missing-section"}, // above it
        {"Before.\n\n## Advice\n\nx\n\n## More\n", "10:1 missing-section"},
        // What was meant as its heading is told, and the order is not blamed.
        {"**Steps**\n\n1. x\n", "8:1 missing-section"},
        {"##Steps\n\n1. x\n", "8:1 missing-section"},
        {"## Set-up\n\n### Steps\n\n1. x\n", "10:1 missing-section"},
        {"### Steps\n\n1. x\n", "8:1 heading-level"},
        {"# Steps\n\n1. x\n\n## You should feel\n\ny\n", "8:1 heading-level"},
        {"## Instructions\n\n1. x\n\n## You should feel\n\ny\n", "8:1 missing-section"},
        {"## Advice\n\n- x\n\n## More\n\n\\##Steps\n\n**Steps** begin low.\n",
         "8:1 missing-section"},
    };
    CHECK_EXERCISES(*state, rows);
}

// A heading that is nearly a known one was meant to be it; the order is not blamed for it.
static void names_nearly_right_are_told(void **state) {
    static const struct row rows[] = {
        {"## Step\n\n1. x\n", "8:1 section-name"},
        {"## Setup\n\ny\n\n## Steps\n\n1. x\n", "8:1 section-name"},
        // Where the real one stands too, it is a heading like any other.
        {"## Steps\n\n1. x\n\n## Step\n\ny\n", ""},
    };
    CHECK_EXERCISES(*state, rows);
}

static void sections_out_of_order_are_told(void **state) {
    static const struct row rows[] = {
        {"## Steps\n\n1. x\n\n## Set-up\n\ny\n", "12:1 section-order"},
        {"## You should feel\n\ny\n\n## Steps\n\n1. x\n", "12:1 section-order"},
        {"## Mind this\n\ny\n\n## Steps\n\n1. x\n", "12:1 section-order"},
        {"## Steps\n\n1. x\n\n## Mind this\n\n## You should feel\n\ny\n", "14:1 section-order"},
        // Each that stands too late is told, and none that does not.
        {"## You should feel\n\ny\n\n## Steps\n\n1. x\n\n## Set-up\n\nz\n\n## More\n",
         "12:1 section-order; 16:1 section-order"},
    };
    CHECK_EXERCISES(*state, rows);
}

static void sections_that_stand_twice_are_told(void **state) {
    static const struct row rows[] = {
        {"## Steps\n\n1. x\n\n## Steps\n\n1. y\n", "12:1 duplicate-section"},
        {"## Set-up\n\n## set-up\n\n## Steps\n\n1. x\n", "10:1 duplicate-section"},
        {"## Steps\n\n1. x\n\n## You should feel\n\ny\n\n## You should feel\n\nz\n",
         "16:1 duplicate-section"},
        // Twice and too late is told once.
        {"## Set-up\n\n## Steps\n\n1. x\n\n## Set-up\n", "14:1 duplicate-section"},
        {"## Steps\n\n1. x\n\n## Steps\n\n1. y\n\n## Steps\n\n1. z\n",
         "12:1 duplicate-section; 16:1 duplicate-section"},
    };
    CHECK_EXERCISES(*state, rows);
}

static void steps_are_one_numbered_list(void **state) {
    static const struct row rows[] = {
        {"## Steps\n\nGo.\n\n1. x\n2. y\n\n   More of y.\n\n   - a\n   - b\n3. z\n\nDone.\n", ""},
        {"## Steps\n\n1) x\n2) y\n", ""},
        {"## Steps\n", "8:1 steps-not-one-list"},
        {"## Steps\n\nGo down.\n", "8:1 steps-not-one-list"},
        {"## Steps\n\n- x\n", "10:1 steps-not-one-list"},
        {"## Steps\n\n1.Go down.\n2.Come up.\n", "10:1 steps-not-one-list"},
        {"## Steps\n\n1.5 metres away.\n", "8:1 steps-not-one-list"},
        {"## Steps\n\n1. x\n\nThen\n\n2. y\n", "14:1 steps-not-one-list"},
        {"## Steps\n\n1. x\n\nThen\n\n1. y\n", "14:1 steps-not-one-list"},
        {"## Steps\n\n1. x\n2) y\n", "11:1 steps-not-one-list"},
        {"## Steps\n\n3. x\n4. y\n", "10:1 steps-not-one-list"},
        {"## Steps\n\n1. x\n\n- y\n", "12:1 steps-not-one-list"},
    };
    CHECK_EXERCISES(*state, rows);
}

// All that is wrong with a body comes in one run.
static void mistakes_of_a_body_come_together(void **state) {
    static const struct row rows[] = {
        {"## You should feel\n\ny\n\n## Steps\n\nGo.\n\n## You should feel\n\n#### Deep\n",
         "12:1 section-order; 12:1 steps-not-one-list; 16:1 duplicate-section; "
         "18:1 heading-level"},
        {"# Squat\n\n## Set-up\n", "8:1 heading-level; 10:10 missing-section"},
    };
    CHECK_EXERCISES(*state, rows);
}

static void the_words_of_the_guide_are_used(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "squat", "Squat", "");
    fixture_bad(f, "missing-section", "'Steps'");
    fixture_exercise(f, "squat", "Squat", "## Steps\n\n1. x\n\n## Set-up\n");
    fixture_bad(f, "section-order", "'Set-up'");
}

// Pages and routines have sections as their authors like.
static void pages_and_routines_are_free(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const char *body = "## You should feel\n\n## Steps\n\n- x\n\n## Set-up\n\n3. x\n";
    fixture_page(f, "help", "order: 1\nhelp: true", body);
    fixture_write(f, "content/routines/start.md",
                  arena_printf(&f->arena,
                               "---\ntitle: S\nsummary: S.\naim: A.\nitems: [{exercise: squat}]\n"
                               "stop_if: [x]\n---\n%s",
                               body));
    fixture_good(f);
}

static void a_page_has_a_text(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: 1", "\n \n");
    fixture_check(f);
    assert_string_equal(fixture_places(f), "5:4 empty-page");
    fixture_page(f, "why", "order: 1", "---\n");
    fixture_page(f, "help", "order: 1\nhelp: true", "\n"); // it has the red flags
    fixture_good(f);
}

// ---- headings ---------------------------------------------------------------------------------

static void headings_skip_no_level(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"Text only.\n", ""},
        {"## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n## F\n\n### G\n", ""},
        {"# A\n", "6:1 heading-level"},
        {"A\n=\n", "6:1 heading-level"},
        {"### A\n", "6:1 heading-level"},
        {"## A\n\n#### B\n", "8:1 heading-level"},
        {"## A\n\n###### B\n\n### C\n", "8:1 heading-level"},
        {"## A\n\n#### B\n\n##### C\n", "8:1 heading-level"}, // from B on it goes on rightly
        {"# A\n\n## B\n\n# C\n", "6:1 heading-level; 10:1 heading-level"},
        {"### A\n\n## B\n\n#### C\n", "6:1 heading-level; 10:1 heading-level"},
        {"> ### Quoted\n", "6:3 heading-level"}, // wherever they stand
        {"- #### In a list\n", "6:3 heading-level"},
        {"    # Code\n", ""},
        {"```\n# Code\n```\n", ""},
        // Those that lack a space.
        {"##How to begin\n", "6:1 broken-markdown"},
        {"Text\n###Éveil\n> ##1. A\n", "7:1 broken-markdown; 8:3 broken-markdown"},
        {"Exercise\n#1 and #two, a ##b, \n\\##c\n\n## \n", "10:1 empty-heading"},
        {"`##c`\n\n##-\n\n#######d\n", ""},
    };
    fixture_small(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_page(f, "why", "order: 1", rows[i].body);
        fixture_check(f);
        const char *told = fixture_places(f);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s", rows[i].told, told, rows[i].body);
    }
}

static void headings_of_every_kind_of_file_are_looked_at(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "squat", "Squat", "## Steps\n\n1. x\n\n#### Deep\n");
    fixture_bad(f, "heading-level", "content/exercises/squat.md:12:1");
    fixture_small(f);
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nitems: [{exercise: squat}]\n"
                  "stop_if: [x]\n---\n# Top\n");
    fixture_bad(f, "heading-level", "content/routines/start.md:8:1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    static const struct CMUnitTest tests[] = {
        TEST(sections_in_order_are_fine),
        TEST(steps_are_missed),
        TEST(names_nearly_right_are_told),
        TEST(sections_out_of_order_are_told),
        TEST(sections_that_stand_twice_are_told),
        TEST(steps_are_one_numbered_list),
        TEST(mistakes_of_a_body_come_together),
        TEST(the_words_of_the_guide_are_used),
        TEST(pages_and_routines_are_free),
        TEST(a_page_has_a_text),
        TEST(headings_skip_no_level),
        TEST(headings_of_every_kind_of_file_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
