// Silhouettes; see figure_outline.h.
#include "figure/figure_outline.h"

#include <string.h>

struct figure_camera figure_camera(double turn, double height) {
    double ct = cos(figure_radians(turn)), st = sin(figure_radians(turn));
    double ch = cos(figure_radians(height)), sh = sin(figure_radians(height));
    return (struct figure_camera){
        .right = {st, ct, 0}, .up = {-ct * sh, st * sh, ch}, .toward = {ct * ch, -st * ch, sh}};
}

struct figure_flat figure_project(const struct figure_camera *camera, struct figure_vec at) {
    return (struct figure_flat){figure_dot(camera->right, at), -figure_dot(camera->up, at)};
}

double figure_depth(const struct figure_camera *camera, struct figure_vec at) {
    return figure_dot(camera->toward, at);
}

struct figure_bar figure_bar(struct figure_flat a, struct figure_flat b, double ra, double rb) {
    struct figure_bar bar = {.a = a, .b = b, .ra = ra, .rb = rb};
    double dx = b.x - a.x, dy = b.y - a.y, taper = ra - rb;
    bar.length = sqrt(dx * dx + dy * dy);
    bar.middle = (struct figure_flat){(a.x + b.x) / 2, (a.y + b.y) / 2};
    bar.reach = bar.length / 2 + fmax(ra, rb);
    if (bar.length <= fabs(taper) + 1e-9) { // one disc lies in the other
        if (taper < 0) bar.a = b;
        bar.ra = bar.rb = fmax(ra, rb);
        bar.length = 0;
        bar.way = (struct figure_flat){1, 0};
        bar.cosine = 1;
        return bar;
    }
    bar.way = (struct figure_flat){dx / bar.length, dy / bar.length};
    bar.sine = taper / bar.length;
    bar.cosine = sqrt(1 - bar.sine * bar.sine);
    return bar;
}

void figure_flatten(const struct figure_camera *camera, const struct figure_chain *chain,
                    double blend, struct figure_shape *shape) {
    shape->n = chain->n;
    shape->blend = blend;
    shape->step = 0;
    shape->hem.is_there = false;
    for (int i = 0; i < chain->n; i++) {
        const struct figure_capsule *from = &chain->at[i];
        shape->bars[i] = figure_bar(figure_project(camera, from->a),
                                    figure_project(camera, from->b), from->ra, from->rb);
    }
}

// ---- the field --------------------------------------------------------------------------------

// Distance to the hull of two discs. In the frame of its axis (u along, v away from it) the
// straight side touches both discs. Before it begins the first disc is nearest, behind its end the
// second one.
static double outside_bar(const struct figure_bar *bar, struct figure_flat at) {
    double px = at.x - bar->a.x, py = at.y - bar->a.y;
    double u = px * bar->way.x + py * bar->way.y, v = fabs(px * bar->way.y - py * bar->way.x);
    double along = u * bar->cosine - v * bar->sine;
    if (along < 0 || bar->length <= 0) return sqrt(u * u + v * v) - bar->ra;
    if (along > bar->length * bar->cosine)
        return sqrt((u - bar->length) * (u - bar->length) + v * v) - bar->rb;
    return v * bar->cosine + u * bar->sine - bar->ra;
}

// Whether the bar is too far away to matter where something is nearer already.
static bool is_far(const struct figure_bar *bar, struct figure_flat at, double least) {
    double x = at.x - bar->middle.x, y = at.y - bar->middle.y, far = least + bar->reach;
    return far <= 0 || x * x + y * y > far * far;
}

// Distance beyond a hem: its near rim is half an ellipse.
static double outside_hem(const struct figure_hem *hem, struct figure_flat at) {
    double px = at.x - hem->at.x, py = at.y - hem->at.y;
    double along = px * hem->out.x + py * hem->out.y;
    double across = (px * hem->out.y - py * hem->out.x) / hem->radius;
    double rim = hem->bulge * hem->radius * sqrt(fmax(0, 1 - across * across));
    return along - rim;
}

// A smooth minimum: a parabola takes the place of the corner where two fields cross.
double figure_outside(const struct figure_shape *shape, struct figure_flat at) {
    double least = 1e9;
    for (int i = 0; i < shape->n; i++) {
        if (is_far(&shape->bars[i], at, least + shape->blend)) continue;
        double next = outside_bar(&shape->bars[i], at);
        double mixed = shape->blend - fabs(next - least);
        if (next < least) least = next;
        if (mixed > 0) least -= mixed * mixed / (4 * shape->blend);
    }
    if (!shape->hem.is_there) return least;
    double beyond = outside_hem(&shape->hem, at);
    return beyond > least ? beyond : least;
}

// ---- following the outline --------------------------------------------------------------------

enum { STEPS_MOST = 4000 };

struct node {
    int i, j;
    double outside;
};

static struct figure_flat node_at(const struct figure_field *field, struct node node) {
    return (struct figure_flat){field->inside.x + node.i * field->step,
                                field->inside.y + node.j * field->step};
}

static struct node node(const struct figure_field *field, int i, int j) {
    struct node node = {i, j, 0};
    node.outside = field->outside(field->context, node_at(field, node));
    return node;
}

static struct figure_flat crossing(const struct figure_field *field, struct node in,
                                   struct node out) {
    double t = in.outside / (in.outside - out.outside);
    struct figure_flat a = node_at(field, in), b = node_at(field, out);
    return (struct figure_flat){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

// The thinner what is to be seen, the finer the grid.
static double step_for(const struct figure_shape *shape) {
    double thinnest = 1e9;
    if (shape->step > 0) return shape->step;
    for (int i = 0; i < shape->n; i++)
        thinnest = fmin(thinnest, fmin(shape->bars[i].ra, shape->bars[i].rb));
    return fmin(2, fmax(0.5, thinnest * 0.56));
}

// A place inside, from which the way down leads outside at once: the middle of the disc that
// reaches lowest, or of the next one where a hem has cut that one off.
static bool find_inside(const struct figure_shape *shape, struct figure_flat *at) {
    double best = -1e9;
    for (int i = 0; i < 2 * shape->n; i++) {
        const struct figure_bar *bar = &shape->bars[i / 2];
        struct figure_flat middle = i % 2 ? bar->b : bar->a;
        double low = middle.y + (i % 2 ? bar->rb : bar->ra);
        if (low <= best || figure_outside(shape, middle) >= 0) continue;
        best = low;
        *at = middle;
    }
    return best > -1e9;
}

// Walks along the edges between an inner and an outer node, the inner one on the left hand.
static void walk(const struct figure_field *field, struct node in, struct node out,
                 struct figure_trace *trace) {
    struct node first_in = in, first_out = out;
    do {
        trace->at[trace->n++] = crossing(field, in, out);
        int di = in.j - out.j, dj = out.i - in.i; // ahead: a quarter turn left from in to out
        struct node left = node(field, in.i + di, in.j + dj);
        if (left.outside >= 0) {
            out = left;
            continue;
        }
        struct node right = node(field, out.i + di, out.j + dj);
        in = right.outside >= 0 ? left : right;
        if (right.outside >= 0) out = right;
    } while (trace->n < STEPS_MOST && (in.i != first_in.i || in.j != first_in.j ||
                                       out.i != first_out.i || out.j != first_out.j));
}

// Where the outline cuts a corner of the grid two points lie near each other, and one will do.
static int thin_out(struct figure_flat *at, int n, double apart) {
    int kept = 0;
    for (int i = 0; i < n; i++) {
        if (kept) {
            double x = at[i].x - at[kept - 1].x, y = at[i].y - at[kept - 1].y;
            if (x * x + y * y < apart * apart) continue;
        }
        at[kept++] = at[i];
    }
    return kept;
}

struct figure_trace figure_follow(struct arena *arena, const struct figure_field *field) {
    struct figure_flat points[STEPS_MOST];
    struct figure_trace trace = {points, 0};
    struct node in = node(field, 0, 0), out = in;
    for (int j = 1; j < STEPS_MOST && out.outside < 0; j++) {
        in = out;
        out = node(field, 0, j);
    }
    if (in.outside < 0 && out.outside >= 0) walk(field, in, out, &trace);
    trace.n = thin_out(points, trace.n, 0.6 * field->step);
    trace.at = arena_alloc(arena, (size_t)trace.n * sizeof *trace.at + 1);
    memcpy(trace.at, points, (size_t)trace.n * sizeof *trace.at);
    return trace;
}

static double outside_shape(const void *shape, struct figure_flat at) {
    return figure_outside(shape, at);
}

struct figure_trace figure_trace(struct arena *arena, const struct figure_shape *shape) {
    struct figure_field field = {
        .outside = outside_shape, .context = shape, .step = step_for(shape)};
    if (!find_inside(shape, &field.inside)) return (struct figure_trace){0};
    return figure_follow(arena, &field);
}
