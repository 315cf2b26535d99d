// Bodies as elements of print documents: links and notes as each kind of document has them.
#include "testing.h"

#include "print/print_markup.h"

struct body {
    struct arena arena;
    struct words words;
    struct entry here, there;
    struct doc_node *root;
    struct buf out;
};

static struct doc_node *add(struct body *body, struct doc_node *parent, enum doc_kind kind,
                            const char *text) {
    struct doc_node *node = doc_new(&body->arena, kind, (struct span){0});
    node->text = text;
    if (parent) doc_append(parent, node);
    return node;
}

// "See [squat](squat.md#steps).[^1]" and the note.
static void body_open(struct body *body) {
    *body = (struct body){.here = {.kind = ENTRY_PAGE, .id = "why"},
                          .there = {.kind = ENTRY_EXERCISE, .id = "squat"}};
    arena_init(&body->arena);
    buf_init(&body->out);
    map_add(&body->arena, &body->words.texts, "print.on-page", "(page {page}!)");
    body->root = add(body, NULL, DOC_ROOT, NULL);
    struct doc_node *paragraph = add(body, body->root, DOC_PARAGRAPH, NULL);
    add(body, paragraph, DOC_TEXT, "See ");
    struct doc_node *link = add(body, paragraph, DOC_LINK, "squat.md#steps");
    link->link.target = (struct doc_target){DOC_TARGET_ENTRY, &body->there, "steps", NULL};
    add(body, link, DOC_TEXT, "squat");
    add(body, paragraph, DOC_FOOTNOTE_REF, NULL)->footnote.number = 1;
    struct doc_node *note = add(body, body->root, DOC_FOOTNOTE, NULL);
    note->footnote.number = 1;
    add(body, add(body, note, DOC_PARAGRAPH, NULL), DOC_TEXT, "a < b");
}

static void body_close(struct body *body) {
    buf_release(&body->out);
    arena_release(&body->arena);
}

static void is(struct body *body, const struct words *pages, bool notes, const char *wanted) {
    const struct guide all = {0};
    const struct print_markup to = {
        .out = &body->out, .guide = &all, .entry = &body->here, .pages = pages, .notes = notes};
    buf_clear(&body->out);
    print_markup_blocks(&to, body->root->first, NULL);
    assert_string_equal(body->out.at, wanted);
}

static void as_each_document_has_it(void **state) {
    (void)state;
    struct body body;
    body_open(&body);
    is(&body, NULL, false, "<p>See squat</p><p>1. a &lt; b</p>");
    is(&body, NULL, true, "<p>See squat<footnote>a &lt; b</footnote></p>");
    is(&body, &body.words, true,
       "<p mark=\"page.why:0:0\">See <a class=\"link\" to=\"exercise.squat.steps\">squat</a> (page "
       "<page-of "
       "to=\"exercise.squat.steps\"/>!)<footnote>a &lt; b</footnote></p>");
    body_close(&body);
}

static void headings_can_be_led_to(void **state) {
    (void)state;
    struct body body;
    body_open(&body);
    body.root = add(&body, NULL, DOC_ROOT, NULL);
    struct doc_node *heading = add(&body, body.root, DOC_HEADING, NULL);
    heading->heading.level = 3;
    heading->heading.id = "because";
    add(&body, heading, DOC_TEXT, "Because");
    is(&body, NULL, true, "<h3>Because</h3>");
    is(&body, &body.words, true, "<h3 mark=\"page.why:0:0\" id=\"page.why.because\">Because</h3>");
    body_close(&body);
}

// Blocks of the book say which they are; an item of one paragraph is that paragraph.
static void blocks_tell_their_places(void **state) {
    (void)state;
    struct body body;
    body_open(&body);
    body.root = add(&body, NULL, DOC_ROOT, NULL);
    struct doc_node *list = add(&body, body.root, DOC_LIST, NULL);
    for (unsigned i = 0; i < 2; i++) {
        struct doc_node *item = add(&body, list, DOC_ITEM, NULL);
        struct doc_node *paragraph = add(&body, item, DOC_PARAGRAPH, NULL);
        paragraph->span = (struct span){3 + i, 4, 1};
        add(&body, paragraph, DOC_TEXT, "x");
        if (!i) continue;
        paragraph = add(&body, item, DOC_PARAGRAPH, NULL);
        paragraph->span = (struct span){9, 5, 1};
    }
    is(&body, &body.words, true,
       "<ul><li mark=\"page.why:3:4\">x</li><li><p mark=\"page.why:4:4\">x</p>"
       "<p mark=\"page.why:9:5\"></p></li></ul>");
    is(&body, NULL, true, "<ul><li>x</li><li><p>x</p><p></p></li></ul>");
    body_close(&body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_each_document_has_it),
        cmocka_unit_test(headings_can_be_led_to),
        cmocka_unit_test(blocks_tell_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
