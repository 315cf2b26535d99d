// Pages as pictures: what a display list says stands there, in its colours and at its place.
#include "testing.h"

#include "base/file.h"
#include "raster/raster_page.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <png.h>
#include <stdlib.h>
#include <string.h>

#define LATIN "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
#define PICTURES "tests/fuzz/seeds/picture"

// A page of 100 by 150 points, drawn twice as large.
enum { WIDTH = 200, HEIGHT = 300 };

struct sheet {
    struct arena arena;
    struct diag_list diags;
    struct raster_store *store;
    struct pdf_document *document;
    struct buf png;
    uint8_t pixels[HEIGHT][WIDTH][3];
};

static void open_sheet(struct sheet *sheet) {
    memset(sheet, 0, sizeof *sheet);
    arena_init(&sheet->arena);
    diag_init(&sheet->diags, &sheet->arena);
    buf_init(&sheet->png);
    sheet->store = raster_store_open();
    sheet->document = pdf_document_new(&sheet->arena, "T", "en");
    pdf_page_add(sheet->document, 100, 150);
}

static void close_sheet(struct sheet *sheet) {
    raster_store_close(sheet->store);
    buf_release(&sheet->png);
    arena_release(&sheet->arena);
}

static void draw(struct sheet *sheet) {
    buf_clear(&sheet->png);
    assert_true(
        raster_page(sheet->store, sheet->document, 0, WIDTH, HEIGHT, &sheet->png, &sheet->diags));
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, sheet->png.at, sheet->png.len));
    assert_int_equal(image.width, WIDTH);
    assert_int_equal(image.height, HEIGHT);
    image.format = PNG_FORMAT_RGB;
    assert_true(png_image_finish_read(&image, NULL, sheet->pixels, 0, NULL));
}

// Whether the colour at a place in points is within some steps of what is wanted: a palette's
// colours are means.
static bool is_near(const uint8_t found[3], unsigned wanted, int steps) {
    for (int k = 0; k < 3; k++)
        if (abs(found[k] - (int)(wanted >> (16 - 8 * k) & 255)) > steps) return false;
    return true;
}

static void expect_colour(const struct sheet *sheet, float x, float y, unsigned wanted) {
    const uint8_t *found = sheet->pixels[(int)(2 * y)][(int)(2 * x)];
    if (!is_near(found, wanted, 6))
        fail_msg("at %g, %g is %02x%02x%02x, not %06x", (double)x, (double)y, found[0], found[1],
                 found[2], wanted);
}

static const uint8_t square_verbs[] = {PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE};

// A filled square of 20 points from 10, 10 on.
static const float square_points[] = {10, 10, 30, 10, 30, 30, 10, 30};
static const struct pdf_path square = {.verbs = square_verbs,
                                       .verb_count = 5,
                                       .points = square_points,
                                       .fill = true,
                                       .fill_colour = {1, 0, 0}};

static void add_path(struct sheet *sheet, const struct pdf_path *path) {
    pdf_item_add(sheet->document, 0, (struct pdf_item){.kind = PDF_PATH, .path = *path});
}

static void add_group(struct sheet *sheet, const struct pdf_group *group) {
    pdf_item_add(sheet->document, 0, (struct pdf_item){.kind = PDF_GROUP, .group = *group});
}

static void test_paths(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet);
    add_path(&sheet, &square);
    // A line across with gaps; it begins with a dash.
    static const uint8_t line[] = {PDF_MOVE, PDF_LINE};
    static const float points[] = {10, 50, 90, 50};
    const struct pdf_path dashed = {.verbs = line,
                                    .verb_count = 2,
                                    .points = points,
                                    .stroke = true,
                                    .stroke_colour = {0, 0, 1},
                                    .stroke_width = 6,
                                    .dash_on = 20,
                                    .dash_off = 10};
    add_path(&sheet, &dashed);
    // A ring: the inner square is a hole where the even and the odd are told apart.
    static const uint8_t two[] = {PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE,
                                  PDF_MOVE, PDF_LINE, PDF_LINE, PDF_LINE, PDF_CLOSE};
    static const float ring[] = {10, 70, 50, 70, 50, 110, 10, 110,
                                 20, 80, 40, 80, 40, 100, 20, 100};
    struct pdf_path hole = {
        .verbs = two, .verb_count = 10, .points = ring, .fill = true, .even_odd = true};
    add_path(&sheet, &hole);
    // Half seen.
    static const float low[] = {60, 70, 90, 70, 90, 110, 60, 110};
    struct pdf_path half = square;
    half.points = low;
    half.fill_transparency = 0.5F;
    add_path(&sheet, &half);
    draw(&sheet);
    expect_colour(&sheet, 20, 20, 0xff0000);
    expect_colour(&sheet, 35, 20, 0xffffff);
    expect_colour(&sheet, 20, 50, 0x0000ff);
    expect_colour(&sheet, 35, 50, 0xffffff);
    expect_colour(&sheet, 45, 50, 0x0000ff);
    expect_colour(&sheet, 15, 90, 0x000000);
    expect_colour(&sheet, 30, 90, 0xffffff);
    expect_colour(&sheet, 75, 90, 0xff8080);
    // What is white is wholly so.
    assert_memory_equal(sheet.pixels[0][0], "\xff\xff\xff", 3);
    close_sheet(&sheet);
}

static void test_groups(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet);
    // Scaled by two and moved: the square would end at 10 + 60, but its group is cut off at 10
    // + 40.
    add_group(&sheet, &(struct pdf_group){&square, 1, 10, 10, 2, 20, 20, PDF_ONCE});
    // Two squares one over the other, then half seen as one: no darker where they overlap.
    const struct pdf_path both[] = {square, square};
    const struct pdf_path layer = {.layer = both, .layer_count = 2, .fill_transparency = 0.5F};
    add_group(&sheet, &(struct pdf_group){&layer, 1, 0, 80, 1, 60, 60, PDF_ONCE});
    draw(&sheet);
    expect_colour(&sheet, 25, 25, 0xffffff);
    expect_colour(&sheet, 35, 35, 0xff0000);
    expect_colour(&sheet, 45, 45, 0xff0000);
    expect_colour(&sheet, 55, 45, 0xffffff);
    expect_colour(&sheet, 20, 100, 0xff8080);
    close_sheet(&sheet);
}

static const struct pdf_image *read_image(struct sheet *sheet, const char *name) {
    struct pdf_image_fault fault;
    const struct source *file = file_read(&sheet->arena, PICTURES, name, "", &sheet->diags);
    assert_non_null(file);
    const struct pdf_image *image = pdf_image_read(&sheet->arena, file->text, file->length, &fault);
    assert_non_null(image);
    return image;
}

static void show(struct sheet *sheet, const struct pdf_image *image, struct pdf_rect box) {
    pdf_item_add(sheet->document, 0,
                 (struct pdf_item){.kind = PDF_PICTURE, .picture = {image, box}});
}

// The pictures grow redder to the right and greener downwards; one is stored on its side. Their
// quarters, in reading order; so many colours in so small a palette are only about right.
static void test_pictures(void **state) {
    (void)state;
    static const struct {
        const char *file;
        unsigned quarters[4];
    } rows[] = {
        {"rgb.png", {0x38321b, 0xb83251, 0x38aa4d, 0xb8aa2f}},
        {"rgb-16-interlaced.png", {0x38321b, 0xb83251, 0x38aa4d, 0xb8aa2f}},
        {"rgb.jpg", {0x38321b, 0xb83251, 0x38aa4d, 0xb8aa2f}},
        {"progressive.jpg", {0x38321b, 0xb83251, 0x38aa4d, 0xb8aa2f}},
        {"cmyk.jpg", {0x38321b, 0xb83251, 0x38aa4d, 0xb8aa2f}},
        {"turned.jpg", {0x38aa4d, 0x38321b, 0xb8aa2f, 0xb83251}},
        {"grey.jpg", {0x333333, 0x717171, 0x7d7d7d, 0xa1a1a1}},
        {"rgba.png", {0x51482f, 0xedccd1, 0x3eaa53, 0xd1c478}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet sheet;
        open_sheet(&sheet);
        show(&sheet, read_image(&sheet, rows[i].file), (struct pdf_rect){10, 10, 80, 80});
        draw(&sheet);
        for (int quarter = 0; quarter < 4; quarter++) {
            const uint8_t *found = sheet.pixels[quarter / 2 ? 140 : 60][quarter % 2 ? 140 : 60];
            if (!is_near(found, rows[i].quarters[quarter], 36))
                fail_msg("quarter %d of %s is %02x%02x%02x", quarter, rows[i].file, found[0],
                         found[1], found[2]);
        }
        expect_colour(&sheet, 5, 50, 0xffffff);
        expect_colour(&sheet, 95, 50, 0xffffff);
        expect_colour(&sheet, 50, 95, 0xffffff);
        close_sheet(&sheet);
    }
}

// What says that it is a JPEG but cannot be decoded does not stop the page.
static void test_damaged_data(void **state) {
    (void)state;
    struct sheet sheet;
    struct pdf_image_fault fault;
    open_sheet(&sheet);
    const struct source *file = file_read(&sheet.arena, PICTURES, "rgb.jpg", "", &sheet.diags);
    char *bytes = arena_strndup(&sheet.arena, file->text, file->length);
    for (size_t i = 2; i + 4 < file->length; i++) // its tables of codes name an impossible one
        if (!memcmp(bytes + i, "\xff\xc4", 2)) bytes[i + 4] = 0x7f;
    const struct pdf_image *image = pdf_image_read(&sheet.arena, bytes, file->length, &fault);
    assert_non_null(image);
    show(&sheet, image, (struct pdf_rect){10, 10, 80, 80});
    draw(&sheet);
    expect_colour(&sheet, 50, 50, 0xe6e6e6);
    expect_colour(&sheet, 5, 50, 0xffffff);
    assert_int_equal(sheet.diags.n, 0);
    close_sheet(&sheet);
}

// Of many pixels few are made, by means: lines of black and white become grey.
static void test_large_pictures(void **state) {
    (void)state;
    enum { SIDE = 1900 };
    static uint8_t pixels[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) memset(pixels[y], y % 4 < 2 ? 255 : 0, SIDE);
    png_image png = {
        .version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE, .format = PNG_FORMAT_GRAY};
    png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(png);
    struct sheet sheet;
    struct pdf_image_fault fault;
    struct pdf_image_pixels small;
    open_sheet(&sheet);
    void *bytes = arena_alloc(&sheet.arena, length);
    assert_true(png_image_write_to_memory(&png, bytes, &length, 0, pixels, SIDE, NULL));
    const struct pdf_image *image = pdf_image_read(&sheet.arena, bytes, length, &fault);
    assert_true(pdf_image_pixels(image, &sheet.arena, &small));
    assert_int_equal(small.width, 475); // four to one
    assert_int_equal(small.height, 475);
    for (int i = 0; i < small.width * small.height; i++) assert_int_equal(small.at[i], 0xff808080);
    close_sheet(&sheet);
}

static struct pdf_run stem(struct sheet *sheet, const char *path) {
    FT_Library library;
    FT_Face face;
    struct pdf_glyph *glyphs = arena_alloc(&sheet->arena, 3 * sizeof *glyphs);
    assert_int_equal(FT_Init_FreeType(&library), 0);
    assert_int_equal(FT_New_Face(library, LATIN, 0, &face), 0);
    glyphs[0] = (struct pdf_glyph){.id = FT_Get_Char_Index(face, 'l'), .advance = 30};
    glyphs[1] = (struct pdf_glyph){.id = PDF_GLYPH_BLANK, .advance = 10, .cluster = 1};
    glyphs[2] = (struct pdf_glyph){.id = glyphs[0].id, .y_offset = 20, .cluster = 2};
    FT_Done_FreeType(library);
    return (struct pdf_run){.font = pdf_font_add(sheet->document, path, 0),
                            .size = 40,
                            .x = 20,
                            .y = 80,
                            .colour = {0, 0, 1},
                            .text = "l l",
                            .text_length = 3,
                            .glyphs = glyphs,
                            .glyph_count = 3};
}

// An l in Noto Sans is a stem from 0.086 to 0.172 of the size, 0.76 high.
static void test_text(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet);
    pdf_item_add(sheet.document, 0, (struct pdf_item){.kind = PDF_RUN, .run = stem(&sheet, LATIN)});
    draw(&sheet);
    expect_colour(&sheet, 25, 70, 0x0000ff);
    expect_colour(&sheet, 25, 52, 0x0000ff);
    expect_colour(&sheet, 25, 47, 0xffffff);
    expect_colour(&sheet, 25, 82, 0xffffff);
    expect_colour(&sheet, 35, 70, 0xffffff);
    expect_colour(&sheet, 65, 98, 0x0000ff); // 30 + 10 on, and 20 down
    expect_colour(&sheet, 65, 66, 0xffffff);
    // Again, by a store that knows the glyph, and by a new one.
    char *first = arena_strndup(&sheet.arena, sheet.png.at, sheet.png.len);
    size_t length = sheet.png.len;
    for (int again = 0; again < 2; again++) {
        draw(&sheet);
        assert_int_equal(sheet.png.len, length);
        assert_memory_equal(sheet.png.at, first, length);
        raster_store_close(sheet.store);
        sheet.store = raster_store_open();
    }
    close_sheet(&sheet);
}

static void test_no_font(void **state) {
    (void)state;
    struct sheet sheet;
    open_sheet(&sheet);
    pdf_item_add(sheet.document, 0,
                 (struct pdf_item){.kind = PDF_RUN, .run = stem(&sheet, "/nowhere/font.ttf")});
    buf_puts(&sheet.png, "before");
    assert_false(
        raster_page(sheet.store, sheet.document, 0, WIDTH, HEIGHT, &sheet.png, &sheet.diags));
    assert_string_equal(sheet.png.at, "before");
    assert_string_equal(sheet.diags.at[0].id, "preview");
    close_sheet(&sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),          cmocka_unit_test(test_groups),
        cmocka_unit_test(test_pictures),       cmocka_unit_test(test_damaged_data),
        cmocka_unit_test(test_large_pictures), cmocka_unit_test(test_text),
        cmocka_unit_test(test_no_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
