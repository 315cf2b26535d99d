// Fonts: which are read, what their licences allow, and what is cut out of them. The fonts are made
// from one of the system's: a part of it, with some bytes of its tables changed.
#include "testing.h"

#include "base/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SERIF "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"
#define ARABIC "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"
#define TINY "tests/unit/pdf/fonts/tiny-cff.otf"

static struct buf read_file(const char *path) {
    struct buf bytes;
    char part[4096];
    size_t length;
    buf_init(&bytes);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((length = fread(part, 1, sizeof part, file)) > 0) buf_add(&bytes, part, length);
    fclose(file);
    return bytes;
}

static const uint32_t letters[] = {'A', 'V', 'f', 'i', ' ', 0xE9};

// A font of a few letters.
static struct buf make_font(void) {
    struct buf whole = read_file(SERIF), part;
    buf_init(&part);
    assert_true(font_subset(whole.at, whole.len, letters, 6, &part));
    buf_release(&whole);
    return part;
}

// The record of a table in a font's directory: its name, sum, place, length.
static unsigned char *find_record(const struct buf *font, const char *name) {
    unsigned char *bytes = (unsigned char *)font->at;
    for (int i = 0; i < bytes[4] * 256 + bytes[5]; i++)
        if (memcmp(bytes + 12 + 16 * i, name, 4) == 0) return bytes + 12 + 16 * i;
    fail_msg("no table '%s'", name);
    return NULL;
}

static unsigned char *find_table(const struct buf *font, const char *name) {
    const unsigned char *record = find_record(font, name);
    return (unsigned char *)font->at + (record[8] << 24 | record[9] << 16 | record[10] << 8) +
           record[11];
}

static void assert_fault(const struct buf *font, size_t length, const char *fault) {
    struct font_facts facts;
    struct buf part;
    buf_init(&part);
    assert_false(font_look(font->at, length, &facts));
    assert_non_null(facts.fault);
    if (!strstr(facts.fault, fault)) fail_msg("'%s', not '%s'", facts.fault, fault);
    assert_non_null(facts.hint);
    assert_false(facts.for_screen);
    assert_false(font_subset(font->at, length, letters, 6, &part));
    assert_int_equal(part.len, 0);
    buf_release(&part);
}

// ---- what is read -------------------------------------------------------------------------------

static void fonts_of_both_kinds_are_good(void **state) {
    (void)state;
    static const char *const paths[] = {SERIF, ARABIC, TINY};
    for (int i = 0; i < 3; i++) {
        struct font_facts facts;
        struct buf font = read_file(paths[i]);
        if (!font_look(font.at, font.len, &facts))
            fail_msg("%s: %s %s", paths[i], facts.fault, facts.forbidden);
        assert_true(facts.for_screen);
        assert_null(facts.fault);
        assert_null(facts.forbidden);
        buf_release(&font);
    }
}

static void what_is_no_font_is_told(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *fault;
    } rows[] = {
        {"", 0, "it is empty"},
        {"OTT", 3, "it is no font"},
        {"OTTO", 4, "cut off"},
        {"OTTO\0\0\0\0\0\0\0\0", 12, "cut off"},
        {"OTTO\0\1\0\0\0\0\0\0", 12, "cut off"},
        {"\0\1\0\0\xff\xff\0\0\0\0\0\0", 12, "cut off"},
        {"<html>", 6, "it is no font"},
        {"ttcf\0\1\0\0", 8, "collection"},
        {"wOFF\0\1\0\0", 8, "(WOFF)"},
        {"wOF2\0\1\0\0", 8, "(WOFF2)"},
        {"PK\3\4", 4, "archive"},
        {"%!PS-AdobeFont-1.0", 18, "Type 1"},
        {"\x80\1\0\0", 4, "Type 1"},
        {"version https://git-lfs.github.com/spec/v1", 42, "Git LFS"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf font = {.at = (char *)rows[i].bytes, .len = rows[i].length};
        assert_fault(&font, font.len, rows[i].fault);
    }
}

static void a_font_without_one_of_its_tables_is_told(void **state) {
    (void)state;
    static const struct {
        const char *name, *fault;
    } rows[] = {
        {"cmap", "lacks a table"}, {"head", "lacks a table"}, {"hhea", "lacks a table"},
        {"hmtx", "lacks a table"}, {"maxp", "lacks a table"}, {"name", "lacks a table"},
        {"glyf", "no outlines"},   {"loca", "no outlines"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf font = make_font();
        memcpy(find_record(&font, rows[i].name), "none", 4);
        assert_fault(&font, font.len, rows[i].fault);
        buf_release(&font);
    }
}

// A table that is not asked for may be called what makes a font a variable one.
static void variable_fonts_are_told(void **state) {
    (void)state;
    static const char *const names[] = {"fvar", "CFF2"};
    for (int i = 0; i < 2; i++) {
        struct buf font = make_font();
        memcpy(find_record(&font, "post"), names[i], 4);
        assert_fault(&font, font.len, "variable");
        buf_release(&font);
    }
}

static void a_font_that_is_cut_off_is_told(void **state) {
    (void)state;
    struct buf font = make_font();
    for (size_t length = 4; length < font.len; length += 97) assert_fault(&font, length, "cut off");
    assert_fault(&font, font.len - 4, "cut off"); // what may be left out is no more than padding
    buf_release(&font);
}

static void a_font_without_characters_is_told(void **state) {
    (void)state;
    struct buf font = make_font();
    memset(find_table(&font, "cmap"), 0, 4);
    assert_fault(&font, font.len, "which characters");
    buf_release(&font);
}

static void a_font_that_is_too_large_is_not_looked_at(void **state) {
    (void)state;
    struct buf font = make_font();
    assert_fault(&font, FONT_LARGEST + 1, "32 MiB"); // though there are fewer bytes
    buf_release(&font);
}

static void damaged_outlines_are_told(void **state) {
    (void)state;
    struct buf font = read_file(TINY);
    memset(find_table(&font, "CFF "), 0xFF, 16);
    assert_fault(&font, font.len, "damaged");
    buf_release(&font);
}

// Whatever is changed, reading ends.
static void damage_does_no_harm(void **state) {
    (void)state;
    struct buf font = make_font();
    unsigned seed = 7;
    for (int i = 0; i < 400; i++) {
        struct font_facts facts;
        struct buf copy;
        buf_init(&copy);
        buf_add(&copy, font.at, font.len);
        for (int j = 0; j < 4; j++) {
            seed = seed * 1103515245 + 12345;
            copy.at[(seed >> 8) % copy.len] = (char)(seed >> 3);
        }
        font_look(copy.at, copy.len, &facts);
        buf_release(&copy);
    }
    buf_release(&font);
}

// ---- licences -----------------------------------------------------------------------------------

static void licences_are_heeded(void **state) {
    (void)state;
    static const struct {
        unsigned type;
        const char *forbidden;
        bool for_screen;
    } rows[] = {
        {0x0000, NULL, true},
        {0x0002, "forbids embedding (fsType 0x0002)", false},
        {0x0004, NULL, false},
        {0x0008, NULL, true},
        {0x000C, NULL, true}, // the least restrictive bit counts
        {0x0006, NULL, false},
        {0x0100, "a part of it (fsType 0x0100)", false},
        {0x0108, "a part of it", false},
        {0x0200, "only bitmaps", false},
        {0x0204, "only bitmaps", false},
        {0x0001, NULL, true}, // reserved
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct font_facts facts;
        struct buf font = make_font();
        unsigned char *table = find_table(&font, "OS/2");
        table[8] = (unsigned char)(rows[i].type >> 8);
        table[9] = (unsigned char)rows[i].type;
        assert_int_equal(font_look(font.at, font.len, &facts), !rows[i].forbidden);
        assert_null(facts.fault);
        assert_int_equal(facts.for_screen, rows[i].for_screen);
        if (rows[i].forbidden)
            assert_non_null(strstr(facts.forbidden, rows[i].forbidden));
        else
            assert_null(facts.forbidden);
        buf_release(&font);
    }
}

static void a_font_that_says_nothing_may_be_embedded(void **state) {
    (void)state;
    struct font_facts facts;
    struct buf font = make_font();
    memcpy(find_record(&font, "OS/2"), "none", 4);
    assert_true(font_look(font.at, font.len, &facts));
    assert_true(facts.for_screen);
    buf_release(&font);
}

// ---- a part -------------------------------------------------------------------------------------

static void a_part_is_small_and_the_same_each_time(void **state) {
    (void)state;
    struct buf whole = read_file(SERIF), one = make_font(), two = make_font();
    assert_true(one.len < whole.len / 20);
    assert_true(one.len == two.len && memcmp(one.at, two.at, one.len) == 0);
    buf_release(&whole);
    buf_release(&one);
    buf_release(&two);
}

// Its licence goes with it: the text is in UTF-16.
static void a_part_says_its_licence(void **state) {
    (void)state;
    static const char licence[] =
        "\0L\0i\0c\0e\0n\0s\0e\0,\0 \0V\0e\0r\0s\0i\0o\0n\0 \0001\0.\0001";
    struct buf part = make_font();
    assert_non_null(memmem(part.at, part.len, licence, sizeof licence - 1));
    buf_release(&part);
}

// What joins letters is kept: their forms in a word would be lost with it.
static void a_part_keeps_what_joins_letters(void **state) {
    (void)state;
    static const uint32_t joined[] = {0x0631, 0x0643, 0x0628, 0x0629};
    struct buf whole = read_file(ARABIC), part;
    struct font_facts facts;
    buf_init(&part);
    buf_puts(&part, "before");
    assert_true(font_subset(whole.at, whole.len, joined, 4, &part));
    assert_memory_equal(part.at, "before", 6); // it is appended
    struct buf font = {.at = part.at + 6, .len = part.len - 6};
    assert_true(font_look(font.at, font.len, &facts));
    find_table(&font, "GSUB");
    buf_release(&whole);
    buf_release(&part);
}

static void letters_that_are_not_there_are_passed_over(void **state) {
    (void)state;
    static const uint32_t none[] = {0x4E00, 0x10FFFF};
    struct buf whole = read_file(SERIF), part;
    buf_init(&part);
    assert_true(font_subset(whole.at, whole.len, none, 2, &part));
    assert_true(part.len > 0);
    buf_release(&whole);
    buf_release(&part);
}

static void outlines_of_both_kinds_are_cut(void **state) {
    (void)state;
    static const uint32_t few[] = {'A', 'B'};
    struct buf whole = read_file(TINY), part;
    buf_init(&part);
    assert_true(font_subset(whole.at, whole.len, few, 2, &part));
    assert_memory_equal(part.at, "OTTO", 4);
    find_table(&part, "CFF ");
    find_table(&part, "cmap");
    buf_release(&whole);
    buf_release(&part);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_of_both_kinds_are_good),
        cmocka_unit_test(what_is_no_font_is_told),
        cmocka_unit_test(a_font_without_one_of_its_tables_is_told),
        cmocka_unit_test(variable_fonts_are_told),
        cmocka_unit_test(a_font_that_is_cut_off_is_told),
        cmocka_unit_test(a_font_without_characters_is_told),
        cmocka_unit_test(a_font_that_is_too_large_is_not_looked_at),
        cmocka_unit_test(damaged_outlines_are_told),
        cmocka_unit_test(damage_does_no_harm),
        cmocka_unit_test(licences_are_heeded),
        cmocka_unit_test(a_font_that_says_nothing_may_be_embedded),
        cmocka_unit_test(a_part_is_small_and_the_same_each_time),
        cmocka_unit_test(a_part_says_its_licence),
        cmocka_unit_test(a_part_keeps_what_joins_letters),
        cmocka_unit_test(letters_that_are_not_there_are_passed_over),
        cmocka_unit_test(outlines_of_both_kinds_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
