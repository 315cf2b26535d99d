// A brand's faces; see site_faces.h.
#include "site/site_faces.h"

#include "base/file.h"
#include "base/font.h"

#include <string.h>

struct site_faces {
    struct {
        const char *path;           // below site/; NULL: there is none
        const struct source *bytes; // of the font as the brand has it
    } faces[BRAND_FONTS];
    struct arena *arena;
};

struct site_faces *site_faces_open(const struct site_job *job, struct arena *arena,
                                   struct diag_list *diags) {
    const struct brand *brand = job->guide->brand;
    struct site_faces *faces = arena_alloc(arena, sizeof *faces);
    *faces = (struct site_faces){.arena = arena};
    for (enum brand_font i = 0; brand && i < BRAND_FONTS; i++) {
        if (!brand->fonts[i]) continue;
        faces->faces[i].bytes =
            font_read_for_screen(arena, job->root, file_join(arena, "content", brand->fonts[i]),
                                 job->resources->shown_root, diags);
        if (faces->faces[i].bytes)
            faces->faces[i].path = file_join(arena, "files", brand->fonts[i]);
    }
    return faces->faces[BRAND_REGULAR].path ? faces : NULL;
}

const char *site_faces_path(const struct site_faces *faces, const char *name) {
    for (enum brand_font i = 0; faces && i < BRAND_FONTS; i++)
        if (strcmp(brand_font_names[i], name) == 0) return faces->faces[i].path;
    return NULL;
}

static enum brand_font find_face(const struct site_faces *faces, const char *path) {
    enum brand_font i = 0;
    while (i < BRAND_FONTS && (!faces->faces[i].path || strcmp(faces->faces[i].path, path) != 0))
        i++;
    return i;
}

bool site_faces_has(const struct site_faces *faces, const char *path) {
    return faces && find_face(faces, path) < BRAND_FONTS;
}

void site_faces_make(const struct site_faces *faces, const char *path,
                     const struct letters *letters, struct buf *font) {
    struct arena arena;
    size_t count;
    arena_init(&arena);
    const uint32_t *list = letters_list(letters, &arena, &count);
    font_cut(faces->faces[find_face(faces, path)].bytes, list, count, font);
    arena_release(&arena);
}

bool site_faces_put(const struct site_faces *faces, const struct letters *letters,
                    struct site_output *output) {
    size_t count;
    const uint32_t *list = letters_list(letters, faces->arena, &count);
    bool fine = true;
    for (enum brand_font i = 0; i < BRAND_FONTS && fine; i++) {
        struct buf font;
        if (!faces->faces[i].path) continue;
        buf_init(&font);
        font_cut(faces->faces[i].bytes, list, count, &font);
        fine = site_output_put(output, faces->faces[i].path, font.at, font.len);
        buf_release(&font);
    }
    return fine;
}
