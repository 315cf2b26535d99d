#include "base/csv.h"
#include "base/utf8.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;

static int open_arena(void **state) {
    (void)state;
    arena_init(&arena);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

// All rows as one text: cells in [], rows on lines, a fault as "!kind@line:column in cell".
static const char *read_all(const char *bytes, size_t length) {
    size_t text_length;
    const char *text = csv_text(&arena, bytes, length, &text_length), *all = "";
    struct csv_reader reader;
    struct csv_row row;
    csv_open(&reader, text, text_length);
    while (csv_next(&reader, &arena, &row)) {
        for (size_t i = 0; !row.fault && i < row.n; i++)
            all = arena_printf(&arena, "%s[%s]", all, row.at[i].text);
        if (row.fault)
            all = arena_printf(&arena, "%s!%d@%u:%u in %zu", all, (int)row.fault, row.place.line,
                               row.place.column, row.cell);
        all = arena_printf(&arena, "%s\n", all);
    }
    return all;
}

static void check(const char *bytes, const char *wanted) {
    assert_string_equal(read_all(bytes, strlen(bytes)), wanted);
}

static void reads_what_the_standard_has(void **state) {
    (void)state;
    check("a,b\r\n1,2\r\n", "[a][b]\n[1][2]\n");
    check("a,b\n1,2", "[a][b]\n[1][2]\n");
    check("a,b\n,\n1,\n,2\n", "[a][b]\n[1][]\n[][2]\n");
    check("a,\"b\"\n\"1,2\",\"say \"\"hi\"\"\"\n", "[a][b]\n[1,2][say \"hi\"]\n");
    check("a,b\n\"1\r\n2\",\"3\n\n4\"\n", "[a][b]\n[1\r\n2][3\n\n4]\n");
    check("a,b\n\"\",\"\"\"\"\n", "[a][b]\n[][\"]\n");
    check("a,b\n1, 2 \n", "[a][b]\n[1][ 2 ]\n");
    check("a\n5\" band\n", "[a]\n[5\" band]\n");
    check("", "");
    check("\n\r\n", "");
    check("a", "[a]\n");
}

static void tells_the_separator(void **state) {
    (void)state;
    check("a;b,c;d\n1;2,5;3\n", "[a][b,c][d]\n[1][2,5][3]\n");
    check("a\tb\n1,2\t3\n", "[a][b]\n[1,2][3]\n");
    check("\"a;x;y\",b\n1;2,3\n", "[a;x;y][b]\n[1;2][3]\n");
    check("sep=;\na,a,a;b\n1;2\n", "[a,a,a][b]\n[1][2]\n");
    check("sep=,\r\na;a;a,b\n", "[a;a;a][b]\n");
    check("sep=;x\n", "[sep=][x]\n");
}

static void reads_other_encodings(void **state) {
    (void)state;
    assert_string_equal(read_all("\xEF\xBB\xBF\"a\",b\n", 9), "[a][b]\n");
    assert_string_equal(read_all("\xFF\xFE"
                                 "a\0,\0\xE9\0\n\0",
                                 10),
                        "[a][é]\n");
    assert_string_equal(read_all("\xFE\xFF"
                                 "\0a\0,\0\xE9\0\n",
                                 10),
                        "[a][é]\n");
    // 😀 is two units; half of it, or half a unit, is none.
    assert_string_equal(read_all("\xFF\xFE\x3D\xD8\x00\xDE", 6), "[😀]\n");
    assert_string_equal(read_all("\xFF\xFE"
                                 "a\0\x3D\xD8\n\0b\0",
                                 10),
                        "!4@1:2 in 0\n[b]\n");
    assert_string_equal(read_all("\xFF\xFE"
                                 "a\0\x00\xDE",
                                 6),
                        "!4@1:2 in 0\n");
    assert_string_equal(read_all("\xFF\xFE"
                                 "a\0b",
                                 5),
                        "!4@1:2 in 0\n");
}

static void finds_faults_and_goes_on(void **state) {
    (void)state;
    check("a,b\n1,\"2\n3,4\n", "[a][b]\n!1@2:3 in 1\n");
    check("a,b\n\"1\"x,2\n3,4\n", "[a][b]\n!2@2:4 in 0\n[3][4]\n");
    check("a,b\n\"he said \"hi\" to\",2\n3,4\n", "[a][b]\n!2@2:11 in 0\n[3][4]\n");
    check("a,b\n1,\x01\n3,4\n", "[a][b]\n!3@2:3 in 1\n[3][4]\n");
    check("a,b\n1,2\r3\n3,4\n", "[a][b]\n!3@2:4 in 1\n[3][4]\n");
    check("a,b\nJ\xF6rg,\"x\ny\"\n3,4\n", "[a][b]\n!4@2:2 in 0\n[3][4]\n");
    check("a,b\n1,\"x\ny\xF6\"\n3,4\n", "[a][b]\n!4@3:2 in 1\n[3][4]\n");
    check("a,b\n1,x\xEF\xBF\xBF\n3,4\n", "[a][b]\n!3@2:4 in 1\n[3][4]\n");
    check("a,b\n1,\xEF\xBF\xBD\n", "[a][b]\n[1][\xEF\xBF\xBD]\n");
    assert_string_equal(read_all("a,b\n1,\0\n3,4\n", 12), "[a][b]\n!3@2:3 in 1\n[3][4]\n");
}

static char *fill(size_t count, const char *piece, const char *end) {
    char *text = malloc(count * strlen(piece) + strlen(end) + 1), *at = text;
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) at = stpcpy(at, piece);
    strcpy(at, end);
    return text;
}

static void has_bounds(void **state) {
    (void)state;
    char *cell = fill(CSV_LONGEST_CELL, "x", "\n1\n");
    assert_non_null(strstr(read_all(cell, strlen(cell)), "x]\n[1]\n"));
    free(cell);
    cell = fill(CSV_LONGEST_CELL + 1, "x", "\n1\n");
    check(cell, "!5@1:1 in 0\n[1]\n");
    free(cell);
    char *row = fill(CSV_MOST_CELLS, "x,", "x\n1\n");
    check(row, "!7@1:501 in 250\n[1]\n");
    free(row);
    row = fill(20, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", ",");
    char *long_row = fill(CSV_LONGEST_ROW / 641 + 1, row, "\n1\n");
    check(long_row, "!6@1:1 in 104\n[1]\n");
    free(long_row);
    free(row);
}

static void spans_are_places_in_the_text(void **state) {
    (void)state;
    static const char text[] = "a,b\n\"x\ny\",\"sets=3; reps=10\"\n";
    struct csv_reader reader;
    struct csv_row row;
    csv_open(&reader, text, strlen(text));
    assert_true(csv_next(&reader, &arena, &row));
    assert_true(csv_next(&reader, &arena, &row));
    assert_int_equal(row.line, 2);
    assert_int_equal(row.at[0].span.line, 2);
    assert_int_equal(row.at[0].span.column, 2);
    assert_int_equal(row.at[0].span.length, 1); // its first line
    assert_int_equal(row.at[1].span.line, 3);
    assert_int_equal(row.at[1].span.column, 5);
    assert_int_equal(row.at[1].span.length, 15);
    struct span part = csv_span(text, &row, row.at[1].start + 8, 7);
    assert_int_equal(part.line, 3);
    assert_int_equal(part.column, 13);
    assert_memory_equal(text + row.at[1].start + 8, "reps=10", 7);
    assert_true(row.at[1].plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_what_the_standard_has, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(tells_the_separator, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(reads_other_encodings, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(finds_faults_and_goes_on, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(has_bounds, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(spans_are_places_in_the_text, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
