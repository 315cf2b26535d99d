// Dosages in words, in every language that ships: the phrases are compared with phrases.txt beside
// this file (UPDATE=1 writes it anew; read each line as a patient would before you keep it).
#include "dose/dose_parse.h"
#include "dose/dose_words.h"
#include "load_words.h"
#include "testing.h"

#include <stdio.h>

#define PHRASES "tests/unit/dose/phrases.txt"

static const char *const languages[] = {"en", "de", "es", "ar"};

static const char *const dosages[] = {
    "sets: 2-3, reps: 10-15",
    "sets: 2-3, reps: 10-15, rest: 60 s, pain: up to 3/10, frequency: 2-3 per week",
    "sets: 2-3, reps: 10-15, side: each, rest: 60 s",
    "sets: 2-3, reps: 10-15, side: alternating, rest: 60 s",
    "sets: 3, reps: 10, tempo: 3-1-2-0, pause: 1-2 s",
    "sets: 3, hold: 30 s, side: each, frequency: 2 per day",
    "sets: 2-3, reps: 10-15, side: each, tempo: 3-1-2-0, load: 2.5 kg",
    "sets: up to 3, hold: 30-60 s, side: each, pain: none, frequency: daily",
    "sets: 2-3, reps: 10-15, side: alternating, effort: RPE 6-7, frequency: mon wed fri",
    "sets: 2-3, reps: 10-15, side: each, count: total, load: body weight",
    "sets: 2, reps: 20, side: alternating, count: total, effort: 2-3 RIR",
    "reps: 8, side: each, count: total",
    "reps: 8, side: each, frequency: 2 per day",
    "reps: 10-15, side: alternating",
    "sets: 6, hold: 30 s, side: each, count: total, rest: 15 s",
    "sets: 2-3, hold: 20 s, side: alternating",
    "hold: 30 s",
    "hold: 30 s, side: each",
    "sets: 1, hold: 1-2 min, side: left, frequency: 2 per day",
    "sets: 2, hold: 1.5 min, side: right, rest: 1 min",
    "sets: 10, hold: 5 s, frequency: 3 per day",
    "reps: until tired, side: alternating",
    "sets: 2, reps: until tired, side: each, effort: 0 RIR, load: light band",
    "sets: 3, reps: until tired, rest: 0 s, load: strong band",
    "sets: 1, reps: 1, side: right, rest: 30 s, effort: 1 RIR, frequency: 1 per week",
    "sets: 2, reps: 2, side: each, pause: 2 s, load: 5-10 lb, frequency: sat",
    "sets: at least 2, reps: up to 12, load: medium band, frequency: at least 2 per week",
    "sets: 3, reps: 11, side: each, tempo: 2-0-1-1, effort: up to 2 RIR",
    "sets: 3, reps: 100, frequency: mon tue wed thu fri sat sun",
    "sets: 4, reps: 500, side: left",
};

static struct dosage parse(struct arena *arena, const char *text) {
    struct dosage d = dosage_none();
    const char *problem, *hint;
    char *copy = arena_strdup(arena, text), *save = NULL;
    for (char *f = strtok_r(copy, ",", &save); f; f = strtok_r(NULL, ",", &save)) {
        f += strspn(f, " ");
        char *colon = strchr(f, ':');
        *colon = '\0';
        int field = 0;
        while (strcmp(dosage_field_name((enum dosage_field)field), f) != 0) field++;
        if (!dose_parse(&d, (enum dosage_field)field, colon + 1, arena, &problem, &hint))
            fail_msg("%s: %s", text, problem);
    }
    enum dosage_field at;
    if (!dose_check(&d, &at, &problem, &hint)) fail_msg("%s: %s", text, problem);
    return d;
}

static void put_phrases(struct dose_speaker *speaker, const struct dosage *d, struct arena *arena,
                        struct buf *out) {
    static const char *const names[DOSE_PHRASES] = {"main", "short",   "total",
                                                    "time", "details", "frequency"};
    for (int i = 0; i < DOSE_PHRASES; i++) {
        struct buf text;
        buf_init(&text);
        dose_say(speaker, d, (enum dose_phrase)i, &text);
        if (text.len) buf_printf(out, "  %-10s%s\n", names[i], text.at);
        buf_release(&text);
    }
    struct dose_facts facts;
    dose_facts(speaker, d, arena, &facts);
    buf_puts(out, "  facts     ");
    for (size_t i = 0; i < facts.n; i++)
        buf_printf(out, "%s%s %s", i ? " | " : "", facts.at[i].number, facts.at[i].label);
    buf_putc(out, '\n');
}

static void read_phrases(struct buf *out) {
    FILE *file = fopen(PHRASES, "r");
    if (!file) return;
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, file));) buf_add(out, part, n);
    fclose(file);
}

static void write_phrases(const struct buf *phrases) {
    FILE *file = fopen(PHRASES, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(phrases->at, 1, phrases->len, file), phrases->len);
    assert_int_equal(fclose(file), 0);
}

// Shows the first line that differs.
static void compare_phrases(const char *got, const char *want) {
    size_t start = 0, i = 0;
    for (; got[i] && got[i] == want[i]; i++)
        if (got[i] == '\n') start = i + 1;
    if (got[i] != want[i])
        fail_msg("not as in " PHRASES ":\n  got:  %.*s\n  want: %.*s",
                 (int)strcspn(got + start, "\n"), got + start, (int)strcspn(want + start, "\n"),
                 want + start);
}

static void test_phrases(void **state) {
    (void)state;
    struct arena arena;
    struct buf got, want;
    arena_init(&arena);
    buf_init(&got);
    buf_init(&want);
    struct dose_speaker *speakers[4];
    for (size_t l = 0; l < 4; l++)
        speakers[l] = dose_speaker_open(load_words(&arena, languages[l], languages[l]));
    for (size_t i = 0; i < sizeof dosages / sizeof *dosages; i++) {
        struct dosage d = parse(&arena, dosages[i]);
        buf_printf(&got, "%s== %s\n", i ? "\n" : "", dosages[i]);
        for (size_t l = 0; l < 4; l++) {
            buf_printf(&got, "%s\n", languages[l]);
            put_phrases(speakers[l], &d, &arena, &got);
        }
    }
    for (size_t l = 0; l < 4; l++) dose_speaker_close(speakers[l]);
    if (getenv("UPDATE")) write_phrases(&got);
    read_phrases(&want);
    compare_phrases(got.at, want.at);
    buf_release(&got);
    buf_release(&want);
    arena_release(&arena);
}

// ---- what templates and the other rooms ask for -------------------------------------------------

struct voice {
    struct arena arena;
    struct buf out;
    struct dose_speaker *speaker;
};

static struct voice *voice_open(const char *file, const char *language) {
    struct voice *voice = calloc(1, sizeof *voice);
    arena_init(&voice->arena);
    buf_init(&voice->out);
    voice->speaker = dose_speaker_open(load_words(&voice->arena, file, language));
    assert_non_null(voice->speaker);
    return voice;
}

static void voice_close(struct voice *voice) {
    dose_speaker_close(voice->speaker);
    buf_release(&voice->out);
    arena_release(&voice->arena);
    free(voice);
}

static void said(struct voice *voice, const char *want) {
    assert_string_equal(voice->out.at, want);
    buf_clear(&voice->out);
}

static void test_english(void **state) {
    (void)state;
    struct voice *v = voice_open("en", "en");
    dose_say_date(v->speaker, "2026-11-01", &v->out);
    said(v, "1 November 2026");
    dose_say_date(v->speaker, "1600-02-29", &v->out);
    said(v, "29 February 1600");
    dose_say_date(v->speaker, "2026-13-01", &v->out);
    said(v, "2026-13-01");
    dose_say_date(v->speaker, "soon", &v->out);
    said(v, "soon");
    const char *items[] = {"a", "b", "c"};
    struct strings list = {items, 0, 3};
    dose_say_list(v->speaker, &list, &v->out);
    said(v, "");
    list.n = 1;
    dose_say_list(v->speaker, &list, &v->out);
    said(v, "a");
    list.n = 3;
    dose_say_list(v->speaker, &list, &v->out);
    said(v, "a, b and c");
    dose_say_range(v->speaker, (struct range){1, 2}, &v->out);
    said(v, "1–2");
    dose_say_range(v->speaker, (struct range){RANGE_OPEN, 2000}, &v->out);
    said(v, "up to 2,000");
    dose_say_range(v->speaker, RANGE_NONE, &v->out);
    said(v, "");
    dose_say_minutes(v->speaker, (struct range){700, 1100}, false, &v->out);
    said(v, "about 11–19 minutes");
    dose_say_minutes(v->speaker, (struct range){90, RANGE_OPEN}, false, &v->out);
    said(v, "about 1 minute or more");
    dose_say_minutes(v->speaker, RANGE_NONE, false, &v->out);
    said(v, "");
    struct frequency often = {FREQUENCY_PER_WEEK, {2, 3}, 0};
    dose_say_frequency(v->speaker, &often, &v->out);
    said(v, "2–3 times a week");
    assert_true(dose_compare(v->speaker, "Éclair", "Fan") < 0);
    assert_true(dose_compare(v->speaker, "squat", "Step-up") < 0);
    assert_int_equal(dose_compare(v->speaker, "a", "a"), 0);
    voice_close(v);
}

static void test_regions(void **state) {
    (void)state;
    struct voice *v = voice_open("en", "en-US"); // a region of its own wins over the words' locale
    dose_say_date(v->speaker, "2026-11-01", &v->out);
    said(v, "November 1, 2026");
    voice_close(v);
    v = voice_open("de", "de");
    dose_say_date(v->speaker, "2026-11-01", &v->out);
    said(v, "1. November 2026");
    dose_say_range(v->speaker, (struct range){1000, 2000}, &v->out);
    said(v, "1.000–2.000");
    voice_close(v);
    v = voice_open("ar", "ar");
    dose_say_date(v->speaker, "2026-11-01", &v->out);
    said(v, "١ نوفمبر ٢٠٢٦");
    voice_close(v);
}

static void test_plural(void **state) {
    (void)state;
    static const struct {
        const char *language;
        struct range range;
        const char *category;
    } cases[] = {
        {"en", {1, 1}, "one"},          {"en", {2, 2}, "other"},     {"en", {0, 1}, "other"},
        {"en", {RANGE_OPEN, 1}, "one"}, {"ar", {1, 1}, "one"},       {"ar", {2, 2}, "two"},
        {"ar", {3, 3}, "few"},          {"ar", {2, 3}, "few"},       {"ar", {11, 11}, "many"},
        {"ar", {10, 15}, "many"},       {"ar", {100, 100}, "other"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct voice *v = voice_open(cases[i].language, cases[i].language);
        assert_string_equal(dose_plural(v->speaker, cases[i].range), cases[i].category);
        voice_close(v);
    }
}

// A cache keeps what was said: many ranges in turn must come out right each time.
static void test_many_ranges(void **state) {
    (void)state;
    struct voice *v = voice_open("en", "en");
    for (int round = 0; round < 2; round++) {
        for (int i = 1; i <= 600; i++) {
            char want[32];
            snprintf(want, sizeof want, "%d–%d", i, i + 1);
            dose_say_range(v->speaker, (struct range){i, i + 1}, &v->out);
            said(v, want);
        }
    }
    voice_close(v);
}

static void test_bad_languages(void **state) {
    (void)state;
    struct words words = {.language = "not a tag!"};
    assert_null(dose_speaker_open(&words));
    words.language = "";
    assert_null(dose_speaker_open(&words));
    dose_speaker_close(NULL);
}

static void test_iso_durations(void **state) {
    (void)state;
    static const struct {
        int seconds;
        const char *want;
    } cases[] = {{0, "PT0S"},     {30, "PT30S"},  {60, "PT1M"},
                 {90, "PT1M30S"}, {3600, "PT1H"}, {3725, "PT1H2M5S"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        dose_iso_duration(cases[i].seconds, &out);
        assert_string_equal(out.at, cases[i].want);
        buf_release(&out);
    }
}

// ---- faulty words -------------------------------------------------------------------------------

static void test_shipped_words_are_whole(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t l = 0; l < 4; l++) {
        struct strings problems;
        dose_check_words(load_words(&arena, languages[l], languages[l]), &arena, &problems);
        if (problems.n) fail_msg("%s: %s", languages[l], problems.at[0]);
    }
    arena_release(&arena);
}

static void test_faulty_words(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct words words = {.language = "en"};
    map_add(&arena, &words.texts, "dose.sets#one", "a set");  // may leave its number out
    map_add(&arena, &words.texts, "dose.sets#other", "sets"); // may not
    map_add(&arena, &words.texts, "dose.sets-of", "{sets} of {rep}");
    map_add(&arena, &words.texts, "dose.short.hold", "Hold");
    map_add(&arena, &words.texts, "dose.locale", "nonsense tag");
    struct strings problems;
    dose_check_words(&words, &arena, &problems);
    struct buf all;
    buf_init(&all);
    for (size_t i = 0; i < problems.n; i++) buf_printf(&all, "%s\n", problems.at[i]);
    assert_non_null(strstr(all.at, "'dose.sets' (\"sets\") must hold {n}\n"));
    assert_null(strstr(all.at, "\"a set\""));
    assert_non_null(strstr(all.at, "'dose.sets-of' (\"{sets} of {rep}\") must hold {reps}\n"));
    assert_non_null(strstr(all.at, "'dose.short.hold' (\"Hold\") must hold {time}\n"));
    assert_non_null(strstr(all.at, "the text 'dose.up-to' is missing\n"));
    assert_non_null(strstr(all.at, "'nonsense tag' is not a language tag\n"));
    buf_release(&all);
    arena_release(&arena);
}

// No number is lost where a text is missing.
static void test_no_words(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct words words = {.language = "en"};
    struct dose_speaker *speaker = dose_speaker_open(&words);
    struct dosage d = parse(&arena, "sets: 2-3, reps: 10-15, side: each");
    struct buf out;
    buf_init(&out);
    dose_say(speaker, &d, DOSE_PHRASE_MAIN, &out);
    assert_string_equal(out.at, "2–3 10–15");
    buf_release(&out);
    dose_speaker_close(speaker);
    arena_release(&arena);
}

static void test_nothing_to_say(void **state) {
    (void)state;
    struct voice *v = voice_open("en", "en");
    struct dosage none = dosage_none();
    for (int i = 0; i < DOSE_PHRASES; i++)
        dose_say(v->speaker, &none, (enum dose_phrase)i, &v->out);
    said(v, "");
    voice_close(v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),        cmocka_unit_test(test_english),
        cmocka_unit_test(test_regions),        cmocka_unit_test(test_plural),
        cmocka_unit_test(test_many_ranges),    cmocka_unit_test(test_bad_languages),
        cmocka_unit_test(test_iso_durations),  cmocka_unit_test(test_shipped_words_are_whole),
        cmocka_unit_test(test_faulty_words),   cmocka_unit_test(test_no_words),
        cmocka_unit_test(test_nothing_to_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
