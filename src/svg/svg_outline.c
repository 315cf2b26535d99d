// Outlines; see svg_outline.h.
#include "svg/svg_outline.h"

#include <math.h>

// No point may lie farther from the drawing's corner, so that what writes it can trust it.
#define FARTHEST 500000.0

static void add_point(struct svg_pen *pen, double x, double y) {
    const struct svg_matrix *m = &pen->matrix;
    double point[2] = {m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
    for (int i = 0; i < 2; i++) {
        bool good = fabs(point[i]) <= FARTHEST; // false too where it is no number
        if (!good) pen->failed = true;
        vec_push(pen->arena, &pen->outline->points, good ? (float)point[i] : 0);
    }
}

// False where the pen has failed, so that nothing is added any more.
static bool add_verb(struct svg_pen *pen, enum svg_verb verb) {
    if (pen->failed || ++*pen->parts > SVG_PARTS) {
        pen->failed = true;
        return false;
    }
    vec_push(pen->arena, &pen->outline->verbs, (uint8_t)verb);
    return true;
}

static void go_to(struct svg_pen *pen, double x, double y) {
    pen->x = x;
    pen->y = y;
}

void svg_pen_move(struct svg_pen *pen, double x, double y) {
    if (add_verb(pen, SVG_MOVE)) add_point(pen, x, y);
    go_to(pen, x, y);
    pen->start_x = x;
    pen->start_y = y;
}

void svg_pen_line(struct svg_pen *pen, double x, double y) {
    if (add_verb(pen, SVG_LINE)) add_point(pen, x, y);
    go_to(pen, x, y);
}

void svg_pen_curve(struct svg_pen *pen, double x1, double y1, double x2, double y2, double x,
                   double y) {
    if (add_verb(pen, SVG_CURVE)) {
        add_point(pen, x1, y1);
        add_point(pen, x2, y2);
        add_point(pen, x, y);
    }
    go_to(pen, x, y);
}

void svg_pen_close(struct svg_pen *pen) {
    add_verb(pen, SVG_CLOSE);
    go_to(pen, pen->start_x, pen->start_y);
}

// ---- arcs -------------------------------------------------------------------------------------

// An arc by its middle, as SVG 1.1, appendix F.6.5, finds it.
struct ellipse {
    double x, y, rx, ry, cosine, sine;
    double from, turn; // radians
};

static double angle_between(double x1, double y1, double x2, double y2) {
    return atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2);
}

static struct ellipse find_middle(const struct svg_pen *pen, const struct svg_arc *arc) {
    double pi = acos(-1), phi = fmod(arc->angle, 360) * pi / 180;
    struct ellipse e = {
        .rx = fabs(arc->rx), .ry = fabs(arc->ry), .cosine = cos(phi), .sine = sin(phi)};
    double dx = (pen->x - arc->x) / 2, dy = (pen->y - arc->y) / 2;
    double x = e.cosine * dx + e.sine * dy, y = e.cosine * dy - e.sine * dx;
    double lambda = x * x / (e.rx * e.rx) + y * y / (e.ry * e.ry);
    if (lambda > 1) { // too small to get there: as large as it must be
        e.rx *= sqrt(lambda);
        e.ry *= sqrt(lambda);
    }
    double rx2 = e.rx * e.rx, ry2 = e.ry * e.ry, below = rx2 * y * y + ry2 * x * x;
    double root = sqrt(fmax(0, (rx2 * ry2 - below) / below));
    if (arc->large == arc->sweep) root = -root;
    double cx = root * e.rx * y / e.ry, cy = -root * e.ry * x / e.rx;
    e.x = e.cosine * cx - e.sine * cy + (pen->x + arc->x) / 2;
    e.y = e.sine * cx + e.cosine * cy + (pen->y + arc->y) / 2;
    double ux = (x - cx) / e.rx, uy = (y - cy) / e.ry;
    e.from = atan2(uy, ux);
    e.turn = angle_between(ux, uy, (-x - cx) / e.rx, (-y - cy) / e.ry);
    if (!arc->sweep && e.turn > 0) e.turn -= 2 * pi;
    if (arc->sweep && e.turn < 0) e.turn += 2 * pi;
    return e;
}

static void on_ellipse(const struct ellipse *e, double x, double y, double *out) {
    out[0] = e->x + e->cosine * e->rx * x - e->sine * e->ry * y;
    out[1] = e->y + e->sine * e->rx * x + e->cosine * e->ry * y;
}

void svg_pen_arc(struct svg_pen *pen, const struct svg_arc *arc) {
    if (pen->x == arc->x && pen->y == arc->y) return;
    if (arc->rx == 0 || arc->ry == 0) {
        svg_pen_line(pen, arc->x, arc->y);
        return;
    }
    struct ellipse e = find_middle(pen, arc);
    double quarters = ceil(fabs(e.turn) / (acos(-1) / 2) - 1e-9);
    int count = quarters >= 1 && quarters <= 4 ? (int)quarters : 1;
    double step = e.turn / count, reach = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < count; i++) {
        double a = e.from + i * step, b = a + step, first[2], second[2], end[2];
        on_ellipse(&e, cos(a) - reach * sin(a), sin(a) + reach * cos(a), first);
        on_ellipse(&e, cos(b) + reach * sin(b), sin(b) - reach * cos(b), second);
        on_ellipse(&e, cos(b), sin(b), end);
        if (i == count - 1) end[0] = arc->x, end[1] = arc->y;
        svg_pen_curve(pen, first[0], first[1], second[0], second[1], end[0], end[1]);
    }
}

static void quarter(struct svg_pen *pen, double rx, double ry, double x, double y) {
    svg_pen_arc(pen, &(struct svg_arc){rx, ry, 0, false, true, x, y});
}

void svg_pen_ellipse(struct svg_pen *pen, double x, double y, double rx, double ry) {
    svg_pen_move(pen, x + rx, y);
    quarter(pen, rx, ry, x, y + ry);
    quarter(pen, rx, ry, x - rx, y);
    quarter(pen, rx, ry, x, y - ry);
    quarter(pen, rx, ry, x + rx, y);
    svg_pen_close(pen);
}

void svg_pen_rectangle(struct svg_pen *pen, double x, double y, double width, double height,
                       double rx, double ry) {
    double right = x + width, bottom = y + height;
    bool round = rx > 0 && ry > 0;
    if (!round) rx = ry = 0;
    svg_pen_move(pen, x + rx, y);
    svg_pen_line(pen, right - rx, y);
    if (round) quarter(pen, rx, ry, right, y + ry);
    svg_pen_line(pen, right, bottom - ry);
    if (round) quarter(pen, rx, ry, right - rx, bottom);
    svg_pen_line(pen, x + rx, bottom);
    if (round) quarter(pen, rx, ry, x, bottom - ry);
    if (round) svg_pen_line(pen, x, y + ry);
    if (round) quarter(pen, rx, ry, x + rx, y);
    svg_pen_close(pen);
}
