// Bodies printed as documents of several pages, from a template in a folder of its own.
#ifndef TESTS_PRINT_PRESS_H
#define TESTS_PRINT_PRESS_H

#include "fixture.h"
#include "print/print_flow.h"
#include "sample.h"

#include "base/file.h"

struct press {
    struct sample sample;
    char folder[40];
    const char *class; // of its documents
};

static inline void press_open(struct press *press) {
    assert_true(sample_open(&press->sample, 3, 1));
    strcpy(press->folder, "/tmp/regimen-flow-XXXXXX");
    assert_non_null(mkdtemp(press->folder));
    press->sample.resources.root = press->folder;
    press->class = "book";
}

static inline void press_close(struct press *press) {
    file_remove_tree(press->folder);
    sample_close(&press->sample);
}

// Makes a template of the folder's own whose document holds a body.
static inline void press_template(struct press *press, const char *name, const char *body) {
    struct arena *arena = &press->sample.arena;
    const char *text = arena_printf(
        arena, "<document class=\"%s\" title=\"T\" lang=\"en\">%s</document>", press->class, body);
    char *folder = file_join(arena, press->folder, "templates/print");
    char *path = file_join(arena, folder, name);
    assert_true(file_make_folders(folder));
    remove(path);
    assert_true(file_write_new(path, text, strlen(text)));
}

// Prints what stands within a document element as a document of the whole guide.
static inline struct pdf_document *print_body(struct press *press, enum paper paper,
                                              const char *body) {
    struct arena *arena = &press->sample.arena;
    press_template(press, "x.xml", body);
    const struct print_order order = {.template_name = "print/x.xml", .paper = paper};
    struct pdf_document *document = print_flow(&press->sample.press, &order, arena);
    sample_print_diags(&press->sample);
    return document;
}

// All text of a page, in the order of painting.
static inline const char *page_text(struct press *press, const struct pdf_document *document,
                                    size_t n) {
    struct buf text;
    buf_init(&text);
    const struct pdf_page *page = &document->pages.at[n];
    for (size_t i = 0; i < page->n; i++)
        if (page->at[i].kind == PDF_RUN)
            buf_add(&text, page->at[i].run.text, page->at[i].run.text_length);
    const char *kept = arena_strndup(&press->sample.arena, text.at, text.len);
    buf_release(&text);
    return kept;
}

static inline bool has(struct press *press, const struct pdf_document *document, size_t page,
                       const char *text) {
    return strstr(page_text(press, document, page), text) != NULL;
}

#endif
