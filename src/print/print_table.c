// Tables: columns as wide as what they hold asks for.
#include "print/print_layout.h"

#include <math.h>

static size_t count_columns(const struct print_node *table) {
    size_t most = 0;
    for (const struct print_node *row = table->first; row; row = row->next) {
        size_t count = 0;
        for (const struct print_node *cell = row->first; cell; cell = cell->next) count++;
        if (count > most) most = count;
    }
    return most;
}

static void widest_cells(struct print_layout *layout, const struct print_node *table,
                         float (*width_of)(struct print_layout *, const struct print_node *),
                         float *widths) {
    for (const struct print_node *row = table->first; row; row = row->next) {
        size_t i = 0;
        for (const struct print_node *cell = row->first; cell; cell = cell->next, i++)
            widths[i] = fmaxf(widths[i], width_of(layout, cell));
    }
}

static float sum(const float *widths, size_t count) {
    float total = 0;
    for (size_t i = 0; i < count; i++) total += widths[i];
    return total;
}

// Where not even the widest words fit, a column whose word is narrower than an even share keeps it
// whole, and the others share what is left.
static void break_words(const float *least, float *given, size_t count, float width) {
    size_t wide = count;
    float even = width / (float)count;
    for (bool changed = true; changed;) {
        size_t before = wide;
        float narrow = 0;
        wide = 0;
        for (size_t i = 0; i < count; i++) {
            if (least[i] > even)
                wide++;
            else
                narrow += least[i];
        }
        changed = wide < before && wide;
        if (wide) even = (width - narrow) / (float)wide;
    }
    for (size_t i = 0; i < count; i++) given[i] = fminf(least[i], even);
}

// Where all columns find the width they ask for, what is left is shared in proportion. Where they
// do not, each gets its widest word, and the rest in proportion to what it lacks.
static void share_width(const float *least, float *asked, size_t count, float width) {
    float words = sum(least, count), total = sum(asked, count);
    if (words >= width) {
        break_words(least, asked, count, width);
        return;
    }
    float rest = width - words, lack = total - words;
    for (size_t i = 0; i < count; i++) {
        if (total <= width)
            asked[i] *= width / total;
        else
            asked[i] = least[i] + rest * (asked[i] - least[i]) / lack;
    }
}

// How much wider its words are than a table. Where one alone takes half of it, the word is too long
// rather than the table too wide.
static float find_excess(const float *least, size_t count, float width) {
    for (size_t i = 0; i < count; i++)
        if (least[i] > width / 2) return 0;
    return fmaxf(0, sum(least, count) - width);
}

static float measure_cells(struct print_layout *layout, struct print_node *table,
                           struct print_node *row) {
    float x = 0, height = 0;
    size_t i = 0;
    for (struct print_node *cell = row->first; cell; cell = cell->next, i++) {
        cell->x = x;
        cell->y = 0;
        height = fmaxf(height, print_measure(layout, cell, table->columns[i]));
        x += table->columns[i];
    }
    return height;
}

struct print_node *print_table_head(const struct print_node *table) {
    struct print_node *head = table->first;
    if (!head || !head->next) return NULL;
    for (const struct print_node *cell = head->first; cell; cell = cell->next)
        if (cell->kind != PRINT_TH) return NULL;
    return head;
}

float print_measure_table(struct print_layout *layout, struct print_node *node, float width) {
    size_t count = count_columns(node);
    if (!count) return 0;
    if (!node->columns) node->columns = arena_alloc(layout->arena, 2 * count * sizeof(float));
    float *least = node->columns + count;
    for (size_t i = 0; i < 2 * count; i++) node->columns[i] = 0.01F;
    widest_cells(layout, node, print_natural_width, node->columns);
    widest_cells(layout, node, print_word_width, least);
    node->extra = find_excess(least, count, width);
    share_width(least, node->columns, count, width);
    float y = 0;
    for (struct print_node *row = node->first; row; row = row->next) {
        row->x = 0;
        row->y = y;
        row->width = width;
        row->height = measure_cells(layout, node, row);
        y += row->height;
    }
    return y;
}

const char *print_table_word(struct print_layout *layout, struct print_node *table) {
    struct print_text *widest = NULL;
    float most = 0;
    for (struct print_node *node = table; node; node = print_tree_next(node, table)) {
        if (!node->paragraph) continue;
        float width = print_text_word(layout->shaper, node->paragraph, &node->look);
        if (width <= most) continue;
        most = width;
        widest = node->paragraph;
    }
    return widest ? print_text_widest_word(layout->shaper, widest) : "";
}
