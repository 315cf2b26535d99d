// A page's content stream while it is written: what text and paths share.
#ifndef REGIMEN_PDF_CONTENT_H
#define REGIMEN_PDF_CONTENT_H

#include "pdf/pdf_writer.h"

struct pdf_content {
    struct pdf_writer *writer;
    int page;
    double height; // of the page: y is turned over
    struct buf out;
    const struct pdf_element *slot; // of the marked content that is open
    bool marked, in_text;
    bool in_group; // coordinates are a group's own
    float group_width, group_height;
    // The graphics state, so that only changes are written.
    struct pdf_colour fill, stroke;
    double stroke_width;
    bool round;
    double dash_on, dash_off;
    int font;
    double font_size;
    long long line[2]; // where the last line in this text object begins, hundredths of a point
};

// Appends a number, or a point on the page (in a group: in its units), and a space.
void pdf_content_put(struct pdf_content *content, double number);
void pdf_content_point(struct pdf_content *content, double x, double y);

// Appends a colour by its operator for grey or for red, green and blue.
void pdf_content_colour(struct pdf_content *content, struct pdf_colour colour, const char *grey,
                        const char *rgb);
bool pdf_content_same(struct pdf_colour a, struct pdf_colour b);
void pdf_content_fill(struct pdf_content *content, struct pdf_colour colour);

// Goes into or out of a text object.
void pdf_content_mode(struct pdf_content *content, bool text);

// Opens marked content for a slot, or an artifact, unless the last item's goes on.
void pdf_content_mark(struct pdf_content *content, const struct pdf_element *slot);

// Notes where a slot's content is.
void pdf_content_place(struct pdf_content *content, const struct pdf_element *slot, double x,
                       double y);

// Append an item that is no text.
void pdf_content_path(struct pdf_content *content, const struct pdf_item *item);
void pdf_content_group(struct pdf_content *content, const struct pdf_item *item);
void pdf_content_picture(struct pdf_content *content, const struct pdf_item *item);

// Appends the paths of a group in its own units.
void pdf_content_paths(struct pdf_content *content, const struct pdf_group *group);

// The place among the images of a form that paints a group's paths, written if that is the first
// time; -1 where the group is to be written where it stands.
int pdf_form_find(struct pdf_content *content, const struct pdf_group *group);

#endif
