// Syllables: English against a list counted by hand, German and Spanish against a few words.
#include "plain/plain_syllables.h"
#include "sample.h"

#define WORDS "tests/unit/plain/english.txt"

// The language's own count of a word, its exceptions included.
static unsigned count(const struct plain_language *language, const char *word) {
    struct plain_entry entry = plain_language_find(language, word);
    return entry.syllables ? entry.syllables : plain_syllables_english(word, strlen(word));
}

// Checks the words of a line "N word word ..."; adds to *words and *misses.
static void check_line(const struct plain_language *language, char *line, size_t *words,
                       size_t *misses) {
    char *save = NULL;
    char *first = strtok_r(line, " \n", &save);
    if (!first || *first == '#') return;
    unsigned wanted = (unsigned)atoi(first);
    assert_in_range(wanted, 1, 9);
    for (char *word; (word = strtok_r(NULL, " \n", &save)); ++*words) {
        unsigned syllables = count(language, word);
        if (syllables == wanted) continue;
        ++*misses;
        print_message("%s: %u, by hand %u\n", word, syllables, wanted);
    }
}

static void test_english_list(void **state) {
    (void)state;
    struct sample sample;
    sample_start(&sample, "en", "en", NULL);
    FILE *file = fopen(WORDS, "r");
    assert_non_null(file);
    char *line = NULL;
    size_t size = 0, words = 0, misses = 0;
    while (getline(&line, &size, file) > 0) check_line(sample.language, line, &words, &misses);
    free(line);
    fclose(file);
    print_message("%zu words, %zu misses\n", words, misses);
    assert_true(words > 1000);
    assert_true(misses * 100 <= words * 3);
    sample_end(&sample);
}

static void test_english_parts(void **state) {
    (void)state;
    static const struct {
        const char *word;
        unsigned syllables;
    } words[] = {
        {"side-lying", 3}, {"o'clock", 2}, {"nhs", 3},       {"page's", 2}, {"knee's", 1},
        {"it'll", 2},      {"i'm", 1},     {"shouldn't", 2}, {"-", 1},      {"caf\xC3\xA9", 2},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(plain_syllables_english(words[i].word, strlen(words[i].word)),
                         words[i].syllables);
}

static void check_all(plain_syllables *count_word, const char *list) {
    char *copy = strdup(list), *save = NULL;
    assert_non_null(copy);
    for (char *word = strtok_r(copy, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
        char *colon = strchr(word, ':');
        *colon = '\0';
        unsigned syllables = count_word(word, strlen(word));
        if (syllables != (unsigned)atoi(colon + 1)) fail_msg("%s: %u", word, syllables);
    }
    free(copy);
}

static void test_german(void **state) {
    (void)state;
    check_all(plain_syllables_german,
              "knie:1 beugen:2 langsam:2 muskel:2 dehnung:2 rücken:2 übung:2 quer:1 "
              "physiotherapie:6 position:4 gelenk:2 boden:2 häufig:2 schmerzen:2 reaktion:4 "
              "oberschenkel:4 wiederholung:4 see:1 beine:2 äußere:3 theater:3 gleichgewicht:3");
}

static void test_spanish(void **state) {
    (void)state;
    check_all(plain_syllables_spanish,
              "rodilla:3 pie:1 ejercicio:4 día:2 músculo:3 fisioterapia:5 aquí:2 guía:2 "
              "pingüino:3 vergüenza:3 leer:2 héroe:3 muy:1 yo:1 cuidado:3 espalda:3 ahora:3 "
              "rehabilitación:6 agua:2 ciudad:2 país:2 que:1 izquierda:3 tendón:2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english_list),
        cmocka_unit_test(test_english_parts),
        cmocka_unit_test(test_german),
        cmocka_unit_test(test_spanish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
