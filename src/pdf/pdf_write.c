// Writing a document; see pdf.h. This is the order of things; pdf_writer.h has the parts.
#include "pdf/pdf_profile.h"
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <string.h>

static void list_elements(struct pdf_writer *writer) {
    const struct pdf_document *document = writer->document;
    size_t count = (size_t)document->element_count, n = 0;
    writer->nodes = arena_alloc(&writer->arena, count * sizeof *writer->nodes);
    writer->in_order = arena_alloc(&writer->arena, count * sizeof *writer->in_order);
    for (const struct pdf_element *e = document->root; e; e = pdf_element_after(e, document->root))
        writer->in_order[n++] = e;
}

static void number_pages(struct pdf_writer *writer) {
    size_t count = writer->document->pages.n;
    writer->sheets = arena_alloc(&writer->arena, count * sizeof *writer->sheets);
    for (size_t i = 0; i < count; i++) {
        writer->sheets[i].object = pdf_object_new(&writer->objects);
        writer->sheets[i].content = pdf_object_new(&writer->objects);
    }
}

static bool embed_fonts(struct pdf_writer *writer) {
    bool ok = true;
    for (size_t i = 0; i < writer->document->fonts.n; i++) {
        struct pdf_font_use *use = &writer->fonts[i];
        if (use->n && !pdf_font_embed(use, &writer->objects, &writer->arena, writer->diags))
            ok = false;
    }
    return ok;
}

static void write_resources(struct pdf_writer *writer) {
    struct buf *out = pdf_object_begin(&writer->objects, writer->resources);
    buf_puts(out, "<</Font<<");
    for (size_t i = 0; i < writer->document->fonts.n; i++)
        if (writer->fonts[i].object) buf_printf(out, "/F%zu %d 0 R", i, writer->fonts[i].object);
    buf_puts(out, ">>");
    pdf_image_name(writer, out);
    buf_puts(out, ">>");
    pdf_object_end(&writer->objects);
}

// What the document's colours mean (ISO 19005-2, 6.2.3).
static int write_intent(struct pdf_writer *writer) {
    struct buf profile;
    buf_init(&profile);
    pdf_profile_put(&profile);
    int stream = pdf_object_new(&writer->objects), number = pdf_object_new(&writer->objects);
    pdf_stream_add(&writer->objects, stream, "/N 3", profile.at, profile.len, true);
    buf_release(&profile);
    buf_printf(pdf_object_begin(&writer->objects, number),
               "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
               "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>",
               stream);
    pdf_object_end(&writer->objects);
    return number;
}

static int write_catalogue(struct pdf_writer *writer, int pages, int metadata) {
    const struct pdf_document *document = writer->document;
    int intent = document->archive ? write_intent(writer) : 0;
    int number = pdf_object_new(&writer->objects);
    struct buf *out = pdf_object_begin(&writer->objects, number);
    buf_printf(out, "<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/StructTreeRoot %d 0 R", pages,
               metadata, writer->tree);
    if (writer->outline) buf_printf(out, "/Outlines %d 0 R", writer->outline);
    if (intent) buf_printf(out, "/OutputIntents[%d 0 R]", intent);
    buf_puts(out, "/MarkInfo<</Marked true>>/Lang");
    pdf_put_text(out, document->language, strlen(document->language));
    buf_printf(out, "/ViewerPreferences<</DisplayDocTitle true%s>>>>",
               document->right_to_left ? "/Direction/R2L" : "");
    pdf_object_end(&writer->objects);
    return number;
}

static bool write_parts(struct pdf_writer *writer) {
    list_elements(writer);
    number_pages(writer);
    writer->resources = pdf_object_new(&writer->objects);
    if (!embed_fonts(writer)) return false;
    pdf_content_write(writer);
    pdf_image_write(writer);
    write_resources(writer);
    pdf_structure_place(writer);
    int pages = pdf_object_new(&writer->objects);
    if (!pdf_page_write(writer, pages)) return false;
    pdf_structure_write(writer);
    pdf_outline_write(writer);
    int metadata = pdf_metadata_write(writer);
    int catalogue = write_catalogue(writer, pages, metadata);
    pdf_objects_finish(&writer->objects, catalogue, pdf_info_write(writer));
    return true;
}

bool pdf_write(const struct pdf_document *document, struct pdf_cache *cache, struct buf *out,
               struct diag_list *diags) {
    if (!pdf_check(document, diags)) return false;
    struct pdf_writer writer = {.document = document, .cache = cache, .diags = diags};
    size_t start = out->len;
    bool ok = false;
    arena_init(&writer.arena);
    writer.fonts = pdf_font_collect(document, cache, &writer.arena, diags);
    if (writer.fonts) {
        pdf_objects_init(&writer.objects, &writer.arena, cache->compressor, out);
        ok = write_parts(&writer);
        pdf_objects_release(&writer.objects);
    }
    if (!ok) buf_cut(out, start);
    arena_release(&writer.arena);
    return ok;
}
