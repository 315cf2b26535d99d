#include "base/buf.h"
#include "read/read_density.h"
#include "read/read_markdown.h"
#include "reading.h"

static void repeat(struct buf *text, const char *part, int times) {
    for (int i = 0; i < times; i++) buf_puts(text, part);
}

static void a_dense_paragraph_is_told_and_left_unread(void **state) {
    (void)state;
    struct buf text;
    buf_init(&text);
    buf_puts(&text, "A word before.\n\n");
    repeat(&text, "a *b* [c](d.md)\n", 30000); // would take the parser some seconds
    struct reading r;
    reading_start(&r, text.at);
    const struct doc_node *root =
        read_markdown(&r.arena, &r.source, text.at, text.len, 1, &r.diags);
    assert_null(root->first);
    assert_string_equal(reading_fault(&r, 0), "3:1 too-dense");
    reading_end(&r);
    buf_release(&text);
}

static void long_pages_of_many_paragraphs_are_fine(void **state) {
    (void)state;
    struct buf text;
    uint32_t line;
    buf_init(&text);
    repeat(&text, "Some *emphasis*, a [link](d.md) and **more** in [one](e.md) line.\n\n", 50000);
    assert_false(read_is_too_dense(text.at, text.len, &line));
    buf_clear(&text);
    repeat(&text, "*a* ", 200000); // marks alone cost nothing
    assert_false(read_is_too_dense(text.at, text.len, &line));
    assert_false(read_is_too_dense("", 0, &line));
    buf_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dense_paragraph_is_told_and_left_unread),
        cmocka_unit_test(long_pages_of_many_paragraphs_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
