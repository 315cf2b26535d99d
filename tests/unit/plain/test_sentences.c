// The rules for steps and the passive against the table of texts in sentences.txt, most of which
// are counter-examples.
#include "plain/plain_rules.h"
#include "sample.h"

#define SENTENCES "tests/unit/plain/sentences.txt"

static void cut(struct sample *sample, const char *text) {
    sample_page(sample, text);
    plain_add_text(sample->page, text, (struct span){1, 1, (uint32_t)strlen(text)});
    plain_cut(sample->page);
}

// The words that begin the first two actions where there are two.
static const char *actions_of(struct sample *sample, const char *text) {
    size_t found[2];
    cut(sample, text);
    if (!sample->page->sentences.n) return "";
    size_t n =
        plain_actions(sample->page, sample->page->sentences.at, sample->page->sentences.n, found);
    if (n < 2) return "";
    const struct plain_word *a = &sample->page->words.at[found[0]];
    const struct plain_word *b = &sample->page->words.at[found[1]];
    return arena_printf(&sample->arena, "%.*s %.*s", (int)(a->end - a->at), text + a->at,
                        (int)(b->end - b->at), text + b->at);
}

static const char *passive_of(struct sample *sample, const char *text) {
    size_t first, last;
    cut(sample, text);
    for (size_t i = 0; i < sample->page->sentences.n; i++) {
        const struct plain_sentence *sentence = &sample->page->sentences.at[i];
        if (!plain_passive(sample->page, sentence, sentence->first, &first, &last)) continue;
        size_t at = sample->page->words.at[first].at, end = sample->page->words.at[last].end;
        return arena_strndup(&sample->arena, text + at, end - at);
    }
    return "";
}

// The next field of a line, without the white space round it; "\n" in it becomes a line break.
static char *field(char **line) {
    char *text = strsep(line, "|");
    if (!text) return NULL;
    text += strspn(text, " ");
    char *end = text + strlen(text);
    while (end > text && strchr(" \n", end[-1])) *--end = '\0';
    char *line_break = strstr(text, "\\n");
    if (line_break) memcpy(line_break, " \n", 2);
    return text;
}

struct tally {
    size_t silent, told, wrong;
};

static void check_line(struct sample *sample, char *line, struct tally *tally) {
    char *rule = field(&line), *text = field(&line), *wanted = field(&line);
    if (!*rule || *rule == '#') return;
    assert_non_null(wanted);
    bool passive = strcmp(rule, "passive") == 0;
    assert_true(passive || strcmp(rule, "two-actions") == 0);
    const char *found = passive ? passive_of(sample, text) : actions_of(sample, text);
    *(*wanted ? &tally->told : &tally->silent) += 1;
    if (strcmp(found, wanted) == 0) return;
    tally->wrong++;
    print_message("%s: wanted '%s', found '%s'\n", text, wanted, found);
}

static void test_table(void **state) {
    (void)state;
    struct sample sample;
    struct tally tally = {0};
    sample_start(&sample, "en", "en", NULL);
    FILE *file = fopen(SENTENCES, "r");
    assert_non_null(file);
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, file) > 0) check_line(&sample, line, &tally);
    free(line);
    fclose(file);
    assert_int_equal(tally.wrong, 0);
    assert_true(tally.silent >= 40 && tally.told >= 25);
    sample_end(&sample);
}

// A language without the lists says nothing of either.
static void test_other_language(void **state) {
    (void)state;
    struct sample sample;
    sample_start(&sample, "ar", "ar", NULL);
    assert_string_equal(actions_of(&sample, "Bend your knee. Then lift it."), "");
    assert_string_equal(passive_of(&sample, "The knees should be bent."), "");
    sample_end(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_other_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
