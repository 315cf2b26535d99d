// Markdown that is none: what is told of it, and what is nearly the same and right.
#include "read/read_markdown.h"
#include "reading.h"

// All that was told, as "line:column id" one after the other.
static const char *places_of(struct reading *r) {
    const char *text = "";
    for (size_t i = 0; i < r->diags.n; i++)
        text = arena_printf(&r->arena, "%s%s%s", text, i ? "; " : "", reading_fault(r, i));
    return text;
}

struct row {
    const char *text, *told;
};

static void want_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct reading r;
        reading_start(&r, rows[i].text);
        read_markdown(&r.arena, &r.source, rows[i].text, r.source.length, 1, &r.diags);
        const char *told = places_of(&r);
        if (strcmp(told, rows[i].told) != 0)
            fail_msg("wanted '%s', told '%s' of:\n%s", rows[i].told, told, rows[i].text);
        reading_end(&r);
    }
}

#define WANT_ROWS(rows) want_rows((rows), sizeof(rows) / sizeof *(rows))

static void links_that_are_none_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"See the [desk break](../routines/desk break.md).\n", "1:20 broken-markdown"},
        {"[x](y.md#how to go)\n", "1:3 broken-markdown"},
        {"![x](sit up.png)\n", "1:4 broken-markdown"},
        {"[*x*](sit up.png)\n", "1:5 broken-markdown"},
        {"[two\nlines](sit up.md)\n", "2:6 broken-markdown"},
        {"[x](https://a.example/b c)\n", "1:3 broken-markdown"},
        {"See [x](y.md, it says more.\n", "1:7 broken-markdown"},
        {"See [x] (y.md).\n", "1:7 broken-markdown"},
        {"See [x]  (https://a.example).\n", "1:7 broken-markdown"},
        {"See (x)[y.md] and (x)[#y].\n", "1:7 broken-markdown; 1:21 broken-markdown"},
        {"See [a [b](c.md) d](e.md).\n", "1:19 broken-markdown"},
        {"- > ## [x](a b.md)\n", "1:10 broken-markdown"},
        {"| a |\n|---|\n| [x](b c.md) |\n", "3:5 broken-markdown"},
        {"a &amp; b [x](c d.md)\n", "1:13 broken-markdown"},
        // What is a link, and brackets that were meant as such.
        {"[x](y.md) [x](<a b.md>) [x](y.md \"a b\") [x]( y.md )\n", ""},
        {"[x][y](z.md) [x](a(b).md) [x] [y]\n\n[x]: a.md\n", ""},
        {"Turn a ] (b) and [see below] (or lunge), f(x)[1] and (a)[b c].\n", ""},
        {"The interval (0,1](see below) and x](a b.md)\n", ""},
        {"f(x)[1], \\[a](b c), [1], x](a b.md), x)[y.md]\n", ""},
        {"`[x](a b.md)` \\[x](a b.md) [x\\](a b.md) [x]\\(a b.md)\n", ""},
        {"    [x](a b.md)\n\n```\n[x](a b.md)\n```\n", ""},
        {"[a]\n\nb](c d)\n", ""}, // another paragraph
        {"[x] (e.g. y.md) [x] (and/or) (x)[and/or] (x)[.md]\n", ""},
    };
    WANT_ROWS(rows);
}

static void marks_that_nothing_closes_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Keep your **back straight.\n", "1:11 broken-markdown"},
        {"**Keep your back straight **\n", "1:1 broken-markdown"},
        {"- (**Keep** it, **hold it, **hold it\n", "1:17 broken-markdown"},
        {"**[x](y.md)\n", "1:1 broken-markdown"},
        {"Halte das **äußere Bein.\n", "1:11 broken-markdown"},
        {"**Keep** it. __Hold__ it. ***So*** **it**s **a`b`**\n", ""},
        {"2**3 = 8, a ** b, sit-ups** and ** not all, x**\n", ""},
        {"\\**Keep, `**Keep`, \\*\\*Keep, ****, *** and **\n", ""},
        {"Mine* and *yours, 3 * 4, ____ and _x\n", ""},
    };
    WANT_ROWS(rows);
}

static void tables_that_are_none_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"| a | b |\n| 1 | 2 |\n", "1:1 broken-markdown"},
        {"| a | b |\n|---|\n| 1 | 2 |\n", "2:1 broken-markdown"},
        {"a | b | c\n--- | ---\n1 | 2 | 3\n", "2:1 broken-markdown"},
        {"Before:\n| a | b |\n|---|\n", "3:1 broken-markdown"},
        {"> | a | b |\n> |---|---|---|\n", "2:3 broken-markdown"},
        {"| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n", "5:1 broken-markdown"},
        {"| a | b |\n|---|---|\n| 1 | 2 |\n", ""},
        {"Before:\n| a | b |\n|---|---|\n", ""},
        {"a | b\n---|---\n1 | 2\n", ""},
        {"|x| is what is left of x\nwithout its sign, |y| too, so |x|\n", ""},
        {"|x|\n|y|\n", ""},
        {"Left | right\nand left again\n", ""},
        {"A line\n- - -\n", ""},
        {"\\| a | b |\n\n`| a | b |`\n\n    | a | b |\n", ""},
    };
    WANT_ROWS(rows);
}

static void cells_without_a_column_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "3:11 lost-cells"},
        {"a | b\n---|---\n1 | 2 | 3 | 4\n5 | 6\n7 | 8 | 9\n", "3:9 lost-cells; 5:9 lost-cells"},
        {"> | a |\n> |---|\n> | 1 | é |\n", "3:9 lost-cells"},
        {"| a |\n|---|\n| `b|c` |\n", "3:6 lost-cells"}, // a bar parts cells in code, too
        {"Before:\n| a |\n|---|\n| 1 | 2 |\n", "4:7 lost-cells"},
        {"| a |\r\n|---|\r\n| 1 | 2 |\r\n", "3:7 lost-cells"},
        {"| a | b |\n|---|---|\n| 1 |\n|   | 2 |\n| 1 | 2 | |\n| 1 | 2 || |  \n", ""},
        {"| a |\n|---|\n| 1 \\| 2 |\n| `b\\|c` |\n", ""},
        {"| a |\n|---|\ntext goes on\n", ""},
    };
    WANT_ROWS(rows);
}

static void notes_of_one_name_are_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"x[^a]\n\n[^a]: A\n\n[^a]: B\n", "5:1 duplicate-footnote"},
        {"x[^a]\n\n[^a]: A\n[^a]: B\n[^b]: C\n[^a]: D\n",
         "4:1 duplicate-footnote; 5:1 unused-footnote; 6:1 duplicate-footnote"},
        {"x[^a]\n\n- [^a]: A\n- y\n\n[^a]: B\n", "6:1 duplicate-footnote"},
        {"x\n\n[^a]: A\n\n[^a]: B\n", "3:1 unused-footnote"},
        {"x[^a]\n\n```\n[^a]: A\n```\n\n[^a]: B\n\nx\n\n    [^a]: C\n\n`\n[^a]: D`\n",
         "14:1 duplicate-footnote"},
        {"x[^a] y[^b]\n\n[^a]: A\n[^b]: B\n", ""},
        {"x[^a]\n\n[^a]: A\n\n\\[^a]: B\n\n[^a]\n", ""},
    };
    WANT_ROWS(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_that_are_none_are_told),
        cmocka_unit_test(marks_that_nothing_closes_are_told),
        cmocka_unit_test(tables_that_are_none_are_told),
        cmocka_unit_test(cells_without_a_column_are_told),
        cmocka_unit_test(notes_of_one_name_are_told),
    };
    return cmocka_run_group_tests_name("read/remnants", tests, NULL, NULL);
}
