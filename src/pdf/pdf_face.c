// Opening and checking font files; see pdf_face.h.
#include "pdf/pdf_face.h"

#include "base/font.h"

#include <hb-ot.h>
#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Level 9 costs a card half a millisecond and saves it a tenth of its size over level 6.
enum {
    COMPRESSION_LEVEL = 6
}; // 9 takes a third more time for a document that is a hundredth smaller

struct pdf_cache *pdf_cache_open(void) {
    struct pdf_cache *cache = base_alloc(sizeof *cache);
    *cache = (struct pdf_cache){.compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL)};
    if (!cache->compressor) abort();
    arena_init(&cache->arena);
    return cache;
}

static void release_face(struct pdf_face *face) {
    hb_font_destroy(face->font);
    hb_face_destroy(face->glyphs);
    hb_face_destroy(face->face);
}

void pdf_cache_close(struct pdf_cache *cache) {
    if (!cache) return;
    for (size_t i = 0; i < cache->n; i++) release_face(cache->at[i]);
    libdeflate_free_compressor(cache->compressor);
    arena_release(&cache->arena);
    free(cache);
}

static uint32_t read_number(const unsigned char *bytes, int count) {
    uint32_t number = 0;
    while (count-- > 0) number = number << 8 | *bytes++;
    return number;
}

static int read_signed16(const unsigned char *bytes) {
    return (int16_t)read_number(bytes, 2);
}

// Whether the face's table directory and every table of it lie within the file. HarfBuzz takes a
// table that is cut off for a shorter one, and its glyphs would silently be blank.
static bool is_whole(hb_blob_t *blob, unsigned index) {
    unsigned length;
    const unsigned char *file = (const unsigned char *)hb_blob_get_data(blob, &length);
    uint64_t at = 0;
    if (length < 12) return false;
    if (read_number(file, 4) == HB_TAG('t', 't', 'c', 'f')) {
        uint64_t entry = 12 + 4 * (uint64_t)index;
        if (index >= read_number(file + 8, 4) || entry + 4 > length) return false;
        at = read_number(file + entry, 4);
    } else if (index > 0) {
        return false;
    }
    if (at + 12 > length) return false;
    uint64_t tables = read_number(file + at + 4, 2);
    if (tables == 0 || at + 12 + 16 * tables > length) return false;
    for (uint64_t i = 0; i < tables; i++) {
        const unsigned char *record = file + at + 12 + 16 * i;
        if ((uint64_t)read_number(record + 8, 4) + read_number(record + 12, 4) > length)
            return false;
    }
    return true;
}

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

// Reads a number at a place of a table; 0 where the table does not reach so far.
static int read_field(hb_face_t *face, hb_tag_t tag, unsigned at) {
    hb_blob_t *table = hb_face_reference_table(face, tag);
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    int number = at + 2 <= length ? read_signed16(bytes + at) : 0;
    hb_blob_destroy(table);
    return number;
}

// What is wrong with the face; NULL where it can be used.
static const char *find_fault(hb_blob_t *blob, hb_face_t *face, unsigned index) {
    if (!is_whole(blob, index)) return "it is not a font, or a damaged one";
    if (has_table(face, HB_TAG('C', 'F', 'F', '2'))) return "PDF has no room for CFF2 outlines";
    bool outlines = has_table(face, HB_TAG('C', 'F', 'F', ' ')) ||
                    (has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
                     has_table(face, HB_TAG('l', 'o', 'c', 'a')));
    if (!outlines) return "it has no outlines";
    if (!has_table(face, HB_TAG('h', 'e', 'a', 'd')) ||
        !has_table(face, HB_TAG('h', 'm', 't', 'x')) || hb_face_get_glyph_count(face) == 0)
        return "it is not a font, or a damaged one";
    return font_forbidden((unsigned)read_field(face, HB_TAG('O', 'S', '/', '2'), 8));
}

static int to_thousandths(const struct pdf_face *face, int units) {
    return (int)lround(units * 1000.0 / hb_face_get_upem(face->face));
}

static void read_name(struct pdf_face *face) {
    char name[sizeof face->name];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        name);
    size_t used = 0;
    for (unsigned i = 0; i < size && name[i]; i++) {
        char c = name[i];
        bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (kept || c == '-') face->name[used++] = c;
    }
    if (!used) strcpy(face->name, "Font");
}

static void read_metrics(struct pdf_face *face) {
    const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd');
    for (unsigned i = 0; i < 4; i++)
        face->box[i] = to_thousandths(face, read_field(face->face, head, 36 + 2 * i));
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(face->font, &extents);
    face->ascent = to_thousandths(face, extents.ascender);
    face->descent = to_thousandths(face, extents.descender);
    hb_position_t capital = 0;
    hb_ot_metrics_get_position_with_fallback(face->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital);
    face->cap_height = to_thousandths(face, capital);
    face->italic_angle = hb_style_get_value(face->font, HB_STYLE_TAG_SLANT_ANGLE);
}

// In a PDF, glyphs come as numbers, placed: outlines and widths are all that it has a use for. A
// face of these alone is subset in less time, since HarfBuzz then looks for no characters.
// Not hb_subset_preprocess, which would save as much: HarfBuzz 6 returns a damaged face without a
// reference of its own, and later versions with one.
static hb_face_t *take_glyphs(hb_face_t *face) {
    static const hb_tag_t kept[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('C', 'F', 'F', ' '),
    };
    hb_face_t *glyphs = hb_face_builder_create();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (!has_table(face, kept[i])) continue;
        hb_blob_t *table = hb_face_reference_table(face, kept[i]);
        hb_face_builder_add_table(glyphs, kept[i], table);
        hb_blob_destroy(table);
    }
    return glyphs;
}

static struct pdf_face *make_face(struct pdf_cache *cache, const struct pdf_font *font,
                                  hb_face_t *plain) {
    struct pdf_face *face = arena_alloc(&cache->arena, sizeof *face);
    face->face = hb_face_reference(plain);
    face->glyphs = take_glyphs(plain);
    face->font = hb_font_create(face->face);
    int units = (int)hb_face_get_upem(face->face);
    hb_font_set_scale(face->font, units, units);
    face->path = arena_strdup(&cache->arena, font->path);
    face->index = font->index;
    face->cff = has_table(face->face, HB_TAG('C', 'F', 'F', ' '));
    face->glyph_count = hb_face_get_glyph_count(face->face);
    hb_font_get_nominal_glyph(face->font, ' ', &face->space);
    read_name(face);
    read_metrics(face);
    vec_push(&cache->arena, cache, face);
    return face;
}

static const struct pdf_face *open_face(struct pdf_cache *cache, const struct pdf_font *font,
                                        struct diag_list *diags) {
    struct stat status;
    // A pipe or a device would keep us waiting.
    bool regular = stat(font->path, &status) == 0 && S_ISREG(status.st_mode);
    hb_blob_t *blob = regular ? hb_blob_create_from_file_or_fail(font->path) : NULL;
    if (!blob) {
        diag_add_path(diags, DIAG_FAILURE, "pdf-font", font->path, "install the font again",
                      "the font cannot be read");
        return NULL;
    }
    hb_face_t *plain = hb_face_create(blob, font->index);
    const char *fault = find_fault(blob, plain, font->index);
    struct pdf_face *face = fault ? NULL : make_face(cache, font, plain);
    if (fault)
        diag_add_path(diags, DIAG_FAILURE, "pdf-font", font->path, "take another font",
                      "the font cannot be embedded: %s", fault);
    hb_face_destroy(plain);
    hb_blob_destroy(blob);
    return face;
}

const struct pdf_face *pdf_face_find(struct pdf_cache *cache, const struct pdf_font *font,
                                     struct diag_list *diags) {
    for (size_t i = 0; i < cache->n; i++) {
        const struct pdf_face *face = cache->at[i];
        if (face->index == font->index && !strcmp(face->path, font->path)) return face;
    }
    return open_face(cache, font, diags);
}

int pdf_face_width(const struct pdf_face *face, uint32_t glyph) {
    return to_thousandths(face, hb_font_get_glyph_h_advance(face->font, glyph));
}
