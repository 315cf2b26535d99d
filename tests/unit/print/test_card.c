// Cards: one page always, nothing lost, never below the floor, or an error that tells.
#include "testing.h"

#include "fixture.h"
#include "sample.h"

#include <math.h>

// The smallest type on the page, in points of paper.
static float smallest_type(const struct pdf_document *document) {
    float smallest = 1000;
    const struct pdf_page *page = &document->pages.at[0];
    for (size_t i = 0; i < page->n; i++)
        if (page->at[i].kind == PDF_RUN && page->at[i].run.size < smallest)
            smallest = page->at[i].run.size;
    return smallest;
}

// Whether everything lies within the page, with some margin.
static bool within_page(const struct pdf_document *document) {
    const struct pdf_page *page = &document->pages.at[0];
    for (size_t i = 0; i < page->n; i++) {
        if (page->at[i].kind != PDF_RUN) continue;
        const struct pdf_run *run = &page->at[i].run;
        if (run->x < 20 || fixture_run_end(run) > page->width - 20) return false;
        if (run->y < 20 || run->y > page->height - 20) return false;
    }
    return true;
}

static char *read_aloud(struct sample *sample, const struct pdf_document *document) {
    struct buf aloud;
    buf_init(&aloud);
    fixture_read_aloud(document, document->root, &aloud);
    char *text = arena_strdup(&sample->arena, aloud.at);
    buf_release(&aloud);
    return text;
}

static int count_of(const char *text, const char *part) {
    int count = 0;
    for (; (text = strstr(text, part)); text++) count++;
    return count;
}

static void check_card(struct sample *sample, int count, enum paper paper) {
    struct print_fitted fitted;
    const struct pdf_document *document =
        print_card(&sample->press, &sample->routine, paper, &sample->arena, &fitted);
    sample_print_diags(sample);
    assert_non_null(document);
    assert_int_equal(document->pages.n, 1);
    assert_near(document->pages.at[0].width, paper_sizes[paper].width);
    assert_true(within_page(document));
    assert_true(smallest_type(document) >= (paper_sizes[paper].large ? 12 : 9) - 0.001F);
    const char *aloud = read_aloud(sample, document);
    for (int i = 0; i < 4; i++)
        assert_int_equal(
            count_of(aloud, arena_printf(&sample->arena, " %s)", sample_texts[i].title)),
            (count - i + 3) / 4);
    assert_int_equal(count_of(aloud, "The steps of each exercise: Link("), fitted.rung > 0);
    assert_int_equal(count_of(aloud, "LBody(") > 0, fitted.rung == 0);
    assert_int_equal(count_of(aloud, "Figure("), 1);
}

static void check_too_full(struct sample *sample, int count, enum paper paper) {
    if (print_card(&sample->press, &sample->routine, paper, &sample->arena, NULL))
        fail_msg("%d exercises fit on %s", count, paper_names[paper]);
    assert_string_equal(sample->diags.at[sample->diags.n - 1].id, "card-too-full");
}

// One page, or the error that says that it is too full.
static void test_one_to_fourteen(void **state) {
    (void)state;
    static const int most[PAPERS] = {[PAPER_A4] = 14,
                                     [PAPER_LETTER] = 14,
                                     [PAPER_A5] = 6,
                                     [PAPER_A4_LARGE] = 11,
                                     [PAPER_LETTER_LARGE] = 10};
    for (int count = 1; count <= SAMPLE_EXERCISES; count++)
        for (enum paper paper = 0; paper < PAPERS; paper++) {
            struct sample sample;
            assert_true(sample_open(&sample, count, 1));
            if (count <= most[paper])
                check_card(&sample, count, paper);
            else
                check_too_full(&sample, count, paper);
            sample_close(&sample);
        }
}

static void test_phases(void **state) {
    (void)state;
    for (int count = 2; count <= 10; count += 4) {
        struct sample sample;
        assert_true(sample_open(&sample, count, 2));
        check_card(&sample, count, PAPER_A4);
        sample_close(&sample);
    }
}

static void test_ladder_descends(void **state) {
    (void)state;
    int last = 0;
    for (int count = 1; count <= SAMPLE_EXERCISES; count++) {
        struct sample sample;
        struct print_fitted fitted;
        assert_true(sample_open(&sample, count, 1));
        assert_non_null(
            print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, &fitted));
        assert_true(fitted.rung >= last);
        if (count <= 4) assert_int_equal(fitted.rung, 0);
        last = fitted.rung;
        sample_close(&sample);
    }
    assert_int_equal(last, 3);
}

// Gives every exercise a figure of a person who stands.
static void give_figures(struct sample *sample, const struct figure *figure) {
    for (int i = 0; i < SAMPLE_EXERCISES; i++) sample->exercises[i].figure = figure;
}

// A figure is the only drawing that outlives its document.
static bool is_figure(const struct pdf_item *item) {
    return item->kind == PDF_GROUP && item->group.sharing == PDF_KEPT;
}

// The height of the lowest figure; where all stand, they are as high as their boxes.
static float smallest_figure(const struct pdf_document *document) {
    float smallest = 1000;
    const struct pdf_page *page = &document->pages.at[0];
    for (size_t i = 0; i < page->n; i++)
        if (is_figure(&page->at[i]))
            smallest = fminf(smallest, page->at[i].slot->parent->box.height);
    return smallest;
}

static size_t figures_on(const struct pdf_document *document) {
    const struct pdf_page *page = &document->pages.at[0];
    size_t count = 0;
    for (size_t i = 0; i < page->n; i++) count += is_figure(&page->at[i]);
    return count;
}

// Boxes are 28 mm wide at least, and 20 in the grid, of the template's shape.
static void check_figures(const struct pdf_document *document, int rung, int count) {
    static const float least[] = {28 * 74 / 89.0F, 28 * 74 / 89.0F, 28 * 64 / 92.0F,
                                  20 * 84 / 100.0F, 20 * 84 / 100.0F};
    assert_int_equal(figures_on(document), rung < 5 ? count : 0);
    if (rung < 5) assert_true(smallest_figure(document) >= least[rung] * 72 / 25.4F - 0.1F);
}

// All exercises show their figure, large enough, on every rung but the last; and where that one is
// taken, which is for very many, a warning tells.
static void test_figures(void **state) {
    (void)state;
    static const struct {
        enum paper paper;
        int most, pictured;
    } rows[] = {{PAPER_A4, 14, 14}, {PAPER_A5, 6, 3}, {PAPER_A4_LARGE, 11, 8}};
    struct figure figure = figure_plain();
    figure.alt = "A person stands.";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int count = 1; count <= rows[i].most; count++) {
            struct sample sample;
            struct print_fitted fitted;
            assert_true(sample_open(&sample, count, 1));
            give_figures(&sample, &figure);
            const struct pdf_document *document =
                print_card(&sample.press, &sample.routine, rows[i].paper, &sample.arena, &fitted);
            sample_print_diags(&sample);
            assert_non_null(document);
            assert_true(within_page(document) && smallest_type(document) >= 9 - 0.001F);
            check_figures(document, fitted.rung, count);
            assert_int_equal(fitted.rung == 5, count > rows[i].pictured);
            assert_int_equal(sample.diags.n, fitted.rung == 5);
            if (fitted.rung == 5) assert_string_equal(sample.diags.at[0].id, "figures-left-out");
            sample_close(&sample);
        }
}

// An exercise is heard by its name, then its picture, then how often; one without a figure is as
// it would be on a card without any.
static void test_figures_in_reading_order(void **state) {
    (void)state;
    struct figure figure = figure_plain();
    figure.alt = "A person stands.";
    struct sample sample;
    assert_true(sample_open(&sample, 2, 1));
    sample.exercises[0].figure = &figure;
    const struct pdf_document *document =
        print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL);
    sample_print_diags(&sample);
    assert_non_null(document);
    const char *aloud = read_aloud(&sample, document);
    assert_non_null(strstr(aloud, "H2(1 Squat)Figure()P(2–3 sets of 10–15)P("));
    assert_non_null(strstr(aloud, "H2(2 Step-up)P("));
    assert_int_equal(count_of(aloud, "Figure("), 2); // and the QR code
    sample_close(&sample);
}

static void test_running_text_has_its_floor(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 4, 1));
    const struct pdf_document *document =
        print_card(&sample.press, &sample.routine, PAPER_LETTER, &sample.arena, NULL);
    assert_non_null(document);
    const struct pdf_page *page = &document->pages.at[0];
    size_t seen = 0;
    for (size_t i = 0; i < page->n; i++) {
        if (page->at[i].kind != PDF_RUN || !page->at[i].slot) continue;
        if (page->at[i].slot->parent->role != PDF_LBODY) continue;
        assert_true(page->at[i].run.size >= 12 - 0.001F);
        seen++;
    }
    assert_true(seen >= 4);
    sample_close(&sample);
}

static void test_too_full(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, SAMPLE_EXERCISES, 2));
    sample.routine.log_weeks = 12;
    assert_null(print_card(&sample.press, &sample.routine, PAPER_LETTER, &sample.arena, NULL));
    assert_int_equal(sample.diags.n, 1);
    const struct diag *diag = &sample.diags.at[0];
    assert_string_equal(diag->id, "card-too-full");
    assert_string_equal(diag->source->path, "content/routines/first.md");
    assert_non_null(strstr(diag->message, "mm too high"));
    assert_non_null(strstr(diag->hint, "of 14 exercises would fit, up to '"));
    sample_close(&sample);
}

static void test_not_even_one(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 1, 1));
    struct buf long_text;
    buf_init(&long_text);
    for (int i = 0; i < 800; i++) buf_puts(&long_text, "very much more to say ");
    sample.routine.stop_if.at[0] = long_text.at;
    assert_null(print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL));
    assert_string_equal(sample.diags.at[0].id, "card-too-full");
    assert_non_null(strstr(sample.diags.at[0].hint, "not even one"));
    buf_release(&long_text);
    sample_close(&sample);
}

static void test_reading_order(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 2, 1));
    const struct pdf_document *document =
        print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL);
    assert_non_null(document);
    const char *aloud = read_aloud(&sample, document), *at = aloud;
    static const char *const order[] = {"Document(H1(Runner’s knee: first two weeks)",
                                        "P(Name)",
                                        "P(Date)",
                                        "P(Next visit)",
                                        "H2(1 Squat)",
                                        "L(LI(Lbl(1. )LBody(Stand with",
                                        "H2(2 Step-up)",
                                        "L(LI(Lbl(1. )LBody(Face the step.",
                                        "Table(TR(TH(Tick when done)TH(Mon)",
                                        "TR(TH(Week 1)TD()",
                                        "P(Stop if your knee hurts, or an",
                                        "P(Get help now if ",
                                        "Figure(",
                                        "Link(guide.example"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        assert_non_null(at);
    }
    assert_string_equal(document->title, "Runner’s knee: first two weeks");
    assert_string_equal(document->language, "en");
    sample_close(&sample);
}

static void test_missing_glyph(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 2, 1));
    sample.sources[1].text = "---\nsummary: \U000F1234\n---\n";
    sample.sources[1].length = strlen(sample.sources[1].text);
    sample.exercises[1].steps->first->first->first->text = "Look at \U000F1234.";
    assert_null(print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL));
    const struct diag *diag = &sample.diags.at[0];
    assert_string_equal(diag->id, "missing-glyph");
    assert_non_null(strstr(diag->message, "U+F1234"));
    assert_string_equal(diag->source->path, "content/exercises/exercise-2.md");
    assert_int_equal(diag->span.line, 2);
    assert_int_equal(diag->span.column, 10);
    sample_close(&sample);
}

static void test_hostile_text(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 1, 1));
    sample.routine.entry.title = "<b> & \"it's\" ]]> &amp;";
    sample.exercises[0].steps->first->first->first->text = "</li><qr/> & <!-- ";
    const struct pdf_document *document =
        print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL);
    sample_print_diags(&sample);
    assert_non_null(document);
    const char *aloud = read_aloud(&sample, document);
    assert_non_null(strstr(aloud, "H1(<b> & \"it's\" ]]> &amp;)"));
    assert_non_null(strstr(aloud, "LBody(</li><qr/> & <!--)"));
    sample_close(&sample);
}

static void test_below_floor(void **state) {
    (void)state;
    struct sample sample;
    const char *problem, *hint;
    assert_true(sample_open(&sample, 1, 1));
    assert_true(print_style_set(&sample.style, "dose.size", 11, NULL, &problem, &hint));
    assert_null(print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL));
    assert_string_equal(sample.diags.at[0].id, "below-floor");
    assert_string_equal(sample.diags.at[0].message,
                        "'dose' is set in 11 pt, and the least for running text on paper is 12 pt");
    assert_string_equal(sample.diags.at[0].hint, "make it larger, or lower fit.text_floor");
    sample_close(&sample);
}

static void test_right_to_left(void **state) {
    (void)state;
    struct sample sample;
    assert_true(sample_open(&sample, 2, 1));
    struct words words = *sample.guide.words;
    words.right_to_left = true;
    sample.guide.words = &words;
    sample.routine.entry.title = "ركبة العدّاء";
    const struct pdf_document *document =
        print_card(&sample.press, &sample.routine, PAPER_A4, &sample.arena, NULL);
    sample_print_diags(&sample);
    assert_non_null(document);
    assert_true(document->right_to_left && within_page(document));
    float title_end = 0, width = document->pages.at[0].width;
    for (size_t i = 0; i < document->pages.at[0].n; i++) {
        const struct pdf_item *item = &document->pages.at[0].at[i];
        if (item->kind == PDF_RUN && item->slot && item->slot->parent->role == PDF_H1)
            title_end = fmaxf(title_end, fixture_run_end(&item->run));
    }
    assert_true(title_end > width - 60); // it begins at the right
    sample_close(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_to_fourteen),
        cmocka_unit_test(test_phases),
        cmocka_unit_test(test_ladder_descends),
        cmocka_unit_test(test_running_text_has_its_floor),
        cmocka_unit_test(test_too_full),
        cmocka_unit_test(test_not_even_one),
        cmocka_unit_test(test_reading_order),
        cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_below_floor),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_figures_in_reading_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
