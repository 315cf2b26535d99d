// Manifest and spine; see epub_manifest.h.
#include "epub/epub_manifest.h"

#include <string.h>

static void add_properties(bool nav, const struct epub_traits *traits, struct buf *out) {
    const struct {
        bool has;
        const char *name;
    } properties[] = {{nav, "nav"},
                      {traits->svg, "svg"},
                      {traits->mathml, "mathml"},
                      {traits->script, "scripted"}};
    const char *between = " properties=\"";
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (!properties[i].has) continue;
        buf_printf(out, "%s%s", between, properties[i].name);
        between = " ";
    }
    if (*between == ' ' && !between[1]) buf_putc(out, '"');
}

void epub_manifest(const struct epub_book *book, struct buf *out) {
    buf_puts(out, "    <item id=\"ncx\" href=\"" EPUB_NCX
                  "\" media-type=\"application/x-dtbncx+xml\"/>\n"
                  "    <item id=\"style\" href=\"" EPUB_STYLE "\" media-type=\"text/css\"/>\n");
    if (book->guide->brand)
        buf_puts(out, "    <item id=\"brand-style\" href=\"" EPUB_BRAND_STYLE
                      "\" media-type=\"text/css\"/>\n");
    for (size_t i = 0; i < book->faces.n; i++)
        buf_printf(out, "    <item id=\"font-%s\" href=\"%s\" media-type=\"%s\"/>\n",
                   book->faces.at[i].which, book->faces.at[i].name, book->faces.at[i].media);
    if (book->cover)
        buf_puts(out, "    <item id=\"cover-picture\" href=\"" EPUB_COVER_PICTURE
                      "\" media-type=\"image/png\" properties=\"cover-image\"/>\n");
    for (size_t i = 0; i < book->chapters.n; i++) {
        const struct epub_chapter *chapter = &book->chapters.at[i];
        buf_printf(out,
                   "    <item id=\"chapter-%zu\" href=\"%s\" media-type=\"application/xhtml+xml\"",
                   i + 1, chapter->name);
        add_properties(strcmp(chapter->name, EPUB_NAV) == 0, &chapter->traits, out);
        buf_puts(out, "/>\n");
        if (chapter->figure)
            buf_printf(out,
                       "    <item id=\"figure-%zu\" href=\"%s\" media-type=\"image/svg+xml\"/>\n",
                       i + 1, chapter->figure);
    }
    for (size_t i = 0; i < book->pictures.n; i++) {
        const struct epub_picture *picture = &book->pictures.at[i];
        struct epub_traits traits = picture->traits;
        traits.svg = traits.mathml = false; // said of chapters only
        buf_printf(out, "    <item id=\"picture-%zu\" href=\"%s\" media-type=\"%s\"", i + 1,
                   picture->name, epub_media_type(picture->media));
        add_properties(false, &traits, out);
        buf_puts(out, "/>\n");
    }
}

void epub_spine(const struct epub_book *book, struct buf *out) {
    for (size_t i = 0; i < book->chapters.n; i++)
        buf_printf(out, "    <itemref idref=\"chapter-%zu\"/>\n", i + 1);
}

bool epub_moves(const struct epub_book *book) {
    bool moves = book->moves;
    for (size_t i = 0; i < book->chapters.n; i++)
        if (book->chapters.at[i].traits.moves) moves = true;
    return moves;
}
