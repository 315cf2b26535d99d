// Moments between frames; see figure_draw.h.
//
// Between two frames every segment turns by the shortest way at a steady rate, and the joints
// follow from the segments' lengths; so nothing stretches. What carries the body stays where it
// was.
#include "figure/figure_draw.h"

// The turn that leads from `a` to `b` by the shortest way, done to the part `t` (Rodrigues).
static struct figure_turn turn_between(struct figure_turn a, struct figure_turn b, double t) {
    double trace = figure_dot(a.x, b.x) + figure_dot(a.y, b.y) + figure_dot(a.z, b.z);
    double angle = acos(fmin(1, fmax(-1, (trace - 1) / 2)));
    struct figure_vec axis = figure_add(figure_add(figure_cross(a.x, b.x), figure_cross(a.y, b.y)),
                                        figure_cross(a.z, b.z));
    if (angle < 1e-6 || figure_length(axis) < 1e-9) return t < 0.5 ? a : b;
    axis = figure_unit(axis, a.x);
    double c = cos(angle * t), s = sin(angle * t);
    struct figure_vec *columns[3] = {&a.x, &a.y, &a.z};
    for (int i = 0; i < 3; i++) {
        struct figure_vec v = *columns[i], side = figure_cross(axis, v);
        struct figure_vec on = figure_scale(axis, figure_dot(axis, v) * (1 - c));
        *columns[i] = figure_add(figure_add(figure_scale(v, c), figure_scale(side, s)), on);
    }
    return a;
}

// Where each segment hangs.
static const struct {
    enum figure_segment segment, parent;
} links[] = {
    {FIGURE_WAIST, FIGURE_PELVIS}, {FIGURE_CHEST, FIGURE_WAIST}, {FIGURE_NECK, FIGURE_CHEST},
    {FIGURE_HEAD, FIGURE_NECK},    {FIGURE_UPPER, FIGURE_CHEST}, {FIGURE_FORE, FIGURE_UPPER},
    {FIGURE_HAND, FIGURE_FORE},    {FIGURE_LEG, FIGURE_PELVIS},  {FIGURE_LOWER, FIGURE_LEG},
    {FIGURE_FOOT, FIGURE_LOWER},
};

static struct figure_vec local_of(const struct figure_skeleton *skeleton, size_t link, int side) {
    const struct figure_frame *own = &skeleton->segments[links[link].segment][side];
    const struct figure_frame *parent = &skeleton->segments[links[link].parent][side];
    struct figure_vec off = figure_sub(own->at, parent->at);
    return figure_vec(figure_dot(off, parent->turn.x), figure_dot(off, parent->turn.y),
                      figure_dot(off, parent->turn.z));
}

static void mix(const struct figure_skeleton *a, const struct figure_skeleton *b, double t,
                struct figure_skeleton *to) {
    *to = *a;
    to->seat = a->seat + (b->seat - a->seat) * t;
    for (int i = 0; i < FIGURE_SEGMENTS; i++)
        for (int side = 0; side < POSE_SIDES; side++)
            to->segments[i][side].turn =
                turn_between(a->segments[i][side].turn, b->segments[i][side].turn, t);
    for (int side = 0; side < POSE_SIDES; side++) {
        to->segments[FIGURE_PELVIS][side].at =
            figure_mix(a->segments[FIGURE_PELVIS][side].at, b->segments[FIGURE_PELVIS][side].at, t);
        for (size_t i = 0; i < sizeof links / sizeof *links; i++)
            to->segments[links[i].segment][side].at =
                figure_point(to, links[i].parent, (enum pose_side)side,
                             figure_mix(local_of(a, i, side), local_of(b, i, side), t));
    }
}

// The mean of the feet that carry the body.
static struct figure_vec support(const struct figure_skeleton *skeleton, const bool *carries) {
    struct figure_vec sum = {0, 0, 0};
    int count = 0;
    for (int side = 0; side < POSE_SIDES; side++) {
        if (!carries[side]) continue;
        struct pose_spot foot = {POSE_AT_FOOT, (enum pose_side)side};
        sum = figure_add(sum, figure_spot(skeleton, foot));
        count++;
    }
    return figure_scale(sum, 1.0 / count);
}

// A foot that is at the same place in both frames carries the body between them.
static void keep_support(const struct figure_skeleton *a, const struct figure_skeleton *b, double t,
                         struct figure_skeleton *to) {
    bool carries[POSE_SIDES], any = false;
    for (int side = 0; side < POSE_SIDES; side++) {
        struct pose_spot foot = {POSE_AT_FOOT, (enum pose_side)side};
        carries[side] = figure_length(figure_sub(figure_spot(a, foot), figure_spot(b, foot))) < 3;
        any = any || carries[side];
    }
    if (!any) return;
    struct figure_vec wanted = figure_mix(support(a, carries), support(b, carries), t);
    figure_move(to, figure_sub(wanted, support(to, carries)));
}

void figure_between(const struct figure_settled *settled, double time,
                    struct figure_skeleton *skeleton) {
    int last = settled->n - 1, from = (int)fmin(fmax(0, time), last);
    double t = time - from;
    const struct figure_skeleton *a = &settled->frames[from];
    *skeleton = *a;
    if (from >= last || t <= 0) return;
    const struct figure_skeleton *b = &settled->frames[from + 1];
    mix(a, b, t, skeleton);
    for (int side = 0; side < POSE_SIDES; side++)
        skeleton->grips[side] = a->grips[side] && b->grips[side];
    keep_support(a, b, t, skeleton);
}
