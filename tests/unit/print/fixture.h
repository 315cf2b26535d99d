// A document laid out from markup, with a style given as text, for tests without templates.
#ifndef TESTS_PRINT_FIXTURE_H
#define TESTS_PRINT_FIXTURE_H

#include "print/print_inline.h"
#include "print/print_paint.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diag_list diags;
    struct print_style style;
    struct print_fonts *fonts;
    struct print_shapes *shapes;
    struct print_figures *figures; // NULL: no exercise is known
    struct print_shaper shaper;
    struct print_layout layout;
    struct print_node *tree;
    struct pdf_document *document;
};

// Sets "group.property=value" pairs, separated by blanks.
static inline void fixture_style(struct fixture *fixture, const char *pairs) {
    char *copy = arena_strdup(&fixture->arena, pairs), *rest = copy;
    for (char *pair; (pair = strtok_r(rest, " ", &rest));) {
        char *value = strchr(pair, '=');
        const char *problem, *hint;
        *value++ = '\0';
        bool number = (*value >= '0' && *value <= '9');
        assert_true(print_style_set(&fixture->style, pair, number ? atof(value) : 0,
                                    number ? NULL : value, &problem, &hint));
    }
}

static inline void fixture_open(struct fixture *fixture, const char *style, bool right_to_left) {
    *fixture = (struct fixture){0};
    arena_init(&fixture->arena);
    diag_init(&fixture->diags, &fixture->arena);
    fixture->style.arena = &fixture->arena;
    fixture_style(fixture, "document.size=10 document.leading=1.5");
    fixture_style(fixture, style);
    print_tree_prepare();
    print_fonts_prepare();
    fixture->fonts = print_fonts_open(&fixture->diags);
    assert_non_null(fixture->fonts);
    fixture->shapes = print_shapes_open(fixture->fonts, "en", right_to_left);
    print_shaper_init(&fixture->shaper, fixture->shapes, &fixture->arena);
    fixture->layout =
        (struct print_layout){&fixture->shaper, &fixture->arena, .space = 1, .scale = 1};
}

static inline void fixture_close(struct fixture *fixture) {
    print_shapes_close(fixture->shapes);
    print_fonts_close(fixture->fonts);
    arena_release(&fixture->arena);
}

static inline struct print_node *fixture_read(struct fixture *fixture, const char *markup) {
    struct print_reading reading = {.arena = &fixture->arena,
                                    .style = &fixture->style,
                                    .figures = fixture->figures,
                                    .template_path = "templates/print/x.xml",
                                    .about = "content/routines/x.md",
                                    .diags = &fixture->diags};
    return print_tree_read(&reading, markup, strlen(markup));
}

// Reads what stands within a document element.
static inline struct print_node *fixture_body(struct fixture *fixture, const char *body) {
    return fixture_read(
        fixture,
        arena_printf(&fixture->arena, "<document title=\"T\" lang=\"en\">%s</document>", body));
}

// Lays a body out in `width` and paints it onto a page whose content begins at (0, 0).
static inline void fixture_lay(struct fixture *fixture, const char *body, float width,
                               bool right_to_left) {
    fixture->tree = fixture_body(fixture, body);
    assert_non_null(fixture->tree);
    print_measure(&fixture->layout, fixture->tree, width);
    fixture->document = pdf_document_new(&fixture->arena, "T", "en");
    int page = pdf_page_add(fixture->document, width, fixture->tree->height + 1);
    struct print_brush brush = {.document = fixture->document,
                                .page = page,
                                .scale = 1,
                                .width = width,
                                .right_to_left = right_to_left};
    print_paint(&fixture->layout, &brush, fixture->tree);
}

static inline const struct pdf_page *fixture_page(const struct fixture *fixture) {
    return &fixture->document->pages.at[0];
}

// The first run painted on a page whose text begins with `text`, or NULL.
static inline const struct pdf_run *fixture_run_on(const struct pdf_page *page, const char *text) {
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_run *run = &page->at[i].run;
        if (page->at[i].kind != PDF_RUN || run->text_length < strlen(text)) continue;
        if (!strncmp(run->text, text, strlen(text))) return run;
    }
    return NULL;
}

static inline const struct pdf_run *fixture_run(const struct fixture *fixture, const char *text) {
    return fixture_run_on(fixture_page(fixture), text);
}

static inline size_t fixture_items(const struct fixture *fixture, enum pdf_item_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < fixture_page(fixture)->n; i++)
        count += fixture_page(fixture)->at[i].kind == kind;
    return count;
}

static inline float fixture_run_end(const struct pdf_run *run) {
    float x = run->x;
    for (size_t i = 0; i < run->glyph_count; i++) x += run->glyphs[i].advance;
    return x;
}

// What is painted for a slot, appended in painting order.
static inline void fixture_slot_text(const struct pdf_document *document,
                                     const struct pdf_element *slot, struct buf *out) {
    for (size_t p = 0; p < document->pages.n; p++)
        for (size_t i = 0; i < document->pages.at[p].n; i++) {
            const struct pdf_item *item = &document->pages.at[p].at[i];
            if (item->slot != slot || item->kind != PDF_RUN) continue;
            buf_add(out, item->run.text, item->run.text_length);
        }
}

// The structure tree as one line: "Sect(H2(1 Squat)P(...))".
static inline void fixture_read_aloud(const struct pdf_document *document,
                                      const struct pdf_element *element, struct buf *out) {
    static const char *const names[PDF_ROLES] = {
        [PDF_DOCUMENT] = "Document",
        [PDF_SECT] = "Sect",
        [PDF_H1] = "H1",
        [PDF_H2] = "H2",
        [PDF_H3] = "H3",
        [PDF_P] = "P",
        [PDF_L] = "L",
        [PDF_LI] = "LI",
        [PDF_LBL] = "Lbl",
        [PDF_LBODY] = "LBody",
        [PDF_TABLE] = "Table",
        [PDF_TR] = "TR",
        [PDF_TH] = "TH",
        [PDF_TD] = "TD",
        [PDF_FIGURE] = "Figure",
        [PDF_LINK] = "Link",
        [PDF_SPAN] = "Span",
        [PDF_NOTE] = "Note",
    };
    if (element->role == PDF_CONTENT) {
        fixture_slot_text(document, element, out);
        return;
    }
    buf_printf(out, "%s(", names[element->role] ? names[element->role] : "?");
    for (const struct pdf_element *child = element->first; child; child = child->next)
        fixture_read_aloud(document, child, out);
    buf_putc(out, ')');
}

static inline void assert_aloud(struct fixture *fixture, const char *expected) {
    struct buf aloud;
    buf_init(&aloud);
    fixture_read_aloud(fixture->document, fixture->document->root, &aloud);
    assert_string_equal(aloud.at, expected);
    buf_release(&aloud);
}

#define assert_near(a, b) assert_true((a) - (b) < 0.06F && (b) - (a) < 0.06F)

#endif
