// Outlines for a movement; see figure_ring.h.
#include "figure/figure_ring.h"

#include "figure/figure_outline.h"

typedef struct figure_flat flat;

static flat mid(flat a, flat b) {
    return (flat){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static flat sub(flat a, flat b) {
    return (flat){a.x - b.x, a.y - b.y};
}

static double cross(flat a, flat b) {
    return a.x * b.y - a.y * b.x;
}

// ---- measuring ----------------------------------------------------------------------------------

// A closed trace has a point before its first and behind its last one.
static flat trace_at(const struct figure_ring_trace *trace, int i) {
    if (trace->open)
        i = i < 0 ? 0 : i >= trace->n ? trace->n - 1 : i;
    else
        i = (i + trace->n) % trace->n;
    return (flat){trace->at[2 * i], trace->at[2 * i + 1]};
}

static int steps(const struct figure_ring_trace *trace) {
    return trace->open ? trace->n - 1 : trace->n;
}

// By how much a trace turns at a point, as a share of a whole turn. It is looked at from some way
// off, since single points lie a little to this or that side.
static double turns(const struct figure_ring_trace *trace, int i) {
    enum { OFF = 3 };
    flat in = sub(trace_at(trace, i), trace_at(trace, i - OFF));
    flat out = sub(trace_at(trace, i + OFF), trace_at(trace, i));
    double along = in.x * out.x + in.y * out.y;
    return fabs(atan2(cross(in, out), along)) / (2 * 3.14159265358979323846 * OFF);
}

struct figure_ring_trace figure_ring_trace(struct arena *arena, const struct figure_item *item,
                                           bool open) {
    struct figure_ring_trace trace = {
        .at = item->trace, .n = item->trace_count, .open = open, .drawn = open ? 0 : item->drawn};
    int n = steps(&trace);
    double *share = arena_alloc(arena, ((size_t)n + 1) * sizeof *share), whole = 0;
    for (int i = 0; i < n; i++) {
        flat way = sub(trace_at(&trace, i + 1), trace_at(&trace, i));
        whole += share[i] = sqrt(way.x * way.x + way.y * way.y);
    }
    if (!open && item->trace_is_open && n) trace.drawn = whole - share[n - 1];
    double gone = 0;
    for (int i = 0; i < n; i++) {
        double own = (whole > 0 ? share[i] / whole : 1) + turns(&trace, i);
        share[i] = gone;
        gone += own;
    }
    for (int i = 0; i < n; i++) share[i] /= gone;
    share[n] = 1;
    trace.share = share;
    return trace;
}

// The middles of `n` equal shares of the trace.
static void sample(const struct figure_ring_trace *trace, int n, flat *at) {
    for (int made = 0, i = 0; made < n; made++) {
        double wanted = (made + 0.5) / n;
        while (i < steps(trace) - 1 && trace->share[i + 1] < wanted) i++;
        double step = trace->share[i + 1] - trace->share[i];
        double t = step > 0 ? (wanted - trace->share[i]) / step : 0;
        flat a = trace_at(trace, i), b = trace_at(trace, i + 1);
        at[made] = (flat){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }
}

// ---- the curve ----------------------------------------------------------------------------------

// Turns points so that they lie nearest to the handles of the outline before.
static void align(flat *at, int n, const struct figure_ring *before) {
    flat old[FIGURE_RING_MOST];
    int best = 0;
    double least = 1e300;
    for (int shift = 0; shift < n; shift++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            flat a = at[(i + shift) % n];
            double x = a.x - before->at[2 * i + 2], y = a.y - before->at[2 * i + 3];
            sum += x * x + y * y;
        }
        if (sum >= least) continue;
        least = sum;
        best = shift;
    }
    for (int i = 0; i < n; i++) old[i] = at[i];
    for (int i = 0; i < n; i++) at[i] = old[(i + best) % n];
}

// Moves the handles out until the curve goes through the points: half way through the parabola of a
// handle it has come a quarter from either end and a half from the handle.
static void reach_points(const flat *points, int n, bool round, flat *handles) {
    for (int pass = 0; pass < 4; pass++) {
        if (round) handles[0] = handles[n + 1] = mid(handles[1], handles[n]);
        flat from = handles[0];
        for (int i = 1; i <= n; i++) {
            flat to = i < n ? mid(handles[i], handles[i + 1]) : handles[n + 1];
            flat there = mid(mid(from, to), handles[i]);
            from = to;
            handles[i].x += points[i - 1].x - there.x;
            handles[i].y += points[i - 1].y - there.y;
        }
    }
    if (round) handles[0] = handles[n + 1] = mid(handles[1], handles[n]);
}

struct figure_ring figure_ring(const struct figure_ring_trace *trace, int n,
                               const struct figure_ring *before) {
    struct figure_ring ring = {.n = n, .drawn = trace->drawn};
    flat points[FIGURE_RING_MOST], handles[FIGURE_RING_MOST + 2];
    bool round = !trace->open && trace->drawn <= 0; // with no place where it must begin
    ring.is_round = round;
    sample(trace, n, points);
    if (round && before) align(points, n, before);
    for (int i = 0; i < n; i++) handles[i + 1] = points[i];
    handles[0] = trace_at(trace, 0);
    handles[n + 1] = trace_at(trace, steps(trace));
    reach_points(points, n, round, handles);
    for (int i = 0; i < n + 2; i++) {
        ring.at[2 * i] = handles[i].x;
        ring.at[2 * i + 1] = handles[i].y;
    }
    return ring;
}

static flat handle(const struct figure_ring *ring, int i) {
    return (flat){ring->at[2 * i], ring->at[2 * i + 1]};
}

// How far a point lies beside the parabola of a handle, where that has come `u` of its way.
static double beside(const struct figure_ring *ring, int i, double u, flat at) {
    flat h = handle(ring, i), from = handle(ring, i - 1), to = handle(ring, i + 1);
    if (i > 1) from = mid(from, h);
    if (i < ring->n) to = mid(h, to);
    flat a = sub(h, from), b = sub(to, h); // its slope is half way between these
    flat way = {a.x * (1 - u) + b.x * u, a.y * (1 - u) + b.y * u};
    flat here = {from.x * (1 - u) * (1 - u) + 2 * h.x * u * (1 - u) + to.x * u * u,
                 from.y * (1 - u) * (1 - u) + 2 * h.y * u * (1 - u) + to.y * u * u};
    double length = sqrt(way.x * way.x + way.y * way.y);
    return length > 0 ? fabs(cross(way, sub(at, here))) / length : 0;
}

bool figure_ring_is_near(const struct figure_ring_trace *trace, int n, double most) {
    struct figure_ring ring = figure_ring(trace, n, NULL);
    for (int i = 0; i < steps(trace); i++) {
        double place = trace->share[i] * n;
        int piece = (int)place < n ? (int)place : n - 1;
        if (beside(&ring, piece + 1, place - piece, trace_at(trace, i)) > most) return false;
    }
    return true;
}

// ---- writing ----------------------------------------------------------------------------------

// In halves of a unit, as the middles of sides are.
static void put_half(struct buf *out, long halves, bool first) {
    if (halves == 1 && !first) buf_putc(out, ' ');
    if (halves == -1) buf_putc(out, '-');
    if (halves / 2 || !(halves % 2)) figure_svg_number(out, halves / 2, first);
    if (halves % 2) buf_puts(out, ".5");
}

// A place in halves of a unit.
struct half {
    long x, y;
};

static struct half half(const struct figure_ring *ring, int i) {
    return (struct half){2 * figure_svg_round(ring->at[2 * i]),
                         2 * figure_svg_round(ring->at[2 * i + 1])};
}

static struct half between(struct half a, struct half b) {
    return (struct half){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static void put_way(struct buf *out, struct half from, struct half to, bool first) {
    put_half(out, to.x - from.x, first);
    put_half(out, to.y - from.y, false);
}

// A path that begins and ends in one place needs no `z`: round caps meet there as a join does.
void figure_ring_path(const struct figure_ring *ring, struct buf *out) {
    struct half at = half(ring, 0), end = half(ring, ring->n + 1), handle = half(ring, 1);
    if (ring->is_round) at = end = between(handle, half(ring, ring->n));
    buf_putc(out, 'M');
    put_way(out, (struct half){0, 0}, at, true);
    buf_putc(out, 'q');
    put_way(out, at, handle, true);
    for (int i = 1; i <= ring->n; i++) {
        struct half next = i < ring->n ? half(ring, i + 1) : end;
        struct half to = i < ring->n ? between(handle, next) : end;
        if (i == 2) buf_putc(out, 't');
        put_way(out, at, to, i == 2);
        at = to;
        handle = next;
    }
}
