// The moving picture: SMIL in SVG; see figure.h.
//
// A few moments of the movement are drawn, all in the same order of painting. Each outline becomes
// a closed curve through as many points in every moment, so that a browser can go from one to the
// next.
#include "figure/figure_draw.h"
#include "figure/figure_svg.h"

#include <stdio.h>
#include <string.h>

enum {
    STEPS = 4,                               // from one pose to the next
    MOMENTS = STEPS * (POSE_FRAMES - 1) + 1, // at most
    POINTS_LEAST = 8,
    POINTS_MOST = 26,
};

// A pose is held for a while at both ends, so that it can be looked at.
#define SECONDS_MOVE 1.8
#define SECONDS_HOLD 1.1

// What never moves further than this, in centimetres, stands still.
#define STILL 0.5

struct motion {
    struct arena *arena;
    const struct figure_palette *palette;
    struct figure_list *moments[MOMENTS];
    int n;
    struct buf *out;
};

// ---- the same item in all moments ---------------------------------------------------------------

static const struct figure_item *find_item(const struct figure_list *list, int part) {
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].part == part) return &list->at[i];
    return NULL;
}

// The item of a part in a moment, or in the nearest moment that has it.
static const struct figure_item *item_near(const struct motion *motion, int part, int moment) {
    for (int far = 0; far < motion->n; far++)
        for (int way = -1; way <= 1; way += 2) {
            int at = moment + far * way;
            if (at < 0 || at >= motion->n) continue;
            const struct figure_item *item = find_item(motion->moments[at], part);
            if (item) return item;
        }
    return NULL;
}

struct parts {
    VEC_OF(int)
};

static void insert_part(struct arena *arena, struct parts *parts, size_t at, int part) {
    vec_push(arena, parts, part);
    memmove(parts->at + at + 1, parts->at + at, (parts->n - 1 - at) * sizeof *parts->at);
    parts->at[at] = part;
}

// All parts in the order of painting; one that is not seen in every moment stands behind the part
// that it follows where it is seen.
static struct parts all_parts(const struct motion *motion) {
    struct parts parts = {0};
    for (int m = 0; m < motion->n; m++) {
        size_t place = 0;
        const struct figure_list *list = motion->moments[m];
        for (size_t i = 0; i < list->n; i++) {
            size_t k = 0;
            while (k < parts.n && parts.at[k] != list->at[i].part) k++;
            if (k == parts.n) insert_part(motion->arena, &parts, k = place, list->at[i].part);
            place = k + 1;
        }
    }
    return parts;
}

// ---- outlines of equally many points ------------------------------------------------------------

struct ring {
    struct figure_flat at[POINTS_MOST];
    int n;
    double drawn; // of its line; 0: all of it
};

static double length_to(const struct figure_item *item, int n) {
    double length = 0;
    for (int i = 1; i <= n; i++) {
        const double *a = &item->trace[2 * (i - 1)], *b = &item->trace[2 * (i % item->trace_count)];
        length += hypot(b[0] - a[0], b[1] - a[1]);
    }
    return length;
}

static struct ring ring_of(const struct figure_item *item, int n) {
    struct ring ring = {.n = n, .drawn = item->drawn};
    double whole = length_to(item, item->trace_count), gone = 0;
    if (item->trace_is_open) ring.drawn = length_to(item, item->trace_count - 1);
    int made = 0;
    for (int i = 0; i < item->trace_count && made < n; i++) {
        const double *a = &item->trace[2 * i];
        const double *b = &item->trace[2 * ((i + 1) % item->trace_count)];
        double step = hypot(b[0] - a[0], b[1] - a[1]);
        while (made < n && whole * made / n <= gone + step) {
            double t = step > 0 ? (whole * made / n - gone) / step : 0;
            ring.at[made++] =
                (struct figure_flat){a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t};
        }
        gone += step;
    }
    while (made < n) ring.at[made++] = ring.at[0];
    return ring;
}

// Turns a ring so that its points lie nearest to those of the one before.
static void align(struct ring *ring, const struct ring *before) {
    struct ring turned = *ring;
    int best = 0;
    double least = 1e18;
    for (int shift = 0; shift < ring->n; shift++) {
        double sum = 0;
        for (int i = 0; i < ring->n; i++) {
            struct figure_flat a = ring->at[(i + shift) % ring->n], b = before->at[i];
            sum += (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
        }
        if (sum >= least) continue;
        least = sum;
        best = shift;
    }
    for (int i = 0; i < ring->n; i++) ring->at[i] = turned.at[(i + best) % ring->n];
}

// A Catmull-Rom curve through the points: each handle is a third of the way between the neighbours,
// halved, and the handle before a point mirrors the one behind it, which is what `s` stands for.
static void ring_path(const struct ring *ring, struct buf *out) {
    long x = figure_svg_round(ring->at[0].x), y = figure_svg_round(ring->at[0].y);
    buf_puts(out, "M");
    figure_svg_number(out, x, true);
    figure_svg_number(out, y, false);
    for (int i = 1; i <= ring->n; i++) {
        struct figure_flat p = ring->at[i % ring->n], last = ring->at[i - 1];
        struct figure_flat next = ring->at[(i + 1) % ring->n];
        struct figure_flat first = ring->at[1], end = ring->at[ring->n - 1];
        long hx = figure_svg_round(p.x - (next.x - last.x) / 6) - x;
        long hy = figure_svg_round(p.y - (next.y - last.y) / 6) - y;
        long px = figure_svg_round(p.x), py = figure_svg_round(p.y);
        if (i == 1) {
            buf_putc(out, 'c');
            figure_svg_number(out, figure_svg_round((first.x - end.x) / 6), true);
            figure_svg_number(out, figure_svg_round((first.y - end.y) / 6), false);
        }
        if (i == 2) buf_putc(out, 's');
        figure_svg_number(out, hx, i == 2);
        figure_svg_number(out, hy, false);
        figure_svg_number(out, px - x, false);
        figure_svg_number(out, py - y, false);
        x = px;
        y = py;
    }
    buf_putc(out, 'z');
}

// ---- values -----------------------------------------------------------------------------------

struct values {
    char *d[MOMENTS];
    double drawn[MOMENTS];
    bool seen[MOMENTS];
};

static int ring_points(const struct motion *motion, int part) {
    double longest = 0;
    for (int m = 0; m < motion->n; m++) {
        const struct figure_item *item = item_near(motion, part, m);
        longest = fmax(longest, length_to(item, item->trace_count));
    }
    return (int)fmin(POINTS_MOST, POINTS_LEAST + longest / 6);
}

// How far the point that has moved most is from where it was.
static double moved(const struct ring *ring, const struct ring *first) {
    double most = 0;
    for (int i = 0; i < ring->n; i++)
        most = fmax(most, hypot(ring->at[i].x - first->at[i].x, ring->at[i].y - first->at[i].y));
    return most;
}

static void set_values(const struct motion *motion, int part, struct values *values) {
    struct buf text;
    struct ring before = {0}, first = {0};
    double most = 0;
    const struct figure_item *any = item_near(motion, part, 0);
    int points = any->trace ? ring_points(motion, part) : 0;
    buf_init(&text);
    for (int m = 0; m < motion->n; m++) {
        const struct figure_item *item = item_near(motion, part, m);
        buf_clear(&text);
        values->seen[m] = find_item(motion->moments[m], part) != NULL;
        values->drawn[m] = 0;
        if (item->trace) {
            struct ring ring = ring_of(item, points);
            if (before.n && !(ring.drawn > 0 && before.drawn > 0)) align(&ring, &before);
            ring_path(&ring, &text);
            values->drawn[m] = ring.drawn;
            before = ring;
            if (!m) first = ring;
            most = fmax(most, moved(&ring, &first));
        } else {
            figure_svg_path(&item->path, &text);
        }
        values->d[m] = arena_strdup(motion->arena, text.at);
    }
    for (int m = 1; any->trace && most < STILL && m < motion->n; m++) {
        values->d[m] = values->d[0];
        values->drawn[m] = values->drawn[0];
    }
    buf_release(&text);
}

// ---- writing ----------------------------------------------------------------------------------

// When a moment comes, with the time from one pose to the next as 1. A movement is to begin and to
// end softly, as t * t * (3 - 2 * t) does. The moments are the same part of the movement apart, so
// this is where that curve has gone through their part of it.
static double moment_time(int moment) {
    int whole = moment / STEPS;
    double part = (double)(moment % STEPS) / STEPS;
    return whole + 0.5 - sin(asin(1 - 2 * part) / 3);
}

// There and back: hold, move, hold, move.
static void put_timing(const struct motion *motion, struct buf *out) {
    double move = SECONDS_MOVE * (motion->n - 1) / STEPS, whole = 2 * (move + SECONDS_HOLD);
    buf_printf(out, " dur=\"%.3gs\" repeatCount=\"indefinite\" keyTimes=\"0", whole);
    for (int back = 0; back < 2; back++)
        for (int m = 0; m < motion->n; m++) {
            double at = (back + 1) * SECONDS_HOLD + back * move + SECONDS_MOVE * moment_time(m);
            if (back && m == motion->n - 1)
                buf_puts(out, ";1");
            else
                buf_printf(out, ";%.3g", at / whole);
        }
    buf_putc(out, '"');
}

// The stretches next to a pose speed up or slow down, as the same curve does there; between the
// others its speed hardly changes.
static void put_easing(const struct motion *motion, struct buf *out) {
    buf_puts(out, " calcMode=\"spline\" keySplines=\"0 0 1 1");
    for (int back = 0; back < 2; back++) {
        for (int m = 0; m < motion->n - 1; m++)
            buf_puts(out, m % STEPS == 0           ? ";.33 0 .67 .43"
                          : m % STEPS == STEPS - 1 ? ";.33 .57 .67 1"
                                                   : ";0 0 1 1");
        if (!back) buf_puts(out, ";0 0 1 1");
    }
    buf_putc(out, '"');
}

static int moment_at(const struct motion *motion, int key) {
    if (key == 0) return 0;
    key--;
    return key < motion->n ? key : 2 * motion->n - 1 - key;
}

static void put_animate(const struct motion *motion, const struct values *values,
                        const char *name) {
    struct buf *out = motion->out;
    bool is_path = strcmp(name, "d") == 0, is_dash = strcmp(name, "stroke-dasharray") == 0;
    buf_printf(out, "<animate attributeName=\"%s\"", name);
    if (is_path || is_dash)
        put_easing(motion, out);
    else
        buf_puts(out, " calcMode=\"discrete\"");
    put_timing(motion, out);
    buf_puts(out, " values=\"");
    for (int key = 0; key <= 2 * motion->n; key++) {
        int m = moment_at(motion, key);
        if (key) buf_putc(out, ';');
        if (is_path)
            buf_puts(out, values->d[m]);
        else if (is_dash)
            buf_printf(out, "%.0f 9999",
                       (values->drawn[m] > 0 ? values->drawn[m] : 1999) * FIGURE_SVG_SCALE);
        else
            buf_puts(out, values->seen[m] ? "visible" : "hidden");
    }
    buf_puts(out, "\"/>");
}

static void put_part(const struct motion *motion, int part) {
    struct values *values = arena_alloc(motion->arena, sizeof *values);
    struct buf *out = motion->out;
    set_values(motion, part, values);
    struct figure_item item = *item_near(motion, part, 0);
    bool moves = false, dashes = false, hides = false, dashed = false;
    for (int m = 0; m < motion->n; m++) {
        moves = moves || strcmp(values->d[m], values->d[0]) != 0;
        dashes = dashes || fabs(values->drawn[m] - values->drawn[0]) > 0.4;
        dashed = dashed || values->drawn[m] > 0;
        hides = hides || values->seen[m] != values->seen[0];
    }
    item.drawn = values->drawn[0];
    buf_puts(out, "<path");
    figure_svg_attributes(&item, motion->palette, out);
    buf_printf(out, " d=\"%s\">", values->d[0]);
    if (moves) put_animate(motion, values, "d");
    if (dashes && dashed) put_animate(motion, values, "stroke-dasharray");
    if (hides) put_animate(motion, values, "visibility");
    buf_puts(out, "</path>\n");
}

static void draw_moments(struct motion *motion, const struct figure *figure,
                         const struct figure_settled *settled, struct figure_list *bounds) {
    int order[FIGURE_PARTS_MOST];
    struct figure_list all = {0};
    figure_whole_order(motion->arena, figure, settled, order);
    motion->n = STEPS * (settled->n - 1) + 1;
    for (int m = 0; m < motion->n; m++) {
        motion->moments[m] =
            figure_draw_moment(motion->arena, figure, settled, (double)m / STEPS, 0, order);
        for (size_t i = 0; i < motion->moments[m]->n; i++)
            vec_push(motion->arena, &all, motion->moments[m]->at[i]);
    }
    figure_set_bounds(&all);
    *bounds = all;
}

void figure_svg_moving(struct arena *arena, const struct figure *figure,
                       const struct figure_palette *palette,
                       const struct figure_svg_options *options, struct buf *out) {
    struct motion *motion = arena_alloc(arena, sizeof *motion);
    struct figure_settled *settled = arena_alloc(arena, sizeof *settled);
    struct figure_list bounds;
    *motion = (struct motion){.arena = arena, .palette = palette, .out = out};
    figure_settle(figure, settled);
    draw_moments(motion, figure, settled, &bounds);
    figure_svg_open(&bounds, palette, options, "class=\"figure-moving\"", out);
    struct parts parts = all_parts(motion);
    for (size_t i = 0; i < parts.n; i++) put_part(motion, parts.at[i]);
    buf_puts(out, "</g></svg>\n");
}
