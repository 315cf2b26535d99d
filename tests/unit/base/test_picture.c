// Kinds of pictures, told by their bytes and claimed by their names.
#include "base/picture.h"

#include "testing.h"

#define BYTES(text) text, sizeof text - 1

static void kinds_are_told_by_their_bytes(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        enum picture picture;
    } files[] = {
        {BYTES("\x89PNG\r\n\x1a\n...."), PICTURE_PNG},
        {BYTES("\xff\xd8\xff\xe0"), PICTURE_JPEG},
        {BYTES("GIF89a..."), PICTURE_GIF},
        {BYTES("RIFF\1\2\3\4WEBPVP8 "), PICTURE_WEBP},
        {BYTES("RIFF\1\2\3\4WAVEfmt "), PICTURE_UNKNOWN},
        {BYTES("....\1\2\3\4WEBPVP8 "), PICTURE_UNKNOWN},
        {BYTES("<svg xmlns=\"x\"/>"), PICTURE_SVG},
        {BYTES("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- <html> -->\n<!DOCTYPE svg>\n<svg>"),
         PICTURE_SVG},
        {BYTES("<!DOCTYPE svg PUBLIC \"a>b\" 'c>d' [ <!ENTITY e \"<svg>\"> <!-- ] ' --> ]><svg/>"),
         PICTURE_SVG},
        {BYTES("<svg:svg xmlns:svg=\"x\">"), PICTURE_SVG},
        {BYTES("<a:svg:x>"), PICTURE_UNKNOWN},
        {BYTES("<!DOCTYPE svg ["), PICTURE_UNKNOWN},
        {BYTES("<!"), PICTURE_UNKNOWN},
        {BYTES("<?"), PICTURE_UNKNOWN},
        {BYTES("<"), PICTURE_UNKNOWN},
        {BYTES("<svgs/>"), PICTURE_UNKNOWN},
        {BYTES("<html><svg/></html>"), PICTURE_UNKNOWN},
        {BYTES("<!-- <svg>"), PICTURE_UNKNOWN},
        {BYTES("<svg"), PICTURE_UNKNOWN},
        {BYTES("BM......"), PICTURE_UNKNOWN},
        {BYTES("\x89PNG"), PICTURE_UNKNOWN},
        {BYTES(""), PICTURE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(picture_sniff(files[i].bytes, files[i].length), files[i].picture);
}

static void names_claim_a_kind(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum picture picture;
    } names[] = {
        {"a.png", PICTURE_PNG},       {"a.JPG", PICTURE_JPEG},  {"a.b.Jpeg", PICTURE_JPEG},
        {"a.gif", PICTURE_GIF},       {"a.webp", PICTURE_WEBP}, {"x/a.svg", PICTURE_SVG},
        {"a.svgz", PICTURE_UNKNOWN},  {"png", PICTURE_UNKNOWN}, {"a.", PICTURE_UNKNOWN},
        {"a.png.x", PICTURE_UNKNOWN}, {"", PICTURE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(picture_of_name(names[i].name), names[i].picture);
    assert_string_equal(picture_suffix(PICTURE_JPEG), "jpg");
    assert_string_equal(picture_name(PICTURE_WEBP), "WebP");
    assert_null(picture_name(PICTURE_UNKNOWN));
    assert_null(picture_suffix(PICTURE_UNKNOWN));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_their_bytes),
        cmocka_unit_test(names_claim_a_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
