// Places on the page, told from the display list.
#include "fixture.h"

static void test_stack_collapses_white(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.before=4 p.after=6 h2.before=10", false);
    fixture_lay(&fixture, "<p>a</p><p>b</p><h2>c</h2><spacer height='7'/><p>d</p>", 200, false);
    const struct print_node *a = fixture.tree->first, *b = a->next, *c = b->next,
                            *d = c->next->next;
    assert_near(a->y, 0);
    assert_near(b->y, 15 + 6);
    assert_near(c->y, b->y + 15 + 10);
    assert_near(d->y, c->y + 15 + 7 + 4);
    assert_near(fixture.tree->height, d->y + 15);
    fixture_close(&fixture);
}

static void test_row_widths(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "row.gap=10", false);
    fixture_lay(&fixture,
                "<row align='bottom'><column width='50'><p>a</p></column>"
                "<column share='2'><p>b</p><p>b</p></column><column><p>c</p></column></row>",
                220, false);
    const struct print_node *a = fixture.tree->first->first, *b = a->next, *c = b->next;
    assert_near(b->x, 60);
    assert_near(b->width, 100);
    assert_near(c->x, 170);
    assert_near(c->width, 50);
    assert_near(a->y, 15);
    assert_near(b->y, 0);
    fixture_close(&fixture);
}

// Columns that ask for more than there is stand within the row all the same.
static void test_columns_are_squeezed(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "row.gap=300", false);
    fixture_lay(&fixture,
                "<row><column width='480'><p>a</p></column><column width='300'><p>b</p></column>"
                "<column><p>c</p></column></row>",
                400, false);
    const struct print_node *a = fixture.tree->first->first, *b = a->next, *c = b->next;
    assert_true(a->x + a->width < b->x && b->x + b->width < c->x);
    assert_true(c->width >= 15);
    assert_near(c->x + c->width, 400);
    assert_near(a->width / b->width, 480.0 / 300);
    fixture_close(&fixture);
}

static void test_columns_balance(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "columns.gap=20 p.after=5", false);
    fixture_lay(&fixture, "<columns><p>a<br/>a<br/>a</p><p>b</p><p>c</p><p>d<br/>d</p></columns>",
                220, false);
    const struct print_node *a = fixture.tree->first->first, *b = a->next, *c = b->next,
                            *d = c->next;
    assert_near(a->width, 100);
    assert_true(a->x == 0 && b->x == 0);
    assert_near(c->x, 120);
    assert_near(c->y, 0);
    assert_near(d->x, 120);
    assert_near(d->y, 20);
    assert_near(fixture.tree->height, 65); // a and b; any other cut is higher
    fixture_close(&fixture);
}

static void test_columns_keep_one_whole(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<columns count='3'><p>only</p></columns>", 300, false);
    assert_near(fixture.tree->height, 15);
    fixture_lay(&fixture, "<columns count='2'/>", 300, false);
    assert_near(fixture.tree->height, 0);
    fixture_close(&fixture);
}

static void test_list(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "ol.indent=20 ol.gap=5 ol.marker_weight=700 ul.indent=12 ul.gap=4",
                 false);
    fixture_lay(&fixture,
                "<ol start='9'><li>nine</li><li><p>ten</p><ul><li>sub</li></ul></li></ol>", 200,
                false);
    assert_aloud(&fixture, "Document(L(LI(Lbl(9. )LBody(nine))LI(Lbl(10. )LBody(P(ten)"
                           "L(LI(Lbl(\u2022 )LBody(sub)))))))");
    const struct pdf_run *nine = fixture_run(&fixture, "9."), *ten = fixture_run(&fixture, "10.");
    assert_near(fixture_run(&fixture, "nine")->x, 20);
    assert_near(fixture_run_end(nine), 15); // markers end in line
    assert_near(fixture_run_end(ten), 15);
    assert_near(ten->y, fixture_run(&fixture, "ten")->y);
    assert_near(fixture_run(&fixture, "sub")->x, 32);
    fixture_close(&fixture);
}

static void test_box(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture,
                 "box.padding=8 box.fill=#eeeeee box.bar=#000000 box.bar_width=4 box.radius=3",
                 false);
    fixture_lay(&fixture, "<box><p>a</p></box>", 100, false);
    assert_near(fixture.tree->height, 31);
    assert_near(fixture_run(&fixture, "a")->x, 12);
    assert_int_equal(fixture_items(&fixture, PDF_PATH), 2);
    assert_aloud(&fixture, "Document(P(a))");
    fixture_close(&fixture);
}

static void test_stretched_box(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "box.fill=#eeeeee", false);
    fixture_lay(&fixture,
                "<row align='stretch'><column><box><p>a</p></box></column>"
                "<column><p>b</p><p>b</p></column></row>",
                100, false);
    assert_near(fixture.tree->first->first->first->height, 30);
    fixture_close(&fixture);
}

static void test_table(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "td.padding_x=5 th.padding_x=5", false);
    const char *table = "<table><tr><th>h</th><th>head</th></tr>"
                        "<tr><th>r</th><td>a much longer text than the others</td></tr></table>";
    fixture_lay(&fixture, table, 400, false);
    const struct print_node *first = fixture.tree->first->first->first;
    assert_near(first->width + first->next->width, 400);
    assert_true(first->next->width > 5 * first->width);
    fixture_lay(&fixture, table, 80, false); // too narrow for one line, not for the words
    assert_true(fixture.tree->height > 3 * 15);
    assert_near(fixture.tree->first->first->first->width +
                    fixture.tree->first->first->first->next->width,
                80);
    assert_int_equal(fixture.document->root->first->first->first->scope, PDF_SCOPE_COLUMN);
    assert_int_equal(fixture.document->root->first->last->first->scope, PDF_SCOPE_ROW);
    fixture_close(&fixture);
}

static void test_log(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "log.height=24 log.tick=12 day.align=centre", false);
    fixture_lay(&fixture,
                "<log><label>Tick</label><day>Mon</day><day>Tue</day><extra>Pain</extra>"
                "<week>Week 1</week><week>Week 2</week></log>",
                300, false);
    assert_near(fixture.tree->height, 15 + 2 * 24);
    assert_aloud(&fixture, "Document(Table(TR(TH(Tick)TH(Mon)TH(Tue)TH(Pain))"
                           "TR(TH(Week 1)TD()TD()TD())TR(TH(Week 2)TD()TD()TD())))");
    const struct pdf_element *table = fixture.document->root->first;
    assert_int_equal(table->first->last->scope, PDF_SCOPE_COLUMN);
    assert_int_equal(table->last->first->scope, PDF_SCOPE_ROW);
    // four boxes to tick; the style has no colour for rules
    assert_int_equal(fixture_items(&fixture, PDF_GROUP), 4);
    assert_int_equal(fixture_items(&fixture, PDF_PATH), 0);
    fixture_close(&fixture);
}

static void test_long_word_is_broken(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<p>Donaudampfschifffahrtsgesellschaftskapitaen</p>", 60, false);
    assert_true(fixture.tree->height > 2 * 15);
    size_t bytes = 0;
    for (size_t i = 0; i < fixture_page(&fixture)->n; i++) {
        const struct pdf_run *run = &fixture_page(&fixture)->at[i].run;
        assert_true(fixture_run_end(run) <= 60.1F);
        bytes += run->text_length;
    }
    assert_int_equal(bytes, strlen("Donaudampfschifffahrtsgesellschaftskapitaen"));
    fixture_close(&fixture);
}

static void test_spaces_at_line_ends(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<p>one two three four<br/>five</p>", 45, false);
    assert_aloud(&fixture, "Document(P(one two three four five))");
    for (size_t i = 0; i < fixture_page(&fixture)->n; i++) {
        const struct pdf_run *run = &fixture_page(&fixture)->at[i].run;
        assert_true(run->glyph_count >= 1 && run->glyphs[run->glyph_count - 1].id != 0);
        assert_true(fixture_run_end(run) <= 45.1F);
    }
    fixture_close(&fixture);
}

static void test_links(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<p>See <a href='https://x.example/'>one long link</a> there</p>", 60,
                false);
    assert_aloud(&fixture, "Document(P(See Link(one long link) there))");
    const struct pdf_page *page = fixture_page(&fixture);
    assert_true(page->links.n >= 2); // one a line
    for (size_t i = 0; i < page->links.n; i++) {
        assert_ptr_equal(page->links.at[i].element, page->links.at[0].element);
        assert_string_equal(page->links.at[i].address, "https://x.example/");
        assert_string_equal(page->links.at[i].description, "one long link");
    }
    fixture_close(&fixture);
}

static void test_language_of_a_passage(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<p>a <span lang='fr'>bon</span> b</p>", 200, false);
    assert_aloud(&fixture, "Document(P(a Span(bon) b))");
    assert_string_equal(fixture.document->root->first->first->next->language, "fr");
    fixture_close(&fixture);
}

static void test_right_to_left(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "ol.indent=20 ol.gap=5 row.gap=10", true);
    fixture_lay(&fixture,
                "<row><column width='50'><p>\u05d0\u05d1</p></column>"
                "<column><ol><li>\u05d2\u05d3</li></ol></column></row>",
                200, true);
    const struct pdf_run *first = fixture_run(&fixture, "\u05d0"),
                         *item = fixture_run(&fixture, "\u05d2"),
                         *marker = fixture_run(&fixture, "1");
    assert_near(fixture_run_end(first), 200); // reading starts at the right
    assert_near(fixture_run_end(item), 200 - 60 - 20);
    assert_true(marker->x >= 200 - 60 - 20 + 4.9F);
    assert_true(first->glyphs[0].cluster > first->glyphs[1].cluster);
    assert_int_equal(fixture.shaper.missing, 0);
    fixture_close(&fixture);
}

static void test_no_fonts(void **state) {
    (void)state;
    static const char *const folders[] = {"/nowhere", "/"};
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    print_fonts_prepare();
    assert_null(print_fonts_open_in(folders, 2, &diags));
    assert_int_equal(diags.n, 1);
    assert_string_equal(diags.at[0].id, "no-fonts");
    assert_int_equal(diags.at[0].severity, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].message, "/nowhere"));
    assert_non_null(strstr(diags.at[0].hint, "fonts-noto-core"));
    arena_release(&arena);
}

static void test_missing_glyph(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<p>ok \U000F1234 here</p>", 200, false);
    assert_int_equal(fixture.shaper.missing, 0xF1234);
    assert_string_equal(fixture.shaper.missing_in, "ok \U000F1234 here");
    fixture_close(&fixture);
}

static void test_badge(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "marker.height=20 marker.gap=5 marker.fill=#000000 h2.size=14", false);
    fixture_lay(&fixture, "<h2 marker='3'>Squat</h2>", 200, false);
    assert_aloud(&fixture, "Document(H2(3 Squat))");
    assert_near(fixture_run(&fixture, "Squat")->x, 25);
    assert_string_equal(fixture.document->root->first->bookmark, "Squat");
    fixture_close(&fixture);
}

static void test_qr(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    fixture_lay(&fixture, "<qr width='60' address='https://x.example/' alt='Code'/>", 200, false);
    const struct pdf_element *figure = fixture.document->root->first;
    assert_int_equal(figure->role, PDF_FIGURE);
    assert_string_equal(figure->alternative, "Code");
    assert_near(figure->box.width, 60);
    const struct pdf_item *item = &fixture_page(&fixture)->at[0];
    assert_ptr_equal(item->slot, figure->first);
    assert_near(item->group.x, 0); // its dark modules stand in line with text
    assert_near(item->group.paths->points[0], 0);
    assert_near(item->group.scale, 60.0 / (25 + 2 * 4)); // version 2, and four modules of quiet
    assert_true(item->group.paths->verb_count > 500);
    fixture_close(&fixture);
}

// Of a table too wide for its words only the long ones are broken.
static void test_narrow_columns_keep_their_words(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "td.size=10", false);
    fixture_lay(&fixture,
                "<table><tr><td>left</td><td>Oberschenkelmuskulatur</td>"
                "<td>Unterschenkelmuskulatur</td></tr></table>",
                150, false);
    const struct print_node *cell = fixture.tree->first->first->first;
    assert_int_equal(print_text_lines(cell->paragraph), 1);
    assert_true(print_text_lines(cell->next->paragraph) > 1);
    assert_near(cell->next->width, cell->next->next->width);
    const struct print_node *last = cell->next->next;
    assert_near(last->x + last->width, 150);
    assert_int_equal(fixture.shaper.squeezed.n + fixture.shaper.broken.n, 2); // half of it each
    fixture_close(&fixture);
}

static void test_growing(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "p.size=10", false);
    struct print_node *tree =
        fixture_body(&fixture, "<p>a</p><spacer grow='3' most='20'/><p>b</p><spacer grow='1'/>");
    print_grow(tree, 40);
    print_measure(&fixture.layout, tree, 100);
    assert_near(tree->first->next->next->y, 15 + 20);
    assert_near(tree->height, 15 + 20 + 15 + 10);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stack_collapses_white),
        cmocka_unit_test(test_row_widths),
        cmocka_unit_test(test_columns_are_squeezed),
        cmocka_unit_test(test_columns_balance),
        cmocka_unit_test(test_columns_keep_one_whole),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_stretched_box),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_long_word_is_broken),
        cmocka_unit_test(test_spaces_at_line_ends),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_language_of_a_passage),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_no_fonts),
        cmocka_unit_test(test_badge),
        cmocka_unit_test(test_qr),
        cmocka_unit_test(test_narrow_columns_keep_their_words),
        cmocka_unit_test(test_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
