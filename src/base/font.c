// Font files; see font.h.
#include "base/font.h"

#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

// ---- licences -----------------------------------------------------------------------------------

enum {
    TYPE_RESTRICTED = 0x0002,
    TYPE_PREVIEW = 0x0004, // in documents that are looked at and printed
    TYPE_EDITABLE = 0x0008,
    TYPE_WHOLE = 0x0100,
    TYPE_BITMAPS = 0x0200,
};

const char *font_forbidden(unsigned type) {
    bool granted = type & (TYPE_PREVIEW | TYPE_EDITABLE); // the least restrictive bit counts
    if (type & TYPE_RESTRICTED && !granted) return "its licence forbids embedding (fsType 0x0002)";
    if (type & TYPE_WHOLE) return "its licence forbids embedding a part of it (fsType 0x0100)";
    if (type & TYPE_BITMAPS) return "its licence lets only bitmaps be embedded (fsType 0x0200)";
    return NULL;
}

// ---- whether it is a font -----------------------------------------------------------------------

static uint32_t read_number(const unsigned char *bytes, int count) {
    uint32_t number = 0;
    while (count-- > 0) number = number << 8 | *bytes++;
    return number;
}

// Whether the table directory and every table of it lie within the bytes. HarfBuzz takes a table
// that is cut off for a shorter one, and its glyphs would silently be blank.
static bool is_whole(const unsigned char *bytes, size_t length) {
    if (length < 12) return false;
    size_t tables = read_number(bytes + 4, 2);
    if (tables == 0 || 12 + 16 * tables > length) return false;
    for (size_t i = 0; i < tables; i++) {
        const unsigned char *record = bytes + 12 + 16 * i;
        if ((uint64_t)read_number(record + 8, 4) + read_number(record + 12, 4) > length)
            return false;
    }
    return true;
}

// What else is found where a font is wanted, by its first bytes.
static const struct other {
    const char *mark;
    size_t length;
    const char *fault, *hint;
} others[] = {
    {"ttcf", 4, "it is a collection of several fonts", "save each of them as a TTF or OTF"},
    {"wOFF", 4, "it is a font packed for websites (WOFF)", "take the TTF or OTF that it came from"},
    {"wOF2", 4, "it is a font packed for websites (WOFF2)",
     "take the TTF or OTF that it came from"},
    {"PK\3\4", 4, "it is an archive (ZIP)", "unpack it, and take the TTF or OTF in it"},
    {"%!", 2, "it is a Type 1 font", "take the TTF or OTF of the same face"},
    {"\x80\1", 2, "it is a Type 1 font", "take the TTF or OTF of the same face"},
    {"version https://git-lfs", 23, "it is only a pointer to the font (Git LFS)",
     "fetch the font: git lfs pull"},
};

static bool is_sfnt(const unsigned char *bytes, size_t length) {
    static const char marks[][5] = {"\0\1\0\0", "OTTO", "true"};
    for (size_t i = 0; length >= 4 && i < sizeof marks / sizeof *marks; i++)
        if (memcmp(bytes, marks[i], 4) == 0) return true;
    return false;
}

static void find_other(const char *bytes, size_t length, struct font_facts *facts) {
    facts->fault = length ? "it is no font" : "it is empty";
    facts->hint = "take a TTF or OTF file";
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct other *other = &others[i];
        if (length < other->length || memcmp(bytes, other->mark, other->length) != 0) continue;
        facts->fault = other->fault;
        facts->hint = other->hint;
    }
}

static bool has_table(hb_face_t *face, const char *name) {
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG(name[0], name[1], name[2], name[3]));
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

static bool has_all(hb_face_t *face) {
    static const char needed[][5] = {"cmap", "head", "hhea", "hmtx", "maxp", "name"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_table(face, needed[i])) return false;
    return hb_face_get_glyph_count(face) > 0;
}

static bool has_outlines(hb_face_t *face) {
    return has_table(face, "CFF ") || (has_table(face, "glyf") && has_table(face, "loca"));
}

static bool has_letters(hb_face_t *face) {
    hb_set_t *letters = hb_set_create();
    hb_face_collect_unicodes(face, letters);
    bool has = !hb_set_is_empty(letters);
    hb_set_destroy(letters);
    return has;
}

// What is wrong with a face whose tables lie within its file.
static void find_fault(hb_face_t *face, struct font_facts *facts) {
    if (has_table(face, "fvar") || has_table(face, "CFF2")) {
        facts->fault = "it is a variable font";
        facts->hint = "take the static fonts of the same face, a file for each weight";
    } else if (!has_all(face)) {
        facts->fault = "it lacks a table that a font must have, or that is damaged";
    } else if (!has_outlines(face)) {
        facts->fault = "it has no outlines";
        facts->hint = "take a font with TrueType or CFF outlines";
    } else if (!has_letters(face)) {
        facts->fault = "it does not say which characters it has";
        facts->hint = "take a font that is made for Unicode";
    }
    if (facts->fault && !facts->hint) facts->hint = "save or download the font again";
}

static unsigned type_of(hb_face_t *face) {
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    unsigned type = length >= 10 ? read_number(bytes + 8, 2) : 0;
    hb_blob_destroy(table);
    return type;
}

// The face of bytes that are a whole sfnt; the caller destroys it.
static hb_face_t *open_face(const void *bytes, size_t length) {
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

// ---- a part of it -------------------------------------------------------------------------------

static hb_subset_input_t *make_input(const uint32_t *letters, size_t count) {
    enum { LICENCE = 13, LICENCE_ADDRESS = 14 }; // names beside those that HarfBuzz keeps
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) abort();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_add_range(names, LICENCE, LICENCE_ADDRESS);
    hb_set_t *wanted = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < count; i++) hb_set_add(wanted, letters[i]);
    return input;
}

static hb_blob_t *cut(hb_face_t *face, const uint32_t *letters, size_t count) {
    hb_subset_input_t *input = make_input(letters, count);
    hb_face_t *part = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (!part) return NULL;
    hb_blob_t *blob = hb_face_reference_blob(part);
    hb_face_destroy(part);
    if (hb_blob_get_length(blob) > 0) return blob;
    hb_blob_destroy(blob);
    return NULL;
}

bool font_subset(const void *bytes, size_t length, const uint32_t *letters, size_t count,
                 struct buf *out) {
    struct font_facts facts;
    font_look(bytes, length, &facts);
    if (facts.fault) return false;
    hb_face_t *face = open_face(bytes, length);
    hb_blob_t *blob = cut(face, letters, count);
    hb_face_destroy(face);
    if (!blob) return false;
    unsigned made;
    const char *part = hb_blob_get_data(blob, &made);
    buf_add(out, part, made);
    hb_blob_destroy(blob);
    return true;
}

// Damage within tables shows when a part is cut out of them.
static bool can_be_cut(hb_face_t *face) {
    static const uint32_t some[] = {' ', 'A', 'e', 'n', '0', 0xE9, 0x5D0, 0x627};
    hb_blob_t *blob = cut(face, some, sizeof some / sizeof *some);
    hb_blob_destroy(blob);
    return blob != NULL;
}

bool font_look(const void *bytes, size_t length, struct font_facts *facts) {
    *facts = (struct font_facts){0};
    if (length > FONT_LARGEST) {
        facts->fault = "it is larger than 32 MiB";
        facts->hint = "take a font with the scripts of the guide alone";
        return false;
    }
    if (!is_sfnt(bytes, length)) {
        find_other(bytes, length, facts);
        return false;
    }
    if (!is_whole(bytes, length)) {
        facts->fault = "it is cut off, or damaged";
        facts->hint = "save or download the font again";
        return false;
    }
    hb_face_t *face = open_face(bytes, length);
    find_fault(face, facts);
    if (!facts->fault && !can_be_cut(face)) {
        facts->fault = "its tables are damaged";
        facts->hint = "save or download the font again";
    }
    unsigned type = type_of(face);
    facts->forbidden = font_forbidden(type);
    hb_face_destroy(face);
    bool good = !facts->fault && !facts->forbidden;
    facts->for_screen = good && (type & (TYPE_PREVIEW | TYPE_EDITABLE)) != TYPE_PREVIEW;
    return good;
}

const struct source *font_read_for_screen(struct arena *arena, const char *root, const char *path,
                                          const char *shown_root, struct diag_list *diags) {
    struct font_facts facts;
    const struct source *source = file_read(arena, root, path, shown_root, diags);
    if (!source) return NULL;
    return font_look(source->text, source->length, &facts) && facts.for_screen ? source : NULL;
}

void font_cut(const struct source *font, const uint32_t *letters, size_t count, struct buf *out) {
    if (!font_subset(font->text, font->length, letters, count, out))
        buf_add(out, font->text, font->length);
}
