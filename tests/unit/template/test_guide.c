// The guide as templates see it, and the functions that speak of it.
#include "template/fixture.h"

struct sample {
    struct arena arena;
    struct words words;
    struct guide guide;
    struct exercise squat, stretch;
    struct routine routine;
    struct page page;
    struct reference reference;
    struct doc_node *heading, *paragraph;
};

static struct doc_node *add(struct arena *arena, struct doc_node *parent, enum doc_kind kind,
                            const char *text) {
    struct doc_node *node = doc_new(arena, kind, (struct span){0});
    node->text = text;
    doc_append(parent, node);
    return node;
}

static void add_words(struct sample *s) {
    s->words = (struct words){.language = "en"};
    static const char *const texts[][2] = {{"site.title", "Exercises"},
                                           {"site.sets#one", "{n} set"},
                                           {"site.sets#other", "{n} sets"},
                                           {"site.hello", "Hello {name}"},
                                           {"section.steps", "Steps"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        map_add(&s->arena, &s->words.texts, texts[i][0], texts[i][1]);
}

static void make_exercises(struct sample *s) {
    struct arena *arena = &s->arena;
    struct doc_node *body = doc_new(arena, DOC_ROOT, (struct span){0});
    s->heading = add(arena, body, DOC_HEADING, NULL);
    s->heading->heading.level = 2;
    s->heading->heading.id = "steps";
    add(arena, s->heading, DOC_TEXT, "Steps");
    struct doc_node *list = add(arena, body, DOC_LIST, NULL);
    for (int i = 0; i < 3; i++)
        s->paragraph = add(arena, add(arena, list, DOC_ITEM, NULL), DOC_PARAGRAPH, NULL);
    s->squat = (struct exercise){
        .entry = {.kind = ENTRY_EXERCISE, .id = "squat", .title = "Squat <deep>", .body = body},
        .kind = KIND_STRENGTH,
        .position = POSITION_SIDE_LYING,
        .dosage = dosage_none(),
        .steps = list};
    s->squat.dosage.sets = (struct range){2, 3};
    s->squat.dosage.reps = (struct range){RANGE_OPEN, 15};
    s->squat.dosage.load.kind = LOAD_KILOGRAMS;
    s->squat.dosage.load.tenths = (struct range){25, 25};
    s->squat.dosage.frequency =
        (struct frequency){.kind = FREQUENCY_WEEKDAYS, .times = RANGE_NONE, .weekdays = 5};
    vec_push(arena, &s->squat.works, "quadriceps");
    vec_push(arena, &s->squat.works, "gluteus maximus");
    s->reference = (struct reference){"jospt", "A paper", NULL};
    vec_push(arena, &s->squat.references, &s->reference);
    sections_cut(body, &s->words, arena, &s->squat.sections);
    s->stretch = s->squat;
    s->stretch.entry.id = "stretch";
    s->stretch.entry.title = "Stretch";
    s->stretch.reviewed = (struct review){"A. Person", "2026-11-01", "2028-11-01"};
}

static void make_routine(struct sample *s) {
    struct arena *arena = &s->arena;
    s->routine =
        (struct routine){.entry = {.kind = ENTRY_ROUTINE, .id = "first", .title = "First weeks"},
                         .aim = "Less pain"};
    struct routine_phase phase = {.weeks = {1, 2}};
    vec_push(arena, &phase, (struct routine_item){&s->squat, s->squat.dosage, false, NULL});
    vec_push(arena, &phase, (struct routine_item){&s->stretch, s->squat.dosage, true, "slowly"});
    vec_push(arena, &phase, (struct routine_item){&s->squat, s->squat.dosage, false, NULL});
    vec_push(arena, &s->routine.phases, phase);
    s->routine.frequency = (struct frequency){.kind = FREQUENCY_PER_DAY, .times = {1, 1}};
}

static void sample_init(struct sample *s) {
    *s = (struct sample){0};
    arena_init(&s->arena);
    add_words(s);
    make_exercises(s);
    make_routine(s);
    s->page = (struct page){.entry = {.kind = ENTRY_PAGE, .id = "help", .title = "Help"}};
    s->guide = (struct guide){.id = "knee",
                              .title = "Knee & hip",
                              .language = "en",
                              .words = &s->words,
                              .papers = {[PAPER_LETTER] = true},
                              .default_routine = &s->routine,
                              .help_page = &s->page};
    vec_push(&s->arena, &s->guide.exercises, &s->squat);
    vec_push(&s->arena, &s->guide.exercises, &s->stretch);
    vec_push(&s->arena, &s->guide.routines, &s->routine);
    vec_push(&s->arena, &s->guide.authors, "A. Writer");
}

static bool print_nodes(void *context, const struct template_value *arguments, size_t count,
                        struct buf *out) {
    struct sample *s = context;
    if (!count || arguments[0].kind != TEMPLATE_NODES) {
        buf_puts(out, "markup wants nodes");
        return false;
    }
    const struct template_nodes *nodes = &arguments[0].nodes;
    if (nodes->first == s->paragraph) buf_puts(out, "last");
    for (const struct doc_node *n = nodes->first; n && n != nodes->end; n = n->next)
        buf_printf(out, "<%d>", (int)n->kind);
    buf_puts(out, nodes->entry->id);
    return true;
}

static bool count_entries(void *context, const struct template_value *arguments, size_t count,
                          struct buf *out) {
    (void)context;
    if (count != 2 || arguments[0].kind != TEMPLATE_LIST || arguments[1].kind != TEMPLATE_ENTRY)
        return buf_puts(out, "count wants a list and an entry"), false;
    buf_printf(out, "%zu %s %s", arguments[0].length, arguments[0].entries[1]->id,
               arguments[1].entry->id);
    return true;
}

// Renders a text with the sample guide.
static void render(struct fixture *f, struct sample *s, const char *text) {
    sample_init(s);
    fixture_init(f);
    fixture_add(f, "t.html", text);
    fixture_open(f, &s->guide, NULL);
    template_set_entry(f->engine, "exercise", &s->squat.entry);
    template_set_entry(f->engine, "routine", &s->routine.entry);
    template_set_text(f->engine, "note", "a <note>");
    template_add_function(f->engine, "markup", print_nodes, s);
    template_add_function(f->engine, "count", count_entries, NULL);
    fixture_render(f, "t.html", "content/exercises/squat.md");
}

static void release(struct fixture *f, struct sample *s) {
    fixture_release(f);
    arena_release(&s->arena);
}

static void gives(const char *text, const char *expected) {
    struct fixture f;
    struct sample s;
    render(&f, &s, text);
    assert_string_equal(f.told.at, "");
    assert_string_equal(f.out.at, expected);
    release(&f, &s);
}

static void fails(const char *text, const char *message, const char *hint) {
    struct fixture f;
    struct sample s;
    render(&f, &s, text);
    assert_int_equal(f.diags.n, 1);
    assert_string_equal(f.out.at, "");
    assert_non_null(strstr(f.diags.at[0].message, message));
    assert_non_null(strstr(f.diags.at[0].message, ", while filling content/exercises/squat.md"));
    if (hint) assert_string_equal(f.diags.at[0].hint, hint);
    release(&f, &s);
}

static void plain_fields(void **state) {
    (void)state;
    gives("<%= guide.title %>|<%= guide.direction %>|<%= guide.version or '-' %>",
          "Knee &amp; hip|ltr|-");
    gives(
        "<%= exercise.title %>|<%= exercise.type %>|<%= exercise.kind %>|<%= exercise.position %>",
        "Squat &lt;deep&gt;|exercise|strength|side-lying");
    gives("<%= note %>|<%= guide.raw_html %>|<%= routine.log_weeks %>", "a &lt;note&gt;|false|0");
    gives("<%= guide.default_routine.title %> <%= guide.help_page.type %>", "First weeks page");
}

static void lists(void **state) {
    (void)state;
    gives(
        "<%= #guide.exercises %> <%= guide.exercises[2].id %> <%= tostring(guide.exercises[3]) %>",
        "2 stretch nil");
    gives("<% for i, e in ipairs(guide.exercises) do %><%= i %><%= e.id %> <% end %>",
          "1squat 2stretch ");
    gives("<% for i, w in pairs(exercise.works) do %><%= i %><%= w %> <% end %>",
          "1quadriceps 2gluteus maximus ");
    gives("<%= table.concat(exercise.works, '; ') %>", "quadriceps; gluteus maximus");
    gives("<%= #guide.papers %><%= guide.papers[1] %> <%= #guide.pages %>", "1letter 0");
    gives("<%= exercise.references[1].citation %> <%= exercise.references[1].link or '-' %>",
          "A paper -");
    gives("<% for _, e in ipairs(routine.exercises) do %><%= e.id %> <% end %>", "squat stretch ");
    gives("<%= guide.exercises[1] == exercise %> <%= exercise == guide.exercises[2] %>",
          "true false");
}

static void parts(void **state) {
    (void)state;
    gives("<% local d = exercise.dosage %><%= d.sets.min %>-<%= d.sets.max %> <%= d.reps.min or "
          "'up' %>"
          " <%= d.hold_seconds or 'none' %> <%= d.side %> <%= d.pain or 'unsaid' %>",
          "2-3 up none together unsaid");
    gives("<% local l = exercise.dosage.load %><%= l.kind %> <%= l.min %> <%= l.band or '' %>",
          "kilograms 2.5 ");
    gives("<% local f = exercise.dosage.frequency %><%= f.kind %><% for _, d in ipairs(f.weekdays) "
          "do %>"
          " <%= d %><% end %>",
          "weekdays 1 3");
    gives("<%= exercise.reviewed and 'yes' or 'no' %> <%= guide.exercises[2].reviewed.by %>",
          "no A. Person");
    gives(
        "<% local p = routine.phases[1] %><%= p.weeks.max %> <%= #p.items %> <%= p.items[2].note %>"
        " <%= p.items[2].changed %> <%= p.items[1].exercise.id %> <%= p.title or '-' %>",
        "2 3 slowly true squat -");
    gives("<% local s = exercise.sections[1] %><%= s.key %> <%= s.title %> <%= s.id %>",
          "steps Steps steps");
}

static void nodes_go_to_markup(void **state) {
    (void)state;
    gives("<%- markup(exercise.sections[1].nodes) %>", "<3>squat");
    gives("<%= #exercise.steps %> <%- markup(exercise.steps[3]) %>", "3 last<1>squat");
    gives("<%- markup(exercise.body) %>", "<2><3>squat");
    fails("<%- markup(exercise) %>", "markup wants nodes", NULL);
    fails("<%- markup(exercise.dosage) %>", "markup cannot take a dosage as its value 1", NULL);
    fails("<%- markup(print) %>", "markup wants nodes", NULL);
    fails("<%- markup(ipairs) %>", "markup cannot take a function as its value 1", NULL);
}

static void lists_of_entries_go_to_functions(void **state) {
    (void)state;
    gives("<%= count(guide.exercises, routine) %>", "2 stretch first");
    gives("<%= count({exercise, routine}, exercise) %>", "2 first squat");
    fails("<%= count({1}, exercise) %>", "count cannot take a table as its value 1", NULL);
}

static void fields_that_do_not_exist(void **state) {
    (void)state;
    fails("<%= exercise.titel %>", "an exercise has no field 'titel'", "did you mean 'title'?");
    fails("<%= guide.exercise %>", "the guide has no field 'exercise'",
          "did you mean 'exercises'?");
    fails("<%= guide.exercises.title %>", "a list has no field 'title'", NULL);
    fails("<%= exercise.dosage.sets.minimum %>", "a range has no field 'minimum'",
          "one of: min, max");
    fails("<%= exercise[1] %>", "an exercise has fields with names", NULL);
    fails("<%= exercise.works.x %>", "a list has no field 'x'", NULL);
    fails("<%= exercise %>", "cannot be printed: its kind is exercise", NULL);
}

static void nothing_can_be_changed(void **state) {
    (void)state;
    fails("<% guide.title = 'x' %>", "the guide cannot be changed", NULL);
    fails("<% guide.exercises[1] = nil %>", "a list cannot be changed", NULL);
    fails("<% table.insert(guide.exercises, 1) %>", "", NULL);
    fails("<% table.sort(guide.exercises) %>", "", NULL);
    fails("<% guide = nil %>", "'guide' belongs to every template", NULL);
    fails("<% markup = 1 %>", "'markup' belongs to every template", NULL);
    gives("<% note = 'mine' %><%= note %>", "mine");
}

static void words_are_found_and_filled(void **state) {
    (void)state;
    gives("<%= words('site.title') %>", "Exercises");
    gives("<%= words('site.sets', {n = 1}) %>, <%= words('site.sets', {n = 3}) %>, "
          "<%= words('site.sets', {n = exercise.dosage.sets}) %>",
          "1 set, 3 sets, 2–3 sets");
    gives("<%= words('site.hello', {name = '<you>', other = 1.5}) %>", "Hello &lt;you&gt;");
    fails("<%= words('site.titel') %>", "there are no words 'site.titel'",
          "did you mean 'site.title'?");
    fails("<%= words('site.hello') %>", "the words 'site.hello' want a value for 'name'", NULL);
    fails("<%= words('site.hello', {nam = 1}) %>", "want a value for 'name'", NULL);
    fails("<%= words('site.hello', {name = {}}) %>", "the value 'name' for words is a table", NULL);
    fails("<%= words() %>", "", NULL);
}

static void other_functions(void **state) {
    (void)state;
    gives("<%= list(exercise.works) %>|<%= list({'a'}) %>|<%= list({}) %>",
          "quadriceps and gluteus maximus|a|");
    gives("<%= number(exercise.dosage.sets) %> <%= number(7) %>", "2–3 7");
    gives("<%= date('2026-11-01'):match('November') %>", "November");
    gives("<%= compare('squat', 'Step-up') %> <%= compare('b', 'a') %> <%= compare('a', 'a') %>",
          "-1 1 0");
    gives("<%- escape('<') %> <%= slug('Gluteus Maximus!') %>", "&lt; gluteus-maximus");
    gives("<%= word_forms('site')['sets#one'] %>", "{n} set");
    fails("<%- json(word_forms('sit')) %>", "there are no words 'sit'", NULL);
    gives("<%- json({b = 'x', a = {1, 2.5, true}, c = {}, d = exercise.works}) %>",
          "{\"a\":[1,2.5,true],\"b\":\"x\",\"c\":[],"
          "\"d\":[\"quadriceps\",\"gluteus maximus\"]}");
    gives("<%- json('</script>\\n\"\\u{2028}\\u{e9}&') %>",
          "\"\\u003c/script\\u003e\\n\\\"\\u2028\xc3\xa9\\u0026\"");
    gives("<%- json(string.char(0xC3, 0, 0x2028 & 0xFF)) %>", "\"\xEF\xBF\xBD\\u0000(\"");
    fails("<%- json({exercise}) %>", "json cannot write exercise", NULL);
    fails("<%- json({[2] = 1}) %>", "json wants a list without gaps", NULL);
    fails("<%- json(1 / 0) %>", "json cannot write a number without end", NULL);
    fails("<% local t = {} t[1] = t %><%- json(t) %>", "more than 16 tables", NULL);
    fails("<%= date('soon') %>", "'soon' is not a date", NULL);
    fails("<%= list({1}) %>", "item 1 of the list is a number", NULL);
    fails("<%= number('x') %>", "number wants a whole number or a range, not string", NULL);
    fails("<%= dose(exercise) %>", "dose wants a dosage, not exercise", NULL);
    fails("<%= dose(exercise.dosage, 'long') %>", "", NULL);
    fails("<%= minutes(routine) %>", "minutes wants a phase of a routine", NULL);
    gives("<%= frequency(nil) %>", "");
}

static void steps_of_a_timer(void **state) {
    (void)state;
    gives("<%- json(steps(exercise.dosage)) %>",
          "{\"extra\":45,\"rep\":3,\"rounds\":[{\"before\":{\"kind\":\"ready\",\"seconds\":15},"
          "\"between\":{\"kind\":\"rest\",\"seconds\":30},\"first\":1,\"of\":2,"
          "\"steps\":[{\"kind\":\"work\",\"reps\":15,\"seconds\":45}],\"times\":2}],"
          "\"seconds\":90}");
    gives("<%= steps_json(exercise.dosage) == json(steps(exercise.dosage)) %>", "true");
    fails("<%= steps_json(exercise) %>", "steps_json wants a dosage, not exercise", NULL);
    gives("<%= dosage_key(exercise.dosage) == dosage_key(exercise.dosage) %>", "true");
    fails("<%= dosage_key(exercise) %>", "dosage_key wants a dosage, not exercise", NULL);
    fails("<%= steps(exercise) %>", "steps wants a dosage, not exercise", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_fields),
        cmocka_unit_test(lists),
        cmocka_unit_test(parts),
        cmocka_unit_test(nodes_go_to_markup),
        cmocka_unit_test(lists_of_entries_go_to_functions),
        cmocka_unit_test(fields_that_do_not_exist),
        cmocka_unit_test(nothing_can_be_changed),
        cmocka_unit_test(words_are_found_and_filled),
        cmocka_unit_test(other_functions),
        cmocka_unit_test(steps_of_a_timer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
