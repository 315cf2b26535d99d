// Kinds of pictures, told by their bytes and claimed by their names.
#include "base/picture.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

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

#define JPEG_FRAME "\xff\xc2\0\x0b\x08\0\x30\x01\x40\x01\1\x11\0"

// A JPEG whose Exif tells an orientation, and whose frame is 320 wide and 48 high.
#define EXIF(orientation)                                                                          \
    "\xff\xd8\xff\xe1\0\x22"                                                                       \
    "Exif\0\0"                                                                                     \
    "II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" orientation "\0\0\0\0\0\0\0" JPEG_FRAME

static const struct {
    const char *bytes;
    size_t length;
    int width, height; // 0: not told
} sized[] = {
    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\2\x80\0\0\1\xe0\x08\6"), 640, 480},
    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\2\x80\0\0\0\0\x08\6"), 0, 0},
    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\xff\xff\xff\xff\0\0\0\1"), 0, 0},
    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0dJHDR\0\0\2\x80\0\0\1\xe0"), 0, 0},
    {BYTES("GIF89a\x0a\1\x14\0\xf7"), 266, 20},
    {BYTES("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\3\0\x57\2\0"), 800, 600},
    {BYTES("RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x3f\xc1\x07\0"), 320, 32},
    {BYTES("RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x40\x41\x20\0"), 320, 32},
    {BYTES("RIFF\0\0\0\0WEBPVP8Y\x0a\0\0\0\0\0\0\x9d\x01\x2a\x40\1\x20\0"), 0, 0},
    {BYTES("\xff\xd8\xff\xe0\0\4??\xff\xff" JPEG_FRAME), 320, 48},
    {BYTES("\xff\xd8\xff\xc4\0\4\xff\xc0" JPEG_FRAME), 320, 48},
    {BYTES("\xff\xd8\xff\xe0\0\1" JPEG_FRAME), 0, 0},
    {BYTES(EXIF("\1")), 320, 48},
    {BYTES(EXIF("\6")), 48, 320},
    {BYTES("<svg width=\"120\" height='80px' viewBox=\"0 0 3 2\">"), 120, 80},
    {BYTES("<svg viewBox='-5 -5,30 20'/>"), 30, 20},
    {BYTES("<svg\n width = '1in' viewBox='0 0 2 1'>"), 96, 48},
    {BYTES("<svg height='100%' width='100%' viewBox='0 0 2e2 1E1'>"), 200, 10},
    {BYTES("<svg height='50' viewBox='0 0 4 1'>"), 200, 50},
    {BYTES("<!-- width='9' --><svg data-width='9' x='>' width='3' height='4'>"), 3, 4},
    {BYTES("<svg><rect width='3' height='4'/></svg>"), 0, 0},
    {BYTES("<svg width='nan' height='inf'>"), 0, 0},
    {BYTES("<svg width='1e30' height='1'>"), 0, 0},
    {BYTES("<svg width='-3' height='4'>"), 0, 0},
    {BYTES("<svg width='3' height='4"), 0, 0},
    {BYTES("<html width='3' height='4'>"), 0, 0},
    {BYTES(""), 0, 0},
};

static void sizes_are_told_by_the_bytes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof sized / sizeof *sized; i++) {
        struct picture_size size = {0};
        bool told = picture_size(sized[i].bytes, sized[i].length, &size);
        if (told != (sized[i].width > 0) || size.width != sized[i].width ||
            size.height != sized[i].height)
            fail_msg("picture %zu is %d x %d", i, size.width, size.height);
    }
}

// Each file cut off anywhere, and with any byte changed, in a block of just its length, so that a
// sanitizer sees whoever reads beyond it.
static void damaged_files_have_a_size_or_none(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof sized / sizeof *sized; i++)
        for (size_t at = 0; at < sized[i].length; at++) {
            struct picture_size size;
            char *copy = malloc(sized[i].length);
            memcpy(copy, sized[i].bytes, sized[i].length);
            char *cut = malloc(at + 1);
            memcpy(cut, copy, at + 1);
            copy[at] = (char)0xff;
            const char *files[] = {copy, cut};
            const size_t lengths[] = {sized[i].length, at + 1};
            for (int k = 0; k < 2; k++)
                if (picture_size(files[k], lengths[k], &size)) {
                    assert_in_range(size.width, 1, PICTURE_LONGEST);
                    assert_in_range(size.height, 1, PICTURE_LONGEST);
                }
            free(cut);
            free(copy);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_their_bytes),
        cmocka_unit_test(names_claim_a_kind),
        cmocka_unit_test(sizes_are_told_by_the_bytes),
        cmocka_unit_test(damaged_files_have_a_size_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
