// Columns beside each other: balanced, and over pages filled.
#include "print/print_layout.h"

#include <math.h>

#define CLOSE 0.05F // points

// White between a node and the one before it in the same column.
static float gap_before(const struct print_layout *layout, const struct print_node *before,
                        const struct print_node *node) {
    return layout->space * fmaxf(before->look.at[PROP_AFTER], node->look.at[PROP_BEFORE]);
}

// What must stand below a node in its column: what a heading is for. Headings without end keep only
// so many with them.
static float kept_below(const struct print_layout *layout, const struct print_node *node) {
    enum { MOST = 20 };
    float height = 0;
    for (int i = 0; i < MOST && node->next && node->look.at[PROP_KEEP_NEXT] != 0; i++) {
        height += gap_before(layout, node, node->next) + node->next->height;
        node = node->next;
    }
    return height;
}

// Where columns are put.
struct grid {
    const struct print_layout *layout;
    int count;
    float step, top;
};

// Fills columns in order from a child on with at most `height` each, and returns the first child
// that has no room, or NULL.
static struct print_node *fill(const struct grid *grid, struct print_node *child, float height) {
    int column = 0;
    float y = 0;
    const struct print_node *before = NULL;
    for (; child; before = child, child = child->next) {
        float gap = before ? gap_before(grid->layout, before, child) : 0;
        float needed = child->height + kept_below(grid->layout, child);
        if (before && y + gap + needed > height + 0.01F && before->look.at[PROP_KEEP_NEXT] == 0) {
            if (++column >= grid->count) return child;
            y = gap = 0;
        }
        child->x = grid->step * (float)column;
        child->y = grid->top + y + gap;
        y += gap + child->height;
    }
    return NULL;
}

// The lowest height with which the children from one on, kept whole and in order, fill the columns:
// it is that of some stretch of children, and is found by halving between the bounds.
static float balance(const struct grid *grid, struct print_node *first) {
    float least = 0, most = 0;
    for (const struct print_node *child = first; child; child = child->next) {
        least = fmaxf(least, child->height);
        most += child->height +
                grid->layout->space * (child->look.at[PROP_BEFORE] + child->look.at[PROP_AFTER]);
    }
    while (most - least > CLOSE) {
        float middle = (least + most) / 2;
        if (fill(grid, first, middle))
            least = middle;
        else
            most = middle;
    }
    return most;
}

static float bottom(const struct print_node *first, const struct print_node *end) {
    float bottom = 0;
    for (; first != end; first = first->next) bottom = fmaxf(bottom, first->y + first->height);
    return bottom;
}

// A page after the other; what is left on the first may be too low for anything.
static void fill_pages(struct grid *grid, struct print_node *first, float room, float page) {
    if (first->height + kept_below(grid->layout, first) > room) {
        grid->top = room;
        room = page;
    }
    for (struct print_node *rest; first; first = rest, room = page) {
        rest = fill(grid, first, room);
        if (!rest) fill(grid, first, balance(grid, first));
        if (rest) grid->top = bottom(first, rest);
    }
}

float print_measure_columns(struct print_layout *layout, struct print_node *node, float width) {
    int count = node->text[ATTR_COUNT] ? (int)node->number[ATTR_COUNT] : 2;
    float gap = count > 1 ? fminf(node->look.at[PROP_GAP], width / 2 / (float)(count - 1)) : 0;
    float each = fmaxf(1, (width - gap * (float)(count - 1)) / (float)count);
    for (struct print_node *child = node->first; child; child = child->next)
        print_measure(layout, child, each);
    struct grid grid = {layout, count, each + gap, 0};
    if (!node->first) return 0;
    if (node->columns)
        fill_pages(&grid, node->first, node->columns[0], node->columns[1]);
    else
        fill(&grid, node->first, balance(&grid, node->first));
    return bottom(node->first, NULL);
}

bool print_columns_divide(struct print_layout *layout, struct print_node *node, float room,
                          float page) {
    if (!node->columns) node->columns = arena_alloc(layout->arena, 2 * sizeof(float));
    bool changed = fabsf(node->columns[0] - room) > CLOSE || node->columns[1] != page;
    node->columns[0] = room;
    node->columns[1] = page;
    return changed;
}
