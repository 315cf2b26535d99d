// A page as a whole: sentences and words, their places, grades, the glossary, what is told.
#include "sample.h"

#include "plain/plain_grade.h"

#include <time.h>

#define RANGE "\xE2\x80\x93" // the dash of "10–15"

// ---- cutting ----------------------------------------------------------------------------------

// The sentences of a text, with "|" between them and "/" between the words of each.
static const char *cut(struct sample *sample, const char *text) {
    sample_page(sample, text);
    plain_add_text(sample->page, text, (struct span){1, 1, 0});
    plain_cut(sample->page);
    const char *all = "";
    for (size_t i = 0; i < sample->page->sentences.n; i++) {
        const struct plain_sentence *sentence = &sample->page->sentences.at[i];
        for (size_t k = 0; k < sentence->count; k++) {
            const struct plain_word *word = &sample->page->words.at[sentence->first + k];
            all = arena_printf(&sample->arena, "%s%s%.*s", all,
                               k      ? "/"
                               : *all ? "|"
                                      : "",
                               (int)(word->end - word->at), text + word->at);
        }
    }
    return all;
}

static void test_cutting(void **state) {
    (void)state;
    static const struct {
        const char *text, *cut;
    } texts[] = {
        {"Bend it. Lift it!", "Bend/it|Lift/it"},
        {"Does it hurt? Stop.", "Does/it/hurt|Stop"},
        {"See Dr. Smith, e.g. on Monday.", "See/Dr/Smith/e.g/on/Monday"},
        {"Hold it for 30 s. Then rest.", "Hold/it/for/30/s|Then/rest"},
        {"Walk for approx. 5 minutes.", "Walk/for/approx/5/minutes"},
        {"By A. Smith. Read it.", "By/A/Smith|Read/it"},
        {"Rest for 2.5 min, or 1:30.", "Rest/for/2.5/min/or/1:30"},
        {"Do 10" RANGE "15 a day (1,000 in all).", "Do/10" RANGE "15/a/day/1,000/in/all"},
        {"Your knee" RANGE "the sore one" RANGE "bends.", "Your/knee/the/sore/one/bends"},
        {"Bend to 90\xC2\xB0. Stop.", "Bend/to/90|Stop"},
        {"\xE2\x80\x9COuch!\xE2\x80\x9D you say. Stop.", "Ouch/you/say|Stop"},
        {"(It is sore.) Rest.", "It/is/sore|Rest"},
        {"Wait ... then go on. Rest\xE2\x80\xA6 Lift.", "Wait/then/go/on|Rest|Lift"},
        {"Runner\xE2\x80\x99s knee, the athletes\xE2\x80\x99 knee.",
         "Runner\xE2\x80\x99s/knee/the/athletes/knee"},
        {"A warm-up and pre- or post-work.", "A/warm-up/and/pre/or/post-work"},
        {"See https://a.example/b?c=d. Or a@b.example.",
         "See/https://a.example/b?c=d|Or/a@b.example"},
        {"No full stop\nA new line", "No/full/stop|A/new/line"},
        {"\xC2\xBFTe duele? S\xC3\xAD.", "Te/duele|S\xC3\xAD"},
        {"\xE8\x86\x9D\xE3\x80\x82\xE8\x86\x9D", "\xE8\x86\x9D|\xE8\x86\x9D"},
        {"... !? -", ""},
        {"", ""},
    };
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_string_equal(cut(&sample, texts[i].text), texts[i].cut);
    }
    sample_end(&sample);
}

// ---- places -----------------------------------------------------------------------------------

// A paragraph of three lines in a quote, with an escape, an entity, emphasis, code and a break.
static const char paragraph[] = "> Go *on*. It can be\n"
                                "> lifted. \\*Then\\* it\n"
                                "> &amp; `x  y` must be kept. It is being\n"
                                "> pulled.\n";

static void test_places_in_markdown(void **state) {
    (void)state;
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    sample_page(&sample, paragraph);
    struct doc_node *body = sample_node(&sample, NULL, DOC_ROOT, (struct span){1, 1, 0}, NULL);
    struct doc_node *block =
        sample_node(&sample, body, DOC_PARAGRAPH, (struct span){1, 3, 0}, NULL);
    static const struct {
        enum doc_kind kind;
        struct span span;
        const char *text;
    } inlines[] = {
        {DOC_TEXT, {1, 3, 3}, "Go "},
        {DOC_TEXT, {1, 7, 2}, "on"},
        {DOC_TEXT, {1, 10, 11}, ". It can be"},
        {DOC_SOFT_BREAK, {1, 21, 0}, NULL},
        {DOC_TEXT, {2, 3, 18}, "lifted. *Then* it"},
        {DOC_SOFT_BREAK, {2, 21, 0}, NULL},
        {DOC_TEXT, {3, 3, 6}, "& "},
        {DOC_CODE, {3, 9, 6}, "x  y"},
        {DOC_TEXT, {3, 15, 26}, " must be kept. It is being"},
        {DOC_SOFT_BREAK, {3, 41, 0}, NULL},
        {DOC_TEXT, {4, 3, 7}, "pulled."},
    };
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        sample_node(&sample, block, inlines[i].kind, inlines[i].span, inlines[i].text);
    plain_add_body(sample.page, body, NULL);
    plain_page_tell(sample.page, &sample.diags);
    assert_string_equal(sample_told(&sample), "1:15 passive; 3:16 passive; 3:36 passive");
    assert_string_equal(sample_marked(&sample, &sample.diags.at[0]), "can be");
    assert_string_equal(sample_marked(&sample, &sample.diags.at[1]), "must be kept");
    assert_string_equal(sample_marked(&sample, &sample.diags.at[2]), "being");
    sample_end(&sample);
}

static void test_places_in_yaml(void **state) {
    (void)state;
    static const struct {
        const char *source, *text, *told, *marked;
        struct span span;
    } values[] = {
        {"a: Go on. It can be lifted.",
         "Go on. It can be lifted.",
         "1:14 passive",
         "can be lifted",
         {1, 4, 24}},
        {"a: 'It''s sore. It can be lifted.'",
         "It's sore. It can be lifted.",
         "1:20 passive",
         "can be lifted",
         {1, 5, 29}},
        {"a: \"A \\\"b\\\". It can be lifted.\"",
         "A \"b\". It can be lifted.",
         "1:17 passive",
         "can be lifted",
         {1, 5, 26}},
        {"a: Go on. It\n   can be lifted.",
         "Go on. It can be lifted.",
         "2:4 passive",
         "can be lifted",
         {1, 4, 9}},
        {"a: >-\n  Go on.\n  It can be lifted.",
         "Go on. It can be lifted.",
         "3:6 passive",
         "can be lifted",
         {2, 3, 6}},
        {"a: |\n  Go on.\n  It can be lifted.\n",
         "Go on.\nIt can be lifted.\n",
         "3:6 passive",
         "can be lifted",
         {2, 3, 6}},
    };
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        sample_page(&sample, values[i].source);
        plain_add_text(sample.page, values[i].text, values[i].span);
        plain_page_tell(sample.page, &sample.diags);
        assert_string_equal(sample_told(&sample), values[i].told);
        assert_string_equal(sample_marked(&sample, &sample.diags.at[0]), values[i].marked);
    }
    sample_end(&sample);
}

// A source that does not have the text: the place is the piece's, and nothing is read beyond it.
static void test_places_that_do_not_fit(void **state) {
    (void)state;
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    sample_page(&sample, "&#x41");
    plain_add_text(sample.page, "It can be lifted.", (struct span){1, 1, 5});
    plain_add_text(sample.page, "It can be lifted.", (struct span){9, 9, 9});
    plain_page_tell(sample.page, &sample.diags);
    assert_string_equal(sample_told(&sample), "1:1 passive; 1:6 passive");
    sample_end(&sample);
}

// ---- steps ------------------------------------------------------------------------------------

static void test_long_step(void **state) {
    (void)state;
    static const char twenty[] = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20.";
    struct sample sample;
    sample_start(&sample, "ar", "ar", NULL); // it needs no list
    sample_tell(&sample, twenty, true);
    assert_string_equal(sample_told(&sample), "");
    sample_tell(&sample, arena_printf(&sample.arena, "%s And.", twenty), true);
    assert_string_equal(sample_told(&sample), "1:1 long-step");
    assert_string_equal(sample.diags.at[0].message, "the step has 21 words; the most is 20");
    sample_tell(&sample, arena_printf(&sample.arena, "%s And.", twenty), false);
    assert_string_equal(sample_told(&sample), "");
    sample_end(&sample);
}

// What is in a step's nested list, in a table, a footnote or an alternative text is no part of it.
static void test_what_is_a_step(void **state) {
    (void)state;
    static const enum doc_kind around[] = {DOC_LIST, DOC_TABLE, DOC_QUOTE, DOC_FOOTNOTE};
    const struct span span = {1, 1, 30};
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        sample_page(&sample, "Bend your knee. Then lift it.");
        struct doc_node *body = sample_node(&sample, NULL, DOC_ROOT, span, NULL);
        struct doc_node *list = sample_node(&sample, body, DOC_LIST, span, NULL);
        struct doc_node *item = sample_node(&sample, list, DOC_ITEM, span, NULL);
        struct doc_node *in = sample_node(&sample, item, around[i], span, NULL);
        if (around[i] == DOC_LIST) in = sample_node(&sample, in, DOC_ITEM, span, NULL);
        struct doc_node *text = sample_node(&sample, in, DOC_PARAGRAPH, span, NULL);
        sample_node(&sample, text, DOC_TEXT, span, "Bend your knee. Then lift it.");
        plain_add_body(sample.page, body, list);
        plain_page_tell(sample.page, &sample.diags);
        assert_string_equal(sample_told(&sample), "");
    }
    sample_tell(&sample, "Bend your knee. Then lift it.", true);
    assert_string_equal(sample_told(&sample), "1:22 two-actions");
    assert_string_equal(sample.diags.at[0].message, "the step has 2 actions: 'Bend', 'lift'");
    sample_end(&sample);
}

// ---- grades -----------------------------------------------------------------------------------

static void test_formulas(void **state) {
    (void)state;
    // 100 words in 10 sentences, 150 syllables; 60 words of one syllable, 10 of three and more, 25
    // of more than six letters. Worked out by hand from the published formulas.
    const struct plain_counts counts = {10, 100, 150, 60, 10, 25};
    assert_float_equal(plain_formula_find("en")->grade(&counts), 3.9 + 17.7 - 15.59, 1e-9);
    assert_float_equal(plain_formula_find("de-AT")->grade(&counts),
                       1.935 + 1.672 + 3.2425 - 1.962 - 0.875, 1e-9);
    assert_float_equal(plain_formula_find("es")->grade(&counts), -2.05 + 7.35 - 3.407, 1e-9);
    assert_null(plain_formula_find("ar"));
    assert_null(plain_formula_find("e"));
}

#define EASY "Bend your knee. Then lift your leg up high. Put it down. "
#define HARD                                                                                       \
    "Patellofemoral rehabilitation necessitates individualised progressive quadriceps "            \
    "strengthening. "

// So many sentences of each, in one text.
static const char *mix(struct sample *sample, int easy, int hard) {
    const char *text = "";
    for (int i = 0; i < easy; i++) text = arena_printf(&sample->arena, "%s%s", text, EASY);
    for (int i = 0; i < hard; i++) text = arena_printf(&sample->arena, "%s%s", text, HARD);
    return text;
}

static void test_grade(void **state) {
    (void)state;
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    sample_tell(&sample, mix(&sample, 8, 0), false);
    assert_string_equal(sample_told(&sample), "");
    sample_tell(&sample, mix(&sample, 6, 3), false);
    assert_int_equal(sample.diags.n, 1);
    const struct diag *diag = &sample.diags.at[0];
    // 93 words in 21 sentences, 72 words of one syllable; each hard sentence has 31 syllables:
    // 0.39 * 93 / 21 + 11.8 * 165 / 93 - 15.59 = 7.07
    assert_int_equal(diag->severity, DIAG_NOTE);
    assert_string_equal(diag->message,
                        "the page's reading grade is 7.1 (Flesch-Kincaid); aim for 6 or below");
    assert_non_null(strstr(sample_marked(&sample, diag), "Patellofemoral"));
    assert_non_null(strstr(diag->hint, "line 1, 'Patellofemoral rehabilitation necessitates ...' "
                                       "(7 words; long: 'patellofemoral', 'rehabilitation')"));
    sample_tell(&sample, mix(&sample, 2, 6), false);
    assert_int_equal(sample.diags.at[0].severity, DIAG_WARNING);
    sample_tell(&sample, mix(&sample, 0, 7), false); // 49 words
    assert_string_equal(sample_told(&sample), "");
    sample_end(&sample);
    sample_start(&sample, "ar", "ar", NULL);
    sample_tell(&sample, mix(&sample, 0, 9), false);
    assert_string_equal(sample_told(&sample), "");
    sample_end(&sample);
}

// ---- the glossary -----------------------------------------------------------------------------

static void test_glossary(void **state) {
    (void)state;
    const char *list[] = {"Gluteus medius", "hamstrings", "biopsy", "IT band", "meniscus"};
    const struct strings terms = {list, 5, 5};
    struct sample sample;
    sample_start(&sample, "en", "en", &terms);
    cut(&sample, "The gluteus Medius, a hamstring\xE2\x80\x99s end, two meniscuses, an IT band: "
                 "it bands gluteus maximus.");
    static const bool wanted[] = {false, true, true, false, true, false, false, true,
                                  false, true, true, true,  true, false, false};
    assert_int_equal(sample.page->words.n, 15);
    for (size_t i = 0; i < 15; i++) {
        const struct plain_word *word = &sample.page->words.at[i];
        if (word->term != wanted[i]) fail_msg("%s", word->known->text);
        if (word->term) assert_int_equal(word->syllables, 1);
    }
    sample_end(&sample);
}

// ---- hostile pages ----------------------------------------------------------------------------

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// The time that a text of `count` times the same takes.
static double time_of(struct sample *sample, const char *part, size_t count) {
    size_t length = strlen(part);
    char *text = arena_alloc(&sample->arena, length * count + 1);
    for (size_t i = 0; i < count; i++) memcpy(text + i * length, part, length);
    double start = seconds();
    sample_tell(sample, text, true);
    return seconds() - start;
}

// Eight times the text takes about eight times as long, whatever it is made of.
static void test_time_grows_in_a_line(void **state) {
    (void)state;
    static const char *const parts[] = {
        "a;",   "! ", ". ", "It can be lifted. ", "Bend it and ",     "a-",
        "e.g.", "''", "1,", "incredible ",        "&amp; be lifted. "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct sample sample;
        sample_start(&sample, "en", "en", NULL);
        double one = time_of(&sample, parts[i], 10000), eight = time_of(&sample, parts[i], 80000);
        if (eight > one * 30 + 0.2) fail_msg("'%s': %f s, then %f s", parts[i], one, eight);
        sample_end(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cutting),        cmocka_unit_test(test_places_in_markdown),
        cmocka_unit_test(test_places_in_yaml), cmocka_unit_test(test_places_that_do_not_fit),
        cmocka_unit_test(test_long_step),      cmocka_unit_test(test_what_is_a_step),
        cmocka_unit_test(test_formulas),       cmocka_unit_test(test_grade),
        cmocka_unit_test(test_glossary),       cmocka_unit_test(test_time_grows_in_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
