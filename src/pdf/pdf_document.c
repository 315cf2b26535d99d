// Building a document's list; see pdf.h.
#include "pdf/pdf.h"

#include <assert.h>
#include <string.h>

static struct pdf_element *new_element(struct pdf_document *document, enum pdf_role role) {
    struct pdf_element *element = arena_alloc(document->arena, sizeof *element);
    element->role = role;
    element->number = document->element_count++;
    return element;
}

struct pdf_document *pdf_document_new(struct arena *arena, const char *title,
                                      const char *language) {
    struct pdf_document *document = arena_alloc(arena, sizeof *document);
    document->arena = arena;
    document->title = arena_strdup(arena, title);
    document->language = arena_strdup(arena, language);
    document->root = new_element(document, PDF_DOCUMENT);
    return document;
}

struct pdf_element *pdf_element_add(struct pdf_document *document, struct pdf_element *parent,
                                    enum pdf_role role) {
    assert(parent && parent->role != PDF_CONTENT);
    struct pdf_element *element = new_element(document, role);
    element->parent = parent;
    if (parent->last)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

int pdf_page_add(struct pdf_document *document, float width, float height) {
    vec_push(document->arena, &document->pages,
             (struct pdf_page){.width = width, .height = height});
    return (int)document->pages.n - 1;
}

int pdf_font_add(struct pdf_document *document, const char *path, unsigned index) {
    for (size_t i = 0; i < document->fonts.n; i++) {
        const struct pdf_font *font = &document->fonts.at[i];
        if (font->index == index && !strcmp(font->path, path)) return (int)i;
    }
    vec_push(document->arena, &document->fonts,
             (struct pdf_font){.path = arena_strdup(document->arena, path), .index = index});
    return (int)document->fonts.n - 1;
}

static struct pdf_page *find_page(struct pdf_document *document, int page) {
    assert(page >= 0 && (size_t)page < document->pages.n);
    return &document->pages.at[page];
}

void pdf_item_add(struct pdf_document *document, int page, struct pdf_item item) {
    assert(!item.slot || item.slot->role == PDF_CONTENT);
    vec_push(document->arena, find_page(document, page), item);
}

void pdf_link_add(struct pdf_document *document, int page, struct pdf_link link) {
    assert(link.element && link.element->role == PDF_LINK && (link.address || link.target));
    vec_push(document->arena, &find_page(document, page)->links, link);
}
