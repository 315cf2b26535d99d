// Breaking paragraphs: the same lines as Pango's own, and what is kept of shaping.
#include "fixture.h"

#include "print/print_lines.h"
#include "print/print_shaped.h"

static const char *const texts[] = {
    "Stand with your feet as far apart as your hips, and let your arms hang beside you.",
    "One.\nTwo, which is longer than the first line is; and a third\nand so on",
    "Unfallversicherungs\u00ADtr\u00E4ger\u00ADgesellschaft und Donau\u00ADdampf\u00ADschiff",
    "supercalifragilisticexpialidocious and floccinaucinihilipilification",
    "\u0627\u0633\u062A\u0644\u0642 \u0639\u0644\u0649 \u0638\u0647\u0631\u0643 (mat) "
    "\u0648\u0627\u0631\u0641\u0639 \u0633\u0627\u0642\u0643 30 \u062B\u0627\u0646\u064A\u0629",
    "\u0E22\u0E37\u0E19\u0E15\u0E23\u0E07\u0E41\u0E25\u0E49\u0E27\u0E07\u0E2D\u0E40\u0E02\u0E48"
    "\u0E32\u0E0A\u0E49\u0E32\u0E46",
    "a",
    "AV To Ty WA, T. Y; V \u201CA\u201D LT L\u2019 \u201CT\u201D f i ff i AV To Ty WA, T.",
    "\u0393\u03CC\u03BD\u03B1\u03C4\u03BF \u03BA\u03B1\u03B9 \u03B3\u03CC\u03BD\u03B1\u03C4\u03BF: "
    "\u041A\u043E\u043B\u0435\u043D\u043E, \u043A\u043E\u043B\u0435\u043D\u043E",
    " spaces at both ends ",
    "efficient  offices \u2014 2\u20133 sets, well/known and self-made",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static struct print_node *paragraph(struct fixture *f, const char *text) {
    struct buf markup;
    buf_init(&markup);
    buf_puts(&markup, "<p>");
    for (const char *at = text; *at; at++)
        if (*at == '\n')
            buf_puts(&markup, "<br/>");
        else
            buf_putc(&markup, *at);
    buf_puts(&markup, "</p>");
    struct print_node *node = fixture_body(f, markup.at)->first;
    buf_release(&markup);
    return node;
}

// Pango's own lines of what was shaped.
static PangoLayout *pango_lines(struct fixture *f, const struct print_node *node, int width) {
    PangoLayout *layout = print_shapes_layout(f->shapes, node->paragraph, &node->look);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width);
    return layout;
}

static void assert_same_runs(struct fixture *f, const struct print_text *text,
                             const struct print_line *line, const PangoLayoutLine *wanted) {
    struct print_runs runs = print_lines_runs(&f->arena, text, line);
    assert_int_equal(runs.n, g_slist_length(wanted->runs));
    size_t i = 0;
    int width = 0;
    for (const GSList *at = wanted->runs; at; at = at->next, i++) {
        const PangoGlyphItem *run = at->data;
        assert_int_equal(runs.at[i]->item->offset, run->item->offset);
        assert_int_equal(runs.at[i]->item->length, run->item->length);
        assert_int_equal(runs.at[i]->glyphs->num_glyphs, run->glyphs->num_glyphs);
        width += pango_glyph_string_get_width(runs.at[i]->glyphs);
    }
    PangoRectangle logical;
    pango_layout_line_get_extents((PangoLayoutLine *)wanted, NULL, &logical);
    // Pango shapes the hyphen with the word, and so kerns it.
    assert_true(abs(width - logical.width) <= PANGO_SCALE / (line->hyphen ? 4 : 50));
    assert_true(abs(width - line->width) <= 2);
    print_runs_release(&runs);
}

static void assert_same_lines(struct fixture *f, const struct print_node *node, int width) {
    print_lines_shape(&f->shaper, node->paragraph, &node->look);
    struct print_lines lines = print_lines_break(&f->shaper, node->paragraph, width);
    PangoLayout *layout = pango_lines(f, node, width);
    assert_int_equal(lines.n, pango_layout_get_line_count(layout));
    size_t i = 0;
    for (const GSList *at = pango_layout_get_lines_readonly(layout); at; at = at->next, i++) {
        const PangoLayoutLine *line = at->data;
        assert_int_equal(lines.at[i].start, line->start_index);
        assert_int_equal(lines.at[i].stop, line->start_index + line->length);
        assert_same_runs(f, node->paragraph, &lines.at[i], line);
    }
    g_object_unref(layout);
}

// Glyph by glyph and break by break; words are kerned with the spaces beside them.
static void assert_same_shapes(struct fixture *f, const struct print_node *node) {
    const struct print_shaped *shaped = print_shapes_find(f->shapes, node->paragraph, &node->look);
    PangoLayout *layout = print_shapes_layout(f->shapes, node->paragraph, &node->look);
    int count;
    const PangoLogAttr *breaks = pango_layout_get_log_attrs_readonly(layout, &count);
    assert_int_equal(shaped->count + 1, count);
    assert_memory_equal(shaped->attributes, breaks, (size_t)count * sizeof *breaks);
    const GSList *at = shaped->layout ? NULL : pango_layout_get_line_readonly(layout, 0)->runs;
    for (size_t i = 0; at; at = at->next, i++) {
        const PangoGlyphString *glyphs = shaped->runs[i]->glyphs;
        const PangoGlyphString *wanted = ((const PangoGlyphItem *)at->data)->glyphs;
        size_t n = (size_t)wanted->num_glyphs;
        assert_int_equal(glyphs->num_glyphs, n);
        for (size_t k = 0; k < n; k++) {
            const PangoGlyphInfo *one = &glyphs->glyphs[k], *two = &wanted->glyphs[k];
            assert_int_equal(one->glyph, two->glyph);
            assert_memory_equal(&one->geometry, &two->geometry, sizeof one->geometry);
            assert_int_equal(one->attr.is_cluster_start, two->attr.is_cluster_start);
        }
        assert_memory_equal(glyphs->log_clusters, wanted->log_clusters,
                            n * sizeof *wanted->log_clusters);
    }
    g_object_unref(layout);
}

static void words_are_shaped_as_in_a_line(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, "p.size=10 strong.weight=700", false);
    for (int i = 0; i < 2 * TEXTS; i++) // what is there the second time is found
        assert_same_shapes(&f, paragraph(&f, texts[i % TEXTS]));
    fixture_close(&f);
}

static void same_lines_as_pango(void **state) {
    (void)state;
    for (int right_to_left = 0; right_to_left < 2; right_to_left++) {
        struct fixture f;
        fixture_open(&f, "p.size=10 strong.weight=700", right_to_left);
        for (int i = 0; i < TEXTS; i++) {
            struct print_node *node = paragraph(&f, texts[i]);
            print_lines_shape(&f.shaper, node->paragraph, &node->look);
            int least = print_lines_word(node->paragraph), most = 400 * PANGO_SCALE;
            for (int width = least; width < most; width += 7 * PANGO_SCALE)
                assert_same_lines(&f, node, width);
        }
        fixture_close(&f);
    }
}

// Words wider than a line are broken somewhere: no line is too wide, and nothing is lost.
static void long_words_are_broken(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, "p.size=10", false);
    for (int i = 0; i < TEXTS; i++) {
        const struct print_node *node = paragraph(&f, texts[i]);
        print_lines_shape(&f.shaper, node->paragraph, &node->look);
        for (int width = 20; width < 120; width++) {
            struct print_lines lines =
                print_lines_break(&f.shaper, node->paragraph, width * PANGO_SCALE);
            uint32_t end = 0;
            for (size_t n = 0; n < lines.n; n++) {
                assert_true(lines.at[n].width <= width * PANGO_SCALE);
                assert_true(lines.at[n].start == end || node->paragraph->text[end] == '\n');
                end = lines.at[n].stop;
            }
            assert_int_equal(end, node->paragraph->length);
        }
    }
    fixture_close(&f);
}

// A soft hyphen shows where a line ends at it, and nowhere else; the text is as it was.
static void soft_hyphens_show_at_the_end(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, "p.size=10", false);
    const struct print_node *node = paragraph(&f, "Donau\u00ADdampf");
    print_lines_shape(&f.shaper, node->paragraph, &node->look);
    int whole = print_lines_natural(node->paragraph), word = print_lines_word(node->paragraph);
    assert_true(word < whole);
    assert_int_equal(print_lines_break(&f.shaper, node->paragraph, whole).n, 1);
    assert_false(print_lines_of(node->paragraph).at[0].hyphen);
    struct print_lines lines = print_lines_break(&f.shaper, node->paragraph, word);
    assert_int_equal(lines.n, 2);
    assert_true(lines.at[0].hyphen && !lines.at[1].hyphen);
    struct print_runs runs = print_lines_runs(&f.arena, node->paragraph, &lines.at[0]);
    const PangoGlyphString *glyphs = runs.at[runs.n - 1]->glyphs;
    int width;
    assert_int_equal(glyphs->glyphs[glyphs->num_glyphs - 1].glyph,
                     print_hyphen(runs.at[0]->item->analysis.font, &width));
    print_runs_release(&runs);
    fixture_close(&f);
}

static const struct print_shaped *find(struct fixture *f, const char *text, float size) {
    struct print_node *node = paragraph(f, text);
    struct print_look *look = (struct print_look *)node->paragraph->at[0].look;
    struct print_look own = *look;
    own.at[PROP_SIZE] = size;
    node->paragraph->at[0].look = &own;
    return print_shapes_find(f->shapes, node->paragraph, &own);
}

// A text is shaped once in a look, whatever its colour; in another size it is another.
static void what_is_shaped_is_kept(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, "p.size=10", false);
    const struct print_shaped *one = find(&f, "Bend your knee.", 10);
    assert_ptr_equal(find(&f, "Bend your knee.", 10), one);
    assert_ptr_not_equal(find(&f, "Bend your knee.", 11), one);
    assert_ptr_not_equal(find(&f, "Bend your knees.", 10), one);
    struct print_node *bold = fixture_body(&f, "<p>Bend <strong>your</strong> knee.</p>")->first;
    assert_ptr_not_equal(print_shapes_find(f.shapes, bold->paragraph, &bold->look), one);
    size_t kept = f.shapes->letters;
    print_shapes_trim(f.shapes); // little is kept
    assert_int_equal(f.shapes->letters, kept);
    for (int i = 0; f.shapes->letters <= PRINT_LETTERS_KEPT; i++) {
        char text[200];
        snprintf(text, sizeof text, "Step %d. %s", i, texts[0]);
        find(&f, text, 10);
    }
    print_shapes_trim(f.shapes);
    assert_int_equal(f.shapes->letters, 0);
    find(&f, texts[0], 10);
    f.shapes->most = 10; // as for handouts of patients, only less
    print_shapes_trim(f.shapes);
    assert_int_equal(f.shapes->letters, 0);
    assert_int_equal(find(&f, "Bend your knee.", 10)->count, strlen("Bend your knee."));
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_shaped_as_in_a_line),
        cmocka_unit_test(same_lines_as_pango),
        cmocka_unit_test(long_words_are_broken),
        cmocka_unit_test(soft_hyphens_show_at_the_end),
        cmocka_unit_test(what_is_shaped_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
