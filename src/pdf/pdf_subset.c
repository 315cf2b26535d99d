// Embedding a font: the subset, its codes and its objects; see pdf_font.h.
#include "pdf/pdf_cff.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_text.h"

#include "base/utf8.h"

#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static hb_subset_input_t *make_input(const struct pdf_font_use *use) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) abort();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    for (size_t i = 0; i < use->n; i++) hb_set_add(hb_subset_input_glyph_set(input), use->at[i].id);
    return input;
}

static void set_codes(struct pdf_font_use *use, const hb_subset_plan_t *plan) {
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < use->n; i++) use->at[i].code = (int)hb_map_get(map, use->at[i].id);
}

// Makes the subset and sets the codes to its glyph numbers. Returns the bytes to embed: the whole
// font, or the CFF table alone. NULL where HarfBuzz cannot.
static hb_blob_t *make_subset(struct pdf_font_use *use) {
    hb_subset_input_t *input = make_input(use);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(use->face->glyphs, input);
    hb_subset_input_destroy(input);
    if (!plan) return NULL;
    set_codes(use, plan);
    hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
    hb_subset_plan_destroy(plan);
    if (!subset) return NULL;
    hb_blob_t *blob = use->face->cff ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                                     : hb_face_reference_blob(subset);
    hb_face_destroy(subset);
    if (hb_blob_get_length(blob) > 0) return blob;
    hb_blob_destroy(blob);
    return NULL;
}

static int by_code(const void *a, const void *b) {
    const struct pdf_used_glyph *const *x = a, *const *y = b;
    return ((*x)->code > (*y)->code) - ((*x)->code < (*y)->code);
}

// The used glyphs in the order of their codes.
static const struct pdf_used_glyph **sort_glyphs(const struct pdf_font_use *use,
                                                 struct arena *arena) {
    const struct pdf_used_glyph **sorted = arena_alloc(arena, use->n * sizeof *sorted);
    for (size_t i = 0; i < use->n; i++) sorted[i] = &use->at[i];
    qsort(sorted, use->n, sizeof *sorted, by_code);
    return sorted;
}

static void put_widths(struct buf *out, const struct pdf_used_glyph *const *glyphs, size_t count) {
    buf_puts(out, "/W[");
    for (size_t i = 0; i < count; i++) {
        bool follows = i > 0 && glyphs[i]->code == glyphs[i - 1]->code + 1;
        if (!follows) buf_printf(out, "%s%d[", i ? "]" : "", glyphs[i]->code);
        if (follows) buf_putc(out, ' ');
        pdf_put_number(out, glyphs[i]->width, 0);
    }
    buf_puts(out, "]]");
}

// What a glyph says, in UTF-16. A reader must get some character for each glyph, and must not get
// U+0000, U+FEFF or U+FFFE (PDF/UA 7.21.7).
static void put_meaning(struct buf *out, const struct pdf_used_glyph *glyph) {
    size_t start = out->len;
    const char *at = glyph->text, *end = at ? at + glyph->text_length : NULL;
    while (at < end) {
        const char *from = at;
        uint32_t c = utf8_next(&at);
        if (c && c != 0xFEFF && c != 0xFFFE) pdf_put_utf16(out, from, (size_t)(at - from));
    }
    if (out->len == start) buf_puts(out, "2060"); // word joiner: says nothing, parts nothing
}

// The largest block of a CMap has a hundred entries.
static int write_to_unicode(struct pdf_objects *objects, const struct pdf_used_glyph *const *glyphs,
                            size_t count) {
    struct buf map;
    buf_init(&map);
    buf_puts(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                   "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < count; i++) {
        if (i % 100 == 0) {
            size_t block = count - i < 100 ? count - i : 100;
            buf_printf(&map, "%s%zu beginbfchar\n", i ? "endbfchar\n" : "", block);
        }
        buf_putc(&map, '<');
        pdf_put_code(&map, (uint32_t)glyphs[i]->code);
        buf_puts(&map, "><");
        put_meaning(&map, glyphs[i]);
        buf_puts(&map, ">\n");
    }
    buf_puts(&map, "endbfchar\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    int number = pdf_object_new(objects);
    pdf_stream_add(objects, number, "", map.at, map.len, true);
    buf_release(&map);
    return number;
}

// A subset's name begins with six letters that tell it from another subset of the same font.
static const char *make_name(const struct pdf_font_use *use,
                             const struct pdf_used_glyph *const *glyphs, struct arena *arena) {
    uint32_t hash = 2166136261u;
    for (const char *c = use->face->name; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
    for (size_t i = 0; i < use->n; i++) hash = (hash ^ glyphs[i]->id) * 16777619u;
    char tag[7] = "";
    for (int i = 0; i < 6; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    return arena_printf(arena, "%s+%s", tag, use->face->name);
}

static int write_descriptor(struct pdf_objects *objects, const struct pdf_face *face,
                            const char *name, int file) {
    int number = pdf_object_new(objects);
    struct buf *out = pdf_object_begin(objects, number);
    // Flags 4: glyphs beyond those of standard Latin. Nobody knows a stem's width; 80 is usual.
    buf_printf(out,
               "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/Ascent %d"
               "/Descent %d/CapHeight %d/StemV 80/ItalicAngle ",
               name, face->box[0], face->box[1], face->box[2], face->box[3], face->ascent,
               face->descent, face->cap_height);
    pdf_put_number(out, face->italic_angle, 2);
    buf_printf(out, "/%s %d 0 R>>", face->cff ? "FontFile3" : "FontFile2", file);
    pdf_object_end(objects);
    return number;
}

static int write_file(struct pdf_objects *objects, const struct pdf_face *face, hb_blob_t *blob) {
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    char entries[40] = "/Subtype/CIDFontType0C";
    if (!face->cff) snprintf(entries, sizeof entries, "/Length1 %u", length);
    int number = pdf_object_new(objects);
    pdf_stream_add(objects, number, entries, bytes, length, true);
    return number;
}

static int write_descendant(struct pdf_objects *objects, const struct pdf_font_use *use,
                            const struct pdf_used_glyph *const *glyphs, const char *name,
                            int descriptor) {
    int number = pdf_object_new(objects);
    struct buf *out = pdf_object_begin(objects, number);
    buf_printf(out,
               "<</Type/Font/Subtype/%s/BaseFont/%s/FontDescriptor %d 0 R"
               "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
               use->face->cff ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity", name,
               descriptor);
    put_widths(out, glyphs, use->n);
    buf_puts(out, ">>");
    pdf_object_end(objects);
    return number;
}

static void write_font(struct pdf_font_use *use, struct pdf_objects *objects, hb_blob_t *blob,
                       struct arena *arena) {
    const struct pdf_used_glyph **glyphs = sort_glyphs(use, arena);
    const char *name = make_name(use, glyphs, arena);
    int file = write_file(objects, use->face, blob);
    int unicode = write_to_unicode(objects, glyphs, use->n);
    int descriptor = write_descriptor(objects, use->face, name, file);
    int descendant = write_descendant(objects, use, glyphs, name, descriptor);
    use->object = pdf_object_new(objects);
    buf_printf(pdf_object_begin(objects, use->object),
               "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
               "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
               name, descendant, unicode);
    pdf_object_end(objects);
}

bool pdf_font_embed(struct pdf_font_use *use, struct pdf_objects *objects, struct arena *arena,
                    struct diag_list *diags) {
    hb_blob_t *blob = make_subset(use);
    if (blob && (!use->face->cff || pdf_cff_set_codes(use, blob))) {
        write_font(use, objects, blob, arena);
        hb_blob_destroy(blob);
        return true;
    }
    hb_blob_destroy(blob);
    diag_add_path(diags, DIAG_FAILURE, "pdf-font", use->face->path, "install the font again",
                  "the font cannot be subset: its tables are damaged");
    return false;
}
