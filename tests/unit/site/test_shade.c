#include "site/site_shade.h"
#include "testing.h"

#include <string.h>

static struct brand plain(void) {
    struct brand brand = {.id = "bridge"};
    memcpy(brand.colours, brand_theme_colours, sizeof brand.colours);
    return brand;
}

static void set(struct brand *brand, enum brand_colour which, const char *text) {
    assert_true(colour_parse(text, &brand->colours[which]));
    brand->sets[which] = true;
}

static struct colour shade(const struct brand *brand, const char *token) {
    struct colour colour;
    assert_true(site_shade(brand, token, &colour));
    return colour;
}

static void what_is_not_set_changes_nothing(void **state) {
    (void)state;
    static const char *const tokens[] = {"ground",    "accent",       "warm",
                                         "warm-soft", "night-accent", "no-such"};
    struct brand brand = plain();
    struct colour colour;
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        assert_false(site_shade(&brand, tokens[i], &colour));
    set(&brand, BRAND_ACTION, "#224466");
    assert_true(site_shade(&brand, "warm", &colour));
    assert_int_equal(colour.blue, 0x66);
    assert_false(site_shade(&brand, "accent", &colour));
    assert_false(
        site_shade(&brand, "warm-soft", &colour)); // a warning stays one, whatever buttons are
}

// Accents from all round the circle that are read on white.
static void the_dark_look_can_be_read(void **state) {
    (void)state;
    static const char *const accents[] = {"#000000", "#1d4778", "#5b2a5e", "#7a1f1f",
                                          "#2f5d1e", "#5c4a00", "#0000ff"};
    static const struct colour ground = {0x10, 0x19, 0x1D}, surface = {0x19, 0x25, 0x2B};
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        struct brand brand = plain();
        set(&brand, BRAND_ACCENT, accents[i]);
        struct colour accent = shade(&brand, "night-accent");
        assert_true(colour_contrast(accent, ground) >= 4.5);
        assert_true(colour_contrast(accent, surface) >= 4.5);
        assert_true(colour_contrast(accent, shade(&brand, "night-accent-soft")) >= 4.5);
    }
}

// A tint never takes away what words have on the ground.
static void pale_areas_can_be_read(void **state) {
    (void)state;
    static const char *const accents[] = {"#767676", "#1d4778", "#c43c3c", "#8a6d00"};
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        struct brand brand = plain();
        set(&brand, BRAND_ACCENT, accents[i]);
        set(&brand, BRAND_WARNING, "#a5360a");
        const struct colour *of = brand.colours;
        struct colour tint = brand_tint(of, of[BRAND_BACKGROUND], of[BRAND_ACCENT]);
        struct colour soft = shade(&brand, "warm-soft");
        for (enum brand_colour word = BRAND_TEXT; word <= BRAND_ACCENT; word++) {
            assert_true(colour_contrast(of[word], tint) >= 4.5);
            assert_true(colour_contrast(of[word], soft) >= 4.5);
        }
    }
}

static void keys_show_where_they_are(void **state) {
    (void)state;
    struct brand brand = plain();
    set(&brand, BRAND_BACKGROUND, "#6f7f8f");
    struct colour focus = shade(&brand, "focus");
    assert_true(colour_contrast(focus, brand.colours[BRAND_BACKGROUND]) >= 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_set_changes_nothing),
        cmocka_unit_test(the_dark_look_can_be_read),
        cmocka_unit_test(pale_areas_can_be_read),
        cmocka_unit_test(keys_show_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
