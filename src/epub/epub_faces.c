// A brand's faces; see epub_faces.h.
#include "epub/epub_faces.h"

#include "base/file.h"
#include "base/font.h"

#include <stdlib.h>
#include <string.h>

static void add_face(struct epub_book *book, enum brand_font which, const struct source *source) {
    bool cff = source->length > 4 && memcmp(source->text, "OTTO", 4) == 0;
    struct epub_face face = {
        .which = brand_font_names[which],
        .name =
            arena_printf(book->arena, "fonts/%s.%s", brand_font_names[which], cff ? "otf" : "ttf"),
        .media = cff ? "font/otf" : "font/ttf",
        .source = source,
    };
    buf_init(&face.cut);
    vec_push(book->arena, &book->faces, face);
}

bool epub_faces_plan(struct epub_book *book, const struct epub_job *job, struct diag_list *diags) {
    const struct brand *brand = job->guide->brand;
    for (enum brand_font i = 0; brand && i < BRAND_FONTS; i++) {
        if (!brand->fonts[i]) continue;
        size_t told = diags->n;
        const struct source *source = font_read_for_screen(
            book->arena, job->root, file_join(book->arena, "content", brand->fonts[i]),
            job->resources->shown_root, diags);
        if (diags->n > told) return false;
        if (!source && i == BRAND_REGULAR) return true;
        if (source) add_face(book, i, source);
    }
    return true;
}

struct letters *epub_faces_letters(void) {
    struct letters *letters = base_alloc(sizeof *letters);
    memset(letters, 0, sizeof *letters);
    letters_add_range(letters, ' ', '~'); // the numbers of lists, too
    return letters;
}

void epub_faces_cut(struct epub_book *book, const struct letters *letters) {
    size_t count;
    const uint32_t *list = letters_list(letters, book->arena, &count);
    for (size_t i = 0; i < book->faces.n; i++) {
        struct epub_face *face = &book->faces.at[i];
        font_cut(face->source, list, count, &face->cut);
    }
}

const char *epub_face_name(const struct epub_book *book, const char *face) {
    for (size_t i = 0; i < book->faces.n; i++)
        if (strcmp(book->faces.at[i].which, face) == 0) return book->faces.at[i].name;
    return NULL;
}
