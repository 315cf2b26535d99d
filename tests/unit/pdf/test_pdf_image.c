// Images: decoded by another program, pixel by pixel.
#include "sample.h"

#include "pdf/pdf_image.h"

#define PICTURES "tests/fuzz/seeds/picture/"
enum { WIDTH = 16, HEIGHT = 12 };

static const struct pdf_image *read_file(struct sample *sample, const char *name,
                                         struct pdf_image_fault *fault) {
    FILE *file = fopen(arena_printf(&sample->arena, PICTURES "%s", name), "rb");
    assert_non_null(file);
    char *bytes = malloc(1 << 16); // freed before the image is used
    size_t length = fread(bytes, 1, 1 << 16, file);
    fclose(file);
    const struct pdf_image *image = pdf_image_read(&sample->arena, bytes, length, fault);
    free(bytes);
    return image;
}

static void paint(struct sample *sample, const struct pdf_image *image, float x) {
    struct pdf_item item = {.kind = PDF_PICTURE, .picture = {image, {x, 20, 160, 120}}};
    pdf_item_add(sample->document, 0, item);
}

// Writes a document with one file's image, and returns it in qpdf's readable form.
static const char *write_one(struct sample *sample, const char *name) {
    struct pdf_image_fault fault;
    sample_init(sample);
    const struct pdf_image *image = read_file(sample, name, &fault);
    if (!image) fail_msg("%s: %s", name, fault.what);
    paint(sample, image, 10);
    assert_true(sample_write(sample));
    sample_run(sample, "qpdf --check", "");
    return sample_run(sample, "qpdf --qdf --object-streams=disable --decode-level=none", "-");
}

// The number of the object whose dictionary has `text`.
static int object_with(const struct sample *sample, const char *text) {
    const char *found = memmem(sample->out.at, sample->out.len, text, strlen(text));
    assert_non_null(found);
    while (strncmp(found, " 0 obj", 6) != 0) found--;
    while (found[-1] >= '0' && found[-1] <= '9') found--;
    return atoi(found);
}

// The decoded bytes of an object, as hexadecimal digits, two a byte.
static const char *decode(struct sample *sample, int object) {
    return sample_run(
        sample,
        arena_printf(&sample->arena, "qpdf --show-object=%d --filtered-stream-data", object),
        "| od -An -v -tx1 | tr -d ' \\n'");
}

static int byte_at(const char *digits, size_t i) {
    const char pair[] = {digits[2 * i], digits[2 * i + 1], '\0'};
    return (int)strtol(pair, NULL, 16);
}

// What the pictures show (the program that made them counts the same way).
static int part_of(int x, int y, int part) {
    const int parts[] = {x * 16, y * 20, (x ^ y) * 8};
    return parts[part];
}

static int rgb(int x, int y, int part) {
    return part_of(x, y, part);
}

static int grey(int x, int y, int part) {
    (void)part;
    return x * 16 + y;
}

static int chess(int x, int y, int part) {
    (void)part;
    return (x + y) % 2 * 255;
}

static int number(int x, int y, int part) {
    (void)part;
    return (x + y) % 16;
}

static int from_palette(int x, int y, int part) {
    int i = (x + y) % 16;
    return part_of(i, i % HEIGHT, part);
}

static int fading(int x, int y, int part) {
    (void)part;
    return x < 8 ? 255 : y * 20;
}

static int one_clear(int x, int y, int part) {
    (void)part;
    return x == 3 && y == 2 ? 0 : 255;
}

static int palette_clear(int x, int y, int part) {
    (void)part;
    int i = (x + y) % 16;
    return i < 8 ? i * 16 : 255;
}

typedef int pixel(int x, int y, int part);

static void assert_pixels(const char *name, const char *digits, int parts, pixel *wanted) {
    assert_int_equal(strlen(digits), 2 * WIDTH * HEIGHT * parts);
    for (int i = 0; i < WIDTH * HEIGHT * parts; i++) {
        int x = i / parts % WIDTH, y = i / parts / WIDTH;
        if (byte_at(digits, (size_t)i) != wanted(x, y, i % parts))
            fail_msg("%s: part %d of (%d, %d) is %d", name, i % parts, x, y,
                     byte_at(digits, (size_t)i));
    }
}

static void test_png(void **state) {
    (void)state;
    static const struct {
        const char *name, *space;
        int parts;
        pixel *colour, *mask;
    } rows[] = {
        {"rgb.png", "/DeviceRGB", 3, rgb, NULL},
        {"rgb-16-interlaced.png", "/DeviceRGB", 3, rgb, NULL},
        {"rgba.png", "/DeviceRGB", 3, rgb, fading},
        {"rgba-16-interlaced.png", "/DeviceRGB", 3, rgb, fading},
        {"rgba-opaque.png", "/DeviceRGB", 3, rgb, NULL},
        {"rgb-clear.png", "/DeviceRGB", 3, rgb, one_clear},
        {"grey.png", "/DeviceGray", 1, grey, NULL},
        {"grey-1.png", "/DeviceGray", 1, chess, NULL},
        {"grey-alpha.png", "/DeviceGray", 1, grey, fading},
        {"palette-4.png", "/Indexed", 1, number, NULL},
        {"palette-clear.png", "/DeviceRGB", 3, from_palette, palette_clear},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        const char *text = write_one(&sample, rows[i].name);
        int colour = object_with(&sample, rows[i].mask ? "/SMask " : "/Subtype/Image");
        assert_pixels(rows[i].name, decode(&sample, colour), rows[i].parts, rows[i].colour);
        assert_non_null(strstr(text, rows[i].space));
        assert_int_equal(strstr(text, "/SMask") != NULL, rows[i].mask != NULL);
        if (rows[i].mask) {
            int mask = object_with(&sample, "/Colors 1");
            assert_pixels(rows[i].name, decode(&sample, mask), 1, rows[i].mask);
        }
        sample_release(&sample);
    }
}

// A JPEG is in the PDF byte for byte, and its dictionary says what its channels are.
static void test_jpeg(void **state) {
    (void)state;
    static const struct {
        const char *name, *space;
        bool inverted;
    } rows[] = {
        {"rgb.jpg", "/DeviceRGB", false},    {"progressive.jpg", "/DeviceRGB", false},
        {"grey.jpg", "/DeviceGray", false},  {"cmyk.jpg", "/DeviceCMYK", true},
        {"turned.jpg", "/DeviceRGB", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        const char *text = write_one(&sample, rows[i].name);
        char bytes[4096];
        FILE *file = fopen(arena_printf(&sample.arena, PICTURES "%s", rows[i].name), "rb");
        assert_non_null(file);
        size_t length = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        assert_non_null(memmem(sample.out.at, sample.out.len, bytes, length));
        assert_non_null(strstr(text, rows[i].space));
        assert_non_null(strstr(text, "/DCTDecode"));
        assert_int_equal(strstr(text, "/Decode [") != NULL, rows[i].inverted);
        sample_release(&sample);
    }
}

// Poppler shows a CMYK JPEG in about the colours of the one it was made from, not in their
// opposites: the first corner is black, the last bright.
static void test_inks_are_not_inverted(void **state) {
    (void)state;
    struct sample sample;
    write_one(&sample, "cmyk.jpg");
    const char *digits = sample_run(&sample, "pdftoppm -r 72 -x 10 -y 20 -W 160 -H 120",
                                    "| tail -c 57600 | od -An -v -tx1 | tr -d ' \\n'");
    size_t dark = 3 * (2 * 160 + 2), bright = 3 * (117 * 160 + 157);
    assert_true(byte_at(digits, dark) + byte_at(digits, dark + 1) < 150);
    assert_true(byte_at(digits, bright) + byte_at(digits, bright + 1) > 300);
    sample_release(&sample);
}

// Exif's orientation 6: what is stored as the first row is the right side.
static void test_orientation(void **state) {
    (void)state;
    struct sample sample;
    struct pdf_image_fault fault;
    sample_init(&sample);
    const struct pdf_image *image = read_file(&sample, "turned.jpg", &fault);
    assert_int_equal(pdf_image_width(image), HEIGHT);
    assert_int_equal(pdf_image_height(image), WIDTH);
    struct pdf_item item = {.kind = PDF_PICTURE, .picture = {image, {10, 20, 120, 160}}};
    pdf_item_add(sample.document, 0, item);
    assert_true(sample_write(&sample));
    const char *digits = sample_run(&sample, "pdftoppm -r 72 -x 10 -y 20 -W 120 -H 160",
                                    "| tail -c 57600 | od -An -v -tx1 | tr -d ' \\n'");
    size_t top_right = 3 * (3 * 120 + 116), bottom_right = 3 * (156 * 120 + 116);
    size_t top_left = 3 * (3 * 120 + 3);
    assert_true(byte_at(digits, top_right) < 60 && byte_at(digits, top_right + 1) < 60);
    assert_true(byte_at(digits, bottom_right) > 180); // red grows along the stored row
    assert_true(byte_at(digits, top_left + 1) > 160); // green grows down the stored column
    sample_release(&sample);
}

// Painted thrice, on two pages: there once. Transparency of paths goes by the same resources.
static void test_it_is_written_once(void **state) {
    (void)state;
    struct sample sample;
    struct pdf_image_fault fault;
    sample_init(&sample);
    const struct pdf_image *image = read_file(&sample, "rgba.png", &fault);
    const struct pdf_image *other = read_file(&sample, "grey.png", &fault);
    static const uint8_t verbs[] = {PDF_MOVE, PDF_LINE, PDF_LINE};
    static const float points[] = {10, 10, 50, 10, 50, 50}, dashes[] = {3, 2};
    static const struct pdf_pen pen = {PDF_CAP_SQUARE, PDF_JOIN_BEVEL, 7, dashes, 2, 1};
    struct pdf_path path = {.verbs = verbs,
                            .verb_count = 3,
                            .points = points,
                            .stroke = true,
                            .stroke_width = 2,
                            .pen = &pen,
                            .stroke_transparency = 0.25F};
    paint(&sample, image, 10);
    paint(&sample, image, 200);
    paint(&sample, other, 400);
    pdf_item_add(sample.document, 0, (struct pdf_item){.kind = PDF_PATH, .path = path});
    pdf_page_add(sample.document, 300, 300);
    pdf_item_add(sample.document, 1,
                 (struct pdf_item){.kind = PDF_PICTURE, .picture = {image, {1, 1, 9, 9}}});
    assert_true(sample_write(&sample));
    const char *list = sample_run(&sample, "qpdf --qdf --object-streams=disable", "-");
    size_t count = 0;
    for (const char *at = list; (at = strstr(at, "/Subtype /Image")); at++) count++;
    assert_int_equal(count, 3); // two images and a mask
    const char *const wanted[] = {"/I0 Do", "/I1 Do", "/CA .75", "/T0 gs", "2 J 2 j 7 M [3 2 ]1 d"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(list, wanted[i])) fail_msg("there is no '%s' in %s", wanted[i], list);
    sample_release(&sample);
}

static void test_what_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *name, *what;
        bool damaged;
    } rows[] = {
        {"cut-off.png", "it ends too early", true},
        {"wrong-sum.png", "IDAT: ", true},
        {"enormous.png",
         "its 60000 x 60000 pixels are more than the 40 million that paper needs at most", false},
        {"cut-off.jpg", "it ends too early", true},
        {"12-bit.jpg", "its samples do not have 8 bits", false},
        {"arithmetic.jpg", "it is a lossless or arithmetic-coded JPEG", false},
        {"rgb.gif", "a PDF cannot hold a GIF", false},
        {"webp.webp", "a PDF cannot hold a WebP", false},
        {"shapes.svg", "a PDF cannot hold a SVG", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        struct pdf_image_fault fault;
        sample_init(&sample);
        if (read_file(&sample, rows[i].name, &fault)) fail_msg("%s was read", rows[i].name);
        if (strncmp(fault.what, rows[i].what, strlen(rows[i].what)) != 0)
            fail_msg("%s: %s", rows[i].name, fault.what);
        assert_int_equal(fault.damaged, rows[i].damaged);
        sample_release(&sample);
    }
}

// An end in the middle of the data is no end, though it is marked as one.
static void test_false_end(void **state) {
    (void)state;
    struct arena arena;
    struct pdf_image_fault fault;
    char bytes[4096];
    FILE *file = fopen(PICTURES "rgb.jpg", "rb");
    assert_non_null(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    arena_init(&arena);
    assert_non_null(pdf_image_read(&arena, bytes, length, &fault));
    memcpy(bytes + length - 22, "\xFF\xD9", 2);
    assert_null(pdf_image_read(&arena, bytes, length - 20, &fault));
    assert_string_equal(fault.what, "it ends too early");
    assert_true(fault.damaged);
    arena_release(&arena);
}

// Cut off anywhere, a picture is refused or whole, and nothing is read behind its end.
static void test_every_beginning(void **state) {
    (void)state;
    static const char *const names[] = {"rgba-16-interlaced.png", "palette-clear.png",
                                        "progressive.jpg", "turned.jpg"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena;
        char whole[4096], path[100];
        snprintf(path, sizeof path, PICTURES "%s", names[i]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t length = fread(whole, 1, sizeof whole, file);
        fclose(file);
        for (size_t cut = 0; cut < length; cut++) {
            struct pdf_image_fault fault;
            char *bytes = malloc(cut ? cut : 1);
            memcpy(bytes, whole, cut);
            arena_init(&arena);
            assert_null(pdf_image_read(&arena, bytes, cut, &fault));
            assert_true(fault.damaged && *fault.what);
            arena_release(&arena);
            free(bytes);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png),
        cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_inks_are_not_inverted),
        cmocka_unit_test(test_orientation),
        cmocka_unit_test(test_it_is_written_once),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_false_end),
        cmocka_unit_test(test_every_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
