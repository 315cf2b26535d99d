// Figures on paper: their size, their structure, what is painted.
#include "figures.h"

#include <math.h>

static void open_both(struct fixture *fixture, struct figures *figures, const char *style) {
    fixture_open(fixture, style, false);
    figures_open(figures, fixture);
}

static const struct pdf_element *find_figure(const struct pdf_element *element) {
    if (element->role == PDF_FIGURE) return element;
    for (const struct pdf_element *child = element->first; child; child = child->next) {
        const struct pdf_element *found = find_figure(child);
        if (found) return found;
    }
    return NULL;
}

static const struct pdf_item *find_group(const struct fixture *fixture, size_t number) {
    for (size_t i = 0; i < fixture_page(fixture)->n; i++)
        if (fixture_page(fixture)->at[i].kind == PDF_GROUP && !number--)
            return &fixture_page(fixture)->at[i];
    return NULL;
}

static void test_it_keeps_its_proportions(void **state) {
    (void)state;
    static const struct {
        const char *exercise;
        const char *box;
        bool wide, full_width;
    } rows[] = {
        {"tall", "width='60' height='60'", false, false},
        {"wide", "width='60' height='60'", true, true},
        {"wide", "width='60' height='5'", true, false},
        {"tall", "width='60'", false, true},
        {"tall", "", false, true}, // 80 points wide
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct figures figures;
        open_both(&fixture, &figures, "");
        fixture_lay(&fixture,
                    arena_printf(&fixture.arena, "<figure exercise='%s' %s/><p>after</p>",
                                 rows[i].exercise, rows[i].box),
                    200, false);
        const struct print_node *node = fixture.tree->first;
        const struct pdf_rect *box = &find_figure(fixture.document->root)->box;
        float proportion = node->figure->width / node->figure->height;
        assert_int_equal(rows[i].wide, proportion > 1);
        assert_near(box->width / box->height, proportion);
        assert_near(node->width, rows[i].box[0] ? 60 : 80);
        assert_int_equal(fabsf(box->width - node->width) < 0.01F, rows[i].full_width);
        assert_near(box->x, (node->width - box->width) / 2);
        assert_near(box->height, node->height);
        assert_near(node->next->y, node->height);
        if (node->text[ATTR_HEIGHT]) assert_true(box->height <= node->number[ATTR_HEIGHT] + 0.01);
        fixture_close(&fixture);
    }
}

// Shrinking takes the whole box along, down to the least width, which is one of paper.
static void test_it_shrinks_to_its_least(void **state) {
    (void)state;
    static const struct {
        float shrunk, scale, width;
    } rows[] = {
        {0, 1, 80},     {0.5F, 1, 65},
        {1, 1, 50},     {0, 0.5F, 100}, // 50 on paper, though the template said 80
        {1, 0.5F, 100}, {1, 1.25F, 40},
    };
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "figure.least=50");
    struct print_node *tree =
        fixture_body(&fixture, "<figure exercise='tall' width='80' height='40'/>");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture.layout.shrunk = rows[i].shrunk;
        fixture.layout.scale = rows[i].scale;
        print_measure(&fixture.layout, tree, 300);
        assert_near(tree->first->width, rows[i].width);
        assert_near(tree->first->height, rows[i].width / 2);
    }
    fixture_close(&fixture);
}

static void test_a_column_hugs_a_figure_alone(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "row.gap=10");
    fixture_lay(&fixture,
                "<row><column><figure exercise='wide' width='70'/></column>"
                "<column><p>beside</p></column></row>"
                "<row><column share='1'><figure exercise='wide' width='70'/></column>"
                "<column><p>beside</p></column></row>",
                200, false);
    const struct print_node *hugged = fixture.tree->first->first,
                            *shared = fixture.tree->first->next->first;
    assert_near(hugged->width, 70);
    assert_near(hugged->next->x, 80);
    assert_near(hugged->next->width, 120);
    assert_near(shared->width, 95);
    assert_near(shared->first->width, 70);
    fixture_close(&fixture);
}

static void test_it_is_read_where_it_stands(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "");
    fixture_lay(&fixture, "<p>a</p><figure exercise='tall'/><p>b</p>", 200, false);
    assert_aloud(&fixture, "Document(P(a)Figure()P(b))");
    const struct pdf_element *figure = find_figure(fixture.document->root);
    assert_string_equal(figure->alternative, "A person stands.");
    assert_null(figure->language);
    assert_int_equal(figure->box_page, 0);
    assert_ptr_equal(find_group(&fixture, 0)->slot, figure->first); // and nothing is an artifact
    fixture_close(&fixture);
}

static void test_its_alternative_text(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "");
    fixture_lay(&fixture, "<figure exercise='wide'/>", 200, false);
    const struct pdf_element *figure = find_figure(fixture.document->root);
    assert_non_null(strstr(figure->alternative, "lies on the back"));
    fixture_lay(&fixture, "<figure exercise='wide' alt='Liegend'/>", 200, false);
    figure = find_figure(fixture.document->root);
    assert_string_equal(figure->alternative, "Liegend");
    fixture_close(&fixture);
}

static void test_views_are_drawn_once(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "");
    figures.tall.frame_count = 2;
    figures.tall.frames[1] = figures.tall.frames[0];
    figures.tall.frames[1].stance = POSE_SEATED;
    fixture_lay(&fixture,
                "<figure exercise='tall' width='20'/><figure exercise='tall' view='whole'/>"
                "<figure exercise='tall' view='start'/><figure exercise='tall' view='end'/>"
                "<figure exercise='tall' view='strip'/><figure exercise='wide'/>",
                200, false);
    const struct pdf_path *drawn[6];
    for (size_t i = 0; i < 6; i++) {
        drawn[i] = find_group(&fixture, i)->group.paths;
        for (size_t k = 1; k < i; k++) assert_ptr_not_equal(drawn[i], drawn[k]);
    }
    assert_ptr_equal(drawn[0], drawn[1]);
    assert_near(find_group(&fixture, 1)->group.scale / find_group(&fixture, 0)->group.scale, 4);
    fixture_close(&fixture);
}

// All of a display list comes over, in its order: a line that is under its fill as a path before
// it.
static void test_what_is_painted(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "");
    figures.wide.frame_count = 2; // the ghost's line is under its fill
    figures.wide.frames[1] = figures.wide.frames[0];
    figures.wide.frames[1].given[POSE_HIP][POSE_LEFT] = true;
    figures.wide.frames[1].angle[POSE_HIP][POSE_LEFT] = 80;
    const struct figure_list *list = figure_draw(&fixture.arena, &figures.wide, FIGURE_WHOLE);
    struct figure_palette brand = figure_palette;
    brand.colours[FIGURE_SKIN] = 0x8d5a3b;
    figures.drawn.palette = &brand;
    const struct print_figure *figure =
        print_figures_find(&figures.drawn, &figures.exercises[1], NULL);
    size_t at = 0, under = 0, verbs = 0, outlines = 0;
    for (size_t i = 0; i < list->n; i++, at++) {
        const struct figure_item *item = &list->at[i];
        if (item->line_first && item->fill && item->line) {
            assert_true(figure->paths[at].stroke && !figure->paths[at].fill);
            under++, at++;
            assert_true(figure->paths[at].fill && !figure->paths[at].stroke);
        }
        assert_true(figure->paths[at].round);
        assert_true(figure->paths[at].verb_count <= item->path.verbs.n + 2);
        assert_true(figure->paths[at].verb_count > 1);
        verbs += figure->paths[at].verb_count;
        outlines += item->path.verbs.n;
    }
    assert_int_equal(at, figure->count);
    assert_true(under > 0);
    assert_true(verbs < outlines * 9 / 10); // see print_curves.h
    unsigned skin = brand.colours[FIGURE_SKIN];
    bool seen = false;
    for (size_t i = 0; i < figure->count; i++)
        seen =
            seen || (figure->paths[i].fill &&
                     fabsf(figure->paths[i].fill_colour.red - (float)(skin >> 16) / 255) < 0.001F &&
                     fabsf(figure->paths[i].fill_colour.blue - (float)(skin & 255) / 255) < 0.001F);
    assert_true(seen);
    fixture_close(&fixture);
}

// From right to left it stands on the other side, and left and right in it stay the person's own.
static void test_right_to_left(void **state) {
    (void)state;
    struct fixture fixture;
    struct figures figures;
    open_both(&fixture, &figures, "");
    fixture_lay(&fixture, "<figure exercise='wide' width='80'/>", 200, true);
    assert_near(find_group(&fixture, 0)->group.x, 120);
    assert_true(find_group(&fixture, 0)->group.scale > 0);
    fixture_close(&fixture);
}

static void test_mistakes(void **state) {
    (void)state;
    static const struct {
        const char *body, *id, *message;
    } rows[] = {
        {"<figure/>", "bad-attribute", "'figure' needs the attribute 'exercise'"},
        {"<figure exercise='none'/>", "bad-attribute", "there is no exercise 'none'"},
        {"<figure exercise='bare'/>", "bad-attribute", "'bare' has no figure that could be drawn"},
        {"<figure exercise='tall' view='back'/>", "bad-attribute", "'view' of 'figure' cannot be"},
        {"<figure exercise='tall' width='0'/>", "bad-attribute", "'width' of 'figure' cannot be"},
        {"<figure exercise='tall'>text</figure>", "misplaced-text", "'figure'"},
        {"<p><figure exercise='tall'/></p>", "misplaced-element", "'figure' cannot stand in"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct figures figures;
        open_both(&fixture, &figures, "");
        assert_null(fixture_body(&fixture, rows[i].body));
        assert_int_equal(fixture.diags.n, 1);
        assert_string_equal(fixture.diags.at[0].id, rows[i].id);
        if (!strstr(fixture.diags.at[0].message, rows[i].message))
            fail_msg("%s: %s", rows[i].body, fixture.diags.at[0].message);
        fixture_close(&fixture);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_keeps_its_proportions),
        cmocka_unit_test(test_it_shrinks_to_its_least),
        cmocka_unit_test(test_a_column_hugs_a_figure_alone),
        cmocka_unit_test(test_it_is_read_where_it_stands),
        cmocka_unit_test(test_its_alternative_text),
        cmocka_unit_test(test_views_are_drawn_once),
        cmocka_unit_test(test_what_is_painted),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
