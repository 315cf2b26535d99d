// A whole guide: what is built from it, how it is sorted, and that all of its mistakes are told.
#include "fixture.h"

#include <sys/stat.h>
#include <unistd.h>

// ---- the guide --------------------------------------------------------------------------------

static void builds_the_guide(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->id, "small");
    assert_string_equal(guide->language, "en");
    assert_string_equal(guide->base_url, "https://small.example/");
    assert_string_equal(guide->date, "2026-01-02");
    assert_null(guide->subtitle);
    assert_false(guide->raw_html);
    assert_true(guide->papers[PAPER_A4] && guide->papers[PAPER_LETTER]);
    assert_int_equal(guide->exercises.n, 1);
    assert_int_equal(guide->routines.n, 1);
    assert_int_equal(guide->pages.n, 1);
    assert_ptr_equal(guide->default_routine, guide->routines.at[0]);
    assert_ptr_equal(guide->help_page, guide->pages.at[0]);
    const struct exercise *squat = guide->exercises.at[0];
    assert_int_equal(squat->dosage.sets.min, 2);
    assert_int_equal(squat->dosage.reps.max, 10);
    assert_non_null(squat->steps);
    assert_ptr_equal(guide->default_routine->phases.at[0].at[0].exercise, squat);
    assert_false(guide->default_routine->phases.at[0].at[0].changed);
}

static void optional_fields_of_the_guide(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nraw_html: true\npapers: [letter]\nsubtitle: Sub\n"
                     "references: {b-2: {citation: B}, a-1: {citation: A, link: "
                     "'https://a.b/'}}\n" UNUSED_IS_FINE);
    const struct guide *guide = fixture_good(f);
    assert_true(guide->raw_html);
    assert_false(guide->papers[PAPER_A4]);
    assert_string_equal(guide->subtitle, "Sub");
    assert_int_equal(guide->references.n, 2);
    assert_string_equal(guide->references.at[0]->id, "b-2"); // as the author has them
    assert_null(guide->references.at[0]->link);
}

// A routine's change is laid over the exercise's dosage; a hold takes the place of repetitions.
static void routines_change_dosages(void **state) {
    struct fixture *f = *state;
    fixture_lead_may_change(f);
    fixture_write(f, "content/routines/start.md",
                  "---\ntitle: S\nsummary: S.\naim: A.\nstop_if: [x]\nphases:\n"
                  "  - {weeks: 1-2, items: [{exercise: squat, sets: 3}]}\n"
                  "  - {weeks: 3, items: [{exercise: squat, hold: 30 s}, {exercise: squat}]}\n"
                  "---\n");
    const struct guide *guide = fixture_good(f);
    const struct routine *routine = guide->default_routine;
    assert_int_equal(routine->phases.n, 2);
    assert_int_equal(routine->phases.at[0].weeks.max, 2);
    const struct routine_item *first = &routine->phases.at[0].at[0];
    assert_true(first->changed);
    assert_int_equal(first->dosage.sets.min, 3);
    assert_int_equal(first->dosage.reps.min, 10);
    const struct routine_item *held = &routine->phases.at[1].at[0];
    assert_int_equal(held->dosage.hold_seconds.min, 30);
    assert_false(range_is_set(held->dosage.reps));
    assert_int_equal(held->dosage.sets.min, 2);
    assert_false(routine->phases.at[1].at[1].changed);
}

// ---- sorting ----------------------------------------------------------------------------------

static const char *titles(struct fixture *f, const struct guide *guide) {
    const char *text = "";
    for (size_t i = 0; i < guide->exercises.n; i++)
        text = arena_printf(&f->arena, "%s%s|", text, guide->exercises.at[i]->entry.title);
    return text;
}

static void exercises_are_sorted_as_the_language_does(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "z-first", "abduction", "## Steps\n\n1. x\n");
    fixture_exercise(f, "a-last", "Zzz", "## Steps\n\n1. x\n");
    fixture_exercise(f, "umlaut", "Übung", "## Steps\n\n1. x\n");
    fixture_exercise(f, "v", "Van", "## Steps\n\n1. x\n");
    assert_string_equal(titles(f, fixture_good(f)), "abduction|Squat|Übung|Van|Zzz|");
}

static void what_has_the_same_title_is_sorted_by_id(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    for (int i = 9; i > 0; i--)
        fixture_exercise(f, arena_printf(&f->arena, "e%d", i), "Same", "## Steps\n\n1. x\n");
    const struct guide *guide = fixture_check(f);
    assert_non_null(guide);
    for (int i = 1; i < 9; i++)
        assert_string_equal(guide->exercises.at[i - 1]->entry.id,
                            arena_printf(&f->arena, "e%d", i));
}

static void routines_and_pages_are_sorted(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_routine(f, "a", "A");
    fixture_routine(f, "b", "B"); // "Start" is the default one, so it comes first
    fixture_page(f, "p10", "order: 10", "");
    fixture_page(f, "p2b", "order: 2", "");
    fixture_page(f, "p2a", "order: 2", "");
    fixture_page(f, "p0", "order: 0", "");
    const struct guide *guide = fixture_good(f);
    static const char *const routines[] = {"start", "a", "b"};
    static const char *const pages[] = {"p0", "help", "p2a", "p2b", "p10"};
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(guide->routines.at[i]->entry.id, routines[i]);
    for (size_t i = 0; i < 5; i++) assert_string_equal(guide->pages.at[i]->entry.id, pages[i]);
}

// ---- ids --------------------------------------------------------------------------------------

static void an_id_stands_once_within_its_kind(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "squat", "order: 3", ""); // a page may have an exercise's name
    fixture_good(f);
    fixture_page(f, "more/squat", "order: 4", "");
    fixture_bad(f, "duplicate-id", "content/pages/more/squat.md has the id 'squat' already");
}

static void names_must_be_fit_for_addresses(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *name, *id;
    } names[] = {{"Upper", "bad-file-name"},   {"two words", "bad-file-name"},
                 {"a--b", "bad-file-name"},    {"-a", "bad-file-name"},
                 {"a-", "bad-file-name"},      {"über", "bad-file-name"},
                 {"a.b", "bad-file-name"},     {"404", "reserved-id"},
                 {"exercises", "reserved-id"}, {"index", "reserved-id"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        fixture_small(f);
        fixture_page(f, names[i].name, "order: 3", "");
        fixture_bad(f, names[i].id, names[i].name);
        file_remove_tree(file_join(&f->arena, f->root, "content"));
    }
}

// ---- words ------------------------------------------------------------------------------------

static void words_of_the_bare_language_serve(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en-GB\n");
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->words->language, "en-GB");
    assert_string_equal(words_find(guide->words, "section.steps", NULL), "Steps");
}

static const char *read_built_in(struct fixture *f, const char *path) {
    const struct resources built_in = {.embedded = embedded_files,
                                       .embedded_count = embedded_file_count};
    const struct source *source = resource_read(&built_in, &f->arena, path, &f->diags);
    assert_non_null(source);
    return arena_strndup(&f->arena, source->text, source->length);
}

// The built-in English words with another heading for "Steps".
static const char *words_with(struct fixture *f, const char *heading) {
    const char *words = read_built_in(f, "templates/words/en.yaml");
    const char *steps = strstr(words, "Steps");
    assert_non_null(steps);
    return arena_printf(&f->arena, "%.*s%s%s", (int)(steps - words), words, heading,
                        steps + strlen("Steps"));
}

static void a_project_has_words_of_its_own(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "templates/words/pt.yaml", words_with(f, "Passos"));
    fixture_guide(f, "language: pt-BR\n");
    fixture_bad(f, "missing-section", "'Passos'"); // the exercise has "Steps"
    fixture_exercise(f, "squat", "Squat", "## passos\n\n1. Go down.\n");
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->words->language, "pt-BR");
    // A file for just this language comes before the one of the bare language.
    fixture_write(f, "templates/words/pt-BR.yaml", words_with(f, "Etapas"));
    fixture_bad(f, "missing-section", "'Etapas'");
    // And the project's own before the built-in.
    fixture_guide(f, "language: en\n");
    fixture_write(f, "templates/words/en.yaml", words_with(f, "Passos"));
    fixture_good(f);
}

static void a_language_without_words_is_told(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: tlh-AQ\n");
    fixture_bad(f, "no-words", "add templates/words/tlh-AQ.yaml");
    fixture_guide(f, "language: ../../../../etc/x\n");
    fixture_bad(f, "wrong-value", "a language tag");
}

static void words_with_mistakes_are_told(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "templates/words/en.yaml", "section: {steps: Steps}\n");
    assert_null(fixture_check(f));
    assert_true(f->diags.n > 5);
    for (size_t i = 0; i < f->diags.n; i++) assert_string_equal(f->diags.at[i].id, "bad-words");
    fixture_write(f, "templates/words/en.yaml", "section: [\n");
    fixture_bad(f, "bad-yaml", "templates/words/en.yaml");
    fixture_write(f, "templates/words/en.yaml", "section: {steps: \"a\xff\"}\n");
    fixture_bad(f, "not-utf8", "templates/words/en.yaml:1:");
    fixture_write(f, "templates/words/en.yaml", "section: [a, b]\n");
    fixture_bad(f, "bad-words", "templates/words/en.yaml:1:");
}

// ---- all at once ------------------------------------------------------------------------------

static void write_many_mistakes(struct fixture *f) {
    fixture_small(f);
    for (int i = 0; i < 40; i++) {
        fixture_page(f, arena_printf(&f->arena, "p%d", i), "order: x\nunknown: y",
                     "[x](nowhere.md) ![](y.png)\n\n## A\n\n[z](#b)\n");
        fixture_exercise(f, arena_printf(&f->arena, "e%d", i), "[", "No steps.\n");
        fixture_routine(f, arena_printf(&f->arena, "r%d", i), "R\nreferences: [none]");
    }
    fixture_guide(f, "language: en\nextra: 1\n");
}

static void any_number_of_workers_tells_the_same(void **state) {
    struct fixture *f = *state;
    write_many_mistakes(f);
    assert_null(fixture_check(f));
    const char *alone = fixture_told(f);
    assert_true(f->diags.n > 40 * 6);
    static const size_t jobs[] = {2, 8, 64};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        f->options.jobs = jobs[i];
        assert_null(fixture_check(f));
        assert_string_equal(fixture_told(f), alone);
    }
}

static void mistakes_are_sorted_by_place(void **state) {
    struct fixture *f = *state;
    write_many_mistakes(f);
    f->options.jobs = 4;
    assert_null(fixture_check(f));
    const char *path = "";
    unsigned line = 0;
    for (size_t i = 0; i < f->diags.n; i++) {
        const struct diag *diag = &f->diags.at[i];
        const char *here = diag->source ? diag->source->path : diag->path;
        assert_true(strcmp(path, here) <= 0);
        assert_true(strcmp(path, here) < 0 || line <= diag->span.line);
        path = here;
        line = diag->span.line;
    }
}

static void any_number_of_workers_builds_the_same(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    for (int i = 0; i < 60; i++)
        fixture_exercise(f, arena_printf(&f->arena, "e%d", i),
                         arena_printf(&f->arena, "T%d", i * 7 % 60), "## Steps\n\n1. x\n");
    const char *alone = titles(f, fixture_good(f));
    f->options.jobs = 8;
    assert_string_equal(titles(f, fixture_good(f)), alone);
}

// ---- what cannot be read ----------------------------------------------------------------------

static void make_pipe(struct fixture *f, const char *path) {
    const char *full = file_join(&f->arena, f->root, path);
    file_remove_tree(full);
    assert_int_equal(mkfifo(full, 0666), 0);
}

static void told_besides(struct fixture *f, const char *failed, const char *mistaken) {
    assert_null(fixture_check(f));
    const char *told = fixture_told(f);
    assert_int_equal(diag_count(&f->diags, DIAG_FAILURE), 1);
    assert_int_equal(diag_count(&f->diags, DIAG_ERROR), 1);
    if (!strstr(told, failed) || !strstr(told, mistaken)) fail_msg("%s", told);
}

static void an_unreadable_page_is_a_failure(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: x", "");
    make_pipe(f, "content/exercises/pipe.md");
    told_besides(f, "content/exercises/pipe.md: error:", "content/pages/why.md:4:8: error:");
    f->options.jobs = 8;
    told_besides(f, "content/exercises/pipe.md: error:", "content/pages/why.md:4:8: error:");
}

static void an_unreadable_guide_file_is_a_failure(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "why", "order: x", "");
    make_pipe(f, "content/guide.yaml");
    told_besides(f, "content/guide.yaml: error:", "content/pages/why.md:4:8: error:");
}

static void a_folder_named_like_a_page_is_a_folder(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_page(f, "odd.md/why", "order: 3", "");
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->pages.at[1]->entry.id, "why");
}

static void links_out_of_the_folder_are_mistakes(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const char *link = file_join(&f->arena, f->root, "content/pages/passwd.md");
    assert_int_equal(symlink("/etc/passwd", link), 0);
    fixture_bad(f, "outside-folder", "content/pages/passwd.md");
}

static void stray_pages_are_warned_of(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_write(f, "content/notes.md", "anything\n");
    assert_non_null(fixture_check(f));
    assert_int_equal(f->diags.n, 1);
    assert_string_equal(f->diags.at[0].id, "stray-page");
    fixture_write(f, "content/.hidden.md", "anything\n");
    assert_non_null(fixture_check(f));
    assert_int_equal(f->diags.n, 1);
}

static void no_content_at_all(void **state) {
    struct fixture *f = *state;
    fixture_bad(f, "no-content", "regimen init");
    fixture_write(f, "content/pages/x.md", "---\ntitle: X\nsummary: S.\norder: 1\n---\nX.\n");
    fixture_bad(f, "no-guide", "content/guide.yaml");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(builds_the_guide),
        TEST(optional_fields_of_the_guide),
        TEST(routines_change_dosages),
        TEST(exercises_are_sorted_as_the_language_does),
        TEST(what_has_the_same_title_is_sorted_by_id),
        TEST(routines_and_pages_are_sorted),
        TEST(an_id_stands_once_within_its_kind),
        TEST(names_must_be_fit_for_addresses),
        TEST(words_of_the_bare_language_serve),
        TEST(a_project_has_words_of_its_own),
        TEST(a_language_without_words_is_told),
        TEST(words_with_mistakes_are_told),
        TEST(any_number_of_workers_tells_the_same),
        TEST(mistakes_are_sorted_by_place),
        TEST(any_number_of_workers_builds_the_same),
        TEST(an_unreadable_page_is_a_failure),
        TEST(an_unreadable_guide_file_is_a_failure),
        TEST(a_folder_named_like_a_page_is_a_folder),
        TEST(links_out_of_the_folder_are_mistakes),
        TEST(stray_pages_are_warned_of),
        TEST(no_content_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
