// Dosage: lines of "field: value" through the parser, the checks, the arithmetic, and the words of
// every language that ships.
#include "fuzz.h"

#include "base/resource.h"
#include "dose/dose_parse.h"
#include "dose/dose_total.h"
#include "dose/dose_words.h"
#include "read/read_words.h"

enum { LANGUAGES = 4 };

static struct dose_speaker *open_speaker(struct arena *arena, const char *language) {
    struct resources built_in = {.embedded = embedded_files, .embedded_count = embedded_file_count};
    struct diag_list diags;
    diag_init(&diags, arena);
    const char *path = arena_printf(arena, "templates/words/%s.yaml", language);
    const struct source *source = resource_read(&built_in, arena, path, &diags);
    fuzz_want(source, "no words");
    struct dose_speaker *speaker = dose_speaker_open(read_words(arena, source, language, &diags));
    fuzz_want(speaker && !diags.n, "the words are not good");
    return speaker;
}

// The speakers are dear to make, so they stay until the end.
static struct dose_speaker *const *find_speakers(void) {
    static const char *const languages[LANGUAGES] = {"en", "de", "es", "ar"};
    static struct dose_speaker *speakers[LANGUAGES];
    static struct arena arena;
    for (size_t i = 0; i < LANGUAGES && !speakers[i]; i++)
        speakers[i] = open_speaker(&arena, languages[i]);
    return speakers;
}

static void check_range(struct range range, const char *what) {
    bool ordered = range.min == RANGE_OPEN || range.max == RANGE_OPEN || range.min <= range.max;
    fuzz_want(range.min >= RANGE_OPEN && range.max >= RANGE_OPEN && ordered, what);
}

static void check_text(const struct buf *text) {
    fuzz_want(utf8_check(text->at, text->len) == text->len, "a phrase is not UTF-8");
    fuzz_want(!strchr(text->at, '{') && !strchr(text->at, '}'), "a phrase is not filled in");
}

static void say(struct dose_speaker *speaker, const struct dosage *dosage, struct arena *arena) {
    struct buf text;
    buf_init(&text);
    for (int phrase = 0; phrase < DOSE_PHRASES; phrase++)
        dose_say(speaker, dosage, (enum dose_phrase)phrase, &text);
    fuzz_want(text.len, "a dosage without words");
    dose_say_frequency(speaker, &dosage->frequency, &text);
    dose_say_minutes(speaker, dose_total(dosage).seconds, true, &text);
    check_text(&text);
    buf_release(&text);
    struct dose_facts facts;
    dose_facts(speaker, dosage, arena, &facts);
    fuzz_want(facts.n >= 1 && facts.n <= 4, "a dosage without facts");
}

static void check_dosage(const struct dosage *dosage, struct arena *arena) {
    enum dosage_field field = DOSAGE_FIELDS;
    const char *problem = NULL, *hint = NULL;
    if (!dose_check(dosage, &field, &problem, &hint)) {
        fuzz_want(problem && field < DOSAGE_FIELDS, "a dosage is refused without a word");
        return;
    }
    struct dose_total total = dose_total(dosage);
    check_range(total.sets, "sets in all");
    check_range(total.work, "work in all");
    check_range(total.work_a_day, "work a day");
    check_range(total.work_a_week, "work a week");
    check_range(total.seconds, "seconds in all");
    check_range(dose_minutes(total.seconds), "minutes in all");
    struct dose_speaker *const *speakers = find_speakers();
    for (size_t i = 0; i < LANGUAGES; i++) say(speakers[i], dosage, arena);
}

// One line, "field: value"; without a known field it is every field's value.
static void parse_line(struct dosage *dosage, struct arena *arena, const char *line) {
    size_t name = strcspn(line, ":");
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        const char *known = dosage_field_name(field), *text = line;
        if (strlen(known) == name && memcmp(known, line, name) == 0) text = line + name + 1;
        const struct dosage before = *dosage;
        struct dosage other = text == line ? before : *dosage;
        const char *problem = NULL, *hint = NULL;
        bool good = dose_parse(&other, field, text, arena, &problem, &hint);
        fuzz_want(good || (problem && *problem), "a value is refused without a word");
        if (text != line && good) *dosage = other;
    }
    struct frequency frequency;
    const char *problem = NULL, *hint = NULL;
    bool good = dose_parse_frequency(&frequency, line, arena, &problem, &hint);
    fuzz_want(good || problem, "a frequency is refused without a word");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct fuzz_input input;
    fuzz_start(&input, bytes, length);
    struct dosage dosage = dosage_none();
    char *text = arena_strndup(&input.arena, input.source.text, input.source.length), *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        parse_line(&dosage, &input.arena, line);
    check_dosage(&dosage, &input.arena);
    fuzz_end(&input);
    return 0;
}
