// Images and transparency in a document; see pdf_writer.h.
#include "pdf/pdf_image_parts.h"
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <math.h>

static size_t find_image(struct pdf_writer *writer, const struct pdf_image *image) {
    for (size_t i = 0; i < writer->images.n; i++)
        if (writer->images.at[i].image == image) return i;
    struct pdf_used_image used = {.image = image, .object = pdf_object_new(&writer->objects)};
    vec_push(&writer->arena, &writer->images, used);
    return writer->images.n - 1;
}

void pdf_image_paint(struct pdf_writer *writer, const struct pdf_picture *picture, double height,
                     struct buf *out) {
    const signed char *turn = pdf_image_matrix(picture->image);
    const struct pdf_rect *box = &picture->box;
    double bottom = height - box->y - box->height;
    buf_puts(out, "q\n");
    for (int i = 0; i < 6; i++) {
        double side = i % 2 ? box->height : box->width;
        double start = i == 4 ? box->x : i == 5 ? bottom : 0;
        pdf_put_number(out, turn[i] * side + start, 4);
        buf_putc(out, ' ');
    }
    buf_printf(out, "cm\n/I%zu Do\nQ\n", find_image(writer, picture->image));
}

size_t pdf_layer_write(struct pdf_writer *writer, const struct buf *content, float width,
                       float height) {
    struct pdf_used_image used = {.object = pdf_object_new(&writer->objects)};
    const char *entries = arena_printf(
        &writer->arena,
        "/Type/XObject/Subtype/Form/BBox[0 0 %ld %ld]/Group<</S/Transparency>>/Resources %d 0 R",
        lroundf(width), lroundf(height), writer->resources);
    pdf_stream_add(&writer->objects, used.object, entries, content->at, content->len, true);
    vec_push(&writer->arena, &writer->images, used);
    return writer->images.n - 1;
}

void pdf_transparency_set(struct pdf_writer *writer, const struct pdf_path *path, struct buf *out) {
    struct pdf_transparency wanted = {(int)lround(1000 * (double)path->fill_transparency),
                                      (int)lround(1000 * (double)path->stroke_transparency)};
    size_t i = 0;
    while (i < writer->transparencies.n && (writer->transparencies.at[i].fill != wanted.fill ||
                                            writer->transparencies.at[i].stroke != wanted.stroke))
        i++;
    if (i == writer->transparencies.n) vec_push(&writer->arena, &writer->transparencies, wanted);
    buf_printf(out, "/T%zu gs\n", i);
}

static void write_stream(struct pdf_writer *writer, int object,
                         const struct pdf_image_stream *stream, int mask) {
    const char *entries = stream->entries;
    if (mask) entries = arena_printf(&writer->arena, "%s/SMask %d 0 R", entries, mask);
    pdf_stream_add(&writer->objects, object, entries, stream->bytes, stream->length, false);
}

void pdf_image_write(struct pdf_writer *writer) {
    for (size_t i = 0; i < writer->images.n; i++) {
        const struct pdf_image *image = writer->images.at[i].image;
        if (!image) continue;
        int mask = image->mask.bytes ? pdf_object_new(&writer->objects) : 0;
        if (mask) write_stream(writer, mask, &image->mask, 0);
        write_stream(writer, writer->images.at[i].object, &image->colour, mask);
    }
}

void pdf_image_name(const struct pdf_writer *writer, struct buf *out) {
    if (writer->images.n) {
        buf_puts(out, "/XObject<<");
        for (size_t i = 0; i < writer->images.n; i++)
            buf_printf(out, "/I%zu %d 0 R", i, writer->images.at[i].object);
        buf_puts(out, ">>");
    }
    if (!writer->transparencies.n) return;
    buf_puts(out, "/ExtGState<<");
    for (size_t i = 0; i < writer->transparencies.n; i++) {
        buf_printf(out, "/T%zu<</ca ", i);
        pdf_put_number(out, (1000 - writer->transparencies.at[i].fill) / 1000.0, 3);
        buf_puts(out, "/CA ");
        pdf_put_number(out, (1000 - writer->transparencies.at[i].stroke) / 1000.0, 3);
        buf_puts(out, ">>");
    }
    buf_puts(out, ">>");
}
