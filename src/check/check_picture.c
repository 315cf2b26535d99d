// Kinds of picture files; see check_picture.h.
#include "check/check_picture.h"

#include "base/file.h"
#include "base/picture.h"

#include <string.h>
#include <strings.h>

// What is read of a file. Only SVG may have so long a text before what makes it a picture.
enum { FIRST_BYTES = 64 << 10 };

// What else is found where a picture is wanted, by the bytes at some offset.
static const struct other {
    size_t offset, length;
    const char *mark, *what;
    bool picture; // of a kind that not every reader shows, and that an EPUB may not hold
    const char *hint;
} others[] = {
    {4, 8, "ftypavif", "an AVIF picture", true, NULL},
    {4, 8, "ftypavis", "an AVIF picture", true, NULL},
    {4, 4, "ftyp", "a film, or a photo as some telephones save it (HEIC)", false,
     "save the picture as JPEG or PNG"},
    {0, 2, "BM", "a BMP picture", true, NULL},
    {0, 4, "II*\0", "a TIFF picture", true, NULL},
    {0, 4, "MM\0*", "a TIFF picture", true, NULL},
    {0, 5, "%PDF-", "a PDF", false, "save the picture in it as SVG or PNG"},
    {0, 4, "PK\3\4", "an archive (ZIP) or an office document", false, "save the picture itself"},
    {0, 2, "\x1f\x8b", "a packed file (gzip)", false, "unpack it"},
    {0, 23, "version https://git-lfs", "only a pointer to the picture (Git LFS)", false,
     "fetch the picture: git lfs pull"},
};

// The first element of a text, as a web page has it that was saved instead of its picture.
static bool is_web_page(const char *text, size_t length) {
    size_t at = picture_skip_prolog(text, length);
    return length - at >= 5 && strncasecmp(text + at, "<html", 5) == 0;
}

static const struct other *find_other(const char *bytes, size_t length) {
    static const struct other empty = {.what = "nothing: it is empty",
                                       .hint = "save the picture again"};
    static const struct other page = {.what = "a web page",
                                      .hint = "save the picture itself, not the page around it"};
    if (!length) return &empty;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct other *other = &others[i];
        if (length >= other->offset + other->length &&
            memcmp(bytes + other->offset, other->mark, other->length) == 0)
            return other;
    }
    return is_web_page(bytes, length) ? &page : NULL;
}

// The name that a file should have: with the suffix of what it is.
static const char *right_name(struct arena *arena, const char *path, enum picture picture) {
    const char *name = file_name(path), *dot = strrchr(name, '.');
    int length = (int)(dot ? (size_t)(dot - name) : strlen(name));
    return arena_printf(arena, "%.*s.%s", length, name, picture_suffix(picture));
}

// Where a picture is shown or named.
struct shown {
    const struct source *source;
    struct span span;
    const char *links; // what leads to it by its name
};

static void tell(const struct check_pictures *pictures, const struct shown *shown, const char *hint,
                 const char *message) {
    diag_add(pictures->diags, DIAG_ERROR, "picture-type", shown->source, shown->span, hint, "%s",
             message);
}

// What is wrong with a file that is none of the pictures that websites show.
static const char *fault_of(struct arena *arena, const char *path, const struct other *other) {
    const char *name = file_name(path), *claimed = picture_name(picture_of_name(path));
    if (other && other->picture && !claimed)
        return arena_printf(arena, "'%s' is %s, and not every reader can show one", name,
                            other->what);
    if (claimed && other)
        return arena_printf(arena, "'%s' claims to be %s, but holds %s", name, claimed,
                            other->what);
    if (claimed)
        return arena_printf(arena, "'%s' claims to be %s, but its bytes are those of no picture",
                            name, claimed);
    if (other) return arena_printf(arena, "'%s' is no picture: it holds %s", name, other->what);
    return arena_printf(arena, "'%s' is no picture", name);
}

static void tell_other(struct check_pictures *pictures, const struct shown *shown, const char *path,
                       const struct other *other) {
    tell(pictures, shown,
         other && other->hint ? other->hint : "save the picture as PNG, JPEG, GIF, WebP or SVG",
         fault_of(pictures->arena, path, other));
}

// Looks at the first bytes of a file that could be read.
static void look_at(struct check_pictures *pictures, const struct shown *shown, const char *path,
                    const char *bytes, size_t length) {
    enum picture claimed = picture_of_name(path), is = picture_sniff(bytes, length);
    bool cut = length == FIRST_BYTES && picture_skip_prolog(bytes, length) == length;
    if (!is && claimed == PICTURE_SVG && cut) return; // its first element was not seen so far
    if (!is) {
        tell_other(pictures, shown, path, find_other(bytes, length));
    } else if (is != claimed) {
        tell(pictures, shown,
             arena_printf(pictures->arena, "rename it to %s, and change %s",
                          right_name(pictures->arena, path, is), shown->links),
             arena_printf(pictures->arena, "'%s' holds the bytes of %s %s", file_name(path),
                          is == PICTURE_SVG ? "an" : "a", picture_name(is)));
    }
}

static void check_shown(struct check_pictures *pictures, const struct shown *shown,
                        const char *path) {
    struct arena scratch;
    size_t length = 0;
    if (map_add(pictures->arena, &pictures->looked, path, path)) return;
    arena_init(&scratch);
    const char *bytes = file_read_start(&scratch, pictures->root,
                                        file_join(&scratch, "content", path), FIRST_BYTES, &length);
    // What cannot be read is told by whoever copies it.
    if (bytes) look_at(pictures, shown, path, bytes, length);
    arena_release(&scratch);
}

void check_picture(struct check_pictures *pictures, const struct check_file *file,
                   const struct doc_node *image, const char *path) {
    struct shown shown = {file->source, image->span, "the links to it"};
    check_shown(pictures, &shown, path);
}

void check_picture_field(struct check_pictures *pictures, const struct source *source,
                         const struct yaml_node *value, const char *path) {
    struct shown shown = {source, value->span, "this name"};
    check_shown(pictures, &shown, path);
}
