// Fitting onto one page: white shrinks before type, type stays on its floor, then the next rung.
#include "print/print_fit.h"
#include "print/print_paint.h"

#include "figures.h"

// A page of 300 by 200 points inside its margins; type of 10 points with lines of 15.
#define PAGE "page.margin_x=50 page.margin_top=20 page.margin_bottom=30 "
#define FLOOR "fit.text_floor=8 fit.label_floor=6 "
enum { INSIDE = 200, LINE = 15 };

struct rungs {
    struct fixture fixture;
    struct print_fit fit;
    struct print_fitted fitted;
    const struct print_node *too_small;
    const char *bodies[4]; // of each rung; NULL for one that fails
    int made;              // how many rungs were asked for
};

static struct print_node *make_rung(void *context, int rung) {
    struct rungs *r = context;
    assert_int_equal(rung, r->made);
    r->made++;
    return r->bodies[rung] ? fixture_body(&r->fixture, r->bodies[rung]) : NULL;
}

static void open_rungs(struct rungs *r, const char *style, int rungs) {
    *r = (struct rungs){0};
    fixture_open(&r->fixture, PAGE FLOOR, false);
    fixture_style(&r->fixture, style);
    r->fit = (struct print_fit){.layout = r->fixture.layout,
                                .style = &r->fixture.style,
                                .width = 400,
                                .height = 250,
                                .rung = make_rung,
                                .context = r,
                                .rungs = rungs};
}

static bool fit(struct rungs *r) {
    r->made = 0;
    return print_fit(&r->fit, &r->fitted, &r->too_small);
}

static void close_rungs(struct rungs *r) {
    fixture_close(&r->fixture);
}

// `count` paragraphs of one short line each.
static const char *lines(struct rungs *r, int count) {
    const char *text = "";
    for (int i = 0; i < count; i++) text = arena_printf(&r->fixture.arena, "%s<p>%d</p>", text, i);
    return text;
}

static float height_on_paper(const struct rungs *r) {
    return r->fitted.tree->height * r->fitted.scale;
}

#define WHITE "p.after=10 fit.loosest=2 fit.tight=0.5 fit.tightest=0.2 "

static void what_fits_easily_is_loose_and_no_larger(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE, 1);
    r.bodies[0] = lines(&r, 2);
    assert_true(fit(&r));
    assert_near(r.fitted.scale, 1);
    assert_near(r.fitted.space, 2);
    assert_true(r.fitted.lacking == 0);
    assert_int_equal(r.fitted.rung, 0);
    close_rungs(&r);
}

static void type_grows_where_there_is_room(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE "fit.largest=1.5", 1);
    r.bodies[0] = lines(&r, 2);
    assert_true(fit(&r));
    assert_near(r.fitted.scale, 1.5F);
    r.bodies[0] = lines(&r, 5); // 5 * 15 + 4 * 20 = 155 at the loosest: larger, but not by half
    assert_true(fit(&r));
    assert_true(r.fitted.scale > 1.1F && r.fitted.scale < 1.5F);
    assert_near(r.fitted.space, 2);
    assert_true(height_on_paper(&r) <= INSIDE + 0.01F);
    close_rungs(&r);
}

static void white_shrinks_before_type(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE, 1);
    r.bodies[0] = lines(&r, 8); // 120 of type, 140 of white at the loosest, 35 when tight
    assert_true(fit(&r));
    assert_near(r.fitted.scale, 1);
    assert_true(r.fitted.space > 0.5F && r.fitted.space < 2);
    assert_true(height_on_paper(&r) <= INSIDE && height_on_paper(&r) > INSIDE - 10);
    close_rungs(&r);
}

static void type_shrinks_before_the_last_white(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE, 1);
    r.bodies[0] = lines(&r, 12);
    assert_true(fit(&r));
    assert_true(r.fitted.scale < 1 && r.fitted.scale > 0.8F);
    assert_near(r.fitted.space, 0.5F);
    assert_true(height_on_paper(&r) <= INSIDE);
    r.bodies[0] = lines(&r, 14);
    assert_true(fit(&r));
    assert_near(r.fitted.scale, 0.8F); // 8 points of paper, the floor
    assert_true(r.fitted.space < 0.5F && r.fitted.space >= 0.2F);
    assert_true(r.fitted.lacking == 0 && height_on_paper(&r) <= INSIDE);
    assert_true(height_on_paper(&r) > INSIDE - 10); // and no more than was needed
    close_rungs(&r);
}

// A figure 300 wide and lines of 15: white, then the figure, then type, and no figure below its
// least width on paper.
static void figures_shrink_between_white_and_type(void **state) {
    (void)state;
    static const struct {
        int lines;
        float scale;
        bool full, smallest;
    } rows[] = {{6, 1, true, false}, {9, 1, false, false}, {11, 0.95F, false, true}};
    struct rungs r;
    struct figures figures;
    open_rungs(&r, WHITE "figure.least=20", 1);
    figures_open(&figures, &r.fixture);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        r.bodies[0] = arena_printf(&r.fixture.arena, "<figure exercise=\"wide\" width=\"300\"/>%s",
                                   lines(&r, rows[i].lines));
        assert_true(fit(&r));
        assert_true(r.fitted.lacking == 0 && height_on_paper(&r) <= INSIDE + 0.01F);
        float width = r.fitted.tree->first->width * r.fitted.scale;
        if (rows[i].scale >= 1) assert_near(r.fitted.scale, 1);
        if (rows[i].scale < 1) assert_true(r.fitted.scale < 1);
        assert_int_equal(width > 299.9F, rows[i].full);
        assert_int_equal(width < 20.1F, rows[i].smallest);
        assert_true(width > 19.9F);
    }
    close_rungs(&r);
}

// Type is on its floor and white is short, but beside four lines a figure is no higher than they.
static void figures_are_large_where_it_costs_nothing(void **state) {
    (void)state;
    struct rungs r;
    struct figures figures;
    open_rungs(&r, WHITE "figure.least=20", 1);
    figures_open(&figures, &r.fixture);
    r.bodies[0] = arena_printf(&r.fixture.arena,
                               "<row><column><figure exercise=\"wide\" width=\"120\"/></column>"
                               "<column><p>a<br/>b<br/>c<br/>d</p></column></row>%s",
                               lines(&r, 11));
    assert_true(fit(&r));
    assert_true(r.fitted.lacking == 0 && height_on_paper(&r) <= INSIDE + 0.01F);
    assert_near(r.fitted.scale, 0.8F);
    assert_true(r.fitted.space < 0.5F);
    assert_true(r.fitted.tree->first->first->first->width > 118);
    close_rungs(&r);
}

// However much there is, it is never below the floor nor above the page without being told.
static void more_is_never_larger(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE "fit.largest=1.5", 1);
    float scale = 1.5F, space = 2;
    int full = 0;
    for (int count = 1; count <= 24; count++) {
        r.bodies[0] = lines(&r, count);
        assert_true(fit(&r));
        assert_true(r.fitted.scale <= scale + 0.01F && r.fitted.space <= space + 0.02F);
        assert_true(r.fitted.scale >= 0.8F - 0.001F && r.fitted.space >= 0.2F - 0.001F);
        if (r.fitted.lacking == 0) assert_true(height_on_paper(&r) <= INSIDE + 0.01F);
        full += r.fitted.lacking > 0;
        scale = r.fitted.scale;
        space = r.fitted.space;
    }
    assert_true(full > 3 && full < 12);
    close_rungs(&r);
}

// ---- rungs ------------------------------------------------------------------------------------

static void the_first_rung_that_fits_is_taken(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, WHITE, 4);
    r.bodies[0] = lines(&r, 40);
    r.bodies[1] = lines(&r, 30);
    r.bodies[2] = lines(&r, 8);
    r.bodies[3] = lines(&r, 1);
    assert_true(fit(&r));
    assert_int_equal(r.fitted.rung, 2);
    assert_int_equal(r.made, 3);    // the last one was not even made
    assert_near(r.fitted.scale, 1); // nothing is left of what the rungs above needed
    assert_true(r.fitted.lacking == 0);
    close_rungs(&r);
}

static void what_fits_nowhere_tells_by_how_much(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "", 2);
    r.bodies[0] = lines(&r, 40);
    r.bodies[1] = lines(&r, 20); // at 8 points: 20 * 12 = 240
    assert_true(fit(&r));
    assert_int_equal(r.fitted.rung, 1);
    assert_near(r.fitted.lacking, 240 - INSIDE);
    assert_null(r.too_small);
    close_rungs(&r);
}

static void a_rung_with_a_mistake_ends_it(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "", 3);
    r.bodies[0] = lines(&r, 40);
    r.bodies[2] = lines(&r, 1);
    assert_false(fit(&r));
    assert_null(r.too_small);
    assert_int_equal(r.made, 2);
    close_rungs(&r);
}

// ---- the floor --------------------------------------------------------------------------------

static void the_smallest_type_decides_the_floor(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "small.size=9 tag.size=6.6 tag.label=1 large.size=20", 1);
    static const struct {
        const char *body;
        float floor;
    } rows[] = {
        {"<p>ten</p>", 0.8F},
        {"<p class=\"large\">twenty</p>", 0.4F},
        {"<p>ten</p><p class=\"small\">nine</p><p class=\"large\">twenty</p>", 8.0F / 9},
        {"<p>ten</p><p class=\"tag\">a label</p>", 6 / 6.6F}, // which has a floor of its own
        {"<p class=\"large\">twenty <em class=\"small\">nine</em></p>", 8.0F / 9},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct print_node *smallest;
        struct print_node *tree = fixture_body(&r.fixture, rows[i].body);
        assert_non_null(tree);
        float floor = print_floor(&r.fixture.style, false, tree, &smallest);
        if (floor < rows[i].floor - 0.001F || floor > rows[i].floor + 0.001F)
            fail_msg("%s: the floor is %f, not %f", rows[i].body, (double)floor,
                     (double)rows[i].floor);
        assert_non_null(smallest->paragraph);
    }
    close_rungs(&r);
}

static void type_below_the_floor_is_refused(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "small.size=7 tag.size=7 tag.label=1", 1);
    r.bodies[0] = "<p>ten</p><p class=\"small\">seven</p><p>ten</p>";
    assert_false(fit(&r)); // though there is room in plenty
    assert_ptr_equal(r.too_small, r.fitted.tree->first->next);
    r.bodies[0] = "<p>ten</p><p class=\"tag\">seven</p>"; // labels may be that small
    assert_true(fit(&r));
    assert_null(r.too_small);
    close_rungs(&r);
}

// ---- what grows, and where it all goes --------------------------------------------------------

static void spacers_take_what_is_left(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "", 1);
    r.bodies[0] = "<p>a</p><spacer grow=\"1\"/><p>b</p><spacer grow=\"3\"/><p>c</p>";
    assert_true(fit(&r));
    assert_near(height_on_paper(&r), INSIDE);
    const struct print_node *first = r.fitted.tree->first;
    assert_near(first->next->height, (INSIDE - 3 * LINE) / 4.0F);
    assert_near(first->next->next->next->height, (INSIDE - 3 * LINE) * 3 / 4.0F);
    close_rungs(&r);
}

static void the_brush_stands_within_the_margins(void **state) {
    (void)state;
    struct rungs r;
    open_rungs(&r, "", 1);
    r.bodies[0] = lines(&r, 15);
    assert_true(fit(&r));
    assert_true(r.fitted.scale < 1);
    struct print_brush brush = print_fit_brush(&r.fit, &r.fitted, NULL, 2, true);
    assert_near(brush.left, 50);
    assert_near(brush.top, 20);
    assert_near(brush.width * brush.scale, 300);
    assert_near(brush.scale, r.fitted.scale);
    assert_int_equal(brush.page, 2);
    assert_true(brush.right_to_left);
    close_rungs(&r);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_easily_is_loose_and_no_larger),
        cmocka_unit_test(type_grows_where_there_is_room),
        cmocka_unit_test(white_shrinks_before_type),
        cmocka_unit_test(type_shrinks_before_the_last_white),
        cmocka_unit_test(figures_shrink_between_white_and_type),
        cmocka_unit_test(figures_are_large_where_it_costs_nothing),
        cmocka_unit_test(more_is_never_larger),
        cmocka_unit_test(the_first_rung_that_fits_is_taken),
        cmocka_unit_test(what_fits_nowhere_tells_by_how_much),
        cmocka_unit_test(a_rung_with_a_mistake_ends_it),
        cmocka_unit_test(the_smallest_type_decides_the_floor),
        cmocka_unit_test(type_below_the_floor_is_refused),
        cmocka_unit_test(spacers_take_what_is_left),
        cmocka_unit_test(the_brush_stands_within_the_margins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
