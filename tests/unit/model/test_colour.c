// Colours: reading, contrast against published ratios, and the nearest colour that passes.
#include "model/colour.h"
#include "testing.h"

#include <math.h>
#include <string.h>

static struct colour read(const char *text) {
    struct colour colour;
    if (!colour_parse(text, &colour)) fail_msg("'%s' is not read", text);
    return colour;
}

static void colours_are_read_and_written(void **state) {
    (void)state;
    static const char *const rows[][2] = {{"#136574", "#136574"}, {"#ABCDEF", "#abcdef"},
                                          {"#7bd", "#77bbdd"},    {"#FFF", "#ffffff"},
                                          {"#000", "#000000"},    {"#0a0B0c", "#0a0b0c"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[COLOUR_TEXT];
        colour_write(read(rows[i][0]), text);
        assert_string_equal(text, rows[i][1]);
    }
}

static void what_is_no_colour_is_refused(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",         "#",       "136574",   "teal",    "#12",
        "#1234",    "#12345",  "#1234567", "#12345g", "#ggg",
        " #123456", "#12 456", "#-12",     "##12345", "#\xC3\xA9\xC3\xA9\xC3\xA9"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct colour colour;
        if (colour_parse(rows[i], &colour)) fail_msg("'%s' is taken for a colour", rows[i]);
    }
}

// Ratios that are published: by WCAG itself and its techniques (G17, G18), and by the tables of
// contrast checkers for the greys and primaries next to the limits.
static void ratios_are_the_published_ones(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        double ratio; // to two decimals
    } rows[] = {
        {"#000000", "#ffffff", 21.00}, {"#ffffff", "#ffffff", 1.00}, {"#767676", "#ffffff", 4.54},
        {"#777777", "#ffffff", 4.48},  {"#949494", "#ffffff", 3.03}, {"#959595", "#ffffff", 3.00},
        {"#595959", "#ffffff", 7.00},  {"#ff0000", "#ffffff", 4.00}, {"#0000ff", "#ffffff", 8.59},
        {"#00ff00", "#ffffff", 1.37},  {"#ffff00", "#ffffff", 1.07}, {"#7fb3d5", "#ffffff", 2.26},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double there = colour_contrast(read(rows[i].a), read(rows[i].b));
        double back = colour_contrast(read(rows[i].b), read(rows[i].a));
        if (fabs(there - rows[i].ratio) > 0.005 + 1e-9)
            fail_msg("%s on %s: %.4f, not %.2f", rows[i].a, rows[i].b, there, rows[i].ratio);
        assert_true(fabs(there - back) < 1e-12);
    }
}

// ---- the nearest ------------------------------------------------------------------------------

struct wanted {
    struct colour ground;
    double ratio;
};

static bool is_enough(const void *context, struct colour colour) {
    const struct wanted *wanted = context;
    return colour_contrast(colour, wanted->ground) >= wanted->ratio;
}

static void the_nearest_passes_and_is_near(void **state) {
    (void)state;
    static const struct {
        const char *from, *ground;
        double ratio;
        const char *nearest;
    } rows[] = {
        {"#767676", "#ffffff", 4.5, "#767676"}, // enough already
        {"#777777", "#ffffff", 4.5, "#767676"}, // a grey stays grey
        {"#959595", "#ffffff", 3.0, "#949494"}, {"#ffffff", "#ffffff", 21, "#000000"},
        {"#000000", "#000000", 21, "#ffffff"},  {"#ff0000", "#ffffff", 4.5, "#ee0000"},
        {"#136574", "#10191d", 4.5, "#1a8ca1"}, // on a dark ground it becomes lighter
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct wanted wanted = {read(rows[i].ground), rows[i].ratio};
        struct colour found;
        char text[COLOUR_TEXT];
        if (!colour_nearest(read(rows[i].from), is_enough, &wanted, &found))
            fail_msg("%s on %s: nothing found", rows[i].from, rows[i].ground);
        colour_write(found, text);
        assert_string_equal(text, rows[i].nearest);
    }
}

// Over a grid of colours: what is found passes, keeps its hue (the order of its parts), and what is
// a little lighter does not pass.
static void every_colour_finds_one_on_white(void **state) {
    (void)state;
    struct wanted wanted = {{0xFF, 0xFF, 0xFF}, 4.5};
    for (unsigned code = 0; code < 512; code++) {
        struct colour from = {(uint8_t)((code & 7) * 36), (uint8_t)((code >> 3 & 7) * 36),
                              (uint8_t)((code >> 6) * 36)};
        struct colour found;
        assert_true(colour_nearest(from, is_enough, &wanted, &found));
        assert_true(is_enough(&wanted, found));
        assert_true(from.red < from.green || found.red + 1 >= found.green);
        assert_true(from.green < from.blue || found.green + 1 >= found.blue);
        assert_true(from.blue < from.red || found.blue + 1 >= found.red);
        if (is_enough(&wanted, from)) assert_memory_equal(&found, &from, sizeof from);
        if (is_enough(&wanted, from)) continue;
        struct colour lighter = {(uint8_t)(found.red + 2), (uint8_t)(found.green + 2),
                                 (uint8_t)(found.blue + 2)};
        assert_false(is_enough(&wanted, lighter));
    }
}

static bool never(const void *context, struct colour colour) {
    (void)context;
    (void)colour;
    return false;
}

static void where_nothing_passes_nothing_is_found(void **state) {
    (void)state;
    struct colour found;
    assert_false(colour_nearest(read("#136574"), never, NULL, &found));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_read_and_written),
        cmocka_unit_test(what_is_no_colour_is_refused),
        cmocka_unit_test(ratios_are_the_published_ones),
        cmocka_unit_test(the_nearest_passes_and_is_near),
        cmocka_unit_test(every_colour_finds_one_on_white),
        cmocka_unit_test(where_nothing_passes_nothing_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
