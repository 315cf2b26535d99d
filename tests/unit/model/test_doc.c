#include "model/doc.h"
#include "testing.h"

#include <string.h>

static struct doc_node *add(struct arena *arena, struct doc_node *parent, enum doc_kind kind,
                            const char *text) {
    struct doc_node *node = doc_new(arena, kind, (struct span){1, 1, 1});
    node->text = text;
    if (parent) doc_append(parent, node);
    return node;
}

// root( p("bend ", em("your"), break, "knee"), list(item(p("slowly"))) )
static struct doc_node *make_tree(struct arena *arena) {
    struct doc_node *root = add(arena, NULL, DOC_ROOT, NULL);
    struct doc_node *p = add(arena, root, DOC_PARAGRAPH, NULL);
    add(arena, p, DOC_TEXT, "bend ");
    add(arena, add(arena, p, DOC_EMPHASIS, NULL), DOC_TEXT, "your");
    add(arena, p, DOC_SOFT_BREAK, NULL);
    add(arena, p, DOC_CODE, "knee");
    struct doc_node *item = add(arena, add(arena, root, DOC_LIST, NULL), DOC_ITEM, NULL);
    add(arena, add(arena, item, DOC_PARAGRAPH, NULL), DOC_TEXT, "slowly");
    return root;
}

static void walks_in_document_order_and_stays_below_its_root(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const struct doc_node *root = make_tree(&arena);
    const enum doc_kind order[] = {DOC_PARAGRAPH,  DOC_TEXT, DOC_EMPHASIS, DOC_TEXT,
                                   DOC_SOFT_BREAK, DOC_CODE, DOC_LIST,     DOC_ITEM,
                                   DOC_PARAGRAPH,  DOC_TEXT};
    size_t count = 0;
    for (const struct doc_node *at = doc_next(root, root); at; at = doc_next(at, root))
        assert_int_equal(at->kind, order[count++]);
    assert_int_equal(count, sizeof order / sizeof *order);
    count = 0; // a walk of the paragraph must not go on into the list
    for (const struct doc_node *at = doc_next(root->first, root->first); at;
         at = doc_next(at, root->first))
        count++;
    assert_int_equal(count, 5);
    assert_null(doc_next(root->last->first->first->first, root->last->first->first->first));
    arena_release(&arena);
}

static void gives_plain_text(void **state) {
    (void)state;
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    const struct doc_node *root = make_tree(&arena);
    doc_plain_text(root->first, &text);
    assert_string_equal(text.at, "bend your knee");
    buf_clear(&text);
    doc_plain_text(root->first->first, &text);
    assert_string_equal(text.at, "bend ");
    buf_release(&text);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_in_document_order_and_stays_below_its_root),
        cmocka_unit_test(gives_plain_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
