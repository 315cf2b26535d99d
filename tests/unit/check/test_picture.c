// Pictures whose bytes are not what their names say.
#include "fixture.h"

#define PNG "\x89PNG\r\n\x1a\n"
#define JPEG "\xff\xd8\xff\xe0"

static void write_bytes(struct fixture *f, const char *name, const char *bytes, size_t length) {
    char *path = file_join(&f->arena, f->root, arena_printf(&f->arena, "content/pages/%s", name));
    file_remove_tree(path);
    assert_true(file_write_new(path, bytes, length));
}

// A guide whose page "why" shows that picture.
static void show(struct fixture *f, const char *name, const char *bytes, size_t length) {
    fixture_small(f);
    fixture_page(f, "why", "order: 1", arena_printf(&f->arena, "![A dot](%s)\n", name));
    write_bytes(f, name, bytes, length);
}

struct row {
    const char *name, *bytes;
    size_t length;
    const char *told; // "" where it is fine
};
#define BYTES(text) text, sizeof text - 1

static void what_a_name_claims_is_there(void **state) {
    struct fixture *f = *state;
    static const struct row rows[] = {
        {"x.png", BYTES(PNG), ""},
        {"x.PNG", BYTES(PNG), ""},
        {"x.jpg", BYTES(JPEG), ""},
        {"x.JPeG", BYTES(JPEG), ""},
        {"x.gif", BYTES("GIF89a"), ""},
        {"x.webp", BYTES("RIFF\0\1\2\3WEBPVP8 "), ""},
        {"x.svg", BYTES("\xef\xbb\xbf<?xml version='1.0'?><!-- <html> --><svg/>"), ""},
        {"x.avif",
         BYTES("\0\0\0\x1c"
               "ftypavif"),
         "'x.avif' is an AVIF picture"},
        {"x.bmp", BYTES("BM...."), "save the picture as PNG"},
        {"x.tif", BYTES("II*\0...."), "'x.tif' is a TIFF picture"},
        {"x.png", BYTES(JPEG), "'x.png' holds the bytes of a JPEG"},
        {"x.png", BYTES(JPEG), "rename it to x.jpg"},
        {"x.jpeg", BYTES(PNG), "rename it to x.png"},
        {"x.svg", BYTES(PNG), "holds the bytes of a PNG"},
        {"x.png", BYTES("<svg/>"), "'x.png' holds the bytes of an SVG"},
        {"x.y.pngx", BYTES(PNG), "rename it to x.y.png"},
        {"x", BYTES(PNG), "rename it to x.png"},
        {"x.png", BYTES(""), "claims to be PNG, but holds nothing: it is empty"},
        {"x.png", BYTES("text"), "claims to be PNG, but its bytes are those of no picture"},
        {"x.png", BYTES("<!doctype html>\n<HTML>"), "holds a web page"},
        {"x.svg", BYTES("<!-- <svg> --><html><svg/></html>"), "holds a web page"},
        {"x.png", BYTES("%PDF-1.7"), "holds a PDF"},
        {"x.png",
         BYTES("\0\0\0\x1c"
               "ftypavif"),
         "holds an AVIF picture"},
        {"x.jpg",
         BYTES("\0\0\0\x1c"
               "ftypheic"),
         "(HEIC)"},
        {"x.png", BYTES("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull"},
        {"x.pdf", BYTES("%PDF-1.7"), "'x.pdf' is no picture: it holds a PDF"},
        {"x.dat", BYTES("text"), "'x.dat' is no picture"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        show(f, rows[i].name, rows[i].bytes, rows[i].length);
        if (*rows[i].told) {
            fixture_bad(f, "picture-type", rows[i].told);
        } else {
            fixture_good(f);
        }
        file_remove_tree(file_join(&f->arena, f->root, "content"));
    }
}

// What stands before an SVG's first element may be longer than what is read.
static void a_long_prolog_is_no_mistake(void **state) {
    struct fixture *f = *state;
    size_t length = 200000;
    char *svg = arena_alloc(&f->arena, length + 1);
    memset(svg, ' ', length);
    memcpy(svg, "<!--", 4);
    memcpy(svg + length - 9, "--><svg/>", 9);
    show(f, "x.svg", svg, length);
    fixture_good(f);
    memcpy(svg + length - 9, "--><sv_/>", 9);
    memcpy(svg + 100, "-->", 3);
    svg[200] = 'x'; // seen at once
    show(f, "x.svg", svg, length);
    fixture_bad(f, "picture-type", "its bytes are those of no picture");
}

static void each_file_is_told_once_where_it_is_shown_first(void **state) {
    struct fixture *f = *state;
    show(f, "x.png", BYTES(JPEG));
    fixture_page(f, "help", "order: 1\nhelp: true", "Call.\n\n- see ![A dot](x.png)\n");
    fixture_bad(f, "picture-type", "content/pages/help.md:9:7:");
}

// Only pictures that are shown are looked at: a link may lead to any file.
static void links_to_files_are_not_looked_at(void **state) {
    struct fixture *f = *state;
    show(f, "x.png", BYTES("text"));
    fixture_page(f, "why", "order: 1", "[A dot](x.png)\n");
    fixture_good(f);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_a_name_claims_is_there),
        TEST(a_long_prolog_is_no_mistake),
        TEST(each_file_is_told_once_where_it_is_shown_first),
        TEST(links_to_files_are_not_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
