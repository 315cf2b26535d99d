// What a PDF cannot hold; see pdf_writer.h.
#include "pdf/pdf_cluster.h"
#include "pdf/pdf_writer.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

// Readers need not take pages larger than this many points a side (ISO 32000-1, annex C), nor
// smaller than 3. What lies off a page may lie some way off it.
enum { SMALLEST_PAGE = 3, LARGEST_PAGE = 14400, FARTHEST = 1000000 };

static bool is_near(float number) {
    return isfinite(number) && fabsf(number) <= FARTHEST;
}

static bool are_near(const float *numbers, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!is_near(numbers[i])) return false;
    return true;
}

static bool is_text(const char *text) {
    return !text || utf8_check(text, strlen(text)) == strlen(text);
}

static bool is_colour(const struct pdf_colour *colour) {
    return isfinite(colour->red) && isfinite(colour->green) && isfinite(colour->blue);
}

static const char *check_run(const struct pdf_document *document, const struct pdf_run *run) {
    if (run->font < 0 || (size_t)run->font >= document->fonts.n) return "text in no font";
    const float numbers[] = {run->size, run->x, run->y};
    if (!are_near(numbers, 3) || run->size <= 0 || !is_colour(&run->colour))
        return "text at no place";
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct pdf_glyph *glyph = &run->glyphs[i];
        const float offsets[] = {glyph->advance, glyph->x_offset, glyph->y_offset};
        if (!are_near(offsets, 3)) return "a glyph at no place";
    }
    if (utf8_check(run->text, run->text_length) < run->text_length) return "text that is not UTF-8";
    return pdf_cluster_check(run) ? NULL : "glyphs that do not follow their text";
}

static bool is_part(float number) {
    return number >= 0 && number <= 1;
}

static const char *check_pen(const struct pdf_pen *pen) {
    float sum = 0;
    for (size_t i = 0; i < pen->dash_count; i++) {
        if (!is_near(pen->dashes[i]) || pen->dashes[i] < 0) return "a dash of no length";
        sum += pen->dashes[i];
    }
    if (!is_near(pen->mitre_limit) || pen->mitre_limit < 1 || !is_near(pen->dash_start) ||
        pen->dash_start < 0 || (pen->dash_count && sum <= 0))
        return "a pen that draws nothing";
    return NULL;
}

static const char *check_path(const struct pdf_path *path) {
    static const unsigned char numbers[] = {
        [PDF_MOVE] = 2, [PDF_LINE] = 2, [PDF_CURVE] = 6, [PDF_CLOSE] = 0};
    size_t count = 0;
    if (path->verb_count && path->verbs[0] != PDF_MOVE) return "a path without a beginning";
    for (size_t i = 0; i < path->verb_count; i++) {
        if (path->verbs[i] >= sizeof numbers) return "a path of unknown parts";
        count += numbers[path->verbs[i]];
    }
    const float style[] = {path->stroke_width, path->dash_on, path->dash_off};
    if (!are_near(path->points, count) || !are_near(style, 3) || path->stroke_width < 0 ||
        !is_colour(&path->fill_colour) || !is_colour(&path->stroke_colour))
        return "a path at no place";
    if (!is_part(path->fill_transparency) || !is_part(path->stroke_transparency))
        return "a path of no transparency";
    const char *fault = NULL;
    for (size_t i = 0; i < path->layer_count && !fault; i++) fault = check_path(&path->layer[i]);
    if (fault) return fault;
    return path->stroke && path->pen ? check_pen(path->pen) : NULL;
}

static const char *check_group(const struct pdf_group *group) {
    const float numbers[] = {group->x, group->y, group->scale, group->width, group->height};
    if (!are_near(numbers, 5) || group->scale <= 0) return "a group of paths at no place";
    const char *fault = NULL;
    for (size_t i = 0; i < group->count && !fault; i++) {
        fault = check_path(&group->paths[i]);
        if (group->paths[i].layer_count && group->width <= 0) fault = "a layer without an edge";
    }
    return fault;
}

static const char *check_picture(const struct pdf_document *document,
                                 const struct pdf_picture *picture) {
    const float numbers[] = {picture->box.x, picture->box.y, picture->box.width,
                             picture->box.height};
    if (!picture->image || !are_near(numbers, 4) || picture->box.width <= 0 ||
        picture->box.height <= 0)
        return "a picture at no place";
    if (document->archive && pdf_image_is_ink(picture->image))
        return "a picture of inks, though it is for an archive";
    return NULL;
}

static const char *check_item(const struct pdf_document *document, const struct pdf_item *item) {
    if (item->kind == PDF_RUN) return check_run(document, &item->run);
    if (item->kind == PDF_PICTURE) return check_picture(document, &item->picture);
    if (item->kind == PDF_GROUP) return check_group(&item->group);
    return item->path.layer_count ? "a layer outside a group" : check_path(&item->path);
}

static bool is_box(const struct pdf_rect *box) {
    const float numbers[] = {box->x, box->y, box->width, box->height};
    return are_near(numbers, 4);
}

static const char *check_link(const struct pdf_link *link) {
    if (!is_box(&link->box)) return "a link at no place";
    return is_text(link->description) && is_text(link->address) ? NULL : "a link that is not UTF-8";
}

static const char *check_page(const struct pdf_document *document, const struct pdf_page *page) {
    if (!(page->width >= SMALLEST_PAGE && page->width <= LARGEST_PAGE) ||
        !(page->height >= SMALLEST_PAGE && page->height <= LARGEST_PAGE))
        return "an impossible size";
    const char *fault = NULL;
    for (size_t i = 0; i < page->n && !fault; i++) fault = check_item(document, &page->at[i]);
    for (size_t i = 0; i < page->links.n && !fault; i++) fault = check_link(&page->links.at[i]);
    return fault;
}

static const char *check_element(const struct pdf_element *element) {
    if (!is_text(element->language) || !is_text(element->alternative) ||
        !is_text(element->actual) || !is_text(element->bookmark))
        return "an element whose text is not UTF-8";
    if (element->role == PDF_FIGURE && !is_box(&element->box)) return "a figure at no place";
    if (element->role == PDF_FIGURE && (!element->alternative || !*element->alternative))
        return "a figure without a text alternative";
    return NULL;
}

static const char *check_whole(const struct pdf_document *document) {
    const char *const texts[] = {document->title,   document->language, document->author,
                                 document->subject, document->keywords, document->producer};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!is_text(texts[i])) return "a title or author that is not UTF-8";
    if (!document->title || !*document->title) return "no title";
    if (!document->language || !*document->language) return "no language";
    if (!document->pages.n) return "no page";
    const char *fault = NULL;
    for (const struct pdf_element *e = document->root; e && !fault;
         e = pdf_element_after(e, document->root))
        fault = check_element(e);
    return fault;
}

bool pdf_check(const struct pdf_document *document, struct diag_list *diags) {
    const char *fault = check_whole(document);
    if (fault)
        diag_add_path(diags, DIAG_FAILURE, "pdf-document", NULL,
                      "a fault of the program: please report it", "a PDF has %s", fault);
    for (size_t i = 0; i < document->pages.n && !fault; i++) {
        fault = check_page(document, &document->pages.at[i]);
        if (fault)
            diag_add_path(diags, DIAG_FAILURE, "pdf-page", NULL,
                          "a fault of the program: please report it",
                          "page %zu of the PDF “%s” has %s", i + 1, document->title, fault);
    }
    return !fault;
}
