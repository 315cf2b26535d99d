// Painting; see print_paint.h.
#include "print/print_paint.h"

#include "print/print_figure.h"
#include "print/print_inline.h"
#include "print/print_qr.h"
#include "print/print_shape.h"

#include <math.h>

struct painter {
    struct print_layout *layout;
    const struct print_brush *brush; // of the first page
    const struct print_brush *here;  // of the page that a leaf is on
    struct print_links *links;
};

typedef void paint_function(struct painter *painter, struct print_node *node, float x, float y,
                            struct pdf_element *element);

static paint_function paint_node;

// The brush of the page that a height is on. Most leaves stand behind the one painted before.
static const struct print_brush *at(struct painter *painter, float y) {
    if (y < painter->here->start - 0.01F) painter->here = painter->brush;
    painter->here = print_brush_at(painter->here, y);
    return painter->here;
}

static struct pdf_element *add(struct painter *painter, struct pdf_element *parent,
                               enum pdf_role role) {
    return parent ? pdf_element_add(painter->brush->document, parent, role) : NULL;
}

// The line above the first footnote of a page, in the white that the note asks for.
static void paint_note_rule(const struct print_brush *brush, const struct print_node *note) {
    const float *look = note->look.at;
    if (look[PROP_RULE] == PRINT_NO_COLOUR) return;
    print_shape_line(brush, 0, brush->notes_top + look[PROP_BEFORE] / 2, note->width / 4,
                     look[PROP_RULE], look[PROP_RULE_WIDTH]);
}

// A footnote goes to the foot of the page that its mark is on, and is read behind the text.
static void paint_note(struct painter *painter, struct print_node *note, float line,
                       struct pdf_element *element) {
    struct print_brush only = *at(painter, line);
    if (!only.notes_end) return;
    float *end = only.notes_end;
    if (*end <= only.notes_top) {
        paint_note_rule(&only, note);
        *end += note->look.at[PROP_BEFORE];
    }
    only.next = NULL;
    only.start = *end;
    print_text_paint(painter->layout->shaper, &only, note->paragraph, &note->look, 0, *end,
                     note->width, add(painter, element, PDF_NOTE));
    *end += note->height;
}

static void paint_notes(struct painter *painter, const struct print_node *node, float y,
                        struct pdf_element *element) {
    const struct print_text *text = node->paragraph;
    for (size_t i = 0; i < text->notes.n; i++) {
        float line = y + print_line_top(painter->layout, node, text->notes.at[i].at - 1);
        paint_note(painter, text->notes.at[i].node, line, element);
    }
}

static void paint_text(struct painter *painter, const struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    float lead = print_lead(node), padding = print_padding_x(node);
    print_text_paint(painter->layout->shaper, at(painter, y), node->paragraph, &node->look,
                     x + padding + lead, y + print_padding_y(painter->layout, node),
                     node->width - 2 * padding - lead, element);
    paint_notes(painter, node, y, element);
}

// Text or children; (x, y) is the node's own start corner on the page.
static void paint_content(struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    if (node->paragraph) paint_text(painter, node, x, y, element);
    for (struct print_node *child = node->first; child; child = child->next)
        paint_node(painter, child, x + child->x, y + child->y, element);
}

// Fill, border and bar lie behind what a box holds. On each page that a box reaches over it is a
// box of its own.
static void paint_ground(struct painter *painter, const struct print_node *node, float x, float y) {
    const float *look = node->look.at;
    float end = y + node->height;
    struct print_paint ground = {look[PROP_FILL], look[PROP_BORDER], look[PROP_BORDER_WIDTH]};
    if (ground.fill == PRINT_NO_COLOUR && ground.stroke == PRINT_NO_COLOUR &&
        look[PROP_BAR] == PRINT_NO_COLOUR)
        return;
    for (const struct print_brush *brush = at(painter, y); brush && y < end; brush = brush->next) {
        float height = brush->next ? fminf(end, brush->next->start) - y : end - y;
        print_shape_box(brush, x, y, node->width, height, look[PROP_RADIUS], ground, NULL);
        if (look[PROP_BAR] != PRINT_NO_COLOUR)
            print_shape_box(brush, x, y, look[PROP_BAR_WIDTH], height, 0,
                            (struct print_paint){look[PROP_BAR], PRINT_NO_COLOUR, 0}, NULL);
        y += height;
    }
}

static void paint_plain(struct painter *painter, struct print_node *node, float x, float y,
                        struct pdf_element *element) {
    paint_ground(painter, node, x, y);
    paint_content(painter, node, x, y, element);
}

static void paint_section(struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    paint_plain(painter, node, x, y, add(painter, element, PDF_SECT));
}

// The badge before a heading, its text in the middle.
static void paint_badge(struct painter *painter, struct print_node *node, float x, float y,
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
        at(painter, y), x, middle - size / 2, size, size, look[PROP_RADIUS],
        (struct print_paint){look[PROP_FILL], look[PROP_BORDER], look[PROP_BORDER_WIDTH]}, NULL);
    print_text_paint(shaper, at(painter, y), node->marker, &node->marker_look,
                     x + (size - width) / 2, top, width, element);
}

static void paint_paragraph(struct painter *painter, struct print_node *node, float x, float y,
                            struct pdf_element *element) {
    static const enum pdf_role roles[] = {
        [PRINT_H1] = PDF_H1, [PRINT_H2] = PDF_H2, [PRINT_H3] = PDF_H3, [PRINT_P] = PDF_P};
    if (!node->paragraph->length) return;
    struct pdf_element *own = add(painter, element, roles[node->kind]);
    if (own && node->kind != PRINT_P)
        own->bookmark = print_inline_plain(painter->brush->document->arena, node->paragraph->text,
                                           node->paragraph->length);
    paint_ground(painter, node, x, y);
    if (node->marker)
        paint_badge(painter, node, x, y + print_padding_y(painter->layout, node), own);
    paint_text(painter, node, x, y, own);
}

static void paint_marker(struct painter *painter, const struct print_node *item, float x, float y,
                         struct pdf_element *element) {
    struct print_shaper *shaper = painter->layout->shaper;
    float width = print_text_width(shaper, item->marker, &item->marker_look);
    float end = x - item->parent->look.at[PROP_GAP];
    // The marker stands on the first line of the item's first text.
    const struct print_node *text = item;
    while (text && !text->paragraph) text = text->first;
    if (text)
        y += print_text_baseline(shaper, text->paragraph, &text->look) -
             print_text_baseline(shaper, item->marker, &item->marker_look);
    print_text_paint(shaper, at(painter, y), item->marker, &item->marker_look, end - width, y,
                     width, element);
}

static void paint_item(struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    struct pdf_element *item = add(painter, element, PDF_LI);
    paint_marker(painter, node, x, y + print_padding_y(painter->layout, node),
                 add(painter, item, PDF_LBL));
    paint_plain(painter, node, x, y, add(painter, item, PDF_LBODY));
}

static void paint_list(struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    struct pdf_element *list = add(painter, element, PDF_L);
    if (list) list->numbered = node->kind == PRINT_OL;
    paint_content(painter, node, x, y, list);
}

// A table's head stands once more above what comes on another page; to a screen reader it does not.
static void paint_heads_again(struct painter *painter, struct print_node *table, float x, float y) {
    struct print_node *head = print_table_head(table);
    const struct print_brush *brush = at(painter, y)->next;
    for (; head && brush && brush->start < y + table->height - 0.01F; brush = brush->next) {
        if (brush->start < y + head->height) continue;
        struct print_brush only = *brush;
        only.next = NULL;
        struct painter again = {painter->layout, &only, &only, NULL};
        paint_node(&again, head, x, brush->start - head->height, NULL);
    }
}

static void paint_table(struct painter *painter, struct print_node *node, float x, float y,
                        struct pdf_element *element) {
    struct print_shaper *shaper = painter->layout->shaper;
    if (node->extra > 0) print_text_note_squeezed(shaper, print_table_word(painter->layout, node));
    shaper->in_squeezed = node->extra > 0;
    paint_ground(painter, node, x, y);
    paint_content(painter, node, x, y, add(painter, element, PDF_TABLE));
    paint_heads_again(painter, node, x, y);
    shaper->in_squeezed = false;
}

static void paint_tr(struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    const float *table = node->parent->look.at;
    paint_content(painter, node, x, y, add(painter, element, PDF_TR));
    print_shape_line(at(painter, y), x, y + node->height, node->width, table[PROP_RULE],
                     table[PROP_RULE_WIDTH]);
}

static void paint_cell(struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    bool header = node->kind == PRINT_TH;
    struct pdf_element *cell = add(painter, element, header ? PDF_TH : PDF_TD);
    if (cell && header)
        cell->scope =
            node->parent == node->parent->parent->first ? PDF_SCOPE_COLUMN : PDF_SCOPE_ROW;
    paint_plain(painter, node, x, y, cell);
}

// A picture's element, with what it shows and where. NULL where the picture is an artifact.
static struct pdf_element *add_picture(struct painter *painter, struct pdf_element *element,
                                       const char *alternative, struct pdf_rect box) {
    struct pdf_element *picture = add(painter, element, PDF_FIGURE);
    if (!picture) return NULL;
    picture->alternative = alternative;
    picture->box = box;
    picture->box_page = painter->here->page;
    return picture;
}

static void paint_qr(struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    const struct print_brush *brush = at(painter, y);
    struct pdf_rect box = print_shape_rect(brush, x, y, node->width, node->height);
    struct pdf_element *figure = add_picture(painter, element, node->text[ATTR_ALT], box);
    print_shape_box(brush, x, y, node->width, node->height, node->look.at[PROP_RADIUS],
                    (struct print_paint){node->look.at[PROP_FILL], PRINT_NO_COLOUR, 0}, NULL);
    print_qr_paint(brush, node->text[ATTR_ADDRESS], box, node->look.at[PROP_COLOUR],
                   add(painter, figure, PDF_CONTENT));
}

// In the middle of its width, and as its drawing has it in either direction of reading: left and
// right are the person's.
static void paint_figure(struct painter *painter, struct print_node *node, float x, float y,
                         struct pdf_element *element) {
    const struct print_figure *drawn = node->figure;
    const struct print_brush *brush = at(painter, y);
    const char *alt = node->text[ATTR_ALT];
    bool decoration = alt && !*alt;
    float width = fminf(node->width, node->height * drawn->width / drawn->height);
    struct pdf_rect box =
        print_shape_rect(brush, x + (node->width - width) / 2, y, width, node->height);
    struct pdf_element *figure =
        add_picture(painter, decoration ? NULL : element, alt ? alt : drawn->alt, box);
    print_figure_paint(brush, drawn, box, add(painter, figure, PDF_CONTENT));
}

// The label stands on the line that is written on.
static void paint_line(struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    const float *look = node->look.at;
    struct print_shaper *shaper = painter->layout->shaper;
    float below = look[PROP_SIZE] * 0.3F;
    float bottom = y + node->height;
    float height = print_text_height(shaper, node->paragraph, &node->look, node->width);
    float line = look[PROP_SIZE] * look[PROP_LEADING] * shaper->leading;
    float top = bottom - below - (height - line) -
                print_text_baseline(shaper, node->paragraph, &node->look);
    print_text_paint(shaper, at(painter, y), node->paragraph, &node->look, x, top, node->width,
                     add(painter, element, PDF_P));
    print_shape_line(at(painter, y), x, bottom, node->width, look[PROP_RULE],
                     look[PROP_RULE_WIDTH]);
}

static void paint_hr(struct painter *painter, struct print_node *node, float x, float y,
                     struct pdf_element *element) {
    (void)element;
    float width = node->look.at[PROP_RULE_WIDTH];
    print_shape_line(at(painter, y), x, y + width / 2, node->width, node->look.at[PROP_RULE],
                     width);
}

static void paint_nothing(struct painter *painter, struct print_node *node, float x, float y,
                          struct pdf_element *element) {
    (void)painter, (void)node, (void)x, (void)y, (void)element;
}

// ---- the log ----------------------------------------------------------------------------------

static void paint_log_head(struct painter *painter, struct print_node *log, float x, float y,
                           struct pdf_element *table) {
    struct pdf_element *row = add(painter, table, PDF_TR);
    float bottom = 0;
    for (struct print_node *part = log->first; part; part = part->next) {
        if (part->kind == PRINT_WEEK) continue;
        struct pdf_element *cell = add(painter, row, PDF_TH);
        if (cell) cell->scope = PDF_SCOPE_COLUMN;
        paint_text(painter, part, x + part->x, y + part->y, cell);
        bottom = fmaxf(bottom, part->y + part->height);
    }
    print_shape_line(at(painter, y), x, y + bottom, log->width, log->look.at[PROP_BORDER],
                     log->look.at[PROP_BORDER_WIDTH]);
}

// A cell of the log: a box to tick under a day, room to write under anything else. To a screen
// reader both are empty cells.
static void paint_log_cell(struct painter *painter, const struct print_node *log,
                           const struct print_node *head, const struct print_node *week,
                           const struct print_stamp *box, float x, float y) {
    const float *look = log->look.at;
    float tick = look[PROP_TICK], line = look[PROP_RULE_WIDTH];
    if (head->kind == PRINT_EXTRA) {
        print_shape_box(at(painter, y), x + head->x, y + week->y, line, week->height, 0,
                        (struct print_paint){look[PROP_RULE], PRINT_NO_COLOUR, 0}, NULL);
        return;
    }
    print_stamp_put(at(painter, y), box, x + head->x + (head->width - tick) / 2,
                    y + week->y + (week->height - tick) / 2);
}

static void paint_log_week(struct painter *painter, struct print_node *log, struct print_node *week,
                           const struct print_stamp *box, float x, float y,
                           struct pdf_element *table) {
    struct pdf_element *row = add(painter, table, PDF_TR), *cell = add(painter, row, PDF_TH);
    if (cell) cell->scope = PDF_SCOPE_ROW;
    paint_text(painter, week, x, y + week->y + (week->height - week->extra) / 2, cell);
    for (struct print_node *head = log->first; head; head = head->next) {
        if (head->kind != PRINT_DAY && head->kind != PRINT_EXTRA) continue;
        add(painter, row, PDF_TD);
        paint_log_cell(painter, log, head, week, box, x, y);
    }
    print_shape_line(at(painter, y), x, y + week->y + week->height, log->width,
                     log->look.at[PROP_RULE], log->look.at[PROP_RULE_WIDTH]);
}

static void paint_log(struct painter *painter, struct print_node *node, float x, float y,
                      struct pdf_element *element) {
    struct pdf_element *table = add(painter, element, PDF_TABLE);
    paint_log_head(painter, node, x, y, table);
    const float *look = node->look.at, tick = look[PROP_TICK];
    struct print_paint pen = {PRINT_NO_COLOUR, look[PROP_COLOUR], look[PROP_TICK_WIDTH]};
    struct print_stamp box = print_stamp_new(at(painter, y), tick, tick, look[PROP_RADIUS], pen);
    for (struct print_node *part = node->first; part; part = part->next)
        if (part->kind == PRINT_WEEK) paint_log_week(painter, node, part, &box, x, y, table);
}

static paint_function *const paints[PRINT_KINDS] = {
    [PRINT_DOCUMENT] = paint_plain, [PRINT_SECTION] = paint_section,
    [PRINT_H1] = paint_paragraph,   [PRINT_H2] = paint_paragraph,
    [PRINT_H3] = paint_paragraph,   [PRINT_P] = paint_paragraph,
    [PRINT_UL] = paint_list,        [PRINT_OL] = paint_list,
    [PRINT_LI] = paint_item,        [PRINT_TABLE] = paint_table,
    [PRINT_TR] = paint_tr,          [PRINT_TH] = paint_cell,
    [PRINT_TD] = paint_cell,        [PRINT_ROW] = paint_plain,
    [PRINT_COLUMN] = paint_plain,   [PRINT_COLUMNS] = paint_plain,
    [PRINT_BOX] = paint_plain,      [PRINT_QR] = paint_qr,
    [PRINT_LOG] = paint_log,        [PRINT_LINE] = paint_line,
    [PRINT_SPACER] = paint_nothing, [PRINT_HR] = paint_hr,
    [PRINT_FIGURE] = paint_figure,  [PRINT_LOGO] = paint_figure,
    [PRINT_PICTURE] = paint_figure, [PRINT_HEADER] = paint_plain,
    [PRINT_FOOTER] = paint_plain,   [PRINT_PAGE_BREAK] = paint_nothing,
};

static void paint_node(struct painter *painter, struct print_node *node, float x, float y,
                       struct pdf_element *element) {
    struct pdf_element *before = element ? element->last : NULL;
    paints[node->kind](painter, node, x, y, element);
    const char *id = node->text[ATTR_ID];
    if (!id || !element || !painter->links) return;
    const struct pdf_element *made = before ? before->next : element->first;
    map_add(painter->links->arena, &painter->links->targets, id, made ? made : element);
}

// Where nothing of the target's own was painted, what it stands in is led to.
static void resolve(const struct print_links *links, struct pdf_document *document) {
    for (size_t i = 0; i < links->due.n; i++) {
        const struct print_link_due *due = &links->due.at[i];
        document->pages.at[due->page].links.at[due->which].target =
            map_find(&links->targets, due->to);
    }
}

// Brushes like those given that know where links go.
static const struct print_brush *with_links(const struct print_brush *from,
                                            struct print_links *links) {
    struct print_brush *first = NULL, **next = &first;
    for (; from; from = from->next) {
        struct print_brush *brush = arena_alloc(links->arena, sizeof *brush);
        *brush = *from;
        brush->links = links;
        brush->next = NULL;
        *next = brush;
        next = (struct print_brush **)&brush->next;
    }
    return first;
}

void print_paint_artifact(struct print_layout *layout, const struct print_brush *brush,
                          struct print_node *node, float x, float y) {
    struct painter painter = {layout, brush, brush, NULL};
    paint_node(&painter, node, x, y, NULL);
}

void print_paint(struct print_layout *layout, const struct print_brush *brush,
                 struct print_node *root) {
    struct print_links links = {.arena = brush->document->arena};
    brush = with_links(brush, &links);
    struct painter painter = {layout, brush, brush, &links};
    paint_node(&painter, root, 0, 0, brush->document->root);
    resolve(&links, brush->document);
}
