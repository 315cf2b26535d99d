// What the parts of the writer share while one document is written.
#ifndef REGIMEN_PDF_WRITER_H
#define REGIMEN_PDF_WRITER_H

#include "pdf/pdf.h"
#include "pdf/pdf_font.h"
#include "pdf/pdf_object.h"

// Painted content of a slot: a number on a page that its marked content carries.
struct pdf_mark {
    int page, number;
};

// An annotation, as its Link element refers to it.
struct pdf_annotation {
    int page, object;
};

// What is known of an element, by its number.
struct pdf_node {
    int object; // its structure element; 0: none (a slot, or nothing in it was painted)
    struct {
        VEC_OF(struct pdf_mark)
    } marks; // a slot's
    struct {
        VEC_OF(struct pdf_annotation)
    } annotations; // a link's
    // Where its content begins in reading order, for links and the outline. y is up.
    bool placed;
    int page;
    double x, y;
};

// A page's objects, and the elements that its marks belong to.
struct pdf_sheet {
    int object, content;
    struct {
        VEC_OF(const struct pdf_element *)
    } owners; // by mark number
};

// An image that a page shows, and its object.
struct pdf_used_image {
    const struct pdf_image *image; // NULL: paths, written already
    int object;
    const struct pdf_path *paths; // of a drawing that is shared; otherwise NULL
};

// A transparency that some path has, in thousandths, of its fill and its stroke.
struct pdf_transparency {
    int fill, stroke;
};

struct pdf_writer {
    const struct pdf_document *document;
    struct pdf_cache *cache;
    struct diag_list *diags;
    struct arena arena; // lives until the document is written
    struct pdf_objects objects;
    struct pdf_font_use *fonts;          // by font
    struct pdf_sheet *sheets;            // by page
    struct pdf_node *nodes;              // by element number
    const struct pdf_element **in_order; // all elements as the tree is read
    struct {
        VEC_OF(struct pdf_used_image)
    } images; // named /I0, /I1, ... by their place here
    struct {
        VEC_OF(struct pdf_transparency)
    } transparencies;             // named /T0, /T1, ...
    int resources, tree, outline; // objects; outline: 0 where there is none
};

// The element behind `element` as the tree is read, below `root`; NULL at the end.
const struct pdf_element *pdf_element_after(const struct pdf_element *element,
                                            const struct pdf_element *root);

// The language of an element: its own or the nearest above it.
const char *pdf_element_language(const struct pdf_writer *writer,
                                 const struct pdf_element *element);

// The structure type of a role, such as "LBody".
const char *pdf_role_name(enum pdf_role role);

// Notes where an element's content begins (y is up), unless that is known.
void pdf_node_place(struct pdf_node *node, int page, double x, double y);

// Checks what a PDF cannot hold: no page, numbers that are none or too large, text that is not
// UTF-8, glyph runs and paths that do not hang together. False with a diagnostic.
bool pdf_check(const struct pdf_document *document, struct diag_list *diags);

// Writes the pages' content streams and notes the marks, images and transparencies.
void pdf_content_write(struct pdf_writer *writer);

// Appends what paints an image into a box on a page of this height, and notes that it is used.
void pdf_image_paint(struct pdf_writer *writer, const struct pdf_picture *picture, double height,
                     struct buf *out);

// Writes a layer's content as a form of this size, and returns its place among the images.
size_t pdf_layer_write(struct pdf_writer *writer, const struct buf *content, float width,
                       float height);

// Appends the operator that sets a path's transparency.
void pdf_transparency_set(struct pdf_writer *writer, const struct pdf_path *path, struct buf *out);

// Writes the images that were painted; appends them and the transparencies, by their names, to the
// pages' resources.
void pdf_image_write(struct pdf_writer *writer);
void pdf_image_name(const struct pdf_writer *writer, struct buf *out);

// Carries the places of painted content up to the elements around it.
void pdf_structure_place(struct pdf_writer *writer);

// Writes the structure elements, the tree's root and the parent tree.
void pdf_structure_write(struct pdf_writer *writer);

// Writes the pages with their links. False with a diagnostic where a link's target was not painted.
bool pdf_page_write(struct pdf_writer *writer, int parent);

// Appends a destination, such as "[4 0 R/XYZ 56 780 null]". The node must have a place.
void pdf_put_destination(const struct pdf_writer *writer, const struct pdf_node *node,
                         struct buf *out);

// Writes the outline from the elements' bookmarks, and sets `outline`.
void pdf_outline_write(struct pdf_writer *writer);

// Writes the document information and XMP; each returns its object.
int pdf_info_write(struct pdf_writer *writer);
int pdf_metadata_write(struct pdf_writer *writer);

#endif
