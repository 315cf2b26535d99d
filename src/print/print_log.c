// The log: a table of weeks and days to tick, with columns to write in.
//
// Its parts stand in the document as `label`, `week`, `day` and `extra`; the grid is made of them.
#include "print/print_layout.h"

#include <math.h>

enum { NARROWEST_DAY = 16, WIDEST_DAY = 42, NARROWEST_EXTRA = 56, AIR = 6 };

static size_t count_of(const struct print_node *log, enum print_kind kind) {
    size_t count = 0;
    for (const struct print_node *part = log->first; part; part = part->next)
        count += part->kind == kind;
    return count;
}

static float widest_word(struct print_layout *layout, const struct print_node *log,
                         enum print_kind kind) {
    float widest = 0;
    for (const struct print_node *part = log->first; part; part = part->next)
        if (part->kind == kind) widest = fmaxf(widest, print_word_width(layout, part));
    return widest;
}

// The width of the column of weeks: its label and all weeks in one line, but no more than a third;
// and, where the other columns' words need the room, no more than its own words do.
static float label_width(struct print_layout *layout, const struct print_node *log, float width) {
    float words = widest_word(layout, log, PRINT_DAY) + AIR;
    float others = words * (float)count_of(log, PRINT_DAY) +
                   widest_word(layout, log, PRINT_EXTRA) * (float)count_of(log, PRINT_EXTRA);
    float own = fmaxf(widest_word(layout, log, PRINT_LABEL), widest_word(layout, log, PRINT_WEEK));
    float widest = 0;
    for (const struct print_node *part = log->first; part; part = part->next)
        if (part->kind == PRINT_WEEK || part->kind == PRINT_LABEL)
            widest = fmaxf(widest, print_natural_width(layout, part));
    float most = fminf(width / 3, fmaxf(own, width - others));
    return fminf(widest + AIR, most);
}

static float extra_width(struct print_layout *layout, const struct print_node *log) {
    float widest = NARROWEST_EXTRA;
    for (const struct print_node *part = log->first; part; part = part->next)
        if (part->kind == PRINT_EXTRA) widest = fmaxf(widest, print_natural_width(layout, part));
    return widest;
}

// What the names of the days need, and some air; where extra columns can give it up.
static float narrowest_day(struct print_layout *layout, const struct print_node *log, float most) {
    return fmaxf(NARROWEST_DAY, fminf(widest_word(layout, log, PRINT_DAY) + AIR, most));
}

// Widths: of the weeks, of a day, of an extra column. Days take what is left up to a limit, and
// extra columns, which are written in, the rest.
static void share_width(struct print_layout *layout, struct print_node *log, float width) {
    size_t days = count_of(log, PRINT_DAY), extras = count_of(log, PRINT_EXTRA);
    float *columns = log->columns;
    columns[0] = label_width(layout, log, width);
    columns[2] = extras ? extra_width(layout, log) : 0;
    float rest = width - columns[0];
    float day = days ? (rest - columns[2] * (float)extras) / (float)days : 0;
    if (extras && days) {
        float extra = fminf(widest_word(layout, log, PRINT_EXTRA), rest / 3 / (float)extras);
        float most = (rest - extra * (float)extras) / (float)days;
        day = fmaxf(fminf(day, WIDEST_DAY), narrowest_day(layout, log, most));
    }
    columns[1] = day;
    if (extras) columns[2] = fmaxf(1, (rest - columns[1] * (float)days) / (float)extras);
}

static float column_start(const struct print_node *log, size_t days, size_t extras) {
    return log->columns[0] + log->columns[1] * (float)days + log->columns[2] * (float)extras;
}

// The header: label, days, extra columns, standing on one line.
static float measure_head(struct print_layout *layout, struct print_node *log) {
    float height = 0;
    size_t days = 0, extras = 0;
    for (struct print_node *part = log->first; part; part = part->next) {
        if (part->kind == PRINT_WEEK) continue;
        int column = part->kind == PRINT_LABEL ? 0 : part->kind == PRINT_DAY ? 1 : 2;
        part->x = column ? column_start(log, days, extras) : 0;
        height = fmaxf(height, print_measure(layout, part, log->columns[column]));
        days += part->kind == PRINT_DAY;
        extras += part->kind == PRINT_EXTRA;
    }
    for (struct print_node *part = log->first; part; part = part->next)
        if (part->kind != PRINT_WEEK) part->y = height - part->height;
    return height;
}

// Rows are as high as the style says; tightened, they still hold their box and text.
static float measure_week(struct print_layout *layout, struct print_node *log,
                          struct print_node *week) {
    float text = print_measure(layout, week, log->columns[0]);
    float row = log->look.at[PROP_HEIGHT] * fminf(1.2F, layout->space);
    week->extra = text;
    return fmaxf(fmaxf(text, log->look.at[PROP_TICK] + 4), row);
}

float print_measure_log(struct print_layout *layout, struct print_node *node, float width) {
    if (!node->columns) node->columns = arena_alloc(layout->arena, 3 * sizeof(float));
    share_width(layout, node, width);
    float y = measure_head(layout, node);
    for (struct print_node *part = node->first; part; part = part->next) {
        if (part->kind != PRINT_WEEK) continue;
        part->x = 0;
        part->y = y;
        part->height = measure_week(layout, node, part);
        y += part->height;
    }
    return y;
}
