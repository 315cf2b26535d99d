#include "read/read_markdown.h"
#include "reading.h"

#include <pthread.h>

static struct doc_node *read(struct reading *reading, const char *text) {
    reading_start(reading, text);
    return read_markdown(&reading->arena, &reading->source, text, strlen(text), 1, &reading->diags);
}

static const struct doc_node *find(const struct doc_node *root, enum doc_kind kind, int which) {
    for (const struct doc_node *at = root; at; at = doc_next(at, root))
        if (at->kind == kind && which-- == 0) return at;
    return NULL;
}

// The first node of a kind covers `covers`, which is the only such stretch in the text.
static void check_span(const char *text, enum doc_kind kind, const char *covers) {
    struct reading r;
    const struct doc_node *node = find(read(&r, text), kind, 0);
    assert_non_null(node);
    assert_string_equal(reading_at(&r, node->span), covers);
    const char *wanted = strstr(text, covers), *line = wanted;
    while (line > text && line[-1] != '\n') line--;
    assert_int_equal(node->span.column, wanted - line + 1);
    uint32_t number = 1;
    for (const char *at = text; at < line; at++) number += *at == '\n';
    assert_int_equal(node->span.line, number);
    reading_end(&r);
}

static void links_know_their_place(void **state) {
    (void)state;
    check_span("a [b](c) d\n", DOC_LINK, "[b](c)");
    check_span("x\ny [b](c)\n", DOC_LINK, "[b](c)");
    check_span("a [`b`](b) d\n", DOC_LINK, "[`b`](b)");
    check_span("\xC3\xA9 *\xC3\xBC* [b](c) d\n", DOC_LINK, "[b](c)");
    check_span("> - a\n>   [b](c)\n", DOC_LINK, "[b](c)");
    check_span("> a\nlazy [b](c)\n", DOC_LINK, "[b](c)");
    check_span("-\ta\n\tb [b](c)\n", DOC_LINK, "[b](c)");
    check_span("# Head [b](c) #\n", DOC_LINK, "[b](c)");
    check_span("| a | x [b](c) |\n|---|---|\n", DOC_LINK, "[b](c)");
    check_span("| a |\n|---|\n| \\| [b](c) |\n", DOC_LINK, "[b](c)");
    check_span("before\n| a [b](c) |\n|---|\n| x |\n", DOC_LINK, "[b](c)");
    check_span("[x]: y\nText [b][x]\n", DOC_LINK, "[b][x]");
    check_span("x\r\ny [b](c)\r\n", DOC_LINK, "[b](c)");
    check_span("a http://b.example/c d\n", DOC_LINK, "http://b.example/c");
    check_span("a www.b.example d\n", DOC_LINK, "www.b.example");
    check_span("a me@b.example d\n", DOC_LINK, "me@b.example");
    check_span("a\n<http://b.example> d\n", DOC_LINK, "<http://b.example>");
    check_span("a ![b](c.png \"t\") d\n", DOC_IMAGE, "![b](c.png \"t\")");
    check_span("a `b\nc` [d](e)\n", DOC_LINK, "[d](e)");
}

static void lines_are_those_of_the_file(void **state) {
    (void)state;
    struct reading r;
    const char *text = "---\n---\n[a](b)\n";
    reading_start(&r, text);
    struct doc_node *root =
        read_markdown(&r.arena, &r.source, text + 8, strlen(text) - 8, 3, &r.diags);
    const struct doc_node *link = find(root, DOC_LINK, 0);
    assert_int_equal(link->span.line, 3);
    assert_string_equal(reading_at(&r, link->span), "[a](b)");
    reading_end(&r);
}

static void headings_get_ids(void **state) {
    (void)state;
    static const struct {
        const char *text, *id;
    } cases[] = {
        {"# You should feel\n", "you-should-feel"},
        {"## Set-up!\n", "set-up"},
        {"# \xC3\x9C"
         "ben *mit* `x_y`\n",
         "\xC3\xBC"
         "ben-mit-x_y"},
        {"# ???\n", "section"},
        {"# \xE4\xBD\xA0\xE5\xA5\xBD\n", "\xE4\xBD\xA0\xE5\xA5\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;
        assert_string_equal(read(&r, cases[i].text)->first->heading.id, cases[i].id);
        reading_end(&r);
    }
    struct reading r;
    struct doc_node *root = read(&r, "# A\n# A 2\n# A\n# A\n");
    assert_string_equal(find(root, DOC_HEADING, 0)->heading.id, "a");
    assert_string_equal(find(root, DOC_HEADING, 1)->heading.id, "a-2");
    assert_string_equal(find(root, DOC_HEADING, 2)->heading.id, "a-3");
    assert_string_equal(find(root, DOC_HEADING, 3)->heading.id, "a-4");
    reading_end(&r);
}

static void references_that_do_not_hold_are_told(void **state) {
    (void)state;
    static const struct {
        const char *text, *first, *second;
    } rows[] = {
        {"x[^a]\n", "1:2 unknown-footnote", ""},
        {"x[^a] y[^b]\n\n[^a]: A\n", "1:8 unknown-footnote", ""},
        {"x\n\n[^a]: A\n   [^b]: B\n", "3:1 unused-footnote", "4:4 unused-footnote"},
        {"- x\n\n  > y [^a]\n", "3:7 unknown-footnote", ""},
        {"| a |\n|---|\n| é [^a] |\n", "3:6 unknown-footnote", ""},
        {"*a [^b]*, [c [^d]](e)\n", "1:4 unknown-footnote", "1:14 unknown-footnote"},
        {"x[^a]\n\n[^a]: A [^b]\n", "3:9 unknown-footnote", ""},
        {"a \\\\[^a]\n", "1:5 unknown-footnote", ""},
        {"a &amp; *b* [^a]\n", "1:13 unknown-footnote", ""},
        {"a &amp; b [^a]\n", "1:11 unknown-footnote", ""},
        {"a \\* b [^a], \\[^b] [^c]\n", "1:8 unknown-footnote", "1:20 unknown-footnote"},
        {"x\r\n\r\n[^a]: A\r\n", "3:1 unused-footnote", ""},
        {"x\n[^a]: A\n", "2:1 unused-footnote", ""},
        // A note that a mistyped reference meant is told once.
        {"x[^nsh]\n\n[^nhs]: A\n", "1:2 unknown-footnote", ""},
        // What holds, and what is no note.
        {"x[^a] y[^A]\n\n[^a]: A\n", "", ""},
        {"x[^a]\n\n- y\n\n  [^a]: A\n", "", ""},
        {"\\[^a] and \\[^b]: c\n", "", ""},
        {"`[^a]` [^a](b) ![^a](b) <b title='[^a]'>\n", "", ""},
        {"&#91;^a] [^&amp;] [^] [^a b] [^a\n", "", ""},
        {"```\n[^a]: A\n```\n\n    [^b]: B\n", "", ""},
        {"```\n[^a]: A\n", "", ""}, // never closed
        {"<!--\n[^a]: A\n-->\n\n<!--\n[^b]: B\n", "", ""},
        {"[^a b]: A\n\n\\[^c]: C\n", "", ""},
        // Links whose address stands elsewhere.
        {"a [b][c] d\n", "1:3 unknown-link-name", ""},
        {"a [b][] [c d][e-f]\n\n[x]: y\n", "1:3 unknown-link-name", "1:9 unknown-link-name"},
        {"- | a |\n  |---|\n  | [b][c] |\n", "3:5 unknown-link-name", ""},
        {"a [b][c] [d][] [e]\n\n[c]: x\n[d]: y\n[e]: z\n", "", ""},
        {"\\[b][c] [b]\\[c] [b\\][c] `[b][c]` [b] [c] [b](x)[c](y) [ ][x] [1][ ]\n", "", ""},
        {"[] [][] [[b]] [b]: c\n", "", ""},
        {"[b][^c] [^d][e]\n\n[^c]: C\n[^d]: D\n", "", ""},
        {"    [b][c]\n\n<b x='[b][c]'>\n", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r;
        read(&r, rows[i].text);
        assert_string_equal(reading_fault(&r, 0), rows[i].first);
        assert_string_equal(reading_fault(&r, 1), rows[i].second);
        reading_end(&r);
    }
}

static void footnotes_are_numbered(void **state) {
    (void)state;
    struct reading r;
    struct doc_node *root = read(&r, "x[^b] y[^a] z[^b] n[^none]\n\n[^a]: A [^c]\n[^b]: B\n"
                                     "[^c]: C\n[^u]: U [^v]\n[^v]: V\n");
    const struct doc_node *b = find(root, DOC_FOOTNOTE, 0), *a = b->next, *c = a->next;
    assert_string_equal(b->footnote.name, "b");
    assert_int_equal(b->footnote.number, 1);
    assert_int_equal(b->footnote.references, 2);
    assert_string_equal(a->footnote.name, "a");
    assert_string_equal(c->footnote.name, "c");
    assert_int_equal(c->footnote.number, 3);
    assert_null(c->next); // nothing that counts refers to u, nor so to v
    const struct doc_node *third = find(root, DOC_FOOTNOTE_REF, 2);
    assert_int_equal(third->footnote.number, 1);
    assert_int_equal(third->footnote.reference, 2);
    assert_string_equal(third->footnote.name, "b");
    assert_string_equal(reading_at(&r, find(root, DOC_FOOTNOTE_REF, 1)->span), "[^a]");
    reading_end(&r);
}

static void extensions_are_read(void **state) {
    (void)state;
    struct reading r;
    struct doc_node *root = read(
        &r,
        "~~a *b*~~ \\~~c~~ ~~~d~~~\n\n- [ ] x\n- [x] y\n\n| a | b |\n|:-:|--:|\n| c | ~~s~~ |\n");
    const struct doc_node *strike = find(root, DOC_STRIKE, 0);
    struct buf text;
    buf_init(&text);
    doc_plain_text(strike, &text);
    assert_string_equal(text.at, "a b");
    buf_release(&text);
    assert_int_equal(find(root, DOC_ITEM, 0)->item.task, DOC_TASK_OPEN);
    assert_int_equal(find(root, DOC_ITEM, 1)->item.task, DOC_TASK_DONE);
    assert_int_equal(find(root, DOC_TABLE_CELL, 0)->cell.align, DOC_ALIGN_CENTRE);
    assert_true(find(root, DOC_TABLE_CELL, 1)->cell.header);
    assert_int_equal(find(root, DOC_TABLE_CELL, 3)->cell.align, DOC_ALIGN_RIGHT);
    assert_false(find(root, DOC_TABLE_CELL, 3)->cell.header);
    assert_int_equal(find(root, DOC_TABLE_CELL, 3)->first->kind, DOC_STRIKE);
    reading_end(&r);
}

static void passages_in_other_languages_are_read(void **state) {
    (void)state;
    struct reading r;
    struct doc_node *root = read(
        &r,
        "a <span lang=\"la\">genu *recurvatum* <span lang='zh-Hant'>x</span></span> b <b>c</b>\n");
    const struct doc_node *latin = find(root, DOC_LANGUAGE, 0),
                          *inner = find(root, DOC_LANGUAGE, 1);
    assert_string_equal(latin->text, "la");
    assert_string_equal(latin->next->text, " b ");
    assert_string_equal(inner->text, "zh-Hant");
    assert_ptr_equal(inner->parent, latin);
    assert_ptr_equal(latin->last, inner);
    struct buf text;
    buf_init(&text);
    doc_plain_text(root, &text);
    assert_string_equal(text.at, "a genu recurvatum x b c");
    buf_release(&text);
    reading_end(&r);
}

static void other_tags_stay_html(void **state) {
    (void)state;
    static const char *const texts[] = {"<span lang=\"la\">a",
                                        "a</span>",
                                        "<span lang=\"\">a</span>",
                                        "<span lang=\"l\">a</span>",
                                        "<span lang=\"la-\">a</span>",
                                        "<span lang=\"a b\">a</span>",
                                        "<span lang=la>a</span>",
                                        "<span lang=\"la\" class=\"x\">a</span>",
                                        "<span>a</span>",
                                        "*<span lang=\"la\">a*</span>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading r;
        struct doc_node *root = read(&r, texts[i]);
        assert_null(find(root, DOC_LANGUAGE, 0));
        assert_non_null(find(root, DOC_HTML_INLINE, 0));
        reading_end(&r);
    }
}

static void control_characters_are_replaced(void **state) {
    (void)state;
    struct reading r;
    struct doc_node *root = read(&r, "a&#1;b \x02 &#xFFFE; &#x80;\n");
    assert_string_equal(find(root, DOC_TEXT, 0)->text, "a\xEF\xBF\xBD"
                                                       "b \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD");
    reading_end(&r);
}

static void repeat(struct buf *text, const char *piece, int times) {
    buf_clear(text);
    for (int i = 0; i < times; i++) buf_puts(text, piece);
    buf_puts(text, "x\n");
}

static int depth_of(const struct doc_node *node) {
    int deepest = 0;
    for (const struct doc_node *at = node; at; at = doc_next(at, node)) {
        int depth = 0;
        for (const struct doc_node *up = at; up != node; up = up->parent) depth++;
        if (depth > deepest) deepest = depth;
    }
    return deepest;
}

static void depth_is_bounded(void **state) {
    (void)state;
    static const char *const pieces[] = {"> ", "- ", "[", "![", "*a **b ", "~~a ~b "};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        repeat(&text, pieces[i], 10000);
        struct reading r;
        struct doc_node *root = read(&r, text.at);
        assert_true(depth_of(root) <= 101);
        assert_true(r.diags.n <= 1);
        if (i == 0) assert_string_equal(reading_fault(&r, 0), "1:201 too-deep");
        reading_end(&r);
    }
    buf_release(&text);
}

// The library's shared tables must not make one thread's text depend on another's.
static void *read_many(void *context) {
    size_t *wrong = context;
    for (int i = 0; i < 300; i++) {
        struct reading r;
        struct doc_node *root = read(&r, "a ~~b~~ http://c.example/ www.d.example\n");
        *wrong += !find(root, DOC_STRIKE, 0) || !find(root, DOC_LINK, 1);
        reading_end(&r);
    }
    return NULL;
}

static void threads_do_not_meet(void **state) {
    (void)state;
    pthread_t threads[4];
    size_t wrong[4] = {0};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_many, &wrong[i]), 0);
    for (size_t i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; i < 4; i++) assert_int_equal(wrong[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_know_their_place),
        cmocka_unit_test(lines_are_those_of_the_file),
        cmocka_unit_test(headings_get_ids),
        cmocka_unit_test(footnotes_are_numbered),
        cmocka_unit_test(references_that_do_not_hold_are_told),
        cmocka_unit_test(extensions_are_read),
        cmocka_unit_test(passages_in_other_languages_are_read),
        cmocka_unit_test(other_tags_stay_html),
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(threads_do_not_meet),
    };
    return cmocka_run_group_tests_name("read/markdown", tests, NULL, NULL);
}
