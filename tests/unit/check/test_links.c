// Links and pictures: where they lead, and what is told where they lead nowhere.
#include "fixture.h"

static const struct doc_node *find_kind(const struct doc_node *root, enum doc_kind kind) {
    for (const struct doc_node *node = root->first; node; node = doc_next(node, root))
        if (node->kind == kind) return node;
    return NULL;
}

static const struct entry *find_page(const struct guide *guide, const char *id) {
    for (size_t i = 0; i < guide->pages.n; i++)
        if (strcmp(guide->pages.at[i]->entry.id, id) == 0) return &guide->pages.at[i]->entry;
    return NULL;
}

#define PNG "\x89PNG\r\n\x1a\n"

static void start(struct fixture *f) {
    fixture_small(f);
    fixture_guide(f, "language: en\n" UNUSED_IS_FINE);
    fixture_exercise(f, "squat", "Squat",
                     "## Steps\n\n1. Go down.\n\n## Wie weit?\n\nSo.\n\n## Über uns\n\nWe.\n");
    fixture_write(f, "content/files/a b/d o&t.png", PNG);
    fixture_write(f, "content/pages/x.png", PNG);
    fixture_write(f, "content/plain", "text");
}

// Writes the page "why" with a body.
static void why(struct fixture *f, const char *body) {
    fixture_page(f, "why", "order: 2", body);
}

static void links_lead_to_entries(void **state) {
    struct fixture *f = *state;
    start(f);
    static const struct {
        const char *body, *id, *anchor;
    } cases[] = {
        {"[x](../exercises/squat.md)", "squat", NULL},
        {"[x](../exercises/squat.md#steps)", "squat", "steps"},
        {"[x](../exercises/squat.md#wie-weit)", "squat", "wie-weit"},
        {"[x](../exercises/squat.md#%C3%BCber-uns)", "squat", "über-uns"},
        {"[x](../exercises/squat.md#über-uns)", "squat", "über-uns"},
        {"[x](../exercises/squat.md#)", "squat", NULL},
        {"[x](../exercises/squat.md?print=1#steps)", "squat", "steps"},
        {"[x](../exercises/squ%61t.md)", "squat", NULL},
        {"[x](.././exercises//squat.md)", "squat", NULL},
        {"[x](../pages/../exercises/squat.md)", "squat", NULL},
        {"[x](./help.md)", "help", NULL},
        {"[x](help.md)", "help", NULL},
        {"[x](why.md)", "why", NULL},
        {"## Here\n\n[x](#here)", "why", "here"},
        {"## Here\n\n[x](why.md#here)", "why", "here"},
        {"[x]\n\n[x]: ../routines/start.md", "start", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        why(f, cases[i].body);
        const struct guide *guide = fixture_good(f);
        const struct doc_node *link = find_kind(find_page(guide, "why")->body, DOC_LINK);
        assert_non_null(link);
        assert_int_equal(link->link.target.kind, DOC_TARGET_ENTRY);
        assert_string_equal(link->link.target.entry->id, cases[i].id);
        if (!cases[i].anchor) assert_null(link->link.target.anchor);
        if (cases[i].anchor) assert_string_equal(link->link.target.anchor, cases[i].anchor);
    }
}

static void links_and_pictures_lead_to_files(void **state) {
    struct fixture *f = *state;
    start(f);
    static const struct {
        const char *body, *file;
    } cases[] = {
        {"![x](x.png)", "pages/x.png"},
        {"![x](../pages/x.png \"A title\")", "pages/x.png"},
        {"![x](<../files/a b/d o&t.png>)", "files/a b/d o&t.png"},
        {"![x](../files/a%20b/d%20o%26t.png)", "files/a b/d o&t.png"},
        {"![x](../files/a%20b/d%20o&amp;t.png)", "files/a b/d o&t.png"},
        {"[x](../plain)", "plain"},
        {"[x](x.png#page=2)", "pages/x.png"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        why(f, cases[i].body);
        const struct guide *guide = fixture_good(f);
        const struct doc_node *body = find_page(guide, "why")->body;
        const struct doc_node *node = find_kind(body, *cases[i].body == '!' ? DOC_IMAGE : DOC_LINK);
        assert_int_equal(node->link.target.kind, DOC_TARGET_FILE);
        assert_string_equal(node->link.target.file, cases[i].file);
        assert_int_equal(guide->files.n, 1); // what is to be published
        assert_string_equal(guide->files.at[0], cases[i].file);
    }
}

static void used_files_are_listed_once_and_sorted(void **state) {
    struct fixture *f = *state;
    start(f);
    why(f, "![x](x.png) ![y](x.png) [z](../plain) ![a](../files/a%20b/d%20o%26t.png)");
    fixture_page(f, "help", "order: 1\nhelp: true", "![x](x.png)");
    const struct guide *guide = fixture_good(f);
    assert_int_equal(guide->files.n, 3);
    assert_string_equal(guide->files.at[0], "files/a b/d o&t.png");
    assert_string_equal(guide->files.at[1], "pages/x.png");
    assert_string_equal(guide->files.at[2], "plain");
}

static void addresses_elsewhere_are_external(void **state) {
    struct fixture *f = *state;
    start(f);
    static const char *const bodies[] = {
        "[x](https://a.example/?q#f)", "[x](http://a.example)", "[x](HTTPS://a.example)",
        "[x](mailto:a@b.example)",     "[x](tel:+4912)",        "<https://a.example/>"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        why(f, bodies[i]);
        const struct guide *guide = fixture_good(f);
        const struct doc_node *link = find_kind(find_page(guide, "why")->body, DOC_LINK);
        assert_int_equal(link->link.target.kind, DOC_TARGET_EXTERNAL);
    }
}

static void what_leads_nowhere_is_told(void **state) {
    struct fixture *f = *state;
    start(f);
    static const struct {
        const char *body, *id, *words;
    } cases[] = {
        {"[x](../exercises/sqaut.md)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](squat.md)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](../exercises/squat)", "broken-link", "there is no file content/exercises/squat"},
        {"[x](../exercises/squat)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](squat.html#steps)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](..\\exercises\\squat.md)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](../exercises)", "broken-link", "there is no file content/exercises"},
        {"[x](../exercises)", "broken-link", "name a page, such as '../exercises/squat.md'"},
        {"[x](../exercises/)", "broken-link", "name a page, such as '../exercises/squat.md'"},
        {"[x](/exercises/squat.md)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](../../routines/strat.md)", "broken-link", "did you mean '../routines/start.md'?"},
        {"[x](nothing-of-ours.md)", "broken-link", "the way from this file"},
        {"![x](nothing-of-ours.png)", "broken-link", "save the picture there"},
        {"![x](../exercises/squat)", "broken-link", "save the picture there"},
        {"[x](www.a.example/b#c)", "broken-link", "did you mean 'https://www.a.example/b#c'?"},
        {"[x](https//a.example)", "broken-link", "did you mean 'https://a.example'?"},
        {"[x](desk@clinic.example)", "broken-link", "did you mean 'mailto:desk@clinic.example'?"},
        {"[x](../a@b.md)", "broken-link", "there is no file content/a@b.md"},
        {"[x](../Exercises/squat.md)", "broken-link", "did you mean '../exercises/squat.md'?"},
        {"[x](../exercises/squat.md#stpes)", "broken-link", "did you mean '#steps'?"},
        {"[x](../exercises/squat.md#%00)", "broken-link", "no heading"},
        {"[x](#nowhere)", "broken-link", "content/pages/why.md has no heading '#nowhere'"},
        {"[x](../../guide.yaml)", "broken-link", "leads out of the guide"},
        {"[x](../../../../etc/passwd)", "broken-link", "leads out of the guide"},
        {"[x](%2e%2e/%2e%2e/secret)", "broken-link", "leads out of the guide"},
        {"[x](..%2f..%2fsecret)", "broken-link", "leads out of the guide"},
        {"[x](/exercises/squat.md)", "broken-link", "leads out of the guide"},
        {"[x]()", "broken-link", "leads nowhere"},
        {"[x](../guide.yaml)", "broken-link", "there is no file content/guide.yaml"},
        {"[x](javascript:alert(1))", "unsafe-link", "not allowed"},
        {"[x](JaVaScRiPt:alert(1))", "unsafe-link", "not allowed"},
        {"[x](data:text/html,x)", "unsafe-link", "not allowed"},
        {"[x](file:///etc/passwd)", "unsafe-link", "not allowed"},
        {"[x](vbscript:x)", "unsafe-link", "not allowed"},
        {"[x](//a.example/)", "unsafe-link", "not allowed"},
        {"![x](https://a.example/x.png)", "remote-picture", "beside this page"},
        {"![x](//a.example/x.png)", "remote-picture", "beside this page"},
        {"![x](data:image/png;base64,AA)", "remote-picture", "beside this page"},
        {"![x](y.png)", "broken-link", "did you mean 'x.png'?"},
        {"![x](help.md)", "picture-type", "'help.md' is a page, not a picture"},
        {"[x](mailto:)", "broken-link", "no mail address"},
        {"[x](mailto:?subject=x)", "broken-link", "no mail address"},
        {"[x](MAILTO:)", "broken-link", "name@clinic.example"},
        {"[x](tel:)", "broken-link", "no telephone number"},
        {"[x](tel:call)", "broken-link", "no telephone number"},
        {"[x](https://)", "broken-link", "names no website"},
        {"[x](http:///x)", "broken-link", "names no website"},
        {"[x](https:a.example)", "broken-link", "two slashes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        why(f, cases[i].body);
        fixture_bad(f, cases[i].id, cases[i].words);
    }
}

static void mistakes_show_their_place(void **state) {
    struct fixture *f = *state;
    start(f);
    why(f, "Some text, then\n\n- an item with [a *word*](nowhere.md) in it\n");
    fixture_bad(f, "broken-link", "content/pages/why.md:8:16:");
    why(f, "> | a |\n> |---|\n> | [x](nowhere.md) |\n");
    fixture_bad(f, "broken-link", "content/pages/why.md:8:5:");
}

// An address that stands apart is told where it stands, and once.
static void definitions_show_their_place(void **state) {
    static const struct {
        const char *body, *told; // the body begins in line 6
    } rows[] = {
        {"[a][d], [b][d] and [d]\n\n[d]: strat.md\n", "8:6 broken-link"},
        {"[a][d]\n\n   [d]:  <strat.md> \"T\"\n", "8:11 broken-link"},
        {"![a][d]\n\n[d]: https://a.example/x.png\n", "8:6 remote-picture"},
        {"[a][d]\n\n[d]: ../exercises/squat.md#x\n", "8:6 broken-link"},
        {"[a](strat.md) [b][d]\n\n[d]: strat.md\n", "6:1 broken-link; 8:6 broken-link"},
        {"[a](strat.md)\n\n[d]: strat.md\n\n[a](strat.md)\n", "6:1 broken-link; 10:1 broken-link"},
        {"> [a][d]\n>\n> [d]: strat.md\n", "6:3 broken-link"},
        {"[a][d]\n\n[d]: help.md\n", ""},
    };
    struct fixture *f = *state;
    start(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        why(f, rows[i].body);
        fixture_check(f);
        const char *told = fixture_places(f);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s", rows[i].told, told, rows[i].body);
    }
}

// A link to a page that has mistakes of its own is not told as well.
static void a_link_to_a_bad_page_is_no_second_mistake(void **state) {
    struct fixture *f = *state;
    start(f);
    why(f, "[x](../exercises/squat.md#steps) [y](../exercises/squat.md)\n");
    fixture_write(f, "content/exercises/squat.md", "---\ntitle: [\n---\n## Steps\n\n1. x\n");
    assert_null(fixture_check(f));
    for (size_t i = 0; i < f->diags.n; i++)
        assert_string_equal(f->diags.at[i].source->path, "content/exercises/squat.md");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(links_lead_to_entries),
        TEST(links_and_pictures_lead_to_files),
        TEST(used_files_are_listed_once_and_sorted),
        TEST(addresses_elsewhere_are_external),
        TEST(what_leads_nowhere_is_told),
        TEST(mistakes_show_their_place),
        TEST(definitions_show_their_place),
        TEST(a_link_to_a_bad_page_is_no_second_mistake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
