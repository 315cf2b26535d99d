// Words divided at the end of a line: where, in which words, and that what is copied has no more
// soft hyphens than lines end with.
#include "fixture.h"

#include "print/print_hyphen.h"

#include "base/file.h"

#include <unistd.h>

#define SOFT "\u00AD"

struct bench {
    struct fixture fixture;
    char folder[40];
    struct resources resources;
    struct print_hyphens *hyphens;
};

static void put_dictionary(struct bench *bench, const char *name, const char *text) {
    struct arena *arena = &bench->fixture.arena;
    const char *folder = file_join(arena, bench->folder, "templates/hyphens");
    assert_true(file_make_folders(folder));
    assert_true(file_write_new(file_join(arena, folder, name), text, strlen(text)));
}

static void open_bench(struct bench *bench, const char *style) {
    memset(bench, 0, sizeof *bench);
    fixture_open(&bench->fixture, style, false);
    strcpy(bench->folder, "/tmp/regimen-hyphen-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    bench->resources = (struct resources){.root = bench->folder,
                                          .shown_root = "",
                                          .embedded = embedded_files,
                                          .embedded_count = embedded_file_count};
    bench->hyphens = print_hyphens_open(&bench->resources, &bench->fixture.diags);
}

static void close_bench(struct bench *bench) {
    print_hyphens_close(bench->hyphens);
    file_remove_tree(bench->folder);
    fixture_close(&bench->fixture);
}

// A line may end before each x, y and z.
#define PATTERNS "UTF-8\n% x, y and z\nLEFTHYPHENMIN 1\n1x\n1y\n1z\n1ž\n"

static struct print_node *read_body(struct bench *bench, const char *body) {
    struct fixture *fixture = &bench->fixture;
    struct print_reading reading = {.arena = &fixture->arena,
                                    .style = &fixture->style,
                                    .hyphens = bench->hyphens,
                                    .template_path = "templates/print/x.xml",
                                    .about = "content/routines/x.md",
                                    .diags = &fixture->diags};
    const char *markup =
        arena_printf(&fixture->arena, "<document title=\"T\" lang=\"en-GB\">%s</document>", body);
    struct print_node *tree = print_tree_read(&reading, markup, strlen(markup));
    assert_non_null(tree);
    return tree;
}

static void test_which_words(void **state) {
    (void)state;
    static const struct {
        const char *body, *text;
    } rows[] = {
        {"<p>abxaaa</p>", "ab" SOFT "xaaa"},
        {"<p>axaaaa abxaa aaaxbb</p>", "axaaaa ab" SOFT "xaa aaa" SOFT "xbb"}, // two, three letters
        {"<p>abxa</p>", "abxa"},                                               // too short
        {"<p>ABXAAA, (“abyaaa”).</p>", "AB" SOFT "XAAA, (“ab" SOFT "yaaa”)."},
        {"<p>ŽŽŽŽžaaa</p>", "ŽŽ" SOFT "Ž" SOFT "Ž" SOFT "žaaa"},
        {"<p>abxaaa.example/abxaaa a1bxaaa abxaaa-abxaaa</p>",
         "abxaaa.example/abxaaa a1bxaaa abxaaa-abxaaa"},
        {"<p>abxaa" SOFT "axaaa</p>", "abxaa" SOFT "axaaa"}, // the author knows better
        {"<p>ab<em>xaa</em>a</p>", "ab" SOFT "xaaa"},
        {"<p><span lang='qaa'>abxaaa</span> abxaaa</p>", "abxaaa ab" SOFT "xaaa"},
        {"<p>ab<span lang='qaa'>xaaa</span></p>", "abxaaa"},
        {"<p>10\u00A0abxaaa</p>", "10\u00A0ab" SOFT "xaaa"},
        {"<ul><li>abxaaa</li></ul>", "ab" SOFT "xaaa"},
        {"<h1>abxaaa</h1>", "abxaaa"},
        {"<line>abxaaa</line>", "abxaaa"},
        {"<p class='whole'>abxaaa</p>", "abxaaa"},
    };
    struct bench bench;
    open_bench(&bench, "document.hyphens=1 whole.hyphens=0");
    put_dictionary(&bench, "hyph_en.dic", PATTERNS);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct print_node *node = read_body(&bench, rows[i].body)->first;
        if (node->kind == PRINT_UL) node = node->first;
        assert_string_equal(node->paragraph->text, rows[i].text);
        assert_int_equal(node->paragraph->length, strlen(rows[i].text));
    }
    assert_int_equal(bench.fixture.diags.n, 0);
    close_bench(&bench);
}

// What a long word has no end of stays bounded.
static void test_long_words(void **state) {
    (void)state;
    struct bench bench;
    char word[200] = "<p>";
    open_bench(&bench, "document.hyphens=1");
    put_dictionary(&bench, "hyph_en.dic", PATTERNS);
    memset(word + 3, 'x', 60);
    strcpy(word + 63, "</p>");
    assert_int_equal(read_body(&bench, word)->first->paragraph->length, 60 + 2 * 56);
    memset(word + 3, 'x', 61);
    strcpy(word + 64, "</p>");
    assert_int_equal(read_body(&bench, word)->first->paragraph->length, 61);
    close_bench(&bench);
}

static void test_off_unless_asked_for(void **state) {
    (void)state;
    struct bench bench;
    open_bench(&bench, "p.size=10");
    put_dictionary(&bench, "hyph_en.dic", PATTERNS);
    assert_string_equal(read_body(&bench, "<p>abxaaa</p>")->first->paragraph->text, "abxaaa");
    assert_string_equal(read_body(&bench, "<p>abxaaa</p>")->first->paragraph->text, "abxaaa");
    close_bench(&bench);
}

// Spans, fields and notes move with the text.
static void test_places_move(void **state) {
    (void)state;
    struct bench bench;
    open_bench(&bench, "document.hyphens=1");
    put_dictionary(&bench, "hyph_en.dic", PATTERNS);
    const struct print_node *tree = read_body(
        &bench, "<p>abxaaa <strong>abyaaa</strong> <pages/> abzaaa<footnote>abxaaa</footnote> "
                "abxaaa</p>");
    const struct print_text *text = tree->first->paragraph;
    const char *strong = strstr(text->text, "ab" SOFT "yaaa");
    const char *field = strstr(text->text, "0");
    const char *note = strstr(text->text, "ab" SOFT "zaaa") + 8;
    assert_true(strong && field && note);
    bool found = false;
    for (size_t i = 0; i < text->n; i++)
        if (text->at[i].start == (size_t)(strong - text->text))
            found = text->at[i].end == text->at[i].start + 9; // with the blank behind it
    assert_true(found);
    assert_int_equal(text->at[text->n - 1].end, text->length);
    assert_int_equal(text->fields.at[0].start, field - text->text);
    assert_int_equal(text->fields.at[0].end, field + 1 - text->text);
    assert_int_equal(text->notes.at[0].at, note - text->text + 2); // behind its mark
    assert_non_null(strstr(text->notes.at[0].node->paragraph->text, "ab" SOFT "xaaa"));
    close_bench(&bench);
}

static void test_no_dictionary(void **state) {
    (void)state;
    struct bench bench;
    open_bench(&bench, "document.hyphens=1");
    const char *body = "<document title=\"T\" lang=\"qaa\"><p>abxaaa</p><p>abxaaa</p></document>";
    struct print_reading reading = {.arena = &bench.fixture.arena,
                                    .style = &bench.fixture.style,
                                    .hyphens = bench.hyphens,
                                    .template_path = "x",
                                    .about = "x",
                                    .diags = &bench.fixture.diags};
    const struct print_node *tree = print_tree_read(&reading, body, strlen(body));
    assert_string_equal(tree->first->paragraph->text, "abxaaa");
    assert_int_equal(bench.fixture.diags.n, 1); // once
    assert_string_equal(bench.fixture.diags.at[0].id, "no-hyphens");
    assert_int_equal(bench.fixture.diags.at[0].severity, DIAG_WARNING);
    close_bench(&bench);
}

static void test_bad_dictionaries(void **state) {
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
    } rows[] = {
        {"", 1},
        {"ISO8859-1\n1x\n", 1},
        {"UTF-8\n1x\n12x\n", 3},
        {"UTF-8\n1x\n\n1234\n", 4},
        {"UTF-8\na.b\n", 2},
        {"UTF-8\n1x y\n", 2},
        {"UTF-8\nLEFTHYPHENMIN 99\n", 2},
        {"UTF-8\n1x\nNEXTLEVEL\n1x\nNEXTLEVEL\n", 5},
        {"UTF-8\n"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaa\n",
         2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        open_bench(&bench, "document.hyphens=1");
        put_dictionary(&bench, "hyph_en_GB.dic", rows[i].text);
        assert_string_equal(read_body(&bench, "<p>abxaaa abxaaa</p>")->first->paragraph->text,
                            "abxaaa abxaaa");
        assert_int_equal(bench.fixture.diags.n, 1);
        assert_string_equal(bench.fixture.diags.at[0].id, "bad-hyphens");
        assert_int_equal(bench.fixture.diags.at[0].span.line, rows[i].line);
        close_bench(&bench);
    }
}

// In a narrow column the word is torn, and says so; in a wide one nothing of it is left.
static void test_what_is_painted(void **state) {
    (void)state;
    static const char *const bodies[] = {"<p>aaaaaaxaaaaaa</p>", "<p>aaaaaa" SOFT "xaaaaaa</p>"};
    for (int own = 0; own < 2; own++)
        for (int wide = 0; wide < 2; wide++) {
            struct bench bench;
            open_bench(&bench, own ? "p.size=10" : "document.hyphens=1");
            struct fixture *fixture = &bench.fixture;
            put_dictionary(&bench, "hyph_en.dic", PATTERNS);
            float width = wide ? 300 : 50;
            fixture->tree = read_body(&bench, bodies[own]);
            print_measure(&fixture->layout, fixture->tree, width);
            fixture->document = pdf_document_new(&fixture->arena, "T", "en");
            pdf_page_add(fixture->document, width, 100);
            struct print_brush brush = {.document = fixture->document, .scale = 1, .width = width};
            print_paint(&fixture->layout, &brush, fixture->tree);
            const struct pdf_page *page = fixture_page(fixture);
            assert_int_equal(page->n, wide ? 1 : 2);
            const struct pdf_run *run = &page->at[0].run;
            const char *said = wide ? "aaaaaaxaaaaaa" : "aaaaaa" SOFT;
            assert_int_equal(run->text_length, strlen(said));
            assert_memory_equal(run->text, said, run->text_length);
            assert_int_equal(run->glyph_count, wide ? 13 : 7);
            assert_int_equal(run->glyphs[6].cluster, 6);
            if (!wide) assert_memory_equal(page->at[1].run.text, "xaaaaaa", 7);
            close_bench(&bench);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_words),          cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_off_unless_asked_for), cmocka_unit_test(test_places_move),
        cmocka_unit_test(test_no_dictionary),        cmocka_unit_test(test_bad_dictionaries),
        cmocka_unit_test(test_what_is_painted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
