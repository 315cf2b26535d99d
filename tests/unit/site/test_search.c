// The search index.
#include "testing.h"

#include "site/site_plan.h"
#include "site/site_search.h"
#include "site/small_guide.h"

#include <stdlib.h>

struct fixture {
    struct small_guide small;
    struct arena arena;
    struct diag_list diags;
    struct site_plan plan;
    struct buf out;
};

static struct doc_node *add_node(struct small_guide *small, const struct doc_node *parent,
                                 enum doc_kind kind, const char *text) {
    struct doc_node *node = doc_new(&small->arena, kind, (struct span){0});
    node->text = text;
    doc_append((struct doc_node *)parent, node);
    return node;
}

static void add_heading(struct small_guide *small, const struct entry *entry, const char *text,
                        const char *id) {
    struct doc_node *heading = add_node(small, entry->body, DOC_HEADING, NULL);
    heading->heading.level = 2;
    heading->heading.id = id;
    add_node(small, heading, DOC_TEXT, text);
}

static void add_paragraph(struct small_guide *small, const struct entry *entry, const char *text) {
    struct doc_node *paragraph = add_node(small, entry->body, DOC_PARAGRAPH, NULL);
    add_node(small, paragraph, DOC_TEXT, text);
}

// Two exercises, a routine, a page and a term.
static int open_guide(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    if (!f) return -1;
    struct small_guide *small = &f->small;
    small_open(small);
    map_add(&small->arena, &small->words.texts, "section.steps", "Steps");
    struct exercise *squat = small_exercise(small, "squat", KIND_STRENGTH, "quadriceps", NULL);
    squat->entry.title = "Squ\u00E1t";
    squat->entry.summary = "Bend \"both\" knees.";
    add_heading(small, &squat->entry, "Steps", "steps");
    add_paragraph(small, &squat->entry, "Stand tall.");
    add_heading(small, &squat->entry, "Common mistakes", "common-mistakes");
    sections_cut(squat->entry.body, &small->words, &small->arena, &squat->sections);
    small_exercise(small, "reach", KIND_STRETCH, "calf", "strap")->entry.title = "Reach";
    struct routine *routine = small_routine(small, "weeks");
    small_item(small, routine, squat);
    vec_push(&small->arena, &small->guide.glossary,
             (struct glossary_term){"calf", "Back of your leg."});
    arena_init(&f->arena);
    diag_init(&f->diags, &f->arena);
    buf_init(&f->out);
    if (!site_plan_make(&f->plan, &small->guide, &f->arena, &f->diags)) return -1;
    *state = f;
    return 0;
}

static int close_guide(void **state) {
    struct fixture *f = *state;
    buf_release(&f->out);
    arena_release(&f->arena);
    small_close(&f->small);
    free(f);
    return 0;
}

// Page by page to `count` parts in turn.
static void write_index(struct fixture *f, size_t count) {
    struct site_search *parts[4];
    for (size_t i = 0; i < count; i++) parts[i] = site_search_open(&f->plan);
    for (size_t i = 0; i < f->plan.n; i++) site_search_add(parts[i % count], i);
    buf_clear(&f->out);
    site_search_write(parts, count, &f->out);
    for (size_t i = 0; i < count; i++) site_search_close(parts[i]);
}

// tests/web/unit/search-index.test.mjs reads what is like this.
static void writes_documents_and_terms(void **state) {
    struct fixture *f = *state;
    write_index(f, 1);
    assert_string_equal(
        f->out.at,
        "{\"version\":1,\n"
        "\"kinds\":\"0013\",\n"
        "\"paths\":[\"exercises/reach\",\"exercises/squat\",\"routines/weeks\","
        "\"glossary#page.term-1\"],\n"
        "\"titles\":[\"Reach\",\"Squ\u00E1t\",\"weeks\",\"calf\"],\n"
        "\"summaries\":[\"\",\"Bend \\\"both\\\" knees.\",\"Strength.\",\"Back of your "
        "leg.\"],\n"
        "\"headings\":[[],[\"Common mistakes\",\"common-mistakes\"],[]],\n"
        "\"names\":[\"stretch\",\"standing\",\"calf\",\"strap\",\"strength\",\"quadriceps\"],\n"
        "\"of\":[[0,1,2,3],[4,1,5],[]],\n"
        "\"common\":[],\n"
        "\"terms\":\"0back 1end 1oth 0calf 1ommon 0knees 0leg 0mistakes 0of 0quadriceps 0reach "
        "0squat 1tand 5ing 2rap 3ength 4tch 0tall 0weeks 0your \",\n"
        "\"postings\":\"!& !$ !$ !!!#!& !!$ !$ !& !!$ !& !!!$ !!!!# %!!!!$ $ !!!## !!!# !%!!$ !!!# "
        "$ "
        "!!!!% !& \"}\n");
}

static void is_the_same_whoever_reads_what(void **state) {
    struct fixture *f = *state;
    struct buf one;
    buf_init(&one);
    write_index(f, 1);
    buf_puts(&one, f->out.at);
    for (size_t count = 2; count <= 4; count++) {
        write_index(f, count);
        assert_string_equal(f->out.at, one.at);
    }
    buf_release(&one);
}

// Numbers of more than one symbol, words in most texts, and terms that share a long beginning.
static void writes_large_numbers(void **state) {
    struct fixture *f = *state;
    struct small_guide *small = &f->small;
    for (int i = 0; i < 200; i++) {
        const char *id = arena_printf(&small->arena, "z%03d", i);
        struct exercise *exercise = small_exercise(small, id, KIND_BALANCE, NULL, NULL);
        if (i % 2) add_paragraph(small, &exercise->entry, "often");
        if (i == 100)
            add_paragraph(small, &exercise->entry,
                          "rare "
                          "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeex "
                          "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeey");
    }
    assert_true(site_plan_make(&f->plan, &small->guide, &f->arena, &f->diags));
    write_index(f, 2);
    assert_non_null(strstr(f->out.at, "\"common\":[\"often\"]"));
    // 42 letters are shared at most: '0' + 42 is 'Z'.
    assert_non_null(strstr(f->out.at, " Zeeey "));
    // The hundred and third document (two before the 101st of these) is 102: 60 + 42 % 31, 42 / 31.
    assert_non_null(strstr(f->out.at, "0rare "));
    assert_non_null(strstr(f->out.at, " k$ "));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_documents_and_terms, open_guide, close_guide),
        cmocka_unit_test_setup_teardown(is_the_same_whoever_reads_what, open_guide, close_guide),
        cmocka_unit_test_setup_teardown(writes_large_numbers, open_guide, close_guide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
