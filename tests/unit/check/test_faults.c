// libxml2's errors: each that a guide can provoke is in the table, and each of the table can be
// provoked; none reaches an author in libxml2's words.
#include "check/check_value.h"
#include "schema_fixture.h"

#include <stdlib.h>

#include <libxml/xmlerror.h>

#define REST "id: small\nlanguage: en\nauthors: [A]\ndate: 2026-01-02\n"

static const struct row {
    int code;
    enum schema_fault fault;
    const char *root, *text;
    const char *id, *words; // what the author is told
} rows[] = {
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, SCHEMA_WRONG_VALUE, "exercise",
     "---\ntitle: T\nkind: none\nposition: prone\nsummary: S.\ndosage: {reps: 1}\n" EXERCISE_BODY,
     "wrong-value", "'kind' cannot be 'none'"},
    {XML_SCHEMAV_CVC_PATTERN_VALID, SCHEMA_WRONG_VALUE, "guide",
     "title: T\nsummary: S.\n" GUIDE_REST
     "id: Two Words\nlanguage: en\nauthors: [A]\ndate: 2026-01-02\n",
     "wrong-value", "'id' is to be small letters"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, SCHEMA_WRONG_VALUE, "page",
     "---\ntitle: T\nsummary: S.\norder: first\n---\n", "wrong-value",
     "'order' is to be a whole number from 0 to 9999, not 'first'"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, SCHEMA_WRONG_VALUE, "guide",
     "title: T\nsummary: S.\n" GUIDE_REST
     "id: small\nlanguage: en\nauthors: [A]\ndate: 2026-02-30\n",
     "wrong-date", "the calendar has no 2026-02-30"},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, SCHEMA_OUT_OF_RANGE, "page",
     "---\ntitle: T\nsummary: S.\norder: -1\n---\n", "out-of-range",
     "'order' is to be from 0 to 9999, not -1"},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, SCHEMA_OUT_OF_RANGE, "page",
     "---\ntitle: T\nsummary: S.\norder: 12000\n---\n", "out-of-range",
     "'order' is to be from 0 to 9999, not 12000"},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, SCHEMA_EMPTY, "page",
     "---\ntitle: \"  \"\nsummary: S.\norder: 1\n---\n", "missing-value", "'title' is empty"},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, SCHEMA_TOO_LONG, "guide",
     "title: T\nsummary: S.\n" GUIDE_REST REST
     "version: ééééé ééééé ééééé ééééé ééééé ééééé ééééé\n",
     "too-long", "'version' is 41 characters long, and may be 40"},
    {XML_SCHEMAV_ELEMENT_CONTENT, SCHEMA_CONTENT, "routine",
     "---\ntitle: T\nsummary: S.\naim: A.\nstop_if: []\nitems: [{exercise: x}]\n---\n",
     "wrong-count", "'stop_if' wants at least one item"},
    {XML_SCHEMAV_ELEMENT_CONTENT, SCHEMA_CONTENT, "routine",
     "---\ntitle: T\nsummary: S.\naim: A.\nstop_if: [x]\nitems: [{exercise: x}]\n"
     "log: {columns: [a, b, c, d, e]}\n---\n",
     "wrong-count", "'columns' takes 3 items at most, and here are 5"},
    {XML_SCHEMAV_CVC_AU, SCHEMA_CONTENT, "exercise",
     "---\n" EXERCISE_HEAD "dosage: {reps: 1}\n---\n## Steps\n\n3. x\n", "steps-not-one-list",
     "the steps begin with 3"},
    {XML_SCHEMAV_CVC_IDC, SCHEMA_TWICE, "guide",
     "title: T\nsummary: S.\n" GUIDE_REST "papers: [a4, a4]\n" REST, "duplicate-item",
     "'a4' stands twice in 'papers'"},
};
enum { ROWS = sizeof rows / sizeof *rows };

struct seen {
    const struct row *row;
    bool found;
};

static void note(void *context, const struct schema_finding *finding) {
    struct seen *seen = context;
    if (finding->code == seen->row->code && finding->fault == seen->row->fault) seen->found = true;
}

static void each_code_can_be_provoked(void **state) {
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct seen seen = {&rows[i], false};
        struct sections sections;
        const struct yaml_node *front = fixture_read(rows[i].root, rows[i].text, &sections);
        assert_non_null(front);
        bool guide = strcmp(rows[i].root, "guide") == 0;
        xmlDocPtr document =
            check_tree_document(&fixture.check, rows[i].root, front, guide ? NULL : &sections);
        schema_validate(fixture.validator, document, note, &seen);
        xmlFreeDoc(document);
        if (!seen.found) fail_msg("%s: not %d", rows[i].text, rows[i].code);
    }
}

static void each_code_of_the_table_has_a_row(void **state) {
    (void)state;
    for (size_t i = 0; i < schema_code_count; i++) {
        bool has = false;
        for (size_t k = 0; k < ROWS; k++)
            has = has ||
                  (rows[k].code == schema_codes[i].code && rows[k].fault == schema_codes[i].fault);
        if (!has) fail_msg("code %d of libxml2 has no row here", schema_codes[i].code);
    }
}

static void each_is_told_in_an_authors_words(void **state) {
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const char *told = fixture_look(rows[i].root, rows[i].text);
        const struct diag *diag = &fixture.diags.at[0];
        if (fixture.diags.n != 1 || strcmp(diag->id, rows[i].id) != 0 ||
            !strstr(diag->message, rows[i].words))
            fail_msg("wanted [%s] %s, told:\n%s", rows[i].id, rows[i].words, told);
        assert_true(diag->span.line && diag->span.column);
    }
}

// A code that nobody has thought of is told all the same, at its place and in words of ours.
static void an_unknown_code_is_told_in_general_words(void **state) {
    (void)state;
    fixture_begin("title: T\n");
    struct schema_mark mark = {.type = schema_find_type(fixture.schema, "line"),
                               .name = "'title'",
                               .text = "T",
                               .span = {1, 8, 1},
                               .key = {1, 1, 5}};
    struct schema_finding finding = {NULL, &mark, SCHEMA_UNKNOWN, 1, false};
    check_value_report(&fixture.check, &finding);
    assert_int_equal(fixture.diags.n, 1);
    assert_string_equal(fixture.diags.at[0].id, "wrong-value");
    assert_string_equal(fixture.diags.at[0].message, "'title' cannot be as it is");
    assert_string_equal(fixture.diags.at[0].hint, "a short line, 120 characters at most");
}

// ---- guides without number --------------------------------------------------------------------

static const struct {
    const char *root, *text;
} seeds[] = {
    {"exercise",
     "---\ntitle: Squat\nkind: strength\nposition: standing\nworks: [thigh, calf]\nequipment: []\n"
     "summary: Down and up.\ndosage:\n  sets: 2-3\n  reps: 10\n  side: each\n  count: total\n"
     "precautions:\n  - Take care.\n  - Go slowly.\nreferences: [a-1]\n"
     "reviewed: {by: A, on: 2026-11-01, due: 2028-02-29}\nallow: {long-step: So be it.}\n---\n"
     "Before.\n\n## Set-up\n\n- x\n\n## Steps\n\n1. x\n2. y\n\n## You should feel\n\nx\n"},
    {"routine",
     "---\ntitle: Start\nsummary: First.\naim: To begin.\nfor_whom: All.\naudience: [a-b]\n"
     "frequency: daily\nphases:\n  - title: One\n    weeks: 1-2\n    items:\n      - exercise: a\n"
     "        note: N.\n        hold: 30 s\nprogress_when: [easy]\nstop_if: [it hurts]\n"
     "log: {weeks: 4, columns: [Pain, Sleep]}\nreferences: [a-1]\n---\nText.\n"},
    {"page", "---\ntitle: Why\nsummary: So.\norder: 12\nhelp: true\nreferences: []\n---\n## A\n"},
    {"guide", "id: small\ntitle: T\nsubtitle: S\nsummary: S.\nlanguage: pt-BR\nauthors: [A, B]\n"
              "base_url: https://a.example/\nlicence: {name: N, url: 'https://b.example'}\n"
              "disclaimer: D.\nred_flags: [you fall]\nreferences:\n  a-1:\n    citation: C\n"
              "    link: https://c.example/\n    advises:\n      - kind: stretch\n        sets: 2\n"
              "conditions: {a-b: [bad knee]}\ndefault_routine: start\npapers: [a4, letter]\n"
              "identifier: urn:isbn:9780306406157\nversion: '1'\ndate: 2026-01-02\n"
              "rules: {same-list: {level: off, because: B.}}\nraw_html: false\n"},
};
enum { SEEDS = sizeof seeds / sizeof *seeds, TRIES = 6000 };

// Marsaglia's xorshift (Journal of Statistical Software 8, 2003), from a fixed seed.
static uint32_t next_random(uint32_t *random) {
    *random ^= *random << 13;
    *random ^= *random >> 17;
    return *random ^= *random << 5;
}

static const char *const pieces[] = {
    "",           " ",     "\"\"",     "[]",
    "{}",         "- ",    "true",     "yes",
    "-1",         "0",     "99999",    "13",
    "10000",      "1e5",   "a4",       "each",
    "2026-13-01", "\n",    "  ",       "[a, a]",
    "null",       "~",     "é",        "\"\\t\"",
    "x: y",       "- - a", "https://", "urn:isbn:1",
    "title: ",    "id: ",  "A B: c",   "123456789012345678901234567890",
    "item",       "3.",    "0.",       "7.",
    "'<&>'"};
enum { PIECES = sizeof pieces / sizeof *pieces };

static size_t word_at(const char *text, size_t at) {
    size_t length = strcspn(text + at, " \n,[]{}:");
    return length ? length : 1;
}

// Changes a few words of a text: taken out, repeated, replaced by another of the text or by a
// piece, or made very long.
static const char *mutate(const char *text, uint32_t *random) {
    struct arena *arena = &fixture.arena;
    for (uint32_t n = 1 + next_random(random) % 3; n; n--) {
        size_t length = strlen(text), at = next_random(random) % length;
        size_t end = at + word_at(text, at), other = next_random(random) % length;
        const char *piece = pieces[next_random(random) % PIECES];
        switch (next_random(random) % 9) {
        case 0:
            piece = "";
            break;
        case 1:
            piece = arena_strndup(arena, text + other, word_at(text, other));
            break;
        case 2:
            piece = arena_printf(arena, "%0*d", (int)(next_random(random) % 2500), 7);
            break;
        case 3: // a line again
            end = at;
            piece = arena_strndup(arena, text + other, strcspn(text + other, "\n") + 1);
            break;
        case 4: // an item again
            piece = arena_printf(arena, "%.*s, %.*s", (int)(end - at), text + at, (int)(end - at),
                                 text + at);
            break;
        case 5: // a slip on a number
            end = at;
            piece = "999";
            break;
        default:
            break;
        }
        if (end > length) end = length;
        text = arena_printf(arena, "%.*s%s%s", (int)at, text, piece, text + end);
        if (!*text) return "x";
    }
    return text;
}

struct tally {
    bool codes[32];
    size_t unknown;
    int unknown_code;
};

static void count(void *context, const struct schema_finding *finding) {
    struct tally *tally = context;
    for (size_t i = 0; i < schema_code_count; i++)
        if (schema_codes[i].code == finding->code) tally->codes[i] = true;
    if (finding->fault != SCHEMA_UNKNOWN) return;
    tally->unknown++;
    tally->unknown_code = finding->code;
}

static bool is_libxml2s(const char *told) {
    static const char *const words[] = {
        "Element '",       "facet '", "attribute '", "atomic type",
        "is not expected", "xs:",     "cvc",         "cannot be as it is"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(told, words[i])) return true;
    return false;
}

// What the author is told has a place, and no word of libxml2's.
static void look_at(const char *root, const char *text) {
    fixture_look(root, text);
    for (size_t i = 0; i < fixture.diags.n; i++) {
        const struct diag *diag = &fixture.diags.at[i];
        if (is_libxml2s(diag->message)) fail_msg("%s\nof:\n%s", diag->message, text);
        if (!diag->span.line || !diag->span.column)
            fail_msg("no place: %s\nof:\n%s", diag->message, text);
    }
}

static void no_other_code_comes_of_any_guide(void **state) {
    (void)state;
    uint32_t random = 20261127;
    struct tally tally = {0};
    assert_true(schema_code_count <= sizeof tally.codes / sizeof *tally.codes);
    for (size_t i = 0; i < SEEDS * TRIES; i++) {
        const char *root = seeds[i % SEEDS].root, *text = mutate(seeds[i % SEEDS].text, &random);
        struct sections sections;
        const struct yaml_node *front = fixture_read(root, text, &sections);
        if (front && front->kind == YAML_MAPPING) {
            bool guide = strcmp(root, "guide") == 0;
            xmlDocPtr document =
                check_tree_document(&fixture.check, root, front, guide ? NULL : &sections);
            schema_validate(fixture.validator, document, count, &tally);
            xmlFreeDoc(document);
        }
        if (tally.unknown) fail_msg("libxml2's %d of:\n%s", tally.unknown_code, text);
        look_at(root, text);
    }
    for (size_t i = 0; i < schema_code_count; i++)
        if (!tally.codes[i]) fail_msg("%d never came", schema_codes[i].code);
}

// A worker that remembers what was good tells the same as one that validates everything.
static void memory_hides_no_fault(void **state) {
    (void)state;
    uint32_t random = 20261128;
    size_t known = 0;
    struct check_sound *sound = check_sound_open(fixture.schema);
    for (size_t i = 0; i < SEEDS * TRIES; i++) {
        const char *root = seeds[i % SEEDS].root;
        const char *text = i < SEEDS ? seeds[i].text : mutate(seeds[i % SEEDS].text, &random);
        fixture.sound = NULL;
        char *told = strdup(fixture_look(root, text));
        fixture.sound = sound;
        const char *again = fixture_look(root, text);
        if (strcmp(told, again) != 0) fail_msg("%s\nbut with a memory:\n%s", told, again);
        struct sections sections;
        const struct yaml_node *front = fixture_read(root, text, &sections);
        const struct sections *body = strcmp(root, "guide") == 0 ? NULL : &sections;
        known += front && check_sound_is_known(sound, root, front, body);
        free(told);
    }
    assert_true(known > SEEDS && known < SEEDS * TRIES / 2);
    fixture.sound = NULL;
    check_sound_close(sound);
}

static void the_seeds_have_no_mistake(void **state) {
    (void)state;
    for (size_t i = 0; i < SEEDS; i++)
        assert_string_equal(fixture_look(seeds[i].root, seeds[i].text), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_can_be_provoked),
        cmocka_unit_test(each_code_of_the_table_has_a_row),
        cmocka_unit_test(each_is_told_in_an_authors_words),
        cmocka_unit_test(an_unknown_code_is_told_in_general_words),
        cmocka_unit_test(the_seeds_have_no_mistake),
        cmocka_unit_test(no_other_code_comes_of_any_guide),
        cmocka_unit_test(memory_hides_no_fault),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
