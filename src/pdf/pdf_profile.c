// An ICC profile of sRGB from published numbers; see pdf_profile.h.
//
// Clauses are those of ICC.1:2004-10, the version that PDF 1.7 (ISO 32000-1, table 67) goes by.
#include "pdf/pdf_profile.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

struct vector {
    double at[3];
};
struct matrix {
    double at[3][3];
};

// Chromaticities x and y of the primaries, and of the white D65 (IEC 61966-2-1, table 1).
static const double primaries[3][2] = {{0.6400, 0.3300}, {0.3000, 0.6000}, {0.1500, 0.0600}};
static const double white[2] = {0.3127, 0.3290};

// From a channel's value to light (IEC 61966-2-1, 5.2): ((x + 0.055) / 1.055) ^ 2.4 from 0.04045
// on, x / 12.92 below; written as ICC's function of type 3 (10.15): (a x + b) ^ g from d on, c x
// below.
static const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}; // g a b c d

// The white of a profile's connection space, D50 (7.2.16).
static const struct vector d50 = {{0.9642, 1.0, 0.8249}};

// Bradford's cone responses, by which ICC adapts one white to another (annex E.3).
static const struct matrix bradford = {
    {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};

// The day on which this profile was first made; it does not change with the program.
static const uint16_t made[6] = {2026, 11, 28, 0, 0, 0};

// ---- arithmetic -------------------------------------------------------------------------------

static struct vector apply(const struct matrix *m, const struct vector *v) {
    struct vector result;
    for (int i = 0; i < 3; i++)
        result.at[i] = m->at[i][0] * v->at[0] + m->at[i][1] * v->at[1] + m->at[i][2] * v->at[2];
    return result;
}

static struct matrix multiply(const struct matrix *a, const struct matrix *b) {
    struct matrix result;
    for (int j = 0; j < 3; j++) {
        struct vector column = {{b->at[0][j], b->at[1][j], b->at[2][j]}};
        column = apply(a, &column);
        for (int i = 0; i < 3; i++) result.at[i][j] = column.at[i];
    }
    return result;
}

// By cofactors; the matrices here are far from singular.
static struct matrix invert(const struct matrix *m) {
    struct matrix result;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            int a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
            result.at[i][j] = m->at[a][c] * m->at[b][d] - m->at[a][d] * m->at[b][c];
        }
    double determinant = m->at[0][0] * result.at[0][0] + m->at[0][1] * result.at[1][0] +
                         m->at[0][2] * result.at[2][0];
    for (int i = 0; i < 9; i++) result.at[i / 3][i % 3] /= determinant;
    return result;
}

static void scale_rows(struct matrix *m, const struct vector *by) {
    for (int i = 0; i < 9; i++) m->at[i / 3][i % 3] *= by->at[i / 3];
}

// The colour of a chromaticity, as bright as 1.
static struct vector colour_of(const double chromaticity[2]) {
    double x = chromaticity[0], y = chromaticity[1];
    return (struct vector){{x / y, 1, (1 - x - y) / y}};
}

// Takes colours seen under the white to what looks the same under D50.
static struct matrix adaptation(const struct vector *from) {
    struct vector cones = apply(&bradford, from), wanted = apply(&bradford, &d50), gain;
    for (int i = 0; i < 3; i++) gain.at[i] = wanted.at[i] / cones.at[i];
    struct matrix scaled = bradford, back = invert(&bradford);
    scale_rows(&scaled, &gain);
    return multiply(&back, &scaled);
}

// Takes light of the three primaries to the connection space: as much of each as makes the white.
static struct matrix colorants(const struct vector *light, const struct matrix *adapt) {
    struct matrix colours;
    for (int j = 0; j < 3; j++) {
        struct vector colour = colour_of(primaries[j]);
        for (int i = 0; i < 3; i++) colours.at[i][j] = colour.at[i];
    }
    struct matrix inverse = invert(&colours);
    struct vector amount = apply(&inverse, light);
    for (int i = 0; i < 9; i++) colours.at[i / 3][i % 3] *= amount.at[i % 3];
    return multiply(adapt, &colours);
}

// ---- the file ---------------------------------------------------------------------------------

enum { HEADER = 128, TAGS = 10, ENTRY = 12 };

static void put16(struct buf *out, unsigned number) {
    buf_putc(out, (char)(number >> 8 & 0xFF));
    buf_putc(out, (char)(number & 0xFF));
}

static void put32(struct buf *out, uint32_t number) {
    put16(out, number >> 16);
    put16(out, number & 0xFFFF);
}

// s15Fixed16Number (5.1.3): sixteen bits behind the point.
static void put_fixed(struct buf *out, double number) {
    put32(out, (uint32_t)(int32_t)lround(number * 65536));
}

static void put_zeroes(struct buf *out, int count) {
    while (count-- > 0) buf_putc(out, '\0');
}

static void put_type(struct buf *out, const char *type) {
    buf_puts(out, type);
    put_zeroes(out, 4);
}

static void put_xyz(struct buf *out, const struct vector *colour) {
    put_type(out, "XYZ ");
    for (int i = 0; i < 3; i++) put_fixed(out, colour->at[i]);
}

static void put_column(struct buf *out, const struct matrix *m, int j) {
    const struct vector column = {{m->at[0][j], m->at[1][j], m->at[2][j]}};
    put_xyz(out, &column);
}

static void put_numbers(struct buf *out, const double *numbers, int count) {
    for (int i = 0; i < count; i++) put_fixed(out, numbers[i]);
}

// A text in one language (10.13), of ASCII.
static void put_words(struct buf *out, const char *words) {
    put_type(out, "mluc");
    put32(out, 1);
    put32(out, 12);
    buf_puts(out, "enUS");
    put32(out, 2 * (uint32_t)strlen(words));
    put32(out, 28);
    for (const char *c = words; *c; c++) put16(out, (unsigned char)*c);
}

static void put_header(struct buf *out, uint32_t length) {
    put32(out, length);
    put_zeroes(out, 4);
    put32(out, 0x04200000);
    buf_puts(out, "mntrRGB XYZ ");
    for (int i = 0; i < 6; i++) put16(out, made[i]);
    buf_puts(out, "acsp");
    put_zeroes(out, 28); // no platform, flags, maker, model or attributes; perceptual
    for (int i = 0; i < 3; i++) put_fixed(out, d50.at[i]);
    put_zeroes(out, HEADER - 80); // no creator; an identity need not be there
}

// The tags' data, one after another, each at a multiple of four bytes.
struct parts {
    struct buf data;
    struct {
        size_t begin, end;
    } at[TAGS];
    int count;
};

static void end_part(struct parts *parts) {
    size_t end = parts->data.len;
    put_zeroes(&parts->data, (int)(-end & 3));
    parts->at[parts->count++].end = end;
    if (parts->count < TAGS) parts->at[parts->count].begin = parts->data.len;
}

// In the order of the tags' names below; the three curves are one.
static void put_parts(struct parts *parts) {
    struct vector light = colour_of(white);
    struct matrix adapt = adaptation(&light), colours = colorants(&light, &adapt);
    put_words(&parts->data, "sRGB IEC61966-2.1");
    end_part(parts);
    put_words(&parts->data, "None: computed from the numbers of IEC 61966-2-1");
    end_part(parts);
    put_xyz(&parts->data, &d50);
    end_part(parts);
    put_type(&parts->data, "sf32");
    put_numbers(&parts->data, adapt.at[0], 9);
    end_part(parts);
    for (int j = 0; j < 3; j++) {
        put_column(&parts->data, &colours, j);
        end_part(parts);
    }
    put_type(&parts->data, "para");
    put32(&parts->data, 3 << 16);
    put_numbers(&parts->data, curve, 5);
    end_part(parts);
}

void pdf_profile_put(struct buf *out) {
    static const char names[TAGS][5] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
                                        "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    struct parts parts = {0};
    size_t start = HEADER + 4 + TAGS * ENTRY;
    buf_init(&parts.data);
    put_parts(&parts);
    put_header(out, (uint32_t)(start + parts.data.len));
    put32(out, TAGS);
    for (int i = 0; i < TAGS; i++) {
        int part = i < parts.count ? i : parts.count - 1;
        buf_puts(out, names[i]);
        put32(out, (uint32_t)(start + parts.at[part].begin));
        put32(out, (uint32_t)(parts.at[part].end - parts.at[part].begin));
    }
    buf_add(out, parts.data.at, parts.data.len);
    buf_release(&parts.data);
}
