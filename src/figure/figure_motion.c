// The moving picture: SMIL in SVG; see figure.h.
//
// A few moments of the movement are drawn, all in the same order of painting. Each outline becomes
// a closed curve through as many points in every moment, so that a browser can go from one to the
// next.
// Of these moments an outline keeps only those that it needs.
#include "figure/figure_draw.h"
#include "figure/figure_ring.h"

#include <string.h>

enum {
    STEPS = 4,                               // from one pose to the next
    MOMENTS = STEPS * (POSE_FRAMES - 1) + 1, // at most
};

// A pose is held for a while at both ends, so that it can be looked at.
#define SECONDS_MOVE 1.8
#define SECONDS_HOLD 1.1

// What never moves further than this, in centimetres, stands still.
#define STILL 0.5

// How far an outline may be from where it is in a still picture, centimetres.
#define STRAYS 0.5

// How far a point may be from where it ought to be in a moment that is left out, centimetres: half
// as wide as the body's outline. That a line ends too early or too late is seen less.
#define ASTRAY 0.6
#define DRAWN_COUNTS 0.3
#define SLIDING_COUNTS 0.3

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

// ---- values -----------------------------------------------------------------------------------

// A line that is drawn to its end, as a length that no line has.
#define ALL_OF_IT 1999

struct value {
    const double *at; // x, y, x, y, ... of what the path is made of
    size_t n;
    bool is_ring;
    const char *d;
    double drawn;
    bool seen;
};

struct values {
    struct value at[MOMENTS];
    bool kept[MOMENTS]; // what lies between the kept ones is half way from one to the next
};

static bool is_open(const struct motion *motion, int part) {
    for (int m = 0; m < motion->n; m++)
        if (!item_near(motion, part, m)->trace_is_open) return false;
    return true;
}

// As few as will do in every moment.
static int ring_points(const struct motion *motion, const struct figure_ring_trace *traces) {
    int n = FIGURE_RING_LEAST;
    for (int m = 0; m < motion->n; m++)
        while (n < FIGURE_RING_MOST && !figure_ring_is_near(&traces[m], n, STRAYS)) n++;
    return n;
}

static void set_rings(const struct motion *motion, int part, struct values *values) {
    struct figure_ring_trace traces[MOMENTS];
    const struct figure_ring *before = NULL;
    bool open = is_open(motion, part);
    for (int m = 0; m < motion->n; m++)
        traces[m] = figure_ring_trace(motion->arena, item_near(motion, part, m), open);
    int points = ring_points(motion, traces);
    for (int m = 0; m < motion->n; m++) {
        struct value *value = &values->at[m];
        struct figure_ring *ring = arena_alloc(motion->arena, sizeof *ring);
        struct buf text;
        *ring = figure_ring(&traces[m], points, before);
        buf_init(&text);
        figure_ring_path(ring, &text);
        value->at = ring->at;
        value->n = 2 * ((size_t)points + 2);
        value->is_ring = true;
        value->d = arena_strdup(motion->arena, text.at);
        value->drawn = ring->drawn > 0 ? ring->drawn : ALL_OF_IT;
        buf_release(&text);
        before = ring;
    }
}

static void set_paths(const struct motion *motion, int part, struct values *values) {
    for (int m = 0; m < motion->n; m++) {
        struct value *value = &values->at[m];
        const struct figure_path *path = &item_near(motion, part, m)->path;
        struct buf text;
        buf_init(&text);
        figure_svg_path(path, &text);
        value->at = path->points.at;
        value->n = path->points.n;
        value->d = arena_strdup(motion->arena, text.at);
        value->drawn = ALL_OF_IT;
        buf_release(&text);
    }
}

// How far a handle may be said to lie off. Along its outline it may slide: that is hardly seen.
static double off_at(const struct value *at, size_t i, double x, double y) {
    bool inner = at->is_ring && i >= 2 && i + 3 < at->n;
    if (!inner) return hypot(x, y);
    double way_x = at->at[i + 2] - at->at[i - 2], way_y = at->at[i + 3] - at->at[i - 1];
    double length = fmax(hypot(way_x, way_y), 1e-9);
    double along = (x * way_x + y * way_y) / length, beside = (x * way_y - y * way_x) / length;
    return hypot(beside, along * SLIDING_COUNTS);
}

// How far the point that is farthest off lies from where the way from `a` to `b` has it after a
// share of its length.
static double astray(const struct value *a, const struct value *b, double share,
                     const struct value *at) {
    double most = fabs(a->drawn + (b->drawn - a->drawn) * share - at->drawn) * DRAWN_COUNTS;
    if (a->n != at->n || b->n != at->n) return HUGE_VAL;
    for (size_t i = 0; i + 1 < at->n; i += 2) {
        double x = a->at[i] + (b->at[i] - a->at[i]) * share - at->at[i];
        double y = a->at[i + 1] + (b->at[i + 1] - a->at[i + 1]) * share - at->at[i + 1];
        if (x * x + y * y > most * most) most = fmax(most, off_at(at, i, x, y));
    }
    return most;
}

static bool is_near(const struct values *values, int from, int to) {
    for (int m = from + 1; m < to; m++) {
        double share = (double)(m - from) / (to - from);
        if (astray(&values->at[from], &values->at[to], share, &values->at[m]) > ASTRAY)
            return false;
    }
    return true;
}

// Every pose is kept, and between two of them as few moments as will do.
static void choose(const struct motion *motion, struct values *values) {
    for (int from = 0, to; from < motion->n; from = to) {
        values->kept[from] = true;
        to = (from / STEPS + 1) * STEPS;
        while (to > from + 1 && !(to < motion->n && is_near(values, from, to))) to--;
    }
}

static void set_values(const struct motion *motion, int part, struct values *values) {
    double most = 0;
    if (item_near(motion, part, 0)->trace)
        set_rings(motion, part, values);
    else
        set_paths(motion, part, values);
    for (int m = 0; m < motion->n; m++) {
        values->at[m].seen = find_item(motion->moments[m], part) != NULL;
        most = fmax(most, astray(&values->at[0], &values->at[0], 0, &values->at[m]));
    }
    for (int m = 1; most < STILL && m < motion->n; m++) {
        bool seen = values->at[m].seen;
        values->at[m] = values->at[0];
        values->at[m].seen = seen;
    }
    choose(motion, values);
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

// A share of one with so many digits, as short as it can be written.
static void put_share(struct buf *out, double share, int digits) {
    long unit = 1;
    for (int i = 0; i < digits; i++) unit *= 10;
    long left = lround(share * (double)unit);
    if (left <= 0 || left >= unit) {
        buf_putc(out, left <= 0 ? '0' : '1');
        return;
    }
    buf_putc(out, '.');
    for (; left > 0; left %= unit) {
        unit /= 10;
        buf_putc(out, (char)('0' + left / unit));
    }
}

// The moments at which something changes, there and back: hold, move, hold, move. The way back is
// counted on from its own begin, so that `step` 0 to n - 1 is always how far a movement has come.
struct key {
    int moment, step;
    bool back;
};

struct keys {
    struct key at[2 * MOMENTS];
    int n;
};

static struct keys keys_of(const struct motion *motion, const struct values *values, bool all) {
    struct keys keys = {.n = 0};
    for (int back = 0; back < 2; back++)
        for (int step = 0; step < motion->n; step++) {
            int moment = back ? motion->n - 1 - step : step;
            if (all || values->kept[moment])
                keys.at[keys.n++] = (struct key){moment, step, back != 0};
        }
    return keys;
}

static void put_timing(const struct motion *motion, const struct keys *keys, struct buf *out) {
    double move = SECONDS_MOVE * (motion->n - 1) / STEPS, whole = 2 * (move + SECONDS_HOLD);
    buf_printf(out, " dur=\"%.3gs\" repeatCount=\"indefinite\" keyTimes=\"0", whole);
    for (int i = 0; i < keys->n; i++) {
        const struct key *key = &keys->at[i];
        double begin = key->back ? 2 * SECONDS_HOLD + move : SECONDS_HOLD;
        buf_putc(out, ';');
        put_share(
            out, i == keys->n - 1 ? 1 : (begin + SECONDS_MOVE * moment_time(key->step)) / whole, 3);
    }
    buf_putc(out, '"');
}

// A piece of the soft curve from one key to the next. It is a cubic in time, so a spline whose
// handles stand at the thirds has all of it; their heights follow from the slopes at both ends.
static void put_spline(int from, int to, struct buf *out) {
    double pose = floor((double)from / STEPS), a = moment_time(from) - pose;
    double b = moment_time(to) - pose, rise = (double)(to - from) / STEPS;
    buf_puts(out, ";.33 ");
    put_share(out, 2 * a * (1 - a) * (b - a) / rise, 2);
    buf_puts(out, " .67 ");
    put_share(out, 1 - 2 * b * (1 - b) * (b - a) / rise, 2);
}

static void put_easing(const struct keys *keys, struct buf *out) {
    buf_puts(out, " calcMode=\"spline\" keySplines=\"0 0 1 1");
    for (int i = 1; i < keys->n; i++) {
        if (keys->at[i].back != keys->at[i - 1].back)
            buf_puts(out, ";0 0 1 1");
        else
            put_spline(keys->at[i - 1].step, keys->at[i].step, out);
    }
    buf_putc(out, '"');
}

enum animated { OUTLINE, DASH, SIGHT };

static void put_value(const struct value *value, enum animated what, struct buf *out) {
    if (what == OUTLINE)
        buf_puts(out, value->d);
    else if (what == DASH)
        buf_printf(out, "%.0f 9999", value->drawn * FIGURE_SVG_SCALE);
    else
        buf_puts(out, value->seen ? "visible" : "hidden");
}

static void put_animate(const struct motion *motion, const struct values *values,
                        enum animated what) {
    static const char *const names[] = {"d", "stroke-dasharray", "visibility"};
    struct buf *out = motion->out;
    struct keys keys = keys_of(motion, values, what == SIGHT);
    buf_printf(out, "<animate attributeName=\"%s\"", names[what]);
    if (what == SIGHT)
        buf_puts(out, " calcMode=\"discrete\"");
    else
        put_easing(&keys, out);
    put_timing(motion, &keys, out);
    buf_puts(out, " values=\"");
    put_value(&values->at[0], what, out);
    for (int i = 0; i < keys.n; i++) {
        buf_putc(out, ';');
        put_value(&values->at[keys.at[i].moment], what, out);
    }
    buf_puts(out, "\"/>");
}

static void put_part(const struct motion *motion, int part) {
    struct values *values = arena_alloc(motion->arena, sizeof *values);
    struct buf *out = motion->out;
    *values = (struct values){.kept = {false}};
    set_values(motion, part, values);
    const struct value *first = &values->at[0];
    struct figure_item item = *item_near(motion, part, 0);
    bool moves = false, dashes = false, hides = false;
    for (int m = 0; m < motion->n; m++) {
        const struct value *value = &values->at[m];
        moves = moves || strcmp(value->d, first->d) != 0;
        dashes = dashes || fabs(value->drawn - first->drawn) > 0.4;
        hides = hides || value->seen != first->seen;
    }
    item.drawn = first->drawn < ALL_OF_IT ? first->drawn : 0;
    buf_puts(out, "<path");
    figure_svg_attributes(&item, motion->palette, out);
    buf_printf(out, " d=\"%s\">", first->d);
    if (moves) put_animate(motion, values, OUTLINE);
    if (dashes) put_animate(motion, values, DASH);
    if (hides) put_animate(motion, values, SIGHT);
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
