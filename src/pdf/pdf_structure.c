// The structure tree and the parent tree; see pdf_writer.h.
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const role_names[PDF_ROLES] = {
    [PDF_DOCUMENT] = "Document",
    [PDF_SECT] = "Sect",
    [PDF_DIV] = "Div",
    [PDF_H1] = "H1",
    [PDF_H2] = "H2",
    [PDF_H3] = "H3",
    [PDF_H4] = "H4",
    [PDF_H5] = "H5",
    [PDF_H6] = "H6",
    [PDF_P] = "P",
    [PDF_L] = "L",
    [PDF_LI] = "LI",
    [PDF_LBL] = "Lbl",
    [PDF_LBODY] = "LBody",
    [PDF_TABLE] = "Table",
    [PDF_THEAD] = "THead",
    [PDF_TBODY] = "TBody",
    [PDF_TR] = "TR",
    [PDF_TH] = "TH",
    [PDF_TD] = "TD",
    [PDF_FIGURE] = "Figure",
    [PDF_CAPTION] = "Caption",
    [PDF_LINK] = "Link",
    [PDF_SPAN] = "Span",
    [PDF_NOTE] = "Note",
    [PDF_BLOCKQUOTE] = "BlockQuote",
    [PDF_CODE] = "Code",
};

const char *pdf_role_name(enum pdf_role role) {
    return role_names[role];
}

const struct pdf_element *pdf_element_after(const struct pdf_element *element,
                                            const struct pdf_element *root) {
    if (element->first) return element->first;
    while (element != root && !element->next) element = element->parent;
    return element == root ? NULL : element->next;
}

const char *pdf_element_language(const struct pdf_writer *writer,
                                 const struct pdf_element *element) {
    for (; element; element = element->parent)
        if (element->language) return element->language;
    return writer->document->language;
}

void pdf_node_place(struct pdf_node *node, int page, double x, double y) {
    if (node->placed) return;
    node->placed = true;
    node->page = page;
    node->x = x;
    node->y = y;
}

// Backwards through the tree, what is read first comes last and stays.
void pdf_structure_place(struct pdf_writer *writer) {
    for (int i = writer->document->element_count - 1; i > 0; i--) {
        const struct pdf_element *element = writer->in_order[i];
        const struct pdf_node *node = &writer->nodes[element->number];
        struct pdf_node *parent = &writer->nodes[element->parent->number];
        if (!node->placed) continue;
        parent->placed = false;
        pdf_node_place(parent, node->page, node->x, node->y);
    }
}

// An element in which nothing was painted is left out: an empty paragraph, list or figure is an
// error in PDF/UA and a stumbling block to a listener. Cells stay, so that their table is regular.
static bool is_kept(const struct pdf_writer *writer, const struct pdf_element *element) {
    const struct pdf_node *node = &writer->nodes[element->number];
    if (element->role == PDF_CONTENT) return false;
    if (element->role == PDF_TD || element->role == PDF_TH || element->role == PDF_DOCUMENT)
        return true;
    if (node->annotations.n) return true;
    for (const struct pdf_element *child = element->first; child; child = child->next) {
        const struct pdf_node *below = &writer->nodes[child->number];
        if (below->object || below->marks.n) return true;
    }
    return false;
}

// Children come after their parent in `in_order`, so backwards each is decided before its parent.
static void number_elements(struct pdf_writer *writer) {
    for (int i = writer->document->element_count - 1; i >= 0; i--) {
        const struct pdf_element *element = writer->in_order[i];
        if (is_kept(writer, element))
            writer->nodes[element->number].object = pdf_object_new(&writer->objects);
    }
}

// ---- one element ------------------------------------------------------------------------------

// The page on which an element's own content begins; -1 where it has none.
static int find_page(const struct pdf_writer *writer, const struct pdf_element *element) {
    for (const struct pdf_element *child = element->first; child; child = child->next) {
        const struct pdf_node *node = &writer->nodes[child->number];
        if (child->role == PDF_CONTENT && node->marks.n) return node->marks.at[0].page;
    }
    return -1;
}

static void put_marks(const struct pdf_writer *writer, const struct pdf_node *slot, int page,
                      struct buf *out) {
    for (size_t i = 0; i < slot->marks.n; i++) {
        const struct pdf_mark *mark = &slot->marks.at[i];
        if (mark->page == page) {
            buf_putc(out, ' ');
            pdf_put_number(out, mark->number, 0);
        } else {
            buf_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>", writer->sheets[mark->page].object,
                       mark->number);
        }
    }
}

static void put_children(const struct pdf_writer *writer, const struct pdf_element *element,
                         int page, struct buf *out) {
    buf_puts(out, "/K[");
    for (const struct pdf_element *child = element->first; child; child = child->next) {
        const struct pdf_node *node = &writer->nodes[child->number];
        if (child->role == PDF_CONTENT) {
            put_marks(writer, node, page, out);
        } else if (node->object) {
            buf_putc(out, ' ');
            pdf_put_reference(out, node->object);
        }
    }
    const struct pdf_node *node = &writer->nodes[element->number];
    for (size_t i = 0; i < node->annotations.n; i++)
        buf_printf(out, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>",
                   writer->sheets[node->annotations.at[i].page].object,
                   node->annotations.at[i].object);
    buf_putc(out, ']');
}

static void put_cell(const struct pdf_element *cell, struct buf *out) {
    // A header must say what it heads (PDF/UA 7.5); most head their column.
    static const char *const scopes[] = {"Column", "Column", "Row", "Both"};
    bool header = cell->role == PDF_TH;
    if (!header && cell->columns < 2 && cell->rows < 2) return;
    buf_puts(out, "/A<</O/Table");
    if (header) buf_printf(out, "/Scope/%s", scopes[cell->scope]);
    if (cell->columns > 1) buf_printf(out, "/ColSpan %d", cell->columns);
    if (cell->rows > 1) buf_printf(out, "/RowSpan %d", cell->rows);
    buf_puts(out, ">>");
}

static void put_list(const struct pdf_element *list, struct buf *out) {
    bool labels = false;
    for (const struct pdf_element *item = list->first; item; item = item->next)
        for (const struct pdf_element *part = item->first; part; part = part->next)
            if (part->role == PDF_LBL) labels = true;
    const char *kind = list->numbered ? "Decimal" : labels ? "Disc" : "None";
    buf_printf(out, "/A<</O/List/ListNumbering/%s>>", kind);
}

static void put_figure(const struct pdf_writer *writer, const struct pdf_element *figure,
                       struct buf *out) {
    const struct pdf_rect *box = &figure->box;
    if (figure->box_page < 0 || (size_t)figure->box_page >= writer->document->pages.n) return;
    double bottom =
        (double)writer->document->pages.at[figure->box_page].height - box->y - box->height;
    const double edges[] = {box->x, bottom, (double)box->x + box->width, bottom + box->height};
    buf_puts(out, "/A<</O/Layout/BBox[");
    for (int i = 0; i < 4; i++) {
        if (i) buf_putc(out, ' ');
        pdf_put_number(out, edges[i], 2);
    }
    buf_puts(out, "]>>");
}

static void put_attributes(const struct pdf_writer *writer, const struct pdf_element *element,
                           struct buf *out) {
    if (element->role == PDF_TH || element->role == PDF_TD) put_cell(element, out);
    if (element->role == PDF_L) put_list(element, out);
    if (element->role == PDF_FIGURE) put_figure(writer, element, out);
    if (element->role == PDF_NOTE) buf_printf(out, "/ID(note%d)", element->number);
}

static void put_text_entry(struct buf *out, const char *key, const char *text) {
    if (!text) return;
    buf_puts(out, key);
    pdf_put_text(out, text, strlen(text));
}

static void write_element(struct pdf_writer *writer, const struct pdf_element *element) {
    int number = writer->nodes[element->number].object;
    int parent = element->parent ? writer->nodes[element->parent->number].object : writer->tree;
    int page = find_page(writer, element);
    struct buf *out = pdf_object_begin(&writer->objects, number);
    buf_puts(out, "<</S/");
    buf_puts(out, pdf_role_name(element->role));
    buf_puts(out, "/P ");
    pdf_put_reference(out, parent);
    if (page >= 0) {
        buf_puts(out, "/Pg ");
        pdf_put_reference(out, writer->sheets[page].object);
    }
    if (!element->parent)
        put_text_entry(out, "/Lang", pdf_element_language(writer, element));
    else
        put_text_entry(out, "/Lang", element->language);
    const char *alternative = element->alternative;
    if (element->role == PDF_FIGURE && !alternative) alternative = "";
    put_text_entry(out, "/Alt", alternative);
    put_text_entry(out, "/ActualText", element->actual);
    put_attributes(writer, element, out);
    put_children(writer, element, page, out);
    buf_puts(out, ">>");
    pdf_object_end(&writer->objects);
}

// ---- the tree ---------------------------------------------------------------------------------

// Numbers of pages lead to the elements of their marks, later numbers to those of the links.
static int write_parent_tree(struct pdf_writer *writer, size_t *next_key) {
    const struct pdf_document *document = writer->document;
    int number = pdf_object_new(&writer->objects);
    struct buf *out = pdf_object_begin(&writer->objects, number);
    size_t key = document->pages.n;
    buf_puts(out, "<</Nums[");
    for (size_t p = 0; p < document->pages.n; p++) {
        const struct pdf_sheet *sheet = &writer->sheets[p];
        buf_printf(out, "%zu[", p);
        for (size_t i = 0; i < sheet->owners.n; i++) {
            if (i) buf_putc(out, ' ');
            pdf_put_reference(out, writer->nodes[sheet->owners.at[i]->number].object);
        }
        buf_puts(out, "]");
    }
    for (size_t p = 0; p < document->pages.n; p++)
        for (size_t i = 0; i < document->pages.at[p].links.n; i++)
            buf_printf(out, "%zu %d 0 R ", key++,
                       writer->nodes[document->pages.at[p].links.at[i].element->number].object);
    buf_puts(out, "]>>");
    pdf_object_end(&writer->objects);
    *next_key = key;
    return number;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// The names of the notes, which a name tree sorts by their bytes.
static void put_ids(struct pdf_writer *writer, struct buf *out) {
    struct strings entries = {0};
    for (int i = 0; i < writer->document->element_count; i++) {
        const struct pdf_element *element = writer->in_order[i];
        int object = writer->nodes[element->number].object;
        if (element->role == PDF_NOTE && object)
            vec_push(&writer->arena, &entries,
                     arena_printf(&writer->arena, "(note%d)%d 0 R", element->number, object));
    }
    if (!entries.n) return;
    qsort(entries.at, entries.n, sizeof *entries.at, by_name);
    buf_puts(out, "/IDTree<</Names[");
    for (size_t i = 0; i < entries.n; i++) buf_puts(out, entries.at[i]);
    buf_puts(out, "]>>");
}

void pdf_structure_write(struct pdf_writer *writer) {
    number_elements(writer);
    writer->tree = pdf_object_new(&writer->objects);
    for (int i = 0; i < writer->document->element_count; i++)
        if (writer->nodes[writer->in_order[i]->number].object)
            write_element(writer, writer->in_order[i]);
    size_t next_key;
    int parents = write_parent_tree(writer, &next_key);
    struct buf *out = pdf_object_begin(&writer->objects, writer->tree);
    buf_printf(out, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %zu",
               writer->nodes[writer->document->root->number].object, parents, next_key);
    put_ids(writer, out);
    buf_puts(out, ">>");
    pdf_object_end(&writer->objects);
}
