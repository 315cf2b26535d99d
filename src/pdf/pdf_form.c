// Drawings that are written once and shown in several places; see pdf_content.h.
#include "pdf/pdf_content.h"
#include "pdf/pdf_face.h"
#include "pdf/pdf_text.h"

#include <math.h>
#include <string.h>

static bool is_shared(const struct pdf_group *group) {
    if (group->sharing == PDF_ONCE || group->width > 0) return false;
    for (size_t i = 0; i < group->count; i++) {
        const struct pdf_path *path = &group->paths[i];
        if (path->layer_count || path->pen || path->fill_transparency > 0 ||
            path->stroke_transparency > 0)
            return false;
    }
    return true;
}

// What a drawing covers, in its units: left, top, right, bottom.
struct bounds {
    double at[4];
};

static void take_in(struct bounds *bounds, const struct pdf_path *path) {
    static const unsigned char points[] = {
        [PDF_MOVE] = 1, [PDF_LINE] = 1, [PDF_CURVE] = 3, [PDF_CLOSE] = 0};
    size_t count = 0;
    for (size_t i = 0; i < path->verb_count; i++) count += points[path->verbs[i]];
    double reach = path->stroke ? 8 * (double)path->stroke_width : 0; // a mitre's, at the most
    for (size_t i = 0; i < count; i++)
        for (int axis = 0; axis < 2; axis++) {
            double at = path->points[2 * i + (size_t)axis];
            bounds->at[axis] = fmin(bounds->at[axis], at - reach);
            bounds->at[axis + 2] = fmax(bounds->at[axis + 2], at + reach);
        }
}

static const char *entries_of(struct arena *arena, const struct pdf_group *group) {
    struct bounds bounds = {{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL}};
    for (size_t i = 0; i < group->count; i++) take_in(&bounds, &group->paths[i]);
    return arena_printf(arena, "/Type/XObject/Subtype/Form/BBox[%ld %ld %ld %ld]",
                        lround(floor(bounds.at[0])), lround(floor(bounds.at[1])),
                        lround(ceil(bounds.at[2])), lround(ceil(bounds.at[3])));
}

// A form begins with the graphics state of where it is shown, which is not known here: what is
// compared before it is set is given values that nothing has, and the rest is set.
static void write_paths(struct pdf_content *content, const struct pdf_group *group,
                        struct buf *out) {
    const struct pdf_colour none = {-1, -1, -1};
    struct pdf_content inner = {.writer = content->writer,
                                .in_group = true,
                                .fill = none,
                                .stroke = none,
                                .stroke_width = -1,
                                .round = true};
    buf_init(&inner.out);
    buf_puts(&inner.out, "1 J 1 j []0 d\n");
    pdf_content_paths(&inner, group);
    *out = inner.out;
}

static const struct pdf_form *find_kept(const struct pdf_cache *cache,
                                        const struct pdf_path *paths) {
    for (size_t i = 0; i < cache->forms.n; i++)
        if (cache->forms.at[i].paths == paths) return &cache->forms.at[i];
    return NULL;
}

static const struct pdf_form *keep(struct pdf_content *content, const struct pdf_group *group) {
    struct pdf_cache *cache = content->writer->cache;
    struct buf written, packed;
    write_paths(content, group, &written);
    buf_init(&packed);
    pdf_bytes_compress(&content->writer->objects, written.at, written.len, &packed);
    char *bytes = arena_alloc(&cache->arena, packed.len);
    memcpy(bytes, packed.at, packed.len);
    struct pdf_form form = {
        .paths = group->paths,
        .entries = arena_printf(&cache->arena, "%s/Filter/FlateDecode",
                                entries_of(&content->writer->arena, group)),
        .bytes = bytes,
        .length = packed.len,
    };
    vec_push(&cache->arena, &cache->forms, form);
    buf_release(&written);
    buf_release(&packed);
    return &cache->forms.at[cache->forms.n - 1];
}

static void write_form(struct pdf_content *content, const struct pdf_group *group, int object) {
    struct pdf_writer *writer = content->writer;
    if (group->sharing == PDF_KEPT) {
        const struct pdf_form *form = find_kept(writer->cache, group->paths);
        if (!form) form = keep(content, group);
        pdf_stream_add(&writer->objects, object, form->entries, form->bytes, form->length, false);
        return;
    }
    struct buf written;
    write_paths(content, group, &written);
    pdf_stream_add(&writer->objects, object, entries_of(&writer->arena, group), written.at,
                   written.len, true);
    buf_release(&written);
}

int pdf_form_find(struct pdf_content *content, const struct pdf_group *group) {
    struct pdf_writer *writer = content->writer;
    if (!is_shared(group)) return -1;
    for (size_t i = 0; i < writer->images.n; i++)
        if (writer->images.at[i].paths == group->paths) return (int)i;
    struct pdf_used_image used = {.object = pdf_object_new(&writer->objects),
                                  .paths = group->paths};
    write_form(content, group, used.object);
    vec_push(&writer->arena, &writer->images, used);
    return (int)writer->images.n - 1;
}
