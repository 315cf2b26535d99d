// Handouts and the book: pages, their numbers, their heads and feet, footnotes, links.
#include "testing.h"

#include "press.h"
#include "print/print_book.h"

#include <math.h>

#define FILL "<page-break/>"

static void pages_are_numbered(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    const struct pdf_document *document =
        print_body(&press, PAPER_A4,
                   "<header skip=\"1\"><p>Of <chapter/></p></header>"
                   "<footer><p>Leaf <page/> of <pages/></p></footer>"
                   "<p>See <page-of to=\"b\"/> and <page-of to=\"a\"/>.</p>" FILL
                   "<h1 id=\"a\">Alpha</h1>" FILL "<p>middle</p>" FILL "<h1 id=\"b\">Beta</h1>");
    assert_non_null(document);
    assert_int_equal(document->pages.n, 4);
    assert_true(has(&press, document, 0, "See 4 and 2."));
    assert_true(has(&press, document, 0, "Leaf 1 of 4"));
    assert_true(has(&press, document, 3, "Leaf 4 of 4"));
    assert_false(has(&press, document, 0, "Of "));
    assert_true(has(&press, document, 2, "Of Alphamiddle")); // the chapter that goes on
    assert_true(has(&press, document, 3, "Of BetaBeta"));
    press_close(&press);
}

// The number of a page beyond the ninth needs another digit, which may move a line.
static void numbers_settle(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<p>At <page-of to=\"last\"/>.</p>");
    for (int i = 0; i < 11; i++) buf_puts(&body, FILL "<p>leaf</p>");
    buf_puts(&body, "<p id=\"last\">last</p>");
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    assert_int_equal(document->pages.n, 12);
    assert_true(has(&press, document, 0, "At 12."));
    buf_release(&body);
    press_close(&press);
}

// Each page is said to begin with the first block that stands on it or behind it.
static void pages_tell_where_they_begin(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct arena *arena = &press.sample.arena;
    struct book_pages pages = {0};
    press_template(&press, "x.xml",
                   "<p mark=\"one\">x</p><section mark=\"two\"><p mark=\"three\">x</p>" FILL
                   "<p>unmarked</p><p mark=\"four\">x</p><p mark=\"five\">x</p></section>" FILL
                   "<p>bare</p>" FILL "<ul><li mark=\"six\">x</li></ul>" FILL "<p>x</p>");
    const struct print_order order = {
        .template_name = "print/x.xml", .paper = PAPER_A4, .pages = &pages, .pages_arena = arena};
    assert_non_null(print_flow(&press.sample.press, &order, arena));
    static const char *const places[] = {"one", "four", "six", "six", "six"};
    assert_int_equal(pages.n, sizeof places / sizeof *places);
    for (size_t i = 0; i < pages.n; i++) {
        assert_string_equal(pages.at[i].place, places[i]);
        assert_int_equal(atoi(pages.at[i].label), i + 1);
    }
    press_close(&press);
}

// What is filled in first makes paragraphs longer, so that what the second number counts has moved.
static void numbers_that_move_are_filled_in_again(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<p>At <page-of to=\"last\"/>.</p><h1>");
    for (int i = 0; i < 30; i++) buf_puts(&body, "a long title ");
    buf_puts(&body, "</h1>");
    for (int i = 0; i < 12; i++) buf_puts(&body, "<p><chapter/></p>");
    buf_puts(&body, "<p id=\"last\">last</p>");
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    size_t last = document->pages.n - 1;
    assert_true(last > 0 && has(&press, document, last, "last"));
    assert_true(has(&press, document, 0, arena_printf(&press.sample.arena, "At %zu.", last + 1)));
    buf_release(&body);
    press_close(&press);
}

static void links_lead_to_what_they_name(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    const struct pdf_document *document = print_body(
        &press, PAPER_A4, "<p>Go <a to=\"there\">there</a>.</p>" FILL "<h1 id=\"there\">Here</h1>");
    assert_non_null(document);
    assert_int_equal(document->pages.at[0].links.n, 1);
    const struct pdf_link *link = &document->pages.at[0].links.at[0];
    assert_null(link->address);
    assert_int_equal(link->target->role, PDF_H1);
    assert_string_equal(link->description, "there");
    press_close(&press);
}

// The lowest and the highest baseline of a text on a page.
static float baseline_of(const struct pdf_page *page, const char *text) {
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_run *run = &page->at[i].run;
        if (page->at[i].kind == PDF_RUN && run->text_length >= strlen(text) &&
            !strncmp(run->text, text, strlen(text)))
            return run->y;
    }
    fail_msg("'%s' is not on the page", text);
    return 0;
}

static void footnotes_stand_on_their_page(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    const struct pdf_document *document =
        print_body(&press, PAPER_A4,
                   "<p>Alpha<footnote>first note</footnote></p><p>Beta</p>" FILL
                   "<p>Gamma<footnote>second note</footnote></p>");
    assert_non_null(document);
    assert_int_equal(document->pages.n, 2);
    const struct pdf_page *page = &document->pages.at[0];
    assert_true(has(&press, document, 0, "first note"));
    assert_false(has(&press, document, 0, "second note"));
    assert_true(has(&press, document, 1, "second note"));
    assert_true(has(&press, document, 1, "Gamma²"));
    assert_true(baseline_of(page, "Alpha¹") < 200);
    float note = 0;
    for (size_t i = 0; i < page->n; i++)
        if (page->at[i].kind == PDF_RUN) note = fmaxf(note, page->at[i].run.y);
    assert_true(note > page->height - 100 && note < page->height - 40); // at its foot
    press_close(&press);
}

// Whatever does not fit above the notes goes on to the next page.
static void footnotes_take_room(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    for (int i = 0; i < 60; i++)
        buf_printf(&body, "<p>line %d<footnote>note of line %d</footnote></p>", i, i);
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    assert_true(document->pages.n >= 3);
    for (int i = 0; i < 60; i++) {
        size_t at = 0;
        while (at < document->pages.n &&
               !has(&press, document, at, arena_printf(&press.sample.arena, "note of line %d", i)))
            at++;
        assert_true(at < document->pages.n); // and its line is there too
        assert_true(has(&press, document, at, arena_printf(&press.sample.arena, "line %d", i)));
    }
    for (size_t n = 0; n < document->pages.n; n++)
        for (size_t i = 0; i < document->pages.at[n].n; i++)
            if (document->pages.at[n].at[i].kind == PDF_RUN)
                assert_true(document->pages.at[n].at[i].run.y < 842 - 40);
    buf_release(&body);
    press_close(&press);
}

// A row is never cut, and its notes stand on its page and take their room there.
static void footnotes_of_a_table(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<table>");
    for (int i = 0; i < 60; i++)
        buf_printf(&body, "<tr><td>row %d<footnote>note of row %d.</footnote></td></tr>", i, i);
    buf_puts(&body, "</table>");
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    for (size_t n = 0; n < document->pages.n; n++)
        for (size_t i = 0; i < document->pages.at[n].n; i++)
            if (document->pages.at[n].at[i].kind == PDF_RUN)
                assert_true(document->pages.at[n].at[i].run.y < 842 - 40);
    assert_true(has(&press, document, document->pages.n - 1, "note of row 59."));
    buf_release(&body);
    press_close(&press);
}

// The ground of a box that goes over pages is a box on each of them.
static void a_box_ends_with_its_page(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<box class=\"safety\">");
    for (int i = 0; i < 90; i++) buf_puts(&body, "<p>line</p>");
    buf_puts(&body, "</box>");
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    assert_true(document->pages.n >= 3);
    for (size_t n = 0; n < document->pages.n; n++) {
        size_t grounds = 0;
        for (size_t i = 0; i < document->pages.at[n].n; i++) {
            const struct pdf_item *item = &document->pages.at[n].at[i];
            if (item->kind != PDF_PATH) continue;
            grounds++;
            for (size_t k = 0; k + 1 < item->path.verb_count; k++)
                assert_true(item->path.points[2 * k + 1] > 0 &&
                            item->path.points[2 * k + 1] < document->pages.at[n].height - 40);
        }
        assert_int_equal(grounds, 2); // the fill and the bar
    }
    buf_release(&body);
    press_close(&press);
}

static void a_tables_head_stands_again(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<table><tr><th>Day</th><th>Pain</th></tr>");
    for (int i = 0; i < 80; i++) buf_printf(&body, "<tr><td>%d</td><td>0</td></tr>", i);
    buf_puts(&body, "</table>");
    const struct pdf_document *document = print_body(&press, PAPER_A4, body.at);
    assert_non_null(document);
    assert_true(document->pages.n >= 2);
    for (size_t n = 0; n < document->pages.n; n++) assert_true(has(&press, document, n, "DayPain"));
    struct buf aloud;
    buf_init(&aloud);
    fixture_read_aloud(document, document->root, &aloud);
    const char *first = strstr(aloud.at, "Day");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Day")); // it is read once
    buf_release(&aloud);
    buf_release(&body);
    press_close(&press);
}

static void handouts_and_books_on_every_paper(void **state) {
    (void)state;
    struct press press;
    press_open(&press);
    struct sample *sample = &press.sample;
    const struct entry *routine = &sample->routine.entry;
    const struct entry *exercises[] = {&sample->exercises[0].entry, &sample->exercises[1].entry};
    for (enum paper paper = 0; paper < PAPERS; paper++) {
        const struct print_matter matters[] = {{&routine, 1}, {exercises, 1}, {exercises, 2}};
        for (size_t i = 0; i < 3; i++) {
            const struct pdf_document *document =
                print_handout(&sample->press, &matters[i], paper, &sample->arena);
            sample_print_diags(sample);
            assert_non_null(document);
            assert_near(document->pages.at[0].width, paper_sizes[paper].width);
            float least = paper_sizes[paper].large ? 12 : 9;
            for (size_t n = 0; n < document->pages.n; n++)
                for (size_t k = 0; k < document->pages.at[n].n; k++)
                    if (document->pages.at[n].at[k].kind == PDF_RUN)
                        assert_true(document->pages.at[n].at[k].run.size >= least - 0.01F);
        }
    }
    assert_int_equal(sample->diags.n, 0);
    press_close(&press);
}

// A head that would stand on the text below it.
static void heads_fit_into_their_margins(void **state) {
    (void)state;
    for (int lines = 1; lines <= 3; lines += 2) {
        struct press press;
        press_open(&press);
        const char *body =
            arena_printf(&press.sample.arena, "<header><p>Clinic%s</p></header><p>text</p>",
                         lines > 1 ? "<br/>Street<br/>Town" : "");
        const struct pdf_document *document = print_body(&press, PAPER_A4, body);
        assert_int_equal(document != NULL, lines == 1);
        if (lines > 1) assert_string_equal(press.sample.diags.at[0].id, "no-room");
        press_close(&press);
    }
}

static size_t count_pages(const char *class, int lines) {
    struct press press;
    press_open(&press);
    press.class = class;
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<h1>Squat</h1><section class=\"whole\">");
    for (int i = 0; i < lines; i++) buf_puts(&body, "<p>step</p>");
    buf_puts(&body, "</section>");
    size_t pages = print_body(&press, PAPER_A4, body.at)->pages.n;
    buf_release(&body);
    press_close(&press);
    return pages;
}

// White is taken in where that saves a page: an exercise that is kept whole then stands below the
// letterhead.
static void white_is_taken_in_to_save_a_page(void **state) {
    (void)state;
    assert_int_equal(count_pages("whole", 33), 1);
    assert_int_equal(count_pages("whole", 34), 2); // which keeps its white
    assert_int_equal(count_pages("handout", 41), 1);
    assert_int_equal(count_pages("handout", 42), 2);
}

static void what_cannot_be_is_told(void **state) {
    (void)state;
    static const struct {
        const char *body, *id;
    } rows[] = {
        {"<p>To <a to=\"nowhere\">x</a></p>", "unknown-target"},
        {"<p>On <page-of to=\"nowhere\"/></p>", "unknown-target"},
        {"<p>A<footnote>see <page-of to=\"nowhere\"/></footnote></p>", "unknown-target"},
        {"<p id=\"a\">x</p><p id=\"a\">y</p>", "bad-attribute"},
        {"<p><a>x</a></p>", "bad-attribute"},
        {"<p><a to=\"b\" href=\"https://a.example/\">x</a></p><p id=\"b\">y</p>", "bad-attribute"},
        {"<p>A<footnote>b<footnote>c</footnote></footnote></p>", "misplaced-element"},
        {"<h1>A <strong><chapter/></strong></h1>", "misplaced-element"},
        {"<line>A<footnote>b</footnote></line>", "misplaced-element"},
        {"<section><header><p>x</p></header></section>", "misplaced-element"},
        {"<qr address=\"https://a.example/\" alt=\"A\" width=\"1500\"/>", "too-tall"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct press press;
        press_open(&press);
        assert_null(print_body(&press, PAPER_A4, rows[i].body));
        assert_true(press.sample.diags.n > 0);
        assert_string_equal(press.sample.diags.at[0].id, rows[i].id);
        press_close(&press);
    }
}

// What only pages give a meaning is refused on a card, and not left out without a word.
static void a_card_has_no_place_for_pages(void **state) {
    (void)state;
    static const struct {
        const char *body, *names;
    } rows[] = {
        {"<p>A<footnote>b</footnote></p>", "'footnote'"},
        {"<p>A</p><page-break/><p>b</p>", "'page-break'"},
        {"<footer><p>A</p></footer><p>b</p>", "'footer'"},
        {"<p>Page <page/></p>", "'page'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct press press;
        press_open(&press);
        struct sample *sample = &press.sample;
        press_template(&press, "card.xml", rows[i].body);
        assert_null(print_card(&sample->press, &sample->routine, PAPER_A4, &sample->arena, NULL));
        assert_int_equal(sample->diags.n, 1);
        assert_string_equal(sample->diags.at[0].id, "misplaced-element");
        assert_non_null(strstr(sample->diags.at[0].message, rows[i].names));
        press_close(&press);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_numbered),
        cmocka_unit_test(numbers_settle),
        cmocka_unit_test(pages_tell_where_they_begin),
        cmocka_unit_test(numbers_that_move_are_filled_in_again),
        cmocka_unit_test(links_lead_to_what_they_name),
        cmocka_unit_test(footnotes_stand_on_their_page),
        cmocka_unit_test(footnotes_take_room),
        cmocka_unit_test(footnotes_of_a_table),
        cmocka_unit_test(a_box_ends_with_its_page),
        cmocka_unit_test(a_tables_head_stands_again),
        cmocka_unit_test(handouts_and_books_on_every_paper),
        cmocka_unit_test(heads_fit_into_their_margins),
        cmocka_unit_test(white_is_taken_in_to_save_a_page),
        cmocka_unit_test(what_cannot_be_is_told),
        cmocka_unit_test(a_card_has_no_place_for_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
