#include "base/term.h"
#include "testing.h"

#include <string.h>

// The terms of a text, joined by "|".
static void terms_are(const char *text, const char *want) {
    struct buf all, term;
    buf_init(&all);
    buf_init(&term);
    while (term_next(&text, &term)) {
        if (all.len) buf_putc(&all, '|');
        buf_puts(&all, term.at);
    }
    assert_string_equal(all.at, want);
    buf_release(&term);
    buf_release(&all);
}

// tests/web/unit/search-index.test.mjs has the same examples.
static void folds_marks_and_case(void **state) {
    (void)state;
    terms_are("", "");
    terms_are(" -- ", "");
    terms_are("Hamstring stretch", "hamstring|stretch");
    terms_are("\u00C9TIREMENT e\u0301tirement", "etirement|etirement");
    terms_are("Ges\u00E4\u00DF, GES\u00C4SS", "gesass|gesass");
    terms_are("\u0130stanbul \u0131\u015F\u0131k", "istanbul|isik");
    terms_are("\u00D8re \u0141\u00F3d\u017A", "ore|lodz");
    terms_are("\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03CC\u03C2",
              "\u03BF\u03B4\u03BF\u03C3|\u03BF\u03B4\u03BF\u03C3");
}

static void cuts_words(void **state) {
    (void)state;
    terms_are("runner\u2019s knee, runner's", "runners|knee|runners");
    terms_are("l'avant d\u2019os 's", "avant|os");
    terms_are("IT-band, 90\u00B0 a 8\u201312", "it|band|90|8|12");
    terms_are("x\u00B2 \u4F38\u5C55", "x\u00B2|\u4F38\u5C55");
}

static void leaves_the_arabic_article(void **state) {
    (void)state;
    terms_are("\u0627\u0644\u0631\u064F\u0651\u0643\u0652\u0628\u064E\u0629",
              "\u0631\u0643\u0628\u0629");
    terms_are("\u0631\u0643\u0640\u0640\u0628\u0629", "\u0631\u0643\u0628\u0629");
    terms_are("\u0627\u0644\u0645", "\u0627\u0644\u0645"); // too short to be an article and a word
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_marks_and_case),
        cmocka_unit_test(cuts_words),
        cmocka_unit_test(leaves_the_arabic_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
