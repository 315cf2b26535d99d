// Pages and their links; see pdf_writer.h.
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <string.h>

void pdf_put_destination(const struct pdf_writer *writer, const struct pdf_node *node,
                         struct buf *out) {
    buf_printf(out, "[%d 0 R/XYZ ", writer->sheets[node->page].object);
    pdf_put_number(out, node->x, 2);
    buf_putc(out, ' ');
    pdf_put_number(out, node->y, 2);
    buf_puts(out, " null]");
}

static void put_box(struct buf *out, const struct pdf_rect *box, double height) {
    double bottom = height - box->y - box->height;
    const double edges[] = {box->x, bottom, (double)box->x + box->width, bottom + box->height};
    buf_puts(out, "/Rect[");
    for (int i = 0; i < 4; i++) {
        if (i) buf_putc(out, ' ');
        pdf_put_number(out, edges[i], 2);
    }
    buf_putc(out, ']');
}

// An address is ASCII: other bytes and what would break it are written as %XX.
static void put_address(struct buf *out, const char *address) {
    struct buf plain;
    buf_init(&plain);
    for (const unsigned char *c = (const unsigned char *)address; *c; c++) {
        if (*c > ' ' && *c < 0x7F)
            buf_putc(&plain, (char)*c);
        else
            buf_printf(&plain, "%%%02X", *c);
    }
    buf_puts(out, "/A<</S/URI/URI");
    pdf_put_ascii(out, plain.at, plain.len);
    buf_puts(out, ">>");
    buf_release(&plain);
}

// What a link says of itself where its writer says nothing.
static const char *describe(const struct pdf_document *document, const struct pdf_link *link) {
    if (link->description && *link->description) return link->description;
    if (link->address) return link->address;
    return link->target->bookmark ? link->target->bookmark : document->title;
}

static bool write_link(struct pdf_writer *writer, int page, const struct pdf_link *link, int key,
                       int object) {
    const struct pdf_node *target = link->address ? NULL : &writer->nodes[link->target->number];
    const char *description = describe(writer->document, link);
    if (target && !target->placed) {
        diag_add_path(writer->diags, DIAG_FAILURE, "pdf-link", NULL,
                      "a fault of the program: please report it",
                      "the link “%s” leads to something that is on no page", description);
        return false;
    }
    struct pdf_annotation annotation = {.page = page, .object = object};
    struct pdf_node *element = &writer->nodes[link->element->number];
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): pdf_write made the nodes
    vec_push(&writer->arena, &element->annotations, annotation);
    struct buf *out = pdf_object_begin(&writer->objects, object);
    buf_puts(out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
    put_box(out, &link->box, writer->document->pages.at[page].height);
    if (target) {
        buf_puts(out, "/Dest");
        pdf_put_destination(writer, target, out);
    } else {
        put_address(out, link->address);
    }
    buf_puts(out, "/Contents");
    pdf_put_text(out, description, strlen(description));
    buf_printf(out, "/StructParent %d>>", key);
    pdf_object_end(&writer->objects);
    return true;
}

static bool write_page(struct pdf_writer *writer, int number, int parent, int *key) {
    const struct pdf_page *page = &writer->document->pages.at[number];
    struct buf head;
    buf_init(&head);
    bool ok = true;
    for (size_t i = 0; i < page->links.n; i++) {
        int object = pdf_object_new(&writer->objects);
        buf_printf(&head, "%s%d 0 R", i ? " " : "/Annots[", object);
        if (!write_link(writer, number, &page->links.at[i], (*key)++, object)) ok = false;
    }
    if (page->links.n) buf_putc(&head, ']');
    struct buf *out = pdf_object_begin(&writer->objects, writer->sheets[number].object);
    buf_printf(out, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 ", parent);
    pdf_put_number(out, page->width, 3);
    buf_putc(out, ' ');
    pdf_put_number(out, page->height, 3);
    buf_printf(out, "]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s>>",
               writer->resources, writer->sheets[number].content, number, head.at);
    pdf_object_end(&writer->objects);
    buf_release(&head);
    return ok;
}

bool pdf_page_write(struct pdf_writer *writer, int parent) {
    int count = (int)writer->document->pages.n, key = count;
    bool ok = true;
    for (int i = 0; i < count; i++)
        if (!write_page(writer, i, parent, &key)) ok = false;
    struct buf *out = pdf_object_begin(&writer->objects, parent);
    buf_puts(out, "<</Type/Pages/Kids[");
    for (int i = 0; i < count; i++) buf_printf(out, "%d 0 R ", writer->sheets[i].object);
    buf_printf(out, "]/Count %d>>", count);
    pdf_object_end(&writer->objects);
    return ok;
}
