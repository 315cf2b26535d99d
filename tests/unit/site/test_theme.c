// The theme's colours: every pair that text is set in has a contrast of 4.5 to 1 or more.
#include "testing.h"

#include "base/resource.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const pairs[][2] = {
    {"text", "ground"},        {"text", "surface"},        {"text", "accent-soft"},
    {"text", "warm-soft"},     {"muted", "ground"},        {"muted", "surface"},
    {"muted", "accent-soft"},  {"accent", "ground"},       {"accent", "surface"},
    {"accent", "accent-soft"}, {"on-panel", "panel"},      {"on-warm", "warm"},
    {"warm-text", "ground"},   {"warm-text", "warm-soft"}, {"focus", "ground"},
    {"focus", "surface"},      {"focus", "accent-soft"},   {"on-paper", "paper"},
};

static const char *theme(void) {
    for (size_t i = 0; i < embedded_file_count; i++)
        if (strcmp(embedded_files[i].path, "assets/site.css") == 0)
            return (const char *)embedded_files[i].bytes;
    fail_msg("assets/site.css is not embedded");
    return NULL;
}

// The value of a token between `from` and `to`, or -1.
static long find_colour(const char *from, const char *to, const char *token) {
    char name[64];
    snprintf(name, sizeof name, " --%s: #", token);
    const char *at = strstr(from, name);
    return at && at < to ? strtol(at + strlen(name), NULL, 16) : -1;
}

static double linear(long byte) {
    double c = (double)byte / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

// Relative luminance, as WCAG 2 defines it.
static double luminance(long rgb) {
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

static double contrast(long a, long b) {
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

struct scheme {
    const char *name, *from, *to; // where its tokens stand
};

// A token that a scheme leaves out is the light one's.
static long colour_of(const struct scheme *schemes, size_t scheme, const char *token) {
    long colour = find_colour(schemes[scheme].from, schemes[scheme].to, token);
    if (colour < 0) colour = find_colour(schemes[0].from, schemes[0].to, token);
    if (colour < 0) fail_msg("there is no token --%s", token);
    return colour;
}

static void test_contrast(void **state) {
    (void)state;
    assert_true(contrast(0xffffff, 0x000000) > 20.9);
    assert_true(contrast(0x777777, 0xffffff) < 4.5);
    const char *light = theme(), *dark = strstr(light, "(prefers-color-scheme: dark)");
    const char *rest = strstr(dark, "\n}");
    const struct scheme schemes[] = {{"light", light, dark}, {"dark", dark, rest}};
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            double ratio =
                contrast(colour_of(schemes, s, pairs[i][0]), colour_of(schemes, s, pairs[i][1]));
            if (ratio < 4.5)
                fail_msg("%s: %s on %s is %.2f:1", schemes[s].name, pairs[i][0], pairs[i][1],
                         ratio);
        }
}

// Nothing is fetched from elsewhere, and directions are logical, so that right-to-left mirrors.
static void test_it_is_its_own_and_has_no_sides(void **state) {
    (void)state;
    static const char *const banned[] = {"url(",          "@import",          "@font-face",
                                         "margin-left",   "margin-right",     "padding-left",
                                         "padding-right", "text-align: left", "text-align: right",
                                         " left:",        " right:",          "float: left",
                                         "float: right"};
    for (size_t i = 0; i < sizeof banned / sizeof *banned; i++)
        if (strstr(theme(), banned[i])) fail_msg("'%s' stands in the theme", banned[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_it_is_its_own_and_has_no_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
