// Every field of the model is what front matter says, and what it is where nothing is said.
#include "fixture.h"

#include "check/check_build.h"

#define WANT_RANGE(range, least, most)                                                             \
    do {                                                                                           \
        assert_int_equal((range).min, (least));                                                    \
        assert_int_equal((range).max, (most));                                                     \
    } while (0)

static void want_list(struct fixture *f, const struct strings *list, const char *wanted) {
    const char *text = "";
    for (size_t i = 0; i < list->n; i++) text = arena_printf(&f->arena, "%s%s|", text, list->at[i]);
    assert_string_equal(text, wanted);
}

static void want_references(struct fixture *f, const struct references *list, const char *wanted) {
    struct strings ids = {0};
    for (size_t i = 0; i < list->n; i++) vec_push(&f->arena, &ids, list->at[i]->id);
    want_list(f, &ids, wanted);
}

// ---- the guide --------------------------------------------------------------------------------

static void a_full_guide(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nsubtitle: Sub\npublisher: Pub\nversion: '1.10'\n"
                     "licence: {name: CC BY 4.0, url: 'https://cc.example/'}\nraw_html: true\n"
                     "papers: [letter]\n"
                     "references:\n  b-2: {citation: 'B: two'}\n"
                     "  a-1: {citation: A, link: 'https://a.example/'}\n" UNUSED_IS_FINE);
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->id, "small");
    assert_string_equal(guide->title, "Small");
    assert_string_equal(guide->subtitle, "Sub");
    assert_string_equal(guide->summary, "A guide.");
    assert_string_equal(guide->language, "en");
    assert_string_equal(guide->words->language, "en");
    want_list(f, &guide->authors, "A|");
    assert_string_equal(guide->publisher, "Pub");
    assert_string_equal(guide->base_url, "https://small.example/");
    assert_string_equal(guide->licence, "CC BY 4.0");
    assert_string_equal(guide->licence_url, "https://cc.example/");
    assert_string_equal(guide->disclaimer, "No advice.");
    want_list(f, &guide->red_flags, "you fall|");
    assert_string_equal(guide->identifier, "urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11");
    assert_string_equal(guide->version, "1.10"); // a text: keeps its zero
    assert_string_equal(guide->date, "2026-01-02");
    assert_true(guide->raw_html);
    assert_false(guide->papers[PAPER_A4]);
    assert_true(guide->papers[PAPER_LETTER]);
    want_references(f, &guide->references, "b-2|a-1|");
    assert_string_equal(guide->references.at[0]->citation, "B: two");
    assert_null(guide->references.at[0]->link);
    assert_string_equal(guide->references.at[1]->link, "https://a.example/");
    assert_string_equal(guide->default_routine->entry.id, "start");
    assert_string_equal(guide->help_page->entry.id, "help");
}

static void what_book_shops_want_to_know(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\ndescription: Longer.\n"
                     "contributors: [{name: B, role: illustrator}, {name: C, role: editor}]\n"
                     "subjects: [{name: Knee}, {name: Physio, code: BISAC MED073000}]\n"
                     "series: {name: At home, position: '2'}\n"
                     "certifier: {name: D, credential: E, report: 'https://d.example/'}\n");
    const struct guide *guide = fixture_good(f);
    assert_string_equal(guide->description, "Longer.");
    assert_int_equal(guide->contributors.n, 2);
    assert_string_equal(guide->contributors.at[0].name, "B");
    assert_int_equal(guide->contributors.at[0].role, ROLE_ILLUSTRATOR);
    assert_int_equal(guide->contributors.at[1].role, ROLE_EDITOR);
    assert_int_equal(guide->subjects.n, 2);
    assert_string_equal(guide->subjects.at[0].name, "Knee");
    assert_null(guide->subjects.at[0].scheme);
    assert_null(guide->subjects.at[0].code);
    assert_string_equal(guide->subjects.at[1].scheme, "BISAC");
    assert_string_equal(guide->subjects.at[1].code, "MED073000");
    assert_string_equal(guide->series.name, "At home");
    assert_string_equal(guide->series.position, "2");
    assert_string_equal(guide->certifier.name, "D");
    assert_string_equal(guide->certifier.credential, "E");
    assert_string_equal(guide->certifier.report, "https://d.example/");
}

static void a_bare_guide(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct guide *guide = fixture_good(f);
    assert_null(guide->subtitle);
    assert_null(guide->publisher);
    assert_null(guide->version);
    assert_null(guide->description);
    assert_int_equal(guide->contributors.n + guide->subjects.n, 0);
    assert_null(guide->series.name);
    assert_null(guide->certifier.name);
    assert_null(guide->licence);
    assert_null(guide->licence_url);
    assert_false(guide->raw_html);
    assert_true(guide->papers[PAPER_A4] && guide->papers[PAPER_LETTER]);
    assert_int_equal(guide->references.n, 0);
    assert_int_equal(guide->files.n, 0);
}

static void both_papers_and_a_licence_without_address(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f,
                  "language: en\npapers: [letter, a4]\nraw_html: false\nlicence: {name: Mine}\n");
    const struct guide *guide = fixture_good(f);
    assert_true(guide->papers[PAPER_A4] && guide->papers[PAPER_LETTER]);
    assert_false(guide->raw_html);
    assert_string_equal(guide->licence, "Mine");
    assert_null(guide->licence_url);
    fixture_guide(f, "language: en\npapers: [a4]\n");
    guide = fixture_good(f);
    assert_true(guide->papers[PAPER_A4] && !guide->papers[PAPER_LETTER]);
}

// ---- exercises --------------------------------------------------------------------------------

// Writes an exercise with more front matter and reads the guide with it.
static const struct exercise *exercise_with(struct fixture *f, const char *front,
                                            const char *body) {
    fixture_write(
        f, "content/exercises/squat.md",
        arena_printf(&f->arena, "---\ntitle: Squat\nsummary: S.\n%s---\n%s", front, body));
    return fixture_good(f)->exercises.at[0];
}

static void a_full_exercise(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(
        f, "language: en\nreferences: {a: {citation: A}, b: {citation: B}}\n" UNUSED_IS_FINE);
    const struct exercise *e =
        exercise_with(f,
                      "kind: balance\nposition: side-lying\nworks: [quadriceps, gluteus maximus]\n"
                      "equipment: [band, 'no']\ndosage: {reps: 1}\nprogressions: [P one., P two.]\n"
                      "regressions: [R.]\nprecautions: [C., 'D: d.']\nreferences: [b, a]\n"
                      "reviewed: {by: Dr. T, on: 2026-01-01, due: 2027-01-01}\n",
                      "Before.\n\n## Set-up\n\nx\n\n## Steps\n\nFirst:\n\n1. one\n2. two\n\n## "
                      "Others\n\n1. no\n");
    assert_int_equal(e->entry.kind, ENTRY_EXERCISE);
    assert_string_equal(e->entry.id, "squat");
    assert_string_equal(e->entry.title, "Squat");
    assert_string_equal(e->entry.summary, "S.");
    assert_string_equal(e->entry.source->path, "content/exercises/squat.md");
    assert_int_equal(e->entry.body->kind, DOC_ROOT);
    assert_int_equal(e->kind, KIND_BALANCE);
    assert_int_equal(e->position, POSITION_SIDE_LYING);
    want_list(f, &e->works, "quadriceps|gluteus maximus|");
    want_list(f, &e->equipment, "band|no|");
    want_list(f, &e->progressions, "P one.|P two.|");
    want_list(f, &e->regressions, "R.|");
    want_list(f, &e->precautions, "C.|D: d.|");
    want_references(f, &e->references, "b|a|");
    assert_string_equal(e->references.at[0]->citation, "B"); // the guide's own, not a copy
    assert_string_equal(e->reviewed.by, "Dr. T");
    assert_string_equal(e->reviewed.on, "2026-01-01");
    assert_string_equal(e->reviewed.due, "2027-01-01");
    assert_int_equal(e->sections.n, 4);
    assert_null(e->sections.at[0].heading);
    assert_string_equal(e->sections.at[1].key, "setup");
    assert_null(e->sections.at[3].key);
    assert_int_equal(e->steps->kind, DOC_LIST);
    assert_int_equal(e->steps->span.line, 25); // the list under "Steps" and no other
}

static void a_bare_exercise(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct exercise *e = fixture_good(f)->exercises.at[0];
    assert_int_equal(e->works.n + e->equipment.n + e->references.n, 0);
    assert_int_equal(e->progressions.n + e->regressions.n + e->precautions.n, 0);
    assert_null(e->reviewed.by);
    assert_null(e->reviewed.on);
    assert_null(e->reviewed.due);
}

static void a_review_need_not_be_due(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct exercise *e = exercise_with(
        f, "kind: stretch\nposition: prone\ndosage: {reps: 1}\nreviewed: {by: T, on: 2026-01-01}\n",
        "## Steps\n\n1. x\n");
    assert_string_equal(e->reviewed.by, "T");
    assert_null(e->reviewed.due);
}

static void kinds_and_positions_have_their_names(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    for (int i = 0; i < EXERCISE_POSITIONS; i++) {
        int kind = i % EXERCISE_KINDS;
        const struct exercise *e =
            exercise_with(f,
                          arena_printf(&f->arena, "kind: %s\nposition: %s\ndosage: {reps: 1}\n",
                                       exercise_kind_names[kind], exercise_position_names[i]),
                          "## Steps\n\n1. x\n");
        assert_int_equal(e->kind, kind);
        assert_int_equal(e->position, i);
    }
}

// ---- dosages ----------------------------------------------------------------------------------

static const struct dosage *dosage_of(struct fixture *f, const char *text) {
    return &exercise_with(
                f, arena_printf(&f->arena, "kind: strength\nposition: prone\ndosage: {%s}\n", text),
                "## Steps\n\n1. x\n")
                ->dosage;
}

static void a_full_dosage(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct dosage *d =
        dosage_of(f, "sets: 2-3, reps: up to 15, tempo: 3-1-2-0, pause: 1-2 s, rest: 1-2 min, "
                     "side: each, count: total, frequency: mon wed fri, load: 7.5 kg, "
                     "effort: RPE 6-7, pain: up to 3/10");
    WANT_RANGE(d->sets, 2, 3);
    WANT_RANGE(d->reps, RANGE_OPEN, 15);
    assert_false(d->until_tired);
    assert_false(range_is_set(d->hold_seconds));
    assert_true(d->tempo.given);
    assert_int_equal(
        d->tempo.lower * 1000 + d->tempo.bottom * 100 + d->tempo.raise * 10 + d->tempo.top, 3120);
    WANT_RANGE(d->pause_seconds, 1, 2);
    WANT_RANGE(d->rest_seconds, 60, 120);
    assert_true(d->rest_in_minutes);
    assert_int_equal(d->side, SIDE_EACH);
    assert_int_equal(d->count, COUNT_TOTAL);
    assert_int_equal(d->frequency.kind, FREQUENCY_WEEKDAYS);
    assert_int_equal(d->frequency.weekdays, 1 << 0 | 1 << 2 | 1 << 4);
    assert_int_equal(d->load.kind, LOAD_KILOGRAMS);
    WANT_RANGE(d->load.tenths, 75, 75);
    assert_int_equal(d->effort.kind, EFFORT_RPE);
    WANT_RANGE(d->effort.value, 6, 7);
    assert_int_equal(d->pain, 3);
}

static void a_bare_dosage(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct dosage *d = dosage_of(f, "reps: until tired");
    assert_true(d->until_tired);
    assert_false(range_is_set(d->sets) || range_is_set(d->reps) || range_is_set(d->hold_seconds) ||
                 range_is_set(d->pause_seconds) || range_is_set(d->rest_seconds));
    assert_false(d->tempo.given);
    assert_int_equal(d->side, SIDE_TOGETHER);
    assert_int_equal(d->count, COUNT_PER_SIDE);
    assert_int_equal(d->frequency.kind, FREQUENCY_NONE);
    assert_int_equal(d->load.kind, LOAD_NONE);
    assert_int_equal(d->effort.kind, EFFORT_NONE);
    assert_int_equal(d->pain, PAIN_UNSAID);
    d = dosage_of(f, "hold: 1-2 min, pain: none, load: strong band, side: left");
    WANT_RANGE(d->hold_seconds, 60, 120);
    assert_true(d->hold_in_minutes);
    assert_int_equal(d->pain, 0); // none is a rule, too
    assert_int_equal(d->load.kind, LOAD_BAND);
    assert_int_equal(d->load.band, BAND_STRONG);
    assert_int_equal(d->side, SIDE_LEFT);
}

// ---- routines ---------------------------------------------------------------------------------

#define ROUTINE "title: Start\nsummary: Sum.\naim: To begin.\nstop_if: [it hurts, 'it: swells']\n"

static const struct routine *routine_with(struct fixture *f, const char *front) {
    fixture_write(f, "content/routines/start.md",
                  arena_printf(&f->arena, "---\n" ROUTINE "%s---\n## More\n\nText.\n", front));
    return fixture_good(f)->default_routine;
}

static void a_full_routine(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(
        f, "language: en\nreferences: {a: {citation: A}, b: {citation: B}}\n" UNUSED_IS_FINE);
    fixture_exercise(f, "bridge", "Bridge", "## Steps\n\n1. x\n");
    const struct routine *r = routine_with(
        f, "for_whom: Anybody.\nfrequency: 2-3 per week\nprogress_when: [easy, easier]\n"
           "log: {weeks: 12, columns: [Pain 0–10, Mood]}\nreferences: [b]\nphases:\n"
           "  - {title: First, weeks: 1-2, items: [{exercise: squat}]}\n"
           "  - {weeks: 3, items: [{exercise: bridge, note: Slowly.}, {exercise: squat}]}\n");
    assert_int_equal(r->entry.kind, ENTRY_ROUTINE);
    assert_string_equal(r->entry.id, "start");
    assert_string_equal(r->entry.title, "Start");
    assert_string_equal(r->entry.summary, "Sum.");
    assert_string_equal(r->aim, "To begin.");
    assert_string_equal(r->for_whom, "Anybody.");
    assert_int_equal(r->frequency.kind, FREQUENCY_PER_WEEK);
    WANT_RANGE(r->frequency.times, 2, 3);
    want_list(f, &r->progress_when, "easy|easier|");
    want_list(f, &r->stop_if, "it hurts|it: swells|");
    assert_int_equal(r->log_weeks, 12);
    want_list(f, &r->log_columns, "Pain 0–10|Mood|");
    want_references(f, &r->references, "b|");
    assert_int_equal(r->sections.n, 1);
    assert_int_equal(r->phases.n, 2);
    const struct routine_phase *first = &r->phases.at[0], *second = &r->phases.at[1];
    assert_string_equal(first->title, "First");
    WANT_RANGE(first->weeks, 1, 2);
    assert_int_equal(first->n, 1);
    assert_null(first->at[0].note);
    assert_null(second->title);
    WANT_RANGE(second->weeks, 3, 3);
    assert_int_equal(second->n, 2);
    assert_string_equal(second->at[0].exercise->entry.id, "bridge");
    assert_string_equal(second->at[0].note, "Slowly.");
    assert_false(second->at[0].changed); // a note changes no dosage
    assert_ptr_equal(second->at[1].exercise, first->at[0].exercise);
}

static void a_bare_routine(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    const struct routine *r = routine_with(f, "items: [{exercise: squat}]\n");
    assert_null(r->for_whom);
    assert_int_equal(r->frequency.kind, FREQUENCY_NONE);
    assert_false(range_is_set(r->frequency.times));
    assert_int_equal(r->progress_when.n + r->log_columns.n + r->references.n, 0);
    assert_int_equal(r->log_weeks, 2);
    assert_int_equal(r->phases.n, 1);
    assert_null(r->phases.at[0].title);
    assert_false(range_is_set(r->phases.at[0].weeks));
    assert_int_equal(r->phases.at[0].n, 1);
    r = routine_with(f, "items: [{exercise: squat}]\nlog: {columns: [Pain]}\n");
    assert_int_equal(r->log_weeks, 2);
    want_list(f, &r->log_columns, "Pain|");
    assert_int_equal(routine_with(f, "items: [{exercise: squat}]\nlog: {weeks: 1}\n")->log_weeks,
                     1);
}

// What the exercise says, with each field that an item may say in its place.
static void an_item_overrides_each_field(void **state) {
    struct fixture *f = *state;
    fixture_lead_may_change(f);
    fixture_write(f, "content/exercises/squat.md",
                  "---\ntitle: Squat\nkind: strength\nposition: standing\nsummary: S.\n"
                  "dosage: {sets: 2, reps: 10, rest: 60 s, side: each, frequency: daily, "
                  "load: 5 kg, effort: RPE 6, pain: none}\n---\n## Steps\n\n1. x\n");
    const struct routine *r = routine_with(f, "items:\n  - exercise: squat\n"
                                              "  - {exercise: squat, sets: 7}\n"
                                              "  - {exercise: squat, reps: until tired}\n"
                                              "  - {exercise: squat, hold: 45 s}\n"
                                              "  - {exercise: squat, pause: 4 s}\n"
                                              "  - {exercise: squat, tempo: 4-3-2-1}\n"
                                              "  - {exercise: squat, rest: 3 min}\n"
                                              "  - {exercise: squat, side: right}\n"
                                              "  - {exercise: squat, count: total}\n"
                                              "  - {exercise: squat, frequency: 2 per day}\n"
                                              "  - {exercise: squat, load: 12 lb}\n"
                                              "  - {exercise: squat, effort: 3 RIR}\n"
                                              "  - {exercise: squat, pain: up to 4/10}\n");
    const struct dosage own = r->phases.at[0].at[0].exercise->dosage;
    assert_int_equal(r->phases.at[0].n, 13);
    const struct dosage *d[13];
    for (size_t i = 0; i < 13; i++) {
        const struct routine_item *item = &r->phases.at[0].at[i];
        assert_int_equal(item->changed, i > 0);
        d[i] = &item->dosage;
        // The field that is changed and no other; a hold takes the repetitions away.
        assert_int_equal(d[i]->sets.min, i == 1 ? 7 : own.sets.min);
        assert_int_equal(d[i]->reps.max, i == 2 || i == 3 ? RANGE_OPEN : own.reps.max);
        assert_int_equal(d[i]->until_tired, i == 2);
        assert_int_equal(d[i]->hold_seconds.min, i == 3 ? 45 : RANGE_OPEN);
        assert_int_equal(d[i]->pause_seconds.max, i == 4 ? 4 : RANGE_OPEN);
        assert_int_equal(d[i]->tempo.given, i == 5);
        assert_int_equal(d[i]->rest_seconds.max, i == 6 ? 180 : 60);
        assert_int_equal(d[i]->rest_in_minutes, i == 6);
        assert_int_equal(d[i]->side, i == 7 ? SIDE_RIGHT : SIDE_EACH);
        assert_int_equal(d[i]->count, i == 8 ? COUNT_TOTAL : COUNT_PER_SIDE);
        assert_int_equal(d[i]->frequency.times.max, i == 9 ? 2 : 1);
        assert_int_equal(d[i]->load.kind, i == 10 ? LOAD_POUNDS : LOAD_KILOGRAMS);
        assert_int_equal(d[i]->load.tenths.min, i == 10 ? 120 : 50);
        assert_int_equal(d[i]->effort.kind, i == 11 ? EFFORT_RIR : EFFORT_RPE);
        assert_int_equal(d[i]->pain, i == 12 ? 4 : 0);
    }
    assert_int_equal(d[5]->tempo.lower, 4);
    assert_int_equal(d[5]->tempo.top, 1);
}

// Repetitions take the place of a hold, as a hold takes that of repetitions "until tired".
static void what_leads_is_replaced(void **state) {
    struct fixture *f = *state;
    fixture_lead_may_change(f);
    fixture_write(f, "content/exercises/hold.md",
                  "---\ntitle: Hold\nkind: stretch\nposition: standing\nsummary: S.\n"
                  "dosage: {hold: 1 min}\n---\n## Steps\n\n1. x\n");
    fixture_write(f, "content/exercises/tired.md",
                  "---\ntitle: Tired\nkind: strength\nposition: standing\nsummary: S.\n"
                  "dosage: {reps: until tired}\n---\n## Steps\n\n1. x\n");
    const struct routine *r =
        routine_with(f, "items: [{exercise: hold, reps: 8}, {exercise: tired, hold: 20 s},\n"
                        "        {exercise: hold, hold: 20 s}, {exercise: tired, reps: 9}]\n");
    const struct routine_phase *phase = &r->phases.at[0];
    WANT_RANGE(phase->at[0].dosage.reps, 8, 8);
    assert_false(range_is_set(phase->at[0].dosage.hold_seconds));
    WANT_RANGE(phase->at[1].dosage.hold_seconds, 20, 20);
    assert_false(phase->at[1].dosage.until_tired);
    WANT_RANGE(phase->at[2].dosage.hold_seconds, 20, 20);
    assert_false(phase->at[2].dosage.hold_in_minutes);
    WANT_RANGE(phase->at[3].dosage.reps, 9, 9);
    assert_false(phase->at[3].dosage.until_tired);
}

// ---- pages ------------------------------------------------------------------------------------

static void pages_have_their_fields(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_guide(f, "language: en\nreferences: {a: {citation: A}}\n");
    fixture_page(f, "why", "order: 0070\nreferences: [a]", "Text.\n\n## A\n\n## Steps\n");
    const struct guide *guide = fixture_good(f);
    const struct page *help = guide->pages.at[0], *why = guide->pages.at[1];
    assert_ptr_equal(guide->help_page, help);
    assert_true(help->help);
    assert_int_equal(help->order, 1);
    assert_int_equal(help->references.n, 0);
    assert_int_equal(why->entry.kind, ENTRY_PAGE);
    assert_string_equal(why->entry.id, "why");
    assert_string_equal(why->entry.title, "P why");
    assert_string_equal(why->entry.summary, "S.");
    assert_int_equal(why->order, 70); // not octal
    assert_false(why->help);
    want_references(f, &why->references, "a|");
    assert_ptr_equal(why->references.at[0], guide->references.at[0]);
    assert_int_equal(why->sections.n, 3);
    assert_string_equal(why->sections.at[2].key, "steps");
}

// A folder below its kind's is only the author's order; the id is the file's name.
static void folders_do_not_matter(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    fixture_exercise(f, "more/deep/x-1", "Deep", "## Steps\n\n1. x\n");
    const struct routine *r = routine_with(f, "items: [{exercise: x-1}]\n");
    const struct exercise *e = r->phases.at[0].at[0].exercise;
    assert_string_equal(e->entry.id, "x-1");
    assert_string_equal(e->entry.source->path, "content/exercises/more/deep/x-1.md");
}

// ---- weeks ------------------------------------------------------------------------------------

static void weeks_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int min, max;
    } rows[] = {
        {"3", 3, 3},
        {"12", 12, 12},
        {"1-2", 1, 2},
        {"1 - 2", 1, 2},
        {"1–12", 1, 12},
        {"9 – 10", 9, 10},
        {"", RANGE_OPEN, -1},
        {"x", RANGE_OPEN, -1},
        {"-1", RANGE_OPEN, -1},
        {"100", RANGE_OPEN, -1},
        {"1-x", RANGE_OPEN, -1},
        {"1-2-3", RANGE_OPEN, -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct range weeks = check_read_weeks(rows[i].text);
        if (weeks.min != rows[i].min || weeks.max != rows[i].max)
            fail_msg("'%s' is read as %d to %d", rows[i].text, weeks.min, weeks.max);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    static const struct CMUnitTest tests[] = {
        TEST(a_full_guide),
        TEST(a_bare_guide),
        TEST(what_book_shops_want_to_know),
        TEST(both_papers_and_a_licence_without_address),
        TEST(a_full_exercise),
        TEST(a_bare_exercise),
        TEST(a_review_need_not_be_due),
        TEST(kinds_and_positions_have_their_names),
        TEST(a_full_dosage),
        TEST(a_bare_dosage),
        TEST(a_full_routine),
        TEST(a_bare_routine),
        TEST(an_item_overrides_each_field),
        TEST(what_leads_is_replaced),
        TEST(pages_have_their_fields),
        TEST(folders_do_not_matter),
        cmocka_unit_test(weeks_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
