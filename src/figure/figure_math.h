// Vectors and rotations in three dimensions: x forwards, y to the left, z up.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_MATH_H
#define REGIMEN_FIGURE_MATH_H

#include <math.h>

struct figure_vec {
    double x, y, z;
};

// A rotation; the columns are where the axes go.
struct figure_turn {
    struct figure_vec x, y, z;
};

static inline struct figure_vec figure_vec(double x, double y, double z) {
    return (struct figure_vec){x, y, z};
}

static inline struct figure_vec figure_add(struct figure_vec a, struct figure_vec b) {
    return figure_vec(a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline struct figure_vec figure_sub(struct figure_vec a, struct figure_vec b) {
    return figure_vec(a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline struct figure_vec figure_scale(struct figure_vec a, double by) {
    return figure_vec(a.x * by, a.y * by, a.z * by);
}

static inline double figure_dot(struct figure_vec a, struct figure_vec b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct figure_vec figure_cross(struct figure_vec a, struct figure_vec b) {
    return figure_vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double figure_length(struct figure_vec a) {
    return sqrt(figure_dot(a, a));
}

// The vector at length 1, or `other` where it has no length.
static inline struct figure_vec figure_unit(struct figure_vec a, struct figure_vec other) {
    double length = figure_length(a);
    return length < 1e-9 ? other : figure_scale(a, 1 / length);
}

static inline struct figure_vec figure_mix(struct figure_vec a, struct figure_vec b, double t) {
    return figure_add(figure_scale(a, 1 - t), figure_scale(b, t));
}

static inline double figure_radians(double degrees) {
    return degrees * (3.14159265358979323846 / 180);
}

static inline double figure_degrees(double radians) {
    return radians * (180 / 3.14159265358979323846);
}

static inline struct figure_vec figure_apply(struct figure_turn m, struct figure_vec v) {
    return figure_add(figure_add(figure_scale(m.x, v.x), figure_scale(m.y, v.y)),
                      figure_scale(m.z, v.z));
}

// First `b`, then `a`: a turn within a frame that is itself turned by `a`.
static inline struct figure_turn figure_after(struct figure_turn a, struct figure_turn b) {
    return (struct figure_turn){figure_apply(a, b.x), figure_apply(a, b.y), figure_apply(a, b.z)};
}

static inline struct figure_turn figure_no_turn(void) {
    return (struct figure_turn){{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
}

// Right-handed turns about an axis, in degrees.
static inline struct figure_turn figure_about_x(double degrees) {
    double c = cos(figure_radians(degrees)), s = sin(figure_radians(degrees));
    return (struct figure_turn){{1, 0, 0}, {0, c, s}, {0, -s, c}};
}

static inline struct figure_turn figure_about_y(double degrees) {
    double c = cos(figure_radians(degrees)), s = sin(figure_radians(degrees));
    return (struct figure_turn){{c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

static inline struct figure_turn figure_about_z(double degrees) {
    double c = cos(figure_radians(degrees)), s = sin(figure_radians(degrees));
    return (struct figure_turn){{c, s, 0}, {-s, c, 0}, {0, 0, 1}};
}

#endif
