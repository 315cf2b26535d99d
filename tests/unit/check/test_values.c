// Values, fields and lists that are wrong: where, in which words, and that doing what the hint says
// mends it.
#include "schema_fixture.h"

#include "check/check_date.h"
#include "check/check_suggest.h"

// What an author writes, and what it should have been.
static const struct {
    const char *type, *text, *meant; // NULL: nobody can tell
} suggestions[] = {
    {"flag", "yes", "true"},
    {"flag", "Yes", "true"},
    {"flag", "True", "true"},
    {"flag", "on", "true"},
    {"flag", "1", "true"},
    {"flag", "no", "false"},
    {"flag", "OFF", "false"},
    {"flag", "flase", "false"},
    {"flag", "maybe", NULL},
    {"kind", "Strength", "strength"},
    {"kind", "strenght", "strength"},
    {"kind", "cardio", NULL},
    {"position", "side lying", "side-lying"},
    {"position", "lying", "supine"},
    {"position", "Sitting", "seated"},
    {"position", "floating", NULL},
    {"paper", "A4", "a4"},
    {"count", "per-side", "per side"},
    {"id", "Small Guide", "small-guide"},
    {"id", "clam_shell", "clam-shell"},
    {"id", "-a--b-", "a-b"},
    {"id", "What's up?", "whats-up"},
    {"id", "clam-shell.md", "clam-shell"},
    {"id", "Übung 1", "ubung-1"},
    {"id", "???", NULL},
    {"routineId", "../routines/Clam shell.MD", "clam-shell"},
    {"language", "English", "en"},
    {"language", "german", "de"},
    {"language", "Deutsch", "de"},
    {"language", "العربية", "ar"},
    {"language", "Englsh", "en"},
    {"language", "EN", "en"},
    {"language", "pt-br", "pt-BR"},
    {"language", "en_US", "en-US"},
    {"language", "ZH-hant-tw", "zh-Hant-TW"},
    {"language", "xyzzy", NULL},
    {"language", "en-", NULL},
    {"language", "en--GB", NULL},
    {"language", "en-GB-GB", NULL},
    {"url", "www.a.example/x", "https://www.a.example/x"},
    {"url", "HTTPS://a.example", "https://a.example"},
    {"url", "ftp://a.example", NULL},
    {"url", "see page 3", NULL},
    {"baseUrl", "https://a.example", "https://a.example/"},
    {"baseUrl", "a.example/knee", "https://a.example/knee/"},
    {"baseUrl", "https://a.example/?x=1", NULL},
    {"identifier", "6F9A2A3E-3D0C-4C39-8A35-0D1F6A0F6A11",
     "urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11"},
    {"identifier", "978-0-306-40615-7", "urn:isbn:9780306406157"},
    {"identifier", "ISBN 0-306-40615-X", "urn:isbn:030640615X"},
    {"identifier", "urn:uuid:1", NULL},
    {"identifier", "1234567890123", NULL},
    {"date", "1.11.2026", "2026-11-01"},
    {"date", "2026/11/1", "2026-11-01"},
    {"date", "2026-1-2", "2026-01-02"},
    {"date", "20261101", "2026-11-01"},
    {"date", "2026-11-01T10:00:00", "2026-11-01"},
    {"date", "13/11/2026", "2026-11-13"},
    {"date", "11/13/2026", "2026-11-13"},
    {"date", "11/11/2026", "2026-11-11"},
    {"date", "1/11/2026", NULL}, // the first of November, or the eleventh of January
    {"date", "1-11-2026", NULL},
    {"date", "1 November 2026", "2026-11-01"},
    {"date", "1st Nov 2026", "2026-11-01"},
    {"date", "November 1, 2026", "2026-11-01"},
    {"date", "Nov. 1 2026", "2026-11-01"},
    {"date", "29 February 2028", "2028-02-29"},
    {"date", "29 February 2027", NULL},
    {"date", "30.2.2026", NULL},
    {"date", "1.11.26", NULL},
    {"date", "November 2026", NULL},
    {"date", "soon", NULL},
    {"date", "2026-11-01-02", NULL},
    {"date", "99999999999999999999", NULL},
};

static bool is_refused(const char *type, const char *text);

static void what_was_meant_is_suggested(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof suggestions / sizeof *suggestions; i++) {
        const struct schema_type *type = schema_find_type(fixture.schema, suggestions[i].type);
        const char *text = suggestions[i].text, *wanted = suggestions[i].meant;
        const char *meant = check_suggest(&fixture.arena, type, text);
        if (wanted ? !meant || strcmp(meant, wanted) != 0 : meant != NULL)
            fail_msg("%s '%s': '%s', not '%s'", type->name, text, meant ? meant : "nothing",
                     wanted ? wanted : "nothing");
        if (!is_refused(type->name, text)) fail_msg("%s '%s' is right", type->name, text);
        if (meant && is_refused(type->name, meant)) fail_msg("'%s' is no better", meant);
    }
}

// A file with a value of the type in it.
static const char *file_with(const char *type, const char *text, const char **root) {
    struct arena *arena = &fixture.arena;
    *root = "guide";
    const char *id = "small", *language = "en", *date = "2026-01-02", *uuid = NULL, *url = NULL;
    const char *flag = "false", *paper = "a4", *routine = "start", *link = "https://a.example/";
    if (strcmp(type, "kind") == 0 || strcmp(type, "position") == 0 || strcmp(type, "count") == 0) {
        *root = "exercise";
        return arena_printf(arena,
                            "---\ntitle: T\nkind: %s\nposition: %s\nsummary: S.\n"
                            "dosage: {reps: 1, side: each, count: %s}\n" EXERCISE_BODY,
                            strcmp(type, "kind") == 0 ? text : "stretch",
                            strcmp(type, "position") == 0 ? text : "prone",
                            strcmp(type, "count") == 0 ? text : "total");
    }
    const struct {
        const char *type, **place;
    } places[] = {{"id", &id},           {"language", &language}, {"date", &date},
                  {"identifier", &uuid}, {"baseUrl", &url},       {"flag", &flag},
                  {"paper", &paper},     {"url", &link},          {"routineId", &routine}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].type, type) == 0) *places[i].place = text;
    return arena_printf(
        arena,
        "title: T\nsummary: S.\nauthors: [A]\ndisclaimer: D.\nred_flags: [x]\n"
        "default_routine: \"%s\"\nid: \"%s\"\nlanguage: \"%s\"\ndate: \"%s\"\nidentifier: \"%s\"\n"
        "base_url: \"%s\"\nraw_html: \"%s\"\npapers: [\"%s\"]\nlicence: {name: N, url: \"%s\"}\n",
        routine, id, language, date, uuid ? uuid : "urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11",
        url ? url : "https://a.example/", flag, paper, link);
}

static bool is_refused(const char *type, const char *text) {
    const char *root, *file = file_with(type, text, &root);
    fixture_look(root, file);
    return fixture.diags.n > 0;
}

// ---- what is told -----------------------------------------------------------------------------

struct told {
    const char *fields; // of the file, which has no other mistake
    const char *place;  // "line:column id"
    const char *message, *hint;
};

static void wants(const char *root, const char *text, const struct told *told) {
    const char *all = fixture_look(root, text);
    const struct diag *diag = &fixture.diags.at[0];
    if (fixture.diags.n != 1) fail_msg("not one mistake:\n%s\nof:\n%s", all, text);
    const char *place =
        arena_printf(&fixture.arena, "%u:%u %s", diag->span.line, diag->span.column, diag->id);
    if (strcmp(place, told->place) != 0 || strcmp(diag->message, told->message) != 0)
        fail_msg("wanted %s: %s, told:\n%s", told->place, told->message, all);
    if (told->hint ? !diag->hint || strcmp(diag->hint, told->hint) != 0 : diag->hint != NULL)
        fail_msg("wanted the hint '%s', told:\n%s", told->hint ? told->hint : "", all);
}

static void exercises_are_told(void **state) {
    (void)state;
    static const struct told rows[] = {
        {"works: [calf, thigh, calf]\n", "7:22 duplicate-item", "'calf' stands twice in 'works'",
         "take one of the two out"},
        {"works:\n  - calf\n  - thigh\n  - calf\n", "10:5 duplicate-item",
         "'calf' stands twice in 'works' (first in line 8)", "take one of the two out"},
        {"references: [a-1, a-1]\n", "7:19 duplicate-item", "'a-1' stands twice in 'references'",
         "take one of the two out"},
        {"works: [calf, \"\"]\n", "7:16 missing-value", "an item of 'works' is empty",
         "a word or a few, 40 characters at most"},
        {"works:\n  - calf\n  -\n", "9:4 missing-value", "an item of 'works' is empty",
         "a word or a few, 40 characters at most"},
        {"figure: squat.png\n", "7:9 wrong-shape",
         "'figure' wants fields of its own (name: value), but here is one value",
         "write its fields on lines of their own below it, indented: 'end: ...' for a pose; or, "
         "for "
         "a picture, 'file: squat.png' and 'alt: ...'"},
        {"figure: []\n", "7:9 wrong-shape",
         "'figure' wants fields of its own (name: value), but here is a list",
         "write its fields without '- '"},
        {"figure:\n", "7:1 missing-value", "'figure' is empty",
         "write its fields below it, indented: end: ..."},
        {"works: calf\n", "7:8 wrong-shape", "'works' wants a list, but here is one value",
         "write [calf], or each item on a line after '- '"},
        {"precautions: If it hurts, stop.\n", "7:14 wrong-shape",
         "'precautions' wants a list, but here is one value",
         "write each item on a line of its own below it: - If it hurts, stop."},
        {"precautions: \"Note: stop.\"\n", "7:15 wrong-shape",
         "'precautions' wants a list, but here is one value",
         "write each item on a line of its own below it: - \"Note: stop.\""},
        {"precautions:\n  Stop.\n  Rest.\n", "8:3 wrong-shape",
         "'precautions' wants a list, but here is one value", "begin each item with '- ': - Stop."},
        {"precautions:\n  -Stop.\n", "8:3 wrong-shape",
         "'precautions' wants a list, but here is one value",
         "write each item on a line of its own, with a space behind its '-'"},
        {"precautions:\n  • Stop.\n  • Rest.\n", "8:3 wrong-shape",
         "'precautions' wants a list, but here is one value",
         "begin each item with '- ' in place of '•'"},
        {"equipment: none\n", "7:12 wrong-shape", "'equipment' wants a list, but here is one value",
         "write [] where there is nothing to list"},
        {"equipment: [none]\n", "7:13 wrong-value",
         "'equipment' would have an item that is called 'none'",
         "write [] where there is nothing to list"},
        {"precautions:\n  - Easier: stop.\n", "8:5 wrong-shape",
         "an item of 'precautions' wants one value, but here are fields",
         "put the whole text in quotes: \"Easier: stop.\""},
        {"allow: [long-step]\n", "7:8 wrong-shape",
         "'allow' wants names, each with a text (name: text), but here is a list",
         "write each on a line of its own below it, indented and without '- ', and its text behind "
         "it: 'long-step: ...'"},
        {"works: {calf: 1}\n", "7:8 wrong-shape", "'works' wants a list, but here are fields",
         "begin each item with '- '"},
        {"reviewed:\n", "7:1 missing-value", "'reviewed' is empty",
         "write its fields below it, indented: by: ..."},
        {"reviewed: yesterday\n", "7:11 wrong-shape",
         "'reviewed' wants fields of its own (name: value), but here is one value",
         "write its fields on lines of their own below it, indented: by: ..."},
        {"reviewed: [{by: A}]\n", "7:11 wrong-shape",
         "'reviewed' wants fields of its own (name: value), but here is a list",
         "write its fields without '- '"},
        {"reviewed: {by: A, on: 2026-02-30}\n", "7:23 wrong-date", "the calendar has no 2026-02-30",
         "this month has the days 01 to 28"},
        {"reviewed: {by: A, on: 2026-31-12}\n", "7:23 wrong-date", "the calendar has no 2026-31-12",
         "did you mean '2026-12-31'?"},
        {"reviewed: {by: A, on: 2026-13-40}\n", "7:23 wrong-date", "the calendar has no 2026-13-40",
         "months are 01 to 12, and stand in the middle"},
        {"reviewed: {by: A, on: 0000-01-01}\n", "7:23 wrong-date", "the calendar has no 0000-01-01",
         "years begin with 0001"},
        {"reviewed: {by: A, on: 1.11.2026}\n", "7:23 wrong-date",
         "'on' is to be a date written as year-month-day, such as 2026-11-01, not '1.11.2026'",
         "did you mean '2026-11-01'?"},
        {"reviewed: {by: [A, B], on: 2026-11-01}\n", "7:16 wrong-shape",
         "'by' wants one value, but here is a list", "a text that begins with '[' needs quotes"},
        {"sets: 2\n", "7:1 misplaced-field", "'sets' belongs into 'dosage'",
         "move it below 'dosage:', and indent it there"},
        {"due: 2028-11-01\n", "7:1 misplaced-field", "'due' belongs into 'reviewed'",
         "write a line 'reviewed:' above it, and indent it below that"},
        {"items: []\n", "7:1 misplaced-field", "only a routine has 'items'",
         "this file is an exercise: take it out"},
        {"order: 3\n", "7:1 misplaced-field", "only a page has 'order'",
         "this file is an exercise: take it out"},
        {"reviewed: {by: A, on: 2026-11-01, works: [calf]}\n", "7:35 misplaced-field",
         "'works' does not belong into 'reviewed'",
         "it is a field of the exercise itself: do not indent it"},
        {"wroks: [calf]\n", "7:1 unknown-field", "an exercise has no field 'wroks'",
         "did you mean 'works'?"},
        {"tenpo: 3-1-2-0\n", "7:1 unknown-field", "an exercise has no field 'tenpo'",
         "did you mean 'tempo', in 'dosage'?"},
        {"body: x\n", "7:1 unknown-field", "an exercise has no field 'body'",
         "one of: title, kind, position, works, equipment, summary, dosage, progressions, "
         "regressions, precautions, references, figure, reviewed, updated, aliases, allow"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wants("exercise", an_exercise(&fixture.arena, rows[i].fields), &rows[i]);
}

// What is nearly one of these mistakes, and right.
static void what_is_right_is_not_told(void **state) {
    (void)state;
    static const char *const exercises[] = {
        "works: [calf,]\n",
        "works: [calf, Calf, calf muscle]\n", // same-list tells of letter case
        "works:\nequipment: []\n",
        "precautions: [Take care., Take care.]\n",
        "reviewed: {by: 7, on: 2028-02-29, due: 9999-12-31}\n",
        "references: [a, a-1, 2026]\n",
        "allow: {}\n",
        "progressions: [\"[Slowly]\"]\n",
    };
    static const char *const pages[] = {
        "order: 0\n",
        "order: \"9999\"\n",
        "order: 0007\n",
        "order: 1\nhelp: \"true\"\n",
    };
    for (size_t i = 0; i < sizeof exercises / sizeof *exercises; i++)
        assert_string_equal(fixture_look("exercise", an_exercise(&fixture.arena, exercises[i])),
                            "");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_string_equal(fixture_look("page", a_page(&fixture.arena, pages[i])), "");
}

// Line 1 to 4 of a routine and a page are theirs.
static void other_files_are_told(void **state) {
    (void)state;
    static const struct {
        const char *root;
        struct told told;
    } rows[] = {
        {"routine",
         {"items: [{exercise: a, sets: 51}]\n", "6:29 out-of-range",
          "the number of sets is to be from 1 to 50, not 51", NULL}},
        {"routine",
         {"items: [{exercise: a, hold: 61 min}]\n", "6:29 out-of-range",
          "a hold is to last 1 second to 60 minutes, not '61 min'", NULL}},
        {"routine",
         {"items: [{exercise: a, sets: 5-3}]\n", "6:29 bad-dosage",
          "the minimum 5 is larger than the maximum 3", "did you mean '3-5'?"}},
        {"routine",
         {"items: [{exercise: a, position: prone}]\n", "6:23 unknown-field",
          "an item of 'items' has no field 'position'",
          "one of: exercise, note, sets, reps, hold, pause, tempo, rest, side, count, frequency, "
          "load, effort, pain"}},
        {"routine",
         {"items: [{exercise: a, stop_if: [x]}]\n", "6:23 misplaced-field",
          "'stop_if' does not belong into an item of 'items'",
          "it is a field of the routine itself: do not indent it"}},
        {"routine",
         {"phases: [{weeks: 1, items: [{exercise: a, weeks: 2}]}]\n", "6:43 misplaced-field",
          "'weeks' does not belong into an item of 'items'",
          "it belongs into an item of 'phases': indent it less"}},
        {"routine",
         {"items: [{exercise: a}]\ncolumns: [x]\n", "7:1 misplaced-field",
          "'columns' belongs into 'log'",
          "write a line 'log:' above it, and indent it below that"}},
        {"routine",
         {"items: [{exercise: a}]\nweeks: 2\n", "7:1 misplaced-field",
          "'weeks' belongs into an item of 'phases' or 'log'",
          "write a line 'phases:' above it, and indent it below that"}},
        {"routine",
         {"items: [{exercise: a}]\nlog: {weeks: 13}\n", "7:14 out-of-range",
          "'weeks' is to be from 1 to 12, not 13", NULL}},
        {"routine",
         {"items: [{exercise: a}]\nlog: {columns: [a, b, c, d]}\n", "7:26 wrong-count",
          "'columns' takes 3 items at most, and here are 4", "leave out 1 of them"}},
        {"page",
         {"order: 99999999999999999999999999999999999\n", "4:8 out-of-range",
          "'order' is to be from 0 to 9999, not 99999999999999999999999999999999999", NULL}},
        {"page",
         {"order: 1.5\n", "4:8 wrong-value",
          "'order' is to be a whole number from 0 to 9999, not '1.5'", NULL}},
        {"page",
         {"order: +5\n", "4:8 wrong-value",
          "'order' is to be a whole number from 0 to 9999, not '+5'", NULL}},
        {"page",
         {"order:\n", "4:1 missing-value", "'order' is empty", "a whole number from 0 to 9999"}},
        {"page",
         {"order: 1\nhelp: yes\n", "5:7 wrong-value", "'help' cannot be 'yes'",
          "did you mean 'true'?"}},
        {"page",
         {"order: 1\nreferences: [A B]\n", "5:14 wrong-value",
          "an item of 'references' is to be small letters, digits and single hyphens, such as "
          "clam-shell, not 'A B'",
          "did you mean 'a-b'?"}},
        {"page",
         {"order: 1\npublisher: N\n", "5:1 misplaced-field", "only the guide has 'publisher'",
          "this file is a page: take it out"}},
        {"page",
         {"order: 1\naim: N\n", "5:1 misplaced-field", "only a routine has 'aim'",
          "this file is a page: take it out"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool page = strcmp(rows[i].root, "page") == 0;
        const char *text = page ? a_page(&fixture.arena, rows[i].told.fields)
                                : a_routine(&fixture.arena, rows[i].told.fields);
        wants(rows[i].root, text, &rows[i].told);
    }
}

// Fields from line 8 on.
static void the_guide_is_told(void **state) {
    (void)state;
#define REST "id: small\nlanguage: en\nauthors: [A]\ndate: 2026-01-02\n"
    static const struct told rows[] = {
        {"id: small\nlanguage: English\nauthors: [A]\ndate: 2026-01-02\n", "9:11 wrong-value",
         "'language' is to be a language tag such as en, de or pt-BR, not 'English'",
         "did you mean 'en'?"},
        {"id: small\nlanguage: en\nauthors: [A, B, A]\ndate: 2026-01-02\n", "10:17 duplicate-item",
         "'A' stands twice in 'authors'", "take one of the two out"},
        {REST "references: {Bad Id: {citation: C}}\n", "12:14 wrong-value",
         "the id is to be small letters, digits and single hyphens, such as clam-shell, not 'Bad "
         "Id'",
         "did you mean 'bad-id'?"},
        {REST "references: {\"\": {citation: C}}\n", "12:15 missing-value", "the id is empty",
         "small letters, digits and single hyphens, such as clam-shell"},
        {REST "references: {a: C}\n", "12:17 wrong-shape",
         "'a' wants fields of its own (name: value), but here is one value",
         "write its fields on lines of their own below it, indented: citation: C"},
        {REST "references: [a]\n", "12:13 wrong-shape",
         "'references' wants ids, each with fields of its own, but here is a list",
         "write each on a line of its own below it, indented and without '- ', and its fields "
         "below that: 'a: ...'"},
        {REST "references: {a: {citation: [x]}}\n", "12:28 wrong-shape",
         "'citation' wants one value, but here is a list",
         "a text that begins with '[' needs quotes"},
        {REST "citation: C\n", "12:1 misplaced-field",
         "'citation' belongs into an item of 'references'",
         "write a line 'references:' above it, and indent it below that"},
        {REST "conditions: {A: [knee]}\n", "12:14 wrong-value",
         "the id is to be small letters, digits and single hyphens, such as clam-shell, not 'A'",
         "did you mean 'a'?"},
        {REST "subtitle: [Clam, shell]\n", "12:11 wrong-shape",
         "'subtitle' wants one value, but here is a list",
         "if this is a text, write \"[Clam, shell]\" in quotes"},
        {REST "subtitle:\n  - Clam\n", "13:3 wrong-shape",
         "'subtitle' wants one value, but here is a list", "write it behind 'subtitle:'"},
        {REST "papers: [letter, A4]\n", "12:18 wrong-value", "an item of 'papers' cannot be 'A4'",
         "did you mean 'a4'?"},
        {REST "works: [x]\n", "12:1 misplaced-field", "only an exercise has 'works'",
         "this file is the guide: take it out"},
        {REST "order: 1\nversion: 7\n", "12:1 misplaced-field", "only a page has 'order'",
         "this file is the guide: take it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wants("guide", a_guide(&fixture.arena, rows[i].fields), &rows[i]);
}

// Two mistakes of one entry are two; what hangs on another is not told again.
static void mistakes_are_told_once_each(void **state) {
    (void)state;
    static const struct {
        const char *dosage, *ids;
    } rows[] = {
        {"sets: 2\nreps: 10\n", "misplaced-field misplaced-field "}, // and not that 'dosage' lacks
        {"dosage:\nsets: 2\n", "misplaced-field "},                  // and not that it is empty
        {"dosage:\n", "missing-value "},
        {"", "missing-field "},
        {"dosage: {reps: 10}\nworks: [a, a, a]\n", "duplicate-item duplicate-item "},
        {"dosage: {reps: 10}\nreviewed: {on: soon}\n", "missing-field wrong-date "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_look(
            "exercise",
            arena_printf(&fixture.arena, "---\n" EXERCISE_HEAD "%s" EXERCISE_BODY, rows[i].dosage));
        const char *ids = "";
        for (size_t k = 0; k < fixture.diags.n; k++)
            ids = arena_printf(&fixture.arena, "%s%s ", ids, fixture.diags.at[k].id);
        assert_string_equal(ids, rows[i].ids);
    }
    const char *text = a_guide(&fixture.arena, REST "references: {A B: {link: x}}\n");
    fixture_look("guide", text);
    assert_int_equal(fixture.diags.n, 3); // the id, the citation that lacks, the link
}

static void lengths_are_counted_in_characters(void **state) {
    (void)state;
    const char *word = "ééééééééééééééééééééééééééééééééééééé";
    assert_string_equal(fixture_look("page", a_page(&fixture.arena, "order: 1\n")), "");
    const char *good = arena_printf(&fixture.arena, REST "version: %sabc\n", word);
    assert_string_equal(fixture_look("guide", a_guide(&fixture.arena, good)), "");
    static const struct told one = {NULL, "12:10 too-long",
                                    "'version' is 41 characters long, and may be 40",
                                    "shorten it by 1 character"};
    static const struct told two = {NULL, "12:11 too-long",
                                    "'version' is 42 characters long, and may be 40",
                                    "shorten it by 2 characters"};
    wants("guide",
          a_guide(&fixture.arena, arena_printf(&fixture.arena, REST "version: %sabcd\n", word)),
          &one);
    wants("guide", // white space at the ends is none, and what stands together is one
          a_guide(&fixture.arena,
                  arena_printf(&fixture.arena, REST "version: \" %sab   cd \"\n", word)),
          &two);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_meant_is_suggested),
        cmocka_unit_test(exercises_are_told),
        cmocka_unit_test(what_is_right_is_not_told),
        cmocka_unit_test(other_files_are_told),
        cmocka_unit_test(the_guide_is_told),
        cmocka_unit_test(mistakes_are_told_once_each),
        cmocka_unit_test(lengths_are_counted_in_characters),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
