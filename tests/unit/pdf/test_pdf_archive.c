// PDF/A-2a: what an archived document has besides, its colour profile, and what it must not hold.
// veraPDF holds whole documents to the standard in tests/conformance.
#include "sample.h"

#include "base/file.h"
#include "pdf/pdf_profile.h"

#include <math.h>
#include <stdint.h>

static unsigned long number_at(const struct buf *file, size_t at) {
    unsigned long number = 0;
    for (size_t i = at; i < at + 4; i++) number = number << 8 | (unsigned char)file->at[i];
    return number;
}

// Finds a tag's data; *length is set.
static size_t find_tag(const struct buf *profile, const char *name, size_t *length) {
    for (unsigned long i = 0; i < number_at(profile, 128); i++) {
        size_t entry = 132 + 12 * i;
        if (memcmp(profile->at + entry, name, 4) != 0) continue;
        *length = number_at(profile, entry + 8);
        size_t at = number_at(profile, entry + 4);
        assert_true(at % 4 == 0 && at + *length <= profile->len);
        return at;
    }
    fail_msg("the profile has no %s", name);
    return 0;
}

static double fixed_at(const struct buf *profile, size_t at) {
    return (int32_t)number_at(profile, at) / 65536.0;
}

// Nearly the colorants of the sRGB profiles in wide use, which took D65 from another table; and
// together they are white.
static void test_profile(void **state) {
    (void)state;
    static const struct {
        const char *tag;
        double at[3];
    } rows[] = {{"rXYZ", {0.43607, 0.22249, 0.01392}},
                {"gXYZ", {0.38515, 0.71687, 0.09708}},
                {"bXYZ", {0.14307, 0.06061, 0.71410}},
                {"wtpt", {0.96420, 1.00000, 0.82491}}};
    struct buf profile;
    double sum[3] = {0};
    size_t length;
    buf_init(&profile);
    pdf_profile_put(&profile);
    assert_int_equal(number_at(&profile, 0), profile.len);
    assert_memory_equal(profile.at + 36, "acsp", 4);
    for (int r = 0; r < 4; r++) {
        size_t at = find_tag(&profile, rows[r].tag, &length);
        assert_int_equal(length, 20);
        for (int i = 0; i < 3; i++) {
            double value = fixed_at(&profile, at + 8 + 4 * (size_t)i);
            if (fabs(value - rows[r].at[i]) > 0.0003)
                fail_msg("%s %d is %f, not %f", rows[r].tag, i, value, rows[r].at[i]);
            sum[i] += r < 3 ? value : -value;
        }
    }
    for (int i = 0; i < 3; i++) assert_true(fabs(sum[i]) < 3.0 / 65536);
    // From D65 to D50 as Bradford's cones have it.
    static const double bradford[9] = {1.04781,  0.02289,  -0.05013, 0.02954, 0.99048,
                                       -0.01705, -0.00923, 0.01504,  0.75213};
    size_t adaptation = find_tag(&profile, "chad", &length) + 8;
    for (size_t i = 0; i < 9; i++)
        assert_true(fabs(fixed_at(&profile, adaptation + 4 * i) - bradford[i]) < 0.0005);
    // Middle grey, by the curve as it stands in the file.
    size_t curve = find_tag(&profile, "gTRC", &length) + 12;
    double g = fixed_at(&profile, curve), a = fixed_at(&profile, curve + 4),
           b = fixed_at(&profile, curve + 8);
    assert_true(fabs(pow(a * 0.5 + b, g) - 0.21404) < 0.0001);
    double c = fixed_at(&profile, curve + 12), d = fixed_at(&profile, curve + 16);
    assert_true(fabs(pow(a * d + b, g) - c * d) < 0.0001); // both pieces meet
    buf_release(&profile);
}

static bool holds(const struct buf *out, const char *text) {
    return memmem(out->at, out->len, text, strlen(text)) != NULL;
}

static void add_text(struct sample *sample) {
    sample_init(sample);
    sample_add(sample, sample->document->root, PDF_P, LATIN, 12, "Kept for long");
}

static void test_only_where_asked_for(void **state) {
    (void)state;
    struct sample plain, archive;
    add_text(&plain);
    add_text(&archive);
    archive.document->archive = true;
    assert_true(sample_write(&plain) && sample_write(&archive));
    assert_false(holds(&plain.out, "pdfaid"));
    assert_false(holds(&plain.out, "<pdfuaid:part>1<")); // it is compressed
    assert_true(holds(&archive.out, "<pdfaid:part>2<"));
    assert_true(holds(&archive.out, "<pdfaid:conformance>A<"));
    assert_true(holds(&archive.out, "<pdfuaid:part>1<"));
    assert_true(archive.out.len < plain.out.len + 2300);
    assert_null(strstr(sample_run(&plain, "qpdf --json", ""), "/OutputIntents"));
    assert_non_null(strstr(sample_run(&archive, "qpdf --json", ""), "GTS_PDFA1"));
    sample_run(&archive, "qpdf --check", "");
    sample_release(&plain);
    sample_release(&archive);
}

static void test_same_bytes(void **state) {
    (void)state;
    struct sample sample;
    add_text(&sample);
    sample.document->archive = true;
    assert_true(sample_write(&sample));
    char *first = arena_strndup(&sample.arena, sample.out.at, sample.out.len);
    size_t length = sample.out.len;
    assert_true(sample_write(&sample));
    assert_int_equal(sample.out.len, length);
    assert_memory_equal(sample.out.at, first, length);
    sample_release(&sample);
}

// Inks have no meaning beside a profile of the screen's colours.
static void test_no_inks(void **state) {
    (void)state;
    static const struct {
        const char *file;
        bool ink;
    } rows[] = {{"cmyk.jpg", true}, {"rgb.jpg", false}, {"grey.jpg", false}, {"rgba.png", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        struct pdf_image_fault fault;
        add_text(&sample);
        const struct source *file =
            file_read(&sample.arena, "tests/fuzz/seeds/picture", rows[i].file, "", &sample.diags);
        assert_non_null(file);
        const struct pdf_image *image =
            pdf_image_read(&sample.arena, file->text, file->length, &fault);
        assert_non_null(image);
        assert_int_equal(pdf_image_is_ink(image), rows[i].ink);
        pdf_item_add(sample.document, 0,
                     (struct pdf_item){.kind = PDF_PICTURE, .picture = {image, {60, 200, 40, 40}}});
        assert_true(sample_write(&sample));
        sample.document->archive = true;
        assert_int_equal(sample_write(&sample), !rows[i].ink);
        if (rows[i].ink) assert_string_equal(sample.diags.at[0].id, "pdf-page");
        sample_release(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_profile),
        cmocka_unit_test(test_only_where_asked_for),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_no_inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
