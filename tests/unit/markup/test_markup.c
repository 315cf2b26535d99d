#include "markup/markup.h"
#include "testing.h"

#include <string.h>

// The tests build their trees by hand: markup/ knows nothing of Markdown.
struct fixture {
    struct arena arena;
    struct doc_node *root;
    struct words words;
    struct buf out;
};

static void start(struct fixture *fixture) {
    static const char *const texts[][2] = {{"markup.footnotes", "Notes"},
                                           {"markup.note", "Note {number}"},
                                           {"markup.back", "Back to note {number}"},
                                           {"markup.back-again", "Back to place {number}"},
                                           {"markup.open", "To \"do\""},
                                           {"markup.done", "Done"}};
    *fixture = (struct fixture){.words = {.language = "en"}};
    arena_init(&fixture->arena);
    buf_init(&fixture->out);
    fixture->root = doc_new(&fixture->arena, DOC_ROOT, (struct span){0});
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        map_add(&fixture->arena, &fixture->words.texts, texts[i][0], texts[i][1]);
}

static void end(struct fixture *fixture) {
    buf_release(&fixture->out);
    arena_release(&fixture->arena);
}

static struct doc_node *add(struct fixture *fixture, struct doc_node *parent, enum doc_kind kind,
                            const char *text) {
    struct doc_node *node = doc_new(&fixture->arena, kind, (struct span){0});
    node->text = text;
    doc_append(parent, node);
    return node;
}

static const char *written(struct fixture *fixture, struct markup_options options) {
    buf_clear(&fixture->out);
    options.words = &fixture->words;
    markup_write(fixture->root->first, NULL, &options, &fixture->out);
    return fixture->out.at;
}

#define HTML ((struct markup_options){0})
#define XHTML ((struct markup_options){.xhtml = true})

static const char attack[] = "\"><script>'&";
static const char escaped[] = "&quot;&gt;&lt;script&gt;&#39;&amp;";

static void passages_say_their_language(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *paragraph = add(&f, f.root, DOC_PARAGRAPH, NULL);
    add(&f, add(&f, paragraph, DOC_LANGUAGE, "la"), DOC_TEXT, "genu");
    assert_non_null(strstr(written(&f, HTML), "<span lang=\"la\">genu</span>"));
    assert_non_null(strstr(written(&f, XHTML), "<span lang=\"la\" xml:lang=\"la\">genu</span>"));
    end(&f);
}

static void nothing_comes_out_unescaped(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *paragraph = add(&f, f.root, DOC_PARAGRAPH, NULL);
    add(&f, paragraph, DOC_TEXT, attack);
    add(&f, paragraph, DOC_CODE, attack);
    add(&f, paragraph, DOC_HTML_INLINE, attack);
    add(&f, paragraph, DOC_LINK, attack)->link.title = attack;
    struct doc_node *image = add(&f, paragraph, DOC_IMAGE, attack);
    image->link.title = attack;
    add(&f, image, DOC_TEXT, attack);
    add(&f, f.root, DOC_CODE_BLOCK, attack)->code.info = attack;
    add(&f, f.root, DOC_HTML_BLOCK, attack);
    struct doc_node *heading = add(&f, f.root, DOC_HEADING, NULL);
    heading->heading.level = 2;
    heading->heading.id = attack;
    struct doc_node *figure = add(&f, f.root, DOC_PARAGRAPH, NULL);
    add(&f, figure, DOC_IMAGE, "a.png")->link.title = attack;
    struct doc_node *row = add(&f, add(&f, f.root, DOC_TABLE, NULL), DOC_TABLE_ROW, NULL);
    add(&f, add(&f, row, DOC_TABLE_CELL, NULL), DOC_TEXT, attack);
    for (int i = 0; i < 2; i++) {
        const char *out = written(&f, i ? XHTML : HTML);
        assert_null(strstr(out, "<script"));
        int count = 0;
        for (const char *at = out; (at = strstr(at, escaped)); at++) count++;
        assert_int_equal(count, 12);
        assert_non_null(strstr(out, "href=\"%22%3E%3Cscript%3E&#39;&amp;\""));
    }
    end(&f);
}

static const char *link_to(struct fixture *fixture, const char *address) {
    fixture->root->first = fixture->root->last = NULL;
    add(fixture, fixture->root, DOC_LINK, address);
    return written(fixture, HTML);
}

static void addresses_that_run_are_neutralised(void **state) {
    (void)state;
    static const char *const bad[] = {"javascript:alert(1)", "JaVaScRiPt:x",     " javascript:x",
                                      "java\tscript:x",      "\x01javascript:x", "data:text/html,x",
                                      "vbscript:x",          "file:///etc",      "java\nscript:x"};
    static const char *const good[][2] = {
        {"https://a.example/b?c=d&e", "<a href=\"https://a.example/b?c=d&amp;e\"></a>"},
        {"mailto:a@b.example", "<a href=\"mailto:a@b.example\"></a>"},
        {"tel:+441", "<a href=\"tel:+441\"></a>"},
        {"../a b/\xC3\xA9.png#x", "<a href=\"../a%20b/%C3%A9.png#x\"></a>"},
        {"a/b:c", "<a href=\"a/b:c\"></a>"},
        {"", "<a href=\"\"></a>"},
        {"a%20b", "<a href=\"a%20b\"></a>"}};
    struct fixture f;
    start(&f);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_string_equal(link_to(&f, bad[i]), "<a href=\"#\"></a>");
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_string_equal(link_to(&f, good[i][0]), good[i][1]);
    end(&f);
}

static void html_and_xhtml_close_as_they_must(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    add(&f, f.root, DOC_RULE, NULL);
    struct doc_node *paragraph = add(&f, f.root, DOC_PARAGRAPH, NULL);
    add(&f, paragraph, DOC_LINE_BREAK, NULL);
    add(&f, paragraph, DOC_IMAGE, "a.png");
    assert_string_equal(written(&f, HTML), "<hr>\n<p><br>\n<img src=\"a.png\" alt=\"\"></p>\n");
    assert_string_equal(written(&f, XHTML),
                        "<hr />\n<p><br />\n<img src=\"a.png\" alt=\"\" /></p>\n");
    end(&f);
}

static void a_lone_picture_with_a_title_is_a_figure(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *image = add(&f, add(&f, f.root, DOC_PARAGRAPH, NULL), DOC_IMAGE, "a.png");
    image->link.title = "Low & slow";
    struct doc_node *emphasis = add(&f, image, DOC_EMPHASIS, NULL);
    add(&f, emphasis, DOC_TEXT, "A squat");
    assert_string_equal(written(&f, HTML), "<figure><img src=\"a.png\" alt=\"A squat\">"
                                           "<figcaption>Low &amp; slow</figcaption></figure>\n");
    add(&f, f.root->first, DOC_TEXT, ".");
    assert_string_equal(written(&f, HTML),
                        "<p><img src=\"a.png\" alt=\"A squat\" title=\"Low &amp; "
                        "slow\">.</p>\n");
    end(&f);
}

static void tables_have_header_cells(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *table = add(&f, f.root, DOC_TABLE, NULL);
    for (int i = 0; i < 2; i++) {
        struct doc_node *row = add(&f, table, DOC_TABLE_ROW, NULL);
        struct doc_node *cell = add(&f, row, DOC_TABLE_CELL, NULL);
        cell->cell.header = i == 0;
        cell->cell.align = DOC_ALIGN_RIGHT;
        add(&f, cell, DOC_TEXT, "a");
        add(&f, row, DOC_TABLE_CELL, NULL)->cell.header = i == 0;
    }
    assert_string_equal(written(&f, HTML),
                        "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"right\">a</th>\n"
                        "<td></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"right\">a</td>\n"
                        "<td></td>\n</tr>\n</tbody>\n</table>\n");
    end(&f);
}

static void tasks_have_names(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *list = add(&f, f.root, DOC_LIST, NULL);
    list->list.tight = true;
    for (int i = 0; i < 2; i++) {
        struct doc_node *item = add(&f, list, DOC_ITEM, NULL);
        item->item.task = i ? DOC_TASK_DONE : DOC_TASK_OPEN;
        add(&f, add(&f, item, DOC_PARAGRAPH, NULL), DOC_TEXT, "x");
    }
    assert_string_equal(
        written(&f, HTML),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled "
        "aria-label=\"To &quot;do&quot;\"> x</li>\n<li class=\"task\"><input type=\"checkbox\" "
        "disabled checked aria-label=\"Done\"> x</li>\n</ul>\n");
    assert_non_null(strstr(written(&f, XHTML), "disabled=\"disabled\" checked=\"checked\""));
    end(&f);
}

static void add_footnote(struct fixture *f) {
    struct doc_node *paragraph = add(f, f->root, DOC_PARAGRAPH, NULL);
    for (int i = 1; i <= 2; i++) {
        struct doc_node *reference = add(f, paragraph, DOC_FOOTNOTE_REF, NULL);
        reference->footnote.number = 1;
        reference->footnote.reference = i;
    }
    struct doc_node *note = add(f, f->root, DOC_FOOTNOTE, NULL);
    note->footnote.number = 1;
    note->footnote.references = 2;
    add(f, add(f, note, DOC_PARAGRAPH, NULL), DOC_TEXT, "n");
}

static void footnotes_lead_both_ways(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    add_footnote(&f);
    struct markup_options options = {.id_prefix = "x-"};
    assert_string_equal(
        written(&f, options),
        "<p><sup class=\"note-ref\"><a href=\"#x-note.1\" id=\"x-note.1.ref\" "
        "role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>"
        "<sup class=\"note-ref\"><a href=\"#x-note.1\" id=\"x-note.1.ref.2\" "
        "role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>\n"
        "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n"
        "<li id=\"x-note.1\">\n<p>n <a class=\"note-back\" role=\"doc-backlink\" "
        "href=\"#x-note.1.ref\" aria-label=\"Back to note 1\">\xE2\x86\xA9\xEF\xB8\x8E</a> "
        "<a class=\"note-back\" role=\"doc-backlink\" href=\"#x-note.1.ref.2\" "
        "aria-label=\"Back to place 2\">\xE2\x86\xA9\xEF\xB8\x8E<sup>2</sup></a></p>\n</li>\n"
        "</ol>\n</section>\n");
    const char *book = written(&f, XHTML);
    assert_non_null(strstr(book, "epub:type=\"noteref\" role=\"doc-noteref\""));
    assert_non_null(
        strstr(book, "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"note.1"));
    end(&f);
}

static void headings_shift_within_bounds(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *heading = add(&f, f.root, DOC_HEADING, NULL);
    heading->heading.level = 2;
    heading->heading.id = "a";
    struct markup_options options = {.heading_shift = 1, .id_prefix = "p-"};
    assert_string_equal(written(&f, options), "<h3 id=\"p-a\"></h3>\n");
    options.heading_shift = 9;
    assert_string_equal(written(&f, options), "<h6 id=\"p-a\"></h6>\n");
    options.heading_shift = -9;
    assert_string_equal(written(&f, options), "<h1 id=\"p-a\"></h1>\n");
    end(&f);
}

static void raw_html_passes_only_where_allowed(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    add(&f, f.root, DOC_HTML_BLOCK, "<b>x</b>\n");
    assert_string_equal(written(&f, HTML), "<p>&lt;b&gt;x&lt;/b&gt;</p>\n");
    struct markup_options raw = {.raw_html = true};
    assert_string_equal(written(&f, raw), "<b>x</b>\n");
    end(&f);
}

static void a_stretch_ends_where_it_must(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    struct doc_node *first = add(&f, f.root, DOC_RULE, NULL);
    struct doc_node *second = add(&f, f.root, DOC_PARAGRAPH, NULL);
    markup_write(first, second, &HTML, &f.out);
    assert_string_equal(f.out.at, "<hr>\n");
    markup_write(second, second, &HTML, &f.out);
    markup_write(NULL, NULL, &HTML, &f.out);
    assert_string_equal(f.out.at, "<hr>\n");
    end(&f);
}

static void note_block(void *context, const struct doc_node *block, struct buf *out) {
    (void)context;
    buf_printf(out, "[%u]", block->span.line);
}

// What stands before a block is asked for once for each paragraph, heading and row, and where it is
// put it may stand.
static void blocks_are_told_before_they_begin(void **state) {
    (void)state;
    struct fixture f;
    start(&f);
    add(&f, f.root, DOC_HEADING, NULL)->span.line = 1;
    f.root->last->heading.level = 2;
    struct doc_node *list = add(&f, f.root, DOC_LIST, NULL);
    list->list.tight = true;
    struct doc_node *item = add(&f, list, DOC_ITEM, NULL);
    struct doc_node *paragraph = add(&f, item, DOC_PARAGRAPH, NULL);
    paragraph->span.line = 2;
    add(&f, paragraph, DOC_TEXT, "x");
    struct doc_node *row = add(&f, add(&f, f.root, DOC_TABLE, NULL), DOC_TABLE_ROW, NULL);
    row->span.line = 3;
    add(&f, row, DOC_TABLE_CELL, NULL);
    add(&f, row, DOC_TABLE_CELL, NULL);
    const char *text = written(&f, (struct markup_options){.before = note_block});
    assert_string_equal(text, "[1]<h2></h2>\n<ul>\n<li>[2]x</li>\n</ul>\n<table>\n<thead>\n<tr>\n"
                              "<td>[3]</td>\n<td></td>\n</tr>\n</thead>\n</table>\n");
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passages_say_their_language),
        cmocka_unit_test(nothing_comes_out_unescaped),
        cmocka_unit_test(addresses_that_run_are_neutralised),
        cmocka_unit_test(html_and_xhtml_close_as_they_must),
        cmocka_unit_test(a_lone_picture_with_a_title_is_a_figure),
        cmocka_unit_test(tables_have_header_cells),
        cmocka_unit_test(tasks_have_names),
        cmocka_unit_test(footnotes_lead_both_ways),
        cmocka_unit_test(headings_shift_within_bounds),
        cmocka_unit_test(raw_html_passes_only_where_allowed),
        cmocka_unit_test(a_stretch_ends_where_it_must),
        cmocka_unit_test(blocks_are_told_before_they_begin),
    };
    return cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}
