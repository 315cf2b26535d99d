// What the tests of plain/ share: a page of a few passages, and what was told of it.
#ifndef REGIMEN_TEST_PLAIN_SAMPLE_H
#define REGIMEN_TEST_PLAIN_SAMPLE_H

#include "dose/load_words.h"
#include "plain/plain_cut.h"
#include "testing.h"

#include <stdio.h>
#include <string.h>

struct sample {
    struct arena arena;
    struct diag_list diags;
    struct source source;
    const struct plain_language *language;
    struct plain_page *page;
};

static inline void sample_start(struct sample *sample, const char *file, const char *language,
                                const struct strings *terms) {
    static const struct strings none = {0};
    arena_init(&sample->arena);
    diag_init(&sample->diags, &sample->arena);
    const struct words *words = load_words(&sample->arena, file, language);
    sample->language = plain_language_open(&sample->arena, words, terms ? terms : &none);
    sample->page = plain_page_open(sample->language);
}

static inline void sample_end(struct sample *sample) {
    plain_page_close(sample->page);
    arena_release(&sample->arena);
}

// Begins a page whose source is the text.
static inline void sample_page(struct sample *sample, const char *text) {
    sample->source = (struct source){.path = "a.md", .text = text, .length = strlen(text)};
    plain_page_begin(sample->page, &sample->source);
    diag_init(&sample->diags, &sample->arena);
}

// A node below `parent` whose text stands in the source at that line and column.
static inline struct doc_node *sample_node(struct sample *sample, struct doc_node *parent,
                                           enum doc_kind kind, struct span span, const char *text) {
    struct doc_node *node = doc_new(&sample->arena, kind, span);
    node->text = text;
    if (parent) doc_append(parent, node);
    return node;
}

// Tells of a page that has the text as its only step, or as its only value of front matter.
static inline void sample_tell(struct sample *sample, const char *text, bool step) {
    struct span span = {.line = 1, .column = 1, .length = (uint32_t)strcspn(text, "\n")};
    sample_page(sample, text);
    if (step) {
        struct doc_node *body = sample_node(sample, NULL, DOC_ROOT, span, NULL);
        struct doc_node *list = sample_node(sample, body, DOC_LIST, span, NULL);
        struct doc_node *item = sample_node(sample, list, DOC_ITEM, span, NULL);
        struct doc_node *paragraph = sample_node(sample, item, DOC_PARAGRAPH, span, NULL);
        sample_node(sample, paragraph, DOC_TEXT, span, text);
        plain_add_body(sample->page, body, list);
    } else {
        plain_add_text(sample->page, text, span);
    }
    plain_page_tell(sample->page, &sample->diags);
}

// The stretch of the source that a diagnostic marks.
static inline const char *sample_marked(struct sample *sample, const struct diag *diag) {
    const char *at = sample->source.text;
    for (uint32_t line = 1; line < diag->span.line; line++) at = strchr(at, '\n') + 1;
    return arena_strndup(&sample->arena, at + diag->span.column - 1, diag->span.length);
}

// "line:column id" of all that was told, with "; " between.
static inline const char *sample_told(struct sample *sample) {
    const char *text = "";
    for (size_t i = 0; i < sample->diags.n; i++) {
        const struct diag *diag = &sample->diags.at[i];
        text = arena_printf(&sample->arena, "%s%s%u:%u %s", text, i ? "; " : "", diag->span.line,
                            diag->span.column, diag->id);
    }
    return text;
}

#endif
