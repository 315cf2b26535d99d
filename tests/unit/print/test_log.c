// The log to tick: how its columns share the width, how high its rows are.
#include "fixture.h"

#include <math.h>

#define STYLE "log.height=24 log.tick=12"
#define DAYS                                                                                       \
    "<day>Mon</day><day>Tue</day><day>Wed</day><day>Thu</day><day>Fri</day>"                       \
    "<day>Sat</day><day>Sun</day>"
#define WEEKS "<week>Week 1</week><week>Week 2</week><week>Week 3</week>"

static const struct print_node *lay(struct fixture *f, const char *parts, float width) {
    fixture_lay(f, arena_printf(&f->arena, "<log>%s</log>", parts), width, false);
    return f->tree->first;
}

// The n-th part of a kind, from 0.
static const struct print_node *part_of(const struct print_node *log, enum print_kind kind,
                                        size_t n) {
    for (const struct print_node *part = log->first; part; part = part->next)
        if (part->kind == kind && n-- == 0) return part;
    fail_msg("there is no such part");
    return NULL;
}

static void days_share_the_width(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    const struct print_node *log = lay(&f, "<label>Tick</label>" DAYS WEEKS, 400);
    float first = part_of(log, PRINT_DAY, 0)->x, day = (400 - first) / 7;
    assert_near(part_of(log, PRINT_LABEL, 0)->x, 0);
    assert_true(first > 20 && first < 400 / 3.0F + 0.1F);
    for (size_t i = 1; i < 7; i++)
        assert_near(part_of(log, PRINT_DAY, i)->x, first + day * (float)i);
    fixture_close(&f);
}

// With columns to write in, days are no wider than a box wants, and those take the rest.
static void columns_to_write_in_take_the_rest(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    const struct print_node *log =
        lay(&f, "<label>Tick</label>" DAYS "<extra>Pain</extra><extra>Mood</extra>" WEEKS, 600);
    float first = part_of(log, PRINT_DAY, 0)->x;
    float day = part_of(log, PRINT_DAY, 1)->x - first;
    float pain = part_of(log, PRINT_EXTRA, 0)->x, mood = part_of(log, PRINT_EXTRA, 1)->x;
    assert_near(day, 42);
    assert_near(pain, first + 7 * day);
    assert_near(mood - pain, 600 - mood); // both alike, to the end
    assert_true(mood - pain > 56);
    fixture_close(&f);
}

// Where there is little room, days keep a width that can be ticked and nothing runs over the edge.
static void little_room_is_shared_too(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    for (int width = 180; width <= 700; width += 20) {
        const struct print_node *log =
            lay(&f, "<label>Tick</label>" DAYS "<extra>Pain</extra><extra>Mood</extra>" WEEKS,
                (float)width);
        float first = part_of(log, PRINT_DAY, 0)->x;
        float day = part_of(log, PRINT_DAY, 1)->x - first;
        float mood = part_of(log, PRINT_EXTRA, 1)->x;
        assert_true(first <= (float)width / 3 + 0.1F);
        assert_true(day >= 16 - 0.01F && day <= 42 + 0.01F);
        assert_true(mood < (float)width);
        assert_near(log->width, width);
    }
    fixture_close(&f);
}

// The head is as high as its highest part, and all of them stand on one line.
static void the_head_stands_on_one_line(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    const struct print_node *log =
        lay(&f, "<label>Tick</label>" DAYS "<extra>How much pain there was</extra>" WEEKS, 330);
    const struct print_node *extra = part_of(log, PRINT_EXTRA, 0);
    const struct print_node *day = part_of(log, PRINT_DAY, 0);
    float head = part_of(log, PRINT_WEEK, 0)->y;
    assert_near(day->height, 15);
    assert_near(day->y + day->height, head);
    assert_near(extra->y + extra->height, head);
    assert_near(head, fmaxf(extra->height, 15));
    fixture_close(&f);
}

static void weeks_are_as_high_as_the_style_says(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    const struct print_node *log = lay(&f, "<label>Tick</label>" DAYS WEEKS, 400);
    for (size_t i = 0; i < 3; i++) assert_near(part_of(log, PRINT_WEEK, i)->y, 15 + 24 * (float)i);
    assert_near(log->height, 15 + 3 * 24);
    fixture_close(&f);
}

// With less white rows come closer, but never so close that a box or a text would not hold.
static void rows_tighten_to_their_box_and_text(void **state) {
    (void)state;
    static const struct {
        const char *style;
        float space, row;
    } rows[] = {
        {"log.height=24 log.tick=8", 1, 24},     {"log.height=24 log.tick=8", 0.75F, 18},
        {"log.height=24 log.tick=8", 0.1F, 15},  // the text
        {"log.height=24 log.tick=16", 0.1F, 20}, // the box and the white round it
        {"log.height=24 log.tick=30", 1, 34},    {"log.height=24 log.tick=8", 1.1F, 26.4F},
        {"log.height=24 log.tick=8", 4, 28.8F}, // more white makes them hardly higher
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        fixture_open(&f, rows[i].style, false);
        struct print_node *tree = fixture_body(&f, "<log><label>Tick</label>" DAYS WEEKS "</log>");
        f.layout.space = rows[i].space;
        print_measure(&f.layout, tree, 400);
        float row = part_of(tree->first, PRINT_WEEK, 2)->y - part_of(tree->first, PRINT_WEEK, 1)->y;
        if (fabsf(row - rows[i].row) > 0.06F)
            fail_msg("%s, white %f: a row is %f high, not %f", rows[i].style, (double)rows[i].space,
                     (double)row, (double)rows[i].row);
        fixture_close(&f);
    }
}

// A long name of a week is broken, and its row grows; it takes no more than a third.
static void a_long_name_is_broken(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    const struct print_node *log =
        lay(&f,
            "<label>Tick when done</label>" DAYS
            "<week>The first week of all the weeks that are to come after it</week>"
            "<week>Two</week>",
            300);
    assert_near(part_of(log, PRINT_DAY, 0)->x, 100);
    assert_true(part_of(log, PRINT_WEEK, 0)->height >= 3 * 15);
    assert_near(part_of(log, PRINT_WEEK, 1)->height, 24);
    fixture_close(&f);
}

// Measured again at another width, as the fitting does, nothing of the first time is left.
static void measuring_again_forgets(void **state) {
    (void)state;
    struct fixture f, fresh;
    const char *parts = "<label>Tick</label>" DAYS "<extra>Pain</extra>" WEEKS;
    fixture_open(&f, STYLE, false);
    fixture_open(&fresh, STYLE, false);
    const struct print_node *again = lay(&f, parts, 200), *once = lay(&fresh, parts, 500);
    print_measure(&f.layout, f.tree, 500);
    assert_near(again->height, once->height);
    for (const struct print_node *a = again->first, *b = once->first; a; a = a->next, b = b->next) {
        assert_near(a->x, b->x);
        assert_near(a->y, b->y);
        assert_near(a->height, b->height);
    }
    fixture_close(&f);
    fixture_close(&fresh);
}

// One box to tick for each day of each week, and none in a column to write in.
static void each_day_has_a_box(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, STYLE, false);
    lay(&f, "<label>Tick</label>" DAYS "<extra>Pain</extra>" WEEKS, 400);
    assert_int_equal(fixture_items(&f, PDF_GROUP), 3 * 7);
    lay(&f, "<label>Tick</label>" DAYS "<extra>Pain</extra>", 400); // no weeks, no boxes
    assert_int_equal(fixture_items(&f, PDF_GROUP), 0);
    lay(&f, "<label>Tick</label><extra>Pain</extra>" WEEKS, 400); // no days, none either
    assert_int_equal(fixture_items(&f, PDF_GROUP), 0);
    fixture_close(&f);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_share_the_width),
        cmocka_unit_test(columns_to_write_in_take_the_rest),
        cmocka_unit_test(little_room_is_shared_too),
        cmocka_unit_test(the_head_stands_on_one_line),
        cmocka_unit_test(weeks_are_as_high_as_the_style_says),
        cmocka_unit_test(rows_tighten_to_their_box_and_text),
        cmocka_unit_test(a_long_name_is_broken),
        cmocka_unit_test(measuring_again_forgets),
        cmocka_unit_test(each_day_has_a_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
