// Font maps come and go while Pango's own threads still look fonts up. A brand's faces stand before
// Noto's, whatever they are called.
#include "testing.h"

#include "fixture.h"

enum { TIMES = 200 };

// Each turn asks for a face, at once for a script that changes what there is, and closes all. What
// is waited for is counted in holders of the map: were one counted that is gone, this would not
// end.
static void test_closed_while_looking(void **state) {
    (void)state;
    for (int i = 0; i < TIMES; i++) {
        struct fixture fixture;
        fixture_open(&fixture, "", false);
        fixture_lay(&fixture, "<p>Knee</p><p>\xd8\xb1\xd9\x83\xd8\xa8\xd8\xa9</p>", 200, false);
        fixture_close(&fixture);
    }
}

// ---- a brand's faces ----------------------------------------------------------------------------

#define NOTO "/usr/share/fonts/truetype/noto/"
#define SERIF NOTO "NotoSerif-Regular.ttf"
#define SERIF_BOLD NOTO "NotoSerif-Bold.ttf"
#define SERIF_ITALIC NOTO "NotoSerif-Italic.ttf"
#define SERIF_BOLD_ITALIC NOTO "NotoSerif-BoldItalic.ttf"
#define TINY "tests/unit/pdf/fonts/tiny-cff.otf" // A, B, C

// A fixture whose fonts are a brand's.
static void open_branded(struct fixture *fixture, const char *const files[BRAND_FONTS]) {
    fixture_open(fixture, "strong.weight=700", false);
    print_style_set(&fixture->style, "em.italic", 1, NULL, &(const char *){0}, &(const char *){0});
    print_shapes_close(fixture->shapes);
    assert_true(print_fonts_add_brand(fixture->fonts, files, &fixture->diags));
    fixture->shapes = print_shapes_open(fixture->fonts, "en", false);
    print_shaper_init(&fixture->shaper, fixture->shapes, &fixture->arena);
}

#define STYLES                                                                                     \
    "<p>Knee</p><p><strong>Hip</strong></p><p><em>Foot</em></p>"                                   \
    "<p><strong><em>Toe</em></strong></p>"

static void assert_face(const struct fixture *fixture, const char *text, const char *path) {
    const struct pdf_run *run = fixture_run(fixture, text);
    if (!run) fail_msg("nothing is painted that begins with '%s'", text);
    assert_string_equal(fixture->document->fonts.at[run->font].path, path);
}

static void test_a_brands_faces_come_first(void **state) {
    (void)state;
    static const struct {
        const char *files[BRAND_FONTS], *faces[BRAND_FONTS];
    } rows[] = {
        {{SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC},
         {SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC}},
        // What is missing has a stand-in of the brand's own.
        {{SERIF}, {SERIF, SERIF, SERIF, SERIF}},
        {{SERIF, SERIF_BOLD}, {SERIF, SERIF_BOLD, SERIF, SERIF_BOLD}},
        {{SERIF, NULL, SERIF_ITALIC}, {SERIF, SERIF, SERIF_ITALIC, SERIF_ITALIC}},
        {{SERIF, SERIF_BOLD, SERIF_ITALIC}, {SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD}},
        // What a file says of itself does not matter.
        {{SERIF_BOLD, NOTO "NotoSans-Regular.ttf", NOTO "NotoSansDisplay-Bold.ttf"},
         {SERIF_BOLD, NOTO "NotoSans-Regular.ttf", NOTO "NotoSansDisplay-Bold.ttf",
          NOTO "NotoSans-Regular.ttf"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        open_branded(&fixture, rows[i].files);
        fixture_lay(&fixture, STYLES, 200, false);
        assert_face(&fixture, "Knee", rows[i].faces[BRAND_REGULAR]);
        assert_face(&fixture, "Hip", rows[i].faces[BRAND_BOLD]);
        assert_face(&fixture, "Foot", rows[i].faces[BRAND_ITALIC]);
        assert_face(&fixture, "Toe", rows[i].faces[BRAND_BOLD_ITALIC]);
        fixture_close(&fixture);
    }
}

static void test_letters_that_a_brand_lacks_come_from_noto(void **state) {
    (void)state;
    struct fixture fixture;
    open_branded(&fixture, (const char *const[BRAND_FONTS]){TINY});
    fixture_lay(&fixture,
                "<p>ABC</p><p>Knee</p><p><strong>Hip</strong></p>"
                "<p>\xd8\xb1\xd9\x83\xd8\xa8\xd8\xa9</p>",
                200, false);
    assert_face(&fixture, "ABC", TINY);
    assert_face(&fixture, "Knee", NOTO "NotoSans-Regular.ttf");
    assert_face(&fixture, "Hip", NOTO "NotoSans-Bold.ttf");
    assert_face(&fixture, "\xd8\xb1", NOTO "NotoSansArabic-Regular.ttf");
    assert_int_equal(fixture.shaper.missing, 0);
    fixture_close(&fixture);
}

static void test_others_do_not_see_them(void **state) {
    (void)state;
    struct fixture branded, plain;
    open_branded(&branded, (const char *const[BRAND_FONTS]){SERIF, SERIF_BOLD});
    fixture_lay(&branded, STYLES, 200, false);
    fixture_open(&plain, "strong.weight=700", false);
    fixture_lay(&plain, STYLES, 200, false);
    assert_face(&branded, "Knee", SERIF);
    assert_face(&plain, "Knee", NOTO "NotoSans-Regular.ttf");
    assert_face(&plain, "Hip", NOTO "NotoSans-Bold.ttf");
    fixture_close(&plain);
    fixture_close(&branded);
}

static void test_a_font_that_went_is_told(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "", false);
    const char *const files[BRAND_FONTS] = {SERIF, "/nowhere/bold.ttf"};
    assert_false(print_fonts_add_brand(fixture.fonts, files, &fixture.diags));
    assert_int_equal(fixture.diags.n, 1);
    assert_string_equal(fixture.diags.at[0].id, "pdf-font");
    assert_string_equal(diag_path(&fixture.diags.at[0]), "/nowhere/bold.ttf");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_brands_faces_come_first),
        cmocka_unit_test(test_letters_that_a_brand_lacks_come_from_noto),
        cmocka_unit_test(test_others_do_not_see_them),
        cmocka_unit_test(test_a_font_that_went_is_told),
        cmocka_unit_test(test_closed_while_looking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
