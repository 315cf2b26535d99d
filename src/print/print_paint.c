// Painting; see print_paint.h.
#include "print/print_paint.h"

#include "print/print_figure.h"
#include "print/print_inline.h"
#include "print/print_qr.h"
#include "print/print_shape.h"

#include <math.h>

struct painter {
    struct print_layout *layout;
    const struct print_brush *brush;
};

typedef void paint_function(const struct painter *painter, struct print_node *node, float x,
                            float y, struct pdf_element *element);

static paint_function paint_node;

static struct pdf_element *add(const struct painter *painter, struct pdf_element *parent,
                               enum pdf_role role) {
    return pdf_element_add(painter->brush->document, parent, role);
}

static void paint_text(const struct painter *painter, const struct print_node *node, float x,
                       float y, struct pdf_element *element) {
    float lead = print_lead(node), padding = print_padding_x(node);
    print_text_paint(painter->layout->shaper, painter->brush, node->paragraph, &node->look,
                     x + padding + lead, y + print_padding_y(painter->layout, node),
                     node->width - 2 * padding - lead, element);
}

// Text or children; (x, y) is the node's own start corner on the page.
static void paint_content(const struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    if (node->paragraph) paint_text(painter, node, x, y, element);
    for (struct print_node *child = node->first; child; child = child->next)
        paint_node(painter, child, x + child->x, y + child->y, element);
}

// Fill, border and bar lie behind what a box holds.
static void paint_ground(const struct painter *painter, const struct print_node *node, float x,
                         float y) {
    const float *look = node->look.at;
    print_shape_box(
        painter->brush, x, y, node->width, node->height, look[PROP_RADIUS],
        (struct print_paint){look[PROP_FILL], look[PROP_BORDER], look[PROP_BORDER_WIDTH]}, NULL);
    if (look[PROP_BAR] != PRINT_NO_COLOUR)
        print_shape_box(painter->brush, x, y, look[PROP_BAR_WIDTH], node->height, 0,
                        (struct print_paint){look[PROP_BAR], PRINT_NO_COLOUR, 0}, NULL);
}

static void paint_plain(const struct painter *painter, struct print_node *node, float x, float y,
                        struct pdf_element *element) {
    paint_ground(painter, node, x, y);
    paint_content(painter, node, x, y, element);
}

static void paint_section(const struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    paint_plain(painter, node, x, y, add(painter, element, PDF_SECT));
}

// The badge before a heading, its text in the middle.
static void paint_badge(const struct painter *painter, struct print_node *node, float x, float y,
                        struct pdf_element *element) {
    struct print_shaper *shaper = painter->layout->shaper;
    const float *look = node->marker_look.at;
    float size = look[PROP_HEIGHT];
    // The badge stands on the middle of the heading's capitals, and its own figures on its middle.
    float capitals = 0.357F; // half their height, in sizes
    float middle = y + print_text_baseline(shaper, node->paragraph, &node->look) -
                   capitals * node->look.at[PROP_SIZE];
    float width = print_text_width(shaper, node->marker, &node->marker_look);
    float top = middle + capitals * look[PROP_SIZE] -
                print_text_baseline(shaper, node->marker, &node->marker_look);
    print_shape_box(
        painter->brush, x, middle - size / 2, size, size, look[PROP_RADIUS],
        (struct print_paint){look[PROP_FILL], look[PROP_BORDER], look[PROP_BORDER_WIDTH]}, NULL);
    print_text_paint(shaper, painter->brush, node->marker, &node->marker_look,
                     x + (size - width) / 2, top, width, element);
}

static void paint_paragraph(const struct painter *painter, struct print_node *node, float x,
                            float y, struct pdf_element *element) {
    static const enum pdf_role roles[] = {
        [PRINT_H1] = PDF_H1, [PRINT_H2] = PDF_H2, [PRINT_H3] = PDF_H3, [PRINT_P] = PDF_P};
    if (!node->paragraph->length) return;
    struct pdf_element *own = add(painter, element, roles[node->kind]);
    if (node->kind != PRINT_P)
        own->bookmark = print_inline_plain(painter->brush->document->arena, node->paragraph->text,
                                           node->paragraph->length);
    paint_ground(painter, node, x, y);
    if (node->marker)
        paint_badge(painter, node, x, y + print_padding_y(painter->layout, node), own);
    paint_text(painter, node, x, y, own);
}

static void paint_marker(const struct painter *painter, const struct print_node *item, float x,
                         float y, struct pdf_element *element) {
    struct print_shaper *shaper = painter->layout->shaper;
    float width = print_text_width(shaper, item->marker, &item->marker_look);
    float end = x - item->parent->look.at[PROP_GAP];
    // The marker stands on the first line of the item's first text.
    const struct print_node *text = item;
    while (text && !text->paragraph) text = text->first;
    if (text)
        y += print_text_baseline(shaper, text->paragraph, &text->look) -
             print_text_baseline(shaper, item->marker, &item->marker_look);
    print_text_paint(shaper, painter->brush, item->marker, &item->marker_look, end - width, y,
                     width, element);
}

static void paint_item(const struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    struct pdf_element *item = add(painter, element, PDF_LI);
    paint_marker(painter, node, x, y + print_padding_y(painter->layout, node),
                 add(painter, item, PDF_LBL));
    paint_plain(painter, node, x, y, add(painter, item, PDF_LBODY));
}

static void paint_list(const struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    struct pdf_element *list = add(painter, element, PDF_L);
    list->numbered = node->kind == PRINT_OL;
    paint_content(painter, node, x, y, list);
}

static void paint_table(const struct painter *painter, struct print_node *node, float x, float y,
                        struct pdf_element *element) {
    paint_ground(painter, node, x, y);
    paint_content(painter, node, x, y, add(painter, element, PDF_TABLE));
}

static void paint_tr(const struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    const float *table = node->parent->look.at;
    paint_content(painter, node, x, y, add(painter, element, PDF_TR));
    print_shape_line(painter->brush, x, y + node->height, node->width, table[PROP_RULE],
                     table[PROP_RULE_WIDTH]);
}

static void paint_cell(const struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    bool header = node->kind == PRINT_TH;
    struct pdf_element *cell = add(painter, element, header ? PDF_TH : PDF_TD);
    if (header)
        cell->scope =
            node->parent == node->parent->parent->first ? PDF_SCOPE_COLUMN : PDF_SCOPE_ROW;
    paint_plain(painter, node, x, y, cell);
}

static void paint_qr(const struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    struct pdf_element *figure = add(painter, element, PDF_FIGURE);
    struct pdf_rect box = print_shape_rect(painter->brush, x, y, node->width, node->height);
    figure->alternative = node->text[ATTR_ALT];
    figure->box = box;
    figure->box_page = painter->brush->page;
    print_shape_box(painter->brush, x, y, node->width, node->height, node->look.at[PROP_RADIUS],
                    (struct print_paint){node->look.at[PROP_FILL], PRINT_NO_COLOUR, 0}, NULL);
    print_qr_paint(painter->brush, node->text[ATTR_ADDRESS], box, node->look.at[PROP_COLOUR],
                   add(painter, figure, PDF_CONTENT));
}

// In the middle of its width, and as its drawing has it in either direction of reading: left and
// right are the person's.
static void paint_figure(const struct painter *painter, struct print_node *node, float x, float y,
                         struct pdf_element *element) {
    const struct print_figure *drawn = node->figure;
    float width = fminf(node->width, node->height * drawn->width / drawn->height);
    if (node->text[ATTR_ALT] && !*node->text[ATTR_ALT]) { // decoration
        print_figure_paint(
            painter->brush, drawn,
            print_shape_rect(painter->brush, x + (node->width - width) / 2, y, width, node->height),
            NULL);
        return;
    }
    struct pdf_element *figure = add(painter, element, PDF_FIGURE);
    figure->alternative = node->text[ATTR_ALT] ? node->text[ATTR_ALT] : drawn->alt;
    if (drawn->proposed && !node->text[ATTR_ALT]) figure->language = "en";
    figure->box =
        print_shape_rect(painter->brush, x + (node->width - width) / 2, y, width, node->height);
    figure->box_page = painter->brush->page;
    print_figure_paint(painter->brush, drawn, figure->box, add(painter, figure, PDF_CONTENT));
}

// The label stands on the line that is written on.
static void paint_line(const struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    const float *look = node->look.at;
    struct print_shaper *shaper = painter->layout->shaper;
    float below = look[PROP_SIZE] * 0.3F;
    float bottom = y + node->height;
    float height = print_text_height(shaper, node->paragraph, &node->look, node->width);
    float line = look[PROP_SIZE] * look[PROP_LEADING] * shaper->leading;
    float top = bottom - below - (height - line) -
                print_text_baseline(shaper, node->paragraph, &node->look);
    print_text_paint(shaper, painter->brush, node->paragraph, &node->look, x, top, node->width,
                     add(painter, element, PDF_P));
    print_shape_line(painter->brush, x, bottom, node->width, look[PROP_RULE],
                     look[PROP_RULE_WIDTH]);
}

static void paint_hr(const struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    (void)element;
    float width = node->look.at[PROP_RULE_WIDTH];
    print_shape_line(painter->brush, x, y + width / 2, node->width, node->look.at[PROP_RULE],
                     width);
}

static void paint_nothing(const struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    (void)painter, (void)node, (void)x, (void)y, (void)element;
}

// ---- the log ----------------------------------------------------------------------------------

static void paint_log_head(const struct painter *painter, struct print_node *log, float x, float y,
                           struct pdf_element *table) {
    struct pdf_element *row = add(painter, table, PDF_TR);
    float bottom = 0;
    for (struct print_node *part = log->first; part; part = part->next) {
        if (part->kind == PRINT_WEEK) continue;
        struct pdf_element *cell = add(painter, row, PDF_TH);
        cell->scope = PDF_SCOPE_COLUMN;
        paint_text(painter, part, x + part->x, y + part->y, cell);
        bottom = fmaxf(bottom, part->y + part->height);
    }
    print_shape_line(painter->brush, x, y + bottom, log->width, log->look.at[PROP_BORDER],
                     log->look.at[PROP_BORDER_WIDTH]);
}

// A cell of the log: a box to tick under a day, room to write under anything else. To a screen
// reader both are empty cells.
static void paint_log_cell(const struct painter *painter, const struct print_node *log,
                           const struct print_node *head, const struct print_node *week, float x,
                           float y) {
    const float *look = log->look.at;
    float tick = look[PROP_TICK], line = look[PROP_RULE_WIDTH];
    if (head->kind == PRINT_EXTRA) {
        print_shape_box(painter->brush, x + head->x, y + week->y, line, week->height, 0,
                        (struct print_paint){look[PROP_RULE], PRINT_NO_COLOUR, 0}, NULL);
        return;
    }
    print_shape_box(painter->brush, x + head->x + (head->width - tick) / 2,
                    y + week->y + (week->height - tick) / 2, tick, tick, look[PROP_RADIUS],
                    (struct print_paint){PRINT_NO_COLOUR, look[PROP_COLOUR], look[PROP_TICK_WIDTH]},
                    NULL);
}

static void paint_log_week(const struct painter *painter, struct print_node *log,
                           struct print_node *week, float x, float y, struct pdf_element *table) {
    struct pdf_element *row = add(painter, table, PDF_TR), *cell = add(painter, row, PDF_TH);
    cell->scope = PDF_SCOPE_ROW;
    paint_text(painter, week, x, y + week->y + (week->height - week->extra) / 2, cell);
    for (struct print_node *head = log->first; head; head = head->next) {
        if (head->kind != PRINT_DAY && head->kind != PRINT_EXTRA) continue;
        add(painter, row, PDF_TD);
        paint_log_cell(painter, log, head, week, x, y);
    }
    print_shape_line(painter->brush, x, y + week->y + week->height, log->width,
                     log->look.at[PROP_RULE], log->look.at[PROP_RULE_WIDTH]);
}

static void paint_log(const struct painter *painter, struct print_node *node, float x, float y,
                      struct pdf_element *element) {
    struct pdf_element *table = add(painter, element, PDF_TABLE);
    paint_log_head(painter, node, x, y, table);
    for (struct print_node *part = node->first; part; part = part->next)
        if (part->kind == PRINT_WEEK) paint_log_week(painter, node, part, x, y, table);
}

static paint_function *const paints[PRINT_KINDS] = {
    [PRINT_DOCUMENT] = paint_plain, [PRINT_SECTION] = paint_section, [PRINT_H1] = paint_paragraph,
    [PRINT_H2] = paint_paragraph,   [PRINT_H3] = paint_paragraph,    [PRINT_P] = paint_paragraph,
    [PRINT_UL] = paint_list,        [PRINT_OL] = paint_list,         [PRINT_LI] = paint_item,
    [PRINT_TABLE] = paint_table,    [PRINT_TR] = paint_tr,           [PRINT_TH] = paint_cell,
    [PRINT_TD] = paint_cell,        [PRINT_ROW] = paint_plain,       [PRINT_COLUMN] = paint_plain,
    [PRINT_COLUMNS] = paint_plain,  [PRINT_BOX] = paint_plain,       [PRINT_QR] = paint_qr,
    [PRINT_LOG] = paint_log,        [PRINT_LINE] = paint_line,       [PRINT_SPACER] = paint_nothing,
    [PRINT_HR] = paint_hr,          [PRINT_FIGURE] = paint_figure,   [PRINT_PICTURE] = paint_figure,
};

static void paint_node(const struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    paints[node->kind](painter, node, x, y, element);
}

void print_paint(struct print_layout *layout, const struct print_brush *brush,
                 struct print_node *root) {
    struct painter painter = {layout, brush};
    paint_node(&painter, root, 0, 0, brush->document->root);
}
