// Measuring; see print_layout.h.
#include "print/print_layout.h"

#include "print/print_figure.h"

#include <math.h>

float print_padding_x(const struct print_node *node) {
    const float *look = node->look.at;
    return look[PROP_PADDING_X] > 0 ? look[PROP_PADDING_X] : look[PROP_PADDING];
}

float print_padding_y(const struct print_layout *layout, const struct print_node *node) {
    const float *look = node->look.at;
    return layout->space * (look[PROP_PADDING_Y] > 0 ? look[PROP_PADDING_Y] : look[PROP_PADDING]);
}

// A logo is no wider than its picture, and stands at its side of the width as text does.
static float logo_shift(const struct print_node *node, float width) {
    static const float parts[] = {[PRINT_START] = 0, [PRINT_CENTRE] = 0.5F, [PRINT_END] = 1};
    if (node->kind != PRINT_LOGO) return 0;
    return (width - node->width) * parts[(int)node->look.at[PROP_ALIGN]];
}

// Children below each other; between two of them stands the larger of the white that they ask for.
// A spacer adds to it.
static float stack(struct print_layout *layout, struct print_node *node, float x, float y,
                   float width) {
    float top = y, after = -1;
    for (struct print_node *child = node->first; child; child = child->next) {
        bool spacer = child->kind == PRINT_SPACER;
        if (!spacer && after >= 0) y += fmaxf(after, child->look.at[PROP_BEFORE]) * layout->space;
        child->x = x;
        child->y = y;
        y += print_measure(layout, child, width);
        child->x += logo_shift(child, width);
        if (!spacer) after = child->look.at[PROP_AFTER];
    }
    return y - top;
}

float print_measure_content(struct print_layout *layout, struct print_node *node, float x, float y,
                            float width) {
    if (node->paragraph)
        return print_text_height(layout->shaper, node->paragraph, &node->look, width);
    return stack(layout, node, x, y, width);
}

float print_lead(const struct print_node *node) {
    float bar = node->look.at[PROP_BAR] != PRINT_NO_COLOUR ? node->look.at[PROP_BAR_WIDTH] : 0;
    if (!node->marker || node->kind == PRINT_LI) return bar;
    return bar + node->marker_look.at[PROP_HEIGHT] + node->marker_look.at[PROP_GAP];
}

float print_line_top(const struct print_layout *layout, const struct print_node *node,
                     size_t byte) {
    const struct print_text *text = node->paragraph;
    size_t count = print_text_line_of(text, byte);
    float *heights = arena_alloc(layout->arena, print_text_lines(text) * sizeof *heights + 1);
    print_text_line_heights(layout->shaper, text, heights);
    float top = print_padding_y(layout, node);
    for (size_t i = 0; i < count; i++) top += heights[i];
    return top;
}

// Anything with content and padding round it.
static float measure_flow(struct print_layout *layout, struct print_node *node, float width) {
    float x = print_padding_x(node), y = print_padding_y(layout, node), lead = print_lead(node);
    return 2 * y + print_measure_content(layout, node, x + lead, y, width - 2 * x - lead);
}

// An item is never lower than its marker, though it may hold nothing.
static float measure_item(struct print_layout *layout, struct print_node *node, float width) {
    float height = measure_flow(layout, node, width);
    if (!node->marker) return height;
    const float *look = node->marker_look.at;
    return fmaxf(height, look[PROP_SIZE] * look[PROP_LEADING] * layout->shaper->leading);
}

static float measure_list(struct print_layout *layout, struct print_node *node, float width) {
    float indent = node->look.at[PROP_INDENT];
    return stack(layout, node, indent, 0, width - indent);
}

#define FIGURE_WIDTH 80 // points, where the template says nothing
#define LOGO_WIDTH 160
#define LOGO_HEIGHT 48

static float number_or(const struct print_node *node, enum print_attribute which, float otherwise) {
    return node->text[which] ? (float)node->number[which] : otherwise;
}

// Of a logo that is as large as its box allows: a wide one fills the width, a high one the height.
static float logo_width(const struct print_node *node) {
    float width = number_or(node, ATTR_WIDTH, LOGO_WIDTH);
    float height = number_or(node, ATTR_HEIGHT, LOGO_HEIGHT);
    return fminf(width, height * node->figure->width / node->figure->height);
}

static float full_figure_width(const struct print_node *node) {
    if (node->kind == PRINT_PICTURE && !node->text[ATTR_WIDTH]) return node->figure->own_width;
    if (node->kind == PRINT_LOGO) return logo_width(node);
    return number_or(node, ATTR_WIDTH, FIGURE_WIDTH);
}

float print_figure_width(const struct print_layout *layout, const struct print_node *node) {
    if (node->kind == PRINT_LOGO) return logo_width(node); // fitting leaves it alone
    float full = full_figure_width(node), least = node->look.at[PROP_LEAST] / layout->scale;
    return fmaxf(full + (fminf(least, full) - full) * layout->shrunk, least);
}

// A column that holds a figure alone, and says nothing of its width, is as wide as the figure.
static bool hugs_figure(const struct print_node *column) {
    return !column->text[ATTR_WIDTH] && !column->text[ATTR_SHARE] && column->first &&
           column->first == column->last && column->first->figure;
}

// White between a row's columns: no more than half of its width.
static float row_gap(const struct print_node *row, float width) {
    int gaps = -1;
    for (const struct print_node *child = row->first; child; child = child->next) gaps++;
    return gaps > 0 ? fminf(row->look.at[PROP_GAP], width / 2 / (float)gaps) : 0;
}

// The width that a column which does not share in what is left asks for; 0 where it does.
static float own_width(const struct print_layout *layout, const struct print_node *column) {
    if (hugs_figure(column)) return print_figure_width(layout, column->first);
    return (float)column->number[ATTR_WIDTH];
}

// How the width of a row is shared: what one share of it is, and by how much less than they ask for
// the other columns get where they do not fit beside each other.
struct sharing {
    float gap, share, squeeze;
};

static float shares_of(const struct print_node *column) {
    return column->text[ATTR_SHARE] ? (float)column->number[ATTR_SHARE] : 1;
}

static struct sharing share_row(const struct print_layout *layout, const struct print_node *row,
                                float width) {
    struct sharing sharing = {.gap = row_gap(row, width), .squeeze = 1};
    float owned = 0, shares = 0, left = width;
    for (const struct print_node *child = row->first; child; child = child->next) {
        float own = own_width(layout, child);
        owned += own;
        if (own <= 0) shares += shares_of(child);
        if (child->next) left -= sharing.gap;
    }
    // Columns that share need some room too.
    float most = shares > 0 ? left * 0.9F : left;
    if (owned > most) sharing.squeeze = most / owned;
    if (shares > 0) sharing.share = (left - owned * sharing.squeeze) / shares;
    return sharing;
}

static float column_width(const struct print_layout *layout, const struct print_node *column,
                          const struct sharing *sharing) {
    float own = own_width(layout, column);
    return own > 0 ? own * sharing->squeeze : sharing->share * shares_of(column);
}

// A column that is stretched takes a box that fills it along.
static void stretch(struct print_node *column, float height) {
    column->height = height;
    if (column->first && column->first == column->last && column->first->kind == PRINT_BOX)
        column->first->height = height;
}

static void align_columns(struct print_node *row, float height) {
    const char *align = row->text[ATTR_ALIGN] ? row->text[ATTR_ALIGN] : "top";
    float part = align[0] == 'm' ? 0.5F : align[0] == 'b' ? 1 : 0;
    for (struct print_node *child = row->first; child; child = child->next) {
        child->y = (height - child->height) * part;
        if (align[0] != 's') continue;
        child->y = 0;
        stretch(child, height);
    }
}

static float measure_row(struct print_layout *layout, struct print_node *node, float width) {
    const struct sharing sharing = share_row(layout, node, width);
    float x = 0, height = 0;
    for (struct print_node *child = node->first; child; child = child->next) {
        child->x = x;
        float own = column_width(layout, child, &sharing);
        height = fmaxf(height, print_measure(layout, child, own));
        x += child->width + sharing.gap;
    }
    align_columns(node, height);
    return height;
}

static float measure_qr(struct print_layout *layout, struct print_node *node, float width) {
    (void)layout;
    (void)width;
    return node->text[ATTR_WIDTH] ? (float)node->number[ATTR_WIDTH] : 72;
}

// A figure keeps its proportions within its box, which shrinks as a whole.
static float measure_figure(struct print_layout *layout, struct print_node *node, float width) {
    (void)layout;
    const struct print_figure *figure = node->figure;
    float height = width * figure->height / figure->width;
    if (!node->text[ATTR_HEIGHT]) return height;
    float most = (float)node->number[ATTR_HEIGHT] * width / full_figure_width(node);
    return fminf(height, most);
}

// A line to write on: its label stands on it, and it is never lower than its label.
static float measure_line(struct print_layout *layout, struct print_node *node, float width) {
    float text = print_text_height(layout->shaper, node->paragraph, &node->look, width);
    return fmaxf(text, node->look.at[PROP_HEIGHT]);
}

static float measure_spacer(struct print_layout *layout, struct print_node *node, float width) {
    (void)width;
    return (float)node->number[ATTR_HEIGHT] * layout->space + node->extra;
}

static float measure_hr(struct print_layout *layout, struct print_node *node, float width) {
    (void)layout;
    (void)width;
    return node->look.at[PROP_RULE_WIDTH];
}

static float measure_nothing(struct print_layout *layout, struct print_node *node, float width) {
    (void)layout;
    (void)node;
    (void)width;
    return 0;
}

typedef float measure_function(struct print_layout *layout, struct print_node *node, float width);

static measure_function *const measures[PRINT_KINDS] = {
    [PRINT_DOCUMENT] = measure_flow,
    [PRINT_SECTION] = measure_flow,
    [PRINT_H1] = measure_flow,
    [PRINT_H2] = measure_flow,
    [PRINT_H3] = measure_flow,
    [PRINT_P] = measure_flow,
    [PRINT_UL] = measure_list,
    [PRINT_OL] = measure_list,
    [PRINT_LI] = measure_item,
    [PRINT_TABLE] = print_measure_table,
    [PRINT_TH] = measure_flow,
    [PRINT_TD] = measure_flow,
    [PRINT_ROW] = measure_row,
    [PRINT_COLUMN] = measure_flow,
    [PRINT_COLUMNS] = print_measure_columns,
    [PRINT_BOX] = measure_flow,
    [PRINT_QR] = measure_qr,
    [PRINT_FIGURE] = measure_figure,
    [PRINT_LOGO] = measure_figure,
    [PRINT_LOG] = print_measure_log,
    [PRINT_LABEL] = measure_flow,
    [PRINT_WEEK] = measure_flow,
    [PRINT_DAY] = measure_flow,
    [PRINT_EXTRA] = measure_flow,
    [PRINT_LINE] = measure_line,
    [PRINT_SPACER] = measure_spacer,
    [PRINT_HR] = measure_hr,
    [PRINT_HEADER] = measure_flow,
    [PRINT_FOOTER] = measure_flow,
    [PRINT_FOOTNOTE] = measure_flow,
    [PRINT_PICTURE] = measure_figure,
    [PRINT_PAGE_BREAK] = measure_nothing,
};

float print_measure(struct print_layout *layout, struct print_node *node, float width) {
    node->width = fmaxf(1, width);
    if (node->kind == PRINT_QR && node->text[ATTR_WIDTH])
        node->width = (float)node->number[ATTR_WIDTH];
    if (node->figure) node->width = fminf(node->width, print_figure_width(layout, node));
    node->height = measures[node->kind](layout, node, node->width);
    return node->height;
}

static float widest(struct print_layout *layout, const struct print_node *node, bool word) {
    float width = 0;
    if (node->paragraph)
        width = word ? print_text_word(layout->shaper, node->paragraph, &node->look)
                     : print_text_width(layout->shaper, node->paragraph, &node->look);
    for (const struct print_node *child = node->first; child; child = child->next)
        width = fmaxf(width, widest(layout, child, word));
    if (node->kind == PRINT_UL || node->kind == PRINT_OL) width += node->look.at[PROP_INDENT];
    return width + 2 * print_padding_x(node) + print_lead(node);
}

float print_natural_width(struct print_layout *layout, const struct print_node *node) {
    return widest(layout, node, false);
}

float print_word_width(struct print_layout *layout, const struct print_node *node) {
    return widest(layout, node, true);
}

void print_grow(struct print_node *document, float height) {
    float sum = 0;
    for (struct print_node *child = document->first; child; child = child->next) {
        child->extra = 0;
        if (child->kind == PRINT_SPACER) sum += (float)child->number[ATTR_GROW];
    }
    for (struct print_node *child = document->first; child && sum > 0; child = child->next) {
        if (child->kind != PRINT_SPACER) continue;
        child->extra = height * (float)child->number[ATTR_GROW] / sum;
        if (child->text[ATTR_MOST])
            child->extra = fminf(child->extra, (float)child->number[ATTR_MOST]);
    }
}
